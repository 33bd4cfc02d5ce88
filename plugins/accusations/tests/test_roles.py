"""The role resolver: accuser, accused and act across voices and clauses."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

import pytest

One = Callable[[str], dict[str, Any]]

CASES = {
    "passive with agent": (
        "The bank was accused by regulators of laundering money.",
        ("regulators", "The bank", "laundering money"),
    ),
    "reduced relative": (
        "The general, accused by aid groups of ordering the raid, left the country.",
        ("aid groups", "The general", "ordering the raid"),
    ),
    "full relative": (
        "The senator, who has been accused of harassment by two aides, resigned.",
        ("two aides", "The senator", "harassment"),
    ),
    "joined to what was done to things": (
        "The Front said the shells were fired from a base and called the minister a war criminal.",
        ("The Front", "the minister", "a war criminal"),
    ),
    "up to what the sentence was": (
        "Gary Stutts was convicted of lying to investigators and faces up to five years in prison.",
        ("", "Gary Stutts", "lying to investigators"),
    ),
    "object relative": (
        "The rebels, whom the army blames for the bombing, left.",
        ("the army", "The rebels", "the bombing"),
    ),
    "relative with the act in front": (
        "The attack, which Kesta blamed on Norland, killed nine people.",
        ("Kesta", "Norland", "The attack"),
    ),
    "object relative with that": (
        "The broker that two clients accused of theft fled.",
        ("two clients", "The broker", "theft"),
    ),
    "object relative with that, of an act": (
        "A mill that the mayor of Orlen accused of hiding leaks has shut its gates.",
        ("the mayor of Orlen", "A mill", "hiding leaks"),
    ),
    "object relative with that, before a short verb": (
        "The tenor that the chorus accused of graft left.",
        ("the chorus", "The tenor", "graft"),
    ),
    "object relative with that, at the end": (
        "They fined the brewer that the guild accused of fraud.",
        ("the guild", "the brewer", "fraud"),
    ),
    "a participle behind the that of a saying": (
        "Lund told the mayor that the broker accused of theft had fled.",
        ("", "the broker", "theft"),
    ),
    "coordination": (
        "The premier left the hall and accused Kesta of spying.",
        ("The premier", "Kesta", "spying"),
    ),
    "a lawsuit's open clause": (
        "Residents sued the city on Tuesday, claiming it had ignored the leak.",
        ("Residents", "the city", "it had ignored the leak"),
    ),
    "reciprocal": (
        "Both yacht clubs accused each other of bribing the umpire.",
        ("Both yacht clubs", "each other", "bribing the umpire"),
    ),
    "one another": (
        "Both sides accused one another of lying.",
        ("Both sides", "one another", "lying"),
    ),
    "the name behind an apposition": (
        "Paula Renn, a former clerk who had accused the mayor of harassment, testified.",
        ("Paula Renn", "the mayor", "harassment"),
    ),
    "a name beside the accused": (
        "Prosecutors said they had charged the captain, Robert Hale, 52, with negligence.",
        ("they", "the captain", "negligence"),
    ),
    "headline without auxiliary": ("Banker charged with fraud", ("", "Banker", "fraud")),
    "an infinitive": ("Ransome is alleged to have forged the permit.", ("", "Ransome", "have forged the permit")),
    "whose decision": (
        "The chairman's decision to blame the union for the delay drew protests.",
        ("The chairman", "the union", "the delay"),
    ),
    "a relative clause is no part of the role": (
        "The exile accused Norland's secret service, which he fled long ago, of plotting to kill him.",
        ("The exile", "Norland's secret service", "plotting to kill him"),
    ),
    "a dateline is no accuser": (
        "ORLEN, Kesta -- Anglers and ferrymen are suing the governor over the closures.",
        ("Anglers and ferrymen", "the governor", "the closures"),
    ),
    "a subject behind a participle in front": (
        "Speaking in Orlen, Kesta's envoy, Ada Lund, called the general a war criminal.",
        ("Kesta's envoy, Ada Lund", "the general", "a war criminal"),
    ),
    "a time is no part of a name": (
        "A jury on Wednesday acquitted the mayor of bribery.",
        ("A jury", "the mayor", "bribery"),
    ),
    "a time is no act": (
        "The clerk pleaded guilty in March to forging permits.",
        ("", "The clerk", "forging permits"),
    ),
    "a reason to drop a charge is no act": (
        "Charges against the clerk were dropped in April for lack of proof.",
        ("", "the clerk", ""),
    ),
    "a sum is no act": (
        "The board sued the firm for 220 million crowns.",
        ("The board", "the firm", ""),
    ),
    "what damages are for": (
        "The board sued the firm for two million crowns in damages over the spill.",
        ("The board", "the firm", "the spill"),
    ),
    "an act that is only pointed at": (
        "The jury convicted the clerk of it.",
        ("The jury", "the clerk", ""),
    ),
    "an act in quotation marks that close behind the point": (
        'The envoy accused Kesta of treating sailors as "coins in a purse."',
        ("The envoy", "Kesta", 'treating sailors as "coins in a purse."'),
    ),
    "ages are no part of a name": (
        "Police suspect two brothers, aged 19 and 22, of setting the fire.",
        ("Police", "two brothers", "setting the fire"),
    ),
    "a gerund read as an adjective": (
        "The president accused Kesta and its allies of arming rebels.",
        ("The president", "Kesta and its allies", "arming rebels"),
    ),
    "a verb joined to the clause before it": (
        "The spokesman denied that officers had fired and blamed the rebels for the deaths.",
        ("The spokesman", "the rebels", "the deaths"),
    ),
    "who demands and accuses": (
        "The strikers demanded that he resign, accusing him of delaying the vote.",
        ("The strikers", "him", "delaying the vote"),
    ),
    "an act on the accused, and an aside behind it": (
        "The guild has accused the agency of hiding the pill's risks, a claim that its head has dismissed as a fable.",
        ("The guild", "the agency", "hiding the pill's risks"),
    ),
    "who arrests on suspicion": (
        "Kesta arrested three engineers on suspicion of spying.",
        ("Kesta", "three engineers", "spying"),
    ),
    "prosecutors who charge without an act": ("Prosecutors have charged 41 people.", ("Prosecutors", "41 people", "")),
    "a decision that is criticized": (
        "The guild criticized the mayor's decision to close the bridge.",
        ("The guild", "the mayor", "the mayor's decision"),
    ),
    "a deed's doer": (
        "Kesta's foreign ministry condemned the attack by Norland on its embassy.",
        ("Kesta's foreign ministry", "Norland", "the attack by Norland"),
    ),
}


@pytest.mark.parametrize(("text", "expected"), CASES.values(), ids=CASES)
def test_roles(text: str, expected: tuple[str, str, str], one: One) -> None:
    record = one(text)
    assert (record["accuser_mention"] or "", record["accused_mention"] or "", record["act"] or "") == expected


def test_a_condemned_deed_without_a_doer_is_written_down_but_names_nobody(one: One) -> None:
    record = one("The ministry condemned Saturday's attack on its embassy.")
    assert (record["accused"], record["accused_mention"]) == (None, "Saturday's attack on its embassy")


def test_two_accusations_in_one_sentence_are_two_records(read: Callable[[str], list[dict[str, Any]]]) -> None:
    records = read("The envoy accused Norland of genocide, and Norland accused Kesta of lying.")
    assert [(record["accuser"], record["accused"]) for record in records] == [
        ("The envoy", "Norland"),
        ("Norland", "Kesta"),
    ]


def test_two_accused_with_an_act_each_are_two_records(read: Callable[[str], list[dict[str, Any]]]) -> None:
    records = read("The envoy accused the guild of fraud and the miller of theft.")
    assert [(record["accuser"], record["accused"], record["act"]) for record in records] == [
        ("The envoy", "the guild", "fraud"),
        ("The envoy", "the miller", "theft"),
    ]


@pytest.mark.parametrize(
    ("text", "act"),
    [
        ("Kesta and Norland accused each other of spying.", "spying"),
        ("Kesta and Norland traded accusations of spying.", "spying"),
        ("Kesta traded accusations with Norland over the raid.", "the raid"),
    ],
)
def test_two_who_accuse_each_other_are_two_records(
    text: str, act: str, read: Callable[[str], list[dict[str, Any]]]
) -> None:
    records = read(text)
    assert {(record["accuser"], record["accused"], record["act"]) for record in records} == {
        ("Kesta", "Norland", act),
        ("Norland", "Kesta", act),
    }


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("Prosecutors charged the mayor with bribery and his wife with perjury.", ("his wife", "perjury")),
        ("The guild blamed the miller for the fire and the owner for the delay.", ("the owner", "the delay")),
        ("Odo Marr was charged with theft and Ada Rook with fraud.", ("Ada Rook", "fraud")),
        ("Prosecutors accused one brother of theft and the other of fraud.", ("the other", "fraud")),
    ],
)
def test_the_second_accused_has_an_act_of_his_own(
    text: str, second: tuple[str, str], read: Callable[[str], list[dict[str, Any]]]
) -> None:
    first, other = read(text)
    assert (other["accused_mention"], other["act"]) == second
    assert second[0] not in f"{first['accused_mention']} {first['act']}"


@pytest.mark.parametrize(
    "text",
    [
        "The senator called on the attorney general to prosecute the sheriff for theft.",
        "The senator urged prosecutors to charge the sheriff with theft.",
        "The senator wants the sheriff prosecuted for theft.",
        "The senator demanded that the sheriff be put on trial for theft.",
    ],
)
def test_who_demands_a_charge_accuses_and_nobody_is_charged(text: str, one: One) -> None:
    record = one(text)
    assert (record["accuser"], record["accused"], record["act"]) == ("The senator", "the sheriff", "theft")
    assert (record["kind"], record["status"], record["modality"]) == ("accuse", "alleged", "asserted")


def test_a_surname_that_the_tagger_takes_for_a_noun_is_one_where_the_article_has_it_as_a_name(
    read: Callable[[str], list[dict[str, Any]]],
) -> None:
    (record,) = read("Elena Rask ran the bank until May.\nRask could be indicted for fraud, her rivals hope.")
    assert record["accused_mention"] == "Rask"
