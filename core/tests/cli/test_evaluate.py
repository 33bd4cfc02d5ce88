"""`onrecord evaluate`: what it measures, and what it says of gold that can't be used."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onrecord.cli import exits
from onrecord.cli.main import run

SCORING = '''
from onrecord.evaluation import Comparison, Scoring

class ShoutScoring(Scoring):
    """Compares words in capitals."""
    key = "shouts"

    def compare(self, row, facts):
        gold = {row.text[slice(*row.span(one))] for one in row.entries(self.key)}
        given = {fact["word"] for fact in facts}
        comparison = Comparison()
        comparison.add("word", len(given & gold), len(given), len(gold))
        comparison.judged += [(fact["confidence"], fact["word"] in gold) for fact in facts]
        comparison.errors += [f"wrong {word}" for word in sorted(given - gold)]
        comparison.errors += [f"missed {word}" for word in sorted(gold - given)]
        return comparison
'''
GOLD = [
    {"id": "a", "text": "Nobody in LARKRISE slept, and WINDS blew.", "shouts": [{"text": "LARKRISE"}]},
    {
        "id": "b",
        "text": "The BELL rang; the BELL fell. It was OLD.",
        "shouts": [{"text": "BELL", "at": 4}, {"text": "OLD"}],
    },
    {"id": "c", "text": "Nothing was heard of it.", "shouts": []},
]


@pytest.fixture(autouse=True)
def quickly(one_model: None) -> None:
    """What is tested here is what is made of a model's reading."""


@pytest.fixture
def scored(shouts: str, install_plugin: Callable[..., Any]) -> None:
    """The plugin `shouts` with a scoring."""
    named = shouts.replace('    name = "shouts"\n', '    name = "shouts"\n    scoring = __name__ + ":ShoutScoring"\n')
    install_plugin("onrecord-shouts", named + SCORING)


def gold_file(folder: Path, rows: list[Any]) -> str:
    file = folder / "gold.jsonl"
    file.write_text("\n".join(one if isinstance(one, str) else json.dumps(one) for one in rows), encoding="utf-8")
    return str(file)


