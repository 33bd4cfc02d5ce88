"""Decisions told by a phrase, as named patterns: "threw out", "gave its approval to", "squeaked through"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from onrecord.reading.numbers.lexicon import UNITS
from onrecord_votes.clauses import subject_of
from onrecord_votes.decisions.decision import Decision, Outcome, token_at
from onrecord_votes.lexicon import entries, one_of, words
from onrecord_votes.motion_nouns import names_motion
from onrecord_votes.realis import is_unreal

if TYPE_CHECKING:
    from spacy.tokens import Span

_WITH_PARTICLE: Final = re.compile(
    r"\b(?:(?:vot|turn)(?:es|ed|s) (?:it |them )?down|votes? down|thr(?:ows?|ew|own) out|sh(?:oots?|ot) down|"
    r"(?:beat|beats|bat(?:s|ted)|swat(?:s|ted)|fend(?:s|ed)|knock(?:s|ed)|turn(?:s|ed)|slap(?:s|ped)|"
    r"push(?:es|ed)|wav(?:es|ed)) (?:back|off|aside|away)(?=,? (?:(?:on|by|in) )?(?:a|an|the|\d))|"
    r"str(?:ikes|uck) down|(?:was|were) beaten(?= by [\w-]+ votes)|"
    r"(?:go(?:es|ne)|went) down(?=,? (?:by |to defeat)?\d| to defeat)|"
    r"did(?: not|n['’]t) (?:pass|ratify|approve|adopt|confirm|accept|endorse|carry)|"
    r"(?:is|are|was|were) not (?:adopted|approved|passed|carried)|"
    r"sa(?:id|ys) no(?=(?: to [^,.;]{1,60})?,? (?:(?:in|on|by) (?:an? )?)?\d))\b"
)
_PASSAGE: Final = re.compile(
    r"\b(?:(?:squeak|scrap|sail|sneak|breez|cruis|squeez)(?:s|e[sd]?|ed)\s(?:through|past)|(?:goes|go|went)\sthrough(?=\s(?:on|by|with|unanimously|without)\b)|(?:was|were|is|been)\swaved\sthrough|"
    r"(?:was|were|is|been)\s(?:then\s|also\s|later\s)?given\s(?:(?:its|a|the)\s)?(?:first|second|third|final)\sreadings?|"
    r"g(?:ave|ives|iven)\s(?:the|a|an|its|his|her|their)\s(?:[\w'’-]+\s){1,4}?(?:its|a|the)\s(?:first|second|third|final)\sreading)\b"
)
"""What motions do that are adopted: "the bill squeaked through the lower house"."""
_APPROVAL: Final = re.compile(
    r"\b(?:g(?:ave|ives|iven|ranted)\s(?:(?:its|their|the|a|an|final|first|initial|preliminary|provisional|formal|full|unanimous|"
    r"overwhelming|broad|tentative|narrow|bipartisan)\s){0,3}(?:approval|assent|consent|backing|blessing|endorsement|go-ahead|"
    r"green\slight|nod|thumbs-up|okay|OK|all-clear)|sign(?:ed|s)\soff\son|rubber-stamp(?:ed|s)|wav(?:ed|es)\s(?:it\s|them\s)?through|"
    r"came\sout\sin\sfavou?r\sof|"
    r"sa(?:id|ys)\syes(?=\sto\s)|threw\s(?:its|their)\s(?:weight|support)\sbehind)\b(?!\s(?:of|from|by)\s)"
)
"""What bodies give that adopt something: "the council gave its final approval to the plan"."""
_TO_WHAT: Final = re.compile(r"(?:\s(?:on\s)?\w+day)?,?\s(?:(?:to|for)\s|(?=the\s))")
"""Between "gave approval" and what it is given to; "signed off on" has it right behind."""
_BODY: Final = f"(?:{one_of(entries('bodies'))})"
_WINS_APPROVAL: Final = re.compile(
    r"\b(?:g(?:ot|ets)|w(?:on|ins)|receive[sd]|secure[sd]|earn(?:ed|s)|gain(?:ed|s)|obtain(?:ed|s))\s"
    r"(?:(?:a|an|the|its|final|first|initial|preliminary|provisional|formal|full|unanimous|overwhelming|broad|narrow)\s){0,3}"
    r"(?:approval|assent|consent|blessing|endorsement|go-ahead|green\slight|nod|okay|OK|"
    r"(?:backing|support|confidence)(?=\s(?:of|from)\s(?:the\s)?(?!\d|(?:{N})\b)(?:[\w'’.-]+\s){0,3}?{BODY}\b))(?=[\s,.;])".replace(
        "{BODY}", _BODY
    ).replace("{N}", "|".join(UNITS))
)
"""What motions get that are adopted: "the merger got a green light from the commission"."""
_HAVE_IT: Final = re.compile(r"\b(?:[Aa]yes|[Yy]eas|(?P<no>[Nn]oes|[Nn]ays))\s(?:have|had)\sit\b")
"""What a chair says when the votes are counted."""
_DEAD: Final = re.compile(r"(?<=\s)(?:is|was)\s(?:now\s)?dead(?=[,.;]|\s(?:for|until|this)\b)")


_GIVEN: Final = words(
    "approval assent consent backing blessing endorsement go light nod thumbs okay ok clear off stamped stamp stamps "
    "through favour favor yes behind support confidence"
)
_PARTICLES: Final[tuple[tuple[str, Outcome, frozenset[str], re.Pattern[str]], ...]] = (
    ("passage", "adopted", words("through past reading readings"), _PASSAGE),
    ("gives_approval", "adopted", _GIVEN, _APPROVAL),
    ("wins_approval", "adopted", _GIVEN, _WINS_APPROVAL),
    ("particle_verb", "rejected", words("down out back off aside away beaten not t no"), _WITH_PARTICLE),
)
"""By rule the outcome and the phrase, and the words of which every text that has the phrase has one."""


def find_by_phrase(span: Span, text: str, said: frozenset[str]) -> Iterator[Decision]:
    """Decisions by a phrase; `said` are the sentence's runs of letters."""
    for rule, outcome, hints, pattern in _PARTICLES:
        if hints.isdisjoint(said):
            continue
        for match in pattern.finditer(text, span.start_char, span.end_char):
            if not is_unreal(text, span.start_char, match.start()):  # "did not pass" has its own negation
                to = _TO_WHAT.match(text, match.end(), span.end_char) if rule == "gives_approval" else None
                given = None if to is None else to.end()
                token = token_at(span, match.start())
                yield Decision(rule, outcome, match.start(), match.end(), token, complement=given)
    for match in _HAVE_IT.finditer(text, span.start_char, span.end_char) if "it" in said else ():
        told: Outcome = "rejected" if match["no"] else "adopted"
        yield Decision("have_it", told, match.start(), match.end(), token_at(span, match.start()))
    for match in _DEAD.finditer(text, span.start_char, span.end_char) if "dead" in said else ():
        subject = subject_of(span.doc[token_at(span, match.start())], span)
        if subject is not None and names_motion(subject.text):
            yield Decision("dead", "rejected", match.start(), match.end(), token_at(span, match.start()))
