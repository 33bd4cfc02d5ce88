"""The pool: real processes, what they report, and what becomes of articles when they die."""

from __future__ import annotations

import os
import time
from collections.abc import Callable, Iterator
from typing import Any

import pytest

from onrecord import Article, ModelError, PluginError, PoolError
from onrecord.config import ModelSettings, PoolSettings, Settings
from onrecord.pool import Pool, PoolSpec

SHOUTING = Article.from_text("The ferry LATE again, said the mayor of NORHAVEN on Monday.", id="ferry")

TROUBLE = '''
import os, sys, time
from onrecord import Extractor, Fact, NoConfig, hookimpl

class Trouble(Fact):
    """Never found."""

class Troubles(Extractor[NoConfig, Trouble]):
    """Does whatever the text says."""
    name = "troubles"
    fact_model = Trouble

    def extract(self, reading):
        exec(reading.text.partition("#")[2])
        return ()

@hookimpl
def register_extractors():
    return [Troubles]
'''


def troubled(code: str) -> Article:
    """An article that makes the extractor `troubles` run some code."""
    return Article.from_text(f"LOUD and clear. #{code}", id="trouble", language="en")


SLOW_LAYERS = '''
import time
from dataclasses import replace
from onrecord import Extractor, Fact, NoConfig, hookimpl
from onrecord.reading.layers import LAYERS

def slow(layer):
    def read(reading):
        if "#slow" in reading.text:
            time.sleep(1.4)
        return layer.read(reading)
    return replace(layer, read=read)

LAYERS.update({name: slow(LAYERS[name]) for name in ("mentions", "numbers")})

class Patient(Fact):
    """Found once."""

class Patients(Extractor[NoConfig, Patient]):
    """Needs two layers that take their time."""
    name = "patients"
    fact_model = Patient
    requires = frozenset({"mentions", "numbers"})

    def extract(self, reading):
        yield Patient(rule="all", evidence=[reading.evidence("text", 0, 4)])

@hookimpl
def register_extractors():
    return [Patients]
'''


@pytest.fixture
def start(install_plugin: Any, shouts: str) -> Iterator[Callable[..., Pool]]:
    """Start a pool over the extractors `shouts` and `troubles`, with settings for the pool."""
    install_plugin("onrecord-shouts", shouts)
    install_plugin("onrecord-troubles", TROUBLE)
    pools = []

    def started(only: tuple[str, ...] = ("shouts", "troubles"), **limits: Any) -> Pool:
        settings = Settings(pool=PoolSettings(**{"soft_deadline": 0.5, "hard_deadline": 2.0, **limits}))
        pools.append(Pool(PoolSpec(settings, only=only)))
        pools[-1].start()
        return pools[-1]

    yield started
    for pool in pools:
        pool.close()


def words(outcome: Any) -> list[str]:
    return [fact.fields()["word"] for fact in outcome.facts]


def test_an_article_gives_the_facts_of_every_extractor(start: Callable[..., Pool]) -> None:
    outcome = start().submit(SHOUTING).result(30)
    assert words(outcome) == ["LATE", "NORHAVEN"]
    assert [one.extractor for one in outcome.extractions] == ["shouts", "troubles"]


def test_a_started_pool_tells_what_runs(start: Callable[..., Pool]) -> None:
    pool = start(processes=2)
    assert [(one.name, one.fact_type, one.fields) for one in pool.extractors] == [
        ("shouts", "shout", ("word",)),
        ("troubles", "trouble", ()),
    ]
    assert pool.model.startswith("en_core_web_sm")


def test_only_the_named_extractors_read(start: Callable[..., Pool]) -> None:
    outcome = start().submit(SHOUTING, only=["troubles"]).result(30)
    assert [one.extractor for one in outcome.extractions] == ["troubles"]


def test_an_article_in_another_language_is_skipped(start: Callable[..., Pool]) -> None:
    outcome = start().submit(Article.from_text("Das Boot ist VOLL.", id="boot", language="de")).result(30)
    assert (outcome.skipped, outcome.extractions) == ("language:de", [])


@pytest.mark.parametrize(
    ("code", "stage", "error", "message"),
    [
        ("raise ValueError('no')", "extract", "ValueError", "no"),
        ("sys.exit(4)", "extract", "SystemExit", "4"),
        ("while True: pass", "deadline", "DeadlineExceeded", "took longer than 0.5 s"),
        ("os._exit(7)", "crash", "ProcessDied", "the process ended itself with exit code 7"),
        ("os.kill(os.getpid(), 9)", "crash", "ProcessDied", "the process was ended by SIGKILL"),
        (
            "import signal; signal.signal(14, 1); time.sleep(99)",
            "deadline",
            "HardDeadline",
            "killed: no answer for 2 s",
        ),
    ],
)
def test_a_failure_is_the_culprits_alone(
    start: Callable[..., Pool], code: str, stage: str, error: str, message: str
) -> None:
    pool = start()
    outcome = pool.submit(troubled(code)).result(60)
    (failure,) = outcome.failures
    assert (failure.extractor, failure.stage, failure.error, failure.message) == ("troubles", stage, error, message)
    assert words(outcome) == ["LOUD"]
    assert words(pool.submit(SHOUTING).result(60)) == ["LATE", "NORHAVEN"]


