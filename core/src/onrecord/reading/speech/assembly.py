"""Assembly: from the candidates that stand in each paragraph to the statements of an article.

What one paragraph can't tell by itself is settled here: quotations without a cue of their own, that go on after one,
run over paragraphs, or are introduced or signed in the paragraph before or after.
"""

from __future__ import annotations

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from itertools import accumulate
from operator import attrgetter
from typing import TYPE_CHECKING, Final

from onrecord.reading.paragraphs import Paragraph
from onrecord.reading.quoted import Region
from onrecord.reading.speech.candidate import Candidate, cue_of, is_title, source_at
from onrecord.reading.speech.candidates import candidates
from onrecord.reading.speech.lexicon import DENYING, LEMMAS
from onrecord.reading.speech.passage import Passage, Quoted
from onrecord.reading.speech.passage_rules import LABELS
from onrecord.reading.speech.refusals import refuse_candidates, refuse_labels, refuse_quotations
from onrecord.reading.speech.selection import select
from onrecord.reading.speech.sources import Source, reporter_of, reporting_behind, span_of
from onrecord.reading.speech.speakers import can_speak
from onrecord.reading.speech.syntax import Syntax

if TYPE_CHECKING:
    from onrecord.reading.reading import Reading

PARTIAL: Final = 0.5
"""The least probability of a statement that a quotation behind it is part of; a less likely one's stands alone."""

FLOATING: Final = 0.8
INTRODUCED: Final = 0.8
SIGNED: Final = 0.8
BARE: Final = 0.5
REPLY: Final = 0.5
"""Probabilities of the rules of this module, which see no candidates: shares of right spans in news articles."""

_DIRECT_RULES: Final = frozenset({"region_right", "region_left", "introduced", "bare"})
_SIGNATURE: Final = re.compile(r"[—–-]{1,2}\s*([A-Z][^.,;:!?()\d]{2,60}?)\s*(?:[.,(]|$)")


@dataclass(slots=True)
class Statement:
    """What one source says, in the making: contents may still be added.

    `anchor` is the head token of the cue, `cue` its first and last token; None where a quotation has no cue.
    """

    rule: str
    anchor: int | None
    cue: tuple[int, int] | None
    source: Source | None
    contents: list[tuple[int, int]]
    probability: float
    reported_by: Source | None = None

    def copy(self) -> Statement:
        """The same with contents of its own: what a paragraph gives is shared, and may not be added to."""
        return Statement(
            self.rule, self.anchor, self.cue, self.source, self.contents[:], self.probability, self.reported_by
        )


def assemble(reading: Reading) -> list[Statement]:
    """The statements in the paragraphs of a reading, by place of their first words."""
    found: list[Statement] = []
    before: tuple[Passage, list[Statement]] | None = None
    for passage in passages(reading):
        if before is not None and before[0].paragraph.index + 1 != passage.paragraph.index:
            before = None
        if _LINK.match(passage.text, passage.paragraph.start, passage.paragraph.end):
            before = None
            line = passage.paragraph
            reading.refuse("link", "a line that links to another article", line.start, line.end)
            continue
        here = [one.copy() for one in _in_paragraph(passage, reading)]
        if reading.watched:
            refuse_labels([one for one in here if not _is_speech(one, reading)], reading)
        here = [one for one in here if _is_speech(one, reading)]
        if passage.quoted:
            here += _uncued(passage, here, before, reading)
            _take_up(passage, here, before, found)
            if reading.watched:
                refuse_quotations(passage, here, reading)
        here.sort(key=_place)
        found += here
        before = passage, here
    return sorted(found, key=_place)


_LINK: Final = re.compile(
    r"(?i:read (?:more|also|next)|also read|see also|more on this|related(?: articles?| stories| story)?"
    r"|(?:watch|listen|video|photos|gallery|in pictures)(?: (?:now|live|more))?|don['’]t miss|you may also like"
    r"|click here|recommended(?: for you)?):\s"
)
"""How a line begins that is a link to another article: what it quotes is not said here."""

_place: Final = attrgetter("contents")


def passages(reading: Reading) -> Iterator[Passage]:
    """The paragraphs of a reading as passages, in order."""
    regions = reading.once("speech regions", lambda: _regions_by_paragraph(reading))
    syntax = syntax_of(reading)
    text = reading.text

    def passage(paragraph: Paragraph) -> Passage:
        return Passage(syntax, text, paragraph, reading.token_range(paragraph), regions.get(paragraph.index, ()))

    for one in reading.paragraphs:
        yield reading.once("passage", lambda one=one: passage(one), one)  # type: ignore[misc]


