"""docker-compose.yml: that it is one, that what runs is confined, and that .env.example tells of what may be chosen."""

from __future__ import annotations

import re
from typing import Any

import pytest
from configured import configured
from deploy_tools import DEPLOY, ROOT, documents, run

from onrecord_streams.settings import StreamSettings

COMPOSE = ROOT / "docker-compose.yml"


@pytest.fixture(scope="module")
def services() -> dict[str, dict[str, Any]]:
    (compose,) = documents(COMPOSE.read_text(encoding="utf-8"))
    found: dict[str, dict[str, Any]] = compose["services"]
    return found


def test_it_follows_the_compose_specification() -> None:
    run("check-jsonschema", "--builtin-schema", "vendor.compose-spec", COMPOSE)


def test_every_image_of_others_has_a_version(services: dict[str, dict[str, Any]]) -> None:
    images = [one["image"] for one in services.values()]
    others = [one for one in images if "WORKER_IMAGE" not in one]
    assert len(others) == 4
    assert [one for one in others if not re.search(r":v?\d+\.\d+\.\d+$", one)] == []


def test_nothing_may_gain_rights_or_take_all_memory(services: dict[str, dict[str, Any]]) -> None:
    for name, service in services.items():
        assert service["cap_drop"] == ["ALL"], name
        assert service["security_opt"] == ["no-new-privileges:true"], name
        assert service["mem_limit"], name


def test_the_worker_can_write_to_tmp_alone_and_has_time_to_finish(services: dict[str, dict[str, Any]]) -> None:
    worker = services["worker"]
    assert worker["read_only"] is True
    assert [one.split(":")[0] for one in worker["tmpfs"]] == ["/tmp"]
    assert "volumes" not in worker
    assert worker["stop_grace_period"] == "1m"


def test_only_the_broker_can_write_to_its_root(services: dict[str, dict[str, Any]]) -> None:
    assert [name for name, one in services.items() if one.get("read_only") is not True] == ["kafka"]


def test_no_password_is_known_to_everybody(services: dict[str, dict[str, Any]]) -> None:
    assert [key for one in services.values() for key in one.get("environment", {}) if "PASSWORD" in key] == []
    grafana = services["grafana"]["environment"]
    assert grafana["GF_SECURITY_DISABLE_INITIAL_ADMIN_CREATION"] == "true"
    assert grafana["GF_AUTH_ANONYMOUS_ORG_ROLE"] == "Viewer"


def test_workers_begin_when_the_topics_are_there_and_topics_when_the_broker_answers(
    services: dict[str, dict[str, Any]],
) -> None:
    assert services["worker"]["depends_on"] == {"topics": {"condition": "service_completed_successfully"}}
    assert services["topics"]["depends_on"] == {"kafka": {"condition": "service_healthy"}}
    assert services["kafka"]["environment"]["KAFKA_AUTO_CREATE_TOPICS_ENABLE"] == "false"
    assert services["kafka"]["healthcheck"]["test"]


def test_only_loopback_is_published_and_what_is_not_needed_has_a_profile(services: dict[str, dict[str, Any]]) -> None:
    published = [port for one in services.values() for port in one.get("ports", [])]
    assert len(published) == 4
    assert all(port.startswith("127.0.0.1:") for port in published)
    assert {name for name, one in services.items() if "profiles" not in one} == {"kafka", "topics", "worker"}


def defaults(text: str) -> str:
    """A text of the file with what stands there where .env says nothing."""
    return re.sub(r"\$\{\w+:-([^}]*)\}", r"\1", text)


@pytest.mark.parametrize("name", ["topics", "worker", "onrecord"])
def test_the_program_reads_every_variable_that_it_is_given(
    services: dict[str, dict[str, Any]], name: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    service = services[name]
    given = {variable: defaults(value) for variable, value in service["environment"].items()}
    core, streams = configured(given, monkeypatch)
    inside = re.search(r"INSIDE://([^,]+)", services["kafka"]["environment"]["KAFKA_ADVERTISED_LISTENERS"])
    assert inside is not None
    assert streams.brokers == inside[1]
    assert (streams.partitions, streams.replication, streams.web.host) == (8, 1, "0.0.0.0")
    mebibytes = int(defaults(service["mem_limit"]).removesuffix("m"))
    assert core.pool.processes * core.pool.max_memory + 256 * 1024**2 <= mebibytes * 1024**2


def test_prometheus_and_the_health_check_ask_where_the_worker_answers() -> None:
    (prometheus,) = documents((DEPLOY / "prometheus" / "prometheus.yml").read_text(encoding="utf-8"))
    (job,) = prometheus["scrape_configs"]
    port = StreamSettings().web.port
    assert [one["port"] for one in job["dns_sd_configs"]] == [port]
    asked = re.findall(r'"(ONRECORD_\w+)", "(\d+)"', (DEPLOY / "healthcheck.py").read_text(encoding="utf-8"))
    assert asked == [("ONRECORD_STREAMS__WEB__PORT", str(port))]


def test_the_example_of_variables_has_each_with_its_default() -> None:
    used = dict(re.findall(r"\$\{(\w+):-([^}]*)\}", COMPOSE.read_text(encoding="utf-8")))
    example = (ROOT / ".env.example").read_text(encoding="utf-8")
    assert dict(re.findall(r"^(\w+)=(.*)$", example, re.MULTILINE)) == used
