"""Speech: attributions, that is who says what, shared by every extractor that needs a source.

A paragraph's candidates (candidates.py) are proposed by named rules around the cue verbs of a lexicon (lexicon.py,
cues.tsv) and the quotation regions, weighed by a table of weights over structural features (selection.py,
weights.tsv), and put together over paragraphs (assembly.py); who speaks is read from the parse (sources.py).
"""

from __future__ import annotations

import re
from bisect import bisect_right, insort
from typing import TYPE_CHECKING, Final

from onrecord.reading.mentions import Mention, Mentions
from onrecord.reading.speech.assembly import Statement, assemble, syntax_of
from onrecord.reading.speech.attribution import Attribution, Kind, Modality
from onrecord.reading.speech.lexicon import DENYING, LEMMAS, NOUN_CUE_FORMS, NOUNS, REFUSING, REPORTING
from onrecord.reading.speech.passage_rules import LABELS
from onrecord.reading.speech.sources import is_nobody, span_of
from onrecord.reading.speech.syntax import Syntax

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

    from onrecord.reading.reading import Reading

__all__ = ["NEEDS", "TRIGGERS", "Attribution", "Kind", "Modality", "read_speech"]

NEEDS: Final = frozenset({"parse", "lemmas", "quoted", "mentions"})
_WITH_CLAUSE: Final = {f"{form} {opening}" for form in NOUNS for opening in ("that", "whether", "out that")}
_OF_NOUNS: Final = {f"{noun} that" for noun in NOUN_CUE_FORMS}
TRIGGERS: Final = (
    REPORTING - NOUNS
    | _WITH_CLAUSE
    | _OF_NOUNS
    | {"according to", "reportedly"}
    | {'"', "“", "”", "‘", "''", "``", "„", "«", ":"}
)

REMEMBERED: Final = 25
"""How many speakers before it may tell whom a pronoun stands for."""

_WORD: Final = re.compile(r"\w")
_SUPPOSING: Final = frozenset({"would", "could", "might", "may", "should", "will", "must", "'d", "’d", "'ll", "’ll"})


def read_speech(reading: Reading) -> list[Attribution]:
    """The attributions in the paragraphs of a reading, by place."""
    found = []
    quoted = [(one.start, one.end) for one in reading.quoted if one.depth == 0]
    mentions, syntax, doc, text = reading.mentions, syntax_of(reading), reading.doc, reading.text
    speakers: list[tuple[Span, Mention | None]] = []
    for statement in assemble(reading):
        statement.contents = [one for one in statement.contents if _WORD.search(text, *one)]
        if not statement.contents:
            continue
        speaker = resolved = name = None
        nobody = False
        if statement.source is not None:
            speaker = span_of(statement.source.mention, doc)
            who = speaker if statement.source.is_named else span_of(statement.source.referent, doc)
            labelled = statement.rule == "interview" and speaker.text in LABELS
            resolved = None if labelled else mentions.resolve(who, speakers[-REMEMBERED:])
            nobody = is_nobody(statement.source.mention, syntax) and not _is_called_no(resolved)
            if nobody:
                resolved = None
            elif not labelled:
                insort(speakers, (speaker, resolved), key=lambda one: one[0].start)
                name = resolved.name if resolved is not None else None if _is_pronoun(who) else who.text
        found.append(
            Attribution(
                kind=_kind(statement.contents, quoted, text),
                contents=tuple(_joined(statement.contents, text)),
                cue=doc[statement.cue[0] : statement.cue[1] + 1] if statement.cue is not None else None,
                speaker=speaker,
                speaker_name=name,
                speaker_role=resolved.role if resolved is not None else None,
                reported_by=_reporter(statement, mentions, doc),
                reporter=span_of(statement.reported_by.mention, doc) if statement.reported_by is not None else None,
                modality="negated"
                if nobody
                else _modality(statement.anchor, statement, syntax, text)
                if statement.anchor is not None and statement.rule != "floating"
                else "asserted",
                rule=statement.rule,
                confidence=statement.probability,
            )
        )
    return found


def _joined(contents: list[tuple[int, int]], text: str) -> list[tuple[int, int]]:
    """Fragments in order, as one where nothing but the end of a paragraph is between: "Nobody came."¶"We waited."."""
    joined: list[tuple[int, int]] = []
    for start, end in sorted(contents):
        between = text[joined[-1][1] : start] if joined else ""
        if between.isspace() and "\n" in between:
            joined[-1] = joined[-1][0], end
        else:
            joined.append((start, end))
    return joined


def _reporter(statement: Statement, mentions: Mentions, doc: Doc) -> str | None:
    if statement.reported_by is None:
        return None
    resolved = mentions.resolve(span_of(statement.reported_by.referent, doc))
    return resolved.name if resolved is not None else span_of(statement.reported_by.mention, doc).text


def _is_called_no(resolved: Mention | None) -> bool:
    """No Limits, No. 10: a name, and not nobody."""
    return resolved is not None and resolved.name[:2].lower() == "no" and resolved.name[2:3] in (" ", ".")


def _is_pronoun(span: Span) -> bool:
    return span.end - span.start == 1 and span[0].pos_ == "PRON"


def _kind(contents: list[tuple[int, int]], quoted: list[tuple[int, int]], text: str) -> Kind:
    """By which words of the contents stand in quotation marks; `quoted` are the outermost regions."""
    inside = outside = False
    for first, last in contents:
        at = max(bisect_right(quoted, (first, len(text))) - 1, 0)
        while first < last and not (inside and outside):
            start, end = quoted[at] if at < len(quoted) else (last, last)
            if first < start and not outside:
                outside = _WORD.search(text, first, min(start, last)) is not None
            if start < last and first < end and not inside:
                inside = _WORD.search(text, max(start, first), min(end, last)) is not None
            first, at = max(first, end), at + 1
    return "direct" if not outside else "mixed" if inside else "indirect"


def _modality(cue: int, statement: Statement, syntax: Syntax, text: str) -> Modality:
    """Did not say, declined to say, denied that: negated. Would say, if he says: hypothetical."""
    dep, lower = syntax.dep, syntax.lower
    if LEMMAS.get(lower[cue]) in DENYING and not _are_own_words(statement, text):
        return "negated"
    children, relations = syntax.children[cue], syntax.relations(cue)
    if dep[cue] == "xcomp":
        above = syntax.head[cue]
        children, relations = [*children, *syntax.children[above]], [*relations, *syntax.relations(above)]
        if lower[above] in REFUSING:
            return "negated"
    if "neg" in relations:
        return "negated"
    for child, relation in zip(children, relations, strict=True):
        if (relation == "aux" and lower[child] in _SUPPOSING) or (relation == "mark" and lower[child] == "if"):
            return "hypothetical"
    return "asserted"


def _are_own_words(statement: Statement, text: str) -> bool:
    """Whether what is said stands beside the cue rather than under it: a quotation, or "It was late, Quill denied"."""
    start, end = statement.contents[0]
    if statement.rule == "region_left" or (statement.rule == "clause" and not text[start].isalnum()):
        return next((letter.isupper() for letter in text[start:end] if letter.isalpha()), False)
    return statement.rule in ("region_right", "statement", "parenthetical", "split")
