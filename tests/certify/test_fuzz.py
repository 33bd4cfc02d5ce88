"""Fuzzing: whatever bytes arrive are an article, a withdrawal, or refused with a reason; nothing else comes of them."""

from __future__ import annotations

import json
import time
from collections import Counter
from typing import Any

from certification import Certify, Scale
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.article import MAX_ARTICLE_BYTES, MAX_ID_LENGTH, Article
from onrecord.errors import ArticleError
from onrecord_streams.decoding import Withdrawn, decode
from onrecord_streams.records import Arrival

LONG = 600.0
"""Seconds of cases in full."""

REASONS = {
    "not_utf8", "bad_json", "too_deep", "duplicate_key", "not_an_object", "bad_field", "missing_text", "empty_text",
    "too_large", "lone_surrogate", "nul", "key_mismatch", "no_key",
}  # fmt: skip
"""Those that ArticleError promises of a record."""

FIELDS = sorted(Article.model_fields)
ANY_TEXT = st.text(st.characters(codec=None), max_size=60)  # lone surrogates and NUL among them
SCALARS: st.SearchStrategy[Any] = (
    st.none()
    | st.booleans()
    | st.integers()
    | st.floats()
    | ANY_TEXT
    | st.sampled_from(["", " ", "\0", "\ud800", "\u202e", "en", "canceled", "withheld", "2026-02-30", "9" * 5000])
    | st.datetimes().map(str)
    | st.integers(1, 5000).map("a".__mul__)
)
VALUES = st.recursive(
    SCALARS,
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(ANY_TEXT, inner, max_size=4),
    max_leaves=8,
)
USABLE = st.text(st.characters(codec="utf-8", exclude_characters="\0"), min_size=1, max_size=60)


@st.composite
def records(draw: st.DrawFn) -> bytes:
    """Most of an article with whatever in some fields, perhaps with keys that stand twice and without good manners."""
    pairs: list[tuple[str, Any]] = [("text", draw(USABLE)), ("id", draw(USABLE))]
    for name in draw(st.lists(st.sampled_from(FIELDS) | ANY_TEXT, max_size=6)):
        pairs.append((name, draw(VALUES)))
    members = ", ".join(f"{json.dumps(name, ensure_ascii=True)}: {json.dumps(value)}" for name, value in pairs)
    encoding = draw(st.sampled_from(["utf-8", "utf-8-sig", "utf-16", "utf-32", "latin-1"]))
    return f"{{{members}}}".encode(encoding)


@st.composite
def damaged(draw: st.DrawFn) -> bytes:
    """A record with bytes that were cut off, put in, taken out or said many times."""
    value = draw(records())
    for _ in range(draw(st.integers(1, 3))):
        start, length = draw(st.integers(0, len(value))), draw(st.integers(0, 8))
        put = draw(
            st.binary(max_size=4) | st.sampled_from([b"[" * 100_000, b'{"a":' * 5_000, b"1" * 5_000, b"\xed\xa0\x80"])
        )
        value = value[:start] + put + value[start + length :]
    return value


KEYS = st.none() | st.binary(max_size=40) | USABLE.map(str.encode) | st.just(b"a" * (MAX_ID_LENGTH + 1))
BYTES = st.none() | st.binary(max_size=200) | records() | damaged() | VALUES.map(lambda one: json.dumps(one).encode())


def outcome(value: bytes | None, key: bytes | None, limit: int) -> str:
    """What comes of a record, in a word; every promise about it is checked."""
    arrival = Arrival("articles", 0, 0, key, value)
    try:
        decoded = decode(arrival, limit=limit)
    except ArticleError as error:
        assert error.reason in REASONS
        str(error).encode()  # it goes into headers
        return error.reason
    assert isinstance(decoded, (Article, Withdrawn))
    assert 0 < len(decoded.id) <= MAX_ID_LENGTH
    decoded.id.encode()
    if isinstance(decoded, Withdrawn):
        return "withdrawn"
    assert value is not None and len(value) <= limit
    assert decoded.text.strip()
    assert "\0" not in decoded.text
    again = Article.from_json(decoded.model_dump_json().encode())
    assert again == decoded  # what was taken can be sent on, and is the same
    return "article"


def test_whatever_bytes_arrive_are_an_article_or_refused(scale: Scale, certify: Certify) -> None:
    until = time.monotonic() + (LONG if scale.full else 0)
    seen: Counter[str] = Counter()

    @settings(max_examples=2_000 if scale.full else 300, deadline=None, database=None, derandomize=not scale.full,
              suppress_health_check=list(HealthCheck))  # fmt: skip
    @given(BYTES, KEYS, st.sampled_from([MAX_ARTICLE_BYTES, MAX_ARTICLE_BYTES, 100]))
    def check(value: bytes | None, key: bytes | None, limit: int) -> None:
        seen[outcome(value, key, limit)] += 1

    check()
    while time.monotonic() < until:
        check()
    assert {"article", "bad_json", "not_utf8", "bad_field"} <= seen.keys()
    common = ", ".join(f"{count:,} {name}" for name, count in seen.most_common())
    certify("no bytes crash the decoder", f"{seen.total():,} records: {common}")
