"""Decisions: the predicates that say what became of a motion, as tables of frames with an example each."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final, Literal

from onrecord.reading.numbers.lexicon import TENS, UNITS
from onrecord_votes.clauses import is_passive, object_of, subject_of
from onrecord_votes.counts import NUMBER, count
from onrecord_votes.lexicon import entries, first_runs, one_of, runs, words
from onrecord_votes.realis import is_foreseen, is_unreal

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

Outcome = Literal["adopted", "rejected", "vetoed"]


@dataclass(frozen=True, slots=True)
class Decision:
    """One predicate at `start:end`. `outcome` is None where it leaves open what was decided.

    `supermajority` tells that a majority for the motion may still have lost. `token` is the predicate's token index;
    `complement` is the offset where what was put to the vote begins, where the frame knows.
    """

    rule: str
    outcome: Outcome | None
    start: int
    end: int
    token: int
    supermajority: bool = False
    complement: int | None = None


@dataclass(frozen=True, slots=True)
class Verb:
    """A verb whose subject (or agent) is a body and whose object (or subject) is what was decided on."""

    outcome: Outcome
    forms: frozenset[str]
    base: str
    example: str


def _verb(outcome: Outcome, base: str, forms: str, example: str) -> Verb:
    return Verb(outcome, words(forms), base, example)


VERBS: Final = (
    _verb("adopted", "pass", "passes passed", "The Senate of Tarn passed the bill 30-12."),
    _verb(
        "adopted",
        "approve",
        "approves approved okays okayed greenlights greenlit",
        "The council approved the plan 5-1.",
    ),
    _verb("adopted", "adopt", "adopts adopted", "The assembly adopted the motion by 60 votes to 20."),
    _verb("adopted", "accept", "accepts accepted", "MPs accepted the amendment by 300 votes to 240."),
    _verb("adopted", "ratify", "ratifies ratified", "Parliament ratified the treaty 90-3."),
    _verb("adopted", "endorse", "endorses endorsed", "The committee endorsed the text 7-2."),
    _verb("adopted", "confirm", "confirms confirmed", "The Senate confirmed the judge 53-41."),
    _verb("adopted", "enact", "enacts enacted", "The legislature enacted the ban 40-11."),
    _verb(
        "adopted",
        "authorize",
        "authorizes authorized authorises authorised",
        "The council authorised the mission 15-0.",
    ),
    _verb("adopted", "override", "overrides overrode overridden", "Congress overrode the veto 70-20."),
    _verb("adopted", "impeach", "impeaches impeached", "The House impeached the governor 110-4."),
    _verb("adopted", "censure", "censures censured condemns condemned", "The House censured the member 230-190."),
    _verb(
        "adopted",
        "elect",
        "elects elected re-elects re-elected reelected chose picked chosen",
        "Parliament elected Ana Brod president 66-21.",
    ),
    _verb("adopted", "become", "becomes became", "She became party leader after winning 52 of 70 votes in the caucus."),
    _verb("adopted", "appoint", "appoints appointed", "The board appointed a new director 6-3."),
    _verb("adopted", "carry", "carries carried", "The motion carried 240-60."),
    _verb("adopted", "back", "backs backed supports supported", "MPs backed the deal 324-290."),
    _verb("adopted", "advance", "advances advanced clears cleared", "The committee advanced the bill 12-9."),
    _verb("adopted", "agree", "agrees agreed", "The council agreed the text by 20 votes to seven."),
    _verb("adopted", "remove", "removes removed ousts ousted", "Congress removed the president 118-2."),
    _verb("adopted", "dismiss", "dismisses dismissed", "Parliament dismissed the auditor 80-60."),
    _verb("adopted", "recommend", "recommends recommended", "The committee recommended the plan 4-1."),
    _verb("rejected", "die", "dies died", "The motion died on a 4-5 vote."),
    _verb("rejected", "reject", "rejects rejected", "MPs rejected the deal by 391 votes to 242."),
    _verb("rejected", "defeat", "defeats defeated", "The amendment was defeated 36-71."),
    _verb("rejected", "fail", "fails failed", "The motion failed 44-56."),
    _verb("rejected", "fall", "falls fell", "The amendment fell by 99 votes to 92."),
    _verb("adopted", "overturn", "overturns overturned", "The full council overturned the ruling, 14 votes to 11."),
    _verb("rejected", "block", "blocks blocked stops stopped stalls stalled", "The Senate blocked the bill 47-52."),
    _verb("rejected", "lose", "loses lost", "The government lost the vote by 40 to 61."),
    _verb(
        "rejected",
        "deny",
        "denies denied withholds withheld nixes nixed spurns spurned rebuffs rebuffed buries buried refuses refused",
        "The council denied a permit 6-1.",
    ),
    _verb("rejected", "acquit", "acquits acquitted", "The Senate acquitted the judge 48-52."),
    _verb(
        "rejected", "sink", "sinks sank sunk kills killed scuppers scuppered", "The upper house sank the bill 40-31."
    ),
)


def participle(base: str) -> str:
    """The present participle of a verb."""
    if base.endswith("e"):
        return f"{base[:-1]}ing"
    return f"{base}ting" if base in ("acquit", "admit") else f"{base}ing"


_BY_FORM: Final = {form: verb for verb in VERBS for form in verb.forms}
_BY_BASE: Final = {verb.base: verb for verb in VERBS}
_READ: Final = _BY_FORM.keys() | _BY_BASE.keys()
_BARE_PARTICIPLES: Final = words("passing carrying approving adopting rejecting losing")
_PARTICIPLES: Final = {participle(verb.base): verb for verb in VERBS if verb.base not in ("become", "fall", "die")}
"""Read only where no finite predicate tells the outcome, and those not of _BARE_PARTICIPLES only beside a count.

"The warden siding with the ayes and so carrying the bill", "backing by 214 votes to 199 an amendment"."""

_OPENINGS: Final = first_runs((*_BY_FORM, *_BY_BASE))

PUTTING_DOWN: Final = frozenset({"reject", "defeat", "acquit", "turn down", "vote down", "decline to", "refuse to"})
"""What comes after "voted to" and puts the motion down rather than names it: "to reject a levy"."""

PUTTING_DOWN_MOTIONS: Final = frozenset(
    {"oppose", "decline", "deny", "kill", "refuse", "block", "sink", "scupper", "throw out", "shoot down", "turn back"}
)
"""The same, but only before a motion: "to block a bill", while "to block the road" is a motion itself.

