"""Security on a real Kafka: users, certificates and rights, as the worker and the commands meet them."""

from __future__ import annotations

import json
import os
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

import pytest
from bad_input import article
from flow import COMMAND, Flow, Sent
from kafka.admin import ACLOperation, ResourceType
from secured_server import KEY_PASSWORD, PASSWORD, Grant, SecuredServer
from watched import wait

from onrecord.article import Article
from onrecord.cli import exits
from onrecord.cli.main import run
from onrecord.outcome import Extraction, FactRecord, Failure, Outcome
from onrecord.pool import ExtractorInfo
from onrecord_streams import clients, groups
from onrecord_streams.decoding import Withdrawn
from onrecord_streams.outbox import Outbox
from onrecord_streams.records import Arrival
from onrecord_streams.tail import existing

pytestmark = pytest.mark.kafka

STORY = '"The bridge is closed," said Ada Example, the mayor of Sampleton.'

EXAMPLES = Path(__file__).parents[1] / "examples" / "articles.jsonl"
"""Articles, of which one is broken on purpose."""


def variables(**given: object) -> dict[str, str]:
    return {f"ONRECORD_STREAMS__{name.upper()}": str(value) for name, value in given.items()}


def by_password(server: SecuredServer, user: str = "desk", **changed: object) -> dict[str, str]:
    """What makes a command log in as a user."""
    given = {
        "brokers": server.sasl,
        "connect_timeout": 1.5,
        "security__protocol": "sasl_ssl",
        "security__ca_file": server.folder / "ca.crt",
        "security__user": user,
        "security__password": PASSWORD,
    }
    return variables(**given | changed)


def by_certificate(server: SecuredServer) -> dict[str, str]:
    """What makes a command show a certificate."""
    return variables(
        brokers=server.mtls,
        connect_timeout=1.5,
        security__protocol="ssl",
        security__ca_file=server.folder / "ca.crt",
        security__certificate_file=server.folder / "desk.crt",
        security__key_file=server.folder / "desk.key",
        security__key_password=KEY_PASSWORD,
    )


def worker_rights(flow: Flow, principal: str) -> list[Grant]:
    """What a worker needs, and no more."""
    read, write, topic = ACLOperation.READ, ACLOperation.WRITE, ResourceType.TOPIC
    return [
        Grant(principal, read, topic, flow.topics.articles),
        Grant(principal, read, ResourceType.GROUP, flow.prefix),
        *(Grant(principal, write, topic, name) for name in flow.topics.all()[1:]),
    ]


@pytest.fixture
def flow(secured: SecuredServer) -> Flow:
    return Flow(secured.brokers, partitions=1)


@pytest.mark.parametrize("how", ["password", "certificate"])
def test_a_worker_with_exactly_its_rights_reads_and_writes_and_no_plugin_makes_it_tell_its_secrets(
    secured: SecuredServer, hostile_site: Path, tmp_path: Path, how: str
) -> None:
    names = ("quotes", "hostile_indiscreet")
    flow = Flow(secured.brokers, partitions=1, extractors=dict.fromkeys(names, 1))
    if how == "password":
        (tmp_path / "password").write_text(f"{PASSWORD}\n")
        environment = by_password(secured, security__password_file=tmp_path / "password")
        del environment["ONRECORD_STREAMS__SECURITY__PASSWORD"]
    else:
        environment = by_certificate(secured)
    environment["PYTHONPATH"] = os.pathsep.join([str(hostile_site), os.environ.get("PYTHONPATH", "")])
    environment["ONRECORD_PLUGINS__ALLOW"] = '["onrecord-hostile"]'
    secured.grant(*worker_rights(flow, "desk" if how == "password" else "CN=desk"))
    with flow.worker("--only", ",".join(names), environment=environment, command=[*COMMAND, "-vv"]) as worker:
        flow.send([Sent(article("story", text=STORY), b"story"), Sent(b"no article", b"broken")])
        out = flow.collect(lambda out: len(out.ledger) == 2 and len(out.deadletters) == 2)
        wait(lambda: "nobody to tell with" in worker.log())
        assert worker.stop() == 0, worker.log()
        said = worker.log()
    assert out.facts
    letters = b"".join(part for one in out.deadletters for pair in one.headers for part in (pair[0].encode(), pair[1]))
    entries = b"".join(one.value for one in out.ledger)
    assert b"ConnectionError: no login with ['***" in letters
    assert b"ConnectionError: no login with ['***" in entries
    assert "nobody to tell with ['***" in said
    for secret in (PASSWORD, KEY_PASSWORD):
        assert secret not in said
        assert secret.encode() not in letters + entries


