"""Nominals: accusations in nouns and light verbs ("denied allegations", "faces charges", "filed a lawsuit")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from onrecord_accusations import grammar
from onrecord_accusations.claim import Claim
from onrecord_accusations.doers import doer_of
from onrecord_accusations.facts import Modality
from onrecord_accusations.frames import LIGHT, NOUNS, LightVerb, NounFrame
from onrecord_accusations.lexicon import (
    AUTHORITIES,
    CHARGES,
    COURTS,
    DEEDS,
    is_actor,
    is_deed,
    is_money,
    names_done,
    names_wrong,
)
from onrecord_accusations.nominal_acts import act_of, take_convicted, take_dropped, take_saying
from onrecord_accusations.phrases import complement, noun_phrase, words
from onrecord_accusations.reciprocal import two_of
from onrecord_accusations.stance import modality_of, refused

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_LIGHT_OF: Final[dict[str, LightVerb]] = {lemma: row for row in LIGHT for lemma in row.lemmas}
_LEGAL_MODIFIERS: Final = frozenset(
    {
        "criminal",
        "felony",
        "misdemeanor",
        "federal",
        "formal",
        "civil",
        "legal",
        "class",
        "action",
        "libel",
        "defamation",
    }
    | {"indictable", "pending", "trumped", "spurious", "baseless"}
)
FIERCE: Final = frozenset(
    {"scathing", "blistering", "stinging", "withering", "verbal", "fierce", "furious", "vitriolic", "personal", "sharp"}
    | {"savage", "bitter", "rhetorical", "extraordinary", "thinly"}
)
_CALLING_FOR: Final = frozenset({"call", "demand", "urge", "seek", "push", "want"})
_ARRESTED: Final = frozenset(
    {"arrest", "detain", "hold", "custody", "jail", "imprison", "extradite", "convict", "book", "try"}
    | {"remand", "question", "charge", "suspend"}
)
_UNTRUE: Final = frozenset({"false", "untrue", "trumped-up", "fabricated", "bogus"})
"""What an accusation is that the article itself calls untrue."""

_DENYING: Final = next(row.lemmas for row in LIGHT if row.does == "deny")
_MADE: Final = frozenset({"make", "level", "bring", "file", "lodge", "lay", "press", "pend", "direct", "aim"})
_PRONOUNS: Final = frozenset({"he", "she", "it", "they", "his", "her", "its", "their"})


def noun_claims(tokens: Iterable[Token]) -> Iterator[Claim]:
    """The accusations whose frame is a noun of the table, by place."""
    for token in tokens:
        frame = NOUNS.get(token.lemma_.lower()) if token.pos_ in ("NOUN", "PROPN") else None
        if frame is not None:
            claim = _fill(token, frame)
            if claim is not None:
                yield from _traded(claim, token)


def _traded(claim: Claim, noun: Token) -> tuple[Claim, ...]:
    """A claim as it is; or, of accusations that two have traded, one each way."""
    light = _light_of(noun)
    traded = light is not None and light.does == "trade"
    if not traded or claim.accuser is None or claim.accused is None:
        return (claim,)
    return claim, replace(claim, accuser=claim.accused, accused=claim.accuser)


def _fill(noun: Token, frame: NounFrame) -> Claim | None:
    """The claim of a noun with the light verb above it; None where neither accused nor accuser and act are stated."""
    verb = _governor(noun)
    light = _light_of(noun)
    if (ended := _had_dropped(noun)) is not None:
        verb, light = ended, _LIGHT_OF["drop"]
    if frame.kind == "indict" and verb is not None and verb.lemma_ == "make":
        return None
    if light is not None and light.does in ("trade", "overturn") and not _takes(frame, light):
        light = None
    if noun.dep_ in ("compound", "attr") or (noun.lower_ == "counts" and verb is not None and verb.lemma_ == "count"):
        return None
    against = _against(noun, verb)
    act, act_verb = act_of(noun, frame, verb, against)
    if frame.legal and not _is_legal(noun, frame, act, act_verb, against, verb, light):
        return None
    claim = Claim(
        rule=f"noun:{frame.lemma}",
        kind=frame.kind,
        status=frame.status,
        confidence=0.7,
        anchor=noun,
        cue=words(noun),
        accuser=_owner(noun) if frame.owner == "accuser" else None,
        accused=_opponent(against) if frame.owner == "accuser" else _convicted(noun),
        act=act,
        modality=_modality(verb, light),
    )
    if claim.accuser is None:
        claim.accuser = _by_or_from(noun, verb, light)
    if ended is not None and claim.accused is None:
        claim.accused = _had_by(noun)
    if light is not None and verb is not None:
        _apply(light, claim, noun, verb, act_verb)
    elif verb is not None:
        _apply_other(claim, frame, noun, verb)
    if frame.of == "accused" and claim.accused is None:
        _take_accused_of(claim, noun)
    if frame.owner == "accused":
        take_convicted(claim, noun)
    if claim.accused is None and act_verb is not None:
        doer = grammar.subject(act_verb)
        if doer is not None and is_actor(doer) and doer.lower_ not in ("i", "we"):
            claim.accused = noun_phrase(doer)
    take_saying(claim, noun, verb if light is not None and light.does == "make" else None)
    if light is not None and light.does == "drop":
        take_dropped(claim, noun)
    false = noun.nbor(-1) if frame.lemma in CHARGES and noun.i > 0 and noun.nbor(-1).lower_ in _UNTRUE else None
    if false is not None and not claim.denied and (claim.accuser is not None or claim.act is not None):
        claim.denied, claim.denial = True, words(false)
    refuting = next((one for one in noun.children if one.dep_ == "relcl" and one.lemma_.lower() in _DENYING), None)
    if refuting is not None and modality_of(refuting) != "negated":  # "allegations of fraud, which he has denied"
        claim.denied, claim.denial = True, words(refuting)
    return claim if _is_complete(claim, frame) else None


def _had_dropped(noun: Token) -> Token | None:
    """The participle of "had a charge of theft dropped", which the parser may hang elsewhere."""
    had = noun.head.head if noun.dep_ in ("nsubj", "nsubjpass") else noun.head
    at = noun.right_edge.i + 1
    if had.lemma_ != "have" or at >= noun.sent.end:
        return None
    verb = noun.head if noun.head != had else noun.doc[at]
    light = _LIGHT_OF.get(verb.lemma_.lower())
    ends = verb.i >= at and verb.tag_ in ("VBN", "VBD") and (verb.lemma_ == "dismiss" or light == _LIGHT_OF["drop"])
    return verb if ends and (verb.head == had or noun.dep_ == "dobj") else None


def _had_by(noun: Token) -> Span | None:
    """Who has a charge dropped, unless that is who ends it: "Rook had a charge of theft dropped"."""
    had = noun.head.head if noun.dep_ in ("nsubj", "nsubjpass") else noun.head
    who = grammar.subject(had)
    named = who is not None and is_actor(who) and who.lemma_.lower() not in AUTHORITIES | COURTS | {"lawyer"}
    return noun_phrase(who) if who is not None and named else None


def _takes(frame: NounFrame, light: LightVerb) -> bool:
    """Whether a verb that goes with few nouns goes with this one: accusations are traded, convictions overturned."""
    if light.does == "trade":
        return frame.lemma in ("accusation", "allegation", "charge", "criticism", "denunciation")
    return frame.lemma == "conviction"


def _opponent(against: Token | None) -> Span | None:
    """The noun phrase after "against", without what it is about."""
    if against is None:
        return None
    return noun_phrase(against, without=[one for one in against.children if one.lower_ in ("for", "over", "on")])


def _modality(verb: Token | None, light: LightVerb | None) -> Modality:
    """What the verb above says of the accusation: "filed no charges", "avoided criticism of him"."""
    if verb is None:
        return "asserted"
    if refused(verb) and light is None:
        return "negated"
    if verb.lemma_.lower() == "settle":  # "agreed to pay 12 million to settle claims": they were made
        return "asserted"
    return modality_of(verb) if light is not None or verb.lemma_ in _CALLING_FOR else "asserted"


def _is_complete(claim: Claim, frame: NounFrame) -> bool:
    if claim.accused is not None and claim.accuser is not None and claim.accused.start == claim.accuser.start:
        claim.accuser = None
    if claim.accused is not None:
        head = claim.accused.root
        if head.pos_ == "PRON" and claim.accuser is None and claim.act is None and claim.status != "dropped":
            return False
        if frame.kind == "indict" and claim.confidence < 0.8 and claim.act is None:
            return False  # "his indictment of the party" is a figure of speech
        if frame.kind == "criticize":
            return is_actor(head) and (claim.accuser is not None or (claim.act is not None and claim.confidence > 0.7))
        return (is_actor(head) or frame.kind in ("sue", "criticize", "charge")) and not is_money(claim.accused)
    stated = claim.accuser is not None and claim.act is not None and names_wrong(claim.act)
    return stated and frame.kind in ("accuse", "allege", "charge")


def _governor(noun: Token) -> Token | None:
    """The verb whose subject, object or prepositional complement a noun is, through coordination."""
    at = noun
    while at.dep_ in ("conj", "appos") and at.head.pos_ in ("NOUN", "PROPN"):
        at = at.head
    if at.dep_ == "pobj":
        above = at.head.head
        if above.dep_ == "prep":
            above = above.head
        if above.pos_ in ("NOUN", "PROPN") and above.lemma_.lower() in (
            "series",
            "number",
            "slew",
            "string",
            "host",
            "set",
        ):
            return _governor(above)
        return above if above.pos_ in ("VERB", "AUX") else None
    return at.head if at.head.pos_ in ("VERB", "AUX") and at.dep_ not in ("npadvmod", "advcl") else None


def _against(noun: Token, verb: Token | None) -> Token | None:
    """Whom a noun of accusing is directed against: "against X" on the noun, its conjunct or its verb."""
    places = [noun, *noun.children, *(inner for _, inner in grammar.complements(noun, ("of",)))]
    if verb is not None:
        places.append(verb)
    for place in places:
        made = place.dep_ == "acl" and place.lemma_.lower() in _MADE
        if place != noun and place != verb and not made and place.dep_ not in ("prep", "conj", "pobj"):
            continue
        for at, inner in grammar.complements(place, ("against",)):
            if at.i > noun.i:
                return inner
    return None


def _is_legal(
    noun: Token,
    frame: NounFrame,
    act: Span | None,
    act_verb: Token | None,
    against: Token | None,
    verb: Token | None,
    light: LightVerb | None,
) -> bool:
    """Whether a noun with an everyday sense too ("charge", "claim", "attack") is used in the sense of accusing."""
    if is_money(noun.subtree) and not names_wrong(act):
        return False
    if frame.lemma == "conviction":
        return light is not None and light.does in ("overturn", "drop")
    if frame.lemma == "trial":
        return _is_tried(noun, verb) and act is not None and names_done(act)
    if light is not None and light.does == "trade":
        return True
    if frame.lemma == "attack":
        fierce = any(one.lower_ in FIERCE for one in noun.children)
        return fierce and light is not None and light.does == "make"
    if frame.lemma == "case":
        return against is not None and is_actor(against) and light is not None and light.does == "drop"
    if frame.lemma == "claim" and light is not None and light.does == "deny" and act_verb is not None:
        return names_wrong(act) or _is_done(act_verb)
    if frame.lemma == "claim":
        return act is not None and names_wrong(act) and (act_verb is not None or against is not None)
    if frame.lemma == "suspicion":
        return act is not None and verb is not None and verb.lemma_.lower() in _ARRESTED
    if frame.lemma == "prosecution":
        return verb is not None and verb.lemma_.lower() in _CALLING_FOR
    if frame.kind == "investigate" and noun.head.lower_ == "under":
        return names_wrong(act)
    if frame.kind == "investigate":
        return light is not None and (names_wrong(act) or act_verb is not None)
    if frame.lemma == "action":
        by_law = any(one.lower_ in ("legal", "class", "court") for one in noun.children)
        return by_law and light is not None and light.does in ("make", "face")
    if frame.lemma == "complaint":
        return against is not None and light is not None
    if frame.lemma == "count":
        return act is not None and light is not None
    modified = any(one.lower_ in _LEGAL_MODIFIERS or names_wrong(one.doc[one.i : one.i + 1]) for one in noun.children)
    plural_legal = (
        frame.lemma == "charge" and noun.tag_ == "NNS" and light is not None and light.does in ("face", "deny", "drop")
    )
    if against is not None and (is_actor(against) or names_wrong(act)):
        return True
    return names_wrong(act) or modified or plural_legal


def _is_tried(noun: Token, verb: Token | None) -> bool:
    """Whether somebody is or will be on trial: "faces trial", "stood trial", "went on trial", "was put on trial"."""
    lemma = verb.lemma_.lower() if verb is not None else ""
    if noun.dep_ == "pobj":
        return noun.head.lower_ == "on" and lemma in ("be", "go", "put", "place")
    return noun.dep_ == "dobj" and lemma in ("face", "stand", "await")


def _is_done(verb: Token) -> bool:
    """Whether a clause tells of something that somebody has done or is doing: "that his country was arming the rebels",
    not of what will be or of what somebody is like."""
    auxiliaries = {one.lower_ for one in verb.children if one.dep_ == "aux"}
    doer = grammar.subject(verb)
    told = verb.pos_ == "VERB" and not auxiliaries & {"would", "will", "may", "might", "could", "should", "can", "to"}
    acts = grammar.child(verb, "dobj", "ccomp") is not None and not grammar.is_passive(verb)
    return told and acts and doer is not None and is_actor(doer)


def _owner(noun: Token) -> Span | None:
    """The accuser as possessor: "Kesta's condemnation"."""
    owner = grammar.child(noun, "poss")
    return noun_phrase(owner) if owner is not None and is_actor(owner) else None


def _convicted(noun: Token) -> Span | None:
    """The accused as possessor: "his conviction", "Rook's conviction"."""
    owner = grammar.child(noun, "poss")
    return noun_phrase(owner) if owner is not None and (is_actor(owner) or owner.pos_ == "PRON") else None


def _by_or_from(noun: Token, verb: Token | None, light: LightVerb | None) -> Span | None:
    """The accuser after "by" or "from" on the noun (or what follows it), or on a light verb of the accused."""
    places = [one for one in noun.subtree if one.pos_ in ("NOUN", "PROPN") and one.i >= noun.i]
    if verb is not None and light is not None and light.subject == "accused":
        places.append(verb)
    for place in places:
        for at, inner in grammar.complements(place, ("by", "from")):
            certain = at.lower_ == "from" or place == noun or light is not None
            if certain and at.i > noun.i and inner.dep_ == "pobj" and is_actor(inner):
                return noun_phrase(inner)
    made = next(
        (one for one in noun.children if one.dep_ in ("acl", "relcl") and one.lemma_ in _MADE),
        None,
    )
    if made is not None:
        agent = grammar.agent_of(made) if grammar.is_passive(made) else None
        if agent is not None and is_actor(agent):
            return noun_phrase(agent)
    return None


def _apply(light: LightVerb, claim: Claim, noun: Token, verb: Token, act_verb: Token | None) -> None:
    """What a light verb adds: a role for its subject, a denial, a change of status."""
    passive = grammar.is_passive(verb)
    is_object = noun.dep_ in ("dobj", "pobj", "conj", "appos") and not passive
    doer = grammar.subject(verb) if is_object else grammar.agent_of(verb) if passive else None
    if doer is not None and (doer.i == noun.i or doer.lemma_.lower() in ("charge", "lawsuit", "allegation")):
        doer = None
    claim.cue = words(noun, verb) if abs(noun.i - verb.i) < 8 else claim.cue
    if light.does == "drop" and claim.kind in ("charge", "indict", "sue") and claim.status != "acquitted":
        claim.status = "dropped"
        claim.rule += "-drop"
    if claim.status == "acquitted":  # of a conviction, whatever the verb
        claim.confidence = 0.8
        claim.accuser = noun_phrase(doer) if doer is not None else None
        return
    if light.does == "trade":
        claim.accuser, claim.accused = _traders(verb) or (None, None)
        claim.confidence = 0.8
        return
    if light.does == "deny" and (is_object or doer is not None):
        _deny(claim, verb, doer, act_verb)
        return
    if doer is None or not is_actor(doer):
        return
    if light.does == "drop" and doer.lemma_.lower() in COURTS:
        return
    if light.subject == "accuser":
        if claim.accuser is None or (light.does == "make" and _own(claim.accuser)):
            claim.accuser = noun_phrase(doer)
    elif claim.accused is None or light.does == "face":
        claim.accused = noun_phrase(doer)
    claim.confidence = 0.8


def _traders(verb: Token) -> tuple[Span, Span] | None:
    """The two who trade accusations: "Kesta and Norland traded", "Kesta traded accusations with Norland"."""
    head = grammar.subject(verb)
    pair = two_of(head) if head is not None else None
    other = next((inner for one in verb.subtree for _, inner in grammar.complements(one, ("with",))), None)
    if pair is None and head is not None and other is not None and is_actor(other):
        pair = noun_phrase(head), noun_phrase(other)
    return pair if pair is not None and is_actor(pair[0].root) and is_actor(pair[1].root) else None


def _own(span: Span | None) -> bool:
    return span is not None and span.text.lower() in ("his", "her", "its", "their", "my", "our")


def _deny(claim: Claim, verb: Token, denier: Token | None, act_verb: Token | None) -> None:
    """A denial: the accused denies; but somebody may also deny it for another ("rejected claims that his troops")."""
    doer = grammar.subject(act_verb) if act_verb is not None else None
    if claim.modality == "negated":  # "has not denied"
        claim.modality = "asserted"
    else:
        claim.denied = True
        claim.denial = words(verb)
    claim.confidence = 0.8
    if claim.accused is not None or denier is None or not is_actor(denier):
        return
    if doer is None or doer.lower_ in _PRONOUNS:
        claim.accused = noun_phrase(denier)


def _apply_other(claim: Claim, frame: NounFrame, noun: Token, verb: Token) -> None:
    """Verbs that are no light verbs: "arrested on charges of", "pleaded guilty to", "called for the prosecution of"."""
    lemma = verb.lemma_.lower()
    if noun.dep_ == "pobj" and (
        lemma in _ARRESTED or lemma in ("be", "appear", "stand", "wanted", "want", "plead", "indict", "convict")
    ):
        suspect = grammar.subject(verb)
        if not grammar.is_passive(verb) and lemma in _ARRESTED and lemma != "stand":
            suspect = grammar.object_of(verb) or suspect
        if (
            claim.accused is None
            and suspect is not None
            and is_actor(suspect)
            and frame.kind in ("charge", "suspect", "accuse")
        ):
            claim.accused = noun_phrase(suspect)
            claim.modality = modality_of(verb)
            doer = None if grammar.is_passive(verb) else grammar.subject(verb)
            if frame.kind == "suspect" and doer is not None and doer.i != suspect.i and is_actor(doer):
                claim.accuser = claim.accuser or noun_phrase(doer)  # "Kesta arrested three men on suspicion of spying"
    if frame.lemma == "trial":
        _try(claim, noun, verb)
    if lemma in _CALLING_FOR and frame.lemma in ("prosecution", "investigation", "probe"):
        caller = grammar.subject(verb)
        claim.accuser = noun_phrase(caller) if caller is not None and is_actor(caller) else None
        claim.cue = words(noun, verb) if abs(noun.i - verb.i) < 8 else claim.cue
        claim.modality = "asserted" if claim.modality == "hypothetical" else claim.modality
    if frame.kind == "investigate" and noun.head.lower_ == "under" and lemma in ("be", "come", "remain", "place"):
        suspect = grammar.subject(verb)
        claim.accused = noun_phrase(suspect) if suspect is not None and is_actor(suspect) else None
    if frame.kind == "criticize" and noun.dep_ == "pobj" and lemma == "come":  # "came under criticism"
        target = grammar.subject(verb)
        if target is not None and is_actor(target):
            claim.accused = noun_phrase(target)
    if (
        frame.kind == "criticize"
        and noun.dep_ == "dobj"
        and claim.accuser is None
        and lemma in ("have", "reiterate", "repeat")
    ):
        doer = grammar.subject(verb)
        claim.accuser = noun_phrase(doer) if doer is not None and is_actor(doer) else None


def _try(claim: Claim, noun: Token, verb: Token) -> None:
    """Who is tried: the subject of the verb, or whom it puts on trial; who demands it accuses."""
    put = verb.lemma_.lower() in ("put", "place") and not grammar.is_passive(verb)
    tried = grammar.object_of(verb) if put else grammar.subject(verb)
    claim.accused = noun_phrase(tried) if tried is not None and is_actor(tried) else None
    due = verb.dep_ == "xcomp" and verb.head.lemma_ == "be"
    due = due or any(one.dep_ == "aux" and one.lower_ == "will" for one in verb.children)
    claim.modality = "asserted" if due and modality_of(verb) == "hypothetical" else modality_of(verb)
    above = verb.head
    if verb.dep_ == "ccomp" and above.lemma_.lower() in _CALLING_FOR and modality_of(above) == "asserted":
        caller = grammar.subject(above)
        claim.accuser = noun_phrase(caller) if caller is not None and is_actor(caller) else None
        claim.kind, claim.modality, claim.status = "accuse", "asserted", "alleged"


def _take_accused_of(claim: Claim, noun: Token) -> None:
    """The accused as complement of the noun: "condemnation of Norland", "an investigation into the bank"."""
    verb = _governor(noun)
    into = grammar.complements(verb, ("into",)) if verb is not None and claim.kind == "investigate" else ()
    for at, inner in (*grammar.complements(noun, ("of", "into", "against", "at")), *into):
        if at.i < noun.i or inner.dep_ == "pcomp":
            continue
        row = _light_of(noun)
        if row is not None and row.does == "face" and at.lower_ == "of" and noun.dep_ == "dobj":
            return  # "face the anger of the growers": who criticizes
        if is_deed(inner) or inner.lemma_.lower() in DEEDS or not is_actor(inner):
            claim.accused = doer_of(inner)
            claim.act = claim.act or noun_phrase(inner)
        else:
            cut = [one for one in inner.children if one.lower_ in ("for", "over", "on")]
            claim.accused = noun_phrase(inner, without=cut)
            for _, deed in grammar.complements(inner, ("for", "over")):
                claim.act = claim.act or complement(deed)
        return
    if claim.kind == "criticize" and noun.lemma_ == "attack":
        for _, inner in grammar.complements(noun, ("on",)):
            claim.accused = noun_phrase(inner)


def _light_of(noun: Token) -> LightVerb | None:
    """The row of the light verb above a noun; None where there is none."""
    verb = _governor(noun)
    if verb is None or (noun.dep_ == "pobj" and noun.head.lower_ != "as"):
        return None
    if verb.lemma_.lower() == "dismiss":
        doer = grammar.agent_of(verb) if grammar.is_passive(verb) else grammar.subject(verb)
        court = doer is None or doer.lemma_.lower() in AUTHORITIES
        return _LIGHT_OF["drop" if court else "dismiss"]
    return _LIGHT_OF.get(verb.lemma_.lower())
