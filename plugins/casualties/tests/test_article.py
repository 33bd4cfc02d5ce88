"""A whole article: every figure in it, and none of its forty other numbers."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

Read = Callable[[str], list[dict[str, Any]]]

ARTICLE = """\
Flood toll in Varsia reaches 86 as rescuers search for missing
ORVALE, Varsia (Agency) — The number of people killed in flash floods in northern Varsia has risen to 86, officials \
said Thursday, as more than 4,500 soldiers and volunteers searched for survivors.
At least 140 others remain missing after the Kell river burst its banks late Monday, sweeping away 312 houses and two \
bridges, said Interior Minister Ana Velk.
Among the dead were 11 children from a single school in the town of Tobet, about 40 kilometres east of Orvale. Three \
of their teachers also died.
"We have pulled 23 people alive from the mud, and 60 of our own vehicles are stuck," said Col. Jan Pere, 51, who leads \
a team of 200 rescuers.
Some 17,000 people have been evacuated, and 5,200 are sleeping in 14 schools. The government has set aside $30 million \
and sent 12 helicopters.
The disaster is the worst since 1987, when a dam collapse killed 213 people and left 9,000 homeless.
A 34-year-old farmer, Ilen Moss, said he lost two brothers. "In our village of 900, every third house is gone," he \
said. He and six neighbours spent two nights on a roof.
Velk denied reports that 400 people had died. Earlier, the opposition had put the toll at 250, citing hospital sources.
In neighbouring Karsk, where the river rose by 3.5 metres, nobody was hurt. Two men were arrested on Wednesday for \
looting; police shot and wounded a third.
The United Nations says as many as 60,000 people could be displaced if rain continues for another 10 days. It has \
appealed for 25 million euros.
Opinion polls show 42 percent of Varsians blame the government, up from 31 in May. The ruling party, which has 78 of \
the 150 seats, won the 2019 vote by 12 points.
A motion of no confidence failed 70-78 last year after a mine fire in which 19 workers lost their lives. A court later \
sentenced four managers to five years each for the deaths.
"""


def test_the_figures_of_an_article_are_all_that_is_read(read: Read) -> None:
    asserted = [one for one in read(ARTICLE) if one["modality"] == "asserted"]
    assert [(one["harm"], one["count_min"], one["count_max"]) for one in asserted] == [
        ("killed", 86, 86),
        ("missing", 140, None),
        ("killed", 11, 11),
        ("killed", 3, 3),
        ("rescued", 23, 23),
        ("evacuated", 17_000, 17_000),
        ("killed", 213, 213),
        ("displaced", 9_000, 9_000),
        ("killed", 250, 250),
        ("killed", 19, 19),
    ]


def test_what_was_denied_or_only_feared_is_marked(read: Read) -> None:
    marked = [(one["count_max"], one["modality"]) for one in read(ARTICLE) if one["modality"] != "asserted"]
    assert marked == [(400, "negated"), (60_000, "hypothetical"), (0, "negated")]


def test_the_figure_of_the_headline_is_that_of_the_text(read: Read) -> None:
    first = read(ARTICLE)[0]
    assert [each["exact"] for each in first["evidence"] if each["field"] == "count_text"] == ["86", "86"]
    assert first["start"] > ARTICLE.index("\n")


def test_the_same_article_gives_the_same_records(read: Read) -> None:
    assert read(ARTICLE) == read(ARTICLE)
