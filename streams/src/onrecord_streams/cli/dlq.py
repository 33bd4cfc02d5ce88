"""`onrecord dlq`: what could not be read, why, and having it read again."""

from __future__ import annotations

import base64
from collections import Counter
from collections.abc import Callable, Sequence
from typing import TYPE_CHECKING, Any, Final, TypeVar, get_args

import click

from onrecord import naming
from onrecord.cli import exits
from onrecord.cli.groups import Group
from onrecord.cli.names import names_option
from onrecord.cli.output import Format, format_option, rows_out
from onrecord.config import Settings
from onrecord.display import printable
from onrecord.errors import OnrecordError
from onrecord.outcome import Stage
from onrecord.wording import did_you_mean
from onrecord_streams.cli.options import (
    brokers_option,
    execute_option,
    extractors_of,
    group_option,
    say,
    stream_settings,
    topics_of,
)
from onrecord_streams.cli.sending import carry_out, conditions, reading_and_sending, where_option

if TYPE_CHECKING:
    from onrecord.cli import State
    from onrecord_streams.conditions import Condition
    from onrecord_streams.letters import Letter

_COLUMNS: Final = ("letter", "time", "article", "extractor", "stage", "class", "reason", "attempt", "message")

_Command = TypeVar("_Command", bound=Callable[..., Any])


@click.group(cls=Group)
def dlq() -> None:
    """Dead letters: list them, look at one, send articles again."""


def _choice(command: _Command) -> _Command:
    """The options that choose letters; all of them must be met."""
    for option in reversed(
        (
            names_option("--extractor", "Only letters of these extractors."),
            names_option("--stage", f"Only of these stages: {', '.join(get_args(Stage))}."),
            names_option("--error", "Only of these classes of errors."),
            names_option("--reason", "Only with these reasons, such as bad_json."),
            click.option("--article", "articles", multiple=True, metavar="ID", help="Only of this article. Repeat."),
            click.option("--since", metavar="TIME", help="Only from then on: ISO 8601, or 90m, 12h, 7d ago."),
            click.option("--until", metavar="TIME", help="Only before then."),
            where_option,
        )
    ):
        command = option(command)
    return command


@dlq.command("list")
@brokers_option
@_choice
@names_option("--count", "In place of the letters, how many there are for each value of these fields.")
@format_option
@click.pass_obj
def list_(state: State, /, brokers: str | None, count: tuple[str, ...] | None, output: Format, **choice: Any) -> int:
    """Show the dead letters, the oldest first: all, or those that the options choose.

    \b
      onrecord dlq list --since 24h
      onrecord dlq list --count extractor,stage,class
      onrecord dlq list --where 'attempt>2' -o csv > letters.csv
    """
    from onrecord_streams import clients, topics
    from onrecord_streams.dlq import FIELDS, Seen, letters
    from onrecord_streams.letters import without_text
    from onrecord_streams.tail import existing

    wanted = _wanted(**_by_extractor(state, choice))
    if unknown := [name for name in count or () if name not in FIELDS]:
        hint = did_you_mean(unknown[0], FIELDS) or f"; there are {', '.join(FIELDS)}"
        raise click.UsageError(f"--count: there is no field {unknown[0]!r}{hint}")
    streams = stream_settings(state, {"brokers": brokers})
    topic = topics_of({}, streams).deadletters
    topics.partitions([topic], streams, operations={topic: ("Read",)})
    seen = Seen()
    with clients.consumer(streams) as client:
        found = [without_text(letter) for letter in letters(existing(client, [topic]), wanted, seen)]
    rows = [letter.row() for letter in found if not seen.is_void(letter)]
    if count:
        values = Counter(tuple(row[name] for name in count) for row in rows)
        lines = [dict(zip(count, some, strict=True)) | {"letters": number} for some, number in values.most_common()]
        rows_out(output, state.console(), (*count, "letters"), lines)
    else:
        rows.sort(key=lambda row: row["time"])
        rows_out(output, state.console(), _COLUMNS, rows)
    foreign = f"; {seen.foreign} records there are no dead letters" if seen.foreign else ""
    say(state, f"{len(rows)} of {seen.letters} dead letters on {topic}{foreign}")
    return exits.OK


@dlq.command()
@click.argument("which", metavar="PARTITION:OFFSET|ARTICLE")
@brokers_option
@click.option("--no-text", is_flag=True, help="Without the article's bytes.")
@format_option
@click.pass_obj
def show(state: State, which: str, brokers: str | None, no_text: bool, output: Format) -> int:
    """Show everything about a dead letter, by its place, or about those of an article, by its id.

    Bytes that are not UTF-8 are shown in Base64.

    \b
      onrecord dlq show 3:1754
      onrecord dlq show pier-is-closed --no-text
    """
    from onrecord_streams import clients, topics
    from onrecord_streams.dlq import Seen, letters
    from onrecord_streams.fetching import fetch
    from onrecord_streams.letters import read_letter
    from onrecord_streams.tail import existing

    streams = stream_settings(state, {"brokers": brokers})
    topic = topics_of({}, streams).deadletters
    topics.partitions([topic], streams, operations={topic: ("Read",)})
    partition, _, offset = which.partition(":")
    with clients.consumer(streams) as client:
        if partition.isdecimal() and offset.isdecimal():
            read = [read_letter(record) for record in fetch(client, topic, [(int(partition), int(offset))])]
            found = [letter for letter in read if letter is not None]
        else:
            seen = Seen()
            found = list(letters(existing(client, [topic]), _wanted(articles=(which,)), seen))
            found = [letter for letter in found if not seen.is_void(letter)]
    shown = [_whole(letter, text=not no_text) for letter in found]
    if not shown:
        raise OnrecordError(f"{topic} has no dead letter {which}; `onrecord dlq list` shows those that it has")
    if output == "table":
        for one in shown:
            _print(one)
    else:
        rows_out(output, state.console(), tuple(shown[0]), shown)
    return exits.OK


