"""Speech: one sentence for every way in which somebody is quoted, and for what looks like it and is none."""

from __future__ import annotations

import itertools
from collections.abc import Callable

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from onrecord import Article
from onrecord.reading import Attribution, Demand, Model, Reader, Reading
from onrecord.reading.speech.candidate import OPENINGS
from onrecord.reading.speech.endings import WEIGHTS as END_WEIGHTS
from onrecord.reading.speech.lexicon import FRAMES, LEMMAS, OPENERS
from onrecord.reading.speech.selection import WEIGHTS

SPEECH = Demand(frozenset({"speech"}))

Speech = Callable[[str], list[Attribution]]


def said(text: str, found: list[Attribution]) -> list[tuple[str | None, list[str]]]:
    """Who said what: the source as written, and the fragments."""
    return [
        (one.speaker.text if one.speaker else None, [text[start:end] for start, end in one.contents]) for one in found
    ]


DIRECT = {
    "before the cue": (
        '"The bridge will open in May," Mara Quill said.',
        "Mara Quill",
        ['"The bridge will open in May,"'],
    ),
    "before an inverted cue": (
        '"The bridge will open in May," said Mara Quill.',
        "Mara Quill",
        ['"The bridge will open in May,"'],
    ),
    "after the cue": (
        'Mara Quill said, "The bridge will open in May."',
        "Mara Quill",
        ['"The bridge will open in May."'],
    ),
    "after a colon": (
        'Mara Quill replied: "The bridge will open in May."',
        "Mara Quill",
        ['"The bridge will open in May."'],
    ),
    "broken by the cue": (
        '"The bridge," Mara Quill said, "will open in May."',
        "Mara Quill",
        ['"The bridge,"', '"will open in May."'],
    ),
    "floating behind": (
        '"The bridge will open in May," Mara Quill said. "Nobody will have to queue again."',
        "Mara Quill",
        ['"The bridge will open in May,"', '"Nobody will have to queue again."'],
    ),
    "floating behind a space that keeps lines together": (
        '"The bridge will open," Mara Quill said.\u00a0"Nobody will have to queue again."',
        "Mara Quill",
        ['"The bridge will open,"', '"Nobody will have to queue again."'],
    ),
    "in British marks": (
        "‘The workers’ efforts have paid off,’ Mara Quill said.",
        "Mara Quill",
        ["‘The workers’ efforts have paid off,’"],
    ),
    "posted": (
        '"Bridge opens in May. Finally!" Mara Quill tweeted on Tuesday.',
        "Mara Quill",
        ['"Bridge opens in May. Finally!"'],
    ),
    "posted, with where": (
        'Mara Quill wrote on Chirrup: "The bridge will open in May."',
        "Mara Quill",
        ['"The bridge will open in May."'],
    ),
    "in a post that reads": (
        'In a post that read "Ask the geese and the gulls," Mara Quill showed the bridge.',
        "that",
        ['"Ask the geese and the gulls,"'],
    ),
    "of an anonymous source": (
        '"They have stopped paying us," said a guard at the dam who asked not to be named.',
        "a guard at the dam",
        ['"They have stopped paying us,"'],
    ),
    "with an apposition": (
        '"The bridge is safe," said Mara Quill, the mayor of Orrin Bay.',
        "Mara Quill, the mayor of Orrin Bay",
        ['"The bridge is safe,"'],
    ),
}


@pytest.mark.parametrize(("text", "speaker", "fragments"), DIRECT.values(), ids=DIRECT.keys())
def test_direct(speech: Speech, text: str, speaker: str, fragments: list[str]) -> None:
    found = speech(text)
    assert said(text, found) == [(speaker, fragments)]
    assert found[0].kind == "direct"


