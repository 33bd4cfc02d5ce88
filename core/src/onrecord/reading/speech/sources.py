"""Sources: who a cue verb's speaker is, from the parse, and the words that name him."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from spacy.tokens import Span, Token

from onrecord.reading.speech.lexicon import LEMMAS
from onrecord.reading.speech.passage import LONGEST, Passage

RELATIVE: Final = frozenset({"who", "which", "that", "whom"})
SHARING: Final = frozenset({"conj", "advcl", "xcomp", "acomp", "pcomp", "dep", "prep"})
"""A verb in one of these relations to another has its subject: she rose and said, went on to say, after saying."""

_CLIMB: Final = 6
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
"""The parser's subjects of a verb that is known to be no passive."""
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_PHRASE: Final = _NOMINAL | {"DET", "ADJ", "PART"}


@dataclass(frozen=True, slots=True)
class Source:
    """A speaker: the words beside the cue, and the words that say who that is (for "who" its antecedent)."""

    mention: Span
    referent: Span


def source_of(verb: Token, passage: Passage) -> Source | None:
    """The source of a cue verb; None where the sentence names nobody."""
    if verb.pos_ == "NOUN":  # "The filing states", taken for a noun of two words
        phrase = passage.doc[max(verb.left_edge.i, passage.first) : verb.i]
        return Source(phrase, phrase) if any(token.pos_ in _NOMINAL for token in phrase) else None
    subject = _subject(verb, passage)
    return None if subject is None or passage.in_quotes(subject) else as_source(subject, passage, verb)


def source_between(first: int, verb: Token, passage: Passage) -> Source | None:
    """The source of a verb after a quotation that ends before token `first`: what stands between, else the subject.

    The parser often takes the person spoken to for the subject; it is right where nothing stands between.
    """
    between = [passage.doc[i] for i in range(first, verb.i)]
    subject = _subject(verb, passage)
    if subject is not None and (subject in between or not any(token.pos_ in _NOMINAL for token in between)):
        return None if passage.in_quotes(subject) else as_source(subject, passage, verb)
    nominal = [token for token in between if token.pos_ in _NOMINAL]
    if nominal:
        return as_source(next((one for one in nominal if one.head not in nominal), nominal[0]), passage, verb)
    following = _phrase_after(verb, passage) if verb.i == first else None
    return Source(following, following) if following is not None else None


def _phrase_after(verb: Token, passage: Passage) -> Span | None:
    """The nominal words right after a verb: for where the parser has lost the subject altogether."""
    end = verb.i + 1
    while end <= passage.last and passage.doc[end].pos_ in _PHRASE and not passage.in_quotes(passage.doc[end]):
        end += 1
    found = passage.doc[verb.i + 1 : end]
    return found if any(token.pos_ in _NOMINAL for token in found) else None


def as_source(head: Token, passage: Passage, verb: Token | None = None) -> Source:
    """The source whose noun is `head`."""
    mention = noun_phrase(head, passage, verb)
    if head.lower_ in RELATIVE and (antecedent := _antecedent(head)) is not None:
        return Source(mention, noun_phrase(antecedent, passage, verb))
    return Source(mention, mention)


def noun_phrase(head: Token, passage: Passage, cue: Token | None = None) -> Span:
    """The full phrase around a noun, appositions and all, without relative clauses, quotations and the cue."""
    first, last = max(head.left_edge.i, passage.first), min(head.right_edge.i, passage.last)
    if last - first > LONGEST:
        first = last = head.i
    for token in passage.doc[head.i : last + 1]:
        if token.dep_ in ("relcl", "parataxis", "advcl", "ccomp") and token != head:
            last = min(last, max(head.i, token.left_edge.i - 1))
    if cue is not None:
        last = cue.i - 1 if head.i < cue.i <= last else last
        first = cue.i + 1 if first <= cue.i < head.i else first
    if not passage.in_quotes(head):
        first = next((i + 1 for i in range(head.i, first - 1, -1) if passage.in_quotes(passage.doc[i])), first)
        last = next((i - 1 for i in range(head.i, last + 1) if passage.opens_after_comma(i)), last)
    while last > head.i and passage.doc[last].pos_ in ("PUNCT", "SPACE", "CCONJ", "ADP"):
        last -= 1
    while first < head.i and passage.doc[first].pos_ in ("PUNCT", "SPACE", "CCONJ", "SCONJ"):
        first += 1
    return passage.doc[first : last + 1]


