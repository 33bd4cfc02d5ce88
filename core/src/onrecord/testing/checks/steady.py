"""The same article gives the same ids and the same bytes: again, in another order, in another process, in company."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from typing import Any

from onrecord.extractor import Extractor, NoConfig
from onrecord.outcome import Extraction
from onrecord.testing.checks.check import Check, needs_facts
from onrecord.testing.subject import Found, Subject, Text, described
from onrecord.testing.variants import Companion


class Determinism(Check):
    """Ids are keys: a replay must write over what it wrote."""

    name = "determinism"
    rule = "the same text gives the same ids and the same bytes, always"
    remedy = (
        "keep nothing on the instance from one article to the next; sort what comes out of a set; no clock, no random "
        "numbers, no id() or hash() of anything"
    )

    def problems(self, subject: Subject) -> Iterator[str]:
        needs_facts(subject)
        texts = [one.text for one in subject.telling]
        instance = subject.new()
        yield from _differences(subject.telling, _read(subject, texts, instance), "by a new instance")
        behind = _read(subject, texts[::-1], instance)[::-1]
        yield from _differences(subject.telling, behind, "after other texts")
        if (elsewhere := subject.elsewhere) is not None:
            yield from _differences(subject.telling, elsewhere, "in another process, where strings hash otherwise")

    def note(self, subject: Subject) -> str:
        return "in this process only: another can't import the class" if subject.elsewhere is None else ""


class Company(Check):
    """What is found by `--only` is what is found in the full run."""

    name = "company"
    rule = "which other extractors run, and in which order, changes nothing"
    remedy = (
        "look at no more than `requires` and `consults` name, and at no paragraph but reading.paragraphs: what else "
        "stands in reading.doc is there for others; change nothing of the reading"
    )

    def problems(self, subject: Subject) -> Iterator[str]:
        needs_facts(subject)
        texts = [one.text for one in subject.telling]
        itself, companion = subject.new(), Companion(NoConfig())
        for running, how in (((itself, companion), "before"), ((companion, itself), "after")):
            found = _read(subject, texts, *running)
            yield from _differences(subject.telling, found, f"where it runs {how} one that asks for everything,")


def _read(subject: Subject, texts: Sequence[Text], *running: Extractor[Any, Any]) -> list[Extraction]:
    return [one.extraction for one in subject.read(texts, *running)]


def _differences(before: Sequence[Found], again: Iterable[Extraction], how: str) -> Iterator[str]:
    """What two readings of the same texts don't have in common, text by text."""
    for one, other in zip(before, again, strict=True):
        if failure := other.failure:
            yield f"{one.text.where}: {how} it fails: {failure.error}: {failure.message}"
            continue
        for was, now in zip_longest(one.extraction.facts, other.facts):
            if was is None or now is None:
                there = "is missing" if now is None else "is there too"
                yield f"{one.text.where}: {how} {described(was or now)} {there}"
            elif was != now:
                changed = ", ".join(key for key, value in was.fields().items() if now.fields().get(key) != value)
                yield f"{one.text.where}: {how} {described(was)} has another {changed or 'form'}"
