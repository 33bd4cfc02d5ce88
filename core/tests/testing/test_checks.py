"""The rules of the conformance kit: a well-behaved extractor keeps them all, and each has one that breaks it."""

from __future__ import annotations

import contextlib
import math
import re
import socket
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import Any, ClassVar

import pytest
from pydantic import BaseModel, ConfigDict

from onrecord import Extractor, Fact
from onrecord.testing.checks import CHECKS
from onrecord.testing.examination import Finding, examine
from onrecord.testing.subject import Subject, Text

TEXTS = (
    "The pier closed on Monday.\nThe old mill closed in May, and the harbour closed in Norhaven.",
    "Nothing happened.",
    "Nobody knows why the bakery closed.",
)


class Closure(Fact):
    """Something is closed."""

    what: str


class Closures(Extractor[Any, Closure]):
    """Reads what closes: "The pier closed"."""

    name = "closures"
    fact_model: ClassVar[type[Fact]] = Closure
    requires = frozenset({"parse"})
    triggers = frozenset({"closed"})

    def extract(self, reading: Any) -> Iterator[Any]:
        for token in (one for sentence in reading.sentences for one in sentence if one.dep_ == "nsubj"):
            if token.head.lower_ == "closed":
                yield self.fact(reading, token)

    def fact(self, reading: Any, token: Any) -> Any:
        evidence = [reading.evidence("what", token)]
        return self.fact_model(what=token.text, rule="subject", evidence=evidence)  # type: ignore[call-arg]


def finding(extractor: type[Extractor[Any, Any]], name: str, texts: tuple[str, ...] = TEXTS, **options: Any) -> Finding:
    """What becomes of one check."""
    subject = Subject(extractor, [Text(f"text {at}", text) for at, text in enumerate(texts, 1)], **options)
    (check,) = (one for one in CHECKS if one.name == name)
    return examine(subject, check)


@pytest.fixture
def schema(tmp_path: Path) -> Path:
    """The committed schema of closures."""
    file = tmp_path / "closure.v1.json"
    assert finding(Closures, "schema", schema=file, update_schema=True).state == "passed"
    return file


@pytest.mark.parametrize("name", [check.name for check in CHECKS])
def test_a_well_behaved_extractor_keeps_the_rule(name: str, schema: Path) -> None:
    found = finding(Closures, name, schema=schema)
    assert found.state == "passed", found.message


def test_no_two_rules_have_one_name_and_each_says_what_it_is() -> None:
    assert len({check.name for check in CHECKS}) == len(CHECKS)
    assert all(check.rule and check.remedy and check.__doc__ for check in CHECKS)


class Nameless(Closures):
    """Has a name that no topic can have."""

    name = "Closed things"


class Silent(Closures):
    pass


class Bare(Fact):
    """Has nothing to say."""

    headline: ClassVar[str] = "[{where}]"


class Empty(Closures):
    """Gives facts without fields."""

    fact_model = Bare


class Loose(BaseModel):
    least: int = 1


class Misspelt(Closures):
    """Takes any settings."""

    config_model = Loose


class Demanding(BaseModel):
    model_config = ConfigDict(extra="forbid")
    least: int


class Unset(Closures):
    """Can't be made without settings."""

    config_model = Demanding


def local_settings() -> type[BaseModel]:
    class Local(BaseModel):
        model_config = ConfigDict(extra="forbid")

    return Local


class Unpicklable(Closures):
    """Has settings that no other process knows."""

    config_model = local_settings()


class Raising(Closures):
    """Fails on one text."""

    def extract(self, reading: Any) -> Iterator[Any]:
        if "bakery" in reading.text:
            raise LookupError("no such bakery")
        yield from super().extract(reading)


class Blind(Closures):
    """Finds nothing."""

    def extract(self, reading: Any) -> Iterator[Any]:
        return iter(())


class Shifted(Closures):
    """Is one character off."""

    def fact(self, reading: Any, token: Any) -> Any:
        right = super().fact(reading, token)
        wrong = right.evidence[0].model_copy(update={"start": token.idx + 1, "end": token.idx + 1 + len(token)})
        return Closure(what=token.text, rule="subject", evidence=[wrong])


class Measured(Fact):
    """Something is closed for so long."""

    days: float = 0.0


