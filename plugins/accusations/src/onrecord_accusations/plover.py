"""PLOVER: the event type and mode of an accusation in the political event ontology PLOVER.

Source: PLOVER Political Event Classification Ontology, manual (Open Event Data Alliance). The manual folds CAMEO's
INVESTIGATE (09) and DISAPPROVE (11) into ACCUSE, which covers accusing "both judicially and informally", suing, and
all investigations; it moves court findings of guilt to SANCTION. The conversion table CAMEO2PLOVER of the same project
disagrees in three places, where this follows the manual:

- CAMEO 112 (accuse) and 115 (sue) become ACCUSE with mode disapprove in the table; here allege.
- CAMEO 116 (find guilty) stays with ACCUSE in the table; here SANCTION, mode convict.
- CAMEO 173 (arrest, detain, or charge with legal action) becomes COERCE in the table; a charge is ACCUSE here.

An acquittal or a dropped charge has no event type of its own.
"""

from __future__ import annotations

from typing import Final

from onrecord_accusations.facts import Kind, Status

_BY_KIND: Final[dict[Kind, tuple[str, str]]] = {
    "accuse": ("ACCUSE", "allege"),
    "blame": ("ACCUSE", "allege"),
    "allege": ("ACCUSE", "allege"),
    "suspect": ("ACCUSE", "allege"),
    "implicate": ("ACCUSE", "allege"),
    "criticize": ("ACCUSE", "disapprove"),
    "investigate": ("ACCUSE", "investigate"),
    "sue": ("ACCUSE", "allege"),
    "charge": ("ACCUSE", "allege"),
    "indict": ("ACCUSE", "allege"),
    "convict": ("SANCTION", "convict"),
}


def plover(kind: Kind, status: Status) -> tuple[str, str] | tuple[None, None]:
    """The event type and mode for an accusation; (None, None) where PLOVER has no event for it."""
    if status in ("acquitted", "dropped"):
        return None, None
    return _BY_KIND[kind]
