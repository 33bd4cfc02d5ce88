"""Bodies: the parliaments, councils, courts and boards that a text names, and the members that stand for them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from onrecord_votes.lexicon import entries, first_runs, one_of, runs, words

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_HEAD: Final = re.compile(rf"(?<![\w-])(?:{one_of(entries('bodies'))})s?(?![\w-])")
_MEMBERS: Final = re.compile(
    rf"(?<![\w-])(?:{one_of(entries('members'))}|(?:{one_of(entries('bodies'))})\s[Mm]embers|"
    rf"[Mm]embers of (?=[\w\s]{{0,30}}(?:{one_of(entries('bodies'))})\b))(?![\w-])"
)
_HEAD_OPENINGS: Final = first_runs(entries("bodies"))
_MEMBER_OPENINGS: Final = first_runs((*entries("members"), "members of"))
_OPENINGS: Final = _HEAD_OPENINGS | _MEMBER_OPENINGS
_BARE_MEMBERS: Final = re.compile(
    r"(?:(?<=^)|(?<=[,;.“”\"\n] )|(?<=\b[Tt]he ))[Mm]embers(?=\s(?:\w+ly\s|also\s|then\s|later\s)?"
    r"(?:vot(?:ed|es)|approved?|rejected|adopted|passed|backed|declined|refused|agreed|decided|opted|chose|gave|split|divided|"
    r"endorsed|supported|accepted|turned|threw|unanimously)\b)"
)
"""Members of whatever body the article is about, where they decide: "Members voted 12-3"."""
_BARE_HOUSE: Final = re.compile(
    r"(?<=\b[Tt]he )house(?=\s(?:\w+ly\s|also\s|then\s|later\s)?"
    r"(?:voted|approved|rejected|adopted|passed|backed|declined|refused|agreed|decided)\b)"
)
"""A house that decides is a chamber."""
_OTHER_MEMBERS: Final = re.compile(
    r"\b(?:unions?|guilds?|Guild|Brotherhood|strikes?|walkout|shareholders?|clubs?|congregations?|church|cooperatives?|co-ops?|"
    r"(?<!European )(?<!African )Union)\b"
)
"""What makes members those of something that isn't a body, when it is named before them."""
_FOUNDED: Final = re.compile(
    r"\b(?:set(?:s|ting)?\sup|creat(?:e|es|ed|ing)|establish(?:es|ed|ing)?|form(?:s|ed|ing)?|launch(?:es|ed|ing)?|"
    r"appoint(?:s|ed|ing)?|conven(?:e|es|ed|ing)|found(?:s|ed|ing)?|propos(?:e|es|ed|ing)|(?:call|ask)(?:s|ed|ing)?\sfor)\s"
    r"(?:an?|its\sown|their\sown)\s(?:[\w-]+\s){0,3}$"
)
_WAS_FOUNDED: Final = re.compile(
    r"(?:\sof\s\w+)?\s(?:(?:will|would|should|to)\s)?(?:was|were|be|been|being)\s(?:\w+ly\s)?(?:set\sup|created|established|formed)\b"
)
"""What makes a body a thing that another decides on: "voted to set up a commission of inquiry"."""
_MEMBERS_REACH: Final = 600
_NO_BODY: Final = re.compile(
    r"White House|(?:[Nn]ews|[Pp]ress|[Vv]ideo|[Tt]elephone|[Pp]eace|[Cc]limate|[Dd]onors?['’]?|[Ii]nternational) "
    r"conferences?|"
    r"House of Cards|Supreme Leader|House arrest|on board|across the board|full house"
)
_MEETINGS: Final = frozenset({"Security Council", "General Assembly", "European Union", "EU"})
_MEASURES: Final = words("resolution resolutions draft text statement measure sanctions package vote proposal motion")
"""Bodies that a motion names as its own: "a Security Council resolution"."""

_COURT: Final = re.compile(r"\b(?:[Cc]ourts?|[Tt]ribunals?|justices|judges)\b")

_NOUNS: Final = frozenset({"house", "lords", "commons", *(entry for entry in entries("bodies") if entry.islower())})
_COMMON_MODIFIERS: Final = words(
    "city county town parish village community state "
    "regional provincial national federal federated local municipal upper lower "
    "constitutional supreme parliamentary judiciary budget finance school district security executive military "
    "central electoral advisory ethics oversight zoning planning grand high appeals legislative general student "
    "student's university"
)
_LEFT_GLUE: Final = frozenset({"'s", "’s", "of", "the", "’", "'", "for"})
_MODIFIER_POS: Final = frozenset({"PROPN", "ADJ", "NOUN"})
_NOT_IN_NAMES: Final = frozenset({"other", "last", "same", "latest", "full", "entire", "whole", "divided", "new"})

_POSSESSIVE: Final = words("its their his her our")
"""What makes members those of a party: "its members of parliament"."""

