"""The words: measures, and verbs with what they do to one."""

from __future__ import annotations

from typing import Final, Literal

Action = Literal["imposed", "extended", "eased", "lifted", "planned"]

MEASURES: Final = frozenset({"sanction", "embargo", "blacklist"})
"""Nouns, by lemma, that are a sanction by themselves."""

WITH: Final = {
    "freeze": frozenset({"asset", "assets", "account", "accounts"}),
    "ban": frozenset({"travel", "visa", "export", "import", "arms", "flight"}),
    "restriction": frozenset({"travel", "visa", "export", "import", "trade"}),
}
"""Nouns, by lemma, that are one with one of these words before them: an asset freeze, but no ban on dogs."""

ACTIONS: Final[dict[str, Action]] = {
    "impose": "imposed", "slap": "imposed", "place": "imposed", "announce": "imposed", "adopt": "imposed",
    "approve": "imposed", "unveil": "imposed", "introduce": "imposed", "order": "imposed",
    "extend": "extended", "renew": "extended", "prolong": "extended", "expand": "extended", "tighten": "extended",
    "ease": "eased", "relax": "eased", "suspend": "eased", "soften": "eased",
    "lift": "lifted", "drop": "lifted", "remove": "lifted", "end": "lifted", "scrap": "lifted",
    "consider": "planned", "propose": "planned", "plan": "planned", "prepare": "planned", "threaten": "planned",
}  # fmt: skip
"""Verbs, by lemma, of which a measure is the object."""

VERBS: Final = frozenset({"sanction", "blacklist"})
"""Verbs, by lemma, of which the target is the object."""

FROZEN: Final = frozenset({"asset", "account", "fund"})
"""What is frozen, by lemma: the target owns it."""

PLANS: Final = frozenset(
    {"threaten", "plan", "propose", "consider", "prepare", "vow", "promise", "want", "hope", "urge"}
)
"""Verbs, by lemma, before "to impose": nothing is imposed yet."""

REFUSALS: Final = frozenset({"refuse", "decline", "fail", "forget"})
"""Verbs, by lemma, before "to impose": nothing is imposed."""

MODALS: Final = frozenset({"will", "would", "may", "might", "could", "should", "shall", "must", "'ll", "’ll", "wo"})

TRIGGERS: Final = frozenset(
    {"sanction*", "embargo*", "blacklist*", "freeze", "freezes", "froze", "frozen", "freezing"}
    | {f"{word} {noun}*" for noun, words in WITH.items() for word in words}
)
