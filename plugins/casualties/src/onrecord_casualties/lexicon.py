"""Words for people and for what is not people: what a figure's noun must and must not be."""

from __future__ import annotations

from typing import Final


def words(text: str) -> frozenset[str]:
    """The words of a text, parted by white space, as a set: a way to write word lists that can be read."""
    return frozenset(text.split())


PEOPLE: Final = words(
    "them whom those more "
    "people person man woman child boy girl baby infant toddler teenager teen adult youth youngster "
    "minor civilian other another victim resident citizen inhabitant villager local native national foreigner "
    "tourist visitor guest passenger commuter traveler traveller pedestrian cyclist motorist driver rider "
    "pilot crew sailor seaman fisherman seafarer captain soldier troop trooper serviceman servicewoman "
    "serviceperson personnel marine airman guard guardsman peacekeeper conscript recruit reservist cadet "
    "officer policeman policewoman cop agent deputy sheriff commander general colonel lieutenant sergeant "
    "corporal private leader militant fighter insurgent rebel guerrilla gunman attacker assailant bomber "
    "terrorist extremist jihadist jihadi islamist separatist paramilitary militiaman mercenary combatant "
    "suspect perpetrator shooter hijacker kidnapper bandit robber gangster criminal prisoner inmate detainee "
    "captive hostage convict refugee migrant immigrant evacuee settler nomad pilgrim worshiper worshipper "
    "churchgoer parishioner believer priest nun monk cleric imam bishop pastor rabbi protester protestor "
    "demonstrator rioter marcher activist campaigner supporter opponent voter candidate politician lawmaker "
    "legislator senator congressman minister mayor official diplomat ambassador judge prosecutor lawyer worker "
    "laborer labourer employee staff staffer colleague manager miner farmer farmworker builder firefighter "
    "fireman rescuer medic paramedic doctor nurse patient physician surgeon caregiver volunteer teacher "
    "professor lecturer student pupil schoolchild schoolgirl schoolboy graduate journalist reporter "
    "photographer cameraman editor broadcaster correspondent blogger athlete player footballer coach fan "
    "spectator concertgoer reveler reveller partygoer clubber diner shopper customer vendor trader shopkeeper "
    "merchant bystander onlooker passerby passer-by witness mourner occupant tenant homeowner camper hiker "
    "climber mountaineer skier swimmer diver surfer boater adherent member relative parent mother father "
    "brother sister son daughter grandchild grandmother grandfather grandparent sibling cousin uncle aunt "
    "nephew niece wife husband spouse couple twin orphan widow family friend neighbour neighbor human "
    "individual soul survivor picket dead elderly senior pensioner veteran expatriate compatriot countryman "
    "muslim christian jew hindu sikh kurd arab turk briton swede dane pole finn spaniard frenchman englishman "
    "irishman dutchman welshman scot american iraqi israeli palestinian afghan pakistani taliban nationals "
    "servicemember technician engineer scientist contractor guide monitor observer envoy aide adviser advisor "
    "bodyguard vigilante warden jailer smuggler trafficker dealer user addict donor newborn fetus stowaway seeker "
    "holidaymaker vacationer caretaker cleaner cook waiter musician dancer singer actor artist writer academic "
    "researcher lumberjack logger trucker operative cadre loyalist partisan cultist follower "
    "conspirator plotter defender occupier invader scout apprentice trainee intern commando gendarme constable sapper "
    "gunner sniper lifeguard shepherd herder chief elder clerk chef mechanic electrician bride groom emigrant deckhand "
    "folk folks infidel heretic novice seminarian mullah sheikh nanny maid housewife midwife legionnaire irregular "
    "freshman sophomore undergraduate delegate attendee participant contestant competitor newlywed castaway beggar spy "
    "informant traitor collaborator cosmonaut astronaut councilman tribesman clansman busker chauffeur gunrunner "
    "boatman figure backpacker docker stevedore porter plumber carpenter weaver herdsman"
)
"""Lemmas; in news these can be counted among the dead."""

GROUPS: Final = words(
    "family group crew party team patrol crowd gang band convoy household community squad unit staff total "
    "number couple pair trio platoon generation majority"
)
"""Collectives that take the figure as `of`: "a family of five"."""

PERSON_ENDINGS: Final = ("men", "women", "people", "children", "ers", "ors", "ists", "ians", "ees", "goers", "mates")
"""Endings of plurals that name people by what they do, unless the noun is listed among the things."""

