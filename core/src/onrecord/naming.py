"""Names that people give for extractors: the extractor's own (`votes`), or the type of its facts (`vote`)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from onrecord.extractor import Extractor
from onrecord.wording import did_you_mean

Extractors = Mapping[str, type[Extractor[Any, Any]]]
"""Classes of extractors by their names."""


def named(name: str, extractors: Extractors) -> str | None:
    """The name of the extractor that is meant, None where no extractor and no type of facts is called so.

    Where one extractor has the name that another's facts have as their type, it is the one that is meant.
    """
    if name in extractors:
        return name
    return next((one for one, extractor in extractors.items() if extractor.fact_model.fact_type == name), None)


def unknown(name: str, extractors: Extractors) -> str:
    """What to say of a name that no extractor has: the nearest that one has, else all."""
    types = {one.fact_model.fact_type for one in extractors.values()}
    hint = did_you_mean(name, {*extractors, *types}) or f"; there are {', '.join(extractors) or 'none'}"
    return f"there is no extractor {name!r}{hint}"
