"""Articles with the same id, one after the other."""

from __future__ import annotations

import asyncio

from onrecord_streams.turns import Turns


async def _work(turns: Turns, id: str, name: str, log: list[str], ready: asyncio.Event | None = None) -> None:
    async with turns.take(id):
        log.append(f"{name} begins")
        if ready is not None:
            await ready.wait()
        log.append(f"{name} ends")


def test_the_same_id_waits_for_the_one_before() -> None:
    async def main() -> list[str]:
        turns, log, ready = Turns(), [], asyncio.Event()
        first = asyncio.create_task(_work(turns, "a", "first", log, ready))
        second = asyncio.create_task(_work(turns, "a", "second", log))
        await asyncio.sleep(0)
        await asyncio.sleep(0)
        log.append("released")
        ready.set()
        await asyncio.gather(first, second)
        return log

    assert asyncio.run(main()) == ["first begins", "released", "first ends", "second begins", "second ends"]


def test_another_id_does_not_wait() -> None:
    async def main() -> list[str]:
        turns, log, ready = Turns(), [], asyncio.Event()
        first = asyncio.create_task(_work(turns, "a", "first", log, ready))
        await asyncio.sleep(0)
        await _work(turns, "b", "other", log)
        ready.set()
        await first
        return log

    assert asyncio.run(main())[-2:] == ["other ends", "first ends"]


def test_a_turn_that_fails_lets_the_next_one_begin() -> None:
    async def fail(turns: Turns) -> None:
        async with turns.take("a"):
            raise ValueError

    async def main() -> list[str]:
        turns, log = Turns(), []
        await asyncio.gather(fail(turns), _work(turns, "a", "second", log), return_exceptions=True)
        return log

    assert asyncio.run(main()) == ["second begins", "second ends"]


def test_a_turn_that_is_cancelled_while_it_waits_keeps_the_order_of_the_others() -> None:
    async def main() -> tuple[list[str], int]:
        turns, log, ready = Turns(), [], asyncio.Event()
        first = asyncio.create_task(_work(turns, "a", "first", log, ready))
        second = asyncio.create_task(_work(turns, "a", "second", log))
        third = asyncio.create_task(_work(turns, "a", "third", log))
        await asyncio.sleep(0)
        second.cancel()
        await asyncio.gather(second, return_exceptions=True)
        log.append("released")
        ready.set()
        await asyncio.wait_for(asyncio.gather(first, third), 5)
        return log, len(turns)

    log = ["first begins", "released", "first ends", "third begins", "third ends"]
    assert asyncio.run(main()) == (log, 0)


def test_ids_without_an_article_under_way_are_forgotten() -> None:
    async def main() -> int:
        turns = Turns()
        await asyncio.gather(*(_work(turns, "a", "x", []) for _ in range(3)))
        return len(turns)

    assert asyncio.run(main()) == 0
