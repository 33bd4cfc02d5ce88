"""Cue rules: what one cue verb proposes, each way with a name and an example."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterator, Mapping
from typing import Final

from onrecord.reading.speech.candidate import OPENINGS, Candidate, made, source_at
from onrecord.reading.speech.lexicon import CIRCUMSTANCES, FRAMES_OF_FORM, LEMMAS, REFUSING, forms_with
from onrecord.reading.speech.passage import LONGEST, SENTENCE_END, Passage
from onrecord.reading.speech.sources import RELATIVE, after_agent, by_behind, goes_with, is_quoting, reporting_behind
from onrecord.reading.speech.syntax import FINITE, Syntax

COMMAS: Final = frozenset({",", "—", "–", "--"})


def clause(cue: int, passage: Passage) -> Iterator[Candidate]:
    """Mara Quill said [that the ferry was late]. / Quill vowed [to resign]. Else the remainder of the sentence."""
    syntax = passage.syntax
    parts = _content_parts(cue, passage)
    if (reporting := reporting_behind(cue, passage)) is not None:
        parts = [one for one in parts if one != reporting[1]]
    if not parts:
        if reporting is None and "c" in syntax.frames(cue):
            yield from _remainder(cue, passage)
        return
    first = min(_first_after(cue, part, passage) for part in parts)
    if (subject := _lost_subject(cue, parts[0], passage)) is not None:
        first = min(first, subject)
    last = _clause_end(parts[0], cue, passage)
    if len(parts) > 1 and last >= syntax.right(parts[0]):
        last = _clause_end(parts[-1], cue, passage)
    while first < last and (syntax.punct[first] or _narrows(first, passage)) and not passage.is_quoted(first):
        first += 1
    if _is_named_place(cue, first, last, passage) or ";" in syntax.lower[cue:first]:
        return
    yield made("unsaid" if _is_refused(cue, passage) else "clause", cue, passage, (first, max(last, first)))


def _is_refused(cue: int, passage: Passage) -> bool:
    """Quill refused to say *who had opened the gates*."""
    syntax = passage.syntax
    return syntax.dep[cue] == "xcomp" and syntax.lower[syntax.head[cue]] in REFUSING


def _is_named_place(cue: int, first: int, last: int, passage: Passage) -> bool:
    """Quill said on the podcast *"Here's the Thing"*: a quotation behind words of the writer's is for other rules."""
    quoted = passage.region_at(first)
    if quoted is None or quoted.last < last:
        return False
    before = passage.syntax.lower[quoted.first - 1]
    return quoted.first - 1 > cue and before not in (",", ":", "that") and before not in COMMAS


def _narrows(at: int, passage: Passage) -> bool:
    """Quill said *only* that …: says of the saying that there was no more of it."""
    lower = passage.syntax.lower
    return lower[at] in _NARROWING and lower[at + 1] == "that"


_NARROWING: Final = frozenset({"only", "just", "merely", "simply"})


def _content_parts(cue: int, passage: Passage) -> list[int]:
    """The verbs of what is said by the parse, as far as they stand below a cue or close behind it."""
    syntax = passage.syntax
    parts = []
    if not _CONTENT.isdisjoint(syntax.relations(cue)):
        allowed, dep = syntax.frames(cue), syntax.dep
        parts = [
            child
            for child in syntax.children[cue]
            if child > cue and dep[child] in _CONTENT and _may_be_content(child, allowed, passage)
        ]
    if not parts and (aside := _astray(cue, passage)) is not None:
        parts = [aside]
    return parts


def _lost_subject(cue: int, verb: int, passage: Passage) -> int | None:
    """The first token of the object of a cue that is the subject of what is said: saying *the plan is late*."""
    syntax = passage.syntax
    if "o" in syntax.frames(cue) or not _has_tense(verb, syntax):
        return None
    if not _SUBJECTS.isdisjoint(syntax.relations(verb)):
        return None
    found = next((one for one in syntax.children[cue] if cue < one < verb and syntax.dep[one] == "dobj"), None)
    return None if found is None else max(cue + 1, syntax.left(found))


