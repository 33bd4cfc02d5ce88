"""A trial run: topics of its own on a broker, and workers as child processes, all gone at the end."""

from __future__ import annotations

import json
import os
import secrets
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from typing import IO, TYPE_CHECKING, Any, Final

from onrecord_streams import topics
from onrecord_streams.cli.options import extractors_of, stream_settings, topics_of
from onrecord_streams.embedded import embedded_broker, stream_flags
from onrecord_streams.errors import BrokerError
from onrecord_streams.processes import child
from onrecord_streams.settings import StreamSettings
from onrecord_streams.topics import Topics

if TYPE_CHECKING:
    from onrecord.cli import State

_STOP_WITHIN: Final = 15.0


@contextmanager
def broker_for(brokers: str | None) -> Iterator[str]:
    """The address of the broker that was named, or of one in memory for the time of the body.

    Raises BrokerMissing where that has no build for this platform.
    """
    if brokers is not None:
        yield brokers
        return
    with embedded_broker() as address:
        yield address


@dataclass(frozen=True, slots=True)
class Trial:
    """Topics that nobody else uses, the settings that name them, and the same settings as flags."""

    state: State
    names: Topics
    streams: StreamSettings
    flags: dict[str, Any]

    @contextmanager
    def worker(self) -> Iterator[WorkerProcess]:
        """Run `onrecord worker` on the topics for the time of the body."""
        command = [sys.executable, "-P", "-c", "from onrecord.cli import main; main()"]
        if self.state.settings_path is not None:
            command += ["--config", str(self.state.settings_path)]
        with (
            tempfile.TemporaryFile() as log,
            child(
                [*command, "worker"],
                stop_within=_STOP_WITHIN,
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=log,
                env=_environment(self.flags),
                start_new_session=True,  # Ctrl-C is for us, who stop it
            ) as process,
        ):
            yield WorkerProcess(process, log)


class WorkerProcess:
    """The process of `onrecord worker`, and what it says."""

    def __init__(self, process: subprocess.Popen[bytes], log: IO[bytes]) -> None:
        self._process, self._log = process, log
        self.pid = process.pid

    def ended(self) -> bool:
        """False while it runs. Raises BrokerError with its last words once it does not."""
        if self._process.poll() is None:
            return False
        self._log.seek(0)
        words = self._log.read().decode(errors="replace").strip()[-2000:]
        raise BrokerError(f"the worker ended with exit code {self._process.returncode}:\n{words}")


@contextmanager
def trial(state: State, brokers: str, name: str, *, in_memory: bool) -> Iterator[Trial]:
    """Topics under a new prefix that begins with `name`, for the time of the body.

    `in_memory` is whether the broker is ours, to whom the settings of security don't apply.
    """
    prefix = f"{name}-{secrets.token_hex(3)}"
    names = topics_of(extractors_of(state), StreamSettings(prefix=prefix))
    flags = {
        **stream_flags(brokers),
        "prefix": prefix,
        "group": prefix,
        "topics": asdict(names),  # every name, so that none of the user's own topics is used
        "web": {"enabled": False},
        **({"security": {"enabled": False}} if in_memory else {}),
    }
    streams = stream_settings(state, flags)
    created = topics.apply(topics.plan(topics.specs(names, streams), streams), streams)
    try:
        yield Trial(state, names, streams, flags)
    finally:
        topics.delete(created, streams)


def _environment(flags: dict[str, Any]) -> dict[str, str]:
    """The flags as variables, which win over any file: tables are JSON, no variable for part of one is passed on."""
    variables = {
        f"ONRECORD_STREAMS__{name.upper()}": json.dumps(value) if isinstance(value, dict) else str(value)
        for name, value in flags.items()
    }
    tables = tuple(f"ONRECORD_STREAMS__{name.upper()}__" for name, value in flags.items() if isinstance(value, dict))
    others = {name: value for name, value in os.environ.items() if not name.upper().startswith(tables)}
    return {name: value for name, value in others.items() if name.upper() not in variables} | variables
