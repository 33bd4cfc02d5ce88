"""Redaction: the configured secrets out of what errors say.

Plugins run with the worker's variables and may read its files. What one of them says about a login that failed must not
carry a password on to dead letters, the ledger and logs. That is a guard against carelessness: a plugin that spells a
secret backwards gets it through.
"""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Final
from urllib.parse import quote

from onrecord.errors import OnrecordError
from onrecord.outcome import Failure

HIDDEN: Final = "***"
SHORTEST: Final = 4
"""Characters. A shorter secret is left alone: it would be found in the middle of words, and be told by their gaps."""

_CUT: Final = "…"
"""Begins a text whose beginning was cut off, and with it perhaps that of a secret."""


class Redaction:
    """Takes secrets out of texts: as they are, and as Python, JSON and addresses write them."""

    def __init__(self, secrets: Iterable[str]) -> None:
        forms = {form for secret in secrets if len(secret) >= SHORTEST for form in _forms(secret)}
        self._forms = sorted(forms, key=len, reverse=True)  # the longest first: one may be part of another

    def __call__(self, text: str) -> str:
        """The text without secrets."""
        for form in self._forms:
            text = text.replace(form, HIDDEN)
        return self._without_rest(text) if text.startswith(_CUT) else text

    def failure(self, failure: Failure) -> Failure:
        """A failure without secrets in its words. The class of the error is code, and stays."""
        return replace(failure, message=self(failure.message), trace=self(failure.trace))

    @contextmanager
    def errors(self) -> Iterator[None]:
        """Take secrets out of the words of Onrecord's errors that leave the body: they are shown to people."""
        try:
            yield
        except OnrecordError as error:
            error.args = tuple(self(one) if isinstance(one, str) else one for one in error.args)
            raise

    def _without_rest(self, text: str) -> str:
        for form in self._forms:
            for length in range(len(form) - 1, SHORTEST - 1, -1):
                if text.startswith(form[-length:], len(_CUT)):
                    return _CUT + HIDDEN + text[len(_CUT) + length :]
        return text


def _forms(secret: str) -> Iterator[str]:
    yield secret
    yield repr(secret)[1:-1]
    yield json.dumps(secret)[1:-1]
    yield quote(secret, safe="")
