"""Sources: who counts and who says so, by the grammar of a sentence."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord_casualties.clauses import SAYING, Offsets, led_by, object_after, verbs_over
from onrecord_casualties.lexicon import NAMES_OF_TIME

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from onrecord_casualties.predicates import Finding

_COUNTING: Final = frozenset(
    {"report", "record", "confirm", "count", "put", "estimate", "announce", "register", "admit", "acknowledge"}
)
_CLAIMING: Final = frozenset(
    {"say", "report", "tell", "announce", "confirm", "claim", "admit", "acknowledge", "insist"}
)
_NOMINAL: Final = frozenset({"conj", "pobj", "prep", "dobj", "nsubj", "appos", "attr", "acomp", "npadvmod", "ccomp"})
_IN_SAYER: Final = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PART", "ADP", "PRON", "CCONJ", "PUNCT"})
_LONGEST_SAYER: Final = 9
_FURTHEST_SAID: Final = 9


def reporter_of(finding: Finding) -> Token | None:
    """Who counts: `the ministry reported 34 deaths`, `the union put the toll at six dead and 20 hurt`; else who is
    said to have said so in the clause of the figure. None in a passive, and for a pronoun."""
    restated = finding.verb is not None and (finding.rule == "toll:restated" or finding.verb.lemma_ in _COUNTING)
    verb = finding.verb if finding.verb is not None and restated else finding.predicate
    if verb.pos_ == "VERB" and verb.dep_ in ("conj", "ccomp") and verb.head.pos_ not in ("VERB", "AUX"):
        verb = verb.head  # "20 injured", beside "three dead"
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        verb = verb.head  # recorded 40 civilians killed
    while verb.pos_ != "VERB" and verb.dep_ in _NOMINAL and verb.head.dep_ != "relcl":
        verb = verb.head
    if verb.lemma_ not in _COUNTING or verb.pos_ != "VERB":
        return None
    found = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    return found if found is not None and found.pos_ != "PRON" else None


def accordance_of(finding: Finding) -> Token | None:
    """The source after "according to" in the clause of a figure: `according to the union, five people died`."""
    for verb in (finding.predicate, *verbs_over(finding.predicate), *led_by(finding.predicate)):
        for child in verb.children:
            to = next((each for each in child.children if each.lower_ == "to"), None)
            if child.lower_ == "according" and to is not None and (source := object_after(to)) is not None:
                return source if source.pos_ != "PRON" else None
    return None


def speaker_over(finding: Finding) -> Token | None:
    """Who says it by the grammar, in the clause right over the figure's: `while the army said it had killed 40`,
    `the rebels claimed to have killed 25`. None for a pronoun."""
    word = finding.verb or finding.predicate
    for _ in range(_FURTHEST_SAID):
        over = word.head
        if word.dep_ in ("ccomp", "xcomp") and over.lemma_ in _CLAIMING and over.i < word.i:
            found = next((child for child in over.children if child.dep_ == "nsubj"), None)
            return found if found is not None and found.pos_ in ("NOUN", "PROPN") else None
        leans = word.dep_ in _NOMINAL or (word.dep_ == "advcl" and word.tag_ == "VBG")
        if over == word or not leans:
            return None
        word = over
    return None


def sayer_of(sentence: Span, start: int) -> Offsets | None:
    """Who says so behind what starts at an offset: `…, the coast guard said.`, `…, the coast guard said on Monday, …`,
    whatever the parser made of it."""
    doc = sentence.doc
    for verb in sentence:
        if verb.idx <= start or verb.lemma_ not in SAYING or verb.pos_ != "VERB":
            continue
        comma = next((at for at in range(verb.i - 1, sentence.start, -1) if doc[at].text == ","), None)
        who = doc[comma + 1 : verb.i] if comma is not None and doc[comma].idx > start else None
        if who is not None and _is_name_phrase(who) and _ends_saying(verb):
            return who.start_char, who.end_char
    return None


def _is_name_phrase(who: Span) -> bool:
    if not 0 < len(who) <= _LONGEST_SAYER or who[-1].pos_ not in ("NOUN", "PROPN"):
        return False
    plain = all(one.pos_ in _IN_SAYER and one.lower_ not in NAMES_OF_TIME for one in who)
    return plain and who[0].pos_ not in ("CCONJ", "ADP")


def _ends_saying(verb: Token) -> bool:
    """Whether nothing but whom and when follows until a comma or the end."""
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        if token.text in (",", ".", ";"):
            return True
        if token.pos_ in ("VERB", "AUX", "SCONJ") or token.i - verb.i > _FURTHEST_SAID:
            return False
    return True
