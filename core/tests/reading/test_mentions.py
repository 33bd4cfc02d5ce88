"""Mentions: who is named, in what role, and whom a short name, a description or a pronoun stands for."""

from __future__ import annotations

import re
from collections.abc import Callable
from time import process_time

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord.article import Article
from onrecord.reading import Demand, Mention, Model, Reader, Reading
from onrecord.reading.mentions import Mentions
from onrecord.reading.paragraphs import split_paragraphs

DEMAND = Demand(frozenset({"parse", "mentions"}))

Read = Callable[[str], Reading]


@pytest.fixture(scope="module")
def read(model: Model) -> Read:
    reader = Reader(model, [DEMAND])
    return lambda text: Reading(reader.read(Article.from_text(text), [DEMAND]), DEMAND)


def resolve(reading: Reading, words: str, nth: int = 0) -> Mention | None:
    """What the nth place of some words in the text resolves to."""
    at = -1
    for _ in range(nth + 1):
        at = reading.text.index(words, at + 1)
    span = reading.doc.char_span(at, at + len(words), alignment_mode="expand")
    assert span is not None
    return reading.mentions.resolve(span)


NAMES = {
    "surname": ("Ada Lund left Orsk on Monday. Later Lund said the ferry was late.", "Lund", 1, "Ada Lund"),
    "surname named in full below": ("Lund left early. Ada Lund is the mayor.", "Lund", 0, "Ada Lund"),
    "honorific": ("Ada Lund left. Mr. Hale stayed, and Ms. Lund said so.", "Ms. Lund", 0, "Ada Lund"),
    "initial": ("Ada M. Lund left. Ada Lund said so.", "Ada Lund", 0, "Ada M. Lund"),
    "first name": ("Supporters of Ada Lund cheered. They call her Ada, and Ada said hello.", "Ada", 2, "Ada Lund"),
    "particle": ("Bo van der Hale left. Then van der Hale said so.", "van der Hale", 1, "Bo van der Hale"),
    "double surname": ("Mara Van Dorn spoke. Van Dorn said no.", "Van Dorn", 1, "Mara Van Dorn"),
    "apostrophe": ("Bo O’Hale spoke. O'Hale said no.", "O'Hale", 0, "Bo O’Hale"),
    "possessive": ("Ada Lund spoke. Lund's answer was no.", "Lund's", 0, "Ada Lund"),
    "title": ("Gov. Ada Lund spoke on Monday.", "Gov. Ada Lund", 0, "Ada Lund"),
    "role with a country": (
        "Norland's U.N. Ambassador Ada Lund spoke.",
        "Norland's U.N. Ambassador Ada Lund",
        0,
        "Ada Lund",
    ),
    "secretary of": ("Secretary of State Ada Lund spoke.", "Secretary of State Ada Lund", 0, "Ada Lund"),
    "apposition after": ("Ada Lund, the mayor of Port Hale, spoke.", "Ada Lund, the mayor of Port Hale", 0, "Ada Lund"),
    "apposition before": (
        "The mayor of Port Hale, Ada Lund, spoke.",
        "The mayor of Port Hale, Ada Lund",
        0,
        "Ada Lund",
    ),
    "acronym": ("The World Harbour Board (WHB) met. The WHB said no.", "The WHB", 0, "World Harbour Board"),
    "organisation with of": (
        "The Ministry of Fisheries said no.",
        "The Ministry of Fisheries",
        0,
        "Ministry of Fisheries",
    ),
    "government": ("The Norland government said no.", "The Norland government", 0, "Norland government"),
    "metonym": ("The Kremlin denied it.", "The Kremlin", 0, "Kremlin"),
    "acronym that is a word": ("The US said no.", "The US", 0, "US"),
    "headline": ("Mayor Lund Says Harbour Is Safe\nAda Lund said so on Monday.", "Lund", 0, "Ada Lund"),
}  # fmt: skip


@pytest.mark.parametrize(("text", "words", "nth", "name"), NAMES.values(), ids=NAMES)
def test_a_name_resolves_to_the_fullest(read: Read, text: str, words: str, nth: int, name: str) -> None:
    found = resolve(read(text), words, nth)
    assert found is not None
    assert found.name == name


