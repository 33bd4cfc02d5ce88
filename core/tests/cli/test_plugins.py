"""`onrecord plugins`."""

from __future__ import annotations

import json
import subprocess
import sys
from pathlib import Path
from typing import Any

import pytest

from onrecord.cli.main import run


def listed(capsys: pytest.CaptureFixture[str]) -> dict[str, dict[str, Any]]:
    assert run(["plugins", "list", "-o", "json"]) == 0
    return {one["name"]: one for one in json.loads(capsys.readouterr().out)}


def test_the_list_has_what_runs_and_what_does_not(
    install_plugin: Any, shouts: str, capsys: pytest.CaptureFixture[str]
) -> None:
    install_plugin("onrecord-shouts", shouts)
    install_plugin("onrecord-broken", "import nothing_of_that_name")
    rows = listed(capsys)
    assert rows["onrecord-shouts"] == {
        "name": "onrecord-shouts",
        "distribution": "onrecord-shouts",
        "version": "1.0",
        "state": "enabled",
        "extractors": ["shouts"],
        "reason": None,
    }
    assert rows["onrecord-broken"]["state"] == "disabled"
    assert "nothing_of_that_name" in rows["onrecord-broken"]["reason"]


def test_the_list_warns_of_names_in_the_settings_that_nobody_has(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ONRECORD_PLUGINS__DISABLE", '["voets"]')
    assert run(["plugins", "list"]) == 0
    assert "`[plugins] disable`: there is no plugin or extractor 'voets' here" in capsys.readouterr().err


def test_info_tells_what_an_extractor_reads_and_gives(
    install_plugin: Any, shouts: str, capsys: pytest.CaptureFixture[str]
) -> None:
    install_plugin("onrecord-shouts", shouts)
    assert run(["plugins", "info", "shouts", "-o", "table"]) == 0
    shown = dict(line.split(maxsplit=1) for line in capsys.readouterr().out.splitlines())
    assert shown["reads"] == "Finds words in capitals."
    assert (shown["facts"], shown["fields"], shown["settings"]) == ("shout", "word", "none")


LOUDNESS = """
from pydantic import BaseModel, ConfigDict

class Loudness(BaseModel):
    model_config = ConfigDict(extra="forbid")
    least: int = 4
    words: list[str] = []
"""


def test_info_tells_the_settings_as_they_are(
    install_plugin: Any, shouts: str, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    install_plugin(
        "onrecord-shouts",
        LOUDNESS
        + shouts.replace("NoConfig, Shout", "Loudness, Shout").replace(
            "    requires", "    config_model = Loudness\n    requires"
        ),
    )
    file = tmp_path / "onrecord.toml"
    file.write_text("[extractors.shouts]\nleast = 7\n")
    assert run(["--config", str(file), "plugins", "info", "shouts", "-o", "json"]) == 0
    (about,) = json.loads(capsys.readouterr().out)
    assert about["settings"] == {"least": 7, "words": []}
    assert (about["facts"], about["schema_version"], about["fields"]) == ("shout", 1, ["word"])
    assert run(["--config", str(file), "plugins", "info", "shouts", "-o", "table"]) == 0
    assert "least = 7, words = []" in capsys.readouterr().out


def test_info_tells_why_a_plugin_does_not_run(install_plugin: Any, capsys: pytest.CaptureFixture[str]) -> None:
    install_plugin("onrecord-broken", "import nothing_of_that_name")
    assert run(["plugins", "info", "onrecord-broken"]) == 0
    assert "nothing_of_that_name" in capsys.readouterr().out


def test_info_on_an_unknown_name_is_an_error(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["plugins", "info", "horoscopes"]) == 3
    assert "no plugin or extractor 'horoscopes'" in capsys.readouterr().err


def test_a_command_of_a_plugin_that_cannot_be_loaded_is_missed_with_the_reason(install_plugin: Any) -> None:
    install_plugin("onrecord-broken", "import nothing_of_that_name")
    command = [sys.executable, "-c", "from onrecord.cli import main; main()", "juggle"]
    done = subprocess.run(command, capture_output=True, text=True, check=False)
    assert done.returncode == 2
    assert "No such command 'juggle'" in done.stderr
    assert "No module named 'nothing_of_that_name'" in done.stderr


@pytest.mark.parametrize(
    ("words", "nearest"), [(["extrct"], "; did you mean 'extract'?"), (["plugins", "lst"], "; did you mean 'list'?")]
)
def test_a_misspelt_command_is_told_the_nearest(
    words: list[str], nearest: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(words) == 2
    assert capsys.readouterr().err.endswith(f"No such command {words[-1]!r}{nearest}\n")


def test_for_a_command_of_an_allowed_plugin_no_other_is_imported(
    install_plugin: Any, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    source = "import click\nfrom onrecord import hookimpl\n@hookimpl\ndef register_commands(cli):\n    "
    install_plugin("juggler", source + "cli.add_command(click.Command('juggle', callback=lambda: 0))\n")
    install_plugin("stranger", f"open({str(tmp_path / 'imported')!r}, 'w').close()")
    monkeypatch.setenv("ONRECORD_PLUGINS__ALLOW", '["juggler"]')
    command = [sys.executable, "-c", "from onrecord.cli import main; main()", "juggle"]
    assert subprocess.run(command, check=False).returncode == 0
    assert not (tmp_path / "imported").exists()