@pytest.mark.usefixtures("scored")
def test_it_measures_and_shows_errors(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    command = ["evaluate", "shouts", "--gold", gold_file(tmp_path, GOLD), "--errors", "1", "-o", "jsonl"]
    assert run(command) == exits.OK
    out, err = capsys.readouterr()
    measure, calibration, error = [json.loads(line) for line in out.splitlines()]
    assert measure == {
        "table": "measures", "measure": "word", "precision": 0.667, "recall": 0.667, "f1": 0.667,
        "right": 2, "given": 3, "gold": 3,
    }  # fmt: skip
    assert (calibration["confidence"], calibration["facts"], calibration["share_right"]) == ("0.9 to 1.0", 4, 0.75)
    assert error == {"table": "expected calibration error", "error": 0.25}
    assert "gold.jsonl:1 a\n  wrong WINDS" in err
    assert "missed OLD" not in err  # in the second text with errors


def test_all_rows_with_wrong_entries_are_told_before_a_text_is_read(
    shouts: str, install_plugin: Callable[..., Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    strict = SCORING.replace('key = "shouts"', 'key = "shouts"\n    entry = ShoutEntry').replace(
        "class ShoutScoring", "class ShoutEntry(GoldEntry):\n    text: str\n    at: int = 0\n\nclass ShoutScoring"
    )
    strict = strict.replace("import Comparison, Scoring", "import Comparison, GoldEntry, Scoring")
    named = shouts.replace('    name = "shouts"\n', '    name = "shouts"\n    scoring = __name__ + ":ShoutScoring"\n')
    install_plugin("onrecord-shouts", named.replace("for token in reading.doc", "for token in 1 / 0") + strict)
    rows = [
        *GOLD,
        {"id": "d", "text": "ANNEX", "shouts": [{"txt": "ANNEX"}]},
        {"id": "e", "text": "W", "shouts": [{}]},
    ]
    assert run(["evaluate", "shouts", "--gold", gold_file(tmp_path, rows)]) == exits.FAILURE
    out, err = capsys.readouterr()
    first, second = err.splitlines()
    assert ":4: entry 1 of \"shouts\": txt: there is no such key; did you mean 'text'?; text: must be given" in first
    assert second.endswith('gold.jsonl:5: entry 1 of "shouts": text: must be given')
    assert out == ""


@pytest.mark.usefixtures("scored")
def test_a_folder_is_all_gold_in_it(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    gold_file(tmp_path, GOLD[1:])
    (tmp_path / "more.jsonl").write_text(json.dumps(GOLD[0]))
    (tmp_path / "README.md").write_text("no gold")
    assert run(["evaluate", "shouts", "--gold", str(tmp_path), "-o", "jsonl"]) == exits.OK
    measure = json.loads(capsys.readouterr().out.splitlines()[0])
    assert (measure["right"], measure["given"], measure["gold"]) == (2, 3, 3)


@pytest.mark.usefixtures("scored")
def test_a_folder_without_gold_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evaluate", "shouts", "--gold", str(tmp_path)]) == exits.FAILURE
    assert f"{tmp_path}: there is no gold in this folder" in capsys.readouterr().err


@pytest.mark.usefixtures("scored")
def test_a_file_without_rows_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["evaluate", "shouts", "--gold", gold_file(tmp_path, [])]) == exits.FAILURE
    assert "gold.jsonl: there is no row of gold" in capsys.readouterr().err


@pytest.mark.usefixtures("scored")
def test_a_file_that_is_not_utf_8_is_named(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "gold.jsonl"
    file.write_bytes('{"id": "a", "text": "déjà", "shouts": []}'.encode("latin-1"))
    assert run(["evaluate", "shouts", "--gold", str(file)]) == exits.FAILURE
    assert "gold.jsonl: not UTF-8" in capsys.readouterr().err


@pytest.mark.usefixtures("scored")
def test_a_row_ends_at_a_newline_and_at_nothing_else(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "gold.jsonl"
    file.write_text('{"id": "a", "text": "One\u2028LOUD\x85word.", "shouts": [{"text": "LOUD"}]}\n', encoding="utf-8")
    assert run(["evaluate", "shouts", "--gold", str(file), "-o", "jsonl"]) == exits.OK
    assert json.loads(capsys.readouterr().out.splitlines()[0])["f1"] == 1


@pytest.mark.parametrize(
    ("row", "words"),
    [
        ("{not json", "gold.jsonl:2: no JSON"),
        ({"id": "b"}, "gold.jsonl:2: a row of gold is a JSON object with the strings id and text"),
        (GOLD[0], "gold.jsonl:2: the id 'a' is that of line 1 too"),
        ({"id": "b", "text": "No."}, 'gold.jsonl:2: "shouts" must be a list of objects'),
        ({"id": "b", "text": "No.", "shouts": [{"text": "YES"}]}, "gold.jsonl:2: 'YES' is not in the text"),
        ({"id": "b", "text": "NO NO", "shouts": [{"text": "NO"}]}, "'NO' is in the text more than once: say which"),
        ({"id": "b", "text": "No.", "shouts": [{"start": 2, "end": 9}]}, "2:9 is no range of its 3 characters"),
        ({"id": "b", "text": "No.", "shouts": [{"text": "NO", "at": 0}]}, "at 0:2 the text has 'No', not 'NO'"),
        ({"id": "b", "text": "No.", "shouts": [{"word": "No"}]}, "has neither `text` nor offsets"),
        ({"id": "b", "text": "\x00", "shouts": []}, "gold.jsonl:2: "),
    ],
)
@pytest.mark.usefixtures("scored")
def test_gold_that_can_not_be_used_is_named(
    row: Any, words: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["evaluate", "shouts", "--gold", gold_file(tmp_path, [GOLD[0], row])]) == exits.FAILURE
    assert words in capsys.readouterr().err


@pytest.mark.parametrize(
    ("change", "words"),
    [
        (("", ""), "the extractor shouts has no scoring"),
        (
            ('name = "shouts"', 'name = "shouts"\n    scoring = "nowhere:Class"'),
            "the scoring nowhere:Class of shouts fails",
        ),
        (('name = "shouts"', 'name = "shouts"\n    scoring = "json:JSONDecoder"'), "is no onrecord.evaluation.Scoring"),
        (('name = "shouts"', 'name = "shouts"\n    scoring = "no class"'), "scoring must be `module:Class`"),
    ],
)
def test_an_extractor_without_a_scoring_that_works_is_named(
    change: tuple[str, str],
    words: str,
    shouts: str,
    install_plugin: Callable[..., Any],
    tmp_path: Path,
    capsys: pytest.CaptureFixture[str],
) -> None:
    install_plugin("onrecord-shouts", shouts.replace(*change))
    assert run(["evaluate", "shouts", "--gold", gold_file(tmp_path, GOLD)]) == exits.CONFIG
    assert words in capsys.readouterr().err


def test_an_extractor_that_fails_is_not_measured(
    shouts: str, install_plugin: Callable[..., Any], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    named = shouts.replace('name = "shouts"', 'name = "shouts"\n    scoring = __name__ + ":ShoutScoring"') + SCORING
    install_plugin(
        "onrecord-shouts", named.replace("def extract(self, reading):", "def extract(self, reading):\n        1 / 0")
    )
    assert run(["evaluate", "shouts", "--gold", gold_file(tmp_path, GOLD)]) == exits.CONFIG
    assert "gold.jsonl:1: shouts fails: ZeroDivisionError" in capsys.readouterr().err
