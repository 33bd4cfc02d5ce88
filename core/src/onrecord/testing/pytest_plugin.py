"""What pytest gets from Onrecord: the option that writes schemas, and the kit's notes at the end of a run."""

from __future__ import annotations

from typing import TYPE_CHECKING

from onrecord.testing.suite import UPDATE_SCHEMAS

if TYPE_CHECKING:
    import pytest


def pytest_addoption(parser: pytest.Parser) -> None:
    """Add the option."""
    parser.getgroup("onrecord").addoption(
        UPDATE_SCHEMAS,
        action="store_true",
        help="write the JSON Schemas that extractor_suite compares, instead of comparing them",
    )


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    """Tell what the checks have to tell, such as the time per 1,000 tokens."""
    reports = terminalreporter.getreports("passed")
    notes = [str(note) for report in reports for name, note in report.user_properties if name == "onrecord"]
    if notes:
        terminalreporter.section("onrecord")
        for note in notes:
            terminalreporter.write_line(note)
