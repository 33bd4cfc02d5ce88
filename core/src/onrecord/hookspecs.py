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
        """Return the Extractor classes that this plugin brings.

        Asked once in each process, before the first article. A class that does not declare what it must is left out
        with a reason, and of several with one name all but Onrecord's own are; the plugin's others run.

            @hookimpl
            def register_extractors():
                return [Verdicts]
        """

    @hookspec
    def register_commands(self, cli: click.Group) -> None:
        """Add commands to the `onrecord` command line.

        Asked when somebody calls a command that is not built in, or for help: import what they need inside of them. The
        global options are in the State that `@click.pass_obj` gives. The exit code is what a command returns.

            @hookimpl
            def register_commands(cli):
                @cli.command()
                @click.pass_obj
                def verdicts(state):
                    \"\"\"Say how many verdicts there are.\"\"\"
        """

    @hookspec
    def extraction_failed(self, failure: Failure) -> None:
        """Observe that an extractor failed on an article. What this raises is logged and goes no further.

        `failure` has `article_id`, `extractor`, `stage`, `error` (the class), `message` and `trace`. It is called in
        the process that runs the command or the worker, not in those that read; keep it short.

            @hookimpl
            def extraction_failed(failure):
                pager.tell(f"{failure.extractor} failed on {failure.article_id}: {failure.message}")
        """
