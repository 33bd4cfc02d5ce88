"""Harm: which frame, if any, makes a counted phrase a casualty figure."""

from __future__ import annotations

from dataclasses import replace
from itertools import islice
from typing import TYPE_CHECKING, Final

from onrecord_casualties.counted import Counted, is_people
from onrecord_casualties.frames import NounFrame, Role
from onrecord_casualties.grammar import (
    FURTHEST_BESIDE,
    OBJECTS,
    SUBJECTS,
    has_auxiliary,
    is_passive,
    is_reduced_passive,
    numbered,
    object_of,
)
from onrecord_casualties.lexicon import BEFORE_PARTICIPLES, ILLNESSES, PLAYERS
from onrecord_casualties.predicates import (
    STATES,
    VERBS,
    Finding,
    counts_others,
    harm_of_word,
    has_needs,
    is_figurative,
    own_frame,
    predicated,
    verb_lemma,
)
from onrecord_casualties.toll_words import TOLL_VERBS_OVER
from onrecord_casualties.tolls import find_numbered, find_toll
from onrecord_casualties.word_frames import NOUN_FRAMES, PLIGHT_FRAMES

if TYPE_CHECKING:
    from spacy.tokens import Token

_AUXILIARIES: Final = frozenset({"aux", "auxpass"})
_CLAUSES: Final = frozenset({"acl", "relcl"})
_MARKS_BETWEEN: Final = frozenset("'’\"“”,-–")
_FURTHEST_PARTICIPLE: Final = 7
_PARENTHESES: Final = {",": ",", "-": "-", "–": "–", "—": "—", "(": ")"}
_LONGEST_PARENTHESIS: Final = 9
_PARTS: Final = frozenset({"one", "some", "many", "most", "several", "few", "any", "none", "each", "half", "dozens"})
_BEFORE_FIGURES: Final = frozenset({"another", "a", "further", "the", "all", "some"})
_INCLUDING: Final = frozenset({"including", "comprising"})
_LINKS: Final = frozenset({",", "and", "or", "are", "were", "is", "was", "now", "to", "be", "have", "(", "all"})
_PRESUMED: Final = frozenset({"presumed", "feared", "believed", "assumed", "thought"})
_WOUNDS: Final = frozenset({"limb", "bone", "injury", "wound", "burn", "fracture", "cut", "bruise", "hypothermia"})
_ABSENCES: Final = frozenset({"injury", "injuries", "suspension", "suspensions", "illness", "flu"})
_LOST: Final = frozenset({"dead", "drowned", "killed"})
_REMAINING: Final = frozenset(
    {"are", "is", "were", "was", "remain", "remained", "remains", "still", "now", "lie", "lay"}
)
_HELD: Final = frozenset({"hostage", "captive"})
_IN_HOSPITAL: Final = _REMAINING | {"in", "hospital", "hospitals"}
_PATIENTS: Final = frozenset({"patients", "cases"})
_CARE: Final = frozenset({"hospital", "hospitals", "condition", "custody", "care", "arrest", "detention"})
_WITH_OBJECTS: Final = {"sustained": "sustain", "suffered": "suffer", "received": "receive", "lost": "lose"}
_TAKEN_PRISONER: Final = frozenset({"captured", "arrested", "detained", "imprisoned", "jailed"})
NOUNS: Final = {noun: frame for frame in NOUN_FRAMES for noun in frame.nouns}


def find_harm(one: Counted) -> Finding | None:
    """The harm of a counted phrase; None where it is no casualty figure.

    In this order: a toll; "the dead numbered"; that none of them survived, or "fatally"; what became of some of the
    hurt; a noun that says it ("12 deaths"); a word of the figure's own (a participle or a relative clause, a participle
    right behind it); its place in the clause; a verb right before it; the place of the phrase that it is coordinated
    with; an adjective before the noun.
    """
    if sure := _told_outright(one):
        return sure
    named = _named_by_noun(one) if one.noun is not None else None
    finding = named or candidate_for(one)
    if finding is None or objection_to(one, finding) is not None:
        return None
    return named or _with_partner(finding, one)


