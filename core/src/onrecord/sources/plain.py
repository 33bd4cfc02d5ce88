"""Plain text: paragraphs of other formats in the one form in which Onrecord's own records have them."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from typing import Final

_BREAK: Final = re.compile("[\n\r\v\f\x1c-\x1e\x85\u2028\u2029]+")
"""What ends a paragraph, as for the reading."""

_INVISIBLE: Final = re.compile("[\u00ad\u200b\u200c\u200e\u200f\u202a-\u202e\u2060-\u2064\u2066-\u206f\ufeff]")
"""Soft hyphens, zero-width spaces and joiners, marks of direction. The joiner of emoji (U+200D) stays."""

_SPACE: Final = re.compile("[\\s\x01-\x1f\x7f-\x9f]+")
"""Every kind of space, non-breaking ones too, and control characters; not NUL, for which articles are refused."""


def line(text: str) -> str:
    """A text as one line: composed (NFC), with single spaces, without what can't be seen; "" where nothing is left."""
    return _SPACE.sub(" ", _INVISIBLE.sub("", unicodedata.normalize("NFC", text))).strip()


def lines(text: str) -> list[str]:
    """The paragraphs of a plain text: its lines that are not empty, each as `line` has it."""
    return _filled(_BREAK.split(text))


def _filled(texts: Iterable[str]) -> list[str]:
    return [plain for text in texts if (plain := line(text))]
