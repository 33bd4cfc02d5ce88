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
    assert "streams.partitions: must be a whole number" in capsys.readouterr().err