def _told_outright(one: Counted) -> Finding | None:
    return find_toll(one) or find_numbered(one) or _no_survivors(one) or _fatally(one) or _became_of_some(one)


def candidate_for(one: Counted) -> Finding | None:
    """What is said of those counted by their own words, place and neighbours, whatever speaks against it."""
    if _names_harm(one.noun) or not is_people(one.noun):
        return None
    finding = _own_clause(one.node) or (_own_clause(one.noun) if one.noun is not None and not _is_part(one) else None)
    if finding is None and not _is_whole_of_part(one):
        listed = _right_before(one) if _is_listed(one) else None
        finding = _right_behind(one) or listed or _by_place(one.node) or _right_before(one) or _shared(one)
        finding = finding or _before_noun(one)
    if finding is None or finding.harm != "killed":
        finding = _with_injuries(one) or in_plight(one) or finding
    return finding


def objection_to(one: Counted, finding: Finding) -> str | None:
    """Why what is said of those counted makes no figure, in words; None where nothing speaks against it."""
    if finding.harm in ("injured", "missing") and _is_sport(one):
        return "the injuries and absences of players are sports news"
    if _or_unharmed(finding):
        return "how many of them were harmed is not told"
    if _is_absent(finding):
        return "they are absent, no more"
    if _is_too_many(one):
        return "one is too many: it counts nobody"
    if is_one_of_the_most(one):
        return "one of the most of something counts nobody"
    behind = [word.lower_ for word in one.span.doc[one.after : one.after + 1]]
    if finding.predicate.lemma_ == "leave" and behind == ["without"]:
        return "they are left without something, no more"
    if any(word.text == ";" for word in one.span.doc[one.after : finding.predicate.i]):
        return "a semicolon parts them"
    return None


def _no_survivors(one: Counted) -> Finding | None:
    """`none of the 40 on board survived`, `no survivors among the 40 on board`: then all were killed."""
    if not is_people(one.noun):
        return None
    doc, first = one.span.doc, one.span.start
    while first > one.sentence.start and doc[first - 1].lower_ in ("the", "some", "all", "of", "about", "around"):
        first -= 1
    before = [token.lower_ for token in doc[max(one.sentence.start, first - 4) : first]]
    if before[-2:] == ["survivors", "among"] and before[-3:-2] == ["no"]:
        return Finding("killed", doc[first - 2], "none-survived", 0.88)
    if before[-1:] == ["none"]:
        return _none_survived(doc[first - 1])
    verb = one.node.head  # none of the 19 passengers and three crew members survived
    none = next((each for each in verb.lefts if each.lower_ == "none" and each.i < one.first), None)
    return _none_survived(none) if none is not None and one.node.dep_ in SUBJECTS else None


def _none_survived(none: Token) -> Finding | None:
    verb = none.head
    survived = verb.lemma_ == "survive" and none.dep_ == "nsubj" and not object_of(verb)
    return Finding("killed", verb, "none-survived", 0.88) if survived else None


def _fatally(one: Counted) -> Finding | None:
    """`20 people were shot, four fatally`, `fatally shot two policemen`."""
    if not is_people(one.noun):
        return None
    doc, verb = one.span.doc, one.node.head
    behind = doc[one.after : min(one.sentence.end, one.after + 2)]
    if [word.lower_ for word in behind[:1]] == ["fatally"] and not any(object_of(word) for word in behind[1:]):
        return Finding("killed", doc[one.after], "fatally", 0.9)
    deadly = verb.pos_ == "VERB" and any(child.lower_ == "fatally" for child in verb.children)
    harmed = one.node.dep_ in OBJECTS or (one.node.dep_ == "nsubjpass" and is_passive(verb))
    return Finding("killed", verb, "fatally", 0.9) if deadly and harmed else None


