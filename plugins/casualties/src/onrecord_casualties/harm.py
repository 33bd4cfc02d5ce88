"""Harm: which frame, if any, makes a counted phrase a casualty figure."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import islice
from typing import TYPE_CHECKING, Final

from onrecord_casualties.counted import Counted, is_people
from onrecord_casualties.frames import (
    NOUN_FRAMES,
    PLIGHT_FRAMES,
    STATE_FRAMES,
    STATE_HOLDERS,
    TOLL_NOUNS,
    TOLL_VERBS,
    TOLL_VERBS_OVER,
    VERB_FRAMES,
    Harm,
    NounFrame,
    Role,
    StateFrame,
    VerbFrame,
)
from onrecord_casualties.lexicon import BEFORE_PARTICIPLES, EVENTS, ILLNESSES, PLAYERS, THINGS

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_OBJECTS: Final = frozenset({"dobj", "obj"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
_AUXILIARIES: Final = frozenset({"aux", "auxpass"})
_CLAUSES: Final = frozenset({"acl", "relcl"})
_COMPLEMENTS: Final = frozenset({"acomp", "oprd", "attr", "xcomp", "ccomp", "advmod", "dobj", "prep", "prt", "pcomp"})
_MARKS_BETWEEN: Final = frozenset("'’\"“”,-–")
_FURTHEST_PARTICIPLE: Final = 7
_PARENTHESES: Final = {",": ",", "-": "-", "–": "–", "—": "—", "(": ")"}
_LONGEST_PARENTHESIS: Final = 9
_PARTS: Final = frozenset({"one", "some", "many", "most", "several", "few", "any", "none", "each", "half", "dozens"})
_BEFORE_FIGURES: Final = frozenset({"another", "a", "further", "the", "all", "some"})
_NEVER_NOUNS: Final = frozenset({"kill", "injure", "displace", "evacuate"})
_BEYOND: Final = frozenset({"past", "above", "over", "beyond"})
_TOLL_VERBS_OF_SAYING: Final = frozenset({"say", "estimate"})
_GIVING: Final = frozenset({"give", "list", "report", "cite"})
_NUMBERING: Final = frozenset({"number", "numbers", "numbered", "numbering"})
_IN_NUMBERS: Final = frozenset({"now", "in", "already", "at", "into"})
_FURTHEST_BESIDE: Final = 4
_INCLUDING: Final = frozenset({"including", "comprising"})
_QUOTATION_MARKS: Final = frozenset("\"“‘'")
_LINKS: Final = frozenset({",", "and", "or", "are", "were", "is", "was", "now", "to", "be", "have", "(", "all"})
_PRESUMED: Final = frozenset({"presumed", "feared", "believed", "assumed", "thought"})
_WOUNDS: Final = frozenset({"injury", "wound", "burn", "fracture", "cut", "bruise", "hypothermia"})
_ABSENCES: Final = frozenset({"injury", "injuries", "suspension", "suspensions", "illness", "flu"})
_LOST: Final = frozenset({"dead", "drowned", "killed"})
_REMAINING: Final = frozenset(
    {"are", "is", "were", "was", "remain", "remained", "remains", "still", "now", "lie", "lay"}
)
_HELD: Final = frozenset({"hostage", "captive"})
_PATIENTS: Final = frozenset({"patients", "cases"})
_CARE: Final = frozenset({"hospital", "hospitals", "condition", "custody", "care", "arrest", "detention"})
_FURTHEST_TOLL: Final = 30
_FURTHEST_FRONTED: Final = 9
_STATES: Final = {word: frame for frame in STATE_FRAMES for word in frame.words}
_VERBS: Final = {
    verb: [frame for frame in VERB_FRAMES if verb in frame.verbs] for one in VERB_FRAMES for verb in one.verbs
}
_WITH_OBJECTS: Final = {"sustained": "sustain", "suffered": "suffer", "received": "receive", "lost": "lose"}
_TAKEN_PRISONER: Final = frozenset({"captured", "arrested", "detained", "imprisoned", "jailed"})
_NOUNS: Final = {noun: frame for frame in NOUN_FRAMES for noun in frame.nouns}


@dataclass(frozen=True, slots=True)
class Finding:
    """The harm that a figure counts, the word that says so, and the rule that read it."""

    harm: Harm
    predicate: Token
    rule: str
    confidence: float
    cumulative: bool = False
    over: bool = False
    """The predicate makes a least of the figure: "surpassed 300"."""
    verb: Token | None = None
    """The verb that states the figure, where the predicate is not in its clause: "rise" of "the toll may rise"."""


def find_harm(one: Counted) -> Finding | None:
    """The harm of a counted phrase; None where it is no casualty figure.

    In this order: a toll; "the dead numbered"; that none of them survived, or "fatally"; what became of some of the
    hurt; a noun that says it ("12 deaths"); a word of the figure's own (a participle or a relative clause, a participle
    right behind it); its place in the clause; a verb right before it; the place of the phrase that it is coordinated
    with; an adjective before the noun.
    """
    if toll := _toll(one) or _numbering(one):
        return toll
    if lost := _no_survivors(one) or _fatally(one):
        return lost
    if became := _became_of_some(one):
        return became
    if one.noun is not None and (named := _named_by_noun(one)):
        return named if not _is_too_many(one) else None
    if _names_harm(one.noun) or not is_people(one.noun):
        return None
    finding = _own_clause(one.node) or (_own_clause(one.noun) if one.noun is not None and not _is_part(one) else None)
    if finding is None and not _is_whole_of_part(one):
        listed = _right_before(one) if _is_listed(one) else None
        finding = _right_behind(one) or listed or _by_place(one.node) or _right_before(one) or _shared(one)
        finding = finding or _before_noun(one)
    if finding is None or finding.harm != "killed":
        finding = _with_injuries(one) or in_plight(one) or finding
    if finding is None or (finding.harm in ("injured", "missing") and _is_sport(one)) or _or_unharmed(finding):
        return None
    if _is_absent(finding) or _is_too_many(one) or is_one_of_the_most(one):
        return None
    if any(word.text == ";" for word in one.span.doc[one.after : finding.predicate.i]):
        return None
    return _with_partner(finding, one)


def _numbering(one: Counted) -> Finding | None:
    """`the dead numbered 43`, `casualties number in the hundreds`, `the dead numbered 45 and the injured 150`."""
    doc, first = one.span.doc, one.first
    before = [word for word in doc[max(one.sentence.start, first - 3) : first] if word.lower_ not in _IN_NUMBERS]
    if not before or (one.noun is not None and not is_people(one.noun)):
        return None
    verb = before[-1]
    if verb.lower_ in _NUMBERING:
        left = doc[max(one.sentence.start, verb.i - _FURTHEST_BESIDE) : verb.i]
        named = next((word for word in reversed(left) if _whom_numbered(word)), None)
    else:
        left = doc[one.sentence.start : first]
        follows = before[-1].lower_ in TOLL_NOUNS and any(word.lower_ in _NUMBERING for word in left)
        named = before[-1] if follows and [word.lower_ for word in before[-2:-1]] == ["the"] else None
    harm = _whom_numbered(named) if named is not None else None
    if named is None or harm is None:
        return None
    return Finding(harm, named, "toll:numbered", 0.93, cumulative=True)


def _whom_numbered(word: Token) -> Harm | None:
    return TOLL_NOUNS.get(word.lower_) or TOLL_NOUNS.get(word.lemma_.lower())


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
        verb = doc[first - 1].head
        if verb.lemma_ == "survive" and doc[first - 1].dep_ == "nsubj" and not _object_of(verb):
            return Finding("killed", verb, "none-survived", 0.88)
    return None


def _fatally(one: Counted) -> Finding | None:
    """`20 people were shot, four fatally`, `fatally shot two policemen`."""
    if not is_people(one.noun):
        return None
    doc, verb = one.span.doc, one.node.head
    behind = doc[one.after : min(one.sentence.end, one.after + 2)]
    if [word.lower_ for word in behind[:1]] == ["fatally"] and not any(_object_of(word) for word in behind[1:]):
        return Finding("killed", doc[one.after], "fatally", 0.9)
    deadly = verb.pos_ == "VERB" and any(child.lower_ == "fatally" for child in verb.children)
    harmed = one.node.dep_ in _OBJECTS or (one.node.dep_ == "nsubjpass" and _is_passive(verb))
    return Finding("killed", verb, "fatally", 0.9) if deadly and harmed else None


def _or_unharmed(finding: Finding) -> bool:
    """`30 were killed or captured`: how many of them were harmed is not told."""
    behind = finding.predicate.doc[finding.predicate.i + 1 : finding.predicate.i + 3]
    return len(behind) == 2 and behind[0].lower_ == "or" and behind[1].lower_ in _TAKEN_PRISONER


def _became_of_some(one: Counted) -> Finding | None:
    """`two of the injured died`, `six of the 14 missing were found alive`: another harm than that of the whole."""
    state = _STATES.get(one.noun.lower_) if one.of and one.noun is not None else None
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
    """`treated 45 people with gunshot wounds`, `80 were saved, 22 of them with severe burns`, `four of them for
    burns`: what they have."""
    doc, end = one.span.doc, min(one.sentence.end, one.after + _FURTHEST_BESIDE + 1)
    if one.after >= end or doc[one.after].lower_ not in (("with", "for") if one.of else ("with",)):
        return None
    for token in doc[one.after + 1 : end]:
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
    behind = doc[at + 1 : min(one.sentence.end, at + 1 + _FURTHEST_BESIDE)]
    for frame in PLIGHT_FRAMES:
        named = next((word for word in behind if word.lower_ in frame.nouns), None)
        if named is not None and (not frame.described or any(word.lower_ in frame.described for word in behind)):
            return Finding(frame.harm, named, frame.name, frame.confidence)
    return None


def _is_absent(finding: Finding) -> bool:
    """`five players missing through injury`: no more than not there."""
    state = finding.predicate
    behind = [word.lower_ for word in state.doc[state.i + 1 : min(state.i + 1 + _FURTHEST_BESIDE, state.sent.end)]]
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
    frame = _NOUNS.get(noun.lemma_.lower()) if noun is not None else None
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
    if frame := _NOUNS.get(noun.lemma_.lower()):
        charge = one.of and noun.tag_ == "NN" and not any(child.dep_ in ("det", "poss") for child in noun.lefts)
        attempted = any(child.lower_ == "attempted" for child in noun.lefts)
        fits = frame.counted and _is_governed(one.node, frame) and not charge and not attempted
        over = one.node.dep_ == "dobj" and one.node.head.lemma_ in TOLL_VERBS_OVER
        return Finding(frame.harm, noun, frame.name, frame.confidence, over=over) if fits else None
    if (state := _STATES.get(noun.lower_)) and _has_needs(noun, state) and noun.pos_ != "VERB":
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
            found = _predicated(child, role) or (_own_frame(child, "subject") if child.tag_ == "VBN" else None)
            if found:
                return found  # the latter: 18 miners, six of them boys, suffocated
        beside = child.dep_ == "conj" and child.pos_ in ("NOUN", "PROPN") and not _numbered(child)
        if beside and child.i - node.i <= _FURTHEST_BESIDE and (found := _own_clause(child)):
            return found  # porters or guides hurt on …
        stated = child.dep_ in ("amod", "acomp", "appos", "advmod") or _is_misled(child)
        state = _STATES.get(child.lower_) if stated else None
        if state and _has_needs(child, state) and not _counts_others(child):
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
        if verb.tag_ in ("VBN", "VBD") and _object_of(verb) is not None:
            return None  # two gunmen killed 12: a subject, whatever the parser made of it
        return "object" if verb.tag_ in ("VBN", "VBD") else "subject"
    for child in verb.children:
        if child.dep_ == "nsubjpass":
            return "object" if child.tag_ in ("WP", "WDT") else None
        if child.dep_ == "nsubj":
            if child.tag_ in ("WP", "WDT"):
                return "subject"
            return None if _object_of(verb) else "object"
    return None


def _right_behind(one: Counted) -> Finding | None:
    """`17 hurt`, `30 people were seriously injured`: a participle within a few words that has no object of its own."""
    doc, end = one.span.doc, one.sentence.end
    start = one.noun.right_edge.i + 1 if one.noun is not None and _is_part(one) else behind_parenthesis(one)
    for token in doc[start : min(end, start + _FURTHEST_PARTICIPLE)]:
        if state := _STATES.get(token.lower_):
            fits = _has_needs(token, state) and not _is_active(token) and not _modifies_later_noun(token)
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
    words = token.doc[token.i + 1 : min(token.i + 1 + _FURTHEST_BESIDE, token.sent.end)]
    direct = next((word.i for word in words if word.pos_ == "ADP"), token.i + 1 + _FURTHEST_BESIDE)
    for frame in _VERBS[verb]:
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
    if _object_of(token) is not None:
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
    if head == node or (node.dep_ in _SUBJECTS and (_disagree(node, head) or _has_other_subject(node, head))):
        return None
    if node.dep_ == "nsubjpass":
        return _predicated(head, "object")
    if node.dep_ == "nsubj":
        if head.lower_ in _STATES and _has_needs(head, _STATES[head.lower_]) and not _is_active(head):
            state = _STATES[head.lower_]
            return Finding(state.harm, head, state.name, state.confidence)
        role: Role = "object" if _is_reduced_passive(head) else "subject"
        found = _predicated(head, role)
        return found or (_predicated(head, "subject") if head.tag_ == "VBD" else None)
    if node.dep_ in _OBJECTS or (node.dep_ in ("npadvmod", "attr", "dative") and node.i > head.i):
        return _predicated(head, "object") if not _is_passive(head) else None
    if node.dep_ == "pobj" and head.lower_ == "of":
        frame = _NOUNS.get(head.head.lemma_.lower()) or _NOUNS.get(head.head.lower_)
        if frame and frame.of and head.head.pos_ != "VERB" and _is_governed(head.head, frame):
            return Finding(frame.harm, head.head, frame.name, frame.confidence)
    if node.dep_ == "appos" and head.i < node.i:
        return _own_clause(head) or _by_place(head)
    return None


def _disagree(subject: Token, verb: Token) -> bool:
    """`who wounded two officers was shot`: a verb in the singular is not that of several."""
    singular = any(child.lower_ in ("was", "is", "has") and child.dep_ in _AUXILIARIES for child in verb.children)
    return singular and subject.tag_ == "NNS" and subject.i < verb.i and _numbered(subject)


def _has_other_subject(subject: Token, verb: Token) -> bool:
    """`injures three, a day after six soldiers died`: what stands before the conjunction is no subject of the verb."""
    lefts = [one for one in verb.lefts if one.i > subject.i]
    opening = next((one.i for one in lefts if one.dep_ == "mark"), verb.i)
    return any(one.dep_ in _SUBJECTS and one.i > opening for one in lefts)


def _is_passive(verb: Token) -> bool:
    return any(child.dep_ == "auxpass" for child in verb.children)


def _is_reduced_passive(verb: Token) -> bool:
    """`100 others injured`, `militants killed in strike`: a participle without auxiliary or object."""
    auxiliaries = {child.lemma_ for child in verb.children if child.dep_ == "aux"}
    shared = any(child.dep_ == "conj" and _object_of(child) is not None for child in verb.children)
    return (
        verb.tag_ in ("VBN", "VBD")
        and not auxiliaries
        and not shared
        and _object_of(verb) is None
        and verb.dep_ != "relcl"
    )


def _object_of(verb: Token) -> Token | None:
    for child in verb.children:
        apart = (
            child.doc[child.left_edge.i - 1].pos_ == "PUNCT" and child.doc[child.left_edge.i - 1].lower_ in "-–—,:;("
        )
        if child.dep_ in _OBJECTS and child.i > verb.i and not apart:
            return child
    return None


def _predicated(verb: Token, role: Role, depth: int = 3) -> Finding | None:
    """The frame of a verb for one of its roles: its own, that of its complement, or that of a verb beside it."""
    if found := _own_frame(verb, role) or _state_of(verb, role):
        return found
    if depth == 0:
        return None
    for child in verb.children:
        own_subject = any(one.dep_ in ("nsubj", "nsubjpass") for one in child.children)
        if child.i < verb.i or own_subject:
            continue
        passive = _is_passive(child) or (child.tag_ == "VBN" and not _has_auxiliary(child))
        found = None
        if child.dep_ == "xcomp" and (role == "object" or _is_verb_of_state(verb)):
            found = _predicated(child, "object" if passive else "subject", depth - 1)
        elif child.dep_ == "conj" and (child.tag_ == "VBN" if role == "object" else verb.dep_ != "acl"):
            found = _predicated(child, role, depth - 1)
        if found:
            return found
    return None


def _is_verb_of_state(verb: Token) -> bool:
    return verb.lemma_ in ("be", "seem", "appear", "remain", "continue", "start", "begin", "end", "happen")


def _has_auxiliary(verb: Token) -> bool:
    return any(child.dep_ == "aux" for child in verb.children)


def _own_frame(verb: Token, role: Role) -> Finding | None:
    for frame in _VERBS.get(verb.lemma_.lower(), ()):
        figurative = frame.figurative and role == "object" and _is_figurative(verb)
        complete = _has_complement(verb, frame) or (frame.crowds and any(map(_is_crowd, verb.lefts)))
        if role in frame.victim and complete and not figurative and _has_agent(verb, frame):
            return Finding(frame.harm, verb, frame.name, frame.confidence)
    return None


def _has_agent(verb: Token, frame: VerbFrame) -> bool:
    """Whether who does it and to whom are of those that a frame asks for."""
    if not frame.agents and not frame.victims:
        return True
    below = list(_with_subject(verb).children)
    agents = [child for child in below if child.dep_ == "nsubj"]
    agents += [child for each in below if each.dep_ == "agent" for child in each.children]
    if verb.dep_ == "relcl" and any(child.tag_ in ("WP", "WDT") for child in agents):
        agents = [verb.head]
    if frame.agents and not any(agent.lemma_.lower() in frame.agents or _is_crowd(agent) for agent in agents):
        return False
    harmed = [child for child in verb.children if child.dep_ in (*_OBJECTS, "nsubjpass")]
    harmed += [each for one in harmed for of in one.children if of.lower_ == "of" for each in of.children]
    if not frame.victims or any(one.lemma_.lower() in frame.victims for one in harmed):
        return True
    bare = any(one.pos_ == "NUM" and one.dep_ in _OBJECTS for one in harmed)
    return bare and any(_force_of(agent) in frame.agents - {"it", "they"} for agent in agents)


def _is_crowd(agent: Token) -> bool:
    """`about 3,500 fled`, `the Kelm people fled`: a number of four digits or more, or a people by its name."""
    numbers = [agent, *(child for child in agent.lefts if child.dep_ == "nummod")]
    many = any(one.pos_ == "NUM" and sum(letter.isdigit() for letter in one.text) > 3 for one in numbers)
    return many or agent.tag_ == "NNPS"


def _force_of(agent: Token) -> str:
    """Who lost how many: `the rebels said they lost only three`, where a pronoun stands for who says so."""
    clause = _with_subject(agent.head)
    if agent.pos_ == "PRON" and clause.dep_ == "ccomp":
        saying = _with_subject(clause.head)
        agent = next((one for one in saying.children if one.dep_ in _SUBJECTS), agent)
    return agent.lemma_.lower()


def _with_subject(verb: Token) -> Token:
    """A verb, or of those coordinated the first, which has the subject."""
    while verb.dep_ in ("conj", "xcomp") or _is_gerund_behind(verb):
        if any(child.dep_ in _SUBJECTS for child in verb.children):
            break
        verb = verb.head
    return verb


def _is_gerund_behind(verb: Token) -> bool:
    """`raiders killed three, taking ten women with them`"""
    return verb.dep_ == "advcl" and verb.tag_ == "VBG" and verb.head.pos_ == "VERB" and verb.head.i < verb.i


def _is_figurative(verb: Token) -> bool:
    """`would hurt millions of savers`: an active "hurt" needs an event or a weapon that did it."""
    if verb.lemma_ != "hurt" or _is_passive(verb) or verb.tag_ == "VBN":
        return False
    while verb.dep_ == "conj" and verb.head.pos_ == "VERB" and not any(one.dep_ == "nsubj" for one in verb.children):
        verb = verb.head
    return not any(child.dep_ == "nsubj" and child.lemma_.lower() in EVENTS for child in verb.children)


def _has_complement(verb: Token, frame: VerbFrame) -> bool:
    if not frame.needs:
        return True
    below = [
        token
        for child in verb.children
        if child.i > verb.i and (child.dep_ in _COMPLEMENTS or (child.dep_ == "advcl" and child.pos_ == "ADJ"))
        for token in (child, *child.children)
    ]
    if frame.by_object:
        below = [child for child in verb.children if child.dep_ in _OBJECTS]
    below += [token for one in below for token in one.lefts if token.dep_ == "compound"]  # to evacuation centres
    return any(token.lemma_.lower() in frame.needs and not _counts_others(token) for token in below)


def _state_of(verb: Token, role: Role) -> Finding | None:
    """The state among a verb's complements: `are missing`, `left 12 dead`, `were found dead`."""
    if role == "object" and verb.lemma_ not in STATE_HOLDERS:
        return None
    if role == "subject" and not (_is_verb_of_state(verb) or verb.lemma_ in ("go", "become", "get", "lie")):
        return None
    listed = [each for child in verb.children if child.lower_ == "as" and child.i > verb.i for each in child.children]
    for child in (*verb.children, *listed):  # still listed as missing
        if child.i > verb.i and child.dep_ in _COMPLEMENTS and (state := _STATES.get(child.lower_)):
            subject = next((one for one in child.children if one.dep_ in ("nsubj", "nsubjpass")), None)
            if _has_needs(child, state) and subject is None and not _counts_others(child):
                return Finding(state.harm, child, state.name, state.confidence)
    return None


