"""Motion: the words that say what was put to the vote."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from onrecord_votes.clauses import is_passive, object_of, relative_object_of, subject_of
from onrecord_votes.decisions import Decision
from onrecord_votes.lexicon import entries, words
from onrecord_votes.motion_nouns import motion_noun, names_motion

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_CUT: Final = re.compile(
    r"[;(]|:\s|\s[–—]\s|,\s(?!\d{3}\b)|\s(?:after|despite|while|amid|but|with\s(?:\w+\s){1,3}(?:abst|oppos|vot|against|in\sfavou?r)\w*|"
    r"by\s(?:a|an)\s(?:[\w-]+\s){0,3}(?:vote|margin|majority)|(?:in|on)\s(?:a|an)\s(?:[\w–-]+\s){0,4}(?:vote|ballot)|"
    r"by\s[\w,]+\s(?:votes\s)?to\s|on\s(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|"
    r"and\s\w+\s(?:it|them)\b|and\s(?:[A-Z][\w.'’-]*\s){1,4}(?:abstained|opposed|voted)\b|before\s(?:[\w.]+\s){1,6}(?:cast|broke|used)\s|[\d,]+\s?(?:[-–—]|to)\s?\d|[\d,]+$|by\s[\d,]+$|unanimously|at\sthe\s(?:United|U\.?N))|\.$|\.\s"
)
_NOTHING: Final = re.compile(
    r"\s?(?:[,;:.()\]–—-]|(?:and|but|while|whereas|with|by|after|as|when|because|on|in|at)\b|(?:it|them|him|her)\b(?!\s(?!(?:too|and|but|while|in|on|at)\b)[a-z]))|$",
    re.IGNORECASE,
)
"""What follows "voted against" where the motion isn't named: "voted against, said: …", "voted against and one …"."""
_ASIDE: Final = re.compile(r",\s(?:by\s)?[\d,]+(?:\s?[-–—‑]\s?|\s(?:votes\s)?to\s)\d[\d,]*,\s")
_LEADING: Final = re.compile(r"\s*(?:of\s|on\s(?=(?:the|an?)\s))?(?:the\s|a\s|an\s)?", re.IGNORECASE)
_BODY: Final = re.compile(
    r"^(?:[Ss]enate|[Hh]ouse|[Pp]arliament|[Cc]ommittee|[Cc]hamber|[Aa]ssembly|[Cc]ongress|[Ll]egislature|[Cc]ouncil|[Cc]ommission|[Bb]oard|[Cc]ourt|[Rr]eadings?|[Ss]tages?|[Hh]urdles?)$"
)
_MEMBERS: Final = frozenset(entry.lower() for entry in entries("members"))
_CONFIDENCE_NOUN: Final = re.compile(
    r"(?:no[-\s]confidence|confidence|censure|impeachment|leadership)\b.*|(?:vote|motion|ballot)s?\sof.*", re.I
)


def find_motion(decision: Decision, span: Span, text: str, start: int, end: int) -> tuple[int, int] | None:
    """The span of the motion that a predicate decides on, within the offsets `start:end`; None where it has none."""
    verb = span.doc[decision.token]
    if decision.complement is not None and not (decision.rule == "vote_verb" and is_passive(verb)):
        aside = _ASIDE.match(text, decision.complement, end)  # "voted down, 9-4, a proposal"
        put = aside.end() if aside else decision.complement
        return None if _NOTHING.match(text, put, end) else _trimmed(text, put, end)
    if decision.rule == "tie":
        on = _VOTED_ON.search(text, start, end)
        if on is None or on.end() > decision.start:
            return _trimmed(text, on.end(), end) if on else None
        return _trimmed(text, on.end(), _group_start(span.doc[decision.token], span.start))
    if decision.rule in ("voted_out_no_confidence", "decision_taken", "gives_approval"):
        return None
    if given := _GIVEN_READING.match(text, decision.start, decision.end):
        return _trimmed(text, *given.span("motion"))
    if "confidence" in decision.rule:
        noun = _CONFIDENCE_NOUN.search(text, decision.start, decision.end)
        return (noun.start(), decision.end) if noun else None
    if decision.rule == "shortfall" and _AT_WORK.fullmatch(text, decision.start, decision.end):
        return _trimmed(text, decision.end, end)  # "failed to adopt a resolution"
    if decision.rule == "elect_verb":
        return _trimmed(text, decision.start, end)
    if (relative := relative_object_of(verb)) and names_motion(relative[0].text):
        return _trimmed(text, relative[0].left_edge.idx, relative[1].idx)
    thing = _decided(verb, decision, span)
    if thing is not None and thing.lower_ in _SAID_IN_VOTING:
        return None
    if thing is None and decision.rule in _DONE_BY_MOTIONS:
        return _at_the_head(text, start, end)
    if thing is None or thing.pos_ == "PRON" or _BODY.search(thing.text) or thing.text.lower() in _MEMBERS:
        return None
    if verb.dep_ == "acl" and not names_motion(thing.text):  # "a reform that would let her serve a term failed"
        thing = next((one for one in thing.ancestors if one.i < verb.i and names_motion(one.text)), thing)
    above = verb.head
    if verb.dep_ == "advcl" and above.i < verb.i and names_motion(above.text) and not names_motion(thing.text):
        # "a motion to delay the plan until the summer was defeated", with the summer as what was
        return _trimmed(text, above.left_edge.idx, _group_start(verb, thing.i))
    left, right = thing.left_edge.idx, thing.right_edge.idx + len(thing.right_edge)
    if thing.i < verb.i and (thing.head.i == verb.i or verb.dep_ == "acl"):
        # up to the predicate: the parse may have cut a long subject short
        right = _group_start(verb, thing.i)
    return _trimmed(text, left, min(end, right))