INDIRECT = {
    "that-clause": (
        "Mara Quill said that the bridge would open in May.",
        "Mara Quill",
        ["that the bridge would open in May"],
    ),
    "bare clause": (
        "Mara Quill told reporters on Monday the bridge would open in May.",
        "Mara Quill",
        ["the bridge would open in May"],
    ),
    "clause in front": (
        "The bridge would open in May, Mara Quill said.",
        "Mara Quill",
        ["The bridge would open in May"],
    ),
    "parenthetical cue": (
        "The tunnel, engineers say, is safe for heavy lorries.",
        "engineers",
        ["The tunnel", "is safe for heavy lorries"],
    ),
    "infinitive": (
        "Mara Quill vowed to reopen the harbour by spring.",
        "Mara Quill",
        ["to reopen the harbour by spring"],
    ),
    "object and infinitive": (
        "The council urged residents to boil their water.",
        "The council",
        ["residents to boil their water"],
    ),
    "clause that hangs on a circumstance": (
        "Tomas Vey said after the hearing he would not take the money.",
        "Tomas Vey",
        ["he would not take the money"],
    ),
    "question in a clause that hangs on nothing": (
        "The wardens have not said when they hope to open the lock.",
        "The wardens",
        ["when they hope to open the lock"],
    ),
    "clause without its subject, by the parse": (
        "Other fishermen echoed those worries, saying Quill's plan -- nets below the pier -- is not enough.",
        "Other fishermen",
        ["Quill's plan -- nets below the pier -- is not enough"],
    ),
    "called for, with an infinitive": (
        "The board called for all ferry lines to lay out their plans.",
        "The board",
        ["all ferry lines to lay out their plans"],
    ),
    "as noted, in front": (
        "As The Orrin Post recently noted, trust in the harbour is falling around the bay.",
        "The Orrin Post",
        ["trust in the harbour is falling around the bay"],
    ),
    "quoted as saying": (
        "Tomas Vey was quoted as saying that the ferry was unsafe.",
        "Tomas Vey",
        ["that the ferry was unsafe"],
    ),
    "passive without an agent": (
        "It was announced that the ferry would be sold.",
        None,
        ["that the ferry would be sold"],
    ),
    "according to, behind": (
        "The bridge will open in May, according to the harbour office.",
        "the harbour office",
        ["The bridge will open in May"],
    ),
    "according to, in front": (
        "According to the harbour office, the bridge will open in May.",
        "the harbour office",
        ["the bridge will open in May"],
    ),
    "according to a source with a name behind": (
        "According to her lawyer, Dale Tarn, the mayor has never met the builder.",
        "her lawyer, Dale Tarn",
        ["the mayor has never met the builder"],
    ),
    "according to, between": (
        "In addition, according to the harbour office, the bridge will open in May.",
        "the harbour office",
        ["the bridge will open in May"],
    ),
    "according to, inside a clause": (
        "The two bridges, according to the harbour office, will open in May.",
        "the harbour office",
        ["The two bridges", "will open in May"],
    ),
    "as reported, in front": (
        "As The Orrin Post reported, the bridge will open in May.",
        "The Orrin Post",
        ["the bridge will open in May"],
    ),
    "as noted, behind": (
        "The bridge will open in May, as engineers noted.",
        "engineers",
        ["The bridge will open in May"],
    ),
    "told, with who was told": (
        "The bridge was never safe, a port official told The Orrin Post.",
        "a port official",
        ["The bridge was never safe"],
    ),
    "in brackets": (
        "The bridge (it was closed in May, Mara Quill said) will be painted.",
        "Mara Quill",
        ["it was closed in May"],
    ),
    "a clause that hangs on a time": (
        "Mara Quill acknowledged for the first time that the bridge was unsafe.",
        "Mara Quill",
        ["that the bridge was unsafe"],
    ),
    "without a remark of the writer's": (
        "Mara Quill said that the bridge was safe, although nobody had looked at it.",
        "Mara Quill",
        ["that the bridge was safe"],
    ),
    "asked, with who was asked": (
        "The mayor asked residents if they planned to attend.",
        "The mayor",
        ["if they planned to attend"],
    ),
    "denied": (
        "The port authority denied any links to the builder.",
        "The port authority",
        ["any links to the builder"],
    ),
    "a question in an interview": ("Q: Will the bridge open in May?", "Q", ["Will the bridge open in May?"]),
    "an answer in an interview": ("We met her.\nA: It will. I promised that.", "A", ["It will. I promised that."]),
    "behind a dateline": (
        "ORRIN BAY, May 2 — The bridge would open in June, Mara Quill said.",
        "Mara Quill",
        ["The bridge would open in June"],
    ),
    "passive": (
        "It was announced by the port authority that the ferry would stop running.",
        "the port authority",
        ["that the ferry would stop running"],
    ),
    "shared subject": (
        "Mara Quill rose and said that the bridge was safe.",
        "Mara Quill",
        ["that the bridge was safe"],
    ),
    "participle": (
        "Mara Quill left early, saying the bridge was safe.",
        "Mara Quill",
        ["the bridge was safe"],
    ),
    "document": (
        "The filing states that the company owes two million crowns.",
        "The filing",
        ["that the company owes two million crowns"],
    ),
    "remark behind": (
        "Mara Quill said the bridge would be closed for repairs, which cost the town two million crowns.",
        "Mara Quill",
        ["the bridge would be closed for repairs"],
    ),
    "nested": (
        "The council waited, noting that engineers had concluded that the bridge was safe.",
        "The council",
        ["that engineers had concluded that the bridge was safe"],
    ),
    "named with a suffix": (
        "Harlan Boothe Jr. said that the bridge was safe.",
        "Harlan Boothe Jr.",
        ["that the bridge was safe"],
    ),
    "headline": (
        "Mayor Quill: Bridge will open by May.",
        "Mayor Quill",
        ["Bridge will open by May"],
    ),
}


