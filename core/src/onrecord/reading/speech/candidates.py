"""Candidates: every way in which one paragraph may attribute words to a source, each found by a rule with a name.

A rule proposes; which proposals stand is decided by their scores (see selection).
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Span, Token

from onrecord.reading.speech.lexicon import FRAMES, LEMMAS
from onrecord.reading.speech.passage import Passage, Quoted
from onrecord.reading.speech.sources import Source, noun_phrase, source_of

Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One proposal. `cue` is the words of the cue, `anchor` its head token; `contents` are offsets, marks included.

    `features` name what speaks for and against it; their weights are in `selection`.
    """

    rule: str
    anchor: Token | None
    cue: Span | None
    source: Source | None
    contents: Ranges
    features: frozenset[str] = frozenset()


def candidates(passage: Passage) -> list[Candidate]:
    """All proposals of all rules for one paragraph, in the order of the rules and of the text."""
    cues = list(_cues(passage))
    found = [one for rule in CUE_RULES for cue in cues for one in rule(cue, passage)]
    found += [one for rule in PASSAGE_RULES for one in rule(passage)]
    return found


def _cues(passage: Passage) -> Iterator[Token]:
    """The forms of cue verbs outside quotation marks."""
    for token in passage.tokens:
        if (lemma := LEMMAS.get(token.lower_)) is None or passage.in_quotes(token):
            continue
        if token.pos_ == "VERB" or (lemma in ("say", "tell") and token.pos_ != "ADJ"):
            if token.dep_ not in ("amod", "compound"):
                yield token


def frames(cue: Token) -> frozenset[str]:
    return FRAMES.get(LEMMAS.get(cue.lower_, ""), frozenset())


def cue_span(verb: Token, passage: Passage) -> Span:
    """The verb with its negation, auxiliaries and particle, where they stand together."""
    first = last = verb.i
    parts = {child.i for child in verb.children if child.dep_ in ("aux", "auxpass", "neg", "prt")}
    while first - 1 in parts:
        first -= 1
    while last + 1 in parts:
        last += 1
    return passage.doc[first : last + 1]


# --- rules for one cue -----------------------------------------------------------------------------------------------


def clause(cue: Token, passage: Passage) -> Iterator[Candidate]:
    """The ferry, Mara Quill said, … / Quill said [that the ferry was late]."""
    allowed = frames(cue)
    for child in cue.children:
        infinitive = child.dep_ == "xcomp" and any(one.lower_ == "to" and one.dep_ == "aux" for one in child.children)
        if child.i < cue.i or not (
            (child.dep_ == "ccomp" and "c" in allowed)
            or (infinitive and "t" in allowed)
            or (child.dep_ in ("ccomp", "xcomp") and "o" in allowed)
            or (child.dep_ in ("ccomp", "xcomp") and passage.in_quotes(child) and "q" in allowed)
        ):
            continue
        first = max(cue.i + 1, min(token.i for token in child.subtree if token.i > cue.i))
        last = min(child.right_edge.i, passage.last)
        if last < first:
            continue
        first = _after_particle(first, cue)
        yield _made("clause", cue, passage, first, last)


def fronted(cue: Token, passage: Passage) -> Iterator[Candidate]:
    """[The ferry was late], Quill said."""
    if "c" not in frames(cue):
        return
    source = source_of(cue, passage)
    edge = min(cue.i, source.mention.start if source else cue.i)
    if edge - 1 < passage.first or passage.doc[edge - 1].text not in (",", "—", "–", "-", "--"):
        return
    if source is not None and source.mention.start > cue.i + 1:
        return
    sentence = cue.sent
    start = max(sentence.start, passage.first)
    complement = [
        one for one in (*cue.children, cue.head) if one is not cue and one.i < edge and one.pos_ in ("VERB", "AUX")
    ]
    if edge - 2 < start or not complement:
        return
    if any(passage.in_quotes(passage.doc[i]) for i in range(start, edge)):
        return
    tail = _after_parenthesis(cue, passage)
    yield _made("parenthetical" if tail else "fronted", cue, passage, start, edge - 2, source=source, tail=tail)


