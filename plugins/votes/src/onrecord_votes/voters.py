"""Voters: the countries, parties and people that a sentence names, and the lists that they stand in."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord_votes.bodies import Body
from onrecord_votes.lexicon import countries, demonyms, entries, first_runs, one_of, runs, words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token


@dataclass(frozen=True, slots=True)
class Voter:
    """One who can hold a position. `start:end` is the name as written, `first:after` its tokens.

    `name` is the normal form of a country, and without titles for a person. `first:after` takes in what is said with
    the name: "of Tarn", "(R-Tarn)".
    """

    name: str
    start: int
    end: int
    first: int
    after: int
    country: bool = False
    group: bool = False
    """Whether it is a party or bloc of the lexicon."""
    pronoun: bool = False
    """Whether it is "he" or "she"; who that is, the article's mentions say."""


_COUNTRY: Final = re.compile(rf"(?<![\w-])(?:{one_of(countries())})(?![\w-])")
_GROUP: Final = re.compile(rf"(?<![\w-])(?:{one_of(entries('voters'))})(?:\sParty)?(?![\w-])")
_PARTY_MEMBERS: Final = re.compile(
    r"(?<![\w-])(?:Conservative|Labour|Labor|Liberal|Green|Tory|Republican|Democratic|Socialist|Independent|Nationalist|"
    r"Lib\sDem|Liberal\sDemocrat|Social\sDemocratic|Christian\sDemocratic)\s"
    rf"(?:{one_of(one for one in entries('members') if one.islower() and ' ' not in one)}|members)(?![\w-])"
)
"""A party by what its members are called: "Labour councillors"."""
_OF_PARTY: Final = re.compile(
    r"\s?['’]s?\s(?:own\s|entire\s|(?:\d+|[a-z]+)\s)?"
    rf"(?:{one_of(one for one in entries('members') if one.islower() and ' ' not in one)}|members)(?![\w-])"
)
"""What makes a party's members of its name: "the Sea Party's two deputies"."""
_EVERY: Final = re.compile(
    rf"(?<![\w-])(?:[Ee]very|[Ee]ach)\s({one_of(one[:-1] for one in entries('voters') if one.endswith('s'))})(?![\w-])"
)
"""A party by each of its members: "every Democrat" is the Democrats."""
_COUNTRY_OPENINGS: Final = first_runs(countries())
_GROUP_OPENINGS: Final = first_runs(entries("voters"))
_MEMBER_OPENINGS: Final = words(
    "conservative labour labor liberal green tory republican democratic socialist independent nationalist lib social "
    "christian"
)
_PARTY: Final = re.compile(
    r"\b(?:Party|Coalition|Alliance|Front|Union|League|Movement|Bloc|Group|Forum|Club|List|Democrats)\b"
)
_LONG_PARTY: Final = re.compile(
    r"\b(?:(?!The\b)[A-Z][\w'’-]+\s){0,3}(?:Party|Coalition|Alliance|Front|Union|League|Movement|Bloc|Forum|List|Platform)\s"
    r"(?:for|of)\s(?:(?:the|a|our)\s)?[A-Z][\w-]+(?:\s[A-Z][\w-]+)*"
)
"""A party whose name goes on behind its noun: "the Union for Renewal"."""
_LONG_PARTY_WORDS: Final = words("party coalition alliance front union league movement bloc forum list platform")
_PARTISANS: Final = re.compile(
    r"(?:[A-Z][a-z]+[-\s])?[A-Z][a-z]+(?:ists|ians|rats|rals|ives|icans|ers|als|ites|eens|ents)"
)
"""The members of a party by their conviction, as one word: "Unionists", "New Reformers"."""
DEMONYM: Final = re.compile(rf"(?<![\w-])({one_of(demonyms())})(?![\w-])")
"""A country's adjective, for "a Russian veto"."""

