"""What an extractor gives on gold: facts, their evidence, and records that can be read again."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

from onrecord.testing.checks.check import Check, NotShown, needs_facts
from onrecord.testing.subject import Found, Subject, described


class Gold(Check):
    """Gold that shows something: without facts, most other checks would pass for nothing."""

    name = "gold"
    rule = "the extractor reads every text of gold without an error, and finds facts"
    remedy = "mend the error, or give gold that has what the extractor reads; `onrecord try` shows one text at a time"

    def problems(self, subject: Subject) -> Iterator[str]:
        if not subject.texts:
            raise NotShown("needs gold")
        for one in subject.found:
            failure = one.extraction.failure
            if failure and failure.stage != "check" and failure.error != "NotRequired":
                yield f"{one.text.where}: {failure.error}: {failure.message}\n{failure.trace.rstrip()}"
        if not any(one.values or one.extraction.failure for one in subject.found):
            yield f"no fact in any of {len(subject.texts)} texts"

    def note(self, subject: Subject) -> str:
        return f"{sum(len(one.values) for one in subject.found)} facts in {len(subject.texts)} texts"


class Evidence(Check):
    """The first promise of a fact: the exact characters that it was read from."""

    name = "evidence"
    rule = "every fact has evidence, whose offsets are code points of the article's text and whose words stand there"
    remedy = (
        "make evidence with reading.evidence(field, span): it takes a Span, a Token, or two offsets of reading.text"
    )

    def problems(self, subject: Subject) -> Iterator[str]:
        if not subject.texts:
            raise NotShown("needs gold")
        for one in subject.found:
            failure = one.extraction.failure
            if failure and failure.stage == "check":
                yield f"{one.text.where}: {failure.message}"
            for fact in one.extraction.facts:
                fields = fact.fields()
                if any(not _stands_there(span, one.text.text) for span in (fields, *fields["evidence"])):
                    yield f"{one.text.where}: {described(fact)} has offsets at which other words stand"
        if not any(one.values or one.extraction.failure for one in subject.found):
            raise NotShown("needs gold that has facts")


class Records(Check):
    """Records that any consumer can read, each once."""

    name = "records"
    rule = "a record read again is the same fact, no two facts have one id, and each names its rule"
    remedy = "let the fields of the fact be plain values (no NaN, no objects); give every fact the name of its rule"

    def problems(self, subject: Subject) -> Iterator[str]:
        needs_facts(subject)
        for one in subject.found:
            yield from self._of(subject, one)

    def _of(self, subject: Subject, one: Found) -> Iterator[str]:
        seen: set[str] = set()
        for fact in one.extraction.facts:
            where = f"{one.text.where}: {described(fact)}"
            try:
                again = subject.extractor.fact_model.model_validate_json(fact.value).to_json()
            except ValueError as error:
                yield f"{where} can't be read again: {error}"
            else:
                if again != fact.value:
                    yield f"{where} is another once it was read again"
            if not fact.fields()["rule"].strip():
                yield f"{where}: `rule` is empty"
            if fact.id in seen:
                yield f"{where} has the id of another"
            seen.add(fact.id)


def _stands_there(span: dict[str, Any], text: str) -> bool:
    start, end = span["start"], span["end"]
    return bool(0 <= start < end <= len(text) and text[start:end] == span["exact"])
