"""Articles as a page shows them: their text laid out, and their facts as cards."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.article import Article
from onrecord.page.cards import Card, cards, records
from onrecord.page.kinds import Kind, Kinds
from onrecord.page.marks import Layout, Passage, lay_out

_HEADLINE: Final = 140
"""Characters that a first paragraph may have to be shown as a headline."""

_NAME: Final = 60
"""Characters of a first paragraph that stand for a title where there is none."""


@dataclass(frozen=True, slots=True)
class ArticleView:
    """An article to be shown. `notes` says what is missing, such as an extractor that failed, in a line each.

    `sha256` is the hash of the whole text; `excerpt` says that `article.text` has only pieces of it.
    """

    article: Article
    layout: Layout
    cards: tuple[Card, ...]
    notes: tuple[str, ...]
    sha256: str
    excerpt: bool = False

    @property
    def headed(self) -> bool:
        """Whether the first paragraph is the headline."""
        if self.excerpt:
            return False
        first, *more = self.layout.passages
        words = self.words(first)
        if self.article.title is not None:
            return words == self.article.title.strip()
        return bool(more) and len(words) <= _HEADLINE and not words.endswith((".", "!", "?", "”", '"'))

    @property
    def name(self) -> str:
        """The title, else the first words; of an excerpt, whose first words are any, the address or the id."""
        if self.excerpt:
            return self.article.title or self.article.url or f"Article {self.article.id}"
        words = self.article.title or self.words(self.layout.passages[0])
        return words if len(words) <= _NAME or self.article.title else words[:_NAME].rsplit(" ", 1)[0] + " …"

    @property
    def counts(self) -> list[tuple[Kind, int]]:
        """How many facts of each kind there are, the kinds as they first turn up."""
        return list(Counter(card.kind for card in self.cards).items())

    def words(self, passage: Passage) -> str:
        """The text of a paragraph."""
        return self.article.text[passage.start : passage.end]


def view(
    article: Article,
    facts: Iterable[bytes],
    kinds: Kinds,
    headlines: Mapping[str, str],
    notes: Sequence[str] = (),
    *,
    excerpt_of: str | None = None,
) -> ArticleView:
    """An article with its facts, which are lines of JSON, made ready to be shown.

    `kinds` is shared by all articles of a page. `headlines` has the `Fact.headline` of each type that is known.
    `excerpt_of` is the hash of the whole text where `article.text` has only pieces of it, each at its place.
    """
    read = records(facts)
    layout = lay_out(article.text, [one.mark for one in read])
    shown = cards(read, article, layout, kinds, headlines)
    sha256 = article.sha256 if excerpt_of is None else excerpt_of
    return ArticleView(article, layout, shown, tuple(notes), sha256, excerpt=excerpt_of is not None)
