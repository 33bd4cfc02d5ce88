"""Article: every check on the bytes that it is read from."""

from __future__ import annotations

import hashlib
import json
import time
import uuid
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord import Article, ArticleError

TEXT = "The council met on Monday."


def record(**fields: Any) -> bytes:
    return json.dumps({"text": TEXT, **fields}).encode()


def reason_of(value: bytes, **arguments: Any) -> str:
    with pytest.raises(ArticleError) as caught:
        Article.from_json(value, **arguments)
    return caught.value.reason


# What is read


def test_every_known_field_is_read() -> None:
    fields = {
        "id": "a1",
        "text": TEXT,
        "title": "Council meets",
        "url": "https://example.org/a1",
        "language": "en-GB",
        "published_at": "2026-03-14T18:20:00Z",
        "updated_at": "2026-03-15",
        "version": 2,
        "publisher": "The Courier",
        "byline": "A. Writer",
        "pub_status": "usable",
    }
    assert Article.from_json(json.dumps(fields).encode()).model_dump() == fields


def test_fields_that_are_not_stated_are_none() -> None:
    article = Article.from_json(record(id="a1"))
    assert article.model_dump(exclude_none=True) == {"id": "a1", "text": TEXT}


def test_unknown_fields_are_dropped() -> None:
    article = Article.from_json(record(id="a1", editor="someone", nested={"deep": [1, 2]}))
    assert set(article.model_dump()) == set(Article.model_fields)


def test_what_is_wrong_in_an_unknown_field_is_nobodys_concern() -> None:
    assert Article.from_json(record(id="a1", editor="\0", owner="\ud800")).id == "a1"


def test_text_is_kept_to_the_character() -> None:
    text = "  First line.\r\n\n\tSecond “line” — with 😀 and e\u0301.\n "
    assert Article.from_json(record(text=text)).text == text


def test_the_hash_is_of_the_text_in_utf8() -> None:
    assert Article.from_text("Grüße aus Pell").sha256 == hashlib.sha256("Grüße aus Pell".encode()).hexdigest()


def test_a_byte_order_mark_is_no_part_of_the_record() -> None:
    assert Article.from_json(b"\xef\xbb\xbf" + record(id="a1")).text == TEXT


def test_an_article_does_not_change() -> None:
    with pytest.raises(ValueError, match="frozen"):
        Article.from_text(TEXT).text = "Another"  # type: ignore[misc]


# The id


def test_the_id_is_taken_from_the_record() -> None:
    assert Article.from_json(record(id="a1", url="https://example.org/")).id == "a1"


def test_the_key_stands_in_for_a_missing_id() -> None:
    assert Article.from_json(record(url="https://example.org/"), key=b"k1").id == "k1"


def test_the_key_stands_in_for_a_null_id() -> None:
    assert Article.from_json(record(id=None), key=b"k1").id == "k1"


def test_a_key_that_equals_the_id_is_fine() -> None:
    assert Article.from_json(record(id="größe"), key="größe".encode()).id == "größe"


def test_an_empty_key_is_no_key() -> None:
    assert Article.from_json(record(id="a1"), key=b"").id == "a1"


def test_without_id_and_key_the_id_is_derived_from_the_url() -> None:
    url = "https://example.org/news/1"
    assert Article.from_json(record(url=url)).id == str(uuid.uuid5(uuid.NAMESPACE_URL, url))


@pytest.mark.parametrize("url", [None, ""])
def test_without_a_url_the_id_is_derived_from_the_text(url: str | None) -> None:
    assert Article.from_json(record(url=url)).id == hashlib.sha256(TEXT.encode()).hexdigest()[:32]


def test_the_derived_id_is_the_same_for_text_and_json() -> None:
    assert Article.from_text(TEXT).id == Article.from_json(record()).id


# What is refused, by reason


def test_key_mismatch() -> None:
    assert reason_of(record(id="a1"), key=b"k1") == "key_mismatch"


