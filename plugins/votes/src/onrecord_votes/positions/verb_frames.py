"""The predicates whose subject voted in one way, a table with an example each."""

from __future__ import annotations

from typing import Final

from onrecord_votes.positions.frames import NUMBER_WORDS, verb_frame

_ADVERBS: Final = r"(?:\s(?:again|also|both|all|together|en\sbloc|en\smasse|as\sone|\w+ly))*"
_VOTE: Final = rf"\bvot(?:ed|es|ing|e)\b{_ADVERBS}"
_BE: Final = r"\b(?:is|was|are|were|be|been|being|becoming|became|becomes|as)\s"
_CAST: Final = r"\bcast(?:s|ing)?\s"
_LONE: Final = r"(?:the|a)\s(?:\w+\s)?(?:only|lone|sole|single|deciding|decisive|swing)\s(?:\w+\s){0,5}?"
_ALONE: Final = rf"(?:{_BE}|{_CAST}|,\s|(?<=[a-z]\s)(?=the\s))"
_OWN: Final = r"\s(?:his|her|its|their)\s(?:own\s)?(?:party|government|side|leaders?|colleagues?|group|bloc)\b"
"""Whom one votes against without its being told for or against what."""
_MOTION: Final = (
    r"(?:it|them|both|(?:the|this|that|each|either)\s(?:[\w-]+\s){0,2}?(?:idea|scheme|application|request|bid|permit|licen[cs]e|lease|"
    r"contract|merger|project|purchase|sale|rezoning|variance|clause|article|declaration|statement|agreement|pact|accord|"
    r"increase|tax|decision|legislation|bill|resolution|motion|amendments?|law|measures?|deal|"
    r"treaty|plan|proposal|package|text|draft|budget|changes?|ordinance|reform|levy|ban|move|levy|cuts?|closures?|nomination))"
)
_GAP: Final = (
    r"\b(?:broke|breaks?|breaking|cross(?:ed|es|ing)?|defie[sd]|defying|split(?:s|ting)?|switch(?:ed|es|ing))\b"
    r"[^.;]{1,60}?\sto\s"
)
_ONE_OF: Final = (
    r"\b(?:is|are|was|were)\s(?:also\s)?(?:among|one\sof|two\sof)\s"
    rf"(?:just\s|only\s)?(?:the|those|\d+|{NUMBER_WORDS}|\w+\s\w+s\b)[^,.;]{{0,40}}?"
)
"""What says that somebody was one of those who voted in one way."""

