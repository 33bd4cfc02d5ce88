"""When an accusation is right, for `onrecord evaluate accusations`.

The accusations of a text are paired with gold's one to one, those that agree most first. Two phrases are the same
where at least half of their words are, by their stems, or where the heads of accuser or accused are. Nobody is right
only where gold has nobody.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, ClassVar, Final

from onrecord.evaluation import Comparison, GoldError, GoldRow, Scoring, aligned

FIELDS: Final = ("accuser", "accused", "act")
_WEIGHTS: Final = {"accuser": 1.0, "accused": 1.0, "act": 0.6}
_BOTH_NONE: Final = 0.1
"""What it counts for the pairing that both have nobody."""
_HALF: Final = 0.5

_WORD: Final = re.compile(r"[\w$%&.'-]+")
_FILLERS: Final = {
    "the", "a", "an", "of", "to", "and", "his", "her", "its", "their", "that", "this", "these", "those", "'s", "mr",
    "mrs", "ms", "dr", "some", "who", "which", "has", "have", "had", "been", "was", "were", "is", "be",
}  # fmt: skip
_BEHIND_HEAD: Final = {
    "of", "in", "for", "with", "from", "at", "on", "by", "who", "which", "that", "whose", "to", "over", "against",
    "and", "or", "including", "based", "accused", "called", "named", "under", "behind", "between", "during",
}  # fmt: skip


@dataclass(frozen=True, slots=True)
class Charge:
    """An accusation, in gold or as it was found; each field has the texts that are accepted, none for nobody."""

    texts: Mapping[str, Sequence[str]]
    status: str | None
    optional: bool = False
    unjudged: frozenset[str] = field(default_factory=frozenset)
    confidence: float = 1.0

    def same(self, gold: Charge, name: str) -> bool:
        """Whether a field is as gold has it; a field that gold doesn't judge is."""
        if name in gold.unjudged:
            return True
        mine, theirs = self.texts[name], gold.texts[name]
        if not mine or not theirs:
            return not mine and not theirs
        return any(_same(mine[0], text, by_head=name != "act") for text in theirs)


class AccusationScoring(Scoring):
    """Whether there is an accusation, who accuses, who is accused, of what, and where the matter stands."""

    key: ClassVar[str] = "accusations"

    def compare(self, row: GoldRow, facts: Sequence[Mapping[str, Any]]) -> Comparison:
        given = [_found(fact) for fact in facts if fact["modality"] == "asserted"]
        gold = [_gold(entry, row) for entry in row.entries(self.key)]
        partial = bool(row.fields.get("partial"))
        pairs = dict(aligned(given, gold, _in_common, 0))
        needed = [at for at, one in enumerate(gold) if not one.optional]
        found = {other: at for at, other in pairs.items() if not gold[other].optional}
        extra = [] if partial else [at for at in range(len(given)) if at not in pairs]
        comparison = Comparison()
        if (needed or not gold) and not (partial and not needed):
            comparison.add("text with an accusation", bool(needed and given), bool(given), bool(needed))
        whole = _whole(given, gold, found, needed)
        counted = [at for at in needed if not gold[at].unjudged & {"accuser", "accused"}]
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
        told = [at for at in found if gold[at].status]
        same = [at for at in told if given[found[at]].status == gold[at].status]
        comparison.add("status, of those found", len(same), len(told), len(told))
        comparison.judged += [(given[at].confidence, at in {found[one] for one in whole}) for at in found.values()]
        comparison.judged += [(given[at].confidence, False) for at in extra]
        comparison.errors += [f"wrong    {_shown(given[at])}" for at in extra]
        comparison.errors += [f"missed   {_shown(gold[at])}" for at in needed if at not in found]
        comparison.errors += [
            f"differs  {_shown(given[found[at]])}; gold: {_shown(gold[at])}"
            for at in found
            if not all(given[found[at]].same(gold[at], name) for name in FIELDS)
        ]
        return comparison


def _whole(
    given: Sequence[Charge], gold: Sequence[Charge], found: Mapping[int, int], needed: Sequence[int]
) -> list[int]:
    """Those of gold whose accuser and accused are both right."""
    return [
        at
        for at in needed
        if at in found
        and not gold[at].unjudged & {"accuser", "accused"}
        and all(given[found[at]].same(gold[at], name) for name in ("accuser", "accused"))
    ]


def _found(fact: Mapping[str, Any]) -> Charge:
    def text(name: str) -> list[str]:
        written = (one["exact"] for one in fact["evidence"] if one["field"] in (f"{name}_mention", name))
        return [one for one in (next(written, None) or fact[name],) if one]

    status = "denied" if fact["denied"] else fact["status"]
    return Charge({name: text(name) for name in FIELDS}, status, confidence=fact["confidence"])


def _gold(entry: Mapping[str, Any], row: GoldRow) -> Charge:
    texts = {}
    for name in FIELDS:
        given = entry.get(name) or {}
        given = {"text": given} if isinstance(given, str) else given
        if not isinstance(given, Mapping) or (given and not isinstance(given.get("text"), str)):
            raise GoldError(f"{row.where}: {name} must be words, an object with `text`, or null, unlike {given!r}")
        texts[name] = [given["text"], *given.get("alt", ())] if given else []
    return Charge(texts, entry.get("status"), bool(entry.get("optional")), frozenset(entry.get("ignore", ())))


def _in_common(one: Charge, gold: Charge) -> float:
    agreed = 0.0
    for name, weight in _WEIGHTS.items():
        if name not in gold.unjudged and one.same(gold, name):
            agreed += weight if one.texts[name] else _BOTH_NONE
    return agreed


def _same(one: str, other: str, *, by_head: bool) -> bool:
    if by_head and (head := _head(one)) and _stem(head) == _stem(_head(other)):
        return True
    mine, theirs = Counter(map(_stem, _content(one))), Counter(map(_stem, _content(other)))
    words = mine.total() + theirs.total()
    return bool(mine and theirs) and 2 * (mine & theirs).total() >= _HALF * words


def _words(text: str) -> list[str]:
    found = (word.lower().strip(".-'").removesuffix("'s") for word in _WORD.findall(text.replace("’", "'")))
    return [word for word in found if word]


def _content(text: str) -> list[str]:
    words = _words(text)
    return [word for word in words if word not in _FILLERS] or words


def _head(phrase: str) -> str:
    """The last word of a noun phrase before what is behind its head: "officers" of "the officers in the boat"."""
    words = _words(re.split(r"[,(;:]|\s--?\s", phrase.strip(), maxsplit=1)[0])
    end = next((at for at, word in enumerate(words) if at and word in _BEHIND_HEAD), len(words))
    return words[end - 1] if words else ""


def _stem(word: str) -> str:
    ending = next((one for one in ("ing", "ed", "es", "s") if word.endswith(one) and len(word) > len(one) + 3), "")
    return word.removesuffix(ending)


def _shown(one: Charge) -> str:
    return " / ".join(next(iter(one.texts[name]), "nobody" if name != "act" else "nothing") for name in FIELDS)
