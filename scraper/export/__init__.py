"""Writing articles to files: one module a format, each a function `write(rows, file)` that streams."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from importlib import import_module
from typing import Any, BinaryIO, Literal

Row = Mapping[str, Any]
"""An article: the keys of the JSON contract, then the archive's own, in order."""

Writer = Callable[[Iterable[Row], BinaryIO], None]


@dataclass(frozen=True, slots=True)
class Format:
    """One way of writing articles down."""

    name: str
    suffix: str
    what: str
    """One line for the help."""
    into: Literal["file", "folder"] = "file"
    extra: str | None = None
    """The extra of the package that it needs: ``pip install 'scrape-news[…]'``."""

    @property
    def write(self) -> Callable[..., None]:
        """The format's function: ``write(rows, file)``, or ``write(rows, folder)``. ImportError without its extra."""
        function: Callable[..., None] = import_module(f"{__name__}.{self.name.replace('.', '_')}").write
        return function


FORMATS = {
    format.name: format
    for format in (
        Format("csv", ".csv", "a table for Excel and R"),
        Format("json", ".json", "one JSON array"),
        Format("jsonl", ".jsonl", "one JSON object a line; `scrape import` reads it back"),
    )
}
"""The formats by name."""