def _after_parenthesis(cue: Token, passage: Passage) -> tuple[int, int] | None:
    """What goes on after "…, engineers say, …"."""
    i = cue.i + 1
    if i > passage.last or passage.doc[i].text not in (",", "—", "–"):
        return None
    sentence = cue.sent
    last = min(sentence.end - 1, passage.last)
    nxt = passage.doc[i + 1] if i + 1 <= last else None
    if nxt is None or nxt.tag_ in ("VBG", "CC", "IN", "WDT", "WP") or nxt.pos_ in ("SCONJ", "CCONJ", "ADP", "ADV"):
        return None
    if passage.in_quotes(nxt):
        return None
    return (i + 1, last)


def object_infinitive(cue: Token, passage: Passage) -> Iterator[Candidate]:
    """The board urged [residents to boil water]."""
    if "o" not in frames(cue):
        return
    for child in cue.children:
        if child.dep_ in ("dobj", "dative", "nsubj") and child.i > cue.i:
            verbs = [
                one
                for one in (*cue.children, *child.children)
                if one.i > child.i and one.dep_ in ("xcomp", "acl", "ccomp", "advcl")
            ]
            for verb in verbs:
                if any(one.lower_ == "to" and one.dep_ == "aux" for one in verb.children):
                    yield _made("object_infinitive", cue, passage, max(cue.i + 1, child.left_edge.i), verb.right_edge.i)
                    return


def noun_object(cue: Token, passage: Passage) -> Iterator[Candidate]:
    """The mayor announced [a curfew]. / The mayor called for [a curfew]."""
    allowed = frames(cue)
    for child in cue.children:
        if child.i < cue.i:
            continue
        if child.dep_ == "dobj" and "n" in allowed:
            yield _made("noun_object", cue, passage, max(cue.i + 1, child.left_edge.i), child.right_edge.i)
        elif child.dep_ == "prep" and f"for:{child.lower_}" in allowed:
            for one in child.children:
                if one.dep_ in ("pobj", "pcomp"):
                    yield _made("noun_object", cue, passage, child.i + 1, max(one.right_edge.i, child.i + 1))


def naming(cue: Token, passage: Passage) -> Iterator[Candidate]:
    """Quill called [the plan "a bad joke"]."""
    if "name" not in frames(cue):
        return
    parts = [
        child
        for child in cue.children
        if child.i > cue.i
        and child.dep_ in ("dobj", "oprd", "ccomp", "xcomp", "prep", "attr", "acomp", "dative", "nsubj")
    ]
    touching = [child for child in parts if any(passage.in_quotes(one) for one in child.subtree)]
    if touching:
        first = min(child.left_edge.i for child in parts if child.left_edge.i > cue.i) if parts else cue.i + 1
        first = cue.i + 1 if first > cue.i + 1 and passage.doc[first - 1].text in ("to",) else first
        last = max(child.right_edge.i for child in touching)
        if passage.doc[first].lower_ in ("to", "for") and passage.doc[first].dep_ == "prep":
            first += 1
        yield _made("naming", cue, passage, max(first, cue.i + 1), last)


def _after_particle(first: int, cue: Token) -> int:
    while cue.doc[first].dep_ == "punct" and first < cue.doc[first].sent.end - 1 and not cue.doc[first].is_quote:
        first += 1
    return first


CUE_RULES: Final[tuple[Callable[[Token, Passage], Iterator[Candidate]], ...]] = (
    clause,
    fronted,
    object_infinitive,
    noun_object,
    naming,
)


# --- rules for a paragraph -------------------------------------------------------------------------------------------


def region_right(passage: Passage) -> Iterator[Candidate]:
    """["The ferry was late,"] Quill said."""
    for quoted in passage.quoted:
        tokens = passage.after(quoted)
        verb = _first_verb(tokens, passage)
        if verb is None:
            continue
        features = {_ending(quoted, passage)}
        features.add("lexicon" if "q" in frames(verb) else "no_lexicon")
        source = source_of(verb, passage)
        features.add("source" if source else "no_source")
        if source and not (source.mention.start > quoted.last):
            features.add("source_elsewhere")
        if verb.i - quoted.last > 12:
            features.add("far")
        yield Candidate("region_right", verb, cue_span(verb, passage), source, (_offsets(quoted),), frozenset(features))


