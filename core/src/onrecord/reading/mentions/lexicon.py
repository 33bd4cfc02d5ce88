"""Word lists of the mentions layer, each a small closed class; what is open is read from the article."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from onrecord.reading.mentions.mention import Gender
from onrecord.reading.wordlists import words

HONORIFICS: Final[Mapping[str, Gender | None]] = {
    # "Ms. Lund said she would not run."
    "mr": "male", "mr.": "male", "mister": "male", "sir": "male", "lord": "male", "señor": "male", "monsieur": "male",
    "mrs": "female", "mrs.": "female", "ms": "female", "ms.": "female", "miss": "female", "lady": "female",
    "dame": "female", "madam": "female", "madame": "female",
    "dr": None, "dr.": None, "prof.": None, "hon.": None, "rev.": None, "fr.": None, "st.": None,
}  # fmt: skip
"""What stands before a name and is no role: it is left out of names and roles."""

ABBREVIATED_ROLES: Final[Mapping[str, str]] = {
    # "Sen. Ada Lund" … "the senator"
    "sen.": "senator", "rep.": "representative", "gov.": "governor", "lt.": "lieutenant", "gen.": "general",
    "col.": "colonel", "maj.": "major", "capt.": "captain", "sgt.": "sergeant", "adm.": "admiral", "cmdr.": "commander",
    "cpl.": "corporal", "pvt.": "private", "brig.": "brigadier", "supt.": "superintendent", "insp.": "inspector",
    "det.": "detective", "prof.": "professor", "pres.": "president", "sec.": "secretary", "amb.": "ambassador",
    "del.": "delegate", "asst.": "assistant", "atty.": "attorney", "rev.": "reverend",
    "congressman": "representative", "congresswoman": "representative", "premier": "minister",
    "chairman": "chair", "chairwoman": "chair", "chairperson": "chair", "spokesman": "spokesperson",
    "spokeswoman": "spokesperson", "veep": "vice president", "chief executive": "ceo", "co-founder": "founder",
    "attorney": "lawyer", "policeman": "officer", "policewoman": "officer", "reporter": "journalist",
    "cllr": "councillor", "det": "detective", "supt": "superintendent", "insp": "inspector", "sgt": "sergeant",
    "prof": "professor", "rev": "reverend", "gen": "general", "col": "colonel", "capt": "captain", "lt": "lieutenant",
    "maj": "major", "cpl": "corporal", "brig": "brigadier", "justice": "judge",
    "councilman": "councillor", "councilwoman": "councillor", "councilmember": "councillor",
    "councilor": "councillor", "adviser": "advisor",
}  # fmt: skip
"""Words for the same role, as one word, so that a description finds the person with the title."""

ROLE_NOUNS: Final[Mapping[str, Gender | None]] = {
    **dict.fromkeys(
        words(
            """
    accountant acquaintance activist actor administrator admiral adviser advisor advocate agent aide ally ambassador
    analyst anchor anthropologist archaeologist archbishop architect archivist artist assistant astronaut astronomer
    asylum-seeker athlete attorney attorney-general auditor author ayatollah babysitter backbencher baker banker
    barber barrister bartender beekeeper billionaire biographer biologist bishop blacksmith blogger boatman boss
    boxer breeder bricklayer brigadier broadcaster broker builder businessperson butcher bystander caller campaigner
    candidate captain captive cardinal carer caretaker carpenter cartoonist cashier celebrity ceo cfo chair
    chairperson champion chancellor chaplain chemist chief citizen classmate cleaner clergyperson cleric clerk
    climber co-author co-chair co-chairman co-director co-founder coach colleague colonel columnist comedian
    commandant commander commando commentator commissioner commuter composer comptroller conductor confidant
    congressperson conservationist constable consultant contractor contributor controller coo cook coordinator cop
    coroner corporal correspondent councillor councilmember councilor counsel counselor counterpart cousin
    crewmember cricketer critic curator customer cyclist dancer dealer dean decorator defector defendant defender
    delegate democrat demographer dentist deputy deputy-mayor designer detainee detective developer diplomat
    director director-general dispatcher dissident docker doctor donor driver drummer ecologist economist editor
    editor-in-chief educator electrician emperor employee engineer entrepreneur envoy epidemiologist executive
    expert explorer farmer farmhand farmworker fellow fiancé fighter filmmaker financier firefighter fisher
    fisherwoman fixer footballer foreman forester founder fraudster freshman friend front-runner frontrunner
    fundraiser gardener general geologist goalkeeper golfer governor governor-elect governor-general gravedigger
    grocer guard guitarist gunman gunner hacker hairdresser head herder hiker historian holder homemaker homeowner
    host hostage hunter imam immunologist informant inmate insider inspector inspector-general instructor insurgent
    intern interpreter investigator investor janitor jeweller jockey joiner journalist judge junior jurist juror
    justice kc killer laborer labourer landlord lawmaker lawyer leader lecturer legislator liberal librarian
    lieutenant lifeguard lobbyist local lodger logger machinist magistrate magnate major manager marshal mason
    mathematician mayor mayor-elect mechanic medic member mentor mep merchant meteorologist midfielder midwife
    migrant militant millionaire miner minister moderator mogul monk motorist mountaineer mp msp mufti murderer
    musician negotiator neighbor neighbour nominee novelist nurse officer official ombudsman onlooker operative
    opponent optician orator organiser organist organizer orphan owner painter paramedic paratrooper parishioner
    parliamentarian partner passenger passer-by pastor pathologist patient patriarch peacekeeper pedestrian
    pediatrician peer pensioner person pharmacist philanthropist philosopher photographer physician physicist
    pianist pilgrim pilot planner player playwright plumber poet police politician pollster pope porter postdoc
    potter preacher predecessor premier presenter president president-elect priest principal printer prisoner
    producer professor programmer prophet prosecutor protester protégé psychiatrist psychologist publisher qc
    quarterback rabbi rancher ranger rapper rapporteur realtor receptionist rector referee reformer refugee
    regulator reporter representative representative-elect republican researcher resident retiree reverend rival
    robber roofer roommate runner sailor scholar scientist screenwriter sculptor seafarer secretary
    secretary-general seismologist senator senator-elect senior sergeant sheikh shepherd sheriff shopkeeper shopper
    signaller singer skipper smuggler sniper sociologist soldier solicitor solicitor-general sophomore source
    speaker specialist spokesperson sprinter spy staffer star statistician stevedore steward strategist striker
    student successor superintendent supervisor supporter surgeon survivor suspect swimmer tailor teacher technician
    teen teenager tenant theologian thief tiler toddler tourist trader trafficker trainer translator treasurer
    trucker trustee twin tycoon typist umpire under-secretary undersecretary undertaker vet veteran vicar villager
    violinist virologist visitor volunteer voter waitperson warden weaver welder whaler whip whistleblower winner
    witness worker writer youngster youth
        """
        )
    ),
    **dict.fromkeys(
        words(
            """
    fiancee fiancée granddaughter half-sister herdswoman housewife landlady midwife niece policewoman stepmother
    actress alderwoman anchorwoman assemblywoman aunt businesswoman chairwoman comedienne congresswoman councilwoman
    countess daughter duchess empress girl girlfriend grandmother heiress mother noblewoman nun policewoman princess
    queen saleswoman seamstress sister spokeswoman stateswoman stepdaughter waitress widow wife woman
    """
        ),
        "female",
    ),
    **dict.fromkeys(
        words(
            """
    crewman fiance grandson half-brother herdsman hitman militiaman milkman postman stepfather
    alderman anchorman assemblyman boy boyfriend brother businessman chairman clergyman congressman councilman count
    craftsman duke father fisherman gentleman grandfather husband king man monsignor nephew nobleman policeman prince
    salesman son spokesman sportsman statesman stepson uncle waiter widower
    """
        ),
        "male",
    ),
}
"""Nouns for a person in an office, a trade or a family: "the mayor of Port Hale", "her husband"."""

ROLE_MODIFIERS: Final = words(
    """
    academic admissions advertising affairs aid anti-corruption antitrust arts assistant associate athletics aviation
    bar basketball board border business cabinet campaign care career charity chess chief child church city civil
    climate club coast college communications community company conference construction corporate council county court
    cricket crime crown culture customs data death defence defense deputy design development disaster district
    documentary drug duty education election emergency energy environment equity executive exploration export
    factory family farm fashion fellow ferry field fiction film finance fire first fisheries fishing fleet folk food
    football foreign former freelance fund fundraising fuel garden general golf government grand guard gun harbor
    harbour head health high hip-hop history hospital house housing human immigration incumbent independent industry
    information infantry insurance intelligence interim internet investment investor island jazz junior justice kitchen
    labor labour lance land late law lead lead-off left life line lobby local longtime lower main majority marathon
    maritime market marketing media member military minority missing mob money morning movie music national navy
    network new news newspaper night no-nonsense nominee nuclear oil old opera opinion opposition outgoing parish park
    parliament party peace pension people personnel planning police policy polling pop port power press primary prime
    print prison private privacy procurement product production program programme progressive property province public
    punk race radio rail rap real refugee regime rebel region relief rescue research reserve resistance rights river
    road rock rookie royal rugby rural safety sales school science sea second security self-described senate senior
    service sex shadow shipping ship show site soccer social software sound space sports spy staff stage star state
    stock student studies studio support surveillance talk tax team tech technology television temple tennis terror
    terrorist then third title top trade traffic training transit transition transport travel treasury tribal troop
    truck trust TV union unit university upper urban veteran vice victim video village war watchdog water weather web
    welfare wildlife wine world writing year-old young youth yacht
    """
)
"""What goes before a role in small letters: "the coast guard commander Ada Lund", "late night talk show host Bo Hale".
A word that is not here, and no adjective by its ending, ends the role: it may be a verb ("cast actor Bo Hale")."""

ROLE_PARTICIPLES: Final = words(
    """
    acting accused acclaimed appointed arrested banned captured celebrated commanding convicted decorated deposed
    detained disgraced disputed elected embattled exiled founding imprisoned injured jailed killed leading managing
    murdered operating ousted outgoing presiding ranking renowned respected retired ruling serving sitting suspected
    suspended sworn visiting wanted wounded
    """
)
"""Participles that go before a role: "the jailed mayor Bo Hale"; without an article most are verbs."""

KIN: Final = words(
    """
    aunt boyfriend brother brother-in-law cousin daughter daughter-in-law ex-husband ex-wife father father-in-law
    fiance fiancee girlfriend grandfather grandmother grandson granddaughter half-brother half-sister husband mother
    mother-in-law nephew niece parent partner sister sister-in-law son son-in-law spouse stepdaughter stepfather
    stepmother stepson twin uncle widow widower wife
    """
)
"""Whose relative somebody is: "his wife, Ada Lund"; the bare surname goes on to be his."""

KIN_OF_PEOPLE_ALONE: Final = KIN - {"parent", "partner", "sister", "twin"}
"""Relatives that no body and no thing has, as a company has a parent, and a ship a sister."""

REPRESENTATIVES: Final = words(
    """
    agent attorney barrister counsel lawyer manager publicist representative solicitor spokesman spokesperson
    spokeswoman
    """
)
"""Who speaks for somebody: in "her lawyer said she would appeal" she is the client."""

RELATIVE_ROLES: Final = KIN | words(
    """
    ally candidate colleague critic democrat friend front-runner frontrunner man neighbor neighbour nominee opponent
    republican rival supporter surrogate winner woman
    """
)
"""Roles that say little of who somebody is: they give way to any other."""

BARE_NOUNS: Final = frozenset({"member", "head", "star", "guard", "count", "major", "general", "private", "chair",
                               "senior", "junior", "liberal", "police", "host", "winner", "holder", "fellow", "counsel",
                               "chief", "vet", "youth", "champion", "ally", "justice"})  # fmt: skip
"""Role nouns that are as often other words: alone they introduce nobody ("the general election", "a chair")."""

TITLE_NOUNS: Final = frozenset(ABBREVIATED_ROLES) | words(
    """
    administrator admiral adviser advisor alderman ambassador analyst archbishop archdeacon assemblyman
    assemblywoman attorney-general author ayatollah baroness bishop brigadier candidate canon captain cardinal ceo
    chair chairman chairwoman chancellor chief coach colonel commander commissioner comptroller congressman
    congressmember congresswoman constable coordinator corporal correspondent councillor councilman councilmember
    councilor councilwoman counsellor count countess dean delegate democrat deputy detective director
    director-general doctor duchess duke editor editor-in-chief emir emperor envoy father founder general governor
    governor-general imam inspector inspector-general judge justice king lawmaker leader lieutenant major manager
    marshal mayor mep minister mla mp msp mullah nominee officer pastor patriarch pope premier president
    president-elect prince princess principal professor prosecutor queen rabbi rector reporter representative
    republican reverend secretary secretary-general senator sergeant sheikh sheriff solicitor solicitor-general
    speaker spokesman spokesperson spokeswoman strategist sultan superintendant superintendent supervisor td
    treasurer undersecretary vicar whip
    """
)
"""Role nouns that stand with a capital before a name: "Governor Lund", "House Speaker Ada Lund"."""

POST_NOMINALS: Final = frozenset(
    {"qc", "kc", "mp", "msp", "mep", "obe", "mbe", "cbe", "kbe", "dbe", "phd", "ph.d.", "md", "m.d.", "esq", "esq."}
)
"""What stands behind a name and is no part of it."""

PLURAL_TITLES: Final = frozenset(f"{noun}s" for noun in TITLE_NOUNS if noun[-1].isalpha()) | words(
    "sens. reps. govs. gens. messrs. drs. profs."
)
"""Titles of several: "Senators Ada Lund and Bo Hale"."""

OF_TITLES: Final = frozenset({"secretary", "speaker", "director", "minister", "attorney", "chief", "president",
                             "commissioner", "undersecretary", "chairman", "chairwoman", "head", "prince",
                             "duke", "duchess", "king", "queen", "bishop", "archbishop", "sec.", "chair",
                             "governor", "master"})  # fmt: skip
"""Titles that take "of" before a name: "Secretary of State Ada Lund"."""

TITLE_SURNAMES: Final = words(
    """
    abbot bishop count deacon dean duke judge justice king major marshal pope priest prince
    """
)
"""Titles that are surnames too: "Ada King"."""

OF_COMPLEMENTS: Final = frozenset({"state", "defense", "defence", "war", "health", "labor", "labour", "energy",
                                   "education", "commerce", "agriculture", "transportation", "staff", "justice",
                                   "interior", "treasury", "house", "parliament", "police"})  # fmt: skip
"""What a title is "of" where a name follows at once: "Secretary of Labor Ada Lund"."""

ORGANISATION_NOUNS: Final = words(
    """
    academy administration agency airline airlines airways alliance aquarium army assembly associates association
    authority bancorp bank battalion board brigade broadcasting brothers bureau cabinet campaign capital caucus
    center centre chamber chronicle church clinic club co. coalition college command commission committee companies
    company confederation conference congress consulting convention corp. corporation corps council court daily
    department division duma exchange fbi federation firm force forces foundation front fund gallery gazette globe
    government group guard guardian herald holdings hospital house inc inc. industries initiative institute
    institution international journal judiciary junta knesset laboratories laboratory league legislature library llc
    lp ltd ltd. magazine ministry mission mosque motors movement museum nation nations navy network news observatory
    observer office orchestra organisation organization parliament partners partnership party patrol pharmaceuticals
    plc police politburo post press project quarterly radio regiment register research reserve review school
    secretariat senate service services society solutions staff star station strategies studios sun systems taliban
    team technologies telegraph television theater theatre times treasury tribunal tribune trust tv union
    universities university watch works zoo
    """
)
"""The head of an organisation's name: "the Port Hale Harbour Board", "Lund Industries Inc."."""