@pytest.mark.parametrize(("text", "speaker", "fragments"), INDIRECT.values(), ids=INDIRECT.keys())
def test_indirect(speech: Speech, text: str, speaker: str | None, fragments: list[str]) -> None:
    found = speech(text)
    assert said(text, found) == [(speaker, fragments)]
    assert found[0].kind == "indirect"


MIXED = {
    "in a clause": (
        'Mara Quill said the bridge was "a triumph of patience" for the town.',
        ['the bridge was "a triumph of patience" for the town'],
    ),
    "clause in front": (
        'The ferry was "a floating disgrace," Mara Quill said.',
        ['The ferry was "a floating disgrace,"'],
    ),
    "naming": (
        'Mara Quill called the plan "a bad joke at our expense."',
        ['the plan "a bad joke at our expense."'],
    ),
}


@pytest.mark.parametrize(("text", "fragments"), MIXED.values(), ids=MIXED.keys())
def test_mixed(speech: Speech, text: str, fragments: list[str]) -> None:
    found = speech(text)
    assert said(text, found) == [("Mara Quill", fragments)]
    assert found[0].kind == "mixed"


NOTHING = {
    "words that the writer doubts": 'The "luxury" flats by the bridge have no hot water.',
    "titles": 'The club reads "The Long Winter" and watches "A Crow in Town" on Friday.',
    "scare quotes": 'The so-called "smart" bridge cost two million crowns.',
    "a title": 'She reads "The Long Winter of Orrin" to her children.',
    "a link": "READ MORE: Bridge Will Open in May",
    "a byline": "Written by: Mary Tolland",
    "a headline in title case": "Orrin Bay Announces That It Believes the Bridge Is Safe",
    "a narrative": "The bridge opened in May. Nobody has to queue for the ferry any longer.",
}


@pytest.mark.parametrize("text", NOTHING.values(), ids=NOTHING.keys())
def test_no_quotation(speech: Speech, text: str) -> None:
    assert said(text, speech(text)) == []


def test_a_sentence_in_marks_is_not_whose_who_is_named_behind_it_for_something_else(speech: Speech) -> None:
    text = '"It is safe," Mara Quill said. "Walk on it." Tomas Vey called the bridge "a bad joke."'
    assert said(text, speech(text)) == [
        ("Mara Quill", ['"It is safe,"', '"Walk on it."']),
        ("Tomas Vey", ['the bridge "a bad joke."']),
    ]


def test_a_second_cue_begins_a_quote_of_its_own(speech: Speech) -> None:
    text = 'Mara Quill called the plan "the worst of four" and warned that the bridge would fall.'
    assert said(text, speech(text)) == [
        ("Mara Quill", ['the plan "the worst of four"']),
        ("Mara Quill", ["that the bridge would fall"]),
    ]


def test_who_speaks_in_a_relative_clause_is_its_antecedent(speech: Speech) -> None:
    (found,) = speech("Tomas Vey, who said the bridge was unsafe, left the room.")
    assert (found.speaker and found.speaker.text, found.speaker_name) == ("who", "Tomas Vey")


def test_a_pronoun_is_resolved_and_kept_as_written(speech: Speech) -> None:
    text = 'Mara Quill opened the bridge on Monday. "It is safe," she said.'
    (found,) = speech(text)
    assert (found.speaker and found.speaker.text, found.speaker_name) == ("she", "Mara Quill")


def test_a_pronoun_that_stands_for_nobody_named_has_no_name(speech: Speech) -> None:
    (found,) = speech('"It is safe," she said.')
    assert (found.speaker and found.speaker.text, found.speaker_name) == ("she", None)


def test_two_speakers_in_one_paragraph(speech: Speech) -> None:
    text = '"Is it safe?" asked Tomas Vey. "It is," Mara Quill replied.'
    assert said(text, speech(text)) == [("Tomas Vey", ['"Is it safe?"']), ("Mara Quill", ['"It is,"'])]


def test_of_one_quotation_inside_another_the_outer_one_stands(speech: Speech) -> None:
    text = 'Mara Quill said she had told the council, "The bridge is safe."'
    assert said(text, speech(text)) == [("Mara Quill", ['she had told the council, "The bridge is safe."'])]


def test_in_a_stack_of_three_the_middle_one_says_what_it_is_said_to_say(speech: Speech) -> None:
    text = "Mara Quill noted that the harbour board has said that the weir leaks, according to The Orrin Courier."
    assert [(one.speaker_name, text[slice(*one.contents[0])], one.reported_by) for one in speech(text)] == [
        ("Mara Quill", "that the harbour board has said that the weir leaks", "Orrin Courier"),
        ("the harbour board", "that the weir leaks", "Orrin Courier"),
    ]


