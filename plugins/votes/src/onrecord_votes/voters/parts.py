"""What tells that a voter is a part of a party only."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Final

from onrecord_votes.lexicon import entries, one_of, words
from onrecord_votes.voters.voter import PARTY_NOUN, Voter, is_party

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_QUANTIFIERS: Final = words(
    "some many most several few two three four five six seven eight nine ten eleven twelve dozen dozens other "
    "more half another moderate individual certain rebel dissident fellow enough fewer"
)
_WHOLE_GROUP: Final = re.compile(r"\b(?:[Aa]ll|[Tt]he)\s(?:(?:the\s)?[\w,-]+\s\w+s\s)?(?:of|from)\s(?:the\s)?$")
"""A definite number is the whole of a party: "the 44 deputies of the Meadow Party"."""


def _is_definite(number: Token) -> bool:
    """Whether a number counts all that there are: the eight, its eight, the committee's eight."""
    before = number.nbor(-1) if number.i > 0 else None
    return before is not None and (before.lower_ in ("the", "its", "their") or before.tag_ == "POS")


_OF_SOME: Final = frozenset({"who", "that", "from", "in", "on", "of"})


_WHOLE_PARTY: Final = re.compile(
    rf"(?:^|[,;:]\s|\b(?:and|while|but|as)\s)(?:[Mm]embers|{one_of(entries('members'))})\s(?:of|from)\s(?:the\s)?$"
)
"""Its members without a number are a party: "members of the Meadow Party voted against"."""


_OF_OWN: Final = re.compile(r"\b(?:of|from|in)\s(?:[A-Z][\w.-]+['’]s|his|her|its|their)\s(?:own\s)?$")
"""What makes those named next members of a party: "two members of Lund's own Liberal Union, Ada Pell and …"."""
_SUPPORT_OF: Final = re.compile(r"\b(?:support|backing|votes|opposition|objections?)\s(?:of|from)\s(?:the\s)?$")
"""What a party gives as one: "with the support of the Greens"."""


_OF_RULING: Final = re.compile(
    r"\b[A-Z][\w’'-]+,?\s(?:of|from)\sthe\s(?:ruling|governing|opposition|conservative|liberal|socialist|nationalist|populist)\s$"
)
"""What says of which party those named before are."""


def is_part(voter: Voter, span: Span) -> bool:
    if voter.country:
        return False
    before = span.doc[voter.first - 1] if voter.first > span.start else None
    while before is not None and before.lower_ in ("the", "all") and before.i > span.start:
        if before.lower_ == "all":
            return False
        before = before.nbor(-1)
    if before is None:
        return False
    after = span.doc[voter.after].lower_ if voter.after < span.end else ""
    if _OF_RULING.search(span.text[: voter.start - span.start_char]):
        return True  # "deputies Ada Pell and Bo Olm of the ruling National Renewal"
    if voter.group and before.like_num and after not in _OF_SOME and _is_definite(before):
        return False  # "the eight Greens abstained", "the committee's eight Greens"
    if before.lower_ in _QUANTIFIERS or before.like_num:  # the whole: "all 31 Greens", "all but three Greens"
        return not re.search(r"\ball\s(?:but\s)?(?:the\s)?$", span.text[: before.idx - span.start_char], re.IGNORECASE)
    if before.lower_ in ("of", "from") and _WHOLE_GROUP.search(
        span.text[: span.doc[voter.first].idx - span.start_char]
    ):
        return False
    said = span.text[: voter.start - span.start_char]
    if is_party(voter) and _OF_OWN.search(said):
        return True
    if _WHOLE_PARTY.search(said) or _SUPPORT_OF.search(said):
        return False
    return before.lower_ in ("of", "from") and bool(
        voter.group or PARTY_NOUN.search(voter.name) or voter.name.endswith("s")
    )