@dlq.command()
@brokers_option
@group_option
@_choice
@click.option("--again", is_flag=True, help="Also what was read since the letter was written.")
@execute_option
@format_option
@click.pass_obj
def replay(
    state: State, /, brokers: str | None, group: str | None, again: bool, execute: bool, output: Format, **choice: Any
) -> int:
    """Have the articles of dead letters read again, each by the extractor that failed: all, or those that the options
    choose. Shows what would be sent; sends it with --execute.

    Left out is what was read, revised or withdrawn since, what waits already, and what was read
    `[streams.deadletters] attempts` times. What can't be sent though it should be makes the exit code 5.

    \b
      onrecord dlq replay --stage deadline --since 12h --execute
    """
    from onrecord_streams import clients, groups, topics
    from onrecord_streams.dlq import Rules, Seen, candidates, completed, letters, plan
    from onrecord_streams.history import History, unread
    from onrecord_streams.partitions import ends
    from onrecord_streams.sending import Sender
    from onrecord_streams.tail import existing

    wanted = _wanted(**_by_extractor(state, choice))
    streams = stream_settings(state, {"brokers": brokers, "group": group})
    limit = state.load(Settings).limits.article_bytes
    extractors = extractors_of(state)
    names = topics_of(extractors, streams)
    needed = reading_and_sending(names.articles, names.ledger, names.deadletters, execute=execute)
    partitions = topics.partitions(needed, streams, operations=needed)[names.articles]
    with clients.admin(streams) as admin:
        since = groups.committed(admin, names.articles, streams)
    with clients.consumer(streams) as client:
        looked_at = ends(client, [names.articles])
        seen = Seen()
        some = candidates(letters(existing(client, [names.deadletters]), wanted, seen), limit)
        some = [one for one in some if not seen.is_void(one.letter)]
        some = completed(some, client, names.articles, limit)
        ids = {one.article for one in some if one.article is not None}
        history = History(existing(client, [names.ledger]), ids)
        waiting = unread(client, names.articles, since, ids, limit)
    rules = Rules(streams.deadletters.attempts, extractors.keys(), names.articles, partitions, again)
    planned = plan(some, history, waiting, rules)
    sender = Sender(names.articles, names.deadletters, looked_at, limit)
    return carry_out(state, planned, sender, streams, output, execute=execute)


def _by_extractor(state: State, choice: dict[str, Any]) -> dict[str, Any]:
    """The choice with extractors by their names. One that is not here is only told: it may have left letters."""
    if not choice["extractor"]:
        return choice
    extractors = extractors_of(state)
    found = {one: naming.named(one, extractors) for one in choice["extractor"]}
    for one in (one for one, name in found.items() if name is None):
        say(state, naming.unknown(one, extractors))
    return choice | {"extractor": tuple(name or one for one, name in found.items())}


def _wanted(
    extractor: Sequence[str] | None = None,
    stage: Sequence[str] | None = None,
    error: Sequence[str] | None = None,
    reason: Sequence[str] | None = None,
    articles: Sequence[str] = (),
    since: str | None = None,
    until: str | None = None,
    where: Sequence[str] = (),
) -> list[Condition]:
    """What the options ask of letters. Raises UsageError."""
    from onrecord_streams.conditions import Condition
    from onrecord_streams.dlq import FIELDS
    from onrecord_streams.times import moment_or_ago

    stages = get_args(Stage)
    if unknown := [one for one in stage or () if one not in stages]:
        hint = did_you_mean(unknown[0], stages) or f"; there are {', '.join(stages)}"
        raise click.UsageError(f"--stage: there is no stage {unknown[0]!r}{hint}")
    found = conditions(where, dict(FIELDS))
    names = {"extractor": extractor, "stage": stage, "class": error, "reason": reason, "article": articles}
    found += [Condition(field, "in", tuple(some), "text") for field, some in names.items() if some]
    for operator, text, flag in ((">=", since, "--since"), ("<", until, "--until")):
        if text is not None:
            try:
                found.append(Condition("time", operator, moment_or_ago(text), "time"))
            except ValueError:
                raise click.UsageError(
                    f"{flag}: {text!r} is no time; write 2026-05-01T06:30, or 12h ago as 12h"
                ) from None
    return found


def _whole(letter: Letter, *, text: bool) -> dict[str, Any]:
    """All of a letter, as a row."""
    row = letter.row() | {
        "trace": letter.trace,
        "key": _readable(letter.key),
        "headers": [{"name": name, "value": _readable(value)} for name, value in letter.headers],
        "value_left_out": letter.left_out.sha256 if letter.left_out else None,
    }
    return row | {"value": _readable(letter.value)} if text else row


def _readable(value: bytes | None) -> str | None:
    if value is None:
        return None
    try:
        return value.decode()
    except UnicodeDecodeError:
        return "base64:" + base64.b64encode(value).decode()


def _print(row: dict[str, Any]) -> None:
    """A letter for people: a line for each field, what has several lines below."""
    headers, trace, value = row.pop("headers"), row.pop("trace"), row.pop("value", None)
    fields = [(name, one) for name, one in row.items() if one is not None]
    fields += [(f"header {one['name']}", one["value"]) for one in headers]  # which may repeat
    width = max(len(name) for name, _ in fields)
    for name, one in fields:
        click.echo(printable(f"{name:{width}}  {'' if one is None else one}"))
    for words in (trace, value):
        if words:
            click.echo(f"\n{printable(words.rstrip())}")
    click.echo()
