"""What `dlq replay` and `replay` have in common: the preview, the sending, and what is said of both."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final, TypeVar

import click

from onrecord.cli import exits
from onrecord.cli.output import Format, rows_out
from onrecord_streams.cli.options import say

if TYPE_CHECKING:
    from onrecord.cli import State
    from onrecord_streams.conditions import Condition, Kind
    from onrecord_streams.rights import Needed
    from onrecord_streams.sending import Planned, Sender
    from onrecord_streams.settings import StreamSettings

_COLUMNS: Final = ("verdict", "article", "extractors", "attempt", "letter", "source", "why")

_Command = TypeVar("_Command", bound=Callable[..., Any])


def where_option(command: _Command) -> _Command:
    """The option `--where`, as `where`."""
    return click.option(
        "--where", multiple=True, metavar="CONDITION", help="FIELD=VALUE, also != < <= > >= and ~ (contains). Repeat."
    )(command)


def conditions(where: Sequence[str], fields: dict[str, Kind]) -> list[Condition]:
    """What `--where` says. Raises UsageError."""
    from onrecord_streams.conditions import parse

    try:
        return [parse(one, fields) for one in where]
    except ValueError as error:
        raise click.UsageError(f"--where: {error}") from None


def reading_and_sending(articles: str, *others: str, execute: bool) -> Needed:
    """What is done with topics: all of them are read, and articles are sent where that was asked for."""
    return {articles: ("Read", "Write") if execute else ("Read",), **dict.fromkeys(others, ("Read",))}


def carry_out(
    state: State, planned: Sequence[Planned], sender: Sender, streams: StreamSettings, output: Format, *, execute: bool
) -> int:
    """Show what is planned, send it where that was asked for, and give the exit code."""
    from onrecord_streams.sending import SETTLED

    rows_out(output, state.console(), _COLUMNS, [one.row() for one in planned])
    count = Counter(one.verdict for one in planned)
    sendable = count.pop("send", 0)
    out = ", ".join(f"{number} {verdict.replace('_', ' ')}" for verdict, number in sorted(count.items()))
    left = f"; left out: {out}" if out else ""
    failed = 0
    if not execute:
        say(state, f"{sendable} would be sent to {sender.articles}{left}")
        if sendable:
            say(state, "nothing was sent: add --execute to send")
    else:
        sent = sender.send(planned, streams)
        failed = len(sent.failed)
        for why in sent.failed:
            click.echo(f"not sent: {why}", err=True)
        say(state, f"{sent.delivered - sent.overtaken} sent to {sender.articles}, {failed} failed{left}")
        if sent.overtaken:
            say(state, f"{sent.overtaken} changed meanwhile, and their newest versions were sent behind them")
    return exits.PARTIAL if failed or any(verdict not in SETTLED for verdict in count) else exits.OK
