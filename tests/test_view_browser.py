"""Served pages in a real browser: searching, filters, keys, what is new, hostile texts, and how they look.

With ONRECORD_SCREENSHOTS=1 the picture of the documentation is made anew.
"""

from __future__ import annotations

import asyncio
import json
import os
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from importlib.resources import files
from pathlib import Path
from typing import Any, Final

import pytest
from browser_fixtures import Open, Opened, clipboard, focused, playwright
from facts_files import filled

from onrecord import Article
from onrecord_streams.view import FileSource, application, listening, serve

PICTURE: Final = Path(__file__).parents[1] / "docs" / "view.png"
NewFact = Callable[..., bytes]

HARBOUR: Final = Article(
    id="harbour",
    text="The Orsk council adopted the harbour bill by 61 votes to 38.\n“Nobody paid,” said Mayor Ada Lund of Orsk.",
    title="Harbour bill passes",
    publisher="The Orsk Gazette",
    published_at="2026-03-14",
)
FERRY: Final = Article(
    id="ferry",
    text="Ned Ash said at least 14 people drowned off Vesk.\nNine people drowned off Vesk, the harbour office said.",
    title="Ferry sinks",
    publisher="Vesk Evening Post",
    published_at="2026-03-15",
)


@contextmanager
def served(file: Path) -> Iterator[str]:
    """The address at which a file is served, from a thread, for the time of the block."""
    ended, ready = threading.Event(), threading.Event()
    listener = listening("127.0.0.1", 0)

    def run() -> None:
        source = FileSource(file)
        asyncio.run(serve(application(source, {}), listener, ended, ready.set))
        source.close()

    thread = threading.Thread(target=run)
    thread.start()
    try:
        assert ready.wait(120)
        yield f"http://127.0.0.1:{listener.getsockname()[1]}"
    finally:
        ended.set()
        thread.join()


@pytest.fixture(scope="module")
def facts(new_fact: NewFact) -> list[bytes]:
    first, second = HARBOUR.text.splitlines()
    low, high = FERRY.text.splitlines()
    figure = {"harm": "killed", "place": "Vesk", "part_of": None, "modality": "asserted", "victims": "people"}
    return [
        new_fact(
            HARBOUR, "vote", {"body": "The Orsk council", "votes_for": "61 votes to 38"}, body="Orsk council",
            outcome="adopted", votes_for=61, votes_against=38, sentence=first,
        ),
        new_fact(
            HARBOUR, "quote", {"quotation": "“Nobody paid,”", "speaker_mention": "Mayor Ada Lund"}, sentence=second,
            speaker="Ada Lund", quotation="Nobody paid,", kind="direct",
        ),
        new_fact(
            FERRY, "casualty", {"count_text": "at least 14", "place": "Vesk"}, count_min=14, count_max=None,
            count_text="at least 14", source="Ned Ash", sentence=low, **figure,
        ),
        new_fact(
            FERRY, "casualty", {"count_text": "Nine", "place": ("Vesk", 49)}, count_min=9, count_max=9,
            count_text="Nine", source="harbour office", sentence=high, **figure,
        ),
    ]  # fmt: skip


@pytest.fixture
def file(facts: list[bytes], tmp_path: Path) -> Path:
    filled(tmp_path / "facts.sqlite", *facts, articles=(HARBOUR, FERRY))
    return tmp_path / "facts.sqlite"


@pytest.fixture
def address(file: Path) -> Iterator[str]:
    with served(file) as address:
        yield address


def kinds(opened: Opened) -> list[str]:
    """The kinds of the facts that are listed."""
    return list(opened.tab.locator(".results .kind").all_inner_texts())


def test_words_are_searched_and_filters_narrow_what_is_found(open_page: Open, address: str) -> None:
    opened = open_page(address)
    assert kinds(opened) == ["casualty", "casualty", "quote", "vote"]
    opened.tab.get_by_label("Words").fill("harbour")
    opened.tab.keyboard.press("Enter")
    opened.tab.wait_for_url("**/?words=harbour")
    assert kinds(opened) == ["casualty", "vote"]
    opened.tab.get_by_role("checkbox", name="Votes").check()  # counts at once
    opened.tab.wait_for_url("**kind=vote")
    assert kinds(opened) == ["vote"]
    opened.tab.get_by_role("link", name="Clear").click()
    opened.tab.get_by_label("Publisher").select_option("The Orsk Gazette")
    opened.tab.wait_for_url("**publisher=**")
    assert kinds(opened) == ["quote", "vote"]
    opened.tab.get_by_label("Who says it").fill("lund")
    opened.tab.get_by_label("Published from").fill("2026-03-14")
    opened.tab.get_by_role("button", name="Search").click()
    opened.tab.wait_for_url("**since=2026-03-14")
    assert kinds(opened) == ["quote"]
    assert opened.noise == []


