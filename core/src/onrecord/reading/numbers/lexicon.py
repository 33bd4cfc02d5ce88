"""The words that numbers are made of, and the words around them that say what a number is."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final

from onrecord.reading.wordlists import words

UNITS: Final[Mapping[str, int]] = {
    "zero": 0,
    "one": 1,
    "two": 2,
    "three": 3,
    "four": 4,
    "five": 5,
    "six": 6,
    "seven": 7,
    "eight": 8,
    "nine": 9,
    "ten": 10,
    "eleven": 11,
    "twelve": 12,
    "thirteen": 13,
    "fourteen": 14,
    "fifteen": 15,
    "sixteen": 16,
    "seventeen": 17,
    "eighteen": 18,
    "nineteen": 19,
}
TENS: Final[Mapping[str, int]] = {
    "twenty": 20,
    "thirty": 30,
    "forty": 40,
    "fifty": 50,
    "sixty": 60,
    "seventy": 70,
    "eighty": 80,
    "ninety": 90,
}
SCALES: Final[Mapping[str, int]] = {
    "dozen": 12,
    "hundred": 100,
    "thousand": 1_000,
    "lakh": 100_000,
    "million": 1_000_000,
    "crore": 10_000_000,
    "billion": 1_000_000_000,
    "trillion": 1_000_000_000_000,
}
ABBREVIATED_SCALES: Final[Mapping[str, int]] = {
    "k": 1_000,
    "m": 1_000_000,
    "mn": 1_000_000,
    "mln": 1_000_000,
    "bn": 1_000_000_000,
    "tn": 1_000_000_000_000,
}
"""Written at the digits: "1.2m". What else "m" can be, the kinds decide."""

VAGUE_PLURALS: Final[Mapping[str, int]] = {
    "tens": 20,
    "dozens": 24,
    "scores": 40,
    "hundreds": 200,
    "thousands": 2_000,
    "millions": 2_000_000,
    "billions": 2_000_000_000,
}
"""The least that each says; "tens" counts only in "tens of thousands"."""

PLURAL_SCALES: Final[Mapping[str, int]] = {
    "dozens": 12,
    "hundreds": 100,
    "thousands": 1_000,
    "millions": 1_000_000,
    "billions": 1_000_000_000,
}
"""After "of" or "several": "hundreds of thousands", "several thousands"."""

PARTS: Final[Mapping[str, int]] = {
    "third": 3,
    "thirds": 3,
    "quarter": 4,
    "quarters": 4,
    "fifth": 5,
    "fifths": 5,
    "tenth": 10,
    "tenths": 10,
}
"""Of a scale: "a quarter of a million"."""

VAGUE_HEADS: Final[Mapping[tuple[str, ...], int]] = {
    ("several",): 3,
    ("a", "few"): 3,
    ("a", "handful", "of"): 3,
    ("a", "couple", "of"): 2,
    ("a", "couple"): 2,
}

HARMING: Final = words("killed killing injured injuring wounded wounding hurt hurting maimed maiming left leaving")
"""Before "scores in", "scores at" these have people as their object and no results."""

BOUNDS: Final[Mapping[str, str]] = {
    # N to open
    "at least": "at_least",
    "at the least": "at_least",
    "a minimum of": "at_least",
    "minimum of": "at_least",
    "no fewer than": "at_least",
    "not fewer than": "at_least",
    "no less than": "at_least",
    "not less than": "at_least",
    "more than": "at_least",
    "greater than": "at_least",
    "over": "at_least",
    "above": "at_least",
    "upwards of": "at_least",
    "upward of": "at_least",
    "in excess of": "at_least",
    "north of": "at_least",
    "as few as": "at_least",
    "as little as": "at_least",
    # 0 to N
    "up to": "at_most",
    "as many as": "at_most",
    "as much as": "at_most",
    "as high as": "at_most",
    "at most": "at_most",
    "at the most": "at_most",
    "a maximum of": "at_most",
    "maximum of": "at_most",
    "no more than": "at_most",
    "not more than": "at_most",
    "fewer than": "at_most",
    "less than": "at_most",
    "under": "at_most",
    "below": "at_most",
    "not even": "at_most",
    # N to N, marked
    "about": "about",
    "around": "about",
    "some": "about",
    "roughly": "about",
    "approximately": "about",
    "approx": "about",
    "circa": "about",
    "nearly": "about",
    "almost": "about",
    "close to": "about",
    "just under": "about",
    "just short of": "about",
    "barely": "about",
    "an estimated": "about",
    "estimated": "about",
    "in the region of": "about",
    "perhaps": "about",
    "maybe": "about",
    "~": "about",
    # what may stand between a bound and its number, and says nothing about its size
    "another": "",
    "a further": "",
    "a total of": "",
    "a combined": "",
    "a record": "",
    "an additional": "",
    "additional": "",
    "the": "",
    "exactly": "",
}
"""What stands before a number, and what it makes of the number."""

ALSO_PREPOSITIONS: Final = words("over above under below about around some")
"""Bounds that are none before "the": "outrage over the 12 closures"."""

BOUNDS_AFTER: Final[Mapping[str, str]] = {
    "or more": "at_least",
    "and more": "at_least",
    "or so": "about",
    "or fewer": "at_most",
    "or less": "at_most",
    "at least": "at_least",
    "at most": "at_most",
    "plus": "at_least",
    "+": "at_least",
    "-plus": "at_least",
    "-odd": "about",
    "-some": "about",
}

MONTHS: Final = words(
    "january february march april may june july august september october november december jan feb mar apr jun "
    "jul aug sep sept oct nov dec"
)
WEEKDAYS: Final = words("monday tuesday wednesday thursday friday saturday sunday")
BEFORE_YEARS: Final = words(
    "in since of from by until till through during before after early late mid the circa around year summer "
    "winter spring autumn fall last election and to between for"
)
TIMES_OF_DAY: Final = frozenset({"am", "pm", "noon", "midnight", "gmt", "utc", "bst", "est", "edt", "pst", "pdt"})

CURRENCY_SIGNS: Final = frozenset("$£€¥₹₽₩₪₦₴¢")
CURRENCIES: Final = words(
    "dollar dollars euro euros pound pounds yen yuan renminbi rupee rupees rouble roubles ruble rubles peso pesos "
    "lira franc francs krona kronor kroner real reais rand naira shilling shillings dinar dinars riyal riyals "
    "hryvnia won cent cents pence usd eur gbp sterling quid bucks"
)
CURRENCY_CODES: Final = words("usd eur gbp rs inr jpy cny rub aud cad us a c hk nz")

PERCENT: Final = frozenset({"%", "percent", "pct", "percentage", "percentile"})
FRACTIONS: Final = words(
    "half halves third thirds quarter quarters fourth fourths fifth fifths sixth sixths seventh sevenths eighth "
    "eighths ninth ninths tenth tenths"
)

TIME_UNITS: Final = words(
    "second seconds minute minutes min mins hour hours hr hrs day days night nights week weeks weekend weekends "
    "month months year years yrs decade decades century centuries fortnight times"
)
AGE_UNITS: Final = words("year years yr yrs month months week weeks day days")
UNITS_OF_MEASURE: Final = TIME_UNITS | words(
    "km kms kilometre kilometres kilometer kilometers mile miles metre metres meter meters m cm mm centimetre "
    "centimetres centimeter centimeters millimetres millimeters foot feet ft inch inches yard yards acre acres "
    "hectare hectares sq square cubic nautical ton tons tonne tonnes kg kilo kilos kilogram kilograms kilogramme "
    "kilogrammes g gram grams grammes lb lbs ounce ounces oz litre litres liter liters gallon gallons barrel "
    "barrels mph kph kmh kmph knot knots degree degrees celsius fahrenheit c f volt volts watt watts kw mw gw "
    "megawatt megawatts gigawatt gigawatts kilowatt kilowatts kiloton kilotons megaton megatons byte bytes gb mb "
    "tb hertz mhz ghz calories pages points point basis storey storeys story stories"
)
BEFORE_MEASURES: Final = frozenset({"magnitude", "measuring", "measured"})
MAY_PRECEDE_UNITS: Final = words(
    "more other further additional consecutive straight full whole long short last past metric calendar"
)

ORDINALS: Final = words(
    "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth fifteenth "
    "sixteenth seventeenth eighteenth nineteenth twentieth thirtieth fortieth fiftieth sixtieth seventieth eightieth "
    "ninetieth hundredth thousandth"
)
STREETS: Final = words(
    "street st road rd lane avenue ave drive way square boulevard blvd place terrace row close crescent quay gardens "
    "parade embankment alley grove mews"
)
"""The last word of an address: "at 14 Quay Street"."""

BEFORE_ADDRESSES: Final = words("at of near outside inside from to on in behind")

PLURAL_DESIGNATORS: Final = words(
    "sections articles chapters routes flights rooms gates units lines pages figures questions clauses paragraphs "
    "rules items tables channels platforms verses wards blocks highways resolutions"
)
"""Before numerals in a row: "Sections 12, 14 and 20"."""

DAYS_IN_A_ROW: Final = words("day week month year hour")
"""A numeral after one of these, and no noun behind, numbers it: "day 12 of the strike"."""

DESIGNATORS: Final = words(
    "no number flight route highway interstate motorway article articles section sections chapter resolution "
    "category level type phase channel room gate page platform terminal version season episode grade title "
    "protocol amendment proposition prop tier stage area zone sector block unit lot ward district precinct "
    "division brigade line bus boeing airbus apollo pier exit junction form figure table item lane studio act "
    "rule directive paragraph clause group round step part volume vol world iphone windows formula top agent "
    "radio bbc film psalm verse squadron regiment battalion"
)
"""What a numeral after it belongs to: "Flight 814", "Article 5"."""

NOT_ONE_AFTER: Final = words("no every any this that which each the not some")
"""Before "one" these make a pronoun of it: "no one", "the one"."""

OPINIONS: Final = words("think expect say imagine hope wonder ask argue believe guess suppose")
"""After "one would" they make a pronoun of it."""

TYPICALLY_COUNTED: Final = words(
    "people persons others more civilians soldiers troops men women children deaths dead killed injured wounded hurt "
    "missing fatalities casualties victims residents refugees migrants villagers militants fighters police "
    "officers workers passengers prisoners protesters students patients cases homes houses were are have had died"
)
"""After a numeral that could be a year or a day these speak for a count: "In March 12 people …", "1900 homes"."""

YEAR_OPENINGS: Final = words("in since during")
SEASONS: Final = words("summer winter spring autumn fall")
PLACES_COUNTED: Final = words("cases homes houses")
"""Of those, what a sentence may begin with after "in" and a count: "In 1900 homes …"."""

SCORE_VERBS: Final = words(
    "beat beats beaten won win wins winning lost lose loses losing drew draw defeated defeat defeats victory "
    "voted vote votes voting ruled approved passed rejected lead leads led trailed"
)
