"""Candidate: one way in which a paragraph may attribute words to a source, with what speaks for and against it."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, NamedTuple

from onrecord.reading.speech.endings import OPEN_ENDED, settled
from onrecord.reading.speech.passage import SENTENCE_END, Passage, Quoted
from onrecord.reading.speech.sources import RELATIVE, Source, source_of

Ranges = tuple[tuple[int, int], ...]

CUE_RELATIONS: Final = frozenset({"ROOT", "conj", "advcl", "relcl", "acl", "xcomp", "ccomp"})
OPENINGS: Final = frozenset({"that", "to", "if", "whether", "what", "how", "why", "when"})
_RELATION_FEATURES: Final = {relation: f"cue_{relation}" for relation in CUE_RELATIONS}
_OPENING_FEATURES: Final = {word: f"opens_{word}" for word in OPENINGS}
CUE_PARTS: Final = frozenset({"aux", "auxpass", "neg", "prt"})

_TITLE_WORD: Final = re.compile(r"[^\W\d_][\w'’]*")


class Candidate(NamedTuple):
    """One proposal. `cue` is the first and last token of the cue, `anchor` its head, `offset` where that begins.

    `contents` are offsets, marks included; `features` name what speaks for and against it (weights: `selection`).
    `proposed` is the first and last token of what its rule took for contents with an open end: see endings.
    """

    rule: str
    anchor: int
    offset: int
    cue: tuple[int, int]
    source: Source | None
    contents: Ranges
    features: frozenset[str] = frozenset()
    proposed: tuple[int, int] | None = None


def made(
    rule: str,
    anchor: int,
    passage: Passage,
    *spans: tuple[int, int],
    source: Source | None = None,
    features: Iterable[str] = (),
    cue: tuple[int, int] | None = None,
) -> Candidate:
    """A candidate whose contents are runs of tokens (first and last); its source is the anchor's unless given."""
    source = source or source_at(anchor, passage)
    proposed = None
    if rule in OPEN_ENDED:
        proposed = spans[0]
        spans = ((proposed[0], settled(rule, *proposed, anchor, passage)),)
    shape = shape_of(anchor, passage, spans[0][0], spans[-1][1])
    shape.add("source" if source else "no_source")
    if source is not None:
        shape.add(_look_of(source, passage))
    shape.update(features)
    contents = tuple(passage.range_of(first, last) for first, last in spans)
    offset = passage.syntax.start[anchor]
    return Candidate(rule, anchor, offset, cue or cue_of(anchor, passage), source, contents, frozenset(shape), proposed)


def about_region(
    rule: str, verb: int, passage: Passage, quoted: Quoted, source: Source | None, features: set[str]
) -> Candidate:
    """A candidate whose contents are a quotation region, with or without a source."""
    shape = shape_of(verb, passage, quoted.first, quoted.last)
    shape |= features
    if source is not None:
        shape.add(_look_of(source, passage))
    before = _before(quoted, passage)
    shape.add(f"before_{before}")
    crossed = [name for name in shape if name.startswith(("len_", "away_", "before_"))]
    shape.update(f"{meets}_{name}" for meets in features & _CROSSED for name in crossed)
    content = (quoted.region.start, quoted.region.end)
    offset = passage.syntax.start[verb]
    return Candidate(rule, verb, offset, cue_of(verb, passage), source, (content,), frozenset(shape))


_CROSSED: Final = frozenset({"comma", "colon", "adjacent", "in_clause", "ends_open", "ends_sentence", "ends_bare"})
"""How a region meets its cue: what that is worth depends on how long, how far away and behind what the region is."""


def _look_of(source: Source, passage: Passage) -> str:
    """What kind of word names a source: a pronoun for the writer, a person or a thing, a name, one noun or several."""
    syntax = passage.syntax
    at = source.mention.stop - 1
    word = syntax.lower[at]
    if len(source.mention) == 1 and (kind := _PRONOUNS.get(word)) is not None:
        return kind
    tag = syntax.tag[at]
    return "source_name" if syntax.pos[at] == "PROPN" else "source_plural" if tag == "NNS" else "source_noun"


_PRONOUNS: Final = {
    **dict.fromkeys(("i", "we", "you"), "source_writer"),
    **dict.fromkeys(("he", "she", "they", "who"), "source_person"),
    **dict.fromkeys(("it", "this", "that", "which", "these", "those"), "source_thing"),
}


def source_at(verb: int, passage: Passage) -> Source | None:
    """The source of a verb: several rules ask for the same one's."""
    if verb not in passage.sources:
        passage.sources[verb] = source_of(verb, passage)
    return passage.sources[verb]


