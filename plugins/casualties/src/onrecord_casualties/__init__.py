"""The Onrecord plugin for casualties."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord import hookimpl

if TYPE_CHECKING:
    from onrecord_casualties.extractor import Casualties


@hookimpl
def register_extractors() -> list[type[Casualties]]:
    """The extractor, imported only when it is asked for: the command line starts without a model."""
    from onrecord_casualties.extractor import Casualties

    return [Casualties]