_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass", "csubj", "expl"})


def _has_tense(verb: int, syntax: Syntax) -> bool:
    return syntax.tag[verb] in FINITE or any(
        syntax.dep[one] in ("aux", "auxpass") and syntax.tag[one] in FINITE for one in syntax.children[verb]
    )


def _remainder(cue: int, passage: Passage) -> Iterator[Candidate]:
    """Quill said after the vote [the ferry was late]. / Quill has not said [when it will sail].

    For where the parser hangs what is said on something else: the rest of the sentence from the next clause on.
    """
    syntax = passage.syntax
    if passage.is_quoted(cue + 1):
        return
    last = passage.sentence_end(cue)
    near = range(cue + 1, min(cue + _FAR, last) + 1)
    verb = next((i for i in near if syntax.pos[i] in _VERBAL and _heads_clause(i, passage)), None)
    if verb is None:
        return
    subject = next(one for one in syntax.children[verb] if syntax.dep[one] in _SUBJECTS)
    if subject <= cue or syntax.lower[subject] in RELATIVE or _is_as_clause(cue, passage):
        return
    first = max(cue + 1, syntax.left(subject))
    if (syntax.lower[first] in _INVERTED and syntax.dep[first] == "aux") or ";" in syntax.lower[cue:first]:
        return  # a word of caution, should it rain
    if first - 1 > cue and syntax.lower[first - 1] in OPENINGS:
        first -= 1
    features = {f"verb_{syntax.dep[verb]}"}
    if first - cue == 1:
        features.add("adjacent")
    elif syntax.lower[first - 1] == ",":
        features.add("behind_comma")
    elif "," in syntax.lower[cue + 1 : first]:
        features.add("comma_between")
    if any(syntax.dep[one] == "mark" and syntax.lower[one] not in OPENINGS for one in syntax.children[verb]):
        features.add("marked")
    if any(cue < one < first and syntax.dep[one] == "dobj" for one in syntax.children[cue]):
        features.add("object")
    yield made("remainder", cue, passage, (first, last), features=features)


_INVERTED: Final = frozenset({"should", "had", "were"})


def _is_as_clause(cue: int, passage: Passage) -> bool:
    """As she said at the outset: what is said is the clause around it."""
    syntax = passage.syntax
    return any(syntax.lower[one] == "as" and syntax.dep[one] == "mark" for one in syntax.children[cue] if one < cue)


def _heads_clause(i: int, passage: Passage) -> bool:
    """Whether a token is the verb of a clause with a tense and a subject."""
    syntax = passage.syntax
    return (
        syntax.dep[i] not in ("aux", "auxpass")
        and not _SUBJECTS.isdisjoint(syntax.relations(i))
        and _has_tense(i, syntax)
    )


_FAR: Final = 25


def _astray(cue: int, passage: Passage) -> int | None:
    """The verb of the clause behind a cue that the parser hangs on something else.

    Quill admitted *for the first time* [that …] / Quill asked them [if …]: the conjunction stands close behind, and no
    other verb between.
    """
    syntax = passage.syntax
    openings = {"that"} if "c" in syntax.frames(cue) else set[str]()
    if LEMMAS[syntax.lower[cue]] in _ASKING:
        openings |= {"if", "whether"}
    if "neg" in syntax.relations(cue):
        openings |= {"if", "whether", "when", "where", "why", "how", "what"}
    close = range(cue + 1, min(cue + _CLOSE, passage.last) + 1)
    if openings.isdisjoint(syntax.lower[close.start : close.stop]):
        return None
    for at in close:
        if passage.is_quoted(at) or syntax.lower[at] in SENTENCE_END:
            return None
        verb = syntax.head[at]
        if syntax.lower[at] in openings and syntax.dep[at] in ("mark", "advmod") and verb > at:
            return verb if syntax.dep[verb] in _LOOSE and syntax.right(verb) - at <= LONGEST else None
        if _is_verb(at, passage) and syntax.head[at] != cue:
            return None
    return None