def syntax_of(reading: Reading) -> Syntax:
    """The syntax of the article's tokens, as far as the passages have asked for it."""
    return reading.once("syntax", lambda: Syntax(reading.doc, reading.text, reading.parsed_tokens()))


def _regions_by_paragraph(reading: Reading) -> Mapping[int, list[Region]]:
    """The outermost quotation regions of each paragraph, by its index."""
    found: defaultdict[int, list[Region]] = defaultdict(list)
    for region in reading.quoted:
        paragraph = reading.paragraph_at(region.start)
        if region.depth == 0 and paragraph is not None:
            found[paragraph.index].append(region)
    return dict(found)


def _in_paragraph(passage: Passage, reading: Reading) -> list[Statement]:
    """What the candidates of a paragraph give: it tells nothing of its neighbours, so it is found once."""
    return reading.once("statements", lambda: _statements(passage, reading), passage.paragraph)


def _statements(passage: Passage, reading: Reading) -> list[Statement]:
    """A heading repeats what the article says: only its quotations count, and what a headline says who says."""
    proposed = candidates(passage)
    selected = chosen = select(proposed)
    if passage.is_heading:
        chosen = [one for one in selected if _counts_in_heading(one.candidate, passage)]
    if reading.watched:
        refuse_candidates(passage, proposed, selected, chosen, reading)
    found: dict[int, Statement] = {}
    for one in chosen:
        candidate = one.candidate
        first = found.get(candidate.anchor)
        if first is not None:  # words on both sides of one cue are one statement
            first.contents += candidate.contents
            continue
        found[candidate.anchor] = Statement(
            candidate.rule,
            candidate.anchor,
            candidate.cue,
            candidate.source,
            list(candidate.contents),
            one.probability,
            one.reported_by or reporter_of(candidate.anchor, passage) or _reporter_behind(candidate, passage),
        )
    return list(found.values())


def _counts_in_heading(candidate: Candidate, passage: Passage) -> bool:
    """Whether it has a quotation, or names who speaks where headlines do: "Quarry to close, says minister Quill"."""
    if candidate.rule == "headline" or "regions_in" in candidate.features:
        return True
    says = passage.syntax.lower[candidate.anchor] in ("says", "say") and candidate.source is not None
    return candidate.rule == "statement" and passage.paragraph.index == 0 and says


def _reporter_behind(candidate: Candidate, passage: Passage) -> Source | None:
    """Who reports it behind the cue of words that stand before it: "The brakes failed," Ames said, *the Herald* …"""
    if candidate.rule not in ("region_right", "statement"):
        return None
    reporting = reporting_behind(candidate.anchor, passage)
    return None if reporting is None else reporting[0]


def _is_speech(statement: Statement, reading: Reading) -> bool:
    """Whether what stands before a colon, or behind a headline, can speak, where a rule has nothing else to go by."""
    if statement.rule not in ("headline", "interview") or statement.source is None:
        return True
    label = span_of(statement.source.referent, reading.doc)
    if statement.rule == "headline":
        behind_dash = statement.anchor is not None and reading.doc[statement.anchor].text != ":"
        return can_speak(label, reading.mentions, bodies=not behind_dash)
    if label.text in LABELS:
        return True
    named = reading.mentions.resolve(label)
    return named is not None and named.kind == "person"


def _uncued(
    passage: Passage, here: list[Statement], before: tuple[Passage, list[Statement]] | None, reading: Reading
) -> list[Statement]:
    """Give the quotations without a cue of their own to the statements `here`, or make statements of them.

    Each goes to the statement before it, the leader, if to any.
    """
    made: list[Statement] = []
    taken = {span for one in here for span in one.contents}
    if taken.issuperset([(one.region.start, one.region.end) for one in passage.quoted]):
        return made
    covered = _Covered(taken)
    coming = sorted(here, key=lambda one: one.contents[0], reverse=True)
    leader: Statement | None = None
    for at, quoted in enumerate(passage.quoted):
        span = (quoted.region.start, quoted.region.end)
        while coming and coming[-1].contents[0] < span:
            one = coming.pop()
            leader = one if leader is None or one.contents[-1] > leader.contents[-1] else leader
        if covered.touches(*span):
            continue
        if leader is None:
            new = _leaderless(quoted, passage, before, reading)
        else:
            new = _led(quoted, passage.quoted[at - 1] if at else None, leader, passage)
        if new is not None:
            made.append(new)
            leader = new
    return made


