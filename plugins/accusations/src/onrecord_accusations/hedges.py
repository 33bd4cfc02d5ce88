"""Hedges: "allegedly" and "is alleged to", which accuse without saying who does."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from onrecord_accusations import grammar
from onrecord_accusations.claim import Claim
from onrecord_accusations.lexicon import is_actor
from onrecord_accusations.phrases import clause, noun_phrase, words

if TYPE_CHECKING:
    from spacy.tokens import Span


def hedge_claims(sentence: Span) -> Iterator[Claim]:
    """The accusations of "allegedly": "the clerk allegedly sold the files"."""
    for token in sentence:
        if token.lower_ != "allegedly" or token.head.pos_ not in ("VERB", "AUX"):
            continue
        verb = token.head
        accused = grammar.agent_of(verb) if grammar.is_passive(verb) else grammar.subject(verb)
        if accused is None or not is_actor(accused) or accused.lower_ in ("i", "we", "you"):
            continue
        yield Claim(
            rule="hedge:allegedly",
            kind="allege",
            status="alleged",
            confidence=0.65,
            anchor=verb,
            cue=words(token),
            accused=noun_phrase(accused),
            act=clause(verb, subject=False),
        )
