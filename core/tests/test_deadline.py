"""The soft deadline: that it strikes, and is gone afterwards."""

from __future__ import annotations

import signal

import pytest

from onrecord.deadline import soft_deadline
from onrecord.errors import DeadlineExceeded


def test_a_deadline_that_passes_while_it_is_set_leaves_no_timer_behind() -> None:
    before = signal.getsignal(signal.SIGALRM)
    for _ in range(20):
        with pytest.raises(DeadlineExceeded), soft_deadline(1e-6):
            while True:
                pass
    assert signal.getitimer(signal.ITIMER_REAL) == (0.0, 0.0)
    assert signal.getsignal(signal.SIGALRM) is before