_TITLES: Final = words(
    "Judges Councillors Councilors Supervisors Commissioners Trustees Deputies Governors Council Board Committee "
    "Vice-Chair Cllr Cllrs Cllr. Coun. Ald. Alderwoman Vice-Chairman Vice-Chairwoman Vice-President Del. "
    "Assemblymen Regent Regents Clerk Senator Senators Sen Sen. Sens. Rep Rep. Reps. Representative Congressman "
    "Congresswoman President Vice Prime Minister MP MEP Deputy Councillor Councilor Councilman Councilwoman "
    "Councilmember Mayor Governor Gov. Justice Judge Commissioner Justices Chairman Chairwoman Chair Mr Mr. Mrs "
    "Mrs. Ms Ms. Dr Dr. Sir Lord Lady Baroness Dame Republican Democratic Democrat Labour Labor Conservative "
    "Independent Liberal Chief Member Members Leader Majority Minority House Senate Ambassador Secretary Former "
    "Supervisor Alderman Trustee Lib Dem Tory Green Legislator Legislators Assemblyman Assemblywoman "
    "Assemblymember Assemblymembers Councilmembers Selectman Selectmen Selectwoman Treasurer Chairperson Speaker "
    "Archbishop Bishop Canon Reverend Rev. Father Rabbi Imam Professor Prof. Delegate Delegates Councilmen "
    "Councilwomen Representatives Congressmen Ministers Sens "
)
_EXECUTIVE: Final = words(
    "President Vice Prime Minister Mayor Governor Gov. Secretary Ambassador Leader Chief Mr Mr. Mrs Mrs. Ms Ms. Dr "
    "Dr. Sir Lady Dame Archbishop Bishop Canon Reverend Rev. Father Rabbi Imam Professor Prof. Justice Judge Judges "
    "Justices"
)
"""Titles that need not come with a vote in the body."""
_SEATS: Final = _TITLES - _EXECUTIVE
_SEATS_SAID: Final = _SEATS | {title.lower() for title in _SEATS}
"""Titles of members, also as common nouns before a name: "student trustee Ada Pell"."""
_TITLES_SAID: Final = _SEATS_SAID | {title.lower() for title in _EXECUTIVE}
_QUANTIFIERS: Final = words(
    "some many most several few two three four five six seven eight nine ten eleven twelve dozen dozens other "
    "more half another moderate individual certain rebel dissident fellow enough fewer"
)
_LINKS: Final = frozenset({",", "and", "&", "the", "both", "plus", "also", "all", "then", "or"})
_WHOLE_GROUP: Final = re.compile(r"\b(?:[Aa]ll|[Tt]he)\s(?:(?:the\s)?[\w,-]+\s\w+s\s)?(?:of|from)\s(?:the\s)?$")
"""A definite number is the whole of a party: "the 44 deputies of the Meadow Party"."""
_GROUP_LINKS: Final = frozenset(
    {"as", "well", "-", "of", "members", "member", "council", "board", "committee", "fellow"}.union(entries("members"))
)
_JOINTS: Final = frozenset({"de", "da", "van", "von", "bin", "al", "el", "la", "di", "du", "der"})


def find_voters(span: Span, bodies: list[Body]) -> list[Voter]:
    """The voters that a sentence names, by place. Bodies are none, nor are parts of a party ("seven Democrats")."""
    named = {at for body in bodies for at in range(body.first, body.last + 1)}
    said = runs(span.text)
    found: list[Voter] = []
    if not _COUNTRY_OPENINGS.isdisjoint(said):
        found += [voter for voter in _by_lexicon(span, _COUNTRY, country=True) if voter.first not in named]
    if not _LONG_PARTY_WORDS.isdisjoint(said):
        found += _long_parties(span, found, named)
    if not _GROUP_OPENINGS.isdisjoint(said):
        found += [voter for voter in _by_lexicon(span, _GROUP, blocked=found) if voter.first not in named]
    if not _MEMBER_OPENINGS.isdisjoint(said):
        found += [voter for voter in _by_lexicon(span, _PARTY_MEMBERS, blocked=found) if voter.first not in named]
    if not _EVERYONE.isdisjoint(said):
        found += [voter for voter in _by_lexicon(span, _EVERY, blocked=found) if voter.first not in named]
    taken = named.union(at for voter in found for at in range(voter.first, voter.after))
    found += _names(span, taken)
    if not _PRONOUNS.isdisjoint(said):
        found += [
            Voter(token.lower_, token.idx, token.idx + len(token), token.i, token.i + 1, pronoun=True)
            for token in span
            if token.lower_ in _PRONOUNS
        ]
    found = [
        voter
        for voter in found
        if not (_is_part(voter, span) or _NUMBERED.match(voter.name) or _describes_members(voter, span))
    ]
    return sorted(found, key=lambda voter: voter.start)


