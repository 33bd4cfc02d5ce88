"""What several tests of streams share: a desk on a real broker."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from desk import Desk

from onrecord_streams import clients


@pytest.fixture
def desk(kafka_brokers: str, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Desk]:
    """A desk whose settings are those of commands in this process, too."""
    monkeypatch.chdir(tmp_path)
    desk = Desk(kafka_brokers, tmp_path / "facts.sqlite")
    for name, value in desk.environment.items():
        monkeypatch.setenv(name, value)
    with clients.producer(desk.settings) as desk.producer:
        yield desk
