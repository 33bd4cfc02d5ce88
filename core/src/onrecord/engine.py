"""Engine: one article in, one Outcome (facts and failures) out. Runs in one process and knows no Kafka."""

from __future__ import annotations

import time
import traceback
from collections.abc import Callable, Collection, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any, Final

from onrecord.article import Article
from onrecord.deadline import soft_deadline
from onrecord.errors import DeadlineExceeded, FactRejected, TooManyFacts
from onrecord.extractor import Extractor
from onrecord.facts import Stamp
from onrecord.language import is_english
from onrecord.outcome import Extraction, FactRecord, Failure, Outcome, Refusal, Stage
from onrecord.reading import Annotated, Demand, Reading
from onrecord.stopwatch import Clock, Stopwatch

if TYPE_CHECKING:
    from onrecord.reading import Model

SOFT_DEADLINE: Final = 5.0
"""The default time that one extractor may take for one article, in seconds."""

MAX_FACTS: Final = 10_000
"""Facts that one extractor may give for one article: what names them all must still fit into one ledger entry."""


@dataclass(frozen=True, slots=True)
class Loaded:
    """An extractor that is ready to run, and the version of the distribution that it came from."""

    extractor: Extractor[Any, Any]
    version: str

    @property
    def name(self) -> str:
        return self.extractor.name


class Engine:
    """Runs extractors over articles, each alone: what one of them does never changes what another gives.

    `soft_deadline` bounds each extractor's time per article, in seconds; it works where the engine runs in the main
    thread. `clock` is what the times in an Outcome are taken from.
    """

    def __init__(
        self,
        loaded: Sequence[Loaded],
        model: Model,
        *,
        soft_deadline: float | None = SOFT_DEADLINE,
        clock: Clock = time.perf_counter,
    ) -> None:
        from onrecord.reading import Reader  # here, so that an Engine can be named without spaCy

        self._loaded = list(loaded)
        self._demands = {one.name: Demand.of(one.extractor) for one in self._loaded}
        self._reader = Reader(model, self._demands.values())
        self._soft_deadline = soft_deadline
        self._clock = clock
        self.model = model

    @property
    def loaded(self) -> list[Loaded]:
        """The extractors, in the order in which they run."""
        return list(self._loaded)

    def process(
        self,
        article: Article,
        *,
        only: Collection[str] | None = None,
        started: Callable[[str], None] = lambda name: None,
        finished: Callable[[Extraction], None] = lambda extraction: None,
        progressed: Callable[[str], None] = lambda step: None,
        refused: Callable[[Refusal], object] | None = None,
    ) -> Outcome:
        """Read one article with all extractors, or with those named in `only`.

        `started` and `finished` are told before and after each extractor, so that a watching process knows whom to
        blame; `progressed` is told after each step that is shared: `annotation`, or a layer by its name. `refused` is
        told what extractors and layers looked at and gave nothing for; they say why only where it is given. Errors of
        extractors, and of the layers that they need, end up in the Outcome; an error in the annotation, which
        concerns all, is raised.
        """
        outcome = Outcome(article.id)
        if reason := skip_reason(article):
            outcome.skipped = reason
            return outcome
        running = [one for one in self._loaded if only is None or one.name in only]
        with self.model.zone():
            self._run(article, running, outcome, started, finished, progressed, refused)
        return outcome

    def _run(
        self,
        article: Article,
        running: Sequence[Loaded],
        outcome: Outcome,
        started: Callable[[str], None],
        finished: Callable[[Extraction], None],
        progressed: Callable[[str], None],
        refused: Callable[[Refusal], object] | None,
    ) -> None:
        """Read the article and extract; what leaves this is plain data, since the zone around it may free the rest."""
        begin = self._clock()
        shared = self._reader.read(article, [self._demands[one.name] for one in running])
        outcome.read_seconds = self._clock() - begin
        progressed("annotation")
        outcome.paragraphs, outcome.parsed = len(shared.paragraphs), len(shared.parsed)
        shared.watch = Stopwatch(self._clock)
        shared.refused = refused
        for one in running:
            reading = Reading(shared, self._demands[one.name])
            try:
                reading.prepare(progressed)  # outside the extractor's time: layers are shared
            except Exception as error:
                extraction = Extraction(one.name, failure=_failure(reading, one, "read", error))
            else:
                started(one.name)
                extraction = self._extract(one, reading)
            outcome.extractions.append(extraction)
            finished(extraction)
        outcome.layer_seconds = dict(shared.watch.seconds)

    def read(self, article: Article) -> Annotated:
        """The annotation that all extractors together ask for, without running any: for benchmarks."""
        return self._reader.read(article, self._demands.values())

    def _extract(self, one: Loaded, reading: Reading) -> Extraction:
        extractor = one.extractor
        result = Extraction(one.name)
        stamp = Stamp(
            reading.article,
            extractor=one.name,
            extractor_version=one.version,
            schema_version=extractor.schema_version,
            model=self.model.name,
        )
        rejected: list[FactRejected] = []
        begin = self._clock()
        try:
            with soft_deadline(self._soft_deadline):
                for fact in _facts(extractor, reading):
                    try:
                        _check_model(fact, extractor)
                        stamp.put_on(fact, reading.sentence_around)
                    except FactRejected as error:
                        rejected.append(error)
                    else:
                        result.facts.append(FactRecord(fact.id, fact.to_json()))
                        if len(result.facts) > MAX_FACTS:
                            raise TooManyFacts(f"gave more than {MAX_FACTS:,} facts for one article")
        except DeadlineExceeded as error:
            result.facts.clear()
            result.failure = _failure(reading, one, "deadline", error)
        except (Exception, SystemExit) as error:
            result.facts.clear()
            result.failure = _failure(reading, one, "extract", error)
        else:
            if rejected:
                more = f" (and {len(rejected) - 1} more)" if len(rejected) > 1 else ""
                result.failure = Failure(reading.article.id, one.name, "check", "FactRejected", f"{rejected[0]}{more}")
        result.seconds = self._clock() - begin
        return result


def skip_reason(article: Article) -> str | None:
    """Why an article is counted and not read; None where it is read."""
    if article.language and article.language.lower().replace("_", "-").split("-")[0] not in ("en", "eng"):
        return f"language:{article.language}"
    if not article.language and not is_english(article.text):
        return "language:not English"
    return None


def _facts(extractor: Extractor[Any, Any], reading: Reading) -> Iterable[Any]:
    """What the extractor gives, if it gives anything: None is what a forgotten `return` looks like."""
    facts = extractor.extract(reading)
    return facts if facts is not None else ()


def _check_model(fact: object, extractor: Extractor[Any, Any]) -> None:
    if not isinstance(fact, extractor.fact_model):
        raise FactRejected(f"{extractor.name} gave a {type(fact).__name__}, not a {extractor.fact_model.__name__}")


def _failure(reading: Reading, one: Loaded, stage: Stage, error: BaseException) -> Failure:
    trace = "".join(traceback.format_exception(error, limit=-8))
    name = type(error).__name__
    return Failure(
        reading.article.id, one.name, stage, name, _printable(_words_of(error), 1_000), _printable(trace, 8_000)
    )


def _words_of(error: BaseException) -> str:
    """What an error says; a plugin's own error may fail even in that."""
    try:
        return str(error) or type(error).__name__
    except Exception:
        return f"{type(error).__name__} (without words: its __str__ fails)"


def _printable(text: str, length: int) -> str:
    """The end of a text, without what UTF-8 can't say: failures travel in headers and logs."""
    shown = text if len(text) <= length else "…" + text[1 - length :]
    return shown.encode("utf-8", "backslashreplace").decode()
