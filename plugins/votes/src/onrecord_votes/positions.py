"""Positions: who voted for or against, abstained, stayed away or cast a veto, as tables of frames over a sentence."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal, TypeVar

from onrecord_votes.clauses import subject_of
from onrecord_votes.lexicon import demonyms, entries, present, words
from onrecord_votes.realis import is_unreal
from onrecord_votes.voters import DEMONYM, Voter, has_seat, is_party, is_whole, list_around, list_before, list_from

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

Stance = Literal["for", "against", "abstain", "absent", "veto", "deciding", "minority", "prefers", "beside"]
"""`deciding` is a tie-breaking vote: for what was adopted, against what was rejected; `minority` is the other side.
`prefers` is a wish for something else, of the minority where as many hold it as lost; `beside` is a vote like that of
another voter.
"""


@dataclass(frozen=True, slots=True)
class Held:
    """A position that a voter holds. `only` is True where the sentence says that nobody else held it.

    `at` is the offset of the words that say so.
    """

    voter: Voter
    stance: Stance
    only: bool
    at: int
    with_others: int = 1
    """How many the sentence says this of, all in all."""
    excepted: bool = False
    """Whether it is only told that it did otherwise than the rest."""
    beside: tuple[str, ...] = ()
    """The names of those whom it voted with, where only that is told."""


@dataclass(frozen=True, slots=True)
class VerbFrame:
    """`pattern` matches the predicate; the voters are its subject, or stand right before it.

    Every text that the pattern matches has one of the `hints`, in lower case: they are quicker to look for.
    """

    name: str
    stance: Stance
    hints: frozenset[str]
    pattern: re.Pattern[str]
    example: str


@dataclass(frozen=True, slots=True)
class ListFrame:
    """`pattern` matches the words that the list of voters follows at once. Hints are as in VerbFrame."""

    name: str
    stance: Stance
    hints: frozenset[str]
    pattern: re.Pattern[str]
    example: str


_ADVERBS: Final = r"(?:\s(?:again|also|both|all|together|en\sbloc|en\smasse|as\sone|\w+ly))*"
_VOTE: Final = rf"\bvot(?:ed|es|ing|e)\b{_ADVERBS}"
_BE: Final = r"\b(?:is|was|are|were|being|becoming|became|becomes|as)\s"
_CAST: Final = r"\bcast(?:s|ing)?\s"
_LONE: Final = r"(?:the|a)\s(?:\w+\s)?(?:only|lone|sole|single|deciding|decisive|swing)\s(?:\w+\s){0,5}?"
_OWN: Final = r"\s(?:his|her|its|their)\s(?:own\s)?(?:party|government|side|leaders?|colleagues?|group|bloc)\b"
"""Whom one votes against without its being told for or against what."""
_MOTION: Final = (
    r"(?:it|them|both|(?:the|this|that|each|either)\s(?:[\w-]+\s){0,2}?(?:idea|scheme|application|request|bid|permit|licen[cs]e|lease|"
    r"contract|merger|project|purchase|sale|rezoning|variance|clause|article|declaration|statement|agreement|pact|accord|"
    r"increase|tax|decision|legislation|bill|resolution|motion|amendments?|law|measures?|deal|"
    r"treaty|plan|proposal|package|text|draft|budget|changes?|ordinance|reform|levy|ban|move|levy|cuts?|closures?|nomination))"
)
_GAP: Final = (
    r"\b(?:broke|breaks?|breaking|cross(?:ed|es|ing)?|defie[sd]|defying|split(?:s|ting)?|switch(?:ed|es|ing))\b"
    r"[^.;]{1,60}?\sto\s"
)


def _verb(name: str, stance: Stance, hints: tuple[str, ...], pattern: str, example: str) -> VerbFrame:
    return VerbFrame(name, stance, frozenset(hints), re.compile(pattern), example)


def _list(name: str, stance: Stance, hints: tuple[str, ...], pattern: str, example: str) -> ListFrame:
    return ListFrame(name, stance, frozenset(hints), re.compile(pattern), example)


_NUMBER_WORDS: Final = "two|three|four|five|six|seven|eight|nine|ten|eleven|twelve"
_ONE_OF: Final = (
    r"\b(?:is|are|was|were)\s(?:also\s)?(?:among|one\sof|two\sof)\s"
    rf"(?:just\s|only\s)?(?:the|those|\d+|{_NUMBER_WORDS}|\w+\s\w+s\b)[^,.;]{{0,40}}?"
)
"""What says that somebody was one of those who voted in one way."""

VERB_FRAMES: Final = (
    _verb(
        "votes_against",
        "against",
        ("vot",),
        rf"{_VOTE}\s(?:against(?!{_OWN})|no\b|nay|to\s(?:reject|oppose|block|acquit|deny|decline|turn\s(?:it\s)?down|kill|defeat|sustain\s(?:the|his|her|a)\s|uphold\s(?:the|his|her|a)\s\w*\s?veto))",
        "Ordain and Pell voted against the motion.",
    ),
    _verb(
        "unanimous_for",
        "for",
        ("unanimous",),
        r"\b(?:was|were)\sunanimous(?:ly)?\sin\s(?:voting\sfor|support|backing|favou?r|approving)\b",
        "The Greens were unanimous in voting for it.",
    ),
    _verb(
        "votes_for",
        "for",
        ("vot",),
        rf"{_VOTE}\s(?:for\b|in\sfavou?r|yes|aye|yea|with\sthe\sgovernment|to\s(?:approve|adopt|pass|support|back|confirm|ratify|"
        r"accept|convict|impeach|remove|dismiss|oust|override|keep|advance))",
        "Only Ordain and Pell voted in favour.",
    ),
    _verb(
        "dissents",
        "against",
        ("dissent", "oppos"),
        r"\b(?:dissent(?:s|ed|ing)|opposing)\b|\bopposed(?=[.,;]|$)|"
        r"(?<!\bin )(?<!\ba )(?<!\bthe )(?<!\bwithout )(?<!\bhis )(?<!\bher )(?<!\bof )\bdissent(?=[.,;]|$)",
        "It passed 9-1, with Governor Ada Pell dissenting.",
    ),
    _verb(
        "joins_against",
        "against",
        ("join", "sid"),
        r"\b(?:join(?:s|ed|ing)|sid(?:es|ed|ing)\swith)\s(?:[\w'’]+\s){1,4}?(?:to\svote\sagainst|in\s(?:voting\s(?:against|no|down)|opposition|opposing|rejecting|defeating|blocking))\b",
        "It passed 52-47, with Ada Pell joining Democrats in opposition.",
    ),
    _verb(
        "joins_for",
        "for",
        ("join", "sid"),
        r"\b(?:join(?:s|ed|ing)|sid(?:es|ed|ing)\swith)\s(?:[\w'’]+\s){1,4}?(?:to\svote\sfor|in\s(?:favou?r\b|voting\sfor|support|supporting|voting\syes|voting\sin\sfavou?r))\b",
        "It passed 52-47, with Ada Pell joining Democrats in support.",
    ),
    _verb(
        "joins_majority",
        "deciding",
        ("join",),
        r"\bjoin(?:s|ed|ing)\s[^.;]{3,120}?\sin\sthe\smajority\b",
        "It passed 5-4, with Ada Pell joining Trustees Bo Olm and Cy Roe in the majority.",
    ),
    _verb(
        "among_abstaining",
        "abstain",
        ("among",),
        r"\b(?:is|are|was|were)\s(?:also\s)?among\s(?:the|those)\b[^,.;]{0,30}?\babst(?:ain\w*|entions)\b",
        "Ordain and Pell were among those abstaining.",
    ),
    _verb(
        "among_for",
        "for",
        ("among", "one"),
        rf"{_ONE_OF}\b(?:in\sfavou?r|(?:vot(?:ing|ed)|who\svoted)\s(?:for|yes)|"
        r"who\s(?:[\w]+\s){0,4}?(?:supported|backed|approved|to\ssupport|to\sback))\b",
        "Ordain and Pell were among those in favour.",
    ),
    _verb(
        "among_against",
        "against",
        ("among", "one"),
        rf"{_ONE_OF}\b(?:voting\s|voted\s|vote\s)?(?:against|no|opposed|opposing|oppose|dissent\w*|objected)\b",
        "Ordain and Pell were among those that voted no.",
    ),
    _verb(
        "opposes",
        "against",
        ("oppose",),
        r"(?<!had )\boppose[sd]\s(?:the|it|that|this|its|them|both)\b",
        "Trustees Ada Pell and Bo Olm opposed the plan, which the board passed 5-2.",
    ),
    _verb(
        "is_against",
        "against",
        ("opposed", "against"),
        r"\b(?:is|are|was|were)\s(?:both\s|all\s|also\s)?(?:opposed|against)(?=\s(?:it\b|the\b|them\b)|[,.;])",
        "It passed 9-2; Trustees Ada Pell and Bo Olm were opposed.",
    ),
    _verb(
        "is_in_favour",
        "for",
        ("favo",),
        r"\b(?:is|are|was|were)\s(?:both\s|all\s|also\s)?in\sfavou?r\b",
        "Only Chad and Peru were in favour of it.",
    ),
    _verb(
        "backs",
        "for",
        ("support", "backed", "favo"),
        rf"(?<!had )\b(?:supported|backed|favou?red)\s{_MOTION}\b",
        "The Greens backed the bill, which the assembly rejected 10-50.",
    ),
    _verb(
        "in_minority",
        "minority",
        ("minority", "losing", "outvoted"),
        r"\b(?:is|are|was|were|ended\sup)\s(?:both\s|all\s)?(?:in\sthe\sminority|on\sthe\slosing\s(?:side|end)|outvoted)\b",
        "It passed 5-2; Trustees Ada Pell and Bo Olm were in the minority.",
    ),
    _verb(
        "in_majority",
        "deciding",
        ("majority", "prevailing", "winning"),
        r"\b(?:is|are|was|were)\s(?:both\s|all\s)?(?:in\sthe\smajority|on\sthe\s(?:winning|prevailing)\sside)\b|"
        r"\b(?:made\sup|formed)\sthe\smajority\b",
        "It passed 2-1; Trustees Ada Pell and Bo Olm were in the majority.",
    ),
    _verb(
        "prefers",
        "prefers",
        ("prefer", "want", "favo", "for", "sought"),
        r"\b(?:preferred|wanted|favou?red|(?:argued|pushed|called|pressed)\sfor|sought)\s(?!to\sknow)|"
        r"\bin\sfavou?r\sof\s(?=no\s|an?\s|keeping|leaving|raising|cutting|holding)",
        "It held the rate in a 7-2 vote; Ada Pell and Bo Olm preferred a cut.",
    ),
    _verb(
        "sides_with",
        "beside",
        ("sid", "vot"),
        r"\b(?:sid(?:ed|es|ing)|vot(?:ed|ing))\swith\s(?=(?:the\s|Mr\.?\s|Ms\.?\s)?(?:[a-z]+\s)?[A-Z])",
        "The Greens voted against it. Ada Pell sided with the Greens.",
    ),
    _verb(
        "switches_for",
        "for",
        ("switch", "chang"),
        r"\b(?:switch|chang)(?:ed|es|ing)\s(?:his|her|their)\svotes?\s(?:from\s\w+\s)?to\s(?:yes|aye|yea)\b",
        "Trustee Ada Pell changed her vote to yes.",
    ),
    _verb(
        "switches_against",
        "against",
        ("switch", "chang"),
        r"\b(?:switch|chang)(?:ed|es|ing)\s(?:his|her|their)\svotes?\s(?:from\s\w+\s)?to\s(?:no|nay)\b",
        "Trustee Ada Pell switched her vote to no.",
    ),
    _verb(
        "votes_guilty",
        "for",
        ("guilty",),
        rf"{_VOTE}\s(?:guilty|to\sfind\s\w+\sguilty)\b",
        "Senator Ada Pell voted guilty.",
    ),
    _verb("votes_not_guilty", "against", ("guilty",), rf"{_VOTE}\snot\sguilty\b", "Senator Ada Pell voted not guilty."),
    _verb(
        "votes_with_majority",
        "deciding",
        ("majority", "winning"),
        rf"{_VOTE}\swith\sthe\s(?:majority|winning\sside)\b",
        "The committee passed it 5-4; Trustee Ada Pell voted with the majority.",
    ),
    _verb(
        "breaks_for",
        "for",
        ("broke", "break", "cross", "def", "split", "switch"),
        rf"{_GAP}(?:vote\s(?:for|in\sfavou?r|yes)|support|back|approve)\b",
        "It passed 5-4, with Trustee Ada Pell breaking with her allies to vote yes.",
    ),
    _verb(
        "breaks_against",
        "against",
        ("broke", "break", "cross", "def", "split", "switch"),
        rf"{_GAP}(?:vote\s(?:against|no)|oppose|reject)\b",
        "Senator Ada Pell broke ranks to vote against the bill.",
    ),
    _verb(
        "casts_against",
        "against",
        ("cast",),
        r"\bcast(?:ing|s)?\s(?:(?:the|both|all|their)\s)?(?:\w+\s)?(?:dissenting|opposing|negative|no)\svotes?\b",
        "Trustees Ada Pell and Bo Olm cast the dissenting votes.",
    ),
    _verb(
        "casts_for",
        "for",
        ("cast",),
        r"\bcast(?:ing|s)?\s(?:(?:the|both|all|their)\s)?(?:\w+\s)?(?:supporting|affirmative|yes|aye)\svotes?\b",
        "Trustees Ada Pell and Bo Olm cast the yes votes.",
    ),
    _verb(
        "writes_dissent",
        "against",
        ("dissent",),
        r"\b(?:(?:wrote|filed)\s(?:a|the|in)\s(?:\w+\s)?dissent\b|in\sdissent\b)",
        "Justice Ada Pell wrote a dissent.",
    ),
    _verb(
        "writes_for_majority",
        "for",
        ("writ", "wrote"),
        r"\b(?:wrote|writing)\s(?:for\sthe\s(?:majority|court)\b|the\s(?:majority|court['’]s)\s(?:opinion|ruling|decision))",
        "Justice Ada Pell wrote for the majority, joined by Bo Olm.",
    ),
    _verb(
        "abstains",
        "abstain",
        ("abstain", "vot"),
        r"\babstain(?:s|ed|ing)?\b|\bvot(?:ed|ing)\s(?:present|blank)\b",
        "Ordain abstained, and so the motion passed.",
    ),
    _verb(
        "gapped_against",
        "against",
        ("against", "in opposition"),
        r"\bagainst(?:\sit)?(?=[,.;]|\sand\b)|\bin\sopposition(?=[,.;]|$)",
        "Twelve voted for it, Ordain against.",
    ),
    _verb(
        "gapped_for",
        "for",
        ("favo", "for it"),
        r"\b(?:for\sit|in\sfavou?r)(?=[,.;]|\sand\b)",
        "The Greens voted against the bill, the Liberals for it.",
    ),
    _verb(
        "vetoes",
        "veto",
        ("veto",),
        r"\bveto(?:es|ed|ing)?\b(?!\spower)",
        "Ordain vetoed a resolution of the Security Council.",
    ),
    _verb(
        "uses_veto",
        "veto",
        ("veto",),
        r"\b(?:us(?:es|ed|ing)|cast(?:s|ing)?|wield(?:s|ed|ing)|exercis(?:es|ed|ing))\s(?:(?:its|their|a|the|his|her)\s)?(?:\w+\s)?vetoe?s?(?:\s(?:right|power))?\b",
        "Ordain used its veto in the Security Council.",
    ),
    _verb(
        "stays_away",
        "absent",
        ("absent", "boycott", "vote", "participate"),
        r"\b(?:(?:is|are|was|were)\sabsent|boycott(?:s|ed|ing)\s(?:the|that|this)\s(?:vote|session|ballot|sitting)|"
        r"did(?:\snot|n['’]t)\s(?:vote|take\spart\sin\sthe\svote|participate\sin\sthe\svote)|missed\sthe\svote|skipped\sthe\svote)\b",
        "Ordain boycotted the vote.",
    ),
    _verb(
        "lone_against",
        "against",
        ("only", "lone", "sole", "single", "deci", "swing"),
        rf"(?:{_BE}|{_CAST}|,\s){_LONE}(?:no[-\s]vot(?:e|er)\b|nay\b|dissent\w*|holdout|vote\sagainst|votes\sagainst|opposing\svote|"
        r"negative\svote|(?:to|who)\s(?:vote[sd]?\s(?:against|no|to\s(?:reject|oppose|sustain|uphold))|oppose[sd]?|dissent))",
        "Ada Pell was the only member to vote against.",
    ),
    _verb(
        "lone_for",
        "for",
        ("only", "lone", "sole", "single", "deci", "swing"),
        rf"(?:{_BE}|{_CAST}|,\s){_LONE}(?:yes[-\s]vot(?:e|er)\b|vote\s(?:in\s(?:favou?r|support)|for)|supporting\svote|"
        r"(?:to|who)\s(?:vote[sd]?\s(?:for|in\sfavou?r|yes)|support(?:ed)?|back(?:ed)?))",
        "Ada Pell was the only member to vote in favour.",
    ),
    _verb(
        "lone_abstention",
        "abstain",
        ("only", "lone", "sole", "single", "deci", "swing"),
        rf"(?:{_BE}|{_CAST}|,\s){_LONE}(?:abstention|(?:to|who)\sabstain(?:ed)?)",
        "Ordain was the only country to abstain.",
    ),
    _verb(
        "breaks_tie",
        "deciding",
        ("deciding", "tie", "casting", "deadlock", "stalemate"),
        r"\b(?:cast|us)(?:s|es|ed|ing)?\s(?:the|a|her|his|their|its)\s(?:\w+\s){0,2}?(?:deciding|tie-?\s?breaking|casting|tiebreaker)\b|"
        r"\bbr(?:oke|eaks|eaking)\s(?:the|a)\s(?:[\d–-]+\s)?(?:tie|deadlock|stalemate)\b",
        "Vice President Ada Pell cast the tie-breaking vote.",
    ),
)
"""Earlier frames win over later ones at one place."""

LIST_FRAMES: Final = (
    _list(
        "against_were",
        "against",
        ("oppos", "against", "no"),
        r"(?i:\bvot(?:ing|ed)\sno\swere\b)|(?:\b(?:opposed|opposing|voted\sagainst|voting\sagainst|votes\sagainst|against|voted\sno|no\svotes)\b[^.;:]{0,40}?"
        r"\s(?:were|was|are|came\sfrom|included)\b|\b(?:voted\sagainst|votes?\sagainst|against|opposed|no\svotes)(?:\sit|\sthe\s\w+)?\s?(?::|[–—]|\s-\s|\())",
        "The two countries that opposed it were Ordain and Pell.",
    ),
    _list(
        "for_were",
        "for",
        ("favo", "vot", "among those"),
        r"(?:\b(?:voted\sin\sfavou?r|voting\sin\sfavou?r|votes\sin\sfavou?r|in\sfavou?r|voted\sfor|voted\syes|[Aa]mong\sthose\swho\s(?:supported|backed))\b[^.;:]{0,40}?"
        r"\s(?:were|was|are|came\sfrom|included)\b|\b(?:in\sfavou?r|voted\sfor)\s?(?::|[–—]|\s-\s|\()|"
        r"\b[Vv]oting\s(?:for|in\ssupport)\b[^.;:]{0,40}?\swere\b)",
        "Voting in favour were Ordain and Pell.",
    ),
    _list(
        "abstaining_were",
        "abstain",
        ("abst",),
        r"(?:\b(?:abstained|abstaining|abstentions?)\b[^.,;:]{0,40}?\s(?:were|was|are|came\sfrom|from|by|included)\b|"
        r"\b(?:abstained|abstaining|abstentions?)\s?(?::|[–—]|\())",
        "It passed 12-0 with abstentions from Ordain and Pell.",
    ),
    _list(
        "for_from",
        "for",
        ("favo", "yes"),
        r"\b(?:in\sfavou?r|yes\svotes),?\sfrom\b",
        "It got two votes in favour, from Ordain and Pell.",
    ),
    _list(
        "against_from",
        "against",
        ("against", "no votes"),
        r"\b(?:votes?\sagainst|no\svotes),?\sfrom\b",
        "It got two votes against, from Ordain and Pell.",
    ),
    _list(
        "against_including",
        "against",
        ("includ", "among", "namely"),
        r"\b(?:against(?:\sit|\sthe\s\w+)?|no|opposed(?:\sit)?|dissented),?\s\(?(?:including|among\sthem|namely)\b",
        "Eight states voted against it, including Ordain and Pell.",
    ),
    _list(
        "for_including",
        "for",
        ("includ", "among", "namely"),
        r"\b(?:in\sfavou?r(?:\sof\sit)?|voted\s(?:for\sit|yes)),?\s\(?(?:including|among\sthem|namely)\b",
        "Eight states voted in favour, among them Ordain and Pell.",
    ),
    _list(
        "abstaining_including",
        "abstain",
        ("includ", "among", "namely"),
        r"\babst(?:ain|ains|ained|aining|entions),?\s\(?(?:including|among\sthem|namely)\b",
        "Eight states abstained, including Ordain and Pell.",
    ),
    _list(
        "with_support_of",
        "for",
        ("support of", "backing of", "votes of"),
        r"\b(?:had|has|with|won|got|received|gained)\s(?:only\s)?the\s(?:support|backing|votes)\sof\b",
        "It was carried 9-2 and had the support of the Greens and the Liberals.",
    ),
    _list(
        "backed_by",
        "for",
        ("ed by",),
        r"\b(?:was|were)\s(?:also\s|only\s)?(?:supported|backed)\s(?:only\s)?by\b",
        "The motion was carried 9-2 and was backed by the Greens.",
    ),
    _list(
        "vetoed_by",
        "veto",
        ("veto",),
        r"\b(?:vetoed\sby|vetoe?s?\s(?:by|from|of))\b",
        "The draft was vetoed by Ordain and Pell.",
    ),
    _list(
        "lone_against_by",
        "against",
        ("only", "lone", "sole", "single"),
        r"\b(?:only|lone|sole|single)\s(?:no[-\s]vote|dissent|dissenting\svote|vote\sagainst|opposing\svote)\s"
        r"(?:was|came\sfrom|coming\sfrom|cast\sby|was\scast\sby|from|by|being)\b",
        "The only vote against came from Ada Pell.",
    ),
    _list(
        "lone_dissenter",
        "against",
        ("dissent",),
        r"\b(?:only|lone|sole|single)\s(?:dissenter|dissenting\s(?:vote|voice))(?:,|\s(?:is|was)\s|:)",
        "The commission's lone dissenter, Ada Pell, is a farmer.",
    ),
    _list(
        "voting_to_reject",
        "against",
        ("oting to ",),
        r"\b[Vv]oting\sto\s(?:reject|oppose|block|deny|decline|kill|defeat|turn\sdown)\b[^.;:]{0,40}?\swere\b",
        "Voting to reject it were Ada Pell and Bo Olm.",
    ),
    _list(
        "voting_to",
        "for",
        ("oting to ",),
        r"\b[Vv]oting\sto\s(?!reject|oppose|block|deny|decline|kill|defeat|turn|keep|uphold|sustain)[a-z]+\b[^.;:]{0,40}?\swere\b",
        "Voting to approve it were Ada Pell and Bo Olm.",
    ),
    _list(
        "dissents_of",
        "against",
        ("dissent",),
        r"\b(?i:over|despite)\s(?:the\s|a\s)?(?:\w+\s)?(?:dissents?|objections?|opposition)\s(?:of|from|by)\b",
        "Over the dissents of Justices Ada Pell and Bo Olm, it ruled 6-3 for the state.",
    ),
    _list(
        "votes_of",
        "for",
        ("vote",),
        rf"\b(?:got|received|won|drew|attracted)\s(?:only\s|just\s)?(?:\d+|{_NUMBER_WORDS})\svotes?\s?(?::|[–—]|,\s(?:from|those\sof)\b|from\b)",
        "It got only two votes: Ordain and Pell.",
    ),
    _list(
        "in_dissent",
        "against",
        ("dissent",),
        r"\b[Ii]n\s(?:a\s|his\s|her\s|their\s)?(?:[\w-]+\s)?dissent,\s",
        "In dissent, Justice Ada Pell, joined by Bo Olm, said that it went too far.",
    ),
    _list(
        "casting_vote_of",
        "deciding",
        ("vote of",),
        r"\b(?:casting|deciding|tie-?breaking)\svotes?\s(?:of|from|by|cast\sby)\b",
        "It was carried 6-5 on the casting vote of Ada Pell.",
    ),
    _list(
        "opposed_by",
        "against",
        ("opposed",),
        r"\b(?:was\s)?opposed\s(?:only\s)?by\b",
        "It passed 12-2, opposed by Ordain and Pell.",
    ),
)

_VETO_OF: Final = re.compile(rf"{DEMONYM.pattern}\s(?:and\s(?:{DEMONYM.pattern})\s)?vetoe?s?\b")
_AS_DID: Final = re.compile(
    r"\b(?:as\s(?:did|do|does)|[Ss]o\s(?:did|do|does)|(?:along|together)\swith|(?:was\s)?joined\sby)\s"
)
_EXCEPT: Final = re.compile(
    r"\b(?:but|except(?:\sfor)?|save(?:\sfor)?|bar|apart\sfrom|with\sthe\sexception\sof)\s(?:the\s|one,?\s)?(?:[A-Z][\w.]*\s){0,3}$"
)
"""What stands before those who did otherwise: "all members but Ada Pell"."""
_OTHERWISE: Final[dict[Stance, Stance]] = {"for": "against", "against": "for"}
_ONLY_OF_MEMBERS: Final = frozenset({"with_support_of", "opposes", "backs", "is_against", "is_in_favour", "backed_by"})
"""What anybody can be said to do: read of states, parties, and those with the title of a member."""
_MEMBERS: Final = frozenset({"members", *entries("members")})
_ONLY_BEFORE: Final = frozenset({"gapped_against", "gapped_for"})
_ONLY: Final = frozenset({"only", "just"})


def opens_alike(span: Span) -> bool:
    """Whether a sentence begins with "So did" or the like, about the position told before it."""
    return _OPENS_ALIKE.match(span.text) is not None


_OPENS_ALIKE: Final = re.compile(r"(?:So|As|Neither|Nor)\s(?:too\s)?(?:did|does|do)\s")


def find_positions(span: Span, text: str, voters: list[Voter], stance: Stance | None = None) -> list[Held]:
    """The positions that a sentence tells as taken, by place of the voter; one for each voter and place.

    `stance` is the position that the sentence before told last.
    """
    found: list[Held] = []
    told = [*_by_list(span, text, voters), *_by_verb(span, text, voters), *_by_demonym(span, text)]
    told.sort(key=lambda held: _rank(held, text))
    if stance and opens_alike(span):
        after = _list_behind(span[1].idx + len(span[1]), voters, span)
        told += [Held(voter, stance, False, span.start_char) for voter in after]
    for held in (*_alike(span, text, voters, told), *told):
        if not any(held.voter.start == other.voter.start for other in found):
            found.append(held)
    return sorted(found, key=lambda held: held.voter.start)


def _rank(held: Held, text: str) -> tuple[bool, bool, bool]:
    """What is told outright comes first: "all but Pell, which abstained", "Ordain, which had backed it, abstained"."""
    return held.excepted, held.stance in ("prefers", "beside"), text.endswith("had ", 0, held.at)


F = TypeVar("F", VerbFrame, ListFrame)


def _hinted(frames: tuple[F, ...], lower: str) -> Iterator[F]:
    """The frames that a stretch of text, in lower case, may have."""
    found = present(_HINTS, lower)
    return (frame for frame in frames if not frame.hints.isdisjoint(found))


_HINTS: Final[frozenset[str]] = frozenset().union(*(frame.hints for frame in (*VERB_FRAMES, *LIST_FRAMES)))


def holds(span: Span, text: str) -> bool:
    """Whether any frame's words are in a sentence, whoever the voters: a quick look before those are found."""
    start, end = span.start_char, span.end_char
    lower = text[start:end].lower()
    return (
        "veto" in lower
        or any(frame.pattern.search(text, start, end) for frame in _hinted(VERB_FRAMES, lower))
        or any(frame.pattern.search(text, start, end) for frame in _hinted(LIST_FRAMES, lower))
    )


