"""The fast annotation is that of stock spaCy, attribute by attribute, and depends on nothing but the paragraph."""

from __future__ import annotations

import ast
import json
import os
from collections.abc import Iterator
from pathlib import Path

import numpy as np
import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc

from onrecord.reading import DEFAULT_MODEL, Model
from onrecord.reading.annotation import ENTITIES, LEMMAS, PARSE
from onrecord.reading.annotation.embeddings import Embeddings
from onrecord.reading.annotation.selftest import attributes, difference
from onrecord.reading.paragraphs import split_paragraphs
from onrecord.reading.quoted import find_regions
from onrecord.reading.sentences import SentenceGuard

ROOT = Path(__file__).parents[4]
ALL = (*PARSE, *LEMMAS, *ENTITIES)
TOKENS = 30_000
GOLD = os.environ.get("ONRECORD_GOLD")


def texts() -> Iterator[str]:
    """The prose of this repository: articles, then documentation, then what the code and its tests say in strings."""
    for line in (ROOT / "examples" / "articles.jsonl").read_bytes().splitlines():
        try:
            yield json.loads(line)["text"]
        except (ValueError, KeyError):
            continue
    for page in sorted([*ROOT.glob("*.md"), *ROOT.glob("docs/**/*.md"), *ROOT.glob("plugins/*/README.md")]):
        yield page.read_text(encoding="utf-8")
    for source in sorted([*ROOT.glob("core/**/*.py"), *ROOT.glob("plugins/**/*.py"), *ROOT.glob("streams/**/*.py")]):
        for node in ast.walk(ast.parse(source.read_bytes())):
            if isinstance(node, ast.Constant) and isinstance(node.value, str) and len(node.value.split()) > 4:
                yield node.value


@pytest.fixture(scope="module")
def stock() -> Language:
    return spacy.load(DEFAULT_MODEL)


@pytest.fixture(scope="module")
def articles() -> list[list[str]]:
    """The paragraphs of each text, until there are enough."""
    found, words = [], 0
    for text in texts():
        paragraphs = [text[one.start : one.end] for one in split_paragraphs(text)]
        found.append(paragraphs)
        words += len(text.split())
        if words > TOKENS:
            break
    return [paragraphs for paragraphs in found if paragraphs]


def annotated(model: Model, paragraphs: list[str]) -> list[Doc]:
    docs = [model.tokenize(paragraph) for paragraph in paragraphs]
    model.annotate(docs, ALL)
    return docs


def compared(model: Model, stock: Language, paragraphs: list[str]) -> int:
    """How many tokens were compared with stock; none of them differs."""
    expected = stock.pipe(paragraphs, batch_size=len(paragraphs))
    count = 0
    for mine, theirs in zip(annotated(model, paragraphs), expected, strict=True):
        assert difference([attributes(one) for one in mine], [attributes(one) for one in theirs]) is None, mine.text
        count += len(mine)
    return count


def test_no_attribute_of_any_token_differs(model: Model, stock: Language, articles: list[list[str]]) -> None:
    assert model.accelerated
    assert sum(compared(model, stock, paragraphs) for paragraphs in articles) >= TOKENS


def test_nor_where_sentence_borders_are_set_and_datelines_cut(model: Model, stock: Language) -> None:
    count = 0
    for text in texts():
        paragraphs = split_paragraphs(text)
        guard = SentenceGuard(text, find_regions(text, paragraphs))
        bodies = [(one, text[one.body : one.end]) for one in paragraphs if one.body < one.end]
        mine = [model.tokenize(body) for _, body in bodies]
        theirs = [stock.make_doc(body) for _, body in bodies]
        for (paragraph, _), ours, stocks in zip(bodies, mine, theirs, strict=True):
            guard.preset(ours, paragraph)
            guard.preset(stocks, paragraph)
        model.annotate(mine, ALL)
        for _, component in stock.pipeline:
            theirs = list(component.pipe(theirs)) if hasattr(component, "pipe") else [component(one) for one in theirs]
        assert difference(*([one for doc in docs for one in attributes_of(doc)] for docs in (mine, theirs))) is None
        count += sum(map(len, mine))
        if count > TOKENS // 3:
            return
    pytest.fail(f"there are only {count} tokens")


def attributes_of(doc: Doc) -> list[tuple[object, ...]]:
    return [attributes(one) for one in doc]


@pytest.mark.skipif(not GOLD, reason="set ONRECORD_GOLD to a folder of gold to run this")
def test_nor_of_news_articles(model: Model, stock: Language) -> None:
    count = 0
    for line in Path(GOLD or "", "quotes", "dev.jsonl").read_bytes().splitlines()[:40]:
        text = json.loads(line)["text"]
        count += compared(model, stock, [text[one.start : one.end] for one in split_paragraphs(text)])
    assert count >= TOKENS


def test_embeddings_depend_on_nothing_that_was_met_before(stock: Language, articles: list[list[str]]) -> None:
    embed = stock.get_pipe("tok2vec").model.get_ref("embed")  # type: ignore[attr-defined]
    docs = [stock.make_doc(paragraph) for paragraphs in articles[:12] for paragraph in paragraphs]
    forth, back = Embeddings(embed), Embeddings(embed)
    there = [forth([doc]) for doc in docs]
    again = [back([doc]) for doc in reversed(docs)][::-1]
    assert all(np.array_equal(one, other) for one, other in zip(there, again, strict=True))


def test_no_annotation_depends_on_what_else_is_in_the_batch(model: Model, articles: list[list[str]]) -> None:
    for paragraphs in articles[:12]:
        together = annotated(model, paragraphs)
        for paragraph, doc in zip(paragraphs, together, strict=True):
            (alone,) = annotated(model, [paragraph])
            assert difference([attributes(one) for one in alone], [attributes(one) for one in doc]) is None


def test_what_is_remembered_changes_nothing(
    model: Model, articles: list[list[str]], monkeypatch: pytest.MonkeyPatch
) -> None:
    for module in ("embeddings.KINDS", "embeddings.VALUES", "ruler.REMEMBERED", "lemmas.REMEMBERED"):
        monkeypatch.setattr(f"onrecord.reading.annotation.{module}", 40)
    forgetful = Model.load()
    for paragraphs in articles[:6]:
        for mine, other in zip(annotated(forgetful, paragraphs), annotated(model, paragraphs), strict=True):
            assert difference([attributes(one) for one in mine], [attributes(one) for one in other]) is None
