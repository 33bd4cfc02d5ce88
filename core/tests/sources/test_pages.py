"""HTML pages: the article without what stands around it, and what the page says of it."""

from __future__ import annotations

import json
import uuid
from typing import Any

import pytest

pytest.importorskip("trafilatura")

PARAGRAPHS = [
    "The harbour council of Little Skerrow voted 7 to 2 on Monday to close the old pier for the winter, they said.",
    "“It is not safe,” said Mayor Ida Brandt, who has asked for an inspection of the pier before spring comes.",
    "Nobody was hurt when the storm tore away the northern end of the pier on Sunday night, the coast guard said.",
]
LD = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Pier closes after storm",
    "datePublished": "2026-05-04T08:00:00+01:00",
    "author": {"@type": "Person", "name": "Ada Quill"},
    "mainEntityOfPage": "https://post.example/pier",
}


def page(head: str = "", paragraphs: list[str] = PARAGRAPHS) -> str:
    body = "".join(f"<p>{one.replace('inspection', 'inspec&shy;tion')}</p>" for one in paragraphs)
    return f"""<!doctype html><html lang="en-GB"><head><meta charset="utf-8"><title>Pier | The Skerry Post</title>{head}
    </head><body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><article><h1>Pier closes after storm</h1>
    <p class="byline">By Ada Quill</p><figure><img src="/a.jpg"><figcaption>The pier at dawn.</figcaption></figure>
    {body}<p><a href="/more">Read more</a></p></article><footer>All rights reserved</footer></body></html>"""


def ld(*nodes: object) -> str:
    return "".join(f'<script type="application/ld+json">{json.dumps(node)}</script>' for node in nodes)


META = (
    '<link rel="canonical" href="https://post.example/pier"><meta property="og:site_name" content="The Skerry Post">'
    '<meta property="article:published_time" content="2026-05-04T09:30:00+01:00">'
    '<meta property="article:modified_time" content="2026-05-05T09:30:00+01:00">'
)


def test_a_page_gives_its_article_and_json_ld_says_first_when_it_was_published(article: Any) -> None:
    assert article("pier.html", page(META + ld(LD))) == {
        "id": str(uuid.uuid5(uuid.NAMESPACE_URL, "https://post.example/pier")),
        "text": "\n".join(["Pier closes after storm", *PARAGRAPHS]),
        "title": "Pier closes after storm",
        "url": "https://post.example/pier",
        "language": "en-GB",
        "published_at": "2026-05-04T08:00:00+01:00",
        "updated_at": "2026-05-05T09:30:00+01:00",
        "publisher": "The Skerry Post",
        "byline": "Ada Quill",
    }


def test_without_json_ld_the_page_itself_says_when(article: Any) -> None:
    assert article("pier.htm", page(META))["published_at"] == "2026-05-04T09:30:00+01:00"


def test_a_page_that_says_nothing_of_its_article_has_no_time(article: Any) -> None:
    record = article("pier.html", page())
    assert record["text"].splitlines()[-3:] == PARAGRAPHS
    assert not {"published_at", "url"} & record.keys()


def test_json_ld_of_another_article_is_not_believed(article: Any) -> None:
    other = LD | {
        "headline": "Fair opens",
        "mainEntityOfPage": "https://post.example/fair",
        "datePublished": "2020-01-01",
    }
    assert article("pier.html", page(META + ld(other, LD)))["title"] == "Pier closes after storm"


def test_json_ld_that_is_broken_is_passed_over(article: Any) -> None:
    broken = '<script type="application/ld+json">{"@type": NewsArticle</script>'
    assert article("pier.html", page(META + broken))["published_at"] == "2026-05-04T09:30:00+01:00"


def test_a_page_that_a_script_fills_in_has_its_text_in_json_ld(article: Any) -> None:
    body = "\n".join(PARAGRAPHS)
    record = article("pier.html", page(META + ld(LD | {"articleBody": body}), ["Loading the article."]))
    assert record["text"] == f"Pier closes after storm\n{body}"


def test_a_page_is_told_by_how_it_begins(article: Any) -> None:
    for name in ("pier", "pier.php", "pier.xml"):
        assert article(name, page(META))["url"] == "https://post.example/pier"


def test_a_page_in_another_encoding_is_read_as_it_declares(article: Any, reason: Any) -> None:
    encoded = page(META).replace("utf-8", "iso-8859-1").encode("cp1252")
    assert article("pier.html", encoded)["text"].splitlines()[-3:] == PARAGRAPHS
    assert reason("pier.html", page(META).encode("cp1252")) == "not_utf8"


@pytest.mark.parametrize(
    ("value", "why"),
    [
        ("<html><body></body></html>", "no_article"),
        ("<html><body>a\0b</body></html>", "nul"),
        ("<html>" + " " * 5000, "too_large"),
        ("<html><body>" + "<b>" * 1500, "no_article"),
    ],
)
def test_what_is_refused_has_a_reason(reason: Any, value: str, why: str) -> None:
    assert reason("a.html", value, limit=500, document_limit=4900) == why


def test_a_page_of_too_many_elements_is_refused_before_its_article_is_looked_for(reason: Any) -> None:
    assert reason("a.html", "<html><body>" + "<div><p>x</div>" * 11_000) == "too_large"