def _by_verb(span: Span, text: str, voters: list[Voter]) -> Iterator[Held]:
    for frame in _hinted(VERB_FRAMES, text[span.start_char : span.end_char].lower()):
        for match in frame.pattern.finditer(text, span.start_char, span.end_char):
            verb = span.doc.char_span(match.start(), match.start() + 1, alignment_mode="expand")
            if verb is None or is_unreal(text, span.start_char, match.start()) or _is_infinitive(verb[0]):
                continue
            gapped = frame.name in _ONLY_BEFORE
            subject = None if gapped else subject_of(verb[0], span)
            named = _gapped_list(voters, verb[0].i, span) if gapped else _subject_list(verb[0], subject, span, voters)
            if frame.name.startswith("joins"):
                beside = [one for one in voters if match.start() < one.start < match.end()]
                sure = [one for one in beside if one.country or has_seat(one, span) or is_whole(one, span)]
                named += beside if beside and has_seat(beside[0], span) else sure
            of_members = subject is not None and _is_of_members(subject)
            only = _only_before(named, span)
            if frame.name in _ONLY_OF_MEMBERS and not (named and (of_members or only or _can_vote(named[0], span))):
                continue  # who opposes a plan need not have a vote; a trustee has
            excepted = _excepted(voters, verb[0], span)
            others = _list_behind(match.end(), voters, span) if frame.stance == "beside" else []
            partners = tuple(one.name for one in others)
            told = [voter for voter in named if voter not in excepted]
            for voter in told:
                yield Held(voter, frame.stance, only, match.start(), len(told), beside=partners)
            for voter in excepted:
                if frame.stance in _OTHERWISE:
                    yield Held(voter, _OTHERWISE[frame.stance], False, match.start(), excepted=True)


