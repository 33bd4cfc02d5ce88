"""Sources: where the facts come from that are served: a file that others fill, or one that follows the topics."""

from __future__ import annotations

import logging
import sqlite3
import tempfile
import threading
from collections.abc import Callable, Mapping, Sequence
from contextlib import AbstractContextManager, closing, suppress
from pathlib import Path
from typing import Any, Final, Protocol

from onrecord.errors import OnrecordError
from onrecord.store import Store
from onrecord_streams.sink import Run
from onrecord_streams.view.letters import Letters

_AGAIN: Final = 5.0
"""Seconds until topics are read again after an error."""

_STOPPED_WITHIN: Final = 10.0

_log = logging.getLogger(__name__)


class Source(Protocol):
    """A file of facts that is read by request, and what is said beside it."""

    path: Path
    """The SQLite file."""

    name: str
    """What it is called on the pages."""

    letters: Callable[[], Letters] | None
    """Reads the dead letters; None where no broker is known."""

    def change(self) -> int:
        """A number that is another one whenever the file may show something else. To be asked by one thread."""

    def notes(self) -> Sequence[str]:
        """What readers must know about it, in a line each."""


class FileSource:
    """A file that is there. It is only read, and may be written to by a sink meanwhile, or be replaced.

    Raises StoreError where it is not one.
    """

    letters: Callable[[], Letters] | None = None

    def __init__(self, path: Path, name: str | None = None) -> None:
        self.path, self.name = path, name or path.name
        self._connection: sqlite3.Connection | None = None
        self._seen: tuple[int, int] | None = None
        self._count = 0
        with Store(path, read_only=True):
            pass

    def change(self) -> int:
        """As in Source."""
        with suppress(OSError, sqlite3.Error):  # a file that is gone changes nothing; its pages say so
            seen = self.path.stat().st_ino, self._version()
            if seen != self._seen:
                self._count += self._seen is not None
                self._seen = seen
        return self._count

    def notes(self) -> Sequence[str]:
        """As in Source."""
        return ()

    def close(self) -> None:
        """Close the file; to be called by the thread that asked for changes."""
        if self._connection is not None:
            self._connection.close()
            self._connection = None

    def _version(self) -> int:
        """What SQLite says of commits of others, which means something only for one connection."""
        if self._seen is None or self._connection is None or self.path.stat().st_ino != self._seen[0]:
            self.close()
            uri = f"{self.path.absolute().as_uri()}?mode=ro"
            self._connection = sqlite3.connect(uri, uri=True, isolation_level=None)
        return int(self._connection.execute("PRAGMA data_version").fetchone()[0])


class TopicsSource:
    """A file of our own that follows the topics, in a folder that is removed at the end of the `with` block.

    `filling` makes of a store and a question whether there is enough a run that fills it, for a `with` block. `copied`
    is a file of the same origin to begin with, which is left as it is. The first error is raised at once, a later one
    is a note until the topics can be read again.
    """

    def __init__(
        self,
        origin: str,
        schemas: Mapping[str, Mapping[str, Any]],
        filling: Callable[[Store, Callable[[], bool]], AbstractContextManager[Run]],
        letters: Callable[[], Letters],
        copied: Path | None = None,
    ) -> None:
        self.name = copied.name if copied else "the topics"
        self.letters: Callable[[], Letters] | None = letters
        self._origin, self._schemas, self._filling, self._copied = origin, schemas, filling, copied
        self._folder = tempfile.TemporaryDirectory(prefix="onrecord-view-")
        self.path = Path(self._folder.name) / "facts.sqlite"
        self._enough = threading.Event()
        self._thread = threading.Thread(target=self._follow, name="onrecord-view", daemon=True)
        self._run: Run | None = None
        self._caught_up = False
        self._trouble: str | None = None

    def __enter__(self) -> TopicsSource:
        """Begin. Raises StoreError for a file that was filled from elsewhere."""
        try:
            if self._copied:
                _copy(self._copied, self.path)
            with Store(self.path, self._schemas) as store:
                store.begin(self._origin)
            self._file = FileSource(self.path)
        except BaseException:
            self._folder.cleanup()
            raise
        self._thread.start()
        return self

    def __exit__(self, *_: object) -> None:
        self._enough.set()
        self._thread.join(_STOPPED_WITHIN)
        self._file.close()
        with suppress(OSError):
            self._folder.cleanup()

    def change(self) -> int:
        """As in Source."""
        return self._file.change()

    def notes(self) -> Sequence[str]:
        """As in Source."""
        if self._trouble:
            return [f"The topics can't be read at the moment, so that what is new is missing: {self._trouble}"]
        if not self._caught_up:
            return [f"The topics are being read: {self._run.records if self._run else 0:,} records so far."]
        return []

    def _follow(self) -> None:
        while not self._enough.is_set():
            try:
                with Store(self.path, self._schemas) as store:
                    store.begin(self._origin)
                    with self._filling(store, self._enough.is_set) as self._run:
                        self._caught_up = self._run.catch_up()
                        self._trouble = None
                        if self._caught_up:
                            self._run.follow()
            except OnrecordError as error:
                self._trouble = str(error)
                _log.warning("%s; trying again", error)
                self._enough.wait(_AGAIN)


def _copy(file: Path, to: Path) -> None:
    """Copy a store as it is at one moment, whoever writes to it."""
    with Store(file, read_only=True) as store, closing(sqlite3.connect(to)) as copy:
        store.connection.backup(copy)