def _counts_others(state: Token) -> bool:
    """Whether a state has a figure of its own before it: `3 dead`."""
    return any(child.dep_ == "nummod" or (child.pos_ == "NUM" and child.i < state.i) for child in state.children)


def _right_before(one: Counted) -> Finding | None:
    """`killing 4`, `injured at least 60`: a verb right before the figure, whatever the parser made of it."""
    start = one.first
    while start > one.sentence.start and one.span.doc[start - 1].lower_ in _BEFORE_FIGURES:
        start -= 1
    if start <= one.sentence.start:
        return None
    verb = one.span.doc[start - 1]
    if verb.pos_ not in ("VERB", "NOUN", "ADJ", "PROPN") or _is_passive(verb):
        return None
    if verb.tag_ == "VBN" and not _has_auxiliary(verb) and verb.dep_ in ("acl", "amod") and not _is_second_verb(verb):
        return None
    for frame in _VERBS.get(_verb_lemma(verb), ()):
        fits = not frame.needs and not frame.agents and "object" in frame.victim
        if fits and not (frame.figurative and _is_figurative(verb)):
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


def _verb_lemma(word: Token) -> str:
    """The lemma of a verb, of a form that was tagged as a noun too ("kills")."""
    if word.pos_ == "VERB":
        return word.lemma_.lower()
    form = word.lower_.removesuffix("s")
    return form if form in _VERBS and (word.lower_ != form or form in _NEVER_NOUNS) else ""


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
    words = one.span.doc[one.after : min(one.sentence.end, one.after + _FURTHEST_BESIDE)]
    if not words or one.node.pos_ == "VERB":
        return False
    if _with_injuries(one) is not None:
        return True
    if words[0].tag_ in ("VBG", "VBN") and words[0].dep_ in ("acl", "amod", "advcl", "conj"):
        return words[0].lower_ not in _INCLUDING
    return words[0].lower_ in ("in", "under", "on") and any(word.lower_ in _CARE for word in words[1:])


