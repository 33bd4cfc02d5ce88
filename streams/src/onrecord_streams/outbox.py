"""The outbox: what became of an article, as the records to send and their order."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass, field, replace
from typing import Any, Final, Literal

from onrecord.article import Article
from onrecord.dialects.connect import Envelope
from onrecord.errors import ArticleError
from onrecord.outcome import Extraction, Failure, Outcome
from onrecord.pool import ExtractorInfo
from onrecord_streams import deadletters
from onrecord_streams.decoding import Withdrawn
from onrecord_streams.facts import fact_record
from onrecord_streams.ledger import Entry, Status, ledger_record
from onrecord_streams.records import Arrival, Record, plain
from onrecord_streams.settings import HEADER_ROOM
from onrecord_streams.topics import Topics

_REASON_LENGTH: Final = 500

Result = Literal["read", "partial", "failed", "skipped", "withdrawn", "undecodable", "elsewhere"]
"""What became of an article: all extractors read it; some of them or all failed; it was skipped; it was withdrawn; it
is no article; it is for extractors that run in other workers."""


@dataclass(frozen=True, slots=True)
class Results:
    """Everything that is to be sent for one article: the ledger's entries once the rest was acknowledged.

    `extractions` are those that it comes of, failures to publish included.
    """

    result: Result
    records: list[Record] = field(default_factory=list)
    ledger: list[Record] = field(default_factory=list)
    extractions: list[Extraction] = field(default_factory=list)


class Outbox:
    """Makes records for one worker, which runs these extractors with this language model.

    `largest` is the largest record that the broker takes, in bytes; without `text`, dead letters go without values;
    with `connect` facts go in envelopes for Kafka Connect.
    """

    def __init__(
        self,
        topics: Topics,
        extractors: Sequence[ExtractorInfo],
        model: str,
        *,
        largest: int,
        text: bool = True,
        connect: bool = False,
    ) -> None:
        self._topics = topics
        self._extractors = {one.name: one for one in extractors}
        self._model = model
        self._largest_value = largest - HEADER_ROOM
        self._text = text
        self._envelopes = {
            one.name: Envelope(one.fact_type, one.schema_version, one.schema) for one in extractors if connect
        }

    def running(self, names: Collection[str]) -> tuple[str, ...]:
        """Those of the names that are of extractors that run here."""
        return tuple(name for name in self._extractors if name in names)

    def undecodable(self, arrival: Arrival, error: ArticleError) -> Results:
        """For a record that is no article: a dead letter."""
        return Results("undecodable", [self._letter(deadletters.undecodable(arrival, error, self._topics.deadletters))])

    def withdrawn(self, arrival: Arrival, withdrawn: Withdrawn) -> Results:
        """For an article that no longer stands: entries that name no facts."""
        about = {"article_id": withdrawn.id, "article_version": withdrawn.version}
        entries = [self._entry(arrival, info, "withdrawn", about) for info in self._extractors.values()]
        return Results("withdrawn", ledger=[ledger_record(entry, self._topics.ledger, arrival) for entry in entries])

    def read(
        self, arrival: Arrival, article: Article, outcome: Outcome, only: Collection[str] | None = None
    ) -> Results:
        """For an article that was read or skipped: the facts, a dead letter for every failure, and all entries.

        `only` names the extractors that were to read it, None all: no other has an entry.
        """
        about = {"article_id": article.id, "article_version": article.version, "article_sha256": article.sha256}
        results = Results("read")
        entries = []
        if outcome.skipped:
            why = {"reason": plain(outcome.skipped, _REASON_LENGTH)}
            skipping = [info for name, info in self._extractors.items() if only is None or name in only]
            entries = [self._entry(arrival, info, "skipped", about | why) for info in skipping]
        for extraction in (self._sendable(self._formatted(one), article.id) for one in outcome.extractions):
            info = self._extractors[extraction.extractor]
            entry = self._entry(arrival, info, _status(extraction), about | _what_came_of(extraction))
            if (size := len(entry.model_dump_json().encode())) > self._largest_value:
                extraction = self._refused(extraction, article.id, size)
                entry = self._entry(arrival, info, _status(extraction), about | _what_came_of(extraction))
            topic = self._topics.facts[info.name]
            results.records.extend(fact_record(fact, info, article.id, topic, arrival) for fact in extraction.facts)
            if extraction.failure:
                letter = deadletters.failed(arrival, extraction.failure, self._topics.deadletters)
                results.records.append(self._letter(letter))
            results.extractions.append(extraction)
            entries.append(entry)
        results.ledger.extend(ledger_record(entry, self._topics.ledger, arrival) for entry in entries)
        return replace(results, result=_result(outcome, results.extractions))

    def may_go_without_value(self, record: Record) -> bool:
        """Whether a record that is too large is a dead letter with a value to leave out."""
        return record.topic == self._topics.deadletters and record.value is not None

    def _letter(self, letter: Record) -> Record:
        return letter if self._text or letter.value is None else deadletters.without_value(letter)

    def _formatted(self, extraction: Extraction) -> Extraction:
        """With facts as their topic has them."""
        if (envelope := self._envelopes.get(extraction.extractor)) is None:
            return extraction
        return replace(extraction, facts=[replace(one, value=envelope.around(one.value)) for one in extraction.facts])

    def _sendable(self, extraction: Extraction, article_id: str) -> Extraction:
        """Without facts that no broker would take; they count as a failure of their extractor."""
        small = [fact for fact in extraction.facts if len(fact.value) <= self._largest_value]
        if len(small) == len(extraction.facts):
            return extraction
        size = max(len(fact.value) for fact in extraction.facts)
        message = f"a fact of {size:,} bytes is over the limit of {self._largest_value:,}"
        failure = Failure(article_id, extraction.extractor, "publish", "RecordTooLarge", message)
        return Extraction(extraction.extractor, small, failure, extraction.seconds)

    def _refused(self, extraction: Extraction, article_id: str, size: int) -> Extraction:
        """The failure of an extractor whose facts are too many for one entry to name: none of them goes out."""
        message = f"a ledger entry that names {len(extraction.facts):,} facts has {size:,} bytes"
        message += f", over the limit of {self._largest_value:,}"
        failure = Failure(article_id, extraction.extractor, "publish", "RecordTooLarge", message)
        return Extraction(extraction.extractor, [], failure, extraction.seconds)

    def _entry(self, arrival: Arrival, info: ExtractorInfo, status: Status, about: dict[str, Any]) -> Entry:
        return Entry(
            extractor=info.name,
            status=status,
            extractor_version=info.version,
            fact_schema_version=info.schema_version,
            model=self._model,
            topic=arrival.topic,
            partition=arrival.partition,
            offset=arrival.offset,
            **about,
        )


def _result(outcome: Outcome, extractions: Sequence[Extraction]) -> Result:
    if outcome.skipped:
        return "skipped"
    failed = [one.failure is not None for one in extractions]
    if not any(failed):
        return "read"
    return "failed" if all(failed) else "partial"


def _status(extraction: Extraction) -> Status:
    if extraction.failure is None:
        return "read"
    return "partial" if extraction.facts else "failed"


def _what_came_of(extraction: Extraction) -> dict[str, Any]:
    came: dict[str, Any] = {"facts": [fact.id for fact in extraction.facts]}
    if failure := extraction.failure:
        came |= {"stage": failure.stage, "reason": plain(f"{failure.error}: {failure.message}", _REASON_LENGTH)}
    return came
