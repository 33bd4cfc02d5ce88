"""Pronouns: who "she" is, by who was last spoken of and how; nobody where candidates tie."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from onrecord.reading import Mention, Reading
from onrecord.testing import read_text

Read = Callable[[str], Reading]


@pytest.fixture
def read() -> Read:
    return lambda text: read_text(text, "parse", "mentions")


def resolve(reading: Reading, words: str) -> Mention | None:
    """What the first word of some words in the text resolves to."""
    at = reading.text.index(words)
    span = reading.doc.char_span(at, at + len(words.split()[0].rstrip(",.")))
    assert span is not None
    return reading.mentions.resolve(span)


def name(reading: Reading, words: str) -> Mention | None:
    """What a name resolves to."""
    at = reading.text.index(words)
    span = reading.doc.char_span(at, at + len(words))
    assert span is not None
    return reading.mentions.resolve(span)


PRONOUNS = {
    "speaker before": ("Ada Lund said the port was shut. She added that it would open.", "She", "Ada Lund"),
    "next paragraph": ("“It is over,” said Ada Lund.\n“We lost,” she added.", "she", "Ada Lund"),
    "gender": ("Ada Lund met Robert Hale. She thanked him.", "She", "Ada Lund"),
    "gender of the other": ("Ada Lund met Robert Hale. She thanked him.", "him", "Robert Hale"),
    "honorific tells the gender": ("Ms. Quill met Mr. Varo. She left.", "She", "Quill"),
    "subject over owner": ("Robert Hale read James Varo's letter. He said it was false.", "He", "Robert Hale"),
    "quotation takes no room": (
        "Ada Lund shook her head. “No. It is late. Mara Quill knows. I am tired. Go home,” she said.",
        "she",
        "Ada Lund",
    ),
    "gender told by a pronoun": (
        "Vexa Lund said she was tired. Mr. Hale left early. “I will stay,” she said.",
        "she said",
        "Vexa Lund",
    ),
    "a role that tells no gender": ("Vexa Lund, a nurse, left. He said no.", "He", "Vexa Lund"),
    "a pronoun that is another's": ("Vexa Lund told Bo Hale that she was tired. He said no.", "He", "Bo Hale"),
    "subject that follows": ("After he left the party, Robert Hale said nothing.", "he", "Robert Hale"),
    "object is not the subject": ("Robert Hale is the mayor. James Varo accused him.", "him", "Robert Hale"),
    "speaker in a broken quotation": (
        "Hale's pollster, Robert Varo, says the plan is sound. “I don't think the view” — that James Hale is weak — "
        "“is going to last,” he says.",
        "he says",
        "Robert Varo",
    ),
    "not who is named in what she says": (
        "Ada Lund said the dam was unsafe. Mara Quill would never close it, she said.",
        "she said",
        "Ada Lund",
    ),
    "speaker who goes on": (
        "Robert Hale, a teacher, said he never saw James Varo talk to Peter Quill, the skipper who left. "
        "He said so twice.",
        "He said so",
        "Robert Hale",
    ),
    "owner in front": ("Robert Hale left. Given James Varo's age, he should rest.", "he should", "James Varo"),
    "description before": (
        "Mayor Robert Hale met James Varo in May.\nThe mayor left the pier on Friday. He was tired.",
        "He",
        "Robert Hale",
    ),
    "name from abroad": ("Oleksandr Lund met Olena Quill. She thanked him.", "him", "Oleksandr Lund"),
    "kin": ("Sanna Lund left with her husband, Kim. He was tired.", "He", "Kim"),
    "what somebody is said to be": (
        "Robert Hale, 44, a lawyer from Orsk, is a trustee. He said no.",
        "He",
        "Robert Hale",
    ),
    "somebody who turns out to be named": (
        "Mayor James Varo spoke. A former clerk at the port, Robert Hale, was held. He said no.",
        "He",
        "Robert Hale",
    ),
    "somebody identified": (
        "James Varo spoke. A man identified as Robert Hale was held. He said no.",
        "He",
        "Robert Hale",
    ),
    "nobody but a thing": ("Robert Hale took a guard dog and a driver's licence. He left.", "He", "Robert Hale"),
    "unnamed one of another gender": ("Robert Hale spoke. A waitress was held. He said no.", "He", "Robert Hale"),
    "unnamed relatives that he has": ("Robert Hale has a son. He left Orsk.", "He", "Robert Hale"),
    "unnamed one among several": ("Robert Hale spoke to sailors and a priest. He left.", "He", "Robert Hale"),
    "unnamed agent": ("Robert Hale was sued by a former aide. He said no.", "He", "Robert Hale"),
    "unnamed one long before": ("A man was held. Robert Hale came to the pier. He said no.", "He", "Robert Hale"),
    "not who accuses him": ("Robert Hale left. A man in the crowd saw him.", "him", "Robert Hale"),
    "what accuses is a verb": (
        "Robert Hale, whom the families have accused of lying, left. He said no.",
        "He",
        "Robert Hale",
    ),
    "sentence behind a letter": (
        "Robert Hale chose Plan B. In May James Varo left the pier. He said no.",
        "He",
        "James Varo",
    ),
    "organisation": ("The Harbour Authority closed the port. It said the sea was rough.", "It", "Harbour Authority"),
}


@pytest.mark.parametrize(("text", "words", "name"), PRONOUNS.values(), ids=PRONOUNS)
def test_a_pronoun_resolves(read: Read, text: str, words: str, name: str) -> None:
    found = resolve(read(text), words)
    assert found is not None
    assert found.name == name


NOBODY = {
    "two of a gender": ("Robert Hale and James Varo met. He said no.", "He"),
    "no such gender": ("Ada Lund left. He said no.", "He"),
    "a role that tells the gender": ("Vexa Lund, an actress, left. He said no.", "He"),
    "a pronoun that tells the gender": ("Vexa Lund said she was tired. He said no.", "He"),
    "unnamed source between": ("Robert Hale left. A policeman said the road was shut. He said it was ice.", "He"),
    "unnamed object": ("Robert Hale left Orsk. Police arrested a 34-year-old man. He said no.", "He"),
    "unnamed object of his own sentence": ("Robert Hale jailed a driver. He had left.", "He"),
    "unnamed subject of a clause": (
        "Robert Hale left.\nPolice said that a driver had hit three people. He said no.",
        "He",
    ),
    "unnamed subject of the same sentence": ("Robert Hale said a man had been held after he left.", "he left"),
    "an office that nobody named has": ("Ada Lund left. The minister was quick to answer. She said no.", "She"),
    "unnamed, with an age alone": ("Robert Hale left. Police held a 19-year-old. He said no.", "He"),
    "unnamed, with modifiers": ("Ada Lund left. A woman in her 30s was held. She said no.", "She"),
    "unnamed, of a people": ("Robert Hale left. A Norwegian was held. He said no.", "He"),
    "another": ("Robert Hale left. Another officer was held. He said no.", "He"),
    "one of several": ("Robert Hale left. One of the two guards was held. He said no.", "He"),
    "somebody": ("Robert Hale left. Police held someone on Friday. He said no.", "He"),
    "there was": ("Robert Hale left. There was a gunman on the pier. He fled.", "He"),
    "another alone": ("Robert Hale left. Two were held. Another was shot. He fled.", "He"),
    "known by another name": ("Robert Hale left. A gang leader known as Wolf was held. He said no.", "He"),
    "the suspect": ("Robert Hale left. On Friday the suspect was held. He said no.", "He"),
    "whose relative": ("Robert Hale left. His brother was held. He said no.", "He"),
    "a description of nobody named": ("Robert Hale left. The school's caretaker was held. He said no.", "He"),
    "before a quotation": ("Robert Hale left. Police held a suspect. “I saw nothing,” he said.", "he said"),
    "they": ("Ada Lund met Robert Hale. They said no.", "They"),
    "quoted name only": ("“Robert Hale lied,” a sailor said. He left.", "He"),
    "long ago": ("Robert Hale left. It rained. It rained. It rained. It rained. It rained. It rained. He came.", "He"),
}


@pytest.mark.parametrize(("text", "words"), NOBODY.values(), ids=NOBODY)
def test_nobody_where_candidates_tie(read: Read, text: str, words: str) -> None:
    assert resolve(read(text), words) is None


def test_speakers_who_resolve_elsewhere_decide_a_pronoun(read: Read) -> None:
    reading = read("Robert Hale met James Varo in Orsk. It was said that the ferry was late. He added that it rained.")
    he = reading.doc[[token.text for token in reading.doc].index("He") :][:1]
    said = next(token for token in reading.doc if token.text == "It")
    source = reading.doc[said.i : said.i + 1]
    assert reading.mentions.resolve(he, [(source, name(reading, "James Varo"))]) == name(reading, "James Varo")


def test_an_unnamed_speaker_takes_a_pronoun_from_who_is_named(read: Read) -> None:
    reading = read("Robert Hale heard the word of a sailor. He added that it rained.")
    he = reading.doc[[token.text for token in reading.doc].index("He") :][:1]
    at = reading.text.index("a sailor")
    sailor = reading.doc.char_span(at, at + len("a sailor"))
    assert sailor is not None
    assert reading.mentions.resolve(he) is not None
    assert reading.mentions.resolve(he, [(sailor, None)]) is None