Verbs for what is in force already ("repeal", "overturn", "strike down", "uphold") and for the course of business
("table") are in no list: a vote to overturn a ban adopts the motion to overturn it.
"""

RESOLVING: Final[dict[str, Outcome]] = {
    **dict.fromkeys(words("declined declines refused refuses"), "rejected"),
    **dict.fromkeys(words("opted opts chose chooses decided decides resolved resolves"), "adopted"),
    **dict.fromkeys(words("agreed agrees elected elects"), "adopted"),
}
"""Verbs with an infinitive that tell what a body resolved: "declined 5-4 to renew the lease", "opted not to renew it".
"""

_WITH_PARTICLE: Final = re.compile(
    r"\b(?:(?:vot|turn)(?:es|ed|s) (?:it |them )?down|votes? down|thr(?:ows|ew|own) out|sh(?:oots|ot) down|"
    r"(?:beat|beats|bat(?:s|ted)|swat(?:s|ted)|fend(?:s|ed)|knock(?:s|ed)|turn(?:s|ed)|slap(?:s|ped)|"
    r"push(?:es|ed)|wav(?:es|ed)) (?:back|off|aside|away)(?=,? (?:(?:on|by|in) )?(?:a|an|the|\d))|"
    r"str(?:ikes|uck) down|(?:was|were) beaten(?= by [\w-]+ votes)|"
    r"(?:go(?:es|ne)|went) down(?=,? (?:by |to defeat)?\d| to defeat)|"
    r"did(?: not|n['’]t) (?:pass|ratify|approve|adopt|confirm|accept|endorse|carry)|"
    r"(?:was|were) not (?:adopted|approved|passed|carried)|"
    r"sa(?:id|ys) no(?=(?: to [^,.;]{1,60})?,? (?:(?:in|on|by) (?:an? )?)?\d))\b"
)
_PASSAGE: Final = re.compile(
    r"\b(?:(?:squeak|scrap|sail|sneak|breez|cruis|squeez)(?:s|e[sd]?|ed)\s(?:through|past)|(?:goes|go|went)\sthrough(?=\s(?:on|by|with|unanimously|without)\b)|(?:was|were|is|been)\swaved\sthrough|"
    r"(?:was|were|is|been)\s(?:then\s|also\s|later\s)?given\s(?:(?:its|a|the)\s)?(?:first|second|third|final)\sreadings?|"
    r"g(?:ave|ives|iven)\s(?:the|a|an|its|his|her|their)\s(?:[\w'’-]+\s){1,4}?(?:its|a|the)\s(?:first|second|third|final)\sreading)\b"
)
"""What motions do that are adopted: "the bill squeaked through the lower house"."""
_APPROVAL: Final = re.compile(
    r"\b(?:g(?:ave|ives|iven|ranted)\s(?:(?:its|their|the|a|an|final|first|initial|preliminary|provisional|formal|full|unanimous|"
    r"overwhelming|broad|tentative|narrow|bipartisan)\s){0,3}(?:approval|assent|consent|backing|blessing|endorsement|go-ahead|"
    r"green\slight|nod|thumbs-up|okay|OK|all-clear)|sign(?:ed|s)\soff\son|rubber-stamp(?:ed|s)|wav(?:ed|es)\s(?:it\s|them\s)?through|"
    r"came\sout\sin\sfavou?r\sof|"
    r"sa(?:id|ys)\syes(?=\sto\s)|threw\s(?:its|their)\s(?:weight|support)\sbehind)\b(?!\s(?:of|from|by)\s)"
)
"""What bodies give that adopt something: "the council gave its final approval to the plan"."""
_TO_WHAT: Final = re.compile(r"(?:\s(?:on\s)?\w+day)?,?\s(?:(?:to|for)\s|(?=the\s))")
"""Between "gave approval" and what it is given to; "signed off on" has it right behind."""
_BODY: Final = f"(?:{one_of(entries('bodies'))})"
_WINS_APPROVAL: Final = re.compile(
    r"\b(?:g(?:ot|ets)|w(?:on|ins)|receive[sd]|secure[sd]|earn(?:ed|s)|gain(?:ed|s)|obtain(?:ed|s))\s"
    r"(?:(?:a|an|the|its|final|first|initial|preliminary|provisional|formal|full|unanimous|overwhelming|broad|narrow)\s){0,3}"
    r"(?:approval|assent|consent|blessing|endorsement|go-ahead|green\slight|nod|okay|OK|"
    r"(?:backing|support|confidence)(?=\s(?:of|from)\s(?:the\s)?(?:[\w'’.-]+\s){0,3}?{BODY}\b))(?=[\s,.;])".replace(
        "{BODY}", _BODY
    )
)
"""What motions get that are adopted: "the merger got a green light from the commission"."""
_HAVE_IT: Final = re.compile(r"\b(?:[Aa]yes|[Yy]eas|(?P<no>[Nn]oes|[Nn]ays))\s(?:have|had)\sit\b")
"""What a chair says when the votes are counted."""
_DEAD: Final = re.compile(r"(?<=\s)(?:is|was)\s(?:now\s)?dead(?=[,.;]|\s(?:for|until|this)\b)")
_SHORTFALL: Final = re.compile(
    r"\bvotes?\sshy\b|\bshy\sof\s(?:the|a|an|its|what|two|three|\d)|\bfewer\sthan\s(?:(?:the\s)?[\w-]+\s(?:votes\s)?)?(?:needed|required)\b|"
    r"\b(?:f(?:a|e)ll(?:s|en|ing)?(?:\s\w+){0,3}\sshort|(?:votes?\s)?short\sof\s(?:the|a|an|its|what|two|three|\d)|"
    r"fail(?:s|ed|ing)?\sto\s(?:pass|win|secure|reach|get|gain|muster|garner|obtain|achieve|attain|advance|deliver|override|"
    r"convict|approve|clear|carry|collect|receive|agree|adopt|be\s(?:adopted|approved|passed|elected))|"
    r"(?:miss(?:es|ed|ing)|lack(?:s|ed|ing))\s(?:out\son\s)?(?:the|a|its)\s(?:\w+[\s-]){0,4}(?:majority|threshold|quorum|votes)|"
    r"(?:majority|threshold)(?:\s\w+){0,4}\s(?:was\snot|were\snot|wasn['’]t|not)\s(?:reached|met|achieved|attained)|"
    r"(?:majority|threshold)(?:\s\w+){0,4}\smissed|"
    r"(?:below|under|less\sthan)\sthe\s(?:[\w-]+\s){1,3}?(?:(?:that\s)?(?:it|they|he|she|was|were)\s)?(?:needed|required)\b|"
    r"came\s(?:up\s)?[\w-]+\s(?:votes?\s)?short\b|"
    r"did(?:\snot|n['’]t)\s(?:get|reach|win|receive|secure|obtain|achieve|have)\s(?:the|enough|a)|not\senough\svotes)\b",
    re.IGNORECASE,
)
"""A majority that was not enough: "fell short of the two-thirds majority", "did not get enough votes"."""

_COUNT_WORDS: Final = "|".join(sorted({*UNITS, *TENS}))
_TIE: Final = re.compile(
    r"\b(?:(?:end(?:s|ed)?|result(?:s|ed)?|finish(?:es|ed)?)\sin\s(?:a|an)\s(?:[\d–—‑-]+\s)?(?:tie|deadlock|stalemate)|"
    r"(?:ties|tied|deadlocks|deadlocked|splits?)(?=,?\s(?:at\s)?(?:(\d+)\s?[-–—‑]\s?\1\b|"
    rf"(?:\d+|{_COUNT_WORDS})(?:\s(?:\w+\s)?(?:each|apiece)|[-\s]all))))\b"
)
_SPLIT: Final = re.compile(r"\b(?:split|divided)(?=,?\s(?:by\s)?(?:\d+\s?[-–—‑]\s?\d+\b|\d+\sto\s\d))")
"""A count without what came of it: "commissioners split 3-2"."""
"""As many for as against: what came of it is another predicate's to tell."""
_DIVIDED: Final = re.compile(
    rf"votes?|voting|ballots?|count|tally|division|result|{one_of((*entries('bodies'), *entries('members')))}",
    re.IGNORECASE,
)
"""What ends in a tie of votes; games do, too."""

