"""The pool: real processes, what they report, and what becomes of articles when they die."""

from __future__ import annotations

import os
import time
from collections.abc import Iterator
from concurrent.futures import Future
from dataclasses import dataclass
from typing import Any

import pytest

from onrecord import Article, ModelError, PluginError, PoolError
from onrecord.config import ModelSettings, PoolSettings, Settings
from onrecord.outcome import Outcome
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


@pytest.fixture(scope="module", autouse=True)
def plugins(new_site: Any, shouts: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    """The extractors `shouts` and `troubles`, installed."""
    with pytest.MonkeyPatch.context() as patch:
        install = new_site(tmp_path_factory.mktemp("pool"), patch)
        install("onrecord-shouts", shouts)
        install("onrecord-troubles", TROUBLE)
        yield


def new_pool(only: tuple[str, ...] = ("shouts", "troubles"), **limits: Any) -> Pool:
    """A pool over some extractors, with settings for the pool; to be entered."""
    return Pool(
        PoolSpec(Settings(pool=PoolSettings(**{"soft_deadline": 0.5, "hard_deadline": 2.0, **limits})), only=only)
    )


@pytest.fixture(scope="module")
def pool(plugins: None) -> Iterator[Pool]:
    """A pool of one process, which is a new one after an article that ended it."""
    with new_pool() as pool:
        yield pool


@pytest.fixture(scope="module")
def pair(plugins: None) -> Iterator[Pool]:
    """A pool of two processes."""
    with new_pool(processes=2) as pool:
        yield pool


def words(outcome: Outcome) -> list[str]:
    return [fact.fields()["word"] for fact in outcome.facts]


def test_an_article_gives_the_facts_of_every_extractor(pool: Pool) -> None:
    outcome = pool.submit(SHOUTING).result(30)
    assert words(outcome) == ["LATE", "NORHAVEN"]
    assert [one.extractor for one in outcome.extractions] == ["shouts", "troubles"]


def test_a_started_pool_tells_what_runs(pair: Pool) -> None:
    assert [(one.name, one.fact_type, one.fields) for one in pair.extractors] == [
        ("shouts", "shout", ("word",)),
        ("troubles", "trouble", ()),
    ]
    assert pair.model.startswith("en_core_web_sm")


def test_only_the_named_extractors_read(pool: Pool) -> None:
    outcome = pool.submit(SHOUTING, only=["troubles"]).result(30)
    assert [one.extractor for one in outcome.extractions] == ["troubles"]


def test_an_article_in_another_language_is_skipped(pool: Pool) -> None:
    outcome = pool.submit(Article.from_text("Das Boot ist VOLL.", id="boot", language="de")).result(30)
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
def test_a_failure_is_the_culprits_alone(pool: Pool, code: str, stage: str, error: str, message: str) -> None:
    outcome = pool.submit(troubled(code)).result(60)
    (failure,) = outcome.failures
    assert (failure.extractor, failure.stage, failure.error, failure.message) == ("troubles", stage, error, message)
    assert words(outcome) == ["LOUD"]
    assert words(pool.submit(SHOUTING).result(60)) == ["LATE", "NORHAVEN"]


def test_the_hard_deadline_is_the_longest_silence_of_one_step(install_plugin: Any) -> None:
    install_plugin("onrecord-patients", SLOW_LAYERS)
    with new_pool(only=("patients",), hard_deadline=2.0) as pool:
        outcome = pool.submit(Article.from_text("LOUD and slow. #slow", id="slow", language="en")).result(60)
    assert (len(outcome.facts), outcome.failures, pool.restarts) == (1, [], 0)
    assert sum(outcome.layer_seconds.values()) > 2.0


def test_a_process_that_dies_while_it_reads_for_all_is_no_extractors_doing(install_plugin: Any) -> None:
    dying = SLOW_LAYERS.replace("time.sleep(1.4)", "__import__('os')._exit(3)")
    install_plugin("onrecord-patients", dying)
    with new_pool(only=("shouts", "patients")) as pool:
        outcome = pool.submit(Article.from_text("LOUD and slow. #slow", id="slow", language="en")).result(60)
    assert {(one.stage, one.error) for one in outcome.failures} == {("read", "ProcessDied")}


def test_one_dead_process_fails_no_other_article(pair: Pool) -> None:
    articles = [troubled("os._exit(1)") if number == 1 else SHOUTING for number in range(6)]
    outcomes = [future.result(120) for future in [pair.submit(article) for article in articles]]
    assert [len(one.failures) for one in outcomes] == [int(number == 1) for number in range(6)]


def test_a_process_over_its_memory_is_replaced_between_articles() -> None:
    with new_pool(max_memory=1) as pool:
        outcomes = [pool.submit(SHOUTING).result(60) for _ in range(2)]
        assert pool.restarts == 1  # after the last article nobody needs another
        assert pool.replaced == {"crashed": 0, "deadline": 0, "memory": 1}
    assert [words(one) for one in outcomes] == [["LATE", "NORHAVEN"]] * 2


def test_a_pool_tells_why_processes_were_replaced() -> None:
    with new_pool(hard_deadline=1.0) as pool:
        assert pool.memory == [None]
        deaf = "import signal; signal.pthread_sigmask(signal.SIG_BLOCK, [signal.SIGALRM]); time.sleep(60)"
        for code in ("os._exit(1)", deaf):
            pool.submit(troubled(code)).result(60)
        pool.submit(SHOUTING).result(60)
        assert pool.replaced == {"crashed": 1, "deadline": 1, "memory": 0}
        (memory,) = pool.memory
        assert memory is not None
        assert memory > 10_000_000


def test_what_a_plugin_prints_stays_out_of_standard_output(capfd: pytest.CaptureFixture[str]) -> None:
    with new_pool() as pool:
        pool.submit(troubled("print('chatter', flush=True)")).result(30)
    out, err = capfd.readouterr()
    assert out == ""
    assert "chatter" in err


# Closing


@dataclass
class Closed:
    """A pool that was closed with articles waiting, and the process that it had."""

    pool: Pool
    waiting: list[Future[Outcome]]
    process: int
    ran_before: bool


@pytest.fixture(scope="module")
def closed(plugins: None) -> Iterator[Closed]:
    with new_pool() as pool:
        tell = f"raise ValueError(f'PID{os.getpid()} {{os.getpid()}}')"
        process = int(pool.submit(troubled(tell)).result(30).failures[0].message.split()[1])
        ran = runs(process)
        waiting = [pool.submit(SHOUTING) for _ in range(5)]
        pool.close(timeout=60)
        yield Closed(pool, waiting, process, ran)


def runs(process: int) -> bool:
    """Whether there is a process of this number."""
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return False
    return True


def test_closing_finishes_what_was_submitted(closed: Closed) -> None:
    assert [words(future.result(0)) for future in closed.waiting] == [["LATE", "NORHAVEN"]] * 5


def test_a_closed_pool_takes_no_articles(closed: Closed) -> None:
    with pytest.raises(PoolError, match="not running"):
        closed.pool.submit(SHOUTING)


def test_processes_end_with_their_pool(closed: Closed) -> None:
    assert (closed.ran_before, runs(closed.process)) == (True, False)


@dataclass
class CutOff:
    """A pool that was closed while an article kept it busy, another waited and one was cancelled."""

    busy: Future[Outcome]
    waiting: Future[Outcome]
    cancelled: Future[Outcome]
    seconds: float


@pytest.fixture(scope="module")
def cut_off(plugins: None) -> Iterator[CutOff]:
    with new_pool(soft_deadline=60.0, hard_deadline=60.0) as pool:
        busy, waiting, cancelled = [pool.submit(one) for one in (troubled("time.sleep(60)"), SHOUTING, SHOUTING)]
        assert cancelled.cancel()
        begun = time.monotonic()
        pool.close(timeout=0.2)
        yield CutOff(busy, waiting, cancelled, time.monotonic() - begun)


def test_closing_waits_no_longer_than_its_timeout(cut_off: CutOff) -> None:
    assert cut_off.seconds < 30


@pytest.mark.parametrize("which", ["busy", "waiting"])
def test_closing_settles_every_future(cut_off: CutOff, which: str) -> None:
    with pytest.raises(PoolError):
        getattr(cut_off, which).result(10)


def test_closing_leaves_cancelled_futures_alone(cut_off: CutOff) -> None:
    assert cut_off.cancelled.cancelled()


# What can't be used


def test_a_plugin_that_cannot_be_used_is_named(install_plugin: Any, caplog: pytest.LogCaptureFixture) -> None:
    install_plugin("onrecord-broken", "import nothing_of_that_name")
    with new_pool():
        assert "onrecord-broken of onrecord-broken can't be used" in caplog.text


def test_a_missing_model_is_said_at_the_start() -> None:
    settings = Settings(model=ModelSettings(name="en_core_web_missing"))
    with pytest.raises(ModelError, match="'en_core_web_missing' can't be loaded"):
        Pool(PoolSpec(settings, only=("shouts",))).start()


def test_an_unknown_extractor_is_said_at_the_start() -> None:
    with pytest.raises(PluginError, match="no extractor 'horoscopes'"):
        Pool(PoolSpec(Settings(), only=("horoscopes",))).start()