OF_ORGANISATIONS: Final = words(
    """
    academy administration agency alliance army assembly association bank board brotherhood bureau campaign center
    centers centre chamber church coalition college commission committee confederation conference congress corps council
    court daughters department directorate division federation foundation front fund house institute institutes
    institution league ministry mission movement museum office order organisation organization parliament party
    project republic school secretariat society state states tribunal trust union university
    """
)
"""Heads that go on with "of" or "for": "the Ministry of Fisheries", "the Centre for Tides"."""

OWNERS_IN_NAMES: Final = words(
    """
    people women men children worker farmer teacher student lawyer writer veteran sailor doctor nurse miner fisher
    king queen lord prince princess mother father player owner employer publisher journalist user consumer parent
    trader builder engineer seamen firemen police officer boy girl soldier pensioner artist
    """
)
"""Whose body it is, in the names of bodies: "the Norland People's Party", "the Teachers' Union" (there without the s).
Any other owner is one: "the Norlanders' Ministry of Ports"."""

FOR_ORGANISATIONS: Final = words(
    """
    agency alliance army association campaign center centers centre coalition committee council department foundation
    front fund institute ministry movement organisation organization party society union
    """
)
"""Heads that go on with "for": "the Centre for Tides"."""

AND_ORGANISATIONS: Final = frozenset({"department", "ministry", "organisation", "organization", "committee", "office"})
"""Heads whose "of" takes two: "the Ministry of Ports and Fisheries"."""

