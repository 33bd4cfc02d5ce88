"""Indirect accusations: a source reports wrongdoing by a third party ("Norland has bombed hospitals, she said")."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import TYPE_CHECKING, Final

from onrecord_accusations import grammar, sides
from onrecord_accusations.claim import Claim
from onrecord_accusations.doers import doer_of
from onrecord_accusations.lexicon import (
    AUTHORITIES,
    EYEWITNESSES,
    PAPERS,
    PRESS,
    REPORTERS,
    VIOLENCE,
    is_actor,
    is_deed,
    is_indefinite,
)
from onrecord_accusations.phrases import noun_phrase, trim, words
from onrecord_accusations.stance import modality_of
from onrecord_accusations.wrongs import Wrong, wrong_of

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

    from onrecord.reading import Attribution, Reading
    from onrecord_accusations.cues import CueIndex

_ONGOING: Final = frozenset({"stop", "end", "cease", "halt", "quit", "continue", "keep"})
"""Verbs that take their complement for a fact: "it would stop jailing poets" says that it jails them."""

_DOING: Final = frozenset({"seem", "appear", "try", "attempt", "continue", "begin", "start", "manage", "conspire"})
_SERVING: Final = frozenset(
    {"use", "hire", "pay", "send", "move", "create", "invent", "build", "recruit", "train", "transfer", "bring", "set"}
)
"""What somebody does for a wrong that is done by it: "hired thugs to intimidate her"."""

_NOT_SAYING: Final = frozenset(
    {"ask", "wonder", "question", "inquire", "deny", "reject", "dismiss", "refute", "dispute", "doubt", "rebut"}
)
_CAUSING: Final = frozenset(
    {"tell", "order", "instruct", "pressure", "force", "pay", "encourage", "direct", "hire", "coerce"}
)
_WRITTEN: Final = frozenset({"report", "study", "survey", "statement", "book"})
_PAPERS_OF_RECORD: Final = frozenset({"report", "audit", "review", "memo"})
_OUTLETS: Final = frozenset(
    {"newspaper", "magazine", "tabloid", "weekly", "daily", "broadcaster", "website", "journal", "station", "network"}
)
"""Who reports what others have done, and accuses nobody by that."""

_ARMED: Final = frozenset(
    {"soldier", "troop", "trooper", "policeman", "guard", "paramilitary", "commando", "officer", "judge", "sniper"}
)
"""Those in power of whom violence is told without an article: "soldiers have killed civilians"."""
_OURS: Final = frozenset({"me", "us", "him", "her", "them", "he", "she", "they", "i", "we"})
_COMMANDED: Final = frozenset(
    {"army", "navy", "troop", "force", "soldier", "government", "ministry", "police", "regiment", "brigade", "military"}
    | {"administration", "fleet", "company", "party", "office", "staff", "department", "militia"}
)
"""Whom a source answers for: "his army would stop bombing children" accuses nobody."""

_SAYING: Final = frozenset({"say", "claim", "allege", "add", "insist", "maintain", "argue", "contend", "tell"})
_BENCH: Final = frozenset({"court", "inquiry", "jury", "panel", "tribunal", "hearing", "commission", "judge"})
"""Whom a witness tells."""

_CLAIMING: Final = frozenset({"claim", "allege", "charge", "contend"})
_SELVES: Final = frozenset({"i", "we", "me", "us", "myself", "ourselves"})


def speech_claims(reading: Reading, index: CueIndex) -> Iterator[Claim]:
    """The accusations in what sources are reported to say, by place."""
    for attribution in reading.speech:
        if attribution.speaker is None:
            continue
        for start, end in attribution.contents:
            predicates = index.predicates(start, end)
            content = reading.doc.char_span(start, end, alignment_mode="expand") if predicates else None
            if content is None:
                continue
            said = _said_besides(attribution, content)
            if said is not None:
                yield from _in_content(content, predicates, replace(attribution, cue=words(said), modality="asserted"))
            elif not _does_not_say(attribution):
                yield from _in_content(content, predicates, attribution)


def _in_content(content: Span, predicates: Iterable[Token], attribution: Attribution) -> Iterator[Claim]:
    speaker = _speaker(attribution)
    if speaker is None:
        return
    relayed = _is_relayed(attribution, speaker)
    done: list[Span] = []
    told: set[tuple[str, str]] = set()
    for token in predicates:
        if any(grammar.inside(token, span) for span in done):
            continue
        wrong = _attempted(_caused(wrong_of(token)))
        if (
            wrong is None
            or _is_purpose(wrong.verb)
            or _is_unsaid_by(wrong.verb)
            or not _accuses(wrong, speaker, sworn=_is_sworn(attribution))
            or _is_own(wrong, content)
        ):
            continue
        act = _act(wrong, content)
        done.append(act)
        again = (token.lemma_, wrong.doer.lower_ if wrong.doer is not None else "")
        if again in told:  # "you lied to the house, and you lied to the widows"
            continue
        told.add(again)
        accused = _accused(wrong, attribution)
        if accused is not None and accused.text.lower() == speaker.text.lower():
            continue
        if accused is None and (wrong.doer is None or wrong.doer.lower_ == "you"):
            continue
        modality = "asserted" if _is_ongoing(wrong.verb) else modality_of(wrong.verb)
        unsaid = attribution.cue is not None and modality_of(attribution.cue.root) == "negated"
        if _said_by_nobody(wrong.verb, content):
            modality = "negated"
        if modality == "negated" or (modality == "hypothetical" and not _possible(wrong.verb)):
            continue
        yield Claim(
            rule=f"speech:{wrong.sort}",
            kind="accuse" if wrong.sort in ("label", "deed") else "allege",
            status="alleged",
            confidence=wrong.confidence,
            anchor=wrong.verb,
            cue=attribution.cue if attribution.cue is not None else words(wrong.verb),
            accuser=None if relayed else speaker,
            accused=accused,
            act=act,
            modality="negated" if unsaid else modality if attribution.modality == "asserted" else attribution.modality,
            reported_by=speaker if relayed else None,
        )


def _caused(wrong: Wrong | None) -> Wrong | None:
    """The wrong of whoever has somebody else do it: "told brokers to falsify the letters", "paid men to rob him"."""
    if wrong is None or wrong.verb.dep_ not in ("xcomp", "ccomp") or wrong.verb.head.lemma_.lower() not in _CAUSING:
        return wrong
    if not any(one.dep_ == "aux" and one.lower_ == "to" for one in wrong.verb.children):
        return wrong
    return replace(wrong, verb=wrong.verb.head, doer=grammar.subject(wrong.verb.head))


def _attempted(wrong: Wrong | None) -> Wrong | None:
    """The wrong that somebody tries to do or does something for, by that verb: "was trying to incite a riot", "used the
    fund to bribe voters"."""
    if wrong is None or not any(one.dep_ == "aux" and one.lower_ == "to" for one in wrong.verb.children):
        return wrong
    lemma = wrong.verb.head.lemma_.lower()
    tries = wrong.verb.dep_ == "xcomp" and lemma in _DOING
    above = wrong.verb.head
    serves = wrong.verb.dep_ in ("xcomp", "advcl") and lemma in _SERVING and above.tag_ in ("VBD", "VBN")
    serves = serves and above.dep_ != "relcl" and not grammar.is_passive(above)
    if not (tries or serves):
        return wrong
    return replace(wrong, verb=wrong.verb.head, doer=grammar.subject(wrong.verb.head))