_ASKING: Final = frozenset({"ask", "question", "wonder", "inquire", "enquire"})
_CLOSE: Final = 9
_LOOSE: Final = frozenset({"ccomp", "acl", "advcl", "relcl", "dep"})


def _first_after(cue: int, part: int, passage: Passage) -> int:
    """The first token of a part of what is said that stands behind the cue."""
    first = passage.syntax.left(part)
    return first if first > cue else min(token for token in passage.syntax.subtree(part) if token > cue)


def _may_be_content(child: int, allowed: frozenset[str], passage: Passage) -> bool:
    syntax = passage.syntax
    if syntax.right(child) - syntax.left(child) > LONGEST:
        return False
    if syntax.dep[child] == "ccomp":
        return "c" in allowed or "o" in allowed or ("q" in allowed and passage.is_quoted(child))
    below = syntax.children[child]
    if syntax.lower[child] in _ANONYMITY and any(syntax.dep[one] == "neg" for one in below):
        return False
    if "q" in allowed and passage.is_quoted(child):
        return True
    return ("t" in allowed or "o" in allowed) and any(
        syntax.lower[one] == "to" and syntax.dep[one] == "aux" for one in below
    )


_CONTENT: Final = frozenset({"ccomp", "xcomp"})
_ANONYMITY: Final = frozenset({"named", "identified", "quoted"})
"""Asked not to be …: tells why a source has no name, and is no request."""


def _clause_end(clause: int, cue: int, passage: Passage) -> int:
    """The last token of a clause, without what only the parser counts to it: see the kinds below."""
    syntax = passage.syntax
    lower, dep = syntax.lower, syntax.dep
    last = min(syntax.right(clause), passage.last)
    for token in syntax.subtree(clause):
        if not (dep[token] in _ENDING or lower[token] == "according") or token <= clause or passage.is_quoted(token):
            continue
        word = lower[token]
        if word == "according":
            last = min(last, token - 1)
        # "…, which is the largest", "…, although nobody had looked": a remark of the writer's on all of it
        if (remarks := _REMARKS.get(dep[token])) is not None:
            own = syntax.left(token)
            if lower[own] in remarks and lower[own - 1] == "," and syntax.right(token) >= last - 1:
                last = min(last, own - 2)
        # "said that he was ill and vowed to return": the second cue goes with the first
        if word in _GOES_WITH and goes_with(token, cue, syntax):
            last = min(last, syntax.left(token) - 1)
        if dep[token] == "advcl" and _speaks_against(token, passage):
            last = min(last, syntax.left(token) - 1)
        if dep[token] == "conj" and _leaves_unsaid(token, passage):
            last = min(last, next(i for i in range(syntax.left(token), 0, -1) if lower[i] == "but") - 1)
    if syntax.tag[cue] == "VBN" and cue <= passage.sentence_start(cue) + 1:
        last = _before_answer(clause, last, passage)
    return _without_joint(clause, _before_gloss(clause, last, passage), passage)


def _before_gloss(first: int, last: int, passage: Passage) -> int:
    """It was "the least we owe them" — a reference to …: behind a dash after the last quotation the writer speaks."""
    behind = next((one.last + 1 for one in reversed(passage.quoted) if first <= one.last < last), None)
    if behind is None or passage.is_quoted(last) or passage.syntax.lower[behind] not in _DASHES:
        return last
    return behind - 1


_DASHES: Final = frozenset({"—", "–", "--"})


def _without_joint(first: int, last: int, passage: Passage) -> int:
    """The last token of a stretch without conjunctions and marks behind it."""
    while last > first and passage.syntax.dep[last] in ("cc", "punct") and not passage.is_quoted(last):
        last -= 1
    return last


