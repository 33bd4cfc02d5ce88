"""Writes the pages of docs/reference that say what the code says.

`make reference` runs it; a test compares. The pages are not to be edited: the words come from the code.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from pathlib import Path
from typing import Final

import commands_page
import facts_page
import hooks_page
import layers_page
import settings_page

REFERENCE: Final = Path(__file__).parents[1] / "reference"
PAGES: Final[Mapping[str, Callable[[], str]]] = {
    "commands.md": commands_page.page,
    "facts.md": facts_page.page,
    "hooks.md": hooks_page.page,
    "layers.md": layers_page.page,
    "settings.md": settings_page.page,
}
_HEAD: Final = "<!-- Written by docs/generate from the code; `make reference` writes it anew. -->\n\n"


def pages() -> dict[str, str]:
    """The text of each generated page, by its name."""
    return {name: _HEAD + page() for name, page in PAGES.items()}


def main() -> None:
    """Write the pages."""
    for name, text in pages().items():
        (REFERENCE / name).write_text(text, encoding="utf-8")


if __name__ == "__main__":
    main()
