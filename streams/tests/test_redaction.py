"""Redaction: secrets out of what errors and logs say, and nothing else out of it."""

from __future__ import annotations

import json
import logging
from pathlib import Path
from urllib.parse import quote

import pytest

from onrecord.errors import ConfigError, PluginError
from onrecord.outcome import Failure
from onrecord_streams import security
from onrecord_streams.cli.logs import redact
from onrecord_streams.redaction import Redaction
from onrecord_streams.settings import SecuritySettings

SECRET = "Zx81 'pass'/\"word\"\\ é"
REDACTION = Redaction([SECRET, "key-Qv22"])


@pytest.mark.parametrize(
    "written",
    [
        SECRET,
        repr(SECRET),
        repr([SECRET]),
        json.dumps(SECRET),
        f"sasl://desk:{quote(SECRET, safe='')}@kafka",
        "key-Qv22",
    ],
    ids=["plain", "repr", "in a list", "JSON", "address", "another"],
)
def test_a_secret_is_found_however_it_is_written(written: str) -> None:
    said = REDACTION(f"no login with {written}, said the broker")
    assert "***" in said
    assert said.startswith("no login with ")
    assert said.endswith(", said the broker")
    assert not any(part in said for part in ("Zx81", "Qv22"))


def test_texts_without_secrets_stay_as_they_are() -> None:
    for text in ("", "no login", "Zx81 pass", "…x81"):
        assert REDACTION(text) == text
    assert Redaction([])("no login") == "no login"


def test_short_and_empty_secrets_do_not_mangle_texts() -> None:
    assert Redaction(["", "a", "vot"])("a vote by the council") == "a vote by the council"
    assert Redaction(["vote"])("a vote by the council") == "a *** by the council"


def test_of_two_secrets_one_of_which_has_the_other_in_it_nothing_is_left() -> None:
    assert Redaction(["desk", "desk-7714"])("desk-7714, desk") == "***, ***"


def test_the_rest_of_a_secret_whose_beginning_was_cut_off_is_found() -> None:
    assert REDACTION("…y-Qv22 is wrong") == "…*** is wrong"


def test_a_failure_keeps_everything_but_the_secret() -> None:
    failure = Failure("story", "votes", "extract", "KeyError", "key-Qv22", "Traceback: key-Qv22")
    assert REDACTION.failure(failure) == Failure("story", "votes", "extract", "KeyError", "***", "Traceback: ***")


def test_an_error_keeps_its_class_and_loses_the_secret() -> None:
    with pytest.raises(PluginError, match=r"^no plugin \*\*\*$"), REDACTION.errors():
        raise PluginError("no plugin key-Qv22")


def test_the_log_has_no_secrets_in_lines_and_tracebacks(caplog: pytest.LogCaptureFixture) -> None:
    handler = caplog.handler
    before = handler.formatter
    logger = logging.getLogger()
    try:
        for _ in range(2):  # every command sets it anew
            redact(REDACTION)
        try:
            raise ValueError("key-Qv22")
        except ValueError:
            logger.exception("with %s", SECRET)
        assert "with ***\n" in caplog.text
        assert "ValueError: ***" in caplog.text
        assert "Qv22" not in caplog.text
        redact(Redaction(()))
        logger.warning("with key-Qv22")
        assert "with key-Qv22" in caplog.text
    finally:
        handler.setFormatter(before)


def test_secrets_are_those_of_variables_and_files_in_use_or_not(tmp_path: Path) -> None:
    file = tmp_path / "password"
    file.write_text("from-a-file\n")
    given = SecuritySettings(protocol="sasl_ssl", user="desk", password_file=file)
    assert security.redaction(given)("from-a-file") == "***"
    aside = SecuritySettings(enabled=False, password="from-a-variable", key_password_file=tmp_path / "gone")
    assert security.redaction(aside)("from-a-variable") == "***"
    file.unlink()
    with pytest.raises(ConfigError, match="password_file"):
        security.redaction(given)
