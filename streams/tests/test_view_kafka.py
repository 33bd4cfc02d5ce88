"""`onrecord view` on a real broker: it shows what stands, follows the topics, and has the dead letters."""

from __future__ import annotations

import json
import re
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

import pytest
from desk import Desk, wait_for
from flow import Sent
from onrecord_on import terminal

from onrecord.cli import exits
from onrecord.cli.main import run
from onrecord.errors import ArticleError
from onrecord.store import Store
from onrecord_streams import deadletters
from onrecord_streams.records import Arrival

pytestmark = pytest.mark.kafka


class Seen:
    """What is served at an address."""

    def __init__(self, address: str) -> None:
        self._address = address

    def page(self, path: str = "") -> str:
        with urllib.request.urlopen(f"{self._address}{path}", timeout=60) as answer:
            return str(answer.read().decode())

    def facts(self) -> set[str]:
        """The facts of the list; those that a desk sends have not all fields, and are said to be there."""
        return set(re.findall(r"<p>vote (\S+) has not all the fields", self.page()))

    def change(self) -> int:
        return int(json.loads(self.page("state"))["change"])


@contextmanager
def view(desk: Desk, *arguments: str) -> Iterator[Seen]:
    """`onrecord view` on a terminal, until Ctrl-C."""
    with terminal("view", *arguments, "--port", "0", env=desk.environment) as running:
        shown = running.wait_for("until Ctrl-C")
        found = re.search(r"is shown at (\S+) until", shown)
        assert found
        yield Seen(found[1])
        running.type("\x03")
        assert running.wait() == exits.INTERRUPT
        assert "Traceback" not in running.shown


def send_letter(desk: Desk) -> None:
    arrival = Arrival(desk.topics.articles, 0, 0, b"broken", b"{", ())
    letter = deadletters.undecodable(arrival, ArticleError("bad_json", "not JSON: it ends"), desk.topics.deadletters)
    desk.producer.send(letter.topic, letter.value, letter.key, letter.headers)
    desk.producer.flush()


def test_it_follows_the_topics_and_shows_what_stands_and_the_dead_letters(desk: Desk) -> None:
    desk.publish("a", 0, "one", "two")
    desk.send([Sent(json.dumps({"id": "a", "text": "One, two.", "publisher": "The Orsk Gazette"}).encode(), b"a")])
    send_letter(desk)
    with view(desk) as seen:
        wait_for(lambda: seen.facts() == {"a-one", "a-two"})
        wait_for(lambda: "The Orsk Gazette" in seen.page())
        assert "1 dead letter<" in (letters := seen.page("letters"))
        assert "not JSON: it ends" in letters
        before = seen.change()
        desk.publish("b", 1, "three")
        desk.publish("a", 2, "one", text="t2")
        wait_for(lambda: seen.facts() == {"a-one", "b-three"})
        assert seen.change() != before


def test_a_file_is_where_it_begins_and_stays_as_it_is(desk: Desk) -> None:
    desk.publish("a", 0, "one")
    assert run(["sink", "sqlite", str(desk.file), "--until-end"]) == exits.OK
    desk.publish("a", 1, "two", text="t2")
    with view(desk, str(desk.file), "-b", desk.settings.brokers) as seen:
        wait_for(lambda: seen.facts() == {"a-two"})
        assert "facts.sqlite" in seen.page()
    assert desk.shown() == {"a-one"}


def test_a_file_that_was_filled_from_elsewhere_is_refused(desk: Desk, capsys: pytest.CaptureFixture[str]) -> None:
    with Store(desk.file) as store:
        store.begin("files")
    assert run(["view", str(desk.file), "-b", desk.settings.brokers, "--port", "0"]) == exits.FAILURE
    assert "facts.sqlite was filled from files, not from" in capsys.readouterr().err
