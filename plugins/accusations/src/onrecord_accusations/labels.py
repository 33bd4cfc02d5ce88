"""Labels: someone is called by a word of wrongdoing, held responsible, or found guilty."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Final, Literal

from onrecord_accusations import grammar
from onrecord_accusations.claim import Claim
from onrecord_accusations.doers import accuser_of, doer_of
from onrecord_accusations.facts import Kind, Status
from onrecord_accusations.frames import LABELS
from onrecord_accusations.lexicon import (
    ACTS,
    ADJECTIVES,
    CHARGES,
    DEEDS,
    FALSE,
    IT,
    REFEREES,
    STAGED,
    VIOLENCE,
    is_actor,
    is_deed,
)
from onrecord_accusations.lexicon import LABELS as LABEL_NOUNS
from onrecord_accusations.phrases import complement, is_meanwhile, noun_phrase, together, trim, words
from onrecord_accusations.reciprocal import both_ways, each_other_before
from onrecord_accusations.stance import modality_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_HOLDING: Final = frozenset({"hold", "find", "consider", "deem", "keep"})
_RESPONSIBLE: Final = frozenset({"responsible", "accountable", "liable", "culpable"})
_NOBODY: Final = frozenset({"that", "this", "what", "which", "themselves", "himself", "herself", "itself"})
_FINGERS: Final = frozenset({"finger", "fingers", "blame"})
_LAYING: Final = frozenset({"point", "lay", "put", "place", "pin", "cast"})

LEMMAS: Final = LABELS.keys() | _HOLDING | _LAYING | {"plead"}
"""The verbs that a labelling may hang on."""


def label_claims(tokens: Iterable[Token]) -> Iterator[Claim]:
    """The labellings of a sentence, by place."""
    for token in tokens:
        if token.pos_ not in ("VERB", "AUX"):
            continue
        claim = _held(token) or _finger(token) or _guilty_plea(token) or _labelled(token)
        if claim is not None:
            yield from both_ways(claim)


def _labelled(verb: Token) -> Claim | None:
    """ "called her a card sharp", "described the strike as a massacre", "what it called 'meddling' by X"."""
    frame = LABELS.get(verb.lemma_.lower())
    if frame is None:
        return None
    label, target = label_and_target(verb, frame.how)
    if label is None or not _is_label(label):
        return None
    if target is not None and (target.lemma_.lower() in CHARGES or (target.lower_ in IT and label.lemma_ in FALSE)):
        return None  # who calls an accusation a lie denies it
    accuser = accuser_of(verb, passive=grammar.is_passive(verb))
    wh = grammar.child(verb, "dobj")
    if wh is not None and wh.lower_ == "what":
        accuser, accused = _free_relative(verb, label, accuser)
        if accused is None:
            return None
        return _claim(verb, "label:what-called", accuser, accused, complement(label), 0.7)
    if (each_other := each_other_before(label)) is not None:
        phrase = trim(label.doc[each_other.end : _label_phrase(label).end])
        return _claim(verb, f"label:{frame.lemma}", accuser, each_other, phrase, 0.85)
    if target is None or target.lower_ in _NOBODY:
        return None
    if is_actor(target) and target.lower_ != "it":
        labelled: Span | None = noun_phrase(target, without=[one for one in target.children if one.lower_ == "as"])
    elif _is_figure(target) and doer_of(label) is None:
        return None
    else:
        labelled = doer_of(target) or doer_of(label)
    return _claim(verb, f"label:{frame.lemma}", accuser, labelled, _label_phrase(label), 0.85 if labelled else 0.6)


def _is_figure(target: Token) -> bool:
    """Whether a label is only a figure of speech: of what is staged, eaten or played, or of a referee's call."""
    owner = grammar.child(target, "poss")
    return target.lemma_.lower() in STAGED or (owner is not None and owner.lemma_.lower() in REFEREES)


def label_and_target(verb: Token, how: Literal["object", "as"]) -> tuple[Token | None, Token | None]:
    """(label, what it is put on) of "called X a Y" and "described X as a Y"."""
    return _label_as(verb) if how == "as" else _label_object(verb)


def _label_phrase(label: Token) -> Span:
    first = min(
        [
            label.i,
            *(one.left_edge.i for one in label.children if one.dep_ in ("det", "amod", "compound", "advmod", "poss")),
        ]
    )
    behind = [one for one in label.children if one.i > label.i]
    last = max([label.i, *(one.right_edge.i for one in behind if _goes_on(one))])
    return trim(label.doc[first : last + 1])


def _goes_on(word: Token) -> bool:
    """Whether what hangs on a label is part of it: a preposition, a second label."""
    if word.dep_ == "prep":
        return not is_meanwhile(word)
    return word.dep_ == "conj" and word.pos_ in ("NOUN", "ADJ") and grammar.child(word, "nsubj") is None


def _claim(verb: Token, rule: str, accuser: Token | None, accused: Span | None, act: Span, confidence: float) -> Claim:
    return Claim(
        rule=rule,
        kind="accuse",
        status="alleged",
        confidence=confidence,
        anchor=verb,
        cue=words(verb),
        accuser=noun_phrase(accuser) if accuser is not None else None,
        accused=accused,
        act=act,
        modality=modality_of(verb),
    )


