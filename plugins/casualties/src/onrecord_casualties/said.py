"""Said: in whose words a figure stands, looked up by paragraph."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from typing import TYPE_CHECKING, Final

if TYPE_CHECKING:
    from onrecord.reading import Attribution, Reading

_ASKING: Final = frozenset({"demand", "ask", "urge", "call", "seek", "request", "propose", "order", "want"})


class Said:
    """The attributions of a reading by paragraph, without those of who asks for something: they do not count it.

    A long article has many figures and many attributions; each figure meets only those of its own paragraph.
    """

    def __init__(self, reading: Reading) -> None:
        self._starts = [one.start for one in reading.paragraphs]
        self._contents: list[list[tuple[int, int, Attribution]]] = [[] for _ in self._starts]
        for one in reading.speech:
            if one.cue is not None and one.cue.root.lemma_.lower() in _ASKING:
                continue
            for begin, end in one.contents:
                first = bisect_right(self._starts, begin) - 1
                for at in range(first, bisect_left(self._starts, end)):
                    self._contents[at].append((begin, end, one))

    def innermost(self, start: int) -> Attribution | None:
        """The attribution with the shortest content that holds the character at `start`."""
        holding = [
            (end - begin, one.contents[0][0], one)
            for begin, end, one in self._contents[bisect_right(self._starts, start) - 1]
            if begin <= start < end
        ]
        return min(holding, key=lambda each: each[:2])[2] if holding else None
