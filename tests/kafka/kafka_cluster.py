"""Three nodes of Apache Kafka on loopback, each of them broker and controller: for faults that one node can't have."""

from __future__ import annotations

import time
from pathlib import Path

from kafka_server import NODE, KafkaServer, free_ports, new_cluster_id

NODES = 3
IN_SYNC_WITHIN = 60.0
"""Seconds in which a node that was stopped is in sync again."""

_OF_THREE = """\
controller.quorum.voters={voters}
default.replication.factor=3
min.insync.replicas=2
offsets.topic.num.partitions=3
offsets.topic.replication.factor=3
transaction.state.log.num.partitions=3
transaction.state.log.replication.factor=3
transaction.state.log.min.isr=2
"""


class _Node(KafkaServer):
    def __init__(self, folder: Path, port: int, properties: str, cluster_id: str) -> None:
        folder.mkdir(parents=True)
        self.port = port
        self._set_up(folder, properties)
        self._format = [f"--cluster-id={cluster_id}"]


class KafkaCluster:
    """Three nodes; two of them must be there for anything to be written. `brokers` has all of their addresses."""

    def __init__(self, folder: Path) -> None:
        free = free_ports(2 * NODES)
        ports, controllers = free[:NODES], free[NODES:]
        voters = ",".join(f"{number}@127.0.0.1:{port}" for number, port in enumerate(controllers, 1))
        cluster_id = new_cluster_id()
        self.nodes: list[KafkaServer] = []
        for number, (port, controller) in enumerate(zip(ports, controllers, strict=True), 1):
            place = folder / f"node-{number}"
            properties = (NODE + _OF_THREE).format(
                node=number, voters=voters, port=port, controller=controller, data=place / "data"
            )
            self.nodes.append(_Node(place, port, properties, cluster_id))
        self.brokers = ",".join(node.brokers for node in self.nodes)

    def start(self) -> None:
        """Start all nodes and wait until each of them answers."""
        for node in self.nodes:
            node.launch()
        for node in self.nodes:
            node.wait_ready()

    def stop(self) -> None:
        """End all nodes."""
        for node in self.nodes:
            node.stop(kill=True)

    def wait_in_sync(self, topics: list[str]) -> None:
        """Wait until every replica of these topics is in sync. Raises TimeoutError."""
        from kafka import KafkaAdminClient

        until = time.monotonic() + IN_SYNC_WITHIN
        with KafkaAdminClient(bootstrap_servers=self.brokers.split(",")) as client:
            while time.monotonic() < until:
                partitions = [one for topic in client.describe_topics(topics) for one in topic["partitions"]]
                if partitions and all(len(one["isr_nodes"]) == len(one["replica_nodes"]) for one in partitions):
                    return
                time.sleep(0.2)
        raise TimeoutError(f"not all replicas are in sync after {IN_SYNC_WITHIN:g} s")
