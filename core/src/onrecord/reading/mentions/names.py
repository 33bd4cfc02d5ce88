"""Names: where people, organisations and places are named, read from the characters alone.

There is no parse here: every paragraph of the article is read, and most of them are never parsed.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final, NamedTuple

from onrecord.reading.mentions import lexicon
from onrecord.reading.mentions.first_names import first_names, gender_of
from onrecord.reading.mentions.flow import Flow
from onrecord.reading.mentions.mention import Gender
from onrecord.reading.mentions.roles import is_role_noun, is_title, role_before, role_beside, role_head, role_start

PERSON: Final = 2
"""So much evidence makes a name a person's."""
THING: Final = -2
"""So little makes it the name of something else."""

_UPPER: Final = "A-ZÀ-ÖØ-ÞĀĂĄĆČĎĐĒĖĘĚĞĢĪĮİĶĹĻĽŁŃŅŇŌŐŒŔŘŚŞŠŢŤŪŮŰŲŹŻŽ"
_ABBREVIATIONS: Final = (
    "Mr Mrs Ms Dr Sen Rep Gov Gen Lt Col Maj Capt Sgt Adm Cmdr Rev Prof Hon Jr Sr St Inc Corp Co Ltd Del Det Pres Sec "
    "Amb Asst Atty Fr Supt Insp Brig Cpl Pvt"
)
_REST: Final = (
    r"(?:(?<=[A-Z])\.(?:[A-Z]\.)*(?![a-z])"
    rf"|(?=[a-z]{{1,3}}\.)(?:{'|'.join(f'(?<={one[0]}){one[1:]}' for one in _ABBREVIATIONS.split())})\."
    rf"|(?<=[{_UPPER}])\w*(?:['’](?![sS]\b)\w+|[-&]\w+)*(?:(?<=[a-z]s)['’](?=[ \xa0][{_UPPER}]))?"
    r"|(?:(?<=[aeu])l|(?<=a)sh?)-[A-Z]\w+"
    r"|(?<=[dl])['’][A-Z]\w+)"
)
"""The rest of a capitalised word, behind its first character. That one is consumed before anything is asked of it, so
that `re` can search for it: "U.S.", "Mr.", "Lund-Hale", "sailors'", "al-Lund", "d'Hale"."""
_PARTICLE: Final = "(?:de|la|del|dela|van|von|der|den|bin|ibn|al|el|da|di|du|dos|das|le|ter|ten|zu|bint|abu|af|av)"
_CHUNK: Final = re.compile(
    rf"[{_UPPER}aeu](?<![\w.].){_REST}(?:[ \xa0](?:{_PARTICLE}[ \xa0]){{0,2}}[{_UPPER}aeudl]{_REST})*"
)
"""Capitalised words in a row, with the small words that stand inside names: "Ada van der Lund"."""

_PIECE: Final = re.compile(r"[^ \xa0]+")
_JOINTS: Final = frozenset({" of ", " of the ", " for ", " for the ", " on ", " on the "})
_AND: Final = frozenset({" and ", " & ", ", and "})
_OPENS: Final = frozenset(".!?:;•|/\"“‘'([—–-\n")
_INITIAL: Final = re.compile(r"(?:[a-z]\.)+")
SUFFIXES: Final = frozenset({"jr", "jr.", "sr", "sr.", "ii", "iii", "iv"})

_COMMA_SUFFIXES: Final = frozenset({"jr", "jr.", "sr", "sr."})

_KIN_BEFORE: Final = re.compile(
    rf"(?:[Hh]is|[Hh]er|[Tt]heir|['’]s?) (?:[\w-]+ ){{0,2}}({'|'.join(sorted(lexicon.KIN))}), $"
)
""" "Her husband, Bo, left" """
_CUTTING: Final = lexicon.FUNCTION_WORDS | lexicon.DAYS_AND_MONTHS
"""Words that a row of capitals may be cut at."""
_PLAIN_OPENINGS: Final = frozenset(word.capitalize() for word in lexicon.FUNCTION_WORDS - lexicon.OWNERS_IN_NAMES)
"""Words that have a capital from their place alone: "The", "However"."""
_IS_ADVERB: Final = re.compile(r"\w+ly|combined|asked")
_OF_BODIES_TOO: Final = frozenset({"owner", "partner", "contractor", "employer", "sponsor", "founder", "source"})
"""Roles that companies have too: "the ferry's owner, Skarre Line"."""
_NO_FIRST_NAMES: Final = lexicon.COUNTRIES.keys() | {"al", "el", "le", "la", "de", "san", "st", "van", "von"}
_DATELINE: Final = re.compile(r"[A-Z][A-Z .'-]{2,30}(?:, [\w. ]{2,30})?(?: \([^)\n]{2,40}\))? ?[—–-]{1,2} ")
"""The place that an article begins with: "ORSK, Norland (Agency) — …"."""
_OPENING_NICKNAME: Final = frozenset({" “", ' "', " ‘", " ("})
_NICKNAME: Final = re.compile(r" [“\"‘(][A-Z][\w.]+(?: [A-Z]\w+)?[”\"’)] (?=[A-Z])")
_ARTICLES: Final = ("the ", "The ")
_REACH: Final = 140
"""So many characters on both sides of a name are looked at."""
_LOCATING: Final = (" in ", "In ", " near ", "city of ", "town of ", "village of ")

