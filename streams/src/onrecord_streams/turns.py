"""Turns: articles with the same id are dealt with one after the other, in the order in which they arrived."""

from __future__ import annotations

import asyncio
from types import TracebackType


class Turn:
    """One article's turn, an asynchronous context: entered when the turn before it is over."""

    def __init__(self, turns: Turns, id: str, before: Turn | None) -> None:
        self._turns, self._id, self._before = turns, id, before
        self._over = asyncio.Event()
        self._ending: asyncio.Task[None] | None = None

    async def __aenter__(self) -> None:
        if self._before is not None:
            try:
                await self._before._over.wait()
            except BaseException:
                self._give_up()
                raise
            self._before = None

    async def __aexit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._end()

    def _give_up(self) -> None:
        """End without having begun: whoever is next waits for the one before, as this one did."""
        self._ending = asyncio.create_task(self._end_after(self._before))

    async def _end_after(self, before: Turn | None) -> None:
        if before is not None:
            await before._over.wait()
        self._end()

    def _end(self) -> None:
        self._over.set()
        self._turns.end(self._id, self)


class Turns:
    """Whose turn it is, by article id."""

    def __init__(self) -> None:
        self._last: dict[str, Turn] = {}

    def __len__(self) -> int:
        """How many ids have an article under way."""
        return len(self._last)

    def take(self, id: str) -> Turn:
        """The next turn of an id. The order of turns is the order of these calls."""
        turn = self._last[id] = Turn(self, id, self._last.get(id))
        return turn

    def end(self, id: str, turn: Turn) -> None:
        """Forget an id whose last turn is over."""
        if self._last.get(id) is turn:
            del self._last[id]
