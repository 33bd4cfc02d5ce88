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
from onrecord.reading.speech.passage import LONGEST, SENTENCE_END, Passage, Quoted
from onrecord.reading.speech.sources import RELATIVE, Source, as_source, goes_with, source_between, source_of

Ranges = tuple[tuple[int, int], ...]


@dataclass(frozen=True, slots=True)
class Candidate:
    """One proposal. `cue` is the words of the cue, `anchor` its head token; `contents` are offsets, marks included.

    `features` name what speaks for and against it; their weights are in `selection`.
    """

    rule: str
    anchor: Token
    cue: Span
    source: Source | None
    contents: Ranges
    features: frozenset[str] = frozenset()


def candidates(passage: Passage) -> list[Candidate]:
    """All proposals of all rules for one paragraph, in the order of the rules and of the text."""
    cues = list(_cues(passage))
    found = [one for rule in CUE_RULES for cue in cues for one in rule(cue, passage)]
    return found + [one for rule in PASSAGE_RULES for one in rule(passage)]


def frames(token: Token) -> frozenset[str]:
    """The frames of the cue verb that a token may be a form of; none for other tokens."""
    return FRAMES.get(LEMMAS.get(token.lower_, ""), frozenset())


def _cues(passage: Passage) -> Iterator[Token]:
    """The forms of cue verbs outside quotation marks. "Says" and "states" are often taken for nouns."""
    for token in passage.tokens:
        lemma = LEMMAS.get(token.lower_)
        if lemma is None or passage.in_quotes(token) or token.dep_ in ("amod", "compound"):
            continue
        noun_with_clause = token.tag_ == "NNS" and any(child.dep_ == "ccomp" for child in token.children)
        if token.pos_ == "VERB" or noun_with_clause or (lemma in ("say", "tell") and token.pos_ != "ADJ"):
            yield token


# --- rules for one cue -----------------------------------------------------------------------------------------------


def clause(cue: Token, passage: Passage) -> Iterator[Candidate]:
    """Mara Quill said [that the ferry was late]. / Quill vowed [to resign]."""
    allowed = frames(cue)
    parts = [child for child in cue.children if child.i > cue.i and _may_be_content(child, allowed, passage)]
    if not parts:
        return
    first = min(token.i for part in parts for token in part.subtree if token.i > cue.i)
    last = _clause_end(parts[0], cue, passage)
    if len(parts) > 1 and last >= parts[0].right_edge.i:
        last = _clause_end(parts[-1], cue, passage)
    while first < last and passage.doc[first].is_punct and not passage.in_quotes(passage.doc[first]):
        first += 1
    yield _made("clause", cue, passage, (first, max(last, first)))


def _may_be_content(child: Token, allowed: frozenset[str], passage: Passage) -> bool:
    if child.right_edge.i - child.left_edge.i > LONGEST:
        return False
    if child.dep_ == "ccomp":
        return bool(allowed & {"c", "o"}) or ("q" in allowed and passage.in_quotes(child))
    infinitive = any(one.lower_ == "to" and one.dep_ == "aux" for one in child.children)
    if child.dep_ == "xcomp" and child.lower_ in _ANONYMITY and any(one.dep_ == "neg" for one in child.children):
        return False
    if child.dep_ == "xcomp":
        return (infinitive and bool(allowed & {"t", "o"})) or ("q" in allowed and passage.in_quotes(child))
    return False


_ANONYMITY: Final = frozenset({"named", "identified", "quoted"})
"""Asked not to be …: tells why a source has no name, and is no request."""