VERB_FRAMES: Final = (
    verb_frame(
        "votes_against",
        "against",
        ("vot",),
        rf"{_VOTE}\s(?:against(?!{_OWN})|no\b|nay|to\s(?:reject|oppose|block|acquit|deny|decline|turn\s(?:it\s)?down|kill|defeat|sustain\s(?:the|his|her|a)\s|uphold\s(?:the|his|her|a)\s\w*\s?veto))",
        "Ordain and Pell voted against the motion.",
    ),
    verb_frame(
        "unanimous_for",
        "for",
        ("unanimous",),
        r"\b(?:was|were)\sunanimous(?:ly)?\sin\s(?:voting\sfor|support|backing|favou?r|approving)\b",
        "The Greens were unanimous in voting for it.",
    ),
    verb_frame(
        "votes_for",
        "for",
        ("vot",),
        rf"{_VOTE}\s(?:for\b|in\sfavou?r|yes|aye|yea|with\sthe\sgovernment|to\s(?:approve|adopt|pass|support|back|confirm|ratify|"
        r"accept|convict|impeach|remove|dismiss|oust|override|keep|advance))",
        "Only Ordain and Pell voted in favour.",
    ),
    verb_frame(
        "dissents",
        "against",
        ("dissent", "oppos"),
        r"\b(?:dissent(?:s|ed|ing)|opposing)\b|\bopposed(?=[.,;]|$)|"
        r"(?<!\bin )(?<!\ba )(?<!\bthe )(?<!\bwithout )(?<!\bhis )(?<!\bher )(?<!\bof )\bdissent(?=[.,;]|$)",
        "It passed 9-1, with Governor Ada Pell dissenting.",
    ),
    verb_frame(
        "joins_against",
        "against",
        ("join", "sid"),
        r"\b(?:join(?:s|ed|ing)?|sid(?:es|ed|ing)\swith|vot(?:es|ed|ing|e)\swith(?=[^.;]{3,80}?\sagainst\s))\s(?:[\w'’]+\s){1,6}?(?:against\s(?:an?|the|it)\b|to\svote\sagainst|in\s(?:voting\s(?:against|no|down)|opposition|opposing|rejecting|defeating|blocking))\b",
        "It passed 52-47, with Ada Pell joining Democrats in opposition.",
    ),
    verb_frame(
        "joins_for",
        "for",
        ("join", "sid"),
        r"\b(?:join(?:s|ed|ing)?|sid(?:es|ed|ing)\swith)\s(?:[\w'’]+\s){1,4}?(?:to\svote\sfor|in\s(?:favou?r\b|voting\sfor|support|supporting|voting\syes|voting\sin\sfavou?r))\b",
        "It passed 52-47, with Ada Pell joining Democrats in support.",
    ),
    verb_frame(
        "joins_majority",
        "deciding",
        ("join",),
        r"\bjoin(?:s|ed|ing)?\s[^.;]{3,120}?\sin\sthe\smajority\b",
        "It passed 5-4, with Ada Pell joining Trustees Bo Olm and Cy Roe in the majority.",
    ),
    verb_frame(
        "among_abstaining",
        "abstain",
        ("among",),
        r"\b(?:(?:is|are|was|were)\s(?:also\s)?)?among\s(?:the|those)\b[^,.;]{0,30}?\babst(?:ain\w*|entions)\b",
        "Ordain and Pell were among those abstaining.",
    ),
    verb_frame(
        "among_for",
        "for",
        ("among", "one"),
        rf"{_ONE_OF}\b(?:in\sfavou?r|(?:vot(?:ing|ed)|who\svoted)\s(?:for|yes)|"
        r"who\s(?:[\w]+\s){0,4}?(?:supported|backed|approved|to\ssupport|to\sback))\b",
        "Ordain and Pell were among those in favour.",
    ),
    verb_frame(
        "among_against",
        "against",
        ("among", "one"),
        rf"{_ONE_OF}\b(?:voting\s|voted\s|vote\s)?(?:against|no|opposed|opposing|oppose|dissent\w*|objected)\b",
        "Ordain and Pell were among those that voted no.",
    ),
    verb_frame(
        "opposes",
        "against",
        ("oppose",),
        r"(?<!had )(?<!to )\boppose[sd]?\s(?:the|it|that|this|its|them|both)\b",
        "Trustees Ada Pell and Bo Olm opposed the plan, which the board passed 5-2.",
    ),
    verb_frame(
        "is_against",
        "against",
        ("opposed", "against"),
        r"\b(?:is|are|was|were)\s(?:both\s|all\s|also\s)?(?:opposed|against)(?=\s(?:it\b|the\b|them\b)|[,.;])",
        "It passed 9-2; Trustees Ada Pell and Bo Olm were opposed.",
    ),
    verb_frame(
        "is_in_favour",
        "for",
        ("favo",),
        r"\b(?:is|are|was|were)\s(?:both\s|all\s|also\s)?in\sfavou?r\b",
        "Only Chad and Peru were in favour of it.",
    ),
    verb_frame(
        "backs",
        "for",
        ("support", "back", "favo"),
        rf"(?<!had )(?<!to )\b(?:support(?:s|ed)?|back(?:s|ed)?|favou?r(?:s|ed)?)\s{_MOTION}\b",
        "The Greens backed the bill, which the assembly rejected 10-50.",
    ),
    verb_frame(
        "in_minority",
        "minority",
        ("minority", "losing", "outvoted"),
        r"\b(?:is|are|was|were|ended\sup)\s(?:both\s|all\s)?(?:in\sthe\sminority|on\sthe\slosing\s(?:side|end)|outvoted)\b",
        "It passed 5-2; Trustees Ada Pell and Bo Olm were in the minority.",
    ),
    verb_frame(
        "in_majority",
        "deciding",
        ("majority", "prevailing", "winning"),
        r"\b(?:is|are|was|were)\s(?:both\s|all\s)?(?:in\sthe\smajority|on\sthe\s(?:winning|prevailing)\sside)\b|"
        r"\b(?:made\sup|formed)\sthe\smajority\b",
        "It passed 2-1; Trustees Ada Pell and Bo Olm were in the majority.",
    ),
    verb_frame(
        "prefers",
        "prefers",
        ("prefer", "want", "favo", "for", "sought"),
        r"\b(?:preferred|wanted|favou?red|(?:argued|pushed|called|pressed)\sfor|sought)\s(?!to\sknow)|"
        r"\bin\sfavou?r\sof\s(?=no\s|an?\s|keeping|leaving|raising|cutting|holding)",
        "It held the rate in a 7-2 vote; Ada Pell and Bo Olm preferred a cut.",
    ),
    verb_frame(
        "sides_with",
        "beside",
        ("sid", "vot"),
        r"\b(?:sid(?:ed|es|ing)|vot(?:ed|ing))\swith\s(?=(?:the\s|Mr\.?\s|Ms\.?\s)?(?:[a-z]+\s)?[A-Z])",
        "The Greens voted against it. Ada Pell sided with the Greens.",
    ),
    verb_frame(
        "switches_for",
        "for",
        ("switch", "chang"),
        r"\b(?:switch|chang)(?:ed|es|ing)\s(?:his|her|their)\svotes?\s(?:from\s\w+\s)?to\s(?:yes|aye|yea)\b",
        "Trustee Ada Pell changed her vote to yes.",
    ),
    verb_frame(
        "switches_against",
        "against",
        ("switch", "chang"),
        r"\b(?:switch|chang)(?:ed|es|ing)\s(?:his|her|their)\svotes?\s(?:from\s\w+\s)?to\s(?:no|nay)\b",
        "Trustee Ada Pell switched her vote to no.",
    ),
    verb_frame(
        "votes_guilty",
        "for",
        ("guilty",),
        rf"{_VOTE}\s(?:guilty|to\sfind\s\w+\sguilty)\b",
        "Senator Ada Pell voted guilty.",
    ),
    verb_frame(
        "votes_not_guilty", "against", ("guilty",), rf"{_VOTE}\snot\sguilty\b", "Senator Ada Pell voted not guilty."
    ),
    verb_frame(
        "votes_with_majority",
        "deciding",
        ("majority", "winning"),
        rf"{_VOTE}\swith\sthe\s(?:majority|winning\sside)\b",
        "The committee passed it 5-4; Trustee Ada Pell voted with the majority.",
    ),
    verb_frame(
        "breaks_for",
        "for",
        ("broke", "break", "cross", "def", "split", "switch"),
        rf"{_GAP}(?:vote\s(?:for|in\sfavou?r|yes)|support|back|approve)\b",
        "It passed 5-4, with Trustee Ada Pell breaking with her allies to vote yes.",
    ),
    verb_frame(
        "breaks_against",
        "against",
        ("broke", "break", "cross", "def", "split", "switch"),
        rf"{_GAP}(?:vote\s(?:against|no)|oppose|reject)\b",
        "Senator Ada Pell broke ranks to vote against the bill.",
    ),
    verb_frame(
        "casts_against",
        "against",
        ("cast",),
        r"\bcast(?:ing|s)?\s(?:(?:the|both|all|their)\s)?(?:\w+\s)?(?:dissenting|opposing|negative|no)\svotes?\b",
        "Trustees Ada Pell and Bo Olm cast the dissenting votes.",
    ),
    verb_frame(
        "casts_for",
        "for",
        ("cast",),
        r"\bcast(?:ing|s)?\s(?:(?:the|both|all|their)\s)?(?:\w+\s)?(?:supporting|affirmative|yes|aye)\svotes?\b",
        "Trustees Ada Pell and Bo Olm cast the yes votes.",
    ),
    verb_frame(
        "writes_dissent",
        "against",
        ("dissent",),
        r"\b(?:(?:wrote|filed)\s(?:a|the|in)\s(?:\w+\s)?dissent\b|in\sdissent\b)",
        "Justice Ada Pell wrote a dissent.",
    ),
    verb_frame(
        "writes_for_majority",
        "for",
        ("writ", "wrote"),
        r"\b(?:wrote|writing)\s(?:for\sthe\s(?:majority|court)\b|the\s(?:majority|court['’]s)\s(?:opinion|ruling|decision))",
        "Justice Ada Pell wrote for the majority, joined by Bo Olm.",
    ),
    verb_frame(
        "abstains",
        "abstain",
        ("abstain", "vot"),
        r"\babstain(?:s|ed|ing)?\b|\bvot(?:ed|ing)\s(?:present|blank)\b",
        "Ordain abstained, and so the motion passed.",
    ),
    verb_frame(
        "gapped_against",
        "against",
        ("against", "in opposition"),
        r"\bagainst(?:\sit)?(?=[,.;]|\sand\b)|\bin\sopposition(?=[,.;]|$)",
        "Twelve voted for it, Ordain against.",
    ),
    verb_frame(
        "gapped_for",
        "for",
        ("favo", "for it"),
        r"\b(?:for\sit|in\sfavou?r)(?=[,.;]|\sand\b)",
        "The Greens voted against the bill, the Liberals for it.",
    ),
    verb_frame(
        "blocks_draft",
        "veto",
        ("block",),
        r"\bblock(?:s|ed|ing)?\s(?:[\w-]+\s){0,6}?(?:Security\sCouncil|Council)\s(?:[\w-]+\s)?(?:draft|resolution)\b",
        "Ordain blocked a United Nations Security Council resolution.",
    ),
    verb_frame(
        "vetoes",
        "veto",
        ("veto",),
        r"\bveto(?:es|ed|ing)?\b(?!\spower)",
        "Ordain vetoed a resolution of the Security Council.",
    ),
    verb_frame(
        "uses_veto",
        "veto",
        ("veto",),
        r"\b(?:us(?:es|ed|ing)|cast(?:s|ing)?|wield(?:s|ed|ing)|exercis(?:es|ed|ing))\s(?:(?:its|their|a|the|his|her)\s)?(?:\w+\s)?vetoe?s?(?:\s(?:right|power))?\b",
        "Ordain used its veto in the Security Council.",
    ),
    verb_frame(
        "stays_away",
        "absent",
        ("absent", "boycott", "vote", "participate"),
        r"\b(?:(?:is|are|was|were)\sabsent|boycott(?:s|ed|ing)\s(?:the|that|this)\s(?:vote|session|ballot|sitting)|"
        r"did(?:\snot|n['’]t)\s(?:vote|take\spart\sin\sthe\svote|participate\sin\sthe\svote)|missed\sthe\svote|skipped\sthe\svote)\b",
        "Ordain boycotted the vote.",
    ),
    verb_frame(
        "lone_against",
        "against",
        ("only", "lone", "sole", "single", "deci", "swing"),
        rf"{_ALONE}{_LONE}(?:no[-\s]vot(?:e|er)\b|nay\b|dissent\w*|holdout|vote\sagainst|votes\sagainst|opposing\svote|"
        r"negative\svote|(?:to|who|that)\s(?:vote[sd]?\s(?:against|no|to\s(?:reject|oppose|sustain|uphold))|oppose[sd]?|dissent))",
        "Ada Pell was the only member to vote against.",
    ),
    verb_frame(
        "lone_for",
        "for",
        ("only", "lone", "sole", "single", "deci", "swing"),
        rf"{_ALONE}{_LONE}(?:yes[-\s]vot(?:e|er)\b|vote\s(?:in\s(?:favou?r|support)|for)|supporting\svote|"
        r"(?:to|who|that)\s(?:vote[sd]?\s(?:for|in\sfavou?r|yes)|support(?:ed)?|back(?:ed)?))",
        "Ada Pell was the only member to vote in favour.",
    ),
    verb_frame(
        "lone_for_person",
        "minority",
        ("only", "lone", "sole", "single"),
        rf"{_ALONE}{_LONE}vote\s(?:in\s(?:his|her|their)\s(?:favou?r|support)|for\s(?:him|her|them))\b",
        "The board removed Bo Olm, 8-1. Trustee Ada Pell cast the only vote in his favour.",
    ),
    verb_frame(
        "lone_abstention",
        "abstain",
        ("only", "lone", "sole", "single", "deci", "swing"),
        rf"{_ALONE}{_LONE}(?:abstention|(?:to|who|that)\sabstain(?:ed)?)",
        "Ordain was the only country to abstain.",
    ),
    verb_frame(
        "breaks_tie",
        "deciding",
        ("deciding", "tie", "casting", "deadlock", "stalemate"),
        r"\b(?:cast|us)(?:s|es|ed|ing)?\s(?:the|a|her|his|their|its)\s(?:\w+\s){0,2}?(?:deciding|tie-?\s?breaking|casting|tiebreaker)\b|"
        r"\bbr(?:oke|eaks|eaking)\s(?:the|a)\s(?:[\d–-]+\s)?(?:tie|deadlock|stalemate)\b",
        "Vice President Ada Pell cast the tie-breaking vote.",
    ),
)
"""Earlier frames win over later ones at one place."""
