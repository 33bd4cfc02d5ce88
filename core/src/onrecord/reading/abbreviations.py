"""Abbreviations: what a full stop behind one of them means for the end of a sentence."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final, Literal

from onrecord.reading.wordlists import words

Verdict = Literal[1, 0, -1]
"""What may be behind a mark: 1, a sentence starts; 0, the parser decides; -1, none starts."""

STARTS: Final[Verdict] = 1
OPEN: Final[Verdict] = 0
NEVER: Final[Verdict] = -1


@dataclass(frozen=True, slots=True)
class Kind:
    """Abbreviations that behave alike, and the verdict by what follows the full stop.

    `starter` is a word that begins sentences and no names (STARTERS), `name` another word in capitals, `number` a
    digit. `capital` admits the words only where they are written large. The example is a text with | between sentences.
    """

    name: str
    words: frozenset[str]
    before_starter: Verdict
    before_name: Verdict
    before_number: Verdict
    example: str
    capital: bool = False


TITLE: Final = Kind(
    "title, in front of a person or place",
    words(
        """adm amb asst atty brig capt cdr cmdr col cpl det dr drs ens fr ft gen gens gov govs hon lt lts maj messrs mgr
        mlle mme mr mrs ms msgr mt pfc pres prof profs pt pvt rep reps rev revs sen sens sgt sgts supt"""
    ),
    NEVER,
    NEVER,
    NEVER,
    "Gen. Lund met Dr. Velek at Ft. Orsk. |Mr. Hart left.",
    capital=True,
)
UNFINISHED: Final = Kind(
    "inside a sentence",
    words("vs v eg e.g ie i.e cf viz approx incl"),
    NEVER,
    NEVER,
    NEVER,
    "It was Orsk vs. Norhaven, i.e. vs. The Rest. |It ended late.",
)
NUMBERED: Final = Kind(
    "in front of a number",
    words("no nos art arts ch fig figs p pp sec sect vol vols rte hwy"),
    STARTS,
    OPEN,
    NEVER,
    "Rule No. 10 stands. |See pp. 12 to 14.",
)
MONTH: Final = Kind(
    "month, in front of a day",
    words("jan feb mar apr aug sept sep oct nov dec"),
    STARTS,
    OPEN,
    NEVER,
    "It opened on Jan. 12 and closed in Sept. |The ferry sank in Oct. of that year.",
    capital=True,
)
COMPANY: Final = Kind(
    "behind a name, or the end of a list",
    words(
        """inc corp co cos ltd llc plc bros jr sr esq etc al a.m p.m b.c a.d ph.d m.d b.a m.a m.p dept univ assn ave
        blvd rd"""
    ),
    STARTS,
    OPEN,
    OPEN,
    "It was built by Blue Line Inc. and opened at 5 a.m. |The mayor came with Tom Velek Jr. and his wife.",
)
STATE: Final = Kind(
    "state, behind a town",
    words(
        """ala ariz ark calif colo conn del fla ga ill ind kan ky la mass md mich minn miss mo mont neb nev okla ore pa
        penn tenn tex va vt wash wis wyo d.c n.c n.d n.h n.j n.m n.y r.i s.c s.d w.va ont que"""
    ),
    STARTS,
    OPEN,
    OPEN,
    "The ferry left Orsk, Mich., for Norhaven, N.Y. |It never came.",
    capital=True,
)
MEASURE: Final = Kind(
    "measure, behind a number",
    words("ft yd yds mi km kg lb lbs oz mph hr hrs min mins est max"),
    STARTS,
    OPEN,
    OPEN,
    "The wreck lies 40 ft. down, at 6 lbs. of pressure. |Its mast is 30 ft. |The hull is longer.",
)
JOINED: Final = Kind(
    "initials, and what names begin with",
    words("st ste u.s u.k u.n e.u"),
    STARTS,
    NEVER,
    OPEN,
    "The U.S. Senate heard J. K. Rowe of St. Orsk. |She had left the U.S. |The bridge is shut.",
)

KINDS: Final = (TITLE, UNFINISHED, NUMBERED, MONTH, COMPANY, STATE, MEASURE, JOINED)
"""The words are those that spaCy's English tokenizer keeps together with their full stop (MIT licence), sorted by what
they stand beside, with the further titles, states and ranks that American newspapers shorten."""

STARTERS: Final = words(
    """The This That These Those There Then They Their It Its He She We You His Her My Our Your I A An And But Or Nor
    Yet So If In On At By For From With Without Within After Before Although Though While When Where Who What Why How
    Whether Because Since Until Unless As To Of Not No Some Many Most Several All Both Each Every Another Other Others
    Such One Two Three Four Five Six Seven Eight Nine Ten However Meanwhile Moreover Also Still Now Once Only Even Just
    Here During Despite Under Over Between Among Against According Perhaps Instead Later Earlier Nobody Nothing Nearly
    About More"""
)
"""Function words: behind a full stop and written large they begin a sentence, since names do not begin with them."""

AFTER_INITIALS: Final = words(
    """The This That These Those There They Their It Its He She We Our But And According After Although Because Before
    Despite During However If Meanwhile Nobody Perhaps Since Though Unless Until What When Whether Where While Who Why
    With Within Without Instead Later Earlier Several Another Others Both Each Every"""
)
"""Those of them that are no surnames either: J. So, A. In."""

LABELLED: Final = words(
    """annex appendix article berth block building camp category chapter class company division exhibit factor figure
    flu form gate grade group hall hepatitis influenza lane league level line model option part phase pier plan platform
    point pot prop proposition room route schedule section sector serie series stand table team terminal tier track type
    unit vitamin ward wing zone"""
)
"""Nouns whose letter is no initial: Plan B, Terminal C."""

_ONTO: Final = words("on to via from over across off")
"""Words before the network X."""

_SMALL: Final = {word: kind for kind in KINDS if not kind.capital for word in kind.words}
_LARGE: Final = _SMALL | {word: kind for kind in KINDS if kind.capital for word in kind.words}
_INITIALS: Final = re.compile(r"[^\W\d_](?:\.[^\W\d_])*\Z")


def kind_of(word: str) -> Kind | None:
    """The kind of an abbreviation, given without its last full stop; None for any other word."""
    large = word[:1].isupper()
    kind = (_LARGE if large else _SMALL).get(word.lower())
    if large and word != "I" and (kind is None or len(word) == 1) and _INITIALS.match(word):
        return JOINED
    return kind


def is_label(letter: str, lead: str) -> bool:
    """Whether a single capital, with the word in front of it, is the end of a phrase and no initial: Plan B, on X."""
    return lead.lower() in LABELLED or (letter == "X" and lead in _ONTO)