def _clause_end(clause: Token, cue: Token, passage: Passage) -> int:
    """The last token of a clause, without what only the parser counts to it: see the kinds below."""
    last = min(clause.right_edge.i, passage.last)
    for token in clause.subtree:
        if token.lower_ == "according" and token.i > clause.i and not passage.in_quotes(token):
            last = min(last, token.i - 1)
        if token.i <= clause.i or passage.in_quotes(token):
            continue
        own = token.left_edge.i
        # "…, which is the largest": a remark of the writer's on all of it
        if token.dep_ == "relcl" and passage.doc[own].lower_ == "which" and passage.doc[own - 1].text == ",":
            last = min(last, own - 2) if token.right_edge.i >= last - 1 else last
        # "said that he was ill and vowed to return": the second cue goes with the first
        if frames(token) & {"c", "t", "name"} and goes_with(token, cue):
            last = min(last, token.left_edge.i - 1)
    if cue.tag_ == "VBN" and cue.i <= passage.sentence_start(cue.i) + 1:
        last = _before_answer(clause.i, last, passage)
    while last > clause.i and passage.doc[last].dep_ in ("cc", "punct") and not passage.in_quotes(passage.doc[last]):
        last -= 1
    return last


def _before_answer(first: int, last: int, passage: Passage) -> int:
    """Asked whether he would go, Quill said …: the question ends at the comma before whoever answers."""
    for i in range(first, last):
        if passage.region_at(i) is None and passage.doc[i].text == ",":
            following = passage.doc[i + 1 : min(i + 9, last + 1)]
            if any(frames(token) & {"q", "c"} and token.tag_ in ("VBD", "VBZ") for token in following):
                return i - 1
    return last


def statement(cue: Token, passage: Passage) -> Iterator[Candidate]:
    """[The ferry was late], Quill said. / [The "palace" was late], Quill said. / [The ferry], they say, [sank]."""
    if not frames(cue) & {"c", "q"}:
        return
    source = source_of(cue, passage)
    edge = min(cue.i, source.mention.start if source else cue.i)
    if source is None or source.mention.start > cue.i + 1 or edge - 1 <= passage.first:
        return
    if source.mention[-1].lower_ in RELATIVE or any(child.dep_ == "dobj" and child.i > cue.i for child in cue.children):
        return
    if any(one.pos_ in ("VERB", "AUX") and one.head != cue for one in passage.doc[source.mention.end : cue.i]):
        return
    end = edge - 1
    closing = passage.region_at(end)
    if closing is None:
        if passage.doc[end].text not in (",", "—", "–", "--"):
            return
        end -= 1
    elif passage.ending(closing) not in ",?!—–-…":
        return
    first = passage.sentence_start(end)
    inside = {id(one): one for i in range(first, end + 1) if (one := passage.region_at(i)) is not None}
    if len(inside) == 1 and (only := next(iter(inside.values()))).first == first and only.last == end:
        return  # a quotation and nothing else: region_right
    if any(passage.doc[i].lower_ in ("asked", "questioned", "pressed") for i in (first, min(first + 1, end))):
        return  # "Asked whether he would stay, Quill said": what precedes is the question
    features = {"regions" if inside else "plain"}
    if passage.doc[first].tag_ in ("VBG", "VBN", "WRB") or passage.doc[first].pos_ == "SCONJ":
        features.add("adverbial")
    outside = [passage.doc[i] for i in range(first, end + 1) if passage.region_at(i) is None]
    if any(frames(token) & {"c", "q"} and token.pos_ == "VERB" for token in outside):
        features.add("cue_inside")
    if not any(one.pos_ in ("VERB", "AUX") for one in passage.doc[first : end + 1]):
        features.add("verbless")
    if passage.doc[first].dep_ in ("prep", "advmod", "npadvmod"):
        features.add("circumstance")
    if _governs(cue, first, end):
        features.add("governed")
    if outside and outside[-1].text in (",", ":") and passage.region_at(end) is not None:
        features.add("broken")
    if any(child.dep_ == "ccomp" and child.i > cue.i for child in cue.children):
        features.add("clause_after")
    tail = _after_parenthesis(cue, passage)
    contents = ((first, end), tail) if tail else ((first, end),)
    if tail:
        yield _made("parenthetical", cue, passage, *contents, source=source, features=features)
        features = features | {"goes_on"}
    yield _made("statement", cue, passage, contents[0], source=source, features=features)


def _governs(cue: Token, first: int, end: int) -> bool:
    """Whether the parser takes what stands before a cue for what is said."""
    if any(child.dep_ == "ccomp" and first <= child.i <= end for child in cue.children):
        return True
    return cue.dep_ in ("parataxis", "ccomp") and first <= cue.head.i


