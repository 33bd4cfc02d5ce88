"""Circumstances: the victims, place, date and cause that a sentence states with a figure."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import islice
from typing import TYPE_CHECKING, Final

from onrecord_casualties.counted import Counted, is_people
from onrecord_casualties.frames import NOUN_FRAMES, STATE_FRAMES, VERB_FRAMES
from onrecord_casualties.harm import behind_parenthesis
from onrecord_casualties.lexicon import CAUSES_BY_NAME, EVENTS, NAMES_OF_TIME, PLACES

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from onrecord_casualties.harm import Finding

Offsets = tuple[int, int]

_NAMES_OF_HARM: Final = frozenset(noun for frame in NOUN_FRAMES for noun in frame.nouns)
_STATES: Final = frozenset(word for frame in STATE_FRAMES for word in frame.words)
_PLACE_PREPOSITIONS: Final = frozenset(
    {"in", "near", "at", "outside", "inside", "around", "off", "across", "throughout", "along", "on", "under", "within"}
)
_NAMED_ONLY: Final = frozenset({"around", "across", "throughout", "on", "along", "under", "within"})
_CAUSE_PREPOSITIONS: Final = frozenset({"in", "from", "of", "during", "after", "by", "to", "following", "amid", "with"})
_VAGUE_SUBJECTS: Final = frozenset({"it", "they", "he", "she", "this", "we", "i", "you", "there"})
_PARTICIPLES: Final = frozenset(
    {"killed", "injured", "wounded", "hurt", "displaced", "trapped", "evacuated", "rescued"}
)
_NOBODYS_DEED: Final = frozenset({"verb:lose-men", "verb:treat-injuries"})
_HARMING: Final = frozenset(
    verb
    for frame in VERB_FRAMES
    if "object" in frame.victim and frame.name not in _NOBODYS_DEED
    for verb in frame.verbs
)
_SAVED: Final = frozenset({"rescued", "evacuated"})
_NUMBERED: Final = frozenset({"no", "nos"})
_CAUSING: Final = frozenset({"cause", "claim", "take", "cost", "inflict", "produce", "bring"})
_COUNTING: Final = frozenset(
    {"report", "record", "confirm", "count", "put", "estimate", "announce", "register", "admit", "acknowledge"}
)
_CLAIMING: Final = frozenset(
    {"say", "report", "tell", "announce", "confirm", "claim", "admit", "acknowledge", "insist"}
)
_SAYING: Final = frozenset({"say", "report", "tell", "announce", "confirm"})
_SUBJECTS: Final = frozenset({"nsubj", "nsubjpass"})
_OBJECTS: Final = frozenset({"dobj", "dative", "attr"})
_NOMINAL: Final = frozenset({"conj", "pobj", "prep", "dobj", "nsubj", "appos", "attr", "acomp", "npadvmod", "ccomp"})
_IN_SAYER: Final = frozenset({"DET", "ADJ", "NOUN", "PROPN", "PART", "ADP", "PRON", "CCONJ", "PUNCT"})
_SETTLEMENTS: Final = frozenset({"city", "town", "village", "province", "district", "region", "island", "state"})
_OF_THE_SEARCH: Final = frozenset({"find", "recover", "discover", "pull", "retrieve", "die", "succumb", "revise"})
"""After these a toll rises, but they are no cause: "rose to 40 after more bodies were found"."""
_STRIKING: Final = frozenset(
    {"hit", "strike", "attack", "shake", "rock", "bomb", "shell", "storm", "raid", "target", "sweep", "devastate"}
)
_POLICING: Final = frozenset(
    {"arrest", "detain", "charge", "sentence", "convict", "jail", "try", "acquit", "extradite", "question", "capture"}
    | {"say", "tell", "speak", "announce", "meet", "testify"}
)
"""Where these are done is not where it happened."""
_NOT_OF_VICTIMS: Final = _STATES | {"of", "the", "-", "other", "more"}
_NOT_LAST: Final = frozenset({"VERB", "ADP", "DET", "CCONJ", "SCONJ", "PART", "AUX"})
_LONGEST_CLAUSE: Final = 20
_LONGEST_SAYER: Final = 9
_FURTHEST_SAID: Final = 9


def victims_of(one: Counted, finding: Finding) -> Offsets | None:
    """The words for those harmed: `innocent civilians` of "thousands of innocent civilians"; None for "two killed"."""
    noun = one.noun
    if noun is None:
        return None
    if noun.lemma_.lower() in _NAMES_OF_HARM and (noun == finding.predicate or not is_people(noun)):
        named = next((child for child in noun.children if child.lower_ == "of"), None)
        noun = next((child for child in named.children if child.dep_ == "pobj"), None) if named is not None else None
        return phrase(noun) if noun is not None and is_people(noun) else None
    if one.of and noun.lower_ in _STATES and one.node.head.lemma_ == "be" and one.node.dep_ == "nsubj":
        named = next((child for child in one.node.head.children if child.dep_ == "attr"), None)
        return phrase(named) if named is not None and is_people(named) else None  # eleven of the dead were children
    if noun.lower_ in _STATES or noun.pos_ == "PRON" or noun.lower_ == "more" or noun.i < one.span.end:
        return None
    doc, first, last = noun.doc, one.span.end, noun.i
    while first < last and (doc[first].lower_ in _NOT_OF_VICTIMS or doc[first].pos_ == "NUM"):
        first += 1
    if doc[first].pos_ == "PUNCT":
        first += 1
    if doc[first].lower_ in ("year", "month") and first > 1 and doc[first - 1].text == "-" and doc[first - 2].like_num:
        first -= 2  # "two 12-year-old boys"
    if noun.lemma_.lower() == "member" and last + 1 < len(doc) and doc[last + 1].lower_ == "of":
        group = next((child for child in doc[last + 1].children if child.dep_ == "pobj"), None)
        last = group.i if group is not None else last
    if last + 2 < len(doc) and doc[last + 1].text == "-" and not doc[last].whitespace_ and doc[last + 2].lower_ == "by":
        last += 2  # passers-by
    return (doc[first].idx, doc[last].idx + len(doc[last])) if first <= last else None


def place_of(sentence: Span, predicate: Token) -> Offsets | None:
    """The place nearest to the predicate: a name or a noun for a place after "in", "near", "at" and the like."""
    if (before := _where(predicate)) is not None:
        return _extended(before)
    found = list(_places(sentence))
    named = [
        one for one in found if (one.pos_ == "PROPN" or _is_of_name(one)) and not _stands_elsewhere(one, predicate)
    ]
    below = [one for one in found if _belongs(one, predicate)]
    for over in (*_led_by(predicate), *_clause_of_subject(predicate)):
        below = below or [one for one in found if _belongs(one, over)]
    for over in _shared(predicate):  # ten drowned and dozens are missing after a ferry sank off …
        below = below or [one for one in found if _belongs(one, over) and any(map(_tells_cause, one.ancestors))]
    pool = below or [one for one in named if one.i > predicate.i] or named
    if not pool:
        return _struck(predicate) or _named_settlement(sentence)
    best = min(pool, key=lambda one: (abs(one.i - predicate.i), one.i))
    around = next((one for one in pool if one != best and one in (best.head.head, best.head.head.head.head)), best)
    return _extended(around)  # "a quarry in Tobet", though Tobet is nearer


def own_place_of(one: Counted) -> Offsets | None:
    """The place right behind a figure: `12 in Lisk`, `four, all of them cousins, in the port of Amble`."""
    after = behind_parenthesis(one)
    if after >= one.sentence.end or one.span.doc[after].lower_ not in _PLACE_PREPOSITIONS:
        return None
    preposition = one.span.doc[after]
    place = next((found for found in _places(one.sentence) if found.head == preposition), None)
    return _extended(place) if place is not None else None


def _belongs(place: Token, predicate: Token) -> bool:
    """Whether a place stands under the predicate, and not in a clause with a subject of its own."""
    for over in place.ancestors:
        if over == predicate:
            return True
        apart = over.dep_ in ("conj", "advcl", "ccomp") and any(child.dep_ in _SUBJECTS for child in over.children)
        if apart and not _tells_cause(over):
            return False
    return False


def _is_of_name(place: Token) -> bool:
    """`the southern town of Tobet`"""
    of = next((child for child in place.children if child.lower_ == "of"), None)
    name = _object(of) if of is not None else None
    return name is not None and name.pos_ == "PROPN"


def _stands_elsewhere(place: Token, predicate: Token) -> bool:
    """Whether a place stands in a relative clause about something else; not so `three, whose car fell off the Orr`."""
    over_predicate = {predicate.i, *(one.i for one in predicate.ancestors)}
    held = place.head.head
    if held.lemma_ in _POLICING and held != predicate:
        return True  # arrested in Lisk over the attack
    for over in place.ancestors:
        if over.i in over_predicate:
            return False
        if over.dep_ == "relcl" and over.head.lemma_.lower() not in EVENTS:
            return not (is_people(over.head) and any(word.lower_ == "whose" for word in over.subtree))
    return False


def _led_by(predicate: Token) -> Iterator[Token]:
    """The clause that a participle goes with: `a tunnel collapsed at the mine, killing five`."""
    token = predicate
    while token.tag_ == "VBG" and token.dep_ in ("advcl", "conj") and token.head.pos_ == "VERB":
        token = token.head
        if token.dep_ != "conj":
            yield token


def _clause_of_subject(predicate: Token) -> Iterator[Token]:
    """The verb of a noun: `40 of the deaths were in Karsk, …`."""
    over = next((one for one in predicate.ancestors if one.pos_ in ("VERB", "AUX")), None)
    if predicate.pos_ == "NOUN" and over is not None and over.lemma_ == "be":
        yield over


def _where(predicate: Token) -> Token | None:
    """`Tobet, where four people died`: what the relative clause of the predicate is about."""
    for verb in (predicate, *islice(predicate.ancestors, 2)):
        if verb.dep_ == "relcl" and any(child.lower_ == "where" for child in verb.children):
            return verb.head if verb.head.pos_ == "PROPN" or verb.head.lemma_.lower() in PLACES else None
    return None


def _places(sentence: Span) -> Iterator[Token]:
    for token in sentence:
        if token.dep_ != "pobj" or token.head.lower_ not in _PLACE_PREPOSITIONS:
            continue
        if token.pos_ == "PROPN":
            event = any(part.lemma_.lower() in EVENTS for part in (token, *token.lefts))
            if token.lower_ not in NAMES_OF_TIME and token.text[0].isupper() and not event:
                yield token
        elif (
            token.lemma_.lower() in PLACES
            and token.lower_ != "seas"
            and token.head.lower_ not in _NAMED_ONLY
            and not _is_owned(token)
        ):
            yield token


def _is_owned(noun: Token) -> bool:
    """`in their homes`, `in our country`, `at each base`: no place that the sentence names."""
    return any(child.tag_ == "PRP$" or child.lower_ in ("each", "every") for child in noun.lefts)


def _extended(place: Token) -> Offsets:
    """A place with the larger ones behind it: `a mosque in northern Varsia`, `Tarn Gate, East Sallow`."""
    doc, last, sentence = place.doc, place.i, place.sent
    first = place.left_edge.i
    while last + 2 < sentence.end:
        link, following = doc[last + 1], doc[last + 2]
        if link.lower_ in ("of", "in", "near") and (target := _object(link)) is not None:
            fits = (target.pos_ == "PROPN" and target.lower_ not in NAMES_OF_TIME) or target.lemma_.lower() in PLACES
            if not fits or target.i - last > 6:
                break
            if link.lower_ == "of" and target.pos_ == "PROPN" and doc[last].lemma_.lower() in _SETTLEMENTS:
                first = target.left_edge.i
            last = target.i
        elif link.text == "," and following.pos_ == "PROPN" and following.lower_ not in NAMES_OF_TIME:
            last += 2
            while last + 1 < sentence.end and doc[last + 1].pos_ == "PROPN":
                last += 1
        else:
            break
    last = _numbered(doc[last])
    return doc[first].idx, doc[last].idx + len(doc[last])


def _numbered(word: Token) -> int:
    """The index of the last token of a name: `Pit No. 4` goes on behind the point of "No.", `Block 14` and `magnitude
    6.1` with the numeral, unless that counts what follows."""
    behind = word.doc[word.i + 1 : min(word.i + 3, word.sent.end)]
    number = len(behind) == 2 and behind[0].text == "." and behind[1].text[0].isdigit()
    if number and word.lower_ in _NUMBERED:
        return word.i + 2
    named = word.text[0].isupper() or word.lower_ == "magnitude"
    digits = len(behind) > 0 and behind[0].text[0].isdigit() and behind[0].head.i <= behind[0].i
    return word.i + 1 if named and digits and word.lower_ not in NAMES_OF_TIME else word.i


def _object(preposition: Token) -> Token | None:
    return next((child for child in preposition.children if child.dep_ == "pobj"), None)


def _struck(predicate: Token) -> Offsets | None:
    """What was struck, where that is a place: `missiles hit residential areas of Sarn, killing nine`."""
    for verb in (predicate, *islice(predicate.ancestors, 2)):
        if verb.lemma_ in _STRIKING:
            hit = next((child for child in verb.children if child.dep_ in ("dobj", "nsubjpass")), None)
            named = hit is not None and hit.pos_ == "PROPN" and hit.text[0].isupper()
            if (
                hit is not None
                and (named or hit.lemma_.lower() in PLACES)
                and not _is_owned(hit)
                and not is_people(hit)
            ):
                return _extended(hit)
    return None


def _named_settlement(sentence: Span) -> Offsets | None:
    """`The city of Mirova was …`: the place that a sentence is about."""
    for token in sentence:
        if token.lemma_.lower() in _SETTLEMENTS:
            for child in token.children:
                name = _object(child) if child.lower_ == "of" else None
                if name is not None and name.pos_ == "PROPN":
                    return name.left_edge.idx, name.idx + len(name)
    return None


def cause_of(one: Counted, finding: Finding) -> Offsets | None:
    """What or who did it: the subject of the verb, its agent, or the event after "in", "from", "after"."""
    predicate = finding.predicate
    if finding.rule == "ellipsis":
        return None  # what killed the thirty need not have killed the twelve
    verbs = [predicate, *_verbs_over(predicate)]
    for verb in verbs if finding.harm not in _SAVED else ():  # "evacuated by boat", "rescued by the navy": means
        agent = next((_object(child) for child in verb.children if child.dep_ == "agent"), None)
        if agent is not None and agent.lower_ not in NAMES_OF_TIME:
            struck = agent.doc[agent.head.i - 1]  # killed in strikes by drones
            return phrase(struck if struck.i > verb.i and _is_event_of(struck, verb) else agent)
    for verb in islice(_shared(predicate), 1, None) if finding.harm not in _SAVED else ():
        agent = next((_object(child) for child in verb.children if child.dep_ == "agent"), None)
        if agent is not None and agent.lower_ not in NAMES_OF_TIME:  # two were killed and four wounded by shells
            return phrase(agent)
    for token in (*verbs, *islice(_shared(predicate), 1, None)):
        event = _event(token) or _related_event(token)
        if event is not None:
            return phrase(event)
    subject = _causer(one, finding)
    if subject is not None and subject.lemma_.lower() in _NAMES_OF_HARM:
        subject = None  # the deaths bring to 47 the number …
    if subject is not None and subject not in (one.node, one.noun):
        return _clause(subject.head) if _only_befell(subject, predicate) else phrase(subject)
    for verb in (*verbs, *_shared(predicate)):
        clause = next((child for child in verb.children if _tells_cause(child)), None)
        if clause is not None:
            return _clause(clause)
    return None


def reporter_of(finding: Finding) -> Token | None:
    """Who counts: `the ministry reported 34 deaths`, `the union put the toll at six dead and 20 hurt`; else who is
    said to have said so in the clause of the figure. None in a passive, and for a pronoun."""
    restated = finding.verb is not None and (finding.rule == "toll:restated" or finding.verb.lemma_ in _COUNTING)
    verb = finding.verb if finding.verb is not None and restated else finding.predicate
    if verb.pos_ == "VERB" and verb.dep_ in ("conj", "ccomp") and verb.head.pos_ not in ("VERB", "AUX"):
        verb = verb.head  # "20 injured", beside "three dead"
    if verb.dep_ == "acl" and verb.tag_ == "VBN":
        verb = verb.head  # recorded 40 civilians killed
    while verb.pos_ != "VERB" and verb.dep_ in _NOMINAL and verb.head.dep_ != "relcl":
        verb = verb.head
    if verb.lemma_ not in _COUNTING or verb.pos_ != "VERB":
        return None
    found = next((child for child in verb.children if child.dep_ == "nsubj"), None)
    return found if found is not None and found.pos_ != "PRON" else None


def accordance_of(finding: Finding) -> Token | None:
    """The source after "according to" in the clause of a figure: `according to the union, five people died`."""
    for verb in (finding.predicate, *_verbs_over(finding.predicate), *_led_by(finding.predicate)):
        for child in verb.children:
            to = next((each for each in child.children if each.lower_ == "to"), None)
            if child.lower_ == "according" and to is not None and (source := _object(to)) is not None:
                return source if source.pos_ != "PRON" else None
    return None


def speaker_over(finding: Finding) -> Token | None:
    """Who says it by the grammar, in the clause right over the figure's: `while the army said it had killed 40`,
    `the rebels claimed to have killed 25`. None for a pronoun."""
    word = finding.verb or finding.predicate
    for _ in range(_FURTHEST_SAID):
        over = word.head
        if word.dep_ in ("ccomp", "xcomp") and over.lemma_ in _CLAIMING and over.i < word.i:
            found = next((child for child in over.children if child.dep_ == "nsubj"), None)
            return found if found is not None and found.pos_ in ("NOUN", "PROPN") else None
        leans = word.dep_ in _NOMINAL or (word.dep_ == "advcl" and word.tag_ == "VBG")
        if over == word or not leans:
            return None
        word = over
    return None


def sayer_of(sentence: Span, start: int) -> Offsets | None:
    """Who says so behind what starts at an offset: `…, the coast guard said.`, `…, the coast guard said on Monday, …`,
    whatever the parser made of it."""
    doc = sentence.doc
    for verb in sentence:
        if verb.idx <= start or verb.lemma_ not in _SAYING or verb.pos_ != "VERB":
            continue
        comma = next((at for at in range(verb.i - 1, sentence.start, -1) if doc[at].text == ","), None)
        who = doc[comma + 1 : verb.i] if comma is not None and doc[comma].idx > start else None
        if who is not None and _is_name_phrase(who) and _ends_saying(verb):
            return who.start_char, who.end_char
    return None


def _is_name_phrase(who: Span) -> bool:
    if not 0 < len(who) <= _LONGEST_SAYER or who[-1].pos_ not in ("NOUN", "PROPN"):
        return False
    plain = all(one.pos_ in _IN_SAYER and one.lower_ not in NAMES_OF_TIME for one in who)
    return plain and who[0].pos_ not in ("CCONJ", "ADP")


def _ends_saying(verb: Token) -> bool:
    """Whether nothing but whom and when follows until a comma or the end."""
    for token in verb.doc[verb.i + 1 : verb.sent.end]:
        if token.text in (",", ".", ";"):
            return True
        if token.pos_ in ("VERB", "AUX", "SCONJ") or token.i - verb.i > _FURTHEST_SAID:
            return False
    return True


def _verbs_over(predicate: Token) -> Iterator[Token]:
    """The verbs that a complement or a coordinated participle leans on."""
    token = predicate
    for _ in range(3):
        leans = token.dep_ in ("oprd", "acomp", "xcomp", "ccomp", "conj", "attr", "dobj", "nsubjpass")
        apart = token.dep_ == "conj" and _stands_apart(token)
        if not leans or apart or token.head == token or token.head.lemma_ in _SAYING:
            return
        token = token.head
        yield token


def _is_event_of(event: Token, verb: Token) -> bool:
    return event.lemma_.lower() in EVENTS and event.dep_ == "pobj" and event.head.head == verb


def _event(word: Token) -> Token | None:
    below = [child for child in word.children if child.dep_ == "prep" and child.i > word.i]
    for preposition in below:
        target = _object(preposition)
        named = target is not None and target.lemma_.lower() in EVENTS - CAUSES_BY_NAME
        if named and preposition.lower_ in _CAUSE_PREPOSITIONS:
            return target
        if preposition.lower_ in ("due", "owing", "because"):
            inner = target or next((_object(child) for child in preposition.children), None)
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
    if predicate.lemma_.lower() in _NAMES_OF_HARM and predicate.pos_ == "NOUN":
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
        if token.dep_ == "acl" and token.head.pos_ in ("NOUN", "PROPN") and (token.tag_ == "VBG" or has_object):
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
                if child.lower_ in _VAGUE_SUBJECTS or child.pos_ == "NUM" or _is_cut_short(child):
                    return None
                return _behind_label(_named(child), token)
        climbs = token.dep_ == "conj" or (token.dep_ in ("advcl", "xcomp", "ccomp", "pcomp") and token.tag_ == "VBG")
        if not climbs or token.head.pos_ not in ("VERB", "AUX") or token.head.lemma_ in _SAYING:
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
            or event.head.lower_ not in {*_PLACE_PREPOSITIONS, "of", "aboard"}
        ):
            break
        event = event.head.head
    return event if event.lemma_.lower() in EVENTS else noun


def _goes_on(participle: Token) -> bool:
    """`killing five, burning homes`: a participle after a comma that the parser hung on the object before it."""
    noun = participle.head
    listed = participle.tag_ == "VBG" and participle.dep_ == "acl" and noun.dep_ == "dobj" and noun.head.tag_ == "VBG"
    return listed and participle.doc[participle.left_edge.i - 1].text == ","


_ASSAULTING: Final = frozenset({"shoot", "stab", "attack", "ambush", "shell", "bomb"})


def _only_befell(subject: Token, predicate: Token) -> bool:
    """`a tunnel collapsed, killing five`: the whole clause did it, where its subject is nobody and no event."""
    verb = subject.head
    apart = verb != predicate and verb.pos_ == "VERB" and not any(child.dep_ in _OBJECTS for child in verb.children)
    if verb.lemma_ in _ASSAULTING and predicate.dep_ == "conj":
        return False  # police shot and injured three
    named = subject.lemma_.lower() in EVENTS and subject.lemma_.lower() not in CAUSES_BY_NAME
    return apart and subject.pos_ == "NOUN" and not named and not is_people(subject)


def _shared(predicate: Token) -> Iterator[Token]:
    """A predicate and those beside it: `ten were killed and 20 hurt when …`."""
    yield predicate
    for child in predicate.children:
        if child.dep_ == "conj" and child.i > predicate.i and not _stands_apart(child):
            said = (child, *(one for one in child.children if one.dep_ in ("acomp", "attr")))
            if any(one.lower_ in _STATES | _PARTICIPLES for one in said):
                yield child


def _stands_apart(verb: Token) -> bool:
    """Whether a coordinated clause has a subject of its own behind a comma: `…, and six died when …`."""
    first = verb.left_edge
    after_comma = any(word.text in (",", ";") for word in verb.doc[max(verb.sent.start, first.i - 2) : first.i])
    return after_comma and any(child.dep_ in _SUBJECTS for child in verb.children)


def _tells_cause(clause: Token) -> bool:
    """Whether a clause tells of what did it: `when a wall fell`, `after the dam burst`."""
    if clause.dep_ != "advcl" or clause.lemma_ in _OF_THE_SEARCH:
        return False
    opening = {child.lower_ for child in clause.children if child.dep_ in ("mark", "advmod") and child.i < clause.i}
    if "when" in opening:
        return True
    subject = next((child for child in clause.children if child.dep_ in _SUBJECTS), None)
    told = subject is not None and subject.lower_ not in _VAGUE_SUBJECTS
    return "after" in opening and told and clause.lemma_ not in _SAYING


def _clause(verb: Token) -> Offsets | None:
    doc, words = verb.doc, list(verb.subtree)
    subject = next((child for child in verb.children if child.dep_ in _SUBJECTS), None)
    opening = ("when", "after", "just", "shortly", "soon")
    first = (
        subject.left_edge.i
        if subject is not None
        else next((one.i for one in words if one.lower_ not in opening), verb.i)
    )
    last = first
    while last + 1 <= words[-1].i and last - first < _LONGEST_CLAUSE:
        inside_subject = subject is not None and last + 1 < subject.i  # a second, smaller slide hit
        if doc[last + 1].text in (",", ";", ".", "—", "–") and _numbered(doc[last]) == last and not inside_subject:
            break
        if doc[last + 1].pos_ == "CCONJ" and doc[min(last + 2, words[-1].i)].pos_ == "NUM":
            break  # and 15 in a raid
        last = max(last + 1, _numbered(doc[last]))
    cut = last < words[-1].i and doc[last + 1].pos_ != "PUNCT"
    while cut and last > first and doc[last].pos_ in _NOT_LAST:
        last -= 1
    return doc[first].idx, doc[last].idx + len(doc[last])


def phrase(head: Token) -> Offsets:
    """Offsets of a noun with what stands before it, quotation marks left off, and with an "of" behind it."""
    first, last, doc = head.left_edge.i, head.i, head.doc
    while first < head.i and (doc[first].pos_ in ("PUNCT", "CCONJ", "ADP") or doc[first].lower_ in ("late", "early")):
        first += 1
    for child in head.children:
        target = _object(child)
        if (
            child.lower_ in ("of", "on", "at", "by")
            and child.i == head.i + 1
            and target is not None
            and target.i - last < 6
            and target.lower_ not in NAMES_OF_TIME
        ):
            last = target.i
    last = _numbered(doc[last])
    return doc[first].idx, doc[last].idx + len(doc[last])
