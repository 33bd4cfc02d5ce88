"""Topics: names, settings, planning and creating."""

from __future__ import annotations

import pytest

from onrecord_streams import clients, topics
from onrecord_streams.errors import BrokerError
from onrecord_streams.settings import HEADER_ROOM, CompactionSettings, StreamSettings, TopicNames
from onrecord_streams.topics import Topics

EXTRACTORS = {"votes": 1, "quotes": 2}


def specs_by_name(settings: StreamSettings) -> dict[str, topics.TopicSpec]:
    return {one.name: one for one in topics.specs(Topics.named(settings, EXTRACTORS), settings)}


def test_topics_are_named_after_the_prefix_and_the_extractors() -> None:
    names = Topics.named(StreamSettings(prefix="desk"), EXTRACTORS)
    assert names.all() == ["desk.articles", "desk.votes.v1", "desk.quotes.v2", "desk.ledger", "desk.deadletters"]


def test_every_topic_can_have_a_name_of_its_own() -> None:
    own = TopicNames(articles="in", ledger="book", deadletters="lost", facts={"votes": "ballots"})
    names = Topics.named(StreamSettings(topics=own), EXTRACTORS)
    assert names.all() == ["in", "ballots", "onrecord.quotes.v2", "book", "lost"]


def test_the_ledger_and_the_facts_are_compacted() -> None:
    found = specs_by_name(StreamSettings())
    assert found["onrecord.ledger"].config["cleanup.policy"] == "compact"
    assert found["onrecord.votes.v1"].config["cleanup.policy"] == "compact"
    assert found["onrecord.articles"].config["cleanup.policy"] == "delete"


def test_articles_and_dead_letters_are_each_kept_as_long_as_their_own_setting_says() -> None:
    found = specs_by_name(StreamSettings(articles_retention=60, deadletters_retention=90))
    assert found["onrecord.articles"].config["retention.ms"] == "60000"
    assert found["onrecord.deadletters"].config["retention.ms"] == "90000"


def test_what_is_taken_back_is_gone_from_compacted_topics_in_time() -> None:
    found = specs_by_name(StreamSettings(compaction=CompactionSettings(within=60)))
    assert found["onrecord.ledger"].config["max.compaction.lag.ms"] == "60000"
    assert found["onrecord.votes.v1"].config["max.compaction.lag.ms"] == "60000"
    assert "max.compaction.lag.ms" not in found["onrecord.articles"].config


def test_compression_and_replicas_in_sync_are_those_of_the_settings() -> None:
    for spec in specs_by_name(StreamSettings()).values():
        assert spec.config["compression.type"] == "producer"
        assert "min.insync.replicas" not in spec.config
    for spec in specs_by_name(StreamSettings(compression="zstd", replication=3, min_insync_replicas=2)).values():
        assert (spec.config["compression.type"], spec.config["min.insync.replicas"]) == ("zstd", "2")


def test_dead_letters_have_room_for_any_article_and_its_headers() -> None:
    found = specs_by_name(StreamSettings())
    largest = {name: int(found[f"onrecord.{name}"].config["max.message.bytes"]) for name in ("articles", "deadletters")}
    assert largest["deadletters"] == largest["articles"] + HEADER_ROOM


def test_a_broker_that_does_not_answer_is_named() -> None:
    settings = StreamSettings(brokers="127.0.0.1:1", connect_timeout=0.2)
    with pytest.raises(BrokerError, match=r"127\.0\.0\.1:1"):
        topics.plan(topics.specs(Topics.named(settings, {}), settings), settings)


@pytest.mark.kafka
class TestOnKafka:
    @pytest.fixture
    def settings(self, kafka_brokers: str, prefix: str) -> StreamSettings:
        return StreamSettings(brokers=kafka_brokers, prefix=prefix, partitions=2, replication=1)

    @pytest.fixture
    def names(self, settings: StreamSettings) -> Topics:
        return Topics.named(settings, EXTRACTORS)

    def plan(self, names: Topics, settings: StreamSettings) -> list[topics.Planned]:
        return topics.plan(topics.specs(names, settings), settings)

    def test_what_is_missing_is_created_as_planned(self, names: Topics, settings: StreamSettings) -> None:
        planned = self.plan(names, settings)
        assert {one.action for one in planned} == {"create"}
        assert topics.apply(planned, settings) == names.all()
        assert {one.action for one in self.plan(names, settings)} == {"none"}
        assert set(topics.partitions(names.all(), settings).values()) == {2}

    def test_applying_again_changes_nothing(self, names: Topics, settings: StreamSettings) -> None:
        topics.apply(self.plan(names, settings), settings)
        assert topics.apply(self.plan(names, settings), settings) == []

    def test_what_another_has_created_meanwhile_is_no_error(self, names: Topics, settings: StreamSettings) -> None:
        planned = self.plan(names, settings)
        topics.apply(planned, settings)
        topics.apply(planned, settings)

    def test_differences_are_shown_and_left(self, names: Topics, settings: StreamSettings) -> None:
        with clients.admin(settings) as client:
            ledger = {"num_partitions": 1, "replication_factor": 1, "configs": {"cleanup.policy": "delete"}}
            client.create_topics({names.ledger: ledger}, wait_for_metadata=True)
        for missing in (len(names.all()) - 1, 0):
            planned = self.plan(names, settings)
            (differs,) = (one for one in planned if one.action == "differs")
            assert differs.spec.name == names.ledger
            assert "partitions is 1, not 2" in map(str, differs.differences)
            assert "cleanup.policy is delete, not compact" in map(str, differs.differences)
            assert len(topics.apply(planned, settings)) == missing

    def test_compression_and_replicas_in_sync_are_set_and_differences_shown(
        self, names: Topics, settings: StreamSettings
    ) -> None:
        chosen = settings.model_copy(update={"compression": "zstd", "min_insync_replicas": 1})
        topics.apply(self.plan(names, chosen), chosen)
        assert {one.action for one in self.plan(names, chosen)} == {"none"}
        for planned in self.plan(names, settings.model_copy(update={"min_insync_replicas": 2})):
            assert planned.action == "differs"
            assert list(map(str, planned.differences)) == [
                "compression.type is zstd, not producer",
                "min.insync.replicas is 1, not 2",
            ]

    def test_a_topic_that_is_missing_is_an_error_that_says_what_to_do(
        self, names: Topics, settings: StreamSettings
    ) -> None:
        with pytest.raises(BrokerError, match=rf"{names.ledger}.*onrecord topics apply"):
            topics.partitions([names.ledger], settings)
