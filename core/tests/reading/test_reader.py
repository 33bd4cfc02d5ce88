"""Reader: one Doc over the article, annotated where it was asked for, and seen only by who asked."""

from __future__ import annotations

from collections.abc import Iterable
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc, Span

from onrecord import Article, ArticleError, NotRequired
from onrecord.reading import Demand, Model, Reader, Reading
from onrecord.reading.annotation import ENTITIES, LEMMAS, PARSE
from onrecord.reading.paragraphs import split_paragraphs
from onrecord.reading.quoted import find_regions
from onrecord.reading.sentences import SentenceGuard

TEXT = """\
Bell rings again in Larkrise

LARKRISE — The great bell of Larkrise rang on Friday. “My father heard it when he was seven,” Edith Pommeroy said.
The parish council voted six to one for the bell. Norman Tidy didn't.
  It weighs 2,300 kilograms.\t

Nobody was hurt, Giles Arkwright of Stonehope didn't say.
"""
BELL = Demand(frozenset({"parse"}), triggers=frozenset({"bell"}))
VOTE = Demand(frozenset({"parse", "lemmas"}), triggers=frozenset({"voted"}))
NAMES = Demand(frozenset({"entities"}), triggers=frozenset({"stonehope", "voted"}))
WORDS = Demand(frozenset())
EVERYTHING = Demand(frozenset({"parse"}))
ALL = [BELL, VOTE, NAMES, WORDS]


def article(text: str = TEXT) -> Article:
    return Article.from_text(text, id="a1")


def view(model: Model, demand: Demand, among: Iterable[Demand] = ALL, text: str = TEXT) -> Reading:
    among = list(among)
    return Reading(Reader(model, among).read(article(text), among), demand)


def words(spans: Iterable[Span]) -> list[str]:
    return [span.text for span in spans]


def examples() -> list[Article]:
    lines = (Path(__file__).parents[3] / "examples" / "articles.jsonl").read_bytes().splitlines()
    articles = []
    for line in lines:
        try:
            articles.append(Article.from_json(line))
        except ArticleError:
            continue  # the broken record
    return articles


# The Doc


def test_the_docs_text_is_the_articles(model: Model) -> None:
    for demands in ([], [BELL], ALL):
        shared = Reader(model, ALL).read(article(), demands)
        assert shared.doc.text == TEXT


@pytest.mark.parametrize("one", examples(), ids=lambda one: one.id)
def test_token_idx_is_an_offset_of_the_article(model: Model, one: Article) -> None:
    doc = Reader(model, ALL).read(one, ALL).doc
    assert doc.text == one.text
    assert all(one.text[token.idx : token.idx + len(token)] == token.text for token in doc)


def test_characters_beyond_the_basic_plane_count_as_one(model: Model) -> None:
    text = "😀 The bell 🔔 rang.\n\n👩‍🚒 Tidy voted."
    doc = view(model, BELL, text=text).doc
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


@given(st.text(st.sampled_from("ab.bell voted “”\"'\n\n\t \u00a0\u2028😀e\u0301-—1,"), min_size=1, max_size=60))
@settings(max_examples=60, deadline=None)
def test_any_text_is_joined_as_it_was(model: Model, text: str) -> None:
    try:
        one = article(text)
    except ArticleError:
        return  # blank
    doc = Reader(model, ALL).read(one, ALL).doc
    assert doc.text == text
    assert all(text[token.idx : token.idx + len(token)] == token.text for token in doc)


def test_the_tokens_of_a_paragraph_are_its_text_behind_the_dateline(model: Model) -> None:
    reading = view(model, BELL)
    assert [reading.tokens(one).text for one in reading.all_paragraphs] == [
        TEXT[one.body : one.end] for one in split_paragraphs(TEXT)
    ]


# Sentences


@pytest.mark.parametrize("one", examples(), ids=lambda one: one.id)
def test_no_sentence_crosses_a_paragraph(model: Model, one: Article) -> None:
    reading = Reading(Reader(model, [EVERYTHING]).read(one, [EVERYTHING]), EVERYTHING)
    ends = {paragraph.index: paragraph for paragraph in reading.all_paragraphs}
    assert reading.sentences
    for sentence in reading.sentences:
        first, last = reading.paragraph_at(sentence.start_char), reading.paragraph_at(sentence.end_char - 1)
        assert first is not None
        assert first == last == ends[first.index]