_NO_CONFIDENCE: Final = (
    r"(?:(?:no[-\s]confidence|non[-\s]confidence|no[-\s]trust|censure|impeachment|removal)\s(?:vote|motion|ballot|resolution|bid)s?"
    r"|(?:vote|motion|ballot)s?\sof\s(?:no[-\s]confidence|non[-\s]confidence|censure))"
)
_CONFIDENCE: Final = (
    r"(?:(?:vote|motion|ballot)s?\sof\sconfidence|(?<!no.)(?<!non.)confidence\s(?:vote|motion|ballot)s?|"
    r"leadership\s(?:vote|ballot|spill))"
)
_GAP: Final = r"(?:\s[\w'’-]+){0,5}?\s"


@dataclass(frozen=True, slots=True)
class Frame:
    """A phrase that tells the fate of a motion of (no) confidence, by the government's or leader's fate."""

    name: str
    outcome: Outcome
    pattern: re.Pattern[str]
    example: str


def _frame(name: str, outcome: Outcome, pattern: str, example: str) -> Frame:
    filled = pattern.replace("{no}", _NO_CONFIDENCE).replace("{yes}", _CONFIDENCE).replace("{gap}", _GAP)
    return Frame(name, outcome, re.compile(rf"\b{filled}", re.IGNORECASE), example)


_SURVIVES: Final = (
    r"(?:surviv(?:es|ed|ing)|s(?:ees|aw|een)\soff|withst(?:ands|ood)|defeat(?:s|ed)|overc(?:omes|ame)|"
    r"beats|w(?:ins|on))"
)
_FALLS: Final = (
    r"(?:los(?:es|t|ing)|f(?:alls|ell|allen)\s(?:in|to|after|following|on)|(?:brought\sdown|toppled|ousted|removed|unseated|"
    r"deposed|forced\sout|dismissed|defeated|collapse[sd]|collapsed)\s(?:by|in|through|after|following|on|with))"
)

CONFIDENCE_FRAMES: Final = (
    _frame(
        "survives_no_confidence", "rejected", rf"{_SURVIVES}{{gap}}{{no}}", "The premier survived a no-confidence vote."
    ),
    _frame(
        "survives_such_no_confidence",
        "rejected",
        r"surviv(?:es|ed|ing)\s(?:[\w-]+\s){0,3}such\s(?:motion|vote|ballot)s?(?=\W)",
        "The premier survived two such motions.",
    ),
    _frame(
        "falls_in_no_confidence", "adopted", rf"{_FALLS}{{gap}}{{no}}", "The cabinet fell in a no-confidence motion."
    ),
    _frame(
        "voted_out_no_confidence",
        "adopted",
        r"vot(?:es|ed)\s(?:[\w'’]+\s){1,4}out\sof\s(?:office|power)\b",
        "Parliament voted the cabinet out of office.",
    ),
    _frame("wins_confidence", "adopted", rf"{_SURVIVES}{{gap}}{{yes}}", "The cabinet won a vote of confidence 61-59."),
    _frame("loses_confidence", "rejected", rf"{_FALLS}{{gap}}{{yes}}", "The party leader lost a vote of confidence."),
    _frame(
        "no_confidence_carried",
        "adopted",
        r"(?:pass(?:es|ed)|approve[sd]|adopt(?:s|ed)|carrie[sd]|back(?:s|ed)){gap}{no}",
        "Parliament passed a no-confidence motion.",
    ),
    _frame(
        "no_confidence_rejected",
        "rejected",
        r"(?:reject(?:s|ed)|vote[sd]\s(?:down|against)){gap}{no}",
        "Parliament rejected a motion of no confidence.",
    ),
)

_ABOUT_CONFIDENCE: Final = re.compile(
    r"surviv|out\sof\s(?:office|power)|confidence|trust|censure|impeach|removal|leadership", re.IGNORECASE
)
_ELLIPSIS: Final = re.compile(
    rf"\b{_SURVIVES}\s(?:its|his|her|their)(?:\sown)?\sconfidence\b(?!\s(?:vote|motion|ballot))"
)

