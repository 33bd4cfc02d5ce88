"""Telling: whether two ballots can tell of one vote, by the bodies, motions and days that they name."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import Final

from onrecord_votes.ballots import Ballot
from onrecord_votes.bodies import Body
from onrecord_votes.lexicon import countries, demonyms, words
from onrecord_votes.motion_nouns import motion_noun

_GENERIC: Final = words(
    "bill bills resolution motion vote votes measure law legislation amendment plan proposal deal text draft council "
    "parliament senate house assembly committee with that this from have been would will their which after before "
    "favour favor against security united nations the and for not its his her two new all any are was has had who out "
    "one into both all each bills resolutions motions measures laws amendments plans proposals deals texts drafts "
    "decision decisions move changes change version versions idea move such same every any"
)
_WORD: Final = re.compile(r"[^\W\d_]{3,}")
_FIRST_WORD: Final = re.compile(r"[^\W\d_]{4,}")
_STEM: Final = 6
"""How many letters make a word the same: "privatise" and "privatisation"."""

_CHAMBERS: Final = words("whole lower upper")
_KINDS: Final[dict[str, frozenset[str]]] = {
    **dict.fromkeys(words("parliament congress legislature legislative"), _CHAMBERS),
    **dict.fromkeys(words("assembly chamber convention"), _CHAMBERS | {"council"}),
    **dict.fromkeys(("general assembly", "european parliament"), words("whole")),
    **dict.fromkeys(("state house", "lower house", "lower chamber", "house", "commons"), words("lower")),
    **dict.fromkeys(("house of commons", "house of representatives", "house of delegates"), words("lower")),
    **dict.fromkeys(("chamber of deputies", "congress of deputies"), words("lower")),
    **dict.fromkeys(("senate", "upper house", "upper chamber", "lords", "house of lords"), words("upper")),
    **dict.fromkeys(("council", "security council"), words("council")),
    **dict.fromkeys(("committee", "subcommittee"), words("committee")),
    "commission": words("commission committee board"),
    "panel": words("committee commission board court"),
    "board": words("board commission"),
    **dict.fromkeys(("court", "tribunal"), words("court")),
    **dict.fromkeys(("bundesrat", "federation council", "council of states", "rajya sabha", "seanad"), words("upper")),
}
"""What a body with this noun can be: "the chamber" may be a council's."""
_SEATS: Final[dict[str, frozenset[str]]] = {
    **dict.fromkeys(words("senators peers lords"), words("upper")),
    **dict.fromkeys(words("councillors councilors councilmembers selectmen"), words("council committee board")),
    **dict.fromkeys(words("meps"), words("whole")),
}
"""What body those who stand for it sit in, where their name says so."""
_PROPER_KIND: Final = words("whole lower")
"""What a body with a noun of its own, such as a national parliament, can be."""

_OF_ONE_STATE: Final = frozenset(
    head
    for head, kinds in _KINDS.items()
    if kinds & {"lower", "upper"} and head not in words("assembly chamber convention")
)
_ONE_OF_ITS_KIND: Final = frozenset({"security council", "general assembly", "human rights council"})
"""Nouns that are one body's, under however many names: "the UN Security Council"."""

_OF_PLACES: Final = words(
    "city county town parish village community state regional provincial national federal federated local municipal "
    "upper lower general the of on for and in"
)
"""Words in names that don't tell one body from another of its kind."""

_NOUNS: Final = frozenset(noun for head in _KINDS for noun in head.split()) | _OF_PLACES

_REFERRING: Final = re.compile(
    r"\b(?:the|that|this|its|their|\w+day['’]s)\s(?:[\d–—‑-]+\s|\w+\s){0,2}?(?:vote|votes|decision|ballot|tally|result|outcome)\b",
    re.IGNORECASE,
)
"""A vote spoken of as known: "the 5-4 vote", "Tuesday's decision"."""
_FURTHER: Final = re.compile(
    r"\b(?:another|separately|separate|similar|second|third|fourth|other|further|additional|next|same)\b", re.IGNORECASE
)
_ANAPHORIC: Final = re.compile(r"\b(?:the|this|that|it|its)\s$", re.IGNORECASE)
_WEEKDAY: Final = re.compile(r"(?<!last )(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day")
_MANY: Final = 40
"""Votes in all above which two motions with the same tally are rarer than one motion in two wordings."""


