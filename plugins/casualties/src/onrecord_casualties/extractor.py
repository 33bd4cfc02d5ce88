"""Casualties: the extractor, from quantities to facts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence, Set
from itertools import islice
from typing import TYPE_CHECKING, ClassVar, Final

from onrecord import Extractor, NoConfig
from onrecord_casualties.causes import cause_of
from onrecord_casualties.clauses import Offsets, phrase
from onrecord_casualties.dates import date_of, is_historic, is_period
from onrecord_casualties.facts import Casualty
from onrecord_casualties.harm import find_harm, presumed_dead
from onrecord_casualties.headlines import joined_with_headline
from onrecord_casualties.lexicon import EVENTS
from onrecord_casualties.modality import modality_of
from onrecord_casualties.places import own_place_of, place_of
from onrecord_casualties.refusals import refuse
from onrecord_casualties.said import Said
from onrecord_casualties.sources import accordance_of, reporter_of, sayer_of, speaker_over
from onrecord_casualties.subsets import Draft, Figure, draft, draft_half, draft_single
from onrecord_casualties.triggers import TRIGGERS
from onrecord_casualties.unnumbered import halves, others, phrases, singles
from onrecord_casualties.victims import victims_of
from onrecord_casualties.zero import nobody

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from onrecord.reading import Attribution, Reading

_CUMULATIVE: Final = re.compile(
    r"\b(?:so far|in total|in all(?! (?:of|the|but))|altogether|to date|since the start|a total of)\b", re.IGNORECASE
)
_ASIDE: Final = re.compile(r"\w+ of (?:them|whom) [^,]+, (?=\w)")
"""What the parser may take for the head of a list: "40 people, most of them women, residents and nurses said"."""
_DOUBT: Final = 0.5
"""How much of the doubt that its rule has a figure deserves, by the gold at first reading: the rules are right more
often than their own scores say."""
_BACKGROUND: Final = 0.9
_NOT_ASSERTED: Final = 0.9


class Casualties(Extractor[NoConfig, Casualty]):
    """Reads how many people were killed, hurt, missing, displaced, evacuated, held, trapped or rescued."""

    name = "casualties"
    fact_model = Casualty
    schema_version = 1
    requires: ClassVar[Set[str]] = frozenset({"parse", "lemmas", "numbers"})
    consults: ClassVar[Set[str]] = frozenset({"speech"})
    triggers: ClassVar[Set[str]] = TRIGGERS
    scoring: ClassVar[str | None] = "onrecord_casualties.scoring:CasualtyScoring"

    def extract(self, reading: Reading) -> Iterator[Casualty]:
        """The figures of an article in order; a part ("including three children") always after its whole."""
        figures = _figures(reading)
        drafts = _drafts(reading, figures)
        if reading.watched:
            refuse(reading, figures, drafts)
        if not drafts:
            return
        said = Said(reading)
        ids: dict[int, str] = {}
        waiting = list(range(len(drafts)))
        while waiting:
            at = next(one for one in waiting if drafts[one].whole is None or drafts[one].whole in ids)
            waiting.remove(at)
            fact = _fact(reading, drafts[at], said, ids)
            yield fact
            ids[at] = fact.id


def _figures(reading: Reading) -> list[Figure]:
    """The counted phrases of an article in order, with the harm that is found for each alone."""
    counts = (one for one in reading.numbers if one.kind == "count" and one.high != 0)
    told = [*phrases(reading.doc, counts), *(one for sentence in reading.sentences for one in others(sentence))]
    return [(one, find_harm(one)) for one in sorted(told, key=lambda one: one.first)]


def _drafts(reading: Reading, found: Sequence[Figure]) -> list[Draft]:
    """The casualty figures of an article, behind them half of one, one person by the article, and nobody."""
    zeros = [(one, find_harm(one)) for sentence in reading.sentences for one in nobody(sentence)]
    drafts = draft(found)
    drafts += [Draft(each.one, lost) for each in drafts if (lost := presumed_dead(each.one, each.finding)) is not None]
    alone = (draft_single(one, find_harm(one), drafts) for sentence in reading.sentences for one in singles(sentence))
    half = (draft_half(one, drafts) for sentence in reading.sentences for one in halves(sentence))
    drafts += [one for one in [*alone, *half] if one is not None]
    drafts += [Draft(one, finding) for one, finding in zeros if finding is not None]
    return joined_with_headline(drafts, reading)


def _fact(reading: Reading, one: Draft, said: Said, ids: dict[int, str]) -> Casualty:
    quantity, finding, sentence = one.one.quantity, one.finding, one.one.sentence
    low, high, qualifier = quantity.low, quantity.high, quantity.qualifier
    if finding.over and qualifier in ("exact", "about"):
        high, qualifier = None, "at_least"
    modality = "negated" if (low, high) == (0, 0) else modality_of(finding.verb or finding.predicate)
    source, source_span = _source(said.innermost(quantity.start), one, reading.text)
    elsewhere = not sentence.start <= finding.predicate.i < sentence.end
    bare = (
        elsewhere or finding.rule in ("ellipsis", "comparison") or (finding.rule == "subset" and one.one.noun is None)
    )
    anchor = one.one.node if bare else finding.verb or finding.predicate
    shared_out = any(token.lower_ == "respectively" for token in sentence)  # each figure has a place or time of its own
    when = None if shared_out else date_of(sentence, anchor)
    spans: dict[str, Offsets | None] = {
        "victims": victims_of(one.one, finding),
        "place": None if shared_out else _place(reading, sentence, one, when),
        "date_text": when,
        "cause": cause_of(one.one, finding),
        "source": source_span,
    }
    evidence = [
        reading.evidence("count_text", quantity.start, quantity.end),
        reading.evidence("harm", finding.predicate),
        *(reading.evidence(field, *span) for field, span in spans.items() if span is not None),
    ]
    if (above := one.headline) is not None:
        quantity_above = above.one.quantity
        evidence.append(reading.evidence("count_text", quantity_above.start, quantity_above.end))
        evidence.append(reading.evidence("harm", above.finding.predicate))
    texts = {field: reading.text[span[0] : span[1]] for field, span in spans.items() if span is not None}
    confidence = finding.confidence
    if is_historic(texts.get("date_text", "")):
        confidence *= _BACKGROUND
    if modality != "asserted":
        confidence *= _NOT_ASSERTED
    return Casualty(
        start=min(evidence[0].start, evidence[1].start),
        end=max(evidence[0].end, evidence[1].end),
        rule=finding.rule,
        confidence=1 - _DOUBT * (1 - confidence),
        evidence=evidence,
        harm=finding.harm,
        count_min=low,
        count_max=high,
        count_text=evidence[0].exact,
        qualifier=qualifier,
        victims=texts.get("victims"),
        place=texts.get("place"),
        date_text=texts.get("date_text"),
        cause=texts.get("cause"),
        source=source,
        cumulative=finding.cumulative or _is_total(sentence, quantity.start),
        part_of=ids.get(one.whole) if one.whole is not None else None,
        modality=modality,
    )


def _place(reading: Reading, sentence: Span, one: Draft, when: Offsets | None) -> Offsets | None:
    """The place in the sentence of a figure, else that of the event in the sentence before it in the paragraph; not
    where the figure has a year of its own."""
    elsewhere = not sentence.start <= one.finding.predicate.i < sentence.end
    anchor = one.one.node if elsewhere or one.finding.rule == "ellipsis" else one.finding.predicate
    other_time = when is not None and is_period(reading.text[when[0] : when[1]])
    if found := own_place_of(one.one) or place_of(sentence, anchor):
        first, last = sorted((found[0], anchor.idx))
        return None if other_time and ";" in reading.text[first:last] else found
    paragraph = reading.paragraph_at(sentence.start_char)
    if paragraph is None or sentence.start_char <= paragraph.start:
        return None
    if other_time or _is_of_another(one):
        return None
    before = sentence.doc[sentence.start - 1].sent
    event = next((token for token in before if token.lemma_.lower() in EVENTS), None)
    return place_of(before, event) if event is not None else None


def _is_of_another(one: Draft) -> bool:
    """`Neighbouring Belmar has had nine deaths`: a subject with a name is where the figure is from, or who did it."""
    word = one.finding.verb or one.finding.predicate
    over = (word, *islice(word.ancestors, 2)) if word.pos_ != "VERB" else (word,)
    verb = next((each for each in over if each.pos_ in ("VERB", "AUX")), None)
    subjects = (child for child in verb.children if child.dep_ == "nsubj") if verb is not None else ()
    return any(child.pos_ == "PROPN" and child.i != one.one.node.i for child in subjects)


def _is_total(sentence: Span, start: int) -> bool:
    """Whether words such as "so far" stand in the clause of the figure."""
    at = start - sentence.start_char
    return any(abs(match.start() - at) < 60 for match in _CUMULATIVE.finditer(sentence.text))


def _source(attribution: Attribution | None, one: Draft, text: str) -> tuple[str | None, Offsets | None]:
    """Who says so, resolved where that is known, and the words as written: who does the counting or is named in the
    clause of the figure, else the speaker of what it stands in, else who says so at the end of the sentence.

    A pronoun that stands for nobody known is no source.
    """
    nearest = accordance_of(one.finding) or speaker_over(one.finding)
    if one.finding.rule == "toll:restated":
        nearest = reporter_of(one.finding) or nearest
    if attribution is not None and _is_count(attribution.speaker):
        attribution = None  # eight are hurt and 11 taken prisoner, …
    start = one.one.quantity.start
    speaker_start = attribution.speaker.start_char if attribution is not None and attribution.speaker else start
    begin = nearest.idx if nearest is not None else speaker_start
    if ";" in text[begin:start] and (own := sayer_of(one.one.sentence, start)) is not None:
        return text[own[0] : own[1]], own  # police said three had died; 12 were hurt, a doctor said
    if attribution is not None and (nearest is None or _holds(attribution.speaker, nearest)):
        speaker = attribution.speaker
        if speaker is not None and (aside := _ASIDE.match(speaker.text)):
            begin = speaker.start_char + aside.end()
            return text[begin : speaker.end_char], (begin, speaker.end_char)
        span = (speaker.start_char, speaker.end_char) if speaker is not None else None
        surface = speaker.text if speaker is not None and speaker.root.pos_ != "PRON" else None
        return attribution.speaker_name or surface or attribution.reported_by, span
    reporter = nearest or reporter_of(one.finding)
    own = phrase(reporter) if reporter is not None else sayer_of(one.one.sentence, one.one.quantity.start)
    return (text[own[0] : own[1]], own) if own is not None else (None, None)


def _is_count(speaker: Span | None) -> bool:
    return speaker is not None and speaker.root.pos_ == "NUM" and speaker.root.lower_ != "one"


def _holds(speaker: Span | None, source: Token) -> bool:
    return speaker is not None and speaker.start <= source.i < speaker.end