_REMARKS: Final = {"relcl": frozenset({"which"}), "advcl": frozenset({"although", "though"})}
"""By its relation to a clause what opens a remark on it."""


def _speaks_against(verb: int, passage: Passage) -> bool:
    """ "…, while supporters say it will save the river": what another says, set against this."""
    syntax = passage.syntax
    own = syntax.left(verb)
    relations = syntax.relations(verb)
    return (
        syntax.lower[own] in ("while", "whereas")
        and syntax.lower[own - 1] == ","
        and "c" in syntax.frames(verb)
        and "nsubj" in relations
        and "ccomp" in relations
    )


_ENDING: Final = _REMARKS.keys() | {"conj"}
"""The relations in which a token may end the clause that the parser has it in."""

_GOES_WITH: Final = forms_with("c", "t", "o", "name")


def _leaves_unsaid(verb: int, passage: Passage) -> bool:
    """ "…, but she did not say when": a remark on the same speaker, who said nothing of the kind."""
    syntax = passage.syntax
    dep, lower = syntax.dep, syntax.lower
    kinds = {dep[one]: one for one in syntax.children[verb]}
    subject = kinds.get("nsubj")
    if "neg" not in kinds or subject is None or lower[subject] not in ("he", "she", "they", "it"):
        return False
    said = "c" in syntax.frames(verb) or lower[verb] in _TELLING
    before = syntax.left(verb) - 1
    opens = subject == syntax.left(verb) and before > 0 and lower[before] == "but" and lower[before - 1] == ","
    return (
        said
        and opens
        and any(lower[one] in ("did", "does", "do", "would", "has", "had") for one in syntax.children[verb])
    )


_TELLING: Final = frozenset({"elaborate", "specify", "comment", "respond", "name", "identify", "provide", "give"})


def _before_answer(first: int, last: int, passage: Passage) -> int:
    """Asked whether he would go, Quill said …: the question ends at the comma before whoever answers."""
    syntax = passage.syntax
    end = passage.sentence_end(last)
    for i in range(first, last):
        if syntax.lower[i] == "," and not passage.is_quoted(i):
            following = range(i + 1, min(i + 9, end + 1))
            if any(syntax.lower[one] in _SPEAKS and syntax.tag[one] in ("VBD", "VBZ") for one in following):
                return i - 1
    return last


_SPEAKS: Final = forms_with("q", "c")


