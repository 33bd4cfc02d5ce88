"""Passage rules: what the quotation regions, an "according to" or a colon of a paragraph propose."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from typing import Final

from onrecord.reading.speech.candidate import Candidate, about_region, is_title, made, source_at
from onrecord.reading.speech.lexicon import CIRCUMSTANCES, LEMMAS, NOUN_CUE_FORMS, forms_with
from onrecord.reading.speech.passage import LONGEST, Passage, Quoted
from onrecord.reading.speech.sources import Source, after_agent, as_source, by_behind, same_tense, source_between
from onrecord.reading.speech.syntax import FINITE


def region_right(passage: Passage) -> Iterator[Candidate]:
    """["The ferry was late,"] Quill said."""
    syntax = passage.syntax
    for quoted in passage.quoted:
        tokens = quoted.after
        verb = _first_verb(tokens, passage)
        if verb is None or _is_asked(quoted, passage):
            continue
        source = source_between(quoted.last + 1, verb, passage)
        features = {_right_ending(quoted, passage), "lexicon" if "q" in syntax.frames(verb) else "other_verb"}
        features.add("source" if source else "no_source")
        begin = verb
        if source is not None:
            if source.mention.start <= quoted.last:
                features.add("source_elsewhere")
            else:
                begin = min(verb, source.mention.start)
        if verb - quoted.last > 12:
            features.add("far")
        gap = sum(not one for one in syntax.punct[quoted.last + 1 : begin])
        features.add(f"gap_{min(gap, 3)}")
        if quoted.ending == "." and any(
            child > verb and syntax.dep[child] in _FILLING for child in syntax.children[verb]
        ):
            if (
                source is not None
                and begin > quoted.last
                and any(syntax.dep[child] == "ccomp" for child in syntax.children[verb] if child > verb)
            ):
                continue  # "It will fall." Quill said that it was safe: a sentence of its own
            features.add("filled")
        if syntax.pos[tokens[0]] in ("CCONJ", "SCONJ") or syntax.tag[tokens[0]] in ("WDT", "WP"):
            features.add("conjunction")
        if tokens[-1] - quoted.last <= 5:
            features.add("short")
        if is_title(quoted, passage):
            features.add("title")
        if (before := quoted.before) and syntax.lower[before[-1]] not in (",", ":", "—", "–", "--"):
            features.add("words_before")
        yield about_region("region_right", verb, passage, quoted, source, features)


_FILLING: Final = frozenset({"dobj", "ccomp", "xcomp", "oprd"})
"""What a verb says by itself: of `"We waited." Quill called it "a gift."` the words before are not hers for that."""


def region_left(passage: Passage) -> Iterator[Candidate]:
    """Quill said, ["The ferry was late."] / Quill called for ["calm" in the streets]."""
    syntax = passage.syntax
    for quoted in passage.quoted:
        tokens = quoted.before
        verb = _last_verb(tokens, passage)
        if verb is None:
            continue
        title = is_title(quoted, passage)
        opening = tokens[-1]
        if title and opening == verb and "c" not in syntax.frames(verb):
            continue  # read "The Long Winter"
        source = source_at(verb, passage)
        features = {"lexicon" if syntax.frames(verb) else "other_verb", "source" if source else "no_source"}
        mark = {",": "comma", ":": "colon"}.get(syntax.lower[opening])
        features.add(mark or ("adjacent" if opening == verb else "in_clause"))
        if syntax.pos[opening] == "ADP":
            features.add("behind_preposition")
        features.add("capital" if passage.opens_large(quoted) else "small")
        if any(syntax.pos[i] in ("VERB", "AUX") for i in range(verb + 1, quoted.first)):
            features.add("verb_between")
        if title:
            features.add("title")
        if quoted.ending in ".,?!" or not quoted.after:
            features.add("ends")
        yield about_region("region_left", verb, passage, quoted, source, features)


def predicate(passage: Passage) -> Iterator[Candidate]:
    """Quill dismissed [the report as "a bad joke" by amateurs]. / He spoke of ["hard choices" in May]."""
    syntax = passage.syntax
    for quoted in passage.quoted:
        tokens = quoted.before
        verb = _last_verb(tokens, passage)
        if verb is None or syntax.dep[verb] in ("amod", "relcl") or syntax.lower[tokens[-1]] in (",", ":"):
            continue
        first = _after_circumstances(verb, quoted, passage)
        title = is_title(quoted, passage)
        if title and first == quoted.first and "name" not in syntax.frames(verb):
            continue  # reads "The Long Winter" to the children
        source = source_at(verb, passage)
        last = _predicate_end(verb, quoted, passage)
        features = {"lexicon" if syntax.frames(verb) else "other_verb", "source" if source else "no_source"}
        if title:
            features.add("title")
        if syntax.lower[first] == "that":
            features.add("that")
        if quoted.last - quoted.first < 4:
            features.add("word")
        yield made("predicate", verb, passage, (first, last), source=source, features=features)


def _after_circumstances(verb: int, quoted: Quoted, passage: Passage) -> int:
    """The token after a verb where what is said may begin: after when, where and to whom it was said."""
    syntax = passage.syntax
    first = min(after_agent(verb, passage), quoted.first)
    for i in range(verb + 1, quoted.first):
        if syntax.lower[i] == "that" and syntax.dep[i] == "mark":
            return i
    for child in syntax.children[verb]:
        if child >= first and syntax.left(child) == first and syntax.right(child) < quoted.first:
            relation = syntax.dep[child]
            addressee = relation in ("dative", "dobj") and LEMMAS.get(syntax.lower[verb]) == "tell"
            if addressee or relation in ("prt", "advmod", "npadvmod") or syntax.lower[child] == ",":
                first = syntax.right(child) + 1
    while first < quoted.first and syntax.dep[first] in ("prep", "agent") and syntax.head[first] == verb:
        first += 1
    return first


def _predicate_end(verb: int, quoted: Quoted, passage: Passage) -> int:
    """Where the clause with a quotation in it ends: at a mark inside the quotation, else at the next outside it.

    Or before another verb that goes with the first: he called it "a joke" / and warned that … / and left.
    """
    if quoted.ending in ".,?!":
        return quoted.last
    if by_behind(verb, passage) == quoted.last + 1:
        return quoted.last
    text = passage.syntax.lower
    last = passage.sentence_end(quoted.last)
    if quoted.last < last and text[quoted.last + 1] in CIRCUMSTANCES:
        return quoted.last  # called the fees "a trap" *on Sunday*
    for i in range(quoted.last + 1, last + 1):
        if text[i] in ("and", "but") and i < last and _goes_on(verb, i + 1, quoted, passage):
            return i - 1
        if text[i] in (",", ";", "—", "–", "--", ":") and not passage.is_quoted(i):
            following = passage.region_at(i + 1) if i < last else None
            if following is None:
                return i - 1
    return last


def _goes_on(verb: int, other: int, quoted: Quoted, passage: Passage) -> bool:
    """Whether a verb behind a quotation has the subject of the one before it: the cue of something else, or any verb
    where what is said has none of its own, as in: he called it "a joke" and *left*."""
    syntax = passage.syntax
    if not same_tense(verb, other, syntax) or passage.is_quoted(other):
        return False
    if syntax.lower[other] in _CUES:
        return True
    return syntax.pos[other] == "VERB" and not any(
        syntax.tag[one] in FINITE and not passage.is_quoted(one) for one in range(verb + 1, quoted.first)
    )


_CUES: Final = forms_with("c", "t", "o", "name")


def according_to(passage: Passage) -> Iterator[Candidate]:
    """[The ferry was late], according to the harbour office. / According to the office, [the ferry was late]."""
    for token in passage.cue_forms:
        syntax = passage.syntax
        if syntax.lower[token] != "according" or passage.is_quoted(token) or token + 2 > passage.last:
            continue
        to = token + 1
        head = next((one for one in syntax.children[to] if syntax.dep[one] == "pobj"), None)
        if syntax.lower[to] != "to" or head is None:
            continue
        source = as_source(head, passage)
        first, last = passage.sentence_start(token), passage.sentence_end(token)
        after = max(syntax.right(head), source.mention.stop - 1) + 1
        if (behind := _apposition_end(after, passage)) is not None:  # to her lawyer, Dale Tarn, the mayor has …
            source, after = Source.of(range(source.mention.start, behind)), behind
        spans = [(first, token - 1), (after + 1, last)]
        leads = not any(syntax.tag[one] in FINITE for one in range(first, token))
        if token - first <= 1 or (leads and not any(syntax.dep[one] in _SUBJECTS for one in range(first, token))):
            where, spans = "leading", spans[1:]
        elif leads and after < last:
            where = "between"
        else:
            where, spans = "trailing", spans[:1]
        if where == "trailing" and token - first == 2 and syntax.lower[first] in ("that", "this"):
            continue  # That's according to the harbour office.
        if all(start <= end for start, end in spans):
            yield made("according_to", token, passage, *spans, source=source, features={where}, cue=(token, to))


_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "expl"})


def as_reported(passage: Passage) -> Iterator[Candidate]:
    """As the Harbour Post reported, [the ferry was late]. / [The ferry was late], as Quill noted."""
    syntax = passage.syntax
    for cue in passage.cue_forms:
        if syntax.dep[cue] != "advcl" or passage.is_quoted(cue):
            continue
        opening = syntax.left(cue)
        if syntax.lower[opening] != "as" or cue - opening > LONGEST or passage.is_quoted(opening):
            continue
        children = syntax.children[cue]
        if any(syntax.dep[child] in ("ccomp", "xcomp", "dobj") and child > cue for child in children):
            continue
        first, last, closing = passage.sentence_start(opening), passage.sentence_end(opening), syntax.right(cue)
        closing -= syntax.lower[closing] == ","
        if opening - first <= 1:
            if closing + 2 > last or syntax.lower[closing + 1] != ",":
                continue
            where, span = "leading", (closing + 2, last)
        elif syntax.lower[opening - 1] == ",":
            where, span = "trailing", (first, opening - 2)
        else:
            continue
        yield made("as_reported", cue, passage, span, source=source_at(cue, passage), features={where})


def noun_clause(passage: Passage) -> Iterator[Candidate]:
    """The mayor's claim [that the ferry is safe] / a promise by the mayor [to resign]; a claim of nobody's is none."""
    syntax = passage.syntax
    for noun in passage.cue_forms:
        if syntax.lower[noun] not in NOUN_CUE_FORMS or syntax.pos[noun] != "NOUN" or passage.is_quoted(noun):
            continue
        verb = next((one for one in syntax.children[noun] if one > noun and syntax.dep[one] in _OF_A_NOUN), None)
        if verb is None:
            continue
        first, last = syntax.left(verb), min(syntax.right(verb), passage.last)
        if syntax.lower[first] not in ("that", "to") or syntax.dep[first] not in ("mark", "aux"):
            continue
        if first < noun or last - first > LONGEST:
            continue
        if (source := _owner(noun, passage)) is not None:
            yield made("noun_clause", noun, passage, (first, last), source=source)


_OF_A_NOUN: Final = frozenset({"acl", "ccomp"})


def _owner(noun: int, passage: Passage) -> Source | None:
    """Whose claim it is: *the mayor's* claim, a claim by *the mayor*."""
    syntax = passage.syntax
    for one in syntax.children[noun]:
        if syntax.dep[one] == "poss" and not passage.is_quoted(one):
            return Source.of(range(max(syntax.left(one), passage.first), one + 1))
        if syntax.lower[one] in ("by", "from") and one > noun:
            name = next((below for below in syntax.children[one] if syntax.dep[below] == "pobj"), None)
            if name is not None and not passage.is_quoted(name):
                return as_source(name, passage)
    return None


