"""Causes: what or who did it, as the sentence says it."""

from __future__ import annotations

from itertools import islice
from typing import TYPE_CHECKING, Final

from onrecord_casualties.clauses import (
    NAMES_OF_HARM,
    PLACE_PREPOSITIONS,
    SAYING,
    VAGUE_SUBJECTS,
    Offsets,
    name_end,
    object_after,
    phrase,
    tells_cause,
    verbs_over,
    with_those_beside,
)
from onrecord_casualties.counted import Counted, is_people
from onrecord_casualties.grammar import SUBJECTS
from onrecord_casualties.lexicon import CAUSES_BY_NAME, EVENTS, NAMES_OF_TIME
from onrecord_casualties.verb_frames import VERB_FRAMES

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord_casualties.predicates import Finding

_CAUSE_PREPOSITIONS: Final = frozenset({"in", "from", "of", "during", "after", "by", "to", "following", "amid", "with"})
_NOBODYS_DEED: Final = frozenset({"verb:lose-men", "verb:treat-injuries"})
_HARMING: Final = frozenset(
    verb
    for frame in VERB_FRAMES
    if "object" in frame.victim and frame.name not in _NOBODYS_DEED
    for verb in frame.verbs
)
_SAVED: Final = frozenset({"rescued", "evacuated"})
_CAUSING: Final = frozenset({"cause", "claim", "take", "cost", "inflict", "produce", "bring"})
_OBJECTS: Final = frozenset({"dobj", "dative", "attr"})
_NOT_LAST: Final = frozenset({"VERB", "ADP", "DET", "CCONJ", "SCONJ", "PART", "AUX"})
_LONGEST_CLAUSE: Final = 20
_ASSAULTING: Final = frozenset({"shoot", "stab", "attack", "ambush", "shell", "bomb"})


def cause_of(one: Counted, finding: Finding) -> Offsets | None:
    """What or who did it: the subject of the verb, its agent, or the event after "in", "from", "after"."""
    predicate = finding.predicate
    if finding.rule == "ellipsis":
        return None  # what killed the thirty need not have killed the twelve
    verbs = [predicate, *verbs_over(predicate)]
    for verb in verbs if finding.harm not in _SAVED else ():  # "evacuated by boat", "rescued by the navy": means
        agent = next((object_after(child) for child in verb.children if child.dep_ == "agent"), None)
        if agent is not None and agent.lower_ not in NAMES_OF_TIME:
            struck = agent.doc[agent.head.i - 1]  # killed in strikes by drones
            return phrase(struck if struck.i > verb.i and _is_event_of(struck, verb) else agent)
    for verb in islice(with_those_beside(predicate), 1, None) if finding.harm not in _SAVED else ():
        agent = next((object_after(child) for child in verb.children if child.dep_ == "agent"), None)
        if agent is not None and agent.lower_ not in NAMES_OF_TIME:  # two were killed and four wounded by shells
            return phrase(agent)
    for token in (*verbs, *islice(with_those_beside(predicate), 1, None)):
        event = _event(token) or _related_event(token)
        if event is not None:
            return phrase(event)
    subject = _causer(one, finding)
    if subject is not None and subject.lemma_.lower() in NAMES_OF_HARM:
        subject = None  # the deaths bring to 47 the number …
    if subject is not None and subject not in (one.node, one.noun):
        return _clause(subject.head) if _only_befell(subject, predicate) else phrase(subject)
    for verb in (*verbs, *with_those_beside(predicate)):
        clause = next((child for child in verb.children if tells_cause(child)), None)
        if clause is not None:
            return _clause(clause)
    return None


def _is_event_of(event: Token, verb: Token) -> bool:
    return event.lemma_.lower() in EVENTS and event.dep_ == "pobj" and event.head.head == verb


def _event(word: Token) -> Token | None:
    below = [child for child in word.children if child.dep_ == "prep" and child.i > word.i]
    for preposition in below:
        target = object_after(preposition)
        named = target is not None and target.lemma_.lower() in EVENTS - CAUSES_BY_NAME
        if named and preposition.lower_ in _CAUSE_PREPOSITIONS:
            return target
        if preposition.lower_ in ("due", "owing", "because"):
            inner = target or next((object_after(child) for child in preposition.children), None)
            if inner is not None:
                return inner
    return None


