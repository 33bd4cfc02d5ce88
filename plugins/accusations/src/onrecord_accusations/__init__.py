"""The Onrecord plugin for accusations."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord import hookimpl

if TYPE_CHECKING:
    from onrecord_accusations.extractor import Accusations


@hookimpl
def register_extractors() -> list[type[Accusations]]:
    """The extractor, imported only when it is asked for: the command line starts without a model."""
    from onrecord_accusations.extractor import Accusations

    return [Accusations]
