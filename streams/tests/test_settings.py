"""Settings of streams: file, variables and flags."""

from __future__ import annotations

from pathlib import Path

import pytest
from pydantic import ValidationError

from onrecord.config import load
from onrecord.errors import ConfigError
from onrecord_streams.settings import Streams, StreamSettings, SuspensionSettings


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "onrecord.toml"
    path.write_text('[streams]\nbrokers = "file:1"\npartitions = 3\n[streams.topics]\nledger = "book"\n')
    return path


def test_the_file_is_read(file: Path) -> None:
    streams = load(Streams, file).streams
    assert (streams.brokers, streams.partitions, streams.topics.ledger) == ("file:1", 3, "book")


def test_a_variable_wins_over_the_file_and_leaves_the_rest(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_STREAMS__BROKERS", "a:1,b:2")
    streams = load(Streams, file).streams
    assert (streams.brokers, streams.partitions) == ("a:1,b:2", 3)


def test_a_flag_wins_over_a_variable(file: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("ONRECORD_STREAMS__BROKERS", "a:1")
    assert load(Streams, file, {"streams": {"brokers": "flag:1", "group": None}}).streams.brokers == "flag:1"


@pytest.mark.parametrize(
    ("text", "what_to_do"),
    [
        (
            "[limits]\narticle_bytes = 8388608\n",
            r"article_bytes` \(8,388,608\).*request_bytes` \(4,194,304\).*raise request_bytes to 8454144 or more",
        ),
        (
            "[streams]\nreplication = 2\nmin_insync_replicas = 3\n",
            r"streams: min_insync_replicas \(3\) can't be more than replication \(2\)",
        ),
        ("[streams]\nsession_timeout = 6\nheartbeat_interval = 6\n", r"streams: heartbeat_interval \(6\) must be less"),
    ],
)
def test_settings_that_contradict_one_another_are_an_error(tmp_path: Path, text: str, what_to_do: str) -> None:
    path = tmp_path / "onrecord.toml"
    path.write_text(text)
    with pytest.raises(ConfigError, match=what_to_do):
        load(Streams, path)


def test_an_article_may_be_as_large_as_a_request_but_for_its_headers(tmp_path: Path) -> None:
    path = tmp_path / "onrecord.toml"
    path.write_text("[limits]\narticle_bytes = 1048576\n[streams]\nrequest_bytes = 1114112\n")
    assert load(Streams, path).streams.request_bytes == 1114112


@pytest.mark.parametrize(
    ("wrong", "names"),
    [("broker = 1", "streams.broker"), ("partitions = 0", "streams.partitions"), ('prefix = "a b"', "streams.prefix")],
)
def test_a_setting_that_is_wrong_is_named(tmp_path: Path, wrong: str, names: str) -> None:
    path = tmp_path / "onrecord.toml"
    path.write_text(f"[streams]\n{wrong}\n")
    with pytest.raises(ConfigError, match=names):
        load(Streams, path)


def test_the_web_server_is_on_loopback_unless_told_otherwise() -> None:
    assert StreamSettings().web.host == "127.0.0.1"


def test_a_suspension_that_can_not_happen_is_refused() -> None:
    with pytest.raises(ValidationError, match=r"failures \(11\) can't be more than articles \(10\)"):
        SuspensionSettings(failures=11, articles=10)
