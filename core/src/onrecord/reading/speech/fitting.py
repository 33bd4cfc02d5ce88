"""Fitting: makes weights.tsv from any gold file of quotations.

    python -m onrecord.reading.speech.fitting GOLD.jsonl [OUT.tsv]

The format of gold is that of docs/reference/gold.md; `optional` quotes teach nothing. The weights are those of a
logistic regression with an L2 penalty over the names that selection.names_of gives: structure alone, no words of the
texts.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import TYPE_CHECKING, Final

import numpy as np

from onrecord.article import Article
from onrecord.evaluation.fragments import RIGHT, in_common, last_word, words_in
from onrecord.evaluation.gold import GoldRow, Span, read_gold
from onrecord.reading.annotation import Model
from onrecord.reading.layers import LAYERS, Demand
from onrecord.reading.reader import Reader
from onrecord.reading.reading import Reading
from onrecord.reading.speech.assembly import passages
from onrecord.reading.speech.candidate import Candidate
from onrecord.reading.speech.candidates import candidates
from onrecord.reading.speech.selection import BIAS, GIVEN, names_of
from onrecord.reading.speech.sources import span_of

if TYPE_CHECKING:
    from spacy.tokens import Doc

LEAST: Final = 8
"""A name that fewer examples have gets no weight."""

PENALTY: Final = 2.0

Example = tuple[list[str], float]
"""The names of a candidate, and the share of its fragments that are right, with the speaker."""


@dataclass(frozen=True, slots=True)
class _Quote:
    """A fragment of gold: where it stands, the offsets of its words, and where its speaker does."""

    span: Span
    words: frozenset[int]
    speaker: Span | None
    optional: bool


def examples(rows: Iterable[GoldRow], model: Model) -> Iterator[Example]:
    """What the candidates in texts with gold teach. Candidates that only an optional or outer quotation explains
    are left out: they are neither right nor wrong. Raises GoldError where a row can't be used."""
    layer = LAYERS["speech"]
    demand = Demand(layer.needs, triggers=layer.triggers)
    reader = Reader(model, [demand])
    for row in rows:
        quotes = list(_quotes(row))
        reading = Reading(reader.read(Article.from_text(row.text, id=row.id), [demand]), demand)
        for passage in passages(reading):
            if not passage.is_heading:
                for candidate in candidates(passage):
                    if candidate.rule in GIVEN:
                        continue
                    if (share := _share_right(candidate, quotes, reading.doc)) is not None:
                        yield names_of(candidate), share


def _quotes(row: GoldRow) -> Iterator[_Quote]:
    for entry in row.entries("quotes"):
        span, said_by = row.span(entry), entry.get("speaker")
        speaker = row.span(said_by, entry.get("speaker_at")) if said_by is not None else None
        yield _Quote(span, words_in(row.text, *span), speaker, bool(entry.get("optional")))


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


def _share_right(candidate: Candidate, quotes: Sequence[_Quote], doc: Doc) -> float | None:
    text = doc.text
    needed = [one for one in quotes if not one.optional]
    spare = frozenset[int]().union(*(one.words for one in quotes if one.optional))
    fragments = [words_in(text, start, end) for start, end in candidate.contents]
    right = [
        any(in_common(fragment, one.words) >= RIGHT and _same_source(candidate, one.speaker, doc) for one in needed)
        for fragment in fragments
    ]
    words = frozenset[int]().union(*fragments)
    if not any(right) and (
        not words
        or 2 * len(words & spare) >= len(words)
        or any(one.span.start <= candidate.offset < one.span.end for one in needed)
    ):
        return None
    return sum(right) / len(right)


def _same_source(candidate: Candidate, speaker: Span | None, doc: Doc) -> bool:
    """The same words, or a name with the same last word."""
    if candidate.source is None or speaker is None:
        return candidate.source is None and speaker is None
    mention = span_of(candidate.source.mention, doc)
    if mention.start_char < speaker.end and speaker.start < mention.end_char:
        return True
    return last_word(mention.text) == last_word(doc.text[slice(*speaker)]) != ""


def main(arguments: Sequence[str]) -> None:
    """Read gold, fit, write the table."""
    gold = Path(arguments[0])
    out = Path(arguments[1]) if len(arguments) > 1 else Path(__file__).with_name("weights.tsv")
    weights = fit(list(examples(read_gold(gold), Model.load())))
    table = [f"{name}\t{weight:.3f}" for name, weight in weights.items() if abs(weight) >= 0.001]
    head = "# What speaks for and against a candidate: weights of a logistic regression, made by fitting.py."
    out.write_text("\n".join([head, *table]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
