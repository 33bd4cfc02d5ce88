"""Cues: the few words of an article that any frame asks for, found in one pass over plain columns."""

from __future__ import annotations

from bisect import bisect_left
from dataclasses import dataclass
from operator import itemgetter
from typing import TYPE_CHECKING, Final

from onrecord_accusations import denials, endings, labels, wrongs
from onrecord_accusations.frames import NOUNS, VERBS
from onrecord_accusations.lexicon import ILL

if TYPE_CHECKING:
    from spacy.tokens import Token

    from onrecord.reading import Reading

_LEMMAS: Final = frozenset({*VERBS, *NOUNS, *labels.LEMMAS, *endings.LEMMAS})


@dataclass(slots=True)
class Cues:
    """The words that frames ask for in one stretch of tokens, by place, sorted by their part of speech."""

    verbs: list[Token]
    nouns: list[Token]
    either: list[Token]
    """Whatever the tagger may take for a verb: verbs, nouns, adjectives."""


class CueIndex:
    """The cues in the paragraphs of one reading. Reads part of speech and lemma of every token once."""

    def __init__(self, reading: Reading) -> None:
        doc = reading.doc
        strings = doc.vocab.strings
        self._verbs = frozenset({strings["VERB"], strings["AUX"]})
        self._nouns = frozenset({strings["NOUN"], strings["PROPN"]})
        adverb = strings["ADV"]
        parts = self._verbs | self._nouns | {strings["ADJ"], adverb}
        without, ill = strings["without"], {strings[word] for word in ILL}
        lemmas = _LEMMAS | denials.lemmas_of(reading.text)
        self._framed: list[tuple[int, int, Token]] = []
        self._wrong: list[Token] = []
        asked: dict[int, tuple[bool, bool]] = {}
        columns = doc.to_array(["POS", "LEMMA"])  # a Span's own to_array takes ten times as long
        for paragraph in reading.paragraphs:
            tokens = reading.tokens(paragraph)
            first = tokens.start
            lemmas_there = columns[first : tokens.end, 1].tolist()
            if without in lemmas_there:
                self._wrong += [doc[first + at].head for at, lemma in enumerate(lemmas_there) if lemma == without]
            for at, part in enumerate(columns[first : tokens.end, 0].tolist()):
                if part not in parts:
                    continue
                lemma = lemmas_there[at]
                if part == adverb:
                    if lemma in ill:
                        self._wrong.append(doc[first + at].head)
                    continue
                if lemma not in asked:
                    words = strings[lemma].lower()
                    asked[lemma] = words in lemmas, words in wrongs.PREDICATES
                framed, wrong = asked[lemma]
                if framed:
                    self._framed.append((first + at, part, doc[first + at]))
                if wrong and part in self._verbs:
                    self._wrong.append(doc[first + at])

        self._wrong = sorted({token.i: token for token in self._wrong}.values(), key=_start_of)

    def cues(self, start: int, end: int) -> Cues | None:
        """The cues among the tokens `start:end`; None where there are none."""
        first, last = (bisect_left(self._framed, at, key=itemgetter(0)) for at in (start, end))
        if first == last:
            return None
        found = self._framed[first:last]
        return Cues(
            [token for _, part, token in found if part in self._verbs],
            [token for _, part, token in found if part in self._nouns],
            [token for _, _, token in found],
        )

    def predicates(self, start: int, end: int) -> list[Token]:
        """The verbs that may tell of wrongdoing and have a character in `start:end`, offsets of the article."""
        if not self._wrong:
            return []
        first = bisect_left(self._wrong, start, key=_end_of)
        last = bisect_left(self._wrong, end, key=_start_of)
        return [token for token in self._wrong[first:last] if _end_of(token) > start]


def _start_of(token: Token) -> int:
    return token.idx


def _end_of(token: Token) -> int:
    return token.idx + len(token)