def statement(cue: int, passage: Passage) -> Iterator[Candidate]:
    """[The ferry was late], Quill said. / [The "palace" was late], Quill said. / [The ferry], they say, [sank]."""
    syntax = passage.syntax
    if cue - 1 <= passage.first or not _ends_before(cue, passage) or _reports_another(cue, passage):
        return
    children = zip(syntax.children[cue], syntax.relations(cue), strict=True)
    behind = [relation for child, relation in children if child > cue]
    if "dobj" in behind and syntax.lower[cue] not in _ADDRESSES:
        return
    source = source_at(cue, passage)
    if source is None or source.mention.start > cue + 1 or source.mention.start - 1 <= passage.first:
        return
    if syntax.lower[source.mention.stop - 1] in RELATIVE:
        return
    if any(_is_verb(one, passage) and syntax.head[one] != cue for one in range(source.mention.stop, cue)):
        return
    end = min(cue, source.mention.start) - 1
    closing = passage.region_at(end)
    if (bracket := _open_bracket(end, passage)) is not None and bracket + 1 >= end:
        return
    if closing is None:
        if syntax.lower[end] not in COMMAS:
            return
        end -= 1
    elif closing.ending not in ",?!—–-…":
        return
    first = passage.sentence_start(end) if bracket is None else bracket + 1
    inside = passage.regions_in(first, end)
    if len(inside) == 1 and inside[0].first == first and inside[0].last == end:
        return  # a quotation and nothing else: region_right
    if any(syntax.lower[i] in ("asked", "questioned", "pressed") for i in (first, min(first + 1, end))):
        return  # "Asked whether he would stay, Quill said": what precedes is the question
    features = {"regions" if inside else "plain"}
    if syntax.tag[first] in ("VBG", "VBN", "WRB") or syntax.pos[first] == "SCONJ":
        features.add("adverbial")
    outside = [i for i in range(first, end + 1) if not passage.is_quoted(i)]
    if any(syntax.pos[i] == "VERB" and syntax.lower[i] in _SPEAKS for i in outside):
        features.add("cue_inside")
    if not any(_is_verb(one, passage) for one in range(first, end + 1)):
        features.add("verbless")
    if syntax.dep[first] in ("prep", "advmod", "npadvmod"):
        features.add("circumstance")
    if _governs(cue, first, end, passage):
        features.add("governed")
    if outside and syntax.lower[outside[-1]] in (",", ":") and passage.is_quoted(end):
        features.add("broken")
    if "ccomp" in behind:
        features.add("clause_after")
    if tail := _after_parenthesis(cue, passage):
        if "verbless" in features and _is_predicate(*tail, passage):
            yield made("split", cue, passage, (first, end), tail, source=source, features=features)
            return
        kind = _kind_of_tail(*tail, passage)
        yield made("parenthetical", cue, passage, (first, end), tail, source=source, features=features | {kind})
        features = features | {"goes_on"}
    yield made("statement", cue, passage, (first, end), source=source, features=features)


def _reports_another(cue: int, passage: Passage) -> bool:
    """Whether a cue reports what another before it says: "The brakes failed," Ames said, the Herald *reported*."""
    forms = passage.cue_forms
    at = bisect_left(forms, cue)
    for before in forms[max(0, at - 2) : at]:
        behind = reporting_behind(before, passage) if passage.syntax.pos[before] == "VERB" else None
        if behind is not None and behind[1] == cue and _ends_before(before, passage):
            return True
    return False


def _open_bracket(last: int, passage: Passage) -> int | None:
    """The bracket before a token of the same sentence that is not closed there: a remark of its own begins with it."""
    lower, depth = passage.syntax.lower, 0
    first = max(passage.first, last - LONGEST)
    if "(" not in lower[first : last + 1]:
        return None
    for i in range(last, first - 1, -1):
        if passage.is_quoted(i):
            continue
        if lower[i] in SENTENCE_END:
            return None
        if lower[i] == ")":
            depth += 1
        elif lower[i] == "(":
            if not depth:
                return i
            depth -= 1
    return None


_ADDRESSES: Final = frozenset({"tell", "told", "tells", "telling"})
"""The object of these is who is told."""


def _ends_before(cue: int, passage: Passage) -> bool:
    """Whether anything in the sentence before a cue can be where words end that somebody said."""
    lower = passage.syntax.lower
    for i in range(cue - 1, max(passage.first, cue - LONGEST) - 1, -1):
        if lower[i] in _MARKS or passage.is_quoted(i):
            return lower[i] not in SENTENCE_END or passage.is_quoted(i)
    return False


_MARKS: Final = COMMAS | SENTENCE_END


_VERBAL: Final = frozenset({"VERB", "AUX"})


def _is_verb(i: int, passage: Passage) -> bool:
    return passage.syntax.pos[i] in _VERBAL


def _governs(cue: int, first: int, end: int, passage: Passage) -> bool:
    """Whether the parser takes what stands before a cue for what is said."""
    syntax = passage.syntax
    if any(first <= child <= end and syntax.dep[child] == "ccomp" for child in syntax.children[cue]):
        return True
    return syntax.dep[cue] in ("parataxis", "ccomp") and first <= syntax.head[cue]