def reportedly(passage: Passage) -> Iterator[Candidate]:
    """[The ferry has] reportedly [been sold to Orrin]. / Reportedly, [the ferry was late]."""
    syntax = passage.syntax
    for token in passage.cue_forms:
        if syntax.lower[token] != "reportedly" or passage.is_quoted(token):
            continue
        said = syntax.head[token]
        if "c" in syntax.frames(said) and any(syntax.dep[one] == "ccomp" for one in syntax.children[said]):
            continue  # reportedly said that …: it has a source
        first, last = passage.sentence_start(token), passage.sentence_end(token)
        begin = token + 1 + (token < last and syntax.lower[token + 1] == ",")
        spans = [(start, end) for start, end in ((first, token - 1), (begin, last)) if start <= end]
        if begin > last:
            continue
        passage.sources[token] = None  # an adverb has no subject
        yield made("reportedly", token, passage, *spans)


def _apposition_end(comma: int, passage: Passage) -> int | None:
    """The comma behind a name that stands between two: the parser may begin the next clause with it."""
    syntax = passage.syntax
    for i in range(comma + 1, min(comma + 6, passage.last)):
        if syntax.lower[i] == "," and syntax.lower[comma] == "," and i > comma + 1:
            return i
        if syntax.pos[i] != "PROPN":
            return None
    return None


