"""Dead letters and sending again, on a real Kafka: what is sent, who reads it, and what stays as it was."""

from __future__ import annotations

import json
import os
from collections.abc import Iterator
from contextlib import redirect_stdout
from io import StringIO
from pathlib import Path
from typing import Any

import pytest
from bad_input import article
from flow import Flow, Out, Sent, context

from onrecord.cli import exits
from onrecord.cli.main import run
from onrecord_streams import clients, groups
from onrecord_streams.again import ONLY
from onrecord_streams.deadletters import ATTEMPT
from onrecord_streams.history import History, unread
from onrecord_streams.ledger import Entry
from onrecord_streams.partitions import ends, retained
from onrecord_streams.replay import Rules, plan
from onrecord_streams.sending import Sender
from onrecord_streams.tail import existing

pytestmark = pytest.mark.kafka

MOODY = "hostile_moody"
NAMES = (MOODY, "votes")
HEADERS = [("origin", b"wire"), ("origin", b"\xff\x00 binary")]


class Bench(Flow):
    """A flow with an extractor that fails as long as a file is there."""

    def __init__(self, brokers: str, mood: Path, **settings: Any) -> None:
        super().__init__(brokers, extractors=dict.fromkeys(NAMES, 1), **settings)
        self._mood = mood

    def bad_mood(self) -> None:
        self._mood.touch()

    def good_mood(self) -> None:
        self._mood.unlink(missing_ok=True)

    def send_one(self, id: str, value: bytes | None, **more: Any) -> tuple[int, int]:
        return self.send([Sent(value, id.encode(), **more)])[0]

    def entries(self, id: str, count: int) -> list[dict[str, Any]]:
        """The ledger's entries of an article, in their order, once there are so many."""
        return of_article(self.collect(lambda out: len(of_article(out, id)) >= count), id)

    def fail(self, id: str, value: bytes | None = None) -> tuple[int, int]:
        """Have the moody extractor fail on an article, and be in a good mood then."""
        self.bad_mood()
        place = self.send_one(id, value or article(id), headers=HEADERS)
        self.entries(id, len(NAMES))
        self.good_mood()
        return place

    def articles(self) -> list[Any]:
        """The records of the articles topic."""
        with clients.consumer(self.settings) as client:
            return list(existing(client, [self.topics.articles]))

    def rows(self, *arguments: str, code: int = exits.OK, **variables: str) -> list[dict[str, Any]]:
        """The rows that a command prints."""
        rows: list[dict[str, Any]] = json.loads(self.printed(*arguments, "-o", "json", code=code, **variables))
        return rows

    def printed(self, *arguments: str, code: int = exits.OK, **variables: str) -> str:
        """What a command prints. It runs in this process: to start another takes longer than most commands."""
        with pytest.MonkeyPatch.context() as patch, redirect_stdout(StringIO()) as printed:
            for name, value in (self.environment | variables).items():
                patch.setenv(name, value)
            assert run([*arguments]) == code
        return printed.getvalue()

    def drop_articles(self) -> None:
        """What retention does: the articles topic begins where it ends."""
        with clients.consumer(self.settings) as client, clients.admin(self.settings) as admin:
            admin.delete_records(dict.fromkeys(ends(client, [self.topics.articles]), -1))


def of_article(out: Out, id: str) -> list[dict[str, Any]]:
    return [entry for entry in out.entries() if entry["article_id"] == id]


def told(rows: list[dict[str, Any]]) -> list[tuple[Any, ...]]:
    return [(row["verdict"], row["article"], row["extractors"]) for row in rows]


@pytest.fixture(scope="module")
def environment(hostile_site: Path, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Path]:
    """Variables for workers and commands; gives the file that stands for a bad mood."""
    mood = tmp_path_factory.mktemp("mood") / "bad"
    with pytest.MonkeyPatch.context() as patch:
        patch.syspath_prepend(str(hostile_site))
        patch.setenv("PYTHONPATH", os.pathsep.join([str(hostile_site), os.environ.get("PYTHONPATH", "")]))
        patch.setenv("ONRECORD_PLUGINS__ALLOW", '["onrecord-hostile"]')
        patch.setenv("ONRECORD_TEST_MOOD", str(mood))
        yield mood