_AGE: Final = re.compile(r", (?:\d{1,2}|1[01]\d)(?:,|\.(?!\d)| and )|, aged? \d{1,3}\b")
_PARTY: Final = re.compile(r" \((?:[RDI]|Republican|Democrat)(?:[-–][A-Z][A-Za-z. ]{1,14})?\)")
_OF_PLACE: Final = re.compile(
    rf" of ([{_UPPER}][\w-]+(?: [{_UPPER}][\w-]+){{0,2}})| \([RDI][-–]([A-Z][A-Za-z. ]{{1,14}})\)"
)
_WHO: Final = re.compile(r"(?:, \d{1,3})?(?:,| \([^)\n]{1,30}\),?) who(?:se|m)?\b")
_RELATED: Final = re.compile(
    r"['’]s? (?:(?:late|former|older|younger|eldest|youngest|elder) )?"
    rf"(?:{'|'.join(sorted(lexicon.KIN_OF_PEOPLE_ALONE))})\b(?!-)"
)
""" "Lund's wife" """
_LIVES: Final = re.compile(
    r" (?:(?:has |had |later |who )?"
    rf"(?:{'|'.join(sorted(lexicon.LIVING))})\b"
    rf"|(?:was|is|has been|had been) (?:\w+ly )?(?:{'|'.join(sorted(lexicon.LIVED_THROUGH))})\b)"
)
""" "Lund died", "Lund was arrested" """
_SAYS_OF_SELF: Final = re.compile(r" \w+ (?:that )?s?he\b")
_ACRONYM: Final = re.compile(r" \((?:the )?([A-Z][A-Za-z&.-]{1,9})\)")
_LONGEST: Final = 12
"""In words: a longer row of capitals is no name."""
_FIELDS_BEFORE: Final = re.compile(r"(?<=[Tt]he )([A-Z][\w-]+)(?:, [A-Z][\w-]+){1,4},? and $")
_FIELDS_AFTER: Final = re.compile(r"(?:, [A-Z][\w-]+(?: [A-Z][\w-]+)?){1,4},? and [A-Z][\w-]+")
_BODY_AFTER: Final = re.compile(
    rf", (?:an?|the|one of the) (?:[\w'’-]+ ){{0,4}}?({'|'.join(sorted(lexicon.ORGANISATION_KINDS))})\b(?!-|['’])"
)
_BODY_FRONTED: Final = re.compile(
    rf"(?:[Tt]he|[Aa]n?|[Ii]ts|[Tt]heir|['’]s?) (?:[\w'’-]+ ){{0,3}}({'|'.join(sorted(lexicon.ORGANISATION_KINDS))}), $"
)
_BODY_CLOSES: Final = re.compile(r"[,.;:)]|['’]s |,? (?:has|had|was|is|will|would|that)\b|$")
_SURNAMES_OF_PLACES: Final = lexicon.PLACE_SURNAMES | lexicon.ORGANISATION_SURNAMES
_WEAK_TITLES: Final = frozenset({"republican", "democrat"})
"""Titles that are adjectives too: "Republican National Convention"."""
_NUMBERED: Final = re.compile(
    r"N(?<!\w.)(?:o\.?|umber) 1[01](?=['’]s\b|,? (?:"
    + "|".join(sorted(lexicon.SPEECH_VERBS))
    + r"|has|had|was|is|will|would|declined|refused|sources?|insiders?|officials?|spokes\w+|aides?)\b)"
)
_BYLINE: Final = re.compile(
    r"(?:(?:Written|Reported|Posted|Edited|Reporting|Editing|Story|Photos?)\s+)?[Bb]y:?\s+[A-Z]|BY:? [A-Z]"
)
_BYLINE_LENGTH: Final = 160


class Word(NamedTuple):
    """A capitalised word and where it stands; `lower` is how it is compared."""

    start: int
    end: int
    lower: str


@dataclass(slots=True)
class Occurrence:
    """One place where a name stands. `start:end` is the name alone; `phrase` is where the role before it starts."""

    start: int
    end: int
    phrase: int
    words: tuple[str, ...]
    """The words of the name as they are compared."""
    role: str | None
    gender: Gender | None
    evidence: int
    """How much speaks for a person (above 0) or for something else (below 0)."""
    titled: bool
    located: bool
    """Whether it follows "in", as places do."""
    acronym: str | None = None
    body: str | None = None
    """The noun that says what kind of body this is: "company" of "Blue Line, a shipping company"."""
    kept: str | None = None
    """The noun for a body that has what is said beside it: "team" in "Lund striker Bo Hale"."""
    also: str | None = None
    """What else is said of who has a title: "chairman of the board" of "Rep. Ada Lund, chairman of the board,"."""
    listed: bool = True
    """Whether it stands in running text: in no headline and no byline."""

    def part(self, first: int, last: int, text: str) -> Occurrence:
        """The same place with some of the words of its name only."""
        spots = [match.span() for match in _PIECE.finditer(text, self.start, self.end)]
        start, end = spots[first][0], spots[last - 1][1]
        words, phrase = self.words[first:last], self.phrase if first == 0 else start
        return Occurrence(start, end, phrase, words, None, None, PERSON, False, False, listed=self.listed)


