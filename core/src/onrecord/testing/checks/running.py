"""What running an extractor costs, and what it does besides."""

from __future__ import annotations

from collections.abc import Iterator

from onrecord.testing.audit import outside_watched
from onrecord.testing.checks.check import Check, NotShown, needs_facts
from onrecord.testing.readings import default_model
from onrecord.testing.subject import HANGS, Subject


class Outside(Check):
    """An extractor is a function of the article: it calls nobody, writes nothing and starts nothing."""

    name = "no_network_no_writes"
    rule = "an extractor opens no connection, writes no file and starts no process"
    remedy = "bring tables along as package data; fetch nothing; leave writing to whoever reads the facts"

    def problems(self, subject: Subject) -> Iterator[str]:
        if not subject.texts:
            raise NotShown("needs gold")
        default_model()  # loaded before anything is watched
        texts = [one.text for one in subject.found]
        with outside_watched() as outside:
            for _ in subject.read(texts):
                pass
        yield from dict.fromkeys(outside.seen)


class Speed(Check):
    """The time that the extractor itself takes: told, and no reason to fail unless it hangs or has a limit."""

    name = "speed"
    rule = f"no text takes an extractor more than {HANGS:g} seconds, nor all of them more than its limit, if it has one"
    remedy = "look for what grows with the square of the text, and for work that could be done once per process"

    def problems(self, subject: Subject) -> Iterator[str]:
        for one in subject.found:
            if one.extraction.failure and one.extraction.failure.stage == "deadline":
                yield f"{one.text.where}: it was stopped: {one.extraction.failure.message}"
        needs_facts(subject)
        if subject.max_ms is not None and _milliseconds(subject) > subject.max_ms:
            yield f"all {len(subject.found)} texts: {self.note(subject)}, where the limit is {subject.max_ms:g}"

    def note(self, subject: Subject) -> str:
        return f"{_milliseconds(subject):.2f} ms of CPU time per 1,000 tokens, parse and layers apart"


def _milliseconds(subject: Subject) -> float:
    """The CPU time of the extractor itself on all texts, in milliseconds per 1,000 tokens."""
    tokenize = default_model().tokenize
    tokens = sum(len(tokenize(one.text.text)) for one in subject.found)
    return 1_000_000 * sum(one.extraction.seconds for one in subject.found) / tokens
