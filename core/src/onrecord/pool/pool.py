"""Pool: worker processes that the parent can kill. One article at a time each; only plain data crosses.

An extractor that hangs or takes its process down is found out here: the child says which extractor it starts, so the
parent knows whom to blame when the child says nothing more. It kills the process, starts another, reads the article
again without the culprit, and reports the culprit's failure; every other extractor's facts come out.
"""

from __future__ import annotations

import contextlib
import logging
import os
import queue
import signal
import subprocess
import sys
import threading
import time
from collections import Counter
from collections.abc import Collection
from concurrent.futures import Future
from dataclasses import dataclass, field
from multiprocessing.connection import Connection, Pipe
from typing import Final, Literal, get_args

from onrecord.article import Article
from onrecord.config import Settings
from onrecord.errors import ConfigError, ModelError, OnrecordError, PluginError, PoolError
from onrecord.outcome import Extraction, Failure, Outcome, Stage
from onrecord.pool.messages import (
    Done,
    ExtractorInfo,
    Finished,
    Job,
    NotReady,
    Progressed,
    Ready,
    Start,
    Started,
    Unread,
)

Replaced = Literal["crashed", "deadline", "memory"]
"""Why a process was replaced: it died, it was killed for saying nothing for too long, or it had too much memory."""

_START_ATTEMPTS: Final = 3
_ERRORS: Final = {error.__name__: error for error in (ConfigError, PluginError, ModelError)}
_SINGLE_THREADED: Final = {"OPENBLAS_NUM_THREADS": "1", "OMP_NUM_THREADS": "1", "MKL_NUM_THREADS": "1"}
"""Set before numpy loads: a process is the unit of parallelism, and threads of theirs would fight over the cores."""

_log = logging.getLogger(__name__)


@dataclass(frozen=True, slots=True)
class PoolSpec:
    """What the processes of a pool run: the settings, and which extractors.

    `allow` names the distributions outside Onrecord's own that may run, None all that are installed; `only` and
    `exclude` choose extractors by name; `processes` overrides the settings.
    """

    settings: Settings
    allow: tuple[str, ...] | None = None
    only: tuple[str, ...] | None = None
    exclude: tuple[str, ...] = ()
    processes: int | None = None


@dataclass(slots=True)
class _Work:
    article: Article
    only: tuple[str, ...]
    future: Future[Outcome] = field(default_factory=Future)


class Pool:
    """A fixed number of processes, each with the model and the extractors loaded.

    Futures are settled from threads of the pool. In asyncio, wrap them with `asyncio.wrap_future`.
    """

    def __init__(self, spec: PoolSpec) -> None:
        self._spec = spec
        self._work: queue.SimpleQueue[_Work | None] = queue.SimpleQueue()
        self._slots: list[_Slot] = []
        self._lock = threading.Lock()
        self._closed = False
        self.extractors: list[ExtractorInfo] = []
        """The extractors that run, in order. Known once the pool has started."""
        self.model: str = ""
        """Name and version of the language model. Known once the pool has started."""

    def __enter__(self) -> Pool:
        self.start()
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    @property
    def size(self) -> int:
        """How many processes there are."""
        return len(self._slots)

    @property
    def restarts(self) -> int:
        """How many processes were replaced so far, for whatever reason."""
        return sum(self.replaced.values())

    @property
    def replaced(self) -> dict[Replaced, int]:
        """How many processes were replaced so far, by reason; each reason is there."""
        return {reason: sum(slot.replaced[reason] for slot in self._slots) for reason in get_args(Replaced)}

    @property
    def memory(self) -> list[int | None]:
        """The resident memory of each process in bytes, as of the last article it read; None for one that is new."""
        return [slot.memory for slot in self._slots]

    def start(self) -> None:
        """Start the processes and wait until all are ready.

        Raises PoolError, or the ModelError, PluginError or ConfigError that keeps a process from getting ready.
        """
        count = self._spec.processes or self._spec.settings.pool.processes
        self._slots = [_Slot(self._spec, self._work, number) for number in range(count)]
        try:
            for slot in self._slots:
                slot.launch()
            ready = [slot.wait_ready() for slot in self._slots]
        except BaseException:
            for slot in self._slots:
                slot.kill()
            raise
        self.extractors, self.model = list(ready[0].extractors), ready[0].model
        for reason in ready[0].unusable:
            _log.warning("%s", reason)
        for slot in self._slots:
            slot.names = tuple(one.name for one in self.extractors)
            slot.thread.start()

    def submit(self, article: Article, only: Collection[str] | None = None) -> Future[Outcome]:
        """Have an article read by all extractors, or by those of them that `only` names.

        The future gives an Outcome with one Extraction per extractor (none where the article is skipped), whatever
        extractors do. It raises PoolError only where processes can't be started any more, or the pool is closed.
        """
        names = tuple(one.name for one in self.extractors if only is None or one.name in only)
        work = _Work(article, names)
        with self._lock:  # nothing is put behind the end of the queue
            if self._closed or not self._slots:
                raise PoolError("the pool is not running")
            self._work.put(work)
        return work.future

    def close(self, timeout: float = 10.0) -> None:
        """Finish what was submitted, within `timeout` seconds in all; then end every process. May be called twice."""
        with self._lock:
            if self._closed:
                return
            self._closed = True
            for _ in self._slots:
                self._work.put(None)
        until = time.monotonic() + timeout
        for slot in self._slots:
            if slot.thread.is_alive():
                slot.thread.join(max(0.0, until - time.monotonic()))
            slot.end()
        self._refuse_waiting()

    def _refuse_waiting(self) -> None:
        with contextlib.suppress(queue.Empty):
            while True:
                work = self._work.get_nowait()
                if work is not None and work.future.set_running_or_notify_cancel():
                    work.future.set_exception(PoolError("the pool was closed before this article's turn"))