_VOTE: Final = frozenset({"votes", "voted", "vote"})
_COMPLEMENT: Final = re.compile(
    r"(?P<against>\bagainst\b)|(?P<down>\bdown\b)|(?P<favour>\bin favou?r(?: of)?\b|"
    r"\bfor\b(?!\s(?:the\s)?(?:first|second|third|\w+th)\stime)|"
    r"\bthrough\b)|(?P<not>\b(?:not|never) )?\bto (?P<nor>(?:not|never) )?"
    r"(?P<verb>(?:turn|vote|shoot) down|turn back|throw out|(?:decline|refuse) to(?= [a-z])|[a-z]+)\b(?! \d)"
)
_UP_TO_INFINITIVE: Final = re.compile(
    r"(?:,?\s(?:by|in|on|with|without|a|an|the|of|to|against|votes?|voting|majority|margin|count|\w+ly|\w+day|late|again|also|instead|show|hands|night|evening|morning|afternoon|[\d–—‑-]+|"
    rf"nem\.?|con\.?|consensus|acclamation|{'|'.join(sorted({*UNITS, *TENS}))}),?)*\s?"
)
"""What may stand between a verb of RESOLVING and its infinitive: a tally, an adverb, a day."""
_REPEATED: Final = re.compile(
    r"\s(?:more\sthan\s|over\s|nearly\s|at\sleast\s|some\s)?(?:[\d,]+|[a-z]+|dozens\sof|scores\sof)\stimes\b|\s(?:repeatedly|consistently|often|regularly)\b"
)
"""A habit rather than a vote: "voted more than 50 times to repeal it"."""
_COMPLEMENT_REACH: Final = 160
_MOTION_NOUN: Final = re.compile(
    r"\b(?:bills?|acts?|resolutions?|motions?|amendments?|laws?|legislation|budgets?|measures?|deals?|treat(?:y|ies)|"
    r"agreements?|proposals?|nominations?|nominees?|packages?|plans?|ordinances?|constitutions?|reforms?|pacts?|accords?|"
    r"texts?|declarations?|charters?|mandates?|rules?|petitions?|appeals?|programmes?|programs?|policy|policies|drafts?|"
    r"calls?|timetables?|propositions?|bans?|referrals?|articles of impeachment|veto(?:es)?|requests?|applications?|"
    r"bids?|objections?|statements?|vote|offers?|attempts?|moves?|clauses?|levy|levies|contracts?|permits?|licen[cs]es?)\b",
    re.IGNORECASE,
)


def motion_noun(text: str) -> re.Match[str] | None:
    """The first noun in a stretch of text for something that bodies decide on."""
    return _MOTION_NOUN.search(text)


def names_motion(text: str) -> bool:
    """Whether a stretch of text has a noun for something that bodies decide on."""
    return motion_noun(text) is not None


def find_decisions(span: Span, text: str) -> list[Decision]:
    """The predicates of a sentence that are told as done, by place. `text` is the article's."""
    said = runs(text[span.start_char : span.end_char])
    found = [*_confidence(span, text)]
    found += () if _OF_MAJORITIES.isdisjoint(said) else _shortfalls(span, text)
    found += () if _OF_TIES.isdisjoint(said) else (*_ties(span, text), *_broken_ties(span, text))
    found += () if _NOUNS.isdisjoint(said) else _nouns(span, text)
    by_vote = () if _VOTE.isdisjoint(said) else _vote_verbs(span, text)
    by_infinitive = () if RESOLVING.keys().isdisjoint(said) else _resolutions(span, text)
    told = not _BY_MANY.isdisjoint(said) or _is_by_vote(span, text, said)
    by_verb = () if _OPENINGS.isdisjoint(said) and not told else _verbs(span, text, told)
    for decision in (*by_vote, *_particles(span, text, said), *by_infinitive, *by_verb):
        if not any(decision.start < other.end and other.start < decision.end for other in found):
            found.append(decision)
    if not any(decision.outcome for decision in found) and not _PARTICIPLES.keys().isdisjoint(said):
        found += _participles(span, text)
    return sorted(found, key=lambda decision: (decision.start, decision.end))


_OF_MAJORITIES: Final = words(
    "short shy fewer fail fails failed failing miss misses missed missing lack lacks lacked lacking majority threshold "
    "need needs needed needing required enough below under less get reach win receive secure obtain achieve have mark "
    "minimum bar hurdle"
)
_OF_TIES: Final = words(
    "tie ties tied deadlock deadlocks deadlocked stalemate split splits divided broke breaks break breaking cast casts "
    "casting used"
)
"""Without one of these words no majority, or no tie, can be told."""


def _confidence(span: Span, text: str) -> Iterator[Decision]:
    polarity: Outcome | None = None
    if not _ABOUT_CONFIDENCE.search(text, span.start_char, span.end_char):
        return
    for frame in CONFIDENCE_FRAMES:
        for match in frame.pattern.finditer(text, span.start_char, span.end_char):
            if not is_unreal(text, span.start_char, match.start()) and (
                frame.name.endswith("such_no_confidence") or not match.group().endswith("s")
            ):
                polarity = "rejected"
                yield Decision(frame.name, frame.outcome, match.start(), match.end(), _token(span, match.start()))
    if polarity:  # "… fell on a censure motion, while another survived its confidence": the same kind of motion
        for match in _ELLIPSIS.finditer(text, span.start_char, span.end_char):
            yield Decision("survives_ellipsis", polarity, match.start(), match.end(), _token(span, match.start()))


_NOUN_VOTE: Final = re.compile(
    r"(?:\bunanimous|\b[Nn]ear-unanimous|(?<![\w-])\d+\s?(?:[-–—‑]|-?to-?|\sto\s)\s?\d+)\s(?:[a-z][\w-]*\s)?(?P<noun>vote|decision|resolution)\s"
    r"(?=(?:not\s|never\s)?to\s[a-z]|against\s|for\s(?:the|a|an|its|his|her)\s|in\sfavou?r\sof\s)"
)
_TAKEN: Final = re.compile(
    r"\b(?:(?P<no>[Rr]ejection|[Dd]efeat)|[Dd]ecision|[Aa]pproval|[Pp]assage|[Aa]doption|[Rr]atification|[Ee]ndorsement|"
    r"[Cc]onfirmation)\b,?\s(?:of\s[^.;,]{1,60}?\s)?(?:which\s|that\s)?(?:was\s|had\sbeen\s)?"
    r"(?P<noun>taken|made|reached|passed|carried|approved|given|won|came|comes|followed)"
    r"(?=\b[^;\n]{0,70}?\b(?:by|on|in)\s(?:an?\s)?[\w-]+(?:\svotes?)?(?:\sto\s|\s?[-–—‑]\s?)\w)"
)
"""A decision that is told as such, with its count: "the decision, taken late on Monday by nine votes to eight"."""
_NOUN_DEED: Final = re.compile(
    r"(?<![\w-])\d+\s?(?:[-–—‑]|-?to-?|\sto\s)\s?\d+\s(?:(?P<no>rejection|defeat)|(?:approval|passage|adoption|ratification|endorsement|confirmation))\s(?=of\s)"
)
_NOUN_COUNT: Final = re.compile(
    r"\b(?:[Vv]ote|[Tt]ally|[Cc]ount|[Rr]esult)\s(?P<noun>was)\s(?:by\s)?\d+\s?(?:[-–—‑]|to\s)\s?\d+,?\s"
    r"(?=against\s(?!\d)|in\sfavou?r\b|for\s(?:the|a|an)\s|to\s(?!\d)[a-z])"
)
"""Votes told by a noun: "the council's 6-5 vote to close the pool", "the 90-60 rejection of the treaty"."""


