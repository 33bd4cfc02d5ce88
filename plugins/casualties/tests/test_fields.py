"""The fields beside the count: each is read where the text states it, and has its evidence."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.display import describe
from onrecord_casualties.facts import Casualty

Read = Callable[[str], list[dict[str, Any]]]

FIELDS = [
    ("Thousands of unarmed farmers were killed.", "victims", "unarmed farmers"),
    ("The fire killed nine members of the Harbour Guard.", "victims", "members of the Harbour Guard"),
    ("The mudslide led to the deaths of 16 weavers.", "victims", "weavers"),
    ("Two killed, 17 hurt", "victims", None),
    ("Eleven of the dead were children.", "victims", "children"),
    ("Shells killed three farmers near Ostrava Pol.", "place", "Ostrava Pol"),
    ("A bomb killed six people at a market in Orvale, Varsia.", "place", "a market in Orvale, Varsia"),
    ("The town of Tobet is flooded, with 300 people trapped.", "place", "Tobet"),
    ("She came from Tobet, where four people died.", "place", "Tobet"),
    ("A blast shook Orvale. An attack hit a school in Tobet. Nine people were killed.", "place", "Tobet"),
    ("The ministry said 40 of the deaths were in Kesh province and nine in Lisk.", "place", "Lisk"),
    ("Missiles hit residential areas of Sarn overnight, killing nine people.", "place", "residential areas of Sarn"),
    ("A ferry sank in heavy seas, and nine people drowned.", "place", None),
    ("A lorry hit a wall, killing nine people.", "place", None),
    ("They died in their homes: 12 people were killed.", "place", None),
    ("Police shot and injured three people in Dorn on Monday.", "cause", "Police"),
    ("Two 12-year-old boys drowned in the river.", "victims", "12-year-old boys"),
    ("The blast wounded four passers-by.", "victims", "passers-by"),
    ("A car bomb exploded outside a courthouse in Orsk, killing 17 people.", "cause", "A car bomb"),
    ("The bombing of a tram stop in Orsk that killed 13 people is on trial.", "cause", "The bombing of a tram stop"),
    ("Sarn war: Shelling by rebels killed three people in Orsk.", "cause", "Shelling by rebels"),
    ("The worst, the Redwater fire, killed 61 people.", "cause", "the Redwater fire"),
    ("War in Sarn: A barrage of missiles leaves three dead.", "cause", "A barrage of missiles"),
    ("Two guards were killed and four wounded by enemy shells.", "cause", "enemy shells"),
    ("Vandals burnt a bus in which 13 people died.", "cause", None),
    ("Five hostages died in the raid.", "victims", "hostages"),
    ("The toll stands at 862, against 310 last year.", "date_text", "last year"),
    ("Some 94 have died since January, double the number of last year, when 47 died.", "date_text", "last year"),
    ("Some 40 people died on Thursday and Friday.", "date_text", "Thursday and Friday"),
    ("Fighting on 3 and 4 August killed 24 people.", "date_text", "3 and 4 August"),
    ("It has killed 90 policemen, and three years ago it blew up a bridge.", "date_text", None),
    ("Some 5,870 were hurt in the first half of the year.", "date_text", "in the first half of the year"),
    ("A nurse confessed on Monday to the murder of five people.", "date_text", None),
    ("Three guards have died this year, against two in all of 2022.", "date_text", "in all of 2022"),
    ("In June nine people died, more than in May.", "date_text", "In June"),
    ("Two men were shot dead by a sniper on Tuesday night.", "cause", "a sniper"),
    ("Five were killed and four injured in an ambush at a camp.", "cause", "an ambush at a camp"),
    ("A doctor put the number of dead at 54 and fled.", "source", "A doctor"),
    ("A fire aboard a smaller ferry killed nine people.", "cause", "A fire"),
    ("Doctors treated 26 people for fractures in Orsk.", "cause", None),
    ("Four were hurt in Orsk when a second slide came down.", "cause", "a second slide came down"),
    ("In March last year a fire killed nine people.", "date_text", "In March last year"),
    ("In May 2004 a fire killed 107 guards, and a year before that a riot broke out.", "date_text", "In May 2004"),
    ("The deaths bring to 47 the number of people killed.", "cause", None),
    ("Some 28 nurses and 45 patients lost their lives.", "cause", None),
    ("More than 200 fighters have been killed in strikes by drones.", "cause", "strikes"),
    ("Six of the dead were in a van, which was on its way from Tobet.", "place", None),
    ("Protesters burnt a hall in the town of Meris, where the bodies of three guards were found.", "place", "Meris"),
    ("A fire shook Orvale. Last year 31 people died.", "place", None),
    ("A jet fell into the sea off Toro; two years before that, 45 people died.", "place", None),
    ("On 4 May, fire hit a depot in Orsk, killing 19 people and injuring 44.", "date_text", "4 May"),
    ("Some 73 people were killed between 3 and 9 May.", "date_text", "between 3 and 9 May"),
    ("Since the beginning of the year, 45 patients have died.", "date_text", "Since the beginning of the year"),
    ("Two were found dead on Friday, and another four are still trapped.", "date_text", None),
    ("Some 600 people were hurt by gas that leaked from a plant in 1991.", "date_text", "in 1991"),
    ("The blast did not kill anyone in Orsk.", "modality", "negated"),
    ("A spokesman denies it, claiming 17 soldiers were killed.", "modality", "asserted"),
    ("Five people were killed on Tuesday night.", "date_text", "Tuesday night"),
    ("Twenty years ago a fire killed 12 people in Orsk.", "date_text", "Twenty years ago"),
    ("A flood had killed 300 people there a century earlier.", "date_text", "a century earlier"),
    ("Half a century ago a flood killed 300 people in Orsk.", "date_text", "Half a century ago"),
    ("On March 3, 2021, five people were killed.", "date_text", "March 3, 2021"),
    ("The war has displaced 40,000 people since 2019.", "date_text", "since 2019"),
    ("Five people were killed, officials said on Monday.", "date_text", None),
    ("In 2008, a fire there injured 22.", "date_text", "In 2008"),
    ("In 2019 a bomb killed nine.", "date_text", "In 2019"),
    ("In the winter of 1962, 90 people froze to death.", "date_text", "In the winter of 1962"),
    ("During the 1990s, at least 90 villagers vanished.", "date_text", "During the 1990s"),
    ("Three years earlier, a landslide there had killed 60.", "date_text", "Three years earlier"),
    ("The 2010 earthquake killed 200 people.", "date_text", "2010"),
    ("It was the worst disaster since 1991, when 73 miners died.", "date_text", "1991"),
    ("The attack, the deadliest since 2014, killed 17.", "date_text", None),
    ("Two rescuers who had started work on Monday died.", "date_text", None),
    ("Four people were killed on Monday by a man who was freed in 2019.", "date_text", "Monday"),
    ("The mine, which will close in May, killed 12 people in 2004.", "date_text", "in 2004"),
    ("The dam that burst in 1987 killed 213 people.", "date_text", "in 1987"),
    ("The law was passed in 2004 after 12 people died.", "date_text", None),
    ("The death toll rose to 14, up from 9 on Friday.", "date_text", None),
    ("Nine people died there in 2020 and 14 in 2017.", "date_text", "in 2017"),
    ("A report last year said soldiers executed 19 detainees.", "date_text", None),
    ("A report last year said soldiers executed 19 detainees in 2021.", "date_text", "in 2021"),
    ("The dam burst on Friday; nine people are missing.", "date_text", None),
    ("More than 500 people die on the roads every year.", "date_text", "every year"),
    ("Nine soldiers were killed there in 2017, and six scouts died last June.", "date_text", "last June"),
    ("Some 300 people are missing since Friday.", "date_text", "since Friday"),
    ("The death toll rose to 40 after more bodies were found.", "cause", None),
    (
        "A boiler explosion at a mill in Tobet that left six dead was the second.",
        "cause",
        "A boiler explosion at a mill",
    ),
    ("Its worst outbreak was in 1998, when cholera killed 280 people.", "date_text", "in 1998"),
    ("Outbreaks in 2007 and 2012 killed 37 and 17 people respectively.", "date_text", None),
    ("The 300 dead soldiers were buried in a field.", "victims", "soldiers"),
    ("More people have died than in all of last year, when 214 were killed.", "cumulative", False),
    ("Two men were hurt when a second, smaller slide hit a camp.", "cause", "a second, smaller slide hit a camp"),
    ("Slides have killed at least 250 people since 2010.", "date_text", "since 2010"),
    ("Slides have killed 250 people since 2010, including 62 in a single night in 2015.", "date_text", "in 2015"),
    ("Six died in hospital, and 38 were killed outright.", "place", None),
    ("Six died when their van overturned, and three others were killed.", "cause", None),
    ("An earthquake of magnitude 6.1 killed 12 people.", "cause", "An earthquake of magnitude 6.1"),
    ("A fire at Block 14 killed six.", "place", "Block 14"),
    ("In Karsk 12 people died.", "place", "Karsk"),
    ("Divers found the bodies of four of the six crew.", "victims", "crew"),
    ("Floods killed 31 people in Orvale, 12 in Lisk and four in the port of Amble.", "place", "the port of Amble"),
    ("Nine people died in Tobet, and shells wounded two in Lisk.", "place", "Lisk"),
    ("Five people were killed before the election on 12 August.", "date_text", None),
    ("Nine people have been shot dead ahead of the vote on Sunday.", "date_text", None),
    ("Six people were killed before dawn on Sunday.", "date_text", "Sunday"),
    ("The inquiry into the crash that killed 12 people opens on Monday.", "date_text", None),
    ("Fourteen people have died since fighting resumed on 2 May.", "date_text", None),
    ("The guards said nine had died, while the union said police had killed 40.", "source", "the union"),
    ("The union says it lost one man; the guards admitted four deaths.", "source", "the guards"),
    ("The rebels claimed to have killed 25 soldiers.", "source", "The rebels"),
    ("The mayor said six people died; a surgeon put the figure at 11.", "source", "a surgeon"),
    ("The storm killed five people.", "cause", "The storm"),
    ("Five people were killed by a falling crane.", "cause", "a falling crane"),
    ("Five people were killed in a bus crash.", "cause", "a bus crash"),
    ("A truck hit a stall in Orvale, killing five people.", "cause", "A truck"),
    ("The shelling left five people dead.", "cause", "The shelling"),
    ("Five people died of cholera.", "cause", "cholera"),
    ("Five people were killed when a crane fell on a stall.", "cause", "a crane fell on a stall"),
    ("The crash, in which 12 people died, closed the road.", "cause", "The crash"),
    ("Rescuers saved the boat, and five people died.", "cause", None),
    ("Some 900 people were evacuated by boat.", "cause", None),
    ("TOBET, May 2 — Soldiers fired on a march, killing five people.", "cause", "Soldiers"),
    ("Forty people have died in Varsia's mines since 2015.", "cause", None),
    ("Two men were hurt in a bus.", "cause", None),
    ("A crane collapsed at the port, killing five people.", "cause", "A crane collapsed at the port"),
    ("A bomb exploded at the port, killing five people.", "cause", "A bomb"),
    ("Nine people were trapped after a wall fell on a school.", "cause", "a wall fell on a school"),
    ("Five people were killed and 30 wounded when a wall fell.", "cause", "a wall fell"),
    ("A blast at Orvale No. 2 killed nine miners.", "cause", "A blast at Orvale No. 2"),
    ("Gunmen raided a farm, killing five guards, burning sheds and abducting nine women.", "cause", "Gunmen"),
    ("A fire swept through a mill in Tobet on Friday, killing 41 weavers, most of them men.", "cause", "A fire"),
    ("A blast at Orvale No. 2 killed nine miners.", "place", "Orvale No. 2"),
    ("A tunnel collapsed at a quarry in Tobet, killing five people.", "place", "a quarry in Tobet"),
    ("ORVALE, May 2 — Five people were killed on Friday in a fire.", "date_text", "Friday"),
    ("ORVALE, May 2 — Five people were killed in a fire.", "date_text", None),
    ("The mayor said five people were killed.", "source", "The mayor"),
    ("Five people were killed in the blast, according to the Red Crescent.", "source", "Red Crescent"),
    ("Health officials reported 34 deaths.", "source", "Health officials"),
    ("The opposition put the toll at 250.", "source", "The opposition"),
    ("Five people were killed.", "source", None),
    ("The rights office has recorded 57 civilians killed.", "source", "The rights office"),
    ("Gunmen abducted 40 people, most of them women, residents said.", "source", "residents"),
    ("Five people were killed, according to the harbour office.", "source", "the harbour office"),
    ("The office put the toll at three dead and 20 injured.", "source", "The office"),
    ("ORVALE, May 2 (Agency) — Five people were killed on Friday, the coast guard said.", "source", "the coast guard"),
    ("TOBET, Varsia - Police opened fire, killing five men, doctors said on Monday.", "source", "doctors"),
    ("The council demanded the release of 27 sailors held hostage.", "source", None),
    ("The death toll rose to five.", "cumulative", True),
    ("The strike has killed 212 people so far.", "cumulative", True),
    ("The strike killed five people.", "cumulative", False),
    ("The country's death toll surpassed 300.", "qualifier", "at_least"),
    ("Up to five people were killed.", "qualifier", "at_most"),
    ("Five people were killed or wounded.", "harm", "killed_or_injured"),
    ("Six people died in hospital after the fire.", "place", None),
    ("Two nurses were killed at Pike High School, Sheriff Ada Lund said.", "place", "Pike High School"),
    ("The epidemic began in Sarn. Neighbouring Belmar has had nine deaths.", "place", None),
    ("Three or more people die in such fires.", "victims", "people"),
    ("In 1993 a plane sank. In 2009 another overran a runway, leaving 11 dead.", "cause", None),
    ("Most were in Marda, where 81 people died, and in Castria, with 36 killed.", "place", "Castria"),
    ("Most were in Marda, where 81 died, and in Castria, with 36 killed and 69 injured.", "place", "Castria"),
    ("It raised fears that the sinking has cost five lives.", "cause", "the sinking"),
    ("Police said three had died; 12 people were hurt, a doctor said.", "source", "a doctor"),
    ("Two suspects in the bombing were arrested in Lisk. The blast killed 40 people.", "place", None),
    ("A man was arrested in Lisk over a fire at a hotel in which 40 people died.", "place", None),
]


@pytest.mark.parametrize(("text", "field", "value"), FIELDS)
def test_field(text: str, field: str, value: object, read: Read) -> None:
    assert read(text)[-1][field] == value


def test_each_field_that_was_read_from_a_span_has_its_evidence(read: Read) -> None:
    (one,) = read("The mayor said a bomb killed at least six traders near Tobet on Monday.")
    fields = {each["field"]: each["exact"] for each in one["evidence"]}
    assert fields["count_text"] == one["count_text"] == "at least six"
    assert fields["harm"] == "killed"
    assert {field: fields[field] for field in ("victims", "place", "date_text", "cause", "source")} == {
        "victims": "traders",
        "place": "Tobet",
        "date_text": "Monday",
        "cause": "a bomb",
        "source": "The mayor",
    }


def test_main_span_runs_from_the_count_to_the_predicate(read: Read) -> None:
    (one,) = read("In Tobet, at least six traders were killed by a bomb.")
    assert one["exact"] == "at least six traders were killed"


def test_those_of_whom_it_is_said_are_a_part(read: Read) -> None:
    whole, part = read("A blast in Orsk injured 74 people, of whom 19 have burns.")
    assert part["part_of"] == whole["id"]


def test_a_part_comes_after_its_whole_and_names_it(read: Read) -> None:
    whole, part = read("Ten people, including three children, were killed.")
    assert (whole["count_min"], whole["part_of"]) == (10, None)
    assert (part["count_min"], part["part_of"]) == (3, whole["id"])


def test_a_part_that_stands_before_its_whole_names_it(read: Read) -> None:
    whole, part = read("Five traders were among nine killed in Tobet.")
    assert (whole["count_min"], part["count_min"], part["part_of"]) == (9, 5, whole["id"])


def test_a_part_of_the_dead_is_joined_to_the_figure_before(read: Read) -> None:
    whole, part = read("A fire killed 30 people in Tobet. Four of the dead were children.")
    assert part["part_of"] == whole["id"]


def test_a_part_of_the_dead_belongs_to_the_toll_that_stands(read: Read) -> None:
    """Not to one that was replaced, nor to one that is only feared."""
    text = "The toll rose to 58. He had given a toll of 50. It said the toll may reach 90. Four of the dead were boys."
    records = read(text)
    by_id = {one["id"]: one["count_min"] for one in records}
    assert by_id[records[-1]["part_of"]] == 58


def test_another_harm_is_no_part(read: Read) -> None:
    assert [one["part_of"] for one in read("Ten people were hurt, and two killed.")] == [None, None]


def test_sources_that_conflict_give_figures_of_their_own(read: Read) -> None:
    records = read("The army said 12 people were killed. The rebels said 40 people were killed.")
    assert [(one["count_min"], one["source"]) for one in records] == [(12, "The army"), (40, "The rebels")]


def test_a_figure_of_the_headline_and_of_the_text_is_one(read: Read) -> None:
    (one,) = read("12 killed in ferry fire\nTwelve people were killed on Monday when a ferry burned off Orvale.")
    assert one["date_text"] == "Monday"
    assert [each["exact"] for each in one["evidence"] if each["field"] == "count_text"] == ["Twelve", "12"]


def test_figures_that_differ_from_the_headline_stay(read: Read) -> None:
    records = read("12 killed in ferry fire\nAt least 12 people were killed, and 12 hurt, when a ferry burned.")
    assert [(one["harm"], one["count_min"], one["count_max"]) for one in records] == [
        ("killed", 12, 12),
        ("killed", 12, None),
        ("injured", 12, 12),
    ]


def test_a_part_told_in_the_headline_belongs_to_the_figure_of_the_text(read: Read) -> None:
    records = read("Nine dead, including two boys, in Orvale fire\nNine people died in a fire in Orvale on Monday.")
    whole, part = sorted(records, key=lambda one: -one["count_min"])
    assert part["part_of"] == whole["id"]


def test_two_sentences_of_a_text_without_a_headline_stay_two(read: Read) -> None:
    assert len(read("Twelve people were killed in Orvale.\nTwelve people were killed, the mayor said.")) == 2


def test_missing_and_presumed_dead_are_two_figures_of_the_same_words(read: Read) -> None:
    missing, killed = read("Six divers are missing, presumed drowned.")
    assert (missing["harm"], killed["harm"]) == ("missing", "killed")
    assert missing["count_text"] == killed["count_text"] == "Six"


def test_a_figure_of_years_ago_is_less_certain(read: Read) -> None:
    (now,) = read("The quake killed 200 people.")
    (then,) = read("The quake killed 200 people in 1911.")
    assert then["confidence"] < now["confidence"]


PARTS = st.sampled_from(
    ["Two men", "were killed", "12", "hurt", "including three children", "of the dead", ",", ".", "\n", "“", "the toll",
     "rose to", "nobody", "between 3 and 5", "left", "among", "in Tobet", "and", "families of", "bodies", "no", "more"]
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(PARTS, min_size=1, max_size=16))
def test_any_heap_of_words_is_read_without_an_error(read: Read, parts: list[str]) -> None:
    text = " ".join(parts)
    for one in read(text) if text.strip() else []:
        assert text[one["start"] : one["end"]] == one["exact"]
        assert one["count_max"] is None or one["count_min"] is None or one["count_min"] <= one["count_max"]


def test_a_figure_in_a_line_begins_with_who_gives_it_whatever_their_number() -> None:
    fields = {"count_text": "at least 12", "victims": "people", "harm": "killed_or_injured", "source": "Prosecutors"}
    assert describe(fields, Casualty.headline) == "Prosecutors: at least 12 people killed or injured"
