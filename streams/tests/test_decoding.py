"""Decoding: articles, withdrawals, and what is neither."""

from __future__ import annotations

import pytest
from bad_input import BAD, Bad, article
from hypothesis import given
from hypothesis import strategies as st

from onrecord.article import MAX_ARTICLE_BYTES, Article
from onrecord.errors import ArticleError
from onrecord_streams.decoding import Withdrawn, decode
from onrecord_streams.records import Arrival


def arrival(value: bytes | None, key: bytes | None = None) -> Arrival:
    return Arrival("articles", 0, 0, key, value)


@pytest.mark.parametrize("bad", BAD, ids=lambda bad: bad.name)
def test_a_bad_record_is_refused_with_a_reason(bad: Bad) -> None:
    with pytest.raises(ArticleError) as raised:
        decode(arrival(bad.record.value, bad.record.key), limit=MAX_ARTICLE_BYTES)
    assert raised.value.reason == bad.reason


def test_a_record_is_an_article() -> None:
    decoded = decode(arrival(article("story")), limit=MAX_ARTICLE_BYTES)
    assert isinstance(decoded, Article)
    assert decoded.id == "story"


def test_the_key_stands_in_for_an_id_that_is_missing() -> None:
    decoded = decode(arrival(b'{"text": "Nothing happened."}', b"story"), limit=MAX_ARTICLE_BYTES)
    assert decoded.id == "story"


def test_a_tombstone_withdraws_the_article_of_its_key() -> None:
    assert decode(arrival(None, b"story"), limit=1) == Withdrawn("story")


@pytest.mark.parametrize("status", ["canceled", "withheld"])
def test_an_article_that_is_not_to_be_used_is_withdrawn(status: str) -> None:
    record = article("story", pub_status=status, version=3)
    assert decode(arrival(record), limit=MAX_ARTICLE_BYTES) == Withdrawn("story", 3)


@pytest.mark.parametrize(("key", "reason"), [(None, "no_key"), (b"\xff", "not_utf8"), (b"a" * 513, "bad_field")])
def test_a_tombstone_without_a_usable_key_is_refused(key: bytes | None, reason: str) -> None:
    with pytest.raises(ArticleError) as raised:
        decode(arrival(None, key), limit=1)
    assert raised.value.reason == reason


@given(st.none() | st.binary(), st.none() | st.binary(max_size=20))
def test_any_bytes_are_an_article_or_refused(value: bytes | None, key: bytes | None) -> None:
    try:
        decode(arrival(value, key), limit=MAX_ARTICLE_BYTES)
    except ArticleError as error:
        assert error.reason


def test_a_record_that_is_too_large_is_refused_before_it_is_parsed() -> None:
    value = b"[" * 5_000_000
    for limit, reason in ((MAX_ARTICLE_BYTES, "too_large"), (len(value), "too_deep")):
        with pytest.raises(ArticleError) as raised:
            decode(arrival(value), limit=limit)
        assert raised.value.reason == reason