def _said_by_nobody(verb: Token, content: Span) -> bool:
    """Whether a source only says that it is not said, thought or known: "Nobody has said that he broke the law"."""
    at = verb
    while at.head != at and grammar.inside(at.head, content):
        above = at.head
        if at.dep_ == "ccomp" and above.pos_ == "VERB" and modality_of(above) == "negated":
            return True
        at = above
    return False


def _speaker(attribution: Attribution) -> Span | None:
    """Who speaks; of a relative pronoun what it stands for ("employees who say he harassed them")."""
    speaker, cue = attribution.speaker, attribution.cue
    if speaker is None or cue is None or speaker.text.lower() not in grammar.RELATIVES:
        return speaker
    head = grammar.subject(cue.root)
    return noun_phrase(head) if head is not None and head.lower_ not in grammar.RELATIVES else None


def _does_not_say(attribution: Attribution) -> bool:
    """Whether a source asks or denies rather than says."""
    return attribution.cue is not None and attribution.cue.root.lemma_.lower() in _NOT_SAYING


def _said_besides(attribution: Attribution, content: Span) -> Token | None:
    """The verb that brings what is said, where the cue is one of denying before it: "denied it and said that ..."."""
    cue, verb = attribution.cue, content.root.head
    if cue is None or not _does_not_say(attribution) or verb.dep_ != "conj" or verb.head != cue.root:
        return None
    return verb if verb.lemma_.lower() in _SAYING and modality_of(verb) == "asserted" else None


