"""What `onrecord view` answers: searches, filters, pages, articles, conflicts, letters; and to whom."""

from __future__ import annotations

import asyncio
import json
import re
from collections.abc import Callable, Iterator, Mapping
from html import unescape
from html.parser import HTMLParser
from pathlib import Path
from typing import Any

import pytest
from aiohttp.test_utils import TestClient, TestServer
from facts_files import filled

from onrecord import Article
from onrecord.errors import StoreError
from onrecord.store import Store
from onrecord_streams.errors import BrokerError
from onrecord_streams.view import FileSource, application
from onrecord_streams.view.asked import Asked
from onrecord_streams.view.conditions import match
from onrecord_streams.view.conflicts import conflicts
from onrecord_streams.view.excerpts import spread
from onrecord_streams.view.letters import Letters

NewFact = Callable[..., bytes]

ORSK = Article(
    id="orsk/1",
    text="Pier bill passes\nThe Orsk council adopted the pier bill by 61 votes to 38.\n“Nobody paid,” said Ada Lund.",
    title="Pier bill passes",
    publisher="The Orsk Gazette",
    url="https://example.org/orsk",
    published_at="2026-03-14T10:00:00Z",
)
VESK = Article(
    id="vesk",
    text="At least 14 people drowned in Vesk, Ned Ash said. Nine drowned in Vesk, the harbour office said. Ned left.",
    url="https://example.org/vesk",
    published_at="2026-03-15",
)


@pytest.fixture(scope="module")
def facts(new_fact: NewFact) -> list[bytes]:
    figure = {"harm": "killed", "place": "Vesk", "part_of": None, "modality": "asserted", "qualifier": "exact"}
    return [
        new_fact(
            ORSK, "vote", {"body": "The Orsk council", "votes_for": "61 votes to 38"}, id="v1", body="Orsk council",
            outcome="adopted", votes_for=61, votes_against=38, sentence=ORSK.text.splitlines()[1],
        ),
        new_fact(
            ORSK, "quote", {"quotation": "“Nobody paid,”", "speaker_mention": "Ada Lund"}, id="q1", speaker="Ada Lund",
            quotation="Nobody paid,", kind="direct", sentence=ORSK.text.splitlines()[2],
        ),
        new_fact(
            VESK, "casualty", {"count_text": "At least 14", "place": "Vesk"}, id="c1", count_min=14, count_max=None,
            count_text="At least 14", source="Ned Ash", sentence=VESK.text[:49], **figure,
        ),
        new_fact(
            VESK, "casualty", {"count_text": "Nine", "place": ("Vesk", 40)}, id="c2", count_min=9, count_max=9,
            count_text="Nine", source="harbour office", sentence=VESK.text[50:97], **figure,
        ),
    ]  # fmt: skip


class Site:
    """An application that is asked one thing after another."""

    def __init__(self, source: Any) -> None:
        self._loop = asyncio.new_event_loop()
        self._client = TestClient(TestServer(application(source, {})), loop=self._loop)
        self._loop.run_until_complete(self._client.start_server())

    def close(self) -> None:
        self._loop.run_until_complete(self._client.close())
        self._loop.close()

    def ask(self, path: str, method: str = "GET", **headers: str) -> tuple[int, Mapping[str, str], str]:
        """Status, headers and text of an answer; nothing is followed."""

        async def asked() -> tuple[int, Mapping[str, str], str]:
            async with self._client.request(method, path, headers=headers, allow_redirects=False) as answer:
                return answer.status, answer.headers, await answer.text()

        return self._loop.run_until_complete(asked())

    def page(self, path: str) -> str:
        status, _, text = self.ask(path)
        assert status == 200, text
        return text

    def ids(self, path: str) -> list[str]:
        """The facts that a page of the list has."""
        return [unescape(one) for one in re.findall(r'data-id="([^"]*)"', self.page(path))]


NewSite = Callable[[Any], Site]


@pytest.fixture
def new_site() -> Iterator[NewSite]:
    sites: list[tuple[Any, Site]] = []

    def made(source: Any) -> Site:
        source = FileSource(source) if isinstance(source, Path) else source
        sites.append((source, Site(source)))
        return sites[-1][1]

    yield made
    for source, site in sites:
        site.close()
        if isinstance(source, FileSource):
            source.close()


@pytest.fixture
def site(new_site: NewSite, facts: list[bytes], tmp_path: Path) -> Site:
    return new_site(filled(tmp_path / "facts.sqlite", *facts, articles=(ORSK,)))


