"""The shape of what each command prints with --json, and the exit codes: one rule for all of them.

What there may be any number of, articles, pages, runs, failures, comes as it is read: an object a line. What is worked
out as a whole is one document, indented: an array where it is a list, an object where it is one thing. Tests hold every
command to it, and the reference prints it.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

Shape = Literal["lines", "array", "object"]

SHAPES: Mapping[str, Shape] = {
    "add": "object",
    "check": "array",
    "config": "array",
    "failures": "lines",
    "fetch": "object",
    "keywords": "array",
    "parse": "lines",
    "reparse": "lines",
    "runs": "lines",
    "search": "lines",
    "show": "lines",
    "sources": "array",
    "stats": "object",
    "trends": "array",
}
"""By command; those that are not here have no --json."""

MEANINGS: Mapping[Shape, str] = {
    "lines": "one JSON object a line (JSON Lines), as they are read; none: no line",
    "array": "one document, indented: an array of objects; none: `[]`",
    "object": "one document, indented: an object",
}

EXIT_CODES: Mapping[int, str] = {
    0: "all well. A search or an export that finds nothing has its answer: 0 too. So has a fetch where nothing was due,"
    " or another run is at it",
    1: "something failed, or is not there: a source, a page, an article, a run, an archive; a check or `verify` found"
    " something; there is nothing to make a table, a chart or a page of. What could be done is done; standard error"
    " says the rest",
    2: "the command line, sources.yaml or another setting is wrong: an unknown option, name of a source, outlet or"
    " section, date; a file that is named and missing. Nothing was done",
    129: "the terminal was closed meanwhile (128 and SIGHUP)",
    130: "interrupted; what had been finished is kept",
}
"""The same with --json as without, for every command."""
