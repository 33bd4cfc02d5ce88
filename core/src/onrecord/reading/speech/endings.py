"""Endings: where what is said ends, of the places in its sentence where it may.

A rule proposes an end by the parse, which takes many a remark of the writer's for a part of what is said, and leaves
out many a part of it: Quill said [the ferry was late], a week after it sank. At each place where what is said may end,
the weights of endings.tsv tell how likely it does, by the looks of what follows; fitting.py makes them.
"""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from contextlib import AbstractContextManager
from itertools import accumulate
from typing import Final, NamedTuple

from onrecord.reading.speech.lexicon import LEMMAS, OPENERS
from onrecord.reading.speech.passage import Passage
from onrecord.reading.speech.sources import by_behind, same_tense
from onrecord.reading.speech.syntax import FINITE
from onrecord.reading.speech.weights import BIAS, chance, exchanged, load_weights

OPEN_ENDED: Final = frozenset({"clause", "remainder", "predicate", "noun_object", "prepositional", "object_infinitive"})
"""The rules that find what is said behind its cue: only where it ends may be open."""

NEARLY: Final = 0.8
"""The share of their words that two stretches have in common which pass for one."""

MARGIN: Final = 0.1
"""How much likelier than the end that a rule proposes another one must be."""

_MARKS: Final[Mapping[str, str]] = {
    ",": "comma",
    ";": "semicolon",
    ":": "colon",
    "—": "dash",
    "–": "dash",
    "--": "dash",
    "-": "hyphen",
    "(": "bracket",
    ")": "bracket",
    "...": "dots",
    "…": "dots",
}
_SEPARATORS: Final = frozenset({",", ";", ":", "—", "–", "--"})
_JOINING: Final = frozenset({"CCONJ", "SCONJ", "ADP"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "expl"})


class Ending(NamedTuple):
    """A place where what is said may end: its last token, and the names of what speaks for and against it."""

    last: int
    features: frozenset[str]


def settled(rule: str, first: int, proposed: int, cue: int, passage: Passage) -> int:
    """The last token of what is said from `first` on: the one that most likely gives nearly the same words as it."""
    if proposed < first:
        return proposed
    found, ends = _likely(rule, first, proposed, cue, passage)
    as_proposed = next(at for at, one in enumerate(found) if "proposed" in one.features)
    if len(found) == 1:
        return found[0].last
    punct = passage.syntax.punct
    words = list(accumulate(1 - punct[i] for i in range(first, found[-1].last + 1)))
    lengths = [words[one.last - first] for one in found]
    needed = _gain(as_proposed, ends, lengths) + MARGIN
    if needed > sum(ends) + 1e-9:  # as nearly always: no place can have so much
        return found[as_proposed].last
    gains = [_gain(at, ends, lengths) for at in range(len(found))]
    best = max(range(len(found)), key=lambda at: (round(gains[at], 9), ends[at]))
    return found[best if gains[best] >= needed else as_proposed].last


def _gain(at: int, ends: Sequence[float], lengths: Sequence[int]) -> float:
    """How likely what is said ends at a place or gives nearly the same words."""
    length = lengths[at]
    return sum(share for share, other in zip(ends, lengths, strict=True) if _nearly(length, other))


def _likely(rule: str, first: int, proposed: int, cue: int, passage: Passage) -> tuple[list[Ending], list[float]]:
    """The places, and how likely what is said ends at each: at it, and at none before it.

    As many as matter: none behind the proposed one where it hardly goes on.
    """
    goes_on, bias = 1.0, WEIGHTS.get(BIAS, 0.0)
    found: list[Ending] = []
    likely: list[float] = []
    passed = False
    for one in endings(rule, first, proposed, cue, passage):
        here = chance((bias, *(WEIGHTS[name] for name in one.features if name in WEIGHTS)))
        found.append(one)
        likely.append(goes_on * here)
        goes_on *= 1 - here
        passed = passed or "proposed" in one.features
        if passed and goes_on < MARGIN:
            break
    return found, likely


def _nearly(length: int, other: int) -> bool:
    """Whether two stretches with the same first word pass for the same."""
    return min(length, other) >= NEARLY * max(length, other)


def endings(rule: str, first: int, proposed: int, cue: int, passage: Passage) -> Iterator[Ending]:
    """The places where what is said from token `first` on may end, to the end of its sentence; `proposed` is one.

    Those are before marks, conjunctions and prepositions, none of them inside a quotation.
    """
    syntax = passage.syntax
    proposed, end = _bounds(first, proposed, cue, passage)
    if (inside := passage.region_at(proposed)) is not None:
        proposed = inside.last
        end = max(proposed, end)
    while proposed > first and syntax.punct[proposed] and not passage.is_quoted(proposed):
        proposed -= 1
    marks = 0
    finite = next((i for i in range(first, end + 1) if syntax.tag[i] in FINITE), end + 1)
    for i in range(first, end + 1):
        behind = i + 1
        if passage.is_quoted(i):
            if i < end and passage.region_at(behind) is passage.region_at(i):
                continue
        elif syntax.punct[i] and i != proposed:
            marks += syntax.lower[i] in _SEPARATORS or syntax.lower[i] == "-"
            continue
        marked = behind <= end and syntax.lower[behind] in _MARKS and not passage.is_quoted(behind)
        if i not in (proposed, end) and not marked and syntax.pos[behind] not in _JOINING:
            continue
        names = {f"rule_{rule}", f"mark_{_MARKS[syntax.lower[behind]]}" if marked else "mark_none"}
        if marked and syntax.lower[behind] in (",", "—", "–", "--", "-"):
            names.add(f"marks_{min(marks, 3)}")
        if i == proposed:
            names.add("proposed")
        if i > proposed:
            names.add("beyond")
        follows = behind + marked
        if i >= end or follows > end:
            names.add("sentence_end")
        else:
            names.add(f"said_{_length(i - first + 1)}")
            names.add("said_finite" if finite <= i else "said_verbless")
            if passage.quoted and passage.has_quoted(first, i):
                names.add("said_quoted")
            names.update(_of_next(follows, end, cue, passage))
        yield Ending(i, frozenset(names))