def test_all_facts_are_listed_the_newest_article_first(site: Site) -> None:
    assert site.ids("/") == ["c2", "c1", "q1", "v1"]


@pytest.mark.parametrize(
    ("query", "ids"),
    [
        ("words=pier", ["v1"]),
        ("words=PIER+council", ["v1"]),
        ("words=pier+lund", []),
        ('words="council+adopted"', ["v1"]),
        ('words="adopted+council"', []),
        ("words=drown*", ["c2", "c1"]),
        ("words=AND+NEAR(+%22", []),
        ("words=!!", []),
        ("kind=quote", ["q1"]),
        ("kind=quote&kind=vote", ["q1", "v1"]),
        ("kind=storm", []),
        ("who=lund", ["q1"]),
        ("who=n_d", []),
        ("who=ned", ["c1"]),
        ("body=orsk", ["v1"]),
        ("publisher=The+Orsk+Gazette", ["q1", "v1"]),
        ("publisher=Orsk", []),
        ("since=2026-03-15", ["c2", "c1"]),
        ("until=2026-03-14", ["q1", "v1"]),
        ("since=2026-03-14&until=2026-03-14&kind=vote", ["v1"]),
    ],
)
def test_what_is_asked_for_is_listed(site: Site, query: str, ids: list[str]) -> None:
    assert site.ids(f"/?{query}") == ids


_LISTED = re.compile(r'<p class="name" dir="auto"><a href="(.*?)">(.*?)</a></p>\n<p class="from">(.*?</p>)')
_SAID_OF_IT = re.compile(r"<span.*?>(.+?)</span>(?=<span|</p>)")


def listed(page: str) -> list[tuple[str, str, list[str]]]:
    """The articles of a page: the name, the address, and what else is said of each."""
    return [
        (unescape(name), unescape(url), [re.sub("<[^>]*>", "", one) for one in _SAID_OF_IT.findall(about)])
        for url, name, about in _LISTED.findall(page)
    ]


def test_articles_are_listed_with_their_facts_the_newest_first(site: Site) -> None:
    assert listed(site.page("/articles")) == [
        ("Article vesk", "/article?id=vesk", ["15 March 2026", "2 casualties"]),
        ("Pier bill passes", "/article?id=orsk%2F1", ["The Orsk Gazette", "14 March 2026", "1 quote", "1 vote"]),
    ]


@pytest.mark.parametrize(
    ("query", "names"),
    [
        ("words=pier", ["Pier bill passes"]),
        ("kind=casualty", ["Article vesk"]),
        ("kind=casualty&kind=vote", ["Article vesk", "Pier bill passes"]),
        ("who=lund", ["Pier bill passes"]),
        ("accused=lund", []),
        ("publisher=The+Orsk+Gazette", ["Pier bill passes"]),
        ("since=2026-03-15", ["Article vesk"]),
        ("kind=storm", []),
    ],
)
def test_articles_are_listed_by_the_facts_that_are_asked_for(site: Site, query: str, names: list[str]) -> None:
    page = site.page(f"/articles?{query}")
    assert [name for name, _, _ in listed(page)] == names
    assert f">{len(names)} article{'' if len(names) == 1 else 's'}<" in page


def test_of_an_article_only_facts_that_are_asked_for_count(site: Site) -> None:
    ((_, _, about),) = listed(site.page("/articles?kind=quote&publisher=The+Orsk+Gazette"))
    assert about[-1] == "1 quote"


def test_many_articles_take_pages(new_site: NewSite, new_fact: NewFact, tmp_path: Path) -> None:
    some = [ORSK.model_copy(update={"id": f"a{at:03}"}) for at in range(60)]
    facts = [new_fact(one, "quote", {"quotation": "“Nobody paid,”"}, id=f"q-{one.id}", speaker="A") for one in some]
    site = new_site(filled(tmp_path / "facts.sqlite", *facts))
    assert [len(listed(site.page(f"/articles?page={at}"))) for at in (1, 2)] == [50, 10]
    assert 'rel="next" href="/articles?page=2"' in site.page("/articles")
    assert "There is no page 3" in site.page("/articles?page=3")


