"""Connections to the broker by kafka-python: for topics, for what people send and for what they watch.

The one place that turns settings into connection options. Errors become BrokerError, which names the address.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from functools import partial
from typing import Any, Final, TypeVar

from kafka import KafkaAdminClient, KafkaConsumer, KafkaProducer
from kafka.errors import (
    KafkaConnectionError,
    KafkaError,
    KafkaTimeoutError,
    SaslAuthenticationFailedError,
    UnsupportedSaslMechanismError,
)
from kafka.net.manager import KafkaConnectionManager
from kafka.net.selector import NetworkSelector

from onrecord_streams import reaching, rights, security
from onrecord_streams.errors import BrokerError
from onrecord_streams.rights import Operation
from onrecord_streams.settings import StreamSettings

CLIENT_ID = "onrecord"

C = TypeVar("C")

_waited_for: Final[set[str]] = set()
"""What `[streams] brokers` was in connections that came about."""

_LOGINS = 6
_PAUSE = 0.1


@contextmanager
def admin(settings: StreamSettings) -> Iterator[KafkaAdminClient]:
    """A client for topics. Raises BrokerError, also for what goes wrong while it is used."""
    with broker_errors(settings, "Describe"), _connected(settings, KafkaAdminClient) as client:
        yield client


@contextmanager
def producer(settings: StreamSettings) -> Iterator[KafkaProducer]:
    """A producer whose records count as delivered once all replicas in sync have them. Raises BrokerError."""
    with broker_errors(settings, "Write"):
        client = _connected(
            settings,
            KafkaProducer,
            acks="all",
            max_request_size=settings.request_bytes,
            delivery_timeout_ms=int(settings.delivery_timeout * 1000),
            request_timeout_ms=int(min(30.0, settings.delivery_timeout) * 1000),
        )
        try:
            yield client
        finally:
            client.close(timeout=settings.connect_timeout)


@contextmanager
def consumer(settings: StreamSettings, *, fetch_bytes: int | None = None) -> Iterator[KafkaConsumer]:
    """A consumer outside any group: it commits nothing and takes no partition from anyone. Raises BrokerError.

    `fetch_bytes` is what it fetches of a partition at once, in place of what the settings say.
    """
    with broker_errors(settings, "Read"):
        client = _connected(
            settings,
            KafkaConsumer,
            group_id=None,
            enable_auto_commit=False,
            auto_offset_reset="earliest",
            max_partition_fetch_bytes=fetch_bytes or settings.request_bytes,
        )
        try:
            yield client
        finally:
            client.close()


@contextmanager
def broker_errors(settings: StreamSettings, operation: Operation) -> Iterator[None]:
    """Turn kafka-python's errors into BrokerError. `operation` is the right that it takes to do what is done."""
    try:
        yield
    except KafkaError as error:
        if refused := rights.of_error(error, settings, operation):
            raise refused from error
        text = str(error) or type(error).__name__
        raise BrokerError(f"the broker at {settings.brokers} can't be used: {text}") from error


def _connected(settings: StreamSettings, kind: Callable[..., C], **options: Any) -> C:
    """A client that has reached the broker. Raises BrokerError, which says where the address is set.

    A broker that refuses the first connection of a process is not there, which is said at once. Later it is starting
    again, and is waited for as one that is silent.
    """
    if settings.brokers not in _waited_for and (why := reaching.refused(settings)):
        raise _no_answer(settings, why)
    try:
        client = kind(
            bootstrap_servers=_addresses(settings),
            client_id=CLIENT_ID,
            bootstrap_timeout_ms=int(settings.connect_timeout * 1000),
            **security.kafka_python(settings.security),
            **options,
        )
    except SaslAuthenticationFailedError as error:
        raise security.unknown_user(settings, error) from error
    except (KafkaTimeoutError, KafkaConnectionError) as error:
        if why := security.diagnosis(settings):
            raise BrokerError(f"the broker at {settings.brokers} can't be used: {why}") from error
        if refusal := _login_refused(settings):
            raise security.unknown_user(settings, refusal) from error
        raise _no_answer(settings, f"{settings.connect_timeout:g} s") from error
    wait_for(settings)
    return client


def wait_for(settings: StreamSettings) -> None:
    """From now on wait for these brokers, as for those that were there, where they refuse a connection."""
    _waited_for.add(settings.brokers)


def _no_answer(settings: StreamSettings, why: str) -> BrokerError:
    return BrokerError(
        f"the broker at {settings.brokers} does not answer ({why}): start it, or give its address with `-b` or "
        "`[streams] brokers`"
    )


def _login_refused(settings: StreamSettings) -> KafkaError | None:
    """The error with which a broker refuses user and password, None where it does not.

    Clients try again until their time is up, and then say only that. A broker that refuses someone closes the
    connection: where that is seen first, kafka-python drops the answer, so that it is asked for again.
    """
    if not settings.security.with_password:
        return None
    net = NetworkSelector()
    options = security.kafka_python(settings.security)
    manager = KafkaConnectionManager(net, bootstrap_servers=_addresses(settings), client_id=CLIENT_ID, **options)
    try:
        closed: KafkaError | None = None
        for broker in manager.cluster.bootstrap_brokers() * _LOGINS:
            try:
                net.run(partial(_connect, manager, broker.node_id, settings.connect_timeout))
            except (SaslAuthenticationFailedError, UnsupportedSaslMechanismError) as error:
                return error
            except KafkaConnectionError as error:
                closed = error
            except KafkaError:
                time.sleep(_PAUSE)
            else:
                return None
        return closed
    finally:
        manager.close()
        net.close()


async def _connect(manager: Any, node: Any, timeout: float) -> None:
    await manager.get_connection(node, timeout_ms=timeout * 1000)


def _addresses(settings: StreamSettings) -> list[str]:
    return [one.strip() for one in settings.brokers.split(",") if one.strip()]
