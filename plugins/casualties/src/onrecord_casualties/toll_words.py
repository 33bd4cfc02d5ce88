"""Toll words: what a toll counts, and the verbs that tolls have."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from onrecord_casualties.frames import Example, Harm
from onrecord_casualties.lexicon import words

TOLL_NOUNS: Final[Mapping[str, Harm]] = {
    "toll": "killed",
    "death": "killed",
    "fatality": "killed",
    "dead": "killed",
    "killed": "killed",
    "died": "killed",
    "injured": "injured",
    "wounded": "injured",
    "injury": "injured",
    "missing": "missing",
    "displaced": "displaced",
    "casualty": "killed_or_injured",
    "hostage": "hostage",
}
"""What a toll or a "number of" counts, by the word for it."""

TOLL_VERBS: Final = words(
    "rise climb increase grow jump soar surge reach hit stand pass surpass exceed top cross near approach "
    "mount creep rocket double swell fall drop bring raise take push put lift revise lower be say estimate"
)

TOLL_VERBS_OVER: Final = words("pass surpass exceed top cross")
"""These say that the figure is a least."""

TOLL_EXAMPLES: Final[tuple[Example, ...]] = (
    Example("The death toll from the Arren fire rose to at least seven.", "killed", 7, None),
    Example("The country's death toll surpassed 300,000.", "killed", 300_000, None),
    Example("Ten soldiers died, raising the number of army deaths in May to 126.", "killed", 126, 126),
    Example("Officials put the toll at 58.", "killed", 58, 58),
    Example("The quake had a death toll of 340.", "killed", 340, 340),
)