def headline(passage: Passage) -> Iterator[Candidate]:
    """Mayor Quill: [Ferry will sail by May] / [“Ferry will sail”]: mayor / [“Ferry will sail”] — Quill"""
    if passage.paragraph.index != 0 or passage.text[passage.paragraph.end - 1] == "?":
        return
    text, start, end = passage.text, passage.paragraph.body, passage.paragraph.end
    if (match := _COLON.match(text, start, end)) is not None:
        name, content = match.span(1), (match.end(), end)
    elif (match := _BEHIND.fullmatch(text, start, end)) is not None:
        name, content = match.span(2), match.span(1)
    else:
        return
    who = passage.doc.char_span(*name, alignment_mode="contract")
    said = passage.doc.char_span(*content, alignment_mode="expand")
    if who is None or said is None or len(who) > 7:
        return
    pos = passage.syntax.pos
    if not _HAVE_VERBS.isdisjoint(pos[who.start : who.end]) or _HAVE_VERBS.isdisjoint(pos[said.start : said.end]):
        return
    mark = who.end if who.start < said.start else said.end
    ranges = (passage.range_of(said.start, said.end - 1),)
    source = Source.of(range(who.start, who.end))
    yield Candidate("headline", mark, passage.syntax.start[mark], (mark, mark), source, ranges)


