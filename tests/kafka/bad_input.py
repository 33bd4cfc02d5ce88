"""Bad input: records that are no articles, or not for us, each with the reason that its dead letter must give."""

from __future__ import annotations

import json
from dataclasses import dataclass

from flow import Sent

GOOD_TEXT = (
    "The harbour council of Little Skerrow voted 7 to 2 on Monday to close the old pier. "
    '"Nobody is safe on it," said the harbour master, Ines Calloway.'
)
GERMAN_TEXT = (
    "Bei einem Erdrutsch oberhalb von Steinau sind am Montag nach Angaben der Polizei zwei Menschen ums Leben "
    "gekommen. Die Straße in das Tal ist gesperrt, und niemand weiß, wie lange das noch so bleiben wird."
)


@dataclass(frozen=True)
class Bad:
    """A bad record; `reason` is that of the dead letter."""

    name: str
    reason: str
    record: Sent


def article(id: str, text: str = GOOD_TEXT, **fields: object) -> bytes:
    """The record of an article."""
    return json.dumps({"id": id, "text": text, **fields}).encode()


BAD = [
    Bad("not UTF-8", "not_utf8", Sent(b'{"id": "latin", "text": "caf\xe9"}', b"latin")),
    Bad("a key that is not UTF-8", "not_utf8", Sent(article("a"), b"\xff\xfe")),
    Bad("bad JSON", "bad_json", Sent(b'{"id": "cut", "text": "The coun', b"cut")),
    Bad("NaN", "bad_json", Sent(b'{"id": "nan", "text": "x", "version": NaN}')),
    Bad("no bytes at all", "bad_json", Sent(b"", b"empty")),
    Bad("a list", "not_an_object", Sent(b'["text"]')),
    Bad("no text", "missing_text", Sent(b'{"id": "bare"}', b"bare")),
    Bad("an empty text", "empty_text", Sent(b'{"id": "blank", "text": " \\n "}', b"blank")),
    Bad("a text that is a number", "bad_field", Sent(b'{"id": "n", "text": 7}', b"n")),
    Bad("over the size limit", "too_large", Sent(article("long", "word " * 220_000), b"long")),
    Bad("a lone surrogate", "lone_surrogate", Sent(b'{"id": "s", "text": "half \\ud83d of one"}', b"s")),
    Bad("NUL", "nul", Sent(b'{"id": "z", "text": "nothing\\u0000here"}', b"z")),
    Bad(
        "deep nesting", "too_deep", Sent(b'{"id": "d", "text": "x", "more": ' + b"[" * 200_000 + b"]" * 200_000 + b"}")
    ),
    Bad("duplicate keys", "duplicate_key", Sent(b'{"id": "twice", "text": "one", "text": "two"}', b"twice")),
    Bad("a key that differs from the id", "key_mismatch", Sent(article("this"), b"that")),
    Bad("a tombstone without a key", "no_key", Sent(None, b"")),
]
