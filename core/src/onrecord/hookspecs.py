"""The hooks, whole. A plugin is a module named in the entry-point group `onrecord.v1` that implements any of them."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, Final

import pluggy

if TYPE_CHECKING:
    import click

    from onrecord.extractor import Extractor
    from onrecord.outcome import Failure

PROJECT: Final = "onrecord"

hookspec = pluggy.HookspecMarker(PROJECT)
hookimpl = pluggy.HookimplMarker(PROJECT)


class Hookspecs:
    """What a plugin may implement."""

    @hookspec
    def register_extractors(self) -> Iterable[type[Extractor[Any, Any]]]:  # type: ignore[empty-body]
        """Return the Extractor classes that this plugin brings."""

    @hookspec
    def register_commands(self, cli: click.Group) -> None:
        """Add commands to the `onrecord` command line."""

    @hookspec
    def extraction_failed(self, failure: Failure) -> None:
        """Observe that an extractor failed on an article. What this raises is logged and goes no further."""
