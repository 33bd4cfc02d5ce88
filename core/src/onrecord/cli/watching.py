"""Watching files: what changed, and modules forgotten so that they are imported as they are now."""

from __future__ import annotations

import importlib
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Final

from onrecord.errors import OnrecordError

_PAUSE: Final = 300
"""Milliseconds after which the watcher says that nothing has changed: so long it takes to know that it watches."""


def changes(watched: Sequence[Path], sources: Sequence[Path]) -> Iterator[list[str]]:
    """The files that changed, each time some of those watched, files or folders, do; without end.

    They are watched from the call on, not from the first change that is asked for. Modules that come from `sources` are
    forgotten with each change, so that the next import finds them as they are. Raises OnrecordError where the package
    that watches is missing.
    """
    try:
        from watchfiles import watch
    except ImportError:
        raise OnrecordError("--watch needs the package watchfiles: pip install 'onrecord-core[watch]'") from None
    sys.dont_write_bytecode = True  # what is compiled is known by the second of its change, which may come twice
    seen = watch(*watched, debounce=200, rust_timeout=_PAUSE, yield_on_timeout=True)
    first = next(seen)
    return _changes(chain([first], seen), sources)


def _changes(seen: Iterable[Iterable[tuple[object, str]]], sources: Sequence[Path]) -> Iterator[list[str]]:
    for change in seen:
        if files := sorted({path for _, path in change}):
            _forget(sources)
            yield files


def _forget(sources: Sequence[Path]) -> None:
    """Drop the modules of some files and folders from those that are imported."""
    resolved = [one.resolve() for one in sources]
    for name, module in list(sys.modules.items()):
        file = getattr(module, "__file__", None)
        if file and any(Path(file).resolve().is_relative_to(one) for one in resolved):
            del sys.modules[name]
    importlib.invalidate_caches()
