"""The checks as a class of tests, for the tests of a plugin."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pydantic import BaseModel

from onrecord.extractor import Extractor

if TYPE_CHECKING:
    import pytest

    from onrecord.testing.checks import Check
    from onrecord.testing.subject import Subject

UPDATE_SCHEMAS = "--onrecord-update-schemas"
"""pytest's option that has committed schemas written instead of compared."""


def extractor_suite(
    extractor: type[Extractor[Any, Any]],
    gold: Path | Iterable[Path] = (),
    *,
    texts: Iterable[str] = (),
    config: BaseModel | None = None,
    schema: Path | None = None,
    max_ms: float | None = None,
) -> type:
    """A class of tests for an extractor, one for each rule of the kit: `TestVerdicts = extractor_suite(Verdicts, …)`.

    `gold` are files of gold or folders of them, `texts` further texts; together they must have some facts, and none
    that is known to be missed for want of a trigger. `config` are the settings to test with, the defaults where none
    are given. `schema` is the committed copy of the JSON Schema: where none is given
    `schemas/<type>.v<version>.json` in the package of the extractor, which pytest writes with
    --onrecord-update-schemas. `max_ms` is the CPU time that the extractor itself may take on the texts, in milliseconds
    per 1,000 tokens; without it time is told and not judged, since machines differ.
    """
    files = [gold] if isinstance(gold, Path) else list(gold)
    others = list(texts)

    @cache
    def subject(update_schema: bool) -> Subject:
        from onrecord.testing.subject import Subject, texts_of

        return Subject(
            extractor,
            texts_of(files, others),
            config=config,
            schema=schema,
            update_schema=update_schema,
            max_ms=max_ms,
        )

    from onrecord.testing.checks import CHECKS

    tests = {f"test_{check.name}": _test(check, subject) for check in CHECKS}
    return type(f"{extractor.__name__}Suite", (), {"__doc__": f"The rules that {extractor.__name__} keeps.", **tests})


def _test(check: Check, subject: Callable[[bool], Subject]) -> Callable[..., None]:
    def test(self: object, pytestconfig: pytest.Config, record_property: Callable[[str, object], None]) -> None:
        import pytest

        from onrecord.testing.examination import examine

        looked_at = subject(bool(pytestconfig.getoption(UPDATE_SCHEMAS, default=False)))
        finding = examine(looked_at, check)
        if finding.state == "skipped":
            pytest.skip(finding.message)
        if finding.state == "failed":
            pytest.fail(finding.message, pytrace=False)
        if finding.message:
            record_property("onrecord", f"{looked_at.name} {check.name}: {finding.message}")

    test.__doc__ = f"{check.rule[:1].upper()}{check.rule[1:]}."
    return test
