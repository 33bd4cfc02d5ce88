"""Mention: what a name, description or pronoun resolves to."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Literal

Kind = Literal["person", "organisation", "place", "other"]
Gender = Literal["female", "male"]


@dataclass(frozen=True, slots=True)
class Mention:
    """Whom or what a mention stands for: the fullest name in the article, and the role that it is given there.

    The role is the one beside the mention itself where there is one, else the first that the article gives. `start`
    and `end` are the half-open offsets of the place where the name first stands in full.
    """

    name: str
    role: str | None
    kind: Kind
    start: int
    end: int
    stands_for: str | None = None
    """For a metonym such as "the Kremlin": whom it stands for. It is given as the role too, so that records have it."""