class Immeasurable(Closures):
    """Gives what JSON has no words for."""

    fact_model = Measured

    def fact(self, reading: Any, token: Any) -> Any:
        return Measured(days=math.nan, rule="subject", evidence=[reading.evidence("days", token)])


class Ruleless(Closures):
    """Doesn't say which rule fired."""

    def fact(self, reading: Any, token: Any) -> Any:
        return Closure(what=token.text, rule=" ", evidence=[reading.evidence("what", token)])


class Forgetful(Closures):
    """Remembers what it has seen in other articles."""

    def __init__(self, config: Any) -> None:
        super().__init__(config)
        self.seen: set[str] = set()

    def fact(self, reading: Any, token: Any) -> Any:
        rule = "again" if token.text in self.seen else "first"
        self.seen.add(token.text)
        return Closure(what=token.text, rule=rule, evidence=[reading.evidence("what", token)])


class Curious(Closures):
    """Looks at entities that it has not asked for."""

    def fact(self, reading: Any, token: Any) -> Any:
        rule = "named" if reading.doc.ents else "unnamed"
        return Closure(what=token.text, rule=rule, evidence=[reading.evidence("what", token)])


class Narrow(Closures):
    """Has a trigger that is too narrow."""

    triggers = frozenset({"Monday", "bakery"})


class Greedy(Closures):
    """Asks for more than it reads."""

    requires = frozenset({"parse", "entities"})


class Presuming(Closures):
    """Reads what it has not asked for."""

    def extract(self, reading: Any) -> Iterator[Any]:
        if reading.quoted is not None:
            yield from super().extract(reading)


class Hasty(Closures):
    """Takes for granted that there are three words."""

    def extract(self, reading: Any) -> Iterator[Any]:
        for sentence in reading.sentences:
            assert sentence[2]
        yield from super().extract(reading)


class Recursive(Closures):
    """Goes down a level with every word."""

    def extract(self, reading: Any) -> Iterator[Any]:
        def down(words: list[str]) -> None:
            if words:
                down(words[1:])

        down(reading.text.split())
        yield from super().extract(reading)


class InUtf16(Closures):
    """Counts as JavaScript does, and looks the words up there."""

    def fact(self, reading: Any, token: Any) -> Any:
        start = len(reading.text[: token.idx].encode("utf-16-le")) // 2
        return Closure(what=token.text, rule="subject", evidence=[reading.evidence("what", start, start + len(token))])


class FirstLine(Closures):
    """Reads the first paragraph only."""

    def extract(self, reading: Any) -> Iterator[Any]:
        end = reading.all_paragraphs[0].end
        yield from (one for one in super().extract(reading) if one.evidence[0].end <= end)


class Western(Closures):
    """Knows Western letters only."""

    def extract(self, reading: Any) -> Iterator[Any]:
        reading.text.encode("cp1252")
        yield from super().extract(reading)


class InXml(Closures):
    """Puts texts into XML, which takes no control characters."""

    def extract(self, reading: Any) -> Iterator[Any]:
        ElementTree.fromstring(f"<text>{reading.text}</text>")
        yield from super().extract(reading)


class Writing(Closures):
    """Keeps a list of its own."""

    def fact(self, reading: Any, token: Any) -> Any:
        with contextlib.suppress(OSError), Path("/tmp/closures.txt").open("a") as file:
            file.write(token.text)
        return super().fact(reading, token)


class Calling(Closures):
    """Asks a server."""

    def fact(self, reading: Any, token: Any) -> Any:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", 9), timeout=0.1):
            pass
        return super().fact(reading, token)


class Starting(Closures):
    """Asks another program."""

    def fact(self, reading: Any, token: Any) -> Any:
        with contextlib.suppress(OSError):
            subprocess.run([sys.executable, "-c", ""], check=False)
        return super().fact(reading, token)


