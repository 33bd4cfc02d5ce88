"""Word frames: the states, plights and nouns that say what became of those counted."""

from __future__ import annotations

from typing import Final

from onrecord_casualties.frames import Example, NounFrame, PlightFrame, StateFrame
from onrecord_casualties.lexicon import words

STATE_FRAMES: Final[tuple[StateFrame, ...]] = (
    StateFrame(
        "state:dead",
        "killed",
        words("dead killed slain died murdered drowned massacred perished executed suffocated asphyxiated"),
        0.95,
        Example("The derailment at Stoke Vale left 11 dead.", "killed", 11, 11),
    ),
    StateFrame(
        "state:hurt",
        "injured",
        words("injured wounded hurt maimed"),
        0.95,
        Example("Two killed, 17 hurt in Marrow Bay ferry fire", "injured", 17, 17),
    ),
    StateFrame(
        "state:burned",
        "injured",
        words("burned burnt scalded"),
        0.85,
        Example("Eight cooks lost their lives and 22 were badly burned in the Lowgate blast.", "injured", 22, 22),
        unless=words("death alive out down beyond"),
    ),
    StateFrame(
        "state:missing",
        "missing",
        words("missing disappeared"),
        0.93,
        Example("Eight sailors are still missing after the storm off Cape Venn.", "missing", 8, 8),
    ),
    StateFrame(
        "state:unaccounted-for",
        "missing",
        words("unaccounted"),
        0.93,
        Example("Fourteen residents remained unaccounted for in Ashby Cross.", "missing", 14, 14),
        needs=words("for"),
    ),
    StateFrame(
        "state:homeless",
        "displaced",
        words("homeless displaced uprooted"),
        0.93,
        Example("The flood in Tamsin left 1,200 people homeless.", "displaced", 1_200, 1_200),
    ),
    StateFrame(
        "state:evacuated",
        "evacuated",
        words("evacuated"),
        0.93,
        Example("Two villagers were hurt and 300 more evacuated in Lenz.", "evacuated", 300, 300),
    ),
    StateFrame(
        "state:hostage",
        "hostage",
        words("hostage captive kidnapped abducted"),
        0.9,
        Example("Nine engineers are being held hostage in Kordu.", "hostage", 9, 9),
    ),
    StateFrame(
        "state:trapped",
        "trapped",
        words("trapped"),
        0.9,
        Example("Ten miners are thought to be trapped at Hollin pit.", "trapped", 10, 10),
    ),
    StateFrame(
        "state:buried",
        "trapped",
        words("buried"),
        0.8,
        Example("Seven people were buried under rubble in Castel Noro.", "trapped", 7, 7),
        needs=words("under beneath alive"),
        or_behind=words("feared believed thought still remain remained"),
    ),
    StateFrame(
        "state:under-rubble",
        "trapped",
        words("under beneath"),
        0.85,
        Example("Some 50 people are still believed to be under the rubble in Velm.", "trapped", 50, 50),
        needs=words("rubble debris wreckage ruins snow mud avalanche"),
    ),
    StateFrame(
        "state:rescued",
        "rescued",
        words("rescued"),
        0.93,
        Example("A skater drowned, with four others rescued from the Brill ice.", "rescued", 4, 4),
    ),
)

PLIGHT_FRAMES: Final[tuple[PlightFrame, ...]] = (
    PlightFrame(
        "plight:condition",
        "injured",
        words("condition"),
        0.83,
        Example("A man was shot dead in Ferrow and two cooks are in a critical condition.", "injured", 2, 2),
        described=words("critical serious grave severe life-threatening"),
    ),
    PlightFrame(
        "plight:intensive-care",
        "injured",
        words("care"),
        0.83,
        Example("A man was shot dead in Ferrow and two cooks are in intensive care.", "injured", 2, 2),
        described=words("intensive critical"),
    ),
    PlightFrame(
        "plight:captivity",
        "hostage",
        words("captivity"),
        0.88,
        Example("Of the pupils abducted from the Garsi hostel, 71 remain in captivity.", "hostage", 71, 71),
    ),
)

NOUN_FRAMES: Final[tuple[NounFrame, ...]] = (
    NounFrame(
        "noun:deaths",
        "killed",
        words("death fatality drowning killing murder homicide"),
        0.95,
        Example("Health officials reported 42 deaths in Port Sallow.", "killed", 42, 42),
    ),
    NounFrame(
        "noun:act-of-killing",
        "killed",
        words("massacre slaughter execution assassination beheading loss drowning"),
        0.85,
        Example("The massacre of 60 villagers at Dunmere was never punished.", "killed", 60, 60),
        counted=False,
    ),
    NounFrame(
        "noun:injuries",
        "injured",
        words("injury"),
        0.9,
        Example("The clinic in Weir recorded 18 injuries.", "injured", 18, 18),
        of=False,
    ),
    NounFrame(
        "noun:casualties",
        "killed_or_injured",
        words("casualty"),
        0.85,
        Example("The army reported more than 70 casualties at Fort Lisk.", "killed_or_injured", 70, None),
        of=False,
    ),
    NounFrame(
        "noun:lives",
        "killed",
        words("life"),
        0.93,
        Example("The mudslide in Corrin claimed 27 lives.", "killed", 27, 27),
        governors=words("claim take cost lose loss"),
    ),
    NounFrame(
        "noun:bodies",
        "killed",
        words("body corpse remains cadaver"),
        0.9,
        Example("The corpses of over 25 smugglers were discovered near Pellam.", "killed", 25, None),
        governors=words(
            "find discover recover retrieve pull unearth exhume locate uncover dig remove wash identify see count take "
            "bring lie bury receive return repatriate"
        ),
    ),
    NounFrame(
        "noun:hostages",
        "hostage",
        words("hostage captive"),
        0.85,
        Example("The gunmen are holding 40 hostages in the Lorne theatre.", "hostage", 40, 40),
        of=False,
        governors=words("take hold seize keep have"),
        unless=words("release free exchange swap rescue save"),
    ),
    NounFrame(
        "noun:survivors",
        "rescued",
        words("survivor"),
        0.85,
        Example("Four bodies were recovered and 13 survivors pulled out in Tobet.", "rescued", 13, 13),
        of=False,
        governors=words("pull dig bring rescue free extract haul"),
    ),
    NounFrame(
        "noun:evacuation",
        "evacuated",
        words("evacuation"),
        0.85,
        Example("The fire prompted the evacuation of 600 residents in Hale.", "evacuated", 600, 600),
        counted=False,
    ),
    NounFrame(
        "noun:abduction",
        "hostage",
        words("kidnapping abduction"),
        0.85,
        Example("The kidnapping of 19 nurses near Ruwa shocked the region.", "hostage", 19, 19),
        counted=False,
    ),
    NounFrame(
        "noun:displacement",
        "displaced",
        words("displacement"),
        0.85,
        Example("The war led to the displacement of 2 million people in Varsia.", "displaced", 2_000_000, 2_000_000),
        counted=False,
    ),
    NounFrame(
        "noun:disappearance",
        "missing",
        words("disappearance"),
        0.85,
        Example("Police reopened the disappearance of 43 students in Quill.", "missing", 43, 43),
        counted=False,
    ),
    NounFrame(
        "noun:rescue",
        "rescued",
        words("rescue"),
        0.85,
        Example("Officers praised the rescue of 14 sailors off Skerry Point.", "rescued", 14, 14),
        counted=False,
    ),
)

STATE_HOLDERS: Final = words(
    "leave make render find presume fear believe report confirm declare pronounce list feel think say count"
)
"""Verbs whose complement is the state: "left three dead", "feared dead"."""
