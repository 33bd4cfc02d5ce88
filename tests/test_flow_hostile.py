"""Hostile plugins in a worker: each fails for its own pair of article and plugin, and changes nothing else."""

from __future__ import annotations

import json
import os
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from bad_input import GOOD_TEXT, article
from flow import Flow, Out, Sent, context
from watched import Watched, wait, watched

from onrecord.article import Article
from onrecord.config import Settings
from onrecord.engine import Engine
from onrecord.host import Host
from onrecord.reading import Model
from onrecord_streams.embedded import stream_flags

OWN = ("quotes", "votes")
HOSTILE = {
    "hostile_raises": "extract",
    "hostile_loops": "deadline",
    "hostile_kills": "crash",
    "hostile_offsets": "check",
}
IDS = ("first", "second")
COSTLY = ("hostile_deaf", "hostile_kills")
MANY = [f"story-{number}" for number in range(12)]
STAGES = ("deadline", "crash", "suspended")
REASONS = ("deadline", "crashed")

FITFUL, FLOODS = "hostile_fitful", "hostile_floods"
FITS = {
    "loops": f"{GOOD_TEXT}\nThe mayor said it was going round and round.",
    "deaf": f"{GOOD_TEXT}\nThe mayor was deaf to all signals.",
}
"""Articles that the fitful plugin hangs over: the first until the soft deadline, the second until the hard one."""
TRIAL = "trial"
LATER = [f"later-{number}" for number in range(5)]
LIMIT = 320 * 2**20
"""Bytes of memory, more than a process has when it begins, less than it has after four articles under `floods`."""


@pytest.fixture(scope="module")
def out(embedded_brokers: str, hostile_site: Path) -> Iterator[Out]:
    """What comes out of a worker that runs two of Onrecord's own extractors among four hostile ones."""
    flags = stream_flags("")
    names = (*OWN, *HOSTILE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join([str(hostile_site), os.environ.get("PYTHONPATH", "")]))
        patch.setenv("ONRECORD_PLUGINS__ALLOW", '["onrecord-hostile"]')
        patch.setenv("ONRECORD_POOL__SOFT_DEADLINE", "1.5")
        flow = Flow(
            embedded_brokers,
            extractors=dict.fromkeys(names, 1),
            session_timeout=flags["session_timeout"],
            heartbeat_interval=flags["heartbeat_interval"],
        )
        with flow.worker("--only", ",".join(names)):
            flow.send(Sent(article(id), id.encode()) for id in IDS)
            yield flow.collect(lambda out: len(out.ledger) >= len(IDS) * len(names))


def test_the_facts_are_those_of_a_run_without_hostile_plugins(out: Out, model: Model) -> None:
    facts = [one.value for one in out.facts if json.loads(one.value)["extractor"] in OWN]
    assert sorted(facts) == sorted(_undisturbed(map(article, IDS), model)) != []


def _undisturbed(articles: Iterable[bytes], model: Model, names: Sequence[str] = OWN) -> list[bytes]:
    """The facts of articles, read without hostile plugins and without a broker."""
    engine = Engine(Host(Settings(), allow=()).loaded(names), model, soft_deadline=None)
    outcomes = [engine.process(Article.from_json(one)) for one in articles]
    return [fact.value for outcome in outcomes for fact in outcome.facts]


def test_every_failed_pair_is_one_dead_letter_with_its_stage(out: Out) -> None:
    letters = sorted(
        (letter.key.decode(), *map(context(letter).get, ("extractor", "stage"))) for letter in out.deadletters
    )
    assert letters == sorted((id, name, stage) for id in IDS for name, stage in HOSTILE.items())


def test_a_dead_letter_has_the_article_as_it_came(out: Out) -> None:
    assert {letter.value for letter in out.deadletters} == {article(id) for id in IDS}


def test_the_ledger_tells_who_failed_and_who_did_not(out: Out) -> None:
    statuses = {(entry["extractor"], entry["status"]) for entry in out.entries()}
    failed = {(name, "partial" if stage == "check" else "failed") for name, stage in HOSTILE.items()}
    assert statuses == {(name, "read") for name in OWN} | failed


def test_those_that_cost_time_are_suspended_and_change_nothing_else(
    embedded_brokers: str, hostile_site: Path, model: Model
) -> None:
    names = (*OWN, *COSTLY)
    sessions = {name: stream_flags("")[name] for name in ("session_timeout", "heartbeat_interval")}
    flow = Flow(embedded_brokers, extractors=dict.fromkeys(names, 1), **sessions)
    variables = {
        "plugins__allow": '["onrecord-hostile"]',
        "pool__hard_deadline": "3",
        "streams__in_flight": "1",
        "streams__suspension__failures": "2",
        "streams__suspension__first": "600",
    }
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join([str(hostile_site), os.environ.get("PYTHONPATH", "")]))
        with watched(flow, "--only", ",".join(names), **variables) as worker:
            flow.send(Sent(article(id), id.encode()) for id in MANY)
            out = flow.collect(lambda out: len(out.ledger) >= len(MANY) * len(names))
            suspended = worker.until("/readyz", 200)["suspended"]
            wait(lambda: worker.metric("onrecord_articles_total", result="partial") == len(MANY))
            letters = {stage: worker.metric("onrecord_dead_letters_total", stage=stage) for stage in STAGES}
            restarts = {reason: worker.metric("onrecord_pool_restarts_total", reason=reason) for reason in REASONS}
            flags = [worker.metric("onrecord_extractor_suspended", extractor=name) for name in (*COSTLY, *OWN)]
            log = worker.process.log()
    assert suspended.keys() == set(COSTLY)
    assert letters == {"deadline": 2, "crash": 2, "suspended": 2 * len(MANY) - 4}
    assert restarts == {"deadline": 2, "crashed": 2}
    assert flags == [1, 1, 0, 0]
    assert [log.count(f"{name} is suspended for 600 s: 2 of its last 2 articles") for name in COSTLY] == [1, 1]
    assert len(out.deadletters) == 2 * len(MANY)
    entries = [one for one in out.entries() if one["stage"] == "suspended"]
    assert {(one["extractor"], one["status"]) for one in entries} == {(name, "failed") for name in COSTLY}
    facts = [one.value for one in out.facts if json.loads(one.value)["extractor"] in OWN]
    assert sorted(facts) == sorted(_undisturbed(map(article, MANY), model)) != []


