"""Verbs: accusations in verbal frames ("accused X of Y", "X was charged with Y", "blamed Y on X")."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from onrecord_accusations import grammar
from onrecord_accusations.claim import Claim
from onrecord_accusations.frames import VERBS, VerbFrame
from onrecord_accusations.lexicon import (
    CONDUCT,
    DUTIES,
    THINGS,
    is_actor,
    is_deed,
    is_indefinite,
    is_money,
    is_sum,
    names_done,
    names_wrong,
)
from onrecord_accusations.phrases import clause, complement, noun_phrase, together, words
from onrecord_accusations.reciprocal import both_ways
from onrecord_accusations.stance import modality_of
from onrecord_accusations.wrongs import is_wrong

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_JUDICIAL: Final = frozenset({"accuse", "charge", "indict", "convict", "acquit", "sue"})
_RELATIONAL: Final = frozenset(
    {"head", "member", "chief", "leader", "president", "minister", "speaker", "group", "number", "dozen", "ministry"}
    | {"part", "council", "director", "secretary", "governor", "king", "queen", "hundred", "thousand", "ambassador"}
    | {"one", "pair"}
    | {"owner", "founder", "chairman", "commander", "department", "bank", "university", "republic", "company", "editor"}
)
"""Nouns whose "of" is part of the name or role: "accused the head of the bank"."""

_COURTS: Final = frozenset({"court", "custody", "dock", "prison", "jail", "hearing"})
_NOBODY: Final = frozenset({"nobody", "none", "nothing", "anyone", "anybody", "neither"})
_UNDONE: Final = frozenset({"would", "will", "may", "might", "could", "should", "can", "to"})
_OTHERS: Final = frozenset({"other", "others", "another"})
_CALLING: Final = frozenset({"call", "demand", "urge", "want", "ask", "press", "petition", "pressure", "push", "beg"})
_CALLED_FOR: Final = frozenset({"charge", "prosecute", "indict", "try", "convict", "investigate", "jail", "imprison"})
"""What a caller wants done to the one whom he thereby accuses."""

_CHARGING: Final = frozenset({"prosecutor", "police", "detective", "sheriff", "prosecution", "authority"})
_FALSELY: Final = frozenset({"falsely", "wrongly", "wrongfully", "unjustly", "mistakenly"})
_SAYING: Final = frozenset(
    {"allege", "accuse", "charge", "claim", "say", "argue", "contend", "assert", "cite", "maintain"}
)


def verb_claims(tokens: Iterable[Token]) -> Iterator[Claim]:
    """The accusations whose frame is a verb of the table, by place."""
    for token in tokens:
        if token.pos_ in ("VERB", "AUX", "ADJ", "NOUN", "PROPN") and token.tag_.startswith("VB"):
            for frame in VERBS.get(token.lemma_.lower(), ()):
                claim = _fill(token, frame)
                if claim is not None:
                    for one in _each(claim, token, frame):
                        yield from both_ways(one)
                    break


def _fill(verb: Token, frame: VerbFrame) -> Claim | None:
    """The claim that a frame makes of a verb; None where its needs don't hold or its bars do."""
    particle = None
    if frame.particle:
        particle = next((one for one in verb.children if one.lower_ == frame.particle), None)
        if particle is None:
            return None
    if frame.accused == "clause":
        return _with_clause(verb, frame)
    if verb.dep_ == "amod":
        return None
    passive = grammar.is_passive(verb) or (frame.lemma in _JUDICIAL and grammar.is_clipped_passive(verb))
    accused, act, act_at = _roles(verb, frame, passive)
    if accused is not None and accused.lemma_.lower() in _COURTS and verb.dep_ == "acl" and accused.dep_ == "pobj":
        accused = grammar.subject_above(accused.head, 0)  # "Rook appears in court charged with fraud"
    if accused is not None and (_is_nobody(accused) or _is_any_such(verb, accused)):
        return None
    if accused is None or (accused.lower_ in ("who", "what", "that", "which") and accused.dep_ != "relcl"):
        return None
    if not _holds(frame, verb, accused, act, act_at, passive):
        return None
    accuser = accuser_of(verb, passive=passive)
    if frame.accused == "subject":
        accuser = None
    if accuser is not None and accuser.i == accused.i:
        return None
    if (
        frame.kind == "criticize"
        and act is None
        and accused.pos_ == "PROPN"
        and grammar.child(accused, "poss") is not None
    ):
        return None  # "denounced the senator's Green Plan"
    if frame.kind == "criticize" and not is_actor(accused):
        bare = act is None and not list(accused.children)  # "condemned violence"
        if bare or not (is_deed(accused) or _is_conduct(accused)):
            return None
    if accused.lower_ in ("himself", "herself", "itself", "themselves", "myself"):
        return None
    claim = Claim(
        rule=f"verb:{frame.lemma}",
        kind=frame.kind,
        status=frame.status,
        confidence=frame.confidence,
        anchor=verb,
        cue=words(verb, particle),
        accuser=_without(accuser, act_at),
        accused=together(accused, without=_outside_accused(accused, frame, act_at)),
        act=act,
        modality=modality_of(verb),
    )
    if frame.kind == "criticize" and not is_actor(accused):
        _settle_deed(claim, accused)
    if (caller := _caller(verb, frame, passive)) is not None:
        claim.accuser, claim.status, claim.modality, claim.confidence = noun_phrase(caller), "alleged", "asserted", 0.7
        claim.kind = claim.kind if claim.kind == "investigate" else "accuse"
    if (falsely := next((one for one in verb.children if one.lower_ in _FALSELY), None)) is not None:
        claim.denied, claim.denial = True, words(falsely)
    if frame.lemma == "blame" and act is None:
        claim.confidence = 0.7
    _add_saying(claim, verb)
    return claim