def test_facts_are_found_by_who_is_accused(new_site: NewSite, new_fact: NewFact, tmp_path: Path) -> None:
    words = {"accuser_mention": "Ada Lund", "accused_mention": "Orsk council"}
    some = [
        new_fact(ORSK, "accusation", words, id=id, accuser=accuser, accused=accused)
        for id, accuser, accused in (("a1", "Ada Lund", "Orsk council"), ("a2", "Orsk council", "Ada Lund"))
    ]
    site = new_site(filled(tmp_path / "facts.sqlite", *some))
    assert site.ids("/?accused=council") == ["a1"]
    assert site.ids("/?accused=lund&who=council") == ["a2"]
    assert '<datalist id="accused-names">' in site.page("/")


def test_kinds_have_their_numbers_under_the_other_conditions(site: Site) -> None:
    page = site.page("/?until=2026-03-14&kind=vote")
    counts = re.findall(r'value="(\w+)"(?: checked)?>.*?<output class="count">(\d+)', page)
    assert dict(counts) == {"quote": "1", "vote": "1", "casualty": "0"}
    assert ">1 fact<" in page


@pytest.mark.parametrize(
    "query", ["page=0", "page=x", "since=14.3.2026", "until=9999-12-31", "who=a&who=b", "words=" + "x" * 301]
)
def test_what_can_t_be_asked_is_said_with_what_can(site: Site, query: str) -> None:
    status, _, text = site.ask(f"/?{query}")
    assert status == 400
    assert query.split("=")[0] in text


def test_many_facts_take_pages(new_site: NewSite, new_fact: NewFact, tmp_path: Path) -> None:
    some = [new_fact(ORSK, "quote", {"quotation": "“Nobody paid,”"}, id=f"q{at:03}", speaker="A") for at in range(120)]
    site = new_site(filled(tmp_path / "facts.sqlite", *some))
    pages = [site.ids(f"/?page={at}&who=A") for at in (1, 2, 3)]
    assert [len(one) for one in pages] == [50, 50, 20]
    assert len({id for one in pages for id in one}) == 120
    assert 'rel="next" href="/?who=A&amp;page=3"' in site.page("/?page=2&who=A")
    assert "There is no page 4" in site.page("/?page=4")


def test_an_article_that_is_kept_is_shown_whole(site: Site) -> None:
    page = site.page("/article?id=orsk%2F1")
    assert "Pier bill passes" in page
    assert "The Orsk Gazette" in page
    assert "not kept" not in page
    assert ORSK.sha256[:16] in page


def test_of_an_article_that_is_not_kept_the_passages_are_shown_at_their_places(site: Site) -> None:
    page = site.page("/article?id=vesk")
    assert "The text of this article is not kept here" in page
    assert [text for text in re.findall(r"<p dir=\"auto\">(.*?)</p>", page, re.DOTALL) if "drowned" in text]
    assert VESK.sha256[:16] in page
    assert "characters 0 to 34" in page
    assert "Ned left" not in page


def test_a_text_of_another_version_is_not_shown_with_facts_that_do_not_fit(
    new_site: NewSite, facts: list[bytes], tmp_path: Path
) -> None:
    revised = ORSK.model_copy(update={"text": "All is different now."})
    page = new_site(filled(tmp_path / "facts.sqlite", *facts, articles=(revised,))).page("/article?id=orsk%2F1")
    assert "of another version" in page
    assert "different now" not in page


def test_a_fact_leads_to_its_place_in_the_article(site: Site) -> None:
    status, headers, _ = site.ask("/article?id=orsk%2F1&fact=q1")
    assert (status, headers["Location"]) == (302, "/article?id=orsk/1#f1-2")


def test_figures_of_which_two_can_t_be_right_stand_side_by_side(site: Site) -> None:
    page = site.page("/conflicts")
    assert "1 conflict<" in page
    assert re.findall(r'<th scope="row" class="amount"><b>(.*?)</b>', page) == ["9", "14+"]
    assert "1 conflict<" in site.page("/conflicts?words=VES&who=ned&since=2026-03-15")
    for query in ("words=orsk", "who=lund", "until=2026-03-14"):
        assert "0 conflicts<" in site.page(f"/conflicts?{query}")


@pytest.mark.parametrize(
    "change",
    [
        {"count_max": 20},
        {"place": "Orsk"},
        {"published_at": "2026-03-16"},
        {"harm": "injured"},
        {"part_of": "c1"},
        {"modality": "negated"},
    ],
)
def test_other_figures_are_in_no_conflict(facts: list[bytes], tmp_path: Path, change: dict[str, Any]) -> None:
    nine = json.dumps({**json.loads(facts[3]), **change}).encode()
    with Store(filled(tmp_path / "facts.sqlite", facts[2], nine), read_only=True) as store:
        assert conflicts(store, Asked()).total == 0


