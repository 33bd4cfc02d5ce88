"""Every command through a real terminal and through a pipe: the same commands on the same topics and files."""

from __future__ import annotations

import ast
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final, NamedTuple

import pytest
from all_commands import WITHOUT_PARTS
from bad_input import GOOD_TEXT, article
from flow import Flow, Sent
from warm_shell import Done, PipeShell, TerminalShell

from onrecord.cli import exits

pytestmark = pytest.mark.kafka

ROOT: Final = Path(__file__).parent.parent
SCHEMAS: Final = ROOT / "plugins/votes/src/onrecord_votes/schemas"
CHECKS: Final = "core/tests/cli/test_check.py"


class Case(NamedTuple):
    """A call ({} is the kind of shell), words that a terminal shows and that a pipe gets, and the exit code.

    `records`: the call has `-o`, so that a pipe gets JSON Lines where a terminal does not.
    """

    call: str
    shows: str
    gives: str
    code: int = exits.OK
    records: bool = True


CASES: Final = {
    "bench": Case("bench pier.txt --only votes --memory 0", "shares of CPU time", '"measure": "speed"'),
    "completion": Case("completion bash", "_ONRECORD_COMPLETE", "_ONRECORD_COMPLETE", records=False),
    "config show": Case("config show pool", "pool.processes", '"name": "pool.processes"'),
    "dlq list": Case("dlq list", "1 of 1 dead letters", '"reason": "bad_json"'),
    "dlq replay": Case("dlq replay", "1 no article", '"verdict": "no_article"', exits.PARTIAL),
    "dlq show": Case("dlq show cut", "bad_json", '"reason": "bad_json"'),
    "doctor": Case("doctor", "0 wrong, ", '"check": "broker"'),
    "erase": Case("erase --article pier", "add --execute to take all of this back", '"article": "pier"'),
    "evaluate": Case("evaluate votes --gold gold.jsonl", "precision", '"measure": "tally"'),
    "export": Case("export facts.jsonl --as csv", "votes_for", "votes_for", records=False),
    "lag": Case("lag", "0 of ", '"lag": 0'),
    "plugins info": Case("plugins info votes", "extractor       votes", '"extractor": "votes"'),
    "plugins list": Case("plugins list", "onrecord-quotes", '"distribution": "onrecord-quotes"'),
    "produce": Case("produce pier.txt --dry-run", '"text":"The harbour', '"text":"The harbour', records=False),
    "replay": Case("replay --article pier", "add --execute to send", '"verdict": "send"'),
    "reset": Case("reset --to-earliest", "add --execute to do it", '"partition": 0'),
    "retract": Case("retract", "0 to be retracted", "", records=False),
    "schema diff": Case(f"schema diff {SCHEMAS}", "is a new type", '"change": "is a new type"'),
    "schema list": Case("schema list", "casualty", '"type": "casualty"'),
    "schema show": Case("schema show vote", '"votes_for"', '"votes_for"', records=False),
    "sink sqlite": Case("sink sqlite {}.sqlite --from facts.jsonl", "facts written to", "", records=False),
    "tail": Case("tail votes --from earliest --until latest", "Skerrow", '"votes_for":7'),
    "topics apply": Case("topics apply", "0 topics created", '"action": "none"'),
    "topics plan": Case("topics plan", "deadletters", '"action": "none"'),
}

ELSEWHERE: Final = {
    "demo": "tests/test_demo.py::test_where_there_is_no_embedded_broker_the_same_articles_are_read_without_one",
    "extract": "core/tests/cli/test_extract.py::test_a_table_on_a_terminal_is_a_table_alone",
    "plugins check": f"{CHECKS}::test_on_a_terminal_what_is_wrong_and_what_to_do_stands_under_the_table",
    "plugins new": "core/tests/cli/test_new.py::test_on_a_terminal_it_says_what_is_next",
    "try": "core/tests/cli/test_try.py::test_on_a_terminal_the_evidence_is_marked_and_the_rule_is_told",
    "view": "tests/test_view_command.py::test_on_a_terminal_it_says_where_opens_the_browser_and_ends_by_ctrl_c",
    "worker": "tests/test_every_command.py::test_a_worker_says_what_it_does_and_ends_by_ctrl_c",
}
"""The tests on a terminal of commands that cost much, or don't end by themselves; beside them are those in a pipe."""


