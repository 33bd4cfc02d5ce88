"""For tests and trials: a Reading of a text at hand."""

from onrecord.testing.readings import read_text

__all__ = ["read_text"]
