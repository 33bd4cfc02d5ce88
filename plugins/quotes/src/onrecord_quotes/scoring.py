"""When a quote is right, for `onrecord evaluate quotes`.

Fragments are compared by the words in them, so that marks and outer punctuation never matter: one is found where it
has at least `RIGHT` of the words in common, of those in either. A speaker is right where the mention overlaps gold's,
or has the same last word; nobody is right only where gold has nobody.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any, ClassVar, Final, Literal

from onrecord.evaluation import Comparison, GoldEntry, GoldRow, Scoring, Span, aligned
from onrecord.evaluation.fragments import RIGHT, in_common, last_word, words_in

CONTEXT: Final = 40
"""How many characters are shown on each side of what is missed or wrong."""

KINDS: Final = ("direct", "mixed", "indirect")


@dataclass(frozen=True, slots=True)
class Fragment:
    """One contiguous piece of what somebody says, in gold or as it was found.

    `around` is it in brackets with the text on both sides, for people. `words` are the offsets of the words in it,
    `mention` where the speaker stands, `speaker` the words of that. `name` is who that is in full: None where it has
    none, and `named` False where gold doesn't say.
    """

    text: str
    around: str
    words: frozenset[int]
    kind: str
    speaker: str | None
    mention: Span | None
    name: str | None
    named: bool
    optional: bool = False
    confidence: float = 1.0


class QuoteEntry(GoldEntry):
    """A fragment in gold, and where its speaker stands; where it stands itself, `GoldRow.span` finds out."""

    text: str | None = None
    at: int | None = None
    start: int | None = None
    end: int | None = None
    kind: Literal["direct", "mixed", "indirect"]
    speaker: str | dict[str, Any] | None
    speaker_at: int | None = None
    name: str | None = None


class QuoteScoring(Scoring):
    """Fragments, with their speakers, of all kinds and of each."""

    key: ClassVar[str] = "quotes"
    entry = QuoteEntry

    def compare(self, row: GoldRow, facts: Sequence[Mapping[str, Any]]) -> Comparison:
        given = [one for fact in facts for one in _found(fact, row.text)]
        gold = [_gold(entry, row) for entry in row.entries(self.key, self.entry)]
        comparison = Comparison()
        for kind in (None, *KINDS):
            _compare(kind, given, gold, comparison)
        return comparison


def _compare(kind: str | None, given: Sequence[Fragment], gold: Sequence[Fragment], comparison: Comparison) -> None:
    """Add the measures of one kind, None for all. Fragments of other kinds and optional ones are spare: to give one is
    neither right nor wrong."""
    needed = [one for one in gold if not one.optional and kind in (None, one.kind)]
    spare = frozenset[int]().union(*(one.words for one in gold if one not in needed))
    pairs = dict(aligned(given, needed, _in_common, RIGHT))
    counted = [at for at, one in enumerate(given) if at in pairs or 2 * len(one.words & spare) < len(one.words)]
    right = {at for at, other in pairs.items() if _same_speaker(given[at], needed[other])}
    label = kind or "all"
    comparison.add(f"{label}: span", len(pairs), len(counted), len(needed))
    comparison.add(f"{label}: span + speaker", len(right), len(counted), len(needed))
    if kind is not None:
        return
    named = {at: needed[other] for at, other in pairs.items() if at in right and needed[other].named}
    if any(one.named for one in needed):
        as_named = sum(_same_name(given[at], one) for at, one in named.items())
        comparison.add("resolved name, of right speakers", as_named, len(named), len(named))
    comparison.judged += [(given[at].confidence, at in right) for at in counted]
    found = set(pairs.values())
    comparison.errors += [f"wrong    {_shown(given[at])}" for at in counted if at not in pairs]
    comparison.errors += [f"missed   {_shown(one)}" for at, one in enumerate(needed) if at not in found]
    comparison.errors += [
        f"speaker  {given[at].speaker}, not {needed[other].speaker}: {_shown(needed[other])}"
        for at, other in pairs.items()
        if at not in right
    ]
    comparison.errors += [
        f"name     {given[at].name}, not {one.name}: {_shown(one)}"
        for at, one in named.items()
        if not _same_name(given[at], one)
    ]


def _found(fact: Mapping[str, Any], text: str) -> Iterator[Fragment]:
    mention = next((one for one in fact["evidence"] if one["field"] == "speaker_mention"), None)
    for part in fact["evidence"]:
        if part["field"] == "quotation":
            span = Span(part["start"], part["end"])
            yield Fragment(
                text=part["exact"],
                around=_around(span, text),
                words=words_in(text, *span),
                kind=fact["kind"],
                speaker=mention["exact"] if mention else fact["speaker"],
                mention=Span(mention["start"], mention["end"]) if mention else None,
                name=fact["speaker"],
                named=True,
                confidence=fact["confidence"],
            )


def _gold(entry: Mapping[str, Any], row: GoldRow) -> Fragment:
    span = row.span(entry)
    given = entry["speaker"]
    mention = row.span(given, entry.get("speaker_at")) if given is not None else None
    return Fragment(
        text=row.text[slice(*span)],
        around=_around(span, row.text),
        words=words_in(row.text, *span),
        kind=entry["kind"],
        speaker=row.text[slice(*mention)] if mention else None,
        mention=mention,
        name=entry.get("name"),
        named="name" in entry,
        optional=entry.get("optional", False),
    )


def _in_common(one: Fragment, other: Fragment) -> float:
    return in_common(one.words, other.words)


def _same_speaker(one: Fragment, gold: Fragment) -> bool:
    if one.speaker is None or gold.speaker is None:
        return one.speaker is None and gold.speaker is None
    if one.mention and gold.mention and one.mention.start < gold.mention.end and gold.mention.start < one.mention.end:
        return True
    return last_word(one.speaker) == last_word(gold.speaker) != ""


def _same_name(one: Fragment, gold: Fragment) -> bool:
    """The same last word; where nobody is named, nobody, or no more than the words as they are written."""
    if gold.name is None:
        return one.name in (None, one.speaker)
    return last_word(one.name) == last_word(gold.name)


def _shown(one: Fragment) -> str:
    return f"{one.kind}, {one.speaker}: {one.around}"


def _around(span: Span, text: str) -> str:
    """A fragment in brackets, with what stands before and behind it, in one line."""
    before, behind = text[max(0, span.start - CONTEXT) : span.start], text[span.end : span.end + CONTEXT]
    cut = "…" if span.start > CONTEXT else "", "…" if span.end + CONTEXT < len(text) else ""
    return f"{cut[0]}{before}[{text[slice(*span)]}]{behind}{cut[1]}".replace("\n", "¶")