def _after_parenthesis(cue: Token, passage: Passage) -> tuple[int, int] | None:
    """What goes on after "…, engineers say, …": the rest of the sentence, where it is no remark on the saying."""
    end = cue.i
    while end < passage.last and passage.doc[end + 1].text not in (",", "—", "–", "--") and end - cue.i < 8:
        end += 1
        if passage.in_quotes(passage.doc[end]) or passage.doc[end].pos_ in ("VERB", "SCONJ"):
            return None
    first = end + 2
    if first > passage.last or passage.in_quotes(passage.doc[first]):
        return None
    opening = passage.doc[first]
    if opening.tag_ in ("VBG", "VBN", "CC", "WDT", "WP", "WRB") or opening.pos_ in ("SCONJ", "CCONJ"):
        return None
    last = passage.sentence_end(first)
    verbs = [passage.doc[i] for i in range(first, last + 1) if passage.doc[i].pos_ in ("VERB", "AUX")]
    if not any(verb.tag_ in ("VBD", "VBZ", "VBP", "MD") for verb in verbs):
        return None
    return first, last


def object_infinitive(cue: Token, passage: Passage) -> Iterator[Candidate]:
    """The board urged [residents to boil water]."""
    if "o" not in frames(cue):
        return
    for child in cue.children:
        if child.dep_ not in ("dobj", "dative") or child.i < cue.i:
            continue
        for verb in (*cue.children, *child.children):
            to = verb.dep_ in ("xcomp", "acl", "ccomp", "advcl") and any(one.lower_ == "to" for one in verb.lefts)
            if to and verb.i > child.i:
                yield _made("object_infinitive", cue, passage, (max(cue.i + 1, child.left_edge.i), verb.right_edge.i))
                return


def noun_object(cue: Token, passage: Passage) -> Iterator[Candidate]:
    """The mayor announced [a curfew]. / The mayor called for [a curfew]."""
    allowed = frames(cue)
    for child in cue.children:
        if child.i < cue.i:
            continue
        if child.dep_ == "dobj" and "n" in allowed:
            yield _made("noun_object", cue, passage, (max(cue.i + 1, child.left_edge.i), child.right_edge.i))
        elif child.dep_ == "prep" and f"for:{child.lower_}" in allowed and child.right_edge.i > child.i:
            last = max(one.right_edge.i for one in child.children) if child.n_rights else child.i + 1
            yield _made("prepositional", cue, passage, (child.i + 1, last))


def naming(cue: Token, passage: Passage) -> Iterator[Candidate]:
    """Quill called [the plan "a bad joke"]."""
    if "name" not in frames(cue):
        return
    complements = ("dobj", "oprd", "ccomp", "xcomp", "prep", "attr", "acomp", "dative", "nsubj")
    parts = [
        child
        for child in cue.children
        if child.i > cue.i and child.dep_ in complements and child.right_edge.i - child.i < LONGEST
    ]
    touching = [child for child in parts if any(passage.in_quotes(one) for one in child.subtree)]
    if touching:
        first = cue.i + 1
        while first < touching[0].right_edge.i and passage.doc[first].lower_ in ("to", "for", "again", "on"):
            first += 1
        yield _made("naming", cue, passage, (first, max(child.right_edge.i for child in touching)))


CUE_RULES: Final[tuple[Callable[[Token, Passage], Iterator[Candidate]], ...]] = (
    clause,
    statement,
    object_infinitive,
    noun_object,
    naming,
)


# --- rules for a paragraph -------------------------------------------------------------------------------------------


