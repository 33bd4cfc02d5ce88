"""Accusations: the extractor. Frames find claims, claims are merged, given their sources, and become facts."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Set
from typing import TYPE_CHECKING, ClassVar, Final

from onrecord import Extractor, NoConfig
from onrecord_accusations import grammar
from onrecord_accusations.claim import Claim, stands_at
from onrecord_accusations.contested import contested_claims
from onrecord_accusations.cues import CueIndex
from onrecord_accusations.denials import attach_denials, denial_claims
from onrecord_accusations.endings import ending_claims, settle_endings
from onrecord_accusations.facts import Accusation
from onrecord_accusations.hedges import hedge_claims
from onrecord_accusations.indirect import speech_claims
from onrecord_accusations.labels import label_claims
from onrecord_accusations.lexicon import STAGED
from onrecord_accusations.merging import merge
from onrecord_accusations.nominals import noun_claims
from onrecord_accusations.papers import paper_claims
from onrecord_accusations.plover import plover
from onrecord_accusations.refusals import refuse_cues
from onrecord_accusations.sources import Sources
from onrecord_accusations.triggers import TRIGGERS
from onrecord_accusations.verbs import verb_claims

if TYPE_CHECKING:
    from spacy.tokens import Span

    from onrecord.reading import Reading


_NOTHING: Final = frozenset({"nothing", "none"})
"""Acts that are none: "guilty of nothing worse than a cold"."""

_DOUBT: Final = 0.35
"""How much of the doubt in a construction is left: the tables rank constructions, and at first reading even the least
certain of them was right more often than its number says."""


class Accusations(Extractor[NoConfig, Accusation]):
    """Reads who accuses whom of what, and where the matter stands."""

    name = "accusations"
    fact_model = Accusation
    schema_version = 1
    requires: ClassVar[Set[str]] = frozenset({"parse", "lemmas"})
    consults: ClassVar[Set[str]] = frozenset({"speech", "mentions"})
    triggers: ClassVar[Set[str]] = TRIGGERS
    scoring: ClassVar[str | None] = "onrecord_accusations.scoring:AccusationScoring"

    def extract(self, reading: Reading) -> Iterator[Accusation]:
        """The accusations of an article, by the place of their cue."""
        if not reading.sentences:
            return
        index = CueIndex(reading)
        claims = list(speech_claims(reading, index))
        hedged = "allegedly" in reading.text.lower()
        for sentence in reading.sentences:
            cues = index.cues(sentence.start, sentence.end)
            if cues is not None:
                claims += verb_claims(cues.either)
                claims += noun_claims(cues.nouns)
                claims += label_claims(cues.verbs)
            if hedged and "allegedly" in reading.text[sentence.start_char : sentence.end_char].lower():
                claims += hedge_claims(sentence)
            if cues is not None:
                claims += denial_claims(cues.verbs, cues.nouns)
                claims += ending_claims(cues.nouns, cues.verbs)
        if reading.watched:
            refuse_cues(reading, index, claims)
        if not claims:
            return
        sources = Sources(reading)
        merged = list(_of_something(merge(claims), reading))
        for claim in merged:
            sources.settle(claim)
        merged = list(_not_admitted(merged, reading, sources))
        merged = _with_papers(merged, reading, sources)
        kept, loose = attach_denials(merged, sources.same, sources.name, sources.is_person)
        if loose:
            kept = _with_contested(kept, loose, reading, sources)
        for claim in settle_endings(kept, sources.name):
            if _is_told_before(claim, kept, sources):
                reading.refuse(claim.rule, "the sentence for what the article has told a conviction of", claim.cue)
                continue
            yield _fact(claim, reading, sources)


def _of_something(claims: Iterable[Claim], reading: Reading) -> Iterator[Claim]:
    """The claims without those whose act is nothing."""
    for one in claims:
        if one.act is not None and one.act.root.lower_ in _NOTHING:
            reading.refuse(one.rule, "what it is of is nothing", one.cue)
        elif _is_staged(one):
            reading.refuse(one.rule, "it is told of a book, a play or a film", one.cue)
        else:
            yield one


def _is_staged(claim: Claim) -> bool:
    """Whether a sentence tells what happens in a story: "In the novel, a detective accused of murder flees".

    So does what a novel or a film is about: "the novel, about a clerk wrongly accused of murder, won a prize".
    """
    if any(one.lower_ == "about" and one.head.lemma_.lower() in STAGED for one in claim.anchor.ancestors):
        return True
    first = claim.anchor.sent[0]
    told = grammar.child(first, "pobj") if first.lower_ == "in" else None
    return told is not None and told.lemma_.lower() in STAGED


def _not_admitted(claims: Iterable[Claim], reading: Reading, sources: Sources) -> Iterator[Claim]:
    """The claims without those that somebody makes of himself."""
    for one in claims:
        if sources.admits(one):
            reading.refuse(one.rule, "who says it is who is accused: an admission", one.cue)
        else:
            yield one


def _is_told_before(claim: Claim, claims: list[Claim], sources: Sources) -> bool:
    """Whether a sentence is told of somebody whose conviction the article has told: "He was given nine years"."""
    bare = claim.rule == "verb:sentence" and claim.act is None
    return bare and any(
        one is not claim and one.kind == "convict" and sources.same(one.accused, claim.accused) for one in claims
    )


def _with_papers(claims: list[Claim], reading: Reading, sources: Sources) -> list[Claim]:
    """The claims and what papers of a court say besides, by place."""
    more = list(paper_claims(reading, claims, sources.same))
    for claim in more:
        sources.settle(claim)
    return sorted([*claims, *more], key=lambda one: one.anchor.i) if more else claims


def _with_contested(claims: list[Claim], denials: list[Claim], reading: Reading, sources: Sources) -> list[Claim]:
    """The claims and what is one only because somebody denies it, by place."""
    contested = list(contested_claims(reading, denials, claims))
    for claim in contested:
        sources.settle(claim)
    both = sorted([*contested, *denials], key=lambda one: one.anchor.i)
    answered, _ = attach_denials(both, sources.same, sources.name, sources.is_person)
    return sorted([*claims, *(one for one in answered if one.denied)], key=lambda one: one.anchor.i)


def _fact(claim: Claim, reading: Reading, sources: Sources) -> Accusation:
    act = claim.act if claim.act is not None and not _is_pronoun(claim.act) else None
    spans = {"accuser_mention": claim.accuser, "accused_mention": claim.accused, "act": act, "cue": claim.cue}
    evidence = [reading.evidence(field, span) for field, span in spans.items() if span is not None]
    start, end = min(one.start for one in evidence), max(one.end for one in evidence)
    if claim.denial is not None:
        evidence.append(reading.evidence("denial", claim.denial))
    accuser, accused = sources.names(claim)
    reporter = sources.name(claim.reported_by)
    status = stands_at(claim)
    event, mode = plover(claim.kind, status)
    return Accusation(
        rule=claim.rule,
        confidence=1 - _DOUBT * (1 - claim.confidence),
        start=start,
        end=end,
        evidence=evidence,
        accuser=accuser,
        accuser_mention=claim.accuser.text if claim.accuser is not None else None,
        accused=accused,
        accused_mention=claim.accused.text if claim.accused is not None else None,
        act=act.text if act is not None else None,
        cue=claim.cue.text,
        kind=claim.kind,
        status=status,
        denied=claim.denied,
        modality=claim.modality,
        reported_by=reporter if reporter != accuser else None,
        plover_event=event,
        plover_mode=mode,
    )


def _is_pronoun(act: Span) -> bool:
    """Whether an act is not told but pointed at: "convicted him of it"."""
    return len(act) == 1 and act.root.pos_ in ("PRON", "DET")
