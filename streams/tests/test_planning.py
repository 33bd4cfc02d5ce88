"""What is sent again and what is left out, by what the ledger and the unread records say."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

import pytest
from bad_input import article

from onrecord.article import Article
from onrecord.errors import OnrecordError
from onrecord.outcome import Failure
from onrecord_streams import deadletters, dlq, overwriting, replay
from onrecord_streams.conditions import parse
from onrecord_streams.dlq import Seen, candidates
from onrecord_streams.history import History, Said, Unread
from onrecord_streams.ledger import Entry
from onrecord_streams.letters import Letter
from onrecord_streams.partitions import Place
from onrecord_streams.records import Arrival
from onrecord_streams.sending import Planned

TOPIC = "onrecord.articles"
AT = datetime(2026, 5, 1, tzinfo=UTC)
VALUE = article("story", version=1)
SHA = Article.from_json(VALUE).sha256
NOTHING = Unread()


def letter(offset: int = 10, extractor: str | None = "votes", value: bytes = VALUE, **more: Any) -> Letter:
    """The letter of the record at partition 0 and an offset."""
    about = {"stage": "extract", "error": "ValueError", "message": "", "source_topic": TOPIC, "attempt": 1, **more}
    if extractor is None:
        about |= {"stage": "decode", "reason": "bad_json"}
    return Letter(
        place=(0, offset), time=AT, key=b"story", value=value, headers=(), source=(0, offset), extractor=extractor,
        article="story", **about,
    )  # fmt: skip


def entry(offset: int = 10, extractor: str = "votes", status: str = "failed", **more: Any) -> Entry:
    about = {"article_sha256": None if status == "withdrawn" else SHA, "article_version": 1, "topic": TOPIC, **more}
    return Entry(
        article_id="story", extractor=extractor, status=status, extractor_version="0.1.0", fact_schema_version=1,
        model="m", **{"partition": 0, "offset": offset, **about},
    )  # fmt: skip


@dataclass
class Read:
    key: bytes
    value: bytes
    timestamp: int
    partition: int = 0
    offset: int = 7


def history(*entries: Entry) -> History:
    return History(Read(one.key, one.model_dump_json().encode(), at) for at, one in enumerate(entries))


def unread(offset: int, only: tuple[str, ...] | None = None) -> Unread:
    return Unread([Said("story", (0, offset), only)])


class TestLetters:
    def plan(
        self, *letters: Letter, of: History, waiting: Unread = NOTHING, again: bool = False, limit: int = 10_000
    ) -> list[Planned]:
        rules = dlq.Rules(3, ["votes", "quotes"], TOPIC, 2, again)
        return dlq.plan(candidates(letters, limit), of, waiting, rules)

    def verdict(self, one: Letter, of: History, waiting: Unread = NOTHING, *, again: bool = False) -> str:
        return self.plan(one, of=of, waiting=waiting, again=again)[0].verdict

    @pytest.mark.parametrize("status", ["failed", "partial"])
    def test_what_failed_is_sent_to_the_extractor_that_failed(self, status: str) -> None:
        [planned] = self.plan(letter(attempt=2), of=history(entry(status=status), entry(extractor="quotes")))
        assert (planned.verdict, planned.extractors, planned.attempt) == ("send", ("votes",), 3)
        assert (planned.in_letter, planned.letter, planned.source) == (True, (0, 10), (0, 10))

    @pytest.mark.parametrize("status", ["read", "skipped"])
    def test_what_was_read_since_is_sent_only_if_asked_for(self, status: str) -> None:
        of = history(entry(20, status=status))
        assert self.verdict(letter(), of) == "done"
        assert self.verdict(letter(), of, again=True) == "send"

    def test_what_was_read_at_the_second_delivery_is_done(self) -> None:
        assert self.verdict(letter(), history(entry(10, status="read"))) == "done"

    def test_what_failed_again_since_has_a_later_letter(self) -> None:
        assert self.verdict(letter(), history(entry(20, status="failed"))) == "later_letter"
        assert self.verdict(letter(), history(entry(20, status="failed")), again=True) == "later_letter"

    def test_of_two_letters_for_one_reading_the_last_is_sent(self) -> None:
        first, second = letter(), replace(letter(), place=(0, 11))
        planned = self.plan(second, first, of=history(entry()))
        assert [(one.letter, one.verdict) for one in planned] == [((0, 10), "later_letter"), ((0, 11), "send")]

    def test_each_extractor_of_an_article_has_its_own_letter(self) -> None:
        second = replace(letter(extractor="quotes"), place=(0, 11))
        planned = self.plan(letter(), second, of=history(entry(), entry(extractor="quotes")))
        assert [(one.extractors, one.verdict) for one in planned] == [(("votes",), "send"), (("quotes",), "send")]

    @pytest.mark.parametrize("change", [{"article_version": 2}, {"article_sha256": "0" * 64}])
    @pytest.mark.parametrize("extractor", ["votes", "quotes"])
    def test_a_revision_that_anyone_has_dealt_with_is_not_undone(self, extractor: str, change: dict[str, Any]) -> None:
        of = history(entry(), entry(20, extractor, "read", **change))
        assert self.verdict(letter(), of) == "revised"
        assert self.verdict(letter(), of, again=True) == "revised"

    def test_a_replay_for_another_extractor_is_no_revision(self) -> None:
        assert self.verdict(letter(), history(entry(), entry(20, "quotes", "read"))) == "send"

    @pytest.mark.parametrize("extractor", ["votes", "quotes"])
    def test_an_article_that_was_withdrawn_is_not_sent(self, extractor: str) -> None:
        of = history(entry(), entry(20, extractor, "withdrawn"))
        assert self.verdict(letter(), of, again=True) == "withdrawn"

    def test_what_waits_for_the_extractor_is_not_sent_twice(self) -> None:
        of = history(entry())
        assert self.verdict(letter(), of, unread(20)) == "waiting"
        assert self.verdict(letter(), of, unread(20, ("votes",))) == "waiting"
        assert self.verdict(letter(), of, unread(20, ("quotes",))) == "send"

    def test_a_record_that_is_not_committed_but_has_its_entry_does_not_wait(self) -> None:
        assert self.verdict(letter(), history(entry()), unread(10)) == "send"

    def test_the_bound_on_attempts_holds(self) -> None:
        assert self.verdict(letter(attempt=2), history(entry())) == "send"
        assert self.verdict(letter(attempt=3), history(entry())) == "attempts"

    def test_without_an_entry_nothing_is_sent(self) -> None:
        assert self.verdict(letter(), history(entry(extractor="quotes")), again=True) == "no_entry"

    def test_an_extractor_that_is_not_here_is_named(self) -> None:
        [planned] = self.plan(letter(extractor="verdicts"), of=history(entry(extractor="verdicts")))
        assert (planned.verdict, "verdicts" in planned.why) == ("not_running", True)

    def test_a_letter_from_another_topic_is_left_out(self) -> None:
        assert self.verdict(letter(source_topic="elsewhere"), history(entry())) == "elsewhere"
        assert self.verdict(replace(letter(), source=(2, 10)), history(entry())) == "elsewhere"

    def test_what_is_still_no_article_is_not_sent(self) -> None:
        assert self.verdict(letter(extractor=None, value=b"no JSON"), history()) == "no_article"

    def test_what_is_an_article_now_is_sent_to_all(self) -> None:
        [planned] = self.plan(letter(extractor=None), of=history())
        assert (planned.verdict, planned.extractors) == ("send", None)

    def test_what_is_an_article_now_does_not_undo_its_revision(self) -> None:
        one = letter(extractor=None)
        assert self.verdict(one, history(entry(5, status="read", article_version=0))) == "send"
        assert self.verdict(one, history(entry(20, status="read", article_version=2)), again=True) == "revised"
        assert self.verdict(one, history(entry(20, status="withdrawn"))) == "withdrawn"
        assert self.verdict(one, history(), unread(20)) == "waiting"

    def test_a_value_that_was_left_out_is_taken_from_where_the_article_stood(self) -> None:
        arrival = Arrival(TOPIC, 0, 10, b"story", VALUE)
        failure = Failure("story", "votes", "extract", "ValueError", "no")
        record = deadletters.without_value(deadletters.failed(arrival, failure, "letters"))
        one = next(dlq.letters([_Consumed(record.key, record.value, record.headers)], [], Seen()))
        assert self.verdict(one, history(entry())) == "gone"
        assert self.verdict(one, history(entry(20, status="read"))) == "done"
        assert one.left_out is not None
        there = replace(candidates([one], 10_000)[0], gone=False, content=(SHA, 1))
        [planned] = dlq.plan([there], history(entry()), NOTHING, dlq.Rules(3, ["votes"], TOPIC, 2))
        assert (planned.verdict, planned.in_letter, planned.sha256) == ("send", False, one.left_out.sha256)

    def test_letters_that_were_taken_back_are_void_and_later_ones_are_not(self) -> None:
        arrival = Arrival(TOPIC, 0, 10, b"story", VALUE)
        record = deadletters.failed(arrival, Failure("story", "votes", "extract", "ValueError", "no"), "letters")
        mark = overwriting.taken_back("letters", 0, b"story", "erased")
        records = [
            _Consumed(record.key, record.value, record.headers, offset=1),
            _Consumed(record.key, record.value, record.headers, offset=1, partition=1),
            _Consumed(mark.key, mark.value, list(mark.headers), offset=2),
            _Consumed(record.key, record.value, record.headers, offset=3),
        ]
        seen = Seen()
        found = list(dlq.letters(records, [], seen))
        assert [one.place for one in found if not seen.is_void(one)] == [(1, 1), (0, 3)]
        assert (seen.letters, seen.foreign) == (3, 0)

    def test_foreign_records_are_counted(self) -> None:
        count = Seen()
        assert list(dlq.letters([_Consumed(b"k", b"v", [])], [], count)) == []
        assert (count.letters, count.foreign) == (0, 1)


@dataclass
class _Consumed:
    key: bytes | None
    value: bytes | None
    headers: list[Any]
    partition: int = 0
    offset: int = 1
    timestamp: int = 0


class TestArticles:
    rules = replay.Rules(TOPIC, {0: range(5, 30)}, ["votes", "quotes"])

    def plan(self, of: History, *names: str, waiting: Unread = NOTHING) -> list[tuple[str, Any, Place | None]]:
        planned = replay.plan({"story": names or None}, of, waiting, self.rules)
        return [(one.verdict, one.extractors, one.source) for one in planned]

    def test_the_newest_record_is_sent_to_those_who_are_named(self) -> None:
        of = history(entry(10), entry(20, "quotes", "read"))
        assert self.plan(of) == [("send", None, (0, 20))]
        assert self.plan(of, "votes") == [("send", ("votes",), (0, 20))]

    def test_in_several_partitions_what_was_dealt_with_last_is_the_newest(self) -> None:
        of = history(entry(10, partition=1), entry(9, "quotes"))
        assert of.newest("story") == entry(9, "quotes")

    def test_in_one_partition_the_highest_offset_is_the_newest(self) -> None:
        assert history(entry(20), entry(10, "quotes")).newest("story") == entry(20)

    def test_an_article_that_was_withdrawn_is_not_sent(self) -> None:
        assert self.plan(history(entry(10), entry(20, "quotes", "withdrawn")), "votes")[0][0] == "withdrawn"

    def test_an_article_that_nobody_knows_is_not_sent(self) -> None:
        assert self.plan(history()) == [("no_entry", None, None)]

    def test_what_retention_has_dropped_is_gone(self) -> None:
        assert [self.plan(history(entry(at)))[0][0] for at in (4, 5, 29, 30)] == ["gone", "send", "send", "gone"]

    def test_who_waits_for_a_record_already_and_who_is_not_here_are_left_out(self) -> None:
        of = history(entry(10), entry(10, "quotes"))
        assert self.plan(of, "quotes", "verdicts", "votes", waiting=unread(20, ("votes",))) == [
            ("send", ("quotes",), (0, 10)),
            ("not_running", ("verdicts",), (0, 10)),
            ("waiting", ("votes",), (0, 10)),
        ]
        assert self.plan(of, waiting=unread(20)) == [("waiting", None, (0, 10))]
        assert self.plan(of, waiting=unread(20, ("votes",))) == [("send", None, (0, 10))]

    def test_a_new_extractor_without_an_entry_reads_what_the_others_have_read(self) -> None:
        assert self.plan(history(entry(10, "quotes")), "votes", waiting=unread(10)) == [("send", ("votes",), (0, 10))]

    def test_conditions_choose_pairs(self) -> None:
        of = history(entry(10), entry(10, "quotes", "read"))
        failed, older = parse("status=failed", replay.FIELDS), parse("extractor_version<0.2", replay.FIELDS)
        assert replay.chosen(of, [failed, older], None) == {"story": ("votes",)}
        assert replay.chosen(of, [older], None) == {"story": ("quotes", "votes")}
        assert replay.chosen(of, [older], ["quotes"]) == {"story": ("quotes",)}
        assert replay.chosen(of, [older, parse("extractor_version>0.1.0", replay.FIELDS)], None) == {}

    def test_what_is_no_entry_is_an_error_that_says_where_it_stands(self) -> None:
        records = [Read(b"votes:story", b'{"schema_version": 9}', 0)]
        with pytest.raises(OnrecordError, match=r"at 0:7 that is no entry .* onrecord-streams"):
            History(records)

    def test_of_other_articles_nothing_is_kept(self) -> None:
        records = [Read(one.key, one.model_dump_json().encode(), 0) for one in (entry(), entry(extractor="quotes"))]
        assert list(History(records, {"another"}).entries()) == []
        assert len(list(History(records, {"story"}).entries())) == 2
