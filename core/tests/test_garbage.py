"""Tests of what a process does about garbage."""

from __future__ import annotations

import gc
import weakref
from collections.abc import Iterator

import pytest

from onrecord.garbage import keep_loaded


class _Ring:
    """Refers to itself, so that only a collection can free it."""

    def __init__(self) -> None:
        self.itself = self


@pytest.fixture(autouse=True)
def _collecting() -> Iterator[None]:
    yield
    gc.unfreeze()


def test_what_is_loaded_is_left_out_of_later_collections() -> None:
    loaded = _Ring()
    keep_loaded()
    assert gc.get_freeze_count() > 0
    assert not any(one is loaded for one in gc.get_objects())


def test_garbage_from_loading_is_not_kept() -> None:
    gone = weakref.ref(_Ring())
    keep_loaded()
    assert gone() is None


def test_what_comes_later_is_collected() -> None:
    keep_loaded()
    gone = weakref.ref(_Ring())
    gc.collect()
    assert gone() is None
