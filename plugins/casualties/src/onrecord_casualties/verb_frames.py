"""Verb frames: the verbs that say what became of their subject or object."""

from __future__ import annotations

from typing import Final

from onrecord_casualties.frames import Example, Role, VerbFrame
from onrecord_casualties.lexicon import words

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
    "guerrilla government ministry troop soldier patrol commando garrison"
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
        "verb:burn",
        "injured",
        _OBJECT,
        words("burn scald"),
        0.83,
        Example("A gas cylinder exploded at a stall in Ferrow, burning 16 people.", "injured", 16, 16),
        agents=words("explosion blast fire blaze cylinder acid oil steam gas flame fireball boiler tanker"),
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
        needs=words(
            "injury wound burn cut bruise fracture poisoning inhalation concussion hypothermia shock exposure "
            "heatstroke heatstrokes exhaustion dehydration"
        ),
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
        "verb:bury-by-event",
        "trapped",
        _OBJECT,
        words("bury"),
        0.8,
        Example("A wall collapsed at a market in Kell Bridge, burying eight people.", "trapped", 8, 8),
        agents=words(
            "building landslide mudslide avalanche landslip wall roof slide collapse slope ceiling gallery snow"
        ),
        victims=_CIVILIANS
        | words("worker miner skier climber hiker tourist pupil student labourer laborer shopper guest"),
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
        "verb:winch",
        "rescued",
        _OBJECT,
        words("winch"),
        0.85,
        Example("Two sailors were winched from a life raft off Isle Maren.", "rescued", 2, 2),
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