_NOUNS: Final = words(
    "vote decision resolution tally count result rejection defeat approval passage adoption ratification endorsement "
    "confirmation"
)


def _nouns(span: Span, text: str) -> Iterator[Decision]:
    for pattern in (_NOUN_VOTE, _NOUN_COUNT):
        for match in pattern.finditer(text, span.start_char, span.end_char):
            put = _COMPLEMENT.match(text, match.end())
            if put is None or is_foreseen(text, span.start_char, match.start("noun")):
                continue
            outcome, complement = _put(text, put, span.end_char)
            token = _token(span, match.start("noun"))
            yield Decision("vote_noun", outcome, match.start("noun"), match.end(), token, complement=complement)
    for match in _TAKEN.finditer(text, span.start_char, span.end_char):
        if not is_unreal(text, span.start_char, match.start("noun")):
            at = match.start("noun")
            outcome = "rejected" if match["no"] else "adopted"
            yield Decision("decision_taken", outcome, at, match.end("noun"), _token(span, at))
    for match in _NOUN_DEED.finditer(text, span.start_char, span.end_char):
        if not is_foreseen(text, span.start_char, match.start()):
            at = text.rindex(" ", match.start(), match.end() - 1) + 1
            outcome = "rejected" if match["no"] else "adopted"
            yield Decision("vote_noun", outcome, at, match.end(), _token(span, at), complement=match.end())


_NEEDED: Final = re.compile(
    rf"\bneed(?:s|ed|ing)\s(?P<least>{NUMBER})\s(?:votes?|ayes)\s(?:[^.;,]{{1,40}}\s)?,?(?:but|and)\s(?:only\s|just\s)?"
    rf"(?:got|received|won|secured|mustered)\s(?:only\s|just\s)?(?P<given>{NUMBER})(?![\w-])",
    re.IGNORECASE,
)
"""How many votes were needed, and how many there were."""
_SURPLUS: Final = re.compile(
    r"\b(?:more|above|over|beyond|exceed(?:ed|s|ing)|clear(?:ed|s|ing)|reach(?:ed|es|ing)|surpass(?:ed|es|ing)|pass(?:ed|es|ing))\s"
    r"(?:than\s)?(?:the\s)?(?:(?:[\w-]+\s){1,3}?(?:(?:that\s|which\s)?(?:it|they|he|she|was|were|is)\s)?(?:needed|required)|(?:it|they|he|she)\sneeded|"
    r"(?:two-thirds|three-fifths|three-quarters|\d+-vote)\s(?:majority|threshold|mark|minimum|bar|hurdle))\b",
    re.IGNORECASE,
)
"""A majority that was enough: "seven votes more than she needed"."""


_NOT_MORE: Final = re.compile(r"\b(?:no|not|n['’]t|need(?:s|ed)?|requir\w+|without|never)\s(?:\w+\s){0,2}$")


def _shortfalls(span: Span, text: str) -> Iterator[Decision]:
    for match in _NEEDED.finditer(text, span.start_char, span.end_char):
        short = count(match["given"]) < count(match["least"])
        token = _token(span, match.start())
        if short:
            yield Decision("shortfall", "rejected", match.start(), match.end(), token, supermajority=True)
        else:
            yield Decision("surplus", "adopted", match.start(), match.end(), token)
    for match in _SURPLUS.finditer(text, span.start_char, span.end_char):
        before = text[max(span.start_char, match.start() - 24) : match.start()]
        if not is_unreal(text, span.start_char, match.start()) and not _NOT_MORE.search(before):
            yield Decision("surplus", "adopted", match.start(), match.end(), _token(span, match.start()))
    for match in _SHORTFALL.finditer(text, span.start_char, span.end_char):
        before = text[span.start_char : match.start()]
        if not re.search(r"\b(?:will|would|could|may|might|if)\s(?:\w+\s)?$", before):
            token = _token(span, match.start())
            yield Decision("shortfall", "rejected", match.start(), match.end(), token, supermajority=True)


_TIE_BROKEN: Final = re.compile(
    r"\b(?:(?:cast(?:s|ing)?|used)\s(?:the|a|an|her|his|their)\s(?:\w+\s){0,2}?(?:tie-?\s?breaking|deciding|casting)\svote|"
    r"(?:then\s)?br(?:oke|eaks|eaking)\s(?:the|a)\s(?:tie|deadlock))\s"
    r"(?:(?:on\s)?\w+day\s)?(?:(?P<put>against|for|in\sfavou?r\sof)\s(?=(?:the|an?|his|her|its)\s|\w+ing\b)|(?P<alone>against|in\sfavou?r)(?=[.,;]))"
)


def _broken_ties(span: Span, text: str) -> Iterator[Decision]:
    for match in _TIE_BROKEN.finditer(text, span.start_char, span.end_char):
        if not is_unreal(text, span.start_char, match.start()):
            outcome: Outcome = "rejected" if "against" in (match["put"], match["alone"]) else "adopted"
            token = _token(span, match.start())
            yield Decision("tie_broken", outcome, match.start(), match.end(), token, complement=match.end())


