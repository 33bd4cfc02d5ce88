"""Frames: the words that make a figure a casualty figure, and where the figure stands to them.

Each frame is data: its name is the `rule` of the facts that it reads, and its example is run by the tests.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Final, Literal

from onrecord_casualties.lexicon import words

Harm = Literal[
    "killed",
    "injured",
    "killed_or_injured",
    "missing",
    "displaced",
    "evacuated",
    "hostage",
    "trapped",
    "rescued",
]
Role = Literal["subject", "object"]


@dataclass(frozen=True, slots=True)
class Example:
    """A sentence and the figure that its frame reads in it."""

    text: str
    harm: Harm
    low: int
    high: int | None


@dataclass(frozen=True, slots=True)
class VerbFrame:
    """Verbs by lemma, and the role of those harmed: `object` is the passive subject too."""

    name: str
    harm: Harm
    victim: frozenset[Role]
    verbs: frozenset[str]
    confidence: float
    example: Example
    needs: frozenset[str] = frozenset()
    """Lemmas of which one must stand among the verb's own complements, or make a compound with one of them."""
    agents: frozenset[str] = frozenset()
    """Lemmas of which one must be the subject, or the agent of a passive: what else the verb says is no harm."""
    victims: frozenset[str] = frozenset()
    """Lemmas of which one must be the object, where others are no harm ("lost two games")."""
    crowds: bool = False
    """Whether a thousand people or more need none of `needs`."""
    by_object: bool = False
    """Whether the object itself must be one of `needs`: "lost their homes", not "lost at home"."""
    figurative: bool = False
    """Some of the verbs are said of interests too ("hurt millions of savers"): then only of events or passive."""


@dataclass(frozen=True, slots=True)
class StateFrame:
    """Words for the state that people are in, as complements, participles or nouns ("three dead", "17 hurt")."""

    name: str
    harm: Harm
    words: frozenset[str]
    confidence: float
    example: Example
    needs: frozenset[str] = frozenset()
    """Words of which one must follow within three words."""
    unless: frozenset[str] = frozenset()
    """Words of which none may."""
    or_behind: frozenset[str] = frozenset()
    """Words of which one right before is as good as one of `needs`."""


@dataclass(frozen=True, slots=True)
class PlightFrame:
    """Nouns behind "in" that say how people are: "five are in a critical condition"."""

    name: str
    harm: Harm
    nouns: frozenset[str]
    confidence: float
    example: Example
    described: frozenset[str] = frozenset()
    """Words of which one must stand before the noun; none need where it is empty."""


@dataclass(frozen=True, slots=True)
class NounFrame:
    """Nouns that are counted instead of the people ("12 deaths"), or that the people stand under ("deaths of 12").

    `governors` are lemmas of verbs of which one must govern the noun; empty where the noun says enough by itself.
    Nouns that are the object of a verb in `unless` are none ("released 24 hostages").
    """

    name: str
    harm: Harm
    nouns: frozenset[str]
    confidence: float
    example: Example
    counted: bool = True
    of: bool = True
    governors: frozenset[str] = frozenset()
    unless: frozenset[str] = frozenset()


_CAPTORS: Final = words(
    "gunman militant pirate rebel bandit kidnapper captor attacker hostage-taker insurgent hijacker militia guerrilla "
    "extremist jihadist terrorist raider assailant gang"
)
_SHIPS: Final = words(
    "ship boat vessel trawler tanker freighter ferry lifeboat tug frigate cutter coastguard guard navy helicopter "
    "fisherman fishermen yacht patrol"
)
_FORCES: Final = words(
    "army militia military navy force police rebel insurgent brigade battalion regiment unit guard militant "
    "guerrilla government ministry"
)
_CIVILIANS: Final = words(
    "people person resident villager civilian family household refugee inhabitant woman child native citizen national "
    "farmer muslim christian hindu hundred thousand million ten"
)
_RESCUERS: Final = words(
    "rescuer team firefighter crew villager neighbour neighbor resident diver volunteer worker fisherman fishermen "
    "we they"
)
_RANKS: Final = words(
    "soldier troop fighter man officer policeman guard peacekeeper commander militant insurgent guerrilla conscript "
    "recruit serviceman sailor airman marine"
)

_OBJECT: Final[frozenset[Role]] = frozenset({"object"})
_SUBJECT: Final[frozenset[Role]] = frozenset({"subject"})
_BOTH: Final[frozenset[Role]] = frozenset({"subject", "object"})