def _possible(verb: Token) -> bool:
    """Whether a clause accuses with a "may have": "may have broken the law"; "would lie" or "if he lied" does not."""
    auxiliaries = [one.lower_ for one in verb.children if one.dep_ == "aux"]
    return bool({"may", "might", "could"} & set(auxiliaries)) and "have" in auxiliaries


def _accused(wrong: Wrong, attribution: Attribution) -> Span | None:
    """Who is accused: the doer; of something called a deed the one who did it; "you" is whom the source speaks to."""
    if wrong.doer is None:
        return None
    if wrong.sort == "deed" and not (wrong.doer.pos_ == "PROPN" or wrong.doer.pos_ == "PRON"):
        said = grammar.child(wrong.verb, "attr")  # "the raid was an act of terror by Norland"
        return doer_of(wrong.doer) or (doer_of(said) if said is not None else None)
    if wrong.doer.lower_ == "you":
        told = _addressee(attribution)
        return noun_phrase(told) if told is not None else None
    return noun_phrase(wrong.doer)


def _addressee(attribution: Attribution) -> Token | None:
    """Whom a source speaks to: "told the chairman"."""
    if attribution.cue is None or attribution.cue.root.lemma_.lower() != "tell":
        return None
    return grammar.child(attribution.cue.root, "dobj", "dative")


def _is_purpose(verb: Token) -> bool:
    """Whether a verb tells of an aim ("a way to cheat", "wants to rob") or of what would be wrong ("instead of lying")
    rather than of something done."""
    if verb.dep_ == "pcomp" and verb.head.lower_ not in ("by", "in", "after"):
        return True
    infinitive = any(one.dep_ == "aux" and one.lower_ == "to" for one in verb.children)
    return infinitive and not (verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _DOING)


def _is_unsaid_by(verb: Token) -> bool:
    """Whether a gerund only says how something was not done: "hid nothing by refusing to answer"."""
    return verb.dep_ == "pcomp" and modality_of(verb.head.head) == "negated"


def _is_sworn(attribution: Attribution) -> bool:
    """Whether a source testifies: "testified that", "told the inquiry that"."""
    cue = attribution.cue.root if attribution.cue is not None else None
    if cue is None:
        return False
    to = grammar.child(cue, "dobj", "dative")
    return cue.lemma_ == "testify" or (cue.lemma_ == "tell" and to is not None and to.lemma_.lower() in _BENCH)


def _accuses(wrong: Wrong, speaker: Span, *, sworn: bool) -> bool:
    """Whether a report of wrongdoing accuses: of a doer who can be blamed, by a source that is more than a reporter."""
    doer = wrong.doer
    source = speaker.root.lemma_.lower()
    named = speaker.root.pos_ == "PROPN" or speaker.root.pos_ == "PRON"
    by_name = source in AUTHORITIES and doer is not None and _names_of(doer)
    told = wrong.sort in ("wrong", "commit", "answerable", "reproach")
    written = (source in _WRITTEN and _is_authored(speaker)) or (
        told and source in _PAPERS_OF_RECORD and speaker.root.tag_ == "NN"
    )
    relays = told and source in _OUTLETS
    if wrong.sort == "hostile":
        return doer is not None and sides.is_of_other_side(doer, speaker)
    opposed = wrong.sort == "violence" and doer is not None and sides.is_of_other_side(doer, speaker)
    if not named and source in REPORTERS and not (by_name or written or relays or opposed):
        return False
    if wrong.sort == "violence" and source in EYEWITNESSES and doer is not None and doer.pos_ != "PROPN":
        return False
    if wrong.sort == "assault" and (doer is None or doer.lower_ == "it" or not _is_person_at_hand(speaker)):
        return False
    if wrong.sort == "deed":
        return doer is not None and (doer_of(doer) is not None or any(_names_deed(one) for one in doer.subtree))
    if wrong.sort == "lapse" and source not in PAPERS and not sworn:
        return False
    if doer is None or doer.lower_ in _SELVES or not is_actor(doer) or is_indefinite(doer):
        return False
    if any(one.dep_ == "poss" and one.lower_ in ("my", "our", "your") for one in doer.children):
        return _is_done_to_us(wrong)  # "our own government spied on us", where "our troops lied" says it of oneself
    if grammar.inside(doer, speaker):
        return False
    one_of_many = any(one.dep_ == "det" and one.lower_ in ("a", "an") for one in doer.children)
    if doer.pos_ == "NOUN" and one_of_many and not _names_of(doer):
        return wrong.sort in ("wrong", "assault") and _is_done_to_one(wrong.verb)
    generic = doer.tag_ == "NNS" and not any(
        one.dep_ in ("det", "poss", "amod", "compound", "prep") for one in doer.children
    )
    armed = wrong.sort == "violence" and doer.lemma_.lower() in _ARMED and source not in EYEWITNESSES
    return armed or not (generic and wrong.sort in ("violence", "label"))