_DASHES: Final = frozenset("-–—")
_PARTS: Final = words(
    "some many most several few other more half another moderate rebel dissident enough fewer republican "
    "democratic conservative labour labor liberal opposition ruling backbench pro-government governing "
    "progressive gop tory both individual certain number majority independent socialist green left-wing "
    "right-wing centrist coalition unionist"
)
"""Words before "lawmakers" that make them a part of their body, which can't stand for it."""


@dataclass(frozen=True, slots=True)
class Body:
    """A body or its members as named at `start:end`; `head` is the noun that says what it is, in lower case.

    `first` and `last` are indices of tokens: the mention covers both; they are -1 in a paragraph that isn't
    parsed. `members` is True for "lawmakers" and the like.
    """

    name: str
    head: str
    start: int
    end: int
    first: int
    last: int
    members: bool
    topic: bool = False
    """Whether its sentence is about it: as the subject, or at the beginning."""

    @property
    def is_court(self) -> bool:
        return bool(_COURT.search(self.name))

    @property
    def definite(self) -> bool:
        """Whether it is a full name: a noun alone ("the council", "House", "lawmakers") can stand for any."""
        return not self.members and self.name.lower() not in _NOUNS


def find_bodies(span: Span) -> list[Body]:
    """The bodies that a sentence names, by place. A body's noun that only describes another noun is none."""
    doc, text = span.doc, span.text
    said = runs(text)
    if _OPENINGS.isdisjoint(said):
        return []
    blocked = [match.span() for match in _NO_BODY.finditer(text)]
    found: list[Body] = []
    for pattern, members, openings in ((_HEAD, False, _HEAD_OPENINGS), (_MEMBERS, True, _MEMBER_OPENINGS)):
        for match in () if openings.isdisjoint(said) else pattern.finditer(text):
            if any(start <= match.start() < end for start, end in blocked):
                continue
            head = doc.char_span(span.start_char + match.start(), span.start_char + match.end())
            if head is None or (_is_part(head, span) if members else _describes(head, span)):
                continue
            body = _with_name(head, span, members)
            if (not members and _is_founded(body, span)) or (members and _OF_PARTY.search(body.name)):
                continue
            if body.name == "authority" and _POWER.search(text, 0, match.start()):
                continue
            found = [one for one in found if not (body.start <= one.start and one.end < body.end)]
            if not found or all(body.start >= one.end or body.end <= one.start for one in found):
                found.append(body)
    if (bare := _bare_members(span)) is not None and all(bare.start != one.start for one in found):
        found.append(bare)
    if (house := _BARE_HOUSE.search(text)) is not None and not any(body.head == "house" for body in found):
        tokens = doc.char_span(span.start_char + house.start(), span.start_char + house.end())
        if tokens is not None:
            at = tokens.start
            found.append(Body("house", "house", tokens.start_char, tokens.end_char, at, at, members=False, topic=True))
    return sorted(found, key=lambda body: body.start)


_OF_PARTY: Final = re.compile(
    r"\b(?:of|from)\s.*\b(?:Party|Alliance|Bloc|Front|League|Union|Coalition|Movement|Group)\Z"
)
"""Members of a party are no body: "the deputies of the Fatherland Bloc"."""
_POWER: Final = re.compile(r"\b(?:little|no|any|much|more|some|own|his|her|their|its|of|with|without|in)\s\Z")
"""What makes "authority" no body but a power: "how little authority he has left"."""
_FULL_NAME: Final = re.compile(
    r"(?<![\w’'-])"
    r"(?:(?!(?:Two|Three|Four|Five|Six|Seven|Eight|Nine|Ten|Eleven|Twelve|The|A|An|In|At|On|By|For|When|After|Before|But|And|If|As)\s)[A-Z][\w.’'-]*\s){1,4}"
    rf"(?:(?:{one_of(_COMMON_MODIFIERS)})\s){{0,2}}(?P<head>{one_of(entries('bodies'))})(?![\w-])"
    r"(?!\s(?:members?|seats?|race|Republicans?|Democrats?|Speaker|Majority|Minority|GOP|elections?|candidates?|building|chambers?|hall|president|chair\w*|spokes\w+|report|staff)\b)"
)


def named_in(text: str, start: int, end: int) -> list[Body]:
    """The bodies that a stretch of text names in full, by the text alone: for paragraphs that are not parsed."""
    return [
        Body(match.group(), match["head"].lower(), match.start(), match.end(), -1, -1, members=False)
        for match in _FULL_NAME.finditer(text, start, end)
        if not _NO_BODY.search(match.group())
    ]


def _is_founded(body: Body, sentence: Span) -> bool:
    text, start = sentence.text, body.start - sentence.start_char
    return bool(
        _FOUNDED.search(text, max(0, start - 60), start) or _WAS_FOUNDED.match(text, body.end - sentence.start_char)
    )


