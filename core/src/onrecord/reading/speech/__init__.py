"""Speech: attributions, that is who says what, shared by every extractor that needs a source."""

from __future__ import annotations

from onrecord.reading.speech.attribution import NEEDS, TRIGGERS, Attribution, read_speech

__all__ = ["NEEDS", "TRIGGERS", "Attribution", "read_speech"]
