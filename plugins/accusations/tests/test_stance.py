"""Modality and denial: what is not said is not recorded as said."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

One = Callable[[str], dict[str, Any]]


@pytest.mark.parametrize(
    "text",
    [
        "The union has stopped short of accusing the firm of fraud.",
        "The governor refused to blame the police for the deaths.",
        "No one has accused Ms. Vale of theft.",
        "The premier did not accuse Kesta of spying.",
        "Detectives do not believe the pilot lied.",
        "Neither the police nor the mayor has accused the captain of theft.",
        "The commission stopped short of saying that Kesta had broken the treaty.",
    ],
)
def test_what_is_not_said_is_negated(text: str, one: One) -> None:
    assert one(text)["modality"] == "negated"


@pytest.mark.parametrize(
    "text",
    [
        "Ferro threatened to sue the newspaper over the story.",
        "The firm could be charged with fraud.",
        "If the clerk is indicted for theft, she will resign.",
        "It is hard to blame the juggler over the delay.",
    ],
)
def test_what_may_come_is_hypothetical(text: str, one: One) -> None:
    record = one(text)
    assert (record["modality"], record["status"]) == ("hypothetical", "alleged")


@pytest.mark.parametrize(
    "text",
    [
        "The firm has denied allegations that it bribed inspectors.",
        "Tam Reyes accused the government of spying on him, a charge it denies.",
        "Lund is accused of selling passports, which she denies.",
        "The rebels, whom the army blames for the bombing, denied involvement.",
        "The former mayor pleaded not guilty to bribery charges.",
        "Rusk was charged with fraud on Monday. Rusk denies wrongdoing.",
        "The minister denied that he had taken bribes.",
    ],
)
def test_a_denial_is_kept_beside_the_status(text: str, one: One) -> None:
    record = one(text)
    assert record["denied"]
    assert record["status"] in ("alleged", "charged")
    assert [piece for piece in record["evidence"] if piece["field"] == "denial"]


def test_a_denial_is_not_turned_into_an_accusation_by_the_one_who_denies(one: One) -> None:
    record = one("The minister denied that he had taken bribes.")
    assert (record["accuser"], record["accused"]) == (None, "The minister")


@pytest.mark.parametrize(
    "text",
    [
        'Kesta accused Norland of shelling the port. Norland called the accusation "a cheap lie."',
        "The premier accused Norland of spying. Its envoy described the allegation as absurd.",
    ],
)
def test_an_accusation_called_a_lie_is_denied_and_makes_no_second_one(text: str, one: One) -> None:
    assert one(text)["denied"]


def test_whoever_repeats_an_accusation_does_not_deny_it(read: Callable[[str], list[dict[str, Any]]]) -> None:
    records = read("Norland accused Kesta of spying. Norland called the allegation false a year ago.")
    assert [record["denied"] for record in records] == [False]


def test_a_plea_is_no_answer_to_what_somebody_else_says(read: Callable[[str], list[dict[str, Any]]]) -> None:
    records = read("Ada Lund said Rusk had ruined his bank. Rusk was charged with fraud. He has pleaded not guilty.")
    assert [(record["accuser"], record["denied"]) for record in records] == [("Ada Lund", False), (None, True)]


def test_a_bare_denial_of_nothing_before_it_is_no_record(read: Callable[[str], list[dict[str, Any]]]) -> None:
    assert read("Mr. Rusk denied the allegations.") == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The nurse was acquitted of manslaughter.", "acquitted"),
        ("A judge dismissed the lawsuit against the school.", "dropped"),
        ("Prosecutors dropped all charges against the pilot.", "dropped"),
        ("The prime minister was found guilty of corruption.", "convicted"),
        ("A jury found the driver not guilty of arson.", "acquitted"),
        ("Odo Marr pleaded guilty to fraud.", "charged"),
        ("Odo Marr is on trial for fraud.", "charged"),
        ("An appeals court overturned Odo Marr's conviction for fraud.", "acquitted"),
        ("A judge quashed Odo Marr's murder conviction and ordered a new trial.", "charged"),
        ("The judge sentenced Odo Marr to nine years in prison.", "convicted"),
        ("Odo Marr had a charge of theft dropped in May.", "dropped"),
        ("Odo Marr, who had a bribery charge against him dropped last year, spoke.", "dropped"),
        ("A judge dismissed one case against him in July.", "dropped"),
        ("The nurse later sued, claiming that the clinic cheated her of pay.", "sued"),
        ("Three savers have taken Orlen Bank to court, claiming it hid losses.", "sued"),
    ],
)
def test_where_the_matter_stands(text: str, status: str, one: One) -> None:
    assert one(text)["status"] == status


@pytest.mark.parametrize(
    "text",
    [
        "Ada Lund and Bo Hale were charged with fraud. They have pleaded not guilty.",
        "Ada Lund was charged with fraud. Lund pleaded not guilty to all charges.",
        "Two clerks were charged with theft. Both deny it.",
        "Three men were charged with murder. The defendants reject the charges.",
        "Pavel Rusk accused Ada Lund of taking bribes. Lund dismissed the claim as slander.",
        "Pavel Rusk accused Ada Lund of taking bribes. She rejected the accusation.",
        "Pavel Rusk accused Ada Lund of taking bribes. Her lawyer denied it.",
        "Pavel Rusk accused Ada Lund of taking bribes. A spokesman for Lund rejected the allegations.",
        "Pavel Rusk accused Ada Lund of taking bribes. The allegations were denied by Lund.",
        'Pavel Rusk accused Ada Lund of fraud. Lund called it "a lie".',
        "Ada Lund is accused of theft. She denied the charges against her.",
        "Ada Lund is accused of theft.\nShe has always maintained her innocence.",
        "Ada Lund is accused of theft. She insists that she is innocent.",
        "Mayor Bo Hale spoke on Monday. A man was charged with arson. He denies the charge.",
        "Pavel Rusk accused Ada Lund of theft. Lund's office said the claims were baseless.",
        "Pavel Rusk accused one of its reporters of stealing documents, which the reporter denies.",
        "Ordain accused Pellia on Friday of jamming its radar, a charge Pellmark dismissed as hysteria.",
        "Pavel Rusk accused Lund of hiding a report, a charge Lund dismissed as nonsense.",
        "Pavel Rusk accused Ada Lund of hiding a report, a claim that she dismissed as nonsense.",
        "Farmers in the valley say the mine has poisoned their wells, a claim its owner rejected.",
        "Pavel Rusk accused Skarre Line of fraud. The company denied it.",
        "Pavel Rusk accused the ferry's owner, Skarre Line, of fraud. The company denied the accusation.",
        "Pavel Rusk accused the Harbour Ministry of fraud. The ministry denied wrongdoing.",
        "Prosecutors have charged the founder of Orlen Loans, who says she did nothing wrong, with fraud.",
        "A waitress accused her boss of groping her. The owner, Pavel Rusk, called the claims a fantasy.",
        "Pavel Rusk accused Ada Lund of theft. Lund's lawyer said that the claims were without merit.",
        "Pavel Rusk accused Ada Lund of theft. Lund rejected the claim as 'grotesque'.",
        "Pavel Rusk accused Ada Lund of theft. Lund said that was absurd.",
        "Pavel Rusk accused Ada Lund of theft. Her lawyer called that nonsense.",
        "Pavel Rusk accused Ada Lund of theft. Lund has called the accusation slander.",
        "A general accused of plotting a coup told a court on Monday that the case against him was invented.",
        "Parents claim that the principal ignored reports of bullying; the school rejects this.",
    ],
)
def test_a_denial_in_the_next_sentence_belongs_to_the_accusation(text: str, one: One) -> None:
    assert one(text)["denied"]


@pytest.mark.parametrize(
    "text",
    [
        "Pavel Rusk accused Ada Lund of taking bribes. Rusk denied it.",
        "Pavel Rusk accused Ada Lund of taking bribes. Rusk's lawyer rejected the allegations.",
        "Ada Lund is accused of theft. A judge dismissed the charge.",
        "Three men were charged with murder. He denied it.",
        "Pavel Rusk accused Ada Lund of theft. Rusk said the denial was false.",
        "Ada Lund accused the clerk of theft, which the mayor denies.",
        "Ada Lund was charged with theft. They denied it.",
        "Pavel Rusk accused Ada Lund of theft. The company denied it.",
        "Skarre Line accused the Harbour Ministry of fraud. A company denied it.",
    ],
)
def test_a_denial_of_somebody_else_is_none(text: str, one: One) -> None:
    assert not one(text)["denied"]


@pytest.mark.parametrize(
    "text",
    [
        "Pavel Rusk was arrested but not charged with any crime.",
        "Prosecutors did not charge Pavel Rusk with fraud.",
        "Pavel Rusk was never convicted of fraud.",
    ],
)
def test_a_step_that_was_not_taken_is_no_status(text: str, one: One) -> None:
    record = one(text)
    assert (record["modality"], record["status"]) == ("negated", "alleged")


@pytest.mark.parametrize(
    "text",
    [
        "Nobody was charged with theft.",
        "Police have not charged anyone with theft.",
        "Neither was charged with theft.",
        "Prosecutors said that no minister had been charged with theft.",
        'Ada Lund said: "Nobody has said that General Hale broke the law."',
    ],
)
def test_where_nobody_is_accused_there_is_no_record(text: str, read: Callable[[str], list[dict[str, Any]]]) -> None:
    assert read(text) == []


def test_who_denies_all_charges_denies_those_before_too(read: Callable[[str], list[dict[str, Any]]]) -> None:
    records = read(
        "Prosecutors accuse Ada Lund of selling berths. Lund was charged with bribery. She denies all the charges."
    )
    assert [record["denied"] for record in records] == [True, True]


@pytest.mark.parametrize(
    "text",
    [
        "Ada Lund was wrongly accused of theft.",
        "Odo Marr falsely accused Ada Lund of theft.",
        "Odo Marr made a false accusation of theft against Ada Lund.",
        "Ada Lund was wrongly convicted of theft.",
    ],
)
def test_what_the_article_itself_calls_false_is_marked_as_denied(text: str, one: One) -> None:
    record = one(text)
    assert (record["accused"], record["denied"]) == ("Ada Lund", True)
    (denial,) = [piece["exact"] for piece in record["evidence"] if piece["field"] == "denial"]
    assert denial in ("wrongly", "falsely", "false")


@pytest.mark.parametrize(
    "text",
    [
        "Ada Rook said she had lied to the council.",
        "Orlen Bank said that it had ignored warnings from its auditors.",
        "The company said it had failed to protect its customers.",
        "The rebels said they were responsible for the bombing.",
        "The mayor said he had ignored the complaints.",
    ],
)
def test_who_owns_up_accuses_nobody(text: str, read: Callable[[str], list[dict[str, Any]]]) -> None:
    assert read(text) == []


def test_what_a_suit_is_about_is_no_denial(one: One) -> None:
    assert not one("The widow filed a wrongful death lawsuit against the clinic.")["denied"]


def test_a_denial_in_like_words_is_that_of_the_accusation_before(read: Callable[[str], list[dict[str, Any]]]) -> None:
    records = read("The auditors accused Odo Marr of deleting files. Marr spoke on Monday. Marr denied deleting files.")
    assert [(record["accuser"], record["denied"]) for record in records] == [("The auditors", True)]


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Odo Marr was convicted of theft and sentenced to two years.", ["convicted"]),
        ("Odo Marr was found guilty of theft. Marr was sentenced to nine years.", ["convicted"]),
        ("Odo Marr was sentenced to nine years.", ["convicted"]),
    ],
)
def test_a_sentence_is_no_second_conviction(
    text: str, statuses: list[str], read: Callable[[str], list[dict[str, Any]]]
) -> None:
    assert [record["status"] for record in read(text)] == statuses
