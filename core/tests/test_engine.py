"""Engine: what extractors do, well or badly, ends up in the Outcome, and never changes what another gives."""

from __future__ import annotations

import re
import sys
import threading
import time
from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from onrecord import Article, Evidence, Extractor, Fact, NoConfig
from onrecord.engine import Engine, Loaded
from onrecord.outcome import Extraction, Outcome
from onrecord.reading import LAYERS, Model, Reading

TEXT = "The bell of Larkrise rang on Friday.\n\nNobody slept, and the BELL did not care."


class Ringing(Fact):
    """A bell that rang."""

    bell: str = ""


class Other(Fact):
    """A fact of another plugin's."""


def ringing(reading: Reading, start: int, end: int, **fields: Any) -> Ringing:
    return Ringing(rule="rang", evidence=[reading.evidence("bell", start, end)], **fields)


class Bells(Extractor[NoConfig, Ringing]):
    """Well behaved: one fact for each time that the word stands in the text."""

    name = "bells"
    fact_model = Ringing
    schema_version = 2
    triggers = frozenset({"bell"})

    def extract(self, reading: Reading) -> Iterator[Ringing]:
        for match in re.finditer("bell", reading.text, re.IGNORECASE):
            yield ringing(reading, *match.span())


Behave = Callable[[Reading], Any]


def behaving(behave: Behave, name: str = "bad") -> Extractor[Any, Any]:
    """An extractor that does what a function says."""

    class Bad(Extractor[NoConfig, Ringing]):
        fact_model = Ringing

        def extract(self, reading: Reading) -> Any:
            return behave(reading)

    Bad.name = name
    return Bad(NoConfig())


@pytest.fixture
def engine(model: Model) -> Callable[..., Engine]:
    def make(*extractors: Extractor[Any, Any], soft_deadline: float | None = 0.3) -> Engine:
        return Engine([Loaded(one, "1.2") for one in extractors], model, soft_deadline=soft_deadline)

    return make


@pytest.fixture
def outcome_of(engine: Callable[..., Engine]) -> Callable[[Behave], Outcome]:
    """The outcome of a badly behaved extractor between two good ones."""

    def outcome_of(behave: Behave) -> Outcome:
        first, last = Bells(NoConfig()), behaving(lambda reading: Bells(NoConfig()).extract(reading), "last")
        return engine(first, behaving(behave), last).process(Article.from_text(TEXT, id="a1"))

    return outcome_of


def one(outcome: Outcome, name: str) -> Extraction:
    (extraction,) = [extraction for extraction in outcome.extractions if extraction.extractor == name]
    return extraction


def only_bad_failed(outcome: Outcome) -> Extraction:
    """The bad extractor's extraction, where the others' facts came out."""
    bad = one(outcome, "bad")
    assert [extraction.extractor for extraction in outcome.extractions] == ["bells", "bad", "last"]
    assert [len(one(outcome, name).facts) for name in ("bells", "last")] == [2, 2]
    assert outcome.failures == ([bad.failure] if bad.failure else [])
    return bad


# Good extractors


def test_facts_come_out_stamped(engine: Callable[..., Engine], model: Model) -> None:
    outcome = engine(Bells(NoConfig())).process(Article.from_text(TEXT, id="a1"))
    first, second = (record.fields() for record in outcome.facts)
    assert [first["exact"], second["exact"]] == ["bell", "BELL"]
    assert first["id"] == outcome.facts[0].id
    assert {key: first[key] for key in ("type", "article_id", "extractor", "extractor_version", "schema_version")} == {
        "type": "ringing",
        "article_id": "a1",
        "extractor": "bells",
        "extractor_version": "1.2",
        "schema_version": 2,
    }
    assert first["model"] == model.name
    assert first["sentence"] == "The bell of Larkrise rang on Friday."


def test_the_same_article_gives_the_same_bytes(engine: Callable[..., Engine]) -> None:
    article = Article.from_text(TEXT, id="a1")
    assert engine(Bells(NoConfig())).process(article).facts == engine(Bells(NoConfig())).process(article).facts


def test_a_fact_has_its_id_when_the_generator_goes_on(outcome_of: Callable[[Behave], Outcome]) -> None:
    def behave(reading: Reading) -> Iterator[Ringing]:
        first = ringing(reading, 4, 8)
        yield first
        yield ringing(reading, 12, 20, bell=first.id)

    first, second = only_bad_failed(outcome_of(behave)).facts
    assert second.fields()["bell"] == first.id