def _long_parties(span: Span, found: list[Voter], named: set[int]) -> list[Voter]:
    """Parties whose names go on behind their noun: "the Party for the Countryside"; countries in them are taken out."""
    parties = []
    for match in _LONG_PARTY.finditer(span.text):
        tokens = span.doc.char_span(span.start_char + match.start(), span.start_char + match.end())
        if tokens is None or tokens.start in named:
            continue
        found[:] = [one for one in found if not tokens.start <= one.first < tokens.end]
        parties.append(Voter(tokens.text, tokens.start_char, tokens.end_char, tokens.start, tokens.end))
    return parties


def _describes_members(voter: Voter, span: Span) -> bool:
    """Whether a party only says whose members those named next are: "Civic Alliance members Ada Pell and Bo Olm"."""
    if voter.after + 1 >= span.end or not (voter.group or is_party(voter)):
        return False
    if voter.group and voter.name in _PARTISAN_WORDS and _is_name_part(span.doc[voter.after]):
        return True  # "Republicans Ada Pell and Bo Olm"
    return span.doc[voter.after].lower_ in _MEMBER_NOUNS and _is_name_part(span.doc[voter.after + 1])


_PARTISAN_WORDS: Final = frozenset(one for one in entries("voters") if " " not in one and one.endswith("s"))
_MEMBER_NOUNS: Final = words(
    "members member deputies deputy mps mp lawmakers lawmaker senators councillors legislators"
)
_NUMBERED: Final = re.compile(
    r"(?:Bill|Act|Resolution|Motion|Amendment|Measure|Proposition|Article|Item)\s[A-Z]{0,3}[-\s]?\d"
)
"""What is voted on, by its number: "Bill C-48"."""


_PRONOUNS: Final = frozenset({"he", "she"})
_EVERYONE: Final = frozenset({"every", "each"})


def list_around(voters: list[Voter], at: int, span: Span) -> list[Voter]:
    """The whole list that the voter over token `at` stands in: "Brell, Tarn and the Isles"."""
    seat = next((place for place, voter in enumerate(voters) if voter.first <= at < voter.after), None)
    if seat is None:
        return []
    first = last = seat
    while first > 0 and _linked(voters[first - 1], voters[first], span):
        first -= 1
    while last + 1 < len(voters) and _linked(voters[last], voters[last + 1], span):
        last += 1
    return voters[first : last + 1]


def list_from(voters: list[Voter], at: int, span: Span) -> list[Voter]:
    """The list that begins at token `at`, articles and titles aside."""
    for voter in voters:
        if voter.first >= at:
            between = span.doc[at : voter.first]
            described = 0 < len(between) <= _APPOSED_WORDS and _describes_name(between[0], voter, span)
            if all(_is_filler(token) for token in between) or _apposed(between) or described:
                around = list_around(voters, voter.first, span)
                return [one for one in around if one.first >= at]
            break
    return []


def _apposed(words_before: Span) -> bool:
    """Whether the words before a list say what those in it are: "two former ministers, Ada Pell and Bo Olm"."""
    said = [token for token in words_before if not _is_filler(token)]
    comma = any(token.text == "," for token in words_before)
    return (
        comma
        and len(said) <= _APPOSED_WORDS
        and all(token.like_num or (token.is_lower and token.pos_ in ("NOUN", "ADJ")) for token in said)
    )


