"""Grammar: voice, subjects, objects and prepositions of a verb, recovered across clauses.

Works on the dependency labels of spaCy's English models (the ClearNLP scheme). All functions stay within the sentence
of the token that they are given.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

SUBJECTS: Final = frozenset({"nsubj", "csubj"})
PASSIVE_SUBJECTS: Final = frozenset({"nsubjpass", "csubjpass"})
OBJECTS: Final = frozenset({"dobj", "dative", "obj"})
RELATIVES: Final = frozenset({"who", "whom", "which", "that", "whose"})
DOCUMENTS: Final = frozenset(
    {"lawsuit", "suit", "complaint", "petition", "letter", "statement", "report", "memo", "count", "filing", "motion"}
    | {"campaign", "tweet", "post", "article", "ad", "editorial", "speech", "charge", "attack", "case"}
)
"""What somebody issues to accuse someone: "filed a lawsuit accusing ..." has the filer as the accuser."""

_TIMES: Final = frozenset(
    {
        "monday",
        "tuesday",
        "wednesday",
        "thursday",
        "friday",
        "saturday",
        "sunday",
        "january",
        "february",
        "march",
        "april",
    }
    | {"may", "june", "july", "august", "september", "october", "november", "december", "day", "week", "month", "year"}
    | {"decade", "hour", "minute", "morning", "afternoon", "evening", "night", "weekend", "noon", "midnight", "century"}
    | {"spring", "summer", "autumn", "fall", "winter", "time", "moment", "years", "months", "days", "weeks"}
)
_WHEN: Final = frozenset({"on", "in", "at", "since", "during", "before", "after", "until"})
_SUBJECT_CONTROL: Final = frozenset({"promise", "threaten", "vow", "take", "spend", "need", "use"})
_ABLE: Final = frozenset(
    {"about", "able", "unable", "ready", "willing", "unwilling", "set", "due", "free", "eager", "keen"}
)
"""Predicates whose subject does what follows: "were about to charge", where "it is hard to blame him" has nobody."""
_SELF: Final = frozenset({("he", "him"), ("she", "her"), ("it", "it"), ("they", "them")})
_TOLD: Final = frozenset(
    {"claim", "allegation", "accusation", "charge", "fact", "news", "report", "rumour", "rumor", "belief", "idea"}
    | {"suspicion", "evidence", "proof", "statement", "argument", "assertion", "complaint", "finding", "ruling", "word"}
    | {"view", "announcement", "confirmation", "sign", "fear", "hope", "concern", "notion", "testimony", "hint"}
)
"""Nouns whose "that" says what they are about: "the claim that the broker accused of theft fled"."""


def child(token: Token, *labels: str) -> Token | None:
    """The first child with one of the labels."""
    for one in token.children:
        if one.dep_ in labels:
            return one
    return None


def is_passive(verb: Token) -> bool:
    """Whether a verb is a passive participle: "was accused", "the general, accused of", "and charged"."""
    if verb.tag_ not in ("VBN", "VBD"):
        return False
    if child(verb, "nsubjpass", "auxpass", "csubjpass") is not None:
        return True
    if verb.dep_ == "ccomp" and verb.head.lemma_ == "want" and child(verb, "aux", "mark") is None:
        return child(verb, "nsubj") is not None  # "want the mayor prosecuted"
    if bare_relative(verb) is not None:
        return False
    if child(verb, "nsubj", "dobj", "aux") is not None:
        return False
    if verb.tag_ == "VBN" and verb.dep_ in ("acl", "advcl", "amod", "relcl", "xcomp", "oprd"):
        return True
    return verb.dep_ == "conj" and verb.tag_ == "VBN" and is_passive(verb.head)


def is_clipped_passive(verb: Token) -> bool:
    """Whether a participle without auxiliary or object is a headline's passive: "Banker charged with fraud"."""
    if verb.tag_ not in ("VBD", "VBN") or child(verb, "aux", "auxpass", "ccomp", *OBJECTS) is not None:
        return False
    return child(verb, "nsubj") is not None and verb.dep_ == "ROOT"