THING_NOUNS: Final = words(
    """
    accord accords act agreement amendment award awards bill bowl clause code constitution covenant crisis cup day deal
    debate declaration doctrine election emmy festival games initiative law marathon medal monument olympics oscar pact
    plan pledge prize program programme protocol rally report revolution show standard standards storm strategy summit
    system theory tour tournament treaty trophy uprising virus war week world
    """
)
"""The last word of a name that is neither a person's nor a body's: "the Lund Act", "the Hale Prize"."""

NAMED_THINGS: Final = words(
    """
    ferry ship vessel tanker yacht boat trawler submarine frigate warship destroyer carrier tug barge liner train
    locomotive satellite spacecraft horse dog cat hurricane cyclone typhoon storm river mountain volcano
    """
)
"""What has a name that is nobody's: "the ferry Alma"."""

ORGANISATION_SYNONYMS: Final[Mapping[str, str]] = {
    "organization": "organisation", "center": "centre", "centers": "centre", "institutes": "institute",
    "inc": "company", "inc.": "company", "corp": "company", "corp.": "company", "co.": "company", "ltd": "company",
    "ltd.": "company", "llc": "company", "plc": "company", "corporation": "company", "holdings": "company",
    "industries": "company", "firm": "company", "airways": "airline", "airlines": "airline", "tv": "broadcaster",
    "television": "broadcaster", "broadcasting": "broadcaster", "times": "newspaper", "herald": "newspaper",
    "gazette": "newspaper", "telegraph": "newspaper", "tribune": "newspaper", "chronicle": "newspaper",
    "daily": "newspaper", "paper": "newspaper", "globe": "newspaper", "carrier": "airline", "club": "team",
}  # fmt: skip
"""Words for the same kind of body, as one, so that "the organization" finds the World Harbour Organisation."""