def _ties(span: Span, text: str) -> Iterator[Decision]:
    for match in _TIE.finditer(text, span.start_char, span.end_char):
        token = _token(span, match.start())
        subject = subject_of(span.doc[token], span)
        if subject is None or is_unreal(text, span.start_char, match.start()):
            continue
        if _DIVIDED.fullmatch(subject.text) or names_motion(subject.text) or subject.lower_ == "it":
            yield Decision("tie", None, match.start(), match.end(), token)
    for match in _SPLIT.finditer(text, span.start_char, span.end_char):
        token = _token(span, match.start())
        subject = subject_of(span.doc[token], span)
        tied = _TIE.match(text, match.start(), span.end_char)
        if subject is not None and not tied and _DIVIDED.fullmatch(subject.text):
            yield Decision("split", None, match.start(), match.end(), token)


def _vote_verbs(span: Span, text: str) -> Iterator[Decision]:
    """ "votes 13-5 to …", "voted against …": by the complement, which may stand behind the tally."""
    for token in span:
        if token.lower_ not in _VOTE or _is_noun(token, span) or is_unreal(text, span.start_char, token.idx):
            continue
        end = token.idx + len(token)
        if text[token.idx - 1 : token.idx] in _QUOTED:
            continue  # the deputies had "voted against the dead"
        if _REPEATED.match(text, end):
            continue
        stop = min(span.end_char, end + _COMPLEMENT_REACH)
        outcome: Outcome | None = None
        complement = None
        for match in _COMPLEMENT.finditer(text, end, stop):
            if re.search(r"[;:]|,\s(?:but|and|while|after|which)\b", text[end : match.start()]):
                break
            if match["verb"] in UNITS or match["verb"] in TENS:  # "voted six to one"
                continue
            if match["against"] and re.match(r"\s\d", text[match.end() : match.end() + 2]):
                continue
            outcome, complement = _put(text, match, stop)
            break
        yield Decision("vote_verb", outcome, token.idx, end, token.i, complement=complement)


_QUOTED: Final = frozenset('“"‘')


def _put(text: str, match: re.Match[str], stop: int) -> tuple[Outcome, int]:
    """The outcome that a complement of "voted" gives to what was put, and where that begins.

    "to reject a levy" puts the levy, and rejects it. "not to renew the lease" is put so, with its "not", and adopted:
    of which motion it was the denial is not told.
    """
    if not match["verb"]:
        return "rejected" if match["against"] or match["down"] else "adopted", match.end()
    if not (match["not"] or match["nor"]) and _puts_down(text, match, stop):
        return "rejected", match.end("verb") - (2 if match["verb"].endswith(" to") else 0)
    return "adopted", match.start()


def elliptic(text: str, start: int, end: int, previous: Decision) -> Decision | None:
    """What a part of a sentence decides that has only a score and an infinitive: "… and 90-9 to borrow money".

    `previous` is the decision of the part before, whose "voted" stands for both.
    """
    score = _SCORE_AND_INFINITIVE.match(text, start, end) if previous.rule in ("vote_verb", "vote_again") else None
    if score is None:
        return None
    match = _COMPLEMENT.match(text, score.end(), end)
    outcome, complement = _put(text, match, end) if match else ("adopted", score.end())
    return Decision("vote_again", outcome, score.start("score"), score.end(), previous.token, complement=complement)


_SCORE_AND_INFINITIVE: Final = re.compile(
    r",?\s?(?:also\s|then\s|and\s)?(?P<score>[\d,]+\s?[-–—‑]\s?[\d,]+)(?=\s(?:not\s)?to\s[a-z])\s"
)


def _puts_down(text: str, match: re.Match[str], stop: int) -> bool:
    """Whether an infinitive puts a motion down: "to reject a levy", but not "to oppose corruption"."""
    if match["verb"] in PUTTING_DOWN:
        return True
    thing = re.compile(r"[^,.;:]{0,60}").match(text, match.end(), stop)
    return match["verb"] in PUTTING_DOWN_MOTIONS and thing is not None and names_motion(thing.group())


def _resolutions(span: Span, text: str) -> Iterator[Decision]:
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
        for match in _COMPLEMENT.finditer(text, end, min(span.end_char, end + _COMPLEMENT_REACH)):
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


def _is_noun(token: Token, span: Span) -> bool:
    """Whether "vote" or "votes" is the noun. The tagger is asked last: it takes "Senate votes 5-4" for nouns."""
    if token.lower_ == "voted":
        return False
    before = token.nbor(-1) if token.i > span.start else None
    after = token.nbor(1) if token.i + 1 < span.end else None
    if (
        before is not None
        and before.pos_ == "PROPN"
        and after is not None
        and after.text == ","
        and token.lower_ == "votes"
    ):
        return False
    if before is not None and (
        before.like_num or before.pos_ in ("DET", "ADJ", "NUM") or before.lower_ in _BEFORE_NOUN
    ):
        return True
    if after is not None and after.lower_ in _AFTER_VERB:
        return token.lower_ == "vote" and token.pos_ == "NOUN" and after.lower_ not in ("to",)
    if after is not None and (after.like_num or after.text == "(" or after.text[0].isdigit()):
        return False
    return token.pos_ != "VERB"


_BEFORE_NOUN: Final = frozenset(
    {"of", "the", "a", "in", "by", "line", "party", "after", "'s", "’s", "confidence", "no"}
)
_AFTER_VERB: Final = words(
    "to against unanimously overwhelmingly narrowly down nearly almost in for along with not through"
)


_GIVEN: Final = words(
    "approval assent consent backing blessing endorsement go light nod thumbs okay ok clear off stamped stamp stamps "
    "through favour favor yes behind support confidence"
)
_PARTICLES: Final[tuple[tuple[str, Outcome, frozenset[str], re.Pattern[str]], ...]] = (
    ("passage", "adopted", words("through past reading readings"), _PASSAGE),
    ("gives_approval", "adopted", _GIVEN, _APPROVAL),
    ("wins_approval", "adopted", _GIVEN, _WINS_APPROVAL),
    ("particle_verb", "rejected", words("down out back off aside away beaten not t no"), _WITH_PARTICLE),
)
"""By rule the outcome and the phrase, and the words of which every text that has the phrase has one."""


