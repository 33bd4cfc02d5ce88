"""Titles before names, those of members and those that need not come with a vote."""

from __future__ import annotations

from typing import Final

from onrecord_votes.lexicon import words

MEMBER_OPENINGS: Final = words(
    "conservative labour labor liberal green tory republican democratic socialist independent nationalist lib social "
    "christian"
)

TITLES: Final = words(
    "Judges Councillors Councilors Supervisors Commissioners Trustees Deputies Governors Council Board Committee "
    "Vice-Chair Cllr Cllrs Cllr. Coun. Ald. Alderwoman Vice-Chairman Vice-Chairwoman Vice-President Del. "
    "Assemblymen Regent Regents Clerk Senator Senators Sen Sen. Sens. Rep Rep. Reps. Representative Congressman "
    "Congresswoman President Vice Prime Minister MP MEP Deputy Councillor Councilor Councilman Councilwoman "
    "Councilmember Mayor Governor Gov. Justice Judge Commissioner Justices Chairman Chairwoman Chair Mr Mr. Mrs "
    "Mrs. Ms Ms. Dr Dr. Sir Lord Lady Baroness Dame Republican Democratic Democrat Labour Labor Conservative "
    "Independent Liberal Chief Member Members Leader Majority Minority House Senate Ambassador Secretary Former "
    "Supervisor Alderman Trustee Lib Dem Tory Green Legislator Legislators Assemblyman Assemblywoman "
    "Assemblymember Assemblymembers Councilmembers Selectman Selectmen Selectwoman Treasurer Chairperson Speaker "
    "Archbishop Bishop Canon Reverend Rev. Father Rabbi Imam Professor Prof. Delegate Delegates Councilmen "
    "Councilwomen Representatives Congressmen Ministers Sens "
)
_EXECUTIVE: Final = words(
    "President Vice Prime Minister Mayor Governor Gov. Secretary Ambassador Leader Chief Mr Mr. Mrs Mrs. Ms Ms. Dr "
    "Dr. Sir Lady Dame Archbishop Bishop Canon Reverend Rev. Father Rabbi Imam Professor Prof. Justice Judge Judges "
    "Justices"
)
"""Titles that need not come with a vote in the body."""
_SEATS: Final = TITLES - _EXECUTIVE
SEATS_SAID: Final = _SEATS | {title.lower() for title in _SEATS}
"""Titles of members, also as common nouns before a name: "student trustee Ada Pell"."""
TITLES_SAID: Final = SEATS_SAID | {title.lower() for title in _EXECUTIVE}