BODY_ENDINGS: Final[Mapping[str, str]] = {
    # "Lund Foods" … "the company"
    **dict.fromkeys(
        words(
            """
    aerospace automotive bakeries bakery biotech breweries brewery cement chemical chemicals dairies dairy dynamics
    electronics energy entertainment estates farms foods freight furniture haulage hotels
    insurance lines logistics mills minerals mining motors oil packaging petroleum pharma printing properties
    quarries railway railways resorts robotics semiconductors shipbuilders shipping shipyard software steel stores
    supermarkets textiles timber toys tyres utilities ventures wines
    """
        ),
        "company",
    ),
    **dict.fromkeys(words("afc albion athletic cf fc hotspur rovers united wanderers"), "team"),
    **dict.fromkeys(
        words("advertiser argus courier dispatch enquirer examiner inquirer mercury sentinel"), "newspaper"
    ),
}
"""The last word of a name of several that makes it a body's, and what that is called; alone each is something else."""

BODY_OPENINGS: Final[Mapping[str, str]] = dict.fromkeys(words("ac afc cf fc"), "team")
"""The same of the first word: "FC Lund"."""

BODY_ENDING_SURNAMES: Final = words("courier mercury mills steel timber")
"""Those that are surnames too: "Ada Steel"."""

KEPT_BY: Final[Mapping[str, str]] = {
    **dict.fromkeys(words("ceo shares shareholders stock"), "company"),
    **dict.fromkeys(words("coach fullback goalkeeper midfielder quarterback striker winger"), "team"),
}
"""What only a company or a team has, right behind its name: "Lund shares", "Lund striker Bo Hale"."""

