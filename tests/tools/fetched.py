"""What tests fetch from package registries, kept on this machine from one run to the next."""

from __future__ import annotations

import fcntl
import hashlib
import os
import tempfile
from collections.abc import Callable, Iterable
from pathlib import Path
from typing import Final

CACHE: Final = Path(os.environ.get("XDG_CACHE_HOME") or Path.home() / ".cache") / "onrecord"


def fetched(name: str, of: Iterable[Path], fetch: Callable[[Path], object]) -> Path:
    """A folder that `fetch` fills, once for every version of the files `of` which say what is to be in it.

    Where `fetch`, which is given the folder to make, raises, nothing is kept. Of several processes one fetches.
    """
    version = hashlib.sha256(b"".join(one.read_bytes() for one in of)).hexdigest()[:12]
    folder = CACHE / f"{name}-{version}"
    if folder.is_dir():
        return folder
    CACHE.mkdir(parents=True, exist_ok=True)
    with (CACHE / "lock").open("w") as lock:
        fcntl.flock(lock, fcntl.LOCK_EX)  # Maven's own repository is not for two at once
        if not folder.is_dir():
            with tempfile.TemporaryDirectory(dir=CACHE) as unfinished:
                fetch(Path(unfinished) / name)
                (Path(unfinished) / name).rename(folder)
    return folder
