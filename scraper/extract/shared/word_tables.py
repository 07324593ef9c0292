"""Regular expressions made of tables of words, a kind of words a row."""

from __future__ import annotations

from collections.abc import Mapping


def alternatives(words: str) -> str:
    """An expression that matches any of the words (or expressions) between spaces."""
    return f"(?:{'|'.join(words.split())})"


def any_row(table: Mapping[str, str]) -> str:
    """An expression that matches any row of the table, whose rows are expressions."""
    return f"(?:{'|'.join(table.values())})"


def one_of(table: Mapping[str, str]) -> str:
    """An expression that matches any word of the table, whose rows are words (or expressions) between spaces."""
    return alternatives(" ".join(table.values()))
