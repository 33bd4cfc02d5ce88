"""`onrecord tail` from one time to another, by conditions, on terminals and in pipes; on a real broker."""

from __future__ import annotations

import csv
import json
from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest
from flow import Flow
from onrecord_on import on_terminal, terminal

from onrecord.cli import exits
from onrecord.cli.main import run
from onrecord_streams import clients
from onrecord_streams.conditions import all_hold, fields_of, parse, row_of
from onrecord_streams.tail import between

pytestmark = pytest.mark.kafka

NOON = datetime(2026, 5, 1, 12, tzinfo=UTC)
EVIL = "=cmd|' /C calc'!A0\x1b[2J\x9b31m\u202e"


def fact(id: str, **more: Any) -> dict[str, Any]:
    about = {"type": "vote", "article_id": "story", "exact": f"voted on {id}", "confidence": 0.5, "extractor": "votes"}
    return {"id": id, **about, **more}


FACTS = [
    fact("f0", confidence=0.4, votes_for=3),
    fact("f1", confidence=0.9, votes_for=12, body="Skerrow council"),
    fact("f2", positions=[{"voter": "Una Brandt", "position": "for", "start": 1, "end": 4}]),
    fact("f3", motion=EVIL, article_id="@story"),
]
"""One at noon and one each hour after it."""


@pytest.fixture(scope="module")
def flow(kafka_brokers: str) -> Iterator[Flow]:
    """Facts on the topic of votes, and among them what is none."""
    flow = Flow(kafka_brokers, extractors={"accusations": 1, "casualties": 1, "quotes": 1, "votes": 1})
    with clients.producer(flow.settings) as producer:
        for number, one in enumerate(FACTS):
            at = int((NOON + timedelta(hours=number)).timestamp() * 1000)
            value = json.dumps(one, ensure_ascii=False).encode()
            producer.send(flow.topics.facts["votes"], value, one["id"].encode(), partition=number % 2, timestamp_ms=at)
        producer.send(flow.topics.facts["votes"], b"no fact", b"x", partition=0, timestamp_ms=at)
    yield flow


@pytest.fixture
def tail(
    flow: Flow, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str], tmp_path: Any
) -> Callable[..., str]:
    """Runs `tail votes` and gives what it writes."""
    monkeypatch.chdir(tmp_path)
    for name, value in flow.environment.items():
        monkeypatch.setenv(name, value)

    def tail(*arguments: str) -> str:
        assert run(["tail", "votes", *arguments]) == exits.OK
        return capsys.readouterr().out

    return tail


def ids(lines: str) -> list[str]:
    return sorted(json.loads(line)["id"] for line in lines.splitlines())


@pytest.mark.parametrize(
    ("span", "found"),
    [
        (("--until", "latest"), ["f0", "f1", "f2", "f3"]),
        (("--from", "earliest", "--until", "latest"), ["f0", "f1", "f2", "f3"]),
        (("--from", "2026-05-01T13:00", "--until", "latest"), ["f1", "f2", "f3"]),
        (("--until", "2026-05-01T14:00Z"), ["f0", "f1"]),
        (("--from", "2026-05-01T15:00+02:00", "--until", "2026-05-01T15:00"), ["f1", "f2"]),
        (("--from", "latest", "--until", "latest"), []),
        (("--from", "2026-05-03", "--until", "latest"), []),
    ],
)
def test_facts_are_those_written_from_one_time_to_before_another(
    span: tuple[str, ...], found: list[str], tail: Callable[..., str]
) -> None:
    assert ids(tail(*span, "-o", "jsonl")) == found


def test_a_time_that_has_yet_to_come_is_waited_for(flow: Flow) -> None:
    soon = datetime.now(UTC) + timedelta(seconds=1)
    with clients.consumer(flow.settings) as client:
        found = list(between(client, [flow.topics.facts["votes"]], NOON + timedelta(hours=3), soon))
    assert {one.key for one in found} == {b"f3", b"x"}
    assert datetime.now(UTC) >= soon


@pytest.mark.parametrize(
    ("where", "found"),
    [
        (("confidence>=0.5",), ["f1", "f2", "f3"]),
        (("votes_for>3", "body~skerrow"), ["f1"]),
        (("body=", "votes_for!="), ["f0"]),
        (("positions~brandt",), ["f2"]),
        (("article_id!=story",), ["f3"]),
    ],
)
def test_only_facts_that_meet_all_conditions_are_shown(
    where: tuple[str, ...], found: list[str], tail: Callable[..., str]
) -> None:
    assert ids(tail("--until", "latest", "-o", "jsonl", *(part for one in where for part in ("--where", one)))) == found


def test_what_is_no_fact_is_passed_over_and_counted(
    flow: Flow, tail: Callable[..., str], capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["tail", "votes", "--until", "latest", "-o", "table"]) == exits.OK
    assert "1 records there are no facts, and were passed over" in capsys.readouterr().err


def test_csv_has_no_formulas_and_json_is_the_record(tail: Callable[..., str]) -> None:
    rows = {one["id"]: one for one in csv.DictReader(tail("--until", "latest", "-o", "csv").splitlines())}
    assert rows["f3"]["motion"] == f"'{EVIL}"
    assert rows["f3"]["article_id"] == "'@story"
    assert json.loads(rows["f2"]["positions"])[0]["voter"] == "Una Brandt"
    assert len(json.loads(tail("--until", "latest", "-o", "json"))) == len(FACTS)


@pytest.mark.parametrize("output", ["table", "json", "jsonl", "csv"])
def test_a_terminal_gets_no_control_sequences_from_a_fact(flow: Flow, output: str) -> None:
    arguments = ("--no-color", "tail", "votes", "--from", "2026-05-01T15:00", "--until", "latest", "-o", output)
    shown = on_terminal(*arguments, env=flow.environment)
    assert "story" in shown
    assert not {"\x1b[2J", "\x9b", "\u202e"} & {one for one in ("\x1b[2J", "\x9b", "\u202e") if one in shown}
    if output == "jsonl":
        line = next(line for line in shown.splitlines() if line.startswith("{"))
        assert json.loads(line) == FACTS[3]


def test_on_a_terminal_facts_are_shown_as_they_arrive_until_ctrl_c(flow: Flow) -> None:
    with terminal("tail", "votes", "--from", "earliest", env=flow.environment) as running:
        running.wait_for("@story")
        running.type("\x03")
        assert running.wait() == exits.INTERRUPT
        assert "3 for" in running.shown


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--from", "noon"], "--from: 'noon' is no time"),
        (["--until", "earliest"], "--until earliest is before the first fact"),
        (["--from", "1d", "--from-beginning"], "--from-beginning is --from earliest"),
        (["--standing", "--from", "1d"], "--standing shows what stands at present"),
        (["--where", "votes_fro>3"], "there is no field 'votes_fro'; did you mean 'votes_for'?"),
        (["--where", "votes_for>many"], "compared with 'many', which is no number"),
    ],
)
def test_what_can_not_be_is_a_usage_error_with_what_to_write(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["tail", *arguments]) == exits.USAGE
    assert words in capsys.readouterr().err


def test_conditions_take_true_and_false_and_meet_no_value_of_another_kind() -> None:
    from onrecord.dialects import Column

    fields = fields_of([Column("denied", "boolean"), Column("count", "integer"), Column("published_at", "text")])
    row = row_of({"denied": True, "count": "a dozen", "published_at": "2026-05-01"}, fields)
    assert all_hold([parse("denied=true", fields), parse("published_at<2026-05-02", fields)], row)
    assert not all_hold([parse("count>3", fields)], row)