def _after_parenthesis(cue: int, passage: Passage) -> tuple[int, int] | None:
    """What goes on after "…, engineers say, …": the rest of the sentence, where it is no remark on the saying."""
    syntax = passage.syntax
    end = cue
    while end < passage.last and syntax.lower[end + 1] not in COMMAS and end - cue < 8:
        end += 1
        if syntax.lower[end] in (")", ";"):
            return None
        if passage.is_quoted(end) or syntax.pos[end] in ("VERB", "SCONJ"):
            return None
    first = end + 2
    if first > passage.last or passage.is_quoted(first):
        return None
    if syntax.tag[first] in ("VBG", "VBN", "WDT", "WP", "WRB"):
        return None
    last = passage.sentence_end(first)
    return first, next((i - 1 for i in range(first + 1, last) if _opens_another(i, last, passage)), last)


def _opens_another(i: int, last: int, passage: Passage) -> bool:
    """Whether what another says begins behind a semicolon: The law, supporters say, will help; *critics say not.*"""
    syntax = passage.syntax
    if syntax.lower[i] != ";" or passage.is_quoted(i):
        return False
    return any(
        not passage.is_quoted(one) and syntax.pos[one] == "VERB" and syntax.frames(one) and source_at(one, passage)
        for one in range(i + 1, min(i + _CLOSE, last) + 1)
    )


def _is_predicate(first: int, last: int, passage: Passage) -> bool:
    """Whether a stretch begins with the verb of a clause: The price of bread, the office said, *will double*.

    Not where a quotation or "according to" in it has a candidate of its own.
    """
    syntax = passage.syntax
    if passage.has_quoted(first, last) or "according" in syntax.lower[first : last + 1]:
        return False
    while first < last and syntax.pos[first] == "ADV":
        first += 1
    return _is_verb(first, passage) and syntax.tag[first] in FINITE


def _kind_of_tail(first: int, last: int, passage: Passage) -> str:
    """What goes on after "…, engineers say, …": a clause with or without a conjunction, or a part of one."""
    syntax = passage.syntax
    finite = any(_is_verb(i, passage) and syntax.tag[i] in FINITE for i in range(first, last + 1))
    joined = syntax.pos[first] in ("SCONJ", "CCONJ")
    return f"tail_{'joined' if joined else 'plain'}_{'clause' if finite else 'part'}"


def object_infinitive(cue: int, passage: Passage) -> Iterator[Candidate]:
    """The board urged [residents to boil water]."""
    syntax = passage.syntax
    for child, relation in zip(syntax.children[cue], syntax.relations(cue), strict=True):
        if child < cue or relation not in ("dobj", "dative"):
            continue
        for verb in (*syntax.children[cue], *syntax.children[child]):
            if verb > child and syntax.dep[verb] in ("xcomp", "acl", "ccomp", "advcl") and _has_to(verb, passage):
                first = max(cue + 1, syntax.left(child))
                yield made("object_infinitive", cue, passage, (first, syntax.right(verb)))
                return


def _has_to(verb: int, passage: Passage) -> bool:
    syntax = passage.syntax
    return any(one < verb and syntax.lower[one] == "to" for one in syntax.children[verb])


def noun_object(cue: int, passage: Passage) -> Iterator[Candidate]:
    """The mayor announced [a curfew]. / The mayor called for [a curfew]."""
    syntax = passage.syntax
    allowed = syntax.frames(cue)
    if passage.is_quoted(cue - 1):
        return  # "I ran," recalled Quill: who says it
    for child in syntax.children[cue]:
        if child < cue:
            continue
        if "n" in allowed and syntax.dep[child] == "dobj":
            yield made("noun_object", cue, passage, (max(cue + 1, syntax.left(child)), syntax.right(child)))
        elif syntax.dep[child] == "prep" and syntax.right(child) > child and f"for:{syntax.lower[child]}" in allowed:
            below = syntax.children[child]
            if syntax.lower[child] == "to" and not _REQUESTS.isdisjoint(syntax.lower[one] for one in below):
                continue  # responded to requests: says nothing of what was said
            last = max(syntax.right(one) for one in below) if below and below[-1] > child else child + 1
            if (infinitive := _infinitive_at(last + 1, cue, passage)) is not None:
                last = syntax.right(infinitive)  # called for *the ferry to sail*
            yield made("prepositional", cue, passage, (child + 1, last))
        elif syntax.dep[child] in ("advcl", "ccomp") and f"for:{syntax.lower[syntax.left(child)]}" in allowed:
            first = syntax.left(child)  # called for *the ferry to sail*, with "for" taken for a conjunction
            if syntax.dep[first] == "mark" and first > cue and _has_to(child, passage):
                yield made("prepositional", cue, passage, (first + 1, syntax.right(child)))