def _or_unharmed(finding: Finding) -> bool:
    """`30 were killed or captured`: how many of them were harmed is not told."""
    behind = finding.predicate.doc[finding.predicate.i + 1 : finding.predicate.i + 3]
    return len(behind) == 2 and behind[0].lower_ == "or" and behind[1].lower_ in _TAKEN_PRISONER


def _became_of_some(one: Counted) -> Finding | None:
    """`two of the injured died`, `six of the 14 missing were found alive`: another harm than that of the whole."""
    state = STATES.get(one.noun.lower_) if one.of and one.noun is not None else None
    if state is None:
        return None
    found = _by_place(one.node)
    return found if found is not None and found.harm != state.harm else None


def presumed_dead(one: Counted, finding: Finding) -> Finding | None:
    """`missing, presumed dead`, `missing and feared drowned`: the second harm of the same figure."""
    if finding.harm != "missing":
        return None
    state = finding.predicate
    words = [word for word in state.doc[state.i + 1 : min(state.i + 7, one.sentence.end)] if word.lower_ not in _LINKS]
    if len(words) < 2 or words[0].lower_ not in _PRESUMED or words[1].lower_ not in _LOST:
        return None
    return Finding("killed", words[1], "state:presumed-dead", 0.8)


def _with_injuries(one: Counted) -> Finding | None:
    """`eight are in hospital with burns`, `treated 45 people with gunshot wounds`, `80 were saved, 22 of them with
    severe burns`, `four of them for burns`: what they have."""
    doc, at = one.span.doc, one.after
    while at < one.sentence.end and doc[at].lower_ in _IN_HOSPITAL:
        at += 1
    end = min(one.sentence.end, at + FURTHEST_BESIDE + 1)
    if at >= end or doc[at].lower_ not in (("with", "for") if one.of else ("with",)):
        return None
    for token in doc[at + 1 : end]:
        if token.lemma_.lower() in _WOUNDS:
            return Finding("injured", token, "with-injuries", 0.85)
        if token.pos_ not in ("ADJ", "NOUN", "PROPN", "ADV", "DET", "CCONJ", "VERB"):
            return None
    return None


def in_plight(one: Counted) -> Finding | None:
    """`five are in a critical condition`, `six in intensive care`, `71 in captivity`; not those who are ill."""
    patients = one.noun is not None and one.noun.lower_ in _PATIENTS
    if patients or any(word.lower_ in ILLNESSES for word in one.sentence):
        return None
    doc, at = one.span.doc, behind_parenthesis(one)
    while at < one.sentence.end and doc[at].lower_ in _REMAINING:
        at += 1
    if at >= one.sentence.end or doc[at].lower_ != "in":
        return None
    behind = doc[at + 1 : min(one.sentence.end, at + 1 + FURTHEST_BESIDE)]
    for frame in PLIGHT_FRAMES:
        named = next((word for word in behind if word.lower_ in frame.nouns), None)
        if named is not None and (not frame.described or any(word.lower_ in frame.described for word in behind)):
            return Finding(frame.harm, named, frame.name, frame.confidence)
    return None


def _is_absent(finding: Finding) -> bool:
    """`five players missing through injury`: no more than not there."""
    state = finding.predicate
    behind = [word.lower_ for word in state.doc[state.i + 1 : min(state.i + 1 + FURTHEST_BESIDE, state.sent.end)]]
    return (
        state.lower_ == "missing"
        and behind[:1] in (["through"], ["with"], ["due"])
        and not _ABSENCES.isdisjoint(behind)
    )


def _is_too_many(one: Counted) -> bool:
    """`one soldier killed is one too many`"""
    return one.quantity.high == 1 and "too many" in one.sentence.text


def is_one_of_the_most(one: Counted) -> bool:
    """`one of the highest figures in the world`: what is so called counts nobody."""
    return one.of and one.noun is not None and any(child.tag_ in ("JJS", "RBS") for child in one.noun.lefts)


