"""Names: where people, organisations and places are named, read from the characters alone.

There is no parse here: every paragraph of the article is read, and most of them are never parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from onrecord.reading.mentions import lexicon
from onrecord.reading.mentions.first_names import first_names
from onrecord.reading.mentions.flow import Flow
from onrecord.reading.mentions.mention import Gender

_UPPER: Final = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽ"
_ABBREVIATION: Final = (
    "(?:Mr|Mrs|Ms|Dr|Sen|Rep|Gov|Gen|Lt|Col|Maj|Capt|Sgt|Adm|Cmdr|Rev|Prof|Hon|Jr|Sr|St|Inc|Corp|Co|Ltd|Del|Det|Pres|"
    r"Sec|Amb|Asst|Atty|Fr|Supt|Insp|Brig|Cpl|Pvt)\."
)
_WORD: Final = (
    rf"(?:{_ABBREVIATION}|(?:[A-Z]\.)+(?![a-z])|[{_UPPER}]\w*(?:['’](?![sS]\b)\w+|[-&]\w+)*|(?:al|el|ul|as|ash)-[A-Z]\w+)"
)
_PARTICLE: Final = (
    "(?:de|la|del|dela|van|von|der|den|bin|ibn|al|el|da|di|du|dos|das|le|ter|ten|zu|bint|abu|af|av)"
)
_CHUNK: Final = re.compile(rf"(?<![\w.])(?=[{_UPPER}]|[aeu][ls]h?-){_WORD}(?:[ \xa0](?:{_PARTICLE}[ \xa0]){{0,2}}{_WORD})*")
"""Capitalised words in a row, with the small words that stand inside names: "Ada van der Lund"."""

_PIECE: Final = re.compile(r"[^ \xa0]+")
_JOINT: Final = re.compile(r"[ \xa0](?:of|for|on)(?: the)?[ \xa0]")
_AND: Final = re.compile(r"(?:,)? (?:and|&) ")
_SENTENCE_OPENS: Final = re.compile(r"(?:[.!?:;•|/][\"”’')\]]*|[\"“‘'(\[—–-])[\s\xa0]*$")
_SUFFIXES: Final = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})
_SPLIT_FOR: Final = frozenset(
    "agency association campaign center centre centers coalition committee council department foundation fund institute "
    "ministry organisation organization society".split()
)

_BEFORE: Final = re.compile(r"(?:[\w'’.&/-]+[ \xa0]+)+$")
_AGE: Final = re.compile(r", (?:\d{1,2}|1[01]\d)(?:,|\.(?!\d)| and )|, aged? \d{1,3}\b| \(\d{1,2}\)")
_PARTY: Final = re.compile(r",? \(?(?:R|D|I|Republican|Democrat)(?:[-–][A-Z][A-Za-z. ]{1,14})?\)| \([RDI][-–]\w+")
_WHO: Final = re.compile(r"(?:, \d{1,3})?(?:,| \([^)]{1,30}\),?) who(?:se|m)?\b")
_APPOSITION: Final = re.compile(
    r"(?: \([^)]{1,25}\))?(?:, \d{1,3})?(?:,| [—–-]) ((?:an? |the |one of |his |her |their |[A-Z][\w.]+(?:['’]s )?)?"
    r"[^,;:—–()\n\"“”]{3,120}?)(?=[,;—–\n]|\.(?:\s|$)| (?:said|says|told|who|is|was|has|had|will|would)\b|$)"
)
_FRONTED: Final = re.compile(r"(?:^|[\s(“\"])(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Oo]ne|[Aa]nother) ([^,;:()“”\"\n]{3,110}), $")
_ACRONYM: Final = re.compile(r"[ \xa0]\((?:the )?([A-Z][A-Za-z&.-]{1,9})\)")


@dataclass(slots=True)
class Occurrence:
    """One place where a name stands. `start:end` is the name alone; `phrase` starts at what goes before it."""

    start: int
    end: int
    phrase: int
    words: tuple[str, ...]
    role: str | None
    gender: Gender | None
    evidence: int
    """How much speaks for a person (above 1: enough) or for something else (below 0)."""
    titled: bool
    listed: bool
    """Whether it counts as running text: no headline, no byline."""
    acronym: str | None = None

    @property
    def folded(self) -> tuple[str, ...]:
        return tuple(fold(word) for word in self.words)


    def narrow(self, first: int, last: int, text: str) -> None:
        """Keep only some of the words."""
        spots = [match.span() for match in _PIECE.finditer(text, self.start, self.end)]
        if first > 0:
            self.phrase, self.role, self.gender = self.start + 0, None, None
        self.start, self.end = spots[first][0], spots[last - 1][1]
        self.phrase = min(self.phrase, self.start) if first == 0 else self.start
        self.words = self.words[first:last]


def fold(word: str) -> str:
    """A word as it is compared: lower case, straight apostrophes."""
    return word.lower().replace("’", "'")


def find_names(flow: Flow) -> list[Occurrence]:
    """Every name in the text, by place."""
    found: list[Occurrence] = []
    headlines: dict[int, bool] = {}
    for words in _chunks(flow.text):
        for part in _parts(flow.text, words):
            occurrence = _occurrence(flow.text, part)
            if occurrence is None:
                continue
            paragraph = flow.paragraph(occurrence.start)
            if paragraph not in headlines:
                headlines[paragraph] = flow.is_headline(paragraph) or _is_byline(flow, paragraph)
            occurrence.listed = not headlines[paragraph]
            found.append(occurrence)
    return found


_Word = tuple[int, int, str]


def _chunks(text: str) -> Iterator[list[_Word]]:
    """Rows of capitalised words; the names of organisations with "of" and "for" as one row."""
    held: list[_Word] = []
    for match in _CHUNK.finditer(text):
        offset = match.start()
        words = [(offset + one.start(), offset + one.end(), one.group()) for one in _PIECE.finditer(match.group())]
        if held and _continues(text, held, words):
            held += words
            continue
        if held:
            yield held
        held = words
    if held:
        yield held


def _continues(text: str, held: list[_Word], words: list[_Word]) -> bool:
    """Whether a chunk is the rest of a name: "Ministry of" + "Fisheries"; "Secretary of" + "State Ada Lund"."""
    between = text[held[-1][1] : words[0][0]]
    if len(between) > 9 or "\n" in between:
        return False
    last = held[-1][2].lower()
    if _JOINT.fullmatch(between):
        first = words[0][2].lower()
        if last in lexicon.OF_TITLE:
            return first in lexicon.OF_COMPLEMENTS or (len(words) > 2 and words[-2][2].lower() in first_names())
        if last not in lexicon.OF_ORGANISATIONS or (len(words) > 1 and first in first_names()):
            return False
        return "for" not in between or last in _SPLIT_FOR
    return (
        _AND.fullmatch(between) is not None
        and len(held) > 1
        and text[held[-2][1] : held[-1][0]].strip() in ("of", "for")
        and held[-2][2].lower() in ("department", "ministry", "organisation", "organization", "committee", "office")
        and words[0][2].lower() not in first_names()
    )


def _parts(text: str, words: list[_Word]) -> Iterator[list[_Word]]:
    """A row without the words that only open a sentence, and cut where a new sentence starts inside it."""
    part: list[_Word] = []
    for at, word in enumerate(words):
        lower = fold(word[2])
        if lower in lexicon.FUNCTION_WORDS and not _belongs(text, words, at):
            if part:
                yield part
            part = []
        elif lower in lexicon.NOT_NAMES and not (part and lower in ("may", "april", "june", "august")):
            if part:
                yield part
            part = []
        else:
            part.append(word)
    if part:
        yield part


def _belongs(text: str, words: list[_Word], at: int) -> bool:
    """ "Will" in "he met Will Lund", "First" in "First Lady Ada Lund", "One" in "Number One"."""
    lower = words[at][2].lower()
    if lower == "first":
        return at + 1 < len(words) and words[at + 1][2].lower() in ("lady", "minister", "deputy", "vice", "secretary")
    if lower == "will":
        return not opens_sentence(text, words[0][0]) and at + 1 < len(words)
    return lower in ("such", "best", "near", "more", "lee", "mine", "second", "call", "use") and at > 0


def opens_sentence(text: str, start: int) -> bool:
    """Whether what starts there has its capital from its place: after a full stop, a colon or an opening mark."""
    before = text[max(0, start - 4) : start]
    return start == 0 or "\n" in before or _SENTENCE_OPENS.search(before) is not None


def _occurrence(text: str, words: list[_Word]) -> Occurrence | None:
    """One name from a row of words: the role before it taken off, and what speaks for a person counted."""
    split = _name_start(words)
    if split == len(words):
        return None
    named = words[split:]
    start, end, phrase = named[0][0], named[-1][1], words[0][0]
    names = tuple(word[2] for word in named)
    head = names[-1].lower()
    first = names[0].lower()
    evidence, gender, role, titled = 0, None, None, False
    if split:
        role, gender = _title(text, words[:split])
        evidence += 3
        titled = True
    if _is_organisation(names):
        evidence -= 4
    elif is_place(names) and not titled:
        evidence -= 4
    elif first in first_names() and 1 < len(names) < 5 and first not in lexicon.COUNTRIES:
        evidence += 2
    if len(names) > 2 and re.fullmatch(r"(?:[A-Z]\.)+", names[1]):
        evidence += 2
    if head in _SUFFIXES:
        evidence += 3
    before = text[max(0, start - 120) : phrase]
    after = text[end : end + 160].partition("\n")[0]
    if role is None and evidence >= 0:
        found = _role_before(before)
        if found:
            role, gender, shift = found
            phrase -= shift
            evidence += 2
    elif role is not None and before[-3:] in ("'s ", "’s "):
        owner = re.search(rf"(?:[{_UPPER}][\w.-]*[ \xa0])*[{_UPPER}][\w.-]*['’]s $", before)
        if owner:
            role = owner.group() + role
            phrase -= len(owner.group())
    acronym = None
    if after[:2] == " (" and len(names) > 1 and (bracket := _ACRONYM.match(after)) and _abbreviates(bracket[1], names):
        acronym = bracket[1]
        evidence -= 3
    if evidence >= 0:
        evidence += _evidence_after(after)
        if role is None and len(names) > 1 and (found_role := _apposition(before, after, evidence > 1)):
            role, gender = found_role
            evidence += 2
    if re.search(r"\b[Tt]he $", before) and phrase == start and not titled:
        evidence -= 2
    return Occurrence(start, end, phrase, names, role, gender, evidence, titled, True, acronym)


def _name_start(words: list[_Word]) -> int:
    """The index of the first word of the name, after titles and what goes with them."""
    lowers = [word[2].lower() for word in words]
    split = 0
    if lowers[-1] in lexicon.ORGANISATION_NOUNS and not _surname_like(lowers):
        return 0
    for at, lower in enumerate(lowers):
        if lower in lexicon.HONORIFICS or _is_title(lower):
            if lower == "general" and at == 0 and lowers[1:2] and lowers[1] in ("assembly", "electric", "motors", "mills"):
                return 0
            split = at + 1
            if lowers[at + 1 : at + 2] and "of" in () :
                pass
    if 0 < split < len(words) and lowers[split - 1] in lexicon.OF_TITLE:
        split = _after_complement(words, lowers, split)
    if split == len(words) and lowers[-1] in ("king", "prince", "pope", "bishop", "dean", "major", "judge", "justice",
                                              "marshal", "sheriff", "deacon", "abbot", "priest", "count", "duke"):
        return 0 if len(words) > 1 and lowers[0] in first_names() else split
    if split == 0:
        while split + 2 <= len(words) - 1 and (
            lowers[split] in lexicon.DEMONYMS or lowers[split] in lexicon.COUNTRIES
        ) and lowers[split + 1] in first_names():
            split += 1
    return split


def _is_title(lower: str) -> bool:
    return lower in lexicon.TITLE_NOUNS or ("-" in lower and any(part in lexicon.TITLE_NOUNS for part in lower.split("-")))


def _after_complement(words: list[_Word], lowers: list[str], split: int) -> int:
    """Past "State" in "Secretary of State Ada Lund": where a gap before the word tells of an "of"."""
    gap = words[split][0] - words[split - 1][1]
    if gap < 3:
        return split
    for at in range(split + 1, len(words)):
        if lowers[at] in first_names() and lowers[at] not in lexicon.OF_COMPLEMENTS:
            return at
    return split + 1 if lowers[split] in lexicon.OF_COMPLEMENTS else split


def _surname_like(lowers: list[str]) -> bool:
    """ "Ada House", "Judge Ada Church": a first name before a word that heads organisations."""
    return (
        lowers[-1] in ("house", "post", "church", "bank", "banks", "sun", "star", "guard", "watch", "works", "press")
        and len(lowers) > 1
        and lowers[-2] in first_names()
        and lowers[-2] not in lexicon.STATES
    )


def _title(text: str, words: Sequence[_Word]) -> tuple[str | None, Gender | None]:
    """The role in the words before a name, honorifics left out, and the gender that they tell."""
    gender: Gender | None = None
    kept = list(words)
    for word in words:
        lower = word[2].lower()
        gender = lexicon.HONORIFICS.get(lower) or lexicon.ROLE_NOUNS.get(lower) or gender
    while kept and kept[-1][2].lower() in lexicon.HONORIFICS and kept[-1][2].lower() not in lexicon.ABBREVIATED_ROLES:
        kept.pop()
    while kept and kept[0][2].lower() in lexicon.HONORIFICS and kept[0][2].lower() not in lexicon.ABBREVIATED_ROLES:
        kept.pop(0)
    return (text[kept[0][0] : kept[-1][1]] if kept else None), gender


def _role_before(before: str) -> tuple[str, Gender | None, int] | None:
    """A role in small letters right before a name: "the Norland spokeswoman Ada Lund"; how many characters it takes."""
    match = _BEFORE.search(before)
    if match is None:
        return None
    words = match.group().split()
    noun = words[-1].lower()
    if noun != words[-1] or not is_role_noun(noun):
        return None
    taken = 1
    while taken < min(len(words), 8):
        word = words[-taken - 1]
        if word.lower() in _ROLE_STOPS or word.endswith((",", ".")) and not re.fullmatch(r"(?:[A-Z]\.)+", word):
            break
        taken += 1
    role = " ".join(words[-taken:])
    at = before.rindex(words[-taken], 0, len(before)) if taken == 1 else before.rfind(words[-taken] + " ")
    return role, lexicon.ROLE_NOUNS.get(noun), len(before) - at


_ROLE_STOPS: Final = (
    lexicon.PREPOSITIONS
    | lexicon.CONJUNCTIONS
    | lexicon.SPEECH_VERBS
    | frozenset("a an the his her their its our my your this that these those is was are were be been being has had have did "
                "does do will would can could may might should must not each every some any no one another who whom whose "
                "named called made met asked both either".split())
)  # fmt: skip


def is_role_noun(lower: str) -> bool:
    """Whether a word, in lower case, is a noun for someone in an office, a trade or a family."""
    return lower in lexicon.ROLE_NOUNS or ("-" in lower and lower.rpartition("-")[2] in lexicon.ROLE_NOUNS)


def _evidence_after(after: str) -> int:
    found = 0
    if after[:1] == ",":
        found = 3 if _AGE.match(after) else 2 if _WHO.match(after) else 0
    if after[:2] == " (" and _PARTY.match(after):
        found += 3
    elif found == 0 and after[:1] == " ":
        following = after[1:].split(" ", 1)[0]
        if following in lexicon.SPEECH_VERBS:
            found = 1
    return found


def _apposition(before: str, after: str, person: bool) -> tuple[str, Gender | None] | None:
    """The role in an apposition: "Ada Lund, the mayor of Port Hale," or "The mayor of Port Hale, Ada Lund,"."""
    if after[:1] in (",", " ") and (match := _APPOSITION.match(after)):
        found = described_role(match[1], strict=not person)
        if found:
            return found
    if before.endswith(", ") and after[:1] in (",", "."):
        fronted = _FRONTED.search(before)
        if fronted:
            return described_role(fronted[1], strict=not person)
    return None


def described_role(phrase: str, *, strict: bool = False) -> tuple[str, Gender | None] | None:
    """The role and the gender that a noun phrase tells; None where its head is no noun for a person.

    `strict` asks for more than a word that is as often something else ("head", "chair").
    """
    words = phrase.split()
    while words and words[0].lower() in _DETERMINERS:
        words = words[1:]
    head = None
    for word in words[:9]:
        lower = word.lower()
        if lower in _HEAD_STOPS:
            break
        head = lower
    if head is None:
        return None
    plain = head.rstrip(".,")
    if is_role_noun(plain) and not (strict and plain in lexicon.BARE_NOUNS and len(words) < 3):
        return " ".join(words).rstrip(" ."), lexicon.ROLE_NOUNS.get(plain)
    return None


_DETERMINERS: Final = frozenset({"the", "a", "an", "one", "of", "his", "her", "its", "their", "another", "both"})
_HEAD_STOPS: Final = lexicon.PREPOSITIONS | {"who", "whose", "that", "which", "and", "or", "but", "when", "where"}


def _is_organisation(names: tuple[str, ...]) -> bool:
    lowers = [word.lower() for word in names]
    if len(names) == 1:
        return lowers[0] in lexicon.INSTITUTION_NOUNS or (names[0].isupper() and 2 < len(names[0]) < 7)
    return (lowers[-1] in lexicon.ORGANISATION_NOUNS and not _surname_like(lowers)) or any(
        word in lexicon.OF_ORGANISATIONS for word in lowers[:-1]
    )


def is_place(names: tuple[str, ...]) -> bool:
    """Whether a name is one of a country, a state, a great city, or ends as places do."""
    last = fold(names[-1])
    if len(names) == 1:
        return last in lexicon.COUNTRIES or last in lexicon.STATES or last in lexicon.DEMONYMS
    first = fold(names[0])
    if last in lexicon.PLACE_HEADS:
        return not (last in ("park", "hill", "hills", "lake", "street", "county") and len(names) == 2 and
                    first in first_names() and last not in ("street", "county"))  # fmt: skip
    return (last in lexicon.COUNTRIES or last in lexicon.STATES) and (
        first in ("new", "north", "south", "west", "east", "northern", "southern", "western", "eastern", "united", "great",
                  "latin", "saudi", "central", "upstate", "downtown")
        or first in lexicon.COUNTRIES
    )  # fmt: skip


def _abbreviates(acronym: str, names: tuple[str, ...]) -> bool:
    """Whether letters stand for a name: in order, the first with the first word."""
    letters = [letter.lower() for letter in acronym if letter.isupper()]
    initials = "".join(part[0] for name in names for part in name.split("-") if part).lower()
    at = -1
    for letter in letters:
        at = initials.find(letter, at + 1)
        if at < 0:
            return False
    return len(letters) > 1 and initials.startswith(letters[0])


def _is_byline(flow: Flow, paragraph: int) -> bool:
    """ "By Ada Lund", "Written by: Ada Lund", "Reporting by Ada Lund; editing by Bo Hale"."""
    one = flow.paragraphs[paragraph]
    return _BYLINE.match(flow.text, one.start, min(one.end, one.start + 40)) is not None and one.end - one.start < 160


_BYLINE: Final = re.compile(r"(?:(?:Written|Reported|Posted|Edited|Reporting|Editing|Story|Photos?)\s+)?[Bb]y:?\s+[A-Z]|BY [A-Z]")
