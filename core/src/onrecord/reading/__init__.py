"""From text to Reading: paragraphs, triggers, the shared parse, and the layers on top."""

from onrecord.reading.annotation import DEFAULT_MODEL, Model
from onrecord.reading.layers import LAYERS, Demand
from onrecord.reading.mentions import Mention, Mentions
from onrecord.reading.numbers import Quantity
from onrecord.reading.paragraphs import Paragraph
from onrecord.reading.quoted import Region
from onrecord.reading.reader import Reader
from onrecord.reading.reading import Annotated, Reading
from onrecord.reading.speech import Attribution

__all__ = [
    "DEFAULT_MODEL",
    "LAYERS",
    "Annotated",
    "Attribution",
    "Demand",
    "Mention",
    "Mentions",
    "Model",
    "Paragraph",
    "Quantity",
    "Reader",
    "Reading",
    "Region",
]
