"""Sanctions: the extractor. A rule finds a measure and its arguments; each is a row of `RULES`, with an example."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Set
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, ClassVar, Final

from onrecord import Extractor, NoConfig
from onrecord_sanctions.clauses import child, complement, is_measure, is_negated, is_planned, phrase, subject_of
from onrecord_sanctions.facts import Sanction
from onrecord_sanctions.lexicon import ACTIONS, FROZEN, TRIGGERS, VERBS, Action

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from onrecord.reading import Reading

_ON: Final = frozenset({"on", "against", "upon"})
_FOR: Final = frozenset({"for", "over"})


@dataclass(frozen=True)
class Found:
    """What a rule finds: the verb, the measure (the verb itself in "sanctioned the bank"), and heads of the rest."""

    verb: Token
    measure: Token
    action: Action
    imposer: Token | None = None
    target: Token | None = None


@dataclass(frozen=True)
class Rule:
    """How sanctions are told, with an example."""

    name: str
    confidence: float
    example: str
    find: Callable[[Token], Found | None]


def _measure_as_object(verb: Token) -> Found | None:
    measure = child(verb, "dobj")
    if verb.lemma_ in ACTIONS and measure is not None and is_measure(measure):
        target = complement((measure, verb), _ON)
        return Found(verb, measure, ACTIONS[verb.lemma_], subject_of(verb), target)
    return None


def _measure_as_subject(verb: Token) -> Found | None:
    measure = child(verb, "nsubjpass")
    if verb.lemma_ in ACTIONS and measure is not None and is_measure(measure):
        target = complement((verb, measure), _ON)
        return Found(verb, measure, ACTIONS[verb.lemma_], subject_of(verb), target)
    return None


def _measure_before_which(verb: Token) -> Found | None:
    measure = verb.head
    if verb.lemma_ in ACTIONS and verb.dep_ == "relcl" and is_measure(measure) and child(verb, "nsubj"):
        return Found(verb, measure, ACTIONS[verb.lemma_], subject_of(verb), complement((verb,), _ON))
    return None


def _target_as_object(verb: Token) -> Found | None:
    target = child(verb, "dobj")
    if verb.lemma_ in VERBS and verb.pos_ == "VERB" and target is not None:
        return Found(verb, verb, "imposed", subject_of(verb), target)
    return None


def _target_as_subject(verb: Token) -> Found | None:
    target = child(verb, "nsubjpass")
    if verb.lemma_ in VERBS and verb.pos_ == "VERB" and target is not None:
        return Found(verb, verb, "imposed", subject_of(verb), target)
    return None


def _assets_frozen(verb: Token) -> Found | None:
    assets = child(verb, "dobj", "nsubjpass")
    if verb.lemma_ == "freeze" and assets is not None and assets.lemma_ in FROZEN:
        owner = child(assets, "poss") or complement((assets,), frozenset({"of"}))
        return Found(verb, assets, "imposed", subject_of(verb), owner)
    return None


RULES: Final = (
    Rule("measure-object", 0.9, "Norland imposed sanctions on Velmark for the raid.", _measure_as_object),
    Rule("measure-subject", 0.9, "Sanctions were imposed on Velmark by Norland.", _measure_as_subject),
    Rule("measure-which", 0.8, "The sanctions that Norland imposed on Velmark hurt farmers.", _measure_before_which),
    Rule("target-object", 0.8, "Norland sanctioned two banks over the theft.", _target_as_object),
    Rule("target-subject", 0.9, "Two banks were blacklisted by Norland.", _target_as_subject),
    Rule("assets-frozen", 0.8, "A court froze the accounts of the bank.", _assets_frozen),
)


class Sanctions(Extractor[NoConfig, Sanction]):
    """Reads who imposes, extends, eases or lifts sanctions, on whom, and for what."""

    name = "sanctions"
    fact_model = Sanction
    schema_version = 1
    requires: ClassVar[Set[str]] = frozenset({"parse", "lemmas"})
    consults: ClassVar[Set[str]] = frozenset({"mentions"})
    triggers: ClassVar[Set[str]] = TRIGGERS
    scoring: ClassVar[str | None] = "onrecord_sanctions.scoring:SanctionsScoring"

    def extract(self, reading: Reading) -> Iterator[Sanction]:
        """The facts of an article, by the place of the verb."""
        for sentence in reading.sentences:
            for verb in sentence:
                for rule in RULES:
                    found = rule.find(verb) if verb.pos_ == "VERB" else None
                    if found is not None and not is_negated(verb):
                        yield from (_fact(reading, rule, one) for one in _each(found))
                        break


def _each(found: Found) -> Iterator[Found]:
    """What is found, and the same for each further measure of a list, which may have a target of its own or share one.

    The parser may take a list to go on from the measure or from the target before it.
    """
    further = [one for one in found.measure.conjuncts if is_measure(one)] if found.measure is not found.verb else []
    shared = next((target for one in further if (target := complement((one,), _ON))), None)
    yield found if found.target is not None else replace(found, target=shared)
    if found.target is not None:
        further += [one for one in found.target.conjuncts if is_measure(one)]
    for measure in further:
        yield replace(found, measure=measure, target=complement((measure,), _ON))


def _fact(reading: Reading, rule: Rule, found: Found) -> Sanction:
    measure = _measure(found)
    reason = _reason(found)
    spans = {
        "action": reading.doc[found.verb.i : found.verb.i + 1],
        "measure": measure,
        "imposer_mention": phrase(found.imposer) if found.imposer is not None else None,
        "target": _without(phrase(found.target), reason) if found.target is not None else None,
        "reason": phrase(reason) if reason is not None else None,
    }
    words = {field: span.text for field, span in spans.items() if span is not None}
    return Sanction(
        action="planned" if is_planned(found.verb) else found.action,
        measure=measure.text,
        imposer=_named(reading, spans["imposer_mention"]),
        imposer_mention=words.get("imposer_mention"),
        target=words.get("target"),
        reason=words.get("reason"),
        rule=rule.name,
        confidence=rule.confidence,
        evidence=[reading.evidence(field, span) for field, span in spans.items() if span is not None],
    )


def _reason(found: Found) -> Token | None:
    """What the target is punished for; "for" behind sanctions that are lifted says something else."""
    if found.action not in ("imposed", "planned"):
        return None
    heads = (found.verb, found.measure) if found.target is None else (found.verb, found.measure, found.target)
    return complement(heads, _FOR)


def _measure(found: Found) -> Span:
    """The words for the measure: a noun with what stands before it, or the verb alone."""
    measure = found.measure
    first = measure if measure is found.verb else measure.left_edge
    return measure.doc[first.i : measure.i + 1]


def _without(target: Span, reason: Token | None) -> Span:
    """A target without the reason that the parser may have put into it."""
    if reason is not None and target.start < reason.left_edge.i - 1 < target.end:
        return target.doc[target.start : reason.left_edge.i - 1]
    return target


def _named(reading: Reading, imposer: Span | None) -> str | None:
    """Who it is: of a pronoun whom it stands for, None where that is not known; else the words as written."""
    if imposer is None:
        return None
    if len(imposer) == 1 and imposer.root.pos_ == "PRON":
        mention = reading.mentions.resolve(imposer)
        return mention.name if mention is not None else None
    return imposer.text
