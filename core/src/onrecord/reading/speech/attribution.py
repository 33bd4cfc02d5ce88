"""Attribution: one source saying one thing, and how the selected candidates of an article become attributions."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from spacy.tokens import Span

from onrecord.reading.speech.candidates import candidates
from onrecord.reading.speech.lexicon import REPORTING
from onrecord.reading.speech.passage import Passage, Quoted
from onrecord.reading.speech.selection import select
from onrecord.reading.speech.sources import Source

if TYPE_CHECKING:
    from onrecord.reading.reading import Reading

NEEDS: Final = frozenset({"parse", "lemmas", "quoted", "mentions"})
TRIGGERS: Final = REPORTING | {'"', "“", "”", "‘", "''", "``", "„", "«", "according to"}

Kind = Literal["direct", "mixed", "indirect"]


@dataclass(frozen=True, slots=True)
class Attribution:
    """One source saying one thing.

    `contents` are half-open ranges of offsets, in order: the fragments of what is said, marks included. `speaker` is
    the source as written, None where nobody is named; `speaker_name` and `speaker_role` say who that is, None where a
    pronoun can't be resolved. `reported_by` is the source behind a stacked attribution.
    """

    kind: Kind
    contents: tuple[tuple[int, int], ...]
    cue: Span | None
    speaker: Span | None
    speaker_name: str | None
    speaker_role: str | None
    reported_by: str | None
    modality: Literal["asserted", "negated", "hypothetical"]
    rule: str
    confidence: float


@dataclass(slots=True)
class _Draft:
    """An attribution in the making."""

    rule: str
    cue: Span | None
    source: Source | None
    contents: list[tuple[int, int]]
    score: float


def read_speech(reading: Reading) -> list[Attribution]:
    """The attributions in the paragraphs of a reading, by place."""
    drafts: list[_Draft] = []
    previous: tuple[Passage, _Draft] | None = None
    regions = reading.quoted
    for paragraph in reading.paragraphs:
        passage = Passage(reading, paragraph, [one for one in regions if paragraph.start <= one.start < paragraph.end])
        if previous is not None and previous[0].paragraph.index + 1 != paragraph.index:
            previous = None
        here = _read_passage(passage, previous[1] if previous else None)
        drafts += here
        last = max(here, key=lambda one: one.contents[-1][0], default=None)
        previous = (passage, last) if last is not None else None
    found = [_finish(draft, reading) for draft in drafts]
    return sorted(found, key=lambda one: one.contents)


def _read_passage(passage: Passage, before: _Draft | None) -> list[_Draft]:
    chosen = select(candidates(passage))
    if passage.is_heading:
        chosen = [(one, value) for one, value in chosen if one.rule == "headline"]
    drafts = [_Draft(one.rule, one.cue, one.source, list(one.contents), value) for one, value in chosen]
    drafts.sort(key=lambda one: one.contents)
    _attach_floating(passage, drafts, before)
    return drafts


def _attach_floating(passage: Passage, drafts: list[_Draft], before: _Draft | None) -> None:
    """A quotation without a cue of its own goes to the speaker of the one before it."""
    for quoted in passage.quoted:
        span = (quoted.region.start, quoted.region.end)
        if any(start < span[1] and span[0] < end for one in drafts for start, end in one.contents):
            continue
        earlier = [one for one in drafts if one.contents[0][0] < span[0]]
        leader = max(earlier, key=lambda one: one.contents[-1][0]) if earlier else None
        if not _like_speech(quoted, passage):
            continue
        if leader is not None:
            if leader.rule in ("region_right", "region_left", "bare"):
                leader.contents.append(span)
            else:
                drafts.append(_Draft("floating", leader.cue, leader.source, [span], 0.6))
        elif before is not None and not passage.before(quoted):
            drafts.append(_Draft("bare", None, before.source, [span], 0.6))
        elif not passage.before(quoted) and not passage.after(quoted):
            drafts.append(_Draft("bare", None, None, [span], 0.4))


def _like_speech(quoted: Quoted, passage: Passage) -> bool:
    """A sentence, not a title or a single word in scare quotes."""
    inner = passage.text[quoted.region.inner_start : quoted.region.inner_end].strip()
    words = re.findall(r"\w+", inner)
    return len(words) >= 4 and (inner[-1:] in ".,?!…—-" or len(words) >= 8)


def _finish(draft: _Draft, reading: Reading) -> Attribution:
    name = role = None
    mention = draft.source.mention if draft.source else None
    if draft.source is not None:
        resolved = reading.mentions.resolve(draft.source.referent)
        if resolved is not None:
            name, role = resolved.name, resolved.role
        elif not _is_pronoun(draft.source.referent):
            name = draft.source.referent.text
    return Attribution(
        kind=_kind(draft.contents, reading),
        contents=tuple(sorted(draft.contents)),
        cue=draft.cue,
        speaker=mention,
        speaker_name=name,
        speaker_role=role,
        reported_by=None,
        modality="negated" if draft.cue is not None and any(one.dep_ == "neg" for one in draft.cue) else "asserted",
        rule=draft.rule,
        confidence=draft.score,
    )


def _is_pronoun(span: Span) -> bool:
    return len(span) == 1 and span[0].pos_ == "PRON"


def _kind(contents: list[tuple[int, int]], reading: Reading) -> Kind:
    outer = [one for one in reading.quoted if one.depth == 0]
    inside = outside = 0
    for start, end in contents:
        for match in re.finditer(r"\w+", reading.text[start:end]):
            at = start + match.start()
            if any(one.start <= at < one.end for one in outer):
                inside += 1
            else:
                outside += 1
    return "direct" if not outside else "mixed" if inside else "indirect"