def _each(claim: Claim, verb: Token, frame: VerbFrame) -> tuple[Claim, ...]:
    """A claim, as two where each of two accused has an act: "accused the union of greed and the owner of lies", "Rook
    was charged with theft and Hale with fraud"."""
    passive = grammar.is_passive(verb)
    first = (grammar.subject(verb) if passive else grammar.object_of(verb)) if frame.accused == "object" else None
    if first is None or (first.i < verb.i) != passive:
        return (claim,)
    own = next((pair for place in (verb, first) for pair in grammar.complements(place, frame.act[:1])), None)
    other = next(_second(verb, first, frame), None)
    if own is None or other is None or not first.i < own[0].i < other[0].i:
        return (claim,)
    second, at, act = other
    phrase, deed = noun_phrase(first, without=[own[0], *_joined_to(first)]), complement(own[1])
    deed = verb.doc[deed.start : min(deed.end, second.left_edge.i - 1)]
    return (
        replace(claim, accused=phrase, act=deed),
        replace(claim, accused=noun_phrase(second, without=[at, *_joined_to(second)]), act=complement(act)),
    )


def _second(verb: Token, first: Token, frame: VerbFrame) -> Iterator[tuple[Token, Token, Token]]:
    """(head, preposition, act) of those coordinated with the accused, or with what is in the act, with a wrong each.

    The parser hangs the second preposition on the second accused, or on the verb.
    """
    for one in verb.subtree:
        someone = (one.pos_ in ("NOUN", "PROPN") and is_actor(one)) or one.lower_ in _OTHERS
        if one.i <= max(first.i, verb.i) or one.dep_ != "conj" or not someone:
            continue
        if one.doc[one.left_edge.i - 1].dep_ != "cc":
            continue
        for at, act in grammar.complements(one, frame.act[:1]):
            own = (
                one.head == verb or at.lower_ == "for"
            )  # "the owner for the delay" is no noun phrase, as "of" makes one
            if own or act.tag_ == "VBG" or names_done(complement(act)):
                yield one, at, act
        yield from (
            (one, at, act) for at, act in grammar.complements(verb, frame.act[:1]) if at.i == one.right_edge.i + 1
        )


