"""Standing: whether a sentence really tells of a vote, as a list of rules with an example each."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Final, Literal

from onrecord_votes.bodies import Body
from onrecord_votes.deciders import Relation
from onrecord_votes.decisions import Decision, Outcome
from onrecord_votes.lexicon import runs, words
from onrecord_votes.motion_nouns import names_motion
from onrecord_votes.positions import Held
from onrecord_votes.tally import Label, Score, Side

Standing = Literal["reported", "decided", "detail", "deed"]
"""How much is told: that a body voted; that it decided, without a word of a vote; or only more about a vote.

A deed is what a body did where nothing tells of a decision: the next sentence may tell of the vote.
"""


@dataclass(frozen=True, slots=True)
class Case:
    """What a part of a sentence holds when its standing is asked for. `words` are the part itself."""

    words: str
    body: Body | None
    relation: Relation | None
    decision: Decision | None
    motion: str | None
    score: Score | None
    labels: dict[Side, Label]
    unanimous: bool
    positions: list[Held]
    voted: bool
    sitting: bool
    """Whether the article has named a body not long before."""

    @property
    def counted(self) -> bool:
        return self.score is not None or bool(self.labels)

    @property
    def predicate(self) -> str:
        return self.decision.rule if self.decision else ""

    @property
    def names_motion(self) -> bool:
        return names_motion(self.words)


@dataclass(frozen=True, slots=True)
class StandingRule:
    """`applies` says whether a case has the standing; `example` is a sentence that the rule reads."""

    name: str
    standing: Standing
    applies: Callable[[Case], bool]
    example: str


_TELLING: Final = re.compile(
    r"\b(?:narrowly|overwhelmingly|resoundingly|party[-\s]lines?|bipartisan|show\sof\shands|same\s(?:margin|vote|tally)|voice\svote|near[-\s]?unanim\w+|roll[-\s]call|"
    r"by\sa\smajority\sof|"
    r"(?:two-thirds|three-fifths|simple|slim|large|wide|narrow|clear|absolute|overwhelming|comfortable)\s(?:majority|margin)|"
    r"(?:by|in|on|after)\sa\s(?:[\w–-]+\s){0,4}vote\b|by\sa\s[\w-]+-vote\smargin|"
    r"by\s(?:just\s|only\s)?(?:a\s(?:margin|majority)\sof\s(?:just\s|only\s)?)?[\w-]+\svotes?\b)",
    re.IGNORECASE,
)
_SUPERMAJORITY: Final = re.compile(
    r"\b(?:\d+\s(?:votes\s)?(?:are|is|was|were)\s(?:needed|required|necessary)|two-thirds|2/3|three-fifths|three-quarters|supermajority|procedural|cloture|filibuster\w*|60\svotes|overrid\w+|convict\w*)\b",
    re.I,
)
_BY_A_VOTE: Final = re.compile(
    r"\b(?i:by|after|following|in|with|on|via)\s(?:a|an)\s(?:[\w-]+\s){0,3}(?:vote|margin|majority|tally|count)\sof\s[\w,]+\s?(?:[-–—‑]|to\s)|"
    r"\b(?i:by|after|following|in|with|on|via)\s(?:a|an|the)\s(?:[\w-]+\s){0,2}\d+\s?(?:[-–—‑]|-?to-?)\s?\d+\s(?:[\w-]+\s){0,3}(?:vote|majority|margin)\b|"
    r"\b[Vv]oting\s(?:by\s)?[\d,]+\s?(?:[-–—‑]|to\s)\s?[\d,]+\s(?:to|for|in\sfavou?r)\b|"
    r"\b[Ww]ith\s[\w,]+\s(?:votes?\s|members?\s|states?\s|countries\s)?(?:voting\s)?in\sfavou?r\b"
)
"""The vote as the means of what the sentence tells: "by a vote of 5-0, the board closed the quarry"."""

_HANDS: Final = re.compile(r"\bhands\b")
"""What members raise."""

_DEEDS: Final = words(
    "abolished added allowed amended annexed appointed awarded banned barred bought called capped ceded changed "
    "chose closed commissioned created cut declared decriminalised decriminalized deferred delayed demanded "
    "deplored dissolved doubled ended established expanded expelled extended fined fired formed froze funded gave "
    "granted halved hired imposed increased introduced kept legalised legalized let lifted lowered made merged "
    "moved named opened ordered outlawed permitted postponed privatised privatized prolonged put raised "
    "reappointed recalled recognised recognized reduced referred reinstated removed renamed renewed reopened "
    "repealed replaced reprimanded rescinded restored returned revoked scrapped sent set settled shelved shut "
    "sold stripped suspended tabled tightened took upheld urged waived widened "
)
"""What a body does by adopting a motion to do so: of a vote on what any other verb says, the outcome is not known."""

_SEATS: Final = re.compile(r"\b(?:seats?|elections?)\b")
"""What parties fall short of a majority in, without any vote of a body."""

ELECTING: Final = frozenset({"elect_verb", "become_verb"})
_ONLY_OF_BODIES: Final = frozenset(
    f"{base}_verb" for base in words("pass approve adopt ratify reject override defeat enact confirm impeach censure")
) | {"gives_approval", "wins_approval"}
"""What only bodies do to what is before them: these need no noun for a motion."""

_BY_ANYBODY: Final = frozenset(f"{base}_verb" for base in words("accept endorse back agree"))
"""What is told of motions outside of bodies, too."""
_OF_MOTIONS: Final = frozenset(f"{base}_verb" for base in words("pass approve adopt ratify reject defeat carry lose"))
_BY_VOTES: Final = re.compile(
    r"\bby\s(?:just\s|only\s)?(?:a\s(?:margin|majority)\sof\s)?(?:a\s(?:single|handful\sof)|one|two|three|four|five|six|seven|eight|"
    r"nine|ten|\d{1,3})\svotes?\b",
    re.IGNORECASE,
)
"""A margin in votes, which motions are told with whoever decided on them."""

_MANY: Final = re.compile(
    r"(?:more|many|few|fewer|several|dozens|hundreds|(?!(?:19|20)\d\d\s)\d+|"
    r"(?:two|three|four|five)\s(?:[\w-]+\s)?(?:bills|laws|acts|measures))\b",
    re.IGNORECASE,
)
_ELECTORS: Final = re.compile(r"\b(?:ballots?|MPs|coalition|chancellor|parliament\w*)\b", re.IGNORECASE)


def _is_decided(case: Case) -> bool:
    """Whether a body is told to have decided on a motion; a record of many ("passed more bills than any") is none."""
    if case.body is None or case.relation is None or (case.motion and _MANY.match(case.motion)):
        return False
    if case.relation == "place" and case.predicate == "fail_verb":
        return True
    if case.predicate == "resolve_verb" and case.relation == "subject":
        return True
    if case.predicate == "told_verb" and case.relation == "subject":
        return True
    return case.names_motion or (case.relation != "place" and case.predicate in _ONLY_OF_BODIES)


def _is_on_motion(case: Case) -> bool:
    """Whether a motion is told to have been decided on, whoever did it: "a third motion was adopted"."""
    if case.predicate == "passage" or (case.unanimous and case.predicate in _ONLY_OF_BODIES):
        return case.motion is not None  # "the renewal of quotas was adopted by consensus"
    if case.motion and names_motion(case.motion) and case.predicate in _BY_ANYBODY:
        return _TELLING.search(case.words) is not None  # "an amendment was accepted by voice vote"
    return case.motion is not None and names_motion(case.motion) and case.predicate in _ONLY_OF_BODIES | {"carry_verb"}


def _is_done_to_motion(case: Case) -> bool:
    """Whether something that bodies decide on is told to have had something done to it: "the mandate was renewed"."""
    return case.decision is None and case.names_motion and not _DEEDS.isdisjoint(runs(case.words))


STANDING_RULES: Final = (
    StandingRule(
        "tally",
        "reported",
        lambda case: (
            case.counted
            and case.decision is not None
            and (
                case.body is not None
                or case.names_motion
                or case.voted
                or bool(case.positions)
                or "confidence" in case.predicate
            )
        ),
        "The Senate of Tarn passed the bill 30-12.",
    ),
    StandingRule(
        "confidence",
        "reported",
        lambda case: "confidence" in case.predicate or case.predicate == "survives_ellipsis",
        "The premier survived a no-confidence vote.",
    ),
    StandingRule(
        "unanimous",
        "reported",
        lambda case: (
            case.unanimous
            and (
                (case.body is not None and case.relation is not None)
                or (case.sitting and (_is_on_motion(case) or _is_done_to_motion(case)))
            )
        ),
        "The council of Tarn approved the budget unanimously.",
    ),
    StandingRule(
        "tally_of_body",
        "reported",
        lambda case: (
            (
                case.body is not None
                and (
                    (case.score is not None and case.voted)
                    or (case.decision is None and {"for", "against"} <= case.labels.keys())
                    or (case.decision is None and "for" in case.labels and _tells_deed(case))
                )
            )
            or (
                case.sitting
                and case.decision is None
                and {"for", "against"} <= case.labels.keys()
                and (case.voted or _HANDS.search(case.words) is not None)
            )
        ),
        "By a vote of 5-0, the board closed the quarry.",
    ),
    StandingRule(
        "positions",
        "reported",
        lambda case: case.decision is None and case.body is not None and case.voted and len(case.positions) > 1,
        "Ordain and Pell abstained in the General Assembly vote.",
    ),
    StandingRule(
        "decision",
        "reported",
        lambda case: (
            case.decision is not None and case.relation == "subject" and case.voted and len(case.positions) > 1
        ),
        "Ministers of the council endorsed it, with Ordain abstaining and Pell voting against.",
    ),
    StandingRule(
        "vote_verb",
        "reported",
        lambda case: case.predicate == "vote_verb" and case.decision is not None and case.decision.outcome is not None,
        "The assembly of Tarn voted to close the mine.",
    ),
    StandingRule(
        "shortfall",
        "reported",
        lambda case: (
            case.predicate == "shortfall"
            and not _SEATS.search(case.words)
            and (case.body is not None or case.names_motion or case.sitting)
            and (case.voted or case.counted or bool(case.positions))
        ),
        "The bill fell short of a majority when the Senate of Tarn voted.",
    ),
    StandingRule(
        "shortfall",
        "decided",
        lambda case: case.predicate == "shortfall" and case.relation == "subject" and case.names_motion,
        "The Tarn parliament failed to pass the amendment.",
    ),
    StandingRule(
        "by_votes",
        "reported",
        lambda case: (
            case.motion is not None
            and names_motion(case.motion)
            and case.predicate in _OF_MOTIONS
            and (
                _BY_VOTES.search(case.words) is not None
                or (case.sitting and re.search(r"voice\svote|show\sof\shands", case.words) is not None)
            )
        ),
        "The clause was defeated by a single vote.",
    ),
    StandingRule(
        "elected_by_body",
        "reported",
        lambda case: case.predicate in ELECTING,
        "Ana Brod was elected president by the Tarn parliament.",
    ),
    StandingRule(
        "decision",
        "reported",
        lambda case: (
            case.predicate in _OF_MOTIONS | {"adopt_verb"}
            and bool(case.positions)
            and case.voted
            and _is_on_motion(case)
        ),
        "Ordain's proposal was adopted, although Pell voted against it.",
    ),
    StandingRule(
        "override",
        "reported",
        lambda case: case.predicate == "override_verb" and _is_decided(case),
        "The Senate of Tarn overrode the governor's veto.",
    ),
    StandingRule(
        "decision",
        "reported",
        lambda case: (
            case.predicate not in ("", "vote_verb", "shortfall")
            and (_is_decided(case) or (case.sitting and _is_on_motion(case)))
            and bool(case.positions or _TELLING.search(case.words))
        ),
        "The Tarn assembly narrowly approved the bill.",
    ),
    StandingRule(
        "decision",
        "decided",
        lambda case: (
            case.predicate not in ("", "vote_verb", "shortfall")
            and (_is_decided(case) or (case.sitting and _is_on_motion(case)))
        ),
        "The Tarn assembly approved the bill.",
    ),
)
"""The first that applies gives the standing; a case that none applies to is a detail."""


def standing_of(case: Case) -> tuple[Standing, str]:
    """The standing of a case and the rule that gives it."""
    rule = next((rule for rule in STANDING_RULES if rule.applies(case)), None)
    return (rule.standing, rule.name) if rule else ("detail", "detail")


def outcome_of(case: Case, rule: str) -> Outcome | None:
    """The outcome that a case tells. A court's ruling is neither for nor against a motion: it has none."""
    if case.body is not None and case.body.is_court:
        return None
    told = case.decision.outcome if case.decision else None
    if told or rule not in ("unanimous", "tally_of_body"):
        return told
    return "adopted" if rule == "unanimous" or _tells_deed(case) else None