def test_a_fact_opens_in_place_its_words_light_up_and_it_leads_to_its_article(open_page: Open, address: str) -> None:
    opened = open_page(address, permissions=["clipboard-read", "clipboard-write"])
    fact = opened.tab.locator(".results .fact", has_text="Orsk council")
    fact.locator("summary").click()
    assert fact.locator(".s[data-lit]").all_inner_texts() == ["The Orsk council", "61 votes to 38"]
    fact.get_by_role("button", name="votes for 61 votes to 38").click()
    assert fact.locator(".s[data-now]").all_inner_texts() == ["61 votes to 38"]
    fact.get_by_role("button", name="Copy JSON").click()
    assert json.loads(clipboard(opened, "JSON copied"))["votes_for"] == 61
    fact.get_by_role("link", name="Harbour bill passes").click()
    opened.tab.wait_for_url("**/article?id=harbour#f1-1")
    assert opened.open_facts() == ["vote"]
    assert opened.lit() == ["The Orsk council", "61 votes to 38"]
    assert opened.noise == []


def test_all_of_it_can_be_done_with_keys(open_page: Open, address: str) -> None:
    opened = open_page(address, permissions=["clipboard-read", "clipboard-write"])
    keys = opened.tab.keyboard
    keys.press("/")
    assert opened.tab.get_by_label("Words").evaluate("one => one === document.activeElement")
    keys.press("Escape")
    keys.press("j")
    keys.press("j")
    keys.press("j")
    assert focused(opened).startswith("quote")
    keys.press("Enter")
    assert opened.open_facts() == ["quote"]
    keys.press("c")
    assert clipboard(opened, "Citation copied").startswith("“Harbour bill passes”, The Orsk Gazette, 14 March 2026")
    keys.press("k")
    assert focused(opened).startswith("casualty")
    keys.press("a")
    opened.tab.wait_for_url("**/article?id=ferry#**")


def test_what_a_sink_writes_is_offered_and_followed_where_that_is_wanted(
    open_page: Open, address: str, file: Path, new_fact: NewFact
) -> None:
    opened = open_page(address)
    opened.tab.locator(".results summary").nth(2).click()
    filled(file, new_fact(FERRY, "quote", {"speaker_mention": "Ned Ash"}, quotation="at least 14", speaker="Ned Ash"))
    opened.tab.get_by_role("button", name="Show 1 more").click()
    assert kinds(opened) == ["casualty", "casualty", "quote", "quote", "vote"]
    assert opened.open_facts() == ["quote"]
    assert opened.tab.locator(".fact.new .kind").all_inner_texts() == ["quote"]
    opened.tab.get_by_label("Follow").check()
    filled(file, new_fact(FERRY, "quote", {"speaker_mention": "harbour office"}, quotation="nine", speaker="office"))
    playwright.expect(opened.tab.get_by_role("heading", name="6 facts")).to_be_visible(timeout=15_000)
    assert opened.noise == []


def test_articles_are_listed_and_lead_to_their_facts(open_page: Open, address: str) -> None:
    opened = open_page(address)
    opened.tab.get_by_role("link", name="Articles").click()
    articles = opened.tab.get_by_role("main").get_by_role("listitem")
    assert [one.splitlines()[0] for one in articles.all_inner_texts()] == ["Ferry sinks", "Harbour bill passes"]
    assert "1 vote" in articles.nth(1).inner_text()
    opened.tab.get_by_role("checkbox", name="Quotes").check()
    opened.tab.wait_for_url("**/articles?kind=quote")
    assert articles.count() == 1
    opened.tab.keyboard.press("j")
    opened.tab.keyboard.press("Enter")
    opened.tab.wait_for_url("**/article?id=harbour")
    assert opened.noise == []


