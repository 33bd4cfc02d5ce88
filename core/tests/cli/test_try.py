"""`onrecord try`: on a terminal, in a pipe, with files and texts, and again whenever something changes."""

from __future__ import annotations

import json
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pseudo_terminal import PseudoTerminal

from onrecord import Article
from onrecord.cli import exits
from onrecord.cli.main import run
from onrecord.sources import Found, Place

TRY = [sys.executable, "-c", "from onrecord.cli import main; main()", "try"]
CLOSURES = '''
from onrecord import Extractor, Fact, NoConfig, hookimpl

class Closure(Fact):
    """Something is closed."""
    headline = "{what} closed"
    what: str

class Closures(Extractor[NoConfig, Closure]):
    """Reads what closes: "The pier closed"."""
    name, fact_model, requires, triggers = "closures", Closure, {"parse"}, {"closed"}

    def extract(self, reading):
        for token in (one for sentence in reading.sentences for one in sentence if one.dep_ == "nsubj"):
            if token.head.lower_ == "closed":
                evidence = [reading.evidence("what", token), reading.evidence("cue", token.head)]
                yield Closure(what=token.text, rule="subject", evidence=evidence)

@hookimpl
def register_extractors():
    return [Closures]
'''
TEXT = "The pier closed on Monday. Nobody was told. A closed door is no news."


@pytest.fixture(autouse=True)
def quickly(one_model: None) -> None:
    """Runs in this process load no model; those in processes of their own load theirs."""


@pytest.fixture
def closures(install_plugin: Any) -> None:
    install_plugin("onrecord-closures", CLOSURES)


@pytest.mark.usefixtures("closures")
def test_in_a_pipe_each_sentence_with_a_trigger_is_a_record() -> None:
    done = subprocess.run([*TRY, "closures", TEXT], capture_output=True, text=True, check=True)
    first, second = map(json.loads, done.stdout.splitlines())
    assert (first["text"], first["start"], first["triggers"]) == ("The pier closed on Monday.", 0, ["'closed'"])
    assert [(fact["what"], fact["rule"]) for fact in first["facts"]] == [("pier", "subject")]
    assert first["why"] is None
    assert (second["text"], second["facts"]) == ("A closed door is no news.", [])
    assert second["why"] == "no fact: 'closed' stands here, and no rule fired"


REFUSING = f"""{CLOSURES[: CLOSURES.index("@hookimpl")].rstrip()}
            else:
                reading.refuse("subject", f"it is the subject of {{token.head.text!r}}", token)
{CLOSURES[CLOSURES.index("@hookimpl") :]}"""