def test_what_is_done_to_a_fact_after_it_was_given_changes_nothing(outcome_of: Callable[[Behave], Outcome]) -> None:
    def behave(reading: Reading) -> Iterator[Ringing]:
        fact = ringing(reading, 4, 8)
        yield fact
        fact.id = fact.exact = "changed"

    (record,) = only_bad_failed(outcome_of(behave)).facts
    assert record.fields()["exact"] == "bell"


def test_a_list_will_do_for_a_generator(outcome_of: Callable[[Behave], Outcome]) -> None:
    assert len(only_bad_failed(outcome_of(lambda reading: [ringing(reading, 4, 8)])).facts) == 1


def test_only_runs_the_named(engine: Callable[..., Engine]) -> None:
    both = engine(Bells(NoConfig()), behaving(lambda _: (), "quiet"))
    outcome = both.process(Article.from_text(TEXT), only=["quiet"])
    assert [extraction.extractor for extraction in outcome.extractions] == ["quiet"]


def test_an_extractor_gets_its_own_view(engine: Callable[..., Engine]) -> None:
    seen: dict[str, int] = {}

    class Looking(Bells):
        def extract(self, reading: Reading) -> Iterator[Ringing]:
            seen[self.name] = len(reading.paragraphs)
            yield from ()

    class Narrow(Looking):
        name = "narrow"
        triggers = frozenset({"friday"})

    class Wide(Looking):
        name = "wide"
        triggers = frozenset()

    engine(Narrow(NoConfig()), Wide(NoConfig())).process(Article.from_text(TEXT))
    assert seen == {"narrow": 1, "wide": 2}


# Extractors that fail


def test_one_that_raises(outcome_of: Callable[[Behave], Outcome]) -> None:
    def behave(reading: Reading) -> Iterator[Ringing]:
        yield ringing(reading, 4, 8)
        raise ValueError("no such bell")

    bad = only_bad_failed(outcome_of(behave))
    assert bad.facts == []
    assert bad.failure is not None
    assert replace(bad.failure, trace="") == replace(
        bad.failure,
        article_id="a1",
        extractor="bad",
        stage="extract",
        error="ValueError",
        message="no such bell",
        trace="",
    )
    assert "no such bell" in bad.failure.trace


class _Speechless(Exception):
    def __str__(self) -> str:
        raise RuntimeError


def raising(error: BaseException) -> Behave:
    def behave(reading: Reading) -> Any:
        raise error

    return behave


@pytest.mark.parametrize(
    "error",
    [
        SystemExit(3),
        RecursionError(),
        MemoryError(),
        AssertionError(),
        StopIteration(),
        _Speechless(),
        ValueError("half a pair \ud83d"),
        ValueError("x" * 1_000_000),
    ],
    ids=lambda error: type(error).__name__,
)
def test_whatever_is_raised_is_a_failure_that_can_be_sent(
    outcome_of: Callable[[Behave], Outcome], error: BaseException
) -> None:
    failure = only_bad_failed(outcome_of(raising(error))).failure
    assert failure is not None
    assert (failure.stage, failure.error) == ("extract", type(error).__name__)
    assert 0 < len(failure.message.encode()) < 4_000
    assert len(failure.trace.encode()) < 40_000


def test_sys_exit_ends_the_extractor_alone(outcome_of: Callable[[Behave], Outcome]) -> None:
    failure = only_bad_failed(outcome_of(lambda _: sys.exit("done"))).failure
    assert failure is not None
    assert (failure.stage, failure.error, failure.message) == ("extract", "SystemExit", "done")


def test_what_was_not_required_is_a_failure(outcome_of: Callable[[Behave], Outcome]) -> None:
    failure = only_bad_failed(outcome_of(lambda reading: reading.sentences)).failure
    assert failure is not None
    assert (failure.stage, failure.error) == ("extract", "NotRequired")


def test_none_is_no_facts(outcome_of: Callable[[Behave], Outcome]) -> None:
    bad = only_bad_failed(outcome_of(lambda _: None))
    assert (bad.facts, bad.failure) == ([], None)


@pytest.mark.parametrize("given", [42, object()], ids=["a number", "an object"])
def test_what_is_no_iterable_is_a_failure(outcome_of: Callable[[Behave], Outcome], given: object) -> None:
    failure = only_bad_failed(outcome_of(lambda _: given)).failure
    assert failure is not None
    assert (failure.stage, failure.error) == ("extract", "TypeError")


