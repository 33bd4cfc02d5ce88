"""The consumer group: what is asked of a broker that is not ready to tell."""

from __future__ import annotations

from typing import Any

import pytest
from kafka import TopicPartition
from kafka.errors import CoordinatorLoadInProgressError, CoordinatorNotAvailableError
from kafka.structs import OffsetAndMetadata

from onrecord_streams import groups
from onrecord_streams.settings import StreamSettings

SETTINGS = StreamSettings(group="desk", connect_timeout=0.2)
LOADING = {"error": str(CoordinatorLoadInProgressError("")), "group_state": "Dead", "members": []}
STABLE = {"error": None, "group_state": "Stable", "members": [{"client_id": "a-worker", "client_host": "/127.0.0.1"}]}


class Broker:
    """An admin client whose answers are given, and raised where they are errors; the last is given for ever."""

    def __init__(self, *answers: Any) -> None:
        self._answers = list(answers)

    def _answer(self, groups: Any) -> Any:
        answer = self._answers.pop(0) if len(self._answers) > 1 else self._answers[0]
        if isinstance(answer, Exception):
            raise answer
        return {"desk": answer}

    describe_groups = list_group_offsets = _answer


def test_a_broker_that_still_reads_its_groups_is_asked_again() -> None:
    at = {TopicPartition("articles", 1): OffsetAndMetadata(7, "", -1)}
    broker: Any = Broker(CoordinatorNotAvailableError(), CoordinatorLoadInProgressError(), at)
    assert groups.committed(broker, "articles", SETTINGS) == {1: 7}
    broker = Broker(LOADING, STABLE)
    assert groups.members(broker, SETTINGS) == ["a-worker at 127.0.0.1"]


def test_patience_has_an_end() -> None:
    broker: Any = Broker(LOADING)
    with pytest.raises(CoordinatorLoadInProgressError):
        groups.members(broker, SETTINGS)
