"""Refusals: what votes say of sentences that tell of none, for whoever watches."""

from __future__ import annotations

import pytest

from onrecord.article import Article
from onrecord.engine import Engine, Loaded
from onrecord.outcome import Refusal
from onrecord.reading import Model
from onrecord_votes.extractor import NoConfig, Votes


@pytest.fixture(scope="module")
def engine(model: Model) -> Engine:
    return Engine([Loaded(Votes(NoConfig()), "0")], model)


@pytest.mark.parametrize(
    ("text", "rule", "why"),
    [
        ("Voters approved the levy in a referendum by 52 percent.", "electorate", "voters or shares of them"),
        ("The mayor approved the plan.", "standing", "has decision 'approve_verb' but no body or count or position"),
        ("Ms Lund voted for the cut.", "detail", "no vote near tells what they belong to"),
        ("The Fenwick council rejected him.", "decision", "no word, count or position tells that it voted"),
        ("The Fenwick council fired its clerk.", "decision", "no sentence behind it tells of a vote on that"),
        ("The vote is not a matter for today.", "silent", "nothing in it decides, counts votes or takes a side"),
    ],
)
def test_a_sentence_without_a_vote_says_which_gate_it_did_not_pass(
    text: str, rule: str, why: str, engine: Engine
) -> None:
    found: list[Refusal] = []
    assert engine.process(Article.from_text(text, language="en"), refused=found.append).facts == []
    (told,) = found
    assert (told.rule, text[told.start : told.end], told.layer) == (rule, text, None)
    assert why in told.why


def test_facts_are_the_same_whether_anybody_watches_or_not(engine: Engine) -> None:
    text = "The Fenwick council voted 7 to 2 to close the pier. Ms Lund voted against it. The mayor approved of that."
    found: list[Refusal] = []
    article = Article.from_text(text, language="en")
    watched = engine.process(article, refused=found.append)
    assert watched.facts == engine.process(article).facts != []
    assert [text[one.start : one.end] for one in found] == ["The mayor approved of that."]
