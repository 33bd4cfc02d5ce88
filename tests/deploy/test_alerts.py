"""deploy/prometheus: rules that Prometheus takes, alerts that fire when they should, and a page on what to do then."""

from __future__ import annotations

import re
from pathlib import Path
from typing import Any

import pytest
from deploy_tools import DEPLOY, ROOT, documents, run

RULES = DEPLOY / "prometheus" / "alerts.yml"
TESTS = Path(__file__).with_name("alerts.test.yml")


@pytest.fixture(scope="module")
def alerts() -> list[dict[str, Any]]:
    (rules,) = documents(RULES.read_text(encoding="utf-8"))
    return [one for group in rules["groups"] for one in group["rules"] if "alert" in one]


def test_prometheus_takes_rules_and_configuration() -> None:
    run("promtool", "check", "rules", RULES)
    run("promtool", "check", "config", DEPLOY / "prometheus" / "prometheus.yml")


def test_alerts_fire_when_they_should_and_not_when_they_should_not(tmp_path: Path) -> None:
    tests = tmp_path / TESTS.name
    tests.write_text(TESTS.read_text(encoding="utf-8").replace("RULES", str(RULES)), encoding="utf-8")
    run("promtool", "test", "rules", tests)


def test_every_alert_is_tested_both_ways(alerts: list[dict[str, Any]]) -> None:
    (file,) = documents(TESTS.read_text(encoding="utf-8"))
    asked = [one for test in file["tests"] for one in test["alert_rule_test"]]
    names = {one["alert"] for one in alerts}
    assert {one["alertname"] for one in asked if one.get("exp_alerts")} == names
    assert {one["alertname"] for one in asked if not one.get("exp_alerts")} == names


def test_every_alert_has_a_paragraph_on_what_to_do(alerts: list[dict[str, Any]]) -> None:
    page = (ROOT / "docs" / "alerts.md").read_text(encoding="utf-8")
    headings = re.findall(r"^## (\w+)$", page, re.MULTILINE)
    assert headings == [one["alert"] for one in alerts]
    assert [one["annotations"]["runbook"] for one in alerts] == [f"docs/alerts.md#{one.lower()}" for one in headings]