def region_right(passage: Passage) -> Iterator[Candidate]:
    """["The ferry was late,"] Quill said."""
    for quoted in passage.quoted:
        tokens = passage.after(quoted)
        verb = _first_verb(tokens)
        if verb is None:
            continue
        source = source_between(quoted.last + 1, verb, passage)
        features = {_right_ending(quoted, passage), "lexicon" if "q" in frames(verb) else "other_verb"}
        features.add("source" if source else "no_source")
        if source is not None and source.mention.start <= quoted.last:
            features.add("source_elsewhere")
        if verb.i - quoted.last > 12:
            features.add("far")
        begin = min(
            verb.i, source.mention.start if source is not None and source.mention.start > quoted.last else verb.i
        )
        gap = sum(not passage.doc[i].is_punct for i in range(quoted.last + 1, begin))
        features.add(f"gap_{min(gap, 3)}")
        if tokens[0].pos_ in ("CCONJ", "SCONJ") or tokens[0].tag_ in ("WDT", "WP"):
            features.add("conjunction")
        if tokens[-1].i - quoted.last <= 5:
            features.add("short")
        if is_title(quoted, passage):
            features.add("title")
        if (before := passage.before(quoted)) and before[-1].text not in (",", ":", "—", "–", "--"):
            features.add("words_before")
        yield _about_region("region_right", verb, passage, quoted, source, features)


def region_left(passage: Passage) -> Iterator[Candidate]:
    """Quill said, ["The ferry was late."] / Quill called for ["calm" in the streets]."""
    for quoted in passage.quoted:
        tokens = passage.before(quoted)
        verb = _last_verb(tokens)
        if verb is None:
            continue
        source = source_of(verb, passage)
        features = {"lexicon" if frames(verb) else "other_verb", "source" if source else "no_source"}
        opening = tokens[-1]
        features.add({",": "comma", ":": "colon"}.get(opening.text, "adjacent" if opening is verb else "in_clause"))
        features.add("capital" if passage.opens_large(quoted) else "small")
        if any(passage.doc[i].pos_ in ("VERB", "AUX") for i in range(verb.i + 1, quoted.first)):
            features.add("verb_between")
        if is_title(quoted, passage):
            if opening is verb and "c" not in frames(verb):
                continue  # read "The Long Winter"
            features.add("title")
        if passage.ending(quoted) in ".,?!" or not passage.after(quoted):
            features.add("ends")
        yield _about_region("region_left", verb, passage, quoted, source, features)


def predicate(passage: Passage) -> Iterator[Candidate]:
    """Quill dismissed [the report as "a bad joke" by amateurs]. / He spoke of ["hard choices" in May]."""
    for quoted in passage.quoted:
        tokens = passage.before(quoted)
        verb = _last_verb(tokens)
        if verb is None or verb.dep_ in ("amod", "relcl") or tokens[-1].text in (",", ":"):
            continue
        source = source_of(verb, passage)
        first = _after_circumstances(verb, quoted, passage)
        last = _predicate_end(quoted, passage)
        features = {"lexicon" if frames(verb) else "other_verb", "source" if source else "no_source"}
        if is_title(quoted, passage):
            if first == quoted.first and "name" not in frames(verb):
                continue  # reads "The Long Winter" to the children
            features.add("title")
        if passage.doc[first].lower_ == "that":
            features.add("that")
        if len(passage.doc[quoted.first : quoted.last + 1]) <= 4:
            features.add("word")
        yield _made("predicate", verb, passage, (first, last), source=source, features=features)


def _after_circumstances(verb: Token, quoted: Quoted, passage: Passage) -> int:
    """The token after a verb where what is said may begin: after when, where and to whom it was said."""
    first = verb.i + 1
    for i in range(verb.i + 1, quoted.first):
        if passage.doc[i].lower_ == "that" and passage.doc[i].dep_ == "mark":
            return i
    for child in verb.children:
        if child.i >= first and child.left_edge.i == first and child.right_edge.i < quoted.first:
            addressee = child.dep_ in ("dative", "dobj") and LEMMAS.get(verb.lower_) == "tell"
            if addressee or child.dep_ in ("prt", "advmod", "npadvmod") or child.text == ",":
                first = child.right_edge.i + 1
    while first < quoted.first and passage.doc[first].dep_ in ("prep", "agent") and passage.doc[first].head == verb:
        first += 1
    return first


def _predicate_end(quoted: Quoted, passage: Passage) -> int:
    """Where the clause with a quotation in it ends: at a mark inside the quotation, else at the next outside it."""
    if passage.ending(quoted) in ".,?!":
        return quoted.last
    last = passage.sentence_end(quoted.last)
    for i in range(quoted.last + 1, last + 1):
        if passage.region_at(i) is None and passage.doc[i].text in (",", ";", "—", "–", "--", ":"):
            following = passage.region_at(i + 1) if i < last else None
            if following is None:
                return i - 1
    return last