@pytest.mark.parametrize("value", [b'{"text": "caf\xe9"}', b"\xff\xfe{\x00}\x00", b'{"text": "\xed\xa0\x80"}'])
def test_not_utf8(value: bytes) -> None:
    assert reason_of(value) == "not_utf8"


def test_not_utf8_in_the_key() -> None:
    assert reason_of(record(), key=b"\xff") == "not_utf8"


@pytest.mark.parametrize(
    "value",
    [
        b"",
        b" ",
        b"{",
        b"plain words",
        b'{"text": "a"} {"text": "b"}',
        b'{"text": "a\nb"}',
        b"{'text': 'a'}",
        b'{"text": NaN}',
        b'{"text": -Infinity}',
        b'{"text": "a", "version": ' + b"9" * 5000 + b"}",
    ],
)
def test_bad_json(value: bytes) -> None:
    assert reason_of(value) == "bad_json"


@pytest.mark.parametrize("opening, closing", [(b"[", b"]"), (b'{"a":', b"}")])
@pytest.mark.parametrize("depth", [5_000, 100_000])
def test_too_deep(opening: bytes, closing: bytes, depth: int) -> None:
    value = b'{"text": "a", "x": ' + opening * depth + b"1" + closing * depth + b"}"
    assert reason_of(value) == "too_deep"


def test_too_deep_without_an_end() -> None:
    assert reason_of(b"[" * 100_000) == "too_deep"


@pytest.mark.parametrize(
    "value",
    [b'{"text": "a", "text": "b"}', b'{"text": "a", "x": {"y": 1, "y": 1}}', b'{"text": "a", "t\\u0065xt": ""}'],
)
def test_duplicate_key(value: bytes) -> None:
    assert reason_of(value) == "duplicate_key"


def test_a_duplicate_among_very_many_keys_is_found_in_no_time() -> None:
    keys = ",".join(f'"{number}":1' for number in range(60_000))
    begin = time.process_time()
    assert reason_of(f'{{{keys},"59999":1}}'.encode()) == "duplicate_key"
    assert time.process_time() - begin < 5  # what is quadratic takes minutes


@pytest.mark.parametrize("value", [b"null", b"[]", b'"text"', b"1", b"true"])
def test_not_an_object(value: bytes) -> None:
    assert reason_of(value) == "not_an_object"


@pytest.mark.parametrize("value", [b"{}", b'{"text": null}', b'{"Text": "a"}'])
def test_missing_text(value: bytes) -> None:
    assert reason_of(value) == "missing_text"


def test_a_fact_in_place_of_an_article_is_told_so() -> None:
    with pytest.raises(ArticleError, match="a fact, not an article"):
        Article.from_json(b'{"id": "f", "type": "vote", "article_id": "a", "exact": "7 to 2"}')


@pytest.mark.parametrize("text", ["", " ", "\n\r\n\t", "\u00a0\u2028"])
def test_empty_text(text: str) -> None:
    assert reason_of(record(text=text)) == "empty_text"


@pytest.mark.parametrize(
    "fields",
    [
        {"text": 5},
        {"text": ["a"]},
        {"id": ""},
        {"id": 7},
        {"id": "x" * 513},
        {"title": ["a", "b"]},
        {"title": "x" * 4097},
        {"url": {}},
        {"language": True},
        {"version": 1.5},
        {"version": True},
        {"published_at": "last Tuesday"},
        {"published_at": "2026-13-01"},
        {"published_at": "1700000000"},
        {"published_at": 1700000000},
        {"updated_at": ""},
    ],
)
def test_bad_field(fields: dict[str, Any]) -> None:
    assert reason_of(record(**fields)) == "bad_field"


def test_the_message_names_the_bad_field() -> None:
    with pytest.raises(ArticleError, match="publisher"):
        Article.from_json(record(publisher=5))


