"""Candidates: every way in which one paragraph may attribute words to a source, each found by a rule with a name.

A rule proposes (cue_rules.py, passage_rules.py); which proposals stand is decided by their scores (see selection).
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Final

from onrecord.reading.speech.candidate import Candidate
from onrecord.reading.speech.cue_rules import CUE_RULES
from onrecord.reading.speech.lexicon import LEMMAS
from onrecord.reading.speech.passage import Passage
from onrecord.reading.speech.passage_rules import LINE_RULES, REGION_RULES, interview


def candidates(passage: Passage) -> list[Candidate]:
    """All proposals of all rules for one paragraph, those of cues in the order of the text."""
    if not (passage.cue_forms or passage.quoted or passage.paragraph.index == 0):
        return list(interview(passage))
    lower = passage.syntax.lower
    found = [one for cue in _cues(passage) for rule in CUE_RULES[lower[cue]] for one in rule(cue, passage)]
    rules = REGION_RULES + LINE_RULES if passage.quoted else LINE_RULES
    return _compared(found + [one for rule in rules for one in rule(passage)])


def _compared(found: list[Candidate]) -> list[Candidate]:
    """The same, each with the rules that propose something else for its cue among its features."""
    rules: dict[int, list[str]] = {}
    for one in found:
        rules.setdefault(one.anchor, []).append(one.rule)
    return [
        one
        if len(rules[one.anchor]) == 1
        else one._replace(features=one.features | {f"beside_{rule}" for rule in rules[one.anchor] if rule != one.rule})
        for one in found
    ]


def _cues(passage: Passage) -> Iterator[int]:
    """The forms of cue verbs outside quotation marks. "Says" and "states" are often taken for nouns."""
    syntax = passage.syntax
    for at in passage.cue_forms:
        lemma = LEMMAS.get(syntax.lower[at])
        if lemma is None or passage.is_quoted(at) or syntax.dep[at] in ("amod", "compound"):
            continue
        if at > passage.first and _stands_before_noun(at, passage):
            continue
        said = syntax.pos[at] == "VERB" or (lemma in ("say", "tell") and syntax.pos[at] != "ADJ")
        if said or (syntax.tag[at] == "NNS" and any(syntax.dep[child] == "ccomp" for child in syntax.children[at])):
            yield at


def _stands_before_noun(at: int, passage: Passage) -> bool:
    """Both *pledged* delegates, all *told*, …: a participle that the parser takes for a verb with a subject."""
    syntax = passage.syntax
    before = syntax.lower[at - 1]
    if before == "all" and syntax.lower[at] == "told":
        return True
    return before in _DETERMINERS and syntax.tag[at] in ("VBD", "VBN") and at < passage.last and syntax.is_noun(at + 1)


_DETERMINERS: Final = frozenset({"both", "the", "a", "an", "these", "those", "such", "any", "other", "more", "most"})
