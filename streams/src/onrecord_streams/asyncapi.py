"""AsyncAPI: one document about all topics, for whoever reads them, and for the tools that read such documents."""

from __future__ import annotations

from collections.abc import Mapping
from importlib.metadata import version
from typing import Any, Final

from onrecord.article import Article
from onrecord.dialects import columns
from onrecord.extractor import Extractor
from onrecord.schemas import fact_schema
from onrecord_streams.deadletters import PREFIX
from onrecord_streams.facts import SOURCE
from onrecord_streams.ledger import KIND, Entry
from onrecord_streams.overwriting import TAKEN_BACK
from onrecord_streams.settings import StreamSettings
from onrecord_streams.topics import Topics

VERSION: Final = "3.0.0"
_BINDINGS: Final = "0.5.0"
_OF_REFERENCES: Final = "#/$defs/"

Extractors = Mapping[str, type[Extractor[Any, Any]]]


def document(extractors: Extractors, streams: StreamSettings, only: str | None = None) -> dict[str, Any]:
    """The AsyncAPI document of the topics for these extractors, or of the facts of one of them.

    Operations are the worker's: it receives articles and sends the rest.
    """
    topics = Topics.named(streams, {name: one.schema_version for name, one in extractors.items()})
    made = _Document(streams)
    for name, extractor in extractors.items():
        if only in (None, name):
            _facts(made, name, extractor, topics.facts[name], streams.value_format == "connect")
    if only is None:
        _articles(made, topics.articles)
        _ledger(made, topics.ledger)
        _dead_letters(made, topics.deadletters)
    return made.whole()


class _Document:
    """A document as it grows."""

    def __init__(self, streams: StreamSettings) -> None:
        self._brokers = streams.brokers
        self._protocol = "kafka-secure" if streams.security.encrypted else "kafka"
        self._channels: dict[str, Any] = {}
        self._operations: dict[str, Any] = {}
        self._messages: dict[str, Any] = {}
        self._schemas: dict[str, Any] = {}

    def schema(self, name: str, schema: Mapping[str, Any]) -> dict[str, str]:
        """Take a JSON Schema in, with what it refers to, and give the reference to it."""
        for one, definition in schema.get("$defs", {}).items():
            self._schemas[f"{name}.{one}"] = _moved(definition, name)
        rest = {key: value for key, value in schema.items() if key not in ("$schema", "$defs")}
        self._schemas[name] = _moved(rest, name)
        return {"$ref": f"#/components/schemas/{name}"}

    def channel(self, name: str, topic: str, about: str, messages: Mapping[str, Any], action: str, policy: str) -> None:
        """Take a topic in, its messages, and what the worker does with it."""
        self._messages |= messages
        self._channels[name] = {
            "address": topic,
            "description": about,
            "messages": {one: {"$ref": f"#/components/messages/{one}"} for one in messages},
            "bindings": {
                "kafka": {
                    "topic": topic,
                    "topicConfiguration": {"cleanup.policy": [policy]},
                    "bindingVersion": _BINDINGS,
                }
            },
        }
        self._operations[f"{action}.{name}"] = {
            "action": action,
            "channel": {"$ref": f"#/channels/{name}"},
            "messages": [{"$ref": f"#/channels/{name}/messages/{one}"} for one in messages],
        }

    def whole(self) -> dict[str, Any]:
        host, _, _ = self._brokers.partition(",")
        return {
            "asyncapi": VERSION,
            "info": {
                "title": "Onrecord",
                "version": version("onrecord-streams"),
                "description": "Facts on record, read from news articles: the topics that an Onrecord worker reads and "
                "writes. Facts and ledger entries are placed by article id, and keyed as said.",
                "license": {"name": "Apache 2.0", "url": "https://www.apache.org/licenses/LICENSE-2.0"},
            },
            "defaultContentType": "application/json",
            "servers": {"kafka": {"host": host.strip(), "protocol": self._protocol}},
            "channels": self._channels,
            "operations": self._operations,
            "components": {"messages": self._messages, "schemas": self._schemas},
        }


def _facts(made: _Document, name: str, extractor: type[Extractor[Any, Any]], topic: str, connect: bool) -> None:
    kind, number = extractor.fact_model.fact_type, extractor.schema_version
    about = (extractor.fact_model.__doc__ or "").strip().partition("\n")[0]
    schema = fact_schema(extractor)
    payload = made.schema(kind, _enveloped(schema) if connect else schema)
    headers = made.schema(
        f"{kind}.headers",
        _headers(f"org.onrecord.{kind}.v{number}", f"/onrecord/{name}", {SOURCE: "where the article stood"}),
    )
    key = {"type": "string", "description": "the fact's id"}
    messages = {
        kind: _message(about or kind, key, payload, headers),
        f"{kind}.taken_back": _taken_back(f"A {kind} that was taken back: consumers delete it.", key),
    }
    made.channel(
        name, topic, f"Facts that the extractor {name} has read, version {number}.", messages, "send", "compact"
    )


