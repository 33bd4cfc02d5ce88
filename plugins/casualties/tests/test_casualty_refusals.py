"""Refusals: what casualties say of what is counted and makes no figure, for whoever watches."""

from __future__ import annotations

import pytest

from onrecord.article import Article
from onrecord.engine import Engine, Loaded
from onrecord.extractor import NoConfig
from onrecord.outcome import Refusal
from onrecord.reading import Model
from onrecord_casualties.extractor import Casualties


@pytest.fixture(scope="module")
def engine(model: Model) -> Engine:
    return Engine([Loaded(Casualties(NoConfig()), "0")], model, soft_deadline=None)


@pytest.mark.parametrize(
    ("text", "rule", "words", "why"),
    [
        (
            "The murder of the mayor shocked Tobet.",
            "numbers",
            "The murder of the mayor shocked Tobet.",
            "nobody is counted",
        ),
        ("The killer, 52, fled.", "numbers", "52", "read as age"),
        (
            "Rebels fired 14 rockets at a hospital full of wounded.",
            "counted",
            "14 rockets",
            "'rockets' is no word for people",
        ),
        ("Police arrested 14 people after the murder.", "noun:deaths", "14 people", "'murder' is not said of them"),
        ("Twenty people buried the dead.", "verb:bury", "Twenty people", "'buried' is not said of them"),
        (
            "The bus held 30 people; its wreckage was found.",
            "verb:take-hostage",
            "30 people",
            "'held' is not said of them",
        ),
        (
            "Some 40 families live near the rubble.",
            "frame",
            "Some 40 families",
            "no word of harm stands in its sentence",
        ),
        ("Four players are missing through injury.", "state:missing", "Four players", "sports news"),
        ("Some 30 sailors were killed or captured.", "state:dead", "Some 30 sailors", "how many of them were harmed"),
        ("The siege changed 12 lives.", "noun:lives", "12 lives", "with one of claim, cost, lose, loss, take over it"),
    ],
)
def test_what_is_no_figure_says_which_gate_it_did_not_pass(
    text: str, rule: str, words: str, why: str, engine: Engine
) -> None:
    found: list[Refusal] = []
    assert engine.process(Article.from_text(text, language="en"), refused=found.append).facts == []
    own = [one for one in found if one.layer is None]
    assert [(one.rule, text[one.start : one.end]) for one in own] == [(rule, words)]
    assert why in own[0].why


def test_figures_are_the_same_whether_anybody_watches_or_not(engine: Engine) -> None:
    text = "A fire killed nine people in Tobet, and 14 rockets were found. The owner, 52, fled after the deaths."
    article, found = Article.from_text(text, language="en"), list[Refusal]()
    watched = engine.process(article, refused=found.append)
    assert watched.facts == engine.process(article).facts != []
    assert [text[one.start : one.end] for one in found if one.layer is None] == ["14 rockets", "52"]