def _subject(verb: Token, passage: Passage) -> Token | None:
    """The noun that names the source of a verb, by the parse: its own subject or the agent, else a shared one."""
    for one in _sharing(verb):
        if passage.in_quotes(one):
            return None
        if _is_passive(one):
            return _agent(one)
        subjects = [child for child in one.children if child.dep_ in _SUBJECTS and not passage.in_quotes(child)]
        if subjects:
            return next((child for child in reversed(subjects) if child.i < one.i), subjects[0])
        if one is verb and (inverted := _inverted(verb, passage)) is not None:
            return inverted
        if one.dep_ in ("acl", "relcl"):
            return _speaker_behind(one.head)
    return None


def _sharing(verb: Token) -> Iterator[Token]:
    """The verb, and above it those whose subject it has."""
    for _ in range(_CLIMB):
        yield verb
        participle = verb.dep_ in ("ccomp", "parataxis") and verb.tag_ == "VBG"
        if verb.dep_ not in SHARING and not participle:
            return
        if verb.dep_ == "conj":
            above = next((one for one in verb.ancestors if goes_with(verb, one)), verb.head)
            verb = above if above.pos_ == "VERB" else verb.head
        else:
            verb = verb.head


def goes_with(verb: Token, cue: Token) -> bool:
    """Whether a verb that the parser has in what is said goes beside the cue: said he was ill and vowed to return."""
    if verb.dep_ != "conj" or verb.head == cue or any(child.dep_ in _OWN for child in verb.children):
        return False
    past = ("VBD", "VBN")  # the tagger takes many a past tense for a participle
    same_tense = verb.tag_ == cue.tag_ or (verb.tag_ in past and cue.tag_ in past)
    return same_tense and cue.lower_ in LEMMAS


_OWN: Final = frozenset({"nsubj", "nsubjpass", "aux"})


def _is_passive(verb: Token) -> bool:
    """Was asked / asked by reporters, when asked: a participle without "have" that is no relative clause's."""
    kinds = {child.dep_ for child in verb.children}
    if "auxpass" in kinds or "nsubjpass" in kinds:
        return not _is_short_perfect(verb)
    return verb.tag_ == "VBN" and verb.dep_ in ("advcl", "acl") and not kinds & {"aux", "nsubj"}


def _is_short_perfect(verb: Token) -> bool:
    """He's said the same thing: "has", which the parser takes for "is", though a passive has no object."""
    short = any(child.dep_ == "auxpass" and child.lower_ in ("'s", "’s") for child in verb.children)
    return short and any(child.dep_ == "dobj" for child in verb.children)


def _agent(verb: Token) -> Token | None:
    for child in verb.children:
        if child.dep_ == "agent":
            return next((one for one in child.children if one.dep_ == "pobj"), None)
    return None


def _speaker_behind(noun: Token) -> Token | None:
    """The office issued a statement saying …: whoever issued it; a statement that nobody gives speaks for itself."""
    if noun.dep_ in ("dobj", "pobj"):
        verb = noun.head if noun.dep_ == "dobj" else noun.head.head
        for one in _sharing(verb):
            subjects = [child for child in one.children if child.dep_ == "nsubj"]
            if subjects and noun.lemma_.lower() in PUBLISHED:
                return subjects[0]
    return noun


PUBLISHED: Final = frozenset(
    {"statement", "letter", "email", "e-mail", "message", "memo", "speech", "note", "tweet", "post", "interview"}
    | {"release", "announcement", "comment", "remark", "briefing", "video", "text", "report", "column", "article"}
)
"""What somebody gives out, so that its words are his."""


def _inverted(verb: Token, passage: Passage) -> Token | None:
    """Said Mara Quill: a name or noun right after the verb and a quotation or comma right before it."""
    before = passage.doc[verb.i - 1] if verb.i > passage.first else None
    if before is None or not (passage.in_quotes(before) or before.text in (",", "—", "–", "--")):
        return None
    for i in range(verb.i + 1, min(verb.i + 10, passage.last + 1)):
        token = passage.doc[i]
        if passage.in_quotes(token) or token.pos_ in ("PUNCT", "VERB", "AUX", "ADP", "SCONJ", "ADV"):
            return None
        if token.pos_ in _NOMINAL and token.dep_ != "npadvmod" and not (verb.i < token.head.i <= i + 8):
            return token if verb.tag_ != "VBG" else None
    return None


def _antecedent(pronoun: Token) -> Token | None:
    return next((one.head for one in pronoun.ancestors if one.dep_ == "relcl"), None)