def fold(word: str) -> str:
    """A word as it is compared: lower case, straight apostrophes."""
    return word.lower().replace("’", "'")


def find_names(flow: Flow) -> list[Occurrence]:
    """Every name in the text, by place."""
    found: list[Occurrence] = []
    known: dict[str, _Inside | None] = {}
    text = flow.text
    running, begin, end = True, 0, 0  # of the paragraph that the last name stands in
    for chunk in _chunks(text):
        for words in _parts(text, chunk):
            occurrence = _occurrence(text, words, known)
            if occurrence is not None:
                if words[-1].lower in lexicon.ORGANISATION_NOUNS and text.endswith("and ", 0, words[0].start):
                    _take_fields(text, occurrence, found)
                if not begin <= occurrence.start < end:
                    paragraph = flow.paragraph(occurrence.start)
                    begin, end = flow.paragraphs[paragraph].start, flow.paragraphs[paragraph].end
                    running = not (flow.is_headline(paragraph) or _is_byline(flow, paragraph))
                occurrence.listed = running and not (len(occurrence.words) > 2 and _is_shouted(text, occurrence))
                found.append(occurrence)
    numbered = [_numbered(match) for match in _NUMBERED.finditer(text)]
    if not numbered:
        return found
    taken = {one.start for one in numbered}
    return sorted([*(one for one in found if one.start not in taken), *numbered], key=lambda one: one.start)


def _numbered(match: re.Match[str]) -> Occurrence:
    """The metonym with a number in it: "No 10"."""
    start, end = match.span()
    return Occurrence(start, end, start, tuple(match.group().lower().split()), None, None, -4, False, False)


def _take_fields(text: str, one: Occurrence, found: list[Occurrence]) -> None:
    """Make "the Rail, Harbour and Transport Union" one name, of which the first words have been found as names."""
    match = _FIELDS_BEFORE.search(text, max(0, one.start - 80), one.start)
    if match is None or is_place((fold(match[1]),)):
        return
    while found and found[-1].end > match.start(1):
        found.pop()
    fields = _PIECE.findall(match[0][match.start(1) - match.start() :].replace(",", "").removesuffix("and "))
    one.start = one.phrase = match.start(1)
    one.words = (*map(fold, fields), *one.words)


def _is_shouted(text: str, one: Occurrence) -> bool:
    """A name of some words that is a headline inside running text: "GARLAND LEFT BEHIND"."""
    return one.end - one.start > 10 and text[one.start : one.end].isupper()


def _chunks(text: str) -> Iterator[list[Word]]:
    """Rows of capitalised words; the names of organisations with "of" and "for" as one row."""
    held: list[Word] = []
    listed = 0
    """Where the list of fields ends that a name goes on with: "Department for Ports, Fisheries and Tides"."""
    nickname = 0
    """Where the nickname inside a name ends: "Ada “Buck” Lund"."""
    for match in _CHUNK.finditer(text):
        start, end = match.span()
        if start < nickname:
            continue
        row = text[start:end]
        if row in _PLAIN_OPENINGS:
            if held:
                yield held
                held = []
            continue  # a third of all capitals: not worth the rest of the way
        if " " in row or "\xa0" in row:
            words, at = [], start
            for piece in row.replace("\xa0", " ").split(" "):
                words.append(Word(at, at + len(piece), fold(piece)))
                at += len(piece) + 1
        elif (lower := fold(row)) in lexicon.FUNCTION_WORDS and not (_is_acronym(row) or _owns(text, end, lower)):
            if held:
                yield held
                held = []
            continue
        else:
            words = [Word(start, end, lower)]
        if held:
            if start < listed or start == nickname or (start - held[-1].end < 10 and _continues(text, held, words)):
                held += words
                if held[-2].lower in lexicon.AND_ORGANISATIONS and text[end : end + 1] == ",":
                    fields = _FIELDS_AFTER.match(text, end)
                    listed = fields.end() if fields else listed
                continue
            yield held
        held = words
        if text[end : end + 2] in _OPENING_NICKNAME and words[-1].lower in first_names():
            called = _NICKNAME.match(text, end)
            nickname = called.end() if called else nickname
    if held:
        yield held


def _owns(text: str, end: int, lower: str) -> bool:
    """ "the People's Party" """
    return lower in lexicon.OWNERS_IN_NAMES and text[end : end + 2] in ("'s", "’s")


