"""The words that a list of those who voted in one way follows, a table with an example each."""

from __future__ import annotations

from typing import Final

from onrecord_votes.positions.frames import NUMBER_WORDS, list_frame

LIST_FRAMES: Final = (
    list_frame(
        "against_were",
        "against",
        ("oppos", "against", "no"),
        r"(?i:\bvot(?:ing|ed)\sno\swere\b)|(?:\b(?:opposed|opposing|voted\sagainst|voting\sagainst|votes\sagainst|against|voted\sno|no\svotes)\b[^.;:]{0,40}?"
        r"\s(?:were|was|are|came\sfrom|included)\b|\b(?:voted\sagainst|votes?\sagainst|against|opposed|no\svotes)(?:\sit|\sthe\s\w+)?\s?(?::|[–—]|\s-\s|\())",
        "The two countries that opposed it were Ordain and Pell.",
    ),
    list_frame(
        "for_were",
        "for",
        ("favo", "vot", "among those"),
        r"(?:\b(?:voted\sin\sfavou?r|voting\sin\sfavou?r|votes\sin\sfavou?r|in\sfavou?r|voted\sfor|voted\syes|[Aa]mong\sthose\swho\s(?:supported|backed))\b[^.;:]{0,40}?"
        r"\s(?:were|was|are|came\sfrom|included)\b|\b(?:in\sfavou?r|voted\sfor)\s?(?::|[–—]|\s-\s|\()|"
        r"\b[Vv]oting\s(?:for|in\ssupport)\b[^.;:]{0,40}?\swere\b)",
        "Voting in favour were Ordain and Pell.",
    ),
    list_frame(
        "abstaining_were",
        "abstain",
        ("abst",),
        r"(?:\b(?:abstained|abstaining|abstentions?)\b[^.,;:]{0,40}?\s(?:were|was|are|came\sfrom|from|by|included)\b|"
        r"\b(?:abstained|abstaining|abstentions?)\s?(?::|[–—]|\())",
        "It passed 12-0 with abstentions from Ordain and Pell.",
    ),
    list_frame(
        "abstaining_among_them",
        "abstain",
        ("among them",),
        r"\babst(?:ain|ained|aining|entions?),\s(?=[^.;]{3,90}\samong\sthem\b)",
        "Some 19 states abstain, Ordain and Pell among them.",
    ),
    list_frame(
        "for_from",
        "for",
        ("favo", "yes"),
        r"\b(?:in\sfavou?r|yes\svotes),?\sfrom\b",
        "It got two votes in favour, from Ordain and Pell.",
    ),
    list_frame(
        "against_from",
        "against",
        ("against", "no votes"),
        r"\b(?:votes?\sagainst|no\svotes),?\sfrom\b",
        "It got two votes against, from Ordain and Pell.",
    ),
    list_frame(
        "against_including",
        "against",
        ("includ", "among", "namely"),
        r"\b(?:against(?:\sit|\sthe\s\w+)?|no|opposed(?:\sit)?|dissented),?\s\(?(?:including|among\sthem|namely)\b",
        "Eight states voted against it, including Ordain and Pell.",
    ),
    list_frame(
        "for_including",
        "for",
        ("includ", "among", "namely"),
        r"\b(?:in\sfavou?r(?:\sof\sit)?|voted\s(?:for\sit|yes)),?\s\(?(?:including|among\sthem|namely)\b",
        "Eight states voted in favour, among them Ordain and Pell.",
    ),
    list_frame(
        "abstaining_including",
        "abstain",
        ("includ", "among", "namely"),
        r"\babst(?:ain|ains|ained|aining|entions),?\s\(?(?:including|among\sthem|namely)\b",
        "Eight states abstained, including Ordain and Pell.",
    ),
    list_frame(
        "with_support_of",
        "for",
        ("support of", "backing of", "votes of"),
        r"\b(?:had|has|with|won|got|received|gained)\s(?:only\s)?the\s(?:support|backing|votes)\sof\b",
        "It was carried 9-2 and had the support of the Greens and the Liberals.",
    ),
    list_frame(
        "backed_by",
        "for",
        ("ed by",),
        r"\b(?:was|were)\s(?:also\s|only\s)?(?:supported|backed)\s(?:only\s)?by\b",
        "The motion was carried 9-2 and was backed by the Greens.",
    ),
    list_frame(
        "vetoed_by",
        "veto",
        ("veto",),
        r"\b(?:vetoed\sby|vetoe?s?\s(?:by|from|of))\b",
        "The draft was vetoed by Ordain and Pell.",
    ),
    list_frame(
        "lone_against_by",
        "against",
        ("only", "lone", "sole", "single"),
        r"\b(?:only|lone|sole|single)\s(?:no[-\s]vote|dissent|dissenting\svote|vote\sagainst|opposing\svote)\s"
        r"(?:was|came\sfrom|coming\sfrom|cast\sby|was\scast\sby|from|by|being)\b",
        "The only vote against came from Ada Pell.",
    ),
    list_frame(
        "lone_dissenter",
        "against",
        ("dissent",),
        r"\b(?:only|lone|sole|single)\s(?:dissenter|dissenting\s(?:vote|voice))(?:,|\s(?:is|was)\s|:)",
        "The commission's lone dissenter, Ada Pell, is a farmer.",
    ),
    list_frame(
        "voting_to_reject",
        "against",
        ("oting to ",),
        r"\b[Vv]oting\sto\s(?:reject|oppose|block|deny|decline|kill|defeat|turn\sdown)\b[^.;:]{0,40}?\swere\b",
        "Voting to reject it were Ada Pell and Bo Olm.",
    ),
    list_frame(
        "voting_to",
        "for",
        ("oting to ",),
        r"\b[Vv]oting\sto\s(?!reject|oppose|block|deny|decline|kill|defeat|turn|keep|uphold|sustain)[a-z]+\b[^.;:]{0,40}?\swere\b",
        "Voting to approve it were Ada Pell and Bo Olm.",
    ),
    list_frame(
        "dissents_of",
        "against",
        ("dissent",),
        r"\b(?i:over|despite)\s(?:the\s|a\s)?(?:\w+\s)?(?:dissents?|objections?|opposition)\s(?:of|from|by)\b",
        "Over the dissents of Justices Ada Pell and Bo Olm, it ruled 6-3 for the state.",
    ),
    list_frame(
        "votes_of",
        "for",
        ("vote",),
        rf"\b(?:got|received|won|drew|attracted)\s(?:only\s|just\s)?(?:\d+|{NUMBER_WORDS})\svotes?\s?(?::|[–—]|,\s(?:from|those\sof)\b|from\b)",
        "It got only two votes: Ordain and Pell.",
    ),
    list_frame(
        "in_dissent",
        "against",
        ("dissent",),
        r"\b[Ii]n\s(?:a\s|his\s|her\s|their\s)?(?:[\w-]+\s)?dissent,\s",
        "In dissent, Justice Ada Pell, joined by Bo Olm, said that it went too far.",
    ),
    list_frame(
        "casting_vote_of",
        "deciding",
        ("vote of",),
        r"\b(?:casting|deciding|tie-?breaking)\svotes?\s(?:of|from|by|cast\sby)\b",
        "It was carried 6-5 on the casting vote of Ada Pell.",
    ),
    list_frame(
        "opposed_by",
        "against",
        ("opposed",),
        r"\b(?:was\s)?opposed\s(?:only\s)?by\b",
        "It passed 12-2, opposed by Ordain and Pell.",
    ),
)