def _is_sport(one: Counted) -> bool:
    return one.noun is not None and one.noun.lemma_.lower() in PLAYERS


def _names_harm(noun: Token | None) -> bool:
    frame = NOUNS.get(noun.lemma_.lower()) if noun is not None else None
    return frame is not None and frame.counted and not is_people(noun)


def _is_part(one: Counted) -> bool:
    """`three of the 12 people injured`: the participle is that of the twelve."""
    return one.of and one.noun is not None and any(child.dep_ in ("det", "nummod") for child in one.noun.lefts)


def _is_whole_of_part(one: Counted) -> bool:
    """`two of the 9 divers`: the nine are only what the two are a part of."""
    preposition = one.node.head
    return (
        one.node.dep_ == "pobj"
        and preposition.lower_ == "of"
        and preposition.i < one.span.start
        and (preposition.head.pos_ == "NUM" or preposition.head.lower_ in _PARTS)
    )


def _named_by_noun(one: Counted) -> Finding | None:
    """`12 deaths`, `27 lives`, `three dead`, `four of the wounded`."""
    noun = one.noun
    assert noun is not None
    if frame := NOUNS.get(noun.lemma_.lower()):
        charge = one.of and noun.tag_ == "NN" and not any(child.dep_ in ("det", "poss") for child in noun.lefts)
        attempted = any(child.lower_ == "attempted" for child in noun.lefts)
        fits = frame.counted and _is_governed(one.node, frame) and not charge and not attempted
        over = one.node.dep_ == "dobj" and one.node.head.lemma_ in TOLL_VERBS_OVER
        return Finding(frame.harm, noun, frame.name, frame.confidence, over=over) if fits else None
    if (state := STATES.get(noun.lower_)) and has_needs(noun, state) and noun.pos_ != "VERB":
        return _with_partner(Finding(state.harm, noun, state.name, state.confidence), one)
    return None


def _is_governed(noun: Token, frame: NounFrame) -> bool:
    """Whether one of a frame's governing verbs stands over a noun, or follows it as a participle."""
    if not frame.governors:
        return True
    if noun.dep_ in ("dobj", "nsubjpass") and noun.head.lemma_ in frame.unless:
        return False
    own = any(child.dep_ in _CLAUSES and child.lemma_ in frame.governors for child in noun.children)
    return own or any(over.lemma_ in frame.governors for over in islice(noun.ancestors, 3))


def _own_clause(node: Token) -> Finding | None:
    """`nine killed in …`, `soldiers who died`, `people found dead`."""
    for child in node.children:
        if child.i < node.i:
            continue
        if child.dep_ in _CLAUSES and not _is_of_some(child) and (role := _role_in_clause(child)):
            found = predicated(child, role) or (own_frame(child, "subject") if child.tag_ == "VBN" else None)
            if found:
                return found  # the latter: 18 miners, six of them boys, suffocated
        beside = child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN") and not numbered(child)
        if beside and child.i - node.i <= FURTHEST_BESIDE and (found := _own_clause(child)):
            return found  # porters or guides hurt on …
        stated = child.dep_ in ("amod", "acomp", "appos", "advmod") or _is_misled(child)
        state = STATES.get(child.lower_) if stated else None
        if state and has_needs(child, state) and not counts_others(child):
            return Finding(state.harm, child, state.name, state.confidence)
    return None


def _is_of_some(clause: Token) -> bool:
    """`76 people, of whom 13 died`: the clause is that of the thirteen."""
    for child in clause.children:
        inner = next((each for each in child.children if each.lower_ == "of"), child)
        if inner.lower_ == "of" and inner.i < clause.i and any(each.lower_ == "whom" for each in inner.children):
            return True
    return False


def _is_misled(word: Token) -> bool:
    """`crew of a tug that sank were missing`: a main predicate taken for a relative clause."""
    return word.lower_ == "missing" and word.dep_ == "relcl" and any(one.lemma_ == "be" for one in word.lefts)


