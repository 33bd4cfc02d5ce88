"""What the tests of sources share: a document as a file, and what is found in it."""

from __future__ import annotations

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from onrecord.sources import Found, Unreadable, read_articles

Read = Callable[..., list[Found | Unreadable]]


@pytest.fixture
def read(tmp_path: Path) -> Read:
    """`read(name, value, **options)`: what is found in a file of this name and value, which may be text or JSON."""

    def read(name: str, value: Any, **options: Any) -> list[Found | Unreadable]:
        path = tmp_path / name
        if not isinstance(value, bytes):
            value = (value if isinstance(value, str) else json.dumps(value)).encode()
        path.write_bytes(value)
        return list(read_articles([str(path)], **options))

    return read


@pytest.fixture
def article(read: Read) -> Callable[..., dict[str, Any]]:
    """The one article of a file, as its record."""

    def article(name: str, value: Any, **options: Any) -> dict[str, Any]:
        (found,) = read(name, value, **options)
        assert isinstance(found, Found), found
        record = json.loads(found.record)
        assert isinstance(record, dict)
        return record

    return article


@pytest.fixture
def reason(read: Read) -> Callable[..., str]:
    """Why the last item of a file can't be read."""

    def reason(name: str, value: Any, **options: Any) -> str:
        found = read(name, value, **options)[-1]
        assert isinstance(found, Unreadable), found
        return found.error.reason

    return reason
