"""The store: facts in a SQLite file, a table for each kind, with a full-text index. Whoever has facts can fill one."""

from onrecord.store.store import Store, StoredFact

__all__ = ["Store", "StoredFact"]
