"""Roles: what someone is, in the words before a name and in the apposition after it."""

from __future__ import annotations

import re
from typing import Final

from onrecord.reading.mentions import lexicon
from onrecord.reading.mentions.first_names import first_names
from onrecord.reading.mentions.mention import Gender
from onrecord.reading.wordlists import words

_WORD: Final = re.compile(r"[\w.'’-]+")
_STOP: Final = (
    r"\.(?<!\b[A-Z]\.)(?<!\b(?:St|Dr|Mr|Ms|Mt|Jr|Sr|Lt|Co)\.)(?<!\b(?:Mrs|Sen|Rep|Gov|Gen|Inc|Col|Rev)\.)"
    r"(?=\s|$|[”\"'’])"
)
"""A full stop that ends a sentence: no initial's and no title's."""
_APPOSITION: Final = re.compile(
    r"(?: \([^)\n]{1,25}\))?(?:, \d{1,3})?(?:,| [—–-]) ([^,;:—–()\n\"“”]{3,120}?)"
    rf"(?=[,;—–\n]|{_STOP}| who\b|$)"
)
_RUNS_ON: Final = re.compile(
    r"(?<=[A-Z]\.) (?=(?:The|This|These|That|He|She|It|They|We|I|You|In|On|At|But|And|A|An|His|Her|No|As|For)\b)"
)
"""The next sentence after an initial's full stop: "senator of the U.S. He …" """
_RELATIVE: Final = re.compile(r",? (?:who|whose|whom|that|this|which|where|when|and (?:now|currently|later|then))\b")
_FRONTED: Final = re.compile(
    r"(?:^|(?<=[\s(“\"]))"
    r"(?:(?:[Tt]he|[Aa]n?|[Hh]is|[Hh]er|[Ii]ts|[Tt]heir|[Oo]ne|[Aa]nother) "
    r"|(?=(?:[A-Z][\w.-]* ){0,3}[A-Z][\w-]*['’]s? [a-z]))"
)
"""Where a noun phrase begins: after an article, or with its owner ("Lund's lawyer")."""
_ENDS_INSIDE: Final = re.compile(r"[a-z)]\.\s")
_ARTICLE: Final = re.compile(r"(?:the|an?|one|another|his|her|their|then|now|former|formerly|once) ")
_FRONTED_PHRASE: Final = re.compile(r"[^,;:()“”\"\n]{3,110}")
_TIMES: Final = frozenset({"now", "then", "once", "currently", "formerly", "also", "himself", "herself"})
_DETERMINERS: Final = _TIMES | {"the", "a", "an", "one", "of", "his", "her", "its", "their", "another", "both"}
_CLAUSE_WORDS: Final = words(
    """
    said says told are is was were have has had will would can could should may might must do does did don't don’t be
    been i I he she it they we you if because while although though as whom but than so not never largely
    """
)
"""Words that make what follows a comma a clause and no apposition: "Lund, they are hearing a candidate"."""
_HEAD_STOPS: Final = lexicon.PREPOSITIONS | {"who", "whose", "that", "which", "and", "or", "but", "when", "where"}
_NO_APPOSITION: Final = _CLAUSE_WORDS | lexicon.SPEECH_VERBS | (_HEAD_STOPS - _DETERMINERS)
"""First words of what is no apposition: "Lund, and …", "Lund, said …"."""
_ROLE_WORD: Final = re.compile(r"(?:[A-Za-z]\.)*[^\W\d_][\w'’&/-]*|(?:[A-Z]\.)+(?:['’]s)?")
"""A word that may be part of a role; none with a mark behind it, none that starts with a figure."""
_NO_ROLE_WORD: Final = (
    lexicon.PREPOSITIONS
    | lexicon.CONJUNCTIONS
    | lexicon.SPEECH_VERBS
    | lexicon.DAYS_AND_MONTHS
    | (lexicon.FUNCTION_WORDS - lexicon.ROLE_MODIFIERS)
    | words("a.m p.m thanks congratulations watch")
)
_ARTICLES: Final = frozenset({"the", "a", "an", "one", "another", "both"})
_OWNERS: Final = frozenset({"his", "her", "its", "their", "my", "our", "your"})
_ADJECTIVE: Final = re.compile(r"[\w'’]+(?:al|ic|ary|ous|ist|ism|ian|ese|ish|ogy|ship|wide|ive|ible|able)")
"""What a word ends in that is no verb: "regional", "nationalist"; and so the verbs that do: _ADJECTIVE_VERBS."""
_ADJECTIVE_VERBS: Final = words(
    """
    appeal deal heal reveal seal signal steal finish publish punish vanish abolish establish wish vary arrive believe
    deceive derive drive forgive give have live perceive receive relieve save serve survive thrive enable disable
    """
)
_VERBLIKE: Final = re.compile(
    r"\w+(?:ed|ing|[^suai]s)|hit|met|beat|shot|led|won|lost|sent|kept|left|found|saw|took|gave|got|made|paid|cut|put|set"
    r"|let|cast|read|bid|quit|rid"
)
_VERBS_TOO: Final = words("support show head lead host guard fund aid design film land line lobby sound talk trust")
"""Modifiers that open a role only after an article: "they support leader Ada Lund"."""
_NO_TITLES: Final = words("man woman person people boy girl winner source gentleman local")
"""Nouns that alone before a name are no role of it: "a woman Ada Lund knew"."""
_PLAIN_PARTICIPLES: Final = words(
    "acting disgraced embattled outgoing ousted presiding ranking renowned retired sitting"
)
_BEFORE_DETERMINERS: Final = lexicon.PREPOSITIONS | {"and", "or", "both", "all"}
_FURTHEST: Final = 125
_LONGEST: Final = 8
"""The most words that a role before a name is read back for."""