@pytest.mark.parametrize("place", ["the Vesk", "VESK ", "The vesk", "the \nVesk", "The\u00a0Vesk"])
def test_a_place_is_the_same_however_it_is_written(facts: list[bytes], tmp_path: Path, place: str) -> None:
    nine = json.dumps({**json.loads(facts[3]), "place": place}).encode()
    with Store(filled(tmp_path / "facts.sqlite", facts[2], nine), read_only=True) as store:
        assert conflicts(store, Asked()).total == 1


class WithLetters(FileSource):
    """A file beside a broker whose dead letters are these, or which can't be reached."""

    def __init__(self, path: Path, letters: Letters | Exception) -> None:
        super().__init__(path)
        self._given = letters
        self.letters = self._read

    def _read(self) -> Letters:
        if isinstance(self._given, Exception):
            raise self._given
        return self._given


def letter(**fields: Any) -> dict[str, Any]:
    about = {"letter": "0:7", "time": "2026-03-14T10:00:00.000Z", "article": "a", "extractor": "votes"}
    return {**about, "stage": "extract", "class": "ValueError", "reason": None, "attempt": 1, "message": "m", **fields}


def test_dead_letters_are_shown_where_a_broker_is_known(new_site: NewSite, facts: list[bytes], tmp_path: Path) -> None:
    file = filled(tmp_path / "facts.sqlite", *facts)
    page = new_site(WithLetters(file, Letters((letter(message="<b>no tally</b>"),), 7))).page("/letters")
    assert "7 dead letters" in page
    assert "&lt;b&gt;no tally" in page
    assert "onrecord dlq show 0:7" in page
    assert "no broker is known" in new_site(file).page("/letters")
    status, _, text = new_site(WithLetters(file, BrokerError("no broker at kafka-9:9092"))).ask("/letters")
    assert (status, "no broker at kafka-9:9092" in text) == (503, True)


def test_what_others_write_is_shown_and_changes_the_state(
    new_site: NewSite, facts: list[bytes], tmp_path: Path
) -> None:
    file = filled(tmp_path / "facts.sqlite", facts[0])
    site = new_site(file)
    before = json.loads(site.page("/state"))["change"]
    assert json.loads(site.page("/state"))["change"] == before
    filled(file, facts[2])
    assert json.loads(site.page("/state"))["change"] != before
    assert site.ids("/") == ["c1", "v1"]


def test_a_file_that_goes_away_is_said_to_be_gone_and_found_again(
    new_site: NewSite, facts: list[bytes], tmp_path: Path
) -> None:
    file = filled(tmp_path / "facts.sqlite", *facts)
    site = new_site(file)
    file.rename(tmp_path / "away")
    status, _, text = site.ask("/")
    assert (status, "facts.sqlite can&#39;t be opened" in text) == (503, True)
    (tmp_path / "away").rename(file)
    assert len(site.ids("/")) == 4


@pytest.mark.parametrize("host", ["evil.example", "localhost.evil.example", "", "127.0.0.1.evil.example:80", "[::1"])
def test_no_other_name_leads_here(site: Site, host: str) -> None:
    status, _, text = site.ask("/", Host=host)
    assert status in (400, 403)
    assert "Pier" not in text


@pytest.mark.parametrize("host", ["localhost:9", "LOCALHOST", "127.0.0.1:1", "[::1]:80", "192.0.2.7"])
def test_addresses_and_localhost_lead_here(site: Site, host: str) -> None:
    assert site.ask("/", Host=host)[0] == 200


@pytest.mark.parametrize("method", ["POST", "PUT", "DELETE", "OPTIONS", "PATCH"])
def test_there_is_only_to_read(site: Site, method: str) -> None:
    status, headers, _ = site.ask("/", method)
    assert (status, headers["Allow"]) == (405, "GET, HEAD")


@pytest.mark.parametrize(
    "path", ["/", "/articles", "/article?id=vesk", "/article?id=none", "/conflicts", "/nothing", "/assets/view.js"]
)
def test_every_answer_is_kept_in(site: Site, path: str) -> None:
    _, headers, _ = site.ask(path)
    policy = dict(one.split(" ", 1) for one in headers["Content-Security-Policy"].split("; "))
    assert (policy["default-src"], policy["script-src"], policy["style-src"]) == ("'none'", "'self'", "'self'")
    assert (policy["frame-ancestors"], policy["trusted-types"]) == ("'none'", "'none'")
    assert headers["X-Content-Type-Options"] == "nosniff"
    assert headers["Cross-Origin-Resource-Policy"] == "same-origin"
    assert headers["Server"] == "onrecord"
    assert "Access-Control-Allow-Origin" not in headers