def test_no_sentence_crosses_into_an_unparsed_paragraph(model: Model) -> None:
    reading = view(model, VOTE, [VOTE])
    (paragraph,) = reading.paragraphs
    last = reading.sentences[-1]
    assert (reading.sentences[0].start_char, last.end_char) == (paragraph.start, paragraph.end)
    assert not set(last) & set(reading.tokens(reading.all_paragraphs[paragraph.index + 1]))


def test_every_token_of_a_parsed_paragraph_is_in_one_of_its_sentences(model: Model) -> None:
    reading = view(model, BELL)
    for paragraph in reading.paragraphs:
        tokens = [token.i for sentence in reading.tokens(paragraph).sents for token in sentence]
        assert tokens == [token.i for token in reading.tokens(paragraph)]


def test_no_sentence_starts_on_a_closing_quotation_mark(model: Model) -> None:
    reading = view(model, EVERYTHING, [EVERYTHING], "“It rang. It rang!” “Did it?” asked Tidy. ‘It did.’ So it did.")
    assert not [sentence.text for sentence in reading.sentences if sentence.text[0] in "”’"]


def test_what_is_not_parsed_is_flat_and_apart_from_what_is(model: Model) -> None:
    reading = view(model, BELL, [BELL])
    flat = reading.tokens(reading.all_paragraphs[3])
    assert len({token.head for token in flat}) == 1
    assert {token.pos_ for token in flat} == {""}
    parsed = {token.i for paragraph in reading.paragraphs for token in reading.tokens(paragraph)}
    assert parsed
    for sentence in reading.doc.sents:
        assert len({token.i in parsed for token in sentence}) == 1


# The annotation


def test_the_annotation_is_that_of_the_paragraphs_by_themselves(model: Model) -> None:
    for one in examples()[:5]:
        parse = Demand(frozenset({"parse", "lemmas", "entities"}), triggers=frozenset({"said", "voted"}))
        reading = Reading(Reader(model, [parse]).read(one, [parse]), parse)
        alone = [model.tokenize(one.text[paragraph.body : paragraph.end]) for paragraph in reading.paragraphs]
        guard = SentenceGuard(one.text, find_regions(one.text, reading.all_paragraphs))
        for doc, paragraph in zip(alone, reading.paragraphs, strict=True):
            guard.preset(doc, paragraph)
        model.annotate(alone, [*PARSE, *LEMMAS, *ENTITIES])
        for doc, paragraph in zip(alone, reading.paragraphs, strict=True):
            assert annotation(reading.tokens(paragraph)) == annotation(doc[:])


def test_the_stages_give_what_the_whole_pipeline_gives(model: Model) -> None:
    for text in [TEXT[one.start : one.end] for one in split_paragraphs(TEXT)]:
        by_stages = model.tokenize(text)
        model.annotate([by_stages], [*PARSE, *LEMMAS, *ENTITIES])
        assert annotation(by_stages[:]) == annotation(model.nlp(text)[:])


def annotation(tokens: Span) -> list[tuple[object, ...]]:
    entities = [(entity.start - tokens.start, entity.end - tokens.start, entity.label_) for entity in tokens.ents]
    return [
        *[
            (
                token.text,
                token.head.i - token.i,
                token.dep_,
                token.tag_,
                token.pos_,
                str(token.morph),
                token.lemma_,
                token.norm_,
                bool(token.is_sent_start),
            )
            for token in tokens
        ],
        *entities,
    ]


@pytest.mark.parametrize("demand", ALL, ids=["bell", "vote", "names", "words"])
def test_a_view_is_the_same_in_company_and_alone(model: Model, demand: Demand) -> None:
    for one in [article(), *examples()[:4]]:
        full, alone = Reader(model, ALL), Reader(model, [demand])
        views = [
            Reading(full.read(one, ALL), demand),
            Reading(full.read(one, [demand]), demand),
            Reading(alone.read(one, [demand]), demand),
        ]
        seen = [(reading.paragraphs, declared(reading, demand)) for reading in views]
        assert seen[0] == seen[1] == seen[2]


