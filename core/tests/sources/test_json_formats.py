"""ninjs of all versions and JSON-LD of schema.org: what becomes of them, and what they are told by."""

from __future__ import annotations

import json
import uuid
from typing import Any

import pytest

from onrecord.sources import Found

NINJS_1 = {
    "uri": "urn:newsml:skerry.example:20260504:pier",
    "type": "text",
    "version": "3",
    "firstcreated": "2026-05-04T07:00:00+0100",
    "versioncreated": "2026-05-04T09:30:00+01:00",
    "pubstatus": "usable",
    "language": "en-GB",
    "headline": "Pier closes after storm",
    "byline": "Ada Quill",
    "copyrightholder": "Skerry Press Agency",
    "body_text": "By Ada Quill\nThe council voted 7\u00a0to\u00a02.\r\n\r\nMore to come.",
}
NINJS_3 = {
    "uri": "https://skerry.example/items/pier",
    "standard": {"name": "ninjs", "version": "3.0"},
    "type": "text",
    "versionCreated": "2026-05-04T09:30:00+01:00",
    "pubStatus": "usable",
    "language": "en",
    "by": "Ada Quill",
    "infoSources": [{"name": "Skerry Press Agency"}],
    "headlines": [{"role": "web", "value": "Pier shut!"}, {"role": "main", "value": "Pier closes after storm"}],
    "bodies": [{"role": "main", "contentType": "text/plain", "value": "The council voted 7 to 2. More to come."}],
}
TEXT = "Pier closes after storm\nThe council voted 7 to 2.\nMore to come."


def test_ninjs_1(article: Any) -> None:
    assert article("pier.json", NINJS_1) == {
        "id": "urn:newsml:skerry.example:20260504:pier",
        "text": TEXT,
        "title": "Pier closes after storm",
        "language": "en-GB",
        "published_at": "2026-05-04T07:00:00+0100",
        "updated_at": "2026-05-04T09:30:00+01:00",
        "version": "3",
        "publisher": "Skerry Press Agency",
        "byline": "Ada Quill",
        "pub_status": "usable",
    }


def test_ninjs_3(article: Any) -> None:
    record = article("pier.json", NINJS_3)
    assert record["text"] == "Pier closes after storm\nThe council voted 7 to 2. More to come."
    assert (record["id"], record["url"]) == (NINJS_3["uri"], NINJS_3["uri"])
    assert (record["published_at"], record["byline"]) == ("2026-05-04T09:30:00+01:00", "Ada Quill")
    assert (record["publisher"], record["pub_status"]) == ("Skerry Press Agency", "usable")


HTML_BODY = "<p>The council voted 7&nbsp;to&nbsp;2.</p><p>More to come.</p>"


@pytest.mark.parametrize(
    "item",
    [
        {**NINJS_1, "body_html": HTML_BODY},
        {**NINJS_1, "body_text": None, "body_nitf": HTML_BODY},
        {**NINJS_3, "bodies": [*NINJS_3["bodies"], {"contentType": "application/xhtml+xml", "value": HTML_BODY}]},  # type: ignore[misc]
        {**NINJS_3, "bodies": [{"contenttype": "text/html", "value": HTML_BODY}], "versioncreated": None},
        {**NINJS_3, "bodies": [{"value": HTML_BODY}]},
    ],
)
def test_the_body_in_markup_is_preferred_for_its_paragraphs(article: Any, item: dict[str, Any]) -> None:
    pytest.importorskip("lxml")
    assert article("pier.json", item)["text"] == TEXT


@pytest.mark.parametrize("status", ["canceled", "withheld"])
def test_an_item_that_is_withdrawn_needs_no_body(article: Any, status: str) -> None:
    record = article("pier.json", {"uri": "urn:pier", "pubstatus": status, "version": 4, "headline": "Pier closes"})
    assert record == {
        "id": "urn:pier",
        "text": "Pier closes",
        "title": "Pier closes",
        "version": "4",
        "pub_status": status,
    }
    assert article("pier.json", {"uri": "urn:pier", "pubStatus": status})["text"] == status


@pytest.mark.parametrize(
    ("change", "why"),
    [({"type": "picture"}, "no_article"), ({"body_text": " "}, "missing_text"), ({"uri": 7}, "bad_field")],
)
def test_an_item_that_is_no_article_has_a_reason(reason: Any, change: dict[str, Any], why: str) -> None:
    assert reason("pier.json", NINJS_1 | change) == why


def test_a_time_that_can_not_be_read_is_left_out(article: Any) -> None:
    record = article("pier.json", NINJS_1 | {"firstcreated": "yesterday"})
    assert record["published_at"] == "2026-05-04T09:30:00+01:00"


def test_lines_may_be_of_any_json_format(read: Any) -> None:
    lines = [NINJS_1, {"id": "a2", "text": "A record."}, LD | {"headline": "Pier"}, {"neither": "of them"}]
    found = read("many.jsonl", "\n".join(map(json.dumps, lines)))
    assert [getattr(one, "article", None) and one.article.id for one in found] == [NINJS_1["uri"], "a2", LD_ID, None]
    assert [str(one.place).rpartition("/")[2] for one in found] == [
        "many.jsonl, line 1, item 1",
        "many.jsonl, line 2",
        "many.jsonl, line 3, item 1",
        "many.jsonl, line 4",
    ]