def _particles(span: Span, text: str, said: frozenset[str]) -> Iterator[Decision]:
    for rule, outcome, hints, pattern in _PARTICLES:
        if hints.isdisjoint(said):
            continue
        for match in pattern.finditer(text, span.start_char, span.end_char):
            if not is_unreal(text, span.start_char, match.start()):  # "did not pass" has its own negation
                to = _TO_WHAT.match(text, match.end(), span.end_char) if rule == "gives_approval" else None
                given = None if to is None else to.end()
                token = _token(span, match.start())
                yield Decision(rule, outcome, match.start(), match.end(), token, complement=given)
    for match in _HAVE_IT.finditer(text, span.start_char, span.end_char) if "it" in said else ():
        told: Outcome = "rejected" if match["no"] else "adopted"
        yield Decision("have_it", told, match.start(), match.end(), _token(span, match.start()))
    for match in _DEAD.finditer(text, span.start_char, span.end_char) if "dead" in said else ():
        subject = subject_of(span.doc[_token(span, match.start())], span)
        if subject is not None and names_motion(subject.text):
            yield Decision("dead", "rejected", match.start(), match.end(), _token(span, match.start()))


def _verbs(span: Span, text: str, told: bool) -> Iterator[Decision]:
    """`told` says whether the sentence tells of many or of a vote by which any verb's deed may have been decided."""
    for token in span:
        word = token.lower_
        if word not in _READ:
            if word == "ruled" and "unanimous" in text[token.idx : token.idx + 40]:
                yield Decision("rule_verb", None, token.idx, token.idx + len(token), token.i)
            elif told and _is_done_by_vote(token, text) and not is_unreal(text, span.start_char, token.idx):
                yield Decision("told_passive", "adopted", token.idx, token.idx + len(token), token.i)
            elif told and _is_told(token, span, text) and not is_unreal(text, span.start_char, token.idx):
                yield Decision("told_verb", "adopted", token.idx, token.idx + len(token), token.i)
            continue
        verb = _BY_FORM.get(word)
        emphatic = verb is None and token.i > span.start and token.nbor(-1).lower_ == "did"  # "senators did accept it"
        went_on = token.tag_ == "VB" and _WENT_ON.search(text, span.start_char, token.idx) is not None
        if verb is None and (emphatic or went_on or token.tag_ == "VBP" or _is_taken_for_noun(token)):
            verb = _BY_BASE.get(word)
        if verb is None or _is_modifier(token, text) or (not emphatic and is_unreal(text, span.start_char, token.idx)):
            continue
        if word in ("chose", "picked", "chosen") and not _AS_LEADER.search(
            text, token.idx, min(span.end_char, token.idx + 120)
        ):
            continue
        if verb.base in ("fall", "die") and not _falls(token, span, text):
            continue
        if verb.base == "recommend" and not _COUNTED.search(text, token.idx, min(span.end_char, token.idx + 90)):
            continue
        if verb.base == "deny" and not _refuses(token, span, text):
            continue
        if verb.base == "back" and token.pos_ not in ("VERB", "NOUN"):
            continue
        refused = verb.base == "dismiss" and _dismisses_plea(token, span)
        refused |= verb.base == "recommend" and _DENIAL.match(text, token.idx + len(token)) is not None
        outcome: Outcome = "rejected" if refused else verb.outcome
        yield Decision(f"{verb.base}_verb", outcome, token.idx, token.idx + len(token), token.i)


_WENT_ON: Final = re.compile(r"\b(?:went\son|proceeded|managed)\sto\s(?:\w+ly\s)?\Z")
"""Verbs with an infinitive that is told as done: "the assembly went on to ratify the pact"."""


def find_deed(span: Span, text: str) -> Decision | None:
    """What the main verb of a sentence tells as done, whether or not by a vote: the next sentence may tell that."""
    verb = span.root
    if verb.pos_ == "NOUN":  # the parser takes "the trustees of the college then named her" for a noun with a clause
        verb = next((one for one in verb.rights if one.dep_ == "acl" and one.tag_ == "VBD"), verb)
    if verb.tag_ != "VBD" or verb.pos_ != "VERB" or verb.lower_ in _NO_DEED:
        return None
    if is_unreal(text, span.start_char, verb.idx):
        return None
    known = _BY_FORM.get(verb.lower_)
    outcome = known.outcome if known else "adopted"
    complement = object_of(verb)
    at = complement.left_edge.idx if complement is not None else None
    return Decision("deed", outcome, verb.idx, verb.idx + len(verb), verb.i, complement=at)


def _is_taken_for_noun(token: Token) -> bool:
    """Whether the tagger takes a verb in the present for a noun: "lawmakers in Tarn *elect* Ana Brod as president"."""
    return (
        token.dep_ == "ROOT"
        and token.tag_ == "NN"
        and any(child.dep_ == "nsubj" and child.tag_ in ("NNS", "NNPS") for child in token.lefts)
    )


_PLEA: Final = re.compile(
    r"\b(?:appeals?|applications?|bids?|calls?|cases?|challenges?|charges?|claims?|complaints?|(?:law)?suits?|"
    r"objections?|pleas?)\b",
    re.IGNORECASE,
)
"""What is asked of a body: dismissed, it is turned down, while an official who is dismissed is removed."""


_DENIAL: Final = re.compile(r"\s(?:the\s)?(?:denial|rejection|denying|rejecting|against)\b")
"""What a committee recommends that is against a motion."""


def _dismisses_plea(verb: Token, span: Span) -> bool:
    """Whether it is a motion or a plea that is dismissed, and not somebody from office."""
    thing = subject_of(verb, span) if is_passive(verb) else object_of(verb)
    return thing is not None and (names_motion(thing.text) or _PLEA.fullmatch(thing.text) is not None)


def _refuses(verb: Token, span: Span, text: str) -> bool:
    """Whether a verb of refusal tells of a vote, by its count; with an infinitive it is one of RESOLVING."""
    if is_passive(verb) and (thing := subject_of(verb, span)) is not None and names_motion(thing.text):
        return _COUNTED.search(text, span.start_char, span.end_char) is not None  # "split 2-2, and so it was denied"
    if not _COUNTED.search(text, verb.idx, min(span.end_char, verb.idx + _REFUSAL_REACH)):
        return False
    return not any(child.dep_ == "xcomp" for child in verb.children)


_REFUSAL_REACH: Final = 120
_COUNTED: Final = re.compile(r"\d\s?[-–—‑]\s?\d|\d\sto\s\d|\bvotes\sto\b|\bunanimously\b")
"""Without a count a committee that recommends something need not have voted."""


