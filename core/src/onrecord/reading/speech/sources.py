"""Sources: who a cue verb's speaker is, from the parse, and the words that name him."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING, Final, NamedTuple

from onrecord.reading.speech.lexicon import LEMMAS, REPORTS
from onrecord.reading.speech.passage import LONGEST, Passage
from onrecord.reading.speech.syntax import FINITE, Syntax

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span

RELATIVE: Final = frozenset({"who", "which", "that", "whom"})
SHARING: Final = frozenset({"conj", "advcl", "xcomp", "acomp", "pcomp", "dep", "prep"})
"""A verb in one of these relations to another has its subject: she rose and said, went on to say, after saying."""

_CLIMB: Final = 6
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
"""The parser's subjects of a verb that is known to be no passive."""
_NOMINAL: Final = frozenset({"NOUN", "PROPN", "PRON", "NUM"})
_PHRASE: Final = _NOMINAL | {"DET", "ADJ", "PART"}


class Source(NamedTuple):
    """A speaker, as token indices: the words beside the cue, and those that say who that is (of "who" the antecedent).

    No Spans: few of the sources that the rules look at are those of candidates that stand.
    """

    mention: range
    referent: range

    @classmethod
    def of(cls, tokens: range) -> Source:
        """The source that some words both are and name."""
        return cls(tokens, tokens)

    @property
    def is_named(self) -> bool:
        """Whether the words beside the cue say who that is."""
        return self.mention == self.referent


def span_of(tokens: range, doc: Doc) -> Span:
    """Some tokens as a Span."""
    return doc[tokens.start : tokens.stop]


def is_nobody(mention: range, syntax: Syntax) -> bool:
    """Whether a source is nobody: "no minister", "neither Quill nor Vey", "none of them", "not one", "hardly anyone".

    What it is the source of, nobody said.
    """
    first = mention.start
    word, following = syntax.lower[first], syntax.lower[first + 1 : first + 2]
    if word in _NOBODY or (first > 0 and syntax.lower[first - 1] == "neither" and syntax.head[first - 1] in mention):
        return not (word == "no" and following and following[0].isdigit())
    return word in _HARDLY and bool(following) and following[0] in _ANYBODY


_NOBODY: Final = frozenset({"no", "nobody", "none", "neither", "no-one", "noone"})
_HARDLY: Final = frozenset({"not", "hardly", "scarcely", "barely"})
_ANYBODY: Final = frozenset({"one", "a", "any", "anyone", "anybody"})


def source_of(verb: int, passage: Passage) -> Source | None:
    """The source of a cue verb; None where the sentence names nobody."""
    syntax = passage.syntax
    if syntax.pos[verb] == "NOUN":  # "The filing states", taken for a noun of two words
        first = max(syntax.left(verb), passage.first)
        if _NOMINAL.isdisjoint(syntax.pos[first:verb]):
            return None
        return Source.of(range(first, verb))
    subject = _subject(verb, passage)
    return None if subject is None or passage.is_quoted(subject) else as_source(subject, passage, verb)


def source_between(first: int, verb: int, passage: Passage) -> Source | None:
    """The source of a verb after a quotation that ends before token `first`: what stands between, else the subject.

    The parser often takes the person spoken to for the subject; it is right where nothing stands between.
    """
    syntax = passage.syntax
    nominal = [i for i in range(first, verb) if syntax.pos[i] in _NOMINAL]
    subject = _subject(verb, passage)
    if nominal and _is_passive(verb, syntax) and all(syntax.lower[i] == "it" for i in nominal):
        return None if subject is None or passage.is_quoted(subject) else as_source(subject, passage, verb)
    if subject is not None and (not nominal or first <= subject < verb):
        return None if passage.is_quoted(subject) else as_source(subject, passage, verb)
    if nominal:
        return as_source(next((i for i in nominal if syntax.head[i] not in nominal), nominal[0]), passage, verb)
    following = _phrase_after(verb, passage) if verb == first else None
    return Source.of(following) if following is not None else None


def _phrase_after(verb: int, passage: Passage) -> range | None:
    """The nominal words right after a verb: for where the parser has lost the subject altogether."""
    pos = passage.syntax.pos
    end = verb + 1
    while end <= passage.last and pos[end] in _PHRASE and not passage.is_quoted(end):
        end += 1
    return None if _NOMINAL.isdisjoint(pos[verb + 1 : end]) else range(verb + 1, end)


def as_source(head: int, passage: Passage, verb: int | None = None) -> Source:
    """The source whose noun is `head`."""
    if (head, verb) not in passage.sources_of_nouns:
        passage.sources_of_nouns[head, verb] = _as_source(head, passage, verb)
    return passage.sources_of_nouns[head, verb]


