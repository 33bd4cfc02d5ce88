"""What an extractor finds does not depend on which others run: docs/decisions/0004, on the real extractors."""

from __future__ import annotations

from collections.abc import Sequence
from pathlib import Path

import pytest
from flow import EXTRACTORS

from onrecord.config import Settings
from onrecord.engine import Engine
from onrecord.host import Host
from onrecord.reading import Model
from onrecord.sources import Found, read_articles

EXAMPLES = str(Path(__file__).parents[1] / "examples" / "articles.jsonl")

Records = dict[str, list[bytes]]


def records(model: Model, names: Sequence[str]) -> Records:
    """The records of the examples that each of some extractors, run together, finds."""
    engine = Engine(Host(Settings()).loaded(names), model, soft_deadline=None)
    found: Records = {name: [] for name in names}
    for article in (one.article for one in read_articles([EXAMPLES]) if isinstance(one, Found)):
        outcome = engine.process(article)
        assert outcome.failures == []
        for extraction in outcome.extractions:
            found[extraction.extractor] += [fact.value for fact in extraction.facts]
    return found


@pytest.fixture(scope="module")
def in_company(model: Model) -> Records:
    return records(model, list(EXTRACTORS))


@pytest.mark.parametrize("name", EXTRACTORS)
def test_an_extractor_alone_writes_the_bytes_that_it_writes_in_company(
    name: str, model: Model, in_company: Records
) -> None:
    assert records(model, [name])[name] == in_company[name] != []
