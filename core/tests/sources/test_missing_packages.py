"""Formats whose packages are not installed: an error that says which to install, and the next file is read."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import Any

import pytest

from onrecord.sources import Found, read_articles

BODY = '{"uri": "urn:pier", "versioncreated": "2026-05-04", "body_html": "<p>It voted.</p>"}'


@pytest.mark.parametrize(
    ("package", "name", "value", "extra"),
    [
        ("defusedxml", "feed.xml", "<rss></rss>", "feeds"),
        ("lxml", "pier.json", BODY, "feeds"),
        ("trafilatura", "page.html", "<html></html>", "html"),
    ],
)
def test_a_missing_package_is_named_and_the_next_file_is_read(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, package: str, name: str, value: str, extra: str
) -> None:
    modules: dict[str, Any] = dict.fromkeys([package, f"{package}.etree"])  # None: as if it were not there
    for module, nothing in modules.items():
        monkeypatch.setitem(sys.modules, module, nothing)
    (tmp_path / name).write_text(value)
    (tmp_path / "story.txt").write_text("It voted.")
    missing, story = read_articles([str(tmp_path / name), str(tmp_path / "story.txt")])
    assert not isinstance(missing, Found)
    assert missing.error.reason == "missing_package"
    assert f"{package}" in str(missing.error)
    assert f"pip install 'onrecord-core[{extra}]'" in str(missing.error)
    assert isinstance(story, Found)
