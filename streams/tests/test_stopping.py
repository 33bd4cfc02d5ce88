"""The end of a worker: its bound, and threads that end with an error."""

from __future__ import annotations

import logging
import subprocess
import sys
import threading
from asyncio import CancelledError

import pytest
from mode.threads import WorkerThread

from onrecord_streams.stopping import StopBound, threads_end_quietly

BLOCKED = """
import threading, sys
from onrecord_streams.stopping import StopBound

def cut_off():
    print("what is left", flush=True)
    return 7

with StopBound(0.2, cut_off) as bound:
    bound.begin()
    bound.begin()
    threading.Thread(target=threading.Event().wait).start()
    threading.Event().wait()
"""


def test_a_process_whose_threads_block_ends_with_the_code_that_is_given() -> None:
    done = subprocess.run([sys.executable, "-c", BLOCKED], capture_output=True, text=True, timeout=30, check=False)
    assert (done.returncode, done.stdout) == (7, "what is left\n")


def test_what_ends_in_time_is_not_cut_off() -> None:
    cut = threading.Event()
    with StopBound(0.05, lambda: cut.set() or 0) as bound:  # type: ignore[func-returns-value]
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
