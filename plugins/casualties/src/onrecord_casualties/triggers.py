"""Triggers: stems of every frame's words; paragraphs without any are not read."""

from __future__ import annotations

from typing import Final

from onrecord_casualties.lexicon import words

TRIGGERS: Final = words(
    "kill* wound* injur* hurt dead die dies died dying death* toll tolls fatalit* casualt* murder* massacre* "
    "slain slay* slaughter* executed executing execution* assassinat* behead* drown* perish* lives gunned "
    "missing disappear* vanish* unaccounted displac* homeless uprooted evacuat* hostage* captive* kidnap* "
    "abduct* trap traps trapped trapping buried rescu* bodies corpse* remains electrocut* lynch* decapitat* "
    "suffocat* burying burning heatstroke dehydration "
    "maim* incinerat* asphyxiat* exterminat* strangled trampled starved burned stabbed succumb* "
    "poisoning concussion* martyr* entomb* survived survivors burns fractures gunm* siege hijack* rubble "
    "wreckage fatally inhalation fled suicide* plucked alive winched"
) | {
    "their homes",
    "shot dead",
    "to shelters",
    "to safety",
    "picked up",
    "with the loss",
    "treated for",
    "to the surface",
    "their country",
    "cuts to",
    "cuts and bruises",
    "pulled out",
    "dug out",
    "killed themselves",
    "hanged themselves",
    "in captivity",
    "moved to schools",
    "critical condition",
    "serious condition",
    "intensive care",
    "lost only",
    "lost just",
    "broke bones",
    "broken bones",
    "broke a leg",
    "broke an arm",
    "evacuation centres",
    "evacuation centers",
    "eliminated",
    "own lives",
}
"""Stems of every frame's words; paragraphs without any are not read."""