class _Slot:
    """One process at a time, and the thread that feeds and watches it."""

    def __init__(self, spec: PoolSpec, work: queue.SimpleQueue[_Work | None], number: int) -> None:
        self._spec = spec
        self._limits = spec.settings.pool
        self._work = work
        self._process: subprocess.Popen[bytes] | None = None
        self._connection: Connection | None = None
        self.names: tuple[str, ...] = ()
        self.replaced: Counter[Replaced] = Counter()
        self.memory: int | None = None
        self._gone_for: Replaced = "crashed"
        self._lock = threading.Lock()
        self._ended = False
        self.thread = threading.Thread(target=self._serve, name=f"onrecord-pool-{number}", daemon=True)

    def launch(self) -> None:
        """Start a process. It answers when it is ready: see `wait_ready`."""
        ours, theirs = Pipe()
        try:
            with self._lock:
                if self._ended:
                    raise PoolError("the pool was closed")
                self._process = subprocess.Popen(
                    # -P: the working folder is no place to import from, for a parent that did not either
                    [sys.executable, "-P", "-m", "onrecord.pool.process", str(theirs.fileno())],
                    pass_fds=[theirs.fileno()],
                    stdin=subprocess.DEVNULL,
                    stdout=2,  # whatever a plugin prints must not end up between the facts
                    env={**os.environ, **_SINGLE_THREADED},
                )
                self._connection = ours
        except OSError as error:
            raise PoolError(f"a worker process can't be started: {error}") from error
        finally:
            theirs.close()
        spec = self._spec
        settings = spec.settings.model_dump()
        self._send(Start(settings, spec.allow, spec.only, spec.exclude, watch_parent=os.getpid()))

    def wait_ready(self) -> Ready:
        """Wait for the process to load its model and plugins. Raises what keeps it from doing so."""
        message = self._receive(self._limits.start_deadline)
        match message:
            case Ready():
                return message
            case NotReady(error, text):
                self.kill()
                raise _ERRORS.get(error, PoolError)(text)
            case None:
                died = self._how_it_died()
                self.kill()
                raise PoolError(
                    f"no worker process got ready within {self._limits.start_deadline:g} s ({died}); what it wrote is "
                    "above. A plugin may end it while it is imported: `[plugins] disable` keeps one out"
                )
        raise AssertionError(f"unexpected message {message!r}")

    def kill(self) -> None:
        """End the process at once. Both the slot's thread and who closes the pool may call this."""
        with self._lock:
            process, self._process = self._process, None
            connection, self._connection = self._connection, None
        if process is not None:
            process.kill()
            process.wait()
        if connection is not None:
            connection.close()

    def end(self) -> None:
        """End the process at once, and start no other."""
        with self._lock:
            self._ended = True
        self.kill()

    def _serve(self) -> None:
        """Take work until there is none, whatever becomes of the process."""
        broken: OnrecordError | None = None
        while (work := self._work.get()) is not None:
            if not work.future.set_running_or_notify_cancel():
                continue
            try:
                if broken is None and self._process is None:
                    self._restart(self._gone_for)
                if broken is not None:
                    raise broken
                outcome = self._read(work)
            except OnrecordError as error:
                broken = error
                work.future.set_exception(error)
            except BaseException as error:
                self.kill()
                self._gone_for = "crashed"
                work.future.set_exception(error)
            else:
                work.future.set_result(outcome)

    def _read(self, work: _Work) -> Outcome:
        """Have one article read, again and again with fewer extractors until none is left that kills the process."""
        outcome = Outcome(work.article.id)
        done: dict[str, Extraction] = {}
        unread = 0
        while waiting := [name for name in work.only if name not in done]:
            current, failed, ended = self._attempt(Job(work.article.model_dump(), tuple(waiting)), done)
            if isinstance(ended, Done):
                outcome = ended.outcome
                self.memory = outcome.memory
                self._recycle(outcome.memory or 0)
                break
            if isinstance(ended, Unread):
                failed = ("read", ended.error, ended.message, ended.trace)
                unread = 2  # an error is an error again; a process that died may have had other reasons
            else:
                self._restart("deadline" if failed[0] == "deadline" else "crashed")
                unread += current is None
            if current is not None:
                done[current] = self._failed(work, current, failed)
            elif unread >= 2:
                # nobody's own doing: what all of them read from did not come to an end
                shared: tuple[Stage, str, str, str] = ("read", *failed[1:]) if ended is None else failed
                done.update({name: self._failed(work, name, shared) for name in waiting if name not in done})
        outcome.extractions = [done[name] for name in work.only if name in done]
        return outcome

    def _attempt(
        self, job: Job, done: dict[str, Extraction]
    ) -> tuple[str | None, tuple[Stage, str, str, str], Done | Unread | None]:
        """One try: which extractor was at work when it ended, what to say of it, and the last message if it came."""
        current: str | None = None
        self._send(job)
        while True:
            begun = time.monotonic()
            message = self._receive(self._limits.hard_deadline)
            match message:
                case Progressed():
                    pass
                case Started(name):
                    current = name
                case Finished(extraction):
                    done[extraction.extractor] = extraction
                    current = None
                case Done() | Unread():
                    return current, ("read", "", "", ""), message
                case _:
                    if time.monotonic() - begun >= self._limits.hard_deadline:
                        text = f"killed: no answer for {self._limits.hard_deadline:g} s"
                        return current, ("deadline", "HardDeadline", text, ""), None
                    return current, ("crash", "ProcessDied", self._how_it_died(), ""), None

    def _failed(self, work: _Work, name: str, failed: tuple[Stage, str, str, str]) -> Extraction:
        stage, error, message, trace = failed
        return Extraction(name, failure=Failure(work.article.id, name, stage, error, message, trace))

    def _recycle(self, memory: int) -> None:
        if memory > self._limits.max_memory:
            _log.warning("a worker process has %d MiB, over the limit; it is replaced", memory // 2**20)
            self.kill()  # the next article starts another
            self._gone_for = "memory"

    def _restart(self, reason: Replaced) -> None:
        """Replace the process; a few times if need be, since a machine short of memory may recover."""
        self.kill()
        self.replaced[reason] += 1
        self.memory = None
        for attempt in range(_START_ATTEMPTS):
            try:
                self.launch()
                self.wait_ready()
            except PoolError:
                self.kill()
                if self._ended or attempt + 1 == _START_ATTEMPTS:
                    raise
                time.sleep(1 + attempt)
            else:
                return

    def _send(self, message: object) -> None:
        with contextlib.suppress(OSError):  # a process that is gone is noticed when nothing comes back
            if (connection := self._connection) is not None:
                connection.send(message)

    def _receive(self, timeout: float) -> object:
        """The next message; None where the process is gone or says nothing for `timeout` seconds."""
        try:
            if (connection := self._connection) is not None and connection.poll(timeout):
                return connection.recv()
        except (EOFError, OSError):
            pass
        return None

    def _how_it_died(self) -> str:
        if (process := self._process) is None:
            return "the process is gone"
        try:
            code = process.wait(1)
        except subprocess.TimeoutExpired:
            return "the process gave no answer"
        if code < 0:
            with contextlib.suppress(ValueError):
                return f"the process was ended by {signal.Signals(-code).name}"
        return f"the process ended itself with exit code {code}"
