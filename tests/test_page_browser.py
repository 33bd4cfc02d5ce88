"""The page in a real browser: what happens on clicks and keys, how it looks on each medium, and that nothing runs.

With ONRECORD_SCREENSHOTS=1 the picture of the documentation is
made anew.
"""

from __future__ import annotations

import json
import os
import subprocess
import time
from collections.abc import Callable
from importlib.resources import files
from pathlib import Path
from typing import Final

import pytest
from browser_fixtures import Open, Opened, clipboard, focused, playwright
from flow import COMMAND

from onrecord import Article
from onrecord.page import PageFile

ROOT: Final = Path(__file__).parents[1]
PICTURE: Final = ROOT / "docs" / "look.png"
NewFact = Callable[..., bytes]

TEXT: Final = (
    "The Orsk council adopted the harbour bill by 61 votes to 38.\n"
    "“At least 14 people drowned and nobody paid,” said Mayor Ada Lund.\n"
    "She accused Blue Line of ignoring two reports.\n"
    + "Nothing happened here for a long time.\n" * 30
    + "Ned Ash counted."
)
ARTICLE: Final = Article(id="orsk", text=TEXT, title="Harbour bill passes", url="https://example.org/orsk")


@pytest.fixture(scope="module")
def page(new_fact: NewFact, tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A page of one article with a fact of each kind; the figure stands in the quote."""
    facts = [
        new_fact(
            ARTICLE,
            "vote",
            {"body": "The Orsk council", "votes_for": "61 votes to 38", "position": "Ned Ash"},
            start=0,
            end=59,
            exact=TEXT[:59],
            body="Orsk council",
            outcome="adopted",
            votes_for=61,
            votes_against=38,
        ),
        new_fact(
            ARTICLE,
            "quote",
            {"quotation": "“At least 14 people drowned and nobody paid,”", "speaker_mention": "Mayor Ada Lund"},
            confidence=0.6,
            quotation="At least 14 people drowned and nobody paid,",
            kind="direct",
            speaker="Ada Lund",
        ),
        new_fact(
            ARTICLE,
            "casualty",
            {"count_text": "At least 14", "harm": "drowned"},
            harm="killed",
            count_min=14,
            count_max=None,
            count_text="At least 14",
            source="Ada Lund",
        ),
        new_fact(
            ARTICLE,
            "accusation",
            {"accused_mention": "Blue Line", "act": "ignoring two reports"},
            confidence=0.4,
            accuser="the mayor",
            accused="Blue Line",
            act="ignoring two reports",
            status="alleged",
            denied=True,
        ),
        new_fact(ARTICLE, "shout", {"word": "harbour"}, word="harbour"),
    ]
    return _written(tmp_path_factory, [(ARTICLE, facts)])


@pytest.fixture(scope="module")
def example(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The page of the examples, as the command writes it."""
    path = tmp_path_factory.mktemp("example") / "page.html"
    articles = ROOT / "examples" / "articles.jsonl"
    subprocess.run(
        [*COMMAND, "extract", str(articles), "--html", str(path)], capture_output=True, timeout=120, check=False
    )
    return path


def _written(folders: pytest.TempPathFactory, articles: list[tuple[Article, list[bytes]]]) -> Path:
    made = PageFile({})
    for article, facts in articles:
        made.add(article, facts)
    path = folders.mktemp("page") / "page.html"
    made.write(path)
    return path


def test_a_fact_that_is_clicked_opens_and_its_evidence_lights_up(open_page: Open, page: Path) -> None:
    opened = open_page(page)
    opened.tab.locator(".fact.k3 summary").click()
    assert opened.open_facts() == ["casualty"]
    assert opened.lit() == ["At least 14", "drowned"]
    assert opened.lit("data-on") == ["At least 14", " people ", "drowned"]
    opened.tab.locator(".fact.k3 summary").click()
    assert (opened.open_facts(), opened.lit()) == ([], [])


def test_evidence_that_is_out_of_sight_is_brought_into_view(open_page: Open, page: Path) -> None:
    opened = open_page(page, height=500)
    playwright.expect(opened.mark("Ned Ash")).not_to_be_in_viewport()
    opened.tab.locator(".fact.k2 summary").click()
    opened.tab.get_by_role("button", name="position Ned Ash").click()
    playwright.expect(opened.mark("Ned Ash")).to_be_in_viewport()
    assert opened.lit("data-now") == ["Ned Ash"]


def test_a_mark_that_is_clicked_opens_its_fact_and_clicked_again_the_one_around_it(open_page: Open, page: Path) -> None:
    opened = open_page(page)
    opened.mark("drowned").click()
    assert opened.open_facts() == ["casualty"]
    opened.mark("drowned").click()
    assert opened.open_facts() == ["quote"]
    opened.mark("drowned").click()
    assert opened.open_facts() == ["casualty"]


def test_filters_of_kind_speaker_and_score(open_page: Open, page: Path) -> None:
    opened = open_page(page)
    assert opened.shown_facts() == ["vote", "shout", "quote", "casualty", "accusation"]
    drowned = opened.mark("drowned")
    opened.tab.get_by_role("checkbox", name="Casualties").uncheck()
    _painted(opened)
    assert opened.shown_facts() == ["vote", "shout", "quote", "accusation"]
    assert drowned.get_attribute("class") == "s a1"
    assert opened.tab.locator(".n:visible").count() == 4
    opened.tab.get_by_role("checkbox", name="Casualties").check()
    _painted(opened)
    assert sorted(str(drowned.get_attribute("class")).split()) == ["a1", "b3", "s"]
    opened.tab.get_by_label("Who").select_option("Ada Lund")
    _painted(opened)
    assert opened.shown_facts() == ["quote", "casualty"]
    opened.tab.get_by_label("Score from").fill("80")
    _painted(opened)
    assert opened.shown_facts() == ["casualty"]
    assert opened.tab.locator("h3 .count").inner_text() == "1 of 5"
    opened.tab.get_by_role("checkbox", name="Casualties").uncheck()
    _painted(opened)
    assert opened.tab.get_by_text("No fact passes the filters.").is_visible()


def test_a_fact_that_a_filter_hides_is_closed(open_page: Open, page: Path) -> None:
    opened = open_page(page)
    opened.mark("drowned").click()
    opened.tab.get_by_role("checkbox", name="Casualties").uncheck()
    _painted(opened)
    assert (opened.open_facts(), opened.lit()) == ([], [])


def test_all_of_it_can_be_done_with_keys(open_page: Open, page: Path) -> None:
    opened = open_page(page)
    keys = opened.tab.keyboard
    for key in ("Tab", "Enter"):  # the link that skips to the article
        keys.press(key)
    assert focused(opened) == "Fact 1, vote"
    for key in ("Home", "ArrowRight", "Enter"):
        keys.press(key)
    assert opened.open_facts() == ["shout"]
    keys.press("Escape")
    assert opened.open_facts() == []
    keys.press("j")
    assert opened.open_facts() == ["vote"]
    keys.press("j")
    assert opened.open_facts() == ["shout"]
    keys.press("k")
    assert opened.open_facts() == ["vote"]
    keys.press("ArrowDown")
    keys.press("Enter")
    assert opened.open_facts() == ["shout"]
    keys.press("Tab")
    assert focused(opened) == "word harbour"


def test_keys_of_a_single_letter_can_be_switched_off(open_page: Open, page: Path) -> None:
    opened = open_page(page)
    opened.tab.get_by_role("button", name="Keys").click()
    opened.tab.get_by_role("checkbox", name="Keys of a single letter").uncheck()
    opened.tab.keyboard.press("Escape")
    opened.tab.keyboard.press("j")
    assert opened.open_facts() == []


def test_copies_are_the_record_to_the_byte_and_the_citation(open_page: Open, page: Path) -> None:
    opened = open_page(page, permissions=["clipboard-read", "clipboard-write"])
    opened.tab.locator(".fact.k2 summary").click()
    opened.tab.get_by_role("button", name="Copy JSON").click()
    record = json.loads(clipboard(opened, "JSON copied"))
    assert (record["type"], record["votes_for"]) == ("vote", 61)
    opened.tab.get_by_role("button", name="Copy citation").click()
    words = clipboard(opened, "Citation copied")
    assert words == f"“Harbour bill passes”, https://example.org/orsk: “{TEXT[:59]}” (characters 0–59)"
    opened.tab.get_by_role("checkbox", name="Votes").uncheck()
    _painted(opened)
    opened.tab.get_by_role("button", name="Copy as JSON Lines").click()
    lines = clipboard(opened, "4 facts copied").splitlines()
    assert [json.loads(line)["type"] for line in lines] == ["shout", "quote", "casualty", "accusation"]


def test_colours_are_the_systems_unless_the_page_is_told_otherwise(open_page: Open, page: Path) -> None:
    opened = open_page(page, color_scheme="dark")
    assert _brightness(opened) < 60
    for name, dark in (("dark", True), ("light", False), ("auto", True)):
        opened.tab.locator("#theme").click()
        assert opened.tab.locator("#theme").inner_text() == f"Colours: {name}"
        assert (_brightness(opened) < 60) is dark
    assert _brightness(open_page(page, color_scheme="light")) > 200


def test_on_a_phone_the_open_fact_leaves_its_evidence_in_sight(open_page: Open, page: Path) -> None:
    opened = open_page(page, width=390, height=844, has_touch=True, is_mobile=True)
    assert opened.tab.evaluate("document.documentElement.scrollWidth") <= 390
    opened.mark("61 votes").tap()
    sheet = opened.tab.locator(".fact.current details").bounding_box()
    mark = opened.mark("61 votes").bounding_box()
    assert mark["y"] + mark["height"] < sheet["y"]
    assert sheet["y"] + sheet["height"] <= 844
    opened.tab.get_by_role("button", name="Close").tap()
    assert opened.open_facts() == []


def test_printed_it_has_the_article_and_every_fact_open_and_no_controls(open_page: Open, page: Path) -> None:
    opened = open_page(page)
    opened.tab.evaluate("dispatchEvent(new Event('beforeprint'))")
    opened.tab.emulate_media(media="print")
    assert opened.tab.locator(".fact .body:visible").count() == 5
    assert opened.tab.locator("button:visible, input:visible, select:visible").count() == 0
    opened.tab.evaluate("dispatchEvent(new Event('afterprint'))")
    assert opened.open_facts() == []


def test_without_scripts_everything_can_be_read(open_page: Open, page: Path) -> None:
    opened = open_page(page, java_script_enabled=False)
    assert opened.tab.locator("p", has_text="nobody paid").first.is_visible()
    opened.tab.locator(".fact.k3 summary").click()
    assert opened.tab.get_by_text("As written").is_visible()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_axe_finds_nothing(open_page: Open, page: Path, scheme: str) -> None:
    opened = open_page(page, color_scheme=scheme, bypass_csp=True, reduced_motion="reduce")
    axe = (files("axe_playwright_python") / "axe.min.js").read_text(encoding="utf-8")
    opened.tab.evaluate(axe)
    for kind in (2, 4, 5):
        opened.tab.locator(f".fact.k{kind} summary").click()
        found = opened.tab.evaluate("axe.run({resultTypes: ['violations']})")
        assert [(one["id"], node["html"][:200]) for one in found["violations"] for node in one["nodes"]] == []


SCRIPTS: Final = "<script>alert(1)</script><img src=x onerror=alert(2)><svg onload=alert(3)></title></style>"
HOSTILE: Final = f"{SCRIPTS} “\u202eevil\u202c” pay\u200bpal \u05e9\u05dc\u05d5\u05dd {{{{7*7}}}} ]]>"


def test_hostile_texts_do_nothing_but_appear(
    open_page: Open, new_fact: NewFact, tmp_path_factory: pytest.TempPathFactory
) -> None:
    fields = dict.fromkeys(("id", "title", "publisher", "byline"), HOSTILE)
    article = Article(text=f"{HOSTILE}\n{HOSTILE} again", url="javascript:alert(4)", **fields)
    own = {"speaker": HOSTILE, "quotation": HOSTILE, "kind": HOSTILE, "rule": HOSTILE}
    facts = [new_fact(article, kind, {HOSTILE: HOSTILE}, **own) for kind in ("quote", HOSTILE)]
    opened = open_page(_written(tmp_path_factory, [(article, facts), (article, [])]))
    for summary in opened.tab.locator(".article.shown summary").all():
        summary.click()
    opened.tab.get_by_label("Who").select_option(index=1)
    _painted(opened)
    opened.tab.keyboard.press("]")
    assert opened.noise == []
    assert opened.tab.locator("a[href^='javascript']").count() == 0
    assert opened.tab.locator("main script:not([type='application/json']), main img, main svg").count() == 0
    shown = opened.tab.locator(".article.shown .text > p").last.inner_text()
    assert shown == f"{HOSTILE} again".replace("\u202e", "U+202E").replace("\u202c", "U+202C").replace(
        "\u200b", "U+200B"
    )


def test_a_script_that_gets_in_all_the_same_does_not_run(open_page: Open, page: Path, tmp_path: Path) -> None:
    broken = tmp_path / "broken.html"
    broken.write_text(page.read_text().replace("<main>", "<main><script>document.title = 'ran'</script>"))
    opened = open_page(broken)
    assert opened.tab.title() == "Harbour bill passes"
    assert "Content Security Policy" in opened.noise[0]


def test_several_articles_are_shown_one_at_a_time(open_page: Open, example: Path) -> None:
    opened = open_page(example, width=1440)
    assert opened.tab.locator(".article:visible").count() == 1
    first = opened.tab.locator(".article.shown h2").inner_text()
    opened.tab.locator("#contents a").nth(1).click()
    assert opened.tab.locator(".article:visible").count() == 1
    assert opened.tab.locator(".article.shown h2").inner_text() == opened.tab.title() != first
    assert opened.tab.locator("#contents a[aria-current]").inner_text().startswith(opened.tab.title())
    opened.tab.keyboard.press("[")
    assert opened.tab.locator(".article.shown h2").inner_text() == first
    assert opened.noise == []


def test_a_link_to_a_fact_opens_it_in_its_article(open_page: Open, example: Path) -> None:
    opened = open_page(example)
    opened.tab.goto(f"{example.as_uri()}#f2-1")
    opened.tab.locator("#f2-1.current").wait_for()  # the page has the address that is loaded again
    opened.tab.reload()
    assert opened.tab.locator(".article.shown").get_attribute("id") == "a2"
    assert opened.tab.locator(".fact.current").get_attribute("id") == "f2-1"


def test_the_picture_of_the_documentation(open_page: Open, example: Path, tmp_path: Path) -> None:
    opened = open_page(example, width=1080, height=620, reduced_motion="reduce")
    opened.tab.goto(f"{example.as_uri()}#f2-1")
    opened.tab.locator("#f2-1.current").wait_for()  # the page has the address that is loaded again
    opened.tab.reload()
    path = PICTURE if os.environ.get("ONRECORD_SCREENSHOTS") == "1" else tmp_path / "look.png"
    opened.tab.screenshot(path=path)
    assert path.read_bytes().startswith(b"\x89PNG")
    assert PICTURE.stat().st_size < 150_000


def test_five_thousand_facts(
    open_page: Open, new_fact: NewFact, tmp_path_factory: pytest.TempPathFactory, capsys: pytest.CaptureFixture[str]
) -> None:
    """A benchmark, printed: how long the page of an article with 5,000 facts takes. Only what it does is asserted."""
    sentence = "“Ward {0} counted at least {0} people hurt,” said Clerk Number{0} of Orsk on Monday."
    article = Article(id="long", text="\n".join(sentence.format(number) for number in range(2500)))
    facts: list[bytes] = []
    at = 0
    for number in range(2500):
        own = {"speaker": f"Clerk {number % 40}", "quotation": "counted", "kind": "direct"}
        words = {
            "quotation": (f"“Ward {number}", at),
            "speaker_mention": (f"Clerk Number{number}", at),
            "cue": ("said", at),
        }
        facts.append(new_fact(article, "quote", words, **own))
        figure = {"harm": "injured", "count_min": number, "count_max": None, "count_text": "n"}
        words = {"count_text": (f"at least {number}", at), "harm": ("hurt", at)}
        facts.append(new_fact(article, "casualty", words, **figure))
        at = article.text.index("\n", at) + 1 if number < 2499 else at
    begun = time.perf_counter()
    path = _written(tmp_path_factory, [(article, facts)])
    times = {"written": time.perf_counter() - begun}
    begun = time.perf_counter()
    opened = open_page(path)
    times["opened"] = time.perf_counter() - begun
    for name, action in (
        ("kind filtered", "document.querySelector('[value=casualty]').click()"),
        (
            "speaker filtered",
            "(s => { s.selectedIndex = 3; s.dispatchEvent(new Event('input', {bubbles: true})) })"
            "(document.forms.filters.elements.says)",
        ),
        ("fact selected", "document.querySelectorAll('.fact:not([hidden]) summary')[20].click()"),
    ):
        times[name] = opened.tab.evaluate(
            f"() => new Promise(done => {{ const begun = performance.now(); {action}; requestAnimationFrame(() => "
            "requestAnimationFrame(() => setTimeout(() => done((performance.now() - begun) / 1000)))) })"
        )
    with capsys.disabled():
        size = path.stat().st_size / 1e6
        print(f"\n5,000 facts, {size:.1f} MB:", ", ".join(f"{name} in {took:.2f} s" for name, took in times.items()))
    assert opened.tab.locator("h3 .count").inner_text() == "63 of 5000"
    assert opened.open_facts() == ["quote"]
    assert opened.noise == []


def _painted(opened: Opened) -> None:
    """Wait until what was filtered is shown: the page filters with the next frame."""
    opened.tab.evaluate("new Promise(done => requestAnimationFrame(() => setTimeout(done)))")


def _brightness(opened: Opened) -> int:
    """Of the page's ground, from 0 to 255, as it is painted."""
    opened.tab.emulate_media(reduced_motion="reduce")
    color = opened.tab.evaluate("getComputedStyle(document.body).backgroundColor")
    return int(str(color).removeprefix("rgb(").split(",")[0])
