"""deploy/kubernetes: that it renders to objects that Kubernetes takes, and that a cluster with rules would admit."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest
from deploy_tools import DEPLOY, documents, run

from onrecord.config import Settings
from onrecord_streams.settings import StreamSettings

BASE = DEPLOY / "kubernetes" / "base"
SECURED = DEPLOY / "kubernetes" / "overlays" / "secured"


@pytest.fixture(scope="module", params=[BASE, SECURED], ids=["base", "secured"])
def rendered(request: pytest.FixtureRequest) -> str:
    return run("kubectl", "kustomize", request.param)


@pytest.fixture
def objects(rendered: str) -> dict[str, dict[str, Any]]:
    return {one["kind"]: one for one in documents(rendered)}


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


def test_probes_ask_the_pages_that_the_worker_has(objects: dict[str, dict[str, Any]]) -> None:
    (container,) = objects["Deployment"]["spec"]["template"]["spec"]["containers"]
    asked = {name: container[name]["httpGet"]["path"] for name in ("startupProbe", "livenessProbe", "readinessProbe")}
    assert asked == {"startupProbe": "/livez", "livenessProbe": "/livez", "readinessProbe": "/readyz"}
    assert [one["containerPort"] for one in container["ports"]] == [StreamSettings().web.port]


def test_a_worker_has_longer_to_end_than_it_gives_itself(objects: dict[str, dict[str, Any]]) -> None:
    pod = objects["Deployment"]["spec"]["template"]["spec"]
    assert pod["terminationGracePeriodSeconds"] > StreamSettings().drain_timeout


def test_the_pool_fits_into_the_memory_that_it_may_take(
    objects: dict[str, dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    pool = _settings(objects, monkeypatch).pool
    (container,) = objects["Deployment"]["spec"]["template"]["spec"]["containers"]
    mebibytes = int(container["resources"]["limits"]["memory"].removesuffix("Mi"))
    assert pool.processes * pool.max_memory + 256 * 1024**2 <= mebibytes * 1024**2


def _settings(objects: dict[str, dict[str, Any]], monkeypatch: pytest.MonkeyPatch) -> Settings:
    """The configuration of the pods, by the code that reads it."""
    import tomllib

    tables = tomllib.loads(objects["ConfigMap"]["data"]["onrecord.toml"])
    return Settings(**{name: table for name, table in tables.items() if name in Settings.model_fields})


def test_the_configuration_is_one_that_the_commands_take(
    objects: dict[str, dict[str, Any]], monkeypatch: pytest.MonkeyPatch
) -> None:
    import tomllib

    streams = tomllib.loads(objects["ConfigMap"]["data"]["onrecord.toml"])["streams"]
    monkeypatch.setattr(Path, "is_file", lambda path: str(path).startswith("/run/secrets/kafka/"))
    assert StreamSettings(**streams).web.host == "0.0.0.0"


def test_selectors_choose_workers_and_no_job(objects: dict[str, dict[str, Any]]) -> None:
    labels = objects["Deployment"]["spec"]["template"]["metadata"]["labels"]
    for chosen in (objects["Deployment"]["spec"]["selector"], objects["PodDisruptionBudget"]["spec"]["selector"]):
        wanted = chosen["matchLabels"].items()
        assert wanted <= labels.items()
        assert not wanted <= objects["Job"]["spec"]["template"]["metadata"]["labels"].items()


def test_the_network_is_closed_but_for_prometheus_names_and_brokers(objects: dict[str, dict[str, Any]]) -> None:
    policy = objects["NetworkPolicy"]["spec"]
    assert policy["policyTypes"] == ["Ingress", "Egress"]
    assert [port["port"] for rule in policy["ingress"] for port in rule["ports"]] == [StreamSettings().web.port]
    assert {port["port"] for rule in policy["egress"] for port in rule["ports"]} == {53, 9092, 9093}
