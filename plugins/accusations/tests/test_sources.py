"""Who reports an accusation, and whom its mentions stand for."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

One = Callable[[str], dict[str, Any]]


def test_the_reporter_is_not_the_accuser(one: One) -> None:
    record = one("The opposition leader was charged with treason, his lawyer said.")
    assert (record["accuser"], record["reported_by"]) == (None, "his lawyer")


@pytest.mark.parametrize(
    "text",
    [
        "Riot police charged protesters outside the parliament in Orrin.",
        "Police charged the crowd with batons on Friday.",
        "Mounted police charged the marchers twice.",
    ],
)
def test_whom_police_run_at_is_charged_with_nothing(read: Callable[[str], list[dict[str, Any]]], text: str) -> None:
    assert read(text) == []


def test_a_crowd_is_charged_with_what_it_did(one: One) -> None:
    fact = one("Police charged the marchers with throwing stones.")
    assert (fact["accused"], fact["act"], fact["status"]) == ("the marchers", "throwing stones", "charged")


def test_prosecutors_who_report_a_charge_are_the_accuser(one: One) -> None:
    record = one("A beekeeper was charged this week with forging permits, prosecutors in Lowe County said.")
    assert (record["accuser_mention"], record["reported_by"]) == ("prosecutors in Lowe County", None)


def test_they_who_charge_are_the_prosecutors_who_say_so(one: One) -> None:
    record = one("Prosecutors said on Monday that they had charged the captain with negligence.")
    assert (record["accuser_mention"], record["accuser"]) == ("they", "Prosecutors")


def test_a_first_person_is_the_speaker(one: One) -> None:
    record = one('"I accuse the ministry of hiding the report," said Tam Reyes.')
    assert (record["accuser_mention"], record["accuser"]) == ("I", "Tam Reyes")


def test_a_pronoun_keeps_its_surface_and_gets_the_name(read: Callable[[str], list[dict[str, Any]]]) -> None:
    record = read("Ada Lund opened the session on Monday. She accused the ministry of hiding the report.")[0]
    assert (record["accuser_mention"], record["accuser"]) == ("She", "Ada Lund")


def test_he_who_speaks_of_himself_is_the_source(one: One) -> None:
    record = one("President Ivo Tarn said that he considered General Marr a war criminal.")
    assert (record["accuser"], record["accused"]) == ("Ivo Tarn", "Marr")


def test_nobody_is_named_by_a_pronoun_that_nothing_resolves(one: One) -> None:
    record = one("They accused him of theft.")
    assert (record["accuser"], record["accused"], record["accused_mention"]) == (None, None, "him")


def test_accuser_and_accused_are_never_one_by_a_pronoun(one: One) -> None:
    record = one("Ada Lund blamed her for the delay.")
    assert record["accused"] != record["accuser"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The union's leader, Ada Lund, was charged with fraud.", "Ada Lund"),
        ("Its chairman, Ivo Tarn, was accused of theft.", "Ivo Tarn"),
        ("Charges against a third suspect, the clerk Pavel Rusk, were dropped.", "Pavel Rusk"),
        ("The union's leader, on Friday, was charged with fraud.", "The union's leader"),
    ],
)
def test_a_description_is_named_by_the_name_beside_it(text: str, name: str, one: One) -> None:
    assert one(text)["accused"] == name


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The board accused Orlen Bank of fraud and sued it over the loans.", "Orlen Bank"),
        ("Ivo Tarn called the prime minister a liar and blamed her for the losses.", "the prime minister"),
        ("A jury convicted the banker of fraud but cleared him of theft.", "the banker"),
    ],
)
def test_a_pronoun_is_the_object_of_the_verb_before(
    text: str, name: str, read: Callable[[str], list[dict[str, Any]]]
) -> None:
    assert [record["accused"] for record in read(text)] == [name, name]


def test_it_is_never_a_person(read: Callable[[str], list[dict[str, Any]]]) -> None:
    record = read('Ada Lund left the court. "And then it convicts him of fraud," said Ivo Tarn.')[-1]
    assert (record["accuser_mention"], record["accuser"]) == ("it", None)


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        ("Ada Lund and Bo Hale run the port. Lund and Hale were convicted of fraud.", "Ada Lund and Bo Hale"),
        ("Prosecutors charged Ada Lund, 34, and Bo Hale, 40, with fraud.", "Ada Lund and Bo Hale"),
        ("Ada Lund, the mayor, and Bo Hale, her deputy, were convicted of fraud.", "Ada Lund and Bo Hale"),
        ("Ada Lund, 34, and Bo Hale, 40, pleaded guilty to fraud.", "Ada Lund and Bo Hale"),
        ("Two officers, Ada Lund, 29, and Bo Hale, 31, are charged with murder.", "Ada Lund and Bo Hale"),
        ("Ada Lund and two other clerks were charged with fraud.", "Ada Lund and two other clerks"),
    ],
)
def test_several_accused_are_all_named(text: str, accused: str, one: One) -> None:
    assert one(text)["accused"] == accused


@pytest.mark.parametrize(
    "text",
    [
        "Ada Lund did not say whether she would dismiss Horvat, whom the Green Front has accused of bribery.",
        "Ada Lund said that Horvat, who is accused of bribery, would stay.",
    ],
)
def test_an_aside_in_reported_speech_is_the_articles_own(text: str, one: One) -> None:
    record = one(text)
    assert (record["accused"], record["reported_by"]) == ("Horvat", None)


def test_what_is_quoted_is_the_speakers(one: One) -> None:
    record = one('Ada Lund said: "Horvat, whom the Green Front has accused of bribery, will stay."')
    assert record["reported_by"] == "Ada Lund"


@pytest.mark.parametrize(
    "text", ["Rook appears in court charged with fraud", "Rook accused in court of fraud", "Rook was accused of fraud."]
)
def test_a_court_is_where_and_not_who(text: str, one: One) -> None:
    record = one(text)
    assert (record["accuser"], record["accused"], record["act"]) == (None, "Rook", "fraud")


def test_nobody_is_no_accuser(one: One) -> None:
    record = one("No minister has said that the government lied to the inquiry.")
    assert (record["accuser"], record["accused"], record["modality"]) == (None, "the government", "negated")


def test_whoever_accuses_him_is_not_whom_he_may_be(one: One) -> None:
    record = one("President Ivo Tarn visited the families. A man in the crowd called him a murderer.")
    assert (record["accuser"], record["accused"]) == ("A man in the crowd", "Ivo Tarn")


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Ada Lund was convicted of forging invoices and sentenced to two years.", "forging invoices"),
        ("A trader was convicted of insider dealing last month.", "insider dealing"),
        ("Ada Lund was convicted of forging invoices and hiding letters.", "forging invoices and hiding letters"),
        ('Kesta accused the government of "state terror".', '"state terror"'),
    ],
)
def test_an_act_ends_where_what_became_of_it_begins(text: str, act: str, one: One) -> None:
    assert one(text)["act"] == act


def test_a_name_is_not_accused_of_what_somebody_without_one_did(one: One) -> None:
    record = one(
        "Mayor Bo Hale saw the school on Friday. Police arrested a 34-year-old man. He was charged with arson."
    )
    assert (record["accused"], record["accused_mention"]) == (None, "He")


def test_who_is_charged_is_never_the_one_who_charges(one: One) -> None:
    record = one("Prosecutors said they had charged the captain, Robert Hale, 52, with negligence.")
    assert (record["accuser"], record["accused"], record["reported_by"]) == ("Prosecutors", "Robert Hale", None)


def test_several_without_a_name_are_no_single_person(read: Callable[[str], list[dict[str, Any]]]) -> None:
    record = read("Mayor Bo Hale met farmhands on Monday. They were charged with theft.")[-1]
    assert (record["accused"], record["accused_mention"]) == (None, "They")


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        ("The widow sued Falk & Co. over the spill.", "Falk & Co."),
        ("The ministry accused Berg & Co. and Lund Ltd. of fixing prices.", "Berg & Co. and Lund Ltd."),
        ("Brandt & Sons, which is accused of fraud, would not comment.", "Brandt & Sons"),
    ],
)
def test_a_firm_keeps_its_ampersand(text: str, accused: str, one: One) -> None:
    assert one(text)["accused"] == accused


@pytest.mark.parametrize(
    ("text", "accused"),
    [
        ("The man, identified as Odo Marr, 33, is suspected of arson.", "Odo Marr"),
        ("The report blames the late bishop, Odo Marr, for moving three of the men.", "Odo Marr"),
    ],
)
def test_a_man_is_named_as_he_is_identified(text: str, accused: str, one: One) -> None:
    assert one(text)["accused"] == accused


def test_it_is_whom_the_clause_before_names(one: One) -> None:
    record = one("The envoy said that if Norland wanted peace, it would stop bombing schools.")
    assert (record["accused"], record["accused_mention"]) == ("Norland", "it")


def test_a_federation_that_announces_a_charge_makes_it(one: One) -> None:
    record = one("Odo Marr has been charged with doping, the athletics federation announced.")
    assert (record["accuser"], record["reported_by"]) == ("the athletics federation", None)


def test_a_paper_that_reports_is_no_accuser(one: Callable[[str], dict[str, Any]]) -> None:
    record = one("The Orlen Gazette reported that Tarn had bribed a judge.")
    assert (record["accuser"], record["accused"], record["reported_by"]) == (None, "Tarn", "Orlen Gazette")


def test_nobody_accuses_the_army_that_he_commands(read: Callable[[str], list[dict[str, Any]]]) -> None:
    assert read("The marshal said his army would stop bombing children.") == []
