"""Properties that hold for any text: evidence says what stands there, and the same text gives the same records."""

from __future__ import annotations

import tomllib
from collections.abc import Callable
from pathlib import Path
from typing import Any

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from onrecord_accusations.frames import LABELS, NOUNS, VERBS

HERE = Path(__file__)
SENTENCES = [
    *(row.example for rows in VERBS.values() for row in rows),
    *(row.example for row in (*NOUNS.values(), *LABELS.values())),
    *HERE.with_name("negatives.txt").read_text(encoding="utf-8").splitlines(),
    *(
        one["text"]
        for one in tomllib.loads(HERE.with_name("constructions.toml").read_text(encoding="utf-8"))["example"]
    ),
]
NOISE = st.text(st.sampled_from("aé \n\"“”'’(),;:—🙂accused of charged with"), max_size=30)
TEXTS = st.lists(st.one_of(st.sampled_from(SENTENCES), NOISE), min_size=1, max_size=4)


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(pieces=TEXTS, joint=st.sampled_from([" ", "\n", "\n\n", ""]))
def test_evidence_is_what_stands_there(
    pieces: list[str], joint: str, read: Callable[[str], list[dict[str, Any]]]
) -> None:
    text = joint.join(pieces)
    if not text.strip():
        return
    records = read(text)
    for record in records:
        for piece in record["evidence"]:
            assert text[piece["start"] : piece["end"]] == piece["exact"]
        shown = {piece["field"]: piece["exact"] for piece in record["evidence"]}
        for field in ("accuser_mention", "accused_mention", "act", "cue"):
            assert shown.get(field) == record[field]
    assert records == read(text)
