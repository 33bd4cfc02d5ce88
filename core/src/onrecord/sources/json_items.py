"""JSON: one value, which is an article record, an item of ninjs, or JSON-LD with articles in it."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from functools import partial
from typing import Final

from onrecord.article import Article, json_value
from onrecord.errors import ArticleError
from onrecord.sources import ninjs, schema_org
from onrecord.sources.documents import Draft, Item
from onrecord.sources.formats import Format

_MAYBE_ANOTHER: Final = frozenset({"missing_text", "not_an_object", "too_large"})
"""What is wrong with a record that is another format."""


def record(value: bytes, said: Format | None, limit: int) -> Article | None:
    """The article of a value that is an article record; None where it is another format, by what was said or it has.

    `limit` is the largest record, in bytes. Raises ArticleError for a record that can't be read.
    """
    if said in ("ninjs", "jsonld") or (said is None and b'"@type"' in value and _is_other(value)):
        return None
    try:
        return Article.from_json(value, limit=limit)
    except ArticleError as error:
        if error.reason in _MAYBE_ANOTHER and _is_other(value):
            return None
        raise


def articles(value: bytes, said: Format | None) -> Iterator[Item]:
    """The articles of a value that is ninjs or JSON-LD. Raises ArticleError where it is neither, or has none."""
    document = json_value(value)
    if said == "jsonld" or (said != "ninjs" and schema_org.is_json_ld(document)):
        yield from _of_json_ld(document)
        return
    items = document if isinstance(document, list) else [document]
    for item in items:
        if isinstance(item, dict):
            yield _item(item, partial(ninjs.draft, item))
        else:
            yield Item(
                value, ArticleError("not_an_object", f"an item of ninjs is an object, not {type(item).__name__}")
            )


def _of_json_ld(document: object) -> Iterator[Item]:
    graph = schema_org.Graph(document)
    if not graph.articles:
        raise ArticleError("no_article", "there is no NewsArticle in this JSON-LD, nor another kind of article")
    for node in graph.articles:
        yield _item(node, partial(graph.draft, node))


def _item(value: object, draft: Callable[[], Draft]) -> Item:
    written = json.dumps(value, ensure_ascii=False).encode(errors="replace")
    try:
        return Item(written, draft().article())
    except ArticleError as error:
        return Item(written, error)


def _is_other(value: bytes) -> bool:
    try:
        document = json_value(value)
    except ArticleError:
        return False
    first = document[0] if isinstance(document, list) and document else document
    return ninjs.is_ninjs(first) or schema_org.is_json_ld(document)