def role_before(before: str) -> tuple[str, Gender | None, int] | None:
    """The role in small letters right before a name: "the Norland spokeswoman Ada Lund".

    `before` is the text up to the name. Returns the role, the gender that it tells and its length in characters.
    """
    space = before[-1:]
    if space != " " and space != "\xa0":
        return None
    noun = before[max(0, len(before) - 30) : -1].split(" ")[-1]
    if not noun or not noun[-1].isalpha() or not is_role_noun(noun.lower()):
        return None
    start = _reach(before, len(before) - 1 - len(noun))
    role = before[start:].rstrip()
    if role in lexicon.BARE_NOUNS or noun in _NO_TITLES:
        return None
    return role, lexicon.ROLE_NOUNS.get(noun), len(before) - start


def role_start(before: str, title: str) -> int:
    """Where the role of a title in capitals begins: "former Governor Ada Lund", "the Lund campaign Chairman"."""
    if before[-1:] != " ":
        return len(before)
    return _reach(before, len(before), nouns=title[-1:] != ".")


def _reach(before: str, end: int, *, nouns: bool = True) -> int:
    """Where the words begin that belong to the role whose noun starts at `end`.

    A word belongs to it if it has a capital, is a modifier that is known or looks like one (`_modifies`), or is the
    first one after an article: "the ferry skipper Bo Hale". Without `nouns` only adjectives count in small letters.
    """
    words = before[:end].split()[-_LONGEST:]
    taken, closed = 0, False
    for word in reversed(words):
        lower = word.lower()
        if lower in _ARTICLES or lower in _OWNERS:
            closed = True
            break
        if not _ROLE_WORD.fullmatch(word):
            break
        if lower in _NO_ROLE_WORD and not (word[0].isupper() and lower in lexicon.ORGANISATION_NOUNS):
            break
        taken += 1
    words = words[len(words) - taken :]
    begin = len(words)
    while begin > 0:
        word = words[begin - 1]
        opens = closed and begin == 1
        if not (
            _modifies(word, opens, nouns) or (nouns and opens and len(words) < 4 and not _VERBLIKE.fullmatch(word))
        ):
            break
        begin -= 1
    if not closed and begin < len(words) and words[begin] in _VERBS_TOO:
        begin += 1
    at = end
    for word in reversed(words[begin:]):
        at = before.rindex(word, 0, at)
    return at


def _modifies(word: str, opens: bool, nouns: bool) -> bool:
    """Whether a word is one that goes before a role; `opens` says that it follows an article, `nouns` that it may be a
    noun."""
    lower = word.lower()
    if word[0].isupper():
        return not lower.endswith(("ing", "ed")) or lower in lexicon.ROLE_MODIFIERS or lower in lexicon.ROLE_PARTICIPLES
    if lower in lexicon.DEMONYMS:
        return True
    if "-" in word or lower.endswith(("'s", "’s", "s'", "s’")) or lower in lexicon.ROLE_MODIFIERS:
        return nouns
    if lower in lexicon.ROLE_NOUNS or lower in lexicon.INSTITUTION_NOUNS:
        return nouns
    if lower in lexicon.ROLE_PARTICIPLES:
        return opens or lower in _PLAIN_PARTICIPLES
    return _ADJECTIVE.fullmatch(lower) is not None and lower not in _ADJECTIVE_VERBS