@pytest.fixture(scope="module")
def flow(kafka_brokers: str, environment: Path) -> Iterator[Bench]:
    """A flow with a worker, which the tests share; each has articles of its own."""
    flow = Bench(kafka_brokers, environment)
    with flow.worker("--only", ",".join(NAMES)):
        yield flow


def test_the_failed_extractor_alone_reads_the_article_again(flow: Bench) -> None:
    flow.fail("moved")
    before = flow.collect(lambda out: len(of_article(out, "moved")) == len(NAMES))
    letter = next(one for one in before.deadletters if one.key == b"moved")

    articles = len(flow.articles())
    [preview] = flow.rows("dlq", "replay", "--article", "moved")
    assert (preview["verdict"], preview["extractors"], preview["attempt"]) == ("send", MOODY, 2)
    assert len(flow.articles()) == articles

    flow.rows("dlq", "replay", "--article", "moved", "--execute")
    entries = flow.entries("moved", len(NAMES) + 1)
    assert [(one["extractor"], one["status"]) for one in entries][-1] == (MOODY, "read")
    sent = next(one for one in reversed(flow.articles()) if one.key == b"moved")
    assert (sent.value, letter.value) == (article("moved"), article("moved"))
    assert sent.headers == [*HEADERS, (ONLY, MOODY.encode()), (ATTEMPT, b"2")]

    after = flow.collect(lambda out: len(of_article(out, "moved")) > len(NAMES))
    assert others(after) == others(before) != []
    assert [one["article_id"] for one in map(json.loads, values(after, MOODY))].count("moved") == 1

    assert told(flow.rows("dlq", "replay", "--article", "moved", "--execute")) == [("done", "moved", MOODY)]
    assert told(flow.rows("dlq", "replay", "--article", "moved", "--again")) == [("send", "moved", MOODY)]


def others(out: Out) -> list[tuple[Any, ...]]:
    """What there is of the extractor that did not fail, for one article: every record, with its place."""
    records = [*out.facts, *out.ledger]
    return sorted(
        (one.topic, one.partition, one.offset, one.key, one.value)
        for one in records
        if (said := json.loads(one.value))["article_id"] == "moved" and said["extractor"] == "votes"
    )


def values(out: Out, extractor: str) -> list[bytes]:
    return [one.value for one in out.facts if json.loads(one.value)["extractor"] == extractor]


def test_a_letter_that_has_reached_the_bound_is_not_sent_again(flow: Bench) -> None:
    bound = {"ONRECORD_STREAMS__DEADLETTERS__ATTEMPTS": "2"}
    flow.fail("stubborn")
    flow.bad_mood()
    flow.rows("dlq", "replay", "--article", "stubborn", "--execute", **bound)
    out = flow.collect(lambda out: len(of_article(out, "stubborn")) > len(NAMES))
    flow.good_mood()
    letters = [one for one in out.deadletters if one.key == b"stubborn"]
    assert [context(one)["attempt"] for one in letters] == ["1", "2"]
    assert [one.headers[: len(HEADERS)] for one in letters] == [HEADERS, HEADERS]
    rows = flow.rows("dlq", "replay", "--article", "stubborn", "--execute", code=exits.PARTIAL, **bound)
    assert [row["verdict"] for row in rows] == ["later_letter", "attempts"]
    assert "attempts` is 2" in rows[1]["why"]
    assert len([one for one in flow.articles() if one.key == b"stubborn"]) == 2


