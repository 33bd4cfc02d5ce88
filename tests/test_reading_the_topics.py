"""docs/reading-the-topics.md: what it says can be read without Onrecord is read so."""

from __future__ import annotations

import json
import os
import re
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import Any, NoReturn

import duckdb
import pytest
from flow import Flow, Sent
from kafka_server import KafkaUnavailable, jars
from onrecord_on import COMMAND

PAGE = Path(__file__).parents[1] / "docs" / "reading-the-topics.md"
CONNECT = Path(__file__).parent / "kafka" / "connect"
VOTED = "The Norhaven council adopted the harbour bill on Tuesday by 7 votes to 2, with one abstention."
VETOED = "Norland vetoed the draft resolution on fishing rights on Monday."


def block(name: str) -> str:
    """The block of the page that is marked to be run."""
    found = re.search(rf"<!-- run: {name} -->\n```\w+\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.M | re.S)
    assert found, f"{PAGE} has no block {name}"
    return found[1]


def missing(reason: str) -> NoReturn:
    """Skip, or fail where all that a real Kafka needs is to be there."""
    if os.environ.get("ONRECORD_REQUIRE_KAFKA") == "1":
        pytest.fail(f"ONRECORD_REQUIRE_KAFKA is set, but {reason}")
    pytest.skip(reason)


@pytest.fixture(scope="module")
def votes(kafka_brokers: str) -> Iterator[list[Any]]:
    """The records of the topic of votes that a worker wrote which writes for Kafka Connect."""
    flow = Flow(kafka_brokers, extractors={"votes": 1}, value_format="connect")
    articles = [{"id": "a", "text": VOTED}, {"id": "b", "text": VETOED}]
    flow.send(Sent(json.dumps(one).encode()) for one in articles)
    with flow.worker("--only", "votes"):
        out = flow.collect(lambda out: len(out.ledger) == 2)
    assert len(out.facts) >= 1
    yield [flow, *out.facts]


@pytest.mark.kafka
def test_the_program_for_kafka_python_keeps_the_votes_that_were_not_taken_back(kafka_brokers: str) -> None:
    from onrecord_streams import clients, topics

    flow = Flow(kafka_brokers, prefix="onrecord", extractors={"votes": 1})
    facts = [{"body": "Orsk", "outcome": "adopted", "votes_for": number, "votes_against": 2} for number in (5, 7)]
    try:
        with clients.producer(flow.settings) as producer:
            for key, value in [(b"f1", facts[0]), (b"f1", facts[1]), (b"f2", facts[0]), (b"f2", None)]:
                producer.send("onrecord.votes.v1", value and json.dumps(value).encode(), key, partition=0)
        done = subprocess.run(
            [sys.executable, "-c", block("kafka-python")], env={**os.environ, "BROKERS": kafka_brokers},
            capture_output=True, text=True, timeout=120, check=True,
        )  # fmt: skip
        assert done.stdout == "Orsk\tadopted\t7\t2\n"
    finally:
        topics.delete(flow.topics.all(), flow.settings)


@pytest.mark.kafka
def test_the_lines_for_kcat_give_quotes_and_whole_records(kafka_brokers: str, tmp_path: Path) -> None:
    from onrecord_streams import clients, topics

    for tool in ("kcat", "jq"):
        if shutil.which(tool) is None:
            missing(f"there is no {tool}: Debian's package of that name has it")
    flow = Flow(kafka_brokers, prefix="onrecord", extractors={"quotes": 1, "votes": 1})
    try:
        with clients.producer(flow.settings) as producer:
            for number, speaker in enumerate(("Ada Lund", None)):
                quote = {"speaker": speaker, "quotation": f"Nobody\tpaid {number}."}
                producer.send("onrecord.quotes.v1", json.dumps(quote).encode(), b"q", partition=0)
            for value in (b'{"votes_for": 5}', None):
                producer.send("onrecord.votes.v1", value, b"f1", [("traceparent", b"00-1")], partition=0)
        lines = block("kcat").replace("127.0.0.1:9092", kafka_brokers)
        done = subprocess.run(["bash", "-euo", "pipefail", "-c", lines], cwd=tmp_path, capture_output=True, timeout=120)
        assert done.returncode == 0, done.stderr.decode()
        assert done.stdout.decode().splitlines() == [
            "Ada Lund\tNobody\\tpaid 0.",
            'f1\ttraceparent=00-1\t{"votes_for": 5}',
            "f1\ttraceparent=00-1\tNULL",
        ]
        assert (tmp_path / "votes.jsonl").read_text() == '{"votes_for": 5}\n\n'
    finally:
        topics.delete(flow.topics.all(), flow.settings)


def test_the_statements_for_duckdb_count_votes_and_name_voters(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("article.txt").write_text(VOTED)
    done = subprocess.run([*COMMAND, "extract", "article.txt", "--only", "votes"], capture_output=True, check=True)
    vote = json.loads(done.stdout)
    place = {"voter": "Una Brandt", "position": "against", "start": 0, "end": 3}
    other = {**vote, "id": "other", "positions": [place]}
    Path("votes.jsonl").write_text("\n".join(json.dumps(one) for one in (vote, other, vote)) + "\n\n")
    results = []
    with duckdb.connect() as connection:
        for statement in duckdb.extract_statements(block("duckdb")):
            results.append(connection.execute(statement).fetchall())
    assert results[1] == [(vote["body"], 2, 14)]
    assert results[2] == [(vote["body"], "Una Brandt", "against")]


@pytest.mark.kafka
def test_connects_json_converter_reads_what_a_worker_writes(votes: list[Any]) -> None:
    try:
        libraries = jars(CONNECT / "pom.xml")
    except KafkaUnavailable as error:
        missing(str(error))
    java = shutil.which("java") or ""
    if "jdk.compiler" not in subprocess.run([java, "--list-modules"], capture_output=True, text=True).stdout:
        missing("this Java has no compiler; install a JDK, such as openjdk-17-jdk-headless")
    values = b"\n".join(record.value for record in votes[1:])
    command = [java, "-cp", f"{libraries}{os.sep}*", str(CONNECT / "Converted.java")]
    done = subprocess.run(command, input=values, capture_output=True, timeout=120, check=False)
    assert done.returncode == 0, done.stderr.decode()
    fields = [line.split("\t") for line in done.stdout.decode().splitlines()]
    found = {(type, name): value for type, name, value in fields[: len(json.loads(votes[1].value)["payload"])]}
    assert found["INT64", "votes_for"] == "7"
    assert found["FLOAT64", "confidence"] == str(json.loads(votes[1].value)["payload"]["confidence"])
    assert json.loads(found["STRING", "evidence"])[0]["exact"]
    assert found["STRING", "exact"] in VOTED


@pytest.mark.kafka
def test_onrecords_own_commands_read_envelopes(votes: list[Any], tmp_path: Path) -> None:
    flow = votes[0]
    tailed = flow.command("tail", "votes", "--standing", "-o", "jsonl", "--where", "votes_for=7")
    fact = json.loads(tailed.stdout)
    assert (fact["body"], fact["positions"]) == ("Norhaven council", [])
    assert fact["evidence"][0]["exact"] in VOTED
    done = flow.command("sink", "sqlite", str(tmp_path / "facts.sqlite"), "--until-end")
    assert f"{len(votes) - 1} facts in" in done.stderr
    assert "to be retracted" in flow.command("retract").stderr