def _names_of(doer: Token) -> bool:
    """Whether a doer is named, or belongs to a name: "supporters of Mr. Rook", "a former warden at Hale Prison"."""
    if doer.pos_ == "PROPN":
        return True
    places = [inner for _, inner in grammar.complements(doer, ("of", "at", "from", "for"))]
    places += [one for one in doer.children if one.dep_ == "poss"]
    return any(one.pos_ == "PROPN" and not grammar.is_time(one) for one in places)


def _is_relayed(attribution: Attribution, speaker: Span) -> bool:
    """Whether a paper or station only reports: "the Orlen Gazette reported that ...", "a newspaper said ..."."""
    claims = attribution.cue is not None and attribution.cue.root.lemma_.lower() in _CLAIMING
    outlet = speaker.root.lemma_.lower() in _OUTLETS
    return not claims and (outlet or (speaker.root.pos_ == "PROPN" and speaker.root.lower_ in PRESS))


def _is_done_to_one(verb: Token) -> bool:
    """Whether something was done to whom the source tells of: "she was molested by a teacher"."""
    thing = grammar.subject(verb) if grammar.is_passive(verb) else grammar.child(verb, "dobj")
    return thing is not None and thing.lower_ in _OURS


def _is_own(wrong: Wrong, content: Span) -> bool:
    """Whether the doer is whom the source commands: "his army" at the start of what he says."""
    doer = wrong.doer
    if doer is None or doer.lemma_.lower() not in _COMMANDED or doer.left_edge.i > content.start + 1:
        return False
    return doer.left_edge.dep_ == "poss" and doer.left_edge.lower_ in ("his", "her", "its", "their")


def _is_done_to_us(wrong: Wrong) -> bool:
    return any(one.lower_ in ("us", "me") and one.i > wrong.verb.i for one in wrong.verb.subtree)


def _is_authored(speaker: Span) -> bool:
    """Whether a paper has an author who answers for it: "a report by the public defender"."""
    return any(is_actor(inner) for _, inner in grammar.complements(speaker.root, ("by", "from"))) or any(
        one.dep_ == "poss" and is_actor(one) for one in speaker.root.children
    )


def _is_person_at_hand(speaker: Span) -> bool:
    """Whether a source speaks for him or herself: a name, a pronoun, one of several, someone described by a noun."""
    root = speaker.root
    return root.pos_ in ("PROPN", "PRON") or root.lemma_.lower() not in REPORTERS | AUTHORITIES | PAPERS


def _names_deed(token: Token) -> bool:
    """Whether a word in the subject is a deed: the parser takes many a "shelling" for a verb."""
    return is_deed(token) or token.lower_ in VIOLENCE


def _is_ongoing(verb: Token) -> bool:
    return verb.tag_ == "VBG" and verb.dep_ == "xcomp" and verb.head.lemma_.lower() in _ONGOING


def _act(wrong: Wrong, content: Span) -> Span:
    """What is said to have been done: from the verb with its auxiliaries to the end of its clause in the content."""
    verb = wrong.verb
    first = verb.i
    for one in verb.children:
        if one.dep_ in ("aux", "auxpass", "neg") and one.i < verb.i and one.lower_ != "to":
            first = min(first, one.i)
    last = max(_ends(verb, content))
    return trim(verb.doc[max(first, content.start) : last + 1])


def _ends(verb: Token, content: Span) -> Iterable[int]:
    yield verb.i
    for one in verb.children:
        if one.dep_ == "advcl" and verb.lemma_ in ("offer", "promise") and one.tag_ == "VB":  # "offered him $9 to lie"
            yield min(one.right_edge.i, content.end - 1)
        if one.i > verb.i and one.dep_ not in ("punct", "cc", "parataxis", "advcl") and grammar.inside(one, content):
            if one.dep_ == "conj" and grammar.child(one, "nsubj", "nsubjpass") is not None:
                continue
            if one.dep_ == "ccomp" and one.left_edge.lower_ == "which":  # "forced him out, which the ministry denies"
                continue
            yield min(one.right_edge.i, content.end - 1)