def _continues(text: str, held: list[Word], words: list[Word]) -> bool:
    """Whether a row is the rest of a name: "Ministry of" + "Fisheries"; "Secretary of" + "State Ada Lund"."""
    between = text[held[-1].end : words[0].start]
    if between == ", ":  # "Bo Hale, Jr."
        return len(held) > 1 and words[0].lower in _COMMA_SUFFIXES
    last, first = held[-1].lower, words[0].lower
    if between in ("'s ", "’s "):  # "the Norland People's Party", "St. Brigid's Hospital"
        saint = len(held) > 1 and held[-2].lower in ("st.", "st", "saint")
        return words[-1].lower in lexicon.ORGANISATION_NOUNS and (last in lexicon.OWNERS_IN_NAMES or saint)
    if between in _JOINTS:
        if text[words[-1].end : words[-1].end + 2] == " (":
            match = _ACRONYM.match(text, words[-1].end, words[-1].end + 20)
            names = [word.lower for word in [*held, *words] if word.lower not in lexicon.FUNCTION_WORDS]
            if match is not None and _abbreviates(match[1], names):
                return True
        if _is_told_a_body(text, held, words):
            return True
        if last in lexicon.OF_TITLES or (last in lexicon.ROLE_NOUNS and last not in lexicon.OF_ORGANISATIONS):
            return first in lexicon.OF_COMPLEMENTS or (len(words) > 2 and words[-2].lower in first_names())
        if last not in lexicon.OF_ORGANISATIONS or (len(words) > 1 and first in first_names()):
            return False
        return "for" not in between or last in lexicon.FOR_ORGANISATIONS
    if between == " and " and _names_two_fields(text, held, words):
        return True
    return (
        between in _AND
        and len(held) > 1
        and held[-2].lower in lexicon.AND_ORGANISATIONS
        and text[held[-2].end : held[-1].start] in _JOINTS
        and first not in first_names()
    )


def _is_told_a_body(text: str, held: list[Word], words: list[Word]) -> bool:
    """ "Bread for Lund, a charity": no one's title or name, and what follows is a noun for a body alone."""
    if text[words[-1].end : words[-1].end + 2] != ", " or held[0].lower in first_names():
        return False
    if any(is_title(word.lower) or word.lower in lexicon.ROLE_NOUNS for word in held):
        return False
    match = _BODY_AFTER.match(text, words[-1].end)
    return match is not None and _BODY_CLOSES.match(text, match.end()) is not None


def _names_two_fields(text: str, held: list[Word], words: list[Word]) -> bool:
    """ "the Harbour and Fisheries Board": one plain word, and a row that ends as the names of bodies do."""
    word = held[-1]
    if len(held) == 2 and held[0].lower == "the":
        article = True
    else:
        article = len(held) == 1 and text[max(0, word.start - 4) : word.start] == "the "
    return (
        article
        and 1 < len(words) < 5
        and words[-1].lower in lexicon.ORGANISATION_NOUNS
        and words[0].lower not in first_names()
        and not is_place((word.lower,))
        and word.lower not in lexicon.INSTITUTION_NOUNS
        and word.lower not in lexicon.METONYMS
        and not text[word.start : word.end].isupper()
    )


def _parts(text: str, words: list[Word]) -> Iterable[list[Word]]:
    """A row without the words that only open a sentence, and cut where one of them stands inside it."""
    for word in words:
        if word.lower in _CUTTING or word.lower[-1] == "'":
            return _cut(text, words)
    return (words,)


def _cut(text: str, words: list[Word]) -> Iterator[list[Word]]:
    part: list[Word] = []
    is_body = words[-1].lower in lexicon.ORGANISATION_NOUNS
    saved = is_body and any(_are_owners(word.lower[:-2]) for word in words if word.lower[-1] == "'")
    for at, word in enumerate(words):
        if word.lower in lexicon.FUNCTION_WORDS:
            cut = not (_belongs(text, words, at) or _is_acronym(text[word.start : word.end]))
        else:
            cut = word.lower in lexicon.DAYS_AND_MONTHS and not (part and word.lower in lexicon.FIRST_NAME_MONTHS)
        if not cut and word.lower[-1] == "'" and not saved:
            # "the sailors' Ada Lund"; but "the Sailors' Union" is one name
            part.append(Word(word.start, word.end - 1, word.lower[:-1]))
            cut = True
        elif not cut:
            part.append(word)
        if cut and part:
            yield part
            part = []
    if part:
        yield part


def _are_owners(lower: str) -> bool:
    """ "the Teachers' Union" """
    return lower in lexicon.OWNERS_IN_NAMES or (lower in lexicon.ROLE_NOUNS and lower not in lexicon.DEMONYMS)


def _belongs(text: str, words: list[Word], at: int) -> bool:
    """Whether a common word is part of a name here: "First Lady Ada Lund"; "he met Will Lund"."""
    lower = words[at].lower
    if lower == "first":
        return at + 1 < len(words) and (is_title(words[at + 1].lower) or words[at + 1].lower in ("lady", "deputy"))
    if lower in ("will", "per"):
        return at + 1 < len(words) and not _opens_sentence(text, words[0].start)
    if at + 1 < len(words) and _owns(text, words[at].end, lower):
        return True
    if 0 < at == len(words) - 1 and lower in lexicon.ORGANISATION_NOUNS:
        return words[at - 1].lower not in lexicon.FUNCTION_WORDS  # "Human Rights Watch", "Orsk Police"
    return at > 0 and lower in lexicon.SURNAMES_TOO