def _tells_deed(case: Case) -> bool:
    """Whether a vote is told as the means of what was done by it."""
    return _BY_A_VOTE.search(case.words) is not None and not _DEEDS.isdisjoint(runs(case.words))


_MOST_ELECTORS: Final = 1_000
"""Votes in all from which on those who elect are no body."""


def is_election_by_body(case: Case) -> bool:
    """Whether an election is one by a body ("elected by parliament"), not by the people ("elected to parliament")."""
    if case.body is not None and re.search(rf"\b(?:to|into|for)\s(?:the\s)?{re.escape(case.body.name)}", case.words):
        return False
    if case.relation in ("subject", "agent") or case.unanimous or (case.score is not None and case.body is not None):
        return True
    if case.score is not None and case.sitting and case.score.first + case.score.second < _MOST_ELECTORS:
        return True
    return "for" in case.labels and bool(_ELECTORS.search(case.words))


def is_supermajority(words: str) -> bool:
    """Whether a stretch of text speaks of a majority larger than half."""
    return bool(_SUPERMAJORITY.search(words))


def by_majority(counts: Mapping[Side, int], words: str, whole: int | None = None) -> Outcome | None:
    """What a plain majority decides where both sides are counted, or more than half of a `whole` are for it.

    None where more than half was needed, by the `words`.
    """
    if is_supermajority(words):
        return None
    if whole and whole < 2 * counts.get("for", 0) <= 2 * whole:
        return "adopted"
    if not {"for", "against"} <= counts.keys():
        return None
    return "adopted" if counts["for"] > counts["against"] else "rejected" if counts["against"] > counts["for"] else None
