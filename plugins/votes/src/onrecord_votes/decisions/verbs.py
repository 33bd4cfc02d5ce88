"""The verbs that say what a body did with a motion, a table with an example each."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Final

from onrecord_votes.decisions.decision import Outcome
from onrecord_votes.lexicon import first_runs, words


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


BY_FORM: Final = {form: verb for verb in VERBS for form in verb.forms}
BY_BASE: Final = {verb.base: verb for verb in VERBS}
READ: Final = BY_FORM.keys() | BY_BASE.keys()
BARE_PARTICIPLES: Final = words("passing carrying approving adopting rejecting losing")
PARTICIPLES: Final = {participle(verb.base): verb for verb in VERBS if verb.base not in ("become", "fall", "die")}
"""Read only where no finite predicate tells the outcome, and those not of BARE_PARTICIPLES only beside a count.

"The warden siding with the ayes and so carrying the bill", "backing by 214 votes to 199 an amendment"."""

OPENINGS: Final = first_runs((*BY_FORM, *BY_BASE))
