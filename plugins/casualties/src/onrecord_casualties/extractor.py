"""Casualties: the extractor."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from typing import TYPE_CHECKING, ClassVar

from onrecord import Extractor, NoConfig
from onrecord_casualties.counted import counted
from onrecord_casualties.facts import Casualty
from onrecord_casualties.harm import find_harm

if TYPE_CHECKING:
    from onrecord.reading import Reading


class Casualties(Extractor[NoConfig, Casualty]):
    """Reads how many people were killed, hurt, missing, displaced, evacuated, held, trapped or rescued."""

    name = "casualties"
    fact_model = Casualty
    schema_version = 1
    requires: ClassVar[Set[str]] = frozenset({"parse", "lemmas", "numbers"})
    consults: ClassVar[Set[str]] = frozenset({"speech", "mentions"})
    triggers: ClassVar[Set[str]] = frozenset({
        "kill*", "wound*", "injur*", "hurt", "dead", "die", "dies", "died", "dying", "death*", "toll", "tolls",
        "fatalit*", "casualt*", "murder*", "massacre*", "slain", "slay*", "slaughter*", "executed", "executing",
        "execution*", "assassinat*", "behead*", "drown*", "perish*", "lives", "gunned", "missing", "disappear*",
        "vanish*", "unaccounted", "displac*", "homeless", "uprooted", "evacuat*", "hostage*", "captive*", "kidnap*",
        "abduct*", "trap", "traps", "trapped", "trapping", "buried", "rescu*", "bodies", "corpse*", "remains",
        "electrocut*", "lynch*", "decapitat*", "suffocat*", "their homes", "maim*",
    })

    def extract(self, reading: Reading) -> Iterator[Casualty]:
        for quantity in reading.numbers:
            if quantity.kind != "count":
                continue
            one = counted(reading.doc, quantity)
            found = find_harm(one) if one else None
            if one and found:
                low, high, qual = quantity.low, quantity.high, quantity.qualifier
                if found.over and qual=="exact": low,high,qual=low,None,"at_least"
                yield Casualty(harm=found.harm,count_min=low,count_max=high,qualifier=qual,
                  count_text=reading.text[quantity.start:quantity.end],rule=found.rule,confidence=found.confidence,
                  evidence=[reading.evidence("count_text",quantity.start,quantity.end),reading.evidence("harm",found.predicate)])
