"""Word lists: sets of words that are written as one text, so that they can be read."""

from __future__ import annotations


def words(text: str) -> frozenset[str]:
    """The words of a text, parted by white space, as a set."""
    return frozenset(text.split())