def _joined_to(head: Token) -> list[Token]:
    return [one for one in head.children if one.dep_ in ("cc", "conj")]


def _outside_accused(accused: Token, frame: VerbFrame, act_at: Token | None) -> list[Token]:
    """What hangs on the accused and is no part of who that is: the act, and to whom he was reported."""
    addressee = [one for one in accused.children if frame.lemma == "report" and one.lower_ == "to"]
    return addressee if act_at is None else [act_at, *addressee]


def _is_nobody(accused: Token) -> bool:
    """ "Nobody has been charged", "no one was", "have not charged anyone": no accusation of anybody."""
    no = any(one.lower_ == "no" or (one.lower_ == "any" and accused.lower_ == "one") for one in accused.children)
    return accused.lower_ in _NOBODY or no


def _is_any_such(verb: Token, accused: Token) -> bool:
    """Whether a participle only says which of many are meant: "the deportation of migrants convicted of theft"."""
    bare = accused.tag_ == "NNS" and not any(
        one.dep_ in ("det", "nummod", "poss", "quantmod") for one in accused.children
    )
    limits = verb.dep_ == "acl" and verb.i == accused.i + 1 and grammar.agent_of(verb) is None
    return bare and limits and accused.dep_ == "pobj"


def _caller(verb: Token, frame: VerbFrame, passive: bool) -> Token | None:
    """Who demands that someone be charged: "called for Marr to be prosecuted for treason", "urged the police to charge
    him", "wants him tried"."""
    if frame.lemma not in _CALLED_FOR | _JUDICIAL:
        return None
    auxiliaries = {one.lower_ for one in verb.children if one.dep_ in ("aux", "auxpass")}
    above = verb.head.head if verb.head.dep_ == "prep" else verb.head
    lemma = above.lemma_.lower()
    if above == verb or lemma not in _CALLING or modality_of(above) != "asserted":
        return None
    bare = "be" in auxiliaries or (lemma == "want" and not auxiliaries and verb.tag_ == "VBN")
    told = "to" in auxiliaries and verb.dep_ in ("xcomp", "ccomp", "advcl") and frame.lemma in _CALLED_FOR
    if not (bare if passive or verb.tag_ == "VBN" else told and _is_told(verb, above)):
        return None
    caller = grammar.subject(above)
    return caller if caller is not None and is_actor(caller) else None


def _is_told(verb: Token, above: Token) -> bool:
    """Whether somebody else is called on to do it: "asked the police to charge him", not "wants to charge him"."""
    asked = grammar.child(above, "dobj", "dative") or next(
        (inner for _, inner in grammar.complements(above, ("on", "upon"))), None
    )
    own = grammar.child(verb, "nsubj")
    return (asked is not None and asked.i < verb.i) or own is not None


def _roles(verb: Token, frame: VerbFrame, passive: bool) -> tuple[Token | None, Span | None, Token | None]:
    """(head of the accused, act, the preposition that brings the act)."""
    if frame.accused == "subject":
        accused = None if passive else grammar.subject(verb)
        act, at = _act(verb, grammar.object_of(verb), frame)
        return accused, act, at
    if frame.accused != "object":
        places = [inner for _, inner in _prepositions(verb, (frame.accused,))]
        accused = next((one for one in places if is_actor(one)), places[0] if places else None)
        if frame.act == ("object",):
            deed = grammar.subject(verb) if passive else grammar.object_of(verb)
            if deed is None:
                return None, None, None
            return accused, noun_phrase(deed, without=[one for one in deed.children if one.lower_ == "on"]), None
        act, at = _act(verb, accused, frame)
        return accused, act, at
    accused = grammar.subject(verb) if passive else grammar.object_of(verb)
    act, at = _act(verb, accused, frame)
    return accused, act, at


