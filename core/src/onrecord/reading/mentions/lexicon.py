"""Word lists of the mentions layer. Each is a small closed class; what is open is read from the article.

Every table has an example beside it, with the word that it is about in it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from onrecord.reading.mentions.mention import Gender

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
    "councilman": "councillor", "councilwoman": "councillor", "councilor": "councillor", "adviser": "advisor",
}  # fmt: skip
"""Words for the same role, as one word, so that a description finds the person with the title."""

ROLE_NOUNS: Final[Mapping[str, Gender | None]] = {
    **dict.fromkeys(
        """
        activist actor administrator admiral adviser advisor advocate aide ally ambassador analyst anchor anthropologist
        archbishop archaeologist architect artist assistant astronaut astronomer athlete attorney author ayatollah banker
        bishop biographer biologist blogger boss brigadier broadcaster broker candidate captain cardinal cartoonist
        celebrity ceo cfo coo chair chairperson champion chancellor chaplain chemist chief citizen clerk co-author
        co-chair co-founder coach colonel columnist comedian commander commandant commentator commissioner
        composer comptroller congressperson conservationist constable consultant contractor contributor controller
        coordinator coroner corporal correspondent councillor councilor counsel counselor critic curator dean defendant
        defender delegate democrat demographer deputy designer detective developer diplomat director dissident doctor
        donor driver ecologist economist editor editor-in-chief educator emperor engineer entrepreneur envoy
        epidemiologist executive expert farmer fellow filmmaker financier firefighter foreman founder freshman
        front-runner frontrunner fundraiser geologist general governor guard guitarist head historian holder host
        imam immunologist inspector instructor intern interpreter investigator investor journalist judge junior jurist
        justice lawmaker lawyer leader lecturer legislator liberal librarian lieutenant lobbyist magistrate major manager
        marshal mathematician mayor medic member meteorologist minister moderator musician nominee novelist nurse officer
        official ombudsman operative opponent orator organiser organizer organist owner painter paramedic parishioner
        parliamentarian partner pastor pathologist patriarch pediatrician philanthropist philosopher photographer
        physician physicist pilot planner player poet police politician pollster pope premier presenter president
        principal producer professor programmer prosecutor protester psychiatrist psychologist publisher rabbi ranger
        rapporteur realtor rector referee reformer regulator reporter representative republican researcher resident
        reverend rival scholar scientist seismologist secretary senator senior sergeant sheriff sheikh singer
        sociologist soldier solicitor sophomore speaker specialist spokesperson staffer star statistician
        strategist student superintendent supervisor supporter surgeon survivor teacher technician theologian treasurer
        trader trainer trustee undersecretary vet veteran vicar virologist volunteer voter warden winner witness worker
        writer youth representative-elect president-elect governor-elect mayor-elect senator-elect
        cleric mufti preacher priest monk deputy-mayor co-director co-chairman billionaire businessperson mogul magnate
        tycoon millionaire
        """.split()
    ),
    **dict.fromkeys(
        """
        actress alderwoman anchorwoman assemblywoman aunt businesswoman chairwoman congresswoman councilwoman countess
        daughter duchess empress girl girlfriend grandmother heiress mother noblewoman nun policewoman princess queen
        saleswoman seamstress sister spokeswoman stateswoman waitress widow wife woman comedienne stepdaughter
        """.split(),
        "female",
    ),
    **dict.fromkeys(
        """
        alderman anchorman assemblyman boy boyfriend brother businessman chairman clergyman congressman councilman count
        craftsman duke father fisherman grandfather husband king man nephew nobleman policeman prince salesman
        son spokesman sportsman statesman uncle waiter widower stepson gentleman monsignor
        """.split(),
        "male",
    ),
}
"""Nouns for a person in an office, a trade or a family: "the mayor of Port Hale", "her husband"."""

BARE_NOUNS: Final = frozenset({"member", "head", "star", "guard", "count", "major", "general", "private", "chair",
                               "senior", "junior", "liberal", "police", "host", "winner", "holder", "fellow", "counsel",
                               "chief", "vet", "youth", "champion", "ally", "justice"})  # fmt: skip
"""Role nouns that are as often other words: alone they introduce nobody ("the general election", "a chair")."""

TITLE_NOUNS: Final = frozenset(ABBREVIATED_ROLES) | {
    *"""
    admiral ambassador archbishop attorney-general ayatollah baroness bishop brigadier captain cardinal ceo chairman
    chairwoman chair chancellor chief coach colonel commander commissioner congressman congresswoman congressmember
    constable corporal councillor councilman councilwoman councilor assemblyman assemblywoman alderman count countess
    delegate democrat deputy detective director doctor duchess duke editor editor-in-chief emir emperor envoy father
    general governor
    imam inspector judge justice king lawmaker leader lieutenant major marshal mayor minister mullah nominee officer
    pastor patriarch pope premier president president-elect prince princess principal professor prosecutor
    queen rabbi representative republican reverend secretary senator sergeant sheikh sheriff solicitor
    speaker spokesman spokeswoman spokesperson strategist sultan superintendent superintendant undersecretary
    treasurer candidate correspondent reporter analyst author founder coordinator manager adviser advisor rector dean
    """.split()
}
"""Role nouns that stand with a capital before a name: "Governor Lund", "House Speaker Ada Lund"."""

OF_TITLE: Final = frozenset({"secretary", "speaker", "director", "minister", "attorney", "chief", "president",
                             "commissioner", "undersecretary", "chairman", "chairwoman", "head", "prince",
                             "duke", "duchess", "king", "queen", "bishop", "archbishop", "sec.", "chair",
                             "governor", "master"})  # fmt: skip
"""Titles that take "of" before a name: "Secretary of State Ada Lund"."""

OF_COMPLEMENTS: Final = frozenset({"state", "defense", "defence", "war", "health", "labor", "labour", "energy",
                                   "education", "commerce", "agriculture", "transportation", "staff", "justice",
                                   "interior", "treasury", "house", "parliament", "police"})  # fmt: skip
"""What a title is "of" where a name follows at once: "Secretary of Labor Ada Lund"."""

ORGANISATION_NOUNS: Final = frozenset(
    """
    academy administration agency alliance army assembly association authority bank battalion board brigade broadcasting
    bureau cabinet campaign caucus center centre chamber church clinic club co. coalition college command commission
    committee companies company confederation conference congress corp. corporation council court daily department
    division duma exchange federation fbi firm force forces foundation front fund gazette government group guard
    herald holdings hospital house inc inc. industries initiative institute institution journal judiciary junta knesset
    laboratories laboratory league legislature llc lp ltd ltd. ministry mission mosque movement museum navy network
    news office organisation organization parliament partners partnership party patrol plc police politburo post press
    project radio regiment reserve school secretariat senate service services society solutions staff station studios
    systems taliban team technologies telegraph television times treasury tribune tribunal trust tv
    union universities university watch works observatory observer register sun guardian star globe chronicle
    quarterly review magazine airlines airways motors pharmaceuticals bancorp capital associates brothers
    """.split()
)
"""The head of an organisation's name: "the Port Hale Harbour Board", "Lund Industries Inc."."""