def _related_event(verb: Token) -> Token | None:
    """`the crash, in which 12 people died`"""
    if verb.dep_ != "relcl" or verb.head.lemma_.lower() not in EVENTS - CAUSES_BY_NAME:
        return None
    inside = any(child.lower_ == "which" for part in verb.children if part.dep_ == "prep" for child in part.children)
    return verb.head if inside else None


def _causer(one: Counted, finding: Finding) -> Token | None:
    """Whose deed it was by the grammar: the subject of `killed 12`, `left 12 dead`, `caused 12 deaths`."""
    predicate = finding.predicate
    leaving = next((over for over in islice(one.node.ancestors, 3) if over.lemma_ == "leave"), None)
    if finding.harm in _SAVED:
        return None
    if leaving is not None:
        return _subject_of(leaving)
    if predicate.lemma_.lower() in NAMES_OF_HARM and predicate.pos_ == "NOUN":
        over = predicate.head
        return _subject_of(over) if over.lemma_ in _CAUSING and predicate.dep_ == "dobj" else None
    return _subject_of(predicate) if predicate.lemma_.lower() in _HARMING else None


def _subject_of(verb: Token) -> Token | None:
    """The subject of an active verb; of "…, killing five" that of the clause before, or the event it stands beside."""
    token = verb
    for _ in range(4):
        has_object = any(child.dep_ == "dobj" for child in token.children)
        if _goes_on(token):
            token = token.head.head
            continue
        if (gerund := _gerund_before(token)) is not None:
            return gerund
        if _hangs_on_place(token):
            token = token.head.head.head
            continue
        own = any(child.dep_ == "nsubj" for child in token.children)  # fears that the accident has cost five lives
        if (
            token.dep_ == "acl"
            and not own
            and token.head.pos_ in ("NOUN", "PROPN")
            and (token.tag_ == "VBG" or has_object)
        ):
            return _event_at(_named(token.head))
        if token != verb and token.dep_ == "acl" and token.head.dep_ == "ROOT" and token.head.pos_ == "NOUN":
            return token.head  # "a fire swept through a mill, killing two": a main verb taken for a participle
        passive = any(child.dep_ in ("auxpass", "nsubjpass") for child in token.children)
        auxiliary = any(child.dep_ == "aux" for child in token.children)
        if passive or (token.tag_ == "VBN" and not auxiliary and not has_object):
            return None
        for child in token.children:
            if child.dep_ == "nsubj":
                if child.tag_ in ("WDT", "WP") or child.lower_ == "that":
                    return _event_at(token.head) if token.dep_ == "relcl" else None
                if child.lower_ in VAGUE_SUBJECTS or child.pos_ == "NUM" or _is_cut_short(child):
                    return None
                return _behind_label(_named(child), token)
        climbs = token.dep_ == "conj" or (token.dep_ in ("advcl", "xcomp", "ccomp", "pcomp") and token.tag_ == "VBG")
        if not climbs or token.head.pos_ not in ("VERB", "AUX") or token.head.lemma_ in SAYING:
            return _event_as_root(verb)
        token = token.head
    return None


def _gerund_before(verb: Token) -> Token | None:
    """`shelling by rebels killed nine`, whatever the parser made of it."""
    for child in verb.children:
        event = (
            child.dep_ in ("csubj", "advcl") and child.tag_ == "VBG" and {child.lemma_.lower(), child.lower_} & EVENTS
        )
        if event and child.i < verb.i and all(word.text != "," for word in verb.doc[child.i : verb.i]):
            return child
    return None


def _is_cut_short(subject: Token) -> bool:
    """`two commuter` of "two commuter trains collide": a plural whose noun was taken for a verb."""
    first = subject.left_edge
    several = first.dep_ == "nummod" and first.head == subject and first.lower_ not in ("one", "1")
    return several and subject.tag_ == "NN"


def _named(subject: Token) -> Token:
    """`the worst, the Lowgate fire, killed nine`: the event that stands for a superlative."""
    event = next((child for child in subject.children if child.dep_ == "appos"), subject)
    return event if subject.tag_ == "JJS" else subject