ROLES = {
    "title": ("Gov. Ada Lund spoke.", "Ada Lund", "Gov."),
    "country and title": ("Norland's U.N. Ambassador Ada Lund spoke.", "Ada Lund", "Norland's U.N. Ambassador"),
    "of": ("Secretary of State Ada Lund spoke.", "Ada Lund", "Secretary of State"),
    "small letters": ("The Norland spokeswoman Ada Lund spoke.", "Ada Lund", "Norland spokeswoman"),
    "apposition after": ("Ada Lund, the mayor of Port Hale, spoke.", "Ada Lund", "mayor of Port Hale"),
    "apposition before": (
        "A newly elected head of the harbour board, Ada Lund, spoke.",
        "Ada Lund",
        "newly elected head of the harbour board",
    ),
    "age and apposition": ("Ada Lund, 44, a nurse at the port, spoke.", "Ada Lund", "nurse at the port"),
    "apposition behind another phrase": (
        "The mother of the victim met the driver's lawyer, Ada Lund, on Friday.",
        "Ada Lund",
        "driver's lawyer",
    ),
    "stated elsewhere": ("Gov. Ada Lund spoke. Then Lund left.", "Lund left", "Gov."),
    "honorific": ("Mrs. Lund spoke.", "Mrs. Lund", None),
    "metonym": ("Downing Street declined to answer.", "Downing Street", "the British prime minister's office"),
}


@pytest.mark.parametrize(("text", "words", "role"), ROLES.values(), ids=ROLES)
def test_a_role_is_read_from_beside_the_name(read: Read, text: str, words: str, role: str | None) -> None:
    found = resolve(read(text), words.removesuffix(" left"), 1 if words.endswith(" left") else 0)
    assert found is not None
    assert found.role == role


KINDS = {
    "person": ("Ada Lund spoke.", "Ada Lund", "person"),
    "organisation": ("Lund Harbour Authority spoke.", "Lund Harbour Authority", "organisation"),
    "country": ("Norway voted no.", "Norway", "place"),
    "town": ("He lives in Orsk. Orsk is old.", "Orsk", "place"),
}


@pytest.mark.parametrize(("text", "words", "kind"), KINDS.values(), ids=KINDS)
def test_a_name_has_a_kind(read: Read, text: str, words: str, kind: str) -> None:
    found = resolve(read(text), words)
    assert found is not None
    assert found.kind == kind


DESCRIPTIONS = {
    "by title": ("Secretary of State Ada Lund spoke.\nThe state secretary said no.", "The state secretary"),
    "by apposition": ("Ada Lund, the mayor of Port Hale, spoke.\nThe mayor said no.", "The mayor"),
    "by abbreviation": ("Norland Sen. Ada Lund spoke.\nThe Norland senator said no.", "The Norland senator"),
    "by country": ("U.S. Senator Ada Lund spoke.\nThe American senator said no.", "The American senator"),
}


@pytest.mark.parametrize(("text", "words"), DESCRIPTIONS.values(), ids=DESCRIPTIONS)
def test_a_description_resolves_by_role(read: Read, text: str, words: str) -> None:
    found = resolve(read(text), words)
    assert found is not None
    assert found.name == "Ada Lund"


NOBODY = {
    "bare noun": ("Officials said no.", "Officials"),
    "police in a town": ("Police in Orsk said no.", "Police in Orsk"),
    "aide of a name": ("Ada Lund left. Aides to Lund said no.", "Aides to Lund"),
    "several": ("Ada Lund and Bo Hale said no.", "Ada Lund and Bo Hale"),
    "two in one role": ("Mayor Ada Lund met Mayor Bo Hale.\nThe mayor said no.", "The mayor"),
    "former is not present": ("Mayor Ada Lund spoke.\nThe former mayor said no.", "The former mayor"),
    "surname of two": ("Ada Lund met Robert Lund.\nLund said no.", "Lund said"),
}


@pytest.mark.parametrize(("text", "words"), NOBODY.values(), ids=NOBODY)
def test_none_where_nobody_is_named_or_candidates_tie(read: Read, text: str, words: str) -> None:
    reading = read(text)
    at = reading.text.index(words)
    span = reading.doc.char_span(at, at + len(words.removesuffix(" said")))
    assert span is not None
    assert reading.mentions.resolve(span) is None


