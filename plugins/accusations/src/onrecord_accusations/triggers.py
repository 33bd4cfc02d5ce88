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

_WITH_PARTICLE: Final = frozenset({"lash* out", "hit out", "hits out", "hitting out", "tore into", "tears into"})


def _stem(lemma: str) -> str:
    """A trigger for the forms of a lemma."""
    if lemma.endswith("y") and len(lemma) > 3:
        return lemma[:-1] + "*"
    return (lemma[:-1] if lemma.endswith("e") else lemma) + "*"


_SHORT: Final = {
    "lie": {"lie", "lies", "lied", "lying"},
    "con": {"con", "cons", "conned"},
    "rig": {"rig", "rigs", "rigged", "rigging"},
    "rob": {"rob", "robs", "robbed", "robbing"},
    "sue": {"sue", "sues", "sued", "suing"},
    "hit": {"hit"},
    "gas": {"gassed"},
    "gun": {"gunned"},
    "fire": {"fired"},
    "leave": {"left"},
    "spy": {"spy", "spying", "spied"},
    "plot": {"plot*"},
    "bait": {"baited"},
    "beat": {"beat", "beats", "beaten", "beating"},
    "steal": {"steal*", "stole", "stolen"},
    "strike": {"strike*", "struck"},
    "shoot": {"shoot*", "shot"},
    "burn": {"burn*"},
    "target": {"target*"},
    "level": {"leveled", "levelled"},
    "forge": {"forge", "forged", "forging"},
    "mislead": {"misle*"},
}


def _forms(lemma: str) -> set[str]:
    return _SHORT.get(lemma) or {_stem(lemma)}


_LEMMAS: Final = (
    (set(VERBS) | set(LABELS)) - _COMMON | set(NOUNS) | WRONG_VERBS | VIOLENT | DEEDS | LABEL_NOUNS | ADJECTIVES
) | ({"deny"} if any(row.does == "deny" for row in LIGHT) else set())

TRIGGERS: Final[frozenset[str]] = (
    frozenset().union(*(_forms(lemma) for lemma in sorted(_LEMMAS)))
    | _WITH_PARTICLE
    | {"allegedly", "guilty", "responsible", "accountable", "liable", "the finger", "fingers", "blame*", "behind the"}
    | {
        "commit*",
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
