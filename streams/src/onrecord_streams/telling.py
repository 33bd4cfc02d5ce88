"""What the log tells of single articles: what failed and where it stands, and never a word of the text."""

from __future__ import annotations

import logging
import re
from typing import Any, Final

from onrecord.errors import ArticleError
from onrecord_streams.outbox import Results
from onrecord_streams.records import Arrival

_TRACE_PARENT: Final = re.compile(rb"[0-9a-f]{2}-[0-9a-f]{32}-[0-9a-f]{16}-[0-9a-f]{2}")

_log = logging.getLogger(__name__)


def standing(arrival: Arrival) -> dict[str, Any]:
    """The log's fields (`onrecord.logs.FIELDS`) for where a record stands, and the trace that it belongs to."""
    trace = arrival.header("traceparent")
    return {
        "topic": arrival.topic,
        "partition": arrival.partition,
        "offset": arrival.offset,
        "traceparent": trace.decode() if trace is not None and _TRACE_PARENT.fullmatch(trace) else None,
    }


def undecodable(arrival: Arrival, error: ArticleError) -> None:
    """A record is no article, and is a dead letter. Its key and the error's message may quote it, so they stay out."""
    place = f"{arrival.topic}, partition {arrival.partition}, offset {arrival.offset}"
    _log.warning("%s is no article: %s", place, error.reason, extra={**standing(arrival), "reason": error.reason})


def dealt_with(arrival: Arrival, article_id: str, results: Results) -> None:
    """The broker has everything of an article. Failures are warnings; of the rest, debugging tells."""
    about = {**standing(arrival), "article_id": article_id}
    for failure in (one.failure for one in results.extractions):
        if failure is None:
            continue
        # a suspension has a line of its own, when it begins and when it ends
        level = logging.DEBUG if failure.stage == "suspended" else logging.WARNING
        fields = {**about, "plugin": failure.extractor, "stage": failure.stage, "error": failure.error}
        words = (failure.extractor, article_id, failure.stage, failure.error)
        _log.log(level, "%s failed on the article %s: %s, %s", *words, extra=fields)
    _log.debug("the article %s is dealt with: %s", article_id, results.result, extra=about)