def _as_source(head: int, passage: Passage, verb: int | None) -> Source:
    mention = noun_phrase(head, passage, verb)
    if passage.syntax.lower[head] in RELATIVE and (antecedent := _antecedent(head, passage.syntax)) is not None:
        return Source(mention, noun_phrase(antecedent, passage, verb))
    return Source.of(mention)


def noun_phrase(head: int, passage: Passage, cue: int | None = None) -> range:
    """The full phrase around a noun, appositions and all, without relative clauses, quotations and the cue."""
    syntax = passage.syntax
    pos, dep = syntax.pos, syntax.dep
    first, last = max(syntax.left(head), passage.first), min(syntax.right(head), passage.last)
    if last - first > LONGEST:
        first = last = head
    if not _CLAUSES.isdisjoint(dep[head + 1 : last + 1]):
        for i in range(head + 1, last + 1):
            if dep[i] in _CLAUSES:
                last = min(last, max(head, syntax.left(i) - 1))
    if cue is not None:
        last = cue - 1 if head < cue <= last else last
        first = cue + 1 if first <= cue < head else first
        if cue < head < last and (reporting := reporting_behind(cue, passage)) is not None:
            last = max(head, min(last, reporting[0].mention.start - 2))
    if passage.quoted and not passage.is_quoted(head):
        if passage.has_quoted(first, head):
            first = next(i + 1 for i in range(head, first - 1, -1) if passage.is_quoted(i))
        last = next((one - 1 for one in passage.after_commas if head <= one <= last), last)
        last = next((i - 1 for i in range(head + 1, last) if _is_as(i, passage) and passage.has_quoted(i, last)), last)
    while last > head and pos[last] in ("PUNCT", "SPACE", "CCONJ", "ADP"):
        last -= 1
    while first < head and pos[first] in ("PUNCT", "SPACE", "CCONJ", "SCONJ"):
        first += 1
    return range(first, last + 1)


def _is_as(i: int, passage: Passage) -> bool:
    """Whether what something is called begins there: described by inspectors *as* "a danger"."""
    return passage.syntax.lower[i] == "as" and not passage.is_quoted(i)


_CLAUSES: Final = frozenset({"relcl", "parataxis", "advcl", "ccomp"})


def _subject(verb: int, passage: Passage) -> int | None:
    """The noun that names the source of a verb, by the parse: its own subject or the agent, else a shared one."""
    if verb not in passage.subjects:
        passage.subjects[verb] = _find_subject(verb, passage)
    return passage.subjects[verb]


def _find_subject(verb: int, passage: Passage) -> int | None:
    syntax = passage.syntax
    dep = syntax.dep
    for one in _sharing(verb, syntax):
        if passage.is_quoted(one):
            return None
        if one != verb and is_quoting(one, syntax):
            relation = "nsubjpass" if _is_passive(one, syntax) else "dobj"
            return next((child for child in syntax.children[one] if dep[child] == relation), None)
        if _is_passive(one, syntax):
            return _agent(one, syntax) or _agent_behind(one, passage)
        named = not _SUBJECTS.isdisjoint(syntax.relations(one))
        subjects = (
            [i for i in syntax.children[one] if dep[i] in _SUBJECTS and not passage.is_quoted(i)] if named else ()
        )
        if subjects:
            if one != verb and (cue := _said_with(verb, one, passage)) is not None:
                return _subject(cue, passage)
            return next((i for i in reversed(subjects) if i < one), subjects[0])
        if one == verb and (inverted := _inverted(verb, passage)) is not None:
            return inverted
        if dep[one] in ("acl", "relcl"):
            return _speaker_behind(syntax.head[one], syntax)
    return _name_before(verb, passage) if dep[verb] == "ROOT" and syntax.tag[verb] in FINITE else None


def _said_with(verb: int, above: int, passage: Passage) -> int | None:
    """Quill said the ferry would sail, *insisting* that it was safe: the cue whose speaker goes on, not the ferry."""
    syntax = passage.syntax
    cue = syntax.head[above]
    goes_on = syntax.tag[verb] == "VBG" and syntax.lower[verb - 1] == "," and "c" in syntax.frames(verb)
    under_cue = syntax.dep[above] == "ccomp" and cue < above and "c" in syntax.frames(cue)
    return cue if goes_on and under_cue and not is_quoting(verb, syntax) else None


def _name_before(verb: int, passage: Passage) -> int | None:
    """The name that opens a sentence whose subject the parser has lost.

    *Pike* never said … / *Aid worker Ada Quill*, reached by phone, said …
    """
    syntax = passage.syntax
    first = passage.sentence_start(verb)
    if verb - first in (1, 2) and syntax.pos[first] in ("INTJ", "NOUN", "ADJ", "X") and not passage.is_quoted(first):
        return first if passage.text[syntax.start[first]].isupper() else None
    for i in range(first, verb):
        if syntax.lower[i] == ",":
            return i - 1 if i > passage.first and syntax.pos[i - 1] == "PROPN" else None
        if passage.is_quoted(i) or syntax.pos[i] not in _PHRASE | {"VERB"}:
            return None
    return None