def test_a_name_in_a_paragraph_without_triggers_is_found(model: Model) -> None:
    demand = Demand(frozenset({"parse", "mentions"}), triggers=frozenset({"quorum"}))
    reader = Reader(model, [demand])
    text = "Ada Lund runs the port.\nLund said there was no quorum."
    reading = Reading(reader.read(Article.from_text(text), [demand]), demand)
    assert [one.index for one in reading.paragraphs] == [1]
    found = resolve(reading, "Lund", 1)
    assert found is not None
    assert found.name == "Ada Lund"


def test_a_son_is_not_his_father(read: Read) -> None:
    reading = read("Robert Hale spoke on Monday. Robert Hale Jr. left. Robert Hale stayed on.")
    father, son = resolve(reading, "Robert Hale", 2), resolve(reading, "Robert Hale Jr.")
    assert father is not None
    assert son is not None
    assert (father.name, son.name) == ("Robert Hale", "Robert Hale Jr.")


def test_a_mention_points_at_the_full_name(read: Read) -> None:
    found = resolve(read("Lund spoke. Ada Lund is the mayor."), "Lund")
    assert found is not None
    assert (found.start, found.end) == (12, 20)


PIECES = st.sampled_from(
    ["Ada", "Lund", "Mr.", "Sen.", "he", "She", "it", "said", "the", "mayor", "of", "U.S.", "Jr.", "’s", "“", "”", '"',
     ",", ".", "\n", "(", ")", "and", "van", "WHO", "12", "—", "I", "'", "État", "\u2028", "ǅ", "-", "al-Hale",
     "No 10", "Workers'", "People's", "Department for", "(WHB)", "Party", "“Buck”", "his wife,", "a nurse", "company",
     "Board", "Tides and", "ORSK", "—", "By", "QC", "Supervisor of", "\xa0", "the mayor's", "St.", "Le", "Dean"]
)  # fmt: skip


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(text=st.one_of(st.lists(PIECES, min_size=1, max_size=40).map(" ".join), st.text(min_size=1, max_size=80)))
def test_any_text_can_be_read_and_every_span_resolved(read: Read, text: str) -> None:
    if not text.strip() or "\0" in text or any("\ud800" <= one <= "\udfff" for one in text):
        return
    reading = read(text)
    for start in range(len(reading.doc)):
        for end in (start + 1, start + 3, len(reading.doc)):
            found = reading.mentions.resolve(reading.doc[start : min(end, len(reading.doc))])
            assert found is None or 0 <= found.start < found.end <= len(text)


LONG = {
    "names": "Ada Lund met Bo Hale. ",
    "one surname": "Mr. Bo{0} Lund left. Lund said he left. ",
    "one role": "Mayor Bo{0} Lund{0} left. The mayor said he left. ",
    "one kind of body": "The Bo{0} Ministry left. The Ministry said so. ",
    "pronouns in one sentence": "he said ",
    "one row": "Ada Lund ",
    "lists": "Ada Lund, Bo Hale and ",
    "brackets": "Ada Lund (",
    "owners": "the Workers' ",
    "lines in capitals": "MAYOR SAYS HE LEFT\n",
}


@pytest.mark.parametrize("piece", LONG.values(), ids=LONG)
def test_time_grows_with_the_length_of_the_text(piece: str) -> None:
    def seconds(copies: int) -> float:
        text = "".join(
            piece.format(chr(97 + at % 26) + chr(97 + at // 26 % 26) + chr(97 + at // 676)) for at in range(copies)
        )
        start = process_time()
        mentions = Mentions(text, split_paragraphs(text), ())
        for match in list(re.finditer(r"\bhe\b", text))[-20:]:
            mentions._salience.pronoun(match.start(), "male")
        assert mentions.all is not None
        return process_time() - start

    copies = 12_000 // len(piece)
    seconds(10)
    limit = 24 * max(min(seconds(copies) for _ in range(3)), 0.02)  # what is quadratic takes 64 times as long
    assert any(seconds(8 * copies) < limit for _ in range(5))  # other work on the machine only ever adds to it
