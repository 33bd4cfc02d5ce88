"""A passage on which the fast parts are tried when a model is loaded, attribute by attribute against stock spaCy."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from typing import TYPE_CHECKING, Final

from spacy.language import Language
from spacy.tokens import Token

if TYPE_CHECKING:
    from onrecord.reading.annotation.accelerate import Stage

PASSAGE: Final = (
    "Larkrise council votes, 6-1, to keep its bell",
    "LARKRISE, May 4 — There was no quorum on Friday, Mayor Edith Pommeroy said; there were 2,300 people outside.",
    "“We ain't gonna let it go. Let's see what they've got,” she told reporters from Stonehope's   Evening Post.",
    "Giles Arkwright, 61, who doesn't own a bell, said that he had been told so by the Larkrise Guild (LG) in 1998, "
    "that it would be melted down, and that the U.S. firm of Tidy & Sons Inc. was to be paid $1.2 million for it!",
    "'Nothin' doing,' they'd said: y'all can't have this, nor those. He'd better not.",
    "So that's why, because of rain, at least a dozen of the children's parents weren't there — were they?",
    "see https://larkrise.example/bell?id=7 or write to bell@larkrise.example :-) #bell 5pm naïve 鐘 😀",
    "Both, either and neither are what she has, had, did, does and will do; to be or not to be that way.",
)
"""Written for this: every kind of pattern that attribute_ruler has, words of every shape, sentences of many lengths."""

Annotation = list[tuple[object, ...]]
"""For each token of the passage its word and what the model says of it."""

_ATTRIBUTES: Final = (
    "word",
    "tag",
    "pos",
    "morph",
    "lemma",
    "head",
    "dep",
    "sentence start",
    "entity",
    "entity border",
)


def annotation_of(nlp: Language, stages: Mapping[str, Stage], order: Iterable[str]) -> Annotation:
    """What stages, run in an order, say of the passage, each paragraph a Doc and all together one batch."""
    docs = [nlp.make_doc(paragraph) for paragraph in PASSAGE]
    for stage in order:
        stages[stage](docs)
    return [attributes(token) for doc in docs for token in doc]


def attributes(token: Token) -> tuple[object, ...]:
    """All that the components of a pipeline set on a token."""
    return (
        token.text,
        token.tag_,
        token.pos_,
        str(token.morph),
        token.lemma_,
        token.head.i,
        token.dep_,
        token.is_sent_start,
        token.ent_type_,
        token.ent_iob_,
    )


def difference(found: Sequence[tuple[object, ...]], expected: Sequence[tuple[object, ...]]) -> str | None:
    """The first difference, in words; None where there is none."""
    if len(found) != len(expected):
        return f"there are {len(found)} tokens and not {len(expected)}"
    for one, other in zip(found, expected, strict=True):
        for name, mine, stock in zip(_ATTRIBUTES, one, other, strict=True):
            if mine != stock:
                return f"the {name} of {other[0]!r} is {mine!r} and not {stock!r}"
    return None