THINGS: Final = words(
    "thing missile rocket bomb drone shell mine grenade bullet round gun rifle weapon aircraft plane jet "
    "airliner helicopter bomber tanker warship ship boat vessel ferry vehicle car truck bus van train lorry "
    "motorcycle bike tank carriage coach trailer tractor home house building apartment flat block structure "
    "school hospital church mosque temple shop store factory office hotel restaurant shelter tent bridge road "
    "street village town city country nation state province district county area region place site location "
    "center centre tower power acre animal dog cat cow cattle horse sheep goat pig bird chicken duck whale "
    "dolphin elephant lion tiger bear wolf deer fish bee camel donkey livestock turtle seal shark crocodile "
    "snake monkey gorilla chimpanzee rhino pigeon turkey attack strike airstrike raid blast explosion bombing "
    "shooting incident accident crash earthquake quake storm hurricane typhoon cyclone flood fire wildfire "
    "avalanche landslide tornado outbreak case infection test sample recovery vaccine dose virus disease job "
    "bill law measure proposal amendment order warrant sentence charge count conviction arrest lawsuit trial "
    "vote ballot seat poll election point goal game match season inning run yard touchdown film movie book "
    "story article song album page letter email message call post tweet word question answer reason way time "
    "day week month year hour minute second decade century night weekend dollar euro pound penny percent "
    "percentage cent share stock barrel ton tonne kilogram mile kilometer kilometre meter metre foot inch "
    "degree company firm business bank agency program project plan contract deal agreement treaty campaign "
    "tree plant crop computer phone server camera paper newspaper number offer border corner quarter river "
    "chapter container transformer carrier charter cover layer router printer cancer tumor marker error mirror "
    "factor sector motor reactor door floor color colour monitor sensor branch poster banner "
    "sticker flyer folder filter chopper trawler freighter cruiser destroyer cutter steamer "
    "glider bulldozer digger crater shutter chamber theater theatre disaster encounter murder homicide killing "
    "stabbing kidnapping crime offence offense murders license licence standoff ballistic warrants committee "
    "employees-union refugee-camp settlement outpost checkpoint position stronghold hideout camp base"
)
"""Lemmas; figures of these are no casualties, whatever the verb."""

EVENTS: Final = words(
    "attack strike airstrike raid blast explosion bombing shooting incident accident crash collision "
    "earthquake quake storm hurricane typhoon cyclone flood flooding fire wildfire blaze avalanche landslide "
    "mudslide tornado outbreak epidemic pandemic disease virus clash fighting battle war conflict violence "
    "stampede crush derailment collapse shelling bombardment offensive assault ambush massacre famine drought "
    "heatwave heat tsunami eruption sinking capsizing bomb missile rocket drone shell mine grenade gunfire "
    "crossfire stabbing rampage riot uprising crackdown operation invasion siege disaster hypothermia cholera "
    "malaria ebola covid-19 coronavirus flu influenza poisoning gas leak overdose starvation dehydration "
    "cancer rain rainfall monsoon wave cold snowstorm blizzard bomber gunman shooter attacker militant force "
    "army troop military police truck car bus train plane helicopter ferry boat jet bullet artillery barrage "
    "salvo protest unrest execution murder shootout gunfight firefight skirmish bombings airstrikes"
)
"""Lemmas of what kills and hurts: a cause by "in", "from", "of"."""

ILLNESSES: Final = words(
    "disease virus cholera malaria ebola covid covid-19 coronavirus flu influenza measles fever infection infections "
    "outbreak epidemic pandemic infected cancer dengue plague typhoid diphtheria meningitis pneumonia"
)
"""In a sentence with one of these, those in a critical condition are ill, not hurt."""

CAUSES_BY_NAME: Final = words(
    "mine force army troop military police truck car bus train plane helicopter ferry boat jet bomber gunman shooter "
    "attacker militant"
)
"""Of EVENTS those that are a cause as a subject or by "by" only: "killed in a bus", "in the mines" says where."""

PLACES: Final = words(
    "city town village province region district state country capital county island camp hospital school "
    "church mosque temple market marketplace prison jail hotel restaurant nightclub club bar cafe mall airport "
    "station base building house home neighbourhood neighborhood suburb area valley desert sea river lake "
    "mountain coast border checkpoint street road highway motorway square park stadium theatre theater factory "
    "plant mine port harbour harbor bridge embassy consulate headquarters university college campus compound "
    "enclave strip settlement zone north south east west northeast northwest southeast southwest territory "
    "municipality parish governorate oblast prefecture canton peninsula archipelago rubble wreckage tunnel "
    "hill ravine gorge canyon forest jungle bay gulf strait canal reservoir quarry farm barracks academy palace "
    "terminal courthouse monastery orphanage warehouse depot clinic kindergarten courtyard"
)
"""Lemmas that make a place without a name of its own: "in the city"."""

NAMES_OF_TIME: Final = words(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december jan. feb. mar. apr. jun. jul. aug. sept. oct. nov. dec. christmas ramadan "
    "easter eid noon midnight night nightfall dawn dusk morning evening afternoon weekend then now "
    "winter summer spring autumn"
)
"""After "in" and "on" no places, after "by" nobody."""

BEFORE_PARTICIPLES: Final = words(
    "others other more people persons men women children have has had been be being are is was were also still left "
    "reported reportedly confirmed feared believed presumed thought found seriously critically badly severely slightly "
    "lightly moderately fatally later now either allegedly possibly apparently listed declared got get gets became "
    "become remain remains remained went go to another suspected likely taken held kept internally newly forcibly as"
)
"""What may stand between a figure and the participle that says its harm: "17 others were seriously injured"."""

PLAYERS: Final = words("player footballer striker goalkeeper midfielder starter linebacker quarterback pitcher")
"""Their injuries and absences are sports news."""
