"""Decisions told by a verb of resolve and its infinitive: "declined 5-4 to renew the lease"."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import TYPE_CHECKING, Final

from onrecord.reading.numbers.lexicon import TENS, UNITS
from onrecord_votes.decisions.complements import COMPLEMENT, COMPLEMENT_REACH
from onrecord_votes.decisions.decision import Decision, Outcome
from onrecord_votes.lexicon import words
from onrecord_votes.realis import is_unreal

if TYPE_CHECKING:
    from spacy.tokens import Span

RESOLVING: Final[dict[str, Outcome]] = {
    **dict.fromkeys(words("declined declines refused refuses"), "rejected"),
    **dict.fromkeys(words("opted opts chose chooses decided decides resolved resolves"), "adopted"),
    **dict.fromkeys(words("agreed agrees elected elects"), "adopted"),
}
"""Verbs with an infinitive that tell what a body resolved: "declined 5-4 to renew the lease", "opted not to renew it".
"""
_UP_TO_INFINITIVE: Final = re.compile(
    r"(?:,?\s(?:by|in|on|with|without|a|an|the|of|to|against|votes?|voting|majority|margin|count|\w+ly|\w+day|late|again|also|instead|show|hands|night|evening|morning|afternoon|[\d–—‑-]+|"
    rf"nem\.?|con\.?|consensus|acclamation|{'|'.join(sorted({*UNITS, *TENS}))}),?)*\s?"
)
"""What may stand between a verb of RESOLVING and its infinitive: a tally, an adverb, a day."""


def find_by_infinitive(span: Span, text: str) -> Iterator[Decision]:
    """ "declined 5-4 to …", "opted not to …": verbs that need the infinitive to tell a decision."""
    for token in span:
        told = RESOLVING.get(token.lower_)
        if told is None and token.i > span.start and token.nbor(-1).lower_ == "did":
            told = RESOLVING.get(f"{token.lower_}s")  # "members did agree to set up a panel"
        elif told is None or is_unreal(text, span.start_char, token.idx):
            continue
        if told is None:
            continue
        end = token.idx + len(token)
        for match in COMPLEMENT.finditer(text, end, min(span.end_char, end + COMPLEMENT_REACH)):
            if not _UP_TO_INFINITIVE.fullmatch(text, end, match.start()):
                break
            if match["verb"] in UNITS or match["verb"] in TENS:  # "declined by five votes to four to …"
                continue
            if match["verb"] and (match["not"] or not token.lower_.startswith("elect")):  # "elected to the council"
                yield Decision("resolve_verb", told, token.idx, end, token.i, complement=match.start())
                break
            if match["against"] and told == "adopted" and not re.match(r"\s\d", text[match.end() : match.end() + 2]):
                yield Decision("resolve_verb", "rejected", token.idx, end, token.i, complement=match.end())
                break