def test_no_cue_is_taken_from_inside_a_quotation(speech: Speech) -> None:
    text = '"The council said that the bridge was safe," Mara Quill said.'
    assert said(text, speech(text)) == [("Mara Quill", ['"The council said that the bridge was safe,"'])]


def test_a_second_cue_of_the_same_speaker_begins_a_second_statement(speech: Speech) -> None:
    text = "Mara Quill announced that she would resign and vowed to fight the charges."
    assert said(text, speech(text)) == [
        ("Mara Quill", ["that she would resign"]),
        ("Mara Quill", ["to fight the charges"]),
    ]


def test_the_question_that_an_answer_follows_is_not_the_answerer_s(speech: Speech) -> None:
    text = "Asked whether the bridge was safe, Mara Quill said that it was."
    assert said(text, speech(text)) == [(None, ["whether the bridge was safe"]), ("Mara Quill", ["that it was"])]


@pytest.mark.parametrize(
    ("text", "said_so"),
    [
        ("Mara Quill said the bridge was safe, according to The Orrin Post.", "the bridge was safe"),
        ("The bridge was safe, Mara Quill said, according to The Orrin Post.", "The bridge was safe"),
        ("Mara Quill told the inquiry that it was safe, according to The Orrin Post.", "that it was safe"),
    ],
)
def test_a_stacked_source_reports_what_the_speaker_says(speech: Speech, text: str, said_so: str) -> None:
    (found,) = speech(text)
    assert said(text, [found]) == [("Mara Quill", [said_so])]
    assert (found.reported_by or "").endswith("Orrin Post")
    assert found.reporter is not None
    assert found.reporter.text == "The Orrin Post"


@pytest.mark.parametrize(
    "text",
    [
        "Tomas Vey was quoted by The Orrin Post as saying the ferry was unsafe.",
        "The Orrin Post quoted Tomas Vey as saying the ferry was unsafe.",
        'The Orrin Post quoted Tomas Vey as saying the ferry was "dead in the water".',
        '"The ferry is unsafe," Tomas Vey was quoted as saying by The Orrin Post.',
    ],
)
def test_who_quotes_somebody_as_saying_something_reports_it(speech: Speech, text: str) -> None:
    (found,) = speech(text)
    assert (found.speaker_name, found.reporter and found.reporter.text) == ("Tomas Vey", "The Orrin Post")


INTERVIEW = """\
Tomas Vey, a ferryman, spoke with us on the quay.
Q: Will the ferry sail again?
VEY: It will. I oiled it myself.
MR. VEY: Twice.
READ MORE: The ferry that would not sink"""


def test_the_answers_of_an_interview_are_whose_name_is_before_them(speech: Speech) -> None:
    assert [(one.speaker and one.speaker.text, one.speaker_name) for one in speech(INTERVIEW)] == [
        ("Q", None),
        ("VEY", "Tomas Vey"),
        ("MR. VEY", "Tomas Vey"),
    ]


def test_a_figure_behind_a_name_says_nothing(speech: Speech) -> None:
    assert speech("Tomas Vey and Mara Quill stood for mayor.\nVEY: 1,204\nQUILL: 877\nVEY: 31\nTurnout was low.") == ()


def test_words_begin_with_no_space(speech: Speech) -> None:
    text = "The bridge is shut.\u00a0The ferry will sail, Mara Quill said."
    assert said(text, speech(text)) == [("Mara Quill", ["The ferry will sail"])]


def test_a_name_before_one_line_of_a_list_says_nothing(speech: Speech) -> None:
    assert speech("The crew of the ferry Anna Tolland:\nAnna Tolland: nine knots\nThe pilot: Tomas Vey.") == ()


def test_where_something_was_said_is_no_second_quotation(speech: Speech) -> None:
    text = '"We have waited nine years," Mara Quill said on "The Harbour Hour." Nobody laughed.'
    assert said(text, speech(text)) == [("Mara Quill", ['"We have waited nine years,"'])]


def test_what_only_points_back_is_no_quotation(speech: Speech) -> None:
    assert speech("The ferry lost four crowns a mile. That's according to the harbour office.") == ()


def test_a_partial_quotation_with_a_floating_one_behind(speech: Speech) -> None:
    text = (
        'Mara Quill said the bridge was "a triumph of patience." "Nobody will ever have to queue for the ferry again."'
    )
    found = speech(text)
    fragments = ['the bridge was "a triumph of patience."', '"Nobody will ever have to queue for the ferry again."']
    assert said(text, found) == [("Mara Quill", fragments)]
    assert found[0].kind == "mixed"


def test_a_quotation_behind_what_somebody_denies_is_said_all_the_same(speech: Speech) -> None:
    denied, floating = speech('Mara Quill denied that she had been there. "I was in Orrin all day with my mother."')
    assert (denied.modality, floating.modality) == ("negated", "asserted")
    assert (floating.rule, floating.speaker_name) == ("floating", "Mara Quill")


