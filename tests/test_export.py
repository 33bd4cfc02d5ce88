"""Exports, held against what their standards publish: Popolo's schemas and the Web Annotation model.

Neither is on a package registry. The schemas below are written from the published specifications: the types of the
fields that we use, and what must be there; a field that they do not know is an error.
"""

from __future__ import annotations

import csv
import io
import json
import subprocess
from pathlib import Path
from typing import Any

import jsonschema
import pytest
from onrecord_on import COMMAND, on_terminal

from onrecord.cli import exits
from onrecord.cli.main import run

TEXT = (
    "The Norhaven council adopted the 🚢 harbour bill on Tuesday by 7 votes to 2, with one abstention. "
    "“We waited far too long,” said Mayor Una Brandt. Two people were killed in the fire."
)


def some(*, required: tuple[str, ...] = (), **properties: Any) -> dict[str, Any]:
    return {"type": "object", "properties": properties, "required": list(required), "additionalProperties": False}


def many(items: Any, **more: Any) -> dict[str, Any]:
    return {"type": "array", "items": items, **more}


STRING, URI = {"type": "string"}, {"type": "string", "pattern": r"^[a-z][a-z0-9+.-]*:\S+$"}
POPOLO = some(
    id=STRING,
    organization=some(name=STRING),
    motion=some(text=STRING),
    result={"enum": ["pass", "fail"]},
    counts=many(some(option={"enum": ["yes", "no", "abstain", "absent"]}, value={"type": "integer", "minimum": 0})),
    votes=many(some(voter=some(name=STRING), option={"enum": ["yes", "no", "abstain", "absent"]})),
    sources=many(some(url=URI, note=STRING, required=("url",))),
)
"""https://www.popoloproject.com/specs/vote-event.html, motion.html and vote.html, with their recommended values."""

_OFFSET = {"type": "integer", "minimum": 0}
_POSITION = some(required=("type", "start", "end"), type={"const": "TextPositionSelector"}, start=_OFFSET, end=_OFFSET)
_QUOTE = some(
    required=("type", "exact"), type={"const": "TextQuoteSelector"}, exact=STRING, prefix=STRING, suffix=STRING
)
_BODY = some(
    required=("type", "value"), type={"const": "TextualBody"}, value=STRING, format=STRING,
    purpose={"enum": ["tagging", "describing"]},
)  # fmt: skip
ANNOTATION = some(
    required=("@context", "id", "type", "target"),
    **{"@context": {"const": "http://www.w3.org/ns/anno.jsonld"}},
    id=URI,
    type={"const": "Annotation"},
    motivation={"enum": ["describing"]},
    generator=some(type={"const": "Software"}, name=STRING),
    body=many(_BODY),
    target=some(required=("source",), source=URI, selector=many({"oneOf": [_POSITION, _QUOTE]})),
)
"""https://www.w3.org/TR/annotation-model/, sections 3.1, 3.2.4, 3.3.5, 4.2.4 and 4.2.5."""