def test_an_article_that_was_revised_is_not_taken_back_to_what_it_was(flow: Bench) -> None:
    flow.fail("story", article("story", version=1))
    newest = article("story", version=2)
    flow.send_one("story", newest)
    flow.entries("story", 2 * len(NAMES))
    assert told(flow.rows("dlq", "replay", "--article", "story", "--again")) == [("revised", "story", MOODY)]
    assert told(flow.rows("replay", "--article", "story", "--execute")) == [("send", "story", None)]
    entries = flow.entries("story", 3 * len(NAMES))
    assert {one["article_version"] for one in entries[-len(NAMES) :]} == {2}
    last = [one for one in flow.articles() if one.key == b"story"][-1]
    assert (last.value, last.headers) == (newest, [(ATTEMPT, b"2")])


def test_an_article_that_was_withdrawn_is_not_sent_again(flow: Bench) -> None:
    flow.fail("gone")
    flow.send_one("gone", None)
    flow.entries("gone", 2 * len(NAMES))
    assert told(flow.rows("dlq", "replay", "--article", "gone", "--again")) == [("withdrawn", "gone", MOODY)]
    assert told(flow.rows("replay", "--article", "gone", "--execute")) == [("withdrawn", "gone", None)]
    assert len([one for one in flow.articles() if one.key == b"gone"]) == 2


def test_what_an_older_plugin_read_is_read_again_by_that_plugin(flow: Bench) -> None:
    flow.fail("upgraded")
    where = ("replay", "--article", "upgraded", "--where", "extractor=hostile_moody")
    assert flow.rows(*where, "--where", "extractor_version<1.0") == []
    assert flow.rows(*where, "--where", "extractor_version<1.10", "--where", "status=read") == []
    older = (*where, "--where", "extractor_version<1.10", "--where", "status=failed")
    assert told(flow.rows(*older, "--execute")) == [("send", "upgraded", MOODY)]
    entries = flow.entries("upgraded", len(NAMES) + 1)
    assert (entries[-1]["extractor"], entries[-1]["status"]) == (MOODY, "read")


def test_names_of_extractors_that_do_not_run_are_left_alone_and_no_names_are_a_dead_letter(flow: Bench) -> None:
    flow.send_one("absent", article("absent"), headers=[(ONLY, b"nobody,votes")])
    assert [one["extractor"] for one in flow.entries("absent", 1)] == ["votes"]
    place = flow.send_one("nameless", article("nameless"), headers=[(ONLY, b"\xff")])
    flow.send_one("nobody", article("nobody"), headers=[(ONLY, b"nobody")])
    out = flow.collect(lambda out: out.letter_for(place) is not None)
    assert context(out.letter_for(place))["reason"] == "bad_only"
    flow.send_one("nobody", article("nobody"), headers=[(ONLY, b"votes")])
    assert [one["extractor"] for one in flow.entries("nobody", 1)] == ["votes"]


def test_letters_are_listed_counted_and_shown(flow: Bench, capsys: pytest.CaptureFixture[str]) -> None:
    flow.fail("shown")
    place = flow.send_one("shown-not", b"no JSON")
    flow.collect(lambda out: out.letter_for(place) is not None)
    letters = {row["article"]: row for row in flow.rows("dlq", "list")}
    assert (letters["shown"]["stage"], letters["shown"]["class"]) == ("extract", "RuntimeError")
    assert (letters["shown-not"]["stage"], letters["shown-not"]["reason"]) == ("decode", "bad_json")
    chosen = flow.rows(
        "dlq", "list", "--extractor", MOODY, "--error", "RuntimeError", "--since", "1h", "--stage", "extract"
    )
    assert {row["extractor"] for row in chosen} == {MOODY}
    assert [row["article"] for row in flow.rows("dlq", "list", "--where", "article~own-n")] == ["shown-not"]
    assert flow.rows("dlq", "list", "--until", "1h") == []
    counts = flow.rows("dlq", "list", "--count", "extractor,stage", "--where", "article~shown")
    assert {(one["extractor"], one["stage"], one["letters"]) for one in counts} == {
        (MOODY, "extract", 1),
        (None, "decode", 1),
    }
    [by_place] = flow.rows("dlq", "show", letters["shown"]["letter"])
    assert by_place == flow.rows("dlq", "show", "shown")[0]
    assert by_place["trace"].endswith("RuntimeError: in a bad mood\n")
    assert (by_place["key"], by_place["value"]) == ("shown", article("shown").decode())
    assert by_place["headers"][1]["value"].startswith("base64:")
    assert "value" not in flow.rows("dlq", "show", "shown", "--no-text")[0]
    table = flow.printed("dlq", "show", "shown", "-o", "table")
    lines = [line.split() for line in table.splitlines()]
    assert ["stage", "extract"] in lines
    assert ["header", "origin", "wire"] in lines
    assert article("shown").decode() in table
    csv = flow.printed("dlq", "list", "--article", "shown", "-o", "csv").splitlines()
    assert csv[0] == "letter,time,article,extractor,stage,class,reason,attempt,message"
    assert len(csv) == 2
    assert flow.printed("dlq", "show", "0:999999", code=exits.FAILURE) == ""
    assert "has no dead letter 0:999999" in capsys.readouterr().err


