"""Reproaches: a duty neglected, a wrong let happen, a threat, a favour bought or given, bad goods, untrue papers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord_accusations import grammar
from onrecord_accusations.lexicon import (
    DEEDS,
    DUTIES_OWED,
    FAVOURS,
    HARMS,
    ILL,
    KIN,
    NEEDED,
    NEGLECTED,
    TAINTED,
    UNREAD,
    UNTRUE,
    VICTIMS,
    VIOLENCE,
    is_actor,
    is_money,
)

if TYPE_CHECKING:
    from spacy.tokens import Token

_FAILING: Final = frozenset({"fail", "neglect", "refuse"})
_IGNORING: Final = frozenset({"ignore", "withhold", "neglect"})
_CONDONING: Final = frozenset({"tolerate", "condone", "excuse", "enable", "abet", "encourage"})
_PASSING: Final = frozenset({"take", "accept", "demand", "pay", "offer", "receive", "give", "solicit", "seek"})
_PRICES: Final = frozenset({"cash", "money", "gift", "favor", "favour", "payment", "sex", "kickback", "bribe", "crown"})
_CARRIED: Final = frozenset({"scheme", "crime", "theft", "killing", "attack", "murder", "bombing", "shooting", "plot"})
_FORCING: Final = frozenset({"force", "coerce", "pressure"})
LETHAL: Final = frozenset({"killing", "murder", "assassination", "execution", "beating", "poisoning"})
_KNOWN: Final = frozenset({"the", "this", "that", "these", "those"})
_MAIMING: Final = frozenset(
    {"kill", "shoot", "stab", "beat", "strangle", "execute", "burn", "starve", "choke", "behead", "hang", "wound"}
)
_HARMING: Final = frozenset({"kill", "shoot", "hurt", "harm", "beat", "expel", "evict", "deport", "fire", "rape"})

_DUTIFUL: Final = frozenset({"people", "public", "pupil", "voter", "country", "nation", "us", "them", "him", "her"})
"""Whom somebody fails, beside family and those who are spared."""

AWARDING: Final = frozenset({"hand", "give", "award", "steer", "grant", "funnel"})
_AWARDED: Final = frozenset({"contract", "job", "post", "work", "deal", "tender", "land", "money"})
_CRONIES: Final = KIN | {"relative", "ally", "crony", "donor", "lover", "in-law", "associate", "loyalist"}
TRADING: Final = frozenset({"sell", "serve", "ship", "supply", "market", "distribute", "export", "import", "use"})
ISSUING: Final = frozenset(
    {"make", "file", "submit", "issue", "give", "use", "take", "receive", "accept", "pay", "produce", "create", "sign"}
    | {"provide", "present", "charge", "grant", "approve", "publish", "print", "send", "enter", "impose"}
)
KNOWN_OF: Final = DEEDS | VIOLENCE | HARMS | {"risk", "danger", "defect", "flaw", "crack", "hazard"}
"""What one may not know of and do nothing about."""

_PROMISING: Final = frozenset({"offer", "promise"})
_HONEST: Final = frozenset(
    {"build", "buy", "coach", "compensate", "cover", "create", "finance", "fund", "help", "join", "make", "move", "pay"}
    | {"play", "rebuild", "repair", "restore", "run", "settle", "stay", "train", "work", "write", "end", "expand"}
)
"""What money may be offered for."""

_QUIET: Final = frozenset({"quiet", "silent"})

_DONE_TO: Final = ((_IGNORING, NEGLECTED), (_CONDONING, DEEDS | VIOLENCE), ({"order"}, LETHAL))
"""Verbs that are a reproach by what they are done to."""

PREDICATES: Final = frozenset(
    {*_FAILING, *_IGNORING, *_CONDONING, *_PASSING, "threaten", "carry", "order", *_PROMISING, *_FORCING, *_MAIMING}
    | {*AWARDING, *TRADING, *ISSUING, "do", "know", "keep", "stay"}
)
"""The lemmas that a reproach may hang on, but for what is done in a way that is wrong."""


def is_reproach(verb: Token) -> bool:
    """Whether a verb tells of a duty neglected ("failed to warn the crew", "ignored complaints"), a wrong let happen
    ("tolerated brutality"), a threat ("threatened to expel him"), a price for a favour ("demanded $900 in exchange for
    silence"), bad goods or untrue papers ("sold tainted cheese", "filed false reports"), or gives a deed that is
    known a doer ("carried out the attack")."""
    lemma = verb.lemma_.lower()
    if _is_bad_trade(verb, lemma) or (lemma in AWARDING and _is_to_cronies(verb)):
        return True
    if lemma in _PASSING or lemma in _PROMISING:
        return _is_for_favour(verb) or (lemma in _PROMISING and _is_bribe(verb))
    if lemma in ("do", "know", "keep", "stay"):
        return _is_looking_away(verb, lemma)
    if lemma == "carry":
        return _is_known_deed(grammar.child(verb, "dobj"))
    if lemma not in PREDICATES:
        return False
    below = grammar.child(verb, "xcomp")
    if below is not None and lemma in _FAILING and _is_owed(below, lemma):
        return True
    if lemma == "fail" and _is_failed(grammar.child(verb, "dobj")):
        return True
    if lemma == "threaten":
        return below is not None and _is_harming(below)
    if lemma in _FORCING:
        return (below is not None or grammar.child(verb, "ccomp") is not None) and _has_object(verb)
    blamed_for = next((words for verbs, words in _DONE_TO if lemma in verbs), None)
    return blamed_for is not None and any(one.lemma_.lower() in blamed_for for one in grammar.done_to(verb))


def _is_owed(verb: Token, failing: str) -> bool:
    """Whether somebody had to do what was not done: "failed to hand over the files", not "to hand in homework"."""
    lemma = verb.lemma_.lower()
    if lemma in ("hand", "turn") and not any(one.dep_ == "prt" and one.lower_ == "over" for one in verb.children):
        return False
    return lemma in DUTIES_OWED and not (failing == "refuse" and lemma in ("pay", "keep", "act", "share"))


def _is_failed(thing: Token | None) -> bool:
    """Whether somebody is failed: "failed the boys", not "failed the test"."""
    return thing is not None and thing.lemma_.lower() in _DUTIFUL | VICTIMS | KIN


def _is_bad_trade(verb: Token, lemma: str) -> bool:
    """Whether bad goods are sold or untrue papers made: "sold expired vaccines", "made illegal payments"."""
    words = (TAINTED if lemma in TRADING else frozenset()) | (UNTRUE if lemma in ISSUING else frozenset())
    thing = grammar.child(verb, "nsubjpass" if grammar.is_passive(verb) else "dobj") if words else None
    return thing is not None and any(one.dep_ == "amod" and one.lower_ in words for one in thing.children)


def _is_to_cronies(verb: Token) -> bool:
    """Whether what others should have had goes to family or friends: "handed contracts to her relatives"."""
    thing = grammar.child(verb, "dobj")
    whom = [inner for place in (verb, thing) if place is not None for _, inner in grammar.complements(place, ("to",))]
    given = grammar.child(verb, "dative")
    whom += [given] if given is not None and given.dep_ == "dative" and given.pos_ == "NOUN" else []
    mine = any(one.lemma_.lower() in _CRONIES and grammar.child(one, "poss") is not None for one in whom)
    return mine and thing is not None and thing.lemma_.lower() in _AWARDED


def _is_looking_away(verb: Token, lemma: str) -> bool:
    """Whether a wrong is known and nothing done ("knew about the beatings", "did nothing"), or is hushed up ("told her
    to keep quiet")."""
    if lemma == "know":
        about = [inner for _, inner in grammar.complements(verb, ("about", "of"))]
        return any(one.lemma_.lower() in KNOWN_OF for one in about)
    if lemma == "do":
        thing = grammar.child(verb, "dobj")
        harmless = any(one.lower_ in ("wrong", "but", "except") for one in verb.subtree)
        return thing is not None and thing.lower_ == "nothing" and not harmless
    told = verb.dep_ in ("xcomp", "ccomp") and any(one.lower_ == "to" and one.dep_ == "aux" for one in verb.children)
    return told and any(one.dep_ in ("acomp", "oprd") and one.lower_ in _QUIET for one in verb.children)


def is_ill_done(verb: Token) -> bool:
    """Whether something is done unlawfully or unfairly: "illegally dismissed two clerks", "searched the house without a
    warrant"."""
    if verb.pos_ != "VERB" or verb.i == 0:
        return False
    return verb.nbor(-1).lower_ in ILL or _is_without_leave(verb)


def _is_without_leave(verb: Token) -> bool:
    """Whether something is done to somebody or something without what it needs: "without his consent"."""
    if not any(one.lower_ == "without" for one in verb.rights):
        return False
    done_to = grammar.child(verb, "dobj", "nsubjpass")
    return done_to is not None and any(_is_owed_first(one) for _, one in grammar.complements(verb, ("without",)))


def _is_owed_first(thing: Token) -> bool:
    return thing.lemma_.lower() in NEEDED or (thing.tag_ == "VBG" and thing.lemma_.lower() in UNREAD)


def is_done_to_kin(verb: Token) -> bool:
    """Whether violence was done to somebody's family: "killed my husband"."""
    thing = grammar.child(verb, "nsubjpass" if grammar.is_passive(verb) else "dobj")
    if verb.lemma_.lower() not in _MAIMING or thing is None or thing.lemma_.lower() not in KIN:
        return False
    return any(one.dep_ == "poss" for one in thing.children)


def _is_harming(verb: Token) -> bool:
    """Whether what somebody threatens to do is harm to another: "to expel him", "to have him beaten"."""
    has_done = verb.lemma_ == "have" and grammar.child(verb, "ccomp") is not None
    return has_done or (verb.lemma_.lower() in _HARMING and _has_object(verb))


def _has_object(verb: Token) -> bool:
    """Whether a verb is done to somebody: "to expel him", not "to strike"."""
    thing = grammar.child(verb, "dobj")
    if thing is None and (small := grammar.child(verb, "ccomp")) is not None:  # "forced him to sail"
        thing = grammar.child(small, "nsubj")
    if thing is not None and thing.lower_.endswith(("self", "selves")):
        return False
    return thing is not None and (thing.pos_ == "PRON" or thing.lemma_.lower() in VICTIMS or is_actor(thing))


def _is_for_favour(verb: Token) -> bool:
    """Whether money is paid or taken for a favour: "cash in return for votes"."""
    price = grammar.child(verb, "dobj")
    if price is None or not (price.lemma_.lower() in _PRICES or is_money(price.subtree)):
        return False
    swaps = [one for one in verb.subtree if one.lower_ in ("exchange", "return") and one.head.lower_ == "in"]
    favours = (inner for one in swaps if one.i > verb.i for _, inner in grammar.complements(one, ("for",)))
    return any(one.tag_ == "VBG" or one.dep_ == "pcomp" or one.lemma_.lower() in FAVOURS for one in favours)


def _is_bribe(verb: Token) -> bool:
    """Whether somebody is offered money to do what he should not: "offered him $900 to lose the file"."""
    price = grammar.child(verb, "dobj")
    if price is None or not is_money(price.subtree) or grammar.child(verb, "dative") is None:
        return False
    tasks = [one for place in (verb, price) for one in place.children if one.dep_ in ("xcomp", "acl", "relcl", "advcl")]
    return any(_is_to_do(one) and one.lemma_.lower() not in _HONEST for one in tasks)


def _is_to_do(verb: Token) -> bool:
    return any(one.dep_ == "aux" and one.lower_ == "to" for one in verb.children)


def _is_known_deed(thing: Token | None) -> bool:
    named = thing is not None and thing.lemma_.lower() in _CARRIED
    return thing is not None and named and any(one.lower_ in _KNOWN for one in thing.children)
