"""docs/reference/layers.md: what a Reading may hold, from the declarations of the layers and of Reading."""

from __future__ import annotations

import inspect
from pathlib import Path
from typing import Final

from markdown import table_of

from onrecord.extractor import ANNOTATIONS
from onrecord.reading import LAYERS, Reading

READING: Final = Path(__file__).parents[1] / "reference" / "reading"
_SCOPES: Final = {
    "article": "the text and tokens of the whole article; brings nobody a paragraph",
    "own": "the paragraphs of its own triggers, which whoever requires it is given too",
    "asker": "the paragraphs of whoever asks",
}
_ANNOTATIONS: Final = {
    "parse": "sentences, tags and dependencies: `reading.sentences`, `token.dep_`, `token.head`, `token.pos_`",
    "lemmas": "`token.lemma_`",
    "entities": "named entities: `reading.entities`, `token.ent_type_`",
}


def page() -> str:
    """The text of the page. Raises KeyError for an annotation without words, ValueError for a layer without a page."""
    layers = [(_link(name), _given(name), layer.scope, _needs(name), _triggers(name)) for name, layer in LAYERS.items()]
    lines = [
        "# What a Reading holds\n\n",
        "An extractor names in `requires` what its readings must hold, and the host pays for no more; whatever else ",
        "it asks for raises `NotRequired`. In `consults` it names layers that are to read its own paragraphs only. ",
        "Why: [decision 0004](../decisions/0004-what-an-extractor-sees.md).\n\n## Annotations\n\n",
        "Of the paragraphs that the extractor is given; the others are tokenised only.\n\n",
        *table_of(("name", "gives"), [(f"`{name}`", _ANNOTATIONS[name]) for name in sorted(ANNOTATIONS)]),
        "\n## Layers\n\nComputed once for an article, on first use, and shared.\n\n",
        *table_of(("name", "gives", "scope", "needs", "triggers"), layers),
        "\n",
        *table_of(("scope", "reads"), [(f"`{name}`", words) for name, words in _SCOPES.items()]),
    ]
    return "".join(lines)


def _link(name: str) -> str:
    if not (READING / f"{name}.md").is_file():
        raise ValueError(f"the layer {name} needs a page {READING / name}.md")
    return f"[`{name}`](reading/{name}.md)"


def _given(name: str) -> str:
    """What `reading.<name>` is, by its docstring and type."""
    accessor = getattr(Reading, name)
    words = inspect.cleandoc(accessor.__doc__ or "").partition("\n")[0].rstrip(".")
    return f"{words}: `{inspect.signature(accessor.fget).return_annotation}`"


def _needs(name: str) -> str:
    return ", ".join(f"`{one}`" for one in sorted(LAYERS[name].needs)) or "nothing"


def _triggers(name: str) -> str:
    return "its own" if LAYERS[name].triggers else "none"