KEPT_OF: Final = (
    "chief executive of ", "CEO of ", "hares of ", "hares in ", "hareholders of ", "hareholders in ", "ubsidiary of ",
)  # fmt: skip
"""The same before the name of a company."""

ORGANISATION_KINDS: Final = words(
    """
    agency airline alliance association authority bank body brand broadcaster business carrier chain channel charity
    club coalition committee company conglomerate consortium consultancy contractor cooperative council developer
    faction federation firm foundation giant group institute institution insurer league lender lobby magazine maker
    manufacturer
    militia ministry movement network newspaper nonprofit operator organisation organization paper party platform
    producer publication publisher regulator retailer school start-up startup station supplier tank trust union
    university utility watchdog website
    """
)
"""What says that the name before or after it is a body's: "Blue Line, a shipping company", "the rights group Lantern".
"tank" is the think tank."""

ORGANISATION_SURNAMES: Final = frozenset(
    {"house", "post", "church", "bank", "banks", "sun", "star", "guard", "watch", "works", "press"}
)
"""Heads of organisations that are surnames too: "Ada Church"."""

UNLISTED_BODIES: Final = frozenset({"government", "campaign", "administration"})
"""Those that stand in small letters after a name, and so are in no list of the article's names."""

AFTER_GENERAL: Final = frozenset({"assembly", "electric", "motors", "mills", "dynamics", "hospital", "election"})
"""What makes "General" no rank: "the General Assembly"."""

INSTITUTION_NOUNS: Final = ORGANISATION_NOUNS - {"sun", "star", "post", "watch", "works", "capital", "house"}
"""The head of a description of an organisation, after a name: "the Norland government", "the Lund campaign"."""

BODIES: Final = frozenset(
    {
        "un", "u.n.", "united nations", "eu", "e.u.", "nato", "opec", "interpol", "hamas", "hezbollah", "fatah", "isis",
        "isil", "al-qaeda", "al qaeda", "islamic state", "islamic jihad", "boko haram", "al-shabaab", "al shabaab",
        "red cross", "red crescent", "amnesty international", "save the children", "greenpeace", "oxfam",
        "doctors without borders", "médecins sans frontières",
        "labour", "tories", "lib dems", "liberal democrats", "plaid cymru", "sinn fein",
        "sinn féin",
    }
)  # fmt: skip
"""Bodies whose names do not say that they are any."""

PLACES: Final = frozenset(
    {
        "united states", "united kingdom", "united states of america", "united arab emirates", "great britain",
        "saudi arabia", "north korea", "south korea", "new zealand", "sri lanka", "el salvador", "costa rica",
        "sierra leone", "burkina faso", "ivory coast", "cape verde", "puerto rico", "hong kong", "middle east",
        "west bank", "gaza strip", "los angeles", "las vegas", "san francisco", "san diego", "soviet union",
        "latin america", "far east", "eastern europe", "western europe", "northern ireland", "dominican republic",
        "czech republic",
    }
)  # fmt: skip
"""Places whose names do not say that they are any."""

