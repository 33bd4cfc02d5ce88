"""Assembly: from the candidates that stand in each paragraph to the statements of an article.

What one paragraph can't tell by itself is settled here: quotations without a cue of their own, that go on after one,
run over paragraphs, or are introduced or signed in the paragraph before or after.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Final

from onrecord.reading.paragraphs import Paragraph
from onrecord.reading.quoted import Region
from onrecord.reading.speech.candidate import cue_of, source_at
from onrecord.reading.speech.candidates import candidates
from onrecord.reading.speech.lexicon import LEMMAS
from onrecord.reading.speech.passage import Passage, Quoted
from onrecord.reading.speech.selection import select
from onrecord.reading.speech.sources import Source
from onrecord.reading.speech.speakers import can_speak
from onrecord.reading.speech.syntax import Syntax

if TYPE_CHECKING:
    from onrecord.reading.reading import Reading

FLOATING: Final = 0.8
INTRODUCED: Final = 0.8
SIGNED: Final = 0.8
BARE: Final = 0.5
REPLY: Final = 0.5
"""Probabilities of the rules of this module, which see no candidates: shares of right spans in news articles."""

_DIRECT_RULES: Final = frozenset({"region_right", "region_left", "introduced", "bare"})
_SIGNATURE: Final = re.compile(r"[—–-]{1,2}\s*([A-Z][^.,;:!?()\d]{2,60}?)\s*(?:[.,(]|$)")


@dataclass(slots=True)
class Statement:
    """What one source says, in the making: contents may still be added.

    `anchor` is the head token of the cue, `cue` its first and last token; None where a quotation has no cue.
    """

    rule: str
    anchor: int | None
    cue: tuple[int, int] | None
    source: Source | None
    contents: list[tuple[int, int]]
    probability: float
    reported_by: Source | None = None


def assemble(reading: Reading) -> list[Statement]:
    """The statements in the paragraphs of a reading, by place of their first words."""
    found: list[Statement] = []
    before: tuple[Passage, list[Statement]] | None = None
    for passage in passages(reading):
        if before is not None and before[0].paragraph.index + 1 != passage.paragraph.index:
            before = None
        here = [replace(one, contents=list(one.contents)) for one in _in_paragraph(passage, reading)]
        here = [one for one in here if one.rule != "headline" or _may_speak(one.source, reading)]
        for at, quoted in enumerate(passage.quoted):
            if not any(_overlap(quoted, one) for one in here):
                _place(quoted, passage.quoted[at - 1] if at else None, passage, here, before, reading)
        _take_up(passage, here, before, found)
        here.sort(key=lambda one: one.contents)
        found += here
        before = passage, here
    return sorted(found, key=lambda one: one.contents)


def passages(reading: Reading) -> Iterator[Passage]:
    """The paragraphs of a reading as passages, in order."""
    regions = reading.once("speech regions", lambda: _regions_by_paragraph(reading))
    syntax = reading.once("syntax", lambda: Syntax(reading.doc))

    text = reading.text

    def passage(paragraph: Paragraph) -> Passage:
        span = reading.tokens(paragraph)
        return Passage(syntax, text, paragraph, range(span.start, span.end), regions.get(paragraph.index, ()))

    for one in reading.paragraphs:
        yield reading.once("passage", lambda one=one: passage(one), one)  # type: ignore[misc]


def _regions_by_paragraph(reading: Reading) -> Mapping[int, list[Region]]:
    """The outermost quotation regions of each paragraph, by its index."""
    found: defaultdict[int, list[Region]] = defaultdict(list)
    for region in reading.quoted:
        paragraph = reading.paragraph_at(region.start)
        if region.depth == 0 and paragraph is not None:
            found[paragraph.index].append(region)
    return dict(found)


def _in_paragraph(passage: Passage, reading: Reading) -> list[Statement]:
    """What the candidates of a paragraph give: it tells nothing of its neighbours, so it is found once."""
    return reading.once("statements", lambda: _statements(passage), passage.paragraph)


def _statements(passage: Passage) -> list[Statement]:
    """A heading repeats what the article says: only its quotations count."""
    chosen = select(candidates(passage))
    if passage.is_heading:
        chosen = [one for one in chosen if one.candidate.rule == "headline" or "regions_in" in one.candidate.features]
    found: dict[int, Statement] = {}
    for one in chosen:
        candidate = one.candidate
        first = found.get(candidate.anchor)
        if first is not None:  # words on both sides of one cue are one statement
            first.contents += candidate.contents
            continue
        found[candidate.anchor] = Statement(
            candidate.rule,
            candidate.anchor,
            candidate.cue,
            candidate.source,
            list(candidate.contents),
            one.probability,
            one.reported_by,
        )
    return list(found.values())


def _may_speak(source: Source | None, reading: Reading) -> bool:
    return source is not None and can_speak(source.referent, reading.mentions)


def _place(
    quoted: Quoted,
    earlier: Quoted | None,
    passage: Passage,
    here: list[Statement],
    before: tuple[Passage, list[Statement]] | None,
    reading: Reading,
) -> None:
    """Give a quotation without a cue of its own to a source, where it is speech at all.

    "We waited," said Quill. [*"Nobody came."*] / [Quill went on:] *"Nobody came."* / *"Nobody came."* — Mara Quill
    / "Is it safe?" Vey asked. *"It is."*: a reply, and nobody says whose.
    """
    span = (quoted.region.start, quoted.region.end)
    lead = passage.before(quoted)
    leader = max((one for one in here if one.contents[0] < span), key=lambda one: one.contents[-1], default=None)
    if leader is not None:
        if not lead and earlier is not None and _is_reply(quoted, earlier, leader, passage):
            if _ends_like_speech(quoted, passage):
                here.append(Statement("reply", None, None, None, [span], REPLY))
        elif (
            leader.rule in _DIRECT_RULES
            and (not lead or passage.syntax.lower[lead[-1]] in (",", ":"))
            and _ends_like_speech(quoted, passage)
        ):
            leader.contents.append(span)
        elif not lead and _like_speech(quoted, passage):
            here.append(Statement("floating", leader.anchor, leader.cue, leader.source, [span], FLOATING))
        return
    if lead or not _like_speech(quoted, passage):
        return
    if before is not None and (verb := _introduction(before[0])) is not None:
        cue, source = cue_of(verb, before[0]), source_at(verb, before[0])
        here.append(Statement("introduced", verb, cue, source, [span], INTRODUCED))
    elif (signature := _signature(quoted, passage, reading)) is not None:
        here.append(Statement("signed", None, None, signature, [span], SIGNED))
    elif not passage.after(quoted):
        last = before[1][-1] if before is not None and before[1] else None
        here.append(Statement("bare", None, None, last.source if last is not None else None, [span], BARE))


def _is_reply(quoted: Quoted, earlier: Quoted, leader: Statement, passage: Passage) -> bool:
    """Whether a quotation answers the one before it: behind a question that is asked, or right behind a question."""
    if passage.ending(earlier) != "?" or passage.ending(quoted) == "?":
        return False
    if not _overlap(earlier, leader):
        return earlier.last + 1 == quoted.first
    asked = leader.anchor is not None and LEMMAS.get(passage.syntax.lower[leader.anchor]) in ASKING
    return asked or earlier.last + 1 == quoted.first


ASKING: Final = frozenset({"ask", "inquire", "enquire", "query"})


def _take_up(
    passage: Passage,
    here: list[Statement],
    before: tuple[Passage, list[Statement]] | None,
    found: list[Statement],
) -> None:
    """A quotation that runs over paragraphs is one: join the part that opens this paragraph to the one left open."""
    if before is None or not before[1] or not passage.quoted or not passage.quoted[0].region.continues:
        return
    first = passage.quoted[0]
    left_open = before[0].quoted[-1] if before[0].quoted else None
    earlier = next((one for one in before[1] if left_open is not None and _overlap(left_open, one)), None)
    later = next((one for one in here if _overlap(first, one)), None)
    if earlier is None or later is None:
        return
    if later.cue is None:
        here.remove(later)
        found.remove(earlier)
        earlier.contents += later.contents
        here.append(earlier)
    elif earlier.cue is None:
        found.remove(earlier)
        later.contents[:0] = earlier.contents


def _introduction(passage: Passage) -> int | None:
    """The cue verb of a paragraph that ends with a colon: The mayor issued this statement:"""
    if passage.text[passage.paragraph.end - 1] != ":" or passage.syntax.lower[passage.last] != ":":
        return None
    syntax = passage.syntax
    tokens = range(passage.first, passage.last + 1)
    verbs = [one for one in tokens if syntax.pos[one] in ("VERB", "AUX") and not passage.is_quoted(one)]
    return next((one for one in reversed(verbs) if syntax.frames(one)), verbs[-1] if verbs else None)


def _signature(quoted: Quoted, passage: Passage, reading: Reading) -> Source | None:
    """Who signs a quotation, after a dash behind it or at the start of the next paragraph."""
    at = quoted.region.end
    if passage.paragraph.end - at < 2:
        following = reading.all_paragraphs[passage.paragraph.index + 1 : passage.paragraph.index + 2]
        if not following:
            return None
        at, end = following[0].start, following[0].end
    else:
        end = passage.paragraph.end
    while at < end and passage.text[at].isspace():
        at += 1
    match = _SIGNATURE.match(passage.text, at, end)
    if match is None or end - match.end() > 60:
        return None
    name = passage.doc.char_span(match.start(1), match.end(1), alignment_mode="contract")
    return Source(name, name) if name is not None and len(name) <= 8 else None


def _like_speech(quoted: Quoted, passage: Passage) -> bool:
    """A sentence or most of one, not a title or a word in scare quotes."""
    words = re.findall(r"\w+", passage.text[quoted.region.inner_start : quoted.region.inner_end])
    return len(words) >= 8 or (len(words) >= 4 and _ends_like_speech(quoted, passage))


def _ends_like_speech(quoted: Quoted, passage: Passage) -> bool:
    return passage.ending(quoted) in ".,?!…—-"


def _overlap(quoted: Quoted, statement: Statement) -> bool:
    return any(start < quoted.region.end and quoted.region.start < end for start, end in statement.contents)
