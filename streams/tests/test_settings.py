"""Settings of streams: file, variables and flags."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord.config import load
from onrecord.errors import ConfigError
from onrecord_streams.settings import Streams


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
    ("wrong", "names"),
    [("broker = 1", "streams.broker"), ("partitions = 0", "streams.partitions"), ('prefix = "a b"', "streams.prefix")],
)
def test_a_setting_that_is_wrong_is_named(tmp_path: Path, wrong: str, names: str) -> None:
    path = tmp_path / "onrecord.toml"
    path.write_text(f"[streams]\n{wrong}\n")
    with pytest.raises(ConfigError, match=names):
        load(Streams, path)
