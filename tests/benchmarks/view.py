"""Seconds that pages of `onrecord view` take: `python tests/benchmarks/view.py [FACTS]`, 100,000 unless told otherwise.

Fills a SQLite file with invented facts of four kinds, and prints the best of three for each page, from opening the file
to the HTML, with the store's index of each kind and without.

Figures: docs/decisions/0025-a-page-of-what-the-file-has.md
"""

from __future__ import annotations

import json
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path
from random import Random
from typing import Any

from onrecord import Article
from onrecord.store import Store, StoredFact
from onrecord_streams.view import pages
from onrecord_streams.view.asked import Asked
from onrecord_streams.view.pages import Surroundings

FIRST = ["Ada", "Ned", "Una", "Tom", "Ines", "Olaf", "Rhea", "Milo", "Vera", "Joss"]
LAST = ["Lund", "Ash", "Brandt", "Velek", "Torr", "Quill", "Marsh", "Denholm", "Fry", "Okoro"]
PLACES = [begin + end for begin in ("Or", "Ves", "Kal", "Tam", "Bri") for end in ("sk", "mere", "holm", "wick", "den")]
AROUND = Surroundings("facts.sqlite", 0, (), {})

PAGES: dict[str, Callable[[Store], Any]] = {
    "all facts": lambda store: _facts(store),
    "the last page": lambda store: _facts(store, page=2000),
    "a word that a quarter has": lambda store: _facts(store, words="council"),
    "words, and who": lambda store: _facts(store, words="harbour bill", who="Ada"),
    "who": lambda store: _facts(store, who="Lund"),
    "body": lambda store: _facts(store, body="Orsk"),
    "one day": lambda store: _facts(store, since="2026-03-01", until="2026-03-01"),
    "names for the form": pages.suggestions,
    "conflicts": lambda store: pages.conflicts_page(store, Asked(), AROUND),
    "an article": lambda store: pages.article_page(store, "a77", AROUND),
}


def main(count: int) -> None:
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "facts.sqlite"
        _fill(path, count)
        print(f"{count:,} facts, {path.stat().st_size / 1e6:.0f} MB")
        with_index = _all(path)
        with Store(path) as store:
            for kind in store.kinds:
                store.connection.execute(f"DROP INDEX onrecord_{kind}_looked_up")
        for name, seconds in _all(path).items():
            print(f"{with_index[name]:6.3f} s, without the index {seconds:6.3f} s: {name}")


def _all(path: Path) -> dict[str, float]:
    return {name: min(_seconds(path, page) for _ in range(3)) for name, page in PAGES.items()}


def _facts(store: Store, **asked: Any) -> str:
    return pages.facts_page(store, Asked(**asked), AROUND, {"who": (), "body": (), "publisher": ()})


def _seconds(path: Path, page: Callable[[Store], Any]) -> float:
    begun = time.perf_counter()
    with Store(path, read_only=True) as store:
        page(store)
    return time.perf_counter() - begun


def _fill(path: Path, count: int) -> None:
    facts = islice(_invented(Random(4)), count)
    with Store(path) as store:
        store.begin("files")
        while some := list(islice(facts, 2000)):
            with store.transaction():
                for one in some:
                    store.put(one)


def _invented(random: Random) -> Iterator[StoredFact]:
    number = 0
    while True:
        place, who, count = (
            random.choice(PLACES),
            f"{random.choice(FIRST)} {random.choice(LAST)}",
            random.randint(2, 60),
        )
        sentences = {
            "quote": f"“The harbour bill number {number} is a disgrace,” said Mayor {who} of {place}.",
            "casualty": f"At least {count} people were killed in {place} on Monday, {who} said.",
            "vote": f"The {place} council adopted a motion by {count + 1} votes to {count}.",
            "accusation": f"{who} accused Blue Line of ignoring report {number}.",
        }
        own: dict[str, dict[str, Any]] = {
            "quote": {"quotation": f"The harbour bill number {number} is a disgrace,", "speaker": who},
            "casualty": {
                "harm": "killed", "count_min": count, "count_max": None if number % 2 else count, "count_text": "n",
                "place": place, "source": who, "part_of": None,
            },
            "vote": {"body": f"{place} council", "votes_for": count + 1, "votes_against": count},
            "accusation": {"accuser": who, "accused": "Blue Line", "act": "ignoring a report", "status": "alleged"},
        }  # fmt: skip
        day = f"2026-{random.randint(1, 12):02}-{random.randint(1, 28):02}T08:00:00Z"
        article = Article(id=f"a{number}", text="\n".join(sentences.values()), published_at=day)
        for kind, sentence in sentences.items():
            yield _fact(article, kind, sentence, own[kind])
        number += 1


def _fact(article: Article, kind: str, sentence: str, own: dict[str, Any]) -> StoredFact:
    start = article.text.index(sentence)
    span = {"start": start, "end": start + len(sentence), "exact": sentence}
    common = {
        "id": f"{kind}-{article.id}", "type": kind, "schema_version": 1, "article_id": article.id, "article_url": None,
        "article_sha256": article.sha256, "published_at": article.published_at, **span, "sentence": sentence,
        "confidence": 0.9, "rule": "by_hand", "extractor": f"{kind}s", "extractor_version": "1", "model": "none",
        "evidence": [{"field": "exact", **span}],
    }  # fmt: skip
    return StoredFact.read(json.dumps({**common, **own}).encode())


if __name__ == "__main__":
    main(int(sys.argv[1]) if len(sys.argv) > 1 else 100_000)
