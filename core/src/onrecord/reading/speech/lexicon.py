"""The cue lexicon: which verbs report speech, and where each keeps what is said."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.resources import files
from typing import Final

from onrecord.reading.wordlists import words


def _load() -> dict[str, tuple[frozenset[str], tuple[str, ...]]]:
    """lemma: (frames, inflected forms), from cues.tsv."""
    found = {}
    for line in files(__package__).joinpath("cues.tsv").read_text(encoding="utf-8").splitlines():
        if line and not line.startswith("#"):
            lemma, frames, forms = line.split("\t")
            found[lemma] = (frozenset(frames.split()), tuple(forms.split()))
    return found


_ENTRIES: Final = _load()

FRAMES: Final[Mapping[str, frozenset[str]]] = {lemma: frames for lemma, (frames, _) in _ENTRIES.items()}
"""The frames of each cue verb, by lemma; cues.tsv says what they mean."""

LEMMAS: Final[Mapping[str, str]] = {form: lemma for lemma, (_, forms) in _ENTRIES.items() for form in (lemma, *forms)}
"""The cue verb that a word in lower case may be a form of."""

FRAMES_OF_FORM: Final[Mapping[str, frozenset[str]]] = {form: FRAMES[lemma] for form, lemma in LEMMAS.items()}
"""The frames of the cue verb that a word in lower case may be a form of."""


def forms_with(*frames: str) -> frozenset[str]:
    """The forms of all cue verbs that have one of some frames."""
    return frozenset(form for form, known in FRAMES_OF_FORM.items() if not known.isdisjoint(frames))


REPORTING: Final = frozenset(form for form, lemma in LEMMAS.items() if FRAMES[lemma] - {"q", "name"})
"""The forms of all verbs that report speech without quotation marks: a paragraph with none needs no parse."""

_MORE_OFTEN_NOUNS: Final = (
    "blog",
    "charge",
    "command",
    "comment",
    "counter",
    "demand",
    "dispute",
    "email",
    "joke",
    "mention",
    "object",
    "offer",
    "petition",
    "point",
    "post",
    "protest",
    "question",
    "reason",
    "request",
    "rule",
    "signal",
    "state",
    "text",
    "volunteer",
)

NOUNS: Final = frozenset(form for lemma in _MORE_OFTEN_NOUNS for form in (lemma, f"{lemma}s"))
"""Forms that are nouns far more often than cues: "the state senate". They are cues in paragraphs that have another
trigger, and bring one by themselves only where a clause follows: "the report states that"."""

NOUN_CUES: Final = frozenset(
    {"accusation", "admission", "allegation", "announcement", "argument", "assertion", "assurance", "claim"}
    | {"complaint", "contention", "declaration", "denial", "insistence", "prediction", "pledge", "promise"}
    | {"suggestion", "vow", "warning"}
)
"""Nouns for something said that have what is said behind them: the mayor's claim that the ferry is safe."""

NOUN_CUE_FORMS: Final = NOUN_CUES | {f"{noun}s" for noun in NOUN_CUES}
"""The same with their plurals."""

REPORTS: Final = frozenset({"reported", "reports"})
"""The forms of the verb with which a paper ends a sentence: "The brakes failed," Ames said, *the Herald reported*."""

DENYING: Final = frozenset({"deny", "dispute", "refute", "rebut", "contradict"})
"""What follows these is what somebody does not say, unless it is quoted whole: "It was not me," Quill denied."""

CIRCUMSTANCES: Final = frozenset({"in", "on", "at", "during", "when", "after", "before", "while", "last", "this"})
"""The words with which it begins when, where or how something was said."""

OPENERS: Final = words(
    """
    about above across after against along amid among around as at back because before behind below beneath beside
    between beyond but by despite down during even except for from how if in including inside into like near of off on
    once onto or out outside over per since so than that though although through throughout till to toward towards under
    unless unlike until up upon versus via what whatever when where whereas whether which while who whom whose why with
    within without yet and nor a an another any both each every his her its my no our some such that the their these
    this those your he i it she they we you there one
    """
)
"""Prepositions, conjunctions, determiners and pronouns: they tell how a sentence goes on, whatever it is about."""

REFUSING: Final = words(
    """
    refuse refused refuses refusing decline declined declines declining fail failed fails failing stop stopped stops
    stopping avoid avoided avoids avoiding
    """
)
"""The verbs by which somebody does not say what follows: refused to say, avoided saying."""
