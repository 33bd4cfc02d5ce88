"""Triggers: the words and phrases without which a paragraph can't tell of a vote.

A paragraph is parsed for its triggers, so a word is one only where it can tell of a vote without another trigger beside
it. Words of elections ("ballot", "voting", "vote for her") and verbs with many other uses ("failed", "backed") count
only in phrases that bodies' decisions are told in: with the body before them, with a motion, or with a count behind.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import product
from typing import Final

from onrecord_votes.lexicon import entries, words

_MOTIONS: Final = words(
    "bill bills measure motion resolution amendment nomination proposal legislation treaty deal plan budget package "
    "law text draft article articles veto"
)
_REQUESTS: Final = words(
    "permit license licence variance request application petition appeal lease rezoning exemption waiver bid"
)
_DIGITS: Final = tuple(f"{digit}*" for digit in range(1, 10))
"""Any number in digits: "failed 44-56"."""

_DASHES: Final = "-–—‑"


def _phrases(*parts: Iterable[str]) -> set[str]:
    """Every phrase of one word of each part; an empty word leaves its place out."""
    return {" ".join(word for word in those if word) for those in product(*parts)}


def _of_bodies(*verbs: str) -> set[str]:
    """Verbs as bodies do them: "the Senate confirmed", "lawmakers reject", "confirmed 53-41", "confirmed by 53"."""
    bodies = {*entries("bodies"), *entries("members")}
    return (
        _phrases(bodies, ("", "had", "has", "have", "narrowly", "overwhelmingly"), verbs)
        | _phrases({f"{verb}," for verb in verbs}, _DIGITS)
        | _phrases(verbs, ("", "by", "on a", "in a", "by a", "by the", "along"), _DIGITS)
        | _phrases(verbs, ("by a", "on a", "in a"), ("vote", "margin", "majority", "narrow", "wide", "party"))
    )


def _of_motions(*verbs: str) -> set[str]:
    """Verbs as they are done to motions: "backed the deal", "the bill failed"."""
    return _phrases(verbs, ("", "the", "a", "his", "her", "its"), _MOTIONS) | _phrases(
        _MOTIONS, ("", "was", "were", "has", "have", "was narrowly"), verbs
    )


_VOTES: Final = (
    {"votes", "voted", "outvoted", "abstain*", "abstention*", "veto*", "unanimous*", "no-confidence", "motion"}
    | {"by consensus", "by acclamation", "party lines", "party-line", "two-thirds", "in favor", "in favour"}
    | {"security council", "general assembly", "resolution"}
    | _phrases(("first", "second", "third", "final", "secret", "leadership", "confidence", "blank"), ("ballot*",))
    | {"ballot of", "ballots of", "round of balloting"}
)
_BEHIND_VOTE: Final = words(
    "against to on down with by along yes no aye nay present unanimously overwhelmingly narrowly after late early of "
    "monday tuesday wednesday thursday friday saturday sunday margin tally count fell failed passed was came in"
)
_BEFORE_VOTE: Final = words(
    "a the first second final floor line procedural cloture confidence roll-call call bipartisan close narrow "
    "unanimous recorded impeachment confirmation senate house council parliamentary committee parliament assembly"
)
_VOTE: Final = (
    # "vote" is mostly the people's: a body's comes in these phrases, or ends its own ("by a 61 to 38 vote, the House")
    _phrases(("vote", "voting"), _BEHIND_VOTE | {"in favor", "in favour", *_DIGITS})
    | _phrases(("vote for", "voting for"), ("", "the", "a"), _MOTIONS)
    | _phrases(_BEFORE_VOTE, ("vote",))
    | {"vote" + mark for mark in (".", ",", ";", " (")}
    | {f"{dash}{digit} vote" for dash in _DASHES for digit in range(10)}
    | _phrases(("fell by", "falls by", "gone down", "went down", "goes down"), _DIGITS)
    | _phrases(("was", "were"), ("lost", "carried"), ("", "by", "on a"), _DIGITS)
    | _phrases(
        ("gave", "gives", "granted", "given"),
        ("its", "final", "unanimous", "preliminary", "initial", "formal", "its final"),
        ("approval", "assent", "consent", "backing", "blessing"),
    )
    | {"signed off on", "single vote", "split down the middle"}
    | _phrases(words("two three four five six seven eight nine ten eleven twelve"), ("against", "for and"))
    | {"-one vote", "not voting", "show of hands", "vote ended", "vote was tied", "vote resulted"}
    | _phrases(
        (
            "tied",
            "ties",
            "deadlocks",
            "deadlocked",
            "split",
            "deadlocked at",
            "tied at",
            "tied,",
            "deadlocked,",
            "split,",
        ),
        _DIGITS,
    )
)
_COURTS: Final = (
    _phrases(("ruled", "rules", "ruling", "ruling,", "held", "holds"), ("", "in a", "by"), _DIGITS)
    | {f"{dash}{digit} {word}" for dash in _DASHES for digit in range(10) for word in ("ruling", "decision")}
    | _phrases(("divided", "split"), ("ruling", "decision"))
)
_OPINIONS: Final = {
    "in dissent",
    "dissented",
    "dissenting",
    "wrote for the majority",
    "wrote the majority",
    "ruled unanimously",
} | _phrases(("wrote", "filed"), ("a", "the"), ("dissent",))
_CONFIDENCE: Final = _phrases(("such",), ("votes", "motions")) | _phrases(
    ("voted", "vote"), ("him", "her", "it", "them"), ("out of office", "out of power")
)
_FAILED_TO: Final = words(
    "pass win secure reach get gain muster garner advance clear override convict approve carry agree adopt be elect"
)
_DAYS: Final = words("monday tuesday wednesday thursday friday saturday sunday")
_DEEDS: Final = words(
    "approved awarded banned barred closed created cut declared dismissed ended expelled fired granted hired imposed "
    "increased kept left lifted lowered named ordered outlawed raised reappointed rebuffed removed renewed repealed "
    "scrapped stripped struck suspended toppled unseated upheld urged withdrew sacked chose"
)
bodies_said: Final = {*entries("bodies"), *entries("members")}
_DECISIONS: Final = (
    {"passed", "passes", "approved", "approves", "adopts", "ratif*", "overrode", "overridden", "impeached", "censured"}
    | {"override", "overrides", "adopted", "rejects", "rejected", "rejecting"}
    | {"sailed through", "sails through", "sail through"}
    | _of_bodies(
        "turned down", "endorsed", "accepted", "supported", "opposed", "beat back", "turned back", "split", "divided"
    )
    | _of_motions("endorsed", "accepted", "rejected", "denied", "refused", "granted")
    | _phrases(("denied", "refused"), ("a", "the", "an"), _REQUESTS)
    | _phrases(
        words("got won received secured earned gained"),
        ("", "a", "the", "final", "unanimous"),
        ("approval", "assent", "go-ahead", "green light", "blessing"),
    )
    | _phrases(words("got won received secured"), ("the",), ("backing of", "support of", "confidence of"))
    | _phrases(("all",), words("two three four five six seven eight nine ten eleven twelve"), ("members", "of the"))
    | {
        "nem con",
        "nem. con",
        "casting vote",
        "deciding vote",
        "was accepted",
        "was carried",
        "thumbs-up",
        "in the minority",
        "the minority.",
    }
    | _phrases(("below", "short of", "under"), ("the",), _DIGITS)
    | _phrases(("margin of", "majority of", "split"), _DIGITS)
    | _phrases(("margin of", "majority of", "split"), words("one two three four five six seven eight nine ten"))
    | _phrases({*entries("bodies"), *entries("members")}, words("adopt approve back confirm defeat elect oust pass"))
    | _phrases(("turned down", "threw out", "shot down"), ("the", "a", "his", "her"), _MOTIONS)
    | _phrases(("throws out", "threw out", "turns down", "votes down"), ("the", "a", "an"))
    | _of_bodies("advanced", "backed", "cleared", "confirmed", "defeated", "failed", "reject")
    | _of_motions("advanced", "backed", "cleared", "defeated", "failed")
    | _phrases(
        ("failed to",), ("pass", "win", "secure", "reach", "get", "gain", "muster", "garner", "advance", "clear")
    )
    | _phrases(("failed to", "fails to", "fail to"), _FAILED_TO)
    | _phrases(("failed", "advanced", "defeated", "confirmed"), ("in", "in the", "by the"), entries("bodies"))
    | _phrases(bodies_said, ("", "on", "late", "late on"), _DAYS)
    | _phrases(bodies_said, _DEEDS)
    | _phrases(words("lawmakers legislators deputies mps councillors senators parliamentarians"), ("in",))
    | {
        "aye* are",
        "ayes have",
        "noes have",
        "said no",
        "said yes",
        "without dissent",
        "votes of",
        "made up the majority",
        "struck down",
        "strikes down",
        "final count",
        "final tally",
        "tally was",
        "was overturned",
    }
    | _of_bodies("overturned", "dismissed", "reversed", "struck", "scrapped")
    | _phrases(words("squeaked scraped sneaked breezed cruised squeezed squeaks scrapes"), ("through", "past"))
    | {"second reading", "third reading", "final reading", "waved through"}
    | _phrases(words("rejection approval passage defeat adoption endorsement"), ("of the", "of a", "of an"), _MOTIONS)
    | _phrases(
        ("recommended", "recommended by", "recommends", "recommends by", "died", "died on a", "died in a"), _DIGITS
    )
    | _of_motions("recommended", "killed", "sank", "blocked", "opposed", "supported", "favored", "favoured")
    | _phrases(("opposed", "supported", "backed", "favored", "favoured"), ("it", "them"))
    | {"recommended approval", "recommended denial", "lone dissenter", "voice vote", "ayes", "noes", "not guilty"}
    | _phrases(("falls,", "fell,", "falls", "fails", "fails by", "fails on a"), _DIGITS)
    | _phrases({*entries("bodies"), *entries("members")}, ("killed", "blocked", "sank"))
    | _of_bodies("dismissed", "denied", "acquitted", "shot down")
    | _of_motions("dismissed", "denied", "shot down")
    | _phrases({*entries("bodies"), *entries("members")}, ("nixed", "spurned", "buried", "withheld", "refused"))
    | _phrases(("dismissed", "denied"), ("by the",), entries("bodies"))
    | {"confirmed as", "confirmed the nomination", "backed by all", "backed by the remaining"}
)
_OFFICES: Final = ("president", "speaker", "prime minister", "chancellor", "chairman", "chair", "leader")
_ELECTIONS: Final = (
    {"elected by", "re-elected"}
    | _phrases(("elected",), _OFFICES)
    | _phrases(("elected",), ("its", "as its", "a new"), _OFFICES)
    | _phrases(("chose", "picked", "choose", "pick"), ("new", "a new"), ("leader", "speaker", "chair"))
    | _phrases(("as",), ("its", "their", "its new", "their new"), _OFFICES)
)

_RESOLUTIONS: Final = (
    _phrases(("opted", "chose", "decided", "agreed", "resolved"), ("not to",))
    | _phrases(
        ("declined", "refused", "decided", "opted", "agreed", "chose"),
        ("", "by", "by a vote of", "on a", "in a"),
        _DIGITS,
    )
    | _phrases(("declined", "refused"), ("to",), ("pass", "approve", "adopt", "confirm", "ratify", "renew", "advance"))
)
_PRESENT: Final = _phrases(
    bodies_said,
    words(
        "accepts agrees appoints awards backs censures clears confirms dismisses elects endorses expels extends "
        "impeaches lifts names orders ousts refuses removes renews suspends"
    ),
) | _phrases({*entries("members")}, words("vote agreed supporting opposing backing"))
"""What bodies do as headlines and digests tell it."""
_MEMBERS: Final = _phrases(("members",), ("approved", "rejected", "declined", "refused"))

TRIGGERS: Final[frozenset[str]] = frozenset().union(
    _VOTES, _VOTE, _COURTS, _OPINIONS, _CONFIDENCE, _DECISIONS, _RESOLUTIONS, _MEMBERS, _ELECTIONS, _PRESENT
)
"""What the extractor declares."""