def test_articles_are_sent_and_facts_watched_by_whoever_may(secured: SecuredServer, flow: Flow) -> None:
    topic = ResourceType.TOPIC
    desk = by_password(secured)
    secured.grant(
        Grant("desk", ACLOperation.WRITE, topic, flow.topics.articles),
        *(Grant("desk", ACLOperation.READ, topic, name) for name in flow.topics.facts.values()),
    )
    sent = flow.command("-vv", "produce", str(EXAMPLES), environment=desk)
    assert sent.returncode == 5, sent.stderr  # one of them is broken on purpose
    assert "13 delivered" in sent.stderr
    refused = flow.command("produce", str(EXAMPLES),
                           environment=by_password(secured, "intern"))  # fmt: skip
    assert refused.returncode == 4
    assert f"Write on the topic {flow.topics.articles}" in refused.stderr
    unwatched = flow.command("tail", environment=by_password(secured, "intern"))
    assert unwatched.returncode == 4
    assert f"Read on the topic {flow.topics.facts['quotes']}" in unwatched.stderr
    assert PASSWORD not in sent.stderr + refused.stderr + unwatched.stderr


def test_an_article_is_erased_by_whoever_may(secured: SecuredServer, flow: Flow) -> None:
    read, write, topic = ACLOperation.READ, ACLOperation.WRITE, ResourceType.TOPIC
    secured.grant(
        Grant("desk", ACLOperation.DESCRIBE, ResourceType.GROUP, flow.prefix),
        *(Grant("desk", operation, topic, name) for name in flow.topics.all() for operation in (read, write)),
    )
    flow.send([Sent(article("story", text=STORY), b"story")])
    command = ("erase", "--article", "story", "--execute", "--wait", "0")
    done = flow.command(*command, environment=by_password(secured))
    assert done.returncode == 5, done.stderr  # no worker has read the withdrawal
    assert f"withdrawals sent to {flow.topics.articles}: 1" in done.stderr
    assert "the broker does not tell the topic's settings" in done.stderr  # which would take DescribeConfigs


@dataclass(frozen=True)
class Command:
    """A command with the rights that it takes, each as an operation on topics or on the group."""

    line: tuple[str, ...]
    rights: Sequence[tuple[str, str]]
    rows: int
    """How many rows it writes."""

    code: int = exits.OK
    """Its exit code, when it has all its rights."""


TOPICS = ("articles", "quotes.v1", "ledger", "deadletters")
"""The topics of a flow with one extractor."""

COMMANDS = {
    "lag": Command(("lag",), [("Read", "articles"), ("Describe", "group")], 1),
    "reset": Command(("reset", "--to-earliest", "--execute"), [("Read", "articles"), ("Read", "group")], 1),
    "dlq-list": Command(("dlq", "list"), [("Read", "deadletters")], 1),
    "dlq-show": Command(("dlq", "show", "pier"), [("Read", "deadletters")], 1),
    "dlq-replay": Command(
        ("dlq", "replay", "--execute"),
        [
            ("Read", "articles"),
            ("Write", "articles"),
            ("Read", "ledger"),
            ("Read", "deadletters"),
            ("Describe", "group"),
        ],
        1,
    ),
    "replay": Command(
        ("replay", "--article", "ferry", "--execute"),
        [("Read", "articles"), ("Write", "articles"), ("Read", "ledger"), ("Describe", "group")],
        1,
    ),
    "retract": Command(
        ("retract", "--execute"), [("Read", "ledger"), ("Read", "quotes.v1"), ("Write", "quotes.v1")], 1
    ),
    "tail-standing": Command(("tail", "quotes", "--standing"), [("Read", "ledger"), ("Read", "quotes.v1")], 1),
    "tail": Command(("tail", "quotes", "--from-beginning", "-n", "1"), [("Read", "quotes.v1")], 1),
    "sink": Command(
        ("sink", "sqlite", "facts.sqlite", "quotes", "--until-end"), [("Read", "ledger"), ("Read", "quotes.v1")], 0
    ),
    "topics-plan": Command(
        ("topics", "plan"),
        [(operation, topic) for topic in TOPICS for operation in ("Describe", "DescribeConfigs")],
        len(TOPICS),
    ),
    "produce": Command(("produce", str(EXAMPLES)), [("Write", "articles")], 0, exits.PARTIAL),
    # the last, since it takes back what the others look at; no worker reads its withdrawal
    "erase": Command(
        ("erase", "--article", "ferry", "--execute", "--wait", "0"),
        [*((operation, topic) for topic in TOPICS for operation in ("Read", "Write")), ("Describe", "group")],
        3,
        exits.PARTIAL,
    ),
}