@pytest.mark.parametrize(
    ("name", "broken", "words"),
    [
        ("metadata", Nameless, "name must be lower-case letters"),
        ("metadata", Silent, "Silent has no docstring"),
        ("metadata", Empty, "Bare has no field of its own"),
        ("metadata", Empty, "Bare.headline names 'where'"),
        ("config", Misspelt, "Loose takes keys that it does not know"),
        ("config", Unset, "can't be made with its defaults"),
        ("config", Unpicklable, "can't be pickled"),
        ("gold", Raising, "text 3: LookupError: no such bakery"),
        ("gold", Blind, "no fact in any of 3 texts"),
        ("evidence", Shifted, "text 1: a closure by rule 'subject': evidence for what at 5:9 is 'pier'"),
        ("records", Immeasurable, "can't be read again"),
        ("records", Ruleless, "`rule` is empty"),
        ("determinism", Forgetful, "after other texts the closure 'pier' by rule 'first' has another rule"),
        ("company", Curious, "one that asks for everything, the closure 'pier' by rule 'unnamed' has another rule"),
        ("triggers", Narrow, "text 1: the closure 'mill' by rule 'subject' is found only without triggers"),
        ("requires", Greedy, "'entities' is never used: the facts of all 3 texts are the same without it"),
        ("requires", Presuming, "text 1: this needs 'quoted'"),
        ("empty_text", Hasty, "nothing but 'closed': IndexError"),
        ("huge_text", Recursive, "RecursionError"),
        ("beyond_the_bmp", InUtf16, "is not there"),
        ("beyond_the_bmp", FirstLine, "the closure 'pier' by rule 'subject' is not there, "),
        ("right_to_left", Western, "UnicodeEncodeError"),
        ("control_characters", InXml, "ParseError"),
        ("no_network_no_writes", Writing, "files: open"),
        ("no_network_no_writes", Calling, "network: socket."),
        ("no_network_no_writes", Starting, "processes: subprocess.Popen"),
    ],
)
def test_who_breaks_a_rule_is_told_so(name: str, broken: type[Extractor[Any, Any]], words: str) -> None:
    found = finding(broken, name)
    assert found.state == "failed", found
    assert words in found.message
    assert f"breaks the rule '{name}': " in found.message
    assert "\nWhat to do: " in found.message


def test_what_is_never_committed_or_has_changed_is_told(schema: Path, tmp_path: Path) -> None:
    assert f"there is no {tmp_path / 'none.json'}" in finding(Closures, "schema", schema=tmp_path / "none.json").message

    class Changed(Closures):
        fact_model = Measured

    changed = finding(Changed, "schema", schema=schema)
    assert changed.state == "failed"
    assert '-    "what": {' in changed.message
    assert '+    "days": {' in changed.message
    assert "raise schema_version" in changed.message


def test_one_that_hangs_is_stopped_and_told(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("onrecord.testing.subject.HANGS", 0.2)

    class Hanging(Closures):
        """Never ends."""

        def extract(self, reading: Any) -> Iterator[Any]:
            while True:
                pass
            yield

    found = finding(Hanging, "speed")
    assert found.state == "failed"
    assert "text 1: it was stopped: took longer than 0.2 s" in found.message


def test_a_limit_of_time_is_kept_where_one_is_set() -> None:
    assert finding(Closures, "speed", max_ms=1e6).state == "passed"
    slow = finding(Closures, "speed", max_ms=1e-6)
    assert slow.state == "failed"
    assert re.search(rf"all {len(TEXTS)} texts: [\d.]+ ms of CPU time per 1,000 .* the limit is 1e-06", slow.message)
    with pytest.raises(ValueError, match="max_ms must be more than 0, not 0"):
        finding(Closures, "speed", max_ms=0)


UNORDERED = '''
from onrecord import Extractor, Fact, NoConfig

class Word(Fact):
    """A word."""
    word: str

class Words(Extractor[NoConfig, Word]):
    """Gives all words, in the order of a set."""
    name, fact_model = "words", Word

    def extract(self, reading):
        for token in sorted({one.text for one in reading.doc}, key=hash):
            at = reading.text.index(token)
            yield Word(word=token, rule="any", evidence=[reading.evidence("word", at, at + len(token))])
'''


def test_the_order_of_a_set_shows_in_another_process(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    (tmp_path / "unordered_words.py").write_text(UNORDERED)
    monkeypatch.syspath_prepend(str(tmp_path))
    found = finding(import_module("unordered_words").Words, "determinism")
    assert found.state == "failed"
    assert "in another process, where strings hash otherwise the word " in found.message


@pytest.mark.parametrize("name", ["gold", "evidence", "determinism", "triggers", "huge_text", "speed"])
def test_without_texts_what_needs_some_is_skipped(name: str) -> None:
    assert finding(Closures, name, texts=()) == Finding(name, "skipped", "needs gold")