@dataclass(frozen=True)
class Recovery:
    """What a worker's pages said while a plugin was suspended and after that, and all that came out."""

    failures: dict[str, float | None]
    letters: float | None
    suspended: list[tuple[float | None, bool]]
    recoveries: float | None
    restarts: dict[str, float | None]
    out: Out


@pytest.fixture(scope="module")
def recovery(kafka_brokers: str, hostile_site: Path) -> Iterator[Recovery]:
    """A worker on a real Kafka, with a plugin that hangs over two articles and is well again, and one that leaks on
    every article."""
    names = ("quotes", FITFUL, FLOODS)
    flow = Flow(kafka_brokers, extractors=dict.fromkeys(names, 1))
    variables = {
        "plugins__allow": '["onrecord-hostile"]',
        "pool__soft_deadline": "2",  # no plugin but the fitful one may reach it, on a busy machine either
        "pool__hard_deadline": "4",
        "pool__max_memory": str(LIMIT),
        "streams__in_flight": "1",
        "streams__suspension__failures": "2",
        "streams__suspension__first": "0.5",
    }

    def state(worker: Watched) -> tuple[float | None, bool]:
        flag = worker.metric("onrecord_extractor_suspended", extractor=FITFUL)
        return flag, FITFUL in worker.until("/readyz", 200)["suspended"]

    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join([str(hostile_site), os.environ.get("PYTHONPATH", "")]))
        with watched(flow, "--only", ",".join(names), **variables) as worker:
            suspended = [state(worker)]
            flow.send(Sent(article(id, text), id.encode()) for id, text in FITS.items())
            wait(lambda: worker.metric("onrecord_articles_total", result="partial") == len(FITS))
            failures = {
                error: worker.metric("onrecord_extractor_failures_total", extractor=FITFUL, error=error)
                for error in ("DeadlineExceeded", "HardDeadline")
            }
            letters = worker.metric("onrecord_dead_letters_total", stage="deadline")
            suspended.append(state(worker))
            over = {"tried_again_in_seconds": 0}
            worker.until("/readyz", 200, lambda body: body["suspended"].get(FITFUL) == over)
            flow.send([Sent(article(TRIAL), TRIAL.encode())])
            wait(lambda: worker.metric("onrecord_articles_total", result="read") == 1)
            suspended.append(state(worker))
            recoveries = worker.metric("onrecord_extractor_recoveries_total", extractor=FITFUL)
            flow.send(Sent(article(id), id.encode()) for id in LATER)
            wait(
                lambda: worker.metric("onrecord_articles_total", result="read") == 1 + len(LATER),
                lambda: worker.process.log(),
            )
            restarts = {
                reason: worker.metric("onrecord_pool_restarts_total", reason=reason) for reason in (*REASONS, "memory")
            }
            everything = (len(FITS) + 1 + len(LATER)) * len(names)
            out = flow.collect(lambda out: len(out.ledger) >= everything)
            yield Recovery(failures, letters, suspended, recoveries, restarts, out)


@pytest.mark.kafka
def test_both_deadlines_are_counted(recovery: Recovery) -> None:
    assert recovery.failures == {"DeadlineExceeded": 1, "HardDeadline": 1}
    assert recovery.letters == 2
    assert recovery.restarts["deadline"] == 1


@pytest.mark.kafka
def test_a_plugin_that_is_well_again_is_seen_to_recover_and_reads_on(recovery: Recovery) -> None:
    assert recovery.suspended == [(0, False), (1, True), (0, False)]
    assert recovery.recoveries == 1
    statuses = {one["article_id"]: one["status"] for one in recovery.out.entries() if one["extractor"] == FITFUL}
    assert statuses == {**dict.fromkeys(FITS, "failed"), **dict.fromkeys([TRIAL, *LATER], "read")}


@pytest.mark.kafka
def test_a_process_that_leaks_is_replaced_and_no_article_is_lost(recovery: Recovery, model: Model) -> None:
    assert recovery.restarts["memory"] >= 1
    assert recovery.restarts["crashed"] == 0
    entries = sorted((one["article_id"], one["status"]) for one in recovery.out.entries() if one["extractor"] == FLOODS)
    assert entries == sorted((id, "read") for id in (*FITS, TRIAL, *LATER))
    articles = {**FITS, **dict.fromkeys([TRIAL, *LATER], GOOD_TEXT)}
    expected = _undisturbed([article(id, text) for id, text in articles.items()], model, ["quotes"])
    found = [one.value for one in recovery.out.facts if json.loads(one.value)["extractor"] == "quotes"]
    assert sorted(found) == sorted(expected) != []
