"""What `onrecord doctor` says of a broker, on the embedded one."""

from __future__ import annotations

import json
import socket

import pytest

from onrecord.cli import exits
from onrecord.cli.main import run
from onrecord.doctor import Finding
from onrecord_streams import topics as topic_admin
from onrecord_streams.doctor import CLOCK_TOLERANCE, clock, examine
from onrecord_streams.settings import StreamSettings
from onrecord_streams.topics import Topics


def look(streams: StreamSettings) -> dict[str, Finding]:
    """What is found, by check and subject."""
    found = examine(streams, Topics.named(streams, {"votes": 1}))
    return {" ".join(filter(None, (one.check, one.subject))): one for one in found}


@pytest.fixture
def streams(embedded_brokers: str, prefix: str) -> StreamSettings:
    return StreamSettings(brokers=embedded_brokers, prefix=prefix, group=prefix, partitions=2, replication=1)


def test_a_broker_that_is_not_there_is_wrong_and_what_needs_it_is_skipped(prefix: str) -> None:
    found = look(StreamSettings(brokers="127.0.0.1:1", prefix=prefix))
    assert {name: one.state for name, one in found.items()} == {
        "broker 127.0.0.1:1": "wrong",
        "authentication": "skipped",
        "rights": "skipped",
        "topics": "skipped",
        "clock": "skipped",
    }
    assert "refused" in found["broker 127.0.0.1:1"].found
    assert "`[streams] brokers`" in (found["broker 127.0.0.1:1"].fix or "")


def test_one_address_of_several_that_does_not_answer_is_a_warning(streams: StreamSettings) -> None:
    both = streams.model_copy(update={"brokers": f"127.0.0.1:1, {streams.brokers}"})
    found = look(both)
    assert (found["broker 127.0.0.1:1"].state, found[f"broker {streams.brokers}"].state) == ("warning", "ok")
    assert found["authentication"].state == "ok"


def test_a_port_behind_which_is_no_kafka_is_told_as_no_connection(prefix: str) -> None:
    with socket.create_server(("127.0.0.1", 0)) as server:
        address = f"127.0.0.1:{server.getsockname()[1]}"
        found = look(StreamSettings(brokers=address, prefix=prefix, connect_timeout=0.3))
    assert found[f"broker {address}"].state == "ok"
    assert found["authentication"].state == "wrong"
    assert (found["topics"].state, found["topics"].found) == ("skipped", "there is no connection")


def test_topics_are_missing_then_as_planned_then_different(streams: StreamSettings) -> None:
    names = Topics.named(streams, {"votes": 1})
    missing = [one for one in look(streams).values() if one.check == "topic"]
    assert {(one.state, one.found, one.fix) for one in missing} == {("wrong", "missing", "onrecord topics apply")}
    assert [one.subject for one in missing] == names.all()
    topic_admin.apply(topic_admin.plan(topic_admin.specs(names, streams), streams), streams)
    assert {one.state for one in look(streams).values() if one.check == "topic"} == {"ok"}
    more = look(streams.model_copy(update={"partitions": 3}))
    assert more[f"topic {names.ledger}"].found == "partitions is 2, not 3"


@pytest.mark.parametrize(
    ("difference", "state", "words"),
    [
        (0.2, "ok", "0.2 s ahead of"),
        (-CLOCK_TOLERANCE, "ok", "5.0 s behind"),
        (-61.5, "wrong", "61.5 s behind"),
        (None, "skipped", "does not tell its time"),
    ],
)
def test_clocks_may_differ_a_little(difference: float | None, state: str, words: str) -> None:
    finding = clock(difference)
    assert (finding.state, words in finding.found) == (state, True)


def test_without_a_broker_in_the_settings_none_is_looked_for(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["doctor-broker"]) == exits.OK
    assert "no broker is configured, and none was asked; commands would take 127.0.0.1:9092" in capsys.readouterr().out


def test_the_command_ends_with_6_where_the_broker_is_not_there(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.doctor.model.model", lambda name: Finding("model", name, "ok", "not tried"))
    assert run(["doctor", "-b", "127.0.0.1:1", "-o", "jsonl"]) == exits.CHECK
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    assert [row["subject"] for row in rows if row["state"] == "wrong"] == ["127.0.0.1:1"]


def test_settings_of_streams_that_are_wrong_are_a_finding(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_STREAMS__PARTITIONS", "none")
    monkeypatch.setattr("onrecord.doctor.model.model", lambda name: Finding("model", name, "ok", "not tried"))
    assert run(["doctor", "-o", "jsonl"]) == exits.CHECK
    rows = [json.loads(line) for line in capsys.readouterr().out.splitlines()]
    about = [row for row in rows if row["check"] == "settings"]
    assert [row["state"] for row in about] == ["wrong"]
    assert "streams.partitions: must be a whole number (ONRECORD_STREAMS__PARTITIONS)" in about[0]["found"]
    assert [row["check"] for row in rows if row["state"] == "wrong"] == ["settings"]