@pytest.fixture(scope="module")
def history(secured: SecuredServer) -> Flow:
    """What a worker with one extractor has left: one article it failed on, one with a fact, one that was withdrawn."""
    flow = Flow(secured.brokers, partitions=1, extractors={"quotes": 1})
    info = ExtractorInfo("quotes", "0.1.0", 1, "quote", ())
    outbox = Outbox(flow.topics, [info], "a-model 1", largest=flow.settings.request_bytes)
    results = []
    for id in ("pier", "ferry", "mill"):
        [(partition, offset)] = flow.send([Sent(article(id), id.encode())])
        arrival = Arrival(flow.topics.articles, partition, offset, id.encode(), article(id))
        fact = {"id": f"of-{id}", "type": "quote", "article_id": id, "exact": "“Late”", "confidence": 1}
        value = json.dumps({**fact, "extractor": "quotes"}).encode()
        extraction = Extraction("quotes", [FactRecord(f"of-{id}", value)])
        if id == "pier":
            extraction = Extraction("quotes", failure=Failure(id, "quotes", "extract", "ValueError", "no such speaker"))
        results.append(outbox.read(arrival, Article.from_json(article(id)), Outcome(id, [extraction])))
    [(partition, offset)] = flow.send([Sent(None, b"mill")])
    results.append(outbox.withdrawn(Arrival(flow.topics.articles, partition, offset, b"mill", None), Withdrawn("mill")))
    with clients.producer(flow.settings) as client:
        for one in (record for some in results for record in (*some.records, *some.ledger)):
            client.send(one.topic, one.value, one.key, one.headers, partition=0)
        client.flush()
    return flow


@pytest.mark.parametrize("name", COMMANDS)
def test_a_command_works_with_exactly_its_rights_and_names_the_one_that_is_missing(
    secured: SecuredServer,
    history: Flow,
    name: str,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
    tmp_path: Path,
) -> None:
    monkeypatch.chdir(tmp_path)
    command = COMMANDS[name]
    only_quotes = {"ONRECORD_PLUGINS__DISABLE": '["accusations", "casualties", "votes"]'}
    for variable, value in {**history.environment, **by_password(secured), **only_quotes}.items():
        monkeypatch.setenv(variable, value)
    rights = [_right(operation, what, history) for operation, what in command.rights]
    secured.grant(*rights)
    try:
        for missing, (operation, what) in zip(rights, command.rights, strict=True):
            secured.revoke(missing)
            assert run(list(command.line)) == exits.BROKER
            kind = "group" if what == "group" else "topic"
            said = capsys.readouterr()
            assert said.out == ""
            assert (
                f"the user desk lacks a right at {secured.sasl}: {operation} on the {kind} {missing.name}" in said.err
            )
            if operation == "Write" and "--execute" in command.line:
                assert run([word for word in command.line if word != "--execute"]) == exits.OK
                capsys.readouterr()
            secured.grant(missing)
        assert run(list(command.line)) == command.code
        said = capsys.readouterr()
        assert len(said.out.splitlines()) == command.rows, said.err
    finally:
        secured.revoke(*rights)


