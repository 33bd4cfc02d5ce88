"""docs/reference/hooks.md: what a plugin may implement, from the specifications of the hooks."""

from __future__ import annotations

import inspect
from collections.abc import Iterator

from onrecord.hookspecs import Hookspecs
from onrecord.host import GROUP


def page() -> str:
    """The text of the page. Raises ValueError for a hook whose docstring has no example."""
    lines = [
        "# Hooks\n\n",
        f"A plugin is a module named in the entry-point group `{GROUP}` of a distribution. It implements any of ",
        "these, each as a function with the decorator `onrecord.hookimpl`. The host calls each plugin alone. One that ",
        "raises while it registers something is disabled, with a reason that `onrecord plugins list` shows; the ",
        "others go on.\n",
        *(part for name in _hooks() for part in _section(name)),
    ]
    return "".join(lines)


def _hooks() -> list[str]:
    return [name for name in vars(Hookspecs) if not name.startswith("_")]


def _section(name: str) -> Iterator[str]:
    hook = getattr(Hookspecs, name)
    parameters = [one for one in inspect.signature(hook).parameters if one != "self"]
    words = inspect.cleandoc(hook.__doc__ or "").split("\n\n")
    examples = [one for one in words if one.startswith("    ")]
    if not examples:
        raise ValueError(f"the hook {name} needs an example in its docstring")
    yield f"\n## `{name}({', '.join(parameters)})`\n"
    for paragraph in words:
        if paragraph in examples:
            yield f"\n```python\n{inspect.cleandoc(chr(10) + paragraph)}\n```\n"
        else:
            yield f"\n{' '.join(paragraph.split())}\n"
