"""What client libraries may say on stderr."""

from __future__ import annotations

import logging

from onrecord_streams.cli.logs import Repeats


def record(text: str, *args: object, name: str = "aiokafka.consumer.fetcher") -> logging.LogRecord:
    return logging.LogRecord(name, logging.ERROR, "fetcher.py", 1, text, args, None)


def test_a_message_that_repeats_is_shown_once_in_a_while_with_a_count() -> None:
    now = 0.0
    repeats = Repeats(30.0, lambda: now)
    shown = []
    for _ in range(100):
        one = record("no answer from node %s", now)
        if repeats.filter(one):
            shown.append(one.getMessage())
        now += 1.0
    assert shown == [
        "no answer from node 0.0",
        *(f"no answer from node {at} (29 more since this was last said)" for at in (30.0, 60.0, 90.0)),
    ]


def test_other_messages_and_other_loggers_are_shown() -> None:
    repeats = Repeats(30.0, lambda: 0.0)
    assert [repeats.filter(record(text)) for text in ("one", "two", "one")] == [True, True, False]
    assert all(repeats.filter(record("the same", name="onrecord_streams.worker")) for _ in range(3))