def subject(verb: Token, depth: int = 0) -> Token | None:
    """The head of the subject of a verb (the surface subject: of a passive the one it is done to).

    Follows relative clauses to their antecedent, and subjects left out in coordination, open complements,
    participial clauses and gerunds to where they stand. None where there is none in the sentence.
    """
    if depth > 6:
        return None
    own = _own_subject(verb) or _after_fronted(verb)
    if own is not None and own.dep_ not in ("csubj", "csubjpass"):
        return _antecedent(own, verb) or own
    head = verb.head
    if verb.dep_ == "relcl":
        return _named(head)
    if verb.dep_ == "acl" or (verb.dep_ == "prep" and head.pos_ in ("NOUN", "PROPN")):
        return _of_modified(verb, depth)
    if verb.dep_ == "conj" and head.pos_ in ("VERB", "AUX"):
        return subject(head, depth + 1)
    if verb.dep_ == "xcomp" and head.lower_ in _ABLE and head.dep_ in ("acomp", "prep", "advmod"):
        return _not_expletive(subject(head.head, depth + 1), head.head) if head.head.pos_ in ("VERB", "AUX") else None
    if verb.dep_ == "xcomp" and _is_due(verb):  # "is to stand trial"
        return subject(head, depth + 1)
    if verb.dep_ == "xcomp" and (head.pos_ == "ADJ" or (head.lemma_ == "be" and child(head, "nsubj") is not None)):
        return None  # "it is hard to blame him"
    if verb.dep_ in ("xcomp", "ccomp", "oprd") and verb.tag_ in ("VB", "VBG", "VBN", "VBD"):
        controller = child(head, *OBJECTS)
        if controller is not None and verb.dep_ == "xcomp" and head.lemma_ not in _SUBJECT_CONTROL:
            return controller
        return _not_expletive(subject(head, depth + 1), head) if head.pos_ in ("VERB", "AUX") else None
    if verb.dep_ == "advcl" and verb.tag_ in ("VBN", "VBG") and (noun := _before_comma(verb)) is not None:
        return noun
    if verb.dep_ == "advcl" and verb.tag_ in ("VBG", "VBN", "VB"):
        return _not_expletive(subject(head, depth + 1), head) if head.pos_ in ("VERB", "AUX") else None
    if verb.dep_ == "pcomp":
        return subject_above(head, depth)
    return None


def _is_due(verb: Token) -> bool:
    """Whether an infinitive says what somebody is to do: "is to stand trial", not "it is hard to blame him"."""
    head = verb.head
    first = next((one for one in verb.children if one.dep_ in ("aux", "auxpass")), None)
    own = child(head, "nsubj")
    if head.lemma_ != "be" or first is None or first.lower_ != "to" or first.i != head.i + 1:
        return False
    return own is not None and own.lower_ not in ("it", "this", "that", "what")


def outer_subject(verb: Token) -> Token | None:
    """Whose verb it is where the parser joins it to the wrong one: the spokesman, of "the spokesman said that the
    officers had fired and blamed the crowd", and the strikers, of "the strikers demanded that he resign, accusing him".

    None where the verb is that of the subject beside it.
    """
    head, above = verb.head, verb.head.head
    if head.dep_ != "ccomp" or above.pos_ != "VERB" or child(verb, "nsubj", "aux") is not None:
        return None
    if verb.dep_ == "conj" and verb.tag_ == above.tag_ == "VBD" and head.tag_ == "VBN":
        past = any(one.dep_ == "aux" and one.lower_ == "had" for one in head.children)
        return subject(above) if past else None
    own, thing = child(head, "nsubj"), child(verb, "dobj")
    if verb.dep_ == "advcl" and verb.tag_ == "VBG" and own is not None and thing is not None:
        return subject(above) if (own.lower_, thing.lower_) in _SELF else None
    return None