KNOWN_NAMES: Final = BODIES | PLACES

PLACE_HEADS: Final = words(
    """
    airport avenue bay beach boulevard bridge city coast county creek desert district harbor harbour heights highway
    hill hills island islands lake mountain mountains ocean park peninsula plaza port province region river road sea
    square strait street tower town township valley village
    """
)
"""The last word of a place's name: "Hale County", "Orsk Street"."""

PLACE_OPENINGS: Final = words(
    """
    camp cape fort grand greater inner little lower mount mt mt. old outer point port real saint san santa st st. upper
    """
)
"""The first word of many a place, whose other words are another place: "Cape Merrow" is not Merrow."""

PLACE_SURNAMES: Final = frozenset({"park", "hill", "hills", "lake", "rivers", "island", "heights"})
"""Endings of places that are surnames too: "Ada Hill"."""

PLACE_ADJECTIVES: Final = words(
    """
    central downtown east eastern great latin new north northern saudi south southern united upstate west western
    """
)
"""What goes before a country or a state to make another place: "South Dakota"."""

STATES: Final = words(
    """
    africa alabama alaska alberta america americas antarctica arizona arkansas asia atlanta baghdad baltimore bavaria
    beijing beirut berlin boston brooklyn brussels cairo california carolina catalonia charlotte chechnya chicago
    cincinnati cleveland colorado connecticut crimea dakota dallas damascus delaware delhi denver detroit donbas
    england europe florida gaza geneva georgia hampshire hawaii houston idaho illinois indiana iowa islamabad jersey
    jerusalem kabul kansas kashmir kentucky kiev kurdistan kyiv london louisiana madrid maine manhattan manitoba
    maryland massachusetts memphis mexico miami michigan milwaukee minneapolis minnesota mississippi missouri montana
    moscow nashville nebraska nevada oceania ohio oklahoma ontario oregon orlando paris pennsylvania philadelphia
    phoenix pittsburgh pyongyang quebec queensland rome saskatchewan scotland seattle seoul sicily taipei tampa
    tasmania tehran tennessee texas tibet tokyo tucson utah vermont vienna virginia wales washington wisconsin wyoming
    york
    """
)
"""States, provinces, continents and great cities, the last word of each."""

COUNTRIES: Final[Mapping[str, str]] = dict(
    pair.split("/")
    for pair in sorted(
        words(
            """
    afghanistan/afghan africa/african albania/albanian algeria/algerian america/american angola/angolan
    argentina/argentine armenia/armenian asia/asian australia/australian austria/austrian azerbaijan/azerbaijani
    bahrain/bahraini bangladesh/bangladeshi belarus/belarusian belgium/belgian benin/beninese bolivia/bolivian
    bosnia/bosnian botswana/botswanan brazil/brazilian britain/british bulgaria/bulgarian burma/burmese
    burundi/burundian cambodia/cambodian cameroon/cameroonian canada/canadian chad/chadian chile/chilean china/chinese
    colombia/colombian congo/congolese croatia/croatian cuba/cuban cyprus/cypriot czechia/czech denmark/danish
    ecuador/ecuadorean egypt/egyptian england/english eritrea/eritrean estonia/estonian ethiopia/ethiopian
    europe/european finland/finnish france/french gabon/gabonese gambia/gambian georgia/georgian germany/german
    ghana/ghanaian greece/greek guatemala/guatemalan guinea/guinean guyana/guyanese haiti/haitian honduras/honduran
    hungary/hungarian iceland/icelandic india/indian indonesia/indonesian iran/iranian iraq/iraqi ireland/irish
    israel/israeli italy/italian jamaica/jamaican japan/japanese jordan/jordanian kazakhstan/kazakh kenya/kenyan
    kosovo/kosovar kuwait/kuwaiti kyrgyzstan/kyrgyz laos/laotian latvia/latvian lebanon/lebanese liberia/liberian
    libya/libyan lithuania/lithuanian luxembourg/luxembourgish macedonia/macedonian madagascar/malagasy
    malawi/malawian malaysia/malaysian mali/malian malta/maltese mauritania/mauritanian mexico/mexican
    moldova/moldovan mongolia/mongolian montenegro/montenegrin morocco/moroccan mozambique/mozambican myanmar/burmese
    namibia/namibian nepal/nepalese netherlands/dutch nicaragua/nicaraguan niger/nigerien nigeria/nigerian
    norway/norwegian oman/omani pakistan/pakistani palestine/palestinian panama/panamanian paraguay/paraguayan
    peru/peruvian philippines/philippine poland/polish portugal/portuguese qatar/qatari romania/romanian
    russia/russian rwanda/rwandan saudi/saudi scotland/scottish senegal/senegalese serbia/serbian
    singapore/singaporean slovakia/slovak slovenia/slovenian somalia/somali spain/spanish sudan/sudanese
    sweden/swedish switzerland/swiss syria/syrian taiwan/taiwanese tajikistan/tajik tanzania/tanzanian thailand/thai
    togo/togolese tunisia/tunisian turkey/turkish turkmenistan/turkmen uae/emirati
    uganda/ugandan ukraine/ukrainian uruguay/uruguayan uzbekistan/uzbek
    venezuela/venezuelan vietnam/vietnamese wales/welsh yemen/yemeni zambia/zambian zimbabwe/zimbabwean
    """
        )
    )
)
"""Countries, and the adjective of each: "Norway", "the Norwegian envoy"."""

