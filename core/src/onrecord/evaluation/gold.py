"""Gold: texts with what is right about them, read from JSON Lines. The format: docs/reference/gold.md."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from pathlib import Path
from typing import Any, NamedTuple

from pydantic import BaseModel, ConfigDict, ValidationError

from onrecord.errors import OnrecordError
from onrecord.wording import broken_at, problems


class GoldError(OnrecordError):
    """A row of gold can't be used; the message says where it is and what to mend."""


def no_rows(files: Iterable[Path]) -> GoldError:
    """The error for files of gold without a row."""
    return GoldError(f"{', '.join(map(str, files))}: there is no row of gold: a JSON object on a line of its own")


class Span(NamedTuple):
    """Half-open offsets of a text, in code points."""

    start: int
    end: int


class GoldEntry(BaseModel):
    """What one entry of gold must have and may have: the scoring of a kind of facts subclasses it.

    Strict: a text is no number. Keys that it does not know are left alone.
    """

    model_config = ConfigDict(strict=True, extra="ignore", frozen=True)

    optional: bool = False


@dataclass(frozen=True, slots=True)
class GoldRow:
    """A text and what is right about it. `fields` is the whole row; `where` says where it stands, for errors."""

    id: str
    text: str
    fields: Mapping[str, Any]
    where: str

    def entries(self, key: str, model: type[GoldEntry] | None = None) -> list[dict[str, Any]]:
        """The objects of a list of the row, each held against `model` where one is given.

        Raises GoldError where the list is not there or is something else, and for an object that the model refuses or
        that has a key much like one of the model's; other keys are left alone.
        """
        found = self.fields.get(key)
        if not isinstance(found, list) or any(not isinstance(one, dict) for one in found):
            raise GoldError(f'{self.where}: "{key}" must be a list of objects, [] where there is nothing to find')
        if model is not None:
            for number, one in enumerate(found, 1):
                if wrong := "; ".join(_wrong(one, model)):
                    raise GoldError(f'{self.where}: entry {number} of "{key}": {wrong}')
        return found

    def span(self, given: str | Mapping[str, Any], at: int | None = None) -> Span:
        """Where something stands in the text.

        `given` is an object with `start` and `end`, or with `text` that stands in the text once, or the words alone;
        `at`, or `at` of the object, is the offset of the first character of words that stand there more often. Raises
        GoldError where offsets are outside the text, or its words are others, or words are not found just once.
        """
        entry = {"text": given} if isinstance(given, str) else given
        words, start, end = entry.get("text"), entry.get("start", entry.get("at", at)), entry.get("end")
        if start is None and isinstance(words, str):
            start = self.text.find(words)
            if not words or start < 0:
                raise GoldError(f"{self.where}: {words!r} is not in the text")
            if self.text.find(words, start + 1) >= 0:
                raise GoldError(f"{self.where}: {words!r} is in the text more than once: say which by its offset, `at`")
        if not isinstance(start, int):
            raise GoldError(f"{self.where}: {entry!r} has neither `text` nor offsets")
        end = start + len(words) if end is None and isinstance(words, str) else end
        if not isinstance(end, int) or not 0 <= start < end <= len(self.text):
            raise GoldError(f"{self.where}: {start}:{end} is no range of its {len(self.text)} characters")
        if isinstance(words, str) and self.text[start:end] != words:
            raise GoldError(f"{self.where}: at {start}:{end} the text has {self.text[start:end]!r}, not {words!r}")
        return Span(start, end)


def _wrong(entry: dict[str, Any], model: type[GoldEntry]) -> Iterator[str]:
    """What is wrong with an entry: keys that look like a misspelt one, then what the model says."""
    known = {field.alias or name for name, field in model.model_fields.items()}
    for name in sorted(entry.keys() - known):
        for near in get_close_matches(name, sorted(known), n=1, cutoff=0.8):
            yield f"{name}: there is no such key; did you mean {near!r}?"
    try:
        model.model_validate(entry)
    except ValidationError as error:
        yield problems(error, model)


def read_gold(path: Path) -> Iterator[GoldRow]:
    """The rows of a file of gold, or of every .jsonl in a folder, by name. Raises GoldError as `read_file`, and for a
    folder without one."""
    if not path.is_dir():
        yield from read_file(path)
        return
    files = sorted(path.glob("*.jsonl"))
    if not files:
        raise GoldError(f"{path}: there is no gold in this folder: no file ends with .jsonl")
    for file in files:
        yield from read_file(file)


def read_file(file: Path) -> Iterator[GoldRow]:
    """The rows of a file of gold.

    Raises GoldError for a file that is not UTF-8, for a line that is no JSON object with the strings `id` and `text`,
    and for an id that was there.
    """
    try:
        lines = file.read_text(encoding="utf-8-sig").split("\n")  # no other line ends: strings may hold U+2028
    except UnicodeDecodeError as error:
        raise GoldError(f"{file}: not UTF-8: {error.reason} at byte {error.start}") from error
    seen: dict[str, int] = {}
    for number, line in enumerate(lines, 1):
        if not line.strip():
            continue
        where = f"{file}:{number}"
        try:
            fields = json.loads(line)
        except json.JSONDecodeError as error:
            raise GoldError(f"{where}: no JSON: {error.msg} ({broken_at(error)})") from error
        if not isinstance(fields, dict) or not all(isinstance(fields.get(key), str) for key in ("id", "text")):
            raise GoldError(f"{where}: a row of gold is a JSON object with the strings id and text")
        if (first := seen.setdefault(fields["id"], number)) != number:
            raise GoldError(f"{where}: the id {fields['id']!r} is that of line {first} too")
        yield GoldRow(fields["id"], fields["text"], fields, where)
