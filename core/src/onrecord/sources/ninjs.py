"""ninjs: News in JSON of the IPTC, versions 1, 2 and 3 (https://iptc.org/standards/ninjs/).

Version 1 has `body_html`, `body_text` and `headline`, and names in lower case; version 2 has lists, `bodies` and
`headlines`; version 3 has those, and names in camel case. What is read here is the same in all three.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, Final

from onrecord.errors import ArticleError
from onrecord.sources import markup, plain
from onrecord.sources.documents import Draft, time_of, web_address

_OF_TEXT: Final = frozenset({"text", "composite", "component"})
"""The `type` of items that have an article; others are pictures, sounds and plans."""

_SIGNS: Final = frozenset(
    {"pubstatus", "pubStatus", "versioncreated", "versionCreated", "headlines", "bodies", "representationtype"}
    | {"representationType", "standard", "body_html", "body_text", "body_xhtml", "renditions", "associations"}
)
"""Names that beside `uri` tell that an object is ninjs."""

_SOURCES: Final = ("infosource", "infosources", "infoSources")


def is_ninjs(value: object) -> bool:
    """Whether a JSON value looks like an item of ninjs."""
    return isinstance(value, dict) and "uri" in value and not _SIGNS.isdisjoint(value)


def draft(item: Mapping[str, Any]) -> Draft:
    """What an item says. Raises ArticleError where it is no article.

    The body in markup is preferred to the one in plain text, which often has lost its paragraphs.
    """
    kind = _text(item, "type")
    if kind is not None and kind not in _OF_TEXT:
        raise ArticleError("no_article", f"a ninjs item of type {kind!r:.40} is no article")
    uri = _text(item, "uri")
    if uri is None:
        raise ArticleError("bad_field", "uri: a ninjs item must have one, as a string")
    created, first = _time(item, "versioncreated", "versionCreated"), _time(item, "firstcreated", "firstCreated")
    version = item.get("version")
    fields = {
        "id": uri,
        "url": web_address(uri),
        "language": _text(item, "language"),
        "published_at": first or created,
        "updated_at": created if first and first != created else None,
        "version": str(version) if isinstance(version, int | float) and not isinstance(version, bool) else version,
        "publisher": _text(item, "copyrightholder", "copyrightHolder") or _source(item),
        "pub_status": _text(item, "pubstatus", "pubStatus"),
    }
    return Draft(_headline(item), _body(item), _text(item, "byline", "by"), fields)


def _body(item: Mapping[str, Any]) -> list[str]:
    bodies = [*_listed(item, "bodies"), *_named(item)]
    bodies.sort(key=lambda body: (not _is_markup(body), body.get("role") not in (None, "main")))
    for body in bodies:
        text = body["value"]
        if found := markup.paragraphs(text) if _is_markup(body) else plain.lines(text):
            return found
    return []


def _headline(item: Mapping[str, Any]) -> str | None:
    listed = sorted(_listed(item, "headlines"), key=lambda one: one.get("role") not in (None, "main"))
    if headline := _text(item, "headline"):
        return headline
    if listed:
        return markup.one_line(listed[0]["value"]) if _is_markup(listed[0]) else listed[0]["value"]
    return _text(item, "title")


def _named(item: Mapping[str, Any]) -> Iterator[Mapping[str, Any]]:
    """The bodies of version 1, whose names end in their format: `body_html`, as those of later versions."""
    for name, value in item.items():
        if name.startswith("body_") and isinstance(value, str):
            is_markup = any(sign in name for sign in ("html", "nitf", "xml"))
            yield {"value": value, "contenttype": "text/html" if is_markup else "text/plain"}


def _listed(item: Mapping[str, Any], name: str) -> list[Mapping[str, Any]]:
    """A list of version 2 and 3, of which each entry has its `value`."""
    listed = item.get(name)
    entries = listed if isinstance(listed, list) else []
    return [one for one in entries if isinstance(one, dict) and isinstance(one.get("value"), str)]


def _is_markup(body: Mapping[str, Any]) -> bool:
    stated = _text(body, "contenttype", "contentType")
    if stated is None:
        return markup.is_markup(body["value"])
    return "html" in stated or "xml" in stated


def _source(item: Mapping[str, Any]) -> str | None:
    for name in _SOURCES:
        listed = item.get(name)
        for one in listed if isinstance(listed, list) else []:
            if isinstance(one, dict) and (found := _text(one, "name")):
                return found
    return _text(item, "source")


def _text(item: Mapping[str, Any], *names: str) -> str | None:
    """The first of some fields that is a string with something in it."""
    values = (item.get(name) for name in names)
    return next((value.strip() for value in values if isinstance(value, str) and value.strip()), None)


def _time(item: Mapping[str, Any], *names: str) -> str | None:
    return time_of(_text(item, *names))
