"""Brokers for tests: the embedded one, and a real Apache Kafka; each started once, when the first test asks for it."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TypeVar

import pytest
from kafka_cluster import KafkaCluster
from kafka_server import KafkaServer, KafkaUnavailable
from secured_server import SecuredServer

REQUIRE = "ONRECORD_REQUIRE_KAFKA"
"""Set to 1, it makes tests on a real Kafka fail where they would be skipped."""


@pytest.fixture(scope="session")
def kafka_server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KafkaServer]:
    """A node of a real Kafka. Skips where this machine can't run one, and says what to install."""
    with _started(KafkaServer(Path(tmp_path_factory.mktemp("kafka")))) as server:
        yield server


@pytest.fixture(scope="session")
def kafka_brokers(kafka_server: KafkaServer) -> str:
    """The address of `kafka_server`."""
    return kafka_server.brokers


@pytest.fixture
def kafka_cluster(tmp_path: Path) -> Iterator[KafkaCluster]:
    """Three nodes of a real Kafka, for the test alone: it may stop them. Skips as `kafka_brokers` does."""
    with _started(KafkaCluster(tmp_path / "cluster")) as cluster:
        yield cluster


@pytest.fixture(scope="module")
def secured(tmp_path_factory: pytest.TempPathFactory) -> Iterator[SecuredServer]:
    """A real Kafka with TLS, users and rights, for the tests of a module. Skips as `kafka_brokers` does."""
    if shutil.which("openssl") is None:
        pytest.skip("there is no `openssl` to make certificates with")
    with _started(SecuredServer(Path(tmp_path_factory.mktemp("secured")), ["desk", "intern"])) as server:
        yield server


S = TypeVar("S", KafkaServer, KafkaCluster, SecuredServer)


@contextmanager
def _started(server: S) -> Iterator[S]:
    try:
        server.start()
    except KafkaUnavailable as error:
        if os.environ.get(REQUIRE) == "1":
            pytest.fail(f"{REQUIRE} is set, but {error}")
        pytest.skip(str(error))
    try:
        yield server
    finally:
        server.stop()


@pytest.fixture(scope="session")
def embedded_brokers() -> Iterator[str]:
    """The address of the embedded broker. Skips where there is none for this platform."""
    from onrecord_streams.embedded import embedded_broker
    from onrecord_streams.errors import BrokerMissing

    broker = embedded_broker()
    try:
        address = broker.__enter__()
    except BrokerMissing as error:
        pytest.skip(str(error))
    try:
        yield address
    finally:
        broker.__exit__(None, None, None)


@pytest.fixture
def prefix() -> str:
    """A beginning for names of topics and groups that no other test uses."""
    return f"t{secrets.token_hex(4)}"
