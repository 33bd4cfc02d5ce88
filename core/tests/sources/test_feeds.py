"""RSS and Atom: full texts, what is said of them, and what is refused."""

from __future__ import annotations

import uuid
from typing import Any

import pytest

from onrecord.sources import Found

pytest.importorskip("defusedxml")
pytest.importorskip("lxml")

RSS = """<?xml version="1.0" encoding="UTF-8"?>
<rss version="2.0" xmlns:content="http://purl.org/rss/1.0/modules/content/"
     xmlns:dc="http://purl.org/dc/elements/1.1/" xmlns:media="http://search.yahoo.com/mrss/">
<channel><title>The Skerry Post</title><link>https://post.example/</link><language>en-gb</language>
<item>
  <title>Pier &amp;amp; quay close</title>
  <link>https://post.example/pier?from=feed</link>
  <guid isPermaLink="false">https://post.example/?p=12</guid>
  <dc:creator>Ada Quill</dc:creator>
  <pubDate>Mon, 04 May 2026 09:00:00 +0100</pubDate>
  <media:title>A picture of the pier</media:title>
  <description><![CDATA[<p>The council voted [&#8230;]</p>]]></description>
  <content:encoded><![CDATA[<p>By Ada Quill</p><p>The council voted 7&nbsp;to&nbsp;2.</p>
    <figure><img src="https://post.example/a.jpg"/><figcaption>The pier</figcaption></figure><p>More to come.</p>]]>
  </content:encoded>
</item>
<item><title>Quay</title><guid>q-7</guid><author>desk@post.example (Tom Velek)</author>
  <description>Nobody was hurt.</description></item>
</channel></rss>
"""

ATOM = """<?xml version="1.0" encoding="utf-8"?>
<feed xmlns="http://www.w3.org/2005/Atom" xml:lang="en" xml:base="https://post.example/news/">
<title>The Skerry Post</title><author><name>News desk</name></author>
<entry xml:lang="en-GB">
  <title type="html">Pier &amp;amp; quay close</title>
  <link rel="enclosure" href="pier.mp3"/><link href="pier"/>
  <id>tag:post.example,2026:pier</id>
  <published>2026-05-04T09:00:00+01:00</published><updated>2026-05-04T10:00:00Z</updated>
  <summary>The council voted.</summary>
  <content type="xhtml"><div xmlns="http://www.w3.org/1999/xhtml">
    <p>The council <b>voted</b> 7 to 2.</p><p>More to come.</p></div>
  </content>
</entry>
<entry><title>Quay</title><id>https://post.example/quay</id><updated>2026-05-05T10:00:00Z</updated>
  <author><name>Ada Quill</name></author><content type="html">&lt;p&gt;Nobody was hurt.&lt;/p&gt;</content></entry>
</feed>
"""

RDF = """<rdf:RDF xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#" xmlns="http://purl.org/rss/1.0/"
     xmlns:dc="http://purl.org/dc/elements/1.1/">
<channel rdf:about="https://post.example/"><title>The Skerry Post</title><dc:language>en</dc:language></channel>
<item rdf:about="https://post.example/quay"><title>Quay</title><link>https://post.example/quay</link>
  <dc:date>2026-05-05T10:00:00Z</dc:date><description>Nobody was hurt.</description></item>
</rdf:RDF>"""


def of_url(url: str) -> str:
    return str(uuid.uuid5(uuid.NAMESPACE_URL, url))


def records(found: list[Any]) -> list[dict[str, Any]]:
    assert all(isinstance(one, Found) for one in found), found
    return [one.article.model_dump(exclude_none=True) for one in found]


def test_rss_with_full_texts(read: Any) -> None:
    assert records(read("feed.xml", RSS)) == [
        {
            "id": of_url("https://post.example/?p=12"),
            "text": "Pier & quay close\nThe council voted 7 to 2.\nMore to come.",
            "title": "Pier & quay close",
            "url": "https://post.example/pier?from=feed",
            "language": "en-gb",
            "published_at": "2026-05-04T09:00:00+01:00",
            "publisher": "The Skerry Post",
            "byline": "Ada Quill",
        },
        {
            "id": "q-7",
            "text": "Quay\nNobody was hurt.",
            "title": "Quay",
            "language": "en-gb",
            "publisher": "The Skerry Post",
            "byline": "Tom Velek",
        },
    ]