_APPOSED_WORDS: Final = 4


def list_before(voters: list[Voter], at: int, span: Span) -> list[Voter]:
    """The list that ends right before token `at`."""
    for voter in reversed(voters):
        if voter.after <= at:
            if all(_is_filler(span.doc[token]) for token in range(voter.after, at)):
                listed = [one for one in list_around(voters, voter.first, span) if one.after <= at]
                return [] if _is_beside(listed[0], span) else listed
            break
    return []


def _is_beside(voter: Voter, span: Span) -> bool:
    """Whether a name is only said with the noun before it: "the clubs, led by Tarn United, voted against"."""
    at = voter.first - 1
    while at > span.start and (span.doc[at].text in _TITLES or span.doc[at].lower_ == "the"):
        at -= 1
    return at >= span.start and span.doc[at].lower_ in ("by", "to", "against", "behind", "under", "in", "at", "near")


def has_seat(voter: Voter, span: Span) -> bool:
    """Whether the title before a name is a member's: "Senator Ada Pell", but not "Governor Ada Pell"."""
    return voter.first > span.start and span.doc[voter.first - 1].text in _SEATS_SAID


def without_titles(name: str) -> str:
    """A person's name without the titles before it."""
    said = name.split()
    while len(said) > 1 and said[0] in _TITLES:
        said = said[1:]
    return " ".join(said)


def is_whole(voter: Voter, span: Span) -> bool:
    """Whether a party is named as one that all of it did so: "all 220 Democrats"."""
    before = span.text[: voter.start - span.start_char]
    return voter.group and (_ALL.search(before) is not None or span.doc[voter.first].lower_ in _EVERYONE)


_ALL: Final = re.compile(r"(?:\b[Aa]ll\s(?:the\s)?(?:[\w,]+\s)?|['’]s\s)$")


def is_party(voter: Voter) -> bool:
    """Whether a name says of itself that it is a party's: "the Farmers' League", "the Agrarians"."""
    return bool(_PARTY.search(voter.name) or _PARTISANS.fullmatch(voter.name))


def _is_filler(token: Token) -> bool:
    return (
        token.text in _TITLES
        or token.lower_ in _TITLES_SAID
        or token.text in _PARTISAN_WORDS
        or token.lower_ in ("the", "both", ",", "(", ")", "-", "–", "all", "only", "just", "also", "each")
        or (token.pos_ in ("ADV", "AUX") and token.lower_ not in ("not", "n't", "n’t", "never"))
    )


def _linked(left: Voter, right: Voter, span: Span) -> bool:
    between = [span.doc[at] for at in range(left.after, right.first)]
    if [token.lower_ for token in between] == [",", "both"]:
        return False  # "Ash and Bly, both Greens"
    return (
        0 < len(between) <= 7
        and any(token.lower_ in (",", "and", "&", "plus", "or") or token.lower_ == "well" for token in between)
        and all(
            token.lower_ in _LINKS
            or token.text in _TITLES
            or token.lower_ in _GROUP_LINKS
            or token.like_num
            or _describes_name(token, right, span)
            for token in between
        )
    )


_SIDES: Final = words("abstain abstained abstaining against favour favor opposed for")
"""Words of a side, which end a list whatever the tagger takes them for."""


def _describes_name(token: Token, name: Voter, span: Span) -> bool:
    """Whether a common noun or adjective says what the one named next is: "student trustee Ada Pell"."""
    return all(
        one.text in _TITLES
        or one.text == ","
        or one.lower_ in _MEMBER_OPENINGS
        or one.text in _PARTISAN_WORDS
        or (one.is_lower and one.pos_ in ("NOUN", "ADJ", "PROPN") and one.lower_ not in _SIDES)
        for one in span.doc[token.i : name.first]
    )


