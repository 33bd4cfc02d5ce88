"""Nominal acts: what a noun of accusing says was done, in its that-clause, prepositions or modifiers."""

from __future__ import annotations

from typing import TYPE_CHECKING, Final

from onrecord_accusations import grammar
from onrecord_accusations.claim import Claim
from onrecord_accusations.frames import LIGHT, NounFrame
from onrecord_accusations.lexicon import is_actor, is_money, names_wrong
from onrecord_accusations.phrases import clause, complement, noun_phrase, words
from onrecord_accusations.verb_clauses import asks_whether
from onrecord_accusations.wrongs import is_wrong

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_SAYING: Final = frozenset({"allege", "accuse", "charge", "claim", "say", "argue", "contend", "call", "cite"})
_DROPPING: Final = next(row.lemmas for row in LIGHT if row.does == "drop") | {"dismiss"}
_OPEN: Final = frozenset({"acl", "advcl", "xcomp", "dep"})


def act_of(
    noun: Token, frame: NounFrame, verb: Token | None, against: Token | None
) -> tuple[Span | None, Token | None]:
    """(the act, its verb where it is a that-clause)."""
    if frame.lemma == "count":
        of = next((inner for _, inner in grammar.complements(noun, ("of",))), None)
        return (complement(noun), None) if of is not None and names_wrong(complement(of)) else (None, None)
    for one in noun.children:
        if frame.clause and one.dep_ in ("acl", "ccomp", "relcl") and one.i > noun.i and one.tag_ not in ("VBG", "VBN"):
            mark = grammar.child(one, "mark")
            if (mark is not None and mark.lower_ == "that") or (one.dep_ != "relcl" and grammar.child(one, "nsubj")):
                return clause(one), one
        if frame.clause and one.dep_ in ("acl", "ccomp") and one.tag_ in ("VBN", "VBG"):
            mark = grammar.child(one, "mark")
            if mark is not None and mark.lower_ == "that":
                return clause(one), one
    if frame.kind == "investigate" and (whether := _whether(noun)) is not None:
        return clause(whether), whether
    if frame.clause:
        for one in verb.subtree if verb is not None else noun.subtree:  # "allegations by the union that ..."
            mark = grammar.child(one, "mark")
            if mark is None or mark.lower_ != "that" or one.dep_ not in ("acl", "ccomp"):
                continue
            between = noun.doc[noun.i + 1 : mark.i]
            if 0 < mark.i - noun.i < 7 and not any(token.pos_ == "VERB" for token in between):
                return clause(one), one
    if frame.of == "act":
        for _, inner in grammar.complements(noun, ("of",)):
            return _trimmed(inner), None
    for place in [noun, *([verb] if verb is not None else []), *([against] if against is not None else [])]:
        for at, inner in grammar.complements(place, ("for", "over", "on", "involving", "related")):
            if at.i > noun.i and not grammar.is_time(inner) and inner.lower_ not in ("behalf", "years"):
                act = _trimmed(inner)
                legal = frame.lemma in ("charge", "investigation", "probe", "complaint", "suit", "indictment")
                reason = verb is not None and verb.lemma_ in _DROPPING and place != noun and not names_wrong(act)
                if reason:  # "charges were dropped for lack of evidence"
                    continue
                sought = is_money(act[:2]) or inner.lemma_ in ("damage", "record", "compensation", "court")
                if not sought and (at.lower_ != "on" or names_wrong(act) or not legal):
                    return act, None
    for damages in verb.children if verb is not None else ():
        if damages.dep_ == "advcl" and damages.lemma_ == "seek":  # "filed suit, seeking $8 million over faulty meters"
            over = (inner for one in damages.subtree for _, inner in grammar.complements(one, ("over",)))
            if (faulty := next(over, None)) is not None:
                return _trimmed(faulty), None
    modifier = [
        one for one in noun.children if one.dep_ in ("compound", "amod") and names_wrong(one.doc[one.i : one.i + 1])
    ]
    if modifier and frame.lemma in ("charge", "allegation", "accusation", "suspicion", "case", "conviction"):
        return words(modifier[0], noun), None
    suspicion = [
        one for one in (verb.subtree if verb is not None else ()) if one.lemma_ == "suspicion" and one.i > noun.i
    ]
    if suspicion and frame.kind == "investigate":
        for _, inner in grammar.complements(suspicion[0], ("of",)):
            return _trimmed(inner), None
    return None, None


def _whether(noun: Token) -> Token | None:
    """The verb of "an inquiry into whether the bank misled savers", where that tells of wrongdoing."""
    for one in noun.subtree:
        if one.i > noun.i and one.dep_ in ("pcomp", "ccomp") and one.pos_ in ("VERB", "AUX"):
            mark = next((inner for inner in one.children if inner.lower_ in ("whether", "if")), None)
            if mark is not None and (is_wrong(one) or asks_whether(one)):
                return one
    return None