def _opens_sentence(text: str, start: int) -> bool:
    """Whether what starts there has its capital from its place: after a full stop, a colon or an opening mark."""
    return start == 0 or text[max(0, start - 4) : start].rstrip(" \xa0")[-1:] in _OPENS


class _Inside(NamedTuple):
    """What a row of words says of the name in it by itself, whatever stands around it."""

    split: int
    """The index of the first word of the name."""
    names: tuple[str, ...]
    role: str | None
    gender: Gender | None
    evidence: int


def _occurrence(text: str, words: list[Word], known: dict[str, _Inside | None]) -> Occurrence | None:
    """One name from a row of words: the role before it taken off, and what speaks for a person counted.

    `known` has what the rows of this article say by themselves: most names come again and again.
    """
    if len(words) > _LONGEST:
        return None
    while len(words) > 2 and words[-1].lower in lexicon.POST_NOMINALS:
        words = words[:-1]
    phrase, end = words[0].start, words[-1].end
    bracket = _bracketed(text, words) if text[end : end + 2] == " (" else None
    if bracket is not None:
        inside = _inside(text, words, 0)
    else:
        row = text[phrase:end]
        if row in known:
            inside = known[row]
        else:
            names = tuple([word.lower for word in words])
            plain = says_nothing(names) and "-" not in row
            inside = _plain(text, words, names) if plain else _inside(text, words, _name_start(words))
            known[row] = inside
    if inside is None:
        return None
    split, names, role, gender, evidence = inside
    start = words[split].start
    located = text.endswith(_LOCATING, 0, phrase)
    found = Occurrence(start, end, phrase, names, role, gender, evidence, split > 0, located)
    if split == 0 and (start == 0 or text[start - 1] == "\n") and _DATELINE.match(text, start):
        found.evidence, found.located = 0, True
        return found
    if bracket is not None:
        found.acronym = fold(bracket)
        found.evidence -= 3
    if found.evidence >= THING and (role is not None or _is_told_of(text, phrase, end)):
        _look_around(text, found)
    if role is None and found.evidence < PERSON and text.endswith(lexicon.KEPT_OF, 0, phrase):
        found.kept = "company"
    if split == 0 and found.phrase == start and text.endswith(_ARTICLES, 0, start):
        found.evidence -= 2
    return found


def says_nothing(names: Sequence[str]) -> bool:
    """Whether no word of a name, in lower case, is in a list: then it is at most a person's by its first name."""
    return _LISTED.isdisjoint(names)


_LISTED: Final = frozenset().union(
    lexicon.HONORIFICS, lexicon.TITLE_NOUNS, lexicon.PLURAL_TITLES, lexicon.ROLE_NOUNS, lexicon.ORGANISATION_NOUNS,
    lexicon.INSTITUTION_NOUNS, lexicon.OF_ORGANISATIONS, lexicon.OF_COMPLEMENTS, lexicon.ORGANISATION_SURNAMES,
    lexicon.TITLE_SURNAMES, lexicon.THING_NOUNS, lexicon.PLAIN_ADJECTIVES, lexicon.COUNTRIES, lexicon.NATIONS,
    lexicon.STATES, lexicon.BODY_ENDINGS, lexicon.BODY_OPENINGS, lexicon.PLACE_HEADS, lexicon.PLACE_SURNAMES,
    lexicon.DEMONYMS, (f"{one}s" for one in lexicon.DEMONYMS), SUFFIXES, _NO_FIRST_NAMES, {"general"},
    (one.partition(" ")[0] for one in lexicon.PARTY_NAMES),
)  # fmt: skip


def _plain(text: str, words: list[Word], names: tuple[str, ...]) -> _Inside | None:
    """What `_inside` gives for a row that `says_nothing`: the short way, that most rows go."""
    evidence = 0
    if len(names) == 1:
        if len(names[0]) == 1:
            return None
        if names[0] in lexicon.KNOWN_NAMES or _is_acronym(text[words[0].start : words[0].end]):
            evidence = -4
    elif len(names) < 4 and " ".join(names) in lexicon.KNOWN_NAMES:
        evidence = -4
    else:
        if len(names) < 5 and names[0] in first_names():
            evidence = 2
        if _has_initials(names):
            evidence += 2
    return _Inside(0, names, None, None, evidence)


def _inside(text: str, words: list[Word], split: int) -> _Inside | None:
    """What a row says whose name starts with the word `split`; None where there is no name in it."""
    if split == len(words) or (split and split == len(words) - 1 and words[split].lower in lexicon.ROLE_NOUNS):
        return None
    names = tuple([word.lower for word in words[split:]])
    if len(names[0]) == 1 and len(names) == 1:
        return None
    role, gender = _title(text, words[:split]) if split else (None, None)
    return _Inside(split, names, role, gender, _evidence_within(text, words[split:], names, words[:split]))


