"""What the program makes of the variables and the file that a deployment gives it, read by the program's own code."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from onrecord import variables
from onrecord.config import FILE_VARIABLE, Settings, load
from onrecord_streams.settings import Streams, StreamSettings


def configured(
    environment: Mapping[str, str], monkeypatch: pytest.MonkeyPatch, file: Path | None = None
) -> tuple[Settings, StreamSettings]:
    """Core's settings and those of streams, with these variables and none of this machine's.

    `file` stands for the one that ONRECORD_CONFIG names, which is somewhere else than here. Fails where a variable
    looks like one of Onrecord's and is none: those are not refused, since others may have put them there. Raises
    ConfigError as the commands do, for a table, a key or a value that is wrong.
    """
    ours = {name: value for name, value in environment.items() if name.startswith(variables.PREFIX)}
    strangers = [name for name in ours if variables.DELIMITER not in name and name != FILE_VARIABLE]
    assert strangers == []
    for name in [one for one in os.environ if one.startswith(variables.PREFIX)]:
        monkeypatch.delenv(name)
    for name, value in {**ours, FILE_VARIABLE: str(file or "")}.items():
        monkeypatch.setenv(name, value)
    return load(Settings), load(Streams).streams