@pytest.mark.parametrize(
    "date",
    ["2026-03-14", "2026-03-14T18:20:00Z", "2026-03-14T18:20:00.123456789+01:00", "2026-03-14 18:20", "20260314"],
)
def test_dates_in_iso_8601_are_kept_as_written(date: str) -> None:
    assert Article.from_json(record(published_at=date)).published_at == date


@pytest.mark.parametrize("field", ["text", "id", "title", "url"])
def test_lone_surrogate(field: str) -> None:
    assert reason_of(record(**{field: "before \ud83d after"})) == "lone_surrogate"


def test_a_whole_surrogate_pair_is_one_character() -> None:
    assert Article.from_json(b'{"text": "\\ud83d\\ude00"}').text == "😀"


@pytest.mark.parametrize("field", ["text", "id", "title"])
def test_nul(field: str) -> None:
    assert reason_of(record(**{field: "before \0 after"})) == "nul"


def test_nul_in_the_key() -> None:
    assert reason_of(record(), key=b"a\0b") == "nul"


def test_too_large() -> None:
    assert reason_of(record(), limit=len(record()) - 1) == "too_large"


def test_a_record_of_exactly_the_limit_is_read() -> None:
    assert Article.from_json(record(), limit=len(record())).text == TEXT


def test_the_limit_is_one_mebibyte_unless_told_otherwise() -> None:
    assert reason_of(record(text="a" * 1024 * 1024)) == "too_large"


@pytest.mark.parametrize(
    "value, key",
    [
        (record(id="x" * 100_000), b"k" * 100_000),
        (b'{"a": 1, "%s": 1, "%s": 1}' % (b"x" * 100_000, b"x" * 100_000), None),
        (record(published_at="x" * 4000), None),
        (record(id=["x"] * 10_000), b"k"),
    ],
)
def test_a_message_quotes_little_of_the_record(value: bytes, key: bytes | None) -> None:
    with pytest.raises(ArticleError) as caught:
        Article.from_json(value, key=key)
    assert len(str(caught.value)) < 300


@given(st.binary(max_size=200))
def test_any_bytes_are_an_article_or_an_article_error(value: bytes) -> None:
    try:
        Article.from_json(value)
    except ArticleError as error:
        str(error).encode()


_JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(allow_nan=False, allow_infinity=False) | st.text(),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=5), inner, max_size=3),
    max_leaves=8,
)


@given(st.dictionaries(st.sampled_from(sorted(Article.model_fields)) | st.text(max_size=5), _JSON))
def test_any_object_is_an_article_or_an_article_error(fields: dict[str, Any]) -> None:
    try:
        article = Article.from_json(json.dumps(fields).encode())
    except ArticleError as error:
        str(error).encode()
    else:
        assert article.text == fields["text"]
        article.model_dump_json()


# From bare text


def test_from_text_takes_the_other_fields() -> None:
    assert Article.from_text(TEXT, id="a1", title="Council").title == "Council"


def test_from_text_checks_as_from_json_does() -> None:
    with pytest.raises(ArticleError) as caught:
        Article.from_text("a\0b")
    assert caught.value.reason == "nul"


def test_an_article_error_survives_pickling() -> None:
    import pickle

    error = pickle.loads(pickle.dumps(ArticleError("nul", "a message")))
    assert (error.reason, str(error)) == ("nul", "a message")


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (b'{"id": 7, "text": "No."}', "id: must be a string"),
        (b'{"id": "", "text": "No."}', "id: must not be empty"),
        (b'[{"id": "a", "text": "No."}]', "not list; write the articles of a list one per line, as JSON Lines"),
        ('{"text": "déjà"}'.encode("latin-1"), "convert it first, from Latin-1 by `iconv -f latin1 -t utf-8`"),
        (b"\x1f\x8b\x08\x00", "this is compressed by gzip: unpack it first"),
        ("{}".encode("utf-16"), "this is UTF-16: convert it first"),
    ],
)
def test_a_refusal_says_what_to_do(value: bytes, words: str) -> None:
    with pytest.raises(ArticleError) as refused:
        Article.from_json(value)
    assert words in str(refused.value)
