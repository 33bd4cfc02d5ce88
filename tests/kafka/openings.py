"""A plugin to be upgraded, and to be held up: it reads some of the first words of an article, each as a fact."""

from __future__ import annotations

import json
import os
from collections.abc import Collection
from pathlib import Path

NAME = "openings"
DISTRIBUTION = "onrecord-openings"
GATE = "ONRECORD_TEST_GATE"
"""The variable that names a folder: while it has a file `closed`, articles are held up, and named by a file each."""

_MODULE = '''\
"""The first words of an article."""

import os
import time
from pathlib import Path

from onrecord import Extractor, Fact, NoConfig, hookimpl


class Opening(Fact):
    """One of the first words."""

    word: str


class Openings(Extractor[NoConfig, Opening]):
    """Gives some of the first words."""

    name = "openings"
    fact_model = Opening
    schema_version = {schema_version}

    def extract(self, reading):
        if gate := os.environ.get("{gate}"):
            (Path(gate) / reading.article.id).touch()
            while (Path(gate) / "closed").exists():
                time.sleep(0.02)
        text = reading.article.text
        for number, word in enumerate(text.split()):
            if number in {words}:
                start = text.index(word)
                yield Opening(rule="word", word=word, evidence=[reading.evidence("word", start, start + len(word))])


@hookimpl
def register_extractors():
    return [Openings]
'''


def openings_site(folder: Path, version: str, *, schema_version: int, words: Collection[int]) -> Path:
    """A folder that makes the plugin appear installed, in this version, to whoever has it on its path.

    `words` are the numbers of the words that it reads.
    """
    site = folder / f"openings-{version}"
    metadata = site / f"onrecord_openings-{version}.dist-info"
    metadata.mkdir(parents=True)
    module = _MODULE.format(schema_version=schema_version, words=json.dumps(list(words)), gate=GATE)
    (site / "onrecord_openings.py").write_text(module)
    (metadata / "METADATA").write_text(f"Metadata-Version: 2.1\nName: {DISTRIBUTION}\nVersion: {version}\n")
    (metadata / "entry_points.txt").write_text("[onrecord.v1]\nopenings = onrecord_openings\n")
    return site


def environment(site: Path, gate: Path | None = None) -> dict[str, str]:
    """The variables of a process that is to run the plugin."""
    return {
        "PYTHONPATH": os.pathsep.join([str(site), os.environ.get("PYTHONPATH", "")]),
        "ONRECORD_PLUGINS__ALLOW": json.dumps([DISTRIBUTION]),
        "ONRECORD_POOL__SOFT_DEADLINE": "60",
        **({GATE: str(gate)} if gate else {}),
    }
