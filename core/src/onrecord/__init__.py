"""Onrecord: news articles in, facts on record out. What a plugin author or a program needs is named here."""

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
