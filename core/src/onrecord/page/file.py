"""A page in a file: articles are added one after another, and the page is there whole or not at all."""

from __future__ import annotations

import os
import tempfile
from collections.abc import Iterable, Mapping, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Final

from onrecord.article import Article
from onrecord.page.articles import ArticleView, view
from onrecord.page.kinds import Kinds
from onrecord.page.render import render


class PageFile:
    """Collects what a page is to show. `headlines` has the `Fact.headline` of each type that is known."""

    def __init__(self, headlines: Mapping[str, str]) -> None:
        self._headlines = headlines
        self._kinds = Kinds()
        self._views: list[ArticleView] = []
        self._unread: list[str] = []

    @property
    def articles(self) -> int:
        """How many articles were added."""
        return len(self._views)

    @property
    def facts(self) -> int:
        """How many facts they have together."""
        return sum(len(one.cards) for one in self._views)

    def add(self, article: Article, facts: Iterable[bytes], notes: Sequence[str] = ()) -> None:
        """An article with its facts, which are lines of JSON; `notes` says in a line each what is missing."""
        self._views.append(view(article, facts, self._kinds, self._headlines, notes))

    def unread(self, line: str) -> None:
        """Something that could not be read as an article, and why."""
        self._unread.append(line)

    def html(self) -> str:
        """The page."""
        return render(self._views, self._kinds, unread=self._unread)

    def write(self, path: Path) -> None:
        """Write the page to a file, in place of what is there. Raises OSError, and then leaves what was there."""
        data = self.html().encode()
        if path.exists() and not path.is_file():  # such as /dev/stdout
            path.write_bytes(data)
            return
        descriptor, name = tempfile.mkstemp(prefix=f".{path.name}.", dir=path.parent)
        try:
            with os.fdopen(descriptor, "wb") as stream:
                stream.write(data)
            umask = os.umask(0)
            os.umask(umask)
            Path(name).chmod(0o666 & ~umask)
            Path(name).replace(path)
        except BaseException:
            with suppress(OSError):
                Path(name).unlink()
            raise


_BEGINNING: Final = b"<!doctype html"


def is_other_file(path: Path) -> bool:
    """Whether there is a file with something in it that is no HTML page, which a page must not take the place of."""
    if not path.is_file():
        return False
    with path.open("rb") as stream:
        begins = stream.read(len(_BEGINNING))
    return bool(begins) and begins.lower() != _BEGINNING
