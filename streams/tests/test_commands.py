"""The commands around the broker, as people call them, on the embedded broker."""

from __future__ import annotations

import csv
import json
import signal
import socket
import subprocess
import time
from collections.abc import Iterator
from contextlib import ExitStack
from pathlib import Path

import pytest
from bad_input import article
from flow import COMMAND, Flow, Sent, WorkerProcess

from onrecord.article import Article
from onrecord.cli import exits
from onrecord.cli.main import run
from onrecord_streams import clients, worker
from onrecord_streams.embedded import embedded_broker
from onrecord_streams.settings import StreamSettings
from onrecord_streams.tail import follow

TEXT = "The harbour council of Little Skerrow voted 7 to 2 on Monday to close the old pier."
FACT = {
    "id": "f1", "type": "vote", "article_id": "story", "exact": "voted 7 to 2", "confidence": 0.9, "votes_for": 7,
}  # fmt: skip


@pytest.fixture(scope="module")
def flow(embedded_brokers: str) -> Flow:
    return Flow(embedded_brokers)


@pytest.fixture(autouse=True)
def environment(flow: Flow, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    """The flow's settings, for commands that run in this process; no settings file."""
    monkeypatch.chdir(tmp_path)
    for name, value in flow.environment.items():
        monkeypatch.setenv(name, value)


def values(flow: Flow, topic: str, count: int) -> dict[bytes, bytes]:
    """The values on a topic by key, once there are so many."""
    found: dict[bytes, bytes] = {}
    until = time.monotonic() + 10
    with clients.consumer(flow.settings) as client:
        enough = lambda: len(found) >= count or time.monotonic() > until  # noqa: E731
        for record in follow(client, [topic], from_beginning=True, enough=enough):
            found[record.key] = record.value
    return found


def test_every_command_names_the_broker_that_it_can_not_reach(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ONRECORD_STREAMS__CONNECT_TIMEOUT", "0.2")
    text = tmp_path / "story.txt"
    text.write_text(TEXT)
    again = (["dlq", "list"], ["dlq", "show", "0:1"], ["dlq", "replay"], ["replay", "--article", "story"])
    more = (["lag"], ["reset", "--to-latest"], ["retract"], ["erase", "--article", "story"], ["tail", "--standing"])
    more = (*more, ["sink", "sqlite", str(tmp_path / "facts.sqlite")])
    for command in (["topics", "plan"], ["topics", "apply"], ["produce", str(text)], ["tail"], ["demo"], *again, *more):
        assert run([*command, "-b", "127.0.0.1:1"]) == exits.BROKER
        error = capsys.readouterr().err
        assert "the broker at 127.0.0.1:1 does not answer" in error
        assert "give its address with `-b` or `[streams] brokers`" in error
    assert not (tmp_path / "facts.sqlite").exists()


def test_where_nobody_listens_no_client_is_left_to_try_again_until_its_time_is_up(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(clients, "KafkaAdminClient", lambda **_: pytest.fail("a client waits for the broker"))
    monkeypatch.setenv("ONRECORD_STREAMS__CONNECT_TIMEOUT", "60")
    with socket.socket() as nobody:
        nobody.bind(("127.0.0.1", 0))  # and does not listen
        address = f"127.0.0.1:{nobody.getsockname()[1]}"
        assert run(["topics", "plan", "-b", address]) == exits.BROKER
        assert f"the broker at {address} does not answer (Connection refused): start it" in capsys.readouterr().err
        assert run(["topics", "plan", "-b", f"{address},no-such-host.invalid:9092"]) == exits.BROKER
        said = capsys.readouterr().err
    assert f"({address}: Connection refused; no-such-host.invalid:9092: " in said


def test_a_worker_asks_the_broker_before_it_loads_models(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "Pool", lambda *_: pytest.fail("the pool is started"))
    monkeypatch.setenv("ONRECORD_STREAMS__CONNECT_TIMEOUT", "0.2")
    assert run(["worker", "-b", "127.0.0.1:1"]) == exits.BROKER
    assert "the broker at 127.0.0.1:1 does not answer" in capsys.readouterr().err


def test_a_worker_whose_topics_are_missing_says_so_before_it_loads_models(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(worker, "Pool", lambda *_: pytest.fail("the pool is started"))
    monkeypatch.setenv("ONRECORD_STREAMS__PREFIX", "absent")
    assert run(["worker"]) == exits.BROKER
    assert "has no topic absent.articles" in capsys.readouterr().err


def test_a_plan_shows_every_topic(flow: Flow, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["topics", "plan", "-o", "json"]) == exits.OK
    planned = {one["topic"]: one["action"] for one in json.loads(capsys.readouterr().out)}
    assert set(planned) >= set(flow.topics.all())
    assert planned[flow.topics.ledger] != "create"


def test_applying_creates_the_topics_of_a_prefix(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, prefix: str
) -> None:
    monkeypatch.setenv("ONRECORD_STREAMS__PREFIX", prefix)
    assert run(["topics", "apply", "-o", "jsonl"]) == exits.OK
    shown = capsys.readouterr()
    assert f"{prefix}.articles" in shown.out
    assert "7 topics created" in shown.err


def test_topics_of_an_extractor_whose_settings_are_wrong_are_not_left_out_silently(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ONRECORD_EXTRACTORS__VOTES__LEAST", "3")
    for command in (["topics", "plan"], ["tail"], ["erase", "--article", "story"]):
        assert run(command) == exits.CONFIG
        assert "`[extractors.votes]` is wrong: least: there is no such setting" in capsys.readouterr().err


def test_a_check_of_topics_fails_where_one_is_missing_or_differs(
    monkeypatch: pytest.MonkeyPatch, prefix: str, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setenv("ONRECORD_STREAMS__PREFIX", prefix)
    check = ["topics", "plan", "--check"]
    assert run(check) == exits.CHECK
    assert run(["topics", "apply"]) == exits.OK
    assert run(check) == exits.OK
    capsys.readouterr()
    monkeypatch.setenv("ONRECORD_STREAMS__PARTITIONS", "3")
    assert run(check) == exits.CHECK
    assert "partitions is 2, not 3" in capsys.readouterr().out
    assert run(["topics", "plan"]) == exits.OK


def test_produce_sends_articles_by_their_ids_and_reports_what_it_can_not_read(
    flow: Flow, capsys: pytest.CaptureFixture[str], tmp_path: Path
) -> None:
    (tmp_path / "some.jsonl").write_bytes(article("one") + b"\n{no json\n" + article("two") + b"\n")
    (tmp_path / "three.txt").write_text(TEXT)
    assert run(["produce", "some.jsonl", "three.txt"]) == exits.PARTIAL
    errors = capsys.readouterr().err
    assert "some.jsonl, line 2: not JSON" in errors
    assert f"3 delivered to {flow.topics.articles}, 1 failed" in errors
    sent = values(flow, flow.topics.articles, 3)
    assert sent[b"one"] == article("one")
    id = Article.from_text(TEXT).id
    assert json.loads(sent[id.encode()]) == {"id": id, "text": TEXT}


def test_produce_names_a_record_that_is_too_large_and_sends_the_rest(
    flow: Flow, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ONRECORD_LIMITS__ARTICLE_BYTES", "65536")
    monkeypatch.setenv("ONRECORD_STREAMS__REQUEST_BYTES", "131072")
    (tmp_path / "feeds.txt").write_bytes(b"The pier is closed.\x01" + b"\x01" * 60_000)  # six bytes each as JSON
    (tmp_path / "some.jsonl").write_bytes(article("after-the-large-one"))
    assert run(["produce", "feeds.txt", "some.jsonl"]) == exits.PARTIAL
    errors = capsys.readouterr().err
    assert "feeds.txt: the record has 360," in errors
    assert f"1 delivered to {flow.topics.articles}, 1 failed" in errors


def test_produce_to_a_topic_that_is_missing_says_what_to_do(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("ONRECORD_STREAMS__PREFIX", "absent")
    (tmp_path / "three.txt").write_text(TEXT)
    assert run(["produce", "three.txt"]) == exits.BROKER
    assert "has no topic absent.articles" in capsys.readouterr().err


@pytest.fixture
def facts(flow: Flow) -> Iterator[None]:
    """One fact on the topic of votes."""
    with clients.producer(flow.settings) as client:
        client.send(flow.topics.facts["votes"], key=b"f1", value=json.dumps(FACT).encode())
        client.flush()
    yield


@pytest.mark.usefixtures("facts")
@pytest.mark.parametrize("kind", ["votes", "vote"])
def test_tail_gives_the_facts_of_a_kind(kind: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["tail", kind, "--from-beginning", "-n", "1", "-o", "jsonl"]) == exits.OK
    assert json.loads(capsys.readouterr().out) == FACT


@pytest.mark.usefixtures("facts")
def test_tail_shows_facts_as_a_table(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "140")
    assert run(["tail", "--from-beginning", "-n", "1", "-o", "table"]) == exits.OK
    assert "7 for" in capsys.readouterr().out


@pytest.mark.usefixtures("facts")
def test_tail_writes_csv_with_the_fields_of_the_kind(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["tail", "votes", "--from-beginning", "-n", "1", "-o", "csv"]) == exits.OK
    row = next(csv.DictReader(capsys.readouterr().out.splitlines()))
    assert (row["id"], row["votes_for"]) == ("f1", "7")


def test_tail_of_a_kind_that_nobody_reads_names_those_that_there_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["tail", "verdicts"]) == exits.CONFIG
    assert "there is no extractor 'verdicts'; there are accusations" in capsys.readouterr().err


@pytest.mark.usefixtures("facts")
def test_tail_ends_its_output_properly_on_ctrl_c(flow: Flow) -> None:
    command = [*COMMAND, "tail", "votes", "--from-beginning", "-o", "json"]
    process = subprocess.Popen(command, env=flow.environment, stdout=subprocess.PIPE)
    assert process.stdout is not None
    first = process.stdout.readline()
    process.send_signal(signal.SIGINT)
    assert json.loads(first + process.stdout.read())[0] == FACT
    assert process.wait(120) == exits.INTERRUPT
    process.stdout.close()


def test_a_group_that_the_client_can_not_read_is_an_error_and_no_traceback(flow: Flow) -> None:
    done = flow.command("reset", "--to-earliest")
    assert done.returncode == exits.BROKER
    assert f"the broker's answer about the group {flow.prefix} can't be read" in done.stderr


def test_a_worker_ends_with_130_on_ctrl_c(embedded_brokers: str) -> None:
    flow = Flow(embedded_brokers, session_timeout=2, heartbeat_interval=0.5)
    flow.send([Sent(article("story"), b"story")])
    with flow.worker("--only", "votes") as process:
        flow.collect(lambda out: out.ledger != [])
        assert process.stop(signal.SIGINT) == exits.INTERRUPT
        assert process.log().splitlines()[-1].endswith("has ended: what it had begun is done and committed")
        assert "Traceback" not in process.log()


def test_a_worker_whose_broker_is_gone_says_so_briefly_and_ends_in_time() -> None:
    with ExitStack() as broker:
        address = broker.enter_context(embedded_broker())
        flow = Flow(address, session_timeout=2, heartbeat_interval=0.5, drain_timeout=20)
        flow.send([Sent(article("story"), b"story")])
        with flow.worker("--only", "votes") as process:
            flow.collect(lambda out: out.ledger != [])
            broker.close()
            _wait_for(process, "Failed fetch messages", "Marking the coordinator dead")
            assert process.stop(within=90) in (exits.OK, exits.FAILURE)
            log = process.log()
    assert len(log) < 10_000
    assert "Traceback" not in log
    assert any(words in log.splitlines()[-1] for words in ("has ended: ", "is cut off", "ends without"))


def _wait_for(process: WorkerProcess, *words: str) -> None:
    until = time.monotonic() + 30
    while not all(word in process.log() for word in words):
        assert time.monotonic() < until
        time.sleep(0.1)


@pytest.mark.parametrize(
    ("flags", "enabled", "port"), [((), True, 6066), (("--no-web",), False, 6066), (("--web-port", "7001"), True, 7001)]
)
def test_the_web_server_of_a_worker_can_be_moved_and_left_out(
    flags: tuple[str, ...], enabled: bool, port: int, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.delenv("ONRECORD_STREAMS__WEB__ENABLED")
    seen: list[StreamSettings] = []
    monkeypatch.setattr(worker, "run", lambda _settings, streams, **_: seen.append(streams))
    assert run(["worker", *flags]) == exits.OK
    assert (seen[0].web.enabled, seen[0].web.port) == (enabled, port)


@pytest.mark.parametrize("brokers", ["nonsense", "127.0.0.1:abc", "a:1,,b:2"])
def test_what_is_no_address_is_an_error_that_says_so(brokers: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["topics", "plan", "-b", brokers]) == exits.CONFIG
    assert "is no address of a broker; give host:port" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("command", "words"),
    [
        (["replay"], "say which articles: with --article ID, or with --where CONDITION"),
        (["replay", "--where", "extractor_version<new"], "--where: extractor_version is compared with 'new'"),
        (["dlq", "replay", "--where", "stagee=deadline"], "there is no field 'stagee'; did you mean 'stage'?"),
        (["dlq", "list", "--stage", "deadlien"], "--stage: there is no stage 'deadlien'; did you mean 'deadline'?"),
        (["dlq", "list", "--stage", "noon"], "--stage: there is no stage 'noon'; there are decode, "),
        (["dlq", "list", "--count", "stgae"], "--count: there is no field 'stgae'; did you mean 'stage'?"),
        (["dlq", "list", "--count", "colour"], "--count: there is no field 'colour'; there are extractor"),
        (["dlq", "list", "--since", "yesterday"], "--since: 'yesterday' is no time; write 2026-05-01T06:30"),
    ],
)
def test_what_can_not_be_chosen_by_is_a_usage_error_with_what_to_write(
    command: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(command) == exits.USAGE
    assert words in capsys.readouterr().err


def test_replaying_for_an_extractor_that_is_not_there_names_those_that_are(capsys: pytest.CaptureFixture[str]) -> None:
    assert run(["replay", "--article", "story", "--only", "verdicts"]) == exits.CONFIG
    assert "there is no extractor 'verdicts'; there are accusations" in capsys.readouterr().err


@pytest.mark.parametrize(
    ("name", "words"), [("vote", ""), ("vots", "there is no extractor 'vots'; did you mean 'votes'?\n")]
)
def test_letters_of_an_extractor_that_is_not_here_may_be_asked_for(
    name: str, words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert run(["dlq", "list", "--extractor", name]) == exits.OK
    assert capsys.readouterr().err.startswith(f"{words}0 of ")


def test_how_long_a_worker_may_take_to_stop_can_be_said(monkeypatch: pytest.MonkeyPatch) -> None:
    seen: list[StreamSettings] = []
    monkeypatch.setattr(worker, "run", lambda _settings, streams, **_: seen.append(streams))
    assert run(["worker", "--drain-timeout", "7.5"]) == exits.OK
    assert seen[0].drain_timeout == 7.5
    assert run(["worker", "--drain-timeout", "0"]) == exits.USAGE