def region_left(passage: Passage) -> Iterator[Candidate]:
    """Quill said, ["The ferry was late."]"""
    for quoted in passage.quoted:
        tokens = passage.before(quoted)
        verb = _last_verb(tokens, passage)
        if verb is None:
            continue
        features = {"lexicon" if "q" in frames(verb) else "no_lexicon"}
        features.add(
            {",": "comma", ":": "colon"}.get(tokens[-1].text, "adjacent" if tokens[-1] is verb else "in_clause")
        )
        source = source_of(verb, passage)
        features.add("source" if source else "no_source")
        first = passage.doc[quoted.first : quoted.last + 1].text.lstrip("\"'“‘`")[:1]
        features.add("capital" if first.isupper() else "small")
        between = passage.doc[verb.i + 1 : quoted.first]
        if any(one.pos_ in ("VERB", "AUX") for one in between):
            features.add("verb_between")
        yield Candidate("region_left", verb, cue_span(verb, passage), source, (_offsets(quoted),), frozenset(features))


def according_to(passage: Passage) -> Iterator[Candidate]:
    """[The ferry was late], according to the harbour office. / According to the office, [the ferry was late]."""
    for token in passage.tokens:
        if token.lower_ != "according" or passage.in_quotes(token) or token.i + 2 > passage.last:
            continue
        to = passage.doc[token.i + 1]
        if to.lower_ != "to":
            continue
        head = next((one for one in to.children if one.dep_ == "pobj"), None)
        if head is None:
            continue
        source = Source(*(noun_phrase(head, passage),) * 2)
        cue = passage.doc[token.i : to.i + 1]
        sentence = token.sent
        first, last = max(sentence.start, passage.first), min(sentence.end - 1, passage.last)
        end = max(head.right_edge.i, source.mention.end - 1)
        if token.i - first <= 1:
            yield Candidate(
                "according_to",
                token,
                cue,
                source,
                (passage.range_of(min(end + 1, last), last),),
                frozenset({"leading"}),
            )
        else:
            yield Candidate(
                "according_to", token, cue, source, (passage.range_of(first, token.i - 1),), frozenset({"trailing"})
            )


_COLON: Final = re.compile(r"([^:\"“]{2,60}):\s+(?=\S)")


def headline(passage: Passage) -> Iterator[Candidate]:
    """Mayor Quill: [Ferry will sail by May]"""
    if passage.paragraph.index != 0:
        return
    match = _COLON.match(passage.text, passage.paragraph.start, passage.paragraph.end)
    if match is None:
        return
    name = passage.doc.char_span(match.start(1), match.end(1), alignment_mode="contract")
    if name is None or len(name) > 7 or any(one.pos_ in ("VERB", "AUX") for one in name):
        return
    content = passage.doc.char_span(match.end(), passage.paragraph.end, alignment_mode="expand")
    if content is None:
        return
    yield Candidate(
        "headline",
        name[-1],
        passage.doc[name.end : name.end + 1],
        Source(name, name),
        (passage.range_of(content.start, content.end - 1),),
        frozenset(),
    )


PASSAGE_RULES: Final[tuple[Callable[[Passage], Iterator[Candidate]], ...]] = (
    region_right,
    region_left,
    according_to,
    headline,
)


def _made(
    rule: str,
    cue: Token,
    passage: Passage,
    first: int,
    last: int,
    *,
    source: Source | None = None,
    tail: tuple[int, int] | None = None,
) -> Candidate:
    contents = [passage.range_of(first, last)]
    if tail:
        contents.append(passage.range_of(*tail))
    source = source or source_of(cue, passage)
    features = {"source" if source else "no_source"}
    return Candidate(rule, cue, cue_span(cue, passage), source, tuple(contents), frozenset(features))


def _offsets(quoted: Quoted) -> tuple[int, int]:
    return quoted.region.start, quoted.region.end


def _first_verb(tokens: list[Token], passage: Passage) -> Token | None:
    for token in tokens:
        if token.pos_ == "VERB" and token.dep_ not in ("relcl", "acl", "amod"):
            return token
        if token.lower_ in LEMMAS and "q" in frames(token) and token.pos_ in ("VERB", "AUX"):
            return token
    return None


def _last_verb(tokens: list[Token], passage: Passage) -> Token | None:
    cues = [token for token in tokens if "q" in frames(token) and token.pos_ == "VERB"]
    if cues:
        return cues[-1]
    return next((token for token in reversed(tokens) if token.pos_ == "VERB"), None)


def _ending(quoted: Quoted, passage: Passage) -> str:
    """What the words in a region end with, or what follows the closing mark in British style."""
    last = passage.text[quoted.region.inner_start : quoted.region.inner_end].rstrip()[-1:]
    after = passage.text[quoted.region.end : quoted.region.end + 1]
    if last in ",?!—–-…" or after == ",":
        return "ends_open"
    return "ends_sentence" if last == "." else "ends_bare"