def test_what_a_noun_says_is_whose_noun_it_is(speech: Speech) -> None:
    for text, speaker in (
        ("Nobody believes Mara Quill's claim that the bridge is safe.", "Mara Quill"),
        ("The promise by Mara Quill that the bridge is safe was soon forgotten.", "Mara Quill"),
    ):
        assert said(text, speech(text)) == [(speaker, ["that the bridge is safe"])]
        assert speech(text)[0].speaker_name == "Mara Quill"


def test_a_claim_of_nobody_s_is_none(speech: Speech) -> None:
    assert speech("The claim that the bridge is safe was soon forgotten.") == ()


def test_what_is_reportedly_so_nobody_is_named_for(speech: Speech) -> None:
    for text, fragments in (
        ("The ferry has reportedly been sold to Orrin.", ["The ferry has", "been sold to Orrin"]),
        ("Reportedly, the ferry has been sold.", ["the ferry has been sold"]),
    ):
        assert said(text, speech(text)) == [(None, fragments)]


def test_what_somebody_reportedly_said_is_somebody_s(speech: Speech) -> None:
    text = "Mara Quill reportedly said that the bridge was safe."
    assert said(text, speech(text)) == [("Mara Quill", ["that the bridge was safe"])]


REPLIES = {
    "behind an asker": (
        '"Is the bridge safe?" Tomas Vey asked. "It is safe, and it will last."',
        [("Tomas Vey", ['"Is the bridge safe?"']), (None, ['"It is safe, and it will last."'])],
    ),
    "right behind a question": (
        'Tomas Vey asked, "Will the bridge last?" "It will last a hundred years."',
        [("Tomas Vey", ['"Will the bridge last?"']), (None, ['"It will last a hundred years."'])],
    ),
    "of whoever was asked": (
        'When asked, "Will the bridge last?" Mara Quill replied, "It will last a hundred years."',
        [(None, ['"Will the bridge last?"']), ("Mara Quill", ['"It will last a hundred years."'])],
    ),
}


@pytest.mark.parametrize(("text", "expected"), REPLIES.values(), ids=REPLIES.keys())
def test_a_reply_is_not_the_asker_s(speech: Speech, text: str, expected: list[tuple[str | None, list[str]]]) -> None:
    assert said(text, speech(text)) == expected


@pytest.mark.parametrize(
    "text",
    [
        '"Who would pay for it?" Mara Quill asked. "The town has no money left, does it?"',
        '"Why wait?" Mara Quill said. "We have waited nine years."',
    ],
)
def test_who_goes_on_after_a_question_is_one_speaker(speech: Speech, text: str) -> None:
    assert [len(one.contents) for one in speech(text)] == [2]


@pytest.mark.parametrize("who", ["Mayor Quill", "Police", "Harbour office", "Officials", "UN", "Ministry of Fish"])
def test_the_source_of_a_headline_can_speak(speech: Speech, who: str) -> None:
    assert [one.speaker_name for one in speech(f"{who}: Bridge will open by May.")] != []


@pytest.mark.parametrize(
    "topic", ["Floods", "Orrin Floods", "Ferry fire", "Storm Orla", "Election 2024", "Exclusive", "Analysis", "Poll"]
)
def test_the_topic_of_a_headline_says_nothing(speech: Speech, topic: str) -> None:
    assert speech(f"{topic}: Thousands leave their homes.") == ()


@pytest.mark.parametrize(
    ("text", "modality"),
    [
        ("Mara Quill did not say when the bridge would open.", "negated"),
        ("Mara Quill declined to say when the bridge would open.", "negated"),
        ("Mara Quill would say that the bridge is safe.", "hypothetical"),
        ("Mara Quill says that the bridge is safe.", "asserted"),
        ("Mara Quill denied that the bridge was unsafe.", "negated"),
        ("Mara Quill has denied that she knew of the cracks.", "negated"),
        ('Mara Quill denied knowing "anything at all" about the cracks.', "negated"),
        ("Mara Quill, denying that the bridge was unsafe, left.", "negated"),
        ('"It was not me," Mara Quill denied.', "asserted"),
        ('Mara Quill denied it: "It was not me."', "asserted"),
    ],
)
def test_modality(speech: Speech, text: str, modality: str) -> None:
    assert [one.modality for one in speech(text)] == [modality]


# Over paragraphs


def test_a_quotation_without_a_cue_goes_to_the_speaker_of_the_paragraph_before(speech: Speech) -> None:
    text = '"The bridge opens in May," Mara Quill said.\n\n"Nobody will have to queue for the ferry again."'
    assert [one.speaker_name for one in speech(text)] == ["Mara Quill", "Mara Quill"]


