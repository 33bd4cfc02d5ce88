"""Flows under certification: sending over a time, waiting until all is dealt with, and all that came out."""

from __future__ import annotations

import threading
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager

from flow import Flow, Out

from onrecord_streams import clients
from onrecord_streams.tail import existing, follow

Story = tuple[str, bytes]
"""The id of an article, and its record."""


@contextmanager
def sending(flow: Flow, articles: Sequence[Story], *, over: float) -> Iterator[None]:
    """Send articles evenly over some seconds, while the body runs; all are sent when it is left."""
    failed: list[BaseException] = []

    def send() -> None:
        try:
            with clients.producer(flow.settings) as producer:
                futures = []
                begun = time.monotonic()
                for number, (id, value) in enumerate(articles):
                    time.sleep(max(0.0, begun + over * number / len(articles) - time.monotonic()))
                    futures.append(producer.send(flow.topics.articles, value, id.encode()))
                producer.flush()
                for future in futures:
                    future.get(timeout=0)
        except BaseException as error:
            failed.append(error)

    thread = threading.Thread(target=send)
    thread.start()
    try:
        yield
    finally:
        thread.join()
    assert not failed, failed


def wait_for_all(
    flow: Flow, ids: Sequence[str], patience: float, seen: Callable[[int], None] = lambda waiting: None
) -> None:
    """Wait until the ledger has an entry for every article and extractor; `seen` is told how many are still to come."""
    waiting = {f"{name}:{id}".encode() for name in flow.topics.facts for id in ids}
    until = time.monotonic() + patience
    with clients.consumer(flow.settings) as client:
        for record in follow(
            client, [flow.topics.ledger], from_beginning=True, enough=lambda: not waiting or time.monotonic() > until
        ):
            waiting.discard(record.key)
            seen(len(waiting))
    assert not waiting, f"{len(waiting)} pairs have no entry after {patience:g} s, such as {min(waiting)!r}"


def everything(flow: Flow) -> Out:
    """All that is on the topics that the worker writes to."""
    out = Out(flow.topics)
    with clients.consumer(flow.settings) as client:
        for record in existing(client, flow.topics.all()[1:]):
            out.add(record)
    return out


def values_of(out: Out) -> dict[bytes, bytes]:
    """The facts by id. Fails where one id has two values."""
    values: dict[bytes, bytes] = {}
    for fact in out.facts:
        assert values.setdefault(fact.key, fact.value) == fact.value
    return values