def test_conflicting_figures_stand_side_by_side(open_page: Open, address: str) -> None:
    opened = open_page(address)
    opened.tab.get_by_role("link", name="Conflicts").click()
    rows = opened.tab.get_by_role("row").all_inner_texts()
    assert [row.split()[0] for row in rows[1:]] == ["9", "14+"]
    assert "Vesk Evening Post" in rows[1]


SCRIPTS: Final = "<script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)></title></style>"
HOSTILE: Final = f"{SCRIPTS} “\u202eevil\u202c” pay\u200bpal \u05e9\u05dc\u05d5\u05dd {{{{7*7}}}} ]]>"


def test_hostile_texts_do_nothing_but_appear(open_page: Open, new_fact: NewFact, tmp_path: Path) -> None:
    article = Article(
        id=HOSTILE, text=f"{HOSTILE}\n{HOSTILE} again", url="javascript:alert(4)", published_at="2026-03-14",
        **dict.fromkeys(("title", "publisher", "byline"), HOSTILE),
    )  # fmt: skip
    fields = ("speaker", "quotation", "kind", "rule", "body", "place", "source", "harm", "count_text")
    own: dict[str, Any] = {**dict.fromkeys(fields, HOSTILE), "part_of": None}
    some = [
        new_fact(article, kind, {HOSTILE: HOSTILE}, id=f"{HOSTILE}{at}", count_min=at, count_max=at, **own)
        for at, kind in enumerate(("quote", "casualty", "casualty", "odd"))
    ]
    filled(tmp_path / "facts.sqlite", *some, articles=(article,))
    with served(tmp_path / "facts.sqlite") as address:
        opened = open_page(address)
        for summary in opened.tab.locator("summary:visible").all():
            summary.click()
        opened.tab.get_by_label("Publisher").select_option(index=1)
        opened.tab.wait_for_url("**publisher=**")
        assert sorted(kinds(opened)) == ["casualty", "casualty", "odd", "quote"]
        shown = opened.tab.locator(".results .context").first.inner_text()
        assert shown.replace("U+202E", "\u202e").replace("U+202C", "\u202c").replace("U+200B", "\u200b") == HOSTILE
        opened.tab.goto(f"{address}/conflicts")
        opened.tab.get_by_role("link", name="alert(1)").first.click()
        opened.tab.wait_for_url("**/article?**")
        assert opened.tab.locator(".article.shown .text > p").last.inner_text().endswith("again")
        assert opened.tab.locator("a[href^='javascript'], main img, main script:not([type])").count() == 0
        assert opened.noise == []


def test_without_scripts_facts_are_found_and_read(open_page: Open, address: str) -> None:
    opened = open_page(address, java_script_enabled=False)
    opened.tab.get_by_label("Words").fill("adopted")
    opened.tab.get_by_role("button", name="Search").click()
    assert kinds(opened) == ["vote"]
    opened.tab.locator(".results summary").click()
    assert opened.tab.get_by_text("Share of those counted").count() == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_page: Open, address: str, scheme: str) -> None:
    axe = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
    for path in ("/?words=harbour", "/articles", "/conflicts", "/letters"):
        opened = open_page(f"{address}{path}", color_scheme=scheme, bypass_csp=True, reduced_motion="reduce")
        opened.tab.evaluate(axe)
        if path[1] == "?":
            opened.tab.locator(".results summary").first.click()
        found = opened.tab.evaluate("axe.run({resultTypes: ['violations']})")
        assert [(one["id"], node["html"][:200]) for one in found["violations"] for node in one["nodes"]] == []


@pytest.mark.parametrize("path", ["/", "/articles", "/conflicts", "/article?id=ferry", "/letters"])
def test_a_phone_scrolls_only_down(open_page: Open, address: str, path: str) -> None:
    opened = open_page(f"{address}{path}", width=390, height=844, has_touch=True, is_mobile=True)
    assert opened.tab.evaluate("document.documentElement.scrollWidth") <= 390


def test_the_picture_of_the_documentation(open_page: Open, address: str, tmp_path: Path) -> None:
    opened = open_page(f"{address}/?words=harbour", width=1080, height=620, reduced_motion="reduce")
    opened.tab.locator(".results summary").last.click()
    path = PICTURE if os.environ.get("ONRECORD_SCREENSHOTS") == "1" else tmp_path / "view.png"
    opened.tab.screenshot(path=path)
    assert path.read_bytes().startswith(b"\x89PNG")
    assert PICTURE.stat().st_size < 150_000