def _act(verb: Token, accused: Token | None, frame: VerbFrame) -> tuple[Span | None, Token | None]:
    """The complement of one of the frame's prepositions, wherever the parser hung it: on the verb, or on the object."""
    late = [one for one in verb.children if one.dep_ in ("npadvmod", "tmod", "advmod") and one.i > verb.i]
    if frame.kind == "convict":  # "sentenced to nine years for fraud", "jailed under a former government for fraud"
        late += [inner for _, inner in grammar.complements(verb, ("under", "by"))]
        late += [inner for _, inner in grammar.complements(verb, ("to",))]
    for at, inner in (pair for place in (verb, *late) for pair in grammar.complements(place, frame.act)):
        if grammar.is_time(inner) and frame.kind == "convict":  # "jailed for six years for fraud"
            deeper = next((one for _, one in grammar.complements(inner, frame.act)), None)
            if deeper is not None:
                return complement(deeper), at
        if grammar.is_time(inner) or inner.lower_ in ("instance", "example", "now"):
            continue
        if frame.lemma == "sue" and is_sum(inner):  # "sued it for damages over the spill"
            parts = [pair for one in inner.subtree for pair in grammar.complements(one, frame.act)]
            over = next((one for _, one in parts if not is_sum(one)), None)
            if over is None:
                continue
            return complement(over), at
        if at.lower_ == "as" and inner.pos_ not in ("VERB", "AUX") and not names_wrong(complement(inner)):
            continue
        if at.lower_ in ("in", "under", "on") and not is_deed(inner) and not names_wrong(complement(inner)):
            continue
        if at.i > verb.i or grammar.is_passive(verb):
            return complement(_before_main(inner)), at
    if verb.dep_ == "relcl" and any(one.lower_ in frame.act and not list(one.children) for one in verb.children):
        return noun_phrase(verb.head), None  # "the theft that he is accused of"
    agent = grammar.agent_of(verb) if grammar.is_passive(verb) else None
    host = agent if agent is not None else accused
    if host is None:
        return None, None
    for at, inner in grammar.complements(host, frame.act[:1]):
        if inner.dep_ == "pcomp" and inner.tag_ == "VBG" and at.i > verb.i:
            return complement(inner), at
    for noun in reversed(list(host.subtree)):
        if noun.i < host.i or noun.i < verb.i:
            continue
        for at, inner in grammar.complements(noun, frame.act):
            if frame.lemma == "sue" and is_sum(inner):
                continue
            gerund = inner.dep_ == "pcomp" or "VBG" in (inner.tag_, inner.left_edge.tag_) or _is_doing(inner)
            certain = gerund or at.lower_ in ("with", "over", "for")
            if certain or names_wrong(complement(inner)):
                return complement(inner), at
    if frame.act[0] in ("of", "with"):
        for place in verb.subtree:
            for at, inner in grammar.complements(place, frame.act[:1]):
                told = inner.tag_ == "VBG" or (place.lemma_.lower() in _COURTS and names_wrong(complement(inner)))
                if at.i > verb.i and told and place != verb:  # "accused in a lawsuit of polluting"
                    return complement(inner), at
    of = [pair for pair in grammar.complements(host, ("of",)) if "of" in frame.act]
    if len(of) == 1 and host.i > verb.i and host.lemma_.lower() not in _RELATIONAL:
        return complement(of[0][1]), of[0][0]
    return None, None


def _before_main(inner: Token) -> Token:
    """The act before a main verb that the parser takes for its head: "the clerk that they accused of graft left"."""
    noun = grammar.child(inner, "compound") if inner.tag_ == "VBD" else None
    return noun if noun is not None else inner


def _is_doing(noun: Token) -> bool:
    """Whether a bare noun in -ing is what somebody does: "accused the firm of bargaining in bad faith"."""
    return noun.tag_ == "NN" and noun.lower_.endswith("ing") and noun.left_edge == noun


def _prepositions(verb: Token, those: tuple[str, ...]) -> Iterator[tuple[Token, Token]]:
    """(preposition, complement) on the verb or on its object."""
    yield from grammar.complements(verb, those)
    target = grammar.object_of(verb)
    if target is not None and target.i > verb.i:
        yield from grammar.complements(target, those)


