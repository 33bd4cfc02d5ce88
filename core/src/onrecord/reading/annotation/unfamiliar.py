"""Unfamiliar: what a fast part raises when it meets a model of another form than it knows."""


class Unfamiliar(Exception):
    """The model is run as spaCy runs it; the message says what differs."""