def test_every_command_has_a_test_on_a_terminal_and_in_a_pipe() -> None:
    without = set(WITHOUT_PARTS) - CASES.keys() - ELSEWHERE.keys()
    assert not without, f"add a Case for {', '.join(sorted(without))}"
    assert CASES.keys() | ELSEWHERE.keys() == set(WITHOUT_PARTS)
    assert all(case.call.startswith(name) for name, case in CASES.items())


@pytest.mark.parametrize("name", ELSEWHERE)
def test_a_test_that_is_elsewhere_is_there_and_is_on_a_terminal(name: str) -> None:
    file, _, test = ELSEWHERE[name].partition("::")
    functions = [one for one in ast.parse((ROOT / file).read_text()).body if isinstance(one, ast.FunctionDef)]
    (found,) = [one for one in functions if one.name == test]
    assert "erminal" in ast.unparse(found.body)


class Desk:
    """Topics with an article that was read and a dead letter, and a shell on a terminal and one in pipes beside them.

    `worker` is how the worker ended that read it, on the terminal.
    """

    def __init__(self, terminal: TerminalShell, pipe: PipeShell, worker: Done) -> None:
        self.worker = worker
        self._terminal, self._pipe = terminal, pipe
        self._done: dict[str, tuple[Done, Done]] = {}

    def done(self, name: str) -> tuple[Done, Done]:
        """How a case ended on the terminal and in pipes: run at the same time, once."""
        if name not in self._done:
            call = CASES[name].call
            self._terminal.start(*call.format("terminal").split())
            in_pipe = self._pipe.run(*call.format("pipe").split())
            self._done[name] = self._terminal.end(), in_pipe
        return self._done[name]


@pytest.fixture(scope="module")
def desk(kafka_brokers: str, tmp_path_factory: pytest.TempPathFactory) -> Iterator[Desk]:
    flow = Flow(kafka_brokers)
    folder = tmp_path_factory.mktemp("desk")
    (folder / "pier.txt").write_text(GOOD_TEXT)
    env = flow.environment
    with TerminalShell(cwd=folder, env=env) as terminal, PipeShell(cwd=folder, env=env) as pipe:
        flow.send([Sent(article("pier"), b"pier"), Sent(b'{"id": "cut", "text": "The coun', b"cut")])
        terminal.start("worker", "--only", "votes")
        out = flow.collect(lambda out: bool(out.facts and out.ledger and out.deadletters), at_work=lambda: True)
        terminal.terminal.type("\x03")
        worker = terminal.end()
        fact = json.loads(out.facts[0].value)
        (folder / "facts.jsonl").write_text(json.dumps(fact) + "\n")
        vote = {"outcome": "adopted", "for": 7, "against": 2, "abstain": None, "positions": {}}
        row = {"id": "pier", "text": GOOD_TEXT, "votes": [vote]}
        (folder / "gold.jsonl").write_text(json.dumps(row) + "\n")
        yield Desk(terminal, pipe, worker)


def test_a_worker_says_what_it_does_and_ends_by_ctrl_c(desk: Desk) -> None:
    """On the terminal, as `desk` ran it."""
    assert desk.worker.code == exits.INTERRUPT
    assert "has ended: what it had begun is done and committed" in desk.worker.out
    assert "Traceback" not in desk.worker.out


@pytest.mark.parametrize("name", CASES)
def test_on_a_terminal(desk: Desk, name: str) -> None:
    case = CASES[name]
    done, _ = desk.done(name)
    assert done.code == case.code, done.out
    assert case.shows in done.out
    assert "Traceback" not in done.out


@pytest.mark.parametrize("name", CASES)
def test_in_a_pipe(desk: Desk, name: str) -> None:
    case = CASES[name]
    _, done = desk.done(name)
    assert done.code == case.code, done.err
    assert (case.gives in done.out) if case.gives else (done.out == "")
    assert "Traceback" not in done.err
    assert "\x1b" not in done.out + done.err
    if case.records:
        assert all(isinstance(json.loads(line), dict) for line in done.out.splitlines())
