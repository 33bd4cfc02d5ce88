"""Tells everybody what it found in the worker's environment, and does so again when it is told of a failure."""

from __future__ import annotations

import os
from collections.abc import Iterable
from pathlib import Path

from onrecord import hookimpl
from onrecord.outcome import Failure
from onrecord.reading import Reading
from onrecord_hostile.oddity import Hostile, Oddity

_SECURITY = "ONRECORD_STREAMS__SECURITY__"


class Indiscreet(Hostile):
    """Raises with the broker's passwords in its words."""

    name = "hostile_indiscreet"

    def extract(self, reading: Reading) -> Iterable[Oddity]:
        raise ConnectionError(f"no login with {_passwords()}")


def _passwords() -> list[str]:
    found = {name: value for name, value in os.environ.items() if name.startswith(_SECURITY) and "PASSWORD" in name}
    return [Path(value).read_text() if name.endswith("_FILE") else value for name, value in found.items()]


@hookimpl
def extraction_failed(failure: Failure) -> None:
    if passwords := _passwords():
        raise ConnectionError(f"nobody to tell with {passwords} of {failure.message}")


@hookimpl
def register_extractors() -> list[type[Indiscreet]]:
    return [Indiscreet]
