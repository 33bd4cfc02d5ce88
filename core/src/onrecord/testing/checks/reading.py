"""What an extractor asks of the Reading: triggers that let enough through, and needs that are what they say."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import TYPE_CHECKING, Any, Final

from onrecord.errors import NotRequired
from onrecord.outcome import FactRecord
from onrecord.testing.checks.check import Check, needs_facts
from onrecord.testing.readings import default_model
from onrecord.testing.subject import Found, Subject, described
from onrecord.testing.variants import variant

if TYPE_CHECKING:
    from onrecord.evaluation import GoldRow, Scoring
    from onrecord.reading import Reading

_ACCESSORS: Final[Mapping[str, Callable[[Reading], Any]]] = {
    "parse": lambda reading: reading.sentences,
    "entities": lambda reading: reading.entities,
    "quoted": lambda reading: reading.quoted,
    "speech": lambda reading: reading.speech,
    "mentions": lambda reading: reading.mentions,
    "numbers": lambda reading: reading.numbers,
}


class Triggers(Check):
    """Triggers save the time of parsing; they must not cost facts."""

    name = "triggers"
    rule = "triggers lose no fact of gold: what is found in all paragraphs is found in those with a trigger"
    remedy = "add a word of the paragraph to `triggers`, with a trailing * for any ending"

    def problems(self, subject: Subject) -> Iterator[str]:
        needs_facts(subject)
        for one, other in self._pairs(subject):
            if failure := other.extraction.failure:
                yield f"{one.text.where}: without triggers it fails: {failure.error}: {failure.message}"
            if subject.scoring and (row := one.text.row) and subject.scoring.key in row.fields:
                for measure, less in _lost(subject.scoring, row, one, other):
                    yield f"{row.where} ({row.id}): with triggers {less} fewer are right by the measure {measure!r}"
            else:
                for fact in _without_counterpart(other.extraction.facts, one.extraction.facts):
                    yield f"{one.text.where}: {described(fact)} is found only without triggers"

    def note(self, subject: Subject) -> str:
        if not subject.extractor.triggers:
            return "no triggers: every paragraph is parsed"
        changed = sum(one.values != other.values for one, other in self._pairs(subject))
        return f"in {changed} texts, facts say more or else without triggers" if changed else ""

    def _pairs(self, subject: Subject) -> Iterator[tuple[Found, Found]]:
        """Each text with triggers and without."""
        if subject.extractor.triggers:
            texts = [one.text for one in subject.found]
            yield from zip(
                subject.found, subject.read(texts, variant(subject.new(), triggers=frozenset())), strict=True
            )


class Requires(Check):
    """Needs are paid for by everyone who runs the extractor, and hold in any company."""

    name = "requires"
    rule = "`requires` and `consults` name what the extractor reads, all of it and no more"
    remedy = "take out what is never used; name what is missing; or add a text to gold that needs it"

    def problems(self, subject: Subject) -> Iterator[str]:
        missing = [one for one in subject.found if (why := one.extraction.failure) and why.error == "NotRequired"]
        for one in missing:
            assert one.extraction.failure
            yield f"{one.text.where}: {one.extraction.failure.message}"
        yield from self._open_accessors(subject)
        if not missing:
            needs_facts(subject)
            yield from self._never_used(subject)

    def _open_accessors(self, subject: Subject) -> Iterator[str]:
        """Accessors of the Reading that give what was not asked for."""
        from onrecord.article import Article
        from onrecord.reading import Demand, Reader, Reading

        demand = Demand.of(subject.extractor)
        reading = Reading(Reader(default_model(), [demand]).read(Article.from_text("No."), [demand]), demand)
        for name, access in _ACCESSORS.items():
            if name not in demand.holds:
                try:
                    access(reading)
                except NotRequired:
                    continue
                yield f"the Reading gives {name!r}, which is not asked for: a bug in Onrecord"

    def _never_used(self, subject: Subject) -> Iterator[str]:
        """What changes nothing on any text where it is left out; what another need brings along is left alone."""
        from onrecord.reading import Demand

        declared = subject.extractor
        for name in sorted({*declared.requires, *declared.consults}):
            less = variant(subject.new(), requires=declared.requires - {name}, consults=declared.consults - {name})
            if Demand.of(less).holds == Demand.of(declared).holds:
                continue
            again = subject.read([one.text for one in subject.found], less)
            if all(_same(was, one) for was, one in zip(subject.found, again, strict=True)):
                yield f"{name!r} is never used: the facts of all {len(subject.found)} texts are the same without it"


def _same(was: Found, one: Found) -> bool:
    return one.extraction.failure is None and one.values == was.values


def _lost(scoring: Scoring, row: GoldRow, one: Found, other: Found) -> Iterator[tuple[str, int]]:
    """By how much the first is worse than the other, by each measure of which it has fewer right."""
    had, would = (scoring.compare(row, [fact.fields() for fact in found.extraction.facts]) for found in (one, other))
    for measure, count in would.counts.items():
        right = had.counts[measure].right if measure in had.counts else 0
        if (less := count.right - right) > 0:
            yield measure, less


def _without_counterpart(facts: list[FactRecord], others: list[FactRecord]) -> Iterator[FactRecord]:
    """The facts for which there is no other, one to one, of which some evidence shares characters with theirs.

    Any evidence counts: what is told twice may start in a paragraph without a trigger.
    """
    left = [_spans(one) for one in others]
    for fact in facts:
        spans = _spans(fact)
        at = next((at for at, other in enumerate(left) if _share(spans, other)), None)
        if at is None:
            yield fact
        else:
            left.pop(at)


def _share(spans: list[tuple[int, int]], others: list[tuple[int, int]]) -> bool:
    return any(start < its_end and its_start < end for start, end in spans for its_start, its_end in others)


def _spans(fact: FactRecord) -> list[tuple[int, int]]:
    """Where a fact's evidence stands: half-open, code points of the text."""
    return [(one["start"], one["end"]) for one in fact.fields()["evidence"]]