_REQUESTS: Final = frozenset(
    f"{noun}{ending}" for noun in ("request", "question", "email", "e-mail", "message", "call") for ending in ("", "s")
) | {"inquiry", "inquiries", "enquiry", "enquiries"}


def _infinitive_at(to: int, cue: int, passage: Passage) -> int | None:
    """The verb below a cue whose "to" stands at a token."""
    syntax = passage.syntax
    if to > passage.last or syntax.lower[to] != "to" or syntax.dep[to] != "aux":
        return None
    verb = syntax.head[to]
    return verb if syntax.head[verb] == cue and syntax.dep[verb] in ("advcl", "xcomp", "ccomp") else None


def naming(cue: int, passage: Passage) -> Iterator[Candidate]:
    """Quill called [the plan "a bad joke"]."""
    syntax = passage.syntax
    if not passage.quoted or (is_quoting(cue, syntax) and "saying" in syntax.lower[cue : passage.sentence_end(cue)]):
        return  # quoted Quill as saying: what she says has a cue of its own
    touching = [
        child
        for child in syntax.children[cue]
        if child > cue
        and syntax.dep[child] in _COMPLEMENTS
        and syntax.right(child) - child < LONGEST
        and any(map(passage.is_quoted, syntax.subtree(child)))
    ]
    if touching:
        first = after_agent(cue, passage)
        while first < syntax.right(touching[0]) and syntax.lower[first] in ("to", "for", "again", "on"):
            first += 1
        last = max(syntax.right(child) for child in touching)
        for child in touching:
            for token in syntax.subtree(child):
                if token > child and syntax.lower[token] in _GOES_WITH and goes_with(token, cue, syntax):
                    last = min(last, syntax.left(token) - 1)
        if (by := by_behind(cue, passage)) is not None:
            last = min(last, by - 1)
        quoted = next((one for one in reversed(passage.quoted) if first <= one.last < last), None)
        if quoted is not None and syntax.lower[quoted.last + 1] in CIRCUMSTANCES:
            last = quoted.last  # called the fees "a trap" *on Sunday*
        yield made("naming", cue, passage, (first, _without_joint(first, last, passage)))


_COMPLEMENTS: Final = frozenset({"dobj", "oprd", "ccomp", "xcomp", "prep", "attr", "acomp", "dative", "nsubj"})

Rule = Callable[[int, Passage], Iterator[Candidate]]

_FRAMES: Final[Mapping[Rule, frozenset[str]]] = {
    clause: frozenset({"q", "c", "t", "o"}),
    statement: frozenset({"q", "c"}),
    object_infinitive: frozenset({"o"}),
    noun_object: frozenset({"n", "for"}),
    naming: frozenset({"name"}),
}
"""The rules, each with the frames that it is for: a cue verb needs one of them."""

CUE_RULES: Final[Mapping[str, tuple[Rule, ...]]] = {
    form: tuple(rule for rule, its in _FRAMES.items() if any(frame.partition(":")[0] in its for frame in frames))
    for form, frames in FRAMES_OF_FORM.items()
}
"""The rules for each form of a cue verb."""
