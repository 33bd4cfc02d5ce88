"""Tolls: figures that a count or a toll has ("the toll rose to 41", "the dead numbered 43")."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Final

from onrecord_casualties.counted import Counted, is_people
from onrecord_casualties.frames import Harm
from onrecord_casualties.grammar import FURTHEST_BESIDE, numbered
from onrecord_casualties.lexicon import THINGS
from onrecord_casualties.predicates import STATES, Finding, harm_of_word
from onrecord_casualties.toll_words import TOLL_NOUNS, TOLL_VERBS, TOLL_VERBS_OVER

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_BEYOND: Final = frozenset({"past", "above", "over", "beyond"})
_TOLL_VERBS_OF_SAYING: Final = frozenset({"say", "estimate"})
_GIVING: Final = frozenset({"give", "list", "report", "cite"})
_NUMBERING: Final = frozenset({"number", "numbers", "numbered", "numbering"})
_IN_NUMBERS: Final = frozenset({"now", "in", "already", "at", "into"})
_QUOTATION_MARKS: Final = frozenset("\"“‘'")
_FURTHEST_TOLL: Final = 30
_FURTHEST_FRONTED: Final = 9


def find_numbered(one: Counted) -> Finding | None:
    """`the dead numbered 43`, `casualties number in the hundreds`, `the dead numbered 45 and the injured 150`."""
    doc, first = one.span.doc, one.first
    before = [word for word in doc[max(one.sentence.start, first - 3) : first] if word.lower_ not in _IN_NUMBERS]
    if not before or (one.noun is not None and not is_people(one.noun)):
        return None
    verb = before[-1]
    if verb.lower_ in _NUMBERING:
        left = doc[max(one.sentence.start, verb.i - FURTHEST_BESIDE) : verb.i]
        named = next((word for word in reversed(left) if _whom_numbered(word)), None)
    else:
        left = doc[one.sentence.start : first]
        follows = before[-1].lower_ in TOLL_NOUNS and any(word.lower_ in _NUMBERING for word in left)
        named = before[-1] if follows and [word.lower_ for word in before[-2:-1]] == ["the"] else None
    harm = _whom_numbered(named) if named is not None else None
    if named is None or harm is None:
        return None
    return Finding(harm, named, "toll:numbered", 0.93, cumulative=True)


def _whom_numbered(word: Token) -> Harm | None:
    return TOLL_NOUNS.get(word.lower_) or TOLL_NOUNS.get(word.lemma_.lower())


def find_toll(one: Counted) -> Finding | None:
    """`the death toll rose to 41`, `a toll of 12`, `raising the number of deaths to 126`."""
    doc, first = one.span.doc, one.first
    if first <= one.sentence.start or (one.noun is not None and one.noun.lemma_.lower() in THINGS):
        return None
    before = doc[first - 1]
    if before.text in _QUOTATION_MARKS and first - 2 >= one.sentence.start:
        before = doc[first - 2]  # put the toll at "more than 20"
    if before.lower_ in ("now", "currently", "already") and first - 2 >= one.sentence.start:
        before = doc[first - 2]
    if before.lower_ in ("another", "a", "total") and first - 2 >= one.sentence.start:
        before = doc[first - 2]
    if before.lower_ == "of" and before.i > one.sentence.start and doc[before.i - 1].lower_ == "toll":
        return Finding("killed", doc[before.i - 1], "toll:of", 0.95, cumulative=True)
    if before.text == ":" and before.i == one.sentence.start + 2 and doc[before.i - 1].lower_ in ("toll", "deaths"):
        return Finding("killed", doc[before.i - 1], "toll:label", 0.9, cumulative=True)
    if before.lower_ == "toll" and one.quantity.qualifier == "at_most":
        return Finding(_toll_harm(before) or "killed", before, "toll:raised", 0.9, cumulative=True)
    if doc[first - 1].lower_ == "now" and before.i > one.sentence.start and _is_verbless(one.sentence):
        named = next((word for word in doc[one.sentence.start : first] if word.lower_ == "toll"), None)
        return Finding("killed", named, "toll:label", 0.88, cumulative=True) if named is not None else None
    if fronted := _fronted_toll(one, before):
        return fronted
    if before.lower_ == "as":
        return _given_toll(one)
    if before.lower_ not in ("to", "at", *_BEYOND) and not _is_toll_verb(before):
        return None
    verb = None
    for token in reversed(doc[max(one.sentence.start, first - _FURTHEST_TOLL) : first]):
        if verb is None and _is_toll_verb(token):
            verb = token
        if token.lower_ == ";" or (token.pos_ == "NUM" and verb is None and token.i < first - 4):
            break
        if token.pos_ == "NUM" and verb is not None and verb.lemma_ in _TOLL_VERBS_OF_SAYING:
            break  # the number of dead was 40, and officials said 12 …
        if (harm := _toll_harm(token)) and verb is not None:
            over = verb.lemma_ in TOLL_VERBS_OVER or before.lower_ in _BEYOND
            return Finding(harm, token, "toll:verb", 0.95, cumulative=True, over=over, verb=verb)
    # raising the number … to 126: the verb stands before its toll
    return _raised_toll(one, before)


def _is_verbless(sentence: Span) -> bool:
    """Whether a headline leaves its verb out: "Toll from landslide now 12"."""
    return not any(word.pos_ in ("VERB", "AUX") for word in sentence)


def _fronted_toll(one: Counted, to: Token) -> Finding | None:
    """`brings to 21 the number of people killed`: the figure stands before its toll."""
    doc, after = one.span.doc, one.span.end
    if after + 2 < one.sentence.end and doc[after].lower_ == "from" and doc[after + 1].pos_ == "NUM":
        after += 2  # lowered to seven from nine the number
    verb = doc[to.i - 1] if to.i > one.sentence.start else to
    if to.lower_ != "to" or verb.lemma_ not in TOLL_VERBS or after + 1 >= one.sentence.end:
        return None
    if doc[after].lower_ != "the" or doc[after + 1].lower_ not in ("number", "toll", "total"):
        return None
    words = doc[after : min(one.sentence.end, after + _FURTHEST_FRONTED)]
    harm = next((harm for word in words if (harm := _toll_harm(word) or harm_of_word(word))), None)
    return Finding(harm, verb, "toll:fronted", 0.93, cumulative=True) if harm is not None else None


def _is_toll_verb(word: Token) -> bool:
    """Whether a word is a verb that tolls have; "top" and "near" are often tagged as adjectives after a modal."""
    if word.lemma_ not in TOLL_VERBS:
        return False
    modal = word.pos_ == "ADJ" and any(one.tag_ == "MD" for one in word.doc[max(word.sent.start, word.i - 3) : word.i])
    return modal or word.pos_ in ("VERB", "AUX", "NOUN")


def _raised_toll(one: Counted, before: Token) -> Finding | None:
    doc, first = one.span.doc, before.i + 1
    if doc[first - 1].lower_ not in ("to", "at", *_BEYOND):
        return None
    toll = None
    for token in reversed(doc[max(one.sentence.start, first - _FURTHEST_TOLL) : first - 1]):
        if toll is None and (harm := _toll_harm(token)):
            over = doc[first - 1].lower_ in _BEYOND
            toll = Finding(harm, token, "toll:raised", 0.93, cumulative=True, over=over)
        elif toll is not None and token.lemma_ in TOLL_VERBS and token.pos_ in ("VERB", "NOUN"):
            return replace(toll, verb=token)
        elif token.pos_ == "NUM" and toll is None and doc[token.i - 1].lower_ != "from":
            return None
    return None


def _given_toll(one: Counted) -> Finding | None:
    """`it gave the number of missing as 22`"""
    doc, first = one.span.doc, one.first
    for token in reversed(doc[max(one.sentence.start, first - _FURTHEST_FRONTED) : first - 1]):
        if token.pos_ == "NUM":
            return None
        if (harm := _toll_harm(token)) is not None:
            verb = next((over for over in token.ancestors if over.pos_ == "VERB" and over.i < token.i), None)
            given = verb is not None and verb.lemma_ in _GIVING
            return Finding(harm, token, "toll:given", 0.93, cumulative=True, verb=verb) if given else None
    return None


def _toll_harm(word: Token) -> Harm | None:
    """What a word counts as the head of a toll: "toll", or a word for the dead and hurt under "number of"."""
    counts = word.lower_ in ("count", "tally") and word.i > word.sent.start and word.nbor(-1).lower_ == "death"
    if word.lower_ == "toll" or counts:
        modifier = next((child for child in word.lefts if child.lemma_.lower() in TOLL_NOUNS), None)
        return TOLL_NOUNS[modifier.lemma_.lower()] if modifier is not None else "killed"
    harm = TOLL_NOUNS.get(word.lemma_.lower()) or TOLL_NOUNS.get(word.lower_)
    if harm is None:
        return None
    left = word.doc[max(word.sent.start, word.i - 6) : word.i]
    if any(token.lower_ in ("number", "total", "count", "tally", "numbers", "figure") for token in left):
        return harm if not any(token.pos_ == "NUM" for token in left) else None  # not: a total of 56 were injured
    own = any(one.lower_ == "the" or one.tag_ == "PRP$" for one in word.lefts)  # they put their dead at 12
    people = word.tag_ == "NNS" or (word.lower_ in STATES and own)
    return harm if people and word.dep_ in ("nsubj", "dobj", "nsubjpass") and not numbered(word) else None
