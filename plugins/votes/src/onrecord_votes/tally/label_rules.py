"""Labels: one count with its side, a table with an example each."""

from __future__ import annotations

from typing import Final

from onrecord_votes.tally.rules import label_rule

LABEL_RULES: Final = (
    label_rule(
        "for",
        "for_in_favour",
        ("favo",),
        r"{N}{OF}(?:\s{G}{OF})?{CAST}\sin\s(?:(?:his|her|its|their)\s)?favou?r\b",
        "Fourteen members were in favour.",
        14,
    ),
    label_rule(
        "for",
        "for_voted",
        ("vot",),
        r"{N}{OF}(?:\s{G}{OF})?{NAMED}(?:,?\swho)?(?:\s(?:had|have))?\s(?:voted|voting|vote){WHEN}\s(?:for|yes|aye|yea|to\s(?:approve|adopt|pass|"
        r"support|back|confirm|ratify|accept|convict|impeach|remove|dismiss|oust|override|do\sso))\b",
        "Eleven councillors voted for the bypass.",
        11,
    ),
    label_rule(
        "for",
        "for_voted_so",
        ("vote",),
        r"{N}{OF}\s{G}{OF}{SITTING}{NAMED}(?:\s(?:had|have))?\svoted?{WHEN}\sto\s"
        r"(?:uphold\s(?:the|each|both)\s(?:\w+\s)?charges?\b|(?!reject|oppose|acquit|deny|decline|refuse|kill|defeat|turn|throw|uphold|"
        r"sustain|block|keep|drop|table|not\b)[a-z]+\b)",
        "A total of 93 states in the General Assembly voted to suspend Tarn, with 24 against.",
        93,
    ),
    label_rule(
        "for",
        "for_backed_it",
        ("back", "support", "favo", "approv"),
        r"{N}\s(?:back(?:ed|ing)?|support(?:ed|ing)?|favou?r(?:ed|ing)?|approv(?:e|ed|ing))\s{MOTION}",
        "Sixty-eight opposed it and 61 supported it.",
        61,
    ),
    label_rule(
        "for",
        "for_of_needed",
        ("need", "requir", "necessary"),
        r"\b(?:received|receives|got|gets|won|wins|secured|secures|garnered|gained|gains|obtained|obtains|winning|receiving|getting|"
        r"polled|drew|mustered|musters|collected)\s(?:only\s|just\s)?{N}\sof\sthe\s{M}\s(?:votes\s)?(?:that\s)?(?:(?:he|she|it|were|was|are)\s)?"
        r"(?:needed|needs|required|requires|necessary)\b",
        "Bo Karst received only 103 of the 121 votes needed.",
        103,
    ),
    label_rule(
        "for",
        "for_said",
        ("said", "say", "agreed"),
        r"{N}{OF}(?:\s{G}{OF})?\ssa(?:id|ys?)\s(?:yes|aye)\b",
        "Of the members 112 said yes.",
        112,
    ),
    label_rule(
        "against",
        "against_it",
        ("oppos", "reject"),
        r"{N}(?:\s{G})?\s(?:oppos(?:e|ed|ing)|reject(?:ed)?)\s{MOTION}",
        "Sixty-eight backed the bill and 61 opposed it.",
        61,
    ),
    label_rule(
        "against",
        "against_opposed_by",
        ("opposed by", "rejected by", "opposition of"),
        r"\b(?:(?:opposed|rejected)\sby|[Dd]espite\sthe\sopposition\sof)\s(?:only\s|just\s|all\s|the\sother\s)*{N}{OF}(?=\s{G}|[,.;]|\swith\b|\sand\b|\swhich\b)",
        "The text was supported by 121 members and opposed by 64.",
        64,
    ),
    label_rule(
        "against",
        "against_said",
        ("said", "say"),
        r"{N}{OF}(?:\s{G}{OF})?\ssa(?:id|ys?)\s(?:no|nay)\b",
        "Of the members 118 said no.",
        118,
    ),
    label_rule(
        "for",
        "for_agreed",
        ("agreed", "approved", "voted"),
        r"\b(?i:all)\s(?:of\s)?(?:the\s|its\s)?{N}\s{G}{OF}\s(?:agreed|voted|approved)\b(?!\sagainst|\sno\b|\sto\s(?:reject|oppose))",
        "All seven members of the board agreed to close it.",
        7,
    ),
    label_rule("for", "for_votes", ("vote",), r"{N}\svotes?\sfor\b", "It got 88 votes for and none against.", 88),
    label_rule(
        "for",
        "for_yea",
        ("yea", "yay", "aye", "yes"),
        r"{N}\s(?:(?:yeas?|yays|ayes?|yes\svotes?)\b|yes(?=[,;.)]|\s(?:and|to)\b))",
        "There were 52 yeas.",
        52,
    ),
    label_rule(
        "for",
        "for_bare",
        ("for",),
        r"{N}(?:\s{G})?(?:\s(?:was|were|are|is|being))?\sfor(?:\sit)?(?=\sand\b|[,;.)]|\swith\b|$)",
        "The count was 20 for, 3 against.",
        20,
    ),
    label_rule(
        "for",
        "for_backed",
        ("back", "support", "approv", "endors"),
        r"{N}{OF}\s{G}{NAMED}(?:,?\s(?:who|that|which))?(?:\s(?:had|have))?\s(?:backed|backs?|backing|supported|supports?|supporting|approved|approving|approves?|endorsed|endorsing|endorses?)\b",
        "In all, 61 deputies backed the budget.",
        61,
    ),
    label_rule(
        "for",
        "for_backing",
        ("backing", "supporting", "endorsing"),
        r"{N}{OF}(?:\s{G}{OF})?{NAMED}\s(?:backing|supporting|endorsing)\s(?:it|them|the|this)\b",
        "It fell, with 44 opposed and 31 backing it.",
        31,
    ),
    label_rule(
        "for",
        "for_backed_by",
        ("approved", "backed", "support", "backing", "votes", "endorsed"),
        r"(?:(?:approved|backed|supported|endorsed)\sby|\b(?:support|backing|votes)\sof)\s"
        r"(?:all\s|the\s|other\s|remaining\s|only\s|just\s)*{N}{OF}\s{G}",
        "The text was backed by the remaining 23 members.",
        23,
    ),
    label_rule(
        "for",
        "for_received",
        ("vote",),
        r"\b(?:received|receives|got|gets|won|wins|secured|secures|garnered|garners|gained|obtained|winning|receiving|"
        r"securing|garnering|getting|polled|with|attracted|drew|mustered|collected)\s(?:only\s|just\s|all\s|a\stotal\sof\s)?"
        r"{N}{OF}\s(?:(?:delegates|members|deputies)['’]\s)?(?:valid\s|parliamentary\s|affirmative\s|positive\s)?votes?\b(?!\s(?:against|in\sfavou?r|short|more|needed|required|"
        r"to\s{M}|of\sno))",
        "She was elected speaker with 310 votes.",
        310,
    ),
    label_rule(
        "for",
        "for_it_got",
        ("got", "received", "won", "secured", "drew", "mustered"),
        r"\b(?:It|[Tt]he\s(?:bill|motion|amendment|measure|resolution|proposal|text|plan|nominee|candidate))\s"
        r"(?:got|received|won|secured|drew|mustered)\s(?:only\s|just\s)?{N}(?=[.,;]|\sand\s)",
        "The amendment needed 100 votes. It got 94.",
        94,
    ),
    label_rule(
        "for",
        "for_needed",
        ("need",),
        r"\bneed(?:s|ed|ing)\s{M}\s(?:votes?|ayes)\s(?:(?:[^.;,\d]|\d+-seat){1,40}?\s)?,?(?:but|and)\s(?:only\s|just\s)?(?:got|received|won|"
        r"secured|mustered)\s(?:only\s|just\s)?{N}(?=[,;.]|\svotes|\sof\sthem|$)",
        "The motion needed 76 votes and got 71.",
        71,
    ),
    label_rule(
        "for",
        "for_guilty",
        ("guilty",),
        r"{N}{OF}(?:\s{G}{OF})?\s(?:vot(?:ed?|es|ing)\s(?:(?:him|her)\s)?|found\s(?:[\w'’]+\s){1,3}?|finds?\s(?:[\w'’]+\s){1,3}?)guilty\b",
        "In the end 38 of the 60 senators found him guilty.",
        38,
    ),
    label_rule(
        "against",
        "against_not_guilty",
        ("not guilty",),
        r"{N}{OF}(?:\s{G}{OF})?\s(?:vot(?:ed?|es|ing)\s|found\s(?:[\w'’]+\s){1,3}?)?not\sguilty\b",
        "Senators voted: 38 guilty, 21 not guilty.",
        21,
    ),
    label_rule(
        "for",
        "for_read_out",
        ("ayes", "yeas"),
        r"\b(?i:ayes|yeas)(?:\s(?:are|were|have)\b|:)?(?:\sto\sthe\sright)?,?\s{N}",
        "Ayes 62, noes 58.",
        62,
    ),
    label_rule(
        "against",
        "against_read_out",
        ("noes", "nays"),
        r"\b(?i:noes|nays)(?:\s(?:are|were|have)\b|:)?(?:\sto\sthe\sleft)?,?\s{N}",
        "Ayes 62, noes 58.",
        58,
    ),
    label_rule(
        "for", "for_listed", (":", "="), r"\b(?i:in\sfavou?r|for|yes|ayes|yeas)\s?[:=]\s?{N}", "In favour: 41.", 41
    ),
    label_rule(
        "against",
        "against",
        ("against",),
        r"{N}{OF}(?:\s{G}{OF})?{CAST}\sagainst\b(?!\s\d)",
        "Nine countries voted against.",
        9,
    ),
    label_rule(
        "against",
        "against_named",
        ("vot",),
        r"{N}\s{G},\s(?=[A-Z])[^.;:]{3,90},\s(?:all\s)?(?:voted|voting)\s(?:against\b|no\b)",
        "Three members, Ordain, Pell and Skell, voted against the text.",
        3,
    ),
    label_rule(
        "abstain",
        "abstain_named",
        ("abst",),
        r"{N}\s{G},\s(?=[A-Z])[^.;:]{3,90},\s(?:all\s)?(?:abstained|abstaining)\b",
        "Three members, Ordain, Pell and Skell, abstained.",
        3,
    ),
    label_rule(
        "against",
        "against_voted_no",
        ("vot", "acquit"),
        r"{N}{OF}(?:\s{G}{OF})?{NAMED}(?:\shad|\shave)?\s(?:(?:voted|voting|vote){WHEN}\s(?:no\b|nay\b|to\s(?:reject|oppose|acquit|deny|decline|refuse|kill|defeat|turn\s(?:it\s)?down)\b)|to\sacquit\b)",
        "Three members voted no.",
        3,
    ),
    label_rule(
        "against",
        "against_voted_down",
        ("down",),
        r"{N}{OF}(?:\s{G}{OF})?\s(?:voted|voting|vote)\s(?:it|them)\sdown\b",
        "Only 21 councillors backed it, while 34 voted it down.",
        34,
    ),
    label_rule(
        "against",
        "against_voted_to_keep",
        ("to keep", "to retain"),
        r"{N}{OF}(?:\s{G}{OF})?{NAMED}\s(?:voted|voting|vote){WHEN}\sto\s(?:keep|retain)\s(?:him|her|it|them)\b",
        "In the end 76 members voted to remove the premier and 44 voted to keep him.",
        44,
    ),
    label_rule(
        "against",
        "against_nay",
        ("nay", "no", "dissent", "objection"),
        r"{N}\s(?:nays?\b|noes\b|no\svotes?\b|no(?=[,;.)]|\sand\b)|dissents?\b|dissenting\svotes?\b|objections?\b)",
        "The roll call gave 52 yeas to 48 nays.",
        48,
    ),
    label_rule(
        "against",
        "against_opposed",
        ("oppos", "dissent", "object"),
        r"{N}{OF}(?:\s{G}{OF})?{NAMED}(?:,?\swho)?(?:\s(?:were|was|being|had|have))?\s(?:opposed|opposing|opposes?|dissented|dissenting|dissents?|objected|objecting|objects?)\b",
        "Sixty members backed it and 12 opposed it.",
        12,
    ),
    label_rule(
        "against",
        "against_only",
        ("vot", "oppos", "dissent"),
        r"\b(?i:only|just)\s{N}\s{G}(?:\s(?:from|of|in)\s[^,.;()]{1,40}?)?\s(?:(?:to|who|that)\s(?:vote|voted|oppose|opposed)\s(?:against\b|no\b|it\b|the\b)|voting\sagainst|voted\sagainst|opposing|opposed|"
        r"dissenting|voting\sno)\b",
        "The dog levy went through with just two senators from Lowgate dissenting.",
        2,
    ),
    label_rule(
        "against", "against_listed", (":", "="), r"\b(?i:against|no|noes|nays)\s?[:=]\s?{N}", "Against: 17.", 17
    ),
    label_rule(
        "against",
        "against_none",
        ("against", "oppos", "dissent", "voted", "nays", "noes", "object"),
        r"\b(?i:none(?:\sof\s(?:the|its)\s(?:{M}\s)?{G})?(?:\svoted|\svoting)?\s(?:against|oppos\w+|object\w*|dissent\w*)|(?:nobody|no\sone|no\s{G})\s(?:voted\s|voting\s)?(?:against|opposed|"
        r"dissented|dissenting|voted\sno)|(?:no|without(?:\sany)?)\s(?:votes?\sagainst|dissenting\svotes?|nays|noes))\b",
        "The motion passed with no votes against.",
        0,
        fixed=0,
    ),
    label_rule(
        "abstain",
        "abstain",
        ("abst", "blank", "present"),
        r"{N}{OF}(?:\s{G}{OF})?{NAMED}(?:,?\swho)?(?:\s(?:had|have|are|is|were|was|chose\sto|opted\sto|decided\sto|to|in|recorded|formal))?\s"
        r"(?:abstained|abstaining|abstains?|abstentions?|abstainers|blank(?:\s(?:votes|ballots)|(?=[,.;]|$))|vot(?:ed|ing)\s(?:present|blank))\b",
        "Thirteen members abstained.",
        13,
    ),
    label_rule(
        "abstain",
        "abstain_listed",
        ("abst",),
        r"\b(?i:abstentions?|abstained|abstaining)\s?[:=]\s?{N}",
        "Abstentions: 6.",
        6,
    ),
    label_rule(
        "abstain",
        "abstain_none",
        ("abst",),
        r"\b(?i:(?:none(?:\sof\s(?:the|its)\s(?:{M}\s)?{G})?|nobody|no\sone|no\s{G})\s(?:abstained|abstaining)|(?:no|without(?:\sany)?)\sabstentions?)\b",
        "The treaty was ratified without abstentions.",
        0,
        fixed=0,
    ),
    label_rule(
        "absent",
        "absent",
        ("absen", "not", "didn", "missed", "stayed", "walked", "boycott"),
        r"{N}{OF}(?:\s{G}{OF})?{NAMED}(?:,?\swho)?(?:\s(?:were|was|being))?\s(?:absent|absences|absentees|not\svoting|not\spresent|did\snot\s"
        r"(?:vote|take\spart|participate|attend)|didn['’]t\svote|missed\sthe\svote|stayed\saway|walked\sout|"
        r"boycotted\sthe\s(?:vote|session|ballot|sitting))\b",
        "Four deputies were absent.",
        4,
    ),
)
