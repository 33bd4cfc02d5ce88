"""When a fact is right, for `onrecord evaluate sanctions`.

A sanction is found where action and target are gold's; its measure, imposer and reason are measured apart, of those
found. Words are compared without case and a leading article.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Any, ClassVar

from onrecord.evaluation import Comparison, GoldRow, Scoring, aligned


class SanctionsScoring(Scoring):
    """Compares actions and targets, then who and why."""

    key: ClassVar[str] = "sanctions"

    def compare(self, row: GoldRow, facts: Sequence[Mapping[str, Any]]) -> Comparison:
        gold = row.entries(self.key)
        pairs = dict(aligned(facts, gold, _in_common, 1.0))
        comparison = Comparison()
        comparison.add("sanction", len(pairs), len(facts), len(gold))
        for field in ("measure", "imposer", "reason"):
            right = [at for at, other in pairs.items() if _plain(facts[at][field]) == _plain(gold[other][field])]
            comparison.add(f"its {field}", len(right), len(pairs), len(pairs))
            comparison.errors += [
                f"{field}  {facts[at][field]!r}, not {gold[other][field]!r}"
                for at, other in pairs.items()
                if at not in right
            ]
        comparison.judged += [(fact["confidence"], at in pairs) for at, fact in enumerate(facts)]
        comparison.errors += [f"wrong    {_shown(fact)}" for at, fact in enumerate(facts) if at not in pairs]
        found = set(pairs.values())
        comparison.errors += [f"missed   {_shown(entry)}" for at, entry in enumerate(gold) if at not in found]
        return comparison


def _in_common(fact: Mapping[str, Any], entry: Mapping[str, Any]) -> float:
    """1 for the same action on the same target, more where who does it is the same too."""
    same = fact["action"] == entry["action"] and _plain(fact["target"]) == _plain(entry["target"])
    return same * (1 + 0.5 * (_plain(fact["imposer"]) == _plain(entry["imposer"])))


def _plain(words: str | None) -> str | None:
    return None if words is None else re.sub(r"^(?:the|an?) ", "", words.lower())


def _shown(one: Mapping[str, Any]) -> str:
    return f"{one['imposer']}: {one['measure']} {one['action']} on {one['target']} for {one['reason']}"