def test_what_an_extractor_refused_is_told_with_the_reason(
    install_plugin: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    install_plugin("onrecord-closures", REFUSING)
    assert run(["try", "closures", TEXT, "-o", "jsonl"]) == 0
    first, last = map(json.loads, capsys.readouterr().out.splitlines())
    assert (first["why"], first["refusals"]) == (None, [])
    assert (
        last["why"] == "no fact: 'closed' stands here, and subject gives nothing for 'door': it is the subject of 'is'"
    )
    at = TEXT.index("door")
    why = "it is the subject of 'is'"
    assert last["refusals"] == [{"rule": "subject", "why": why, "start": at, "end": at + 4, "layer": None}]


@pytest.mark.usefixtures("closures")
def test_on_a_terminal_the_evidence_is_marked_and_the_rule_is_told() -> None:
    with PseudoTerminal([*TRY, "closures", TEXT]) as terminal:
        assert terminal.wait() == 0
        assert "The \x1b[1;4;32mpier\x1b[0m \x1b[1;4;33mclosed\x1b[0m on Monday." in terminal.raw
        shown = terminal.shown
    assert "  closure: pier closed\n    rule subject, confidence 1.00\n    what: pier\n    cue: closed\n" in shown
    assert "A closed door is no news.\n  no fact: 'closed' stands here, and no rule fired\n" in shown
    assert "Nobody was told" not in shown


@pytest.mark.usefixtures("closures")
def test_where_there_are_no_colours_evidence_stands_in_brackets(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["try", "closures", TEXT, "-o", "table"]) == 0
    assert "The [pier] [closed] on Monday.\n" in capsys.readouterr().out


@pytest.mark.usefixtures("closures")
def test_a_file_may_have_several_articles(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "articles.jsonl"
    file.write_text(f'{{"id": "a1", "text": "{TEXT}"}}\n{{"id": "a2", "text": "It rained all day."}}\n')
    assert run(["try", "closures", str(file), "-o", "table"]) == 0
    printed = capsys.readouterr().out
    assert printed.index("── a1") < printed.index("closure: pier closed") < printed.index("── a2")
    assert "none of its triggers stands in the text: closed" in printed


@pytest.mark.usefixtures("closures")
def test_a_line_that_is_no_article_is_named_and_the_rest_is_tried(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    file = tmp_path / "articles.jsonl"
    file.write_text(f'{{"id": "a1", "text": "cut off\n{{"id": "a2", "text": "{TEXT}"}}\n{{"id": "a3"}}\n')
    assert run(["try", "closures", str(file), "-o", "jsonl"]) == exits.PARTIAL
    out, err = capsys.readouterr()
    assert [json.loads(line)["article_id"] for line in out.splitlines()] == ["a2", "a2"]
    first, last = err.splitlines()
    assert first.startswith(f"{file}, line 1: not JSON")
    assert last.startswith(f"{file}, line 3: ")
    assert last.endswith("(missing_text)")


@pytest.mark.usefixtures("closures")
@pytest.mark.parametrize(("output", "shown"), [("table", "── a1"), ("jsonl", '"article_id": "a1"')])
def test_each_article_is_shown_as_soon_as_it_is_tried(
    output: str, shown: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def arriving(*_: Any) -> Iterator[Found]:
        for name in ("a1", "a2"):
            yield Found(Place("-"), b"", Article.from_text(TEXT, id=name, language="en"))
        yield Found(Place("-"), b"", Article.from_text(TEXT, id="a3", language="en"))
        assert shown in capsys.readouterr().out

    monkeypatch.setattr("onrecord.cli.trial.articles_of", arriving)
    assert run(["try", "closures", "-", "-o", output]) == exits.OK


@pytest.mark.usefixtures("closures")
def test_a_file_without_any_article_is_a_failure(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "articles.jsonl"
    file.write_text('{"id": "a1"}\n')
    assert run(["try", "closures", str(file), "-o", "table"]) == exits.FAILURE
    out, err = capsys.readouterr()
    assert out == ""
    assert "line 1" in err


@pytest.mark.usefixtures("closures")
@pytest.mark.parametrize(
    ("text", "code", "words"),
    [
        ("none.txt", 2, "there is no file none.txt"),
        ("none.html", 2, "there is no file none.html"),
        ("/dev", 2, "/dev is a folder"),
        (" ", 1, "text is empty"),
        ("", 1, "text is empty"),
    ],
)
def test_what_is_no_text_is_an_error(text: str, code: int, words: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["try", "closures", text]) == code
    assert words in capsys.readouterr().err


def test_an_error_of_the_extractor_is_shown_with_its_trace(
    install_plugin: Any, capsys: pytest.CaptureFixture[str]
) -> None:
    install_plugin("onrecord-closures", CLOSURES.replace("token.text, rule", "token.txet, rule"))
    assert run(["try", "closures", TEXT, "-o", "table"]) == 1
    err = capsys.readouterr().err
    assert "closures failed (extract): AttributeError" in err
    assert "token.txet" in err


def test_controls_in_a_text_do_nothing_to_the_terminal(install_plugin: Any, capsys: pytest.CaptureFixture[str]) -> None:
    install_plugin("onrecord-closures", CLOSURES)
    assert run(["try", "closures", "The \x1b[31mpier closed.", "-o", "table"]) == 0
    assert "\x1b" not in capsys.readouterr().out


@pytest.mark.usefixtures("closures")
def test_it_watches_the_file_and_the_source_of_the_plugin(tmp_path: Path) -> None:
    article = tmp_path / "article.txt"
    article.write_text("The pier closed.\n")
    (source,) = (tmp_path / "site").glob("*.py")
    with PseudoTerminal([*TRY, "closures", str(article), "--watch"]) as terminal:
        terminal.wait_for("Ctrl-C ends it")
        assert "closure: pier closed" in terminal.shown
        terminal.forget()
        article.write_text("The mill closed.\n")
        terminal.wait_for("Ctrl-C ends it")
        assert "closure: mill closed" in terminal.shown
        terminal.forget()
        source.write_text(CLOSURES.replace("{what} closed", "{what} is shut"))
        terminal.wait_for("Ctrl-C ends it")
        assert "closure: mill is shut" in terminal.shown
        terminal.forget()
        source.write_text(CLOSURES + "this is no Python")
        terminal.wait_for("Ctrl-C ends it")
        assert "SyntaxError" in terminal.shown
        terminal.forget()
        source.write_text(CLOSURES)
        terminal.wait_for("Ctrl-C ends it")
        assert "closure: mill closed" in terminal.shown
        terminal.type("\x03")
        assert terminal.wait() == 130


@pytest.mark.usefixtures("closures")
def test_without_its_package_watching_is_an_error_that_says_what_to_install(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setitem(sys.modules, "watchfiles", None)
    assert run(["try", "closures", TEXT, "--watch"]) == 1
    assert "pip install 'onrecord-core[watch]'" in capsys.readouterr().err
