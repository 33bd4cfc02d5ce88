"""Corrections, withdrawals, upgrades and erasure, lag and reset, on a real Apache Kafka with real workers."""

from __future__ import annotations

import json
import signal
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from contextlib import redirect_stderr, redirect_stdout
from dataclasses import dataclass
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from bad_input import article
from flow import COMMAND, Flow, Sent
from openings import NAME, environment, openings_site
from running import Meter

from onrecord.cli import exits
from onrecord.cli.main import run
from onrecord_streams import clients
from onrecord_streams.retract import carry_out, look
from onrecord_streams.standing import fact_topics
from onrecord_streams.tail import existing

pytestmark = pytest.mark.kafka

QUICK = {"session_timeout": 6, "heartbeat_interval": 1}
PATIENCE = 45
"""Seconds in which whatever is waited for must have happened."""


@dataclass(frozen=True)
class Done:
    """A command that has ended."""

    code: int
    out: StringIO
    err: StringIO


class Bench(Flow):
    """A flow of the plugin that reads words."""

    def __init__(self, brokers: str, **settings: Any) -> None:
        super().__init__(brokers, extractors={NAME: 1}, **QUICK, **settings)

    def publish(self, id: str, text: str | None, **fields: Any) -> tuple[int, int]:
        """Send a version of an article, or withdraw it, and give where it stands."""
        return self.send([Sent(None if text is None else article(id, text, **fields), id.encode())])[0]

    def run(self, *arguments: str, **variables: str) -> Done:
        """Run a command in this process, with further variables."""
        out, err = StringIO(), StringIO()
        with pytest.MonkeyPatch.context() as patch, redirect_stdout(out), redirect_stderr(err):
            for name, value in {**self.environment, **variables}.items():
                patch.setenv(name, value)
            return Done(run(list(arguments)), out, err)

    def rows(self, *arguments: str, code: int = exits.OK, **variables: str) -> list[dict[str, Any]]:
        """What a command writes, as rows. It must end with this code."""
        done = self.run(*arguments, **variables)
        assert done.code == code, done.err.getvalue()
        return [json.loads(line) for line in done.out.getvalue().splitlines()]

    def standing(self) -> set[tuple[str, str]]:
        """Article and word of each fact that `tail --standing` shows, each of which is shown once."""
        shown = self.rows("tail", NAME, "--standing")
        assert len({one["id"] for one in shown}) == len(shown)
        return {(one["article_id"], one["word"]) for one in shown}

    def on(self, topic: str) -> list[Any]:
        """The records that a topic has."""
        with clients.consumer(self.settings) as client:
            return list(existing(client, [topic]))

    def last(self, topic: str) -> dict[str, Any]:
        """What whoever reads a topic plainly has of it in the end: the last value of each key."""
        found = {one.key.decode(): one.value for one in self.on(topic)}
        return {key: json.loads(value) for key, value in found.items() if value is not None}

    def plain(self, version: int = 1) -> set[tuple[str, str]]:
        """Article and word of each fact that whoever reads the topic of a schema version plainly has in the end."""
        facts = self.last(f"{self.prefix}.{NAME}.v{version}").values()
        return {(one["article_id"], one["word"]) for one in facts}

    def retract_later(self) -> list[dict[str, Any]]:
        """Have facts taken back as if that were done an hour from now, and give the rows that would be shown."""
        with clients.consumer(self.settings) as client:
            topics = fact_topics(self.topics, self.settings)
            seen = look(client, topics, self.topics.ledger, self.settings, time.time() + 3600)
        assert carry_out(seen, self.settings).failed == []
        return [one.row() for one in seen.judged]

    def statuses(self, article: str) -> set[str]:
        """What the ledger's last entries of an article say became of it."""
        return {one["status"] for one in self.last(self.topics.ledger).values() if one["article_id"] == article}

    def sent_again(self, *arguments: str) -> list[tuple[str, str]]:
        """What a command that sends articles again says of each: the verdict and the article."""
        return [(one["verdict"], one["article"]) for one in self.rows(*arguments)]

    def arrived(self) -> Counter[str]:
        """How many records of each article there are on the articles topic."""
        return Counter(one.key.decode() for one in self.on(self.topics.articles))

    def lag(self) -> int:
        return sum(one["lag"] for one in self.rows("lag"))

    def wait_until_read(self) -> None:
        """Wait until all is committed, and ask by one client: a command each time would take the workers' time."""
        with Meter(self) as meter:
            meter.wait(PATIENCE, every=0.2)


