"""Dead letters as operators see them: those that meet conditions, and what is to be done to send them again."""

from __future__ import annotations

import hashlib
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final

from kafka import KafkaConsumer

from onrecord.article import Article
from onrecord.errors import ArticleError
from onrecord_streams.again import only_of
from onrecord_streams.conditions import Condition, Kind, all_hold
from onrecord_streams.decoding import decode
from onrecord_streams.fetching import fetch
from onrecord_streams.history import History, Unread
from onrecord_streams.ledger import Entry
from onrecord_streams.letters import Letter, read_letter, without_text
from onrecord_streams.overwriting import TAKEN_BACK
from onrecord_streams.partitions import Place, written
from onrecord_streams.records import Arrival, header
from onrecord_streams.sending import Planned, Verdict

FIELDS: Final[Mapping[str, Kind]] = {
    "extractor": "text",
    "stage": "text",
    "class": "text",
    "reason": "text",
    "message": "text",
    "article": "text",
    "attempt": "number",
    "time": "time",
    "bytes": "number",
    "letter": "text",
    "source": "text",
}
"""What conditions on letters may ask for."""

Content = tuple[str | None, str | int | None]
"""Hash of the text and version: articles with one id that share them are the same version."""


@dataclass(slots=True)
class Seen:
    """What was looked at: how many letters, how many records that are none of ours, and the marks of erasures.

    A mark voids the letters of its partition and key that stand before it. It comes after them, so that only who has
    looked at all records can ask.
    """

    letters: int = 0
    foreign: int = 0
    marks: dict[tuple[int, bytes], int] = field(default_factory=dict)

    def is_void(self, letter: Letter) -> bool:
        """Whether a letter was taken back."""
        key = letter.key or (letter.article or "").encode()
        return self.marks.get((letter.place[0], key), -1) > letter.place[1]


def letters(records: Iterable[Any], conditions: Collection[Condition], seen: Seen) -> Iterator[Letter]:
    """The letters among the dead-letter topic's records that meet all conditions, those that are void among them."""
    for record in records:
        letter = read_letter(record)
        if letter is None and record.value is None and header(record.headers, TAKEN_BACK) is not None:
            seen.marks[record.partition, record.key] = record.offset
            continue
        if letter is None:
            seen.foreign += 1
            continue
        seen.letters += 1
        if all_hold(conditions, letter.row()):
            yield letter


@dataclass(frozen=True, slots=True)
class Candidate:
    """A letter without its value, and what the value says.

    `content` is that of an article. `refused` says why the value is none, and `gone` that it was left out of the letter
    and is not in the articles topic any more. `only` are those whom the article was for, None for all.
    """

    letter: Letter
    article: str | None
    content: Content | None = None
    refused: str | None = None
    gone: bool = False
    only: tuple[str, ...] | None = None


def candidates(chosen: Iterable[Letter], limit: int) -> list[Candidate]:
    """What the letters say. Those whose values were left out are `gone` until `completed`."""
    return [_candidate(one, one.value, limit) for one in chosen]


def completed(some: Sequence[Candidate], client: KafkaConsumer, topic: str, limit: int) -> list[Candidate]:
    """The same candidates, those whose values were left out with what the articles topic still has of them."""
    missing: dict[Place, list[int]] = defaultdict(list)
    for at, one in enumerate(some):
        if one.gone and one.letter.source_topic == topic:
            missing[one.letter.source].append(at)
    found = list(some)
    for record in fetch(client, topic, missing):
        for at in missing[record.partition, record.offset]:
            found[at] = _candidate(found[at].letter, record.value, limit)
    return found


def _candidate(letter: Letter, value: bytes | None, limit: int) -> Candidate:
    light = without_text(letter)
    if letter.left_out and (value is None or hashlib.sha256(value).hexdigest() != letter.left_out.sha256):
        return Candidate(light, letter.article, gone=True)
    arrival = Arrival(letter.source_topic, *letter.source, letter.key, value, letter.headers)
    try:
        only = only_of(arrival)
    except ArticleError:
        only = None
    try:
        decoded = decode(arrival, limit=limit)
    except ArticleError as error:
        return Candidate(light, letter.article, refused=f"{error.reason}: {error}", only=only)
    content = (decoded.sha256 if isinstance(decoded, Article) else None, decoded.version)
    return Candidate(light, decoded.id, content, only=only)