def _bare_members(span: Span) -> Body | None:
    match = _BARE_MEMBERS.search(span.text)
    if match is None:
        return None
    start, end = span.start_char + match.start(), span.start_char + match.end()
    head = span.doc.char_span(start, end)
    if head is None or _OTHER_MEMBERS.search(span.doc.text, max(0, start - _MEMBERS_REACH), span.end_char):
        return None
    return Body(head.text, "members", start, end, head.start, head.end - 1, members=True)


def _describes(head: Span, sentence: Span) -> bool:
    """Whether the noun only describes the next one, as in "Senate Republicans" or "House Speaker"."""
    if head.end >= sentence.end:
        return False
    last, after = head[-1], head.doc[head.end]
    if last.whitespace_ == "" and after.text in ("-", "–", "—") and head.end + 1 < sentence.end:
        return True
    if after.lower_ in ("votes", "vote", "voted", "voting", "passes", "backs", "approves", "rejects", "overrides"):
        return False
    if head.text in _MEETINGS and after.lower_ in _MEASURES:
        return False
    if _HEAD.fullmatch(after.text) or _MEMBERS.fullmatch(after.text):
        return True
    return (
        last.dep_ in ("compound", "nmod", "amod")
        and last.head.i >= head.end
        and (after.pos_ in ("NOUN", "PROPN") and after.text[0].isalpha())
        and not after.lower_.endswith("ly")
    )


def _is_part(head: Span, sentence: Span) -> bool:
    """Whether members are only some of a body's: "98 senators", "Republican senators", "Commissioners Lee and Poe"."""
    if head.end < sentence.end and head.doc[head.end].pos_ == "PROPN" and head.doc[head.end].text[0].isupper():
        return True
    if (
        head.start > sentence.start
        and head.doc[head.start - 1].lower_ in _POSSESSIVE
        and head.text.lower() != "members"
    ):
        return True
    for at in range(head.start - 1, max(sentence.start, head.start - 4) - 1, -1):
        token = head.doc[at]
        if token.text in _DASHES or token.text == ",":
            return False  # "by 205 votes to 165 - peers decided", "in 2018, lawmakers voted"
        if token.lower_ in _PARTS or token.like_num:
            return True
        if token.lower_ == "of" or token.pos_ not in ("ADJ", "NOUN", "PROPN", "PUNCT", "PART"):
            return token.lower_ == "of" and at > sentence.start and head.doc[at - 1].lower_ in _PARTS
    return False


def _with_name(head: Span, sentence: Span, members: bool) -> Body:
    """The head with the words that name it: "the Tarn House of Deputies", "Ostrova's parliament"."""
    first = head.start
    while first > sentence.start and _names(head.doc[first - 1], members):
        first -= 1
    while head.doc[first].lower_ in _LEFT_GLUE and first < head.start:
        first += 1
    last = _tail(head, sentence)
    span = head.doc[first : last + 1]
    name = re.sub(r"\s+", " ", span.text)
    topic = head.root.dep_ in ("nsubj", "nsubjpass") or first - sentence.start < _TOPIC
    return Body(name, head.text.lower(), span.start_char, span.end_char, first, last, members, topic)


def _names(token: Token, members: bool) -> bool:
    """Whether a word before a body's noun is a part of its name."""
    if _DAY.fullmatch(token.text) or token.lower_ in _NOT_IN_NAMES or token.is_punct or token.like_num:
        return False
    if token.text in ("'s", "’s"):
        return True
    if token.text[0].isupper() and (token.pos_ in _MODIFIER_POS or token.is_title or token.is_upper):
        return not (token.is_sent_start and token.pos_ in ("DET", "ADP", "SCONJ", "ADV", "PRON", "VERB", "CCONJ"))
    if members:
        return False
    return token.lower_ in _COMMON_MODIFIERS


_TOPIC: Final = 3
"""How many words may stand before a body that its sentence begins with: "In the House"."""


_DAY: Final = re.compile(
    r"(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day|(?:Jan|Feb|March|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)"
)


def _tail(head: Span, sentence: Span) -> int:
    """The last token of the name: what "of" or "on" and capitals add to the head."""
    doc, at = head.doc, head.end
    last = head.end - 1
    while at < sentence.end:
        token = doc[at]
        if token.lower_ in ("of", "on", "for") and at + 1 < sentence.end and not _DAY.match(doc[at + 1].text):
            skip = at + 1
            while skip < sentence.end and doc[skip].lower_ in ("the", "u.s.", "us", "state"):
                skip += 1
            if skip < sentence.end and doc[skip].text[0].isupper() and doc[skip].pos_ == "PROPN":
                at = skip
                while at < sentence.end and doc[at].text[0].isupper() and doc[at].pos_ in ("PROPN", "ADJ", "NOUN"):
                    last = at
                    at += 1
                continue
        break
    return last