PLAIN_ADJECTIVES: Final = words(
    """
    acting arab californian catholic central christian conservative democratic deputy eastern first former hispanic
    interim jewish kurdish labour latino liberal muslim new northern outgoing presidential protestant republican
    senior shiite southern soviet sunni texan western
    """
)
"""Adjectives that are no country's: "Nevada Democratic" is nobody's name."""

PARTY_NAMES: Final = words(
    "conservative democratic green independent labor labour liberal nationalist republican socialist tory unionist"
) | {"lib dem", "liberal democrat"}
"""What stands before the name of a member of a party, or of none, and is no part of it: "Tory Ada Lund"."""

DEMONYMS: Final = frozenset(COUNTRIES.values()) | PLAIN_ADJECTIVES
"""Adjectives that go before a role or a name and are part of neither name: "Danish Foreign Minister Ada Lund"."""

COUNTRY_ABBREVIATIONS: Final[Mapping[str, str]] = {
    # "U.S. Senator Ada Lund" … "the American senator"
    "u.s.": "america",
    "us": "america",
    "usa": "america",
    "u.k.": "britain",
    "uk": "britain",
}

INITIALS_OF_OTHERS: Final = frozenset(COUNTRY_ABBREVIATIONS) | words(
    "u.n. e.u. d.c. l.a. n.y. n.j. n.c. s.c. b.c. p.o. a.m. p.m. u.a.e. u.s.s. h.m.s. s.s. f.c."
)
"""Initials in front that are no person's: "U.S. Steel", "L.A. Unified"."""

NATIONS: Final = DEMONYMS.union(COUNTRIES, COUNTRY_ABBREVIATIONS)
"""Countries and adjectives of countries: "Norway", "Danish"."""

DAYS_AND_MONTHS: Final = words(
    """
    a.m. apr. april aug. august christmas dec. december easter feb. february fri friday fridays jan. january july june
    mar. march may mon monday mondays nov. november oct. october p.m. ramadan sat saturday saturdays sep. sept.
    september sun sunday sundays thanksgiving thu thursday thursdays tue tuesday tuesdays wed wednesday wednesdays
    """
)

FIRST_NAME_MONTHS: Final = frozenset({"may", "april", "june", "august"})
"""Months that people are called too: "Ada May"."""

FUNCTION_WORDS: Final = words(
    """
    a about above according across activists adding additionally advertisement after afterward afterwards again
    against ago all almost along already also although always am americans amid among an analysts and another any
    anyone anything appearing are around as asked at authorities away back be because been before behind being below
    besides best better between beyond both but by call calling can certainly citing clearly click consequently
    conservatives continue copyright could critics currently democrats despite did do does done down dozens during
    each earlier eight either else even ever every everyone everything except experts few finally first five following
    for former formerly four from further furthermore get given had has have having he hence her here hers herself hey
    him himself his hours how however hundreds i i'd i'll i'm i've if image in including indeed instead into
    investigators is it it's its itself just last late later latest lawmakers least less let liberals like likewise
    look many maybe me meanwhile might millions mine more moreover most much must my myself near nearly neither never
    nevertheless next nine no nobody none nonetheless nor not nothing noting now of off officials often oh ok okay on
    once one ones only onto or other others otherwise our out outside over overall own people per perhaps photo please
    plus police previously prosecutors published rather reacting read really recently related reporters reporting
    republicans researchers residents responding right same saying second see seeing seven several shall share she
    she's should similarly since six so some somebody someone something sometimes soon source sources speaking still
    story such such. supporters ten than thanks that that's the their theirs them themselves then there there's
    thereafter therefore these they they're this those though thousands three through throughout thus to today
    together told tomorrow tonight too toward towards two under unless unlike until up updated upon us use using very
    via video voters was watch we we'll we're we've well were what what's whatever when where whereas whether which
    while who who's whom whose why will with within without witnesses worse would writing written yeah yes yesterday
    yet you you're your yours
    """
)
"""Words that open a sentence with a capital and are no part of a name."""

