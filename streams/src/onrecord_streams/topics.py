"""Topics: what they are called and how they are to be, and creating those that are missing."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from types import MappingProxyType
from typing import Any, Final, Literal

from kafka.admin import ConfigResource
from kafka.errors import for_code

from onrecord_streams import clients, groups, rights
from onrecord_streams.errors import BrokerError
from onrecord_streams.rights import Needed, Right
from onrecord_streams.settings import HEADER_ROOM, StreamSettings

_UNKNOWN_TOPIC: Final = 3
"""Kafka's error code UNKNOWN_TOPIC_OR_PARTITION."""

_REFUSED: Final = 29
"""Kafka's error code TOPIC_AUTHORIZATION_FAILED."""


@dataclass(frozen=True, slots=True)
class Topics:
    """The names of the topics. `facts` has one for every extractor, by the extractor's name."""

    articles: str
    ledger: str
    deadletters: str
    facts: Mapping[str, str]

    @classmethod
    def named(cls, settings: StreamSettings, extractors: Mapping[str, int]) -> Topics:
        """The names that the settings give. `extractors` has the schema version of each extractor's facts."""
        prefix, names = settings.prefix, settings.topics
        return cls(
            articles=names.articles or f"{prefix}.articles",
            ledger=names.ledger or f"{prefix}.ledger",
            deadletters=names.deadletters or f"{prefix}.deadletters",
            facts={
                name: names.facts.get(name) or f"{prefix}.{name}.v{version}" for name, version in extractors.items()
            },
        )

    def all(self) -> list[str]:
        """Every name."""
        return [self.articles, *self.facts.values(), self.ledger, self.deadletters]

    def of_a_worker(self) -> Needed:
        """What a worker does with each of them."""
        return {**dict.fromkeys(self.all(), ("Write",)), self.articles: ("Read",)}


@dataclass(frozen=True, slots=True)
class TopicSpec:
    """A topic as it is to be. `replication` is None where the broker decides."""

    name: str
    partitions: int
    replication: int | None
    config: Mapping[str, str]


@dataclass(frozen=True, slots=True)
class Difference:
    """A property of a topic that is not as it is to be."""

    name: str
    wanted: str
    found: str

    def __str__(self) -> str:
        return f"{self.name} is {self.found}, not {self.wanted}"


@dataclass(frozen=True, slots=True)
class Planned:
    """What there is to do about a topic: create it, nothing, or, where it differs, something that we leave to people.

    Partitions can't be taken away and adding some moves articles to others; settings may have been chosen on purpose.
    """

    spec: TopicSpec
    action: Literal["create", "none", "differs"]
    differences: list[Difference] = field(default_factory=list)


def specs(topics: Topics, settings: StreamSettings) -> list[TopicSpec]:
    """Every topic as the settings want it."""
    common: dict[str, str] = {"compression.type": settings.compression}
    if settings.min_insync_replicas is not None:
        common["min.insync.replicas"] = str(settings.min_insync_replicas)
    largest = {"max.message.bytes": str(settings.request_bytes), **common}
    lag = _milliseconds(settings.compaction.within)
    compacted = {"cleanup.policy": "compact", "max.compaction.lag.ms": lag, **largest}
    articles = {"cleanup.policy": "delete", "retention.ms": _milliseconds(settings.articles_retention), **largest}
    deadletters = {
        "cleanup.policy": "delete",
        "retention.ms": _milliseconds(settings.deadletters_retention),
        "max.message.bytes": str(settings.request_bytes + HEADER_ROOM),
        **common,
    }
    configs = [
        (topics.articles, articles),
        *((name, compacted) for name in topics.facts.values()),
        (topics.ledger, compacted),
        (topics.deadletters, deadletters),
    ]
    return [TopicSpec(name, settings.partitions, settings.replication, config) for name, config in configs]


def plan(wanted: Iterable[TopicSpec], settings: StreamSettings) -> list[Planned]:
    """What is to do for the topics to be as wanted. Changes nothing. Raises BrokerError, also for missing rights."""
    wanted = list(wanted)
    with clients.admin(settings) as client:
        found = _describe(client, [spec.name for spec in wanted], settings)
        existing = [ConfigResource("TOPIC", name) for name in found]
        configs = client.describe_configs(existing, config_filter="all").get("topic", {}) if existing else {}
    # the client passes over a refusal: a topic without any settings is one of which we may not see them
    if hidden := [name for name in found if not configs.get(name)]:
        raise rights.refused([Right("DescribeConfigs", "topic", name) for name in hidden], settings)
    planned = []
    for spec in wanted:
        if spec.name not in found:
            planned.append(Planned(spec, "create"))
        else:
            differences = list(_differences(spec, found[spec.name], configs.get(spec.name, {})))
            planned.append(Planned(spec, "differs" if differences else "none", differences))
    return planned


