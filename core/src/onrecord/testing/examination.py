"""Examination: what became of one check."""

from __future__ import annotations

import traceback
from dataclasses import dataclass
from itertools import islice
from typing import Final, Literal

from onrecord.testing.checks import Check, NotShown
from onrecord.testing.subject import Subject

_SHOWN: Final = 5
"""How many problems a message tells."""


@dataclass(frozen=True, slots=True)
class Finding:
    """What became of a check; `message`: what is wrong and what to do, why it was skipped, or what there is to tell."""

    check: str
    state: Literal["passed", "failed", "skipped"]
    message: str = ""


def examine(subject: Subject, check: Check) -> Finding:
    """Look whether an extractor keeps a rule. Whatever the extractor raises meanwhile is a finding."""
    problems: list[str] = []
    note = skipped = ""
    try:
        for problem in islice(check.problems(subject), _SHOWN + 1):
            problems.append(problem)
        note = "" if problems else check.note(subject)
    except NotShown as why:
        skipped = str(why)
    except Exception as error:
        problems.append("".join(traceback.format_exception(error, limit=-4)).rstrip())
    if problems:
        return Finding(check.name, "failed", _message(subject, check, problems))
    return Finding(check.name, "skipped" if skipped else "passed", skipped or note)


def _message(subject: Subject, check: Check, problems: list[str]) -> str:
    """The rule, what is wrong, and what to do."""
    more = ["and more"] if len(problems) > _SHOWN else []
    lines = [line for one in [*problems[:_SHOWN], *more] for line in one.splitlines()]
    said = "\n".join(f"  {line}" for line in lines)
    return f"{subject.name} breaks the rule {check.name!r}: {check.rule}\n{said}\nWhat to do: {check.remedy}"