SURNAMES_TOO: Final = frozenset(
    {"best", "near", "mine", "second", "call", "such", "more", "price", "small", "look", "see"}
)
"""Function words that are surnames too, after another name: "Ada Best"."""

PREPOSITIONS: Final = words(
    """
    about above across against along amid among around at behind below beneath beside besides between beyond by
    despite during except for from in inside into like near of off on onto out outside over past per than through
    throughout to toward towards under underneath unlike upon versus via vs vs. with within without
    """
)

CONJUNCTIONS: Final = words(
    """
    after also although and as because before but how however if instead later meanwhile nor now once or since so
    still that then though unless until what when whenever where whereas whether which while who why yet
    """
)

SPEECH_VERBS: Final = words(
    """
    accused acknowledged added adds announced announces argued argues asked asks asserted believed believes blamed
    claimed claims complained conceded concluded confirmed contended continued continues countered criticized declared
    declares denied denies emphasized explained explains insisted insists joked maintained noted notes observed
    pledged pointed predicted predicts promised quipped recalled recalls remarked repeated replied replies reported
    responded responds said say says stated states stressed suggested suggests tells testified thinks told tweeted
    urged vowed warned warns writes wrote
    """
)

LIVING: Final = words("died resigned retired testified married graduated")
"""What only people do."""

LIVED_THROUGH: Final = words(
    "arrested born buried elected handcuffed hospitalised hospitalized jailed questioned re-elected shot stabbed sworn"
)
"""What is only done to people: "Lund was arrested"."""

METONYMS: Final[Mapping[str, str]] = {
    # "the Kremlin denied it"
    "kremlin": "the Russian presidency",
    "downing street": "the British prime minister's office",
    "10 downing street": "the British prime minister's office",
    "number 10": "the British prime minister's office",
    "no. 10": "the British prime minister's office",
    "no 10": "the British prime minister's office",
    "number 11": "the office of the British chancellor of the exchequer",
    "white house": "the US presidency",
    "oval office": "the US presidency",
    "pentagon": "the US Department of Defense",
    "foggy bottom": "the US State Department",
    "capitol hill": "the US Congress",
    "whitehall": "the British government",
    "westminster": "the British parliament",
    "holyrood": "the Scottish parliament",
    "stormont": "the Northern Irish assembly",
    "elysee": "the French presidency",
    "élysée": "the French presidency",
    "élysée palace": "the French presidency",
    "elysee palace": "the French presidency",
    "quai d'orsay": "the French foreign ministry",
    "bundestag": "the German parliament",
    "knesset": "the Israeli parliament",
    "duma": "the lower house of the Russian parliament",
    "blue house": "the South Korean presidency",
    "zhongnanhai": "the Chinese leadership",
    "vatican": "the Holy See",
    "holy see": "the Holy See",
    "buckingham palace": "the British royal household",
    "scotland yard": "the Metropolitan Police",
    "wall street": "the US financial industry",
    "silicon valley": "the US technology industry",
    "old bailey": "the Central Criminal Court of England and Wales",
    "threadneedle street": "the Bank of England",
    "lambeth palace": "the office of the Archbishop of Canterbury",
    "kensington palace": "the British royal household",
    "bankova": "the Ukrainian presidency",
    "berlaymont": "the European Commission",
    "palazzo chigi": "the Italian government",
    "quirinale": "the Italian presidency",
    "moncloa": "the Spanish government",
    "bellevue palace": "the German presidency",
    "aso rock": "the Nigerian presidency",
    "rashtrapati bhavan": "the Indian presidency",
    "casa rosada": "the Argentine presidency",
    "planalto": "the Brazilian presidency",
    "miraflores": "the Venezuelan presidency",
    "malacañang": "the Philippine presidency",
    "malacanang": "the Philippine presidency",
    "rideau hall": "the Canadian governor general's office",
    "parliament hill": "the Canadian parliament",
    "sejm": "the lower house of the Polish parliament",
    "riksdag": "the Swedish parliament",
    "storting": "the Norwegian parliament",
    "folketing": "the Danish parliament",
    "seimas": "the Lithuanian parliament",
    "saeima": "the Latvian parliament",
    "verkhovna rada": "the Ukrainian parliament",
    "lok sabha": "the lower house of the Indian parliament",
    "rajya sabha": "the upper house of the Indian parliament",
    "dail": "the lower house of the Irish parliament",
    "dáil": "the lower house of the Irish parliament",
    "senedd": "the Welsh parliament",
    "loya jirga": "the Afghan grand assembly",
}
"""Names of places that stand for who works there: kept as written, with what they stand for as the role."""
