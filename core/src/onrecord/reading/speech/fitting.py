"""Fitting: makes weights.tsv from any gold file of quotations.

    python -m onrecord.reading.speech.fitting GOLD.jsonl [OUT.tsv]

A row of gold is {"id", "text", "quotes": [{"start", "end", "speaker": {"start", "end", "text"} | null, "optional"}]},
offsets in code points; `optional` ones teach nothing. The weights are those of a logistic regression with an L2
penalty over the names that selection.names_of gives: structure alone, no words of the texts.
"""

from __future__ import annotations

import json
import re
import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import numpy as np

from onrecord.article import Article
from onrecord.reading.annotation import Model
from onrecord.reading.layers import LAYERS, Demand
from onrecord.reading.reader import Reader
from onrecord.reading.reading import Reading
from onrecord.reading.speech.assembly import passages
from onrecord.reading.speech.candidate import Candidate
from onrecord.reading.speech.candidates import candidates
from onrecord.reading.speech.selection import BIAS, names_of
from onrecord.reading.speech.sources import span_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

RIGHT: Final = 0.8
"""The share of words that a candidate's span and a gold span must have in common, of those in either."""

LEAST: Final = 8
"""A name that fewer examples have gets no weight."""

PENALTY: Final = 2.0

_WORD: Final = re.compile(r"\w+")

Example = tuple[list[str], float]
"""The names of a candidate, and the share of its fragments that are right, with the speaker."""


def examples(rows: Iterable[Mapping[str, Any]], model: Model) -> Iterator[Example]:
    """What the candidates in texts with gold teach. Candidates that only an optional or outer quotation explains
    are left out: they are neither right nor wrong."""
    layer = LAYERS["speech"]
    demand = Demand(layer.needs, triggers=layer.triggers)
    reader = Reader(model, [demand])
    for row in rows:
        reading = Reading(reader.read(Article.from_text(row["text"], id=row["id"]), [demand]), demand)
        for passage in passages(reading):
            if not passage.is_heading:
                for candidate in candidates(passage):
                    if (share := _share_right(candidate, row, reading.doc)) is not None:
                        yield names_of(candidate), share


def fit(found: Sequence[Example]) -> dict[str, float]:
    """The weights by name, `bias` among them, by Newton's method."""
    counts = Counter(name for names, _ in found for name in names)
    known = [*sorted(name for name, count in counts.items() if count >= LEAST), BIAS]
    at = {name: i for i, name in enumerate(known)}
    design = np.zeros((len(found), len(known)))
    for i, (names, _) in enumerate(found):
        design[i, [at[name] for name in names if name in at]] = 1
    design[:, -1] = 1
    wanted = np.array([share for _, share in found])
    penalty = np.full(len(known), PENALTY)
    penalty[-1] = 0
    weights = np.zeros(len(known))
    for _ in range(25):
        likely = 1 / (1 + np.exp(-design @ weights))
        gradient = design.T @ (likely - wanted) + penalty * weights
        curvature = (design * (likely * (1 - likely) + 1e-9)[:, None]).T @ design + np.diag(penalty + 1e-9)
        weights -= np.linalg.solve(curvature, gradient)
    return dict(zip(known, weights.tolist(), strict=True))


def _share_right(candidate: Candidate, row: Mapping[str, Any], doc: Doc) -> float | None:
    needed = [one for one in row["quotes"] if not one.get("optional")]
    spare = {word for one in row["quotes"] if one.get("optional") for word in _words(row["text"], one)}
    fragments = [_words(row["text"], {"start": start, "end": end}) for start, end in candidate.contents]
    right = [
        any(
            _alike(fragment, _words(row["text"], one)) and _same_source(candidate, one["speaker"], doc)
            for one in needed
        )
        for fragment in fragments
    ]
    words = set().union(*fragments)
    if not any(right) and (
        not words
        or 2 * len(words & spare) >= len(words)
        or any(one["start"] <= candidate.offset < one["end"] for one in needed)
    ):
        return None
    return sum(right) / len(right)


def _words(text: str, span: Mapping[str, Any]) -> set[int]:
    """The offsets of the words in a span."""
    return {match.start() for match in _WORD.finditer(text, span["start"], span["end"])}


def _alike(one: set[int], other: set[int]) -> bool:
    return bool(one and other) and len(one & other) >= RIGHT * len(one | other)


def _same_source(candidate: Candidate, speaker: Mapping[str, Any] | None, doc: Doc) -> bool:
    """The same words, or a name with the same last word."""
    if candidate.source is None or speaker is None:
        return candidate.source is None and speaker is None
    mention = span_of(candidate.source.mention, doc)
    if mention.start_char < speaker["end"] and speaker["start"] < mention.end_char:
        return True
    ours, theirs = (_WORD.findall(re.sub(r"['’]s?\b", "", text.lower())) for text in (mention.text, speaker["text"]))
    return bool(ours and theirs) and bool(ours[-1] == theirs[-1])


def main(arguments: Sequence[str]) -> None:
    """Read gold, fit, write the table."""
    gold = Path(arguments[0])
    out = Path(arguments[1]) if len(arguments) > 1 else Path(__file__).with_name("weights.tsv")
    with gold.open(encoding="utf-8") as lines:
        rows = [json.loads(line) for line in lines if line.strip()]
    weights = fit(list(examples(rows, Model.load())))
    table = [f"{name}\t{weight:.3f}" for name, weight in weights.items() if abs(weight) >= 0.001]
    head = "# What speaks for and against a candidate: weights of a logistic regression, made by fitting.py."
    out.write_text("\n".join([head, *table]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
