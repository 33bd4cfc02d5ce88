"""The example articles are what examples/README.md says that they are."""

from __future__ import annotations

from pathlib import Path

import pytest

from onrecord import Article
from onrecord.engine import skip_reason
from onrecord.sources import Found, Unreadable, read_articles

EXAMPLES = Path(__file__).parents[1] / "examples" / "articles.jsonl"
RECORDS = list(read_articles([str(EXAMPLES)]))
ARTICLES = [one.article for one in RECORDS if isinstance(one, Found)]


def test_line_7_alone_is_broken() -> None:
    assert [(one.place.line, one.error.reason) for one in RECORDS if isinstance(one, Unreadable)] == [(7, "bad_json")]


def test_the_last_article_alone_is_not_english() -> None:
    assert [(one.id, skip_reason(one)) for one in ARTICLES if skip_reason(one)] == [(ARTICLES[-1].id, "language:de")]
    assert len(ARTICLES) == 13


def test_no_two_articles_share_an_id() -> None:
    assert len({one.id for one in ARTICLES}) == len(ARTICLES)


@pytest.mark.parametrize("article", ARTICLES, ids=lambda article: article.id)
def test_an_article_says_where_and_when_it_is_from(article: Article) -> None:
    stated = {field: getattr(article, field) for field in ("title", "language", "published_at", "publisher", "byline")}
    assert all(stated.values()), stated
    assert (article.url or "").startswith("https://example.org/")