def test_a_quotation_that_nobody_is_near_has_no_speaker(speech: Speech) -> None:
    text = 'The fog lifted from the quay.\n\n"We have waited nine years for this day to come."'
    assert said(text, speech(text)) == [(None, ['"We have waited nine years for this day to come."'])]


def test_a_quotation_over_paragraphs_is_one_with_the_cue_behind(speech: Speech) -> None:
    text = '"The bridge will open in May, and it cost a lot.\n\n"Nobody will have to queue again," Mara Quill said.'
    assert said(text, speech(text)) == [
        ("Mara Quill", ['"The bridge will open in May, and it cost a lot.\n\n"Nobody will have to queue again,"'])
    ]


def test_a_quotation_over_paragraphs_is_one_with_the_cue_in_front(speech: Speech) -> None:
    text = 'Mara Quill said, "The bridge will open in May.\n\n"Nobody will have to queue for the ferry again."'
    assert said(text, speech(text)) == [
        ("Mara Quill", ['"The bridge will open in May.\n\n"Nobody will have to queue for the ferry again."'])
    ]


def test_quotations_in_paragraphs_of_their_own_are_one_with_the_cue_behind(speech: Speech) -> None:
    text = '"The bridge will open in May."\n\n"Nobody will have to queue for the ferry again," Mara Quill said.'
    assert said(text, speech(text)) == [
        ("Mara Quill", ['"The bridge will open in May."\n\n"Nobody will have to queue for the ferry again,"'])
    ]


def test_quotations_with_cues_of_their_own_are_two(speech: Speech) -> None:
    text = 'Mara Quill said, "The bridge will open in May."\n\n"Nobody will queue for it," Tomas Vey said.'
    assert [one.speaker_name for one in speech(text)] == ["Mara Quill", "Tomas Vey"]


def test_a_quotation_is_introduced_in_the_paragraph_before(speech: Speech) -> None:
    text = 'Mara Quill issued a statement to the press:\n\n"We have waited nine years for this day to come."'
    assert said(text, speech(text)) == [("Mara Quill", ['"We have waited nine years for this day to come."'])]


@pytest.mark.parametrize("signature", ["\n\n— Mara Quill, mayor", " — Mara Quill"])
def test_a_quotation_is_signed(speech: Speech, signature: str) -> None:
    text = f'"We have waited nine years for this day to come."{signature}'
    assert said(text, speech(text)) == [("Mara Quill", ['"We have waited nine years for this day to come."'])]


# What holds for all


ARTICLE = """\
Orrin Bay opens its bridge

ORRIN BAY — Mara Quill, the mayor, said the bridge was "a triumph of patience." "It is safe," she added.

The harbour office said that the ferry would stop running, according to The Orrin Post.

Tomas Vey, a ferryman, was asked what he would do. “I don’t know,” he said. “Fish, perhaps.”

“My father sailed it.

“So did his,” he said."""


def test_attributions_come_by_place_and_share_no_words(speech: Speech) -> None:
    found = speech(ARTICLE)
    assert list(found) == sorted(found, key=lambda one: one.contents)
    spans = sorted(span for one in found for span in one.contents)
    assert all(one[1] <= after[0] for one, after in itertools.pairwise(spans))


def test_fewer_paragraphs_give_the_same_attributions_there(model: Model, speech: Speech) -> None:
    consulting = Demand(frozenset({"parse"}), consults=frozenset({"speech"}), triggers=frozenset({"harbour office"}))
    reader = Reader(model, [SPEECH, consulting])
    shared = reader.read(Article.from_text(ARTICLE, id="a1"), [SPEECH, consulting])
    consulted = Reading(shared, consulting).speech
    assert said(ARTICLE, consulted) == [one for one in said(ARTICLE, speech(ARTICLE)) if one[0] == "The harbour office"]


def test_every_form_in_the_lexicon_leads_to_one_verb_with_frames() -> None:
    known = {"q", "c", "t", "o", "n", "name"}
    for lemma in set(LEMMAS.values()):
        assert all(frame in known or frame.startswith("for:") for frame in FRAMES[lemma])


def test_the_weights_are_about_structure_alone() -> None:
    """The only words in either table are those of OPENINGS and OPENERS, which are about no subject."""
    opened = {name.split("opens_")[1] for name in WEIGHTS if "opens_" in name}
    assert {one for one in opened if not one.isupper()} <= OPENINGS
    assert {name.removeprefix("opens_word_") for name in END_WEIGHTS if name.startswith("opens_word_")} <= OPENERS


PIECES = [
    "Mara Quill",
    "she",
    "said",
    "told",
    "that",
    "the bridge",
    "is safe",
    "according to",
    "called",
    "asked",
    "not",
]
MARKS = [",", ".", ":", "—", "?", '"', "“", "”", "‘", "’", "'", "\n\n", "(", ")", " "]


