"""Suspension: an extractor that takes the worker's time again and again is not run for a while.

What takes time is a deadline that passes and a process that dies and must be started anew; an exception costs nothing,
and is as well answered by a dead letter each time. While an extractor is suspended, each of its articles is a dead
letter that says so. Then one article tries it, and decides.
"""

from __future__ import annotations

import logging
import time
from collections import deque
from collections.abc import Callable, Collection, Iterable, Mapping
from dataclasses import dataclass
from types import TracebackType
from typing import Final

from onrecord.outcome import Extraction, Failure, Outcome
from onrecord_streams.settings import SuspensionSettings

COSTLY: Final = frozenset({"deadline", "crash"})
"""The stages of failures that count: see `onrecord.outcome.Stage`."""

ERROR: Final = "Suspended"
"""The class of error that the failures of a suspended extractor have."""

_log = logging.getLogger(__name__)


@dataclass(slots=True)
class _State:
    """One extractor. `recent` has its last articles, True where one was costly; `until` is None where it runs."""

    recent: deque[bool]
    until: float | None = None
    period: float = 0.0
    why: str = ""
    on_trial: bool = False
    suspensions: int = 0
    recoveries: int = 0


class Plan:
    """What is to be done about one article: a context, in which the article is read and answered for.

    `only` names the extractors that are to run, None where all are that were wanted.
    """

    def __init__(self, owner: Suspensions, wanted: Collection[str] | None) -> None:
        self._owner = owner
        self.only = wanted
        self.on_trial: frozenset[str] = frozenset()
        self.suspended: Mapping[str, str] = {}

    def __enter__(self) -> Plan:
        self.on_trial, self.suspended = self._owner.decide(self.only)
        if self.suspended:
            self.only = [name for name in self._owner.among(self.only) if name not in self.suspended]
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._owner.release(self.on_trial)

    def answered(self, outcome: Outcome) -> Outcome:
        """The outcome with the failures of those that were not run, unless nobody was; learns from the others'."""
        self._owner.learn(self.on_trial, outcome.extractions)
        if not outcome.skipped:
            for name, why in self.suspended.items():
                failure = Failure(outcome.article_id, name, "suspended", ERROR, why)
                outcome.extractions.append(Extraction(name, failure=failure))
        return outcome


class Suspensions:
    """Which of the extractors are suspended. `clock` gives seconds."""

    def __init__(
        self, extractors: Iterable[str], settings: SuspensionSettings, clock: Callable[[], float] = time.monotonic
    ) -> None:
        self._settings, self._clock = settings, clock
        self._states = {name: _State(deque(maxlen=settings.articles)) for name in extractors}

    def plan(self, wanted: Collection[str] | None = None) -> Plan:
        """The plan for one article that all extractors, or those that `wanted` names, are to read."""
        return Plan(self, wanted)

    def suspended(self) -> dict[str, float]:
        """The extractors that are suspended, each with the seconds until an article tries it."""
        now = self._clock()
        until = {name: one.until for name, one in self._states.items()}  # read once: this may be another thread
        return {name: max(0.0, one - now) for name, one in until.items() if one is not None}

    def counts(self) -> dict[str, tuple[int, int]]:
        """How often each extractor was suspended, and how often it ran again after that."""
        return {name: (one.suspensions, one.recoveries) for name, one in self._states.items()}

    def among(self, wanted: Collection[str] | None) -> list[str]:
        """The extractors that there are, of those wanted."""
        return [name for name in self._states if wanted is None or name in wanted]

    def decide(self, wanted: Collection[str] | None) -> tuple[frozenset[str], dict[str, str]]:
        """For the next article: which extractors it puts on trial, and which are not to run, each with the reason."""
        on_trial, suspended = set(), {}
        for name in self.among(wanted):
            state = self._states[name]
            if state.until is None:
                continue
            if self._clock() >= state.until and not state.on_trial:
                state.on_trial = True
                on_trial.add(name)
            else:
                suspended[name] = f"suspended: {state.why}"
        return frozenset(on_trial), suspended

    def learn(self, on_trial: Collection[str], extractions: Iterable[Extraction]) -> None:
        """Take in what became of an article under the extractors that ran, some of them on trial."""
        for extraction in extractions:
            name, failure = extraction.extractor, extraction.failure
            state = self._states[name]
            costly = failure is not None and failure.stage in COSTLY
            if name in on_trial:
                self._judge(name, state, failure if costly else None)
            elif state.until is None:  # else the article was under way when the extractor was suspended
                self._note(name, state, failure if costly else None)

    def release(self, on_trial: Collection[str]) -> None:
        """The article is dealt with: where it decided nothing about those on trial, the next one tries them."""
        for name in on_trial:
            self._states[name].on_trial = False

    def _note(self, name: str, state: _State, failure: Failure | None) -> None:
        state.recent.append(failure is not None)
        costly, articles = sum(state.recent), len(state.recent)
        if failure is not None and costly >= self._settings.failures:
            why = f"{costly} of its last {articles} articles ended in a deadline or a dead process"
            self._suspend(name, state, f"{why}, the last with {failure.error}: {failure.message}")
        elif not costly and articles == state.recent.maxlen:
            state.period = 0.0  # it has been well for long enough to begin anew

    def _judge(self, name: str, state: _State, failure: Failure | None) -> None:
        if failure is not None:
            self._suspend(
                name, state, f"the article that tried it again failed with {failure.error}: {failure.message}"
            )
            return
        state.until = None
        state.recoveries += 1
        state.recent.clear()
        _log.info(
            "%s runs again: an article went well after it was suspended for %g s",
            name,
            state.period,
            extra={"plugin": name},
        )

    def _suspend(self, name: str, state: _State, why: str) -> None:
        longest, first = self._settings.longest, self._settings.first
        state.period = min(longest, state.period * 2) if state.period else min(longest, first)
        state.until = self._clock() + state.period
        state.why = why
        state.suspensions += 1
        state.recent.clear()
        _log.warning("%s is suspended for %g s: %s", name, state.period, why, extra={"plugin": name})
