"""The Onrecord plugin for votes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord import hookimpl

if TYPE_CHECKING:
    from onrecord_votes.extractor import Votes


@hookimpl
def register_extractors() -> list[type[Votes]]:
    """The extractor, imported only when it is asked for: the command line starts without a model."""
    from onrecord_votes.extractor import Votes

    return [Votes]
