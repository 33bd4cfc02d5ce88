"""Triggers: the compiled index finds what a plain search finds."""

from __future__ import annotations

import re
from collections.abc import Mapping, Set

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from onrecord.reading.triggers import TriggerIndex


def naive_owners(triggers: Mapping[str, Set[str]], text: str) -> set[str]:
    """The owners of the triggers in a text, by looking for one trigger after another at every place."""
    text = re.sub(r"\s+", " ", text.lower())
    return {owner for owner, words in triggers.items() if any(_stands_in(word, text) for word in words)}


def _stands_in(trigger: str, text: str) -> bool:
    word = re.sub(r"\s+", " ", trigger.strip().lower())
    takes_any_ending = word.endswith("*")
    word = word.removesuffix("*")
    for at in range(len(text)):
        if text.startswith(word, at):
            before, after = text[:at][-1:], text[at + len(word) :][:1]
            starts = not (_is_word(word[0]) and _is_word(before))
            ends = takes_any_ending or not (_is_word(word[-1]) and _is_word(after))
            if starts and ends:
                return True
    return False


def _is_word(character: str) -> bool:
    return re.fullmatch(r"\w", character) is not None


ALPHABET = "abAB_ -.\n\u00e9\u00df“"
words = st.text(ALPHABET, min_size=1, max_size=5).filter(lambda word: word.strip() != "")
triggers = st.builds(str.__add__, words.filter(lambda word: not word[-1].isspace()), st.sampled_from(["", "*"])) | words


@given(
    st.dictionaries(st.sampled_from(["one", "two", "three"]), st.frozensets(triggers, max_size=5)),
    st.text(ALPHABET, max_size=30),
)
@example({"one": frozenset({"a"}), "two": frozenset({"a*"})}, "a_b")
@example({"one": frozenset({"a b"}), "two": frozenset({"a"}), "three": frozenset({"b"})}, "a\n b")
def test_the_index_agrees_with_a_plain_search(declared: dict[str, frozenset[str]], text: str) -> None:
    assert TriggerIndex(declared).owners(text) == naive_owners(declared, text)


# (trigger, a text that has it, a text that has not)
EXAMPLES = [
    ("kill", "They kill.", "The killing stopped."),
    ("Kill", "KILL", "skill"),
    ("kill*", "The killing stopped.", "No skill needed."),
    ("no confidence", "a motion of no\nconfidence", "no confidences"),
    ("according to", "according  to her", "accordingly"),
    ("u.s.", "the U.S. government", "us"),
    ("“", "said“now", 'said "now'),
    ("10-1", "approved, 10-1,", "110-1"),
    ("élu", "Élu", "elu"),
]


@pytest.mark.parametrize("trigger, with_it, _", EXAMPLES)
def test_a_trigger_is_found(trigger: str, with_it: str, _: str) -> None:
    assert TriggerIndex({"one": {trigger}}).owners(with_it) == {"one"}


@pytest.mark.parametrize("trigger, _, without_it", EXAMPLES)
def test_a_trigger_is_a_whole_word(trigger: str, _: str, without_it: str) -> None:
    assert TriggerIndex({"one": {trigger}}).owners(without_it) == set()


def test_a_trigger_inside_a_longer_one_is_found_too() -> None:
    index = TriggerIndex({"one": {"vote"}, "two": {"vote of no confidence"}, "three": {"confidence"}})
    assert index.owners("a vote of no confidence") == {"one", "two", "three"}


def test_one_trigger_may_have_several_owners() -> None:
    assert TriggerIndex({"one": {"vote"}, "two": {"VOTE"}}).owners("the vote") == {"one", "two"}


def test_an_owner_without_triggers_is_never_found() -> None:
    assert TriggerIndex({"one": frozenset()}).owners("anything") == set()