def _role_in_clause(verb: Token) -> Role | None:
    """The role that a noun has in the clause behind it."""
    if verb.dep_ == "acl":
        if verb.tag_ in ("VBN", "VBD") and object_of(verb) is not None:
            return None  # two gunmen killed 12: a subject, whatever the parser made of it
        return "object" if verb.tag_ in ("VBN", "VBD") else "subject"
    for child in verb.children:
        if child.dep_ == "nsubjpass":
            return "object" if child.tag_ in ("WP", "WDT") else None
        if child.dep_ == "nsubj":
            if child.tag_ in ("WP", "WDT"):
                return "subject"
            return None if object_of(verb) else "object"
    return None


def _right_behind(one: Counted) -> Finding | None:
    """`17 hurt`, `30 people were seriously injured`: a participle within a few words that has no object of its own."""
    doc, end = one.span.doc, one.sentence.end
    start = one.noun.right_edge.i + 1 if one.noun is not None and _is_part(one) else behind_parenthesis(one)
    for token in doc[start : min(end, start + _FURTHEST_PARTICIPLE)]:
        if state := STATES.get(token.lower_):
            fits = has_needs(token, state) and not _is_active(token) and not _modifies_later_noun(token)
            held = token.i == start and token.lower_ in _HELD  # in which inmates held five guards hostage
            fits = fits and (held or not _inside_subject(one.node, token))
            return Finding(state.harm, token, state.name, state.confidence) if fits else None
        if token.lower_ == "," and token.i != start:
            return None
        if (verb := _WITH_OBJECTS.get(token.lower_)) is not None:
            return _with_needed_object(token, verb)
        if token.lower_ not in BEFORE_PARTICIPLES and token.lower_ not in _MARKS_BETWEEN:
            return None
    return None


def _with_needed_object(token: Token, verb: str) -> Finding | None:
    """`13 others, nine of them boys, sustained injuries`: a verb behind its subject, with the words that it needs."""
    words = token.doc[token.i + 1 : min(token.i + 1 + FURTHEST_BESIDE, token.sent.end)]
    direct = next((word.i for word in words if word.pos_ == "ADP"), token.i + 1 + FURTHEST_BESIDE)
    for frame in VERBS[verb]:
        near = [word for word in words if not frame.by_object or word.i < direct]  # not: lost at home
        if "subject" in frame.victim and any(word.lemma_.lower() in frame.needs for word in near):
            return Finding(frame.harm, token, frame.name, frame.confidence - 0.03)
    return None


def behind_parenthesis(one: Counted) -> int:
    """Where to go on: behind `, no fewer than two of them nurses,` and `- perhaps all pupils -` too."""
    doc, after = one.span.doc, one.after
    if after < one.sentence.end and doc[after].lower_ in _PARENTHESES:
        for token in doc[after + 1 : min(one.sentence.end, after + _LONGEST_PARENTHESIS)]:
            if token.lower_ == _PARENTHESES[doc[after].lower_]:
                return token.i + 1
    return after


def _inside_subject(node: Token, verb: Token) -> bool:
    """Whether a phrase stands under another noun that is the subject: `six cousins from two villages are hurt`, `the
    plant, which has a staff of 240, is evacuated`."""
    for child in verb.children:
        if child.dep_ in ("nsubj", "nsubjpass") and child != node:
            between = list(islice(node.ancestors, 4))
            inner = (node, *between[: between.index(child)]) if child in between else ()
            return any(one.dep_ in ("prep", "relcl") for one in inner)
    return False


def _is_active(token: Token) -> bool:
    """Whether a form such as "killed" has an object: then those before it did the killing."""
    if token.lower_ in ("died", "perished", "missing", "dead"):
        return False
    if any(child.dep_ in ("auxpass",) for child in token.children):
        return False
    if object_of(token) is not None:
        return True
    following = token.doc[token.i + 1] if token.i + 1 < len(token.doc) else None
    return following is not None and (
        following.pos_ in ("DET", "NUM")
        or following.tag_ in ("PRP$", "PRP")
        or (
            following.lower_ in ("at", "more")
            and token.i + 2 < len(token.doc)
            and token.doc[token.i + 2].lower_ in ("least", "than")
        )
    )