@dataclass(frozen=True, slots=True)
class Rules:
    """What decides beside what is known: the bound on attempts, the extractors that run, the articles topic and how
    many partitions it has.

    With `again`, letters are sent whose article was read since.
    """

    attempts: int
    running: Collection[str]
    articles: str
    partitions: int
    again: bool = False


def plan(some: Sequence[Candidate], history: History, unread: Unread, rules: Rules) -> list[Planned]:
    """What to do about each letter, in order of time. Of several for one pair the latest counts."""
    seen: set[tuple[object, ...]] = set()
    planned = []
    for one in sorted(some, key=lambda one: (one.letter.time, one.letter.place), reverse=True):
        letter = one.letter
        pair = (one.article, letter.extractor) if letter.extractor else (letter.source_topic, letter.source)
        verdict, why = _LATER if pair in seen else _decide(one, history, unread, rules)
        seen.add(pair)
        planned.append(
            Planned(
                verdict,
                why,
                one.article,
                (letter.extractor,) if letter.extractor else one.only,
                letter.source,
                letter.attempt + 1,
                letter.place,
                letter.left_out.sha256 if letter.left_out else None,
                in_letter=letter.left_out is None,
            )
        )
    return planned[::-1]


_LATER: Final[tuple[Verdict, str]] = ("later_letter", "a later letter stands for it")


def _decide(one: Candidate, history: History, unread: Unread, rules: Rules) -> tuple[Verdict, str]:
    letter, article = one.letter, one.article
    if letter.source_topic != rules.articles:
        return "elsewhere", f"it is from the topic {letter.source_topic}, and articles are on {rules.articles}"
    if letter.source[0] >= rules.partitions:
        return "elsewhere", f"it is from partition {letter.source[0]}, and {rules.articles} has {rules.partitions}"
    if letter.extractor is not None and letter.extractor not in rules.running:
        return "not_running", f"there is no extractor {letter.extractor} here"
    gone = f"its value was left out, and {rules.articles} has it no more at {written(letter.source)}"
    if article is None or (one.gone and letter.extractor is None):  # the id of what is no article can't be trusted
        return ("gone", gone) if one.gone else ("no_article", f"it would be refused again: {one.refused}")
    if one.refused is not None:
        return "no_article", f"it would be refused again: {one.refused}"
    if (settled := _since(one, article, history, unread)) and (settled[0] != "done" or not rules.again):
        return settled
    if one.gone:
        return "gone", gone
    if letter.attempt >= rules.attempts:
        bound = f"`[streams.deadletters] attempts` is {rules.attempts}"
        return "attempts", f"it was read {letter.attempt} times, and {bound}"
    return "send", ""


def _since(one: Candidate, article: str, history: History, unread: Unread) -> tuple[Verdict, str] | None:
    """What has become of the article since the letter was written, where that settles it."""
    letter, newest = one.letter, history.newest(article)
    if letter.extractor is None:
        last = newest if newest and _behind(newest, letter.source) else None
    else:
        last = history.entry(article, letter.extractor)
        if last is None or newest is None:
            return "no_entry", "the ledger has no entry of it: it was erased, or a worker is still at it"
    if newest is not None and newest.status == "withdrawn":
        return "withdrawn", f"the article was withdrawn at {_place(newest)}"
    if unread.has(article, letter.extractor, (last.partition, last.offset) if last else letter.source):
        return "waiting", "a record of the article waits to be read already"
    if last is None or newest is None:
        return None
    if not one.gone and one.content != (newest.article_sha256, newest.article_version):
        return "revised", f"the article was revised at {_place(newest)}; `onrecord replay --article` sends that"
    at_letter = (last.partition, last.offset) == letter.source
    if letter.extractor is not None and last.status in ("failed", "partial"):
        return None if at_letter else _LATER
    return "done", f"it was dealt with since, at {_place(last)}: {last.status}"


def _behind(entry: Entry, place: Place) -> bool:
    return entry.partition != place[0] or entry.offset > place[1]


def _place(entry: Entry) -> str:
    return written((entry.partition, entry.offset))