def _label_as(verb: Token) -> tuple[Token | None, Token | None]:
    """(label, target) of "described X as a Y", wherever "as" was attached."""
    target = grammar.subject(verb) if grammar.is_passive(verb) else grammar.object_of(verb)
    for place in (verb, *((inner for inner in target.subtree) if target is not None and target.i > verb.i else ())):
        for at, inner in grammar.complements(place, ("as",)):
            if at.i > verb.i:
                return inner, _after_label(inner, target)
        for one in place.children:
            if (
                one.dep_ == "prep"
                and one.lower_ == "as"
                and (adjective := grammar.child(one, "amod", "acomp", "advmod"))
            ):
                return adjective, target
    return None, None


def _after_label(label: Token, target: Token | None) -> Token | None:
    """The target after the label: "denounced as a crime Norland's raid"; the parser hangs it on the label."""
    if target is not None and target.i < label.i:
        return target
    for one in label.children:
        if one.dep_ in ("appos", "dobj", "dep") and is_deed(one):
            return one
    return target


def _label_object(verb: Token) -> tuple[Token | None, Token | None]:
    """(label, target) of "called X a Y", in the several ways that the parser reads it."""
    target = grammar.child(verb, "dative", "dobj")
    label = grammar.child(verb, "oprd", "attr", "acomp")
    if target is None and label is not None and not _is_label(label):  # the parser takes the target for the label
        quoted = _label_in_apposition(label)
        if quoted is not None:
            return quoted, label
    inside = grammar.child(label, "nsubj") if label is not None else None
    if inside is not None:
        return label, inside
    if grammar.is_passive(verb):
        return label or grammar.child(verb, "dobj"), grammar.subject(verb)
    inner = grammar.child(verb, "ccomp", "xcomp")
    if label is not None and target is not None and target.i < label.i:
        return label, target
    if (
        inner is not None and inner.i > verb.i
    ):  # small clause: "considered X a war criminal" with X or the label as its head
        if inner.pos_ in ("NOUN", "ADJ", "PROPN"):
            subject = grammar.child(inner, "nsubj")
            if subject is not None:
                return inner, subject
            label = next(
                (one for one in inner.children if one.dep_ in ("appos", "oprd", "attr") and one.i > inner.i), None
            )
            if label is not None:
                return label, inner
        if inner.lemma_ == "be" and (label := grammar.child(inner, "attr", "acomp")) is not None:
            return label, grammar.child(inner, "nsubj")
    if target is not None and target.i > verb.i and (found := _label_in_apposition(target)) is not None:
        return found, target
    nouns = [
        one for one in verb.children if one.dep_ in ("dobj", "dative", "oprd", "attr", "npadvmod") and one.i > verb.i
    ]
    if len(nouns) >= 2:
        return nouns[1], nouns[0]
    return label or (target if _is_label_word(target) else None), target if label is not None else None


def _label_in_apposition(target: Token) -> Token | None:
    """A label that the parser takes for an apposition: "called the clerk a liar", or in quotation marks behind a true
    apposition: "called the clerk, a former baker, 'a liar'"."""
    for one in target.children:
        if one.dep_ != "appos" or one.i < target.i:
            continue
        between = target.doc[target.i + 1 : one.left_edge.i]
        if not any(mark.is_punct for mark in between):
            return one
        quoted = next((inner for inner in (one, *one.children) if inner.dep_ == "appos" and _opens_quoted(inner)), None)
        if quoted is not None and _is_label(quoted):
            return quoted
    return None


def _opens_quoted(noun: Token) -> bool:
    first = noun.left_edge.i
    return first > noun.sent.start and noun.doc[first - 1].text in ('"', "“", "''", "``")


def _is_label_word(token: Token | None) -> bool:
    return token is not None and _is_label(token)


def _is_label(label: Token) -> bool:
    """Whether a label is a word of wrongdoing: "a liar", "a massacre", "corrupt", "an act of terror"."""
    lemma = label.lemma_.lower()
    if lemma in DEEDS or lemma in LABEL_NOUNS or (label.pos_ == "ADJ" and lemma in ADJECTIVES):
        return True
    inner = [one for _, one in grammar.complements(label, ("of", "against"))]
    if lemma in ACTS and any(one.lemma_.lower() in DEEDS for one in inner):
        return True
    modifiers = {one.lemma_.lower() for one in label.children if one.dep_ in ("amod", "compound")}
    return bool(modifiers & (ADJECTIVES | {"terrorist", "terror"})) and lemma in DEEDS | VIOLENCE | {
        "group",
        "state",
        "act",
        "regime",
        "organization",
    }


def _free_relative(verb: Token, label: Token, accuser: Token | None) -> tuple[Token | None, Span | None]:
    """ "protested what it called 'meddling' by his government": the one who protests accuses."""
    above = verb.head
    if accuser is not None and accuser.pos_ == "PRON" and above.pos_ == "VERB" and above != verb:
        accuser = grammar.subject(above) or accuser
    for place in (label, verb):
        for at, inner in grammar.complements(place, ("by", "from")):
            if at.i > verb.i and is_actor(inner):
                return accuser, noun_phrase(inner)
    owner = grammar.child(label, "poss")
    return accuser, noun_phrase(owner) if owner is not None and is_actor(owner) else None


