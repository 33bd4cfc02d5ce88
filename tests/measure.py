"""Measure the extractors on a folder of gold: `python tests/measure.py FOLDER [KIND…]`, or `make measure GOLD=FOLDER`.

The folder has, for each KIND, rows `KIND/*dev.jsonl` and a scorer `KIND/score.py PRED GOLD`, a program `predict.py KIND
GOLD OUT` that runs `onrecord` over the rows, and one article in `seed/` with the list of its facts. What each scorer
prints is printed, then the seed article's facts found and missed.
"""

from __future__ import annotations

import json
import os
import re
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from dataclasses import dataclass
from pathlib import Path
from typing import Any

KINDS = ("quotes", "votes", "casualties", "accusations")
ONRECORD = str(Path(sys.executable).with_name("onrecord"))

Record = dict[str, Any]


def main(folder: Path, kinds: list[str]) -> None:
    for kind in kinds or KINDS:
        for gold in sorted((folder / kind).glob("*dev.jsonl")):
            if not gold.name.startswith("pronouns"):
                print(f"\n{kind}/{gold.name}", flush=True)
                print(score(folder, kind, gold.name), end="", flush=True)
    print("\nseed article")
    for part in seed(folder):
        print(f"{part.kind:12} {len(part.found)} of {len(part.found) + len(part.missed)}, {part.extra} more given")
        for missed in part.missed:
            print(f"             missed: {missed}")


def score(folder: Path, kind: str, gold: str) -> str:
    """What the scorers of a kind print for one file of gold; of quotes for each way of quoting, and for pronouns."""
    rows = folder / kind / gold
    with tempfile.TemporaryDirectory() as scratch:
        out = Path(scratch) / "out.jsonl"
        run(folder / "predict.py", kind, rows, out, env={**os.environ, "ONRECORD": ONRECORD})
        printed = run(folder / kind / "score.py", out, rows)
        if kind == "quotes":
            for way in ("direct", "mixed", "indirect"):
                printed += f"{way}\n{run(folder / kind / 'score.py', out, rows, '--kind', way)}"
            printed += f"pronouns: {run(folder / kind / 'pronouns.py', out, folder / kind / 'pronouns_dev.jsonl')}"
        return printed


def run(program: Path, *arguments: object, env: dict[str, str] | None = None) -> str:
    """What a Python program prints."""
    command = [sys.executable, str(program), *map(str, arguments)]
    return subprocess.run(command, stdout=subprocess.PIPE, text=True, check=True, env=env).stdout


@dataclass(frozen=True)
class Seed:
    """The seed article's facts of one kind: those found, those missed, and how many more were given."""

    kind: str
    found: list[str]
    missed: list[str]
    extra: int


def seed(folder: Path) -> list[Seed]:
    """Compare the facts read from the seed article with the list that a careful reader made of it."""
    article = folder / "seed" / "article.txt"
    out = subprocess.run([ONRECORD, "extract", article, "-o", "jsonl"], stdout=subprocess.PIPE, text=True, check=True)
    facts = [json.loads(line) for line in out.stdout.splitlines()]
    sections = dict(_sections((folder / "seed" / "expected.md").read_text(encoding="utf-8")))
    return [
        _compare("quotes", _numbered(sections["Quotes"]), _of(facts, "quote"), _same_quote),
        _compare("votes", _vote(sections["Votes"]), _of(facts, "vote"), _same_vote),
        _compare("casualties", _numbered(sections["Casualties"]), _of(facts, "casualty"), _same_figure),
        _compare("accusations", _numbered(sections["Accusations"]), _of(facts, "accusation"), _same_accusation),
    ]


def _compare(kind: str, expected: list[str], facts: list[Record], same: Any) -> Seed:
    left, found, missed = list(facts), [], []
    for line in expected:
        match = next((fact for fact in left if same(line, fact)), None)
        if match is None:
            missed.append(line)
        else:
            left.remove(match)
            found.append(line)
    return Seed(kind, found, missed, len(left))


def _sections(text: str) -> Iterator[tuple[str, str]]:
    for part in re.split(r"^## ", text, flags=re.M)[1:]:
        title, _, body = part.partition("\n")
        yield title.split()[0], body


def _numbered(body: str) -> list[str]:
    return re.findall(r"^\d+\. (.+)$", body, flags=re.M)


def _vote(body: str) -> list[str]:
    return [body.strip().splitlines()[0]]


def _of(facts: list[Record], kind: str) -> list[Record]:
    return [fact for fact in facts if fact["type"] == kind]


def _same_quote(line: str, fact: Record) -> bool:
    who, _kind, content = line.split(" — ")
    parts = [_words(part) for part in re.sub(r"\(.*?\)$", "", content).split("…")]
    said = _words(fact["exact"])
    return all(part in said for part in parts if part) and _same_name(_full_name(who), fact["speaker"])


def _full_name(who: str) -> str | None:
    """`[Ada] Lund` and `She [Ada Lund]` are both Ada Lund; nobody is named in brackets of the other kind."""
    if who.startswith("("):
        return None
    if who.startswith("["):
        return who.replace("[", "").replace("]", "")
    inner = re.search(r"\[(.+)\]", who)
    return inner[1] if inner else who


def _same_name(expected: str | None, given: str | None) -> bool:
    if expected is None or given is None:
        return expected is None and given is None
    one, other = _words(expected), _words(given)
    return one in other or (len(other.split()) > 1 and other in one) or one.split()[-1:] == [other]


def _same_vote(line: str, fact: Record) -> bool:
    stated = {name: int(value) for name, value in re.findall(r"(votes_for|abstentions) (\d+)", line)}
    body = re.search(r"body (.+?);", line)
    outcome = re.search(r"outcome (\w+)", line)
    listed = re.search(r"positions: (.+?)\.", line)
    assert body and outcome and listed
    positions = {tuple(one.rsplit(" ", 1)) for one in listed[1].split(", ")}
    return (
        _words(fact["body"] or "") in _words(body[1])
        and bool(fact["body"])
        and fact["outcome"] == outcome[1]
        and all(fact[name] == value for name, value in stated.items())
        and fact["votes_against"] is None
        and {(one["voter"], one["position"]) for one in fact["positions"]} == positions
    )


def _same_figure(line: str, fact: Record) -> bool:
    harm, rest = line.split(", ", 1)
    number = int(re.search(r"\d[\d,]*", rest)[0].replace(",", ""))  # type: ignore[index]
    highest = None if "open" in rest else number
    return (fact["harm"], fact["count_min"], fact["count_max"]) == (harm, number, highest)


def _same_accusation(line: str, fact: Record) -> bool:
    pair, _, act = line.partition(": ")
    accuser, accused = pair.split(" → ")
    given = _words(fact["act"] or "").split()
    shared = [word for word in _words(act).split() if len(word) > 3 and word in given]
    return (
        _same_name(accuser, fact["accuser"])
        and _same_name(None if accused.startswith("(") else accused, fact["accused"])
        and bool(shared)
    )


def _words(text: str) -> str:
    return " ".join(re.findall(r"\w+", text.lower()))


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main(Path(sys.argv[1]), sys.argv[2:])
