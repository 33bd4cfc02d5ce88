"""Datelines: what is one, what only looks like one, and what the Reading makes of it."""

from __future__ import annotations

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import Article, ArticleError
from onrecord.reading import Demand, Model, Reader, Reading
from onrecord.reading.datelines import Dateline, find_dateline
from onrecord.reading.paragraphs import split_paragraphs

DATELINES = {
    # the dateline: its place, date and agency
    "KYIV, March 3 (Agency) — ": ("KYIV", "March 3", "Agency"),
    "NORHAVEN (AP) - ": ("NORHAVEN", None, "AP"),
    "NORHAVEN (AP)-": ("NORHAVEN", None, "AP"),
    "ORSK, Norland, May 4 — ": ("ORSK, Norland", "May 4", None),
    "LONDON — ": ("LONDON", None, None),
    "LONDON—": ("LONDON", None, None),
    "LONDON -- ": ("LONDON", None, None),
    "Norhaven, 4 May (Agency) – ": ("Norhaven", "4 May", "Agency"),
    "Norhaven, 4 May 2026 – ": ("Norhaven", "4 May 2026", None),
    "Norhaven (Reuters) - ": ("Norhaven", None, "Reuters"),
    "ORSK, Mich., Sept. 12 (Agency) ― ": ("ORSK, Mich.", "Sept. 12", "Agency"),
    "ORSK, N.H. - ": ("ORSK, N.H.", None, None),
    "NORHAVEN, Tuesday – ": ("NORHAVEN", "Tuesday", None),
    "NORHAVEN, Tuesday, May 4 (Agency) – ": ("NORHAVEN", "Tuesday, May 4", "Agency"),
    "GENEVA (4 May 2026) – ": ("GENEVA", "4 May 2026", None),
    "GENEVA/NORHAVEN, 4 May (Agency) -- ": ("GENEVA/NORHAVEN", "4 May", "Agency"),
    "NORHAVEN and ORSK — ": ("NORHAVEN and ORSK", None, None),
    "NEW NORHAVEN, Norland (Orsk Herald) — ": ("NEW NORHAVEN, Norland", None, "Orsk Herald"),
    "PORT-AU-SEL, May 4 — ": ("PORT-AU-SEL", "May 4", None),
    "ST. ORSK, Norland (AP) — ": ("ST. ORSK, Norland", None, "AP"),
    "N’DORA — ": ("N’DORA", None, None),
    "ÎLE-DE-SEL, May 4 — ": ("ÎLE-DE-SEL", "May 4", None),
    "UNITED NATIONS, May 4 (Agency) -- ": ("UNITED NATIONS", "May 4", "Agency"),
    "NEW NORHAVEN (PTI): ": ("NEW NORHAVEN", None, "PTI"),
    "ORSK, August 4. /TASS/. ": ("ORSK", "August 4", "TASS"),
    "ORSK. Aug 4 (Interfax) - ": ("ORSK", "Aug 4", "Interfax"),
    "NORHAVEN, May 4, 2026 /PRNewswire/ -- ": ("NORHAVEN", "May 4, 2026", "PRNewswire"),
    "NORHAVEN, Norland — May 4, 2026 — ": ("NORHAVEN, Norland", "May 4, 2026", None),
    "Dec 29 (Reuters) - ": (None, "Dec 29", "Reuters"),
    "(Reuters) - ": (None, None, "Reuters"),
}

NO_DATELINES = [
    "NORHAVEN",
    "NORHAVEN (AP) —",
    "BREAKING — The ferry burns.",
    "LIVE UPDATES - The ferry burns.",
    "FERRY FIRE — What we know",
    "FERRY FIRE — FOURTEEN DEAD.",
    "NATO — the alliance — met in Orsk.",
    "EU — The union has met.",
    "LUND: We will not pay.",
    "LONDON-based firms - all of them - paid.",
    "LONDON — the city, that is — paid.",
    "Norhaven — The bridge is shut.",
    "Ada Lund (Labour) – Elected in 2019.",
    "SEN. ADA LUND (R-Texas) — The senator left.",
    "Election Day, Nov. 8 — Polls open at 7.",
    "May 4 — The bridge is shut.",
    "Tuesday — The bridge is shut.",
    "14 people - The ferry was full.",
    "The bridge — a wreck — fell.",
    "A ferry (the Alma) - Norland's best - sank.",
    "“NORHAVEN — The end,” she read.",
]

BODY = "The ferry sank off the coast."
PARSED = Demand(frozenset({"parse", "quoted"}))


def words(text: str, found: Dateline) -> tuple[str | None, ...]:
    return tuple(part and text[slice(*part)] for part in (found.place, found.date, found.agency))