_COLON: Final = re.compile(r"([^:\"“]{2,60}):\s+(?=\S)")
_BEHIND: Final = re.compile(r"(.*[”\"’'])(?::|\s[—–-])\s+([^:.\"“”—–-]{2,50})")
_HAVE_VERBS: Final = frozenset({"VERB", "AUX"})


def interview(passage: Passage) -> Iterator[Candidate]:
    """Q: [Will the ferry sail?] / A: [Not before May.] / QUILL: [We shall see.]"""
    paragraph = passage.paragraph
    match = _TURN.match(passage.text, paragraph.body, paragraph.end)
    if match is None:
        if passage.text.find(":", paragraph.body, paragraph.end) < 0:
            return
        match = _NAMED_TURN.match(passage.text, paragraph.body, paragraph.end)
        if match is None or paragraph.index == 0:
            return
        if not (match[1].isupper() or _is_repeated(match[1], passage.text) or _is_quotation(match.end(), passage)):
            return
    label = passage.doc.char_span(match.start(1), match.end(1), alignment_mode="expand")
    if label is None or label.end >= passage.last:
        return
    if not any(map(str.isalpha, passage.text[match.end() : paragraph.end])):
        return  # QUILL: 547. A table's
    mark, said = label.end, ((match.end(), paragraph.end),)
    source = Source.of(range(label.start, mark))
    yield Candidate("interview", mark, passage.syntax.start[mark], (mark, mark), source, said)