def _second_object(one: Counted, verb: Token) -> Finding | None:
    """`killed a judge and two of his guards`, where the parser hung the second object on the verb."""
    before = _object_of(verb)
    link = one.span.doc[one.first - 1] if one.first > one.sentence.start else None
    if before is None or before.i > one.first or link is None or link.lower_ != "and" or one.node.pos_ == "VERB":
        return None
    found = _own_frame(verb, "object")
    return replace(found, confidence=found.confidence - 0.1) if found is not None else None


def _before_noun(one: Counted) -> Finding | None:
    """`treated 20 wounded soldiers`."""
    if one.noun is None:
        return None
    for child in one.noun.lefts:
        if child.i >= one.span.end and (state := _STATES.get(child.lower_)) and not state.needs:
            return Finding(state.harm, child, state.name, state.confidence - 0.15)
    return None


def _has_needs(word: Token, frame: StateFrame) -> bool:
    following = {token.lower_ for token in word.doc[word.i + 1 : word.i + 4]}
    needed = not frame.needs or bool(frame.needs & following)
    needed = needed or (word.i > word.sent.start and word.nbor(-1).lower_ in frame.or_behind)
    return needed and not frame.unless & following


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
        partner = _harm_of_word(doc[other])
        if partner in ("killed", "injured") and partner != finding.harm and _shares_figure(doc[other], word, one):
            return replace(finding, harm="killed_or_injured")
    return finding


