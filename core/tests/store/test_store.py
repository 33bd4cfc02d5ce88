"""The store of facts: what is put in, found, replaced, taken out and given back."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from pydantic import Field

from onrecord import Article, Fact
from onrecord.errors import StoreError
from onrecord.store import Store, StoredFact


class Tide(Fact):
    """How high the water stood."""

    height: int | None = None
    rising: bool = False
    marks: list[str] = Field(default_factory=list)


SCHEMAS = {"tide": Tide.model_json_schema(mode="serialization")}


def tide(id: str = "t1", **fields: Any) -> StoredFact:
    about = {"type": "tide", "article_id": "a1", "extractor": "tides", "rule": "r", "article_sha256": "s1"}
    return StoredFact.read(Tide(id=id, **{**about, **fields}).to_json())


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    with Store(tmp_path / "facts.sqlite", SCHEMAS) as store:
        store.begin("files")
        yield store


def put(store: Store, *facts: StoredFact) -> None:
    with store.transaction():
        for one in facts:
            store.put(one)


def asked(store: Store, sql: str, *values: Any) -> list[Any]:
    """What another reader of the file gets."""
    connection = sqlite3.connect(store.path)
    try:
        return connection.execute(sql, values).fetchall()
    finally:
        connection.close()


def test_a_kind_has_a_table_with_a_column_for_each_field_and_json_for_what_is_nested(store: Store) -> None:
    put(store, tide(height=7, rising=True, marks=["red", "low"]))
    assert asked(store, 'SELECT id, height, rising, marks, "end" FROM tide') == [("t1", 7, 1, '["red","low"]', -1)]
    assert asked(store, "SELECT json_extract(marks, '$[1]') FROM tide") == [("low",)]


def test_a_fact_comes_back_as_it_was(store: Store) -> None:
    facts = [tide(height=7, rising=True, marks=["red"]), tide("t2", confidence=0.5), tide("t3", height=2**70)]
    put(store, *facts)
    found = {one["id"]: one for one in store.facts()}
    assert found["t1"] == facts[0].record
    assert found["t2"] == facts[1].record
    assert found["t3"]["height"] == float(2**70)  # more than SQLite counts


def test_a_fact_that_is_put_again_replaces_the_one_that_has_its_id(store: Store) -> None:
    put(store, tide(height=7, exact="seven feet"), tide("t2"))
    put(store, tide(height=8, exact="eight feet"))
    assert asked(store, "SELECT id, height FROM tide ORDER BY id") == [("t1", 8), ("t2", None)]
    assert found(store, "seven") == []
    assert found(store, "eight") == ["t1"]


def found(store: Store, words: str) -> list[str]:
    sql = "SELECT id FROM tide JOIN tide_fts ON tide.number = tide_fts.rowid WHERE tide_fts MATCH ? ORDER BY rank"
    return [id for (id,) in asked(store, sql, words)]


def test_words_are_found_in_the_main_span_and_in_the_sentence_whatever_their_ending_or_accent(store: Store) -> None:
    put(store, tide(exact="Flooded quays", sentence="Flooded quays at Sémer."), tide("t2", sentence="A dry quay."))
    assert set(found(store, "quay")) == {"t1", "t2"}
    assert found(store, "semer") == ["t1"]
    assert found(store, "exact: quays") == ["t1"]


def test_what_is_deleted_is_in_no_table_and_no_index(store: Store) -> None:
    put(store, tide(exact="seven feet"))
    with store.transaction():
        assert store.delete("tide", "t1")
        assert not store.delete("tide", "t1")
        assert not store.delete("comet", "t1")
    assert asked(store, "SELECT count(*) FROM tide") == [(0,)]
    assert found(store, "seven") == []
    assert asked(store, "INSERT INTO tide_fts(tide_fts) VALUES ('integrity-check')") == []


def test_a_kind_that_nobody_knows_has_the_columns_of_its_records_and_gets_more_of_them(store: Store) -> None:
    head = {"type": "comet", "article_id": "a1", "extractor": "comets"}
    first = {**head, "id": "c1", "tail": 3, "seen": True}
    second = {**head, "id": "c2", "tail": [1, 2], "name": "Orla"}
    put(store, *(StoredFact.read(json.dumps(one).encode()) for one in (first, second)))
    assert asked(store, "SELECT id, tail, name FROM comet") == [("c1", 3, None), ("c2", "[1,2]", "Orla")]
    back = {one["id"]: {name: value for name, value in one.items() if value is not None} for one in store.facts()}
    assert back == {"c1": first, "c2": second}


def test_the_view_has_the_common_fields_of_all_kinds(store: Store) -> None:
    put(store, tide(exact="seven"))
    put(store, StoredFact.read(b'{"id": "c1", "type": "comet", "article_id": "a2", "extractor": "comets"}'))
    assert asked(store, "SELECT id, type, exact FROM facts ORDER BY id") == [
        ("c1", "comet", None), ("t1", "tide", "seven"),
    ]  # fmt: skip


def test_what_was_read_in_another_version_of_the_article_is_deleted(store: Store) -> None:
    put(store, tide("t1", article_sha256="old"), tide("t2", article_sha256="new"), tide("t3", article_id="a2"))
    put(store, tide("t4", extractor="others", article_sha256="old"))
    with store.transaction():
        assert store.delete_other_texts(tide("t5", article_sha256="new")) == 1
    assert {one["id"] for one in store.facts()} == {"t2", "t3", "t4"}


def test_a_transaction_that_fails_leaves_nothing_behind(store: Store) -> None:
    with pytest.raises(ZeroDivisionError), store.transaction():
        store.put(tide())
        1 / 0  # noqa: B018
    assert store.kinds == ()
    put(store, tide())
    assert [one["id"] for one in store.facts()] == ["t1"]


def test_of_two_who_write_the_first_is_told_when_it_writes_again(store: Store) -> None:
    put(store, tide())
    with Store(store.path, SCHEMAS) as other:
        other.begin("files")
        put(other, tide("t2"))
        with pytest.raises(StoreError, match="another process writes to"):
            put(store, tide("t3"))


def test_a_file_is_filled_from_one_origin_only(store: Store) -> None:
    with Store(store.path) as other, pytest.raises(StoreError, match="was filled from files, not from topics of x"):
        other.begin("topics of x")


def test_a_file_that_is_read_only_is_written_by_nobody(store: Store) -> None:
    put(store, tide())
    with Store(store.path, read_only=True) as reader:
        assert [one["id"] for one in reader.facts()] == ["t1"]
        with pytest.raises(StoreError, match="readonly"):
            reader.begin("files")


@pytest.mark.parametrize("content", [b"", b"no database at all, but some text", None])
def test_a_file_that_is_no_store_is_an_error_that_names_it(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "other.sqlite"
    if content is None:
        connection = sqlite3.connect(path)
        connection.execute("CREATE TABLE mine (x)")
        connection.close()
    else:
        path.write_bytes(content)
    with pytest.raises(StoreError, match=r"other\.sqlite"):
        Store(path, read_only=content == b"")


def test_a_store_of_a_later_version_is_an_error_that_says_what_to_do(store: Store) -> None:
    asked(store, "PRAGMA user_version = 9")
    with pytest.raises(StoreError, match="upgrade onrecord-core"):
        Store(store.path)


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (b"no json", "not JSON"),
        (b"[" * 100_000, "nested too deeply"),
        (b"[]", "a fact is a JSON object"),
        (b'{"id": "a"}', "a fact has a text as `type`"),
        (b'{"id": "a", "type": "sqlite_master", "article_id": "a", "extractor": "e"}', "can't be the type"),
        (b'{"id": "a", "type": "tide_fts", "article_id": "a", "extractor": "e"}', "can't be the type"),
        (b'{"id": "a", "type": "x\\"; DROP", "article_id": "a", "extractor": "e"}', "can't be the type"),
        (b'{"id": "a", "type": "x", "article_id": "a", "extractor": "e", "A": 1}', "'A' can't be a field"),
        (b'{"id": "a", "type": "x", "article_id": "a", "extractor": "\\ud800"}', "half of a surrogate pair"),
    ],
)
def test_what_is_no_fact_says_why(value: bytes, words: str) -> None:
    with pytest.raises(ValueError, match=words):
        StoredFact.read(value)


def test_facts_are_chosen_by_one_index_of_each_kind(store: Store) -> None:
    put(store, tide())
    assert asked(store, "SELECT name FROM pragma_index_info('onrecord_tide_looked_up')") == [
        ("published_at",), ("article_id",),
    ]  # fmt: skip
    record = {**tide("t2").record, "speaker": "Una Brandt"}
    put(store, StoredFact.read(json.dumps(record).encode()))
    assert ("speaker",) in asked(store, "SELECT name FROM pragma_index_info('onrecord_tide_looked_up')")


def test_a_file_of_before_gets_its_indexes_when_it_is_written_to(store: Store) -> None:
    put(store, tide())
    store.connection.execute("DROP INDEX onrecord_tide_looked_up")
    store.connection.execute("DROP TABLE onrecord_articles")
    with Store(store.path, read_only=True) as reader:
        assert (reader.articles.get("a1"), reader.articles.there, list(reader.articles.publishers())) == (
            None,
            False,
            [],
        )
        assert [one["id"] for one in reader.facts_of("a1")] == ["t1"]
    with Store(store.path) as again:
        assert again.articles.there
    assert asked(store, "SELECT count(*) FROM pragma_index_info('onrecord_tide_looked_up')") == [(2,)]


def test_articles_are_kept_replaced_and_deleted(store: Store) -> None:
    for text in ("High water.", "Low water."):
        store.articles.put(Article(id="a1", text=text, publisher="Pier"))
    found = store.articles.get("a1")
    assert found is not None
    assert (found.text, list(store.articles.publishers())) == ("Low water.", ["Pier"])
    assert (store.articles.delete("a1"), store.articles.delete("a1"), store.articles.get("a1")) == (True, False, None)