def teller_above(verb: Token) -> Token | None:
    """Who tells what a verb is joined to, and may have done the verb too: the Front, of "the Front said the shells were
    fired from a base and *called* it a massacre". None where nobody does."""
    head, above = verb.head, verb.head.head
    joined = verb.dep_ == "conj" and head.dep_ == "ccomp" and above.pos_ == "VERB" and verb.tag_ == above.tag_
    return subject(above) if joined and child(verb, "nsubj", "aux") is None else None


def _before_comma(verb: Token) -> Token | None:
    """The noun that a participle after a comma belongs to: "Rook, charged with perjury, says he is innocent"."""
    at = verb.left_edge.i
    if at - 2 < verb.sent.start or verb.doc[at - 1].text != ",":
        return None
    noun = verb.doc[at - 2]
    beside_verb = noun.head == verb.head and noun.dep_ in ("nsubj", "nsubjpass", "advmod", "npadvmod")
    return noun if noun.pos_ in ("NOUN", "PROPN") and beside_verb else None


def _not_expletive(found: Token | None, head: Token) -> Token | None:
    """A subject, unless it is the "it" of "it is hard to blame him"."""
    expletive = found is not None and found.lower_ == "it" and child(head, "acomp") is not None
    return None if expletive else found


def _own_subject(verb: Token) -> Token | None:
    """The subject beside a verb."""
    found = [one for one in verb.children if one.dep_ in SUBJECTS or one.dep_ in PASSIVE_SUBJECTS]
    if not found or (len(found) == 1 and _is_fronted(found[0])):
        return None
    owned = (one for one in found[0].children if one.dep_ == "appos" and one.i < verb.i)
    return next((one for one in owned if any(of.lower_ == "whose" for of in one.children)), found[0])


def _is_fronted(clause: Token) -> bool:
    """Whether what the parser takes for a subject is a participle in front, closed by a comma."""
    return clause.dep_ == "csubj" and clause.tag_ == "VBG" and any(one.text == "," for one in clause.subtree)


def _after_fronted(verb: Token) -> Token | None:
    """The subject that the parser hung under a participle in front: "Speaking in Orlen, the envoy, Ada Lund, called".

    Of the phrases between commas the first that is a description, else the last name.
    """
    clause = child(verb, "csubj")
    if clause is None or not _is_fronted(clause) or child(verb, "nsubj", "nsubjpass") is not None:
        return None
    opened = [
        one
        for one in clause.subtree
        if one.pos_ in ("NOUN", "PROPN") and one.dep_ in ("conj", "appos") and one.doc[one.left_edge.i - 1].text == ","
    ]
    return next((one for one in opened if one.pos_ == "NOUN"), opened[-1] if opened else None)


def object_of(verb: Token) -> Token | None:
    """The head of the direct object of an active verb; for an object relative its antecedent ("whom they accuse")."""
    if (antecedent := bare_relative(verb)) is not None:
        return antecedent
    found = [one for one in verb.children if one.dep_ in OBJECTS and one.i > verb.i]
    if found:
        return found[-1] if len(found) == 2 and beside(*found) else found[0]
    fronted = child(verb, "dobj")
    if (
        (verb.dep_ == "relcl" or _is_that_clause(verb))
        and (fronted is None or fronted.lower_ in RELATIVES)
        and child(verb, "nsubj") is not None
    ):
        subject_ = child(verb, "nsubj")
        if subject_ is not None and subject_.lower_ not in RELATIVES and child(verb, "nsubjpass") is None:
            return verb.head
    return None


def _is_that_clause(verb: Token) -> bool:
    """Whether a clause that the parser hangs on a noun is an object relative: "the brewer that the guild accused"."""
    opens = any(one.lower_ == "that" and one.i < verb.i and one.dep_ in ("mark", "dobj") for one in verb.children)
    return (
        verb.dep_ == "acl" and opens and verb.head.pos_ in ("NOUN", "PROPN") and verb.head.lemma_.lower() not in _TOLD
    )