def _harm_of_word(word: Token) -> Harm | None:
    if state := _STATES.get(word.lower_):
        return state.harm
    frames = _VERBS.get(word.lemma_.lower(), []) if word.pos_ == "VERB" else []
    return next((frame.harm for frame in frames if not frame.needs and not frame.agents), None)


def _shares_figure(partner: Token, word: Token, one: Counted) -> bool:
    """Whether the second word has no figure of its own: none before it, none after it in its own clause."""
    second = max(partner, word, key=lambda token: token.i)
    if one.span.start > second.i:  # killed or wounded 12, but not: shot three dead and wounded six
        first = min(partner, word, key=lambda token: token.i)
        return first.pos_ == "VERB" and not any(child.dep_ in _OBJECTS for child in first.children)
    return not any(
        child.i > second.i and (child.dep_ in _OBJECTS or child.pos_ == "NUM") for child in second.children
    ) and (second.i + 1 >= len(second.doc) or second.doc[second.i + 1].pos_ != "NUM")


def _toll(one: Counted) -> Finding | None:
    """`the death toll rose to 41`, `a toll of 12`, `raising the number of deaths to 126`."""
    doc, first = one.span.doc, one.first
    if first <= one.sentence.start or (one.noun is not None and one.noun.lemma_.lower() in THINGS):
        return None
    before = doc[first - 1]
    if before.text in _QUOTATION_MARKS and first - 2 >= one.sentence.start:
        before = doc[first - 2]  # put the toll at "more than 20"
    if before.lower_ in ("now", "currently", "already") and first - 2 >= one.sentence.start:
        before = doc[first - 2]
    if before.lower_ in ("another", "a", "total") and first - 2 >= one.sentence.start:
        before = doc[first - 2]
    if before.lower_ == "of" and before.i > one.sentence.start and doc[before.i - 1].lower_ == "toll":
        return Finding("killed", doc[before.i - 1], "toll:of", 0.95, cumulative=True)
    if before.text == ":" and before.i == one.sentence.start + 2 and doc[before.i - 1].lower_ in ("toll", "deaths"):
        return Finding("killed", doc[before.i - 1], "toll:label", 0.9, cumulative=True)
    if before.lower_ == "toll" and one.quantity.qualifier == "at_most":
        return Finding(_toll_harm(before) or "killed", before, "toll:raised", 0.9, cumulative=True)
    if doc[first - 1].lower_ == "now" and before.i > one.sentence.start and _is_verbless(one.sentence):
        named = next((word for word in doc[one.sentence.start : first] if word.lower_ == "toll"), None)
        return Finding("killed", named, "toll:label", 0.88, cumulative=True) if named is not None else None
    if fronted := _fronted_toll(one, before):
        return fronted
    if before.lower_ == "as":
        return _given_toll(one)
    if before.lower_ not in ("to", "at", *_BEYOND) and not _is_toll_verb(before):
        return None
    verb = None
    for token in reversed(doc[max(one.sentence.start, first - _FURTHEST_TOLL) : first]):
        if verb is None and _is_toll_verb(token):
            verb = token
        if token.lower_ == ";" or (token.pos_ == "NUM" and verb is None and token.i < first - 4):
            break
        if token.pos_ == "NUM" and verb is not None and verb.lemma_ in _TOLL_VERBS_OF_SAYING:
            break  # the number of dead was 40, and officials said 12 …
        if (harm := _toll_harm(token)) and verb is not None:
            over = verb.lemma_ in TOLL_VERBS_OVER or before.lower_ in _BEYOND
            return Finding(harm, token, "toll:verb", 0.95, cumulative=True, over=over, verb=verb)
    # raising the number … to 126: the verb stands before its toll
    return _raised_toll(one, before)


