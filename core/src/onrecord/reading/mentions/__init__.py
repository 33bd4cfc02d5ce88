"""Mentions: the people, organisations and places of an article, and who "she" is."""

from onrecord.reading.mentions.mention import Mention
from onrecord.reading.mentions.resolver import Mentions, read_mentions

__all__ = ["Mention", "Mentions", "read_mentions"]
