"""From text to Reading: paragraphs, triggers, the shared parse, and the layers on top.

`Model` and `Reader`, which need spaCy, are imported when they are first asked for: plugins are loaded also by processes
that read nothing, such as the worker's own, and those start sooner and stay smaller without it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from onrecord.reading.layers import LAYERS, Demand
from onrecord.reading.mentions import Mention, Mentions
from onrecord.reading.numbers import Quantity
from onrecord.reading.paragraphs import Paragraph
from onrecord.reading.quoted import Region
from onrecord.reading.reading import Annotated, Reading
from onrecord.reading.speech import Attribution

if TYPE_CHECKING:
    from onrecord.reading.annotation import DEFAULT_MODEL, Model
    from onrecord.reading.reader import Reader

__all__ = [
    "DEFAULT_MODEL",
    "LAYERS",
    "Annotated",
    "Attribution",
    "Demand",
    "Mention",
    "Mentions",
    "Model",
    "Paragraph",
    "Quantity",
    "Reader",
    "Reading",
    "Region",
]


def __getattr__(name: str) -> Any:
    if name == "Reader":
        from onrecord.reading.reader import Reader

        return Reader
    if name in ("DEFAULT_MODEL", "Model"):
        from onrecord.reading import annotation

        return getattr(annotation, name)
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
