"""The sink: the facts that stand, kept in a store that follows the topics."""

from onrecord_streams.sink.keeper import Keeper
from onrecord_streams.sink.run import Run
from onrecord_streams.sink.topics import FromTopics

__all__ = ["FromTopics", "Keeper", "Run"]
