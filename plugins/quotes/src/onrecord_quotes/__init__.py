"""The Onrecord plugin for quotes."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord import hookimpl

if TYPE_CHECKING:
    from onrecord_quotes.extractor import Quotes


@hookimpl
def register_extractors() -> list[type[Quotes]]:
    """The extractor, imported only when it is asked for: the command line starts without a model."""
    from onrecord_quotes.extractor import Quotes

    return [Quotes]
