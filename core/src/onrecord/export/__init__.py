"""Exports: facts in the words of published standards."""

from onrecord.export.popolo import vote_event
from onrecord.export.webannotation import annotation

__all__ = ["annotation", "vote_event"]
