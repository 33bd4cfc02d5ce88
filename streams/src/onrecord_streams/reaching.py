"""Reaching: whether anybody listens at a broker's address, by a connection that is closed at once."""

from __future__ import annotations

import socket
from typing import Final

from onrecord_streams.settings import StreamSettings

_GLANCE: Final = 1.0
"""Seconds for one address: whoever refuses says so in less, and who is silent is left to those who have patience."""


def unreached(address: str, timeout: float) -> OSError | None:
    """What goes wrong in connecting to host:port, None where somebody listens there."""
    host, _, port = address.strip().rpartition(":")
    try:
        socket.create_connection((host.strip("[]"), int(port)), timeout).close()
    except OverflowError as error:  # a port that there can't be
        return OSError(str(error))
    except OSError as error:
        return error
    return None


def in_words(error: OSError) -> str:
    """The error, as the system words it."""
    return error.strerror or str(error)


def refused(streams: StreamSettings) -> str:
    """Why none of the brokers can be there: each refuses, or its name is not known. Empty where one may be there."""
    addresses = [one.strip() for one in streams.brokers.split(",")]
    said = []
    for address in addresses:
        error = unreached(address, min(_GLANCE, streams.connect_timeout))
        if not isinstance(error, ConnectionRefusedError | socket.gaierror):
            return ""
        said.append(in_words(error) if len(addresses) == 1 else f"{address}: {in_words(error)}")
    return "; ".join(said)
