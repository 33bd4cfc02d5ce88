"""The `onrecord` command: global options, plugins' commands, and what becomes of errors."""

from __future__ import annotations

import os
import signal
import sys
from collections.abc import Mapping, Sequence
from importlib import import_module
from io import TextIOWrapper
from pathlib import Path
from typing import TYPE_CHECKING, Final, NoReturn, get_args

import click

from onrecord import logs
from onrecord.cli import exits
from onrecord.cli.groups import Group
from onrecord.errors import ConfigError, OnrecordError
from onrecord.logs import LogFormat

if TYPE_CHECKING:
    from onrecord.cli.state import State
    from onrecord.host import Plugin

BUILT_IN: Final[Mapping[str, str]] = {
    "bench": "bench:bench",
    "completion": "completion:completion",
    "config": "config:config",
    "doctor": "doctor:doctor",
    "evaluate": "evaluate:evaluate",
    "export": "export:export",
    "extract": "extract:extract",
    "plugins": "plugins:plugins",
    "schema": "schema:schema",
    "sink": "sink:sink",
    "try": "trial:try_",
}
"""Where each command is: the module of `onrecord.cli` that is imported for it, and its name there."""


class _Commands(Group):
    """The built-in commands, each imported when it is called, and those of plugins, which are loaded only for commands
    that are not built in.

    Plugins that the worker may run come first: to start a worker, no other is imported.
    """

    _loaded = 0
    _disabled: Sequence[Plugin] = ()

    def list_commands(self, ctx: click.Context) -> list[str]:
        while self._load_more(ctx):
            pass
        return sorted({*BUILT_IN, *super().list_commands(ctx)})

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name in BUILT_IN:
            module, _, name = BUILT_IN[cmd_name].partition(":")
            command: click.Command = getattr(import_module(f"onrecord.cli.{module}"), name)
            return command
        while (found := super().get_command(ctx, cmd_name)) is None and self._load_more(ctx):
            pass
        return found

    def why_not_there(self) -> str:
        return "".join(
            f"\nThe plugin {one.name!r} of {one.distribution}, which may bring it, is disabled: {one.reason}"
            for one in self._disabled
        )

    def _load_more(self, ctx: click.Context) -> bool:
        """Load the plugins that the worker may run, the next time all others; False where there are none left."""
        if self._loaded == 2:
            return False
        from onrecord.cli.state import State
        from onrecord.config import Settings, survey, usable
        from onrecord.host import Host

        # settings that are wrong keep nobody from a command: it says what is wrong, where it reads them
        state = ctx.obj if isinstance(ctx.obj, State) else State()
        found = survey(Settings, state.settings_path)
        settings = usable(found)
        all_others = self._loaded > 0 and "plugins" not in found.faulty  # or one would run that was disabled
        host = Host(settings, allow=None if all_others else settings.plugins.allow)
        host.add_commands(self)
        self._disabled = [plugin for plugin in host.plugins if not plugin.enabled]
        self._loaded += 1
        return True


@click.group(cls=_Commands, context_settings={"help_option_names": ["-h", "--help"], "max_content_width": 100})
@click.option("--config", "path", type=click.Path(path_type=Path), help="Settings file; else ./onrecord.toml.")
@click.option("-v", "--verbose", count=True, help="Say more on stderr; twice for everything.")
@click.option("-q", "--quiet", is_flag=True, help="Say nothing on stderr but errors.")
@click.option("--no-color", is_flag=True, help="No colours, as with NO_COLOR set.")
@click.option("--log-format", type=click.Choice(get_args(LogFormat)), help="Of the log on stderr; else `[log] format`.")
@click.version_option(package_name="onrecord-core", prog_name="onrecord")
@click.pass_context
def cli(
    ctx: click.Context, path: Path | None, verbose: int, quiet: bool, no_color: bool, log_format: LogFormat | None
) -> None:
    """Read news articles into facts on record: who said what, how a body voted, how many people were harmed, and who
    accuses whom of what.

    \b
      onrecord extract article.txt
    """
    from onrecord.cli.state import State

    ctx.obj = State(path, -1 if quiet else verbose, not no_color, log_format)
    logs.set_up(ctx.obj.verbosity, _log_format(ctx.obj))


def _log_format(state: State) -> LogFormat:
    from onrecord.config import Settings

    try:
        return state.load(Settings).log.format
    except ConfigError:  # which the command says, where it reads settings
        return state.log_format or "text"


def main() -> NoReturn:
    """Run the command line and exit. People's errors end in one line on stderr, never in a traceback."""
    _open_streams()
    _encode_output()
    code = run(sys.argv[1:])
    if code == exits.INTERRUPT:
        signal.signal(signal.SIGINT, signal.SIG_IGN)  # a second Ctrl-C has nothing left to end, and changes no code
    sys.exit(code)


def _open_streams() -> None:
    """Put /dev/null in place of standard streams that whoever started us has closed (`<&-`).

    Else the first files that are opened become standard streams, and whatever is printed goes into them.
    """
    for number, (name, mode) in enumerate((("stdin", "r"), ("stdout", "w"), ("stderr", "w"))):
        if getattr(sys, name) is None:
            descriptor = os.open(os.devnull, os.O_RDWR)
            if descriptor != number:
                os.dup2(descriptor, number)
                os.close(descriptor)
            setattr(sys, name, os.fdopen(number, mode, encoding="utf-8", closefd=False))


def _encode_output() -> None:
    """Records are UTF-8 wherever they go, whatever the locale is; a terminal gets "?" for what it can't show."""
    if isinstance(sys.stdout, TextIOWrapper):
        if sys.stdout.isatty():
            sys.stdout.reconfigure(errors="replace")
        else:
            sys.stdout.reconfigure(encoding="utf-8")


def run(arguments: list[str]) -> int:
    """Run the command line with these arguments and return the exit code."""
    try:
        code = cli.main(arguments, prog_name="onrecord", standalone_mode=False)
        sys.stdout.flush()
    except click.ClickException as error:
        error.show()
        return error.exit_code
    except OnrecordError as error:
        return _say(str(error), error.exit_code)
    except (click.Abort, KeyboardInterrupt):
        return exits.INTERRUPT
    except BrokenPipeError:
        # the reader, such as `head`, has seen enough; nothing may be flushed into the closed pipe at exit
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        return exits.FAILURE
    except OSError as error:
        return _say(f"{error.filename}: {error.strerror}" if error.filename else str(error), exits.FAILURE)
    return code if isinstance(code, int) else exits.OK


def _say(message: str, code: int) -> int:
    logs.say_error(message)
    return code
