"""Files of facts for tests of what shows them."""

from __future__ import annotations

from pathlib import Path

from onrecord import Article
from onrecord.store import Store, StoredFact


def filled(path: Path, *facts: bytes, articles: tuple[Article, ...] = ()) -> Path:
    """A file of facts, made where there is none, with some more facts, a line of JSON each, and articles in it."""
    with Store(path) as store:
        store.begin("files")
        with store.transaction():
            for one in facts:
                store.put(StoredFact.read(one))
            for article in articles:
                store.articles.put(article)
    return path
