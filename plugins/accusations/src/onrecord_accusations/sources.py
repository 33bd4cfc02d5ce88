"""Sources: who a mention stands for, and whose report an accusation is."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord_accusations.beside import name_beside, object_before, subject_before
from onrecord_accusations.claim import Claim
from onrecord_accusations.grammar import RELATIVES
from onrecord_accusations.lexicon import AUTHORITIES, BODIES, COURTS, PAPERS, REPORTERS, is_deed
from onrecord_accusations.phrases import firm_end, names_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from onrecord.reading import Attribution, Reading

_SELVES: Final = frozenset({"i", "me", "my", "we", "us", "our"})
_SUBJECTS: Final = frozenset({"he", "she", "it", "they"})
_NOBODY: Final = frozenset({"no", "nobody", "none", "neither"})
_UNSAID: Final = frozenset({"not", "never", "declined", "declines", "refused", "refuses"})
_JUDICIAL: Final = frozenset({"charge", "indict"})


class Sources:
    """The attributions and mentions of one article, as far as accusations ask for them."""

    def __init__(self, reading: Reading) -> None:
        self._reading = reading
        self._speech = reading.speech
        self._names: dict[tuple[int, int], str | None] = {}
        spoken = sorted({one.speaker.start: one.speaker for one in self._speech if one.speaker is not None}.items())
        self._speakers = [(speaker, reading.mentions.resolve(speaker)) for _, speaker in spoken]

    def settle(self, claim: Claim) -> None:
        """Give a claim the source that reports it; prosecutors who report a charge are the accuser.

        In place. A first person in what a source says is left as written and resolves to the source.
        """
        if claim.accuser is not None and claim.accuser.text.lower() in RELATIVES:
            claim.accuser = None  # a relative clause whose noun the parser didn't find
        attribution = self._around(claim)
        if attribution is None or attribution.speaker is None:
            return
        speaker = attribution.speaker
        if claim.accuser is not None and (
            claim.accuser.start == speaker.start or claim.accuser.text.lower() in _SELVES
        ):
            return
        if any(token.lower_ in RELATIVES for token in speaker):
            return  # "the hacker whose break-in revealed": nobody speaks
        authority = any(token.lemma_.lower() in AUTHORITIES for token in speaker)
        theirs = claim.kind in _JUDICIAL and claim.status in ("charged", "indicted") and claim.rule != "label:plea"
        if claim.accuser is None and theirs and authority:
            claim.accuser = speaker
        else:
            claim.reported_by = speaker

    def name(self, span: Span | None) -> str | None:
        """The fullest name in the article for a mention; as written where it is no name; None for a pronoun that can't
        be resolved."""
        if span is None:
            return None
        key = (span.start, span.end)
        if key not in self._names:
            self._names[key] = self._resolve(span)
        return self._names[key]

    def names(self, claim: Claim) -> tuple[str | None, str | None]:
        """The names of accuser and accused. Nobody accuses himself by a pronoun: a "him" that would resolve to the
        accuser is left unresolved. An accuser "he" whom nothing else resolves is the source who says so."""
        accuser, accused = self.name(claim.accuser), self.name(claim.accused)
        if accused is None and claim.accused is not None:
            accused = self._by_syntax(claim.accused, claim.anchor)
        if accuser is not None and accuser == accused:
            if claim.accused is not None and claim.accused.root.pos_ == "PRON":
                other = self._by_syntax(claim.accused, claim.anchor)
                return accuser, other if other != accuser else None
            if claim.accuser is not None and claim.accuser.root.pos_ == "PRON":
                return None, accused
        if accuser is None and claim.accuser is not None and claim.reported_by is not None:
            speaker = self.name(claim.reported_by)
            if self._means_speaker(claim.accuser, claim.reported_by) and speaker != accused:
                return speaker, accused  # "Rook said that he considered ..."
        return accuser, accused

    def admits(self, claim: Claim) -> bool:
        """Whether a source says in the article's words what it has done itself: "Rook said she had lied", "the firm
        said that it had failed to warn the crew". A pronoun that may stand for the source is taken to."""
        reports = claim.rule.startswith("speech:") or claim.rule.endswith("-that")
        if not reports or claim.accuser is None or claim.accused is None or claim.accused.text.lower() not in _SUBJECTS:
            return False
        around = self._around(claim)
        if claim.rule.startswith("speech:") and (around is None or around.kind == "direct"):
            return False
        speaker, pronoun = claim.accuser.root, claim.accused.text.lower()
        if speaker.i > claim.accused.start or speaker.lemma_.lower() in PAPERS | {"report"}:
            return False
        source = self.name(claim.accuser)
        meant = self.name(claim.accused) or self._by_syntax(claim.accused, claim.anchor)
        if meant is not None or not claim.rule.startswith("speech:"):
            return meant is not None and meant == source
        several = speaker.tag_ in ("NNS", "NNPS") or any(one.dep_ == "conj" for one in speaker.children)
        body = speaker.lemma_.lower() in BODIES | REPORTERS | COURTS
        if pronoun == "they" or several:
            return several and pronoun == "they"
        if pronoun == "it":
            return body or (speaker.pos_ == "PROPN" and not self.is_person(claim.accuser))
        return speaker.pos_ == "NOUN" and not body

    def _by_syntax(self, pronoun: Span, verb: Token) -> str | None:
        """The name of what a pronoun stands for as the object of a second verb, or as the subject behind a clause; "it"
        is never a person, he, she, him and her nothing else."""
        before = object_before(pronoun, verb) or subject_before(pronoun, verb)
        if before is None:
            return None
        found = self._reading.mentions.resolve(before)
        word = pronoun.text.lower()
        if found is not None and word != "them" and (found.kind == "person") == (word == "it"):
            return None
        return self.name(before)

    def _means_speaker(self, pronoun: Span, speaker: Span) -> bool:
        """Whether a pronoun after a source may stand for it: he and she for a person, it and they for others, they for
        several without a name."""
        found = self._reading.mentions.resolve(speaker)
        if pronoun.root.pos_ != "PRON" or pronoun.start < speaker.start:
            return False
        if found is None:
            return pronoun.text.lower() == "they" and speaker.root.tag_ == "NNS"
        return (found.kind == "person") == (pronoun.text.lower() in ("he", "she"))

    def is_person(self, span: Span) -> bool:
        """Whether a mention is known to stand for a person."""
        found = self._reading.mentions.resolve(span)
        return found is not None and found.kind == "person"

    def same(self, one: Span | None, other: Span | None) -> bool:
        """Whether two mentions stand for the same person or body, as far as can be told."""
        if one is None or other is None:
            return False
        if one.text.lower() == other.text.lower():
            return True
        first, second = self.name(one), self.name(other)
        return first is not None and first == second

    def _resolve(self, span: Span) -> str | None:
        if span[0].lower_ in _NOBODY:
            return None
        named = name_beside(span)
        if named is not None and (name := self._apposed(named)) is not None:
            return name
        if any(one.dep_ == "conj" for one in span.root.children):
            return self._several(span)
        if len(span) == 1 and span.text.lower() in _SELVES:
            return self._speaker_at(span.start_char)
        found = self._reading.mentions.resolve(span, self._speakers)
        if found is not None and _shares(span, found.name) and not _unlike(span, found.kind):
            return found.name
        return None if span.root.pos_ == "PRON" or is_deed(span.root) else span.text

    def _several(self, span: Span) -> str:
        """Names that are coordinated, each in full: "Ada Rook and Bo Hale" for "Rook and Hale"; else as written."""
        heads = names_of(span.root)
        if len(heads) < 2 or heads[0].i < span.start or heads[-1].i >= span.end:
            return span.text
        names = []
        for head in heads:
            first = head.i
            while first > span.start and head.doc[first - 1].pos_ == "PROPN" and head.doc[first - 1].head == head:
                first -= 1
            written = head.doc[first : firm_end(head) + 1]
            found = self._reading.mentions.resolve(written)
            known = found is not None and found.kind in ("person", "organisation") and _shares(written, found.name)
            names.append(found.name if found is not None and known else written.text)
        joined = next((one.text for one in span if one.dep_ == "cc" and one.text in ("and", "or")), None)
        return f"{', '.join(names[:-1])} {joined} {names[-1]}" if joined else span.text

    def _apposed(self, name: Span) -> str | None:
        """The fullest form of a name in apposition; None where it is that of a place."""
        if len(names_of(name.root)) > 1:
            return self._several(name)
        found = self._reading.mentions.resolve(name)
        if found is None:
            return name.text
        return found.name if found.kind != "place" else None

    def _speaker_at(self, offset: int) -> str | None:
        for attribution in self._speech:
            if any(start <= offset < end for start, end in attribution.contents):
                return attribution.speaker_name
        return None

    def _around(self, claim: Claim) -> Attribution | None:
        """The innermost attribution in whose content the claim is made.

        What somebody did not say he does not report, and an aside in what is reported in the article's words is the
        article's: "Lund did not say whether she would dismiss Hale, whom the party accuses of theft".
        """
        at = claim.anchor.idx
        aside = _aside(claim.anchor)
        holding = [
            (end - start, attribution)
            for attribution in self._speech
            for start, end in attribution.contents
            if start <= at < end
            and not (attribution.kind == "indirect" and aside is not None and start < aside)
            and not (attribution.modality == "negated" and _is_unsaid(attribution))
        ]
        return min(holding, key=lambda pair: pair[0])[1] if holding else None


def _aside(anchor: Token) -> int | None:
    """Where the relative clause behind a comma starts in which a word stands: ", whom the party accuses of theft"."""
    at = anchor
    while at.head != at:
        if at.dep_ == "relcl":
            first = at.left_edge
            return first.idx if first.i > at.sent.start and first.nbor(-1).text == "," else None
        if at.dep_ == "ccomp":
            return None
        at = at.head
    return None


def _is_unsaid(attribution: Attribution) -> bool:
    cue = (attribution.cue.text if attribution.cue is not None else "").lower().replace("’", "'").split()
    return not _UNSAID.isdisjoint(cue) or any(word.endswith("n't") for word in cue)


def _unlike(span: Span, kind: str) -> bool:
    """Whether a mention is "it", "they" or several without a name, and what it would stand for one person."""
    several = span.text.lower() in ("it", "its", "itself", "they", "them", "their") or span.root.tag_ == "NNS"
    return kind == "person" and several


def _shares(span: Span, name: str) -> bool:
    """Whether a name has the head of a mention in it, where that head is a name itself: "Rook" is not "Ada Lund"."""
    head = span.root
    return head.pos_ != "PROPN" or head.text.isupper() or head.text.rstrip("’'s.").lower() in name.lower()