def _is_verbless(sentence: Span) -> bool:
    """Whether a headline leaves its verb out: "Toll from landslide now 12"."""
    return not any(word.pos_ in ("VERB", "AUX") for word in sentence)


def _fronted_toll(one: Counted, to: Token) -> Finding | None:
    """`brings to 21 the number of people killed`: the figure stands before its toll."""
    doc, after = one.span.doc, one.span.end
    if after + 2 < one.sentence.end and doc[after].lower_ == "from" and doc[after + 1].pos_ == "NUM":
        after += 2  # lowered to seven from nine the number
    verb = doc[to.i - 1] if to.i > one.sentence.start else to
    if to.lower_ != "to" or verb.lemma_ not in TOLL_VERBS or after + 1 >= one.sentence.end:
        return None
    if doc[after].lower_ != "the" or doc[after + 1].lower_ not in ("number", "toll", "total"):
        return None
    words = doc[after : min(one.sentence.end, after + _FURTHEST_FRONTED)]
    harm = next((harm for word in words if (harm := _toll_harm(word) or _harm_of_word(word))), None)
    return Finding(harm, verb, "toll:fronted", 0.93, cumulative=True) if harm is not None else None


def _is_toll_verb(word: Token) -> bool:
    """Whether a word is a verb that tolls have; "top" and "near" are often tagged as adjectives after a modal."""
    if word.lemma_ not in TOLL_VERBS:
        return False
    modal = word.pos_ == "ADJ" and any(one.tag_ == "MD" for one in word.doc[max(word.sent.start, word.i - 3) : word.i])
    return modal or word.pos_ in ("VERB", "AUX", "NOUN")