def _right(operation: str, what: str, flow: Flow) -> Grant:
    named = {
        "Read": ACLOperation.READ,
        "Write": ACLOperation.WRITE,
        "Describe": ACLOperation.DESCRIBE,
        "DescribeConfigs": ACLOperation.DESCRIBE_CONFIGS,
    }
    if what == "group":
        return Grant("desk", named[operation], ResourceType.GROUP, flow.prefix)
    return Grant("desk", named[operation], ResourceType.TOPIC, f"{flow.prefix}.{what}")


def test_topics_are_created_by_whoever_may(secured: SecuredServer) -> None:
    desk = by_password(secured, prefix="made", replication=1)
    flow = Flow(secured.brokers, partitions=1)
    names = [f"made.{rest}" for rest in ("articles", "ledger", "deadletters", *(f"{n}.v1" for n in flow.topics.facts))]
    secured.grant(*(Grant("desk", ACLOperation.DESCRIBE, ResourceType.TOPIC, name) for name in names))
    refused = flow.command("topics", "apply", environment=desk)
    assert refused.returncode == 4
    assert "the user desk lacks a right" in refused.stderr
    assert "Create on the topic made.articles" in refused.stderr
    for operation in (ACLOperation.CREATE, ACLOperation.DESCRIBE_CONFIGS):
        secured.grant(*(Grant("desk", operation, ResourceType.TOPIC, name) for name in names))
    made = flow.command("topics", "apply", environment=desk)
    assert made.returncode == 0, made.stderr
    planned = flow.command("topics", "plan", "-o", "csv", environment=desk)
    assert planned.stdout.count(",none,") == len(names), planned.stdout + planned.stderr


@pytest.mark.parametrize(
    ("changed", "words"),
    [
        ({"security__password": "wrong-Pw77"}, "does not let the user desk in with this password and SCRAM-SHA-512"),
        ({"security__ca_file": "other.crt"}, "its certificate can't be verified"),
        ({"brokers": "by address"}, "its certificate is for another host"),
    ],
    ids=["password", "authority", "host"],
)
def test_who_can_not_be_trusted_is_told_so(
    secured: SecuredServer, flow: Flow, changed: dict[str, str], words: str
) -> None:
    if "security__ca_file" in changed:
        changed = {"security__ca_file": str(secured.folder / "other.crt")}
    if "brokers" in changed:
        changed = {"brokers": secured.sasl_by_address}
    environment = by_password(secured, **changed)
    done = flow.command("-vv", "worker", environment=environment)
    assert done.returncode == 4, done.stderr
    assert words in done.stderr, done.stderr
    assert PASSWORD not in done.stderr
    assert "wrong-Pw77" not in done.stderr


UNASKED = [
    "-c",
    """
from onrecord.cli import main
from onrecord_streams import topics

topics.partitions = lambda names, *_, **__: dict.fromkeys(names, 1)
main()
""",
]
"""Arguments to Python for a command that does as `onrecord` does, and asks for no topics before the worker connects."""


@pytest.mark.parametrize(
    ("changed", "words"),
    [("authority", "unable to get local issuer certificate"), ("host", "certificate is not valid for '127.0.0.1'")],
    ids=["authority", "host"],
)
def test_a_worker_reads_nothing_of_a_broker_that_can_not_be_trusted_though_nobody_asked_before(
    secured: SecuredServer, flow: Flow, changed: str, words: str
) -> None:
    differences: dict[str, dict[str, object]] = {
        "authority": {"security__ca_file": secured.folder / "other.crt"},
        "host": {"brokers": secured.sasl_by_address},
    }
    secured.grant(*worker_rights(flow, "desk"))
    flow.send([Sent(article("story", text=STORY), b"story")])
    environment = by_password(secured, **differences[changed])
    with flow.worker("-j", "1", environment=environment, command=[sys.executable, *UNASKED]) as worker:
        assert worker.wait() == exits.BROKER, worker.log()
        said = worker.log()
    assert words in said, said
    assert PASSWORD not in said
    with clients.admin(flow.settings) as admin:
        assert groups.committed(admin, flow.topics.articles, flow.settings) == {}
    with clients.consumer(flow.settings) as client:
        assert list(existing(client, flow.topics.all()[1:])) == []