def role_beside(
    before: str, after: str, *, strict: bool, name_is_full: bool = True
) -> tuple[str, Gender | None] | None:
    """The role in an apposition, and the gender that it tells.

    "Ada Lund, the mayor of Port Hale," or "The mayor of Port Hale, Ada Lund,". `strict` asks for more than a word that
    is as often something else ("head", "chair"). For a surname alone only what follows counts, with an article.
    """
    if after[:1] in (",", " ") and _may_be_apposed(after, name_is_full) and (match := _APPOSITION.match(after)):
        found = _role_in(match[1], strict) if name_is_full or _ARTICLE.match(match[1]) else None
        if found:
            return found
    if name_is_full and before.endswith(", ") and after[:1] in (",", ".") and (fronted := _fronted(before[:-2])):
        return _role_in(fronted, strict)
    return None


def _may_be_apposed(after: str, name_is_full: bool) -> bool:
    """Whether what follows a name may be an apposition: a cheap test by its first word, which says no to most."""
    if after[:2] != ", " or after[2:3].isdigit():
        return True
    if not name_is_full and not _ARTICLE.match(after, 2):
        return False
    return _NO_APPOSITION.isdisjoint(after[2:32].split(None, 1)[:1])


def _fronted(before: str) -> str | None:
    """The longest noun phrase that a text ends with, its determiner left off: "mayor of the port" of "He met the mayor
    of the port". A determiner that follows no preposition begins another phrase: "the envoy met the mayor"."""
    for match in _FRONTED.finditer(before, max(0, len(before) - _FURTHEST)):
        phrase = before[match.end() :]
        words = phrase.lower().split()
        inner = [at for at, word in enumerate(words) if word in ("the", "a", "an", "his", "her", "its", "their")]
        if (
            _FRONTED_PHRASE.fullmatch(phrase)
            and not _ENDS_INSIDE.search(phrase)
            and all(at and words[at - 1] in _BEFORE_DETERMINERS for at in inner)
        ):
            return phrase
    return None


def _role_in(phrase: str, strict: bool) -> tuple[str, Gender | None] | None:
    """The role that a noun phrase gives; None where its head is no noun for a person.

    Without an article the phrase may be the next name of a list: "Ada Lund, Bo Dean, Mara Quill".
    """
    phrase = _RELATIVE.split(_RUNS_ON.split(phrase, maxsplit=1)[0], maxsplit=1)[0]
    words = phrase.split()
    if not _CLAUSE_WORDS.isdisjoint(words):
        return None
    bare = True
    while words and words[0].lower() in _DETERMINERS:
        bare = bare and words[0].lower() in _TIMES
        words = words[1:]
    head, at = "", 0
    for at, word in enumerate(words[:9]):
        if word.lower() in _HEAD_STOPS:
            at -= 1
            break
        if word in lexicon.SPEECH_VERBS:
            return None
        head = word.rstrip(".,")
    lower = head.lower()
    if not is_role_noun(lower) or (strict and lower in lexicon.BARE_NOUNS and len(words) < 3):
        return None
    if bare and head[0].isupper():
        following = words[at + 1].lower() if at + 1 < len(words) else ""
        if len(words) == 1 or following in ("and", "or") or (at and words[0].lower() in first_names()):
            return None
    if words[-1].lower() in lexicon.PREPOSITIONS:
        words = words[:-1]
    return " ".join(words), lexicon.ROLE_NOUNS.get(lower)


def role_head(phrase: str) -> str | None:
    """The noun for a person at the head of a phrase, in its one form: "secretary" of "the state secretary"."""
    head: str | None = None
    for word in _WORD.findall(phrase.lower()):
        if word in _HEAD_STOPS:
            break
        head = word
    if head is None:
        return None
    if head not in lexicon.ABBREVIATED_ROLES:
        head = head.rstrip(".")
    return (
        lexicon.ABBREVIATED_ROLES.get(head, head) if is_role_noun(head) or head in lexicon.ABBREVIATED_ROLES else None
    )


def is_role_noun(lower: str) -> bool:
    """Whether a word, in lower case, is a noun for someone in an office, a trade or a family."""
    if "-" not in lower:
        return lower in lexicon.ROLE_NOUNS
    first, _, last = lower.rpartition("-")
    return lower in lexicon.ROLE_NOUNS or (
        last in lexicon.ROLE_NOUNS and last not in lexicon.BARE_NOUNS and first[:1].isalpha()
    )


def is_title(lower: str) -> bool:
    """Whether a word, in lower case, stands with a capital before a name: "Governor Lund"."""
    return (
        lower in lexicon.TITLE_NOUNS
        or lower in lexicon.PLURAL_TITLES
        or ("-" in lower and not lexicon.TITLE_NOUNS.isdisjoint(lower.split("-")))
    )
