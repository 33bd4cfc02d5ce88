"""`onrecord produce` as people call it: in a pipe, on a terminal, with nothing to reach, and with a broker."""

from __future__ import annotations

import errno
import json
import os
import pty
import select
import subprocess
import sys
import time
from pathlib import Path
from typing import Any

import pytest
from flow import Flow

from onrecord.cli import exits
from onrecord.cli.main import run
from onrecord_streams import clients
from onrecord_streams.produce import paced
from onrecord_streams.tail import follow

ITEM = {"uri": "urn:pier", "versioncreated": "2026-05-04", "headline": "Pier closes", "body_text": "It voted 7 to 2."}
RECORD = {
    "id": "urn:pier", "text": "Pier closes\nIt voted 7 to 2.", "title": "Pier closes", "published_at": "2026-05-04",
}  # fmt: skip
PARAGRAPH = "The harbour council of Little Skerrow voted 7 to 2 on Monday to close the old pier for the winter."
PAGE = f"""<!doctype html><html lang="en"><head><title>Pier</title><link rel="stylesheet" href="http://127.0.0.1:9/a.css">
<script src="http://127.0.0.1:9/a.js"></script></head><body><article><h1>Pier closes</h1><p>{PARAGRAPH}</p>
<img src="http://127.0.0.1:9/a.jpg"><p>{PARAGRAPH} {PARAGRAPH}</p></article></body></html>"""
FEED = """<?xml version="1.0"?><!DOCTYPE rss SYSTEM "http://127.0.0.1:9/rss.dtd"><rss><channel><item>
<link>http://127.0.0.1:9/pier</link><description>&lt;img src="http://127.0.0.1:9/a.jpg"&gt;It voted.</description>
</item></channel></rss>"""
BOMB = """<!DOCTYPE rss [<!ENTITY a SYSTEM "http://127.0.0.1:9/a">]><rss>&a;</rss>"""
LD = {
    "@context": "http://127.0.0.1:9/",
    "@type": "NewsArticle",
    "articleBody": "It voted.",
    "url": "http://127.0.0.1:9/",
}


@pytest.fixture(autouse=True)
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    (tmp_path / "pier.ninjs.json").write_text(json.dumps(ITEM, indent=2))
    (tmp_path / "page.html").write_text(PAGE)
    (tmp_path / "feed.xml").write_text(FEED)
    (tmp_path / "bomb.rss").write_text(BOMB)
    (tmp_path / "pier.jsonld").write_text(json.dumps(LD))
    (tmp_path / "latin.txt").write_bytes(b"caf\xe9")
    (tmp_path / "story.txt").write_text("It voted again.")
    return tmp_path


def command(*arguments: str) -> list[str]:
    return [sys.executable, "-c", "from onrecord.cli import main; main()", *arguments]


def test_a_dry_run_writes_records_one_a_line_and_asks_no_broker(folder: Path) -> None:
    (folder / "record.json").write_text('{"id": "r1",\n "text": "It voted."}\n')
    call = command(
        "produce", "--dry-run", "-b", "127.0.0.1:1", "pier.ninjs.json", "bomb.rss", "latin.txt", "record.json"
    )
    done = subprocess.run(call, capture_output=True, text=True, timeout=120, check=False)
    assert done.returncode == exits.PARTIAL
    assert [json.loads(line) for line in done.stdout.splitlines()] == [RECORD, {"id": "r1", "text": "It voted."}]
    assert "bomb.rss: the feed declares entities of its own ('a')" in done.stderr
    assert "latin.txt: not UTF-8: byte 0xe9 at 3" in done.stderr
    assert done.stderr.endswith("2 would be sent, 2 failed\n")