def _holds(frame: VerbFrame, verb: Token, accused: Token, act: Span | None, at: Token | None, passive: bool) -> bool:
    """Whether one of the needs holds and no bar does."""
    if not frame.needs and act is None and (frame.lemma not in ("accuse", "acquit") or not is_actor(accused)):
        return False
    filled = _Filled(verb, accused, act, passive)
    if any(_BARS[one](filled) for one in frame.bars):
        return False
    if not frame.needs or (at is not None and at.lower_ in frame.needs):
        return True
    return any(_NEEDS[one](filled) for one in frame.needs if one in _NEEDS)


@dataclass(frozen=True, slots=True)
class _Filled:
    """A verb with the roles found for it, as needs and bars look at them."""

    verb: Token
    accused: Token
    act: Span | None
    passive: bool

    @property
    def done(self) -> bool:
        return self.act is not None and names_done(self.act)


_BARS: Final[Mapping[str, Callable[[_Filled], bool]]] = {
    "money": lambda it: is_money(it.accused.subtree) or (it.act is not None and _is_priced(it.verb, it.act)),
    "duty": lambda it: it.act is not None and _is_duty(it.act),
    "thing": lambda it: it.accused.lemma_.lower() in THINGS,
    "nobody": lambda it: not is_actor(it.accused),
    "supply": lambda it: not is_actor(it.accused) and not it.done,
}
_NEEDS: Final[Mapping[str, Callable[[_Filled], bool]]] = {
    "act": lambda it: it.act is not None,
    "actor": lambda it: is_actor(it.accused),
    "deed": lambda it: is_deed(it.accused),
    "authority": lambda it: _is_by_authority(it.verb, it.accused),
    "conduct": lambda it: _is_conduct(it.accused),
    "wrong": lambda it: names_wrong(it.act),
    "doing": lambda it: it.act is not None and it.act.root.tag_ == "VBG",
    "done": lambda it: it.verb.dep_ != "relcl" and it.passive and is_actor(it.accused) and it.done,
    "term": lambda it: is_actor(it.accused) and _is_sentenced(it.verb, it.accused),
    "served": lambda it: it.done and _is_term(grammar.object_of(it.verb)),
    "passive": lambda it: (
        it.passive
        and is_actor(it.accused)
        and not _is_figurative(it.verb)
        and (it.act is not None or _is_full(it.verb))
    ),
}
"""What a row's bars and needs ask for, by their names in tables/verbs.toml; a preposition is its own need."""


def _is_sentenced(verb: Token, accused: Token) -> bool:
    """Whether somebody in particular is given a sentence: not "all migrants sentenced to two years"."""
    told = next(grammar.complements(verb, ("to",)), None) is not None
    return told and (verb.dep_ not in ("acl", "relcl") or accused.pos_ == "PROPN")


def _is_by_authority(verb: Token, accused: Token) -> bool:
    """Whether police or prosecutors charge somebody, of whatever: "prosecutors have charged 41 people"."""
    doer = None if grammar.is_passive(verb) else grammar.subject(verb)
    return doer is not None and doer.lemma_.lower() in _CHARGING and is_actor(accused)


def _is_term(served: Token | None) -> bool:
    """Whether what somebody serves is time in prison: "nine years", "a life sentence", "a term"."""
    return served is not None and (grammar.is_time(served) or served.lemma_.lower() in ("sentence", "term", "life"))


def _is_full(verb: Token) -> bool:
    """Whether a passive has its auxiliary or stands beside its noun: not "the striker charged past two defenders"."""
    return grammar.is_passive(verb)


def _is_priced(verb: Token, act: Span) -> bool:
    """Whether a sum is what somebody has to pay: "charged them with breakfast $30", "charged them over $30 a night".

    Not where the act is a wrong or something done: "charged them with hiding $30".
    """
    if names_wrong(act):
        return False
    behind = [one for one in verb.subtree if one.i > verb.i and one.sent == verb.sent]
    return is_money(_quantified(act)) or (act.root.tag_ != "VBG" and is_money(behind))