def apply(planned: Iterable[Planned], settings: StreamSettings) -> list[str]:
    """Create the topics that are missing and give their names. Raises BrokerError."""
    missing = {one.spec.name: one.spec for one in planned if one.action == "create"}
    if not missing:
        return []
    with clients.admin(settings) as client:
        request = {
            spec.name: {
                "num_partitions": spec.partitions,
                "replication_factor": spec.replication or -1,
                "configs": dict(spec.config),
            }
            for spec in missing.values()
        }
        created = []
        results = client.create_topics(request, raise_errors=False)["topics"]
        if forbidden := [one["name"] for one in results if one["error_code"] == _REFUSED]:
            raise rights.refused([Right("Create", "topic", name) for name in forbidden], settings)
        for result in results:
            if not result["error_code"]:
                created.append(result["name"])
            elif for_code(result["error_code"]).__name__ != "TopicAlreadyExistsError":
                why = result.get("error_message") or for_code(result["error_code"]).__name__
                raise BrokerError(f"the topic {result['name']} can't be created: {why}")
        client.wait_for_topics(list(missing))
    return created


def delete(names: Iterable[str], settings: StreamSettings) -> None:
    """Delete topics with all that is in them. Raises BrokerError."""
    with clients.admin(settings) as client:
        client.delete_topics(list(names))


def partitions(
    names: Iterable[str],
    settings: StreamSettings,
    *,
    operations: Needed = MappingProxyType({}),
    as_group: bool = False,
) -> dict[str, int]:
    """How many partitions each topic has. Raises BrokerError, which names the topics that don't exist.

    `operations` has what is going to be done with topics, `as_group` is whether it is as one of the consumer group:
    rights that are missing for it are errors. Without a broker that knows who we are, nothing is asked about these.
    """
    names = list(names)
    with clients.admin(settings) as client:
        found = _describe(client, names, settings, operations)
        if as_group and settings.security.identified:
            groups.check_right(client, settings)
    if missing := [name for name in names if name not in found]:
        raise BrokerError(
            f"the broker at {settings.brokers} has no topic {', '.join(missing)}; "
            "`onrecord topics plan` shows what is missing and `onrecord topics apply` creates it"
        )
    return {name: len(found[name]["partitions"]) for name in names}


def existing(operations: Needed, settings: StreamSettings) -> list[str]:
    """Those of the topics that the broker has. Raises BrokerError for rights that are missing for the operations."""
    with clients.admin(settings) as client:
        return sorted(_describe(client, list(operations), settings, operations)) if operations else []


def _describe(
    client: Any, names: list[str], settings: StreamSettings, operations: Needed = MappingProxyType({})
) -> dict[str, dict[str, Any]]:
    """The broker's description of those of the topics that exist, by name. Raises BrokerError for missing rights."""
    found, missing = {}, []
    for topic in client.describe_topics(names):
        needed = [Right(one, "topic", topic["name"]) for one in operations.get(topic["name"], ("Describe",))]
        if topic["error_code"] == 0:
            found[topic["name"]] = topic
            if settings.security.identified:
                missing += [right for right in needed if not rights.may(right.operation, topic)]
        elif topic["error_code"] == _REFUSED:
            missing += needed
        elif topic["error_code"] != _UNKNOWN_TOPIC:
            raise BrokerError(f"the topic {topic['name']} can't be used: {for_code(topic['error_code']).__name__}")
    if missing:
        raise rights.refused(missing, settings)
    return found


def _differences(spec: TopicSpec, found: Mapping[str, Any], config: Mapping[str, Any]) -> Iterable[Difference]:
    partitions = found["partitions"]
    if len(partitions) != spec.partitions:
        yield Difference("partitions", str(spec.partitions), str(len(partitions)))
    replicas = min((len(one["replica_nodes"]) for one in partitions), default=0)
    if spec.replication is not None and replicas != spec.replication:
        yield Difference("replication", str(spec.replication), str(replicas))
    for name, wanted in spec.config.items():
        value = config.get(name, {}).get("value")
        if value is not None and value != wanted:
            yield Difference(name, wanted, value)


def _milliseconds(seconds: float) -> str:
    return str(int(seconds * 1000))
