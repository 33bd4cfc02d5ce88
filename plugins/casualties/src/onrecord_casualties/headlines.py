"""Headlines: a figure that stands in the headline and again in the text under it is one figure."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from onrecord_casualties.modality import modality_of
from onrecord_casualties.subsets import Draft

if TYPE_CHECKING:
    from onrecord.reading import Reading

_ENDS_OF_SENTENCES: Final = frozenset(".!?:;,…\"'”’")


def joined_with_headline(drafts: Sequence[Draft], reading: Reading) -> list[Draft]:
    """The drafts, those of the headline left out that are told again below: harm, bounds and modality are the same.

    The draft that stays has the other as its `headline`; of several in the text it is the first, and no part of a
    figure. A part that named what was left out names what stayed.
    """
    end = _headline_end(reading)
    above = [at for at, each in enumerate(drafts) if each.one.quantity.end <= end]
    below = [at for at, each in enumerate(drafts) if each.one.quantity.start > end and each.whole is None]
    stays: dict[int, int] = {}
    for at in above:
        told = next((one for one in below if _tells(drafts[one]) == _tells(drafts[at])), None)
        if told is not None and told not in stays.values():
            stays[at] = told
    if not stays:
        return list(drafts)
    kept = [at for at in range(len(drafts)) if at not in stays]
    new = {at: place for place, at in enumerate(kept)} | {at: kept.index(told) for at, told in stays.items()}
    headline = {told: drafts[at] for at, told in stays.items()}
    return [
        replace(
            drafts[at], headline=headline.get(at), whole=None if (whole := drafts[at].whole) is None else new[whole]
        )
        for at in kept
    ]


def _headline_end(reading: Reading) -> int:
    """Where the headline ends: the first line of an article of several, without the mark of a sentence's end."""
    text = reading.text
    start = len(text) - len(text.lstrip())
    end = text.find("\n", start)
    line = text[start:end].rstrip() if end > 0 else ""
    return start + len(line) if line and line[-1] not in _ENDS_OF_SENTENCES else -1


def _tells(draft: Draft) -> tuple[str, int | None, int | None, str]:
    quantity, finding = draft.one.quantity, draft.finding
    high = None if finding.over else quantity.high
    return finding.harm, quantity.low, high, modality_of(finding.verb or finding.predicate)