def _sharing(verb: int, syntax: Syntax) -> Iterator[int]:
    """The verb, and above it those whose subject it has."""
    dep, head = syntax.dep, syntax.head
    for _ in range(_CLIMB):
        yield verb
        participle = dep[verb] in ("ccomp", "parataxis") and syntax.tag[verb] == "VBG"
        if dep[verb] not in SHARING and not participle:
            return
        if dep[verb] == "conj":
            above = next((one for one in syntax.ancestors(verb) if goes_with(verb, one, syntax)), head[verb])
            verb = above if syntax.pos[above] == "VERB" else head[verb]
        else:
            verb = head[verb]


def goes_with(verb: int, cue: int, syntax: Syntax) -> bool:
    """Whether a verb that the parser has in what is said goes beside the cue: said he was ill and vowed to return."""
    dep = syntax.dep
    if dep[verb] != "conj" or syntax.head[verb] == cue or any(dep[one] in _OWN for one in syntax.children[verb]):
        return False
    return same_tense(verb, cue, syntax) and syntax.lower[cue] in LEMMAS


def same_tense(verb: int, other: int, syntax: Syntax) -> bool:
    """Whether two verbs may go side by side. The tagger takes many a past tense for a participle."""
    tags = {syntax.tag[verb], syntax.tag[other]}
    return len(tags) == 1 or tags == {"VBD", "VBN"}


_OWN: Final = frozenset({"nsubj", "nsubjpass", "aux"})


def _is_passive(verb: int, syntax: Syntax) -> bool:
    """Was asked / asked by reporters, when asked: a participle without "have" that is no relative clause's."""
    kinds = syntax.relations(verb)
    if "auxpass" in kinds or "nsubjpass" in kinds:
        return not _is_short_perfect(verb, syntax)
    return (
        syntax.tag[verb] == "VBN" and syntax.dep[verb] in ("advcl", "acl") and not ("aux" in kinds or "nsubj" in kinds)
    )


def is_quoting(verb: int, syntax: Syntax) -> bool:
    """Was quoted as saying / cited as saying: who is quoted says it, and who quotes reports it."""
    return LEMMAS.get(syntax.lower[verb]) in ("quote", "cite")


def reporter_of(verb: int, passage: Passage) -> Source | None:
    """Who quotes somebody as saying something; `verb` is "quoted" or "saying".

    Quill was quoted *by The Harbour Post* as saying … / *The Harbour Post* quoted Quill as saying …
    """
    syntax = passage.syntax
    for quoting in (verb, *syntax.ancestors(verb)):
        if quoting != verb and syntax.dep[verb] not in ("pcomp", "xcomp", "advcl", "acl", "ccomp"):
            return None  # did not cite any case; but Quill said …
        if is_quoting(quoting, syntax):
            if _is_passive(quoting, syntax):
                found = _agent(quoting, syntax) or _named_after_by(quoting, syntax)
            elif quoting != verb:
                found = next((one for one in syntax.children[quoting] if syntax.dep[one] == "nsubj"), None)
            else:
                found = None
            return None if found is None or passage.is_quoted(found) else as_source(found, passage, quoting)
    return None


def reporting_behind(cue: int, passage: Passage) -> tuple[Source, int] | None:
    """Who reports what somebody says, and the verb: "The brakes failed," Ames said, *the Herald reported*.

    A comma close behind the cue, a name or noun, and "reported" with nothing of its own behind it.
    """
    if not passage.has_reports:
        return None
    syntax = passage.syntax
    close = range(cue + 1, min(cue + _CLOSE, passage.last) + 1)
    comma = next((i for i in close if syntax.pos[i] in _NO_CIRCUMSTANCE or passage.is_quoted(i)), None)
    if comma is None or syntax.lower[comma] != ",":
        return None
    verb = comma + 1
    while verb < passage.last and syntax.pos[verb] in _PHRASE and not passage.is_quoted(verb):
        verb += 1
    nouns = [i for i in range(comma + 1, verb) if syntax.pos[i] in ("NOUN", "PROPN")]
    if not nouns or syntax.pos[verb] != "VERB" or syntax.lower[verb] not in REPORTS:
        return None
    rest = range(verb + 1, passage.sentence_end(verb) + 1)
    if len(rest) > _CLOSE or any(syntax.pos[i] in _NO_CIRCUMSTANCE or passage.is_quoted(i) for i in rest):
        return None
    return Source.of(range(comma + 1, nouns[-1] + 1)), verb