def _articles(made: _Document, topic: str) -> None:
    schema = {**Article.model_json_schema(), "required": ["text"]}
    key = {
        "type": "string",
        "description": "the article's id; stands in for a missing `id`, and must not contradict it",
    }
    messages = {
        "article": _message("A news article to be read.", key, made.schema("article", schema)),
        "article.withdrawn": _taken_back("The article of this key is withdrawn: none of its facts stands.", key),
    }
    made.channel("articles", topic, "Articles to be read.", messages, "receive", "delete")


def _ledger(made: _Document, topic: str) -> None:
    payload = made.schema("entry", Entry.model_json_schema(mode="serialization"))
    key = {"type": "string", "description": "extractor and article id, with a colon between them"}
    headers = made.schema("entry.headers", _headers(KIND, "/onrecord/ledger", {}))
    messages = {
        "entry": _message("What became of one article under one extractor.", key, payload, headers),
        "entry.taken_back": _taken_back("The article was erased.", key),
    }
    about = "One entry for each article and extractor, of which the last counts: it names the facts that stand."
    made.channel("ledger", topic, about, messages, "send", "compact")


def _dead_letters(made: _Document, topic: str) -> None:
    names = ("stage", "class", "message", "topic", "partition", "offset", "attempt")
    properties = {f"{PREFIX}{name}": {"type": "string"} for name in (*names, "reason", "extractor", "article", "trace")}
    headers = {"type": "object", "properties": properties, "required": [f"{PREFIX}{name}" for name in names]}
    message = {
        "summary": "An article's record that could not be read, byte for byte, with the reason in its headers.",
        "contentType": "application/octet-stream",
        "headers": made.schema("dead_letter.headers", headers),
        "payload": {"description": "the record's value as it arrived; null where it was left out"},
        "bindings": {"kafka": {"bindingVersion": _BINDINGS}},
    }
    made.channel("deadletters", topic, "What could not be processed.", {"dead_letter": message}, "send", "delete")


def _enveloped(schema: dict[str, Any]) -> dict[str, Any]:
    """The schema of envelopes for Kafka Connect, around records of a schema, what is nested as strings of JSON."""
    flat = {
        one.name: {"type": "string", "contentMediaType": "application/json"} if one.type == "json" else field
        for one, field in zip(columns(schema), schema["properties"].values(), strict=True)
    }
    about = {"type": "object", "description": "the schema of `payload`, in the words of Kafka Connect's JSON converter"}
    payload = {name: value for name, value in schema.items() if name not in ("$schema", "$defs", "description")}
    properties = {"schema": about, "payload": {**payload, "properties": flat}}
    return {"type": "object", "properties": properties, "required": list(properties)}


def _headers(kind: str, source: str, more: Mapping[str, str]) -> dict[str, Any]:
    """CloudEvents 1.0 in Kafka's binary mode."""
    properties: dict[str, Any] = {
        "ce_specversion": {"type": "string", "const": "1.0"},
        "ce_id": {"type": "string"},
        "ce_source": {"type": "string", "const": source},
        "ce_type": {"type": "string", "const": kind},
        "ce_subject": {"type": "string", "description": "the article's id"},
        "ce_time": {"type": "string", "format": "date-time"},
        "content-type": {"type": "string", "const": "application/json"},
    }
    required = list(properties)
    properties |= {name: {"type": "string", "description": about} for name, about in more.items()}
    return {"type": "object", "properties": properties, "required": required}


def _message(summary: str, key: Any, payload: Any, headers: Any = None) -> dict[str, Any]:
    message = {
        "summary": summary,
        "payload": payload,
        "bindings": {"kafka": {"key": key, "bindingVersion": _BINDINGS}},
    }
    return message | ({"headers": headers} if headers else {})


def _taken_back(summary: str, key: Any) -> dict[str, Any]:
    why = {"type": "string", "description": "why; null values that others write have no such header"}
    headers = {"type": "object", "properties": {TAKEN_BACK: why}}
    return _message(summary, key, {"type": "null"}, headers)


def _moved(schema: Any, name: str) -> Any:
    """A JSON Schema whose references lead to where its definitions are in the document."""
    if isinstance(schema, dict):
        return {
            key: f"#/components/schemas/{name}.{value.removeprefix(_OF_REFERENCES)}"
            if key == "$ref" and isinstance(value, str)
            else _moved(value, name)
            for key, value in schema.items()
        }
    return [_moved(one, name) for one in schema] if isinstance(schema, list) else schema
