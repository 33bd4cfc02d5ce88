"""deploy/systemd: a unit that systemd has nothing to say about, and that confines what it runs."""

from __future__ import annotations

import re
import sys
from pathlib import Path

import pytest
from configured import configured
from deploy_tools import DEPLOY, run

from onrecord.config import FILE_VARIABLE

UNIT = DEPLOY / "systemd" / "onrecord-worker.service"
INSTALLED = "/opt/onrecord/bin/onrecord"
EXPOSURE = 15
"""Tenths, of 100. Below 20, systemd calls a service well confined."""


@pytest.fixture
def unit(tmp_path: Path) -> Path:
    """The unit, with the command where it is on this machine: systemd looks for it."""
    text = UNIT.read_text(encoding="utf-8")
    assert text.count(INSTALLED) == 1
    path = tmp_path / UNIT.name
    path.write_text(text.replace(INSTALLED, str(Path(sys.executable).with_name("onrecord"))))
    return path


def test_systemd_has_nothing_to_say_about_it(unit: Path) -> None:
    assert run("systemd-analyze", "verify", unit) == ""


def test_it_is_confined(unit: Path) -> None:
    run("systemd-analyze", "security", "--offline=true", f"--threshold={EXPOSURE}", "--no-pager", unit)


def test_the_program_reads_every_variable_of_it_and_of_the_drop_in_that_it_tells_of(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    given = dict(re.findall(r"^(?:#   )?Environment=(\w+)=(\S+)$", UNIT.read_text(encoding="utf-8"), re.MULTILINE))
    assert given[FILE_VARIABLE] == "/etc/onrecord/onrecord.toml"
    (tmp_path / "kafka-password").write_text("of nobody")
    file = tmp_path / "onrecord.toml"
    file.write_text('[streams.security]\nprotocol = "sasl_ssl"\nuser = "onrecord"\n')
    filled = {name: value.replace("%d", str(tmp_path)) for name, value in given.items()}
    core, streams = configured(filled, monkeypatch, file)
    assert core.log.format == "json"
    assert streams.security.password_file == tmp_path / "kafka-password"


def test_only_what_a_restart_may_mend_is_restarted(unit: Path) -> None:
    from onrecord.cli import exits

    assert f"\nRestartPreventExitStatus={exits.USAGE} {exits.CONFIG}\n" in unit.read_text()
