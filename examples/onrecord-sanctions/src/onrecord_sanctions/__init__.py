"""An Onrecord plugin: sanctions."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord import hookimpl

if TYPE_CHECKING:
    from onrecord_sanctions.extractor import Sanctions


@hookimpl
def register_extractors() -> list[type[Sanctions]]:
    """The extractor, imported only when it is asked for: the command line starts without a model."""
    from onrecord_sanctions.extractor import Sanctions

    return [Sanctions]