VERB_FRAMES: Final[tuple[VerbFrame, ...]] = (
    VerbFrame(
        "verb:kill",
        "killed",
        _OBJECT,
        words(
            "kill murder slay massacre execute assassinate behead slaughter electrocute lynch decapitate exterminate "
            "martyr asphyxiate incinerate"
        ),
        0.95,
        Example("Shells killed three farmers near Ostrava Pol.", "killed", 3, 3),
    ),
    VerbFrame(
        "verb:shoot-dead",
        "killed",
        _OBJECT,
        words("shoot gun stab beat burn crush trample hack strangle bludgeon starve freeze club bomb find leave"),
        0.93,
        Example("Guards shot dead two smugglers at the Velm crossing.", "killed", 2, 2),
        needs=words("dead death down"),
    ),
    VerbFrame(
        "verb:pull-dead",
        "killed",
        _OBJECT,
        words("pull dig drag carry bring haul recover"),
        0.9,
        Example("Three workers were dug out dead from the rubble in Tobet.", "killed", 3, 3),
        needs=words("dead lifeless"),
    ),
    VerbFrame(
        "verb:die",
        "killed",
        _SUBJECT,
        words("die perish succumb suffocate"),
        0.95,
        Example("At least nine miners died underground in Kesh.", "killed", 9, None),
    ),
    VerbFrame(
        "verb:fall-to-death",
        "killed",
        _SUBJECT,
        words("fall plunge plummet leap jump slip crash go burn bleed freeze starve choke"),
        0.9,
        Example("Four climbers fell to their deaths on Mount Orrin.", "killed", 4, 4),
        needs=words("death"),
    ),
    VerbFrame(
        "verb:suicide",
        "killed",
        _SUBJECT,
        words("kill hang shoot take commit"),
        0.9,
        Example("Nineteen inmates killed themselves in the Lowgate prison.", "killed", 19, 19),
        needs=words("themselves themself suicide life"),
    ),
    VerbFrame(
        "verb:drown",
        "killed",
        _BOTH,
        words("drown"),
        0.93,
        Example("Four fishermen drowned off Port Amble.", "killed", 4, 4),
    ),
    VerbFrame(
        "verb:lose-lives",
        "killed",
        _SUBJECT,
        words("lose"),
        0.93,
        Example("More than 40 people lost their lives in the Dorran floods.", "killed", 40, None),
        needs=words("life"),
    ),
    VerbFrame(
        "verb:lose-men",
        "killed",
        _OBJECT,
        words("lose"),
        0.8,
        Example("The army said it killed a warlord and lost 14 soldiers at Fort Lisk.", "killed", 14, 14),
        agents=_FORCES | {"it", "they"},
        victims=_RANKS,
    ),
    VerbFrame(
        "verb:eliminate",
        "killed",
        _OBJECT,
        words("eliminate liquidate"),
        0.8,
        Example("The army said it had eliminated 14 militants near Fort Lisk.", "killed", 14, 14),
        agents=_FORCES | {"it", "they", "strike", "airstrike", "drone"},
        victims=_RANKS | {"terrorist", "rebel", "jihadist", "extremist", "bandit", "combatant", "personnel"},
    ),
    VerbFrame(
        "verb:claim-victims",
        "killed",
        _OBJECT,
        words("claim"),
        0.85,
        Example("The mudslide buried a valley and claimed about 4,000 victims.", "killed", 4_000, 4_000),
        victims=words("victim"),
    ),
    VerbFrame(
        "verb:injure",
        "injured",
        _OBJECT,
        words("injure wound maim hurt"),
        0.95,
        Example("The blast at Tarn Gate injured 15 commuters.", "injured", 15, 15),
        figurative=True,
    ),
    VerbFrame(
        "verb:sustain-injuries",
        "injured",
        _SUBJECT,
        words("sustain suffer receive have"),
        0.9,
        Example("Some 58 dancers sustained injuries at the Lowgate carnival.", "injured", 58, 58),
        needs=words("injury wound burn fracture poisoning inhalation concussion cut bruise laceration"),
    ),
    VerbFrame(
        "verb:break-bones",
        "injured",
        _SUBJECT,
        words("break fracture"),
        0.85,
        Example("Two dancers broke bones in the crush at the Lowgate carnival.", "injured", 2, 2),
        needs=words("bone leg arm"),
        by_object=True,
    ),
    VerbFrame(
        "verb:treat-injuries",
        "injured",
        _OBJECT,
        words("treat hospitalize hospitalise leave"),
        0.88,
        Example("Nine cooks were treated for burns at the Lowgate clinic.", "injured", 9, 9),
        needs=words("injury wound burn cut bruise fracture poisoning inhalation concussion hypothermia shock exposure"),
    ),
    VerbFrame(
        "verb:disappear",
        "missing",
        _SUBJECT,
        words("disappear vanish"),
        0.8,
        Example("Six hikers disappeared on Mount Orrin.", "missing", 6, 6),
    ),
    VerbFrame(
        "verb:displace",
        "displaced",
        _OBJECT,
        words("displace uproot"),
        0.93,
        Example("The fighting around Sarn has displaced 40,000 people.", "displaced", 40_000, 40_000),
    ),
    VerbFrame(
        "verb:flee-home",
        "displaced",
        _SUBJECT,
        words("flee abandon"),
        0.85,
        Example("Some 3,000 villagers have fled their homes near Lake Isk.", "displaced", 3_000, 3_000),
        needs=words("home house village"),
    ),
    VerbFrame(
        "verb:flee",
        "displaced",
        _SUBJECT,
        words("flee"),
        0.83,
        Example("About 3,500 people fled to Kelm after the clashes in Ruwa.", "displaced", 3_500, 3_500),
        needs=words(
            "to into across abroad country area region valley town city province district enclave island fighting "
            "violence conflict war clash shelling bombing offensive advance flood eruption persecution"
        ),
        agents=_CIVILIANS,
        crowds=True,
    ),
    VerbFrame(
        "verb:lose-home",
        "displaced",
        _SUBJECT,
        words("lose"),
        0.88,
        Example("More than 31,000 islanders have lost their homes in the Dorran floods.", "displaced", 31_000, None),
        needs=words("home house"),
        by_object=True,
    ),
    VerbFrame(
        "verb:cross-to-safety",
        "displaced",
        _SUBJECT,
        words("cross"),
        0.83,
        Example("Some 18,000 villagers have crossed the Orr river to safety.", "displaced", 18_000, 18_000),
        needs=words("safety"),
    ),
    VerbFrame(
        "verb:force-from-home",
        "displaced",
        _OBJECT,
        words("force drive"),
        0.85,
        Example("Around 800 families were forced from their homes in Belmar.", "displaced", 800, 800),
        needs=words("home house village"),
    ),
    VerbFrame(
        "verb:evacuate",
        "evacuated",
        _OBJECT,
        words("evacuate"),
        0.93,
        Example("Crews evacuated 2,500 residents from the Tallow valley.", "evacuated", 2_500, 2_500),
    ),
    VerbFrame(
        "verb:move-to-safety",
        "evacuated",
        _OBJECT,
        words("move relocate"),
        0.85,
        Example("Soldiers moved 7,000 people to shelters before the storm hit Amble.", "evacuated", 7_000, 7_000),
        needs=words("shelter safety evacuation"),
    ),
    VerbFrame(
        "verb:take-to-shelter",
        "evacuated",
        _OBJECT,
        words("take bring bus transfer"),
        0.85,
        Example("Some 8,000 people had been taken to shelters before the storm hit Amble.", "evacuated", 8_000, 8_000),
        needs=words("shelter evacuation"),
    ),
    VerbFrame(
        "verb:move-to-school",
        "evacuated",
        _OBJECT,
        words("move relocate"),
        0.83,
        Example("About 2,500 residents were moved to schools after the leak in Tarn.", "evacuated", 2_500, 2_500),
        needs=words("school gym gymnasium"),
        victims=words("people person resident villager inhabitant family household islander civilian"),
    ),
    VerbFrame(
        "verb:take-hostage",
        "hostage",
        _OBJECT,
        words("take hold seize keep drag lead march"),
        0.93,
        Example("Gunmen took 20 shoppers hostage in Ferrow.", "hostage", 20, 20),
        needs=words("hostage captive"),
    ),
    VerbFrame(
        "verb:hold",
        "hostage",
        _OBJECT,
        words("hold seize"),
        0.8,
        Example("Gunmen held 60 diners in a restaurant in Ferrow for nine hours.", "hostage", 60, 60),
        agents=_CAPTORS,
    ),
    VerbFrame(
        "verb:take-along",
        "hostage",
        _OBJECT,
        words("take"),
        0.8,
        Example("The raiders, who took at least ten women with them, burned the hostel.", "hostage", 10, None),
        needs=words("them they"),
        agents=_CAPTORS,
    ),
    VerbFrame(
        "verb:carry-off",
        "hostage",
        _OBJECT,
        words("carry drag"),
        0.8,
        Example("Rebels killed a guard and carried off 25 girls from a hostel in Garsi.", "hostage", 25, 25),
        needs=words("off away"),
        agents=_CAPTORS,
    ),
    VerbFrame(
        "verb:kidnap",
        "hostage",
        _OBJECT,
        words("kidnap abduct"),
        0.85,
        Example("Bandits abducted 31 pupils from a school in Garsi.", "hostage", 31, 31),
    ),
    VerbFrame(
        "verb:trap",
        "trapped",
        _OBJECT,
        words("trap entomb"),
        0.9,
        Example("The collapse trapped 12 workers in the Ulmen tunnel.", "trapped", 12, 12),
    ),
    VerbFrame(
        "verb:bury",
        "trapped",
        _OBJECT,
        words("bury"),
        0.8,
        Example("A landslide buried 40 workers under mud at Kell Bridge.", "trapped", 40, 40),
        needs=words("under beneath alive"),
    ),
    VerbFrame(
        "verb:pull-alive",
        "rescued",
        _OBJECT,
        words("pull dig drag bring find"),
        0.88,
        Example("Rescuers pulled three people alive from a cellar in Tobet.", "rescued", 3, 3),
        needs=words("alive"),
    ),
    VerbFrame(
        "verb:pick-up",
        "rescued",
        _OBJECT,
        words("pick"),
        0.85,
        Example("A trawler picked up 26 people from the water off Isle Maren.", "rescued", 26, 26),
        needs=words("up"),
        agents=_SHIPS,
    ),
    VerbFrame(
        "verb:bring-to-safety",
        "rescued",
        _OBJECT,
        words("bring winch pluck carry airlift lift pull haul hoist"),
        0.85,
        Example("A helicopter winched five climbers to safety on Mount Orrin.", "rescued", 5, 5),
        needs=words("safety surface ashore"),
    ),
    VerbFrame(
        "verb:pluck",
        "rescued",
        _OBJECT,
        words("pluck"),
        0.85,
        Example("Fishing boats plucked 195 people from the sea off Isle Maren.", "rescued", 195, 195),
    ),
    VerbFrame(
        "verb:pull-out",
        "rescued",
        _OBJECT,
        words("pull dig"),
        0.8,
        Example("Neighbours pulled out 20 people with their bare hands after the quake in Velm.", "rescued", 20, 20),
        needs=words("out"),
        agents=_RESCUERS,
    ),
    VerbFrame(
        "verb:dig-out",
        "rescued",
        _OBJECT,
        words("dig"),
        0.8,
        Example("Fourteen people were dug out of the snow after an avalanche in Velm.", "rescued", 14, 14),
        needs=words("out"),
    ),
    VerbFrame(
        "verb:save",
        "rescued",
        _OBJECT,
        words("save"),
        0.85,
        Example("The coastguard saved 40 people from the wreckage of a ferry off Isle Maren.", "rescued", 40, 40),
        agents=_SHIPS | _RESCUERS,
    ),
    VerbFrame(
        "verb:rescue",
        "rescued",
        _OBJECT,
        words("rescue"),
        0.93,
        Example("Coastguards rescued 33 passengers off Isle Maren.", "rescued", 33, 33),
    ),
)

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
        Example("A man was shot dead in Ferrow and two passers-by are in a critical condition.", "injured", 2, 2),
        described=words("critical serious grave severe life-threatening"),
    ),
    PlightFrame(
        "plight:intensive-care",
        "injured",
        words("care"),
        0.83,
        Example("A man was shot dead in Ferrow and two passers-by are in intensive care.", "injured", 2, 2),
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

TOLL_NOUNS: Final[Mapping[str, Harm]] = {
    "toll": "killed",
    "death": "killed",
    "fatality": "killed",
    "dead": "killed",
    "killed": "killed",
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

HYPOTHETICAL_AUXILIARIES: Final = words("could would might may can will shall should 'll 'd wo ca")
HYPOTHETICAL_VERBS: Final = words(
    "threaten plan plot want try vow aim attempt conspire intend hope seek risk order urge ask tell advise "
    "expect prevent avert avoid project predict forecast plead fail offer refuse agree prepare propose"
)
"""Over an infinitive or a noun these leave open whether it happened."""
OPEN_TO: Final = words("likely unlikely set bound certain sure due poised liable destined")
"""Words that leave open what their infinitive says: "is likely to reach 40"."""

STATE_HOLDERS: Final = words(
    "leave make render find presume fear believe report confirm declare pronounce list feel think say count"
)
"""Verbs whose complement is the state: "left three dead", "feared dead"."""

TRIGGERS: Final = words(
    "kill* wound* injur* hurt dead die dies died dying death* toll tolls fatalit* casualt* murder* massacre* "
    "slain slay* slaughter* executed executing execution* assassinat* behead* drown* perish* lives gunned "
    "missing disappear* vanish* unaccounted displac* homeless uprooted evacuat* hostage* captive* kidnap* "
    "abduct* trap traps trapped trapping buried rescu* bodies corpse* remains electrocut* lynch* decapitat* "
    "suffocat* maim* incinerat* asphyxiat* exterminat* strangled trampled starved burned stabbed succumb* "
    "poisoning concussion* martyr* entomb* survived survivors burns fractures gunm* siege hijack* rubble "
    "wreckage fatally inhalation fled suicide* plucked alive"
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
