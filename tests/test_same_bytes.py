"""The same article gives the same bytes: whatever was read before it, by however many processes."""

from __future__ import annotations

import random
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest
import spacy

from onrecord import Article
from onrecord.config import Settings
from onrecord.engine import Engine
from onrecord.host import Host
from onrecord.pool import Pool, PoolSpec
from onrecord.reading import DEFAULT_MODEL, Model
from onrecord.sources import Found, read_articles

EXAMPLES = str(Path(__file__).parents[1] / "examples" / "articles.jsonl")
ARTICLES = [one.article for one in read_articles([EXAMPLES]) if isinstance(one, Found)]


def facts(articles: Sequence[Article], processes: int) -> Iterator[tuple[str, list[bytes]]]:
    """The id and the records of each article, read by a pool in this order."""
    with Pool(PoolSpec(Settings(), processes=processes)) as pool:
        futures = [pool.submit(article) for article in articles]
        for future in futures:
            yield future.result().article_id, [fact.value for fact in future.result().facts]


@pytest.fixture(scope="module")
def in_order() -> dict[str, list[bytes]]:
    return dict(facts(ARTICLES, processes=1))


def test_the_order_of_articles_and_the_number_of_processes_change_nothing(in_order: dict[str, list[bytes]]) -> None:
    shuffled = random.Random(5).sample([*ARTICLES, *ARTICLES], 2 * len(ARTICLES))
    assert list(facts(shuffled, processes=3)) == [(one.id, in_order[one.id]) for one in shuffled]


def test_what_is_forgotten_after_an_article_changes_nothing(
    in_order: dict[str, list[bytes]], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("onrecord.reading.annotation.model._WARM", 0)
    engine = Host(Settings()).engine()
    for article in reversed(ARTICLES):
        assert [fact.value for fact in engine.process(article).facts] == in_order[article.id]


def test_stock_components_give_the_same_facts(in_order: dict[str, list[bytes]]) -> None:
    stock = Model(spacy.load(DEFAULT_MODEL))
    assert not stock.accelerated
    engine = Engine(Host(Settings()).loaded(), stock)
    for article in ARTICLES:
        assert [fact.value for fact in engine.process(article).facts] == in_order[article.id]