def test_the_hard_deadline_is_the_longest_silence_of_one_step(install_plugin: Any, start: Callable[..., Pool]) -> None:
    install_plugin("onrecord-patients", SLOW_LAYERS)
    pool = start(only=("patients",), hard_deadline=2.0)
    outcome = pool.submit(Article.from_text("LOUD and slow. #slow", id="slow", language="en")).result(60)
    assert (len(outcome.facts), outcome.failures, pool.restarts) == (1, [], 0)
    assert sum(outcome.layer_seconds.values()) > 2.0


def test_a_process_that_dies_while_it_reads_for_all_is_no_extractors_doing(
    install_plugin: Any, start: Callable[..., Pool]
) -> None:
    dying = SLOW_LAYERS.replace("time.sleep(1.4)", "__import__('os')._exit(3)")
    install_plugin("onrecord-patients", dying)
    pool = start(only=("shouts", "patients"))
    outcome = pool.submit(Article.from_text("LOUD and slow. #slow", id="slow", language="en")).result(60)
    assert {(one.stage, one.error) for one in outcome.failures} == {("read", "ProcessDied")}


def test_one_dead_process_fails_no_other_article(start: Callable[..., Pool]) -> None:
    pool = start(processes=2)
    articles = [troubled("os._exit(1)") if number % 5 == 0 else SHOUTING for number in range(20)]
    outcomes = [future.result(120) for future in [pool.submit(article) for article in articles]]
    assert [len(one.failures) for one in outcomes] == [int(number % 5 == 0) for number in range(20)]


def test_a_process_over_its_memory_is_replaced_between_articles(start: Callable[..., Pool]) -> None:
    pool = start(max_memory=1)
    outcomes = [pool.submit(SHOUTING).result(60) for _ in range(3)]
    assert [words(one) for one in outcomes] == [["LATE", "NORHAVEN"]] * 3
    assert pool.restarts == 2  # after the third article nobody needs another
    assert pool.replaced == {"crashed": 0, "deadline": 0, "memory": 2}


def test_a_pool_tells_why_processes_were_replaced(start: Callable[..., Pool]) -> None:
    pool = start(hard_deadline=1.0)
    assert pool.memory == [None]
    pool.submit(troubled("os._exit(1)")).result(60)
    pool.submit(troubled("import signal; signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM]); time.sleep(60)"))
    pool.submit(SHOUTING).result(60)
    assert pool.replaced == {"crashed": 1, "deadline": 1, "memory": 0}
    (memory,) = pool.memory
    assert memory is not None
    assert memory > 10_000_000


def test_what_a_plugin_prints_stays_out_of_standard_output(
    start: Callable[..., Pool], capfd: pytest.CaptureFixture[str]
) -> None:
    start().submit(troubled("print('chatter', flush=True)")).result(30)
    out, err = capfd.readouterr()
    assert out == ""
    assert "chatter" in err


def test_closing_finishes_what_was_submitted(start: Callable[..., Pool]) -> None:
    pool = start()
    futures = [pool.submit(SHOUTING) for _ in range(5)]
    pool.close(timeout=60)
    assert [words(future.result(0)) for future in futures] == [["LATE", "NORHAVEN"]] * 5


def test_closing_waits_no_longer_than_its_timeout_and_settles_every_future(start: Callable[..., Pool]) -> None:
    pool = start(soft_deadline=60.0, hard_deadline=60.0)
    futures = [pool.submit(troubled("time.sleep(60)")), pool.submit(SHOUTING)]
    begun = time.monotonic()
    pool.close(timeout=0.2)
    for future in futures:
        with pytest.raises(PoolError):
            future.result(10)
    assert time.monotonic() - begun < 30


def test_closing_leaves_cancelled_futures_alone(start: Callable[..., Pool]) -> None:
    pool = start(soft_deadline=60.0, hard_deadline=60.0)
    busy, waiting = pool.submit(troubled("time.sleep(60)")), pool.submit(SHOUTING)
    assert waiting.cancel()
    pool.close(timeout=0.2)
    with pytest.raises(PoolError):
        busy.result(10)


def test_a_plugin_that_cannot_be_used_is_named(
    install_plugin: Any, start: Callable[..., Pool], caplog: pytest.LogCaptureFixture
) -> None:
    install_plugin("onrecord-broken", "import nothing_of_that_name")
    start()
    assert "onrecord-broken of onrecord-broken can't be used" in caplog.text


def test_a_closed_pool_takes_no_articles(start: Callable[..., Pool]) -> None:
    pool = start()
    pool.close()
    with pytest.raises(PoolError, match="not running"):
        pool.submit(SHOUTING)


def test_processes_end_with_their_pool(start: Callable[..., Pool]) -> None:
    pool = start()
    path = "PID" + str(os.getpid())
    outcome = pool.submit(troubled(f"raise ValueError(f'{path} {{os.getpid()}}')")).result(30)
    child = int(outcome.failures[0].message.split()[1])
    os.kill(child, 0)
    pool.close()
    with pytest.raises(ProcessLookupError):
        os.kill(child, 0)


def test_a_missing_model_is_said_at_the_start(install_plugin: Any, shouts: str) -> None:
    install_plugin("onrecord-shouts", shouts)  # where core is alone, nobody else would ask for a model
    settings = Settings(model=ModelSettings(name="en_core_web_missing"))
    with pytest.raises(ModelError, match="'en_core_web_missing' can't be loaded"):
        Pool(PoolSpec(settings)).start()


def test_an_unknown_extractor_is_said_at_the_start() -> None:
    with pytest.raises(PluginError, match="no extractor 'horoscopes'"):
        Pool(PoolSpec(Settings(), only=("horoscopes",))).start()
