"""Resetting a group: what people write, and what it means on a real broker."""

from __future__ import annotations

import json
import os
import signal
import subprocess
import time
from collections.abc import Iterator
from datetime import UTC, datetime
from typing import Any

import pytest
from flow import COMMAND
from kafka import KafkaConsumer, TopicPartition
from kafka.structs import OffsetAndMetadata

from onrecord.cli import exits
from onrecord.cli.main import run
from onrecord_streams import clients, groups, topics
from onrecord_streams.errors import GroupActive
from onrecord_streams.lag import LagMeter
from onrecord_streams.reset import Move, Target, apply, plan
from onrecord_streams.settings import StreamSettings
from onrecord_streams.topics import TopicSpec


def test_a_move_says_what_is_read_again_and_what_never_is() -> None:
    assert (Move(0, 9, 9, 4).again, Move(0, 9, 9, 4).skipped) == (5, 0)
    assert (Move(0, None, 2, 9).again, Move(0, None, 2, 9).skipped) == (0, 7)


@pytest.mark.parametrize(
    ("committed", "goes_on"), [(5, 5), (2, 2), (9, 9), (None, 2), (1, 2), (10, 2)],
    ids=["between", "first", "end", "none", "dropped", "beyond"],
)  # fmt: skip
def test_a_worker_goes_on_at_what_was_committed_if_it_is_still_there(committed: int | None, goes_on: int) -> None:
    assert groups.start(committed, range(2, 9)) == goes_on


@pytest.mark.parametrize(
    ("flags", "words"),
    [
        ([], "say where to go: one of --to-datetime, --by-duration, --to-earliest and --to-latest"),
        (["--to-earliest", "--to-latest"], "say where to go"),
        (["--by-duration", "soon"], "--by-duration: 'soon' is no duration"),
        (["--to-datetime", "soon"], "--to-datetime: 'soon' is no time"),
        (["--by-duration", "900000w"], "--by-duration: that is before all time"),
    ],
)
def test_a_place_that_is_not_named_is_a_usage_error(
    flags: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["reset", *flags]) == exits.USAGE
    assert words in capsys.readouterr().err