def _is_told_of(text: str, start: int, end: int) -> bool:
    """Whether the words beside a name may say something of it, so that `_look_around` is worth its time.

    A cheap test, since most names have nothing beside them: it may say yes for no reason, but never no.
    """
    mark = text[end : end + 1]
    if mark == "," or ((mark == "'" or mark == "’") and _RELATED.match(text, end)):
        return True
    if mark == " ":
        following = text[end + 1 : end + 2 + _LONGEST_VERB].split(None, 1)
        if following and ((word := following[0])[0] in _APPOSED or word in _SAID_BEHIND or word[:-1] in _SAID_BEHIND):
            return True
        if following and word in _AUXILIARIES and _LIVES.match(text, end):
            return True
    mark = text[start - 1 : start]
    if mark != " ":
        return mark == "\xa0"
    before = text[max(0, start - 32) : start - 1].rpartition(" ")[2].rpartition("\n")[2]
    return not before or before[-1] == "," or "-" in before or before.lower() in _TELLING


_APPOSED: Final = frozenset("(—–-")
_SAID_BEHIND: Final = lexicon.SPEECH_VERBS.union(lexicon.KEPT_BY, lexicon.LIVING)
_AUXILIARIES: Final = frozenset({"was", "is", "has", "had"})
_LONGEST_VERB: Final = max(map(len, _SAID_BEHIND))
_TELLING: Final = lexicon.ROLE_NOUNS.keys() | lexicon.NAMED_THINGS | lexicon.ORGANISATION_KINDS
"""What right before a name tells of it."""


def _look_around(text: str, one: Occurrence) -> None:
    """Add what the words around a name say of it: a role, an age, a verb of speech; or that it is a body."""
    before = text[max(0, one.phrase - _REACH) : one.phrase].rpartition("\n")[2]
    after = text[one.end : one.end + _REACH].partition("\n")[0]
    if one.evidence >= 0:
        one.evidence += _evidence_after(after, before)
        if before.rstrip(" ").rpartition(" ")[2] in lexicon.NAMED_THINGS:
            one.evidence = min(one.evidence, -1)
        if one.role is not None:
            longer = role_start(before, one.role)
            one.role, one.phrase = before[longer:] + one.role, one.phrase - len(before) + longer
            one.also = _said_also(one.role, after, name_is_full=len(one.words) > 1)
        elif found := _role_around(before, after, one.words, one.evidence):
            noun = role_head(found[0])
            if one.evidence < PERSON and noun in lexicon.ORGANISATION_KINDS:
                one.body = noun  # "the state broadcaster Lantern"
                one.evidence -= 3
            else:
                one.role, one.gender, length = found
                one.phrase -= length
                one.evidence += 1 if noun in _OF_BODIES_TOO else 2
    if one.role is None and one.evidence < PERSON and after[:1] == " ":
        one.kept = lexicon.KEPT_BY.get(after[1:].split(" ", 1)[0].lower())
    if one.body is None and one.role is None and one.evidence <= PERSON and not one.located:
        one.body = _body(before, one.words, after, one.evidence)
        if one.body is not None:
            one.evidence -= 5


def _said_also(title: str, after: str, *, name_is_full: bool) -> str | None:
    """What follows a name with a title and tells more: "Sen. Ada Lund of Orsk", "Rep. Ada Lund, a nurse"."""
    if match := _OF_PLACE.match(after):
        return f"{title} of {match[1] or match[2]}"
    found = role_beside("", after, strict=False, name_is_full=name_is_full)
    return found[0] if found else None


def _role_around(before: str, after: str, names: Sequence[str], evidence: int) -> tuple[str, Gender | None, int] | None:
    """The role in small letters beside a name, the gender that it tells, and its length where it stands right before.

    An apposition that tells another gender than the first name is somebody else's: "Ada Lund, her husband, and …".
    """
    if found := role_before(before):
        return found
    beside: tuple[str, Gender | None] | None = None
    if before[-2:] == ", " and (kin := _KIN_BEFORE.search(before)):
        beside = kin[1], lexicon.ROLE_NOUNS.get(kin[1])
    elif len(names) > 1 or not _IS_ADVERB.fullmatch(names[0]):
        beside = role_beside(before, after, strict=evidence < PERSON, name_is_full=len(names) > 1)
    if beside is None or {beside[1], gender_of(names[0])} == {"female", "male"}:
        return None
    return (*beside, 0)


def _bracketed(text: str, words: Sequence[Word]) -> str | None:
    """The acronym in brackets behind a name: "the World Harbour Board (WHB)", "the Orsk Workers' Party (OTP)"."""
    match = _ACRONYM.match(text, words[-1].end, words[-1].end + 20)
    if match is None or len(words) < 2:
        return None
    acronym, names = match[1], tuple(word.lower for word in words)
    if _abbreviates(acronym, names):
        return acronym
    foreign = _is_acronym(acronym) and is_organisation(names) and fold(acronym) not in lexicon.NATIONS
    return acronym if foreign else None