def wait_for(true: Callable[[], object]) -> None:
    until = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < until
        time.sleep(0.1)


@pytest.fixture
def install(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Callable[..., None]:
    """Install a version of the plugin for the processes that are started from then on."""

    def install(version: str, *, schema_version: int = 1, words: tuple[int, ...] = (0, 1)) -> None:
        site = openings_site(tmp_path, version, schema_version=schema_version, words=words)
        monkeypatch.undo()
        monkeypatch.syspath_prepend(site)
        monkeypatch.delitem(sys.modules, "onrecord_openings", raising=False)
        for name, value in environment(site, tmp_path / "gate").items():
            monkeypatch.setenv(name, value)

    (tmp_path / "gate").mkdir()
    return install


def test_revisions_and_withdrawals_leave_what_stands(kafka_brokers: str, install: Callable[..., None]) -> None:
    install("0.1")
    flow = Bench(kafka_brokers)
    flow.publish("pier", "Old pier closed.")
    flow.publish("ferry", "New ferry launched.")
    flow.publish("mill", "Old mill sold.")
    assert {one["committed"] for one in flow.rows("lag")} == {None}
    assert flow.lag() == 3
    with flow.worker("--only", NAME) as worker:
        flow.wait_until_read()
        assert flow.standing() == {
            ("pier", "Old"), ("pier", "pier"), ("ferry", "New"), ("ferry", "ferry"), ("mill", "Old"), ("mill", "mill"),
        }  # fmt: skip
        assert flow.rows("retract") == []
        flow.publish("pier", "Old jetty closed.", version=2)
        flow.publish("ferry", None)
        flow.publish("mill", "Old mill sold.", version=2, pub_status="withheld")
        flow.wait_until_read()
        assert flow.standing() == {("pier", "Old"), ("pier", "jetty")}
        assert flow.plain() == {
            ("pier", "Old"), ("pier", "pier"), ("pier", "jetty"),
            ("ferry", "New"), ("ferry", "ferry"), ("mill", "Old"), ("mill", "mill"),
        }  # fmt: skip
        preview = flow.rows("retract")
        assert sorted((one["article"], one["verdict"]) for one in preview) == [
            ("ferry", "retract"), ("ferry", "retract"), ("mill", "retract"), ("mill", "retract"), ("pier", "retract"),
        ]  # fmt: skip
        assert len(flow.plain()) == 7  # it was only shown
        assert flow.rows("retract", "--execute") == preview
        assert flow.plain() == flow.standing() == {("pier", "Old"), ("pier", "jetty")}
        assert flow.rows("retract", "--execute") == []
        flow.publish("pier", "Old pier closed.", version=3)  # a fact that was taken back stands again
        flow.wait_until_read()
        assert flow.standing() == {("pier", "Old"), ("pier", "pier")}
        flow.rows("retract", "--execute")
        assert flow.plain() == flow.standing()
        refused = flow.run("reset", "--to-earliest", "--execute")
        assert (refused.code, refused.out.getvalue()) == (exits.FAILURE, "")
        assert f"the group {flow.prefix} has active members (onrecord at 127.0.0.1)" in refused.err.getvalue()
        assert flow.lag() == 0
        assert worker.stop() == 0


def read_and_upgraded(brokers: str, install: Callable[..., None]) -> Bench:
    """A flow whose two articles version 0.1 of the plugin has read, with version 0.2 installed since."""
    install("0.1", words=(0, 1))
    flow = Bench(brokers)
    flow.publish("pier", "Old pier closed.")
    flow.publish("ferry", "New ferry launched.")
    with flow.worker("--only", NAME) as worker:
        flow.wait_until_read()
        assert worker.stop() == 0
    install("0.2", schema_version=2, words=(1, 2))
    flow.rows("topics", "apply")
    return flow


def test_an_upgrade_by_replay_reads_again_what_the_older_version_read_though_a_worker_is_killed_in_the_middle(
    kafka_brokers: str, install: Callable[..., None], tmp_path: Path
) -> None:
    gate = tmp_path / "gate"
    older = ("replay", "--where", "extractor_version<0.2", "--where", f"extractor={NAME}")
    flow = read_and_upgraded(kafka_brokers, install)
    flow.publish("mill", "Old mill sold.")
    with flow.worker("--only", NAME) as killed:
        flow.wait_until_read()
        before = {("pier", "Old"), ("pier", "pier"), ("ferry", "New"), ("ferry", "ferry")}
        assert flow.standing() == before | {("mill", "mill"), ("mill", "sold.")}
        (gate / "pier").unlink()
        (gate / "closed").touch()
        assert flow.sent_again(*older, "--execute") == [("send", "ferry"), ("send", "pier")]
        wait_for((gate / "pier").exists)  # from here on it is being read
        assert flow.sent_again(*older, "--execute") == [("waiting", "ferry"), ("waiting", "pier")]
        killed.stop(signal.SIGKILL)
    assert flow.standing() >= before  # what the older version read stands until the newer one has read it
    (gate / "closed").unlink()
    with flow.worker("--only", NAME):
        flow.wait_until_read()
    upgraded = {("pier", "pier"), ("pier", "closed."), ("ferry", "ferry"), ("ferry", "launched.")}
    assert flow.standing() == flow.plain(2) == upgraded | {("mill", "mill"), ("mill", "sold.")}
    assert {one["extractor_version"] for one in flow.rows("tail", NAME, "--standing")} == {"0.2"}
    assert flow.sent_again(*older, "--execute") == []
    assert flow.arrived() == {"pier": 2, "ferry": 2, "mill": 1}
    flow.rows("retract", "--execute")  # at once, since what was read again stands at a later place
    assert flow.plain(1) == {("pier", "pier"), ("ferry", "ferry")}  # named by the newer version too: still true


def test_an_upgrade_by_reset_leaves_what_the_newer_version_reads(
    kafka_brokers: str, install: Callable[..., None]
) -> None:
    flow = read_and_upgraded(kafka_brokers, install)
    wait_for(lambda: flow.run("reset", "--to-earliest", "--execute").code == exits.OK)
    assert flow.lag() == 2
    assert len(flow.standing()) == 4  # nothing is lost before it has been read again: schema version 1 still stands
    with flow.worker("--only", NAME):
        flow.wait_until_read()
    upgraded = {("pier", "pier"), ("pier", "closed."), ("ferry", "ferry"), ("ferry", "launched.")}
    assert flow.standing() == flow.plain(2) == upgraded
    assert {one["extractor_version"] for one in flow.rows("tail", NAME, "--standing")} == {"0.2"}
    # read from the same records as before, so that only time tells that no worker is in the middle of it
    assert {one["verdict"] for one in flow.rows("retract", "--execute")} == {"recent"}
    retracted = flow.retract_later()
    assert {(one["verdict"], one["article"], one["topic"]) for one in retracted} == {
        ("retract", id, f"{flow.prefix}.{NAME}.v1") for id in ("pier", "ferry")
    }
    assert flow.plain(1) == {("pier", "pier"), ("ferry", "ferry")}  # named by the newer version too: still true
    assert flow.plain(2) == upgraded


def test_a_revision_a_withdrawal_and_an_erasure_end_as_meant_though_the_worker_is_killed_in_the_middle(
    kafka_brokers: str, install: Callable[..., None], tmp_path: Path
) -> None:
    install("0.1", words=(0, 1))
    gate = tmp_path / "gate"
    flow = Bench(kafka_brokers, partitions=1)
    for id in ("pier", "mill", "dock", "ferry"):
        flow.publish(id, f"Old {id} closed.")
    flow.send([Sent(b"{no json", b"pier")])
    with flow.worker("--only", NAME, "-j", "2") as killed:
        flow.wait_until_read()
        assert [one["stage"] for one in flow.rows("dlq", "list", "--article", "pier")] == ["decode"]
        for id in ("pier", "mill"):
            (gate / id).unlink()
        (gate / "closed").touch()
        flow.publish("pier", "New jetty closed.", version=2)
        flow.publish("mill", "New mill sold.", version=2)
        flow.publish("dock", None)
        wait_for(lambda: (gate / "pier").exists() and (gate / "mill").exists())  # from here on they are being read
        command = [*COMMAND, "erase", "--article", "pier", "--execute", "--wait", "90"]
        erasure = subprocess.Popen(command, env=flow.environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
        wait_for(lambda: flow.lag() == 4)  # two revisions, and the withdrawals of dock and now of pier
        wait_for(lambda: flow.statuses("dock") == {"withdrawn"})  # it is done, and not committed
        assert flow.statuses("mill") == {"read"}
        killed.stop(signal.SIGKILL)
    (gate / "closed").unlink()
    with flow.worker("--only", NAME):
        out, err = erasure.communicate(timeout=90)
        flow.wait_until_read()
    assert erasure.returncode == exits.OK, err
    stands = {("mill", "New"), ("mill", "mill"), ("ferry", "Old"), ("ferry", "ferry")}
    assert flow.standing() == stands
    assert set(flow.last(flow.topics.ledger)) == {f"{NAME}:{id}" for id in ("mill", "dock", "ferry")}
    mark = flow.on(flow.topics.deadletters)[-1]
    assert (mark.key, mark.value, mark.headers) == (b"pier", None, [("onrecord.taken_back", b"erased")])
    assert flow.rows("dlq", "list", "--article", "pier") == []
    kept = {row["topic"].removeprefix(f"{flow.prefix}."): row for row in map(json.loads, out.splitlines())}
    assert {name: row["removed_by"] for name, row in kept.items()} == {
        "articles": "retention", f"{NAME}.v1": "compaction", "ledger": "compaction", "deadletters": "retention",
    }  # fmt: skip
    assert all(row["kept_until"] > time.strftime("%Y-%m-%dT") for row in kept.values())
    retracted = [(one["article"], one["verdict"]) for one in flow.rows("retract", "--execute")]
    assert sorted(retracted) == [("dock", "retract"), ("dock", "retract"), ("mill", "retract")]
    assert flow.plain() == stands
    flow.rows("erase", "--article", "pier", "--execute")  # once more does no harm, and has nothing to wait for
    assert flow.plain() == stands


def test_a_worker_that_joins_does_not_wait_for_an_article_that_does_not_end(
    kafka_brokers: str, install: Callable[..., None], tmp_path: Path
) -> None:
    install("0.1", words=(0, 1))
    gate = tmp_path / "gate"
    flow = Bench(kafka_brokers, partitions=2)
    (gate / "closed").touch()
    with flow.worker("--only", NAME, "--drain-timeout", "2") as first:
        flow.publish("pier", "Old pier closed.")
        wait_for((gate / "pier").exists)
        with flow.worker("--only", NAME) as second:
            wait_for(lambda: f"has partitions 0 of {flow.topics.articles}" in second.log() + first.log())
            wait_for(lambda: f"has partitions 1 of {flow.topics.articles}" in second.log() + first.log())
            assert (
                "1 of the articles under way were not done 2 s after the group asked for their partitions"
                in first.log()
            )
            assert flow.lag() == 1
            flow.publish("pier", "Old jetty closed.", version=2)
            (gate / "closed").unlink()
            flow.publish("ferry", "New ferry launched.")
            flow.wait_until_read()
            assert (second.stop(), first.stop()) == (exits.OK, exits.OK)
    assert flow.standing() == {("pier", "Old"), ("pier", "jetty"), ("ferry", "New"), ("ferry", "ferry")}


def test_an_erasure_that_no_worker_has_seen_says_that_it_is_not_finished(kafka_brokers: str) -> None:
    flow = Bench(kafka_brokers)
    flow.publish("pier", "Old pier closed.")
    flow.rows("erase", "--article", "pier")
    assert flow.lag() == 1  # it was only shown
    done = flow.run("erase", "--article", "pier", "--article", "mill", "--execute")
    assert done.code == exits.PARTIAL
    assert f"not finished: the group {flow.prefix} has not read the withdrawal" in done.err.getvalue()
    assert "there is nothing of mill" in done.err.getvalue()
    flow.run("erase", "--article", "pier", "--execute")
    assert flow.lag() == 2  # withdrawn once, and not again
