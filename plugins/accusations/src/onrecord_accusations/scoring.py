"""When an accusation is right, for `onrecord evaluate accusations`.

The asserted accusations of a text are paired with gold's one to one, those that agree most first. Two phrases are the
same where at least half of their words are, by their stems, or where the heads of accuser or accused are. Nobody is
right only where gold has nobody. Those said not to be made, or not so far, are paired among themselves: one of them
that is given as asserted is wrong.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final, Literal

from pydantic import BaseModel, ConfigDict

from onrecord.evaluation import Comparison, GoldEntry, GoldRow, Scoring, aligned
from onrecord_accusations.facts import Kind, Modality, Status
from onrecord_accusations.wording import has_words_of, same_wording

FIELDS: Final = ("accuser", "accused", "act")
_ROLES: Final = ("accuser", "accused")
_WEIGHTS: Final = {"accuser": 1.0, "accused": 1.0, "act": 0.6}
_BOTH_NONE: Final = 0.1
"""What it counts for the pairing that both have nobody."""
_LABELS: Final = ("kind", "status", "denied")
_NAMES: Final = ("reported_by", "accuser_name", "accused_name")

Judged = Literal[
    "accuser", "accused", "act", "kind", "status", "denied", "modality", "reported_by", "accuser_name", "accused_name"
]
"""The fields that gold can say are not judged."""


@dataclass(frozen=True, slots=True)
class Charge:
    """An accusation, in gold or as it was found.

    `texts`: the words that are accepted for accuser, accused and act, none for nobody. `details`: what else is to be
    judged: kind, status, denied, and `reported_by`, `accuser_name`, `accused_name` with None for nobody.
    `denial_is_status`: gold doesn't say apart whether it is denied, and has "denied" for a status.
    """

    texts: Mapping[str, Sequence[str]]
    details: Mapping[str, Any]
    modality: str = "asserted"
    optional: bool = False
    unjudged: frozenset[str] = field(default_factory=frozenset)
    confidence: float = 1.0
    denial_is_status: bool = False

    def same(self, gold: Charge, name: str) -> bool:
        """Whether a field is as gold has it; a field that gold doesn't judge is."""
        if name in gold.unjudged:
            return True
        mine, theirs = self.texts[name], gold.texts[name]
        if not mine or not theirs:
            return not mine and not theirs
        return any(same_wording(mine[0], text, by_head=name != "act") for text in theirs)

    def has_roles_of(self, gold: Charge) -> bool:
        """Whether accuser and accused are both as gold has them."""
        return all(self.same(gold, name) for name in _ROLES)


class Words(BaseModel):
    """Words of a text, and others that are as good."""

    model_config = ConfigDict(strict=True)

    text: str
    alt: list[str] = []


class AccusationEntry(GoldEntry):
    """An accusation in gold. What is judged is what is there, but for accuser, accused and act, which must be."""

    accuser: str | Words | None
    accused: str | Words | None
    act: str | Words | None
    kind: Kind | Literal["other"] | None = None
    status: Status | Literal["denied"] | None = None
    denied: bool = False
    modality: Modality = "asserted"
    reported_by: str | None = None
    accuser_name: str | None = None
    accused_name: str | None = None
    ignore: Sequence[Judged] = ()


class AccusationScoring(Scoring):
    """Whether there is an accusation, who accuses, who is accused, of what, and where the matter stands."""

    key: ClassVar[str] = "accusations"
    entry = AccusationEntry

    def compare(self, row: GoldRow, facts: Sequence[Mapping[str, Any]]) -> Comparison:
        found = [_found(fact) for fact in facts]
        gold = [_gold(entry) for entry in row.entries(self.key, self.entry)]
        partial = bool(row.fields.get("partial"))
        comparison = Comparison()
        made = [one for one in gold if one.modality == "asserted"]
        _compare_made(comparison, [one for one in found if one.modality == "asserted"], made, partial)
        unmade = [one for one in gold if one.modality != "asserted"]
        if unmade:
            _compare_unmade(comparison, [one for one in found if one.modality != "asserted"], unmade)
        return comparison


