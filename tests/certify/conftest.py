"""Certification: what operators are promised, shown at the size that it is promised for.

`make certify` runs these tests in full and prints a table with what was measured; `make test` runs each in a short form
that takes seconds.
"""

from __future__ import annotations

from typing import Final

import pytest
from certification import Certify, Scale, in_full

_ROWS: Final = pytest.StashKey[list[tuple[str, str, str]]]()


@pytest.fixture(scope="session")
def scale() -> Scale:
    return Scale.of_this_run()


@pytest.fixture
def certify(request: pytest.FixtureRequest) -> Certify:
    rows = request.config.stash.setdefault(_ROWS, [])
    test = request.node.nodeid.removeprefix("tests/certify/")

    def note(promise: str, figures: str) -> None:
        rows.append((promise, figures, test))

    return note


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter, config: pytest.Config) -> None:
    """Print the table, as Markdown, so that it can be put into docs/operating.md as it is."""
    if rows := config.stash.get(_ROWS, []):
        terminalreporter.section("certified" if in_full() else "certified, in short")
        for row in (("promise", "figures", "test"), ("---",) * 3, *rows):
            terminalreporter.write_line(f"| {' | '.join(row)} |")
