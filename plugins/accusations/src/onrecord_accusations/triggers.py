"""Triggers: the words without which a paragraph can't hold an accusation, taken from the tables."""

from __future__ import annotations

from typing import Final

from onrecord_accusations.frames import LABELS, LIGHT, NOUNS, VERBS
from onrecord_accusations.lexicon import ADJECTIVES, DEEDS, VIOLENT, WRONG_VERBS
from onrecord_accusations.lexicon import LABELS as LABEL_NOUNS

_COMMON: Final = frozenset(
    {
        "believe",
        "find",
        "determine",
        "call",
        "consider",
        "describe",
        "declare",
        "hit",
        "tear",
        "lash",
        "argue",
        "insist",
    }
    | {
        "conclude",
        "assess",
        "claim",
        "regard",
        "paint",
        "clear",
        "sentence",
        "deem",
        "label",
        "complain",
        "investigate",
    }
)
"""Verbs that accuse only together with a word of wrongdoing, which is a trigger itself, or too common to be one."""

_WITH_PARTICLE: Final = frozenset(
    {
        "lash out",
        "lashes out",
        "lashed out",
        "lashing out",
        "hit out",
        "hits out",
        "hitting out",
        "tore into",
        "tears into",
    }
)


_OWN: Final = {
    "beat": {"beat", "beats", "beaten", "beating"},
    "burn": {"burn", "burns", "burned", "burnt", "burning"},
    "bait": {"baited"},
    "count": {"count of", "counts of"},
    "fire": {"fired"},
    "gas": {"gassed"},
    "gun": {"gunned"},
    "hit": {"hit"},
    "leave": {"dead", "homeless"},  # what it says of people it leaves so; the other words of that kind are triggers too
    "level": {"leveled", "levelled"},
    "lie": {"lie", "lies", "lied", "lying"},
    "mislead": {"mislead", "misleads", "misled", "misleading"},
    "shoot": {"shoot", "shoots", "shot", "shooting", "shootings"},
    "steal": {"steal", "steals", "stole", "stolen", "stealing"},
    "strike": {"strike", "strikes", "struck", "striking"},
    "thief": {"thief", "thieves"},
    "traffic": {"traffic", "trafficked", "trafficking"},
}
"""The forms of lemmas whose forms no rule gives, or of which not all can accuse."""


def _forms(lemma: str) -> set[str]:
    """The forms of a verb, noun or adjective, and some that no word has: too many cost nothing, `prob*` costs a parse
    wherever something is probable."""
    if lemma in _OWN:
        return _OWN[lemma]
    forms = {lemma, *(lemma + ending for ending in ("s", "es", "ed", "d", "ing", "ly"))}
    if lemma.endswith("e"):
        forms |= {lemma[:-1] + "ing", lemma[:-1] + "ings"}
    elif lemma.endswith("y"):
        forms |= {lemma[:-1] + ending for ending in ("ies", "ied", "ily")}
    elif lemma[-1] not in "aeiouwxy":
        forms |= {lemma + lemma[-1] + ending for ending in ("ed", "ing")}
    return forms | {lemma + "ings", lemma.replace("iz", "is")} | {form.replace("iz", "is") for form in forms}


_LEMMAS: Final = (
    (set(VERBS) | set(LABELS)) - _COMMON | set(NOUNS) | WRONG_VERBS | VIOLENT | DEEDS | LABEL_NOUNS | ADJECTIVES
) | ({"deny"} if any(row.does == "deny" for row in LIGHT) else set())

TRIGGERS: Final[frozenset[str]] = (
    frozenset().union(*(_forms(lemma) for lemma in sorted(_LEMMAS)))
    | _WITH_PARTICLE
    | {"allegedly", "guilty", "responsible", "accountable", "liable", "the finger", "fingers", "blame*", "behind the"}
    | {
        "commit",
        "commits",
        "committed",
        "committing",
        "perpetrat*",
        "denied",
        "denies",
        "broke the",
        "broken the",
        "breaking the",
        "breaks the",
        "covered up",
        "covering up",
        "cover up",
        "selling out",
        "sold out",
        "tamper*",
        "undermin*",
        "complaint*",
        "criticis*",
    }
)