def read(model: Model, text: str) -> Reading:
    return Reading(Reader(model, [PARSED]).read(Article.from_text(text), [PARSED]), PARSED)


@pytest.mark.parametrize("written", DATELINES)
def test_a_dateline_with_its_place_date_and_agency(written: str) -> None:
    text = written + BODY
    found = find_dateline(text, 0, len(text))
    assert found is not None
    assert (found.start, text[: found.end]) == (0, written)
    assert words(text, found) == DATELINES[written]


@pytest.mark.parametrize("text", NO_DATELINES)
def test_what_is_no_dateline(text: str) -> None:
    assert find_dateline(text, 0, len(text)) is None


def test_a_quotation_may_follow() -> None:
    text = "NORHAVEN, May 4 — “We waited,” Ada Lund said."
    found = find_dateline(text, 0, len(text))
    assert found is not None
    assert text[found.end :].startswith("“We")


def test_offsets_are_those_of_the_article() -> None:
    text = f"Ferry sinks\n\n  ORSK, Norland, May 4 (Agency) — {BODY}"
    paragraph = split_paragraphs(text)[1]
    assert paragraph.dateline is not None
    assert words(text, paragraph.dateline) == ("ORSK, Norland", "May 4", "Agency")
    assert text[paragraph.start : paragraph.body] == "ORSK, Norland, May 4 (Agency) — "
    assert text[paragraph.body : paragraph.end] == BODY


def test_the_body_starts_where_the_paragraph_does_without_one() -> None:
    (paragraph,) = split_paragraphs(BODY)
    assert (paragraph.dateline, paragraph.body) == (None, paragraph.start)


def test_a_dateline_is_no_sentence_and_no_part_of_one(model: Model) -> None:
    reading = read(model, f"NORHAVEN, May 4 (Agency) — {BODY} Nobody was hurt.")
    assert [sentence.text for sentence in reading.sentences] == [BODY, "Nobody was hurt."]
    assert reading.tokens(reading.paragraphs[0]).text == f"{BODY} Nobody was hurt."


def test_the_verb_finds_its_subject_behind_a_dateline(model: Model) -> None:
    (sentence,) = read(model, "ORSK, Norland -- Anglers and ferrymen are suing the governor.").sentences
    assert [child.text for child in sentence.root.children if child.dep_ == "nsubj"] == ["Anglers"]


def test_a_dateline_is_a_flat_sentence_of_the_doc(model: Model) -> None:
    reading = read(model, f"Ferry sinks\nNORHAVEN, May 4 — {BODY}")
    flat = reading.doc.char_span(12, 27)
    assert flat is not None
    assert flat.text == "NORHAVEN, May 4"
    assert {token.head for token in flat} == {flat[0]}
    assert flat[0].sent.text == "NORHAVEN, May 4 —"


def test_the_sentence_around_a_fact_is_without_it(model: Model) -> None:
    text = f"NORHAVEN, May 4 — {BODY}"
    assert read(model, text).sentence_around(text.index("ferry"), len(text)) == BODY


@given(
    st.lists(
        st.sampled_from(
            ["NORHAVEN", "Orsk", ", ", " ", "May 4", "4 May", "(AP)", "(", ")", "—", "-", "--", "/", "A b.", "\n"]
        ),
        max_size=12,
    ).map("".join)
)
@settings(max_examples=100, deadline=None)
def test_any_text_with_datelines_is_read_as_it_was(model: Model, text: str) -> None:
    try:
        reading = read(model, text)
    except ArticleError:
        return  # blank
    assert reading.doc.text == text
    for one in reading.all_paragraphs:
        assert one.start <= one.body < one.end
        assert reading.tokens(one).text == text[one.body : one.end]


@given(st.text(st.characters() | st.sampled_from("AB ,.()—–-/19 May"), max_size=120))
def test_parts_of_a_dateline_are_inside_it(text: str) -> None:
    for paragraph in split_paragraphs(text):
        if (found := paragraph.dateline) is not None:
            assert found.start == paragraph.start < found.end < paragraph.end
            for part in (found.place, found.date, found.agency):
                assert part is None or found.start <= part[0] < part[1] <= found.end


@pytest.mark.parametrize(
    "line",
    [
        "A" + "-'" * 30 + "1, May 4 — B",
        "A" + "ʻ" * 60 + "1 — B",
        "4 May " * 12 + "— B",
        "A (" * 25 + "— B",
        "A /" * 25 + "- B",
    ],
)
def test_a_line_that_is_nearly_a_dateline_takes_no_time(line: str) -> None:
    start = time.process_time()
    split_paragraphs(f"{line}\n" * 1000)
    assert time.process_time() - start < 5