def _modifies_later_noun(token: Token) -> bool:
    return token.dep_ == "amod" and token.head.i > token.i


def _by_place(node: Token) -> Finding | None:
    """The frame for the place that a phrase has in its clause: subject, object, or under a noun."""
    head = node.head
    if head == node or (node.dep_ in SUBJECTS and (_disagree(node, head) or _has_other_subject(node, head))):
        return None
    if node.dep_ == "nsubjpass":
        return predicated(head, "object")
    if node.dep_ == "nsubj":
        if head.lower_ in STATES and has_needs(head, STATES[head.lower_]) and not _is_active(head):
            state = STATES[head.lower_]
            return Finding(state.harm, head, state.name, state.confidence)
        role: Role = "object" if is_reduced_passive(head) else "subject"
        found = predicated(head, role)
        return found or (predicated(head, "subject") if head.tag_ == "VBD" else None)
    if node.dep_ in OBJECTS or (node.dep_ in ("npadvmod", "attr", "dative") and node.i > head.i):
        return predicated(head, "object") if not is_passive(head) else None
    if node.dep_ == "pobj" and head.lower_ == "of":
        frame = NOUNS.get(head.head.lemma_.lower()) or NOUNS.get(head.head.lower_)
        if frame and frame.of and head.head.pos_ != "VERB" and _is_governed(head.head, frame):
            return Finding(frame.harm, head.head, frame.name, frame.confidence)
    if node.dep_ == "appos" and head.i < node.i:
        return _own_clause(head) or _by_place(head)
    return None


def _disagree(subject: Token, verb: Token) -> bool:
    """`who wounded two officers was shot`: a verb in the singular is not that of several."""
    singular = any(child.lower_ in ("was", "is", "has") and child.dep_ in _AUXILIARIES for child in verb.children)
    return singular and subject.tag_ == "NNS" and subject.i < verb.i and numbered(subject)


def _has_other_subject(subject: Token, verb: Token) -> bool:
    """`injures three, a day after six soldiers died`: what stands before the conjunction is no subject of the verb."""
    lefts = [one for one in verb.lefts if one.i > subject.i]
    opening = next((one.i for one in lefts if one.dep_ == "mark"), verb.i)
    others = [one for one in lefts if one.dep_ in SUBJECTS]
    listed = any(
        numbered(one) and one.doc[one.left_edge.i - 1].text == "," for one in others
    )  # they die, nine are hurt
    return listed or any(one.i > opening for one in others)


def _right_before(one: Counted) -> Finding | None:
    """`killing 4`, `injured at least 60`: a verb right before the figure, whatever the parser made of it."""
    start = one.first
    while start > one.sentence.start and one.span.doc[start - 1].lower_ in _BEFORE_FIGURES:
        start -= 1
    if start <= one.sentence.start:
        return None
    verb = one.span.doc[start - 1]
    if verb.pos_ not in ("VERB", "NOUN", "ADJ", "PROPN") or is_passive(verb):
        return None
    if verb.tag_ == "VBN" and not has_auxiliary(verb) and verb.dep_ in ("acl", "amod") and not _is_second_verb(verb):
        return None
    for frame in VERBS.get(verb_lemma(verb), ()):
        fits = not frame.needs and not frame.agents and "object" in frame.victim
        if fits and not (frame.figurative and is_figurative(verb)):
            return Finding(frame.harm, verb, frame.name, frame.confidence - 0.03)
    return None


def _is_listed(one: Counted) -> bool:
    """`kills three and wounds 10`: a verb in the present right before the figure that was taken for a noun."""
    doc, at = one.span.doc, one.first - 1
    if at <= one.sentence.start or doc[at].tag_ != "NNS":
        return False
    return doc[at - 1].lower_ in ("and", ",") and doc[at].dep_ == "conj"