def _raised_toll(one: Counted, before: Token) -> Finding | None:
    doc, first = one.span.doc, before.i + 1
    if doc[first - 1].lower_ not in ("to", "at", *_BEYOND):
        return None
    toll = None
    for token in reversed(doc[max(one.sentence.start, first - _FURTHEST_TOLL) : first - 1]):
        if toll is None and (harm := _toll_harm(token)):
            over = doc[first - 1].lower_ in _BEYOND
            toll = Finding(harm, token, "toll:raised", 0.93, cumulative=True, over=over)
        elif toll is not None and token.lemma_ in TOLL_VERBS and token.pos_ in ("VERB", "NOUN"):
            return replace(toll, verb=token)
        elif token.pos_ == "NUM" and toll is None and doc[token.i - 1].lower_ != "from":
            return None
    return None


def _given_toll(one: Counted) -> Finding | None:
    """`it gave the number of missing as 22`"""
    doc, first = one.span.doc, one.first
    for token in reversed(doc[max(one.sentence.start, first - _FURTHEST_FRONTED) : first - 1]):
        if token.pos_ == "NUM":
            return None
        if (harm := _toll_harm(token)) is not None:
            verb = next((over for over in token.ancestors if over.pos_ == "VERB" and over.i < token.i), None)
            given = verb is not None and verb.lemma_ in _GIVING
            return Finding(harm, token, "toll:given", 0.93, cumulative=True, verb=verb) if given else None
    return None