def test_atom(read: Any) -> None:
    assert records(read("feed.atom", ATOM)) == [
        {
            "id": "tag:post.example,2026:pier",
            "text": "Pier & quay close\nThe council voted 7 to 2.\nMore to come.",
            "title": "Pier & quay close",
            "url": "https://post.example/news/pier",
            "language": "en-GB",
            "published_at": "2026-05-04T09:00:00+01:00",
            "updated_at": "2026-05-04T10:00:00Z",
            "publisher": "The Skerry Post",
            "byline": "News desk",
        },
        {
            "id": of_url("https://post.example/quay"),
            "text": "Quay\nNobody was hurt.",
            "title": "Quay",
            "language": "en",
            "published_at": "2026-05-05T10:00:00Z",
            "publisher": "The Skerry Post",
            "byline": "Ada Quill",
        },
    ]


def test_rss_1(read: Any) -> None:
    assert records(read("feed.rdf", RDF)) == [
        {
            "id": of_url("https://post.example/quay"),
            "text": "Quay\nNobody was hurt.",
            "title": "Quay",
            "url": "https://post.example/quay",
            "language": "en",
            "published_at": "2026-05-05T10:00:00Z",
            "publisher": "The Skerry Post",
        }
    ]


def test_a_permalink_is_the_address_where_there_is_no_link(article: Any) -> None:
    item = "<item><guid>https://post.example/quay</guid><description>Nobody was hurt.</description></item>"
    record = article("a.rss", f"<rss><channel>{item}</channel></rss>")
    assert (record["id"], record["url"]) == (of_url("https://post.example/quay"), "https://post.example/quay")


def test_the_text_of_an_item_without_markup_keeps_its_lines(article: Any) -> None:
    item = "<item><description>Nobody was hurt.\n\n“Luck,” said Ida Brandt &amp;mdash; twice.</description></item>"
    assert article("a.rss", f"<rss><channel>{item}</channel></rss>")["text"] == (
        "Nobody was hurt.\n“Luck,” said Ida Brandt — twice."
    )


def test_an_item_without_text_has_a_reason_and_the_rest_is_read(read: Any) -> None:
    items = "<item><title>Pier</title></item><item><description>Nobody was hurt.</description></item>"
    bad, good = read("a.rss", f"<rss><channel>{items}</channel></rss>")
    assert (bad.error.reason, bad.place.item) == ("missing_text", 1)
    assert (good.article.text, good.place.item) == ("Nobody was hurt.", 2)


def test_what_stands_before_the_break_of_a_feed_is_read(read: Any) -> None:
    first, broken = read("a.rss", RSS[: RSS.index("q-7")])
    assert first.article.title == "Pier & quay close"
    assert (broken.error.reason, broken.place.item) == ("bad_xml", 2)
    assert "line" in str(broken.error)


BOMB = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a "ferry"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]>
<rss><channel><item><description>&b;</description></item></channel></rss>"""
OUTSIDE = """<?xml version="1.0"?><!DOCTYPE rss [<!ENTITY a SYSTEM "file:///etc/hostname">]>
<rss><channel><item><description>&a;</description></item></channel></rss>"""


@pytest.mark.parametrize(
    ("value", "why"),
    [
        (BOMB, "entities"),
        (OUTSIDE, "entities"),
        ("<rss><channel>" + "<a>" * 300, "too_deep"),
        ("<rss><channel><item><description>a&nbsp;b</description></item></channel></rss>", "bad_xml"),
        ("<newsItem/>", "unknown_format"),
        ("", "bad_xml"),
        (b"<?xml version='1.0' encoding='utf-8'?><rss>caf\xe9</rss>", "not_utf8"),
        (b"<?xml version='1.0' encoding='windows-1252'?><rss>\x81</rss>", "bad_encoding"),
        (b"<?xml version='1.0' encoding='rot13'?><rss/>", "bad_encoding"),
        ("<rss>" + " " * 1000 + "</rss>", "too_large"),
    ],
)
def test_what_is_refused_has_a_reason(reason: Any, value: Any, why: str) -> None:
    assert reason("a.rss", value, limit=500, document_limit=950) == why


@pytest.mark.parametrize(
    "value",
    [
        "<?xml version='1.0' encoding='ISO-8859-1'?><rss><channel><item><description>“Café”</description></item>"
        "</channel></rss>".encode("cp1252").decode("cp1252"),
        "<?xml version='1.0' encoding='UTF-16'?><rss><channel><item><description>“Café”</description></item></channel>"
        "</rss>",
    ],
)
def test_other_encodings_are_read_as_they_are_declared(article: Any, value: str) -> None:
    encoded = value.encode("utf-16" if "UTF-16" in value else "cp1252")
    assert article("a.xml", encoded)["text"] == "“Café”"


def test_a_document_type_without_entities_is_no_bomb(article: Any) -> None:
    doctype = '<!DOCTYPE rss PUBLIC "-//Example//DTD RSS 0.91//EN" "https://post.example/rss-0.91.dtd">'
    assert article("a.xml", f"{doctype}<rss><channel><item><description>Safe.</description></item></channel></rss>")