# Facts that break the contract


def rejected(extraction: Extraction) -> str:
    assert extraction.failure is not None
    assert (extraction.failure.stage, extraction.failure.error) == ("check", "FactRejected")
    return extraction.failure.message


@pytest.mark.parametrize(
    "foreign", ["bell", {"rule": "rang"}, None, Other(rule="rang")], ids=lambda one: type(one).__name__
)
def test_a_foreign_object_is_rejected_and_good_facts_stay(
    outcome_of: Callable[[Behave], Outcome], foreign: object
) -> None:
    bad = only_bad_failed(outcome_of(lambda reading: [ringing(reading, 4, 8), foreign, ringing(reading, 12, 20)]))
    assert [record.fields()["exact"] for record in bad.facts] == ["bell", "Larkrise"]
    assert rejected(bad) == f"bad gave a {type(foreign).__name__}, not a Ringing"


@pytest.mark.parametrize(
    "evidence",
    [
        [],
        [Evidence(field="bell", start=4, end=8, exact="Bell")],
        [Evidence(field="bell", start=5, end=9, exact="bell")],
        [Evidence(field="bell", start=0, end=9999, exact=TEXT)],
    ],
    ids=["none", "words", "shifted", "outside"],
)
def test_bad_offsets_are_rejected_and_good_facts_stay(
    outcome_of: Callable[[Behave], Outcome], evidence: list[Evidence]
) -> None:
    wrong = Ringing(rule="rang", evidence=evidence, start=4, end=8)
    bad = only_bad_failed(outcome_of(lambda reading: [ringing(reading, 4, 8), wrong, ringing(reading, 12, 20)]))
    assert [record.fields()["exact"] for record in bad.facts] == ["bell", "Larkrise"]
    rejected(bad)


def test_rejected_facts_are_counted(outcome_of: Callable[[Behave], Outcome]) -> None:
    assert rejected(only_bad_failed(outcome_of(lambda _: [1, 2, 3]))).endswith("(and 2 more)")


def test_a_fact_that_cannot_be_written_down_fails_its_extractor_alone(outcome_of: Callable[[Behave], Outcome]) -> None:
    def behave(reading: Reading) -> Iterator[Ringing]:
        fact = ringing(reading, 4, 8)
        fact.bell = "half a pair \ud83d"
        yield fact

    failure = only_bad_failed(outcome_of(behave)).failure
    assert failure is not None
    assert failure.stage == "extract"


# Time


def loop(reading: Reading) -> None:
    while True:
        pass


def facts_without_end(reading: Reading) -> Iterator[Ringing]:
    while True:
        time.sleep(0.001)  # slowly, so that the bound on their number is not what ends it on a fast machine
        yield ringing(reading, 4, 8)


def catastrophic_expression(reading: Reading) -> None:
    re.fullmatch(r"(\w+\s?)*!", "word " * 40)


def swallow_every_exception(reading: Reading) -> None:
    while True:
        try:
            loop(reading)
        except Exception:
            continue


def swallow_the_deadline_once(reading: Reading) -> None:
    try:
        loop(reading)
    except BaseException:
        loop(reading)


class _Slow:
    def __del__(self) -> None:
        until = time.monotonic() + 0.5
        while time.monotonic() < until:
            pass


@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")
def test_a_deadline_that_strikes_in_a_finaliser_strikes_again(outcome_of: Callable[[Behave], Outcome]) -> None:
    def behave(reading: Reading) -> None:
        _Slow()  # its finaliser runs at once, and what is raised in it is dropped
        loop(reading)

    assert only_bad_failed(outcome_of(behave)).failure is not None


@pytest.mark.parametrize(
    "behave",
    [loop, facts_without_end, catastrophic_expression, swallow_every_exception, swallow_the_deadline_once],
)
def test_whoever_takes_too_long_is_interrupted(outcome_of: Callable[[Behave], Outcome], behave: Behave) -> None:
    bad = only_bad_failed(outcome_of(behave))
    assert bad.facts == []
    assert bad.failure is not None
    assert (bad.failure.stage, bad.failure.error) == ("deadline", "DeadlineExceeded")
    assert bad.failure.message == "took longer than 0.3 s"


def test_after_a_deadline_the_timer_is_off(outcome_of: Callable[[Behave], Outcome]) -> None:
    import signal

    before = signal.getsignal(signal.SIGALRM)
    outcome_of(loop)
    assert signal.getitimer(signal.ITIMER_REAL) == (0, 0)
    assert signal.getsignal(signal.SIGALRM) == before