def _is_quotation(start: int, passage: Passage) -> bool:
    """Whether one quotation reaches from an offset to the end of the paragraph: Quill: "We will not pay." """
    return len(passage.quoted) == 1 and passage.quoted[0].region.start == start and not passage.quoted[0].after


def _is_repeated(label: str, text: str) -> bool:
    """Whether more than one line begins with a name and a colon: one alone may be an entry of a list."""
    return f"\n{label}:" in text.partition(f"\n{label}:")[2]


_TURN: Final = re.compile(r"(Q|A|Question|Answer)[:.]\s+(?=\S)")
_NAMED_TURN: Final = re.compile(r"((?:[A-Z][\w.'’-]*[ ]?){1,4}):\s+(?=\S)")
LABELS: Final = frozenset({"Q", "A", "Question", "Answer"})
"""The labels of an interview that name nobody."""

Rule = Callable[[Passage], Iterator[Candidate]]

REGION_RULES: Final[tuple[Rule, ...]] = (region_right, region_left, predicate)
LINE_RULES: Final[tuple[Rule, ...]] = (according_to, as_reported, noun_clause, reportedly, headline, interview)
"""Those for paragraphs with quotation regions, and those for any."""


def _is_asked(quoted: Quoted, passage: Passage) -> bool:
    """Asked, "Will it last?" Quill replied, "It will.": the question is not whose reply stands behind it."""
    if quoted.ending != "?":
        return False
    words = [one for one in quoted.before[-2:] if passage.syntax.lower[one] not in (",", ":")]
    return bool(words) and passage.syntax.lower[words[-1]] in ("asked", "questioned", "pressed")


def _first_verb(tokens: range, passage: Passage) -> int | None:
    """The verb that the words after a quotation are about."""
    syntax = passage.syntax
    noun = None
    for token in tokens:
        if token == tokens[0] and _opens_name(tokens, passage):
            continue
        if syntax.pos[token] == "VERB" and syntax.dep[token] not in ("relcl", "acl", "amod"):
            return token
        if syntax.pos[token] == "AUX" and "q" in syntax.frames(token):
            return token
        if len(tokens) <= 5 and "q" in syntax.frames(token) and noun is None:
            noun = token  # "answers" taken for a noun
    return noun


def _opens_name(tokens: range, passage: Passage) -> bool:
    """ "It held," *harbour* master Quill told …: a noun that the parser takes for a verb, the cue behind the name."""
    syntax = passage.syntax
    if syntax.tag[tokens[0]] not in ("VB", "VBP", "VBZ") or len(tokens) < 3 or not syntax.is_noun(tokens[1]):
        return False
    for token in tokens[2:12]:
        if syntax.pos[token] == "VERB":
            return syntax.tag[token] in FINITE and "q" in syntax.frames(token)
        if not syntax.is_noun(token):
            return False
    return False


def _last_verb(tokens: range, passage: Passage) -> int | None:
    """The verb that the words before a quotation are about: the last cue verb, else the last verb.

    Or, before a colon, what says how somebody is: Vey is more blunt: "They should go."
    """
    pos, lower = passage.syntax.pos, passage.syntax.lower
    last = copula = None
    for token in reversed(tokens):
        if pos[token] == "VERB":
            if lower[token] in LEMMAS:
                return token
            last = token if last is None else last
        elif pos[token] == "AUX" and passage.syntax.dep[token] not in ("aux", "auxpass"):
            copula = token if copula is None else copula
    return copula if copula is not None and last is None and lower[tokens[-1]] == ":" else last


def _right_ending(quoted: Quoted, passage: Passage) -> str:
    """Whether the words in a region end as before "he said"."""
    ending = quoted.ending
    return "ends_open" if ending in ",?!—–-…" else "ends_sentence" if ending == "." else "ends_bare"