def _bounds(first: int, proposed: int, cue: int, passage: Passage) -> tuple[int, int]:
    """The proposed end and the last token that what is said may reach, both before what is said to be another's."""
    syntax = passage.syntax
    end = max(proposed, passage.sentence_end(proposed))
    stops = [i for i in syntax.cue_forms(first + 3, end + 1) if _tells_of_source(i, passage)]
    if (by := by_behind(cue, passage)) is not None:
        stops.append(by)
    end = min((one - 1 for one in stops if first < one <= end), default=end)
    proposed = min(proposed, end)
    if _JOINTS.isdisjoint(syntax.lower[first : end + 1]):
        return proposed, end
    for i in range(first + 1, end + 1):
        if syntax.pos[i] not in ("VERB", "AUX") or "nsubj" not in syntax.relations(i) or passage.is_quoted(i):
            continue
        before = syntax.left(i) - 1
        if before <= first or syntax.lower[before] not in _JOINTS:
            continue
        if _is_of_another(i, cue, passage) or _introduces_another(i, passage):
            return min(proposed, before - 1), before - 1
    return proposed, end


_JOINTS: Final = frozenset({"and", "but", ";", "while"})


def _tells_of_source(i: int, passage: Passage) -> bool:
    """Whether "according to" stands at a token, and not "according to plan"."""
    lower = passage.syntax.lower
    if lower[i] != "according" or i + 2 > passage.last or passage.is_quoted(i):
        return False
    return lower[i + 1] == "to" and lower[i + 2] not in _NO_SOURCES


_NO_SOURCES: Final = frozenset({"plan", "plans", "schedule", "type", "taste", "need"})


def _introduces_another(verb: int, passage: Passage) -> bool:
    """ "…, but he had a word of praise: "They try."": a clause that a quotation of its own stands behind."""
    syntax = passage.syntax
    quoted = next((one for one in passage.quoted if one.first > verb), None)
    if quoted is None or syntax.lower[quoted.first - 1] != ":" or not passage.opens_large(quoted):
        return False
    return not any(syntax.tag[i] in FINITE for i in range(verb + 1, quoted.first))


def _is_of_another(verb: int, cue: int, passage: Passage) -> bool:
    """ "… and others said they would stay": what another says, in the tense of the cue."""
    syntax = passage.syntax
    relations = syntax.relations(verb)
    if "c" not in syntax.frames(verb) or "ccomp" not in relations:
        return False
    subject = syntax.children[verb][relations.index("nsubj")]
    return same_tense(verb, cue, syntax) and syntax.pos[subject] != "PRON"


def _of_next(first: int, end: int, cue: int, passage: Passage) -> Iterator[str]:
    """What speaks for and against an end in the words behind it, up to the next mark."""
    syntax = passage.syntax
    lower, pos, tag, dep, head = syntax.lower, syntax.pos, syntax.tag, syntax.dep, syntax.head
    after = next(
        (i for i in range(first + 1, end + 1) if lower[i] in _SEPARATORS and not passage.is_quoted(i)), end + 1
    )
    part = range(first, after)
    yield f"next_{_length(len(part))}"
    yield f"opens_{dep[first]}"
    if lower[first] in OPENERS:
        yield f"opens_word_{lower[first]}"
    if pos[first] == "CCONJ" and first < end:
        yield f"joins_{tag[first + 1]}"
    if tag[first] == "VBG":
        yield "opens_cue_participle" if lower[first] in LEMMAS else "opens_participle"
    if after > end:
        yield "next_to_end"
    if passage.is_quoted(first):
        yield "opens_quoted"
    if passage.quoted and passage.has_quoted(first, after - 1):
        yield "next_quoted"
    verb = next((i for i in part if tag[i] in FINITE), None)
    if verb is None:
        yield "next_verbless"
    else:
        yield "next_finite"
        yield f"next_{tag[verb]}"
        yield "same_tense" if tag[verb] == tag[cue] else "other_tense"
        clause = head[verb] if dep[verb] in ("aux", "auxpass") else verb
        subject = next((one for one in syntax.children[clause] if dep[one] in _SUBJECTS and first <= one < verb), None)
        if subject is not None:
            yield "next_pronoun" if pos[subject] == "PRON" else "next_subject"
        if any(lower[i] in LEMMAS and pos[i] == "VERB" for i in part):
            yield "next_cue"
    root = next((i for i in part if head[i] < first and dep[i] != "punct"), None)
    if root is not None:
        above = head[root]
        yield f"hangs_{dep[root]}"
        yield f"hangs_{pos[root]}"
        yield f"hangs_{dep[root]}_{'cue' if above == cue else 'before' if above < cue else 'content'}"
        yield f"hangs_on_{'cue' if above == cue else 'before' if above < cue else pos[above]}"


def _length(tokens: int) -> str:
    """A number of tokens as one of a few names."""
    return _LENGTHS[bisect_left(_MOST, tokens)]


_MOST: Final = (1, 3, 6, 12, 20)
_LENGTHS: Final = ("1", "3", "6", "12", "20", "long")

WEIGHTS: Final = load_weights("endings.tsv")
"""What speaks for and against an end at a place: weights of a logistic regression."""


def weighed_by(weights: Mapping[str, float]) -> AbstractContextManager[None]:
    """Settle ends by other weights for a while: for fitting what is fitted on the ends that they give."""
    return exchanged(WEIGHTS, weights)
