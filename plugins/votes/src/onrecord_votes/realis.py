"""Realis: whether a vote took place, or is planned, asked for, feared, denied or supposed."""

from __future__ import annotations

import re
from typing import Final

from onrecord_votes.lexicon import words

_MODAL: Final = (
    r"(?:will|would|wo|could|should|may|might|must|can|cannot|ca|shall|to|['’]ll|['’]d|did|does|do|not|n['’]t|never)"
)
_VERB_GROUP: Final = re.compile(
    rf"(?:\b{_MODAL}|n['’]t|['’]ll)(?:\s(?:\w+ly|not|also|then|even|again|soon|still|yet|first))*(?:\s(?:be|have|have\sbeen|get|being))?"
    r"(?:\s(?:\w+ly|\w+ed))?\s$"
)
"""What stands right before a verb that is not told as done: "will narrowly", "to be", "would have been"."""

_WENT_ON: Final = re.compile(
    r"\b(?:went\son|proceeded|moved|managed|voted|agreed|decided|joined\s[^.;,]{1,40})\sto\s(?:\w+ly\s)?$"
)
"""An infinitive that is told as done: "went on to ratify the treaty"."""
_CONDITION: Final = re.compile(r"\b(?:[Ii]f|[Uu]nless|[Ww]hether|how)\b")
_BEFORE_PRESENT: Final = re.compile(r"\b(?:[Ww]hen|[Uu]ntil|[Oo]nce|[Bb]efore|as soon as|by the time)\b")
_PLANNED: Final = re.compile(
    r"\b(?:will|would|could|should|may|might|must|can|expect(?:s|ed|ing)?|scheduled|due|plan(?:s|ned|ning)?|poised|likely|unlikely|"
    r"want(?:s|ed)?|hop(?:e|es|ed|ing)|need(?:s|ed|ing)?|consider\w*|seek(?:s|ing)?|demand\w*|intend\w*|require[sd]?|predict\w*|"
    r"If|Unless|Should|instead of|without|avoid\w*|threaten\w*|against|accus\w+|regret\w*|not|n['’]t|never|if|unless|"
    r"projected|estimated|forecast\w*|at least)\b"
)
_PASTS: Final = words(
    "beat put set cut shut let left gave took chose made sent cast broke won "
    "lost fell threw struck shot overrode sank split"
)
"""Pasts that don't end in -ed: "until the speaker cast the deciding vote" is told as done."""
_FIRST_TO_BE: Final = re.compile(
    r"\b(?:became|become|becomes|was|were)\sthe\s(?:first|second|third|only|last)\s(?:[\w'’]+\s){0,8}?to\s(?:be\s)?$"
)
"""An infinitive that is told as done: "became the first leader to be toppled"."""
_SAID_TO_HAVE: Final = re.compile(
    r"\b(?:is|are|was|were)\s(?:\w+ly\s)?(?:reported|said|understood|believed|thought|known)\sto\shave\s(?:\w+ly\s)?$"
)
"""An infinitive that is reported as done: "is said to have voted against it"."""
_CLAUSE_BREAK: Final = re.compile(r"[,;:()—–“”\"]|\b(?:after|because|since|as|but|who|which|that|where|and|with)\b")
_REACH: Final = 80


def is_unreal(text: str, start: int, at: int) -> bool:
    """Whether the predicate at offset `at` is not told as done, by the words before it in its own clause.

    `start` is where its sentence (or part of one) begins. "The senate will vote 5-4": unreal.
    """
    if _VERB_GROUP.search(text[max(start, at - 40) : at]):
        done = (_FIRST_TO_BE, _WENT_ON, _SAID_TO_HAVE)
        return not any(one.search(text, start, at) for one in done)
    word = re.compile(r"\w*").match(text, at)
    verb = word.group() if word else ""
    clause = _own_clause(text, start, at)
    if verb.endswith("ing"):
        return bool(_PLANNED.search(clause))
    present = not (verb.endswith("ed") or verb in _PASTS) and not re.search(r"\b(?:was|were|had|has)\s$", clause)
    return bool(_CONDITION.search(clause)) or (present and bool(_BEFORE_PRESENT.search(clause)))


def is_foreseen(text: str, start: int, at: int) -> bool:
    """Whether the count at offset `at` is one that somebody expects or needs: "with an expected 212 ballots"."""
    return bool(_PLANNED.search(_own_clause(text, start, at)))


def _own_clause(text: str, start: int, at: int) -> str:
    reach = max(start, at - _REACH)
    breaks = [match.end() for match in _CLAUSE_BREAK.finditer(text, reach, at)]
    return text[breaks[-1] if breaks else reach : at]