@pytest.mark.parametrize("path", ["/nothing", "/assets/../server.py", "/assets/server.py", "/article", "/article?id=x"])
def test_what_is_not_here_is_said(site: Site, path: str) -> None:
    assert site.ask(path)[0] == 404


class Tags(HTMLParser):
    """The tags of a page."""

    def __init__(self, page: str) -> None:
        super().__init__()
        self.found: list[str] = []
        self.links: list[str] = []
        self.feed(page)

    def handle_starttag(self, tag: str, attributes: list[tuple[str, str | None]]) -> None:
        self.found.append(tag)
        assert not [name for name, _ in attributes if name.startswith("on") or name == "style"]
        self.links += [value or "" for name, value in attributes if name in ("href", "src", "action")]


EVIL = "<script>alert(1)</script><img src=x onerror=alert(2)>\" onload='x' {{7*7}}"


def test_nothing_of_a_fact_or_a_request_becomes_html(new_site: NewSite, new_fact: NewFact, tmp_path: Path) -> None:
    article = Article(id=EVIL, text=f"{EVIL} again", title=EVIL, publisher=EVIL, url="javascript:alert(3)")
    own = dict.fromkeys(("speaker", "quotation", "kind", "source", "place", "count_text", "harm", "body"), EVIL)
    some = [
        new_fact(article, kind, {"x": EVIL}, id=f"{EVIL}{at}", published_at="2026-03-14", count_min=at, count_max=at,
                 part_of=None, **own)
        for at, kind in enumerate(("quote", "casualty", "casualty", "vote", "other"))
    ]  # fmt: skip
    site = new_site(filled(tmp_path / "facts.sqlite", *some, articles=(article,)))
    asked = "words=%3Cscript%3E&who=%22%3E%3Cimg%3E&body=%3Csvg%3E&publisher=%3Cb%3E&kind=%3Ci%3E"
    article_path = re.findall(r'href="(/article[^"]*)"', site.page("/"))[0]
    article_path = unescape(article_path).split("&fact=")[0]
    for path in ("/", f"/?{asked}", article_path, "/conflicts", f"/conflicts?{asked}", "/article?id=%3Cscript%3E"):
        tags = Tags(site.ask(path)[2])
        assert not {"img", "i", "object", "iframe"} & set(tags.found)
        assert tags.found.count("script") <= 3
        assert not [link for link in tags.links if link.startswith("javascript")]


def test_a_record_that_is_no_whole_fact_is_said_to_be_there(
    new_site: NewSite, facts: list[bytes], tmp_path: Path
) -> None:
    some = {"id": "t1", "type": "tide", "article_id": "a", "extractor": "tides", "exact": "high water"}
    far = {**json.loads(facts[0]), "id": "far", "start": 10**15, "end": 10**15 + 59}
    modal = {**json.loads(facts[1]), "id": "modal", "modality": 5, "reported_by": ["x"]}
    file = filled(tmp_path / "facts.sqlite", *facts, *(json.dumps(one).encode() for one in (some, far, modal)))
    site = new_site(file)
    assert "tide t1 has not all the fields" in site.page("/")
    assert "vote far has not all the fields" in site.page("/")
    assert "modal" in site.ids("/")
    assert "t1: has not all the fields" in site.page("/article?id=a")


def test_a_file_that_is_no_store_is_refused(tmp_path: Path) -> None:
    (tmp_path / "notes.sqlite").write_text("Notes on the pier, which are no database.")
    with pytest.raises(StoreError, match="file is not a database"):
        FileSource(tmp_path / "notes.sqlite")


def test_pieces_stand_at_their_places() -> None:
    assert spread([(6, "cd"), (2, "ab"), (3, "b\n\nc")]) == "\n\nab\n\ncd"
    assert spread([]) == ""


@pytest.mark.parametrize(
    ("words", "query"),
    [
        ("pier bill", '"pier" "bill"'),
        ('"pier bill" ferr*', '"pier bill" "ferr"*'),
        ('a"b c', None),
        ("  * -- ", None),
        ("pier OR bill", '"pier" "OR" "bill"'),
    ],
)
def test_what_is_typed_as_a_query(words: str, query: str | None) -> None:
    if query is not None or "*" in words:
        assert match(words) == query
    else:
        assert "a" in (match(words) or "")
