"""Quantities: what is read as a number, with which bounds, and as which kind."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from onrecord.reading.numbers import Quantity, find_quantities
from onrecord.reading.numbers.lexicon import BOUNDS, BOUNDS_AFTER, SCALES, TENS, UNITS, VAGUE_PLURALS

EXACT = [
    ("The fire spread to 7 barns.", "7", 7),
    ("Some say 12,500 signed the petition.", "12,500", 12_500),
    ("1,204,000 households lost power.", "1,204,000", 1_204_000),
    ("In Indian style, 1,20,000 voters queued.", "1,20,000", 120_000),
    ("A crowd of 40\u00a0000 gathered.", "40\u00a0000", 40_000),
    ("Three ferries were cancelled.", "Three", 3),
    ("Nineteen hikers set out.", "Nineteen", 19),
    ("Twenty-one sailors came home.", "Twenty-one", 21),
    ("Twenty one sailors came home.", "Twenty one", 21),
    ("Ninety nine lanterns were lit.", "Ninety nine", 99),
    ("They counted two hundred tents.", "two hundred", 200),
    ("They counted two hundred and five tents.", "two hundred and five", 205),
    ("They counted two hundred fifty tents.", "two hundred fifty", 250),
    ("A hundred clerks walked out.", "A hundred", 100),
    ("A hundred and twenty clerks walked out.", "A hundred and twenty", 120),
    ("A thousand candles burned.", "A thousand", 1_000),
    ("Forty thousand fans sang.", "Forty thousand", 40_000),
    ("three thousand four hundred and twelve jars", "three thousand four hundred and twelve", 3_412),
    (
        "one hundred and twenty-five thousand three hundred votes",
        "one hundred and twenty-five thousand three hundred",
        125_300,
    ),
    ("two million three hundred thousand cards", "two million three hundred thousand", 2_300_000),
    ("1.2 million refugees crossed the pass.", "1.2 million", 1_200_000),
    ("3 million trees were planted.", "3 million", 3_000_000),
    ("5.25 billion stamps were printed.", "5.25 billion", 5_250_000_000),
    ("The region has 7 lakh farmers.", "7 lakh", 700_000),
    ("The region has 2 crore farmers.", "2 crore", 20_000_000),
    ("1.2m people watched.", "1.2m", 1_200_000),
    ("4bn parcels were sent.", "4bn", 4_000_000_000),
    ("60k visitors came.", "60k", 60_000),
    ("Half a million pilgrims walked.", "Half a million", 500_000),
    ("One and a half million pilgrims walked.", "One and a half million", 1_500_000),
    ("Half a dozen boats sank.", "Half a dozen", 6),
    ("A half-dozen boats sank.", "half-dozen", 6),
    ("Two dozen boats sank.", "Two dozen", 24),
    ("3 dozen boats sank.", "3 dozen", 36),
    ("One soldier stayed behind.", "One", 1),
    ("zero incidents were recorded", "zero", 0),
    ("Ten or so geese landed, then 11 left.", "11", 11),
    ("All 12 miners came up.", "12", 12),
    ("another 35 joined", "35", 35),
    ("a further ten joined", "ten", 10),
    ("a total of 58 barns", "58", 58),
    ("exactly 14 seats", "14", 14),
    ("1500 villagers marched.", "1500", 1500),
    ("It killed 1900 people.", "1900", 1900),
    ("In March 12 people were hurt.", "12", 12),
    ("Five of the crew and six others", "Five", 5),
    ("“Four were taken,” she said.", "Four", 4),
    ("The bomb wounded another one.", "one", 1),
    ("five and six people", "six", 6),
]

BOUNDED = [
    ("At least 30 died.", "At least 30", 30, None, "at_least"),
    ("at least a dozen boats", "at least a dozen", 12, None, "at_least"),
    ("no fewer than two hundred tents", "no fewer than two hundred", 200, None, "at_least"),
    ("no less than 15 tents", "no less than 15", 15, None, "at_least"),
    ("not fewer than 15 tents", "not fewer than 15", 15, None, "at_least"),
    ("more than 100 villagers", "more than 100", 100, None, "at_least"),
    ("well over 100 villagers", "over 100", 100, None, "at_least"),
    ("over a dozen villagers", "over a dozen", 12, None, "at_least"),
    ("upwards of 60 villagers", "upwards of 60", 60, None, "at_least"),
    ("in excess of 9,000 villagers", "in excess of 9,000", 9_000, None, "at_least"),
    ("a minimum of 8 votes", "a minimum of 8", 8, None, "at_least"),
    ("at least another 12 villagers", "at least another 12", 12, None, "at_least"),
    ("more than an estimated 300 villagers", "more than an estimated 300", 300, None, "at_least"),
    ("50 or more villagers", "50 or more", 50, None, "at_least"),
    ("200-plus villagers", "200-plus", 200, None, "at_least"),
    ("200+ villagers", "200+", 200, None, "at_least"),
    ("more than two dozen villagers", "more than two dozen", 24, None, "at_least"),
    ("above 400 entrants", "above 400", 400, None, "at_least"),
    ("up to 50 tents", "up to 50", 0, 50, "at_most"),
    ("as many as 38 tents", "as many as 38", 0, 38, "at_most"),
    ("no more than six tents", "no more than six", 0, 6, "at_most"),
    ("not more than six tents", "not more than six", 0, 6, "at_most"),
    ("fewer than 20 tents", "fewer than 20", 0, 20, "at_most"),
    ("less than 20 tents", "less than 20", 0, 20, "at_most"),
    ("at most 20 tents", "at most 20", 0, 20, "at_most"),
    ("a maximum of 20 tents", "a maximum of 20", 0, 20, "at_most"),
    ("under 20 tents", "under 20", 0, 20, "at_most"),
    ("20 tents or so, 30 or fewer", "30 or fewer", 0, 30, "at_most"),
    ("some 40,000 tents", "some 40,000", 40_000, 40_000, "about"),
    ("about 70 tents", "about 70", 70, 70, "about"),
    ("around 70 tents", "around 70", 70, 70, "about"),
    ("roughly 70 tents", "roughly 70", 70, 70, "about"),
    ("approximately 70 tents", "approximately 70", 70, 70, "about"),
    ("an estimated 70 tents", "an estimated 70", 70, 70, "about"),
    ("nearly 70 tents", "nearly 70", 70, 70, "about"),
    ("almost 70 tents", "almost 70", 70, 70, "about"),
    ("close to 70 tents", "close to 70", 70, 70, "about"),
    ("just under 70 tents", "just under 70", 70, 70, "about"),
    ("nearly two dozen tents", "nearly two dozen", 24, 24, "about"),
    ("about a dozen tents", "about a dozen", 12, 12, "about"),
    ("five or so tents", "five or so", 5, 5, "about"),
    ("forty-odd tents", "forty-odd", 40, 40, "about"),
    ("between 10 and 15 tents", "between 10 and 15", 10, 15, "range"),
    ("between ten and 15 tents", "between ten and 15", 10, 15, "range"),
    ("10-15 tents", "10-15", 10, 15, "range"),
    ("10–15 tents", "10–15", 10, 15, "range"),
    ("10 to 15 tents", "10 to 15", 10, 15, "range"),
    ("two or three tents", "two or three", 2, 3, "range"),
    ("1 or 2 tents", "1 or 2", 1, 2, "range"),
    ("2 to 3 million tents", "2 to 3 million", 2_000_000, 3_000_000, "range"),
    ("two or three hundred tents", "two or three hundred", 200, 300, "range"),
    ("between 1,000 and 1,200 tents", "between 1,000 and 1,200", 1_000, 1_200, "range"),
    ("a dozen tents", "a dozen", 12, None, "vague"),
    ("dozens of tents", "dozens", 24, None, "vague"),
    ("scores of tents", "scores", 40, None, "vague"),
    ("hundreds of tents", "hundreds", 200, None, "vague"),
    ("thousands of tents", "thousands", 2_000, None, "vague"),
    ("tens of thousands of tents", "tens of thousands", 20_000, None, "vague"),
    ("hundreds of thousands of tents", "hundreds of thousands", 200_000, None, "vague"),
    ("millions of tents", "millions", 2_000_000, None, "vague"),
    ("tens of millions of tents", "tens of millions", 20_000_000, None, "vague"),
    ("several tents", "several", 3, None, "vague"),
    ("several hundred tents", "several hundred", 300, None, "vague"),
    ("several thousands of tents", "several thousands", 3_000, None, "vague"),
    ("several dozen tents", "several dozen", 36, None, "vague"),
    ("a few tents", "a few", 3, None, "vague"),
    ("a few dozen tents", "a few dozen", 36, None, "vague"),
    ("a couple of tents", "a couple of", 2, None, "vague"),
    ("a couple hundred tents", "a couple hundred", 200, None, "vague"),
    ("a handful of tents", "a handful of", 3, None, "vague"),
    ("at least several hundred tents", "at least several hundred", 300, None, "at_least"),
]

OTHER_KINDS = [
    ("A 17-year-old rower won.", "17", "age"),
    ("A 9 year old rower won.", "9", "age"),
    ("The rower is 31 years old.", "31", "age"),
    ("Children aged 12 may enter.", "12", "age"),
    ("Girls aged between 10 and 15 may enter.", "between 10 and 15", "age"),
    ("Ada Holm, 45, said so.", "45", "age"),
    ("Ada Holm (45) said so.", "45", "age"),
    ("A man, 52, was held.", "52", "age"),
    ("Two men, 45 and 50, were held.", "45", "age"),
    ("Two men, 45 and 50, were held.", "50", "age"),
    ("He is in his 20s.", "20", "age"),
    ("He died at 80 years of age.", "80", "age"),
    ("The talks begin on March 3.", "3", "date"),
    ("The talks begin on 3 March.", "3", "date"),
    ("It opened on Sept. 11, 2004.", "11", "date"),
    ("It opened on Sept. 11, 2004.", "2004", "date"),
    ("In 2008 elections were held.", "2008", "date"),
    ("The 2010 floods came early.", "2010", "date"),
    ("Since 1990, nothing changed.", "1990", "date"),
    ("From 1914 to 1918 it was shut.", "1914", "date"),
    ("The 1990s were dull.", "1990", "date"),
    ("On 9/11 the port closed.", "9", "date"),
    ("Photo 12/14 shows the bridge.", "12", "date"),
    ("On 2020-03-05 it reopened.", "2020", "date"),
    ("At 7:30 the doors opened.", "7", "date"),
    ("At 7.30am the doors opened.", "7.30", "date"),
    ("At 3 p.m. the doors opened.", "3", "date"),
    ("At ten o'clock the doors opened.", "ten", "date"),
    ("At 1800 GMT the doors opened.", "1800", "date"),
    ("It cost $5 million.", "5 million", "money"),
    ("It cost more than $5.", "5", "money"),
    ("It cost €40.", "40", "money"),
    ("It cost 12 euros.", "12", "money"),
    ("It cost 30 million dollars.", "30 million", "money"),
    ("A 10-dollar ticket", "10", "money"),
    ("It cost Rs 500.", "500", "money"),
    ("£3m was spent.", "3m", "money"),
    ("Turnout was 40 percent.", "40", "percentage"),
    ("Turnout was 40 per cent.", "40", "percentage"),
    ("Turnout was 40%.", "40", "percentage"),
    ("Two-thirds stayed home.", "Two", "percentage"),
    ("One in five stayed home.", "One", "percentage"),
    ("One in five stayed home.", "five", "percentage"),
    ("The wall is 3 metres high.", "3", "measure"),
    ("The road is 6,000km long.", "6,000", "measure"),
    ("It weighs 1,000 lbs.", "1,000", "measure"),
    ("It lasted 24 hours.", "24", "measure"),
    ("It lasted three more days.", "three", "measure"),
    ("It lasted two and a half years.", "two", "measure"),
    ("It rose several times.", "several", "measure"),
    ("A four-storey block", "four", "measure"),
    ("The 12-member panel", "12", "measure"),
    ("A quake of magnitude 6 struck.", "6", "measure"),
    ("A 5.9-magnitude quake struck.", "5.9", "measure"),
    ("A reading of 5.9 was taken.", "5.9", "measure"),
    ("40 square miles burned.", "40", "measure"),
    ("The 5th race", "5", "ordinal"),
    ("The 21st race", "21", "ordinal"),
    ("Harrow won 3-2.", "3-2", "score"),
    ("It passed 218 to 210.", "218 to 210", "score"),
    ("It passed 13-0.", "13-0", "score"),
    ("They lost 2-3 at home.", "2-3", "score"),
    ("Covid-19 is spreading.", "19", "name"),
    ("An F-16 took off.", "16", "name"),
    ("MH17 took off.", "17", "name"),
    ("Flight 814 took off.", "814", "name"),
    ("Route 20 is shut.", "20", "name"),
    ("No. 10 is shut.", "10", "name"),
    ("Article 5 was invoked.", "5", "name"),
    ("They raised the barge Hollin Bay 16 that sank.", "16", "name"),
    ("They flew on Air Force One yesterday.", "One", "name"),
    ("The Big Four met.", "Four", "name"),
]

NONE = [
    "No one came.",
    "They know one another.",
    "The one who came left.",
    "Nothing happened.",
    "Every one of them left.",
]


def only(text: str, part: str) -> Quantity:
    found = [
        one
        for one in find_quantities(text)
        if part in (text[one.start : one.end], text[one.number_start : one.number_end])
    ]
    assert found, f"{part!r} not among {[text[one.start : one.end] for one in find_quantities(text)]}"
    return found[0]


@pytest.mark.parametrize(("text", "part", "value"), EXACT)
def test_exact_counts(text: str, part: str, value: int) -> None:
    one = only(text, part)
    assert (one.low, one.high, one.kind) == (value, value, "count")


@pytest.mark.parametrize(("text", "part", "low", "high", "qualifier"), BOUNDED)
def test_bounds(text: str, part: str, low: int, high: int | None, qualifier: str) -> None:
    one = only(text, part)
    assert (text[one.start : one.end], one.low, one.high, one.qualifier) == (part, low, high, qualifier)
    assert one.kind == "count"


@pytest.mark.parametrize(("text", "part", "kind"), OTHER_KINDS)
def test_what_is_no_count(text: str, part: str, kind: str) -> None:
    assert only(text, part).kind == kind


@pytest.mark.parametrize("text", NONE)
def test_pronouns_are_no_numbers(text: str) -> None:
    assert find_quantities(text) == []


def test_a_rise_is_no_range() -> None:
    text = "It rose from 10 to 15."
    assert [(one.low, one.high) for one in find_quantities(text)] == [(10, 10), (15, 15)]


def test_offsets_are_those_of_the_whole_text() -> None:
    text = "Two geese.\nAt least 30 ducks."
    (one,) = find_quantities(text, 11, len(text))
    assert text[one.start : one.end] == "At least 30"
    assert text[one.number_start : one.number_end] == "30"


words = sorted(
    {*UNITS, *TENS, *SCALES, *VAGUE_PLURALS, *BOUNDS, *BOUNDS_AFTER, "and", "a", "of", "or", "to", "between"}
)
fragments = st.one_of(
    st.sampled_from(words),
    st.integers(0, 10**7).map(str),
    st.integers(1000, 10**9).map("{:,}".format),
    st.sampled_from(["-", "–", ",", ".", "$", "%", "people", "March", "(", ")", "\u00a0", "'s", "year", "old"]),
    st.text(max_size=4),
)


@given(st.lists(fragments, max_size=14), st.sampled_from([" ", "", "-"]))
def test_quantities_are_ordered_ranges_with_bounds_in_order(parts: list[str], joint: str) -> None:
    text = joint.join(parts)
    end = 0
    for one in find_quantities(text):
        assert 0 <= one.start <= one.number_start < one.number_end <= one.end <= len(text)
        assert one.number_start >= end
        assert one.low is None or one.high is None or one.low <= one.high
        end = one.number_end


@given(st.integers(0, 999_999))
def test_digits_with_and_without_separators_are_read_alike(value: int) -> None:
    for written in (f"{value:,}", str(value)):
        (one,) = find_quantities(f"They counted {written} ducks.")
        assert (one.low, one.high) == (value, value)


@given(st.integers(1, 120))
def test_one_bound_word_gives_one_bound(value: int) -> None:
    (least,) = find_quantities(f"at least {value} ducks")
    (most,) = find_quantities(f"up to {value} ducks")
    assert (least.low, least.high, most.low, most.high) == (value, None, 0, value)
