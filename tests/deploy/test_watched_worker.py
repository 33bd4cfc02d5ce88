"""A real worker as it is watched: its log, and dashboard and alerts, whose queries a real Prometheus is asked."""

from __future__ import annotations

import json
import os
import re
import subprocess
import urllib.error
import urllib.parse
import urllib.request
from collections.abc import Iterator
from typing import Any

import pytest
from bad_input import article
from deploy_tools import DEPLOY, tool
from flow import Flow, Sent
from kafka_server import free_ports
from watched import Watched, wait, watched

from onrecord_streams.embedded import stream_flags

DASHBOARD = json.loads((DEPLOY / "grafana" / "dashboards" / "onrecord.json").read_text(encoding="utf-8"))
CONFIG = """\
global: {{scrape_interval: 1s, evaluation_interval: 1s}}
rule_files: [{rules}]
scrape_configs:
  - job_name: onrecord
    static_configs: [{{targets: ["127.0.0.1:{port}"]}}]
"""


class Prometheus:
    """A Prometheus on loopback."""

    def __init__(self, port: int) -> None:
        self._url = f"http://127.0.0.1:{port}/api/v1"

    def ask(self, path: str, **parameters: str) -> Any:
        """What it answers; None where it does not yet."""
        try:
            with urllib.request.urlopen(
                f"{self._url}/{path}?{urllib.parse.urlencode(parameters)}", timeout=5
            ) as answer:
                return json.load(answer)["data"]
        except urllib.error.HTTPError as error:
            with error:
                if error.code != 503:  # which it is while it starts
                    pytest.fail(f"{path} {parameters}: {error.read().decode()}")
                return None
        except OSError:
            return None

    def values(self, query: str) -> list[dict[str, Any]]:
        """The series that a query finds now."""
        found = self.ask("query", query=query)
        series: list[dict[str, Any]] = found["result"] if found else []
        return series


@pytest.fixture(scope="module")
def worker(embedded_brokers: str) -> Iterator[Watched]:
    """A worker whose extractor met its deadline on an article, and that was given a record which is no article."""
    tool("prometheus")  # before anything is begun for it
    settings = {
        name: one for name, one in stream_flags("").items() if name in ("session_timeout", "heartbeat_interval")
    }
    flow = Flow(embedded_brokers, **settings)
    more = {
        "streams__web__stalled_after": "8",
        "log__format": "json",
    }  # a quarter of it is how often offsets are asked for
    with watched(flow, "--only", "votes", pool__soft_deadline="0.000001", **more) as one:
        wait(lambda: one.metric("onrecord_lag_records") is not None)  # a commit is seen as a change from this
        flow.send([Sent(article("pier"), b"pier"), Sent(b"no article")])
        wait(lambda: one.metric("onrecord_extractor_failures_total", error="DeadlineExceeded") == 1)
        wait(lambda: one.metric("onrecord_dead_letters_total", stage="decode") == 1)
        wait(lambda: one.metric("onrecord_last_commit_timestamp_seconds") is not None)
        yield one


@pytest.fixture(scope="module")
def prometheus(worker: Watched, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Prometheus]:
    folder = tmp_path_factory.mktemp("prometheus")
    (port,) = free_ports(1)
    config = CONFIG.format(rules=DEPLOY / "prometheus" / "alerts.yml", port=worker.port)
    (folder / "prometheus.yml").write_text(config)
    command = [
        tool("prometheus"),
        f"--config.file={folder / 'prometheus.yml'}",
        f"--storage.tsdb.path={folder / 'data'}",
        f"--web.listen-address=127.0.0.1:{port}",
        "--log.level=warn",
    ]
    with (folder / "log").open("wb") as log:
        process = subprocess.Popen(command, stdout=log, stderr=log, env=dict(os.environ))
    try:
        one = Prometheus(port)
        scraped = "count_over_time(onrecord_articles_total[1m]) >= 3"
        wait(lambda: bool(one.values(scraped)), lambda: (folder / "log").read_text())
        yield one
    finally:
        process.terminate()
        process.wait(120)


def queries() -> list[Any]:
    return [
        pytest.param(target["expr"], id=f"{panel['title']}{number or ''}")
        for panel in DASHBOARD["panels"]
        for number, target in enumerate(panel["targets"])
    ]


@pytest.mark.parametrize("query", queries())
def test_every_panel_finds_something(prometheus: Prometheus, query: str) -> None:
    asked = query.replace("$job", "onrecord").replace("$__rate_interval", "1m")
    assert "$" not in asked
    assert prometheus.values(asked) != [], asked


def test_every_metric_of_ours_is_in_the_dashboard(worker: Watched) -> None:
    shown = " ".join(target["expr"] for panel in DASHBOARD["panels"] for target in panel["targets"])
    told = set(re.findall(r"^# TYPE (onrecord_\w+?)(?:_created)? ", worker.page("/metrics")[1], re.MULTILINE))
    assert {name for name in told if name not in shown} == set()


def test_every_rule_is_evaluated_on_metrics_that_are_there(prometheus: Prometheus) -> None:
    wait(lambda: all(one["health"] == "ok" for one in _rules(prometheus)), lambda: str(_rules(prometheus)))
    for selector in {one for rule in _rules(prometheus) for one in re.findall(r"onrecord_\w+\{[^}]*\}", rule["query"])}:
        assert prometheus.values(selector) != [], selector


def test_every_line_of_the_log_is_an_object_and_quotes_no_article(worker: Watched) -> None:
    text = worker.process.log()
    lines = [json.loads(line) for line in text.splitlines()]
    (letter,) = [one for one in lines if one.get("stage") == "deadline"]
    about = {"article_id": "pier", "plugin": "votes", "error": "DeadlineExceeded"}
    assert about.items() <= letter.items()
    assert {"topic", "partition", "offset"} <= set(letter)
    (refused,) = [one for one in lines if "reason" in one]
    assert (refused["reason"], refused["level"]) == ("bad_json", "warning")
    assert "Skerrow" not in text


def _rules(prometheus: Prometheus) -> list[dict[str, Any]]:
    return [one for group in prometheus.ask("rules")["groups"] for one in group["rules"]]