def bare_relative(verb: Token) -> Token | None:
    """What an object relative stands for whose verb the parser takes for a participle: the firm, of "the firm that the
    union accused of bribery closed". None where the "that" opens a clause that somebody says, and with an agent."""
    doer = verb.head
    if verb.dep_ != "acl" or verb.tag_ not in ("VBN", "VBD") or doer.dep_ not in PASSIVE_SUBJECTS | SUBJECTS:
        return None
    doc, first = verb.doc, doer.left_edge.i
    at = first if doc[first].lower_ == "that" else first - 1
    if at <= verb.sent.start or doc[at].lower_ != "that" or doer.head.dep_ == "ccomp":
        return None
    noun, together = doc[at - 1], all(one.text != "," for one in doc[doer.i : verb.i])
    is_named = noun.pos_ in ("NOUN", "PROPN") and noun.lemma_.lower() not in _TOLD
    return noun if is_named and together and agent_of(verb) is None else None


def is_when(preposition: Token) -> bool:
    """Whether a prepositional phrase says when: "on Wednesday", "in March"."""
    inner = child(preposition, "pobj")
    return preposition.dep_ == "prep" and preposition.lower_ in _WHEN and inner is not None and is_time(inner)


def is_time(head: Token) -> bool:
    """Whether a noun phrase names a day, month, year or stretch of time."""
    if head.text.isdigit():
        return len(head.text) == 4
    return head.lemma_.lower() in _TIMES


def beside(one: Token, other: Token) -> bool:
    """Whether two phrases stand side by side as one: the parser splits "the opposition Green Front" so."""
    together = one.right_edge.i + 1 == other.left_edge.i == other.i - len(list(other.lefts)) and one.pos_ in (
        "NOUN",
        "PROPN",
    )
    return (
        together and {one.dep_, other.dep_} <= OBJECTS and not any(left.dep_ in ("det", "poss") for left in other.lefts)
    )


def agent_of(verb: Token) -> Token | None:
    """The head of the agent of a passive verb ("blamed by the harbour pilots")."""
    by = child(verb, "agent")
    if by is None:
        by = next((one for one in verb.children if one.dep_ == "prep" and one.lower_ == "by"), None)
    found = child(by, "pobj") if by is not None else None
    if by is None:  # "cheated out of overtime by the contractor": hung on a complement
        below = (inner for one in verb.children if one.dep_ == "prep" for inner in one.subtree if inner.i > verb.i)
        by = next((one for one in below if one.lower_ == "by" and one.dep_ in ("prep", "agent")), None)
        found = child(by, "pobj") if by is not None and by.head.pos_ == "NOUN" else None
    return None if found is None or is_time(found) else found


def complements(token: Token, words: Collection[str]) -> Iterator[tuple[Token, Token]]:
    """(preposition, its complement) of the prepositions among `words` that hang on a token, by place."""
    for one in token.children if token.dep_ != "ccomp" else (*token.children, *_behind_name(token)):
        if one.lower_ in words and one.dep_ in ("prep", "agent", "dative", "mark", "advmod", "prt"):
            inner = child(one, "pobj", "pcomp", "prep", "amod")
            if inner is not None and inner.dep_ == "prep":  # "because of", "as to"
                inner = child(inner, "pobj", "pcomp")
            if inner is not None:
                yield one, inner


def _behind_name(verb: Token) -> Iterator[Token]:
    """The preposition of a verb that the parser hangs on a name beside its object.

    "They had charged the captain, Robert Hale, 52, *with* negligence", where the name is taken for a part of what
    governs the verb.
    """
    thing = child(verb, "dobj")
    if thing is None or thing.pos_ != "NOUN":
        return
    doc, at = verb.doc, thing.right_edge.i + 1
    first = at + 1
    while at + 1 < len(doc) and (doc[at].text == "," or doc[at].pos_ in ("PROPN", "NUM")):
        at += 1
    strays = first < at < len(doc) and doc[at - 1].text == "," and doc[first].pos_ == "PROPN"
    if strays and doc[at].dep_ == "prep" and doc[at].head.pos_ == "PROPN" and not thing.is_ancestor(doc[first]):
        yield doc[at]