def _is_second_verb(participle: Token) -> bool:
    """`killed nine people and injured dozens`: a verb that the parser took for an adjective of the figure."""
    figure = participle.head
    return participle.dep_ == "amod" and figure.dep_ == "conj" and figure.head.pos_ == "VERB"


def _shared(one: Counted) -> Finding | None:
    """The place of the phrase that a figure is coordinated with: `killed five soldiers and 12 civilians`."""
    node = one.node
    if _fares_otherwise(one):
        return None
    for _ in range(4):
        if node.dep_ != "conj" or node.head.i > node.i:
            return None
        node = node.head
        if node.pos_ in ("VERB", "AUX"):
            return _second_object(one, node)
        if found := _own_clause(node) or _by_place(node):
            return replace(found, confidence=found.confidence - 0.1)
    return None


def _fares_otherwise(one: Counted) -> bool:
    """`left two dead and four fighting for their lives`, `… and four in hospital`, `… and four with burns`: told what
    became of these."""
    words = one.span.doc[one.after : min(one.sentence.end, one.after + FURTHEST_BESIDE)]
    if not words or one.node.pos_ == "VERB":
        return False
    if _with_injuries(one) is not None or words[0].lower_ == "without":
        return True
    if words[0].tag_ in ("VBG", "VBN") and words[0].dep_ in ("acl", "amod", "advcl", "conj"):
        return words[0].lower_ not in _INCLUDING
    return words[0].lower_ in ("in", "under", "on") and any(word.lower_ in _CARE for word in words[1:])


def _second_object(one: Counted, verb: Token) -> Finding | None:
    """`killed a judge and two of his guards`, where the parser hung the second object on the verb."""
    before = object_of(verb)
    link = one.span.doc[one.first - 1] if one.first > one.sentence.start else None
    if before is None or before.i > one.first or link is None or link.lower_ != "and" or one.node.pos_ == "VERB":
        return None
    found = own_frame(verb, "object")
    return replace(found, confidence=found.confidence - 0.1) if found is not None else None


def _before_noun(one: Counted) -> Finding | None:
    """`treated 20 wounded soldiers`."""
    if one.noun is None:
        return None
    for child in one.noun.lefts:
        if child.i >= one.span.end and (state := STATES.get(child.lower_)) and not state.needs:
            return Finding(state.harm, child, state.name, state.confidence - 0.15)
    return None


def _with_partner(finding: Finding, one: Counted) -> Finding:
    """`killed or wounded`: two harms under one figure are killed_or_injured."""
    if finding.harm not in ("killed", "injured"):
        return finding
    word, doc = finding.predicate, finding.predicate.doc
    for link, other in ((word.i + 1, word.i + 2), (word.i - 1, word.i - 2)):
        if not one.sentence.start <= min(link, other) or max(link, other) >= one.sentence.end:
            continue
        if doc[link].lower_ not in ("or", "and"):
            continue
        partner = harm_of_word(doc[other])
        if partner in ("killed", "injured") and partner != finding.harm and _shares_figure(doc[other], word, one):
            return replace(finding, harm="killed_or_injured")
    return finding


def _shares_figure(partner: Token, word: Token, one: Counted) -> bool:
    """Whether the second word has no figure of its own: none before it, none after it in its own clause."""
    second = max(partner, word, key=lambda token: token.i)
    if one.span.start > second.i:  # killed or wounded 12, but not: shot three dead and wounded six
        first = min(partner, word, key=lambda token: token.i)
        return first.pos_ == "VERB" and not any(child.dep_ in OBJECTS for child in first.children)
    return not any(
        child.i > second.i and (child.dep_ in OBJECTS or child.pos_ == "NUM") for child in second.children
    ) and (second.i + 1 >= len(second.doc) or second.doc[second.i + 1].pos_ != "NUM")