def _behind_label(subject: Token, verb: Token) -> Token | None:
    """`War in Sarn: A barrage of missiles leaves three dead`: the subject behind a label, and none where there is none
    to be found."""
    colon = next((word.i for word in verb.doc[subject.i : verb.i] if word.text == ":"), None)
    if colon is None:
        return subject
    words = verb.doc[colon + 1 : verb.i]
    found = next((one for one in words if one.pos_ in ("NOUN", "PROPN") and one.head not in words), None)
    whole = found is not None and (found.i + 1 == verb.i or found.nbor().pos_ in ("ADP", "PUNCT", "ADV", "AUX"))
    return found if whole else None


def _hangs_on_place(participle: Token) -> bool:
    """`a bomb exploded outside a courthouse, killing nine`: hung on the place, it is the bomb that did it."""
    noun, comma = participle.head, participle.doc[participle.left_edge.i - 1]
    beside = participle.dep_ in ("acl", "advcl") and participle.tag_ == "VBG" and noun.dep_ == "pobj"
    return beside and comma.text == "," and noun.head.head.pos_ == "VERB" and noun.lemma_.lower() not in EVENTS


def _event_as_root(verb: Token) -> Token | None:
    """`a wildfire driven by winds swept through a town, killing nine`: a main verb taken for a participle."""
    root, participle = verb.sent.root, verb.tag_ == "VBG" and verb.doc[verb.left_edge.i - 1].text == ","
    opens = root.pos_ == "NOUN" and root.lemma_.lower() in EVENTS and root.left_edge.i == verb.sent.start
    return root if participle and opens else None


def _event_at(noun: Token) -> Token:
    """`a boiler explosion at a mill that killed six`, `the bombing of a market in Tobet that killed six`: the event,
    where a clause hangs on the place behind it."""
    event = noun
    for _ in range(2):
        if (
            event.dep_ != "pobj"
            or event.lemma_.lower() in EVENTS
            or event.head.lower_ not in {*PLACE_PREPOSITIONS, "of", "aboard"}
        ):
            break
        event = event.head.head
    return event if event.lemma_.lower() in EVENTS else noun


def _goes_on(participle: Token) -> bool:
    """`killing five, burning homes`: a participle after a comma that the parser hung on the object before it."""
    noun = participle.head
    listed = participle.tag_ == "VBG" and participle.dep_ == "acl" and noun.dep_ == "dobj" and noun.head.tag_ == "VBG"
    return listed and participle.doc[participle.left_edge.i - 1].text == ","


def _only_befell(subject: Token, predicate: Token) -> bool:
    """`a tunnel collapsed, killing five`: the whole clause did it, where its subject is nobody and no event."""
    verb = subject.head
    apart = verb != predicate and verb.pos_ == "VERB" and not any(child.dep_ in _OBJECTS for child in verb.children)
    if verb.lemma_ in _ASSAULTING and predicate.dep_ == "conj":
        return False  # police shot and injured three
    named = subject.lemma_.lower() in EVENTS and subject.lemma_.lower() not in CAUSES_BY_NAME
    return apart and subject.pos_ == "NOUN" and not named and not is_people(subject)


def _clause(verb: Token) -> Offsets | None:
    doc, words = verb.doc, list(verb.subtree)
    subject = next((child for child in verb.children if child.dep_ in SUBJECTS), None)
    opening = ("when", "after", "just", "shortly", "soon")
    first = (
        subject.left_edge.i
        if subject is not None
        else next((one.i for one in words if one.lower_ not in opening), verb.i)
    )
    last = first
    while last + 1 <= words[-1].i and last - first < _LONGEST_CLAUSE:
        inside_subject = subject is not None and last + 1 < subject.i  # a second, smaller slide hit
        if doc[last + 1].text in (",", ";", ".", "—", "–") and name_end(doc[last]) == last and not inside_subject:
            break
        if doc[last + 1].pos_ == "CCONJ" and doc[min(last + 2, words[-1].i)].pos_ == "NUM":
            break  # and 15 in a raid
        last = max(last + 1, name_end(doc[last]))
    cut = last < words[-1].i and doc[last + 1].pos_ != "PUNCT"
    while cut and last > first and doc[last].pos_ in _NOT_LAST:
        last -= 1
    return doc[first].idx, doc[last].idx + len(doc[last])