def _body(before: str, names: Sequence[str], after: str, evidence: int) -> str | None:
    """The noun that calls a name a body's: "Blue Line, a shipping company"; "the rights group Lantern"."""
    if THING <= evidence < PERSON and after[:2] == ", " and (match := _BODY_AFTER.match(after)):
        return match[1]
    if (
        evidence < PERSON
        and before[-2:] == ", "
        and after[:1] in (",", ".")
        and (match := _BODY_FRONTED.search(before))
    ):
        return match[1]
    noun = before[-20:].rstrip(" ").rpartition(" ")[2]
    if noun in lexicon.ORGANISATION_KINDS and before[-1:] == " ":
        said = after[:1] == " " and after[1:].partition(" ")[0] in lexicon.SPEECH_VERBS
        sure = said or _BODY_CLOSES.match(after) is not None
        return noun if sure or (evidence < PERSON and len(names) > 1) else None
    return None


def _name_start(words: list[Word]) -> int:
    """The index of the first word of the name, after titles and what goes with them."""
    lowers = [word.lower for word in words]
    if len(lowers) == 1:
        lower = lowers[0]
        titled = lower in lexicon.HONORIFICS or is_title(lower)
        return 1 if titled and lower not in lexicon.ORGANISATION_NOUNS else 0
    if lowers[-1] in lexicon.ORGANISATION_NOUNS and not _surname(lowers):
        return 0
    if lowers[0] == "general" and len(lowers) > 1 and lowers[1] in lexicon.AFTER_GENERAL:
        return 0
    split = 0
    for at, lower in enumerate(lowers):
        if lower in lexicon.HONORIFICS or is_title(lower) or _heads_of(words, at) or _is_membership(lowers, at):
            if lower == "dean" and at == 0 and len(words) == 2:
                continue  # "Dean Lund" is a first name far more often
            split = at + 1
    if 0 < split < len(words):
        return _after_complement(words, lowers, split)
    if split == len(words) > 1 and lowers[-1] in lexicon.TITLE_SURNAMES and lowers[-2] in first_names():
        split = len(words) - 2  # "Ada Dean", "Councillor Ada Dean"
        while split > 0 and not (is_title(lowers[split - 1]) or lowers[split - 1] in lexicon.HONORIFICS):
            split -= 1
        return split
    while split + 2 < len(words) and (size := _belonging(lowers[split:])) and split + size + 1 < len(words):
        if lowers[split + size] not in first_names():
            break
        split += size
    return split


def _belonging(lowers: Sequence[str]) -> int:
    """How many words in front say where somebody belongs: Danish / Tory / Lib Dem Ada Lund."""
    if " ".join(lowers[:2]) in lexicon.PARTY_NAMES:
        return 2
    first = lowers[0]
    belongs = first in lexicon.NATIONS or first in lexicon.OF_COMPLEMENTS or first in lexicon.PARTY_NAMES
    return 1 if belongs or is_role_noun(first) else 0


def _heads_of(words: list[Word], at: int) -> bool:
    """Whether a role goes on with "of": "Supervisor of Elections Ada Lund"."""
    return at + 1 < len(words) and words[at + 1].start - words[at].end > 2 and words[at].lower in lexicon.ROLE_NOUNS


def _is_membership(lowers: Sequence[str], at: int) -> bool:
    """ "Council Member Ada Lund" """
    return lowers[at] == "member" and at > 0 and lowers[at - 1] in lexicon.ORGANISATION_NOUNS


def _after_complement(words: list[Word], lowers: list[str], split: int) -> int:
    """Past "State" in "Secretary of State Ada Lund"; the gap before a word tells of the "of"."""
    if words[split].start - words[split - 1].end < 3:
        return split
    for at in range(split + 1, len(words)):
        if lowers[at] in first_names() and lowers[at] not in lexicon.OF_COMPLEMENTS and at + 1 < len(words):
            return at
    return split + 1 if lowers[split] in lexicon.OF_COMPLEMENTS else split


def _surname(lowers: Sequence[str]) -> bool:
    """ "Ada House", "Judge Ada Church": a first name before a surname that also heads organisations."""
    return (
        len(lowers) > 1
        and lowers[-1] in lexicon.ORGANISATION_SURNAMES
        and lowers[-2] in first_names()
        and lowers[-2] not in lexicon.STATES
    )


def _title(text: str, words: Sequence[Word]) -> tuple[str | None, Gender | None]:
    """The role in the words before a name, honorifics left out, and the gender that they tell."""
    gender: Gender | None = None
    for word in words:
        gender = lexicon.HONORIFICS.get(word.lower) or lexicon.ROLE_NOUNS.get(word.lower) or gender
    roles = [word for word in words if word.lower not in lexicon.HONORIFICS or word.lower in lexicon.ABBREVIATED_ROLES]
    if roles and (
        roles[-1].lower in lexicon.PLURAL_TITLES
        or not any(is_role_noun(word.lower.rstrip(".")) or is_title(word.lower) for word in roles)
    ):
        return None, gender
    return (text[roles[0].start : roles[-1].end] if roles else None), gender


