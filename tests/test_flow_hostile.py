"""Hostile plugins in a worker: each fails for its own pair of article and plugin, and changes nothing else."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from pathlib import Path

import pytest
from bad_input import article
from flow import Flow, Out, Sent, context

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


@pytest.fixture(scope="module")
def out(embedded_brokers: str, hostile_site: Path) -> Iterator[Out]:
    """What comes out of a worker that runs two of Onrecord's own extractors among four hostile ones."""
    flags = stream_flags("")
    names = (*OWN, *HOSTILE)
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PYTHONPATH", os.pathsep.join([str(hostile_site), os.environ.get("PYTHONPATH", "")]))
        patch.setenv("ONRECORD_PLUGINS__ALLOW", '["onrecord-hostile"]')
        patch.setenv("ONRECORD_POOL__SOFT_DEADLINE", "0.5")
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
    engine = Engine(Host(Settings(), allow=()).loaded(OWN), model, soft_deadline=None)
    outcomes = [engine.process(Article.from_json(article(id))) for id in IDS]
    facts = [one.value for one in out.facts if json.loads(one.value)["extractor"] in OWN]
    assert sorted(facts) == sorted(fact.value for outcome in outcomes for fact in outcome.facts) != []


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
