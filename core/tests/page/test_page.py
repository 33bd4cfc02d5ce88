"""The page: what stands in it for an article and its facts, and that nothing of a text becomes HTML."""

from __future__ import annotations

import base64
import hashlib
import json
import re
from collections.abc import Callable
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest

from onrecord import Article
from onrecord.page import PageFile

TEXT = (
    "Harbour bill passes\n"
    "The Orsk council adopted the harbour bill on Monday by 1,061 votes to 38, with two abstentions.\n"
    "“We waited too long,” said Mayor Ada Lund. She accused Blue Line of ignoring two reports.\n"
    "Between 10 and 15 people were hurt."
)
ARTICLE = Article(
    id="orsk-1",
    text=TEXT,
    title="Harbour bill passes",
    url="https://example.org/orsk-1",
    published_at="2026-05-04T18:20:00+02:00",
    publisher="The Orsk Courier",
    byline="Lena Marsh",
)

NewFact = Callable[..., bytes]


class Elements(HTMLParser):
    """The elements of a page with their attributes, and the text in each kind of them."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[tuple[str, dict[str, str | None]]] = []
        self.text: dict[str, list[str]] = {}
        self._open: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.found.append((tag, dict(attrs)))
        self._open.append(tag)
        self.text.setdefault(tag, []).append("")

    def handle_endtag(self, tag: str) -> None:
        while self._open and self._open.pop() != tag:
            pass

    def handle_data(self, data: str) -> None:
        for tag in set(self._open):
            self.text[tag][-1] += data

    def words(self, tag: str) -> list[str]:
        """The text of each element of a tag, white space folded."""
        return [" ".join(one.split()) for one in self.text.get(tag, [])]


def page(article: Article, *facts: bytes, notes: tuple[str, ...] = ()) -> str:
    made = PageFile({"shout": "{word}[ at {place}]"})
    made.add(article, facts, notes)
    return made.html()


def shown(html: str) -> str:
    """The text of a page, white space folded."""
    return " ".join(unescape(re.sub(r"<(style|script).*?</\1>|<[^>]*>", "", html, flags=re.S)).split())


@pytest.fixture(scope="module")
def vote(new_fact: NewFact) -> bytes:
    return new_fact(
        ARTICLE,
        "vote",
        {"body": "The Orsk council", "votes_for": "1,061 votes to 38", "abstentions": "two abstentions"},
        body="Orsk council",
        outcome="adopted",
        votes_for=1061,
        votes_against=38,
        abstentions=2,
        absent=None,
        positions=[{"voter": "Lund", "position": "for", "start": 0, "end": 1}],
    )


def test_the_article_stands_there_word_for_word(vote: bytes) -> None:
    elements = Elements(page(ARTICLE, vote))
    assert elements.words("h2")[0] == "Harbour bill passes"
    assert [one for one in elements.words("p") if one in TEXT.split("\n")] == TEXT.split("\n")[1:]


def test_a_vote_has_its_table_and_its_bar(vote: bytes) -> None:
    elements = Elements(page(ARTICLE, vote))
    rows = list(zip(elements.words("th")[3:], elements.words("td")[::2], elements.words("td")[1::2], strict=True))
    assert rows == [("For", "1,061", "96.4 %"), ("Abstaining", "2", "0.2 %"), ("Against", "38", "3.5 %")]
    bars = [attributes for tag, attributes in elements.found if tag == "rect"]
    assert [(one["x"], one["width"]) for one in bars] == [("0.0", "96.37"), ("96.37", "0.18"), ("96.55", "3.45")]


@pytest.mark.parametrize(
    ("low", "high", "qualifier", "figure", "highest"),
    [
        (10, 15, "range", "10–15", "15"),
        (1031, None, "at_least", "1,031+", "open"),
        (0, 15, "at_most", "up to 15", "15"),
        (40, 40, "about", "about 40", "40"),
        (7, 7, "exact", "7", "7"),
    ],
)
def test_a_figure_has_its_bounds(
    new_fact: NewFact, low: int, high: int | None, qualifier: str, figure: str, highest: str
) -> None:
    own = {"harm": "injured", "count_min": low, "count_max": high, "count_text": "n", "qualifier": qualifier}
    elements = Elements(page(ARTICLE, new_fact(ARTICLE, "casualty", {"count_text": "Between 10 and 15"}, **own)))
    assert figure in elements.words("b")
    assert elements.words("td") == [f"{low:,}", highest, "n"]


def test_an_accusation_has_its_status_and_denial(new_fact: NewFact) -> None:
    own = {"accuser": "Ada Lund", "accused": "Blue Line", "act": "ignoring reports", "status": "sued", "denied": True}
    words = shown(page(ARTICLE, new_fact(ARTICLE, "accusation", {"act": "ignoring two reports"}, **own)))
    assert "Blue Line ignoring reports sued denied by Ada Lund" in words


def test_what_is_not_asserted_says_so(new_fact: NewFact) -> None:
    own = {"quotation": "We waited too long,", "kind": "direct", "speaker": "Ada Lund", "modality": "negated"}
    assert "We waited too long, negated" in shown(page(ARTICLE, new_fact(ARTICLE, "quote", {"q": "too long"}, **own)))


def test_another_plugins_kind_gets_a_card_of_its_own_fields(new_fact: NewFact) -> None:
    fact = new_fact(ARTICLE, "shout", {"word": "Orsk"}, word="Orsk", place=None, loud=True)
    elements = Elements(page(ARTICLE, fact))
    assert "Orsk · loud" in " ".join(elements.words("summary"))
    assert ("word", "Orsk") in zip(elements.words("dt"), elements.words("dd"), strict=True)


def test_another_plugins_vote_of_another_shape_is_shown_by_its_fields(new_fact: NewFact) -> None:
    fact = new_fact(ARTICLE, "vote", {"w": "Orsk"}, votes_for="lots", positions="many")
    assert "votes for: lots · positions: many" in shown(page(ARTICLE, fact))


def test_facts_are_numbered_in_the_order_of_the_text_and_name_what_they_are_part_of(new_fact: NewFact) -> None:
    own = {"harm": "injured", "count_min": 10, "count_max": 15, "count_text": "n"}
    inner = new_fact(ARTICLE, "casualty", {"count_text": "15 people"}, **own, part_of="whole")
    whole = new_fact(ARTICLE, "casualty", {"count_text": "Between 10 and 15"}, **own, id="whole")
    words = shown(page(ARTICLE, inner, whole))
    assert "Part of fact 1" in words


@pytest.mark.parametrize("name", ["style", "script"])
def test_the_policy_has_the_hash_of_style_and_script(name: str) -> None:
    html = page(ARTICLE)
    content = re.search(rf"<{name}>(.*?)</{name}>", html, flags=re.S)
    assert content
    digest = base64.b64encode(hashlib.sha256(content[1].encode()).digest()).decode()
    assert f"{name}-src 'sha256-{digest}'" in unescape(html)


HOSTILE = '<script>alert(1)</script> </title> "><img src=x onerror=alert(2)> {{ 7 * 7 }} & <!-- ]]>'


def test_nothing_of_a_text_or_a_fact_becomes_html(new_fact: NewFact) -> None:
    fields = dict.fromkeys(("id", "title", "publisher", "byline", "url"), HOSTILE)
    evil = Article(text=f"{HOSTILE}\nand more {HOSTILE}", **fields)
    plain = Article(text="harmless words\nand more", id="a")
    own: dict[str, Any] = {"id": HOSTILE, "rule": HOSTILE, "speaker": HOSTILE, "quotation": HOSTILE, "kind": HOSTILE}
    facts = [new_fact(evil, "quote", {HOSTILE: HOSTILE}, **own), new_fact(evil, HOSTILE, {"x": HOSTILE}, **own)]
    tags = [tag for tag, _ in Elements(page(evil, *facts, notes=(HOSTILE,))).found]
    harmless = [new_fact(plain, "quote", {"x": "more"}, speaker="A", quotation="b", kind="c")]
    harmless.append(new_fact(plain, "other", {"x": "more"}, speaker="A"))
    allowed = {tag for tag, _ in Elements(page(plain, *harmless, notes=("n",))).found}
    assert set(tags) <= allowed | {"time"}
    assert tags.count("script") == 3  # two of the page, and the records
    assert not [one for tag, one in Elements(page(evil, *facts)).found if any(name.startswith("on") for name in one)]


def test_the_records_of_the_page_are_the_records_to_the_byte(new_fact: NewFact) -> None:
    evil = Article(text=f"{HOSTILE} \u2028 naïve", id="a")
    fact = new_fact(evil, "quote", {"x": HOSTILE}, speaker=HOSTILE, quotation="q", kind="k")
    block = re.search(r'<script type="application/json" class="records">(.*?)</script>', page(evil, fact), flags=re.S)
    assert block
    assert json.loads(block[1])[0][0].encode() == fact


@pytest.mark.parametrize(
    "url",
    ["javascript:alert(1)", " JaVaScRiPt:alert(1)", "data:text/html,x", "//example.org/x", "file:///etc/passwd", "["],
)
def test_only_addresses_of_the_web_are_links(url: str) -> None:
    links = [one["href"] for tag, one in Elements(page(Article(id="a", text="Words.", url=url))).found if tag == "a"]
    assert all(str(one).startswith("#") for one in links)


def test_characters_that_do_not_show_are_shown() -> None:
    html = page(Article(id="a", text="pay\u202ecilbup\u200b \x1b[2J"))
    assert not re.search("[\u202e\u200b\x1b]", html)
    assert 'title="RIGHT-TO-LEFT OVERRIDE">U+202E<' in html


def test_a_page_of_articles_lists_them_and_what_was_not_read(vote: bytes) -> None:
    made = PageFile({})
    made.add(ARTICLE, [vote])
    made.add(Article(id="b", text="Quiet words that say nothing."), [], ["quotes failed (deadline): Timeout: 5 s"])
    made.unread("line 3: not JSON")
    words = shown(made.html())
    assert "2 articles, 1 not read" in words
    assert "quotes failed (deadline)" in words
    assert "line 3: not JSON" in words
    assert "No facts were found in this article." in words


def test_a_citation_says_who_where_when_and_which_characters(vote: bytes) -> None:
    start, end = TEXT.index("The Orsk"), TEXT.index("abstentions") + len("abstentions")
    where = "Lena Marsh, “Harbour bill passes”, The Orsk Courier, 4 May 2026, https://example.org/orsk-1"
    assert f"{where}: “{TEXT[start:end]}” (characters {start}–{end})" in page(ARTICLE, vote)


def test_a_file_that_cannot_be_written_is_left_as_it_was(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "page.html"
    path.write_text("as it was")
    made = PageFile({})
    made.add(ARTICLE, [])

    def full(*_: object) -> None:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr(Path, "replace", full)
    with pytest.raises(OSError, match="No space left"):
        made.write(path)
    assert [(one.name, one.read_text()) for one in tmp_path.iterdir()] == [("page.html", "as it was")]
