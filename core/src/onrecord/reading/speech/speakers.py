"""Speakers: who can be the source of a headline, "Mayor: Bridge is safe", where a topic looks just the same."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord.reading.mentions import Mentions
from onrecord.reading.mentions.lexicon import INSTITUTION_NOUNS
from onrecord.reading.mentions.roles import is_role_noun
from onrecord.reading.wordlists import words

if TYPE_CHECKING:
    from spacy.tokens import Span

GROUPS: Final = words(
    """
    aides allies army authorities coastguard crew critics family firefighters government locals medics military navy
    neighbours neighbors opposition people police prosecution prosecutors rebels relatives rivals source sources
    spokesman spokespeople spokeswoman staff survivors troops union unions watchdog witness witnesses
    """
)
"""Nouns for people and bodies that are on no list of roles or institutions; their plurals in -s need no entry there."""


def can_speak(name: Span, mentions: Mentions, *, bodies: bool = True) -> bool:
    """Whether a phrase names a person or a body: "Mayor Quill", "Harbour office", "Police", but not "Floods".

    Its head noun says so, or the article: a name that it uses of a person or an organisation. A report or a poll says
    nothing by itself: whose it is would have to be known. Without `bodies` only people and groups of them can speak:
    behind a dash a headline has the name of its paper, too.
    """
    said = [token.lower_ for token in name if token.is_alpha or "-" in token.text]
    if not said:
        return False
    head = next((said[at - 1] for at, word in enumerate(said) if word in ("of", "for", "at", "in") and at), said[-1])
    if head in GROUPS or _is_speaking_noun(head, bodies):
        return True
    found = mentions.resolve(name)
    return found is not None and (found.kind == "person" or (bodies and found.kind == "organisation"))


def _is_speaking_noun(word: str, bodies: bool) -> bool:
    singular = word[:-1] if word.endswith("s") else word
    return any(is_role_noun(one) or (bodies and one in INSTITUTION_NOUNS) for one in (word, singular))
