"""View: the facts of a store as pages for people, served on this machine."""

from onrecord_streams.view.server import application, serve
from onrecord_streams.view.sources import FileSource, Source

__all__ = ["FileSource", "Source", "application", "serve"]