_FINITE: Final = frozenset({"VBD", "VBZ", "VBP"})
_NO_DEED_OF_OTHERS: Final = words("beaten outvoted overruled held defeated edged knocked won followed led matched")
_NO_DEED: Final = words(
    "voted opposed declined refused avoided escaped missed failed lost denied disagreed abstained dismissed "
    "elected won said ruled split divided agreed decided opted chose resolved told argued debated discussed considered "
    "met heard listened reviewed did was were had got received held saw came went took needed required followed cast "
    "recorded found began started continued resumed ended adjourned deadlocked tied wanted hoped tried sought planned "
    "survived fell collapsed beat edged faced spoke complained warned noted added explained announced reported wrote "
    "criticized criticised praised welcomed thanked joined sided broke watched waited gathered emerged knew thought "
    "believed felt seemed appeared remained stood sat led defied boycotted walked favored favoured mustered garnered "
    "pondered weighed mulled contemplated examined questioned studied aired tackled wrestled grappled dealt addressed "
    "explored scheduled pledged promised threatened attempted"
)


_BY_MANY: Final = frozenset({"unanimously", "overwhelmingly", "narrowly"})


def _is_told(verb: Token, span: Span, text: str) -> bool:
    """Whether it is said that what the verb says was decided, or done by a vote.

    "The assembly overwhelmingly demanded a truce", "the board left the rate as it was in a 7-2 vote".
    """
    if verb.tag_ not in _FINITE or verb.pos_ != "VERB" or verb.lower_ in _NO_DEED:
        return False
    before = verb.nbor(-1) if verb.i > span.start else None
    if before is not None and before.lower_ in _BY_MANY:
        return True
    if verb.dep_ not in ("ROOT", "conj") or not _has_subject(verb):
        return False
    return _BY_VOTE.search(text, span.start_char, span.end_char) is not None


def _is_done_by_vote(verb: Token, text: str) -> bool:
    """Whether something is told to have been done by a count of votes: "it was kept by 119 votes to 14"."""
    if verb.tag_ != "VBN" or verb.lower_ in _NO_DEED_OF_OTHERS or not is_passive(verb):
        return False
    return _BY_VOTES_TO.match(text, verb.idx + len(verb)) is not None


_VOTE_WORDS: Final = words("vote votes voting majority margin decision ballot tally count favour favor to")


def _is_by_vote(span: Span, text: str, said: frozenset[str]) -> bool:
    """Whether a sentence tells of a vote as the means of something; `said` are its runs of letters."""
    if _VOTE_WORDS.isdisjoint(said) and not any(run[0].isdigit() for run in said):
        return False
    return _BY_VOTE.search(text, span.start_char, span.end_char) is not None


def _has_subject(verb: Token) -> bool:
    """Whether a verb or the one that it is joined to has an active subject of its own."""
    return any(child.dep_ == "nsubj" for child in (verb.head if verb.dep_ == "conj" else verb).lefts)


_BY_VOTE: Final = re.compile(
    r"\b(?:by|on|in|with|via)\s(?:a|an|the)\s(?:[\w-]+\s){0,3}?(?:\d+\s?(?:[-–—‑]|-?to-?|\sto\s)\s?\d+\s(?:[\w-]+\s){0,2}?"
    r"(?:vote|majority|margin|decision|ballot)\b|(?:unanimous|split|party-line|voice|recorded|roll-call)\s(?:voice\s)?vote\b|"
    r"(?:vote|margin|tally|count|majority)\sof\s[\w,]+\s?(?:[-–—‑]|to\s))|\bunanimously\b|(?<!from\s)"
    rf"\b[Bb]y\s{NUMBER}\s(?:votes?\s)?to\s(?:{NUMBER}|none|nil)\b|,\svoting\s(?:by\s)?\d+\s?[-–—‑]\s?\d+|"
    r"\bwithout\s(?:a|putting\sit\sto\sa)\svote\b|;\s[^;.]{1,60}\bin\sfavou?r\b|,\s(?:by\s)?\d+\s?(?:[-–—‑]|\sto\s)\s?\d+(?=[,.;])"
)
"""A vote as the means of what a sentence tells."""


_AS_LEADER: Final = re.compile(
    r"\b(?:as(?:\s(?:its|their|his|her|the))?|a\snew|new)\s(?:\w+\s){0,2}?"
    r"(?:leader|speaker|president|chair\w*|chancellor|premier|prime\sminister|ombuds\w+|mayor|director|secretary)\b"
)
_BY_COUNT: Final = re.compile(
    r"(?:\sin\s(?:the\s)?committee|\slast\s\w+|\s(?:on\s)?\w+day|\sin\s[A-Z]\w+){0,2},?\s(?:by\s|(?:on|in|by)\sa\s)?(?:\d|\w+\svotes)"
)


def _falls(verb: Token, span: Span, text: str) -> bool:
    """Whether it is a motion that falls, by a count; prices and cabinets do, too."""
    subject = subject_of(verb, span)
    counted = _BY_COUNT.match(text[verb.idx + len(verb) : verb.idx + len(verb) + 44])
    if counted is not None and _BY_VOTES_TO.match(text, verb.idx + len(verb)):
        return True
    return subject is not None and counted is not None and names_motion(subject.text)


_BY_VOTES_TO: Final = re.compile(rf"\sby\s{NUMBER}\svotes\sto\s{NUMBER}")


def _participles(span: Span, text: str) -> Iterator[Decision]:
    for token in span:
        verb = _PARTICIPLES.get(token.lower_)
        if verb is None or (token.lower_ not in _BARE_PARTICIPLES and not _is_counted(token, span, text)):
            continue
        if token.tag_ == "VBG" and not is_unreal(text, span.start_char, token.idx):
            yield Decision(f"{verb.base}_verb", verb.outcome, token.idx, token.idx + len(token), token.i)


def _is_counted(verb: Token, span: Span, text: str) -> bool:
    """Whether a count stands right behind a verb or what it decides on."""
    return _COUNTED.search(text, verb.idx, min(span.end_char, verb.idx + _COUNT_REACH)) is not None


_COUNT_REACH: Final = 90


def _is_modifier(token: Token, text: str) -> bool:
    """Whether a participle only describes the noun after it ("the rejected deal"), not "is re-elected president"."""
    if re.search(r"\b(?:is|are|was|were|been)\s(?:\w+ly\s)?(?:re-)?$", text[max(0, token.idx - 30) : token.idx]):
        return False
    return token.dep_ == "amod" and token.head.i > token.i


def _token(span: Span, offset: int) -> int:
    found = span.doc.char_span(offset, offset + 1, alignment_mode="expand")
    return found.start if found is not None else span.start
