"""View: the facts of a store as pages for people, served on this machine."""

from onrecord_streams.view.server import application, listening, serve
from onrecord_streams.view.sources import FileSource, Source, TopicsSource

__all__ = ["FileSource", "Source", "TopicsSource", "application", "listening", "serve"]
