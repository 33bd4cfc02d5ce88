"""A real browser for tests: Chromium from the system, which Playwright drives, and pages that are opened in it.

Where there is none the tests that ask for it are skipped, unless ONRECORD_REQUIRE_BROWSER=1 says that there must be
one.
"""

from __future__ import annotations

import os
import shutil
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import Any, Final

import pytest

REQUIRED: Final = os.environ.get("ONRECORD_REQUIRE_BROWSER") == "1"
NAMES: Final = ("chromium", "chromium-browser", "google-chrome-stable", "google-chrome")

try:
    import playwright.sync_api as playwright
except ImportError:
    playwright = None


class Opened:
    """A page in a tab of its own, and what it asked for or complained of."""

    def __init__(self, context: Any, url: str) -> None:
        self.tab = context.new_page()
        self.noise: list[str] = []
        self.tab.on("console", lambda message: self.noise.append(message.text))
        self.tab.on("pageerror", lambda error: self.noise.append(str(error)))
        self.tab.on("dialog", lambda dialog: (self.noise.append(dialog.message), dialog.dismiss()))
        self._origin = f"{url.split('/', 3)[2]}/" if url.startswith("http:") else None
        self.tab.on("request", lambda request: self._note_request(request.url))
        self.tab.goto(url)

    def lit(self, attribute: str = "data-lit") -> list[str]:
        """The words that are lit, piece by piece."""
        return list(self.tab.locator(f".article.shown .s[{attribute}]").all_inner_texts())

    def open_facts(self) -> list[str]:
        """The kinds of the facts that are open."""
        return list(self.tab.locator(".fact:has([open]) .kind").all_inner_texts())

    def shown_facts(self) -> list[str]:
        """The kinds of the facts in the list."""
        return [one.inner_text() for one in self.tab.locator(".article.shown .fact .kind").all() if one.is_visible()]

    def mark(self, words: str) -> Any:
        """The mark with these words."""
        return self.tab.locator(".article.shown .s", has_text=words).first

    def _note_request(self, url: str) -> None:
        """A page in a file asks for nothing, one of a server only for what is there."""
        if url.startswith("http:") and (self._origin is None or not url.startswith(f"http://{self._origin}")):
            self.noise.append(url)


Open = Callable[..., Opened]


@pytest.fixture(scope="module")
def browser() -> Iterator[Any]:
    """One Chromium for the tests of a module: while Playwright runs, no other test in the process gets a loop."""
    path = next(filter(None, map(shutil.which, NAMES)), None)
    if playwright is None or path is None:
        missing = "Playwright is not installed" if playwright is None else f"none of {', '.join(NAMES)} is on the path"
        if REQUIRED:
            pytest.fail(f"no browser: {missing}")
        pytest.skip(f"no browser: {missing}")
    options = ["--force-color-profile=srgb", "--disable-lcd-text"]  # pictures are the same, and smaller
    if os.geteuid() == 0:
        options.append("--no-sandbox")  # Chromium has no sandbox for root
    with playwright.sync_playwright() as driver:
        launched = driver.chromium.launch(executable_path=path, args=options)
        yield launched
        launched.close()


@pytest.fixture
def open_page(browser: Any) -> Iterator[Open]:
    """Open a file, or an address, in the browser: `open_page(path, width=1280, height=800, **context)`."""
    contexts: list[Any] = []

    def opened(page: Path | str, width: int = 1280, height: int = 800, **options: Any) -> Opened:
        contexts.append(browser.new_context(viewport={"width": width, "height": height}, **options))
        return Opened(contexts[-1], page.as_uri() if isinstance(page, Path) else page)

    yield opened
    for context in contexts:
        context.close()


def focused(opened: Opened) -> str:
    """What a screen reader would call the element that has the focus."""
    name = "(one => one.getAttribute('aria-label') || one.innerText.replace(/\\s+/g, ' '))(document.activeElement)"
    return str(opened.tab.evaluate(name))


def clipboard(opened: Opened, said: str) -> str:
    """What was copied, once the page says so."""
    opened.tab.locator("#said", has_text=said).wait_for()
    return str(opened.tab.evaluate("navigator.clipboard.readText()"))
