"""Dialects: the schema of a kind of facts, and its records, as tools read them that know tables and no trees."""

from onrecord.dialects.columns import Column, cell, columns, columns_of_record

__all__ = ["Column", "cell", "columns", "columns_of_record"]
