"""Roles: what someone is, in the words before a name and in the apposition after it."""

from __future__ import annotations

import re
from typing import Final

from onrecord.reading.mentions import lexicon
from onrecord.reading.mentions.mention import Gender

_ROLE_WORD: Final = re.compile(r"(?:[A-Z]\.)+|[\w'’&/-]+|\w+\.\w[\w.]*")
_APPOSITION: Final = re.compile(
    r"(?: \([^)\n]{1,25}\))?(?:, \d{1,3})?(?:,| [—–-]) ([^,;:—–()\n\"“”]{3,120}?)"
    r"(?=[,;—–\n]|\.(?:\s|$)| (?:said|says|told|who|is|was|has|had|will|would)\b|$)"
)
_FRONTED: Final = re.compile(r"(?:^|(?<=[\s(“\"]))(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Oo]ne|[Aa]nother) ")
_FRONTED_PHRASE: Final = re.compile(r"[^,;:()“”\"\n]{3,110}")
_DETERMINERS: Final = frozenset({"the", "a", "an", "one", "of", "his", "her", "its", "their", "another", "both"})
_HEAD_STOPS: Final = lexicon.PREPOSITIONS | {"who", "whose", "that", "which", "and", "or", "but", "when", "where"}
_ROLE_STOPS: Final = (
    lexicon.PREPOSITIONS
    | lexicon.CONJUNCTIONS
    | lexicon.SPEECH_VERBS
    | lexicon.words(
        """
        a an another any are asked be been being both called can could did do does each either every had has
        have her his is its made may met might must my named no not one our should some that the their these
        this those was were who whom whose will would your
        """
    )
)
_BEFORE_DETERMINERS: Final = lexicon.PREPOSITIONS | {"and", "or", "both", "all"}
_FURTHEST: Final = 125
_LONGEST: Final = 8
"""The most words that a role before a name is read back for."""


def role_before(before: str) -> tuple[str, Gender | None, int] | None:
    """The role in small letters right before a name: "the Norland spokeswoman Ada Lund".

    `before` is the text up to the name. Returns the role, the gender that it tells and its length in characters.
    """
    words = before.split()
    if not words or before[-1:] not in (" ", "\xa0") or not is_role_noun(words[-1]):
        return None
    taken = 1
    while taken < min(len(words), _LONGEST):
        word = words[-taken - 1]
        if word.lower() in _ROLE_STOPS or not _ROLE_WORD.fullmatch(word):
            break
        taken += 1
    role = " ".join(words[-taken:])
    return role, lexicon.ROLE_NOUNS.get(words[-1]), len(role) + len(before) - len(before.rstrip())


def role_beside(before: str, after: str, *, strict: bool) -> tuple[str, Gender | None] | None:
    """The role in an apposition, and the gender that it tells.

    "Ada Lund, the mayor of Port Hale," or "The mayor of Port Hale, Ada Lund,". `strict` asks for more than a word that
    is as often something else ("head", "chair").
    """
    if after[:1] in (",", " ") and (match := _APPOSITION.match(after)) and (found := _role_in(match[1], strict)):
        return found
    if before.endswith(", ") and after[:1] in (",", ".") and (fronted := _fronted(before[:-2])):
        return _role_in(fronted, strict)
    return None


def _fronted(before: str) -> str | None:
    """The longest noun phrase that a text ends with, its determiner left off: "mayor of the port" of "He met the mayor
    of the port". A determiner that follows no preposition begins another phrase: "the envoy met the mayor"."""
    for match in _FRONTED.finditer(before, max(0, len(before) - _FURTHEST)):
        phrase = before[match.end() :]
        words = phrase.lower().split()
        inner = [at for at, word in enumerate(words) if word in ("the", "a", "an", "his", "her")]
        if _FRONTED_PHRASE.fullmatch(phrase) and all(at and words[at - 1] in _BEFORE_DETERMINERS for at in inner):
            return phrase
    return None


def _role_in(phrase: str, strict: bool) -> tuple[str, Gender | None] | None:
    """The role that a noun phrase gives; None where its head is no noun for a person."""
    words = phrase.split()
    while words and words[0].lower() in _DETERMINERS:
        words = words[1:]
    head = ""
    for word in words[:9]:
        if word.lower() in _HEAD_STOPS:
            break
        head = word.lower().rstrip(".,")
    if not is_role_noun(head) or (strict and head in lexicon.BARE_NOUNS and len(words) < 3):
        return None
    return " ".join(words).rstrip(" ."), lexicon.ROLE_NOUNS.get(head)


def is_role_noun(lower: str) -> bool:
    """Whether a word, in lower case, is a noun for someone in an office, a trade or a family."""
    return lower in lexicon.ROLE_NOUNS or ("-" in lower and lower.rpartition("-")[2] in lexicon.ROLE_NOUNS)


def is_title(lower: str) -> bool:
    """Whether a word, in lower case, stands with a capital before a name: "Governor Lund"."""
    return lower in lexicon.TITLE_NOUNS or ("-" in lower and not lexicon.TITLE_NOUNS.isdisjoint(lower.split("-")))
