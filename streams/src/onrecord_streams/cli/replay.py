"""`onrecord replay`: articles through again, chosen by id or by what the ledger says of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

import click

from onrecord.cli.names import names_option
from onrecord.cli.output import Format, format_option
from onrecord.config import Settings
from onrecord_streams.cli.options import (
    brokers_option,
    chosen,
    execute_option,
    extractors_of,
    group_option,
    stream_settings,
    topics_of,
)
from onrecord_streams.cli.sending import carry_out, conditions, reading_and_sending, where_option

if TYPE_CHECKING:
    from onrecord.cli import State


@click.command()
@brokers_option
@group_option
@click.option("--article", "articles", multiple=True, metavar="ID", help="This article, for all extractors. Repeat.")
@where_option
@names_option("--only", "Only for these extractors.")
@execute_option
@format_option
@click.pass_obj
def replay(
    state: State,
    brokers: str | None,
    group: str | None,
    articles: tuple[str, ...],
    where: tuple[str, ...],
    only: tuple[str, ...] | None,
    execute: bool,
    output: Format,
) -> int:
    """Have articles read again: those named, or those whose ledger entries meet the conditions, each by the extractors
    of these entries. Shows what would be sent; sends it with --execute.

    Conditions ask for extractor, extractor_version, status, stage, reason, model, fact_schema_version, article and
    article_version: after an upgrade, --where 'extractor_version<0.2'. With both, the conditions choose among the
    articles named.

    The newest version of each article is sent, as the articles topic has it; an article that was withdrawn is not.
    What retention has dropped makes the exit code 5.

    \b
      onrecord replay --article pier-is-closed --execute
      onrecord replay --where status=failed --where extractor=votes
    """
    from onrecord_streams import clients, groups, topics
    from onrecord_streams.history import History, unread
    from onrecord_streams.partitions import ends, retained
    from onrecord_streams.replay import FIELDS, Rules, plan
    from onrecord_streams.replay import chosen as articles_of
    from onrecord_streams.sending import Sender
    from onrecord_streams.tail import existing

    if not articles and not where:
        raise click.UsageError("say which articles: with --article ID, or with --where CONDITION")
    wanted_of = conditions(where, dict(FIELDS))
    streams = stream_settings(state, {"brokers": brokers, "group": group})
    limit = state.load(Settings).limits.article_bytes
    extractors = extractors_of(state)
    wanted_by = None if only is None else tuple(chosen(only, extractors))
    names = topics_of(extractors, streams)
    needed = reading_and_sending(names.articles, names.ledger, execute=execute)
    topics.partitions(needed, streams, operations=needed)
    with clients.admin(streams) as admin:
        since = groups.committed(admin, names.articles, streams)
    with clients.consumer(streams) as client:
        looked_at = ends(client, [names.articles])
        history = History(existing(client, [names.ledger]), set(articles) if articles else None)
        wanted = articles_of(history, wanted_of, wanted_by) if where else dict.fromkeys(articles, wanted_by)
        waiting = unread(client, names.articles, since, wanted.keys(), limit)
        there = retained(client, names.articles)
    planned = plan(wanted, history, waiting, Rules(names.articles, there, extractors.keys()))
    sender = Sender(names.articles, names.deadletters, looked_at, limit)
    return carry_out(state, planned, sender, streams, output, execute=execute)