def test_a_record_is_kept_as_it_is_and_other_formats_become_one(read: Any) -> None:
    record = b'{"text":  "A record.", "more": 1}'
    (kept,) = read("a.json", record)
    assert (kept.is_record, kept.record) == (True, record)
    (made,) = read("pier.json", NINJS_1)
    assert not made.is_record
    assert json.loads(made.record)["text"] == TEXT


LD = {
    "@context": "https://schema.org",
    "@type": "NewsArticle",
    "headline": "Pier closes &amp; harbour waits",
    "url": "https://post.example/pier#top",
    "articleBody": "The council voted 7 to 2.\n\nMore to come.",
    "datePublished": "2026-05-04T08:00:00+01:00",
    "dateModified": "2026-05-04T10:00:00+01:00",
    "inLanguage": {"@type": "Language", "name": "English", "alternateName": "en"},
    "author": [{"@type": "Person", "name": "Ada Quill"}, {"@type": "Person", "name": "Tom Velek"}],
    "publisher": {"@type": "NewsMediaOrganization", "name": "The Skerry Post"},
}
LD_ID = str(uuid.uuid5(uuid.NAMESPACE_URL, "https://post.example/pier"))


def test_a_news_article_of_schema_org(article: Any) -> None:
    pytest.importorskip("lxml")  # for the headline, which may be HTML
    assert article("pier.jsonld", LD) == {
        "id": LD_ID,
        "text": "Pier closes & harbour waits\nThe council voted 7 to 2.\nMore to come.",
        "title": "Pier closes & harbour waits",
        "url": "https://post.example/pier",
        "language": "en",
        "published_at": "2026-05-04T08:00:00+01:00",
        "updated_at": "2026-05-04T10:00:00+01:00",
        "publisher": "The Skerry Post",
        "byline": "Ada Quill, Tom Velek",
    }


def test_a_graph_has_its_articles_and_what_they_refer_to(read: Any) -> None:
    node = LD | {"@type": ["schema:ReportageNewsArticle", "Thing"], "publisher": {"@id": "#us"}, "headline": "Pier"}
    graph = [
        {"@type": "Organization", "@id": "#us", "name": "Skerry Post"},
        node,
        LD | {"headline": "Quay", "url": "x"},
    ]
    found = read("pier.json", {"@context": "https://schema.org", "@graph": graph})
    assert [(one.place.item, one.article.title, one.article.publisher) for one in found] == [
        (1, "Pier", "Skerry Post"),
        (2, "Quay", "The Skerry Post"),
    ]


def test_what_is_no_news_has_no_article(reason: Any) -> None:
    assert reason("pier.json", LD | {"@type": "SatiricalArticle"}) == "no_article"


def test_a_list_of_articles_is_read_one_by_one_and_a_bad_one_has_its_reason(read: Any) -> None:
    found = read("pier.json", [LD | {"headline": "Pier"}, LD | {"headline": "Quay", "articleBody": ""}])
    assert [isinstance(one, Found) or one.error.reason for one in found] == [True, "missing_text"]


def test_json_that_is_neither_is_an_article_record_that_lacks_its_text(reason: Any) -> None:
    assert reason("a.json", {"title": "Pier"}) == "missing_text"
    assert reason("a.json", [{"title": "Pier"}]) == "not_an_object"


def test_a_document_may_be_larger_than_a_record_that_is_made_of_it(article: Any, reason: Any) -> None:
    item = NINJS_1 | {"renditions": {"a": "x" * 2000}}
    assert article("pier.json", item, limit=1000)["text"] == TEXT
    assert reason("pier.json", NINJS_1 | {"body_text": "word " * 500}, limit=1000) == "too_large"
    assert reason("pier.json", item, limit=1000, document_limit=1500) == "too_large"


def test_what_json_parsers_forgive_is_refused(reason: Any) -> None:
    assert reason("pier.json", b'{"uri": "a", "uri": "b", "versioncreated": "2026-05-04", "body_text": "x"}') == (
        "duplicate_key"
    )
    assert reason("pier.json", NINJS_1 | {"headline": "\ud800"}) == "lone_surrogate"
    assert reason("pier.json", NINJS_1 | {"body_text": "a\0b"}) == "nul"


@pytest.mark.parametrize(
    "change",
    [
        {"headline": {"@value": 3}, "author": [None, 7, {}], "inLanguage": []},
        {"headline": ["Pier"], "mainEntityOfPage": True, "url": {"@id": 7}, "publisher": {"name": {"name": ["x"]}}},
        {"version": 1.5, "inLanguage": {"name": 4}, "@id": 4, "url": None, "author": {"@id": "#nobody"}},
    ],
)
def test_values_of_other_kinds_than_expected_say_nothing(article: Any, change: dict[str, Any]) -> None:
    pytest.importorskip("lxml")
    assert article("pier.jsonld", LD | change)["text"].endswith("The council voted 7 to 2.\nMore to come.")


def test_lists_of_ninjs_that_are_none_say_nothing(article: Any) -> None:
    item = NINJS_1 | {"bodies": {"value": 1}, "headlines": [7, {"value": None}], "infosource": ["x", {"name": 3}]}
    assert article("pier.json", item)["text"] == TEXT
