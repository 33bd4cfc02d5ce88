"""Keeping: how long brokers keep what was taken back, by the settings of topics."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Final

from kafka.admin import ConfigResource

from onrecord_streams import clients
from onrecord_streams.settings import StreamSettings

_FOR_EVER: Final = 10**14
"""Milliseconds, some three thousand years: so much and more means that there is no bound."""


@dataclass(frozen=True, slots=True)
class Kept:
    """Until when a broker may keep the values of a topic, None where nothing bounds it; and what ends it."""

    until: datetime | None
    by: str


def kept(last: Mapping[str, int], streams: StreamSettings, now: datetime) -> dict[str, Kept]:
    """Until when brokers may keep what topics have of something, by topic. Raises BrokerError.

    `last` has the time of the last record with a value, in milliseconds; all is taken back `now`.
    """
    if not last:
        return {}
    with clients.admin(streams) as admin:
        resources = [ConfigResource("TOPIC", topic) for topic in last]
        configs = admin.describe_configs(resources, config_filter="all").get("topic", {})
    return {
        topic: kept_by({name: one.get("value") for name, one in configs.get(topic, {}).items()}, time, now)
        for topic, time in last.items()
    }


def kept_by(config: Mapping[str, str | None], last: int, now: datetime) -> Kept:
    """What a topic's settings say of values that were last written at `last` and are taken back `now`.

    Brokers drop whole segments: a record goes when the last one of its segment is old enough, and a segment takes
    records for `segment.ms`. Compaction leaves alone the segment that is being written, unless `max.compaction.lag.ms`
    ends it.
    """
    if not config:
        return Kept(None, "nobody knows: the broker does not tell the topic's settings")
    if "compact" in (config.get("cleanup.policy") or ""):
        lag = _milliseconds(config.get("max.compaction.lag.ms"))
        if lag is None:
            return Kept(None, "compaction, whenever it comes: max.compaction.lag.ms is not set")
        return Kept(now + lag, "compaction")
    retention, segment = _milliseconds(config.get("retention.ms")), _milliseconds(config.get("segment.ms"))
    if retention is None or segment is None:
        return Kept(None, "nothing: retention.ms or segment.ms has no bound")
    return Kept(datetime.fromtimestamp(last / 1000, UTC) + retention + segment, "retention")


def _milliseconds(text: str | None) -> timedelta | None:
    number = int(text) if text and text.isdigit() else _FOR_EVER
    return timedelta(milliseconds=number) if number < _FOR_EVER else None