OF_ORGANISATIONS: Final = frozenset(
    """
    academy administration agency alliance assembly association bank board bureau campaign center centre centers chamber
    church coalition college commission committee conference confederation congress council court daughters department
    directorate division federation foundation front fund house institute institutes institution league ministry mission
    movement museum office order organisation organization parliament party project republic school secretariat society
    state states trust tribunal union university brotherhood army
    """.split()
)
"""Heads that go on with "of" or "for": "the Ministry of Fisheries", "the Centre for Tides"."""

INSTITUTION_NOUNS: Final = ORGANISATION_NOUNS - {"sun", "star", "post", "watch", "works", "capital", "house"}
"""The head of a description of an organisation, after a name: "the Norland government", "the Lund campaign"."""

PLACE_HEADS: Final = frozenset(
    "avenue bay beach boulevard bridge city coast county creek desert district harbor harbour heights highway hill hills "
    "island islands lake mountain mountains ocean park peninsula plaza port province region river road sea square strait "
    "street tower town township valley village airport".split()
)
"""The last word of a place's name: "Hale County", "Orsk Street"."""

STATES: Final = frozenset(
    """
    alabama alaska arizona arkansas california colorado connecticut delaware florida georgia hawaii idaho illinois indiana
    iowa kansas kentucky louisiana maine maryland massachusetts michigan minnesota mississippi missouri montana nebraska
    nevada ohio oklahoma oregon pennsylvania tennessee texas utah vermont virginia washington wisconsin wyoming
    ontario quebec alberta manitoba saskatchewan england scotland wales queensland tasmania catalonia bavaria
    hampshire jersey mexico york dakota carolina london paris berlin moscow beijing brussels tokyo chicago boston
    philadelphia houston dallas miami atlanta detroit seattle denver baltimore brooklyn manhattan kyiv kiev cairo
    tehran baghdad kabul damascus beirut jerusalem gaza geneva vienna rome madrid delhi islamabad seoul pyongyang taipei
    africa asia europe america americas antarctica oceania crimea kashmir tibet kurdistan chechnya donbas sicily
    cleveland cincinnati pittsburgh milwaukee minneapolis phoenix tucson orlando tampa charlotte nashville memphis
    """.split()
)
"""States, provinces, continents and great cities, the last word of each."""