@pytest.fixture(scope="module")
def facts(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The facts of an article with a URL, of one without, and a vote with positions."""
    folder = tmp_path_factory.mktemp("facts")
    articles = [{"id": "pier/1 ä", "text": TEXT, "language": "en"}, {"url": "https://example.org/2", "text": TEXT}]
    (folder / "articles.jsonl").write_text("\n".join(map(json.dumps, articles)))
    done = subprocess.run([*COMMAND, "extract", str(folder / "articles.jsonl")], capture_output=True, check=True)
    vote = next(one for one in map(json.loads, done.stdout.splitlines()) if one["type"] == "vote")
    positions = [
        {"voter": name, "position": position, "start": 0, "end": 1}
        for name, position in {"Norland": "veto", "Orsk": "for", "Sund": "abstain", "Vik": "absent"}.items()
    ]
    vetoed = {**vote, "id": "vetoed", "outcome": "vetoed", "body": None, "motion": None, "positions": positions}
    path = folder / "facts.jsonl"
    path.write_bytes(done.stdout + json.dumps(vetoed).encode() + b"\n")
    return path


def exported(capsys: pytest.CaptureFixture[str], *arguments: str) -> list[dict[str, Any]]:
    assert run(["export", *arguments]) == exits.OK
    return [json.loads(line) for line in capsys.readouterr().out.splitlines()]


def test_votes_are_popolo_vote_events(facts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    events = exported(capsys, str(facts), "--as", "popolo")
    assert len(events) == 3
    for event in events:
        jsonschema.validate(event, POPOLO)
    first, second, vetoed = events
    assert first["counts"] == [
        {"option": "yes", "value": 7}, {"option": "no", "value": 2}, {"option": "abstain", "value": 1},
    ]  # fmt: skip
    assert first["organization"] == {"name": "Norhaven council"}
    assert first["result"] == "pass"
    assert "sources" not in first
    assert second["sources"][0]["url"] == "https://example.org/2"
    assert vetoed["result"] == "fail"
    assert [one["option"] for one in vetoed["votes"]] == ["no", "yes", "abstain", "absent"]
    assert "organization" not in vetoed


def test_facts_are_web_annotations_whose_selectors_select(facts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    annotations = exported(capsys, str(facts), "--as", "w3c")
    assert len(annotations) == len(facts.read_bytes().splitlines())
    for one in annotations:
        jsonschema.validate(one, ANNOTATION)
        position, quotation = one["target"]["selector"]
        selected = TEXT[position["start"] : position["end"]]
        assert selected == quotation["exact"]
        around = quotation.get("prefix", "") + selected + quotation.get("suffix", "")
        assert TEXT.find(around) + len(quotation.get("prefix", "")) == position["start"]
    assert {one["target"]["source"] for one in annotations} == {
        "urn:onrecord:article:pier%2F1%20%C3%A4", "https://example.org/2",
    }  # fmt: skip
    tags = {one["body"][0]["value"] for one in annotations}
    assert {"vote", "quote", "casualty"} <= tags
    assert json.loads(annotations[0]["body"][1]["value"])["evidence"]


def test_csv_has_a_row_for_each_fact_and_the_fields_of_all_types(
    facts: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["export", str(facts), "--as", "csv"]) == exits.OK
    rows = list(csv.DictReader(io.StringIO(capsys.readouterr().out)))
    assert len(rows) == len(facts.read_bytes().splitlines())
    assert {"votes_for", "speaker", "harm"} <= rows[0].keys()
    assert next(row["votes_for"] for row in rows if row["type"] == "vote") == "7"


@pytest.mark.parametrize("standard", ["popolo", "w3c", "csv"])
def test_a_store_gives_what_its_lines_give(
    standard: str, facts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    store = tmp_path / "facts.sqlite"
    assert run(["sink", "sqlite", str(store), "--from", str(facts)]) == exits.OK
    found = []
    for file in (store, facts):
        assert run(["export", str(file), "--as", standard]) == exits.OK
        out = capsys.readouterr().out
        rows = csv.DictReader(io.StringIO(out)) if standard == "csv" else map(json.loads, out.splitlines())
        found.append(sorted(json.dumps(one, sort_keys=True) for one in rows))
    assert found[0] == found[1]


def test_in_a_pipe_bad_lines_are_named_and_the_rest_is_written(facts: Path) -> None:
    first = facts.read_bytes().splitlines()[0]
    lines = b'{no json\n{"id": "x"}\n{"id": "caf\xe9"}\n' + first
    done = subprocess.run([*COMMAND, "export", "-", "--as", "w3c"], input=lines, capture_output=True, check=False)
    assert done.returncode == exits.PARTIAL
    assert len(done.stdout.splitlines()) == 1
    said = done.stderr.decode()
    assert "standard input, line 1: not JSON" in said
    assert "standard input, line 2: a fact has a field 'type'" in said
    assert "standard input, line 3: not UTF-8: byte 0xe9 at 11" in said


@pytest.mark.parametrize("standard", ["w3c", "csv"])
def test_articles_are_told_from_facts(
    standard: str, facts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    article = json.dumps({"id": "a1", "text": TEXT}) + "\n"
    (tmp_path / "articles.jsonl").write_text(article * 3)
    (tmp_path / "both.jsonl").write_text(facts.read_text().splitlines(keepends=True)[0] + article)
    files = [str(tmp_path / name) for name in ("articles.jsonl", "both.jsonl")]
    assert run(["export", *files, "--as", standard]) == exits.PARTIAL
    whole, line, counts = capsys.readouterr().err.splitlines()
    assert whole.startswith(f"{files[0]}: it begins with an article, not a fact; `onrecord extract` reads articles")
    assert line.startswith(f"{files[1]}, line 2: an article, not a fact")
    assert counts == "1 written, 2 refused"


def test_a_vote_with_other_fields_is_refused_by_its_id(
    facts: Path, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    vote = next(one for one in map(json.loads, facts.read_bytes().splitlines()) if one["type"] == "vote")
    (tmp_path / "odd.jsonl").write_text(json.dumps({**vote, "positions": [{"voter": "Orsk", "position": "maybe"}]}))
    assert run(["export", str(tmp_path / "odd.jsonl"), "--as", "popolo"]) == exits.PARTIAL
    assert f"{vote['id']}: its fields are not those of a vote" in capsys.readouterr().err


@pytest.mark.parametrize("name", ["quote", "quotes"])
def test_only_some_types_are_exported(name: str, facts: Path, capsys: pytest.CaptureFixture[str]) -> None:
    found = exported(capsys, str(facts), "--as", "w3c", "--only", name)
    assert {one["body"][0]["value"] for one in found} == {"quote"}


def test_a_terminal_gets_no_control_sequences(facts: Path, tmp_path: Path) -> None:
    vote = next(one for one in map(json.loads, facts.read_bytes().splitlines()) if one["type"] == "vote")
    line = json.dumps({**vote, "body": "\x1b[2Jcouncil\x9b31m"}, ensure_ascii=False)
    (tmp_path / "evil.jsonl").write_text(line)
    for standard in ("popolo", "w3c", "csv"):
        shown = on_terminal("--no-color", "export", tmp_path / "evil.jsonl", "--as", standard)
        assert "council" in shown
        assert "\x1b[2J" not in shown
        assert "\x9b" not in shown