def according_to(passage: Passage) -> Iterator[Candidate]:
    """[The ferry was late], according to the harbour office. / According to the office, [the ferry was late]."""
    if not _ACCORDING.search(passage.text, passage.paragraph.start, passage.paragraph.end):
        return
    for token in passage.tokens:
        if token.lower_ != "according" or passage.in_quotes(token) or token.i + 2 > passage.last:
            continue
        to = passage.doc[token.i + 1]
        head = next((one for one in to.children if one.dep_ == "pobj"), None)
        if to.lower_ != "to" or head is None:
            continue
        source = as_source(head, passage)
        first, last = passage.sentence_start(token.i), passage.sentence_end(token.i)
        cue = passage.doc[token.i : to.i + 1]
        after = max(head.right_edge.i, source.mention.end - 1) + 1
        if (behind := _apposition_end(after, passage)) is not None:  # to her lawyer, Dale Tarn, the mayor has …
            source, after = Source(*(passage.doc[source.mention.start : behind],) * 2), behind
        spans = (after + 1, last) if token.i - first <= 1 else (first, token.i - 1)
        if spans[0] <= spans[1]:
            where = "leading" if spans[0] > token.i else "trailing"
            yield _made("according_to", token, passage, spans, source=source, features={where}, cue=cue)


def _apposition_end(comma: int, passage: Passage) -> int | None:
    """The comma behind a name that stands between two: the parser may begin the next clause with it."""
    for i in range(comma + 1, min(comma + 6, passage.last)):
        if passage.doc[i].text == "," and passage.doc[comma].text == "," and i > comma + 1:
            return i
        if passage.doc[i].pos_ != "PROPN":
            return None
    return None


def headline(passage: Passage) -> Iterator[Candidate]:
    """Mayor Quill: [Ferry will sail by May]"""
    match = _COLON.match(passage.text, passage.paragraph.body, passage.paragraph.end)
    if passage.paragraph.index != 0 or match is None:
        return
    name = passage.doc.char_span(match.start(1), match.end(1), alignment_mode="contract")
    content = passage.doc.char_span(match.end(), passage.paragraph.end, alignment_mode="expand")
    if name is None or content is None or len(name) > 7 or any(one.pos_ in ("VERB", "AUX") for one in name):
        return
    if passage.text[passage.paragraph.end - 1] == "?" or not any(one.pos_ in ("VERB", "AUX") for one in content):
        return
    cue = passage.doc[name.end : name.end + 1]
    ranges = (passage.range_of(content.start, content.end - 1),)
    yield Candidate("headline", cue[0], cue, Source(name, name), ranges)


_ACCORDING: Final = re.compile(r"\bAccording\b", re.IGNORECASE)
_COLON: Final = re.compile(r"([^:\"“]{2,60}):\s+(?=\S)")

PASSAGE_RULES: Final[tuple[Callable[[Passage], Iterator[Candidate]], ...]] = (
    region_right,
    region_left,
    predicate,
    according_to,
    headline,
)


# --- what the rules share --------------------------------------------------------------------------------------------


def cue_span(verb: Token, passage: Passage) -> Span:
    """The verb with its negation, auxiliaries and particle, where they stand together."""
    first = last = verb.i
    parts = {child.i for child in verb.children if child.dep_ in ("aux", "auxpass", "neg", "prt")}
    while first - 1 in parts:
        first -= 1
    while last + 1 in parts:
        last += 1
    return passage.doc[first : last + 1]


def is_title(quoted: Quoted, passage: Passage) -> bool:
    """The name of a book, a show, a ship: a few words, all capitalised but the small ones."""
    words = re.findall(r"[^\W\d_][\w'’]*", passage.text[quoted.region.inner_start : quoted.region.inner_end])
    large = [word for word in words if len(word) > 3]
    return 1 < len(words) <= 7 and bool(large) and all(word[0].isupper() for word in [words[0], *large])