def _quantified(act: Span) -> list[Token]:
    """The head of a complement and what counts it: of "a fee of $20" and "$20", not of "hiding $20"."""
    return [
        act.root,
        *(one for one in act.root.children if act.root.pos_ != "VERB" and one.dep_ in ("nmod", "quantmod", "nummod")),
    ]


def _is_duty(act: Span) -> bool:
    """Whether the complement of "charged with" is a task rather than a wrong."""
    head = act.root
    if names_wrong(act) and (head.lemma_.lower() not in DUTIES or _is_between_states(act)):
        return False
    return head.lemma_.lower() in DUTIES or head.lower_ in DUTIES


def _is_between_states(act: Span) -> bool:
    """Whether one who is named charges another who is named: "Kesta charged Norland with building forts"."""
    verb = next((one for one in act.root.ancestors if one.lemma_ == "charge"), None)
    ends = (grammar.child(verb, "nsubj"), grammar.child(verb, "dobj")) if verb is not None else ()
    return bool(ends) and all(one is not None and one.pos_ in ("PROPN", "PRON") for one in ends)


def _is_figurative(verb: Token) -> bool:
    """Whether a passive "charged" has no one charged: "a charged debate", "charged with keeping order"."""
    if any(one.lower_ == "with" for one in verb.children):
        return True
    return verb.dep_ in ("amod", "acl") and not list(
        grammar.complements(verb, ("with", "over", "in", "for", "under", "by"))
    )


def _with_clause(verb: Token, frame: VerbFrame) -> Claim | None:
    """The claim of a verb whose that-clause says who did what ("alleged that X did Y", "X is alleged to have")."""
    inner = grammar.child(verb, "ccomp") or _infinitive(verb)
    if frame.needs == {"whether"} and (inner is None or not _asks_whether(inner)):
        return None
    if inner is None and frame.lemma == "allege":
        return _of_deed(verb, frame)
    if inner is None or inner.i < verb.i or inner.pos_ not in ("VERB", "AUX"):
        return None
    if inner.lemma_.lower() in _SAYING and grammar.child(inner, "ccomp") is not None:
        return None  # "alleging that she claimed that ...": what is claimed counts
    accused = grammar.subject(inner)
    if grammar.is_passive(inner) and inner.lemma_ != "involve":  # "claimed that they had been robbed by X"
        accused = grammar.agent_of(inner)
    if accused is None or accused.lower_ in ("i", "we", "there", "what", "this", "you", "one"):
        return None
    act = clause(inner)
    if "wrong" in frame.needs and not is_wrong(inner):
        return None
    if not is_actor(accused):
        return None
    passive = grammar.is_passive(verb)
    accuser = grammar.agent_of(verb) if passive else grammar.subject(verb)
    if accuser is not None and accuser.lower_ in ("you", "who", "that"):
        return None
    if accuser is not None and (
        accused.i == accuser.i or (accused.pos_ == "PRON" and accused.lower_ == accuser.lower_)
    ):
        return None  # "he claimed that he had lied"
    if not passive and accuser is None:
        return None
    caller = _caller(verb, frame, passive)
    return Claim(
        rule=f"verb:{frame.lemma}-that",
        kind=frame.kind,
        status=frame.status,
        confidence=frame.confidence,
        anchor=verb,
        cue=words(verb),
        accuser=_phrase(caller or accuser),
        accused=_phrase(accused),
        act=act if inner.dep_ == "ccomp" and accused.i > verb.i else clause(inner, subject=False),
        modality=modality_of(verb) if caller is None else "asserted",
    )


def _asks_whether(inner: Token) -> bool:
    """Whether a clause asks if somebody in particular has done something: "whether the pilot had fallen asleep"."""
    doer = grammar.subject(inner)
    asks = any(one.dep_ == "mark" and one.lower_ in ("whether", "if") for one in inner.children)
    undone = any(one.dep_ == "aux" and one.lower_ in _UNDONE for one in inner.children)
    past = inner.tag_ in ("VBD", "VBN", "VBG") and not undone and inner.pos_ == "VERB"
    if doer is None or not asks or not past or grammar.is_passive(inner):
        return False
    return is_actor(doer) and not is_indefinite(doer)


