"""Triggers: the words without which a paragraph can't hold an accusation, taken from the tables.

A paragraph is parsed for its triggers, so a word is one only where it can accuse without any other trigger beside it.
What needs a word of wrongdoing ("investigated for", "branded a") is left to that word; what has a common harmless
sense ("attack", "hit", "illegal", "charge") counts only in phrases of the accusing one.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from typing import Final

from onrecord_accusations.frames import LIGHT, NOUNS, VERBS
from onrecord_accusations.lexicon import (
    ADJECTIVES,
    ASSAULTS,
    BODY,
    DEEDS,
    DUTIES_OWED,
    ILL,
    KIN,
    NEEDED,
    PHRASES,
    TAINTED,
    TO_THE_BODY,
    UNREAD,
    UNTRUE,
    VICTIMS,
    VIOLENT,
    WRONG_VERBS,
)
from onrecord_accusations.lexicon import LABELS as LABEL_NOUNS
from onrecord_accusations.nominals import FIERCE
from onrecord_accusations.reproaches import AWARDING, ISSUING, KNOWN_OF, LETHAL, TRADING

_NEED_A_WRONG: Final = frozenset(
    {"believe", "find", "determine", "argue", "insist", "conclude", "assess", "complain", "investigate", "probe"}
    | {"clear", "sentence", "investigation", "inquiry", "case", "action", "try", "report", "imprison", "jail"}
    | {"cite", "serve", "link", "rule", "trial", "shout"}
)
"""Frames that accuse only together with a word of wrongdoing, which is a trigger itself; so do all LABELS."""

_WITH_PARTICLE: Final = frozenset({"hit", "tear", "lash", "take"})
"""Verbs that accuse with a word behind them only."""


def _phrases(*parts: Iterable[str]) -> set[str]:
    """Every phrase of one word of each part; an empty word leaves its place out."""
    return {" ".join(word for word in words if word) for words in product(*parts)}


def _plurals(nouns: Iterable[str]) -> set[str]:
    irregular = {"child": "children", "schoolchild": "schoolchildren", "woman": "women", "innocent": "innocents"}
    found = set()
    for noun in nouns:
        in_ies = noun.endswith("y") and noun[-2] not in "aeou"
        found.add(irregular.get(noun, noun[:-1] + "ies" if in_ies else noun + "s"))
    return found | {noun + "es" for noun in nouns if noun.endswith("ch")}


_VICTIMS: Final = _plurals(VICTIMS)
_DETERMINED: Final = {"the", "his", "her", "its", "their", "my", "our", "him", "them", "me", "us", "fellow", "former"}


def _done_to(*forms: str) -> set[str]:
    """Verbs of violence beside those it is done to, for verbs that are mostly used of other things."""
    return _phrases(forms, {"", "the", "at", "on", "at the", "on the"}, _VICTIMS) | _phrases(forms, {"a"}, VICTIMS)


_OWN: Final = {
    "assault": {"assaulted", "assaulting", "assaults"}
    | _phrases({"of", "for", "with", "an", "the", "sexual", "aggravated"}, {"assault"})
    | _phrases({"assault"}, {"on", "against", "by", "charge", "allegation"}),
    # "attack" and "attacks" are mostly nouns, and accuse only as in "a scathing attack on"
    "attack": {"attacked", "attacking"}
    | _phrases({"attack", "attacks"}, _DETERMINED)
    | _phrases(FIERCE, {"attack", "attacks"}),
    "beat": {"beaten"} | _done_to("beat", "beats", "beating"),
    "block": _done_to("block", "blocks", "blocked", "blocking"),
    "burn": {"burned", "burnt"} | _done_to("burn", "burns", "burning"),
    "bait": {"baited"},
    "charge": {"charges", "charged", "charging", "a charge", "the charge", "this charge", "that charge"}
    | _phrases({"charge"}, {"that", "against", "him", "her", "them", "me", "you"}),
    "claim": {"claimed", "the claim", "the claims", "claims against"}
    | _phrases({"claim", "claims", "claiming"}, {"that", "he", "she", "they", "it", "the"}),
    "choke": {"choked", "choking"},
    "club": {"clubbed", "clubbing"},
    "con": {"con", "conned", "conning"},
    "count": {"count of", "counts of"},
    "crime": {"crimes", "crime against", "crime by"} | _phrases({"a", "the", "this", "that", "war", "hate"}, {"crime"}),
    "doctor": {"doctored", "doctoring"},
    "drag": {"dragged", "dragging"},
    "drug": {"drugged", "drugging"},
    "execute": {"executed", "executing", "executes"} | _done_to("execute"),
    "fault": {"faulted", "faulting", "faults"},
    "fire": {"firing on", "firing at"} | _phrases({"fired"}, {"on", "at"}) | _done_to("fired", "fires", "firing"),
    "gas": {"gassed"},
    "gun": {"gunned"},
    "hang": {"hanged", "hanging"} | _done_to("hang", "hung"),
    "hit": _done_to("hit", "hits", "hitting"),
    # "illegal" accuses as a predicate, which ends its phrase, not as in "illegal immigrants"
    "illegal": {"illegal" + mark for mark in (".", ",", ";", "'", "’", '"', "”", " —", " –")}
    | {"an illegal", "illegal and", "illegal or", "illegal under"},
    "leave": _phrases(_VICTIMS, {"dead", "homeless"}),  # what it says of people it leaves so
    "level": {"leveled", "levelled"},
    "leak": {"leaked", "leaking"},
    "lie": {"lie", "lies", "lied", "lying"},
    "manipulation": {"manipulation"},
    "mislead": {"mislead", "misleads", "misled", "misleading"},
    "pocket": {"pocketed", "pocketing"},
    "pound": {"pounded", "pounding"},
    "rob": {"robbed", "robbing", "robs", "to rob"},
    "shell": {"shelled", "shelling"},
    "shoot": {"shot by", "shot at", "shot dead", "shooting at"} | _done_to("shoot", "shoots", "shot", "shooting"),
    "silence": {"silenced", "silences", "silencing", "to silence"},
    "steal": {"steal", "steals", "stole", "stolen", "stealing"},
    "strike": {"struck"} | _done_to("strike", "strikes", "striking"),
    "stalking": {"stalking"},
    "suit": {"suit", "suits"},
    "terror": _phrases({"of", "as", "state"}, {"terror"})
    | _phrases({"terror"}, {"against", "group", "state", "regime", "organization", "act"}),
    # not the terrorism that everybody fights: an act of it, or what someone calls by that name
    "terrorism": _phrases({"of", "for", "with", "as", "is", "was", "it", "this", "that", "state"}, {"terrorism"})
    | _phrases({"terrorism"}, {"by", "against", "on"}),
    "threaten": _done_to("threaten", "threatens", "threatened", "threatening"),
    "thief": {"thief", "thieves"},
    "traffic": {"trafficked", "trafficking"},
}
"""The forms of lemmas whose forms no rule gives, or of which not all can accuse."""


def _forms(lemma: str) -> set[str]:
    """The forms of a verb or of a noun that can be one, and some that no word has: too many cost nothing, `prob*`
    costs a parse wherever something is probable."""
    if lemma in _OWN:
        return _OWN[lemma]
    forms = {lemma, *(lemma + ending for ending in ("s", "es", "ed", "d", "ing"))}
    if lemma.endswith("e"):
        forms |= {lemma[:-1] + "ing", lemma[:-1] + "ings"}
    elif lemma.endswith("y"):
        forms |= {lemma[:-1] + ending for ending in ("ies", "ied")}
    elif lemma[-1] not in "aeiouwxy":
        forms |= {lemma + lemma[-1] + ending for ending in ("ed", "ing")}
    return forms | {lemma + "ings", lemma.replace("iz", "is")} | {form.replace("iz", "is") for form in forms}


_PAST: Final = {
    "beat": {"beaten"}, "break": {"broke", "broken"}, "bury": {"buried", "buries"}, "buy": {"bought"},
    "copy": {"copied"}, "cut": {"cutting"}, "deny": {"denied"}, "drag": {"dragged"}, "drop": {"dropped", "dropping"},
    "flee": {"fled"}, "flog": {"flogged"}, "give": {"gave", "given"}, "hide": {"hid", "hidden"}, "hit": {"hitting"},
    "hold": {"held"}, "keep": {"kept"}, "make": {"made"}, "overthrow": {"overthrew", "overthrown"}, "pay": {"paid"},
    "plot": {"plotted"}, "put": {"putting"}, "rewrite": {"rewritten", "rewrote"}, "rig": {"rigged", "rigging"},
    "sell": {"sold"}, "send": {"sent"}, "set": {"setting"}, "ship": {"shipped", "shipping"}, "shoot": {"shot"},
    "skim": {"skimmed", "skimming"}, "slap": {"slapped"}, "spend": {"spent"}, "stab": {"stabbed"},
    "supply": {"supplied", "supplies"}, "swap": {"swapped", "swapping"}, "take": {"taken", "took"},
    "tap": {"tapped", "tapping"}, "tell": {"told"}, "throw": {"threw", "thrown"}, "whip": {"whipped"},
    "withhold": {"withheld"},
}  # fmt: skip
"""What no rule makes of the verbs of phrases."""


_BEFORE: Final = {"", "the", "a", "its", "his", "her", "their"}
_OBJECTS: Final = {"me", "him", "her", "them"}


def _verb_forms(verb: str) -> set[str]:
    stem = verb.removesuffix("e")
    return {verb, verb + "s", stem + "ing", stem + "ed"} | _PAST.get(verb, set())


def _forms_of(verbs: Iterable[str]) -> set[str]:
    return set().union(*(_verb_forms(verb) for verb in verbs))


def _of_phrases() -> set[str]:
    """A verb beside the word that makes it wrong, and violence beside those at hand: "set fire", "beat me"."""
    found: set[str] = set()
    for verb, other in PHRASES:
        found |= _phrases(_verb_forms(verb), _BEFORE, {other, *_plurals([other])})
    for verb in ASSAULTS | TO_THE_BODY:
        found |= _phrases(_verb_forms(verb), {"his", "her", "my"}, BODY)
    for verb in ASSAULTS:
        found |= _phrases(_verb_forms(verb), _OBJECTS)
    return found


_LEMMAS: Final = (
    (set(VERBS) - _NEED_A_WRONG - _WITH_PARTICLE)
    | (set(NOUNS) - _NEED_A_WRONG - {"probe"})
    | (WRONG_VERBS | VIOLENT | DEEDS | LABEL_NOUNS)
    | ({"deny"} if any(row.does == "deny" for row in LIGHT) else set())
)

_PHRASES: Final = (
    _phrases({"lash", "lashes", "lashed", "lashing"}, {"out"})
    | {"hit out", "hits out", "hitting out", "tore into", "tears into", "tearing into"}
    | _of_phrases()
    | {"cleared"}
    | _phrases({"clears", "clearing", "clear"}, {"", "him", "her", "them", "it"}, {"of"})
    | _phrases({"amount", "amounts", "amounted"}, {"to"})
    | _phrases({"case"}, {"against"})
    | _phrases({"class", "legal", "court"}, {"action", "actions"})
    | _phrases({"sentenced", "jailed", "imprisoned"}, {"", "to", "for", "in", "on"})
    | _phrases({"to"}, {"blame"})
    | _phrases({"fault"}, {"of"})
    | _phrases({"the", "his", "her", "its", "their", "'s", "’s"}, {"fault"})
    | _phrases({"failed", "failing"}, {"the", "its", "our", "their", "them", "us", "him", "her"})
    | _phrases({"crossed", "crossing"}, {"the", "its", "our"}, {"border"})
    | _phrases({"blew", "blown", "blowing"}, {"up"}, {"", "the", "a", "its", "their"})
    | _phrases({"was", "were", "is", "are"}, {"behind it"})
    | {"did nothing", "does nothing", "keep quiet", "stay silent", "keep silent", "stay quiet", "to court"}
    | _phrases({"knew", "known"}, {"about", "of"}, {"the"}, KNOWN_OF | _plurals(KNOWN_OF))
    | _phrases({"lives", "people", "him", "her", "them", "us", *_VICTIMS}, {"at risk", "in danger"})
    | _phrases(_forms_of(AWARDING), {"contracts", "a contract", "the contract", "jobs", "a job"})
    | _phrases(_forms_of(TRADING), {"", "a", "the", "its", "them", "us"}, TAINTED)
    | _phrases(_forms_of(ISSUING), {"", "a", "the", "his", "her", "its", "their"}, UNTRUE)
    | _phrases({"without"}, {"", "a", "any", "his", "her", "its", "their", "the", "proper"}, NEEDED)
    | {"without " + verb + "ing" for verb in UNREAD}
    | _phrases({"offered", "promised"}, {"him", "her", "them", "me"}, {"$", "money"})
    | _phrases({"run", "ran", "running"}, {"him", "her", "them", "me"}, {"over"})
    | _phrases(
        {"inquiry", "panel", "commission", "report", "investigators", "inspectors", "review"}, {"found", "finds"}
    )
    | {"auditors", "auditor", "ombudsman"}
    | {"testified", "testifies", "ruled that", "concluded that"}
    | _phrases({"told"}, {"the", "a", "an"}, {"court", "inquiry", "jury", "panel", "tribunal", "hearing", "commission"})
    | _phrases({"inquiry", "investigation", "probe"}, {"into", "over", "to determine"}, {"whether"})
    | _phrases({"tried", "reported"}, {"", "to the police", "to police"}, {"for"})
    | _phrases({"for", "of", "by", "as"}, {"falsely"})
    | _phrases({"fail", "failed", "failing", "neglected", "refuse", "refused", "refusing"}, {"to"}, DUTIES_OWED)
    | _phrases(
        {"threatened", "threatening"}, {"to"}, {"kill", "shoot", "expel", "deport", "evict", "fire", "rape", "have"}
    )
    | _phrases({"forced", "forcing"}, {"him", "her", "them", "us", "me"})
    | _phrases({"ordered", "ordering"}, {"the", "a", "his", "her", "their"}, LETHAL)
    | _phrases({"killed", "shot", "stabbed", "beat"}, {"my", "our", "his", "her", "their"}, KIN | _plurals(KIN))
    | _phrases({"investigate", "investigates", "investigated", "investigating"}, {"whether", "if"})
    | _phrases({"on", "stand", "stands", "stood", "face", "faces", "faced"}, {"trial"})
    | {
        "ignored",
        "ignoring",
        "withheld",
        "withholding",
        "pressured",
        "pressuring",
        "in exchange for",
        "in return for",
        "cited",
        "carried out the",
    }
)

TRIGGERS: Final[frozenset[str]] = (
    frozenset().union(*(_forms(lemma) for lemma in sorted(_LEMMAS)))
    | frozenset().union(*(_OWN.get(adjective, {adjective}) for adjective in sorted(ADJECTIVES)))
    | _PHRASES
    | ILL
    | {"allegedly", "guilty", "responsible", "accountable", "liable", "the finger", "fingers", "blame*", "behind the"}
    | {"perpetrat*", "denied", "denies", "tamper*", "complaint*", "criticis*", "innocence", "warnings"}
    | _phrases({"is", "was", "are", "were"}, {"innocent"})
)
"""What the extractor declares."""
