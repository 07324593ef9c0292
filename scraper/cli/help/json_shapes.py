"""The shape of each command's --json output, and the exit codes.

Results of any number (articles, pages, runs, failures) are printed as they are read: one object per line. A result that
is computed as a whole is one indented document: an array for a list, an object for a single thing. Tests check every
command against this, and the reference prints it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Shape = Literal["lines", "array", "object"]

SHAPES: Mapping[str, Shape] = {
    "add": "object",
    "alerts": "object",
    "backfill": "object",
    "check": "array",
    "config": "array",
    "cooccur": "array",
    "count": "array",
    "digest": "object",
    "failures": "lines",
    "fetch": "object",
    "keywords": "array",
    "kwic": "lines",
    "parse": "lines",
    "ranks": "lines",
    "reparse": "lines",
    "runs": "lines",
    "save": "object",
    "search": "lines",
    "show": "lines",
    "sources": "array",
    "stats": "object",
    "teach": "object",
    "trends": "array",
}
"""The shape by command; commands that are not listed have no --json."""

MEANINGS: Mapping[Shape, str] = {
    "lines": "one JSON object per line (JSON Lines), as they are read; without results no line",
    "array": "one indented document: an array of objects; without results `[]`",
    "object": "one indented document: an object",
}

EXIT_CODES: Mapping[int, str] = {
    0: "success. A search or an export without results also succeeds; so does a fetch when nothing is due or another"
    " run is in progress",
    1: "something failed or is missing: a source, a page, an article, a run, an archive; `check` or `verify` found a"
    " problem; there are no articles to make a table, a chart or a page of. Everything else was done; standard error"
    " names what failed",
    2: "wrong command line, sources.yaml or other setting: an unknown option, an unknown source, outlet or section, an"
    " invalid date, a named file that is missing. Nothing was done",
    129: "the terminal was closed (128 + SIGHUP)",
    130: "interrupted; finished work is kept",
}
"""Exit codes of all commands, with and without --json."""