def test_a_file_that_may_not_be_read_is_named_and_the_rest_is_done(
    folder: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    opened = Path.open

    def denied(path: Path, *arguments: Any, **named: Any) -> Any:
        """Root, who may run the tests, may read everything."""
        if path.name == "story.txt":
            raise PermissionError(errno.EACCES, os.strerror(errno.EACCES), str(path))
        return opened(path, *arguments, **named)

    monkeypatch.setattr(Path, "open", denied)
    monkeypatch.setattr(os, "access", lambda path, *_: Path(path).name != "story.txt")
    assert run(["produce", "--dry-run", "story.txt", "pier.ninjs.json"]) == exits.PARTIAL
    out, err = capsys.readouterr()
    assert json.loads(out) == RECORD
    assert "story.txt: Permission denied" in err


def test_a_format_that_is_said_counts(capsys: pytest.CaptureFixture[str], folder: Path) -> None:
    (folder / "item").write_text(json.dumps(ITEM))
    assert run(["-q", "produce", "--dry-run", "--format", "ninjs", "item"]) == exits.OK
    assert [json.loads(line) for line in capsys.readouterr().out.splitlines()] == [RECORD]


def test_a_terminal_sees_a_bar_with_counts_and_no_control_characters(folder: Path) -> None:
    lines = [json.dumps({"id": f"r{n}", "text": "It \u009b31mvoted."}, ensure_ascii=False) for n in range(6)]
    (folder / "some.jsonl").write_text("\n".join(lines))
    main, other = pty.openpty()
    environment = {**os.environ, "COLUMNS": "120", "TERM": "xterm"}
    call = command("--no-color", "produce", "--dry-run", "--rate", "2", "some.jsonl")
    process = subprocess.Popen(call, stdin=other, stdout=other, stderr=other, env=environment)
    os.close(other)
    shown, until = b"", time.monotonic() + 60
    while time.monotonic() < until:
        if select.select([main], [], [], 0.2)[0]:
            try:
                shown += os.read(main, 65536)
            except OSError:  # the terminal's other side is closed
                break
    assert process.wait(120) == exits.OK
    os.close(main)
    text = shown.decode()
    assert "6 would be sent, 0 failed" in text
    assert "5 delivered, 0 failed" in text
    assert "\u009b" not in text


def test_a_bar_takes_nothing_away_from_a_file(folder: Path) -> None:
    (folder / "some.jsonl").write_text("\n".join(json.dumps({"id": f"r{n}", "text": "It voted."}) for n in range(6)))
    main, other = pty.openpty()
    with (folder / "out").open("wb") as out:
        call = command("produce", "--dry-run", "--rate", "2", "some.jsonl")
        environment = {**os.environ, "COLUMNS": "120", "TERM": "xterm"}
        process = subprocess.Popen(call, stdout=out, stderr=other, env=environment)
        os.close(other)
        assert process.wait(120) == exits.OK
    shown = os.read(main, 65536).decode()
    os.close(main)
    assert "delivered" in shown
    assert [json.loads(line)["id"] for line in (folder / "out").read_text().splitlines()] == [f"r{n}" for n in range(6)]


NO_NETWORK = """
import os, sys
def hook(event, args):
    if event.startswith(("socket.connect", "socket.getaddrinfo", "socket.gethostby", "socket.sendto", "urllib.")):
        print("NETWORK", event, args, file=sys.stderr, flush=True)
        os._exit(9)
sys.addaudithook(hook)
from onrecord.cli import main
main()
"""


def test_nothing_is_ever_fetched(folder: Path) -> None:
    files = ["page.html", "feed.xml", "bomb.rss", "pier.jsonld", "pier.ninjs.json", "story.txt"]
    call = [sys.executable, "-c", NO_NETWORK, "produce", "--dry-run", *files]
    done = subprocess.run(call, capture_output=True, text=True, timeout=120, check=False)
    assert "NETWORK" not in done.stderr
    assert done.returncode == exits.PARTIAL
    assert done.stderr.endswith("5 would be sent, 1 failed\n")


def test_the_hook_sees_a_connection() -> None:
    """That the test above can fail: a connection, which `produce` without --dry-run makes, ends it."""
    call = [sys.executable, "-c", NO_NETWORK, "produce", "-b", "127.0.0.1:1", "story.txt"]
    assert subprocess.run(call, capture_output=True, timeout=120, check=False).returncode == 9


def test_records_made_of_other_formats_are_delivered_and_what_failed_is_counted(
    embedded_brokers: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    flow = Flow(embedded_brokers)
    for name, value in flow.environment.items():
        monkeypatch.setenv(name, value)
    topic = flow.topics.articles
    assert run(["produce", "pier.ninjs.json", "bomb.rss", "feed.xml"]) == exits.PARTIAL
    assert f"2 delivered to {topic}, 1 failed" in capsys.readouterr().err
    with clients.consumer(flow.settings) as client:
        found: list[tuple[bytes, bytes]] = []
        until = time.monotonic() + 10
        enough = lambda: len(found) >= 2 or time.monotonic() > until  # noqa: E731
        for record in follow(client, [topic], from_beginning=True, enough=enough):
            found.append((record.key, record.value))
    assert json.loads(dict(found)[b"urn:pier"]) == RECORD


class Clock:
    """A clock that stands still but for sleep."""

    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now

    def sleep(self, seconds: float) -> None:
        self.now += seconds


def test_articles_are_paced_and_slowness_is_not_made_up_for() -> None:
    clock = Clock()
    times = []
    for number in paced(range(5), 4, clock=clock, sleep=clock.sleep):
        times.append(clock())
        if number == 1:
            clock.now += 10
    assert times == [0, 0.25, 10.25, 10.5, 10.75]


def test_without_a_rate_nobody_waits() -> None:
    assert list(paced(range(3), None, sleep=lambda _: pytest.fail("it sleeps"))) == [0, 1, 2]
