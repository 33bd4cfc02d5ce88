"""Denials: "denied taking bribes", "denies wrongdoing", and which accusation they belong to."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Set
from typing import TYPE_CHECKING, Final, Literal, TypeAlias

from onrecord_accusations import grammar
from onrecord_accusations.claim import Claim
from onrecord_accusations.frames import LABELS
from onrecord_accusations.labels import label_and_target
from onrecord_accusations.lexicon import BODIES, CHARGES, FALSE, IT, is_actor
from onrecord_accusations.phrases import clause, complement, noun_phrase, words
from onrecord_accusations.stance import modality_of
from onrecord_accusations.wording import same_wording
from onrecord_accusations.wrongs import is_wrong

if TYPE_CHECKING:
    from spacy.tokens import Span, Token

_DENYING: Final = frozenset({"deny", "reject", "dismiss", "refute", "dispute", "repudiate"})
_INSISTING: Final = frozenset({"maintain", "protest", "proclaim", "insist", "profess"})
LEMMAS: Final = _DENYING | _INSISTING | LABELS.keys()
"""The verbs that a denial may hang on."""

_INNOCENT: Final = ("innocent", "nothing wrong")
_POINTING: Final = ("said that was ", "said it was ", "said this was ", "says that is ", "says it is ")
"""What is said of an accusation that is pointed at: "that was absurd"."""

_MADE_UP: Final = frozenset({"invent", "fabricate", "concoct", "trump"})
_GUILT: Final = frozenset(
    {"wrongdoing", "involvement", "guilt", "responsibility", "role", "complicity", "liability", "misconduct"}
)
_NEAR: Final = 60
"""How many tokens may stand between the sentence of an accusation and that of its denial."""

_FAR: Final = 150
"""How many, where all that somebody is accused of is denied."""

_SPEAKING_FOR: Final = frozenset(
    {"lawyer", "attorney", "solicitor", "barrister", "counsel", "spokesman", "spokeswoman", "spokesperson"}
    | {"office", "team", "camp", "campaign", "agent", "publicist", "representative", "family", "commissioner"}
    | {"director", "chief", "chairman", "chairwoman", "head", "manager", "ambassador", "embassy", "editor"}
)
_ANY: Final = frozenset(
    {"the", "a", "any", "all", "both", "these", "those", "that", "this", "such", "each", "his", "her"}
)
_SEVERAL: Final = frozenset({"they", "them", "their", "both", "all"})
_AT_HAND: Final = frozenset({"man", "woman", "boy", "girl", "teenager", "suspect", "defendant", "accused"})
_GROUPS: Final = frozenset({"pair", "couple", "duo", "trio"})
"""Nouns for who was just said to be accused: "both men", "the defendant", "the pair"."""
_HARMLESS: Final = frozenset(
    {"plan", "seek", "consider", "want", "have", "be", "make", "hold", "sign", "join", "leave", "meet", "see", "know"}
    | {"say", "ask", "contact", "approach", "discuss", "try", "feel", "write", "need", "miss", "lose", "support"}
)
_DEALS: Final = frozenset({"bid", "offer", "deal", "contract", "interest", "talk", "role", "job", "post", "move"})
"""What is denied without anybody having been accused of it."""

Same: TypeAlias = "Callable[[Span | None, Span | None], bool]"
Name: TypeAlias = "Callable[[Span | None], str | None]"
IsPerson: TypeAlias = "Callable[[Span], bool]"
_OWN: Final = frozenset({"his", "her", "its", "their"})
_PRONOUNS: Final = frozenset({"he", "she", "it", "they", "him", "her", "them"})


def lemmas_of(text: str) -> Set[str]:
    """The verbs that a denial may hang on in a text: "say" only where it has the words for it ("she is innocent")."""
    folded = text.lower()
    told = any(one in folded for one in (*_INNOCENT, *_POINTING))
    return LEMMAS | {"say"} if told else LEMMAS


def denial_claims(verbs: Iterable[Token], nouns: Iterable[Token]) -> Iterator[Claim]:
    """Denials of a deed, by place. One that names no act ("denies wrongdoing") stands only with an accusation.

    `verbs` and `nouns` are the cues of a sentence.
    """
    for noun in nouns:
        said = _said_to_be_false(noun)
        if said is not None and modality_of(said) == "asserted":
            yield _bare(said, "denial:bare")
    for verb in verbs:
        if verb.pos_ == "VERB" and _calls_false(verb) and modality_of(verb) == "asserted":
            yield _bare(verb, "denial:called-false")
        bare = verb.pos_ == "VERB" and (_insists(verb) or _calls_it_false(verb) or _says_it_is_false(verb))
        if bare and modality_of(verb) == "asserted":
            yield _bare(verb, "denial:bare")
        if verb.pos_ != "VERB" or verb.lemma_.lower() not in _DENYING:
            continue
        denier = grammar.subject(verb) if not grammar.is_passive(verb) else grammar.agent_of(verb)
        if denier is None or modality_of(verb) != "asserted":
            continue
        denied, act = _denied(verb)
        if denied and (act is None or is_actor(denier)):  # a bare one stands only where its denier is the accused
            yield Claim(
                rule="denial:deed" if act is not None else "denial:bare",
                kind="allege",
                status="alleged",
                confidence=0.7,
                anchor=verb,
                cue=words(verb),
                accused=noun_phrase(denier),
                act=act,
                denied=True,
                denial=words(verb),
            )


def _calls_false(verb: Token) -> bool:
    """ "called the accusation 'a cheap lie'", "described the allegations as baseless"."""
    frame = LABELS.get(verb.lemma_.lower())
    if frame is None or grammar.is_passive(verb):
        return False
    label, target = _called(verb, frame.how)
    about = target is not None and target.lemma_.lower() in CHARGES
    return about and label is not None and label.lemma_.lower() in FALSE


def _called(verb: Token, how: Literal["object", "as"]) -> tuple[Token | None, Token | None]:
    """(what something is called, what is called so), which the parser may take for one: "called that 'nonsense'"."""
    label, target = label_and_target(verb, how)
    if label is None:
        label = grammar.child(verb, "oprd", "dobj")
    if target is None and label is not None:
        meant = [one for one in label.children if one.dep_ in ("compound", "det") and one.i < label.i]
        target = next((one for one in meant if one.lemma_.lower() in CHARGES or one.lower_ in ("that", "this")), None)
    return label, target


def _said_to_be_false(noun: Token) -> Token | None:
    """The verb of saying in "the firm said the claims were baseless"."""
    be = noun.head
    case = noun.lemma_ == "case" and any(one.lower_ == "against" for one in noun.children)
    if not (case or noun.lemma_.lower() in CHARGES) or not noun.dep_.startswith("nsubj"):
        return None
    if noun.dep_ == "nsubjpass" and be.dep_ == "ccomp" and be.lemma_.lower() in _MADE_UP and be.head.pos_ == "VERB":
        return be.head  # "said the case against him was invented"
    if be.lemma_ != "be" or be.dep_ != "ccomp":
        return None
    if any(_tells_more(one) or one.dep_ == "poss" for one in noun.children) or be.head.pos_ != "VERB":
        return None
    if any(inner.lemma_ in ("merit", "foundation", "basis") for _, inner in grammar.complements(be, ("without",))):
        return be.head
    said = grammar.child(be, "acomp", "attr")
    return be.head if said is not None and said.lemma_.lower() in FALSE else None


def _calls_it_false(verb: Token) -> bool:
    """ "called it a lie": only who is accused can mean the accusation by that."""
    frame = LABELS.get(verb.lemma_.lower())
    if frame is None or grammar.is_passive(verb):
        return False
    label, target = _called(verb, frame.how)
    return target is not None and target.lower_ in IT and label is not None and label.lemma_.lower() in FALSE


def _says_it_is_false(verb: Token) -> bool:
    """ "said that was absurd": only who is accused can mean the accusation by that."""
    inner = grammar.child(verb, "ccomp")
    if verb.lemma_.lower() not in _INSISTING | {"say"} or inner is None or inner.lemma_ != "be":
        return False
    thing, said = grammar.child(inner, "nsubj"), grammar.child(inner, "acomp", "attr")
    return thing is not None and thing.lower_ in IT and said is not None and said.lemma_.lower() in FALSE


def _insists(verb: Token) -> bool:
    """ "maintains her innocence", "insists that she is innocent", "says she did nothing wrong"."""
    if verb.lemma_.lower() not in _INSISTING | {"say"} or grammar.is_passive(verb):
        return False
    thing, inner = grammar.child(verb, "dobj"), grammar.child(verb, "ccomp")
    if thing is not None and thing.lemma_.lower() == "innocence":
        return any(one.dep_ == "poss" and one.lower_ in _OWN for one in thing.children)
    own = grammar.child(inner, "nsubj") if inner is not None else None
    if inner is None or own is None or own.lower_ not in _PRONOUNS:
        return False
    if inner.lemma_ == "do":
        nothing = grammar.child(inner, "dobj")
        return (
            nothing is not None and nothing.lower_ == "nothing" and any(one.lower_ == "wrong" for one in inner.subtree)
        )
    said = grammar.child(inner, "acomp")
    return inner.lemma_ == "be" and said is not None and said.lower_ == "innocent"


def _bare(verb: Token, rule: str) -> Claim:
    """A denial that names no act; by whom, where the sentence says so."""
    denier = grammar.subject(verb)
    return Claim(
        rule=rule,
        kind="allege",
        status="alleged",
        confidence=0.7,
        anchor=verb,
        cue=words(verb),
        accused=noun_phrase(denier) if denier is not None else None,
        denied=True,
        denial=words(verb),
    )


def _denied(verb: Token) -> tuple[bool, Span | None]:
    """(whether a wrong is denied, the act where one is named)."""
    thing = grammar.child(verb, "nsubjpass" if grammar.is_passive(verb) else "dobj")
    if thing is not None and thing.lemma_.lower() in _GUILT:
        about = next((complement(inner) for _, inner in grammar.complements(thing, ("in", "for"))), None)
        return True, about
    if thing is not None and thing.lemma_.lower() in CHARGES:
        return not any(_tells_more(one) for one in thing.children), None
    if thing is not None and thing.lower_ in IT and verb.lemma_.lower() in ("deny", "dispute"):
        return True, None
    if thing is not None and thing.lower_ in ("this", "that") and verb.lemma_.lower() in ("reject", "refute"):
        return True, None
    if thing is not None and _is_gerund_with(thing, verb) and verb.lemma_.lower() == "deny":
        return True, complement(thing)
    fronted = thing is not None and thing.lower_ == "which" and thing.i < verb.i
    inner = grammar.child(verb, "xcomp", "ccomp")
    told = inner is not None and inner.i > verb.i and inner.tag_ == "VBG"  # "the clerk, who denies hiding the files"
    if (verb.dep_ == "relcl" and not told) or fronted:  # "a charge he denies", "accused of theft, which he denies"
        return True, None
    if thing is None and _charge_of(verb) is not None:
        return True, None
    if inner is None or inner.i < verb.i or verb.lemma_.lower() != "deny" or inner.pos_ not in ("VERB", "AUX"):
        return False, None
    own = grammar.child(inner, "nsubj", "nsubjpass")
    if own is not None and own.lower_ not in _PRONOUNS:
        return False, None
    past = inner.tag_ in ("VBD", "VBN") and not any(one.lower_ in ("would", "will", "could") for one in inner.children)
    undone = (inner.tag_ == "VBG" and own is None) or (past and own is not None)
    undone = undone and not grammar.is_passive(inner) and _is_deniable(inner)
    return is_wrong(inner) or undone, clause(inner, subject=own is not None)


def _is_gerund_with(thing: Token, verb: Token) -> bool:
    """Whether the parser takes a gerund for an adjective of its object: "denied deleting files"."""
    first = thing.left_edge
    reads_so = first.i == verb.i + 1 and first.tag_ == "VBG" and first.dep_ == "amod" and first.head == thing
    return reads_so and first.lemma_.lower() not in _HARMLESS and thing.lemma_.lower() not in _DEALS


def _is_deniable(gerund: Token) -> bool:
    """Whether who denies it has been accused of it: "denied overloading the ferry", not "denied seeking the post"."""
    thing = grammar.child(gerund, "dobj")
    return thing is not None and gerund.lemma_.lower() not in _HARMLESS and thing.lemma_.lower() not in _DEALS


def _tells_more(modifier: Token) -> bool:
    """Whether what hangs on "the charges" says which: not in "the charges against her" and "the charges as slander"."""
    if modifier.dep_ != "prep":
        return modifier.dep_ in ("acl", "ccomp", "relcl", "compound")
    inner = grammar.child(modifier, "pobj")
    named_before = modifier.lower_ == "against" and inner is not None and inner.lower_ in _PRONOUNS
    return modifier.lower_ != "as" and not named_before


def attach_denials(
    claims: Iterable[Claim], same: Same, name: Name, is_person: IsPerson
) -> tuple[list[Claim], list[Claim]]:
    """(the claims with bare denials put to the accusations that they deny, the bare denials that belong to none).

    A denial belongs to the last accusation before it, not far off, with the same accused; one of all charges to those
    before that too. `same(a, b)` tells whether two spans stand for the same, `name(a)` whom one stands for,
    `is_person(a)` whether that is somebody.
    """
    kept: list[Claim] = []
    loose: list[Claim] = []
    for claim in claims:
        bare, pointing = _is_bare(claim), _points_back(claim)
        target = None
        if bare or pointing:
            before = [one for one in reversed(kept) if one.anchor.i != claim.anchor.i and _near(one, claim)]
            target = next((one for one in before if _answers(one, claim, same, name, is_person)), None)
            if _is_sweeping(claim):
                others = [one for one in before if same(one.accused, target.accused if target else claim.accused)]
                target = target or next(iter(others), None)
                for one in (one for one in others if _covers(claim, one)):
                    one.denied, one.denial = True, one.denial or claim.denial
        elif claim.rule == "denial:deed" and _mark(claim, kept, same):
            continue
        if target is not None:
            target.denied = True
            target.denial = target.denial or claim.denial
        elif bare:
            loose.append(claim)
        else:
            kept.append(claim)
    return kept, loose


def _mark(denial: Claim, claims: Iterable[Claim], same: Same) -> bool:
    """Mark, in place, the accusations that a denial of a deed answers: the same accused, and the deed in like words.

    Returns whether there is one, so that the denial need not stand alone.
    """
    deed, marked = denial.act, False
    for one in claims:
        if deed is None or one.act is None or one.act.start >= deed.start or one.status != "alleged":
            continue
        if same(one.accused, denial.accused) and same_wording(deed.text, one.act.text, by_head=False):
            one.denied, one.denial, marked = True, one.denial or denial.denial, True
    return marked


def _is_sweeping(denial: Claim) -> bool:
    """Whether all that somebody is accused of is denied: "denies the charges", "any wrongdoing", "is innocent"."""
    verb = denial.anchor
    if denial.rule == "label:plea" or _insists(verb):
        return True
    thing = grammar.child(verb, "nsubjpass" if grammar.is_passive(verb) else "dobj")
    if thing is None:
        return False
    several = thing.tag_ == "NNS" and thing.lemma_.lower() in CHARGES
    return several or thing.lemma_.lower() in ("wrongdoing", "guilt", "misconduct")


def _covers(denial: Claim, claim: Claim) -> bool:
    """Whether a sweeping denial is of a claim too: a plea answers charges, and not what others say."""
    told = claim.rule.startswith("speech:") and claim.rule not in ("speech:paper", "speech:lapse")
    return not (denial.rule == "label:plea" and told)


def _answers(claim: Claim, denial: Claim, same: Same, name: Name, is_person: IsPerson) -> bool:
    """Whether the one who denies, or for whom it is denied, is the one accused.

    In one sentence any pronoun is taken to be; in the next one that stands for nobody else, "they" where several are
    accused. Who calls "the accusation" a lie may speak for the accused: it is enough that he is not the accuser.
    """
    if denial.rule == "denial:called-false":
        return not same(claim.accuser, denial.accused)
    if denial.accused is None:
        return False
    denier = _on_behalf(denial.accused)
    if same(claim.accused, denier):
        return True
    if claim.accused is None:
        return False
    here, there = claim.anchor.sent, denial.anchor.sent
    root = denier.root
    if denial.anchor.dep_ == "relcl" and grammar.inside(denial.anchor.head, claim.accused):
        return grammar.child(denial.anchor, "nsubj") is not None and denial.anchor.left_edge.lower_ == "who"
    if here.start == there.start and _is_of_the_charge(denial.anchor, root):
        return not same(claim.accuser, denier)
    taken_up = root.pos_ in ("PRON", "DET") or _takes_up(root)
    if here.start == there.start:  # "accused one of its reporters of theft, which the reporter denies"
        again = {one.lemma_.lower() for one in claim.accused if one.pos_ == "NOUN"}
        known = root.pos_ == "NOUN" and any(one.lower_ in ("the", "both") for one in root.children)
        body = _is_body(root) and not same(claim.accuser, denier)  # "…; the school rejects this"
        return root.pos_ == "PRON" or (known and root.lemma_.lower() in again) or body
    if here.end == there.start and _is_body(root):
        named = any(one.pos_ == "PROPN" for one in claim.accused) or name(claim.accused) != claim.accused.text
        return named and not is_person(claim.accused) and not same(claim.accuser, denier)
    if here.end != there.start or not taken_up or _several(claim.accused.root) != _several(root):
        return False
    meant = name(denier) if root.pos_ == "PRON" else None
    return meant is None or same(claim.accuser, denier)  # nobody denies what he says himself


def _charge_of(verb: Token) -> Token | None:
    """The noun of an aside that calls what was said a charge, of which a verb tells who denies it.

    The parser takes "a charge Lund dismissed as slander" for a relative clause, for a clause with "that", or for the
    main clause, whose subject is "a charge Lund".
    """
    head = verb.head
    if verb.dep_ == "acl" and verb.tag_ in ("VBD", "VBZ") and head.lemma_.lower() in CHARGES:
        return head
    if verb.dep_ == "relcl" and head.lemma_.lower() in CHARGES:
        return head
    subject = grammar.subject(verb)
    before = [] if subject is None else [one for one in subject.lefts if one.dep_ == "compound"]
    return next((one for one in before if one.lemma_.lower() in CHARGES and one.lower_ == one.text), None)


def _is_of_the_charge(verb: Token, denier: Token) -> bool:
    """Whether an aside calls what was said a charge, and who denies it is a name, or somebody of the accused's.

    "…, a charge Ordain dismissed as hysteria", "…, a claim its owner rejected".
    """
    charge = _charge_of(verb)
    if charge is None or all(one.lower_ not in ("a", "an") for one in (charge.left_edge, charge.head.left_edge)):
        return False
    return denier.pos_ == "PROPN" or any(one.dep_ == "poss" and one.lower_ in _OWN for one in denier.children)


def _takes_up(root: Token) -> bool:
    """Whether a noun phrase means those at hand: "the man", "both defendants"."""
    known = any(one.lower_ in ("the", "both", "all") for one in root.children)
    return known and root.lemma_.lower() in _AT_HAND | _GROUPS


def _is_body(root: Token) -> bool:
    """Whether a noun phrase means a body at hand: "the company"."""
    return root.lemma_.lower() in BODIES and [one.lower_ for one in root.lefts] == ["the"]


def _several(root: Token) -> bool:
    if root.lower_ in _SEVERAL or root.lemma_.lower() in _GROUPS or root.tag_ in ("NNS", "NNPS"):
        return True
    return any(one.dep_ == "conj" for one in root.children)


def _on_behalf(denier: Span) -> Span:
    """Whose spokesman or lawyer somebody is; else himself."""
    root = denier.root
    if root.lemma_.lower() not in _SPEAKING_FOR:
        return denier
    owner = grammar.child(root, "poss") or next((inner for _, inner in grammar.complements(root, ("for", "of"))), None)
    return noun_phrase(owner) if owner is not None else denier


def _is_bare(claim: Claim) -> bool:
    """Whether a claim says no more than that somebody denies something said before."""
    return claim.denied and claim.act is None and claim.accuser is None


def _points_back(claim: Claim) -> bool:
    """Whether a claim denies charges that it doesn't tell: "pleaded not guilty to all charges"."""
    if not claim.denied or claim.act is None or claim.accuser is not None or claim.rule != "label:plea":
        return False
    head = claim.act.root
    return head.lemma_.lower() in CHARGES | {"count", "offence", "offense"} and all(
        one.lower_ in _ANY or one.dep_ == "nummod" or not _tells_more(one) for one in head.children
    )


def _near(claim: Claim, denial: Claim) -> bool:
    one, other = claim.anchor.sent, denial.anchor.sent
    near = one.start == other.start or 0 <= other.start - one.end <= (_FAR if _is_sweeping(denial) else _NEAR)
    return claim.accused is not None and claim.kind != "convict" and near