def cue_of(verb: int, passage: Passage) -> tuple[int, int]:
    """The verb with its negation, auxiliaries and particle, where they stand together: the first and last token."""
    first = last = verb
    dep = passage.syntax.dep
    if CUE_PARTS.isdisjoint(passage.syntax.relations(verb)):
        return first, last
    parts = [child for child in passage.syntax.children[verb] if dep[child] in CUE_PARTS]
    while first - 1 in parts:
        first -= 1
    while last + 1 in parts:
        last += 1
    return first, last


def is_title(quoted: Quoted, passage: Passage) -> bool:
    """The name of a book, a show, a ship: a few words, all capitalised but the small ones."""
    words: list[str] = []
    for match in _TITLE_WORD.finditer(passage.text, quoted.region.inner_start, quoted.region.inner_end):
        words.append(match[0])
        small = len(words[-1]) <= 3 or words[-1] in ("with", "from", "into", "over")
        if len(words) > 7 or not (words[0][0].isupper() and (small or words[-1][0].isupper())):
            return False
    return len(words) > 1 and any(len(word) > 3 for word in words)


def shape_of(cue: int, passage: Passage, first: int, last: int) -> set[str]:
    """What a cue and its content, the tokens `first` to `last`, look like, whatever the rule."""
    syntax = passage.syntax
    of_cue = passage.cue_shapes.get(cue)
    if of_cue is None:
        of_cue = passage.cue_shapes[cue] = frozenset(_shape_of_cue(cue, passage))
    end = syntax.end[last]
    lower = syntax.lower
    shape = {
        *of_cue,
        _OPENING_FEATURES.get(lower[first]) or f"opens_{syntax.pos[first]}",
        f"len_{_step(last - first + 1, _LENGTHS)}",
        f"away_{_step(first - cue - 1 if first > cue else cue - last - 1, _DISTANCES)}",
        *_quoted_share(first, last, passage),
    }
    if last == passage.last or passage.text[end : end + 1] in (".", "", "\n"):
        shape.add("to_end")
    if first > cue + 1 and lower[first - 1] == ",":
        shape.add("after_comma")
    if last < passage.last and lower[last + 1] == ",":
        shape.add("before_comma")
    if any(lower[i] == "," and not passage.is_quoted(i) for i in range(first, last)):
        shape.add("commas")
    return shape


def _step(number: int, steps: Sequence[int]) -> int:
    """The highest of some steps that a number reaches."""
    return steps[bisect_right(steps, number) - 1]


_LENGTHS: Final = (0, 3, 6, 12, 20, 40)
_DISTANCES: Final = (-1000, 0, 1, 4, 9)


def _quoted_share(first: int, last: int, passage: Passage) -> Iterator[str]:
    """How much of a content stands in quotation marks."""
    if not passage.quoted or not passage.has_quoted(first, last):
        yield "no_regions"
        return
    yield "regions_in"
    quoted = sum(map(passage.is_quoted, range(first, last + 1)))
    if quoted == last - first + 1:
        yield "all_quoted"
    elif 2 * quoted > last - first + 1:
        yield "mostly_quoted"


def _shape_of_cue(cue: int, passage: Passage) -> Iterator[str]:
    syntax = passage.syntax
    allowed = syntax.frames(cue)
    children, kinds = syntax.children[cue], syntax.relations(cue)
    yield _RELATION_FEATURES.get(syntax.dep[cue], "cue_other")
    yield "reports" if "c" in allowed else "quotes_only" if "q" in allowed else "names" if allowed else "no_frame"
    if "neg" in kinds:
        yield "negated"
    passive = "auxpass" in kinds or "nsubjpass" in kinds
    yield "passive" if passive else "own_subject" if "nsubj" in kinds else "no_subject"
    if "nsubj" in kinds and any(syntax.dep[child] == "nsubj" and syntax.lower[child] in RELATIVE for child in children):
        yield "relative"
    tag = syntax.tag[cue]
    if tag == "VBN" and "aux" not in kinds and "auxpass" not in kinds:
        yield "participle"
    if tag == "VB" or (
        "aux" in kinds and any(syntax.dep[child] == "aux" and syntax.tag[child] == "MD" for child in children)
    ):
        yield "not_finite"


def _before(quoted: Quoted, passage: Passage) -> str:
    """What stands before a region: nothing, a comma or colon, or words that it goes on from."""
    at = quoted.first - 1
    while at >= passage.first and passage.syntax.lower[at].isspace():
        at -= 1
    if at < passage.first:
        return "nothing"
    mark = passage.syntax.lower[at]
    return {",": "comma", ":": "colon"}.get(mark, "nothing" if mark in SENTENCE_END else "words")
