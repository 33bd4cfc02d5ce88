"""Records: partitions and headers."""

from __future__ import annotations

from datetime import datetime

import pytest

from onrecord_streams.records import Arrival, cloud_event, partition_of, plain

ARRIVAL = Arrival("articles", 0, 0, b"a", b"{}", (("traceparent", b"1"), ("other", b"2"), ("tracestate", b"3")))


# the hashes of org.apache.kafka.common.utils.UtilsTest.testMurmur2
@pytest.mark.parametrize(
    ("place", "hash"),
    [
        (b"21", -973932308),
        (b"foobar", -790332482),
        (b"a-little-bit-long-string", -985981536),
        (b"a-little-bit-longer-string", -1486304829),
        (b"lkjh234lh9fiuh90y23oiuhsafujhadof229phr9h19h89h8", -58897971),
        (b"abc", 479470107),
    ],
)
def test_a_place_is_in_the_partition_where_java_clients_would_look(place: bytes, hash: int) -> None:
    assert partition_of(place, 97) == (hash & 0x7FFFFFFF) % 97


def test_an_event_has_the_attributes_of_cloudevents() -> None:
    headers = dict(cloud_event("org.onrecord.quote.v1", "17", "/onrecord/quotes", "story", ARRIVAL))
    assert headers["ce_specversion"] == b"1.0"
    assert headers["ce_type"] == b"org.onrecord.quote.v1"
    assert (headers["ce_id"], headers["ce_source"], headers["ce_subject"]) == (b"17", b"/onrecord/quotes", b"story")
    assert datetime.fromisoformat(headers["ce_time"].decode()).tzinfo is not None


def test_an_event_carries_the_trace_of_its_article_and_no_other_headers() -> None:
    headers = cloud_event("kind", "1", "/", "story", ARRIVAL)
    assert headers[-2:] == [("traceparent", b"1"), ("tracestate", b"3")]
    assert "other" not in dict(headers)


def test_text_from_an_error_fits_a_header_whatever_it_holds() -> None:
    assert plain("a\ud83db" * 9, 5) == "a\\ud83dba\\ud83d"


def test_the_last_header_of_a_name_counts() -> None:
    assert Arrival("t", 0, 0, None, None, (("n", b"1"), ("n", b"2"))).header("n") == b"2"