def declared(reading: Reading, demand: Demand) -> object:
    """All that a demand lets its reading see."""
    found: list[object] = [[(token.text, token.norm_) for token in reading.doc]]
    if "parse" in demand.requires:
        found.append([annotation_without(span, demand) for span in reading.sentences])
    if "entities" in demand.requires:
        found.append([(entity.start, entity.end, entity.label_) for entity in reading.entities])
    return found


def annotation_without(span: Span, demand: Demand) -> object:
    """The annotation of a sentence; its lemmas only if they were asked for."""
    return [
        (token.head.i, token.dep_, token.tag_, token.pos_, token.lemma_ if "lemmas" in demand.requires else "")
        for token in span
    ]


def test_lemmas_and_entities_stay_where_nobody_asked_for_them(model: Model) -> None:
    doc = Reader(model, ALL).read(article(), [BELL]).doc
    assert not doc.ents
    assert {token.lemma_ for token in doc if token.text in ("rang", "voted", "kilograms")} == {""}


def test_entities_need_no_parse(model: Model) -> None:
    reading = view(model, NAMES, [NAMES])
    assert "Stonehope" in words(reading.entities)
    assert "Norman Tidy" in words(reading.entities)


# Views


@pytest.mark.parametrize(
    "demand, indices",
    [(BELL, [0, 1, 2]), (VOTE, [2]), (NAMES, [2, 4]), (WORDS, [0, 1, 2, 3, 4])],
    ids=["bell", "vote", "names", "words"],
)
def test_a_view_has_the_paragraphs_of_its_triggers(model: Model, demand: Demand, indices: list[int]) -> None:
    assert [one.index for one in view(model, demand).paragraphs] == indices


def test_sentences_and_entities_are_those_of_the_views_paragraphs(model: Model) -> None:
    assert words(view(model, VOTE).sentences) == [
        "The parish council voted six to one for the bell.",
        "Norman Tidy didn't.",
    ]
    reading = view(model, NAMES)
    inside = {paragraph.index for paragraph in reading.paragraphs}
    for entity in reading.entities:
        found = reading.paragraph_at(entity.start_char)
        assert found is not None
        assert found.index in inside


@pytest.mark.parametrize("accessor", ["sentences", "entities", "quoted", "speech", "mentions", "numbers"])
def test_what_was_not_declared_raises(model: Model, accessor: str) -> None:
    with pytest.raises(NotRequired, match="requires"):
        getattr(view(model, WORDS), accessor)


def test_the_paragraph_at_an_offset(model: Model) -> None:
    reading = view(model, WORDS)
    for one in reading.all_paragraphs:
        assert reading.paragraph_at(one.start) == reading.paragraph_at(one.end - 1) == one
    first = reading.all_paragraphs[0]
    assert reading.paragraph_at(first.end) is None


def test_evidence_comes_from_a_span_a_token_or_offsets(model: Model) -> None:
    reading = view(model, WORDS)
    span = reading.doc.char_span(0, 10)
    assert span is not None
    expected = {"field": "bell", "start": 0, "end": 10, "exact": "Bell rings"}
    assert reading.evidence("bell", span).model_dump() == expected
    assert reading.evidence("bell", 0, 10).model_dump() == expected
    assert reading.evidence("bell", span[0]).exact == "Bell"
    with pytest.raises(TypeError):
        reading.evidence("bell", 0)


# The sentence around


def around(reading: Reading, phrase: str) -> str:
    start = TEXT.index(phrase)
    return reading.sentence_around(start, start + len(phrase))


def test_the_sentence_around_a_phrase(model: Model) -> None:
    assert around(view(model, VOTE), "Tidy") == "Norman Tidy didn't."


def test_the_sentences_around_a_phrase_that_crosses_them(model: Model) -> None:
    expected = "The parish council voted six to one for the bell. Norman Tidy didn't."
    assert around(view(model, VOTE), "bell. Norman") == expected


def test_outside_the_view_the_paragraph_is_around(model: Model) -> None:
    for among in ([VOTE], ALL):
        assert around(view(model, VOTE, among), "bell of Larkrise rang") == TEXT.splitlines()[2]


def test_half_a_word_has_the_sentence_of_the_word_around(model: Model) -> None:
    assert around(view(model, VOTE), "orman Ti") == "Norman Tidy didn't."


def test_a_blank_line_is_a_doc_too(model: Model) -> None:
    assert isinstance(view(model, BELL, text="\n \n bell \n").doc, Doc)