_CLOSE: Final = 8
_NO_CIRCUMSTANCE: Final = frozenset({"PUNCT", "VERB", "AUX", "SCONJ", "CCONJ"})
"""The parts of speech that tell of something else than when, where and to whom something was said."""


def _named_after_by(quoting: int, syntax: Syntax) -> int | None:
    """The name in *was quoted as saying by The Harbour Post*, which the parser hangs on "saying"."""
    saying = (below for one in syntax.children[quoting] if syntax.dep[one] == "prep" for below in syntax.children[one])
    for at in saying:
        for by in syntax.children[at]:
            for name in syntax.children[by] if syntax.lower[by] == "by" else ():
                if syntax.pos[name] == "PROPN":
                    return name
    return None


def _is_short_perfect(verb: int, syntax: Syntax) -> bool:
    """He's said the same thing: "has", which the parser takes for "is", though a passive has no object."""
    children = syntax.children[verb]
    short = any(syntax.dep[one] == "auxpass" and syntax.lower[one] in ("'s", "’s") for one in children)
    return short and any(syntax.dep[one] == "dobj" for one in children)


def _agent(verb: int, syntax: Syntax) -> int | None:
    for child in syntax.children[verb]:
        if syntax.dep[child] == "agent":
            return next((one for one in syntax.children[child] if syntax.dep[one] == "pobj"), None)
    return None


def by_behind(verb: int, passage: Passage) -> int | None:
    """The "by" of a passive verb that stands behind a quotation: called "a graveyard" *by* the mayor."""
    syntax = passage.syntax
    quoted = next((one for one in passage.quoted if one.first > verb), None)
    if quoted is None or quoted.last >= passage.last or syntax.lower[quoted.last + 1] != "by":
        return None
    if quoted.ending in ".,?!" or not _is_passive(verb, syntax):
        return None
    return quoted.last + 1 if all(syntax.lower[i] in _ARTICLES for i in range(verb + 1, quoted.first)) else None


_ARTICLES: Final = frozenset({"a", "an", "the", "as"})


def _agent_behind(verb: int, passage: Passage) -> int | None:
    by = by_behind(verb, passage)
    if by is None:
        return None
    return next((one for one in passage.syntax.children[by] if passage.syntax.dep[one] in ("pobj", "pcomp")), None)


def after_agent(verb: int, passage: Passage) -> int:
    """The token behind a passive verb, whom it is by, and "as": described by inspectors as *"a danger"*."""
    syntax = passage.syntax
    agent = _agent(verb, syntax) if _is_passive(verb, syntax) else None
    if agent is None or syntax.lower[verb + 1] != "by" or passage.is_quoted(agent):
        return verb + 1
    after = noun_phrase(agent, passage, verb).stop
    return after + (after < passage.last and _is_as(after, passage))


def _speaker_behind(noun: int, syntax: Syntax) -> int:
    """The office issued a statement saying …: whoever issued it; a statement that nobody gives speaks for itself."""
    dep, head = syntax.dep, syntax.head
    if dep[noun] in ("dobj", "pobj"):
        verb = head[noun] if dep[noun] == "dobj" else head[head[noun]]
        for one in _sharing(verb, syntax):
            subjects = [child for child in syntax.children[one] if dep[child] == "nsubj"]
            if subjects and syntax.doc[noun].lemma_.lower() in PUBLISHED:
                return subjects[0]
    return noun


PUBLISHED: Final = frozenset(
    {"statement", "letter", "email", "e-mail", "message", "memo", "speech", "note", "tweet", "post", "interview"}
    | {"release", "announcement", "comment", "remark", "briefing", "video", "text", "report", "column", "article"}
)
"""What somebody gives out, so that its words are his."""


def _inverted(verb: int, passage: Passage) -> int | None:
    """Said Mara Quill: a name or noun right after the verb and a quotation or comma right before it."""
    syntax = passage.syntax
    if LEMMAS.get(syntax.lower[verb]) == "tell":
        return None  # what stands behind it is who is told
    if verb <= passage.first or not (passage.is_quoted(verb - 1) or syntax.lower[verb - 1] in (",", "—", "–", "--")):
        return None
    for i in range(verb + 1, min(verb + 10, passage.last + 1)):
        if passage.is_quoted(i) or syntax.pos[i] in ("PUNCT", "VERB", "AUX", "ADP", "SCONJ", "ADV"):
            return None
        if syntax.pos[i] in _NOMINAL and syntax.dep[i] != "npadvmod" and not (verb < syntax.head[i] <= i + 8):
            return i if syntax.tag[verb] != "VBG" else None
    return None


def _antecedent(pronoun: int, syntax: Syntax) -> int | None:
    return next((syntax.head[one] for one in syntax.ancestors(pronoun) if syntax.dep[one] == "relcl"), None)
