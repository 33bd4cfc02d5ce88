"""State: what the global options of a run say."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeVar

from rich.console import Console

from onrecord.config import FileSettings, load
from onrecord.logs import LogFormat

S = TypeVar("S", bound=FileSettings)


@dataclass(slots=True)
class State:
    """What the global options say; commands get it with `@click.pass_obj`."""

    settings_path: Path | None = None
    verbosity: int = 0
    color: bool = True
    log_format: LogFormat | None = None

    def load(self, settings: type[S], flags: dict[str, object] | None = None) -> S:
        """Settings of one class from the file that was named, variables and a command's flags."""
        ours: dict[str, Any] = {"log": {"format": self.log_format}} if "log" in settings.model_fields else {}
        return load(settings, self.settings_path, {**ours, **(flags or {})})

    def console(self, *, stderr: bool = False) -> Console:
        """A terminal to write to: data on stdout, everything else on stderr."""
        return Console(stderr=stderr, no_color=True if not self.color else None, highlight=False, soft_wrap=False)
