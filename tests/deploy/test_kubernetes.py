"""deploy/kubernetes: that it renders to objects that Kubernetes takes, and that a cluster with rules would admit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from configured import configured
from deploy_tools import DEPLOY, documents, run

from onrecord.config import FILE_VARIABLE, Settings
from onrecord_streams.settings import StreamSettings

BASE = DEPLOY / "kubernetes" / "base"
SECURED = DEPLOY / "kubernetes" / "overlays" / "secured"

Configured = dict[str, tuple[Settings, StreamSettings]]
"""What the program reads in the pods, by the kind of what makes them."""


@pytest.fixture(scope="module", params=[BASE, SECURED], ids=["base", "secured"])
def rendered(request: pytest.FixtureRequest) -> str:
    return run("kubectl", "kustomize", request.param)


@pytest.fixture
def objects(rendered: str) -> dict[str, dict[str, Any]]:
    return {one["kind"]: one for one in documents(rendered)}


@pytest.fixture
def settings(objects: dict[str, dict[str, Any]], tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Configured:
    """Fails where ONRECORD_CONFIG does not lead to the file of the config map."""
    found = {}
    for kind in ("Deployment", "Job"):
        pod = objects[kind]["spec"]["template"]["spec"]
        (container,) = pod["containers"]
        environment = {one["name"]: one["value"] for one in container["env"]}
        file = Path(environment[FILE_VARIABLE])
        (volume,) = (one["name"] for one in container["volumeMounts"] if one["mountPath"] == str(file.parent))
        (source,) = (one["configMap"]["name"] for one in pod["volumes"] if one["name"] == volume)
        assert source == objects["ConfigMap"]["metadata"]["name"]
        (tmp_path / file.name).write_text(objects["ConfigMap"]["data"][file.name], encoding="utf-8")
        secrets = {one["mountPath"] for one in container["volumeMounts"] if one["name"] == "kafka"}
        with monkeypatch.context() as patch:
            is_file = Path.is_file
            patch.setattr(Path, "is_file", lambda path: str(path.parent) in secrets or is_file(path))  # noqa: B023
            found[kind] = configured(environment, patch, tmp_path / file.name)
    return found


def test_kubernetes_knows_every_field(rendered: str, tmp_path: Path) -> None:
    (tmp_path / "rendered.yaml").write_text(rendered)
    run("kubernetes-validate", "--strict", tmp_path / "rendered.yaml")


def test_pods_meet_the_restricted_standard(objects: dict[str, dict[str, Any]]) -> None:
    for kind in ("Deployment", "Job"):
        pod = objects[kind]["spec"]["template"]["spec"]
        (container,) = pod["containers"]
        assert pod["securityContext"]["runAsNonRoot"] is True
        assert pod["securityContext"]["seccompProfile"] == {"type": "RuntimeDefault"}
        assert pod["automountServiceAccountToken"] is False
        assert container["securityContext"] == {
            "allowPrivilegeEscalation": False,
            "readOnlyRootFilesystem": True,
            "capabilities": {"drop": ["ALL"]},
        }
        assert set(container["resources"]["limits"]) == {"cpu", "memory"}


def test_the_user_is_the_images(objects: dict[str, dict[str, Any]]) -> None:
    user = f"USER {objects['Deployment']['spec']['template']['spec']['securityContext']['runAsUser']}:"
    assert user in (DEPLOY / "Dockerfile").read_text(encoding="utf-8")


def test_probes_ask_the_pages_that_the_worker_has(objects: dict[str, dict[str, Any]], settings: Configured) -> None:
    (container,) = objects["Deployment"]["spec"]["template"]["spec"]["containers"]
    asked = {name: container[name]["httpGet"]["path"] for name in ("startupProbe", "livenessProbe", "readinessProbe")}
    assert asked == {"startupProbe": "/livez", "livenessProbe": "/livez", "readinessProbe": "/readyz"}
    assert [one["containerPort"] for one in container["ports"]] == [settings["Deployment"][1].web.port]


def test_a_worker_has_longer_to_end_than_it_gives_itself(
    objects: dict[str, dict[str, Any]], settings: Configured
) -> None:
    pod = objects["Deployment"]["spec"]["template"]["spec"]
    assert pod["terminationGracePeriodSeconds"] > settings["Deployment"][1].drain_timeout


def test_the_program_reads_every_variable_and_key_that_pods_are_given(
    settings: Configured,
) -> None:
    core, streams = settings["Deployment"]
    assert settings["Job"] == (core, streams)
    assert (core.log.format, core.pool.processes, streams.web.host) == ("json", 2, "0.0.0.0")


def test_the_pool_fits_into_the_memory_that_it_may_take(
    objects: dict[str, dict[str, Any]], settings: Configured
) -> None:
    pool = settings["Deployment"][0].pool
    (container,) = objects["Deployment"]["spec"]["template"]["spec"]["containers"]
    mebibytes = int(container["resources"]["limits"]["memory"].removesuffix("Mi"))
    assert pool.processes * pool.max_memory + 256 * 1024**2 <= mebibytes * 1024**2


def test_selectors_choose_workers_and_no_job(objects: dict[str, dict[str, Any]]) -> None:
    labels = objects["Deployment"]["spec"]["template"]["metadata"]["labels"]
    for chosen in (objects["Deployment"]["spec"]["selector"], objects["PodDisruptionBudget"]["spec"]["selector"]):
        wanted = chosen["matchLabels"].items()
        assert wanted <= labels.items()
        assert not wanted <= objects["Job"]["spec"]["template"]["metadata"]["labels"].items()


def test_the_network_is_closed_but_for_prometheus_names_and_brokers(
    objects: dict[str, dict[str, Any]], settings: Configured
) -> None:
    policy = objects["NetworkPolicy"]["spec"]
    streams = settings["Deployment"][1]
    assert policy["policyTypes"] == ["Ingress", "Egress"]
    assert [port["port"] for rule in policy["ingress"] for port in rule["ports"]] == [streams.web.port]
    open_to = {port["port"] for rule in policy["egress"] for port in rule["ports"]}
    assert open_to == {53, 9092, 9093}
    assert {int(one.rpartition(":")[2]) for one in streams.brokers.split(",")} <= open_to


def test_prometheus_is_told_where_the_worker_answers(objects: dict[str, dict[str, Any]], settings: Configured) -> None:
    told = objects["Deployment"]["spec"]["template"]["metadata"]["annotations"]
    port = settings["Deployment"][1].web.port
    assert (told["prometheus.io/port"], told["prometheus.io/path"]) == (str(port), "/metrics")