COUNTRIES: Final[Mapping[str, str]] = dict(
    pair.split("/")
    for pair in """
    afghanistan/afghan albania/albanian algeria/algerian angola/angolan argentina/argentine armenia/armenian
    australia/australian austria/austrian azerbaijan/azerbaijani bahrain/bahraini bangladesh/bangladeshi
    belarus/belarusian belgium/belgian benin/beninese bolivia/bolivian bosnia/bosnian botswana/botswanan
    brazil/brazilian britain/british bulgaria/bulgarian burma/burmese burundi/burundian cambodia/cambodian
    cameroon/cameroonian canada/canadian chad/chadian chile/chilean china/chinese colombia/colombian congo/congolese
    croatia/croatian cuba/cuban cyprus/cypriot czechia/czech denmark/danish ecuador/ecuadorean egypt/egyptian
    england/english eritrea/eritrean estonia/estonian ethiopia/ethiopian finland/finnish france/french gabon/gabonese
    gambia/gambian georgia/georgian germany/german ghana/ghanaian greece/greek guatemala/guatemalan guinea/guinean
    guyana/guyanese haiti/haitian honduras/honduran hungary/hungarian iceland/icelandic india/indian
    indonesia/indonesian iran/iranian iraq/iraqi ireland/irish israel/israeli italy/italian jamaica/jamaican
    japan/japanese jordan/jordanian kazakhstan/kazakh kenya/kenyan kosovo/kosovar kuwait/kuwaiti kyrgyzstan/kyrgyz
    laos/laotian latvia/latvian lebanon/lebanese liberia/liberian libya/libyan lithuania/lithuanian
    luxembourg/luxembourgish macedonia/macedonian madagascar/malagasy malawi/malawian malaysia/malaysian mali/malian
    malta/maltese mauritania/mauritanian mexico/mexican moldova/moldovan mongolia/mongolian montenegro/montenegrin
    morocco/moroccan mozambique/mozambican myanmar/burmese namibia/namibian nepal/nepalese netherlands/dutch
    nicaragua/nicaraguan niger/nigerien nigeria/nigerian norway/norwegian oman/omani pakistan/pakistani
    palestine/palestinian panama/panamanian paraguay/paraguayan peru/peruvian philippines/philippine poland/polish
    portugal/portuguese qatar/qatari romania/romanian russia/russian rwanda/rwandan saudi/saudi scotland/scottish
    senegal/senegalese serbia/serbian singapore/singaporean slovakia/slovak slovenia/slovenian somalia/somali
    spain/spanish sudan/sudanese sweden/swedish switzerland/swiss syria/syrian taiwan/taiwanese tajikistan/tajik
    tanzania/tanzanian thailand/thai togo/togolese tunisia/tunisian turkey/turkish turkmenistan/turkmen uganda/ugandan
    ukraine/ukrainian uruguay/uruguayan uzbekistan/uzbek venezuela/venezuelan vietnam/vietnamese yemen/yemeni
    zambia/zambian zimbabwe/zimbabwean wales/welsh america/american europe/european asia/asian africa/african
    u.s./american us/american usa/american u.k./british uk/british uae/emirati
    """.split()
)
"""Countries, and the adjective of each: "Norway", "the Norwegian envoy"."""