def _toll_harm(word: Token) -> Harm | None:
    """What a word counts as the head of a toll: "toll", or a word for the dead and hurt under "number of"."""
    counts = word.lower_ in ("count", "tally") and word.i > word.sent.start and word.nbor(-1).lower_ == "death"
    if word.lower_ == "toll" or counts:
        modifier = next((child for child in word.lefts if child.lemma_.lower() in TOLL_NOUNS), None)
        return TOLL_NOUNS[modifier.lemma_.lower()] if modifier is not None else "killed"
    harm = TOLL_NOUNS.get(word.lemma_.lower()) or TOLL_NOUNS.get(word.lower_)
    if harm is None:
        return None
    left = word.doc[max(word.sent.start, word.i - 6) : word.i]
    if any(token.lower_ in ("number", "total", "count", "tally", "numbers", "figure") for token in left):
        return harm if not any(token.pos_ == "NUM" for token in left) else None  # not: a total of 56 were injured
    own = any(one.lower_ == "the" or one.tag_ == "PRP$" for one in word.lefts)  # they put their dead at 12
    people = word.tag_ == "NNS" or (word.lower_ in _STATES and own)
    return harm if people and word.dep_ in ("nsubj", "dobj", "nsubjpass") and not _numbered(word) else None


def _numbered(word: Token) -> bool:
    return any(child.dep_ == "nummod" for child in word.children)
