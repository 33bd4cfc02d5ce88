"""How well quotations are found in texts that nothing was fitted on: `make cross-validate GOLD=FILE.jsonl`.

The texts of a file of gold (docs/reference/gold.md) are dealt into FOLDS parts by chance, once for each of SEEDS. Both
tables of the speech layer are fitted on all parts but one and scored on that one; the sums over all parts are printed,
a measure in each line. The rules, which people write, saw whatever they saw: it is the weights alone that did not.
"""

from __future__ import annotations

import random
import sys
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path
from typing import Final

from onrecord.article import Article
from onrecord.config import Settings
from onrecord.engine import Engine
from onrecord.evaluation.gold import GoldRow, read_file
from onrecord.evaluation.measures import Count
from onrecord.evaluation.run import scoring_of
from onrecord.host import Host
from onrecord.reading import Model
from onrecord.reading.speech import endings, fitting, selection

FOLDS: Final = 4
SEEDS: Final = (1, 2, 3, 4)


def main(gold: Path) -> None:
    rows = list(read_file(gold))
    model = Model.load(Settings().model.name)
    (quotes,) = Host(Settings(), allow=()).loaded(["quotes"])
    engine = Engine([quotes], model, soft_deadline=None)
    scoring = scoring_of(type(quotes.extractor))
    sums: dict[str, Count] = {}
    for fitted_on, scored_on in splits(rows):
        with ExitStack() as stack:
            ends = fitting.fit(list(fitting.ending_examples(fitted_on, model)), fitting.ENDING_PENALTY)
            stack.enter_context(endings.weighed_by(ends))
            weights = fitting.fit(list(fitting.examples(fitted_on, model)))
            stack.enter_context(selection.weighed_by(weights))
            for row in scored_on:
                outcome = engine.process(Article.from_text(row.text, id=row.id, language="en"))
                for measure, count in scoring.compare(row, [fact.fields() for fact in outcome.facts]).counts.items():
                    sums[measure] = sums.get(measure, Count()) + count
    for measure, count in sums.items():
        print(f"{measure:34} P {count.precision:.3f}  R {count.recall:.3f}  F1 {count.f1:.3f}")


def splits(rows: Sequence[GoldRow]) -> Iterator[tuple[list[GoldRow], list[GoldRow]]]:
    """What to fit on and what to score, for each part of each dealing."""
    for seed in SEEDS:
        dealt = list(rows)
        random.Random(seed).shuffle(dealt)
        for part in range(FOLDS):
            yield [row for at, row in enumerate(dealt) if at % FOLDS != part], dealt[part::FOLDS]


if __name__ == "__main__":
    main(Path(sys.argv[1]))
