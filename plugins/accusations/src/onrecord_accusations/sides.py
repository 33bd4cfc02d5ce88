"""Sides: whether who is said to have attacked belongs to another side of a conflict than who says so.

That "gunmen attacked a convoy" accuses nobody. That Kesta's army says so of Norlandian snipers accuses Norland.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord_accusations.lexicon import AUTHORITIES

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_ARMS: Final = frozenset(
    {"army", "navy", "troop", "soldier", "force", "sniper", "commando", "gunner", "jet", "warplane", "drone", "fighter"}
    | {"artillery", "gunboat", "warship", "helicopter", "rocket", "missile", "agent", "saboteur", "guard", "pilot"}
    | {"militia", "rebel", "separatist", "plane", "tank", "brigade", "paratrooper", "vessel", "submarine"}
)
"""Who or what attacks for a side."""

_OPPONENTS: Final = frozenset({"neighbor", "neighbour", "rival", "enemy", "foe"})
"""Nouns that are another side by themselves: "its eastern neighbor"."""

_SIDES: Final = frozenset(
    {"army", "military", "government", "ministry", "president", "minister", "spokesman", "spokeswoman", "general"}
    | {"colonel", "official", "commander", "rebel", "separatist", "envoy", "ambassador", "premier", "panel", "monitor"}
    | {"officer", "militia", "insurgent", "authority", "regime", "leader", "staff"}
)
"""Who speaks for a side, or watches both."""

_STEM: Final = 4
"""How many letters of a name its adjective keeps: Kesta and Kestan."""


def is_of_other_side(doer: Token, speaker: Span) -> bool:
    """Whether a doer fights for a side that is named, and the source speaks for another: "Kesta's army said that
    Norlandian snipers had killed a guard"."""
    names = _names_in(doer)
    if doer.lemma_.lower() in _OPPONENTS and any(one.dep_ == "poss" for one in doer.children):
        return speaker.root.pos_ == "PROPN" or speaker.root.lemma_.lower() in _SIDES
    armed = doer.lemma_.lower() in _ARMS or (doer.pos_ == "PROPN" and doer.ent_type_ != "PERSON" and _is_place(doer))
    speaks = speaker.root.pos_ == "PROPN" or speaker.root.lemma_.lower() in _SIDES | AUTHORITIES
    if not (names and armed and speaks):
        return False
    own = {one.text[:_STEM].lower() for one in speaker.root.subtree if one.text[0].isupper()}
    return own.isdisjoint(one.text[:_STEM].lower() for one in names)


def _names_in(doer: Token) -> list[Token]:
    """The names that say whose a doer is: "Norlandian snipers", "commandos from Norvania", "the army of Tellen"."""
    behind = [inner for one in doer.children if one.lower_ in ("of", "from") for inner in one.subtree]
    before = [one for one in doer.children if one.dep_ in ("amod", "compound", "poss") and one.i < doer.i]
    own = [doer] if doer.pos_ == "PROPN" else []
    return [one for one in (*own, *before, *behind) if one.text[:1].isupper() and one.pos_ in ("PROPN", "ADJ")]


def _is_place(doer: Token) -> bool:
    return len(list(doer.children)) == 0
