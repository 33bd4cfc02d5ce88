"""Articles for certification: any number of short invented ones with facts for every extractor, and longer ones."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from typing import Final

_EXAMPLES: Final = Path(__file__).parents[2] / "examples" / "articles.jsonl"

_TOWNS: Final = ("Larkrise", "Skerrow", "Norhaven", "Pellworth", "Tarnby", "Oxmoor", "Wexcombe")
_BODIES: Final = ("council", "parliament", "senate", "assembly", "school board")
_PEOPLE: Final = ("Edith Pommeroy", "Ines Calloway", "Tomas Hadley", "Ruth Colvane", "Giles Arkwright")
_CAUSES: Final = ("a bridge collapsed", "a ferry sank", "a mine flooded", "a factory burned down")
_DEEDS: Final = ("ignoring three warnings", "hiding the report", "taking bribes", "threatening witnesses")


def stories(count: int, *, first: int = 0) -> Iterator[tuple[str, bytes]]:
    """Ids and records of `count` articles; the same number gives the same article, each number another."""
    for number in range(first, first + count):
        town, body = _of(_TOWNS, number), _of(_BODIES, number // 3)
        one, other = _of(_PEOPLE, number), _of(_PEOPLE, number // 5 + 2)
        ayes, noes, dead, hurt = 30 + number % 40, 3 + number % 17, 2 + number % 90, 3 + number % 55
        text = (
            f"{town} votes on its harbour, part {number}\n"
            f"The {town} {body} voted {ayes} to {noes} on Monday to close the harbour.\n"
            f"“Nobody was safe in it after part {number},” said {one}, the mayor.\n"
            f"At least {dead} people were killed and {hurt} others injured when {_of(_CAUSES, number // 2)} there.\n"
            f"{other} accused the company of {_of(_DEEDS, number // 7)} in case {number}."
        )
        id = f"story-{number}"
        yield id, json.dumps({"id": id, "text": text, "language": "en"}).encode()


def long_ones(count: int) -> list[tuple[str, bytes]]:
    """Ids and records of articles of the length of news: those of examples/, again and again under other ids."""
    texts = []
    for line in _EXAMPLES.read_bytes().splitlines():
        try:
            texts.append(json.loads(line)["text"])
        except (ValueError, KeyError):
            continue  # the examples have records that are no articles
    ids = [f"long-{number}" for number in range(count)]
    return [
        (id, json.dumps({"id": id, "text": texts[number % len(texts)], "language": "en"}).encode())
        for number, id in enumerate(ids)
    ]


def _of(choice: tuple[str, ...], number: int) -> str:
    return choice[number % len(choice)]
