"""The order of acknowledgement: no offset before everything ahead of it in its partition is done."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord_streams.window import Window, Windows


def window_of(*offsets: int) -> Window[int]:
    window: Window[int] = Window()
    for offset in offsets:
        window.begin(offset, offset)
    return window


def test_offset_0_unfinished_holds_back_later_ones_that_are_done() -> None:
    window = window_of(0, 1, 2, 3, 4, 5)
    assert [window.finish(offset) for offset in (1, 2, 3, 4, 5)] == [[]] * 5
    assert window.finish(0) == [0, 1, 2, 3, 4, 5]


def test_what_follows_an_unfinished_offset_waits_for_it() -> None:
    window = window_of(7, 8, 9)
    assert window.finish(7) == [7]
    assert window.finish(9) == []
    assert window.finish(8) == [8, 9]


def test_offsets_that_do_not_exist_hold_nothing_back() -> None:
    window = window_of(3, 8)
    assert window.finish(3) == [3]
    assert window.finish(8) == [8]


def test_an_offset_that_begins_late_still_goes_first() -> None:
    window = window_of(5, 4)
    assert window.finish(5) == []
    assert window.finish(4) == [4, 5]


def test_an_offset_under_way_is_not_begun_a_second_time() -> None:
    assert not window_of(4).begin(4, 4)


def test_an_offset_that_was_acknowledged_is_not_begun_again() -> None:
    window = window_of(4)
    window.finish(4)
    assert not window.begin(4, 4)


def test_an_offset_that_has_not_begun_can_not_be_finished() -> None:
    with pytest.raises(KeyError):
        window_of(1).finish(2)


def test_a_window_forgets_what_is_acknowledged() -> None:
    window = window_of(0, 1)
    window.finish(1)
    assert len(window) == 2
    window.finish(0)
    assert len(window) == 0


def test_a_rebalance_begins_a_new_window() -> None:
    windows: Windows[int] = Windows()
    windows.of("articles", 0, generation=1).begin(4, 4)
    assert windows.of("articles", 0, generation=2).begin(4, 4)


def test_a_generation_that_is_over_does_not_replace_the_window_of_a_newer_one() -> None:
    windows: Windows[int] = Windows()
    newer = windows.of("articles", 0, generation=2)
    assert windows.of("articles", 0, generation=1) is not newer
    assert windows.of("articles", 0, generation=2) is newer


def test_partitions_have_windows_of_their_own() -> None:
    windows: Windows[int] = Windows()
    windows.of("articles", 0, generation=1).begin(0, 0)
    assert windows.of("articles", 1, generation=1).begin(0, 0)


@st.composite
def histories(draw: st.DrawFn) -> tuple[list[int], list[int]]:
    """Offsets as they begin, with holes between them, and the order in which they are finished."""
    offsets = sorted(draw(st.sets(st.integers(0, 200), max_size=30)))
    return offsets, draw(st.permutations(offsets))


@given(histories())
def test_any_order_of_finishing_acknowledges_all_in_order_none_too_early(
    history: tuple[list[int], list[int]],
) -> None:
    begun, finished = history
    window = window_of(*begun)
    done: set[int] = set()
    acknowledged: list[int] = []
    for offset in finished:
        done.add(offset)
        acknowledged += window.finish(offset)
        assert acknowledged == begun[: len(acknowledged)]
        assert set(acknowledged) <= done
    assert acknowledged == begun