def _gapped_list(voters: list[Voter], at: int, span: Span) -> list[Voter]:
    """The list right before "against", unless others are told to have joined those in it: "joining them against"."""
    named = list_before(voters, at, span)
    return [] if named and _JOINING.search(span.text[: named[0].start - span.start_char]) else named


_JOINING: Final = re.compile(r"\b(?:join|sid)\w*\s(?:with\s)?(?:the\s|their\s|his\s|her\s)?(?:\w+\s)?$")


def _subject_list(verb: Token, subject: Token | None, span: Span, voters: list[Voter]) -> list[Voter]:
    if subject is None and verb.dep_ == "pcomp" and verb.head.head.i != verb.head.i:
        subject = subject_of(verb.head.head, span)  # "Ordain surprised them by abstaining"
    if subject is None and verb.dep_ == "acl" and verb.tag_ == "VBG":
        subject = verb.head  # "with Ada Pell and two others dissenting"
    if subject is not None and subject.dep_ == "pobj" and subject.head.lower_ in ("from", "of", "for"):
        subject = subject.head.head  # "Ada Pell, a member from Tarn who voted against"
    if subject is not None and subject.i != verb.i:
        others = [*subject.conjuncts, *([subject.head] if subject.dep_ == "appos" else [])]  # "Ada Pell, a Green who …"
        of = [one.i for child in subject.children if child.lower_ in ("of", "from") for one in child.children]
        for at in (subject.i, *_compounds(subject), *(one.i for one in others), *of):
            if named := list_around(voters, at, span):
                return named
        if subject.i > verb.i:
            return []
    return list_before(voters, verb.i, span)


