"""Indirect accusations: a source reports wrongdoing by a third party ("Norland has bombed hospitals, she said")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from typing import TYPE_CHECKING, Final

from spacy.tokens import Span, Token

from onrecord_accusations import grammar
from onrecord_accusations.claim import Claim
from onrecord_accusations.lexicon import (
    ADJECTIVES,
    AUTHORITIES,
    COMMIT,
    DEEDS,
    LABELS,
    LAPSES,
    PAPERS,
    PHRASES,
    REPORTERS,
    VICTIMS,
    VIOLENCE,
    VIOLENT,
    WRONG_VERBS,
    is_actor,
    is_indefinite,
)
from onrecord_accusations.phrases import noun_phrase, trim, words
from onrecord_accusations.stance import modality_of
from onrecord_accusations.verbs import doer_of

if TYPE_CHECKING:
    from onrecord.reading import Attribution, Reading

_ONGOING: Final = frozenset({"stop", "end", "cease", "halt", "quit", "continue", "keep"})
"""Verbs that take their complement for a fact: "it would stop bombing children" says that it bombs them."""

_DOING: Final = frozenset({"seem", "appear", "try", "attempt", "continue", "begin", "start", "use", "manage", "conspire"})
_SELVES: Final = frozenset({"i", "we", "you", "me", "us", "myself", "ourselves"})
_DEAD: Final = frozenset({"dead", "killed", "wounded", "injured", "homeless", "kill", "wound", "injure", "maimed", "displaced"})


@dataclass(frozen=True, slots=True)
class _Wrong:
    """A predicate of wrongdoing: its verb, who does it, and whether it is wrong by its name or by its victims."""

    verb: Token
    doer: Token | None
    rule: str
    confidence: float


def speech_claims(reading: Reading) -> Iterator[Claim]:
    """The accusations in what sources are reported to say, by place."""
    for attribution in reading.speech:
        if attribution.speaker is None or _asks(attribution):
            continue
        for start, end in attribution.contents:
            content = reading.doc.char_span(start, end, alignment_mode="expand")
            if content is not None:
                yield from _in_content(content, attribution)


def _in_content(content: Span, attribution: Attribution) -> Iterator[Claim]:
    speaker = attribution.speaker
    assert speaker is not None
    done: list[Span] = []
    for token in content:
        if token.pos_ not in ("VERB", "AUX") or any(grammar.inside(token, span) for span in done):
            continue
        wrong = _wrong(token, speaker)
        if wrong is None or not _accuses(wrong, speaker):
            continue
        act = _act(wrong, content)
        done.append(act)
        accused = doer_of(wrong.doer) if wrong.rule == "deed" and wrong.doer is not None else _phrase(wrong.doer)
        if accused is not None and accused.text == speaker.text:
            continue
        modality = "asserted" if _is_ongoing(wrong.verb) else modality_of(wrong.verb)
        if modality == "negated" or modality == "hypothetical" and not _possible(wrong.verb):
            continue
        yield Claim(
            rule=f"speech:{wrong.rule}",
            kind="allege",
            status="alleged",
            confidence=wrong.confidence,
            anchor=wrong.verb,
            cue=attribution.cue if attribution.cue is not None else words(wrong.verb),
            accuser=speaker,
            accused=accused,
            act=act,
            modality=modality if attribution.modality == "asserted" else attribution.modality,
        )


def _asks(attribution: Attribution) -> bool:
    """Whether a source asks rather than says."""
    return attribution.cue is not None and attribution.cue.root.lemma_.lower() in ("ask", "wonder", "question", "inquire")


def _possible(verb: Token) -> bool:
    """Whether a clause accuses with a "may have": "may have broken the law"; "would lie" or "if he lied" does not."""
    auxiliaries = [one.lower_ for one in verb.children if one.dep_ == "aux"]
    return bool({"may", "might", "could"} & set(auxiliaries)) and "have" in auxiliaries


def _phrase(head: Token | None) -> Span | None:
    return noun_phrase(head) if head is not None else None


def _wrong(verb: Token, speaker: Span) -> _Wrong | None:
    """The wrongdoing that a verb tells of, with its doer; None where it tells of none."""
    lemma = verb.lemma_.lower()
    doer = grammar.agent_of(verb) if grammar.is_passive(verb) else grammar.subject(verb)
    if lemma == "be" or lemma in ("become", "seem", "remain"):
        return _being(verb, doer)
    if verb.pos_ != "VERB" or verb.dep_ == "amod" or _is_purpose(verb):
        return None
    if lemma in WRONG_VERBS:
        return _Wrong(verb, doer, "wrong", 0.7)
    objects = _objects(verb)
    lemmas = {one.lemma_.lower() for one in objects} | {one.lower_ for one in verb.children if one.dep_ == "prt"}
    if lemma in COMMIT and lemmas & DEEDS:
        return _Wrong(verb, doer, "commit", 0.75)
    if any(verb_ == lemma and other in lemmas for verb_, other in PHRASES):
        return _Wrong(verb, doer, "wrong", 0.65)
    if lemma in VIOLENT and lemmas & VICTIMS:
        if lemma == "leave" and not any(one.lower_ in _DEAD for one in verb.subtree):
            return None
        return _Wrong(verb, doer, "violence", 0.7)
    if lemma in LAPSES and speaker.root.lemma_.lower() in PAPERS:
        return _Wrong(verb, doer, "paper", 0.7)
    return None


def _is_purpose(verb: Token) -> bool:
    """Whether an infinitive tells of an aim rather than of something done ("a way to cheat", "wants to rob")."""
    infinitive = any(one.dep_ == "aux" and one.lower_ == "to" for one in verb.children)
    return infinitive and not (verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _DOING)


def _being(verb: Token, doer: Token | None) -> _Wrong | None:
    """ "is a liar", "was a massacre", "is corrupt", "is behind the attack"."""
    said = grammar.child(verb, "attr", "acomp", "oprd")
    if said is None and verb.dep_ != "xcomp":
        behind = next((inner for at, inner in grammar.complements(verb, ("behind",)) if _is_bad(inner)), None)
        return _Wrong(verb, doer, "answerable", 0.7) if behind is not None else None
    if said is None:
        return None
    lemma = said.lemma_.lower()
    if lemma in ("responsible", "guilty", "complicit", "culpable"):
        about = [inner for _, inner in grammar.complements(said, ("for", "of", "in"))]
        return _Wrong(verb, doer, "answerable", 0.7) if any(_is_bad(one) for one in about) else None
    if said.pos_ in ("NOUN", "PROPN") and lemma in LABELS:
        return _Wrong(verb, doer, "label", 0.7)
    if said.pos_ == "ADJ" and lemma in ADJECTIVES and doer is not None and is_actor(doer) and doer.lower_ != "it":
        return _Wrong(verb, doer, "label", 0.6)
    on_victims = any(one.lemma_.lower() in VICTIMS for _, inner in grammar.complements(said, ("on", "against")) for one in inner.subtree)
    if said.pos_ == "NOUN" and (lemma in DEEDS or lemma in VIOLENCE and on_victims):
        return _Wrong(verb, doer, "deed", 0.6)
    return None


def _is_bad(head: Token) -> bool:
    return any(one.lemma_.lower() in DEEDS | VIOLENCE for one in head.subtree)


def _objects(verb: Token) -> list[Token]:
    """The nouns that a verb is done to: objects (of a passive its subject), their conjuncts, what "of" and "in" bring."""
    labels = ("dobj", "nsubjpass") if grammar.is_passive(verb) else ("dobj", "dative")
    found: list[Token] = []
    for one in verb.children:
        if one.dep_ in labels:
            found += _deep(one)
        elif one.dep_ in ("ccomp", "xcomp") and one.i > verb.i:  # "left thousands of civilians dead" as a small clause
            found += [noun for inner in one.children if inner.dep_ in ("nsubj", "nsubjpass") for noun in _deep(inner)]
    for _, inner in grammar.complements(verb, ("in", "on", "with", "at", "out")):
        found += _deep(inner)
    return found


def _deep(head: Token) -> list[Token]:
    found = list(grammar.conjuncts(head))
    for noun in list(found):
        found += [one for one in noun.children if one.dep_ in ("compound", "amod")]
        for _, inner in grammar.complements(noun, ("of",)):
            found += _deep(inner)
    return found


def _accuses(wrong: _Wrong, speaker: Span) -> bool:
    """Whether a report of wrongdoing accuses somebody: a doer who can be blamed, a source who is more than a reporter."""
    doer = wrong.doer
    source = speaker.root.lemma_.lower()
    named = speaker.root.pos_ == "PROPN" or speaker.root.pos_ == "PRON"
    if not named and source in REPORTERS and not (source in AUTHORITIES and doer is not None and doer.pos_ == "PROPN"):
        return False
    if wrong.rule == "deed":
        return doer is not None and doer.pos_ in ("NOUN", "PROPN")
    if doer is None or doer.lower_ in _SELVES or not is_actor(doer) or is_indefinite(doer):
        return False
    if any(one.dep_ == "poss" and one.lower_ in ("my", "our", "your") for one in doer.children):
        return False
    if grammar.inside(doer, speaker):
        return False
    if doer.pos_ == "NOUN" and any(one.dep_ == "det" and one.lower_ in ("a", "an") for one in doer.children):
        return False
    generic = doer.tag_ == "NNS" and not any(one.dep_ in ("det", "poss", "amod", "compound", "prep") for one in doer.children)
    return not (generic and wrong.rule in ("violence", "label"))


def _is_ongoing(verb: Token) -> bool:
    return verb.tag_ == "VBG" and verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _ONGOING


def _act(wrong: _Wrong, content: Span) -> Span:
    """What is said to have been done: from the verb with its auxiliaries to the end of its clause within the content."""
    verb = wrong.verb
    first = verb.i
    for one in verb.children:
        if one.dep_ in ("aux", "auxpass", "neg") and one.i < verb.i:
            first = min(first, one.i)
    last = max(_ends(verb, content))
    return trim(verb.doc[max(first, content.start) : last + 1])


def _ends(verb: Token, content: Span) -> Iterable[int]:
    yield verb.i
    for one in verb.children:
        if one.i > verb.i and one.dep_ not in ("punct", "cc", "parataxis", "advcl") and grammar.inside(one, content):
            if one.dep_ == "conj" and grammar.child(one, "nsubj", "nsubjpass") is not None:
                continue
            yield min(one.right_edge.i, content.end - 1)

