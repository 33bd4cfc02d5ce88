"""Onrecord: news articles in, facts on record out. What a plugin author or a program needs is named here.

Names are imported when they are first asked for: `onrecord --version` needs no pydantic.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING, Any, Final

if TYPE_CHECKING:
    from onrecord.article import Article
    from onrecord.errors import (
        ArticleError,
        ConfigError,
        DeadlineExceeded,
        FactRejected,
        ModelError,
        NotRequired,
        OnrecordError,
        PluginError,
        PoolError,
    )
    from onrecord.extractor import Extractor, NoConfig
    from onrecord.facts import Evidence, Fact
    from onrecord.hookspecs import hookimpl

__all__ = [
    "Article",
    "ArticleError",
    "ConfigError",
    "DeadlineExceeded",
    "Evidence",
    "Extractor",
    "Fact",
    "FactRejected",
    "ModelError",
    "NoConfig",
    "NotRequired",
    "OnrecordError",
    "PluginError",
    "PoolError",
    "hookimpl",
]

_ELSEWHERE: Final = {
    "Article": "article",
    "Evidence": "facts",
    "Extractor": "extractor",
    "Fact": "facts",
    "NoConfig": "extractor",
    "hookimpl": "hookspecs",
}
"""The modules of the names that are no errors."""


def __getattr__(name: str) -> Any:
    if name not in __all__:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    found = getattr(import_module(f"{__name__}.{_ELSEWHERE.get(name, 'errors')}"), name)
    globals()[name] = found
    return found
