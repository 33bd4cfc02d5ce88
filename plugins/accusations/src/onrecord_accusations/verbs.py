"""Verbs: accusations in verbal frames ("accused X of Y", "X was charged with Y", "blamed Y on X")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from onrecord_accusations import grammar
from onrecord_accusations.claim import Claim
from onrecord_accusations.doers import JUDICIAL, accuser_of, accuser_phrase, caller_of, doer_of
from onrecord_accusations.frames import VERBS, VerbFrame
from onrecord_accusations.lexicon import is_actor, is_deed, is_sum, names_done, names_wrong
from onrecord_accusations.phrases import clause, complement, noun_phrase, together, words
from onrecord_accusations.reciprocal import both_ways
from onrecord_accusations.senses import holds, is_conduct
from onrecord_accusations.stance import modality_of
from onrecord_accusations.verb_clauses import with_clause

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_RELATIONAL: Final = frozenset(
    {"head", "member", "chief", "leader", "president", "minister", "speaker", "group", "number", "dozen", "ministry"}
    | {"part", "council", "director", "secretary", "governor", "king", "queen", "hundred", "thousand", "ambassador"}
    | {"one", "pair"}
    | {"owner", "founder", "chairman", "commander", "department", "bank", "university", "republic", "company", "editor"}
)
"""Nouns whose "of" is part of the name or role: "accused the head of the bank"."""

_COURTS: Final = frozenset({"court", "custody", "dock", "prison", "jail", "hearing"})

_NOBODY: Final = frozenset({"nobody", "none", "nothing", "anyone", "anybody", "neither"})

_OTHERS: Final = frozenset({"other", "others", "another"})

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
        return with_clause(verb, frame)
    if verb.dep_ == "amod":
        return None
    passive = grammar.is_passive(verb) or (frame.lemma in JUDICIAL and _is_headline(verb, frame))
    accused, act, act_at = _roles(verb, frame, passive)
    if accused is not None and accused.lemma_.lower() in _COURTS and verb.dep_ == "acl" and accused.dep_ == "pobj":
        accused = grammar.subject_above(accused.head, 0)  # "Rook appears in court charged with fraud"
    if accused is not None and (_is_nobody(accused) or _is_any_such(verb, accused)):
        return None
    if accused is None or (accused.lower_ in ("who", "what", "that", "which") and accused.dep_ != "relcl"):
        return None
    if not holds(frame, verb, accused, act, act_at, passive):
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
        if bare or not (is_deed(accused) or is_conduct(accused)):
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
        accuser=accuser_phrase(accuser, act_at),
        accused=together(accused, without=_outside_accused(accused, frame, act_at)),
        act=act,
        modality=modality_of(verb),
    )
    if frame.kind == "criticize" and not is_actor(accused):
        _settle_deed(claim, accused)
    if (caller := caller_of(verb, frame, passive)) is not None:
        claim.accuser, claim.status, claim.modality, claim.confidence = noun_phrase(caller), "alleged", "asserted", 0.7
        claim.kind = claim.kind if claim.kind == "investigate" else "accuse"
    if (falsely := next((one for one in verb.children if one.lower_ in _FALSELY), None)) is not None:
        claim.denied, claim.denial = True, words(falsely)
    if frame.lemma == "blame" and act is None:
        claim.confidence = 0.7
    _add_saying(claim, verb)
    return claim


def _is_headline(verb: Token, frame: VerbFrame) -> bool:
    """Whether a participle is a headline's passive: "Banker charged with fraud". Who "sued" with nobody behind it sues,
    unless he has no article and the reason stands there: "Mill sued over spill", not "the nurse sued"."""
    if not grammar.is_clipped_passive(verb):
        return False
    doer = grammar.child(verb, "nsubj")
    if frame.lemma != "sue" or doer is None:
        return True
    named = doer.pos_ == "PRON" or any(one.dep_ in ("det", "poss") for one in doer.children)
    return not named and next(grammar.complements(verb, frame.act), None) is not None


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
    accused = grammar.subject(verb) if passive else grammar.object_of(verb) or _behind_participle(verb)
    act, at = _act(verb, accused, frame)
    return accused, act, at


def _behind_participle(verb: Token) -> Token | None:
    """The object that the parser hangs on a participle in front of it: "blamed neighboring Kesta for the raid"."""
    at = grammar.child(verb, "xcomp")
    if at is None or at.tag_ != "VBG" or at.i != verb.i + 1:
        return None
    thing = grammar.child(at, "dobj")
    return thing if thing is not None and thing.left_edge.i == at.i + 1 and thing.pos_ == "PROPN" else None


def _act(verb: Token, accused: Token | None, frame: VerbFrame) -> tuple[Span | None, Token | None]:
    """The complement of one of the frame's prepositions, wherever the parser hung it: on the verb, or on the object."""
    late = [one for one in verb.children if one.dep_ in ("npadvmod", "tmod", "advmod") and one.i > verb.i]
    if frame.needs == {"court"}:  # "to court over the fees"
        late += [one for one in verb.subtree if one.lower_ == "court"]
    if accused is not None and accused.head.dep_ == "xcomp" and accused.head.head == verb:
        late.append(accused.head)
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


def _settle_deed(claim: Claim, deed: Token) -> None:
    """Where a deed is condemned, its doer is the accused ("Norland's attack", "a raid by Norland") and it is the act.
    A deed without a doer stays where the accused is written, and resolves to nobody."""
    if claim.act is None:
        claim.act = noun_phrase(deed)
    claim.accused = doer_of(deed) or claim.accused


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