def _compare_made(comparison: Comparison, given: Sequence[Charge], gold: Sequence[Charge], partial: bool) -> None:
    pairs = dict(aligned(given, gold, _in_common, 0))
    needed = [at for at, one in enumerate(gold) if not one.optional]
    found = {other: at for at, other in pairs.items() if not gold[other].optional}
    extra = [] if partial else [at for at in range(len(given)) if at not in pairs]
    if (needed or not gold) and not (partial and not needed):
        comparison.add("text with an accusation", bool(needed and given), bool(given), bool(needed))
    counted = [at for at in needed if not gold[at].unjudged & set(_ROLES)]
    whole = {at for at in counted if at in found and given[found[at]].has_roles_of(gold[at])}
    comparison.add(
        "accuser + accused", len(whole), len([at for at in counted if at in found]) + len(extra), len(counted)
    )
    for name in FIELDS:
        judged = [at for at in needed if name not in gold[at].unjudged]
        stated = [at for at in judged if gold[at].texts[name]]
        right = [at for at in stated if at in found and given[found[at]].same(gold[at], name)]
        shown = [at for at in judged if at in found and given[found[at]].texts[name]]
        more = [at for at in extra if given[at].texts[name]]
        comparison.add(name, len(right), len(shown) + len(more), len(stated))
    _compare_details(comparison, [(given[at], gold[other]) for other, at in found.items()])
    told = [gold[at].details["status"] for at in needed if "status" in gold[at].details]
    same = [at for at in found if _detail_same(given[found[at]], gold[at], "status")]
    comparison.add("status, of all gold", len(same), len(told), len(told))
    comparison.judged += [(given[found[at]].confidence, at in whole) for at in counted if at in found]
    comparison.judged += [(given[at].confidence, False) for at in extra]
    comparison.errors += [f"wrong    {_shown(given[at])}" for at in extra]
    comparison.errors += [f"missed   {_shown(gold[at])}" for at in needed if at not in found]
    comparison.errors += [
        f"differs  {_shown(given[at])}; gold: {_shown(gold[other])}"
        for other, at in found.items()
        if not all(given[at].same(gold[other], name) for name in FIELDS)
    ]


def _compare_details(comparison: Comparison, pairs: Iterable[tuple[Charge, Charge]]) -> None:
    """Count what else is judged of those that were found."""
    for given, gold in pairs:
        for name in gold.details:
            right = _detail_same(given, gold, name)
            if name in _LABELS:
                comparison.add(f"{name}, of those found", right, 1, 1)
            elif gold.details[name] or given.details[name]:
                told, shown = bool(gold.details[name]), bool(given.details[name])
                comparison.add(f"{name.replace('_', ' ')}, of those found", right, shown, told)
            if not right:
                comparison.errors.append(
                    f"{name}  {given.details[name]} in {_shown(given)}; gold: {gold.details[name]}"
                )


def _detail_same(given: Charge, gold: Charge, name: str) -> bool:
    if name not in gold.details:
        return False
    wanted, has = gold.details[name], given.details[name]
    if name == "status" and gold.denial_is_status and given.details["denied"]:
        has = "denied"
    if name == "reported_by" and wanted and has:
        return same_wording(has, wanted, by_head=True)
    if name in _NAMES and wanted and has:
        return has_words_of(has, wanted)
    return bool(wanted == has)


def _compare_unmade(comparison: Comparison, given: Sequence[Charge], gold: Sequence[Charge]) -> None:
    pairs = {other: at for at, other in aligned(given, gold, _in_common, 0)}
    needed = [at for at, one in enumerate(gold) if not one.optional]
    right = [
        at
        for at in needed
        if at in pairs and given[pairs[at]].has_roles_of(gold[at]) and given[pairs[at]].modality == gold[at].modality
    ]
    optional = [at for at in pairs if gold[at].optional]
    comparison.add("negated or hypothetical", len(right), len(given) - len(optional), len(needed))
    comparison.errors += [
        f"{gold[at].modality}  {_shown(given[pairs[at]]) if at in pairs else 'missed'}; gold: {_shown(gold[at])}"
        for at in needed
        if at not in right
    ]


def _found(fact: Mapping[str, Any]) -> Charge:
    def text(name: str) -> list[str]:
        written = (one["exact"] for one in fact["evidence"] if one["field"] in (f"{name}_mention", name))
        return [one for one in (next(written, None) or fact[name],) if one]

    details = {
        **{name: fact.get(name) for name in (*_LABELS, "reported_by")},
        **{f"{name}_name": fact.get(name) for name in _ROLES},
    }
    texts = {name: text(name) for name in FIELDS}
    return Charge(texts, details, fact["modality"], confidence=fact["confidence"])


def _gold(entry: Mapping[str, Any]) -> Charge:
    texts = {}
    for name in FIELDS:
        given = entry[name] or {}
        given = {"text": given} if isinstance(given, str) else given
        texts[name] = [given["text"], *given.get("alt", ())] if given else []
    unjudged = frozenset(entry.get("ignore", ()))
    details = {name: entry[name] for name in (*_LABELS, *_NAMES) if name in entry and name not in unjudged}
    if details.get("status", "") is None:
        del details["status"]
    return Charge(
        texts,
        details,
        entry.get("modality", "asserted"),
        entry.get("optional", False),
        unjudged,
        denial_is_status="denied" not in entry,
    )


def _in_common(one: Charge, gold: Charge) -> float:
    agreed = 0.0
    for name, weight in _WEIGHTS.items():
        if name not in gold.unjudged and one.same(gold, name):
            agreed += weight if one.texts[name] else _BOTH_NONE
    return agreed


def _shown(one: Charge) -> str:
    return " / ".join(next(iter(one.texts[name]), "nobody" if name != "act" else "nothing") for name in FIELDS)