def _by_lexicon(
    span: Span, pattern: re.Pattern[str], *, country: bool = False, blocked: list[Voter] | None = None
) -> list[Voter]:
    found = []
    for match in pattern.finditer(span.text):
        start, end = span.start_char + match.start(), span.start_char + match.end()
        tokens = span.doc.char_span(start, end)
        if tokens is None or any(start < voter.end and voter.start < end for voter in blocked or ()):
            continue
        if country and _goes_on(tokens, span):
            continue
        after = span.doc[tokens.end].text if tokens.end < span.end else ""
        if pattern is _PARTY_MEMBERS and tokens.end < span.end and _is_name_part(span.doc[tokens.end]):
            continue  # "Green members Ada Pell and Bo Olm"
        if pattern is _PARTY_MEMBERS and _APPOSED.search(span.text[: match.start()]) and after == ",":
            continue  # "the two Green members, Ada Pell and Bo Olm"
        if not country and _PARTY.match(after) and span.text[match.end() : match.end() + 1] == " ":
            continue  # "the Labour Alliance"
        if not country and after.lower() in _OF_GROUPS:
            continue  # "the opposition leader"
        if match.group().islower() and tokens.end < span.end and _is_name_part(span.doc[tokens.end]):
            continue  # "the opposition National Front"
        every = pattern is _EVERY
        name = countries()[match.group()] if country else f"{match.group(1)}s" if every else match.group()
        start = span.start_char + match.start(1) if every else start
        first = tokens.start
        if not country and not every and _goes_before(tokens, span):
            first -= 1 if span.doc[tokens.start - 1].tag_ != "POS" else 2  # "the Free Liberals", "the People's Greens"
            start = span.doc[first].idx
            name = span.doc[first : tokens.end].text
        found.append(Voter(name, start, end, first, tokens.end, country, group=not country))
    return found


_OF_GROUPS: Final = words("leader leaders chief head spokesman spokeswoman candidate politician figure")
"""What a party's name may only describe."""
_APPOSED: Final = re.compile(r"\b(?:both|two|three|four|five|six|\d+)\s$", re.IGNORECASE)


def _goes_before(tokens: Span, span: Span) -> bool:
    """Whether a party's name begins before the part of it that the lexicon has: "the Free Liberals"."""
    if tokens.start <= span.start or not tokens.text[0].isupper():
        return False
    before = span.doc[tokens.start - 1]
    if before.tag_ == "POS" and before.i - 1 > span.start:
        return before.text in ("'s", "’s") and before.nbor(-1).text in _PARTY_OWNERS
    return before.text in _PARTY_OPENINGS and before.whitespace_ != ""


_PARTY_OWNERS: Final = words("People Workers Peasants Farmers Citizens Women Pensioners")
_PARTY_OPENINGS: Final = words(
    "Free New National United Democratic Progressive Christian Young True Radical Left Moderate Social Civic Popular "
    "Agrarian Rural Reform Patriotic Constitutional Federal Independent Scottish Welsh Northern Southern Flemish"
)


def _goes_on(tokens: Span, span: Span) -> bool:
    """Whether a country's name is only part of a name or describes the next noun ("United States Senate")."""
    after = span.doc[tokens.end] if tokens.end < span.end else None
    before = span.doc[tokens.start - 1] if tokens.start > span.start else None
    if after is not None and (after.text in ("'s", "’s", "-", "’") and tokens[-1].whitespace_ == ""):
        return True
    if after is not None and after.pos_ == "PROPN" and after.text[0].isupper() and tokens[-1].whitespace_:
        return True
    return before is not None and before.pos_ == "PROPN" and before.text not in _TITLES and before.text[0].isupper()


