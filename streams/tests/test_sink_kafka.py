"""`onrecord sink sqlite` on a real broker: what it has in the end, cut off, stopped and begun again."""

from __future__ import annotations

import json
import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass

import pytest
from desk import Desk, wait_for
from flow import Flow
from onrecord_on import terminal

from onrecord.cli import exits
from onrecord.cli.main import run
from onrecord_streams import topics
from onrecord_streams.sink.run import REMEMBERED

pytestmark = pytest.mark.kafka


@dataclass
class Done:
    code: int
    out: str
    said: str


Onrecord = Callable[..., Done]


@pytest.fixture
def onrecord(desk: Desk, capsys: pytest.CaptureFixture[str]) -> Onrecord:
    """Runs a command in this process."""

    def onrecord(*arguments: str) -> Done:
        capsys.readouterr()
        code = run(list(arguments))
        return Done(code, *capsys.readouterr())

    return onrecord


@pytest.fixture
def sink(desk: Desk, onrecord: Onrecord) -> Onrecord:
    """Runs `sink sqlite --until-end`, for some extractors."""
    return lambda *types: onrecord("sink", "sqlite", str(desk.file), *types, "--until-end")


def standing(onrecord: Onrecord) -> set[str]:
    """What `tail --standing` shows."""
    return {json.loads(line)["id"] for line in onrecord("tail", "--standing", "-o", "jsonl").out.splitlines()}


def test_until_the_end_it_has_what_stands_and_goes_on_from_there(
    desk: Desk, sink: Onrecord, onrecord: Onrecord
) -> None:
    desk.publish("a", 0, "one", "two")
    desk.publish("a", 0, "said", extractor="quotes")
    desk.publish("b", 1, "three")
    done = sink()
    assert (done.code, done.out) == (exits.OK, "")
    assert f"7 records read; 4 facts in {desk.file}" in done.said
    assert desk.shown() == standing(onrecord) == {"a-one", "a-two", "a-said", "b-three"}
    desk.publish("a", 2, "two", "four", text="t2")
    desk.publish("b", 3, text=None)
    done = sink()
    assert "4 records read; 2 facts in" in done.said
    assert desk.shown() == standing(onrecord) == {"a-two", "a-four"}


def test_it_follows_until_it_is_stopped_and_shows_facts_as_they_arrive(desk: Desk, sink: Onrecord) -> None:
    desk.publish("a", 0, "one")
    with desk.following() as process:
        wait_for(lambda: desk.shown() == {"a-one"})
        desk.publish("a", 1, "two", text="t2")
        wait_for(lambda: desk.shown() == {"a-two"})
        process.send_signal(signal.SIGTERM)
        _, said = process.communicate(timeout=120)
    assert process.returncode == exits.OK
    assert b"Traceback" not in said
    assert sink().said.startswith("0 records read; 1 facts")


def test_one_that_is_killed_loses_nothing_and_doubles_nothing(desk: Desk, sink: Onrecord) -> None:
    for number in range(3):
        for article in range(20):
            desk.publish(f"a{article}", article + 20 * number, "kept", f"w{number}", text=f"t{number}")
        before = desk.shown()
        with desk.following() as process:
            wait_for(lambda: desk.shown() != before)  # noqa: B023
            process.send_signal(signal.SIGKILL)
            process.wait(120)
    assert sink().code == exits.OK
    assert desk.shown() == {f"a{article}-{word}" for article in range(20) for word in ("kept", "w2")}
    with closing(sqlite3.connect(desk.file)) as connection:
        assert connection.execute("SELECT count(*) FROM vote").fetchone() == (40,)
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
        assert connection.execute("SELECT count(*) FROM vote_fts WHERE vote_fts MATCH 'kept'").fetchone() == (20,)


def test_a_new_schema_versions_topic_is_found_while_it_runs(desk: Desk) -> None:
    desk.publish("a", 0, "one")
    with desk.following():
        wait_for(lambda: desk.shown() == {"a-one"})
        newer = Flow(desk.settings.brokers, extractors={"votes": 2}, prefix=desk.prefix)
        about = {"type": "vote", "article_id": "a", "extractor": "votes", "exact": "new"}
        desk.send_fact(newer.topics.facts["votes"], {"id": "a-new", **about})
        desk.send_entry("a", "votes", 5, ["a-new"], version=2)
        wait_for(lambda: desk.shown() == {"a-new"})


def test_one_that_was_left_alone_for_longer_than_null_values_last_is_filled_anew(desk: Desk, sink: Onrecord) -> None:
    desk.publish("a", 0, "one")
    desk.publish("b", 1, "two")
    assert sink().code == exits.OK
    with closing(sqlite3.connect(desk.file)) as connection, connection:
        connection.execute("UPDATE onrecord_read SET time = time - ?", (REMEMBERED + 60,))
        # as if both had been taken back, and brokers had dropped that
        connection.execute("UPDATE onrecord_held SET id = 'erased', article_id = 'c' WHERE id = 'b-two'")
        connection.execute("UPDATE vote SET id = 'erased', article_id = 'c' WHERE id = 'b-two'")
    assert desk.shown() == {"a-one", "erased"}
    done = sink()
    assert "4 records read; 2 facts" in done.said
    assert desk.shown() == {"a-one", "b-two"}


def test_only_the_extractors_that_are_named_are_kept_and_a_file_is_for_one_choice(desk: Desk, sink: Onrecord) -> None:
    desk.publish("a", 0, "one")
    desk.publish("a", 0, "said", extractor="quotes")
    assert sink("quotes").code == exits.OK
    assert desk.shown() == {"a-said"}
    done = sink()
    assert done.code == exits.FAILURE
    assert f"{desk.file} was filled from {desk.topics.ledger} of the cluster" in done.said


def test_topics_that_were_made_anew_are_an_error_that_says_what_to_do(desk: Desk, sink: Onrecord) -> None:
    desk.publish("a", 0, "one")
    assert sink().code == exits.OK
    topics.delete([desk.topics.ledger], desk.settings)
    wait_for(lambda: not topics.existing({desk.topics.ledger: ()}, desk.settings))
    Flow(desk.settings.brokers, extractors={"votes": 1, "quotes": 1}, prefix=desk.prefix)
    done = sink()
    assert done.code == exits.BROKER
    assert "the topic was made anew; begin with a new file" in done.said


def test_on_a_terminal_it_says_where_it_is_and_ends_on_ctrl_c(desk: Desk) -> None:
    desk.publish("a", 0, "one")
    with terminal("sink", "sqlite", desk.file, env=desk.environment) as running:
        running.wait_for("has what stands at present")
        running.type("\x03")
        assert running.wait() == exits.INTERRUPT
        assert "1 facts in" in running.shown