class _Covered:
    """Ranges of offsets, to ask which others touch one."""

    def __init__(self, spans: Iterable[tuple[int, int]]) -> None:
        ordered = sorted(spans)
        self._starts = [start for start, _ in ordered]
        self._ends = list(accumulate((end for _, end in ordered), max))

    def touches(self, start: int, end: int) -> bool:
        at = bisect_left(self._starts, end) - 1
        return at >= 0 and self._ends[at] > start


def _led(quoted: Quoted, earlier: Quoted | None, leader: Statement, passage: Passage) -> Statement | None:
    """A quotation behind a statement: it goes on with it, or it is a statement of the same source or of nobody.

    "We waited," said Quill. [*"Nobody came."*] / Quill called it "thick." [*"Nobody came."*] / Quill denied that.
    *"Nobody came."* / "Is it safe?" Vey asked. *"It is."*: a reply, and nobody says whose.
    """
    span = (quoted.region.start, quoted.region.end)
    lead = quoted.before
    if not lead and earlier is not None and _is_reply(quoted, earlier, leader, passage):
        return Statement("reply", None, None, None, [span], REPLY) if _ends_like_speech(quoted, passage) else None
    if (
        leader.rule in _DIRECT_RULES
        and (not lead or passage.syntax.lower[lead[-1]] in (",", ":"))
        and _ends_like_speech(quoted, passage)
    ):
        leader.contents.append(span)
        return None
    if lead or not _like_speech(quoted, passage):
        return None
    if leader.probability >= PARTIAL and not _leaves_open(leader, passage):
        leader.contents.append(span)
        return None
    return Statement("floating", leader.anchor, leader.cue, leader.source, [span], FLOATING)


def _leaves_open(statement: Statement, passage: Passage) -> bool:
    """Whether a cue says what is not said, or not yet: what is quoted behind it is said all the same.

    Quill denied that he had been there. *"I was in Orrin all day."*
    """
    if statement.anchor is None:
        return False
    syntax = passage.syntax
    below = syntax.children[statement.anchor]
    return LEMMAS.get(syntax.lower[statement.anchor]) in DENYING or any(
        syntax.dep[one] == "neg" or syntax.tag[one] == "MD" for one in below
    )


def _leaderless(
    quoted: Quoted, passage: Passage, before: tuple[Passage, list[Statement]] | None, reading: Reading
) -> Statement | None:
    """A quotation with nothing said before it in its paragraph, where it is speech at all.

    [Quill went on:] *"Nobody came."* / *"Nobody came."* — Mara Quill / ["We waited," said Quill.] *"Nobody came."*
    """
    span = (quoted.region.start, quoted.region.end)
    if _is_predicated(quoted, passage):
        return Statement("unattributed", None, None, None, [span], BARE)
    if quoted.before or not _like_speech(quoted, passage):
        return None
    if before is not None and (verb := before[0].introduction) is not None:
        cue, source = cue_of(verb, before[0]), source_at(verb, before[0])
        return Statement("introduced", verb, cue, source, [span], INTRODUCED)
    if (signature := _signature(quoted, passage, reading)) is not None:
        return Statement("signed", None, None, signature, [span], SIGNED)
    if quoted.after:
        return None
    if (acting := _acting_before(quoted, passage, reading)) is not None:
        return Statement("bare", None, None, acting, [span], BARE)
    last = before[1][-1] if before is not None and before[1] else None
    return Statement("bare", None, None, last.source if last is not None else None, [span], BARE)


def _is_predicated(quoted: Quoted, passage: Passage) -> bool:
    """The harbour is *"almost wholly rebuilt,"* …: words of somebody whom nobody names, and no name or single term."""
    lower, before = passage.syntax.lower, quoted.before
    if not before or lower[before[-1]] not in _COPULAS or quoted.ending not in ",." or is_title(quoted, passage):
        return False
    return quoted.last - quoted.first > 4 and not passage.opens_large(quoted)


_COPULAS: Final = frozenset({"is", "are", "was", "were", "been", "be"})


