"""Speech: attributions, that is who says what, shared by every extractor that needs a source.

A paragraph's candidates (candidates.py) are proposed by named rules around the cue verbs of a lexicon (lexicon.py,
cues.tsv) and the quotation regions, weighed by a table of weights over structural features (selection.py,
weights.tsv), and put together over paragraphs (assembly.py); who speaks is read from the parse (sources.py).
"""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from typing import TYPE_CHECKING, Final

from spacy.tokens import Span, Token

from onrecord.reading.mentions import Mention
from onrecord.reading.speech.assembly import Statement, assemble
from onrecord.reading.speech.attribution import Attribution, Kind, Modality
from onrecord.reading.speech.lexicon import REPORTING

if TYPE_CHECKING:
    from onrecord.reading.reading import Reading

__all__ = ["NEEDS", "TRIGGERS", "Attribution", "Kind", "Modality", "read_speech"]

NEEDS: Final = frozenset({"parse", "lemmas", "quoted", "mentions"})
TRIGGERS: Final = REPORTING | {'"', "“", "”", "‘", "''", "``", "„", "«", ":", "according to"}

REMEMBERED: Final = 25
"""How many speakers before it may tell whom a pronoun stands for."""

_WORD: Final = re.compile(r"\w+")
_REFUSING: Final = frozenset({"refuse", "decline", "fail", "stop", "avoid"})
_SUPPOSING: Final = frozenset({"would", "could", "might", "may", "should", "will", "must", "'d", "’d", "'ll", "’ll"})


def read_speech(reading: Reading) -> list[Attribution]:
    """The attributions in the paragraphs of a reading, by place."""
    found = []
    quoted = [(one.start, one.end) for one in reading.quoted if one.depth == 0]
    speakers: list[tuple[Span, Mention | None]] = []
    for statement in assemble(reading):
        resolved = None
        if statement.source is not None:
            resolved = reading.mentions.resolve(statement.source.referent, speakers[-REMEMBERED:])
            insort(speakers, (statement.source.mention, resolved), key=lambda one: one[0].start)
        found.append(_attribution(statement, resolved, quoted, reading))
    return found


def _attribution(
    statement: Statement, resolved: Mention | None, quoted: list[tuple[int, int]], reading: Reading
) -> Attribution:
    source = statement.source
    name = resolved.name if resolved is not None else None
    if name is None and source is not None and not _is_pronoun(source.referent):
        name = source.referent.text
    return Attribution(
        kind=_kind(statement.contents, quoted, reading.text),
        contents=tuple(sorted(statement.contents)),
        cue=statement.cue,
        speaker=source.mention if source is not None else None,
        speaker_name=name,
        speaker_role=resolved.role if resolved is not None else None,
        reported_by=_reporter(statement, reading),
        modality=_modality(statement.anchor) if statement.anchor is not None else "asserted",
        rule=statement.rule,
        confidence=statement.probability,
    )


def _reporter(statement: Statement, reading: Reading) -> str | None:
    if statement.reported_by is None:
        return None
    resolved = reading.mentions.resolve(statement.reported_by.referent)
    return resolved.name if resolved is not None else statement.reported_by.mention.text


def _is_pronoun(span: Span) -> bool:
    return len(span) == 1 and span[0].pos_ == "PRON"


def _kind(contents: list[tuple[int, int]], quoted: list[tuple[int, int]], text: str) -> Kind:
    """By which words of the contents stand in quotation marks; `quoted` are the outermost regions."""
    inside: list[bool] = []
    for first, last in contents:
        for match in _WORD.finditer(text, first, last):
            at = bisect_right(quoted, (match.start(), len(text))) - 1
            inside.append(at >= 0 and match.start() < quoted[at][1])
    return "direct" if all(inside) else "mixed" if any(inside) else "indirect"


def _modality(cue: Token) -> Modality:
    """Did not say, declined to say: negated. Would say, if he says: hypothetical."""
    children = list(cue.children)
    above = cue.head if cue.dep_ in ("xcomp", "conj") else None
    if any(child.dep_ == "neg" for child in children):
        return "negated"
    if cue.dep_ == "xcomp" and above is not None:
        if above.lemma_ in _REFUSING or any(child.dep_ == "neg" for child in above.children):
            return "negated"
        children += above.children
    if any(child.lower_ in _SUPPOSING and child.dep_ == "aux" for child in children):
        return "hypothetical"
    return "hypothetical" if any(child.lower_ == "if" and child.dep_ == "mark" for child in children) else "asserted"
