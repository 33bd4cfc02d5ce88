"""Finding the decisions of a sentence."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from onrecord_votes.decisions.by_infinitive import RESOLVING, find_by_infinitive
from onrecord_votes.decisions.by_noun import OF_NOUNS, find_by_noun
from onrecord_votes.decisions.by_verb import find_by_participle, find_by_verb
from onrecord_votes.decisions.by_vote import VOTE_FORMS, find_by_vote
from onrecord_votes.decisions.confidence import find_by_confidence
from onrecord_votes.decisions.decision import Decision
from onrecord_votes.decisions.deeds import BY_MANY, is_by_vote
from onrecord_votes.decisions.majorities import OF_MAJORITIES, find_by_majority
from onrecord_votes.decisions.phrases import find_by_phrase
from onrecord_votes.decisions.ties import OF_TIES, find_broken_ties, find_ties
from onrecord_votes.decisions.verbs import OPENINGS, PARTICIPLES
from onrecord_votes.lexicon import runs

if TYPE_CHECKING:
    from spacy.tokens import Span


_BEFORE_OR_AFTER: Final = re.compile(r"\b(?:before|after)\s\Z")
"""Before a participle that tells of a vote of its own: "rejected one text before adopting another 12-0"."""


def find_decisions(span: Span, text: str) -> list[Decision]:
    """The predicates of a sentence that are told as done, by place. `text` is the article's."""
    said = runs(text[span.start_char : span.end_char])
    found = [*find_by_confidence(span, text)]
    found += () if OF_MAJORITIES.isdisjoint(said) else find_by_majority(span, text)
    found += () if OF_TIES.isdisjoint(said) else (*find_ties(span, text), *find_broken_ties(span, text))
    found += () if OF_NOUNS.isdisjoint(said) else find_by_noun(span, text)
    by_vote = () if VOTE_FORMS.isdisjoint(said) else find_by_vote(span, text)
    by_infinitive = () if RESOLVING.keys().isdisjoint(said) else find_by_infinitive(span, text)
    told = not BY_MANY.isdisjoint(said) or is_by_vote(span, text, said)
    by_verb = () if OPENINGS.isdisjoint(said) and not told else find_by_verb(span, text, told)
    if any("confidence" in decision.rule for decision in found):  # "…, the first premier to be ousted by parliament"
        by_verb = (one for one in by_verb if not text.endswith("to be ", 0, one.start))
    for decision in (*by_vote, *find_by_phrase(span, text, said), *by_infinitive, *by_verb):
        if not any(decision.start < other.end and other.start < decision.end for other in found):
            found.append(decision)
    if not PARTICIPLES.keys().isdisjoint(said):
        alone = not any(decision.outcome for decision in found)
        found += (one for one in find_by_participle(span, text) if alone or _BEFORE_OR_AFTER.search(text, 0, one.start))
    return sorted(found, key=lambda decision: (decision.start, decision.end))