def _acting_before(quoted: Quoted, passage: Passage, reading: Reading) -> Source | None:
    """Who the sentence before a quotation is about, if it is somebody: *Quill* shrugged. "These things happen." """
    if quoted.first - 1 <= passage.first:
        return None
    syntax = passage.syntax
    first = passage.sentence_start(quoted.first - 1)
    verbs = (one for one in range(first, quoted.first) if syntax.dep[one] == "ROOT" and not passage.is_quoted(one))
    verb = next(verbs, None)
    source = None if verb is None else source_at(verb, passage)
    if source is None:
        return None
    who = span_of(source.referent, reading.doc)
    if len(who) == 1 and syntax.pos[who.start] == "PROPN":
        named = reading.mentions.resolve(who)
        return None if named is not None and named.kind == "place" else source
    return source if can_speak(who, reading.mentions) else None


def _is_reply(quoted: Quoted, earlier: Quoted, leader: Statement, passage: Passage) -> bool:
    """Whether a quotation answers the one before it: behind a question that is asked, or right behind a question."""
    if earlier.ending != "?" or quoted.ending == "?":
        return False
    start, end = leader.contents[-1]
    led = start < earlier.region.end and earlier.region.start < end
    asked = leader.anchor is not None and LEMMAS.get(passage.syntax.lower[leader.anchor]) in ASKING
    return (led and asked) or earlier.last + 1 == quoted.first


ASKING: Final = frozenset({"ask", "inquire", "enquire", "query"})


def _take_up(
    passage: Passage,
    here: list[Statement],
    before: tuple[Passage, list[Statement]] | None,
    found: list[Statement],
) -> None:
    """A quotation that runs over paragraphs is one: join the part that opens this paragraph to the one before it.

    That one is left open, or closed and nothing between the two: "Nobody came."¶*"We waited,"* said Quill.
    """
    if before is None or not before[1] or not passage.quoted or not before[0].quoted:
        return
    first, left = passage.quoted[0], before[0].quoted[-1]
    between = passage.text[left.region.end : first.region.start]
    if not first.region.continues and between and not between.isspace():
        return
    earlier = next((one for one in before[1] if _overlap(left, one)), None)
    later = next((one for one in here if _overlap(first, one)), None)
    if earlier is None or later is None:
        return
    if not first.region.continues and "bare" not in (earlier.rule, later.rule):
        return
    if later.cue is None:
        here.remove(later)
        _leave_out(earlier, found)
        earlier.contents += later.contents
        here.append(earlier)
    elif earlier.cue is None:
        _leave_out(earlier, found)
        later.contents[:0] = earlier.contents


def _leave_out(statement: Statement, found: list[Statement]) -> None:
    """It is one of the last: looking from the end keeps long articles from taking ever longer."""
    for at in range(len(found) - 1, -1, -1):
        if found[at] is statement:
            del found[at]
            return


def _signature(quoted: Quoted, passage: Passage, reading: Reading) -> Source | None:
    """Who signs a quotation, after a dash behind it or at the start of the next paragraph."""
    at = quoted.region.end
    if passage.paragraph.end - at < 2:
        following = reading.all_paragraphs[passage.paragraph.index + 1 : passage.paragraph.index + 2]
        if not following:
            return None
        at, end = following[0].start, following[0].end
    else:
        end = passage.paragraph.end
    while at < end and passage.text[at].isspace():
        at += 1
    match = _SIGNATURE.match(passage.text, at, end)
    if match is None or end - match.end() > 60:
        return None
    name = passage.doc.char_span(match.start(1), match.end(1), alignment_mode="contract")
    return Source.of(range(name.start, name.end)) if name is not None and len(name) <= 8 else None


def _like_speech(quoted: Quoted, passage: Passage) -> bool:
    """A sentence or most of one, not a title or a word in scare quotes."""
    words = re.findall(r"\w+", passage.text[quoted.region.inner_start : quoted.region.inner_end])
    return len(words) >= 8 or (len(words) >= 4 and _ends_like_speech(quoted, passage))


def _ends_like_speech(quoted: Quoted, passage: Passage) -> bool:
    return quoted.ending in ".,?!…—-"


def _overlap(quoted: Quoted, statement: Statement) -> bool:
    return any(start < quoted.region.end and quoted.region.start < end for start, end in statement.contents)
