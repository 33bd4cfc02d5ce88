"""`onrecord extract` as its users run it: a process, with its streams and its exit code."""

from __future__ import annotations

import csv
import io
import json
import os
import pty
import re
import select
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest

from onrecord import Article

LOUD = "The ferry LATE again, said the mayor of NORHAVEN on Monday.\n"


@pytest.fixture(scope="module", autouse=True)
def plugin(new_site: Any, shouts: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[None]:
    with pytest.MonkeyPatch.context() as patch:
        new_site(tmp_path_factory.mktemp("extract"), patch)("onrecord-shouts", shouts)
        yield


@pytest.fixture
def article(tmp_path: Path) -> Path:
    path = tmp_path / "ferry.txt"
    path.write_text(LOUD)
    return path


def onrecord(*arguments: str | Path, stdin: str | bytes = "") -> subprocess.CompletedProcess[bytes]:
    data = stdin.encode() if isinstance(stdin, str) else stdin
    command = [sys.executable, "-c", "from onrecord.cli import main; main()", *map(str, arguments)]
    return subprocess.run(command, input=data, capture_output=True, timeout=120, check=False)


def facts(done: subprocess.CompletedProcess[bytes]) -> list[dict[str, Any]]:
    return [json.loads(line) for line in done.stdout.splitlines()]


def test_a_text_file_gives_one_json_line_per_fact_in_a_pipe(article: Path) -> None:
    done = onrecord("extract", article, "--only", "shouts")
    assert done.returncode == 0
    assert [(one["article_id"], one["word"], one["exact"]) for one in facts(done)] == [
        (Article.from_text(LOUD).id, "LATE", "LATE"),
        (Article.from_text(LOUD).id, "NORHAVEN", "NORHAVEN"),
    ]
    assert all(LOUD[one["start"] : one["end"]] == one["exact"] for one in facts(done))


def test_a_bad_line_is_reported_with_its_number_and_the_rest_is_done(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text('{"id": "a", "text": "So LOUD."}\nnot json\n{"id": "c", "text": "VERY loud."}\n')
    done = onrecord("extract", path, "--only", "shouts")
    assert done.returncode == 5
    assert [one["word"] for one in facts(done)] == ["LOUD", "VERY"]
    assert "many.jsonl, line 2: not JSON" in done.stderr.decode()


def test_strict_stops_at_the_bad_line(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text('{"id": "a", "text": "So LOUD."}\nnot json\n{"id": "c", "text": "VERY loud."}\n')
    done = onrecord("extract", path, "--only", "shouts", "--strict")
    assert done.returncode == 5
    assert [one["word"] for one in facts(done)] == ["LOUD"]


def test_standard_input_may_be_a_text() -> None:
    done = onrecord("extract", "-", "--only", "shouts", stdin=LOUD)
    assert [one["word"] for one in facts(done)] == ["LATE", "NORHAVEN"]


@pytest.fixture(scope="module")
def of_json_lines() -> subprocess.CompletedProcess[bytes]:
    """What becomes of two articles on standard input, one of them German."""
    boot = {"id": "boot", "text": "Das Boot ist VOLL.", "language": "de"}
    lines = [json.dumps(one) for one in ({"id": "x", "text": "HUSH now"}, boot)]
    return onrecord("extract", "-", "--only", "shouts", stdin="\n".join(lines))


def test_standard_input_may_be_json_lines(of_json_lines: subprocess.CompletedProcess[bytes]) -> None:
    assert [(one["article_id"], one["word"]) for one in facts(of_json_lines)] == [("x", "HUSH")]


def test_an_article_in_another_language_is_named_and_no_failure(
    of_json_lines: subprocess.CompletedProcess[bytes],
) -> None:
    assert of_json_lines.returncode == 0
    assert "boot was skipped (language:de)" in of_json_lines.stderr.decode()


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_facts_come_in_the_order_of_the_articles_whatever_the_number_of_processes(tmp_path: Path, jobs: str) -> None:
    path = tmp_path / "many.jsonl"
    records = [{"id": f"a{number}", "text": "LOUD " * (30 - number)} for number in range(30)]
    path.write_text("\n".join(json.dumps({"language": "en", **record}) for record in records))
    done = onrecord("extract", path, "--only", "shouts", "-j", jobs)
    seen = list(dict.fromkeys(one["article_id"] for one in facts(done)))
    assert seen == [record["id"] for record in records]


def test_json_is_one_array(article: Path) -> None:
    done = onrecord("extract", article, "--only", "shouts", "-o", "json")
    assert [one["word"] for one in json.loads(done.stdout)] == ["LATE", "NORHAVEN"]


def test_json_of_nothing_is_an_empty_array() -> None:
    assert json.loads(onrecord("extract", "-", "--only", "shouts", "-o", "json", stdin="quiet").stdout) == []


def test_csv_has_a_column_for_every_field_and_no_formulas(tmp_path: Path) -> None:
    path = tmp_path / "sum.jsonl"
    path.write_text(json.dumps({"id": "=SUM(A1)", "text": "LOUD"}))
    rows = list(csv.DictReader(io.StringIO(onrecord("extract", path, "--only", "shouts", "-o", "csv").stdout.decode())))
    assert [(row["article_id"], row["word"]) for row in rows] == [("'=SUM(A1)", "LOUD")]
    assert json.loads(rows[0]["evidence"])[0]["field"] == "word"


def test_an_unknown_extractor_ends_with_3_and_the_known_names(article: Path) -> None:
    done = onrecord("extract", article, "--only", "horoscopes")
    assert (done.returncode, done.stdout) == (3, b"")
    assert "no extractor 'horoscopes'; there are" in done.stderr.decode()


def test_settings_of_an_extractor_that_are_wrong_end_with_3_before_anything_is_read(article: Path) -> None:
    (article.parent / "onrecord.toml").write_text("[extractors.shouts]\nloudness = 3\n")
    done = onrecord("--config", article.parent / "onrecord.toml", "extract", article)
    assert (done.returncode, done.stdout) == (3, b"")
    assert "`[extractors.shouts]` is wrong: loudness: there is no such setting" in done.stderr.decode()


@pytest.mark.skipif(not Path("/proc/self").exists(), reason="no folder in which not even root may write")
def test_a_page_for_a_folder_that_takes_none_is_refused_before_anything_is_read(article: Path) -> None:
    done = onrecord("extract", article, "--html", "/proc/page.html")
    assert (done.returncode, done.stdout) == (2, b"")
    assert "the folder /proc can't be written to" in done.stderr.decode()


def test_to_exclude_what_is_to_run_ends_with_3(article: Path) -> None:
    done = onrecord("extract", article, "--only", "shouts", "--exclude", "shouts")
    assert (done.returncode, done.stdout) == (3, b"")
    assert "no extractor to run: all that were to run" in done.stderr.decode()


@pytest.mark.parametrize("there_is_no", ["nowhere.txt", "."])
def test_what_is_no_file_is_named_and_the_rest_is_done(article: Path, there_is_no: str) -> None:
    done = onrecord("extract", there_is_no, article, "--only", "shouts")
    assert done.returncode == 5
    assert len(done.stdout.splitlines()) == len(onrecord("extract", article, "--only", "shouts").stdout.splitlines())
    assert done.stderr.decode().startswith(f"{there_is_no}: ")
    assert "(no_file)" in done.stderr.decode()


def test_a_line_that_is_no_json_is_told_by_its_number_and_the_character(tmp_path: Path) -> None:
    file = tmp_path / "articles.jsonl"
    file.write_text('{"id": "a", "text": "It rained."}\n{"id": "b", "text": 5x}\n')
    done = onrecord("extract", file)
    assert done.returncode == 5
    error = "articles.jsonl, line 2: not JSON: Expecting ',' delimiter (character 22) (bad_json)"
    assert error in done.stderr.decode()


def test_a_missing_settings_file_ends_with_3(article: Path) -> None:
    done = onrecord("--config", "nowhere.toml", "extract", article)
    assert done.returncode == 3
    assert "no configuration file nowhere.toml" in done.stderr.decode()


def test_a_reader_that_closes_the_pipe_ends_it_without_a_traceback(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text("\n".join(json.dumps({"id": str(n), "text": "LOUD " * 200, "language": "en"}) for n in range(60)))
    command = f"{sys.executable} -c 'from onrecord.cli import main; main()' extract {path} --only shouts | head -n 1"
    done = subprocess.run(command, shell=True, capture_output=True, timeout=120, check=False)
    assert len(done.stdout.splitlines()) == 1
    assert b"Traceback" not in done.stderr
    assert b"Broken" not in done.stderr


def on_terminal(*arguments: str | Path) -> str:
    """What a terminal of 120 columns shows of a run."""
    main, other = pty.openpty()
    environment = {**os.environ, "COLUMNS": "120", "TERM": "xterm"}
    command = [sys.executable, "-c", "from onrecord.cli import main; main()", *map(str, arguments)]
    process = subprocess.Popen(command, stdin=other, stdout=other, stderr=other, env=environment)
    os.close(other)
    shown = b""
    until = time.monotonic() + 120
    while time.monotonic() < until:
        if select.select([main], [], [], 0.2)[0]:
            try:
                shown += os.read(main, 65536)
            except OSError:  # the terminal's other side is closed
                break
        elif process.poll() is not None:
            break
    process.wait(120)
    os.close(main)
    return shown.decode()


def test_a_terminal_gets_the_passages_with_marks_and_a_table(article: Path) -> None:
    shown = on_terminal("--no-color", "extract", article, "--only", "shouts")
    lines = re.sub(r"\x1b\[[\d;]*m", "", shown).replace("\r", "").split("\n")
    assert lines[0].strip().endswith(article.name)  # and not the hash that is its id
    assert lines[3].strip() == LOUD.strip().replace("LATE", "LATE¹").replace("NORHAVEN", "NORHAVEN²")
    assert "word: NORHAVEN" in shown


def test_a_table_on_a_terminal_is_a_table_alone(article: Path) -> None:
    shown = on_terminal("extract", article, "--only", "shouts", "-o", "table")
    assert "as written" in shown
    assert "word: NORHAVEN" in shown
    assert "LATE¹" not in shown


def test_a_page_is_written_and_named_and_nothing_goes_to_stdout(tmp_path: Path) -> None:
    path = tmp_path / "many.jsonl"
    path.write_text('{"id": "a", "text": "So LOUD."}\nnot json\n{"id": "c", "text": "VERY loud."}\n')
    done = onrecord("extract", path, "--only", "shouts", "--html", tmp_path / "page.html")
    assert (done.returncode, done.stdout) == (5, b"")
    assert f"{tmp_path}/page.html is written (articles: 2, facts: 2)" in done.stderr.decode()
    page = (tmp_path / "page.html").read_text()
    assert "many.jsonl, line 2: not JSON" in page
    assert page.count('class="fact ') == 2


def test_a_page_and_records_where_both_are_asked_for(article: Path, tmp_path: Path) -> None:
    done = onrecord("extract", article, "--only", "shouts", "-o", "jsonl", "--html", tmp_path / "page.html")
    assert [one["word"] for one in facts(done)] == ["LATE", "NORHAVEN"]
    assert (tmp_path / "page.html").exists()


def test_a_page_in_a_folder_that_is_not_there_ends_with_2_before_anything_is_read(article: Path) -> None:
    done = onrecord("extract", article, "--html", "nowhere/page.html")
    assert done.returncode == 2
    assert "there is no folder nowhere to write page.html to" in done.stderr.decode()


def test_a_terminal_gets_no_control_sequences_from_an_article(tmp_path: Path) -> None:
    path = tmp_path / "evil.jsonl"
    path.write_text(json.dumps({"id": "\x1b[2Jevil", "text": "LOUD \x1b[31mRED", "language": "en"}))
    shown = on_terminal("--no-color", "extract", path, "--only", "shouts")
    assert "LOUD" in shown
    assert "\x1b[2J" not in shown
    assert "\x1b[31m" not in shown


@pytest.mark.parametrize("jobs", ["1", "2"])
def test_facts_come_out_while_the_input_is_still_open(jobs: str) -> None:
    command = [sys.executable, "-c", "from onrecord.cli import main; main()", "extract", "-", "--only", "shouts"]
    process = subprocess.Popen([*command, "-j", jobs], stdin=subprocess.PIPE, stdout=subprocess.PIPE)
    assert process.stdin is not None
    assert process.stdout is not None
    try:
        for number in range(2):
            process.stdin.write(json.dumps({"id": str(number), "text": "So LOUD."}).encode() + b"\n")
            process.stdin.flush()
            assert select.select([process.stdout], [], [], 60)[0], "nothing comes out"
            assert json.loads(process.stdout.readline())["article_id"] == str(number)
        process.stdin.close()
        assert process.wait(120) == 0
    finally:
        process.kill()
        process.wait()
        process.stdout.close()


def test_ctrl_c_ends_with_130(tmp_path: Path) -> None:
    fifo = tmp_path / "endless.jsonl"
    os.mkfifo(fifo)
    command = [sys.executable, "-c", "from onrecord.cli import main; main()", "extract", str(fifo), "--only", "shouts"]
    process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE)
    with fifo.open("w") as feed:
        feed.write('{"id": "a", "text": "LOUD"}\n' * 50)
        feed.flush()
        assert process.stdout is not None
        assert process.stdout.readline()
        process.send_signal(2)
        _, err = process.communicate(timeout=120)
    assert process.returncode == 130
    assert b"Traceback" not in err


FEED = """<rss version="2.0"><channel><title>The Skerry Post</title>
<item><title>Ferry LATE</title><guid>urn:a1</guid><description>&lt;p&gt;LOUD horns.&lt;/p&gt;</description></item>
<item><title>Nothing</title></item></channel></rss>"""


def test_a_feed_gives_facts_of_its_items_and_names_those_without_text(tmp_path: Path) -> None:
    pytest.importorskip("defusedxml")
    (tmp_path / "feed.xml").write_text(FEED)
    done = onrecord("extract", tmp_path / "feed.xml", "--only", "shouts")
    assert done.returncode == 5
    assert [(one["article_id"], one["word"]) for one in facts(done)] == [("urn:a1", "LATE"), ("urn:a1", "LOUD")]
    assert "feed.xml, item 2: there is a headline, but no text (missing_text)" in done.stderr.decode()


def test_a_format_that_is_said_counts_on_standard_input() -> None:
    item = json.dumps({"uri": "urn:a1", "body_text": "So LOUD.", "versioncreated": "2026-05-04"}, indent=1)
    done = onrecord("extract", "-", "--format", "ninjs", "--only", "shouts", stdin=item)
    assert [(one["article_id"], one["word"]) for one in facts(done)] == [("urn:a1", "LOUD")]


def test_a_page_takes_the_place_of_no_file_that_is_read_or_is_no_page(article: Path, tmp_path: Path) -> None:
    before = article.read_bytes()
    done = onrecord("extract", article, "--only", "shouts", "--html", article)
    assert done.returncode == 2
    assert "the page would take the place of this file, which is to be read" in done.stderr.decode()
    facts = tmp_path / "facts.jsonl"
    facts.write_text('{"type": "vote"}\n')
    done = onrecord("extract", article, "--only", "shouts", "--html", facts)
    assert done.returncode == 2
    assert "this file is no HTML page; delete it, or name another file" in done.stderr.decode()
    assert (article.read_bytes(), facts.read_text()) == (before, '{"type": "vote"}\n')
    page = tmp_path / "page.html"
    for _ in range(2):  # a page takes the place of a page
        assert onrecord("extract", article, "--only", "shouts", "--html", page).returncode == 0
    assert page.read_bytes().startswith(b"<!doctype html")
