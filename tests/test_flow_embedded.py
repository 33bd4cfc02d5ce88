"""The whole flow on the embedded broker."""

from __future__ import annotations

from typing import Any

import pytest
from flow_tests import FlowTests

from onrecord_streams.embedded import stream_flags


class TestFlowOnTheEmbeddedBroker(FlowTests):
    settings: dict[str, Any] = {  # noqa: RUF012
        name: value for name, value in stream_flags("").items() if name in ("session_timeout", "heartbeat_interval")
    }

    @pytest.fixture(scope="class")
    def brokers(self, embedded_brokers: str) -> str:
        return embedded_brokers
