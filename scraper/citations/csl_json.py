"""CSL-JSON, for citeproc, Pandoc and Zotero: items of the Citation Style Language 1.0.2.

https://docs.citationstyles.org/en/stable/specification.html, appendix IV (variables) and III (types).
"""

from __future__ import annotations

import json
from collections.abc import Iterable
from typing import Any

from scraper.citations.names import Name
from scraper.citations.reference import Day, Reference


def document(references: Iterable[Reference]) -> str:
    """Write an array of the items, indented."""
    return json.dumps(list(map(item, references)), ensure_ascii=False, indent=2)


def item(reference: Reference) -> dict[str, Any]:
    """Return the item of a reference, without the variables that it has no value for."""
    values = {
        "id": reference.key,
        "type": "webpage" if reference.medium == "web" else "article-newspaper",
        "title": reference.headline,
        "author": [_name(name) for name in reference.authors],
        "container-title": reference.outlet,
        "section": reference.section,
        "page": reference.page,
        "issued": _date(reference.issued),
        "accessed": _date(reference.accessed),
        "URL": reference.url,
        "archive_location": reference.archived,
        "version": str(reference.revision),
        "language": reference.language,
        "abstract": reference.summary,
        "keyword": ", ".join(reference.keywords),
    }
    return {name: value for name, value in values.items() if value}


def _name(name: Name) -> dict[str, str]:
    if not name.is_split:
        return {"literal": name.whole}
    parts = {
        "family": name.family,
        "given": name.forename,
        "non-dropping-particle": name.particle,
        "suffix": name.suffix,
    }
    return {key: value for key, value in parts.items() if value}


def _date(day: Day) -> dict[str, list[list[int]]]:
    return {"date-parts": [list(day)]} if day else {}