def _of_deed(verb: Token, frame: VerbFrame) -> Claim | None:
    """ "The lawsuit alleges fraud by the directors"."""
    deed = grammar.object_of(verb)
    doer = doer_of(deed) if deed is not None and is_deed(deed) else None
    if deed is None or doer is None:
        return None
    return Claim(
        rule=f"verb:{frame.lemma}-deed",
        kind=frame.kind,
        status=frame.status,
        confidence=frame.confidence,
        anchor=verb,
        cue=words(verb),
        accuser=_without(grammar.subject(verb), None),
        accused=doer,
        act=noun_phrase(deed),
        modality=modality_of(verb),
    )


def _infinitive(verb: Token) -> Token | None:
    """The infinitive of "is alleged to have stolen"."""
    if not grammar.is_passive(verb):
        return None
    return grammar.child(verb, "xcomp")


def _phrase(head: Token | None) -> Span | None:
    return None if head is None else noun_phrase(head)


def _without(head: Token | None, at: Token | None) -> Span | None:
    """The noun phrase of the accuser, without the preposition that brings the act."""
    return None if head is None else noun_phrase(_whose(head), without=[at] if at is not None else [])


def _whose(head: Token) -> Token:
    """Who acts where the subject is what somebody does: "the chairman's decision to blame ..."."""
    owner = grammar.child(head, "poss")
    return owner if owner is not None and not is_actor(head) and is_actor(owner) else head


def _settle_deed(claim: Claim, deed: Token) -> None:
    """Where a deed is condemned, its doer is the accused ("Norland's attack", "a raid by Norland") and it is the act.
    A deed without a doer stays where the accused is written, and resolves to nobody."""
    if claim.act is None:
        claim.act = noun_phrase(deed)
    claim.accused = doer_of(deed) or claim.accused


def _is_conduct(thing: Token) -> bool:
    """Whether what is criticized is what somebody named decided or left undone: "the mayor's decision to wait"."""
    return thing.lemma_.lower() in CONDUCT and doer_of(thing) is not None


def accuser_of(verb: Token, *, passive: bool) -> Token | None:
    """Who does what a verb of accusing says: its agent or subject, or who tells of it where that is a thing."""
    if passive:
        return grammar.agent_of(verb)
    found = grammar.outer_subject(verb) or grammar.subject(verb)
    if found is not None and found.pos_ == "NOUN" and not is_actor(found):
        return grammar.teller_above(verb) or found
    return found


def doer_of(deed: Token) -> Span | None:
    """Who did a deed, where its noun phrase says so."""
    owner = grammar.child(deed, "poss")
    if owner is not None and is_actor(owner) and owner.lower_ not in ("my", "our", "your"):
        return noun_phrase(owner)
    done = next((one for one in deed.children if one.dep_ == "acl" and one.tag_ == "VBN"), None)
    agent = grammar.agent_of(done) if done is not None else None
    for inner in (*(inner for _, inner in grammar.complements(deed, ("by",))), *([agent] if agent is not None else ())):
        if is_actor(inner):
            return noun_phrase(inner)
    return None


def _add_saying(claim: Claim, verb: Token) -> None:
    """Take the act from an open clause that goes with the verb: "is suing X, alleging that managers ..."."""
    if claim.act is not None and claim.kind != "sue":
        return
    for one in [*verb.children, *(claim.accused.root.children if claim.accused is not None else ())]:
        if one.dep_ in ("advcl", "xcomp", "acl", "conj") and one.tag_ == "VBG" and one.lemma_.lower() in _SAYING:
            inner = grammar.child(one, "ccomp")
            act = clause(inner) if inner is not None else None
            if one.lemma_.lower() == "accuse":
                act = next((complement(of) for _, of in grammar.complements(one, ("of",))), None)
            if act is not None:
                claim.act = act
                claim.consumed.append(one)