DEMONYMS: Final = frozenset(COUNTRIES.values()) | {
    *"arab kurdish muslim christian jewish catholic protestant sunni shiite soviet western hispanic latino northern "
    "southern eastern central senior deputy acting former interim outgoing democratic republican conservative labour "
    "liberal presidential first new texan californian".split()
}
"""Adjectives that go before a role or a name and are part of neither name: "Danish Foreign Minister Ada Lund"."""

NOT_NAMES: Final = frozenset(
    """
    monday tuesday wednesday thursday friday saturday sunday january february march april may june july august september
    october november december jan. feb. mar. apr. aug. sept. sep. oct. nov. dec. mon tue wed thu fri sat sun a.m. p.m.
    mondays tuesdays wednesdays thursdays fridays saturdays sundays christmas easter ramadan thanksgiving
    """.split()
)

FUNCTION_WORDS: Final = frozenset(
    """
    a about above according across additionally after afterward afterwards again against ago all almost along already
    also although always am among amid an and another any anyone anything are around as asked at away back be because
    been before behind being below besides best better between beyond both but by call can certainly clearly
    consequently could critics currently despite did do does done down during each earlier either else even
    ever every everyone everything except few finally first following for former formerly from further furthermore get
    given had has have having he hence her here hers herself hey him himself his hours how however i i'd i'll i'm i've if
    in including indeed instead into is it its itself it's just last late later latest least less let like likewise look
    many maybe me meanwhile might mine more moreover most much must my myself near nearly neither never nevertheless next
    no nobody none nonetheless nor not nothing now of off officials often oh ok okay on once one ones only onto or other
    others otherwise our out outside over overall own people per perhaps please police plus previously rather read really
    recently right same second see seeing several shall she she's should similarly since so some somebody someone
    something sometimes soon speaking still such such. supporters than thanks that that's the their theirs them themselves
    then there there's thereafter therefore these they they're this those though three through throughout thus to today
    together told tomorrow tonight too toward towards two under unless unlike until up upon us use using very via
    was watch we we'll we're we've well were what what's whatever when where whereas whether which while who who's whom
    whose why will with within without worse would yeah yes yesterday yet you you're your yours advertisement
    click continue photo image video share related story updated published written reporting copyright via source sources
    voters asked responding reacting appearing writing noting adding saying citing calling four five six seven eight nine
    ten dozens hundreds thousands millions experts analysts lawmakers reporters residents witnesses activists
    investigators prosecutors researchers authorities democrats republicans conservatives liberals americans
    """.split()
)
"""Words that open a sentence with a capital and are no part of a name."""

PREPOSITIONS: Final = frozenset(
    "about above across against along among amid around at behind below beneath beside besides between beyond by despite "
    "during except for from in inside into like near of off on onto out outside over past per through throughout to "
    "toward towards under underneath unlike upon via versus vs vs. with within without than".split()
)

CONJUNCTIONS: Final = frozenset(
    "and but or nor so yet that because although though while whereas if unless until when whenever where whether as "
    "since before after once how why what who which then also later meanwhile however still instead now".split()
)

SPEECH_VERBS: Final = frozenset(
    "said says say told tells added adds argued argues asked asks announced announces acknowledged claimed claims "
    "concluded continued continues countered declared declares denied denies explained explains insisted insists joked "
    "maintained noted notes observed pointed recalled recalls remarked repeated replied replies reported responded "
    "responds stated states stressed suggested suggests testified thinks tweeted urged vowed warned warns wrote writes "
    "believes believed quipped predicted predicts complained conceded contended emphasized pledged promised confirmed "
    "asserted accused blamed criticized".split()
)

METONYMS: Final[Mapping[str, str]] = {
    # "the Kremlin denied it"
    "kremlin": "the Russian presidency",
    "downing street": "the British prime minister's office",
    "10 downing street": "the British prime minister's office",
    "number 10": "the British prime minister's office",
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
}
"""Names of places that stand for who works there: kept as written, with what they stand for as the role."""
