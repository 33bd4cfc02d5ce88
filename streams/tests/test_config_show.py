"""What `onrecord config show` says of the settings of streams."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from onrecord.cli import exits
from onrecord.cli.main import run


@pytest.fixture(autouse=True)
def file(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "onrecord.toml").write_text(
        "[streams]\nbrokers = 'desk:9092'\nweb = { port = 7000 }\ntopics.facts.votes = 'ballots'\n"
        "[streams.security]\nprotocol = 'sasl_plaintext'\nuser = 'desk'\n"
    )
    monkeypatch.setenv("ONRECORD_STREAMS__SECURITY__PASSWORD", "sesame-opens")


def shown(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, tuple[object, str, str | None]]:
    assert run(["config", "show", "-o", "jsonl", *arguments]) == exits.OK
    out = capsys.readouterr().out
    assert "sesame" not in out
    return {one["name"]: (one["value"], one["source"], one["where"]) for one in map(json.loads, out.splitlines())}


def test_settings_of_streams_stand_beside_those_of_core(capsys: pytest.CaptureFixture[str]) -> None:
    found = shown(capsys)
    assert found["pool.processes"] == (1, "default", None)
    assert found["streams.brokers"] == ("desk:9092", "file", "onrecord.toml:2")
    assert found["streams.web.port"] == (7000, "file", "onrecord.toml:3")
    assert found["streams.topics.facts.votes"] == ("ballots", "file", "onrecord.toml:4")


def test_a_password_is_hidden_and_its_variable_named(capsys: pytest.CaptureFixture[str]) -> None:
    found = shown(capsys, "streams.security")
    assert found["streams.security.password"] == ("***", "variable", "ONRECORD_STREAMS__SECURITY__PASSWORD")
    assert found["streams.security.key_password"] == (None, "default", None)


def test_the_brokers_of_a_flag_win(capsys: pytest.CaptureFixture[str]) -> None:
    assert shown(capsys, "-b", "other:9092")["streams.brokers"] == ("other:9092", "flag", "-b")


def test_settings_of_streams_that_are_wrong_are_an_error(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_STREAMS__PARTITIONS", "none")
    assert run(["config", "show"]) == exits.CONFIG
    assert "streams.partitions: must be a whole number (ONRECORD_STREAMS__PARTITIONS)" in capsys.readouterr().err


def test_settings_that_contradict_each_other_are_shown_with_where_each_is_from(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_STREAMS__HEARTBEAT_INTERVAL", "50")
    monkeypatch.setenv("ONRECORD_STREAMS__SECURITY__PROTOCOL", "ssl")
    assert run(["config", "show", "-o", "jsonl"]) == exits.CONFIG
    out, err = capsys.readouterr()
    assert "sesame" not in out + err
    rows = {row["name"]: row["value"] for row in map(json.loads, out.splitlines())}
    assert (rows["streams.heartbeat_interval"], rows["streams.session_timeout"]) == (50.0, 45.0)
    assert (rows["streams.brokers"], rows["streams.web.port"]) == ("desk:9092", 7000)
    assert (rows["streams.security.protocol"], rows["streams.security.password"]) == ("ssl", "***")
    assert "password: ONRECORD_STREAMS__SECURITY__PASSWORD" in err
    assert "protocol: ONRECORD_STREAMS__SECURITY__PROTOCOL" in err


def test_what_is_wrong_in_core_keeps_no_setting_of_streams_back(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_POOL__PROCESSES", "none")
    assert run(["config", "show", "streams", "-o", "jsonl"]) == exits.CONFIG
    out, err = capsys.readouterr()
    assert "desk:9092" in out
    assert "pool.processes" in err
