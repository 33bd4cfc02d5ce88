"""Web Annotation: facts as annotations of their articles, by https://www.w3.org/TR/annotation-model/ (2017)."""

from __future__ import annotations

import json
from collections.abc import Mapping
from typing import Any, Final
from urllib.parse import quote

from onrecord.facts import COMMON

CONTEXT: Final = "http://www.w3.org/ns/anno.jsonld"

_AROUND: Final = 32
"""Characters before and behind the main span that help to find it again."""


def annotation(fact: Mapping[str, Any]) -> dict[str, Any]:
    """The annotation of a fact: its type as a tag, its own fields as JSON, and two selectors of its main span.

    Positions are Unicode code points of the article's text, as in the fact; the quotation finds the span where a page
    has more around that text. An article without a URL has a URN of its id.
    """
    own = {name: value for name, value in fact.items() if name not in COMMON}
    return {
        "@context": CONTEXT,
        "id": f"urn:onrecord:fact:{quote(fact['id'], safe='')}",
        "type": "Annotation",
        "motivation": "describing",
        "generator": {"type": "Software", "name": f"{fact['extractor']} {fact.get('extractor_version', '')}".strip()},
        "body": [
            {"type": "TextualBody", "purpose": "tagging", "value": fact["type"]},
            {
                "type": "TextualBody",
                "purpose": "describing",
                "format": "application/json",
                "value": json.dumps({**own, "evidence": fact["evidence"]}, ensure_ascii=False),
            },
        ],
        "target": {
            "source": fact.get("article_url") or f"urn:onrecord:article:{quote(fact['article_id'], safe='')}",
            "selector": [
                {"type": "TextPositionSelector", "start": fact["start"], "end": fact["end"]},
                {"type": "TextQuoteSelector", "exact": fact["exact"], **_around(fact["exact"], fact["sentence"])},
            ],
        },
    }


def _around(exact: str, sentence: str) -> dict[str, str]:
    """What stands before and behind the span in its sentence, where it stands there once."""
    if sentence.count(exact) != 1:
        return {}
    before, _, behind = sentence.partition(exact)
    around = {"prefix": before[-_AROUND:], "suffix": behind[:_AROUND]}
    return {name: text for name, text in around.items() if text}