def _excepted(voters: list[Voter], verb: Token, span: Span) -> list[Voter]:
    """Those named before a verb as having done otherwise: "all members but Ada Pell voted for it"."""
    text = span.text
    for voter in voters:
        at = voter.start - span.start_char
        if voter.after <= verb.i and _EXCEPT.search(text, max(0, at - 60), at):
            return [one for one in list_around(voters, voter.first, span) if voter.first <= one.first < verb.i]
    return []


def _is_of_members(subject: Token) -> bool:
    """Whether a subject is some of a body's members: "three commissioners, Ada Pell …", "two of the five trustees"."""
    nouns = [subject, *(one for child in subject.children if child.lower_ == "of" for one in child.children)]
    return any(one.lower_ in _MEMBERS or one.text in entries("voters") for one in nouns)


def _can_vote(voter: Voter, span: Span) -> bool:
    """Whether a voter is one by what it is, not only by what the sentence says."""
    after = span.doc[voter.after].lower_ if voter.after < span.end else ""
    return voter.country or voter.group or is_party(voter) or has_seat(voter, span) or after in _BLOCS


_BLOCS: Final = words("bloc group party caucus faction benches deputies members mps councillors")
"""What follows the name of a party."""


def _compounds(subject: Token) -> list[int]:
    """The names that describe a subject: "Senator Ada Pell" has them before it, "Ada Pell, a senator," too."""
    return [child.i for child in subject.children if child.dep_ in ("compound", "appos")]


