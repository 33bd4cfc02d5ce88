"""Garbage: what a process has loaded need not be looked through for garbage again and again."""

from __future__ import annotations

import gc


def keep_loaded() -> None:
    """Keep all that there is now out of Python's garbage collections, for as long as the process lives.

    For a process that has loaded the model and the plugins and goes on to read articles: a full collection walks
    every object, and of these none ever becomes garbage.
    """
    gc.collect()
    gc.freeze()
