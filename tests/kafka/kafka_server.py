"""A real Apache Kafka on loopback: one node in KRaft mode, from Maven artefacts, its data in a folder of its own."""

from __future__ import annotations

import os
import shutil
import socket
import subprocess
import time
import uuid
from base64 import urlsafe_b64encode
from pathlib import Path

from fetched import fetched

HERE = Path(__file__).parent
POM = HERE / "pom.xml"
READY_WITHIN = 60.0
"""Seconds. A node is usually ready within five."""

NODE = """\
process.roles=broker,controller
node.id={node}
controller.listener.names=CONTROLLER
listeners=PLAINTEXT://127.0.0.1:{port},CONTROLLER://127.0.0.1:{controller}
advertised.listeners=PLAINTEXT://127.0.0.1:{port}
log.dirs={data}
auto.create.topics.enable=false
group.initial.rebalance.delay.ms=0
metadata.max.idle.interval.ms=0
"""
"""The properties of a node by its number, ports and folder; who votes and how much is replicated comes on top."""

_ALONE = """\
controller.quorum.bootstrap.servers=127.0.0.1:{controller}
offsets.topic.num.partitions=1
offsets.topic.replication.factor=1
transaction.state.log.num.partitions=1
transaction.state.log.replication.factor=1
transaction.state.log.min.isr=1
share.coordinator.state.topic.num.partitions=1
share.coordinator.state.topic.replication.factor=1
share.coordinator.state.topic.min.isr=1
"""


class KafkaUnavailable(Exception):
    """This machine can't run Kafka; the message says what to install."""


class KafkaServer:
    """One node. `start` returns when it answers; `stop` ends it. `brokers` is its address."""

    def __init__(self, folder: Path) -> None:
        self.port, controller = free_ports(2)
        self._set_up(
            folder, (NODE + _ALONE).format(node=1, port=self.port, controller=controller, data=folder / "data")
        )
        self._format = ["--standalone", f"--cluster-id={new_cluster_id()}"]  # an id may begin with a hyphen

    def _set_up(self, folder: Path, properties: str) -> None:
        self.folder = folder
        self.brokers = f"127.0.0.1:{self.port}"
        self._properties = folder / "server.properties"
        self._properties.write_text(properties, encoding="utf-8")
        self._process: subprocess.Popen[bytes] | None = None

    def start(self) -> None:
        """Format the storage where that is still to do, start the node and wait until it answers."""
        self.launch()
        self.wait_ready()

    def launch(self) -> None:
        """Format the storage where that is still to do, and start the node."""
        java = _java()
        if not (self.folder / "data").exists():
            arguments = ["format", *self._format, "--config", str(self._properties)]
            done = subprocess.run([*java, "kafka.tools.StorageTool", *arguments], capture_output=True, text=True)
            if done.returncode:
                raise RuntimeError(f"the storage can't be formatted: {done.stdout}{done.stderr}")
        with self.log.open("ab") as log:
            self._process = subprocess.Popen(
                [*java, "kafka.Kafka", str(self._properties)],
                stdin=subprocess.DEVNULL,
                stdout=log,
                stderr=subprocess.STDOUT,
                start_new_session=True,  # Ctrl-C is for the tests, which stop the node themselves
            )

    def stop(self, *, kill: bool = False) -> None:
        """End the node, at once with `kill`."""
        if self._process is not None:
            self._process.kill() if kill else self._process.terminate()
            try:
                self._process.wait(20)
            except subprocess.TimeoutExpired:
                self._process.kill()
                self._process.wait()
            self._process = None

    @property
    def pid(self) -> int:
        """The id of the node's process."""
        assert self._process is not None
        return self._process.pid

    def signal(self, number: int) -> None:
        """Send the node a signal, such as SIGSTOP to freeze it and SIGCONT to have it go on."""
        assert self._process is not None
        self._process.send_signal(number)

    @property
    def log(self) -> Path:
        """What the node says."""
        return self.folder / "kafka.log"

    def wait_ready(self) -> None:
        """Wait until the node answers."""
        from kafka import KafkaAdminClient
        from kafka.errors import KafkaError

        assert self._process is not None
        until = time.monotonic() + READY_WITHIN
        while self._process.poll() is None and time.monotonic() < until:
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                with KafkaAdminClient(bootstrap_servers=self.brokers, bootstrap_timeout_ms=5000) as admin:
                    if admin.describe_cluster()["brokers"]:
                        return
            except (OSError, KafkaError):
                time.sleep(0.1)
        self.stop(kill=True)
        raise RuntimeError(f"Kafka did not get ready; its log ends with:\n{self.log.read_text()[-4000:]}")


def _java() -> list[str]:
    """The command that runs a class of Kafka's."""
    if (java := shutil.which("java")) is None:
        raise KafkaUnavailable("there is no `java`; install Java 17 or later, such as openjdk-17-jre-headless")
    options = ["-Xmx512m", "-XX:TieredStopAtLevel=1", f"-Dlog4j2.configurationFile={HERE / 'log4j2.properties'}"]
    return [java, *options, "-cp", f"{jars(POM)}{os.sep}*"]


def jars(pom: Path) -> Path:
    """The folder with what a pom names and needs; Maven fills it once for every version of the pom."""
    return fetched(pom.parent.name, [pom], lambda folder: _fetch(pom, folder))


def _fetch(pom: Path, into: Path) -> None:
    if (maven := shutil.which("mvn")) is None:
        raise KafkaUnavailable("there is no `mvn` to fetch Kafka with; install Maven, such as the package maven")
    command = [maven, "-q", "-B", "-f", str(pom), "dependency:copy-dependencies", "-DincludeScope=runtime"]
    done = subprocess.run([*command, f"-DoutputDirectory={into}"], capture_output=True, text=True)
    if done.returncode:
        raise KafkaUnavailable(f"Maven can't fetch Kafka: {(done.stdout + done.stderr).strip()[-2000:]}")


def new_cluster_id() -> str:
    """A name for a cluster, of the form that Kafka wants."""
    return urlsafe_b64encode(uuid.uuid4().bytes).decode().rstrip("=")


def free_ports(count: int) -> list[int]:
    """Ports of 127.0.0.1 that nobody uses at the moment."""
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [one.getsockname()[1] for one in sockets]
    for one in sockets:
        one.close()
    return ports
