"""Fitting: makes endings.tsv and weights.tsv from any gold file of quotations.

    python -m onrecord.reading.speech.fitting GOLD.jsonl [FOLDER]

The format of gold is that of docs/reference/gold.md; `optional` quotations teach only where they end. The weights are
those of logistic regressions with an L2 penalty over names of structure: parts of speech, relations, marks, lengths,
the rules and the words of two short lists (candidate.OPENINGS, lexicon.OPENERS), no other words of the texts.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
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
from onrecord.reading.speech.endings import endings, weighed_by
from onrecord.reading.speech.passage import Passage
from onrecord.reading.speech.selection import GIVEN, names_of
from onrecord.reading.speech.sources import span_of
from onrecord.reading.speech.weights import BIAS

if TYPE_CHECKING:
    from spacy.tokens import Doc

LEAST: Final = 8
"""A name that fewer examples have gets no weight."""

PENALTY: Final = 2.0
ENDING_PENALTY: Final = 3.0
"""What squares of weights cost: of candidates, and of endings, which have fewer examples for as many names."""

Example = tuple[Iterable[str], float]
"""The names of what is weighed, and how far it is right: of a candidate the share of its fragments and its speaker."""


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
    for _, candidate, quotes, doc in _candidates(rows, model):
        if candidate.rule not in GIVEN and (share := _share_right(candidate, quotes, doc)) is not None:
            yield names_of(candidate), share


def ending_examples(rows: Iterable[GoldRow], model: Model) -> Iterator[Example]:
    """What gold that begins where a candidate does teaches about the places where that may end: all up to the right
    one. Optional quotations teach, too: they are not asked for, but they end where they end."""
    for passage, candidate, quotes, doc in _candidates(rows, model):
        if candidate.proposed is None:
            continue
        first, proposed = candidate.proposed
        start = candidate.contents[0][0]
        found = list(endings(candidate.rule, first, proposed, candidate.anchor, passage))
        words = [words_in(doc.text, start, max(start, passage.syntax.end[one.last])) for one in found]
        first_word = min(words[-1], default=None) if words else None
        gold = next((one.words for one in quotes if min(one.words, default=-1) == first_word), None)
        right = None if gold is None else next((at for at, one in enumerate(words) if one == gold), None)
        if right is not None:
            yield from ((one.features, float(at == right)) for at, one in enumerate(found[: right + 1]))


def _candidates(rows: Iterable[GoldRow], model: Model) -> Iterator[tuple[Passage, Candidate, Sequence[_Quote], Doc]]:
    """Every candidate in texts with gold, with its passage, and the quotations and the Doc of its text."""
    layer = LAYERS["speech"]
    demand = Demand(layer.needs, triggers=layer.triggers)
    reader = Reader(model, [demand])
    for row in rows:
        quotes = list(_quotes(row))
        reading = Reading(reader.read(Article.from_text(row.text, id=row.id), [demand]), demand)
        for passage in passages(reading):
            if not passage.is_heading:
                for candidate in candidates(passage):
                    yield passage, candidate, quotes, reading.doc


def _quotes(row: GoldRow) -> Iterator[_Quote]:
    for entry in row.entries("quotes"):
        span, said_by = row.span(entry), entry.get("speaker")
        speaker = row.span(said_by, entry.get("speaker_at")) if said_by is not None else None
        yield _Quote(span, words_in(row.text, *span), speaker, bool(entry.get("optional")))


def fit(found: Sequence[Example], penalty: float = PENALTY) -> dict[str, float]:
    """The weights by name, `bias` among them, by Newton's method; `penalty` is that of their squares."""
    counts = Counter(name for names, _ in found for name in names)
    known = [*sorted(name for name, count in counts.items() if count >= LEAST), BIAS]
    at = {name: i for i, name in enumerate(known)}
    design = np.zeros((len(found), len(known)))
    for i, (names, _) in enumerate(found):
        design[i, [at[name] for name in names if name in at]] = 1
    design[:, -1] = 1
    wanted = np.array([share for _, share in found])
    penalties = np.full(len(known), penalty)
    penalties[-1] = 0
    weights = np.zeros(len(known))
    for _ in range(25):
        likely = 1 / (1 + np.exp(-design @ weights))
        gradient = design.T @ (likely - wanted) + penalties * weights
        curvature = (design * (likely * (1 - likely) + 1e-9)[:, None]).T @ design + np.diag(penalties + 1e-9)
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
    """Read gold, fit both tables, write them: first that of endings, since candidates are weighed as those cut them."""
    gold = list(read_gold(Path(arguments[0])))
    folder = Path(arguments[1]) if len(arguments) > 1 else Path(__file__).parent
    model = Model.load()
    ends = fit(list(ending_examples(gold, model)), ENDING_PENALTY)
    _write(folder / "endings.tsv", "What speaks for and against an end of what is said", ends)
    with weighed_by(ends):
        weights = fit(list(examples(gold, model)))
    _write(folder / "weights.tsv", "What speaks for and against a candidate", weights)


def _write(table: Path, title: str, weights: Mapping[str, float]) -> None:
    head = f"# {title}: weights of a logistic regression, made by fitting.py."
    lines = [f"{name}\t{weight:.3f}" for name, weight in weights.items() if abs(weight) >= 0.001]
    table.write_text("\n".join([head, *lines]) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main(sys.argv[1:])