def _made(
    rule: str,
    anchor: Token,
    passage: Passage,
    *spans: tuple[int, int],
    source: Source | None = None,
    features: set[str] | None = None,
    cue: Span | None = None,
) -> Candidate:
    source = source or source_of(anchor, passage)
    named = (features or set()) | ({"source"} if source else {"no_source"}) | _shape(anchor, passage, spans)
    contents = tuple(passage.range_of(first, last) for first, last in spans)
    return Candidate(rule, anchor, cue or cue_span(anchor, passage), source, contents, frozenset(named))


def _shape(cue: Token, passage: Passage, spans: tuple[tuple[int, int], ...]) -> set[str]:
    """What cue and content look like, whatever the rule."""
    first, last = spans[0][0], spans[-1][1]
    allowed = frames(cue)
    shape = {
        f"cue_{cue.dep_}" if cue.dep_ in ("ROOT", "conj", "advcl", "relcl", "acl", "xcomp", "ccomp") else "cue_other"
    }
    shape.add("reports" if "c" in allowed else "quotes_only" if "q" in allowed else "names" if allowed else "no_frame")
    opening = passage.doc[first].lower_
    shape.add(
        f"opens_{opening}"
        if opening in ("that", "to", "if", "whether", "what", "how", "why", "when")
        else "opens_other"
    )
    shape.add("regions_in" if any(passage.region_at(i) is not None for i in range(first, last + 1)) else "no_regions")
    length = last - first + 1
    shape.add("len_1" if length < 3 else "len_3" if length < 6 else "len_6" if length < 40 else "len_40")
    if passage.text[passage.doc[last].idx + len(passage.doc[last]) :][:1] in (".", "", "\n") or last == passage.last:
        shape.add("to_end")
    kinds = {child.dep_ for child in cue.children}
    if "neg" in kinds:
        shape.add("negated")
    shape.add("passive" if kinds & {"auxpass", "nsubjpass"} else "own_subject" if "nsubj" in kinds else "no_subject")
    if any(child.dep_ == "nsubj" and child.lower_ in RELATIVE for child in cue.children):
        shape.add("relative")
    if cue.tag_ == "VBN" and not kinds & {"aux", "auxpass"}:
        shape.add("participle")
    if any(child.dep_ == "aux" and child.tag_ == "MD" for child in cue.children) or cue.tag_ == "VB":
        shape.add("not_finite")
    if first > cue.i + 1 and passage.doc[first - 1].text == ",":
        shape.add("after_comma")
    return shape


def _about_region(
    rule: str, verb: Token, passage: Passage, quoted: Quoted, source: Source | None, features: set[str]
) -> Candidate:
    content = (quoted.region.start, quoted.region.end)
    named = features | _shape(verb, passage, ((quoted.first, quoted.last),)) | {f"before_{_before(quoted, passage)}"}
    return Candidate(rule, verb, cue_span(verb, passage), source, (content,), frozenset(named))


def _before(quoted: Quoted, passage: Passage) -> str:
    """What stands before a region: nothing, a comma or colon, or words that it goes on from."""
    if quoted.first == passage.first:
        return "nothing"
    mark = passage.doc[quoted.first - 1].text
    return {",": "comma", ":": "colon"}.get(mark, "nothing" if mark in SENTENCE_END else "words")


def _first_verb(tokens: list[Token]) -> Token | None:
    """The verb that the words after a quotation are about."""
    for token in tokens:
        if token.pos_ == "VERB" and token.dep_ not in ("relcl", "acl", "amod"):
            return token
        if "q" in frames(token) and (token.pos_ == "AUX" or len(tokens) <= 5):  # "answers" taken for a noun
            return token
    return None


def _last_verb(tokens: list[Token]) -> Token | None:
    """The verb that the words before a quotation are about: the last cue verb, else the last verb."""
    verbs = [token for token in tokens if token.pos_ == "VERB"]
    return next((token for token in reversed(verbs) if frames(token)), verbs[-1] if verbs else None)


def _right_ending(quoted: Quoted, passage: Passage) -> str:
    """Whether the words in a region end as before "he said"."""
    ending = passage.ending(quoted)
    return "ends_open" if ending in ",?!—–-…" else "ends_sentence" if ending == "." else "ends_bare"
