"""What a terminal shows of an article: its passages with marks, and its facts."""

from __future__ import annotations

import io
import re
from collections.abc import Callable

import pytest
from rich.console import Console

from onrecord import Article
from onrecord.cli.passages import PassageOutput
from onrecord.outcome import Extraction, FactRecord, Outcome
from onrecord.sources import Place

TEXT = "The pier closed.\n\nNothing here.\nNor here.\n\nAda Lund said it was unsafe and two men drowned."

NewFact = Callable[..., bytes]


def shown(article: Article, *facts: bytes, color: bool = True) -> str:
    stream = io.StringIO()
    console = Console(file=stream, force_terminal=True, color_system="standard", no_color=not color, width=100)
    output = PassageOutput(console, {"quote": "[{speaker}: ]{quotation}"})
    outcome = Outcome(article.id, [Extraction("x", [FactRecord("f", fact) for fact in facts])])
    output.article(article, outcome, Place("wire/pier.txt"))
    output.close()
    return stream.getvalue()


def words(printed: str) -> list[str]:
    """The lines without colours, and without those that are empty."""
    lines = re.sub(r"\x1b\[[\d;]*m", "", printed).split("\n")
    return [line.strip() for line in lines if line.strip()]


@pytest.fixture
def facts(new_fact: NewFact) -> list[bytes]:
    article = Article(id="a", text=TEXT)
    quote = {"speaker": "Ada Lund", "quotation": "it was unsafe and two men drowned"}
    figure = new_fact(article, "casualty", {"count_text": "two men drowned"}, count_text="two men")
    return [figure, new_fact(article, "quote", quote, **quote)]


def test_passages_with_facts_are_shown_and_the_others_left_out(facts: list[bytes]) -> None:
    assert words(shown(Article(id="a", text=TEXT), *facts))[:3] == [
        "a",
        "…",
        "Ada Lund said it was unsafe and two men drowned¹².",
    ]


def test_facts_are_listed_by_the_numbers_of_their_marks(facts: list[bytes]) -> None:
    table = words(shown(Article(id="a", text=TEXT), *facts))[5:]
    assert [[cell.strip() for cell in row.split("│")] for row in table] == [
        ["1", "quote", "Ada Lund: it was unsafe and two men drowned", "0.90"],
        ["2", "casualty", "count text: two men", "0.90"],
    ]


def test_the_innermost_mark_has_the_colour(facts: list[bytes]) -> None:
    printed = shown(Article(id="a", text=TEXT), *facts)
    assert "\x1b[4;36mAda Lund said it was unsafe and \x1b[0m\x1b[4;31mtwo men drowned\x1b[0m" in printed


def test_without_colours_marks_are_underlined(facts: list[bytes]) -> None:
    printed = shown(Article(id="a", text=TEXT), *facts, color=False)
    assert "\x1b[4mtwo men drowned\x1b[0m" in printed
    assert not re.search(r"\x1b\[[\d;]*3[0-7]", printed)


def test_no_control_sequence_of_an_article_or_a_fact_reaches_the_terminal(new_fact: NewFact) -> None:
    evil = "\x1b[2J\x9b31m\u202e\x07"
    article = Article(id=f"id{evil}", title=f"title{evil}", publisher=f"who{evil}", text=f"words {evil} words")
    printed = shown(article, new_fact(article, f"kind{evil}", {"x": f"words {evil}"}, y=f"own{evil}"))
    assert not re.search("\x1b\\[2J|\x9b|\u202e|\x07", printed)
    assert "words �[2J�31m��¹ words" in re.sub(r"\x1b\[[\d;]*m", "", printed)


def test_an_article_without_facts_says_so() -> None:
    assert words(shown(Article(id="a", title="Quiet", text=TEXT))) == ["Quiet", "a", "no facts"]


def test_an_article_without_title_and_id_is_headed_by_where_it_stands() -> None:
    article = Article.from_text(TEXT)
    assert words(shown(article))[:2] == ["wire/pier.txt", article.id]


def test_an_article_of_a_feed_is_headed_by_its_title() -> None:
    assert words(shown(Article.from_text(TEXT, title="Pier shut")))[0] == "Pier shut"
