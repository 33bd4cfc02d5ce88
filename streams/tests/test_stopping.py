"""The end of a worker: its bound, and threads that end with an error."""

from __future__ import annotations

import logging
import signal
import subprocess
import sys
import threading
from asyncio import CancelledError

import pytest
from mode.threads import WorkerThread

from onrecord.cli import exits
from onrecord_streams.stopping import StopBound, nothing_begun, threads_end_quietly

BLOCKED = """
import threading, sys
from onrecord_streams.stopping import StopBound

def cut_off(number):
    print("what is left", flush=True)
    return 7

with StopBound(0.2, cut_off) as bound:
    bound.begin()
    bound.begin()
    threading.Thread(target=threading.Event().wait).start()
    threading.Event().wait()
"""


def test_a_process_whose_threads_block_ends_with_the_code_that_is_given() -> None:
    done = subprocess.run([sys.executable, "-c", BLOCKED], capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stdout) == (7, "what is left\n")


SIGNALLED = """
import os, signal, sys
from onrecord_streams.stopping import StopBound

def cut_off(number):
    print(signal.Signals(number).name, flush=True)
    return 7

with StopBound(600, cut_off) as bound:
    signal.signal(signal.SIGTERM, lambda *_: bound.signalled())
    os.kill(os.getpid(), signal.SIGTERM)
    print("goes on", flush=True)
    os.kill(os.getpid(), getattr(signal, sys.argv[1]))
    while True:
        signal.pause()
"""


@pytest.mark.parametrize("second", ["SIGTERM", "SIGINT"])
def test_a_second_signal_ends_the_process_at_once(second: str) -> None:
    command = [sys.executable, "-c", SIGNALLED, second]
    done = subprocess.run(command, capture_output=True, text=True, timeout=120, check=False)
    assert (done.returncode, done.stdout) == (7, f"goes on\n{second}\n")


def test_a_program_that_has_not_begun_ends_in_peace_on_sigterm() -> None:
    before = signal.getsignal(signal.SIGTERM)
    with pytest.raises(SystemExit) as ended, nothing_begun():
        signal.raise_signal(signal.SIGTERM)
    assert ended.value.code == exits.OK
    assert signal.getsignal(signal.SIGTERM) is before


def test_what_ends_in_time_is_not_cut_off() -> None:
    cut = threading.Event()
    with StopBound(0.05, lambda _: cut.set() or 0) as bound:  # type: ignore[func-returns-value]
        bound.begin()
    bound.begin()
    assert not cut.wait(0.2)


class Service:
    """Stands for a service of Faust that has a thread."""

    def __init__(self, error: BaseException) -> None:
        self._error = error
        self.shutdown = False

    def _start_thread(self) -> None:
        raise self._error

    def set_shutdown(self) -> None:
        self.shutdown = True


@pytest.mark.parametrize(
    ("error", "level"), [(CancelledError(), logging.DEBUG), (OSError("no route to the broker"), logging.ERROR)]
)
def test_a_thread_of_faust_that_ends_with_an_error_is_not_waited_for(
    error: BaseException, level: int, caplog: pytest.LogCaptureFixture, capfd: pytest.CaptureFixture[str]
) -> None:
    service = Service(error)
    with caplog.at_level(logging.DEBUG, "onrecord_streams"), threads_end_quietly():
        thread = WorkerThread(service)  # type: ignore[arg-type]
        thread.start()
        thread.join(10)
    assert service.shutdown
    assert [one.levelno for one in caplog.records if "ended" in one.getMessage()] == [level]
    assert "Traceback" not in capfd.readouterr().err