@settings(max_examples=150, deadline=None)
@given(st.lists(st.sampled_from(PIECES + MARKS), min_size=1, max_size=40))
def test_any_text_is_read_and_every_fragment_is_in_it(speech: Speech, pieces: list[str]) -> None:
    text = "Orrin " + " ".join(pieces)
    for one in speech(text):
        assert one.contents == tuple(sorted(one.contents))
        assert all(0 <= start < end <= len(text) for start, end in one.contents)
        assert 0 <= one.confidence <= 1


NOBODY = (
    "No minister said that the deal was dead.",
    "No one said that the deal was dead.",
    "Nobody told us that the deal was dead.",
    "None of the ministers said that the deal was dead.",
    "Neither Quill nor Vey said that the deal was dead.",
    "Not one minister said that the deal was dead.",
    "Hardly anyone said that the deal was dead.",
    "The deal is dead, no minister said.",
)


@pytest.mark.parametrize("text", NOBODY)
def test_what_nobody_said_is_negated_and_has_no_speaker(speech: Speech, text: str) -> None:
    assert [(one.modality, one.speaker_name) for one in speech(text)] == [("negated", None)]


@pytest.mark.parametrize("text", ["No 10 said that the deal was dead.", "Few ministers said that the deal was dead."])
def test_a_name_or_a_few_are_somebody(speech: Speech, text: str) -> None:
    assert [one.modality for one in speech(text)] == ["asserted"]


def test_what_is_said_ends_before_what_is_left_unsaid(speech: Speech) -> None:
    text = 'He said that the nation "bows its head", but he did not say whether it would rain.'
    assert said(text, speech(text)) == [
        ("He", ['that the nation "bows its head"']),
        ("he", ["whether it would rain"]),
    ]


def test_what_is_said_ends_behind_a_letter_that_ends_the_sentence(speech: Speech) -> None:
    text = "Mara Quill said that it stood on X. In May it was sent to parliament, she added."
    assert [words for _, words in said(text, speech(text))] == [
        ["that it stood on X."],
        ["In May it was sent to parliament"],
    ]


def test_what_a_clause_goes_on_with_is_said_too(speech: Speech) -> None:
    text = "Mara Quill said that the line knew of it, but that it did not say so."
    assert said(text, speech(text)) == [("Mara Quill", ["that the line knew of it, but that it did not say so"])]


PASSIVE = {
    "by whom, before what": (
        'The weir was described by surveyors as "a trap for anyone who swims there."',
        "surveyors",
        ['"a trap for anyone who swims there."'],
    ),
    "by whom, behind what": (
        'The square was called "a car park with statues" by the planner, Mara Quill.',
        "the planner",
        ['"a car park with statues"'],
    ),
    "it was announced by": (
        '"The quarry is closed," it was announced by the miners.',
        "the miners",
        ['"The quarry is closed,"'],
    ),
}


@pytest.mark.parametrize("case", PASSIVE)
def test_of_a_passive_cue_the_agent_speaks(speech: Speech, case: str) -> None:
    text, speaker, words = PASSIVE[case]
    assert said(text, speech(text)) == [(speaker, words)]


STACKED = (
    '"The pumps stopped," Mara Quill said, the Orrin Courier reported.',
    '"The pumps stopped," said Mara Quill, the Orrin Courier reported on Friday.',
)


@pytest.mark.parametrize("text", STACKED)
def test_who_reports_it_behind_the_speaker_is_no_part_of_what_is_said(speech: Speech, text: str) -> None:
    found = speech(text)
    assert said(text, found) == [("Mara Quill", ['"The pumps stopped,"'])]
    assert [(one.kind, one.reported_by) for one in found] == [("direct", "Orrin Courier")]


SPLIT = {
    "a day behind the cue": (
        "The cost of coal, the agency said on Friday, will fall by spring.",
        "the agency",
        ["The cost of coal", "will fall by spring"],
    ),
    "a week behind the cue": (
        "The weir, the surveyors warned last week, could give way at any time.",
        "the surveyors",
        ["The weir", "could give way at any time"],
    ),
}


@pytest.mark.parametrize("case", SPLIT)
def test_a_cue_between_a_subject_and_its_verb_leaves_both_said(speech: Speech, case: str) -> None:
    text, speaker, words = SPLIT[case]
    assert said(text, speech(text)) == [(speaker, words)]


def test_what_others_say_against_it_is_theirs(speech: Speech) -> None:
    text = "Growers say the tax will ruin them, while anglers say it will clean the lake."
    assert said(text, speech(text)) == [
        ("Growers", ["the tax will ruin them"]),
        ("anglers", ["it will clean the lake"]),
    ]


