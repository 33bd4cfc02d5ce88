"""The same texts in another process, where strings hash otherwise: what a set was iterated for shows there.

`python -m onrecord.testing.again` is that process: it gets an Order on standard input and answers with Extractions,
both pickled, since both ends are ours.
"""

from __future__ import annotations

import os
import pickle
import subprocess
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from importlib import import_module
from operator import attrgetter
from typing import Any

from pydantic import BaseModel

from onrecord.errors import PluginError
from onrecord.extractor import Extractor
from onrecord.outcome import Extraction
from onrecord.testing.subject import Subject, Text


@dataclass(frozen=True, slots=True)
class Order:
    """What to read: the extractor by its module and name, its settings as JSON, and texts."""

    module: str
    qualname: str
    config: str
    texts: Sequence[Text]


def read_elsewhere(
    extractor: type[Extractor[Any, Any]], config: BaseModel, texts: Sequence[Text]
) -> list[Extraction] | None:
    """What an extractor makes of texts in a new process; None where that can't import it, as with a class in a test.

    Raises PluginError where that process fails otherwise.
    """
    order = Order(extractor.__module__, extractor.__qualname__, config.model_dump_json(), texts)
    seed = "2" if os.environ.get("PYTHONHASHSEED") == "1" else "1"
    environment = {**os.environ, "PYTHONHASHSEED": seed, "PYTHONPATH": os.pathsep.join(filter(None, sys.path))}
    done = subprocess.run(
        [sys.executable, "-m", __name__], input=pickle.dumps(order), env=environment, capture_output=True, check=False
    )
    if done.returncode:
        raise PluginError(f"a new process can't read with {order.qualname}:\n{done.stderr.decode(errors='replace')}")
    found: list[Extraction] | None = pickle.loads(done.stdout)
    return found


def main() -> None:
    """Do what the order on standard input says."""
    answer = os.fdopen(os.dup(1), "wb")
    os.dup2(2, 1)  # what a plugin prints is no part of the answer
    order: Order = pickle.load(sys.stdin.buffer)
    with answer:
        try:
            extractor = attrgetter(order.qualname)(import_module(order.module))
        except (ImportError, AttributeError):
            pickle.dump(None, answer)
            return
        subject = Subject(extractor, order.texts, config=extractor.config_model.model_validate_json(order.config))
        pickle.dump([one.extraction for one in subject.found], answer)


if __name__ == "__main__":
    main()