def test_a_client_without_its_certificate_is_told_so(secured: SecuredServer, flow: Flow) -> None:
    nameless = {
        name: value
        for name, value in by_certificate(secured).items()
        if "CERTIFICATE" not in name and "__KEY_" not in name
    }
    done = flow.command("topics", "plan", environment=nameless)
    assert done.returncode == 4
    assert "it does not accept our certificate" in done.stderr


@pytest.mark.parametrize("missing", ["ledger", "group", "articles"])
def test_a_right_that_is_missing_is_named_before_anything_is_read(
    secured: SecuredServer, flow: Flow, missing: str
) -> None:
    lacking = {
        "ledger": (flow.topics.ledger, f"Write on the topic {flow.topics.ledger}"),
        "group": (flow.prefix, f"Read on the group {flow.prefix}"),
        "articles": (flow.topics.articles, f"Read on the topic {flow.topics.articles}"),
    }
    name, words = lacking[missing]
    secured.grant(*(one for one in worker_rights(flow, "desk") if one.name != name))
    if missing == "articles":  # it is there to be seen, but not to be read
        secured.grant(Grant("desk", ACLOperation.DESCRIBE, ResourceType.TOPIC, name))
    done = flow.command("worker", environment=by_password(secured))
    assert done.returncode == 4, done.stderr
    assert f"the user desk lacks a right at {secured.sasl}: {words}; grant it" in done.stderr
    assert PASSWORD not in done.stderr


def test_a_right_that_is_taken_away_ends_the_worker_with_its_name(secured: SecuredServer, flow: Flow) -> None:
    secured.grant(*worker_rights(flow, "desk"))
    ledger = Grant("desk", ACLOperation.WRITE, ResourceType.TOPIC, flow.topics.ledger)
    with flow.worker(environment=by_password(secured)) as worker:
        flow.send([Sent(article("first", text=STORY), b"first")])
        flow.collect(lambda out: len(out.ledger) == 4)
        secured.revoke(ledger)
        flow.send([Sent(article("second", text=STORY), b"second")])
        assert worker.wait() == 4, worker.log()
        assert f"Write on the topic {flow.topics.ledger}" in worker.log()


def diagnosed(flow: Flow, environment: dict[str, str]) -> tuple[int, dict[str, dict[str, str]]]:
    """The exit code of `onrecord doctor`, and what it says of the broker, by check and subject."""
    done = flow.command("doctor", "-o", "jsonl", environment=environment)
    assert PASSWORD not in done.stdout + done.stderr
    rows = map(json.loads, done.stdout.splitlines())
    return done.returncode, {" ".join(filter(None, (row["check"], row["subject"]))): row for row in rows}


def test_the_doctor_finds_nothing_wrong_on_a_broker_that_is_as_planned(flow: Flow) -> None:
    code, found = diagnosed(flow, {})
    assert (code, {one["state"] for one in found.values()}) == (exits.OK, {"ok"})
    assert " s ahead of " in found["clock"]["found"] or " s behind " in found["clock"]["found"]


def test_the_doctor_tells_a_password_that_is_wrong_from_a_broker_that_is_not_there(
    secured: SecuredServer, flow: Flow
) -> None:
    code, found = diagnosed(flow, by_password(secured, security__password="not that one"))
    assert (code, found[f"broker {secured.sasl}"]["state"]) == (exits.CHECK, "ok")
    assert found["authentication"]["state"] == "wrong"
    assert "does not let the user desk in" in found["authentication"]["found"]
    assert {found[one]["state"] for one in ("rights", "topics", "clock")} == {"skipped"}


def test_the_doctor_names_rights_that_are_missing_and_asks_no_more_than_a_workers(
    secured: SecuredServer, flow: Flow
) -> None:
    granted = worker_rights(flow, "desk")
    secured.grant(*granted[1:])
    code, found = diagnosed(flow, by_password(secured))
    assert (code, found["rights"]["state"]) == (exits.CHECK, "wrong")
    assert f"Read on the topic {flow.topics.articles}" in found["rights"]["found"]
    secured.grant(granted[0])
    code, found = diagnosed(flow, by_password(secured))
    assert (code, found["rights"]["state"]) == (exits.OK, "ok")
    assert (found["topics"]["state"], "DescribeConfigs" in found["topics"]["found"]) == ("warning", True)
    assert found["clock"]["state"] == "skipped"