def _trimmed(inner: Token) -> Span:
    """The complement of a preposition: a gerund's clause whole, a noun without "against X" and "from X"."""
    if inner.dep_ == "pcomp" or inner.tag_ == "VBG":
        return complement(inner)
    cut = [one for one in inner.children if one.lower_ in ("against", "from", "by")]
    return noun_phrase(inner, without=cut)


def take_saying(claim: Claim, noun: Token, verb: Token | None) -> None:
    """Take act and accused, in place, from an open clause: "filed a lawsuit accusing the bank of fraud".

    `verb` is the verb that makes the accusation; None where the verb above the noun does something else with it.
    """
    if noun.lemma_ == "attack":
        for at, inner in grammar.complements(noun, ("on", "against")):
            claim.accused = noun_phrase(inner) if at.i > noun.i else claim.accused
    for one in (*noun.subtree, *(verb.children if verb is not None else ())):
        if claim.kind == "sue" and _is_of_suitors(
            one
        ):  # "a suit by parents who said its cribs had hurt their children"
            _from_that_clause(claim, one)
            return
        if one.i > noun.i and one.tag_ == "VBG" and one.lemma_.lower() in _SAYING and one.dep_ in _OPEN:
            if one.lemma_ == "accuse":
                _from_accusing(claim, one)
            elif one.lemma_ == "call":
                _from_calling(claim, one)
            else:
                _from_that_clause(claim, one)
            return


def _is_of_suitors(verb: Token) -> bool:
    """Whether a relative clause tells what those who sue say."""
    who = grammar.child(verb, "nsubj")
    return (
        verb.dep_ == "relcl" and verb.lemma_.lower() in _SAYING and who is not None and who.lower_ in ("who", "which")
    )


def take_dropped(claim: Claim, noun: Token) -> None:
    """Take the roles, in place, of what is dropped from its relative clause: "a suit in which X had accused Y of Z"."""
    for one in noun.children:
        if one.dep_ == "relcl" and one.lemma_ == "accuse" and not grammar.is_passive(one):
            _from_accusing(claim, one)
            accuser = grammar.child(one, "nsubj")
            if accuser is not None and accuser.lower_ not in grammar.RELATIVES:
                claim.accuser = noun_phrase(accuser)


def _from_accusing(claim: Claim, verb: Token) -> None:
    target = grammar.object_of(verb)
    places = (verb, target) if target is not None else (verb,)
    of = next((pair for place in places for pair in grammar.complements(place, ("of",))), None)
    if target is not None and claim.accused is None:
        claim.accused = noun_phrase(target, without=[of[0]] if of else ())
    if of is not None:
        claim.act = complement(of[1])
    claim.consumed.append(verb)


def _from_calling(claim: Claim, verb: Token) -> None:
    label = grammar.child(verb, "oprd", "acomp", "attr")
    if label is not None:
        claim.act = complement(label)
        claim.consumed.append(verb)


def _from_that_clause(claim: Claim, verb: Token) -> None:
    inner = grammar.child(verb, "ccomp")
    if inner is None or inner.i < verb.i:
        return
    claim.act = clause(inner)
    claim.consumed += [verb, inner]
    doer = grammar.subject(inner)
    if claim.accused is None and doer is not None and is_actor(doer):
        claim.accused = noun_phrase(doer)


def take_convicted(claim: Claim, noun: Token) -> None:
    """Take of what, in place, somebody was convicted whose conviction ends: "his murder conviction", "the conviction of
    a baker found guilty of arson". One that is to be tried again is charged, not acquitted."""
    compound = next((one for one in noun.children if one.dep_ in ("compound", "amod") and one.pos_ == "NOUN"), None)
    if claim.act is None and compound is not None and names_wrong(compound.doc[compound.i : compound.i + 1]):
        claim.act = words(compound)
    for one in noun.subtree:
        found = one.lemma_ == "find" and any(inner.lower_ == "guilty" for inner in one.subtree)
        if one.i <= noun.i or one.dep_ not in ("relcl", "acl") or not (found or one.lemma_ == "convict"):
            continue
        claim.consumed.append(one)
        guilty = next((inner for inner in one.subtree if inner.lower_ == "guilty"), one)
        for place in (guilty, one):
            for _, inner in grammar.complements(place, ("of", "for")):
                claim.act = claim.act or complement(inner)
    places = () if claim.act is not None else [one for one in noun.subtree if one.i > noun.i and one.pos_ == "PROPN"]
    for one in places:  # "the conviction of the baker Odo Marr for arson"
        for _, inner in grammar.complements(one, ("for",)):
            claim.act = claim.act or complement(inner)
    again = noun.sent.text.lower()
    if "new trial" in again or "retrial" in again:
        claim.status = "charged"