def same_tally_apart(ballot: Ballot, others: Iterable[Ballot], text: str) -> bool:
    """Whether a ballot with the tally of others tells of another vote: of another body, motion or day."""
    others = list(others)
    if any(bodies_clash(ballot.body, other.body) for other in others if not is_headline(other, text)):
        return True
    if _REFERRING.search(text, ballot.start, ballot.end) and not _FURTHER.search(text, ballot.start, ballot.end):
        return False
    mine, theirs = motion_words(ballot, text), set().union(*(motion_words(other, text) for other in others))
    if shared(mine, theirs):
        return False
    if any(days_clash(ballot, other, text) or _years_clash(ballot, other, text) for other in others):
        return True
    if not mine or not theirs or all(is_headline(other, text) for other in others):
        return False
    if is_anaphoric(ballot, text):
        return False
    return (
        _votes_in_all(ballot) <= _MANY
        or _FURTHER.search(text, ballot.start, ballot.end) is not None
        or any(_are_named_apart(ballot, other, text) for other in others)
    )


def can_sit(ballot: Ballot, body: Body | None) -> bool:
    """Whether those who hold positions can be members of a body: states have no vote in a state's parliament."""
    states = any(held.voter.country for held in ballot.positions)
    return not (states and body is not None and body.head in _OF_ONE_STATE)


def bodies_clash(one: Body | None, other: Body | None) -> bool:
    """Whether two mentions can't be of one body: "the Senate" and "the House", "Orsk's council" and "Tarn's council".

    Members can stand for any body.
    """
    if one is None or other is None:
        return False
    if one.members or other.members:
        sat = [_SEATS.get(body.head) if body.members else _KINDS.get(body.head) for body in (one, other)]
        return bool(sat[0] and sat[1] and not sat[0] & sat[1])
    if any(left.head == "synod" and _HOUSE_OF_SYNOD.match(right.name) for left, right in ((one, other), (other, one))):
        return False
    mine, theirs = _KINDS.get(one.head), _KINDS.get(other.head)
    if not (mine or theirs) and not (one.head in other.head or other.head in one.head):
        return True
    if not (mine or _PROPER_KIND) & (theirs or _PROPER_KIND):
        return True
    if one.head == other.head and one.head in _ONE_OF_ITS_KIND:
        return False
    names = zip(_names(one.name, one.head), _names(other.name, other.head), strict=True)
    return any(left and right and not left & right for left, right in names)


_HOUSE_OF_SYNOD: Final = re.compile(r"[Hh]ouse of (?:[Ll]aity|[Cc]lergy|[Bb]ishops)")
"""The houses of a church's synod, which vote on its motions apart."""


def motion_words(ballot: Ballot, text: str) -> set[str]:
    """The stems of the words that tell a ballot's motion from others; none where it is only "the bill"."""
    if ballot.motion is None:
        return set()
    said = {word.lower() for word in _WORD.findall(text[slice(*ballot.motion)])} - _GENERIC
    return {(word[:-1] if word.endswith("s") and len(word) > 3 else word)[:_STEM] for word in said}


def shared(mine: set[str], theirs: set[str]) -> int:
    """How many stems of one motion are in another, "close" and "closur" being the same."""
    return sum(any(_agree(one, other) for other in theirs) for one in mine)


def _agree(one: str, other: str) -> bool:
    least = max(4, min(len(one), len(other)) - 1)
    return one == other or (min(len(one), len(other)) >= least and one[:least] == other[:least])


def is_motion_general(ballot: Ballot, text: str) -> bool:
    """Whether a ballot leaves open what its motion was, as "the bill" does; so it is read where it has none."""
    first = _FIRST_WORD.match(text, *ballot.motion) if ballot.motion else None
    return first is None or first.group().lower() in _GENERIC