def _names(span: Span, taken: set[int]) -> list[Voter]:
    """Runs of proper nouns, without their titles."""
    found = []
    at = span.start
    while at < span.end:
        if at in taken or not _is_name_part(span.doc[at]):
            at += 1
            continue
        first = at
        while at < span.end and at not in taken and (_is_name_part(span.doc[at]) or _joins(span, at, taken)):
            at += 1
        if at < span.end and at not in taken and span.doc[at].is_title and span.doc[at].pos_ in ("ADV", "ADJ"):
            at += 1  # "Nate Early"
        titles = [one for one in range(first, at - 1) if _is_title(span, one, at)]
        first = titles[-1] + 1 if titles else first  # "Energy Minister Bo Karst"
        while first < at and _is_title(span, first, at):
            first += 1
        if first + 1 == at and _PARTY.fullmatch(span.doc[first].text):
            first = _named_before(span, first)
            if first + 1 == at:
                continue  # "the Party" names none
        if first < at:
            name = span.doc[first:at]
            at = _with_members(name, _with_home(at, span), span)
            found.append(Voter(name.text, name.start_char, name.end_char, first, at))
    return found


def _named_before(span: Span, first: int) -> int:
    """The first token of a party's name that the tagger doesn't know for one: "the Peasants' Party"."""
    while first - 1 > span.start and (span.doc[first - 1].tag_ == "POS" or span.doc[first - 1].is_title):
        first -= 1
    return first + 1 if span.doc[first].lower_ == "the" else first


def _is_title(span: Span, first: int, after: int) -> bool:
    """Whether the first word of a name is a title (or the mark in one) rather than a part of "Labour Party"."""
    word = span.doc[first].text
    if not word[0].isalnum():
        return first == span.start or span.doc[first - 1].whitespace_ != ""  # a mark, but not that in "Min-ji Park"
    if first + 1 < after and _PARTY.match(span.doc[first + 1].text):
        return False
    is_party = word in _PARTIES and first + 2 == after and span.doc[first + 1].tag_ == "NNPS"  # "Democratic Unionists"
    return word in _TITLES and not is_party


_PARTIES: Final = words("Democratic Republican Labour Conservative Liberal Independent")


_HOME: Final = re.compile(
    r"\s?(?:\([^()]{1,40}\)|,\s(?:R|D|I|Ind|Lab|Con)\.?[-–‑ ][\w .]{2,20}(?=,|\sand\b)|"
    r",\s(?:an?\s)?[A-Z]\w+\s(?:of|from)\s(?:the\s)?[A-Z][\w.]+(?:\s[A-Z]\w+)*,?|"
    r"of\s[A-Z][\w.]+(?:\s[A-Z]\w+)*)"
)


def _with_home(at: int, span: Span) -> int:
    """The token after what says where the one named right before `at` is from."""
    if at >= span.end:
        return at
    home = _HOME.match(span.text, span.doc[at - 1].idx + len(span.doc[at - 1]) - span.start_char)
    if home is None:
        return at
    while at < span.end and span.doc[at].idx - span.start_char < home.end():
        at += 1
    return at


def _with_members(name: Span, at: int, span: Span) -> int:
    """The token after a party's members that stand for it: "the Sea Party's two deputies"."""
    if not _PARTY.search(name.text) or at >= span.end:
        return at
    members = _OF_PARTY.match(span.text, name.end_char - span.start_char)
    while members is not None and at < span.end and span.doc[at].idx - span.start_char < members.end():
        at += 1
    return at


_NAMES_TOO: Final = frozenset({"ADP", "X", "AUX", "VERB", "INTJ", "ADV"})
"""What the tagger may take a first name for: "Per Lund", "Will Stone"."""


def _is_name_part(token: Token) -> bool:
    if token.text[0].islower():
        return False
    return (
        (token.pos_ == "PROPN" or _is_first_name(token))
        and (token.text[0].isupper() or not token.text[0].isascii())
        and token.is_alpha | ("-" in token.text or "." in token.text or "'" in token.text or "’" in token.text)
    )


def _is_first_name(token: Token) -> bool:
    after = token.nbor(1) if token.i + 1 < len(token.doc) else None
    return (
        token.pos_ in _NAMES_TOO
        and token.is_title
        and not token.is_sent_start
        and after is not None
        and after.pos_ == "PROPN"
        and after.is_title
    )