@pytest.mark.parametrize("label", ["READ MORE", "Read also", "Related", "See also"])
def test_a_link_to_another_article_says_nothing(speech: Speech, label: str) -> None:
    text = (
        "The council met in Orrin.\n\n"
        f'{label}: "We told them about the pumps," says engineer Mara Quill\n\n'
        f"{label}: Mara Quill said that the quarry would close.\n\n"
        "The vote is due in May."
    )
    assert not speech(text)
    assert speech(text.replace(f"{label}: ", ""))


def test_a_headline_may_end_with_who_says_it(speech: Speech) -> None:
    text = "The quarry will close, says minister Mara Quill\n\nThe quarry is old."
    assert said(text, speech(text)) == [("minister Mara Quill", ["The quarry will close"])]


@pytest.mark.parametrize("mark", [":", " —", " –", " -"])
@pytest.mark.parametrize("who", ["Quill", "mayor of Orrin", "police"])
def test_a_quotation_in_a_headline_may_have_its_speaker_behind_a_mark(speech: Speech, mark: str, who: str) -> None:
    text = f"“The ferry will sail by May”{mark} {who}\n\nMara Quill is the mayor of Orrin, and the police are there."
    assert said(text, speech(text)) == [(who, ["“The ferry will sail by May”"])]


def test_what_stands_behind_a_headline_may_be_no_speaker(speech: Speech) -> None:
    for who in ("five pictures", "The Orrin Courier", "Courier News"):
        text = f"“The ferry will sail by May” – {who}\n\nMara Quill is the mayor of Orrin."
        assert [one.speaker for one in speech(text)] in ([], [None])


GOES_ON_FOR_THE_WRITER = {
    "with another cue": (
        'Mara Quill called the bridge "a costly toy" and said it would stay shut.',
        ['the bridge "a costly toy"', "it would stay shut"],
    ),
    "with a deed": (
        'The firm has called the suit "baseless" and moved to dismiss it.',
        ['the suit "baseless"'],
    ),
    "with a dash": (
        'Mara Quill said it was "the least they deserve" — a nod to the crew that drowned in March.',
        ['it was "the least they deserve"'],
    ),
}


@pytest.mark.parametrize(("text", "contents"), GOES_ON_FOR_THE_WRITER.values(), ids=GOES_ON_FOR_THE_WRITER.keys())
def test_what_the_writer_goes_on_with_is_not_said(speech: Speech, text: str, contents: list[str]) -> None:
    assert [one for _, pieces in said(text, speech(text)) for one in pieces] == contents


def test_a_quotation_goes_on_where_what_is_said_has_a_verb(speech: Speech) -> None:
    text = 'Mara Quill said the bridge was "a costly toy" and helped nobody.'
    assert said(text, speech(text)) == [("Mara Quill", ['the bridge was "a costly toy" and helped nobody'])]


def test_only_before_what_is_said_is_no_part_of_it(speech: Speech) -> None:
    text = "The ministry said only that it would look into it."
    assert said(text, speech(text)) == [("The ministry", ["that it would look into it"])]


def test_a_question_ends_before_an_answerer_with_a_title(speech: Speech) -> None:
    text = "Asked whether the ministry shared the blame, the minister, Mara Quill, said that she would resign."
    assert said(text, speech(text))[0] == (None, ["whether the ministry shared the blame"])


def test_who_is_said_to_be_somehow_before_a_colon_speaks(speech: Speech) -> None:
    text = '"It is a scandal," says Bo Lanting. His neighbour, Mara Quill, is more blunt: "They should all go to jail."'
    assert said(text, speech(text))[1] == ("His neighbour, Mara Quill", ['"They should all go to jail."'])


@pytest.mark.parametrize("who", ["Mara Quill", "The mayor", "Omondi"])
def test_a_quotation_behind_a_sentence_about_somebody_is_theirs(speech: Speech, who: str) -> None:
    text = f'"The bridge is safe," Bo Hale said.\n\n{who} shrugged. "These things take time."'
    assert said(text, speech(text))[1] == (who, ['"These things take time."'])


def test_where_a_place_is_the_subject_the_one_before_goes_on(speech: Speech) -> None:
    text = '"The bridge is safe," Bo Hale said.\n\nNorway shrugged. "These things take time."'
    assert said(text, speech(text))[1] == ("Bo Hale", ['"These things take time."'])


def test_behind_a_semicolon_others_speak(speech: Speech) -> None:
    text = 'The law, supporters say, will save lives; opponents call it a "costly folly".'
    assert said(text, speech(text)) == [
        ("supporters", ["The law", "will save lives"]),
        ("opponents", ['it a "costly folly"']),
    ]


def test_a_request_says_nothing(speech: Speech) -> None:
    assert not speech("Neither Mara Quill nor her office responded to requests for comment.")


def test_what_is_ordered_may_be_a_clause(speech: Speech) -> None:
    text = "The judge ordered that the files be handed over within a week."
    assert said(text, speech(text)) == [("The judge", ["that the files be handed over within a week"])]