def conjuncts(head: Token) -> list[Token]:
    """A noun and the nouns coordinated with it, by place."""
    found = [head]
    for one in head.children:
        if one.dep_ == "conj":
            found.extend(conjuncts(one))
    return sorted(found, key=lambda token: token.i)


def inside(token: Token, span: Span | None) -> bool:
    """Whether a token is part of a span."""
    return span is not None and span.start <= token.i < span.end


def _antecedent(pronoun: Token, verb: Token) -> Token | None:
    """What a relative pronoun stands for: the noun that its clause modifies."""
    if pronoun.lower_ not in RELATIVES or pronoun.tag_ not in ("WP", "WDT", "WP$", "IN"):
        return None
    clause = verb
    while clause.dep_ in ("conj", "xcomp", "ccomp") and clause.head.pos_ in ("VERB", "AUX"):
        clause = clause.head
    return _named(clause.head) if clause.dep_ in ("relcl", "acl") else None


def whose(noun: Token) -> Token | None:
    """What the "whose" before a noun stands for: Kesta, of "Kesta, whose envoy walked out"."""
    if not any(one.lower_ == "whose" for one in noun.children):
        return None
    clause = noun.head
    while clause.dep_ in ("conj", "xcomp", "ccomp") and clause.head.pos_ in ("VERB", "AUX"):
        clause = clause.head
    return _named(clause.head) if clause.dep_ in ("relcl", "acl") else None


def _named(noun: Token) -> Token:
    """The name that a noun stands in apposition to: "Paula Renn, a clerk who accused ..."."""
    return noun.head if noun.dep_ == "appos" and noun.head.pos_ == "PROPN" and noun.pos_ == "NOUN" else noun


def _of_modified(verb: Token, depth: int) -> Token | None:
    """The subject of a participle that modifies a noun: the noun, or whoever issued it if it is a document."""
    noun = verb.head
    if verb.tag_ == "VBG" and noun.lemma_.lower() in DOCUMENTS and noun.dep_ in (*OBJECTS, "pobj"):
        return subject_above(noun.head, depth) or noun
    if verb.tag_ == "VBG" and noun.dep_ in ("pobj", *OBJECTS):
        above = noun.head.head if noun.dep_ == "pobj" else noun.head
        if above.pos_ == "NOUN" and above.lemma_.lower() in DOCUMENTS:  # "a lawsuit against the bank accusing it"
            return subject_above(above.head, depth) or above
        filed = child(above, "dobj") if noun.dep_ == "pobj" and above.pos_ == "VERB" else None
        if filed is not None and filed.lemma_.lower() in DOCUMENTS:
            return subject(above, depth + 1)
    return noun


def subject_above(token: Token, depth: int) -> Token | None:
    """The subject of the nearest verb at or above a token."""
    while token.pos_ not in ("VERB", "AUX") and token.head != token:
        token = token.head
    return subject(token, depth + 1) if token.pos_ in ("VERB", "AUX") else None


def done_to(verb: Token) -> list[Token]:
    """The nouns that a verb is done to: objects (of a passive its subject), their conjuncts, what "of" brings."""
    labels = ("dobj", "nsubjpass") if is_passive(verb) else ("dobj", "dative")
    found: list[Token] = []
    for one in verb.children:
        if one.dep_ in labels:
            found += _deep(one)
        elif one.dep_ in ("ccomp", "xcomp") and one.i > verb.i:  # "left thousands of civilians dead" as a small clause
            found += [noun for inner in one.children if inner.dep_ in ("nsubj", "nsubjpass") for noun in _deep(inner)]
    for _, inner in complements(verb, ("in", "on", "with", "at", "out", "as")):
        found += _deep(inner)
    return found


def _deep(head: Token) -> list[Token]:
    found = list(conjuncts(head))
    for noun in list(found):
        found += [one for one in noun.children if one.dep_ in ("compound", "amod")]
        for _, inner in complements(noun, ("of",)):
            found += _deep(inner)
    return found
