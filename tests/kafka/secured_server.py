"""A Kafka that knows who is who: TLS with an authority of its own, users by SCRAM, certificates, and rights."""

from __future__ import annotations

import subprocess
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

from kafka_server import KafkaServer, free_ports, new_cluster_id

if TYPE_CHECKING:  # this module is imported where core's tests run without Kafka's packages
    from kafka import KafkaAdminClient
    from kafka.admin import ACL, ACLOperation, ResourceType

PASSWORD: Final = "pass-Zx81-word"
KEY_PASSWORD: Final = "key-Qv22-word"
HOST: Final = "localhost"
"""The only name in the broker's certificate: 127.0.0.1 is the same broker under a name that is wrong."""

_PROPERTIES = """\
process.roles=broker,controller
node.id=1
controller.quorum.bootstrap.servers=127.0.0.1:{controller}
controller.listener.names=CONTROLLER
listeners=PLAINTEXT://127.0.0.1:{port},SASL://127.0.0.1:{sasl},MTLS://127.0.0.1:{mtls},CONTROLLER://127.0.0.1:{controller}
advertised.listeners=PLAINTEXT://127.0.0.1:{port},SASL://localhost:{sasl},MTLS://localhost:{mtls}
listener.security.protocol.map=PLAINTEXT:PLAINTEXT,CONTROLLER:PLAINTEXT,SASL:SASL_SSL,MTLS:SSL
inter.broker.listener.name=PLAINTEXT
listener.name.sasl.sasl.enabled.mechanisms=SCRAM-SHA-512
listener.name.sasl.scram-sha-512.sasl.jaas.config=org.apache.kafka.common.security.scram.ScramLoginModule required;
listener.name.mtls.ssl.client.auth=required
ssl.keystore.type=PEM
ssl.keystore.location={folder}/broker.pem
ssl.truststore.type=PEM
ssl.truststore.location={folder}/ca.crt
authorizer.class.name=org.apache.kafka.metadata.authorizer.StandardAuthorizer
super.users=User:ANONYMOUS
log.dirs={folder}/data
auto.create.topics.enable=false
group.initial.rebalance.delay.ms=0
offsets.topic.num.partitions=1
offsets.topic.replication.factor=1
"""


@dataclass(frozen=True)
class Grant:
    """A right of a user (`desk`) or of a certificate (`CN=desk`)."""

    principal: str
    operation: ACLOperation
    kind: ResourceType
    name: str


class SecuredServer(KafkaServer):
    """`brokers` is for whoever sets things up and may do anything, `sasl` and `mtls` are the addresses under test."""

    def __init__(self, folder: Path, users: list[str]) -> None:
        self.port, sasl, mtls, controller = free_ports(4)
        self.sasl, self.mtls = f"{HOST}:{sasl}", f"{HOST}:{mtls}"
        self.sasl_by_address = f"127.0.0.1:{sasl}"
        make_certificates(folder)
        properties = _PROPERTIES.format(port=self.port, sasl=sasl, mtls=mtls, controller=controller, folder=folder)
        self._set_up(folder, properties)
        scram = [f"--add-scram=SCRAM-SHA-512=[name={user},password={PASSWORD}]" for user in users]
        self._format = ["--standalone", f"--cluster-id={new_cluster_id()}", *scram]

    def grant(self, *grants: Grant) -> None:
        """Give rights, and wait until the broker knows of them."""
        with self._admin() as client:
            client.create_acls([_rule(one) for one in grants])
            _wait(lambda: all(_known(client, one) for one in grants))

    def revoke(self, *grants: Grant) -> None:
        """Take rights away, and wait until the broker no longer knows of them."""
        with self._admin() as client:
            client.delete_acls([_rule(one) for one in grants])
            _wait(lambda: not any(_known(client, one) for one in grants))

    @contextmanager
    def _admin(self) -> Iterator[KafkaAdminClient]:
        from onrecord_streams import clients
        from onrecord_streams.settings import StreamSettings

        with clients.admin(StreamSettings(brokers=self.brokers)) as client:
            yield client


def _rule(grant: Grant) -> ACL:
    from kafka.admin import ACL, ACLPermissionType, ResourcePattern

    where = ResourcePattern(grant.kind, grant.name)
    return ACL(f"User:{grant.principal}", "*", grant.operation, ACLPermissionType.ALLOW, where)


def _known(client: KafkaAdminClient, grant: Grant) -> bool:
    return bool(client.describe_acls(_rule(grant))[0])


def _wait(true: Callable[[], bool]) -> None:
    until = time.monotonic() + 20
    while not true():
        if time.monotonic() > until:
            raise TimeoutError("the broker has not taken in the rights that it was given, or that were taken away")
        time.sleep(0.02)


def make_certificates(folder: Path) -> None:
    """An authority (`ca.crt`), another that signs nothing (`other.crt`), the broker's certificate with its key
    (`broker.pem`), and one for a client that is called `desk` (`desk.crt`, `desk.key` with a password)."""
    for name in ("ca", "other"):
        _openssl(
            folder, f"req -x509 -newkey rsa:2048 -nodes -keyout {name}.key -out {name}.crt -days 2 -subj /CN={name}"
        )
    for name, extensions in (("broker", f"subjectAltName=DNS:{HOST}"), ("desk", "extendedKeyUsage=clientAuth")):
        (folder / f"{name}.ext").write_text(extensions)
        _openssl(folder, f"req -newkey rsa:2048 -nodes -keyout {name}.plain -out {name}.csr -subj /CN={name}")
        signed = f"-CA ca.crt -CAkey ca.key -CAcreateserial -days 2 -extfile {name}.ext"
        _openssl(folder, f"x509 -req -in {name}.csr {signed} -out {name}.crt")
    (folder / "broker.pem").write_text((folder / "broker.plain").read_text() + (folder / "broker.crt").read_text())
    _openssl(folder, f"pkcs8 -topk8 -in desk.plain -out desk.key -passout pass:{KEY_PASSWORD}")


def _openssl(folder: Path, arguments: str) -> None:
    subprocess.run(["openssl", *arguments.split()], cwd=folder, check=True, capture_output=True)
