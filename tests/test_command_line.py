"""The command line as a whole: help that fits a screen and shows how, and completion in real shells."""

from __future__ import annotations

import json
import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from all_commands import ALL, WITHOUT_PARTS
from click.testing import CliRunner
from onrecord_on import COMMAND, on_terminal
from pseudo_terminal import PseudoTerminal

from onrecord.cli import exits
from onrecord.cli.main import cli, run
from onrecord.facts import COMMON

BIN = Path(sys.executable).parent
ROWS, COLUMNS = 40, 80


def help_of(words: tuple[str, ...]) -> list[str]:
    shown = CliRunner().invoke(cli, [*words, "--help"], prog_name="onrecord", terminal_width=COLUMNS)
    assert shown.exit_code == exits.OK
    return shown.output.splitlines()


@pytest.mark.parametrize("name", ALL)
def test_the_help_of_every_command_fits_a_screen(name: str) -> None:
    lines = help_of(ALL[name][0])
    assert len(lines) <= ROWS
    assert max(map(len, lines)) <= COLUMNS


@pytest.mark.parametrize("name", WITHOUT_PARTS)
def test_the_help_of_every_command_shows_how_it_is_called(name: str) -> None:
    examples = [line for line in help_of(ALL[name][0]) if line.startswith("    ") and f"onrecord {name}" in line]
    assert examples, f"add an example to the docstring of `onrecord {name}`"


def test_a_terminal_shows_the_help_that_a_pipe_gets() -> None:
    piped = subprocess.run([*COMMAND, "worker", "-h"], capture_output=True, text=True, check=True).stdout
    assert " ".join(on_terminal("worker", "-h").split()) == " ".join(piped.split())


def test_standard_streams_that_are_closed_are_empty_and_take_what_is_written(tmp_path: Path) -> None:
    """Else what is opened next takes their place: here the file, into which what is said would be written."""
    file = tmp_path / "facts.sqlite"
    command = shlex.join([*COMMAND, "sink", "sqlite", str(file), "--from", "-"])
    done = subprocess.run(["sh", "-c", f"{command} <&- >&- 2>&-"], check=False)
    assert done.returncode == exits.OK
    assert file.read_bytes().startswith(b"SQLite format 3\0")


def test_records_are_utf8_whatever_the_locale_is(tmp_path: Path) -> None:
    fact = {"id": "f", "type": "tide", "article_id": "a", "extractor": "tides", "exact": "“Łódź”"}
    (tmp_path / "facts.jsonl").write_text(json.dumps({**dict.fromkeys(COMMON), **fact}))
    command = [*COMMAND, "export", str(tmp_path / "facts.jsonl"), "--as", "csv"]
    env = {**os.environ, "PYTHONIOENCODING": "latin-1"}
    done = subprocess.run(command, capture_output=True, env=env, check=True)
    assert "“Łódź”" in done.stdout.decode()
    with PseudoTerminal(command, env=env) as terminal:
        assert terminal.wait() == exits.OK
        assert "?" in terminal.shown
        assert "Traceback" not in terminal.shown


# Completion


@pytest.mark.parametrize("shell", ["bash", "zsh", "fish"])
def test_the_script_of_a_shell_is_the_same_in_a_pipe_and_on_a_terminal(shell: str) -> None:
    piped = subprocess.run([*COMMAND, "completion", shell], capture_output=True, text=True, check=True).stdout
    assert "_ONRECORD_COMPLETE" in piped
    assert on_terminal("completion", shell) == piped


def test_a_shell_that_is_not_known_is_an_error_that_names_those_that_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["completion", "cmd"]) == exits.USAGE
    assert "'bash', 'zsh', 'fish'" in capsys.readouterr().err


SHELLS = {
    "bash": (["bash", "--norc", "--noprofile", "-i"], 'eval "$(onrecord completion bash)"'),
    "zsh": (["zsh", "-f", "-i"], 'autoload -Uz compinit; compinit -u -D; eval "$(onrecord completion zsh)"'),
    "fish": (["fish", "--no-config", "-i"], "onrecord completion fish | source"),
}


@pytest.mark.parametrize("shell", SHELLS)
def test_a_real_shell_completes_commands_and_the_last_of_several_extractors(shell: str, tmp_path: Path) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"there is no {shell} on this machine")
    call, script = SHELLS[shell]
    env = {**os.environ, "PATH": f"{BIN}{os.pathsep}{os.environ['PATH']}", "HOME": str(tmp_path)}
    with PseudoTerminal(call, cwd=tmp_path, env=env) as terminal:
        terminal.type(f"{script}; echo rea''dy\n")
        terminal.wait_for("ready")
        terminal.forget()
        terminal.type("onrecord extr\t")
        terminal.wait_for("onrecord extract ")
        terminal.type("--only quotes,vo\t")
        terminal.wait_for("--only quotes,votes")


def completed(*words: str) -> list[str]:
    """What the last of some words behind `onrecord` may be completed to."""
    env = {**os.environ, "COMP_WORDS": " ".join(["onrecord", *words]), "COMP_CWORD": str(len(words))}
    env["_ONRECORD_COMPLETE"] = "bash_complete"
    done = subprocess.run([BIN / "onrecord"], env=env, capture_output=True, text=True, check=True)
    assert done.stderr == ""
    return [line.partition(",")[2] for line in done.stdout.split()]


def test_names_that_stand_there_already_are_not_offered_again() -> None:
    offered = completed("extract", "--only", "votes,")
    assert {"votes,quotes", "votes,casualties"} < set(offered)
    assert "votes,votes" not in offered


def test_settings_that_are_wrong_leave_a_shell_in_peace(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("ONRECORD_CONFIG", str(tmp_path / "nowhere.toml"))
    assert completed("extract", "--only", "v") == []
    assert completed("wor") == ["worker"]
    assert completed("extr") == ["extract"]