def find_vetoed(at: int, span: Span, text: str) -> tuple[int, int] | None:
    """The span of what the verb at offset `at` vetoes."""
    verb = span.doc.char_span(at, at + 1, alignment_mode="expand")
    thing = _vetoed(verb[0], span) if verb is not None else None
    if thing is None or thing.pos_ == "PRON":
        return None
    return _trimmed(text, thing.left_edge.idx, min(span.end_char, thing.right_edge.idx + len(thing.right_edge)))


def _vetoed(verb: Token, span: Span) -> Token | None:
    if not verb.lower_.startswith("veto") or verb.pos_ != "VERB":
        return None
    return subject_of(verb, span) if is_passive(verb) else object_of(verb)


def _group_start(verb: Token, subject: int) -> int:
    """The offset where the predicate with its auxiliaries and adverbs begins."""
    at = verb
    while at.i - 1 > subject and at.nbor(-1).pos_ in ("AUX", "ADV", "PART"):
        at = at.nbor(-1)
    return at.idx


_VOTED_ON: Final = re.compile(
    r"\b(?:vote|ballot|tied|tie|deadlocked|deadlock|split)\b[^,;.]{0,30}?\s(?:on|over)\s(?=(?:the|an?|his|her|its|their|whether)\b)"
)
"""What a tie was about: "the vote on the levy", "deadlocked 4-4 over a permit"."""

_GIVEN_READING: Final = re.compile(
    r"g(?:ave|ives)\s(?P<motion>.+?)\s(?:its|a|the)\s(?:first|second|third|final)\sreading"
)

_DONE_BY_MOTIONS: Final = frozenset({"pass_verb", "carry_verb", "fail_verb", "lose_verb"})


def _at_the_head(text: str, start: int, end: int) -> tuple[int, int] | None:
    """A motion that a part begins with, where the parse loses it: "A *separate motion*, to raise the fees, passed"."""
    noun = motion_noun(text[start : min(end, start + _HEAD_REACH)])
    if noun is None or text[start + noun.end() : start + noun.end() + 1] != ",":
        return None
    return _trimmed(text, start, start + noun.end())


_HEAD_REACH: Final = 60

_SAID_IN_VOTING: Final = frozenset({"yes", "no", "aye", "nay", "yea", "present", "blank"})
"""What one votes, which the parse may take for an object."""

_AT_WORK: Final = re.compile(r".*\sto\s(?:pass|approve|override|adopt|convict|clear|advance|agree)", re.IGNORECASE)


_OF_SUBJECTS: Final = words(
    "shortfall surplus fail_verb fall_verb die_verb carry_verb passage dead wins_approval told_passive"
)
"""What motions do or get: their subject is the motion."""


def _decided(verb: Token, decision: Decision, span: Span) -> Token | None:
    if decision.rule == "shortfall" and verb.pos_ not in ("VERB", "AUX"):
        return None  # "…, eight short of the majority": another predicate has the motion
    if decision.rule in _OF_SUBJECTS:
        return subject_of(verb, span)
    if is_passive(verb):
        return subject_of(verb, span)
    thing = object_of(verb)
    if decision.rule == "pass_verb" and thing is not None and _BODY.search(thing.text):
        return subject_of(verb, span)  # "it passed the Senate"
    return thing or (subject_of(verb, span) if decision.rule == "pass_verb" else None)


def _trimmed(text: str, start: int, end: int) -> tuple[int, int] | None:
    """Without a leading article, and up to where something else than the motion is told."""
    start = max(start, _LEADING.match(text, start, end).end()) if start < end else start  # type: ignore[union-attr]
    if cut := _CUT.search(text, min(end, start + 1), end):
        end = cut.start()
    while end > start and (text[end - 1] in " ,.;:–—-" or text.endswith(" and", start, end)):
        end -= 4 if text.endswith(" and", start, end) else 1
    return (start, end) if re.search(r"[^\W\d_]{2}", text[start:end]) else None