def _held(verb: Token) -> Claim | None:
    """ "held the ferry line responsible for the spill", "found Ada Rook guilty of fraud"."""
    if verb.lemma_.lower() not in _HOLDING:
        return None
    word = next(
        (
            one
            for one in verb.subtree
            if one.i > verb.i and one.lower_ in (*_RESPONSIBLE, "guilty") and _belongs(one, verb)
        ),
        None,
    )
    if word is None:
        return None
    passive = grammar.is_passive(verb) or (word.i == verb.i + 1 and grammar.is_clipped_passive(verb))
    accused = grammar.subject(verb) if passive else _held_object(verb, word)
    guilty = word.lower_ == "guilty"
    if accused is None or not (guilty or is_actor(accused)) or accused.i > word.i:
        return None  # whoever is found guilty is somebody, also by a noun that no lexicon has
    accuser = grammar.agent_of(verb) if passive else grammar.subject(verb)
    act = None
    for place in (word, verb):
        act = act or next((complement(inner) for _, inner in grammar.complements(place, ("for", "of", "on"))), None)
    kind: Kind = "convict" if guilty else "blame"
    status: Status = "convicted" if guilty else "alleged"
    if any(one.dep_ == "neg" or one.lower_ == "not" for one in word.children):
        kind, status = "charge", "acquitted"
    return Claim(
        rule="label:guilty" if guilty else "label:held-responsible",
        kind=kind,
        status=status,
        confidence=0.9,
        anchor=verb,
        cue=words(verb, word) if word.i - verb.i < 12 else words(word),
        accuser=noun_phrase(accuser) if accuser is not None else None,
        accused=together(accused, without=[word]),
        act=act,
        modality=modality_of(verb),
    )


def _belongs(word: Token, verb: Token) -> bool:
    """Whether no other clause stands between a predicate word and its verb."""
    at = word.head
    while at != verb and at.head != at:
        if at.pos_ in ("VERB", "AUX") and at.lemma_ not in ("be",):
            return False
        at = at.head
    return at == verb


def _held_object(verb: Token, word: Token) -> Token | None:
    found = grammar.object_of(verb)
    if found is not None:
        return found
    return grammar.child(word, "nsubj") or (grammar.child(word.head, "nsubj") if word.head != verb else None)


def _finger(verb: Token) -> Claim | None:
    """ "pointed the finger at his brother-in-law for the leak", "laid the blame on the army for it"."""
    pointing = verb.lemma_.lower() == "point"
    if verb.lemma_.lower() not in _LAYING:
        return None
    thing = grammar.child(verb, "dobj", "nsubjpass")
    if thing is None or thing.lower_ not in _FINGERS:
        return None
    places = (verb, thing)
    accused = next(
        (
            inner
            for one in places
            for at, inner in grammar.complements(one, ("at",) if pointing else ("on", "at", "with"))
            if at.i > one.i
        ),
        None,
    )
    act = None
    for place in (*places, *([accused] if accused is not None else [])):
        act = act or next((complement(inner) for _, inner in grammar.complements(place, ("for", "over"))), None)
    if accused is None or not is_actor(accused):
        return None
    accuser = grammar.agent_of(verb) if grammar.is_passive(verb) else grammar.subject(verb)
    cut = [one for one in accused.children if one.lower_ in ("for", "over")]
    return Claim(
        rule="label:finger",
        kind="blame",
        status="alleged",
        confidence=0.85,
        anchor=verb,
        cue=words(verb, thing),
        accuser=noun_phrase(accuser) if accuser is not None else None,
        accused=noun_phrase(accused, without=cut),
        act=act,
        modality=modality_of(verb),
    )


def _guilty_plea(verb: Token) -> Claim | None:
    """ "pleaded guilty to fraud", "pleaded not guilty to fraud": both answer a charge, and only a court convicts."""
    if verb.lemma_.lower() != "plead":
        return None
    word = next((one for one in verb.children if one.lower_ == "guilty"), None)
    accused = grammar.subject(verb)
    if word is None or accused is None:
        return None
    places = [pair for place in (word, verb) for pair in grammar.complements(place, ("to", "in"))]
    acts = [(at, inner) for at, inner in places if not grammar.is_time(inner)]
    act = next((complement(inner) for _, inner in sorted(acts, key=lambda pair: pair[0].lower_ != "to")), None)
    denied = any(one.lower_ == "not" for one in (*word.children, *verb.children)) and "not" in [
        one.lower_ for one in verb.doc[verb.i : word.i]
    ]
    return Claim(
        rule="label:plea",
        kind="charge",
        status="charged",
        confidence=0.85,
        anchor=verb,
        cue=words(verb, word),
        accused=together(accused),
        act=act,
        modality="asserted" if denied else modality_of(verb),
        denied=denied,
        denial=words(verb, word) if denied else None,
    )