@pytest.mark.kafka
class TestOnKafka:
    """Two partitions: the first has four records, sent a second apart, from 1,000 s after the epoch on."""

    @pytest.fixture
    def topic(self, prefix: str) -> str:
        return f"{prefix}.articles"

    @pytest.fixture
    def settings(self, kafka_brokers: str, prefix: str, topic: str) -> Iterator[StreamSettings]:
        settings = StreamSettings(brokers=kafka_brokers, prefix=prefix, group=prefix)
        forever = {"retention.ms": "-1"}
        topics.apply(topics.plan([TopicSpec(topic, 2, 1, forever)], settings), settings)
        with clients.producer(settings) as producer:
            for number in range(4):
                producer.send(topic, b"{}", b"story", partition=0, timestamp_ms=(1_000 + number) * 1_000)
            producer.flush()
        yield settings
        topics.delete([topic], settings)

    def moves(self, settings: StreamSettings, topic: str, target: Target, *, execute: bool = False) -> list[Move]:
        with clients.admin(settings) as admin, clients.consumer(settings) as consumer:
            moves = plan(admin, consumer, topic, target, settings)
            if execute:
                apply(admin, topic, moves, settings)
        return moves

    @pytest.mark.parametrize(
        ("target", "to"),
        [
            ("earliest", 0),
            ("latest", 4),
            (datetime.fromtimestamp(0, UTC), 0),
            (datetime.fromtimestamp(1_001.5, UTC), 2),
            (datetime.fromtimestamp(2_000, UTC), 4),
        ],
        ids=["earliest", "latest", "before all", "between", "after all"],
    )
    def test_a_group_that_there_never_was_can_begin_anywhere(
        self, settings: StreamSettings, topic: str, target: Target, to: int
    ) -> None:
        assert self.moves(settings, topic, target, execute=True) == [Move(0, None, 0, to), Move(1, None, 0, 0)]
        assert [(one.committed, one.start) for one in self.moves(settings, topic, "latest")] == [(to, to), (0, 0)]

    @pytest.mark.parametrize(
        ("flags", "to"),
        [
            (["--to-datetime", "1970-01-01T00:16:41Z"], {0: 1, 1: 0}),  # sent at that very time
            (["--to-datetime", "1970-01-01T02:16:41.001+02:00"], {0: 2, 1: 0}),
            (["--by-duration", "4h"], {0: 4, 1: 0}),
            (["--by-duration", "PT2H"], {0: 4, 1: 1}),
            (["--by-duration", "90m"], {0: 4, 1: 2}),
            (["--by-duration", "1m"], {0: 4, 1: 3}),
        ],
        ids=lambda value: value[-1] if isinstance(value, list) else "",
    )
    def test_a_group_goes_to_the_first_article_of_a_time(
        self, settings: StreamSettings, topic: str, flags: list[str], to: dict[int, int], monkeypatch: Any, capsys: Any
    ) -> None:
        now = int(time.time())
        with clients.producer(settings) as producer:
            for minutes in (180, 100, 10):
                producer.send(topic, b"{}", b"other", partition=1, timestamp_ms=(now - minutes * 60) * 1_000)
            producer.flush()
        for name, value in self.variables(settings).items():
            monkeypatch.setenv(name, value)
        assert run(["reset", *flags]) == exits.OK
        preview = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
        assert {one["partition"]: one["to"] for one in preview} == to
        with clients.admin(settings) as admin:
            assert groups.committed(admin, topic, settings) == {}  # it was only shown
        assert run(["reset", *flags, "--execute"]) == exits.OK
        with clients.admin(settings) as admin:
            assert groups.committed(admin, topic, settings) == to

    def test_a_plan_changes_nothing(self, settings: StreamSettings, topic: str) -> None:
        self.moves(settings, topic, "latest")
        assert [one.committed for one in self.moves(settings, topic, "latest")] == [None, None]

    def test_an_active_group_is_left_alone_and_its_members_are_named(
        self, settings: StreamSettings, topic: str
    ) -> None:
        options = {"group_id": settings.group, "client_id": "a-worker", "enable_auto_commit": False}
        member = KafkaConsumer(topic, bootstrap_servers=settings.brokers, auto_offset_reset="earliest", **options)
        try:
            while not member.assignment():
                member.poll(100)
            member.commit({TopicPartition(topic, 0): OffsetAndMetadata(3, "", -1)})
            with pytest.raises(GroupActive, match=r"has active members \(a-worker at 127\.0\.0\.1\)"):
                self.moves(settings, topic, "earliest", execute=True)
            assert [one.committed for one in self.moves(settings, topic, "latest")] == [3, None]
        finally:
            member.close()
        assert self.moves(settings, topic, "earliest", execute=True)[0].again == 3

    def test_what_the_broker_refuses_because_somebody_joined_at_that_moment_changes_nothing(
        self, settings: StreamSettings, topic: str, monkeypatch: pytest.MonkeyPatch
    ) -> None:
        member = KafkaConsumer(topic, bootstrap_servers=settings.brokers, group_id=settings.group)
        answers = [[], []]
        try:
            while not member.assignment():
                member.poll(100)
            monkeypatch.setattr(groups, "members", lambda *_: answers.pop())
            with pytest.raises(GroupActive, match="somebody joined the group"):
                self.moves(settings, topic, "latest", execute=True)
            assert answers == []
        finally:
            member.close()

    def test_lag_is_counted_from_what_was_committed_and_from_the_oldest_that_waits(
        self, settings: StreamSettings, topic: str
    ) -> None:
        self.moves(settings, topic, datetime.fromtimestamp(1_001.5, UTC), execute=True)
        with LagMeter(topic, settings) as meter:
            first, second = meter.measure()
            assert meter.measure() == [first, second]
        assert (first.committed, first.end, first.lag) == (2, 4, 2)
        assert first.oldest == datetime.fromtimestamp(1_002, UTC)
        assert (second.lag, second.oldest) == (0, None)

    def variables(self, settings: StreamSettings) -> dict[str, str]:
        return {f"ONRECORD_STREAMS__{name.upper()}": getattr(settings, name) for name in ("brokers", "prefix", "group")}

    def test_lag_is_watched_until_ctrl_c(self, settings: StreamSettings) -> None:
        command = [*COMMAND, "lag", "--watch", "0.1", "-o", "csv"]
        process = subprocess.Popen(
            command, env={**os.environ, **self.variables(settings)}, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL
        )
        assert process.stdout is not None
        lines = [process.stdout.readline().decode() for _ in range(6)]
        process.send_signal(signal.SIGINT)
        process.stdout.read()
        process.stdout.close()
        assert process.wait(120) == exits.INTERRUPT
        assert lines[0] == lines[3] == "partition,committed,end,lag,oldest,seconds,time\n"
        assert lines[1].startswith("0,,4,4,1970-01-01T00:16:40Z,")
        assert lines[5].startswith("1,,0,0,,0.0,")

    @pytest.mark.parametrize(("most", "code"), [("4", exits.OK), ("3", exits.CHECK)])
    def test_lag_above_what_is_allowed_is_a_check_that_failed(
        self, settings: StreamSettings, most: str, code: int, monkeypatch: pytest.MonkeyPatch, capsys: Any
    ) -> None:
        for name, value in self.variables(settings).items():
            monkeypatch.setenv(name, value)
        assert run(["lag", "--max", most]) == code
        assert f"4 of {settings.prefix}.articles still to be read by {settings.group}" in capsys.readouterr().err
        assert run(["lag", "--watch", "0.1", "--max", "3"]) == exits.CHECK
