"""Tally: the grammar of how counts of votes are written, over the text alone.

Two kinds of rules. A score gives two or three counts in a row whose sides only the outcome tells ("13-0", "218 to
210"). A label gives one count with its side ("14 in favour", "thirteen members abstained"). Margins ("by 13 votes"),
needs ("the nine votes needed") and parts of a side ("20 members of the Meadow Party") are numbers about a vote that
are no count of it: no rule takes them.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final, Literal

from onrecord.reading.numbers.lexicon import TENS, UNITS
from onrecord_votes.counts import IN_WORDS, NUMBER, count
from onrecord_votes.lexicon import entries, one_of, present

Side = Literal["for", "against", "abstain", "absent"]


@dataclass(frozen=True, slots=True)
class Score:
    """Two counts in the order in which they are written, and a third where abstentions follow; offsets as given."""

    first: int
    second: int
    third: int | None
    start: int
    end: int
    rule: str


@dataclass(frozen=True, slots=True)
class Label:
    """One count and its side. `start:end` is the number with its label."""

    side: Side
    count: int
    start: int
    end: int
    rule: str
    whole: int | None = None
    """Of how many, where that is said: 60, of "38 of the 60 senators"."""


@dataclass(frozen=True, slots=True)
class ScoreRule:
    """`pattern` has the groups a and b, and may have c. `example` is read as `gives`.

    Every text that the pattern matches has one of the `hints`, in lower case: they are quicker to look for.
    """

    name: str
    hints: tuple[str, ...]
    pattern: re.Pattern[str]
    example: str
    gives: tuple[int, ...]


@dataclass(frozen=True, slots=True)
class LabelRule:
    """`pattern` may have a group n for the number; without it the count is `fixed`. Hints are as in ScoreRule."""

    name: str
    side: Side
    hints: frozenset[str]
    pattern: re.Pattern[str]
    example: str
    gives: int
    fixed: int | None = None


_FEW: Final = rf"(?:\d{{1,3}}|(?:{'|'.join(sorted(UNITS, key=len, reverse=True))}))"
_DASH: Final = r"\s?[-–—‑−]\s?"
_NOT_BEFORE: Final = (
    r"(?<![\d.,$€£¥#/A-Za-z–—-])(?<!from )(?<!between )(?<!aged )(?<!ages )(?<!ection )(?<!rticle )(?<!hapter )"
    r"(?<!No\. )(?<!Resolution )(?<!olls )"
)
_DIGITS: Final = r"(?:\d{1,3}(?:,\d{3})+|\d{1,4})"
_NOT_AFTER: Final = (
    r"(?![\d/A-Za-z°%]|[.,:]\d|[-–]\w|\s(?:percent|per cent|points?|years?|months?|weeks?|days?|hours?|minutes|million|"
    r"billion|miles|km|seats?|tie\b|deadlock|split\sin\sthe))"
)

GROUP: Final = (
    r"(?:(?:other|remaining|of\sthe\s\d+|council|board|committee|assembly|parliament|commission|panel|member|city|present)\s)*"
    r"(?:votes?|ballots?|members?|countries|country|nations?|states?|lawmakers?|legislators?|senators?|deput(?:y|ies)|"
    r"MPs?|MEPs?|TDs?|parliamentarians?|delegates?|delegations|ministers|judges?|justices?|councill?ors?|commissioners?|"
    r"others|people|peers|bishops|representatives|governors|trustees|supervisors|directors|regents|aldermen|shareholders|"
    r"clergy|priests|cardinals|jurors|parishes|dioceses|churches|parties|governments|provinces|cantons|regions|districts|"
    r"municipalities|associations|federations|unions|clubs|branches|owners)\b(?:\spresent\b)?"
    rf"(?:\s(?:of|in|from)\s(?:the\s|its\s)(?:[\w-]+\s){{0,2}}?"
    rf"(?i:{one_of(('bloc', 'body', *entries('bodies')))})\b"
    r"(?:\sof\s(?:the\s)?[A-Z][\w'’-]+(?:\s(?:of\s)?[A-Z][\w'’-]+)*)?"
    r"(?:\spresent\b)?)?"
)
"""Whom a count of votes counts."""

_LISTED: Final = r"(?:(?!\b(?:vot(?:ed|ing)|while|whereas|but|abstain\w*|oppos\w+|who|which)\b)[^.;:()]){3,120}?"
_NAMED: Final = (
    rf"(?:\s[-–—]\s[A-Z]{_LISTED}\s[-–—]|\s?[–—][A-Z]{_LISTED}[–—]|\s\([A-Z][^()]{{2,120}}\)|"
    rf",\s(?:(?:including|among\s(?:them|whom|these)|such\sas|namely)\s(?:(?:the|its|their|his|her)\s)?(?:[a-z]+\s){{0,2}}"
    rf"[A-Z]|[A-Z][\w-]+(?:\s|,)){_LISTED}(?:,\s(?:who|which)\s[^,.;:]{{3,60}})?,|"
    r",\s[\w-]+\s(?:more|fewer)\sthan\s(?:[a-z]+\s?){1,4},)?"
)
"""Who they are, between a count and its side: "five, among them Ordain, abstained"."""
_OF_WHOLE: Final = (
    r"(?:\s(?:out\s)?of\s(?:(?:the|its|their|a\spossible)\s)?"
    rf"(?:(?:[\w-]+\s){{0,3}}?[\w-]+['’]s?\s)?{NUMBER}|\sof\s(?:its|their|the)(?=\s))?"
)
_WHOLE: Final = re.compile(
    rf"\s(?:[\w-]+\s)?(?:out\s)?of\s(?:(?:the|its|their|a\spossible)\s)?(?:(?:[\w-]+\s){{0,3}}?[\w-]+['’]s?\s)?(?P<whole>{NUMBER})"
)
_WHEN: Final = (
    r"(?:\s(?:on\s)?(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day(?:\s(?:night|evening))?|"
    r"\stoday|\syesterday|\sagain|\slater)?"
)
_SITTING: Final = rf"(?:\s(?:in|at|on)\s(?:the\s)?[A-Z]{_LISTED},?)?"
"""Where those sit who are counted: "93 countries in the General Assembly vote to suspend it"."""
_MOTION: Final = (
    r"(?:it|them|the\s(?:[\w-]+\s){0,2}?(?:bill|motion|plan|proposal|measure|resolution|text|deal|budget|amendment|law|treaty|"
    r"government|cabinet|nomination|sale|ban|reform|change))\b"
)
_CAST: Final = r"(?:,?\s(?:who|which|that))?(?:\s(?:had|have|has|were|was|being|are|came|came\sout|cast|been|voting|voted|vote|votes))*"

_NOT_BROKEN: Final = "".join(f"(?<!{verb} a )" for verb in ("broke", "break", "breaks", "breaking"))
"""A tie that somebody broke is not how the vote ended."""

SCORE_RULES: Final = (
    ScoreRule(
        "score_tied",
        ("tie", "deadlock", "stalemate"),
        re.compile(
            rf"(?:(?<=\ba )|(?<=\ban )){_NOT_BROKEN}(?P<a>{_DIGITS}){_DASH}(?P<b>(?P=a))"
            r"(?=\s(?:tie|deadlock|stalemate)\b(?!-|\sbreak))"
        ),
        "The vote in Tarn ended in a 9-9 tie.",
        (9, 9),
    ),
    ScoreRule(
        "score_each",
        ("each", "apiece"),
        re.compile(
            rf"\b(?:tie|tied|deadlock|deadlocked|split|level)\s(?:at|of|with|on)\s(?=(?P<b>{NUMBER}))(?P<a>{NUMBER})(?:\s{GROUP})?"
            r"\s(?:each|apiece)\b"
        ),
        "It was a tie of 201 votes each.",
        (201, 201),
    ),
    ScoreRule(
        "score_all",
        ("all",),
        re.compile(
            rf"\b(?:tie|tied|deadlock|deadlocked|split|divided|level)\s(?:(?:at|of|with|on)\s)?(?=(?P<b>{_FEW}))(?P<a>{_FEW})(?:-|\s)all\b"
        ),
        "Members split ten-all.",
        (10, 10),
    ),
    ScoreRule(
        "score_dash",
        tuple("-–—‑−"),
        re.compile(
            rf"{_NOT_BEFORE}(?P<a>{_DIGITS}){_DASH}(?P<b>{_DIGITS})(?:{_DASH}(?P<c>\d{{1,3}}))?(?!\svotes\sto\s){_NOT_AFTER}"
        ),
        "The Landtag of Brell voted 13-0 for the canal.",
        (13, 0),
    ),
    ScoreRule(
        "score_to",
        ("to",),
        re.compile(
            rf"{_NOT_BEFORE}(?P<a>{NUMBER})(?:\s(?:{GROUP}))?(?:\sto\s|-to-)(?P<b>{NUMBER}|none|nil)(?:\s(?:{GROUP}))?{_NOT_AFTER}"
        ),
        "The bill passed by 300 votes to 240.",
        (300, 240),
    ),
    ScoreRule(
        "score_hyphened",
        ("-to-",),
        re.compile(rf"(?<![\w-])(?P<a>{IN_WORDS})-to-(?P<b>{IN_WORDS}|none|nil)(?![\w-])"),
        "In an eight-to-three ruling the court struck it down.",
        (8, 3),
    ),
    ScoreRule(
        "score_against",
        ("against", "vs", "versus"),
        re.compile(
            rf"{_NOT_BEFORE}(?P<a>{NUMBER})(?:\s{GROUP}(?:,(?=\sagainst\s))?)?\s(?:as\s)?(?:against|versus|vs\.?)\s(?P<b>{NUMBER})(?:\s{GROUP})?"
            rf"(?!\s(?:votes\s)?(?:needed|required|necessary)){_NOT_AFTER}"
        ),
        "The Tarn council kept the toll by 12 votes against nine.",
        (12, 9),
    ),
)
"""In the order in which they are tried; what one has taken, the next leaves."""


def _labels(
    side: Side, name: str, hints: tuple[str, ...], pattern: str, example: str, gives: int, fixed: int | None = None
) -> LabelRule:
    filled = (
        pattern.replace("{N}", f"(?P<n>{NUMBER})")
        .replace("{M}", NUMBER)
        .replace("{G}", GROUP)
        .replace("{NAMED}", _NAMED)
        .replace("{WHEN}", _WHEN)
        .replace("{SITTING}", _SITTING)
        .replace("{MOTION}", _MOTION)
    )
    return LabelRule(
        name,
        side,
        frozenset(hints),
        re.compile(filled.replace("{CAST}", _NAMED + _CAST).replace("{OF}", _OF_WHOLE)),
        example,
        gives,
        fixed,
    )


LABEL_RULES: Final = (
    _labels(
        "for",
        "for_in_favour",
        ("favo",),
        r"{N}{OF}(?:\s{G}{OF})?{CAST}\sin\sfavou?r\b",
        "Fourteen members were in favour.",
        14,
    ),
    _labels(
        "for",
        "for_voted",
        ("vot",),
        r"{N}{OF}(?:\s{G}{OF})?{NAMED}(?:,?\swho)?(?:\s(?:had|have))?\s(?:voted|voting|vote){WHEN}\s(?:for|yes|aye|yea|to\s(?:approve|adopt|pass|"
        r"support|back|confirm|ratify|accept|convict|impeach|remove|dismiss|oust|override|do\sso))\b",
        "Eleven councillors voted for the bypass.",
        11,
    ),
    _labels(
        "for",
        "for_voted_so",
        ("vote",),
        r"{N}{OF}\s{G}{OF}{SITTING}{NAMED}(?:\s(?:had|have))?\svoted?{WHEN}\sto\s"
        r"(?:uphold\s(?:the|each|both)\s(?:\w+\s)?charges?\b|(?!reject|oppose|acquit|deny|decline|refuse|kill|defeat|turn|throw|uphold|"
        r"sustain|block|keep|drop|table|not\b)[a-z]+\b)",
        "A total of 93 states in the General Assembly voted to suspend Tarn, with 24 against.",
        93,
    ),
    _labels(
        "for",
        "for_backed_it",
        ("back", "support", "favo", "approv"),
        r"{N}\s(?:back(?:ed|ing)?|support(?:ed|ing)?|favou?r(?:ed|ing)?|approv(?:e|ed|ing))\s{MOTION}",
        "Sixty-eight opposed it and 61 supported it.",
        61,
    ),
    _labels(
        "for",
        "for_of_needed",
        ("need", "requir", "necessary"),
        r"\b(?:received|receives|got|gets|won|wins|secured|secures|garnered|gained|obtained|winning|receiving|getting|polled|"
        r"drew|mustered|collected)\s(?:only\s|just\s)?{N}\sof\sthe\s{M}\s(?:votes\s)?(?:that\s)?(?:(?:he|she|it|were|was|are)\s)?"
        r"(?:needed|needs|required|requires|necessary)\b",
        "Bo Karst received only 103 of the 121 votes needed.",
        103,
    ),
    _labels(
        "for",
        "for_said",
        ("said", "say", "agreed"),
        r"{N}{OF}(?:\s{G}{OF})?\ssa(?:id|ys?)\s(?:yes|aye)\b",
        "Of the members 112 said yes.",
        112,
    ),
    _labels(
        "against",
        "against_it",
        ("oppos", "reject"),
        r"{N}\s(?:opposed|opposing|rejected)\s{MOTION}",
        "Sixty-eight backed the bill and 61 opposed it.",
        61,
    ),
    _labels(
        "against",
        "against_opposed_by",
        ("opposed by", "rejected by"),
        r"\b(?:opposed|rejected)\sby\s(?:only\s|just\s|all\s|the\sother\s)*{N}{OF}(?=\s{G}|[,.;]|\swith\b|\sand\b|\swhich\b)",
        "The text was supported by 121 members and opposed by 64.",
        64,
    ),
    _labels(
        "against",
        "against_said",
        ("said", "say"),
        r"{N}{OF}(?:\s{G}{OF})?\ssa(?:id|ys?)\s(?:no|nay)\b",
        "Of the members 118 said no.",
        118,
    ),
    _labels(
        "for",
        "for_agreed",
        ("agreed", "approved", "voted"),
        r"\b(?i:all)\s(?:of\s)?(?:the\s|its\s)?{N}\s{G}{OF}\s(?:agreed|voted|approved)\b(?!\sagainst|\sno\b|\sto\s(?:reject|oppose))",
        "All seven members of the board agreed to close it.",
        7,
    ),
    _labels("for", "for_votes", ("vote",), r"{N}\svotes?\sfor\b", "It got 88 votes for and none against.", 88),
    _labels(
        "for",
        "for_yea",
        ("yea", "yay", "aye", "yes"),
        r"{N}\s(?:(?:yeas?|yays|ayes?|yes\svotes?)\b|yes(?=[,;.)]|\s(?:and|to)\b))",
        "There were 52 yeas.",
        52,
    ),
    _labels(
        "for",
        "for_bare",
        ("for",),
        r"{N}(?:\s{G})?(?:\s(?:was|were|are|is|being))?\sfor(?:\sit)?(?=\sand\b|[,;.)]|\swith\b|$)",
        "The count was 20 for, 3 against.",
        20,
    ),
    _labels(
        "for",
        "for_backed",
        ("back", "support", "approv", "endors"),
        r"{N}{OF}\s{G}{NAMED}(?:\s(?:had|have))?\s(?:backed|backs?|backing|supported|supports?|supporting|approved|approving|approves?|endorsed|endorsing|endorses?)\b",
        "In all, 61 deputies backed the budget.",
        61,
    ),
    _labels(
        "for",
        "for_backing",
        ("backing", "supporting", "endorsing"),
        r"{N}{OF}(?:\s{G}{OF})?{NAMED}\s(?:backing|supporting|endorsing)\s(?:it|them|the|this)\b",
        "It fell, with 44 opposed and 31 backing it.",
        31,
    ),
    _labels(
        "for",
        "for_backed_by",
        ("approved", "backed", "support", "backing", "votes", "endorsed"),
        r"(?:(?:approved|backed|supported|endorsed)\sby|\b(?:support|backing|votes)\sof)\s"
        r"(?:all\s|the\s|other\s|remaining\s|only\s|just\s)*{N}{OF}\s{G}",
        "The text was backed by the remaining 23 members.",
        23,
    ),
    _labels(
        "for",
        "for_received",
        ("vote",),
        r"\b(?:received|receives|got|gets|won|wins|secured|secures|garnered|garners|gained|obtained|winning|receiving|"
        r"securing|garnering|getting|polled|with|attracted|drew|mustered|collected)\s(?:only\s|just\s|all\s|a\stotal\sof\s)?"
        r"{N}{OF}\s(?:valid\s|parliamentary\s|affirmative\s|positive\s)?votes?\b(?!\s(?:against|in\sfavou?r|short|more|needed|required|"
        r"to\s{M}|of\sno))",
        "She was elected speaker with 310 votes.",
        310,
    ),
    _labels(
        "for",
        "for_it_got",
        ("got", "received", "won", "secured", "drew", "mustered"),
        r"\b(?:It|[Tt]he\s(?:bill|motion|amendment|measure|resolution|proposal|text|plan|nominee|candidate))\s"
        r"(?:got|received|won|secured|drew|mustered)\s(?:only\s|just\s)?{N}(?=[.,;]|\sand\s)",
        "The amendment needed 100 votes. It got 94.",
        94,
    ),
    _labels(
        "for",
        "for_needed",
        ("need",),
        r"\bneed(?:s|ed|ing)\s{M}\s(?:votes?|ayes)\s(?:[^.;,\d]{1,40}\s)?,?(?:but|and)\s(?:only\s|just\s)?(?:got|received|won|"
        r"secured|mustered)\s(?:only\s|just\s)?{N}(?=[,;.]|\svotes|\sof\sthem|$)",
        "The motion needed 76 votes and got 71.",
        71,
    ),
    _labels(
        "for",
        "for_guilty",
        ("guilty",),
        r"{N}{OF}(?:\s{G}{OF})?\s(?:vot(?:ed?|es|ing)\s|found\s(?:[\w'’]+\s){1,3}?|finds?\s(?:[\w'’]+\s){1,3}?)guilty\b",
        "In the end 38 of the 60 senators found him guilty.",
        38,
    ),
    _labels(
        "against",
        "against_not_guilty",
        ("not guilty",),
        r"{N}{OF}(?:\s{G}{OF})?\s(?:vot(?:ed?|es|ing)\s|found\s(?:[\w'’]+\s){1,3}?)?not\sguilty\b",
        "Senators voted: 38 guilty, 21 not guilty.",
        21,
    ),
    _labels(
        "for",
        "for_read_out",
        ("ayes", "yeas"),
        r"\b(?i:ayes|yeas)(?:\s(?:are|were|have)\b|:)?(?:\sto\sthe\sright)?,?\s{N}",
        "Ayes 62, noes 58.",
        62,
    ),
    _labels(
        "against",
        "against_read_out",
        ("noes", "nays"),
        r"\b(?i:noes|nays)(?:\s(?:are|were|have)\b|:)?(?:\sto\sthe\sleft)?,?\s{N}",
        "Ayes 62, noes 58.",
        58,
    ),
    _labels(
        "for", "for_listed", (":", "="), r"\b(?i:in\sfavou?r|for|yes|ayes|yeas)\s?[:=]\s?{N}", "In favour: 41.", 41
    ),
    _labels(
        "against",
        "against",
        ("against",),
        r"{N}{OF}(?:\s{G}{OF})?{CAST}\sagainst\b(?!\s\d)",
        "Nine countries voted against.",
        9,
    ),
    _labels(
        "against",
        "against_named",
        ("vot",),
        r"{N}\s{G},\s(?=[A-Z])[^.;:]{3,90},\s(?:all\s)?(?:voted|voting)\s(?:against\b|no\b)",
        "Three members, Ordain, Pell and Skell, voted against the text.",
        3,
    ),
    _labels(
        "abstain",
        "abstain_named",
        ("abst",),
        r"{N}\s{G},\s(?=[A-Z])[^.;:]{3,90},\s(?:all\s)?(?:abstained|abstaining)\b",
        "Three members, Ordain, Pell and Skell, abstained.",
        3,
    ),
    _labels(
        "against",
        "against_voted_no",
        ("vot", "acquit"),
        r"{N}{OF}(?:\s{G}{OF})?{NAMED}(?:\shad|\shave)?\s(?:(?:voted|voting|vote){WHEN}\s(?:no\b|nay\b|to\s(?:reject|oppose|acquit|deny|decline|refuse|kill|defeat|turn\s(?:it\s)?down)\b)|to\sacquit\b)",
        "Three members voted no.",
        3,
    ),
    _labels(
        "against",
        "against_nay",
        ("nay", "no", "dissent", "objection"),
        r"{N}\s(?:nays?\b|noes\b|no\svotes?\b|no(?=[,;.)]|\sand\b)|dissents?\b|dissenting\svotes?\b|objections?\b)",
        "The roll call gave 52 yeas to 48 nays.",
        48,
    ),
    _labels(
        "against",
        "against_opposed",
        ("oppos", "dissent", "object"),
        r"{N}{OF}(?:\s{G}{OF})?{NAMED}(?:,?\swho)?(?:\s(?:were|was|being|had|have))?\s(?:opposed|opposing|opposes?|dissented|dissenting|dissents?|objected|objecting|objects?)\b",
        "Sixty members backed it and 12 opposed it.",
        12,
    ),
    _labels(
        "against",
        "against_only",
        ("vot", "oppos", "dissent"),
        r"\b(?i:only|just)\s{N}\s{G}(?:\s(?:from|of|in)\s[^,.;()]{1,40}?)?\s(?:(?:to|who|that)\s(?:vote|voted|oppose|opposed)\s(?:against\b|no\b|it\b|the\b)|voting\sagainst|voted\sagainst|opposing|opposed|"
        r"dissenting|voting\sno)\b",
        "The dog levy went through with just two senators from Lowgate dissenting.",
        2,
    ),
    _labels("against", "against_listed", (":", "="), r"\b(?i:against|no|noes|nays)\s?[:=]\s?{N}", "Against: 17.", 17),
    _labels(
        "against",
        "against_none",
        ("against", "oppos", "dissent", "voted", "nays", "noes", "object"),
        r"\b(?i:none(?:\sof\s(?:the|its)\s(?:{M}\s)?{G})?(?:\svoted|\svoting)?\s(?:against|oppos\w+|object\w*|dissent\w*)|(?:nobody|no\sone|no\s{G})\s(?:voted\s|voting\s)?(?:against|opposed|"
        r"dissented|dissenting|voted\sno)|(?:no|without(?:\sany)?)\s(?:votes?\sagainst|dissenting\svotes?|nays|noes))\b",
        "The motion passed with no votes against.",
        0,
        fixed=0,
    ),
    _labels(
        "abstain",
        "abstain",
        ("abst", "blank", "present"),
        r"{N}{OF}(?:\s{G}{OF})?{NAMED}(?:,?\swho)?(?:\s(?:had|have|are|is|were|was|chose\sto|opted\sto|decided\sto|in|recorded|formal))?\s"
        r"(?:abstained|abstaining|abstains?|abstentions?|abstainers|blank(?:\s(?:votes|ballots)|(?=[,.;]|$))|vot(?:ed|ing)\s(?:present|blank))\b",
        "Thirteen members abstained.",
        13,
    ),
    _labels(
        "abstain",
        "abstain_listed",
        ("abst",),
        r"\b(?i:abstentions?|abstained|abstaining)\s?[:=]\s?{N}",
        "Abstentions: 6.",
        6,
    ),
    _labels(
        "abstain",
        "abstain_none",
        ("abst",),
        r"\b(?i:(?:none(?:\sof\s(?:the|its)\s(?:{M}\s)?{G})?|nobody|no\sone|no\s{G})\s(?:abstained|abstaining)|(?:no|without(?:\sany)?)\sabstentions?)\b",
        "The treaty was ratified without abstentions.",
        0,
        fixed=0,
    ),
    _labels(
        "absent",
        "absent",
        ("absen", "not", "didn", "missed", "stayed", "walked", "boycott"),
        r"{N}{OF}(?:\s{G}{OF})?{NAMED}(?:,?\swho)?(?:\s(?:were|was|being))?\s(?:absent|absences|absentees|not\svoting|not\spresent|did\snot\s"
        r"(?:vote|take\spart|participate|attend)|didn['’]t\svote|missed\sthe\svote|stayed\saway|walked\sout|"
        r"boycotted\sthe\s(?:vote|session|ballot|sitting))\b",
        "Four deputies were absent.",
        4,
    ),
)


_TWO_NUMBERS: Final = re.compile(
    rf"\d[^.;]{{0,30}}?\d|[-\s]all\b|-to-|(?:{NUMBER})[^.;]{{0,30}}?\b(?:to|against|versus|vs|each|apiece|all)\b",
    re.IGNORECASE,
)
_SECOND_NUMBER: Final = re.compile(
    r"\d\s?[-–—‑−]\s?\d|(?:\sto\s|-to-|(?:against|versus|vs\.?)\s)"
    rf"(?:\d|a\s|none|nil|{'|'.join(sorted({*UNITS, *TENS}))})|\b(?:each|apiece)\b|[-\s]all\b"
)
_NUMERAL: Final = re.compile(rf"\d|\b(?:{'|'.join(sorted({*UNITS, *TENS, 'hundred'}))})")
_NOBODY: Final = re.compile(r"\b(?:none|nobody|no|without)\b")
"""Looks ahead, all but the first at text in lower case: without these no rule can match."""


def find_scores(text: str, start: int = 0, end: int | None = None) -> list[Score]:
    """The scores in a stretch of text, by place; offsets are those of `text`."""
    stop = len(text) if end is None else end
    found: list[Score] = []
    lower = text[start:stop].lower()
    rules = [rule for rule in SCORE_RULES if any(hint in lower for hint in rule.hints)]
    if (
        not rules
        or not _SECOND_NUMBER.search(lower)
        or not _NUMERAL.search(lower)
        or not _TWO_NUMBERS.search(text, start, stop)
    ):
        return found
    for rule in rules:
        for match in rule.pattern.finditer(text, start, stop):
            first, second = count(match["a"]), count(match["b"])
            if _looks_like_years(match["a"], first, second) or _taken(match.start(), match.end(), found):
                continue
            third = match.groupdict().get("c")
            found.append(Score(first, second, int(third) if third else None, match.start(), match.end(), rule.name))
    return sorted(found, key=lambda score: score.start)


def find_labels(text: str, start: int = 0, end: int | None = None) -> list[Label]:
    """The labelled counts in a stretch of text, by place. What lies within a score is not read a second time."""
    stop = len(text) if end is None else end
    lower = text[start:stop].lower()
    numeral = _NUMERAL.search(lower) is not None
    if not numeral and not _NOBODY.search(lower):
        return []
    labels = list(_labels_in(text, start, stop, lower, numeral))
    if not labels:
        return []
    scores = find_scores(text, start, stop)
    return sorted(
        (label for label in labels if not _taken(label.start, label.end, scores)),
        key=lambda label: (label.start, label.side),
    )


_HINTS: Final[frozenset[str]] = frozenset().union(*(rule.hints for rule in LABEL_RULES))


def _labels_in(text: str, start: int, end: int, lower: str, numeral: bool) -> Iterator[Label]:
    """`lower` is the stretch in lower case; `numeral` tells whether it has a number, without which only fixed counts
    can be there."""
    found = present(_HINTS, lower)
    for rule in LABEL_RULES:
        if (rule.fixed is None and not numeral) or rule.hints.isdisjoint(found):
            continue
        for match in rule.pattern.finditer(text, start, end):
            if rule.fixed is not None:
                yield Label(rule.side, rule.fixed, match.start(), match.end(), rule.name)
            elif not _is_part(text, match):
                whole = _WHOLE.match(text, match.end("n"), match.end())
                of = count(whole["whole"]) if whole else None
                yield Label(rule.side, count(match["n"]), match.start(), match.end(), rule.name, of)


def _is_part(text: str, match: re.Match[str]) -> bool:
    """Whether the count is of a part of a side only, as in "Brell and three others"."""
    before = text[max(0, match.start() - 20) : match.start()]
    if re.search(
        r"\b(?:(?:including|another|among them|expected|but|except(?: for)?|save)\s(?:an\s)?|[Nn]one of (?:the|its) )$",
        before,
    ):
        return True
    if re.match(r"(?i:one|two|three)\sof\s", match.group()) and re.search(r"\b(?:is|was|are|were|be)\s$", before):
        return True  # "she was one of four who opposed it"
    return " others" in match.group() and bool(re.search(r"\b(?:and|plus|by)\s$", before))


def _looks_like_years(written: str, first: int, second: int) -> bool:
    return "," not in written and 1800 <= first <= 2100 and (second < 100 or 1800 <= second <= 2100)


def _taken(start: int, end: int, found: list[Score]) -> bool:
    return any(start < score.end and score.start < end for score in found)
