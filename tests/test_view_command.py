"""`onrecord view` as people run it: on a terminal, with what goes wrong, and how it ends."""

from __future__ import annotations

import os
import re
import signal
import socket
import subprocess
import urllib.request
from pathlib import Path

import pytest
from onrecord_on import COMMAND, terminal

from onrecord.cli import exits
from onrecord.cli.main import run
from onrecord.store import Store


@pytest.fixture
def file(tmp_path: Path) -> Path:
    with Store(tmp_path / "facts.sqlite") as store:
        store.begin("files")
    return tmp_path / "facts.sqlite"


def test_on_a_terminal_it_says_where_opens_the_browser_and_ends_by_ctrl_c(file: Path, tmp_path: Path) -> None:
    browser = tmp_path / "browser"
    browser.write_text('#!/bin/sh\necho "opened $1"\n')
    browser.chmod(0o755)
    environment = {**os.environ, "BROWSER": f"{browser} %s"}
    with terminal("view", file, "--port", "0", "--open", env=environment) as running:
        shown = running.wait_for("opened http://")
        found = re.search(r"facts\.sqlite is shown at (http://127\.0\.0\.1:\d+/) until Ctrl-C", shown)
        assert found
        assert f"opened {found[1]}" in running.wait_for(f"opened {found[1]}")
        with urllib.request.urlopen(found[1], timeout=30) as answer:
            assert "There are no facts here yet" in answer.read().decode()
        running.type("\x03")
        assert running.wait() == exits.INTERRUPT
        assert "Traceback" not in running.shown


def test_sigterm_ends_it_in_peace(file: Path) -> None:
    with subprocess.Popen([*COMMAND, "view", str(file), "--port", "0"], stderr=subprocess.PIPE, text=True) as process:
        assert process.stderr is not None
        assert "is shown at" in process.stderr.readline()
        process.send_signal(signal.SIGTERM)
        assert process.wait(120) == exits.OK
        assert process.stderr.read() == ""


def test_a_port_that_is_taken_is_an_error_that_says_what_to_do(file: Path, capsys: pytest.CaptureFixture[str]) -> None:
    with socket.create_server(("127.0.0.1", 0)) as taken:
        port = taken.getsockname()[1]
        assert run(["view", str(file), "--port", str(port)]) == exits.FAILURE
    assert f"can't listen on 127.0.0.1:{port}" in (said := capsys.readouterr().err)
    assert "choose another port with --port, 0 for any that is free" in said


def test_a_file_that_is_not_there_is_an_error_that_says_how_to_get_one(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["view", str(tmp_path / "none.sqlite"), "--port", "0"]) == exits.FAILURE
    assert "there is no file" in (said := capsys.readouterr().err)
    assert "`onrecord sink sqlite" in said
    assert not (tmp_path / "none.sqlite").exists()


def test_a_file_of_something_else_is_an_error(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes.sqlite").write_text("Notes on the pier, which are no database.")
    assert run(["view", str(tmp_path / "notes.sqlite"), "--port", "0"]) == exits.FAILURE
    assert "notes.sqlite can't be used: file is not a database" in capsys.readouterr().err


def test_a_broker_that_is_not_there_is_named(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("ONRECORD_STREAMS__CONNECT_TIMEOUT", "0.5")
    assert run(["view", "-b", "127.0.0.1:1", "--port", "0"]) == exits.BROKER
    assert "127.0.0.1:1" in capsys.readouterr().err
