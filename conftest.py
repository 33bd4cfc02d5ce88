"""What the tests of several distributions share: brokers, a browser, and the language model, loaded once."""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable
from functools import cache
from typing import TYPE_CHECKING, Any

import pytest

if TYPE_CHECKING:
    from onrecord import Article
    from onrecord.reading import Model

pytest_plugins = ["broker_fixtures", "browser_fixtures"]


@pytest.fixture(scope="session")
def model() -> Model:
    """The model that the conformance kit has too, so that a process loads one."""
    from onrecord.testing.readings import default_model  # here, so that tests without a model start at once

    return default_model()


@pytest.fixture(scope="session")
def new_fact() -> Callable[..., bytes]:
    """Make a fact by hand, as its line of JSON: `new_fact(article, type, {field: words of the article}, **own)`.

    Words are looked for from the left; a tuple `(words, offset)` from an offset on. `own` may have fields of all facts.
    """

    digest = cache(lambda text: hashlib.sha256(text.encode()).hexdigest())

    def made(article: Article, fact_type: str, words: dict[str, str | tuple[str, int]], **own: Any) -> bytes:
        evidence = []
        for field, looked_for in words.items():
            exact, after = looked_for if isinstance(looked_for, tuple) else (looked_for, 0)
            start = article.text.index(exact, after)
            evidence.append({"field": field, "start": start, "end": start + len(exact), "exact": exact})
        start, end = min(one["start"] for one in evidence), max(one["end"] for one in evidence)
        common = {
            "id": f"{fact_type}-{start}-{end}",
            "type": fact_type,
            "schema_version": 1,
            "article_id": article.id,
            "article_url": article.url,
            "article_sha256": digest(article.text),
            "published_at": article.published_at,
            "start": start,
            "end": end,
            "exact": article.text[start:end],
            "sentence": article.text[start:end],
            "confidence": 0.9,
            "rule": "by_hand",
            "extractor": f"{fact_type}s",
            "extractor_version": "1.0",
            "model": "none",
            "evidence": evidence,
        }
        return json.dumps({**common, **own}, ensure_ascii=False).encode()

    return made
