"""Every error that Onrecord raises, sorted by what whoever catches it should do.

OnrecordError
├── ConfigError          the settings are wrong: stop, exit code 3
├── PluginError          a plugin can't be used as asked: stop, exit code 3
├── ModelError           the language model can't be loaded: stop, exit code 3
├── ArticleError         this article can't be read: dead letter with `reason`, go on with the next
├── FactRejected         a plugin's fact breaks the contract: counted against the plugin
├── TooManyFacts         a plugin gives no end of facts for one article: a bug in the plugin
├── NotRequired          a plugin reads a layer that it did not declare: a bug in the plugin
├── StoreError           a file of facts can't be read or written: stop, exit code 1
└── PoolError            worker processes can't be started: stop, exit code 1

BaseException
└── DeadlineExceeded     a plugin's time is up; not an Exception, so that no plugin swallows it
"""

from __future__ import annotations

from typing import ClassVar


class OnrecordError(Exception):
    """The root of all errors that are meant for a person to read: the message says what, where and what to do."""

    exit_code: ClassVar[int] = 1
    """What the command line ends with when this reaches it."""


class ConfigError(OnrecordError):
    """A setting is missing, misspelt or out of range."""

    exit_code = 3


class PluginError(OnrecordError):
    """A plugin that was asked for is unknown or disabled."""

    exit_code = 3


class ModelError(OnrecordError):
    """The language model is not installed or can't be loaded."""

    exit_code = 3


class ArticleError(OnrecordError):
    """The bytes given can't be read as an article.

    `reason` is a stable code for dead letters and metrics (`not_utf8`, `bad_json`, `too_deep`, `duplicate_key`,
    `not_an_object`, `bad_field`, `missing_text`, `empty_text`, `too_large`, `lone_surrogate`, `nul`,
    `key_mismatch`, `no_key`, `bad_only`; of files also `no_file`, of documents `bad_encoding`, `bad_xml`,
    `entities`, `no_article`, `unknown_format` and `missing_package`); the message is for people.
    """

    def __init__(self, reason: str, message: str) -> None:
        super().__init__(message)
        self.reason = reason

    def __reduce__(self) -> tuple[type[ArticleError], tuple[str, str]]:
        return type(self), (self.reason, str(self))


class FactRejected(OnrecordError):
    """A fact has no evidence, offsets outside the text, or an `exact` that differs from the text there."""


class TooManyFacts(OnrecordError):
    """A plugin gives more facts for one article than any article has."""


class NotRequired(OnrecordError):
    """A plugin reads a part of the Reading that its `requires` and `consults` do not name."""


class StoreError(OnrecordError):
    """A file is no store of facts, is of a later version, or can't be read or written."""


class PoolError(OnrecordError):
    """Worker processes can't be started, or die before they are ready."""


class DeadlineExceeded(BaseException):
    """A plugin has used up its time for one article. Raised inside the plugin by a timer."""