def is_amendment(ballot: Ballot, text: str) -> bool:
    """Whether what was voted on is told to be an amendment, which is never the bill itself."""
    return ballot.motion is not None and bool(_AMENDMENT.match(text, *ballot.motion))


_AMENDMENT: Final = re.compile(r"(?:[\w-]+\s){0,2}amendment\b")


def is_headline(ballot: Ballot, text: str) -> bool:
    """Whether a ballot stands in a line without an end mark before all others: what it tells, the text tells again."""
    return ballot.paragraph == 0 and text[ballot.end : ballot.end + 1] == "\n" and text[ballot.end - 1] not in '.!?”"'


@lru_cache(maxsize=256)
def _names(name: str, head: str) -> tuple[frozenset[str], frozenset[str]]:
    """The proper names in a body's name, countries by their normal form, and the words that say what it is for."""
    said = re.sub(r"['’]s?(?=\s|$)", "", name).split()
    nouns = _NOUNS.union(head.split())
    own = [word for word in said if word.lower() not in nouns]
    proper = " ".join(word for word in own if word[0].isupper())
    if country := countries().get(proper):
        return frozenset({country}), frozenset()
    normal = {countries().get(word) or demonyms().get(word) or word for word in proper.split()}
    return frozenset(normal), frozenset(word for word in own if word.islower())


def days_clash(one: Ballot, other: Ballot, text: str) -> bool:
    """Whether two ballots are of other weekdays, or one of a weekday and one of another month or year."""
    days = [_WEEKDAY.search(text, *ballot.date) if ballot.date else None for ballot in (one, other)]
    past = [bool(ballot.date and _PAST.search(text, *ballot.date)) for ballot in (one, other)]
    if (days[0] and past[1]) or (days[1] and past[0]):
        return True
    return all(days) and days[0][0] != days[1][0]  # type: ignore[index]


def is_past(ballot: Ballot, text: str) -> bool:
    """Whether a ballot is told of another month or year than the article's."""
    return ballot.date is not None and _PAST.search(text, *ballot.date) is not None


_PAST: Final = re.compile(
    r"\b(?:(?:month|year|decade)s?\s(?:ago|earlier|before)|[Ll]ast\s(?:month|year|[A-Z])|[Ii]n\s(?:early\s|late\s|mid-)?(?:[A-Z]|(?:19|20)\d\d\b))"
)


_LONG_AGO: Final = re.compile(r"\b(?:(?:year|decade)s?\s(?:ago|earlier|before)|[Ll]ast\syear|[Ii]n\s(?:19|20)\d\d)\b")


def _years_clash(one: Ballot, other: Ballot, text: str) -> bool:
    """Whether one vote alone is told to have been in another year."""
    return bool(one.date and _LONG_AGO.search(text, *one.date)) != bool(
        other.date and _LONG_AGO.search(text, *other.date)
    )


def is_anaphoric(ballot: Ballot, text: str) -> bool:
    """Whether the motion is one word that takes up what was told before: "the reform"."""
    if ballot.motion is None:
        return True
    start, end = ballot.motion
    return " " not in text[start:end] and bool(_ANAPHORIC.search(text, max(0, start - 6), start))


def _votes_in_all(ballot: Ballot) -> int:
    if ballot.score:
        return ballot.score.first + ballot.score.second
    return sum(label.count for side, label in ballot.labels.items() if side in ("for", "against"))


def _are_named_apart(one: Ballot, other: Ballot, text: str) -> bool:
    """Whether two motions are of one kind by two names: "the tax bill" and "the farm bill"."""
    kinds = []
    for ballot in (one, other):
        motion = text[slice(*ballot.motion)] if ballot.motion else ""
        noun = motion_noun(motion)
        kinds.append(noun.group().lower().rstrip("s") if noun and noun.start() > 0 else None)
    return kinds[0] is not None and kinds[0] == kinds[1]