def _evidence_within(text: str, words: Sequence[Word], names: tuple[str, ...], titles: Sequence[Word]) -> int:
    """What a name itself says of a person: its title, its first name, an initial, "Jr."."""
    evidence = 0
    if titles:
        evidence = 1 if all(one.lower in _WEAK_TITLES for one in titles) else 3
    if is_organisation(names) or (len(names) == 1 and _is_acronym(text[words[0].start : words[0].end])):
        return evidence - 4
    if len(names) > 1 and names[-1] in lexicon.THING_NOUNS:
        return evidence - 4
    if len(names) < 4 and " ".join(names) in lexicon.KNOWN_NAMES:
        return evidence - 4
    if evidence < 3 and (is_place(names) or is_people(names) or names[-1] in lexicon.PLAIN_ADJECTIVES):
        return evidence - 4
    if len(names) > 1:
        if len(names) < 5 and names[0] in first_names() and names[0] not in _NO_FIRST_NAMES:
            evidence += 1 if names[-1] in _SURNAMES_OF_PLACES or is_place(names[:1]) else 2
        if _has_initials(names):
            evidence += 2
        if names[-1] in SUFFIXES:
            evidence += 3 if names[-1][0] in "js" else 1
    return evidence


def _has_initials(names: Sequence[str]) -> bool:
    """ "Ada M. Lund", "J.T. Lund"; not "U.S. Steel"."""
    if len(names) > 2 and _INITIAL.fullmatch(names[1]):
        return True
    return len(names) < 4 and names[0] not in lexicon.INITIALS_OF_OTHERS and _INITIAL.fullmatch(names[0]) is not None


def is_people(names: Sequence[str]) -> bool:
    """ "Americans", "Muslims"."""
    return len(names) == 1 and names[0][-1] == "s" and names[0][:-1] in lexicon.DEMONYMS


def _evidence_after(after: str, before: str) -> int:
    """What follows a name that only a person has: an age, a party, "who", a verb of speech."""
    if after[:1] in ("'", "’"):
        return 2 if _RELATED.match(after) else 0
    if after[:1] == ",":
        return 3 if _AGE.match(after) else 2 if _is_who(after, before) else 0
    if after[:2] == " (":
        return 3 if _PARTY.match(after) else 2 if _is_who(after, before) else 0
    if _LIVES.match(after) and not _follows_preposition(before):
        return 2
    said = after[1:].split(" ", 1)[0].rstrip(",.")
    if after[:1] != " " or said not in lexicon.SPEECH_VERBS or _follows_preposition(before):
        return 0  # "the captain of the Alma said he …"
    return 3 if _SAYS_OF_SELF.match(after) else 1


def _is_who(after: str, before: str) -> bool:
    """Whether "who" follows; after a preposition it may go with another word: "a nurse from Orsk, who said"."""
    return _WHO.match(after) is not None and not _follows_preposition(before)


def _follows_preposition(before: str) -> bool:
    word = before.rstrip(" ").rpartition(" ")[2]
    return word in lexicon.PREPOSITIONS or word in lexicon.NAMED_THINGS


def is_organisation(names: Sequence[str]) -> bool:
    """Whether a name, in lower case, is by its words an organisation's."""
    if len(names) == 1:
        return names[0] in lexicon.INSTITUTION_NOUNS
    if names[-1] in lexicon.ORGANISATION_NOUNS and not _surname(names):
        return True
    if names[-1] in lexicon.BODY_ENDINGS and not _is_surname_with_first_name(names):
        return True
    if names[0] in lexicon.BODY_OPENINGS:
        return True
    return not lexicon.OF_ORGANISATIONS.isdisjoint(names[:-1])


def _is_surname_with_first_name(names: Sequence[str]) -> bool:
    """ "Ada Steel" """
    return len(names) == 2 and names[-1] in lexicon.BODY_ENDING_SURNAMES and names[0] in first_names()


def _is_acronym(word: str) -> bool:
    return 1 < len(word) < 7 and word.isupper() and word.isalpha()


def is_place(names: Sequence[str]) -> bool:
    """Whether a name, in lower case, is a country, a state or a great city, or ends as places do."""
    first, last = names[0], names[-1]
    if len(names) == 1:
        return last in lexicon.NATIONS or last in lexicon.STATES
    if last in lexicon.PLACE_HEADS:
        return not (last in lexicon.PLACE_SURNAMES and len(names) == 2 and first in first_names())
    return (last in lexicon.COUNTRIES or last in lexicon.STATES) and (
        first in lexicon.PLACE_ADJECTIVES or first in lexicon.COUNTRIES
    )


def _abbreviates(acronym: str, names: Sequence[str]) -> bool:
    """Whether the capitals of an acronym stand for a name: in order, the first for the first word."""
    letters = [letter.lower() for letter in acronym if letter.isupper()]
    initials = "".join(part[0] for name in names for part in name.split("-") if part)
    at = -1
    for letter in letters:
        at = initials.find(letter, at + 1)
        if at < 0:
            return False
    return len(letters) > 1 and initials.startswith(letters[0])


def _is_byline(flow: Flow, paragraph: int) -> bool:
    """ "By Ada Lund", "Written by: Ada Lund", "Reporting by Ada Lund; editing by Bo Hale"."""
    one = flow.paragraphs[paragraph]
    return one.end - one.start < _BYLINE_LENGTH and _BYLINE.match(flow.text, one.start, one.end) is not None