def _only_before(named: list[Voter], span: Span) -> bool:
    if not named or named[0].first <= span.start:
        return False
    first = named[0].first - 1
    while first > span.start and (
        span.doc[first].lower_ == "the"
        or span.doc[first].pos_ == "PROPN"
        or (span.doc[first].pos_ in ("NOUN", "ADJ") and span.doc[first].lower_ not in _ONLY)
    ):
        first -= 1
    return span.doc[first].lower_ in _ONLY


def _is_infinitive(verb: Token) -> bool:
    return verb.i > 0 and verb.nbor(-1).lower_ == "to" and verb.tag_ in ("VB", "VBP")


def _by_list(span: Span, text: str, voters: list[Voter]) -> Iterator[Held]:
    for frame in _hinted(LIST_FRAMES, text[span.start_char : span.end_char].lower()):
        for match in frame.pattern.finditer(text, span.start_char, span.end_char):
            if is_unreal(text, span.start_char, match.start()):
                continue
            named = _list_behind(match.end(), voters, span)
            if frame.name in _ONLY_OF_MEMBERS and not (named and _can_vote(named[0], span)):
                continue
            for voter in named:
                yield Held(voter, frame.stance, False, match.start())


def _list_behind(offset: int, voters: list[Voter], span: Span) -> list[Voter]:
    """The list of voters that begins at an offset of the article."""
    after = next((token.i for token in span if token.idx >= offset), None)
    if after is None:
        return []
    owner = next((one for one in voters if one.first >= after), None)
    if owner is not None and owner.after < span.end and span.doc[owner.after].tag_ == "POS" and owner.after - after < 6:
        after = owner.after + 1  # "the support of President Lund's Civic Alliance"
    return list_from(voters, after, span)


def _alike(span: Span, text: str, voters: list[Voter], told: list[Held]) -> Iterator[Held]:
    """ "…, as did Ordain and Pell": the position that was told last before."""
    for match in _AS_DID.finditer(text, span.start_char, span.end_char):
        before = [held for held in told if held.at < match.start()]
        if before:
            stance = max(before, key=lambda held: held.at).stance
            for voter in _list_behind(match.end(), voters, span):
                yield Held(voter, stance, False, match.start())


def _by_demonym(span: Span, text: str) -> Iterator[Held]:
    if text.find("veto", span.start_char, span.end_char) < 0:
        return
    for match in _VETO_OF.finditer(text, span.start_char, span.end_char):
        if is_unreal(text, span.start_char, match.start()):
            continue
        for demonym in DEMONYM.finditer(text, match.start(), match.end()):
            tokens = span.doc.char_span(demonym.start(), demonym.end())
            if tokens is not None:
                name = demonyms()[demonym.group(1)]
                voter = Voter(name, demonym.start(), demonym.end(), tokens.start, tokens.end, country=True)
                yield Held(voter, "veto", False, match.start())
