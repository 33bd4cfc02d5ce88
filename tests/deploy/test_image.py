"""The image, built from deploy/Dockerfile: its size, how it says it is run, and a worker of it that reads an article.

It takes minutes, root, buildah and debootstrap, so it is asked for: `make image-check`, which also prints the size.
"""

from __future__ import annotations

import contextlib
import os
import signal
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest
from bad_input import article
from chroot_image import CannotBuild, ChrootImage
from flow import Flow, Sent, WorkerProcess
from kafka_server import free_ports
from proc import children
from watched import Watched

from onrecord_streams.embedded import stream_flags

ASKED_FOR = "ONRECORD_IMAGE"
LARGEST = 600_000_000
"""Bytes, without compression."""

pytestmark = pytest.mark.skipif(
    os.environ.get(ASKED_FOR) != "1", reason="building an image takes minutes: make image-check"
)


@pytest.fixture(scope="module")
def image(tmp_path_factory: pytest.TempPathFactory) -> Iterator[ChrootImage]:
    one = ChrootImage(tmp_path_factory.mktemp("image"))
    try:
        one.build()
        yield one
    except CannotBuild as error:
        pytest.fail(str(error))
    except subprocess.CalledProcessError as error:
        pytest.fail(f"{error}: {one.log()[-5000:]}")
    finally:
        one.remove()


def test_it_is_small(image: ChrootImage) -> None:
    print(f"the image has {image.size() / 1e6:.0f} MB without compression, its base included")
    assert image.size() < LARGEST


def test_it_says_how_it_is_run(image: ChrootImage) -> None:
    config = image.config()
    assert config["User"] == "10001:10001"
    assert (config["Entrypoint"], config["Cmd"]) == (["onrecord"], ["worker"])
    assert config["Healthcheck"]["Test"] == ["CMD", "python3", "/opt/onrecord/healthcheck.py"]
    labels = config["Labels"]
    assert labels["org.opencontainers.image.licenses"] == "Apache-2.0"
    assert labels["org.opencontainers.image.title"] == "onrecord"


def test_it_can_change_nothing_but_tmp_and_its_environment_has_no_pip(image: ChrootImage) -> None:
    program = "touch /opt/onrecord/x || touch /etc/x || touch /x || (touch /tmp/x && id -u && ls /opt/onrecord/bin)"
    command = [*image.command(image.container(), {}), "sh", "-c", program]
    done = subprocess.run(command, env=image.environment, capture_output=True, text=True, timeout=120, check=True)
    assert done.stdout.startswith("10001\n")
    assert "pip" not in done.stdout


def test_a_worker_of_it_reads_an_article_is_healthy_and_ends_when_told_to(
    image: ChrootImage, embedded_brokers: str
) -> None:
    settings = {
        name: one for name, one in stream_flags("").items() if name in ("session_timeout", "heartbeat_interval")
    }
    flow = Flow(embedded_brokers, **settings)
    (port,) = free_ports(1)
    variables = {name: value for name, value in flow.environment.items() if name.startswith("ONRECORD_STREAMS__")}
    variables |= {"ONRECORD_STREAMS__WEB__ENABLED": "true", "ONRECORD_STREAMS__WEB__PORT": str(port)}
    inside = image.command(image.container(), variables)
    health = [*inside, "python3", "/opt/onrecord/healthcheck.py"]
    with flow.worker(command=[*inside, "onrecord"], environment=image.environment) as process:
        worker = Watched(process, port)
        worker.until("/readyz", 200)
        pid = _worker_in(process)
        try:
            assert _code(health, image) == 0
            flow.send([Sent(article("pier"), b"pier")])
            out = flow.collect(lambda out: {one.key for one in out.ledger} >= set(flow.pairs(["pier"])))
            assert {one["status"] for one in out.entries()} == {"read"}
            assert {one.topic.removeprefix(flow.prefix) for one in out.facts} >= {".votes.v1", ".quotes.v1"}
            os.kill(pid, signal.SIGTERM)  # what a runtime does; buildah would not pass it on
            assert process.wait() == 0
        finally:
            with contextlib.suppress(ProcessLookupError):
                os.kill(pid, signal.SIGKILL)
    assert _code(health, image) == 1


def _code(command: list[str], image: ChrootImage) -> int:
    return subprocess.run(command, env=image.environment, capture_output=True, timeout=120).returncode


def _worker_in(process: WorkerProcess) -> int:
    """The worker, under buildah's own processes, of which each has a single child."""
    pid = process.pid
    while not Path(f"/proc/{pid}/cmdline").read_bytes().startswith(b"/opt/onrecord/bin/python\0"):
        (pid,) = children(pid)
    return pid