def test_outside_the_main_thread_there_is_no_soft_deadline(engine: Callable[..., Engine]) -> None:
    outcomes: list[Outcome] = []
    run = engine(Bells(NoConfig())).process
    thread = threading.Thread(target=lambda: outcomes.append(run(Article.from_text(TEXT))))
    thread.start()
    thread.join()
    assert len(outcomes[0].facts) == 2


# Language


@pytest.mark.parametrize("language", ["de", "de-AT", "fr", "zh_Hans", "english"])
def test_an_article_in_another_language_is_skipped(engine: Callable[..., Engine], language: str) -> None:
    outcome = engine(behaving(loop)).process(Article.from_text(TEXT, language=language))
    assert (outcome.skipped, outcome.extractions) == (f"language:{language}", [])


@pytest.mark.parametrize("language", ["en", "EN", "en-GB", "en_US", "eng", None])
def test_an_english_article_is_read(engine: Callable[..., Engine], language: str | None) -> None:
    assert engine(Bells(NoConfig())).process(Article.from_text(TEXT, language=language)).skipped is None


def test_a_german_article_that_does_not_say_so_is_skipped(engine: Callable[..., Engine]) -> None:
    text = (
        "Die Bürgermeisterin von Grauberg sagte am Montag, die Brücke werde wegen Reparaturen bis zum Ende des Sommers "
        "gesperrt, Autofahrer sollten stattdessen die Straße durch das obere Tal nehmen."
    )
    assert engine(Bells(NoConfig())).process(Article.from_text(text)).skipped == "language:not English"


# Who watches


def test_watchers_are_told_before_and_after_each_extractor(engine: Callable[..., Engine]) -> None:
    told: list[str] = []
    running = engine(
        Bells(NoConfig()),
        behaving(lambda _: told.append("extract bad")),
        behaving(raising(ValueError()), "worse"),
    )
    outcome = running.process(
        Article.from_text(TEXT),
        started=lambda name: told.append(f"started {name}"),
        finished=lambda extraction: told.append(f"finished {extraction.extractor} {len(extraction.facts)}"),
    )
    assert told == [
        "started bells",
        "finished bells 2",
        "started bad",
        "extract bad",
        "finished bad 0",
        "started worse",
        "finished worse 0",
    ]
    assert [extraction.extractor for extraction in outcome.extractions] == ["bells", "bad", "worse"]


def test_nobody_is_told_of_a_skipped_article(engine: Callable[..., Engine]) -> None:
    told: list[str] = []
    engine(Bells(NoConfig())).process(Article.from_text(TEXT, language="de"), started=told.append)
    assert told == []


def test_a_layer_that_fails_fails_those_who_need_it_alone(
    engine: Callable[..., Engine], monkeypatch: pytest.MonkeyPatch
) -> None:
    def fail(reading: Reading) -> None:
        raise ZeroDivisionError("in a layer")

    monkeypatch.setitem(LAYERS, "numbers", replace(LAYERS["numbers"], read=fail))  # type: ignore[arg-type]
    needy = behaving(lambda reading: [])
    type(needy).requires = frozenset({"numbers"})
    outcome = engine(Bells(NoConfig()), needy).process(Article.from_text(TEXT, id="a1"))
    assert len(one(outcome, "bells").facts) == 2
    (failure,) = outcome.failures
    assert (failure.extractor, failure.stage, failure.error) == ("bad", "read", "ZeroDivisionError")


def test_no_end_of_facts_is_a_failure(engine: Callable[..., Engine], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.engine.MAX_FACTS", 5)
    outcome = engine(behaving(facts_without_end), soft_deadline=None).process(Article.from_text(TEXT, id="a1"))
    (failure,) = outcome.failures
    assert (failure.error, outcome.facts) == ("TooManyFacts", [])


def test_a_paragraph_longer_than_spacys_own_bound_is_read(engine: Callable[..., Engine]) -> None:
    outcome = engine(Bells(NoConfig())).process(Article.from_text("The bell. " + "A " * 500_000, language="en"))
    assert len(outcome.facts) == 1


def test_an_empty_language_says_nothing(engine: Callable[..., Engine]) -> None:
    german = "Die Glocke von Larkrise schlug am Freitag, und niemand im Dorf konnte danach noch schlafen. " * 4
    assert engine(Bells(NoConfig())).process(Article.from_text(german, language="")).skipped
