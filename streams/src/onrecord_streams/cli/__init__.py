"""The commands that streams adds. Their modules import clients of the broker only when a command runs."""

import click

from onrecord_streams.cli.bench import bench_stream
from onrecord_streams.cli.config import config_streams
from onrecord_streams.cli.demo import demo
from onrecord_streams.cli.dlq import dlq
from onrecord_streams.cli.doctor import doctor_broker
from onrecord_streams.cli.erase import erase
from onrecord_streams.cli.lag import lag
from onrecord_streams.cli.produce import produce
from onrecord_streams.cli.replay import replay
from onrecord_streams.cli.reset import reset
from onrecord_streams.cli.retract import retract
from onrecord_streams.cli.schema import schema_asyncapi
from onrecord_streams.cli.sink import sink_sqlite
from onrecord_streams.cli.tail import tail
from onrecord_streams.cli.topics import topics
from onrecord_streams.cli.view import view
from onrecord_streams.cli.worker import worker

COMMANDS: tuple[click.Command, ...] = (
    bench_stream, config_streams, demo, dlq, doctor_broker, erase, lag, produce, replay, reset, retract,
    schema_asyncapi, sink_sqlite, tail, topics, view, worker,
)  # fmt: skip