def test_a_letter_without_text_is_sent_again_from_the_articles_topic_as_long_as_it_is_there(
    kafka_brokers: str, environment: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_STREAMS__DEADLETTERS__TEXT", "false")
    flow = Bench(kafka_brokers, environment)
    with flow.worker("--only", ",".join(NAMES)) as worker:
        flow.fail("kept")
        flow.fail("dropped")
        letters = flow.collect(lambda out: len(out.deadletters) == 2).deadletters
        assert [one.value for one in letters] == [None, None]
        assert context(letters[0])["value_left_out"].startswith(f"{len(article('kept'))} bytes, sha256 ")
        flow.rows("dlq", "replay", "--article", "kept", "--execute")
        assert flow.entries("kept", len(NAMES) + 1)[-1]["status"] == "read"
        flow.drop_articles()
        rows = flow.rows("dlq", "replay", "--article", "dropped", "--execute", code=exits.PARTIAL)
        assert told(rows) == [("gone", "dropped", MOODY)]
        assert told(flow.rows("replay", "--article", "dropped", code=exits.PARTIAL)) == [("gone", "dropped", None)]
        assert told(flow.rows("dlq", "replay", "--article", "kept")) == [("done", "kept", MOODY)]
        assert worker.stop() == exits.OK
    flow.send_one("dropped", article("dropped", version=2))
    assert told(flow.rows("dlq", "replay", "--article", "dropped")) == [("waiting", "dropped", MOODY)]


@pytest.mark.parametrize("newest", [article("raced", version=2), None], ids=["revised", "withdrawn"])
def test_what_arrives_while_an_article_is_sent_comes_after_it(kafka_brokers: str, newest: bytes | None) -> None:
    flow = Flow(kafka_brokers)
    [(partition, offset)] = flow.send([Sent(article("raced", version=1), b"raced")])
    entry = Entry(
        article_id="raced",
        extractor="votes",
        status="read",
        extractor_version="0.1.0",
        fact_schema_version=1,
        model="a-model 1",
        topic=flow.topics.articles,
        partition=partition,
        offset=offset,
    )
    with clients.producer(flow.settings) as client:
        client.send(flow.topics.ledger, entry.model_dump_json().encode(), entry.key)
    articles = flow.topics.articles
    with clients.admin(flow.settings) as admin:
        since = groups.committed(admin, articles, flow.settings)
    with clients.consumer(flow.settings) as client:
        looked_at = ends(client, [articles])
        history = History(existing(client, [flow.topics.ledger]))
        waiting = unread(client, articles, since, {"raced"}, 10_000)
        rules = Rules(articles, retained(client, articles), ["votes"])
    planned = plan({"raced": ("votes",)}, history, waiting, rules)
    assert [one.verdict for one in planned] == ["send"]
    flow.send([Sent(newest, b"raced")])
    sent = Sender(articles, flow.topics.deadletters, looked_at, 10_000).send(planned, flow.settings)
    assert (sent.delivered, sent.overtaken, sent.failed) == (2, 1, [])
    with clients.consumer(flow.settings) as client:
        values = [one.value for one in existing(client, [articles])]
    assert values == [article("raced", version=1), newest] * 2
