"""What `onrecord doctor` looks at on the broker: from whether it is there to whether its clock is ours.

Each step needs the one before it; what can't be looked at any more is told as skipped.
"""

from __future__ import annotations

import time
from collections.abc import Callable, Iterator
from typing import Any, Final

from kafka.errors import KafkaError

from onrecord.doctor import Finding
from onrecord_streams import clients, groups
from onrecord_streams import topics as topic_admin
from onrecord_streams.errors import BrokerError, RightsMissing
from onrecord_streams.reaching import in_words, unreached
from onrecord_streams.settings import StreamSettings
from onrecord_streams.topics import Planned, Topics

CLOCK_TOLERANCE: Final = 5.0
"""Seconds that clocks may differ. Machines that ask for the time differ by milliseconds; ages and `--since` are told in
seconds."""

_SECURITY: Final = "docs/operating.md#security"


def examine(streams: StreamSettings, topics: Topics) -> Iterator[Finding]:
    """Findings about the brokers of the settings, and the topics of a worker there. Changes nothing, raises nothing."""
    reached = {one: unreached(one, streams.connect_timeout) for one in map(str.strip, streams.brokers.split(","))}
    some = None in reached.values()
    for address, error in reached.items():
        yield _address(address, error, others=some)
    steps: tuple[tuple[str, Callable[[], Iterator[Finding]]], ...] = (
        ("rights", lambda: _rights(streams, topics)),
        ("topics", lambda: _topics(streams, topics)),
        ("clock", lambda: _clock(streams)),
    )
    skipped = "no broker is there"
    if some:
        authentication = _authentication(streams)
        yield authentication
        skipped = "" if authentication.state == "ok" else "there is no connection"
    else:
        yield Finding("authentication", None, "skipped", skipped)
    for check, step in steps:
        if skipped:
            yield Finding(check, None, "skipped", skipped)
        else:
            yield from step()


def _address(address: str, error: OSError | None, *, others: bool) -> Finding:
    if error is None:
        return Finding("broker", address, "ok", "answers")
    fix = "start it, or mend the address in `-b` or `[streams] brokers`"
    return Finding("broker", address, "warning" if others else "wrong", f"can't be reached: {in_words(error)}", fix)


def _authentication(streams: StreamSettings) -> Finding:
    security = streams.security
    if security.with_password:
        who = f"as the user {security.user}, by {security.mechanism}"
    else:
        who = "by certificate" if security.identified else "without a name"
    how = "over TLS" if security.encrypted else "in the clear"
    try:
        with clients.admin(streams) as client:
            client.describe_cluster()
    except BrokerError as error:
        return Finding("authentication", None, "wrong", str(error), f"see {_SECURITY}")
    return Finding("authentication", None, "ok", f"{who}, {how}")


def _rights(streams: StreamSettings, topics: Topics) -> Iterator[Finding]:
    fix = f"grant them; {_SECURITY} has the commands"
    try:
        topic_admin.existing(topics.of_a_worker(), streams)
        if streams.security.identified:
            with clients.admin(streams) as client:
                groups.check_right(client, streams)
    except BrokerError as error:
        yield Finding("rights", None, "wrong", str(error), fix)
    else:
        known = streams.security.identified
        yield Finding("rights", None, "ok", "a worker's" if known else "a worker's, as far as brokers tell strangers")


def _topics(streams: StreamSettings, topics: Topics) -> Iterator[Finding]:
    try:
        planned = topic_admin.plan(topic_admin.specs(topics, streams), streams)
    except RightsMissing as error:
        words = f"can't be compared with the settings: {error}"
        yield Finding("topics", None, "warning", words, "a worker does without; grant it to whoever runs this")
    except BrokerError as error:
        yield Finding("topics", None, "wrong", str(error), "`onrecord topics plan` says more")
    else:
        yield from map(_topic, planned)


def _topic(one: Planned) -> Finding:
    name, partitions = one.spec.name, one.spec.partitions
    if one.action == "create":
        return Finding("topic", name, "wrong", "missing", "onrecord topics apply")
    if one.differences:
        fix = "change it with kafka-topics and kafka-configs, or the settings to what it is"
        return Finding("topic", name, "wrong", "; ".join(map(str, one.differences)), fix)
    return Finding("topic", name, "ok", f"as planned, {partitions} partitions")


def _clock(streams: StreamSettings) -> Iterator[Finding]:
    try:
        with clients.admin(streams) as client:
            before = time.time()
            quorum = client.describe_metadata_quorum()
            theirs, ours = _time_of_leader(quorum), (before + time.time()) / 2
    except (BrokerError, KafkaError) as error:
        yield Finding("clock", None, "skipped", f"the broker does not tell its time: {error}")
    else:
        yield clock(None if theirs is None else theirs - ours)


def clock(difference: float | None) -> Finding:
    """What there is to say of a clock that is so many seconds ahead of ours, None where that is not known."""
    if difference is None:
        return Finding("clock", None, "skipped", "the broker does not tell its time")
    words = f"the broker's is {abs(difference):.1f} s {'ahead of' if difference > 0 else 'behind'} this machine's"
    if abs(difference) <= CLOCK_TOLERANCE:
        return Finding("clock", None, "ok", words)
    return Finding("clock", None, "wrong", words, "have both set by NTP, and look which of them is off")


def _time_of_leader(quorum: dict[str, Any]) -> float | None:
    """The time in seconds by the clock of the quorum's leader: it counts as caught up with itself now."""
    for partition in (one for topic in quorum["topics"] for one in topic["partitions"]):
        for voter in partition["current_voters"]:
            if voter["replica_id"] == partition["leader_id"] and voter.get("last_caught_up_timestamp", -1) > 0:
                return float(voter["last_caught_up_timestamp"]) / 1000
    return None