def _joins(span: Span, at: int, taken: set[int]) -> bool:
    token = span.doc[at]
    if at >= span.start + 2 and token.is_lower and span.doc[at - 1].text == "-" and span.doc[at - 1].whitespace_ == "":
        return span.doc[at - 2].whitespace_ == "" and _is_name_part(span.doc[at - 2])  # "Min-ji Park"
    if token.text == "-" and not token.whitespace_ and at + 2 < span.end and span.doc[at + 1].is_lower:
        named = _is_name_part(span.doc[at + 2]) or (
            span.doc[at + 1].pos_ == "PROPN" and _is_name_part(span.doc[at - 2])
        )
        return not span.doc[at - 1].whitespace_ and named  # "Min-ji Park", "Park Min-ji"
    follows = at + 1 < span.end and at + 1 not in taken and _is_name_part(span.doc[at + 1])
    return follows and (
        token.lower_ in _JOINTS
        or (token.text == "-" and not token.whitespace_)
        or (token.tag_ == "POS" and _PARTY.match(span.doc[at + 1].text) is not None)  # "the Farmers' League"
    )


def _is_definite(number: Token) -> bool:
    """Whether a number counts all that there are: the eight, its eight, the committee's eight."""
    before = number.nbor(-1) if number.i > 0 else None
    return before is not None and (before.lower_ in ("the", "its", "their") or before.tag_ == "POS")


_OF_SOME: Final = frozenset({"who", "that", "from", "in", "on", "of"})


_WHOLE_PARTY: Final = re.compile(
    rf"(?:^|[,;:]\s|\b(?:and|while|but|as)\s)(?:[Mm]embers|{one_of(entries('members'))})\s(?:of|from)\s(?:the\s)?$"
)
"""Its members without a number are a party: "members of the Meadow Party voted against"."""


_OF_OWN: Final = re.compile(r"\b(?:of|from|in)\s(?:[A-Z][\w.-]+['’]s|his|her|its|their)\s(?:own\s)?$")
"""What makes those named next members of a party: "two members of Lund's own Liberal Union, Ada Pell and …"."""
_SUPPORT_OF: Final = re.compile(r"\b(?:support|backing|votes|opposition|objections?)\s(?:of|from)\s(?:the\s)?$")
"""What a party gives as one: "with the support of the Greens"."""


_OF_RULING: Final = re.compile(
    r"\b[A-Z][\w’'-]+,?\s(?:of|from)\sthe\s(?:ruling|governing|opposition|conservative|liberal|socialist|nationalist|populist)\s$"
)
"""What says of which party those named before are."""


def _is_part(voter: Voter, span: Span) -> bool:
    if voter.country:
        return False
    before = span.doc[voter.first - 1] if voter.first > span.start else None
    while before is not None and before.lower_ in ("the", "all") and before.i > span.start:
        if before.lower_ == "all":
            return False
        before = before.nbor(-1)
    if before is None:
        return False
    after = span.doc[voter.after].lower_ if voter.after < span.end else ""
    if _OF_RULING.search(span.text[: voter.start - span.start_char]):
        return True  # "deputies Ada Pell and Bo Olm of the ruling National Renewal"
    if voter.group and before.like_num and after not in _OF_SOME and _is_definite(before):
        return False  # "the eight Greens abstained", "the committee's eight Greens"
    if before.lower_ in _QUANTIFIERS or before.like_num:  # the whole: "all 31 Greens", "all but three Greens"
        return not re.search(r"\ball\s(?:but\s)?(?:the\s)?$", span.text[: before.idx - span.start_char], re.IGNORECASE)
    if before.lower_ in ("of", "from") and _WHOLE_GROUP.search(
        span.text[: span.doc[voter.first].idx - span.start_char]
    ):
        return False
    said = span.text[: voter.start - span.start_char]
    if is_party(voter) and _OF_OWN.search(said):
        return True
    if _WHOLE_PARTY.search(said) or _SUPPORT_OF.search(said):
        return False
    return before.lower_ in ("of", "from") and bool(
        voter.group or _PARTY.search(voter.name) or voter.name.endswith("s")
    )
