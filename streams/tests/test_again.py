"""Records that are sent again: whom they name, and which headers go along."""

from __future__ import annotations

import pytest

from onrecord.errors import ArticleError
from onrecord_streams.again import ONLY, headers_again, only_of
from onrecord_streams.deadletters import ATTEMPT
from onrecord_streams.records import Arrival, Header


def arrival(*headers: Header) -> Arrival:
    return Arrival("articles", 0, 0, b"k", b"v", headers)


def test_without_the_header_all_are_to_read() -> None:
    assert only_of(arrival(("only", b"votes"))) is None


@pytest.mark.parametrize("value", [b"votes,quotes", b" votes , quotes ", b"votes,quotes,votes"])
def test_names_are_separated_by_commas(value: bytes) -> None:
    assert only_of(arrival((ONLY, value))) == ("votes", "quotes")


def test_of_several_headers_the_last_counts() -> None:
    assert only_of(arrival((ONLY, b"votes"), (ONLY, b"quotes"))) == ("quotes",)


@pytest.mark.parametrize("value", [b"", None, b"\xff", b"Votes", b"votes,", b"votes quotes", b"votes\nquotes"])
def test_a_header_without_names_is_an_error(value: bytes | None) -> None:
    with pytest.raises(ArticleError) as error:
        only_of(arrival((ONLY, value)))
    assert error.value.reason == "bad_only"


def test_the_articles_own_headers_go_along_as_they_are_and_ours_are_replaced() -> None:
    own: list[Header] = [("a", b"\xff"), ("a", None), ("onrecord.other", b"1")]
    before = [own[0], (ONLY, b"quotes"), own[1], (ATTEMPT, b"2"), own[2], (ATTEMPT, b"2")]
    assert headers_again(before, ["votes", "quotes"], 3) == [*own, (ONLY, b"votes,quotes"), (ATTEMPT, b"3")]
    assert headers_again(before, None, 3) == [*own, (ATTEMPT, b"3")]
