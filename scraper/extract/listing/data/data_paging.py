"""The next page of a list of data: as the data say it, by their cursor, or by the number in the page's address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from typing import Any
from urllib.parse import parse_qsl, quote, urljoin, urlsplit

from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.models import Hints
from scraper.urls import canonical

_PAGE_PARAMETERS = frozenset("page pageno page_no pageindex page_index pagenum page_num curpage p pn".split())
_OFFSET_PARAMETERS = frozenset("offset start skip from begin page[offset]".split())
_SIZE_PARAMETERS = frozenset("limit size count pagesize page_size per_page rows num ps page[limit]".split())
_CURSOR_PARAMETERS = frozenset(
    "cursor max_id after last_id lastid offset_id next_cursor maxtime last_time max_behot_time".split()
)
_CURRENT = "page currentpage current_page pageno pageindex current".split()
_LAST = "pages totalpage totalpages total_pages pagecount page_count total_page nbpages lastpage last_page".split()
_MORE = frozenset("hasmore has_more hasnext has_next more hasnextpage has_next_page hasmoredata ismore".split())
_DONE = frozenset("is_end isend end islast is_last last finished nomore no_more islastpage is_last_page".split())
_NEXT = lazy_regex(r"(?:next|more)_?(?:\w{1,20}_?)?(?:url|link|page|href)?")
_CURSORS = frozenset(
    "next_cursor nextcursor cursor max_id maxid last_id lastid next_max_id end_cursor endcursor".split()
)
_YES, _NO = (True, 1, "1", "true"), (False, 0, "0", "false")


def next_address(roots: list[Any], url: str | None, hints: Hints, rows: int) -> str | None:
    """The address of the page after one of ``rows`` entries; None where the data do not say that there is one."""
    if url is None:
        return None
    stated = dict(facts(roots))
    if any(stated[name] in _YES for name in _DONE & stated.keys()):
        return None
    if (address := _named_next(stated, url)) is not None:
        return canonical(address, url, keep=("*",), drop=hints.drop)
    if not _goes_on(stated):
        return None
    cursor = next(
        (stated[name] for name in sorted(_CURSORS & stated.keys()) if stated[name] not in (None, "", 0)), None
    )
    parameters = parse_qsl(urlsplit(url).query, keep_blank_values=True)
    step = next((int(v) for name, v in parameters if name.lower() in _SIZE_PARAMETERS and v.isdecimal()), rows)
    for name, value in parameters:
        if name.lower() in _CURSOR_PARAMETERS and cursor is not None and str(cursor) != value:
            return _with_parameter(url, name, str(cursor))
        if name.lower() in _PAGE_PARAMETERS and value.isdecimal():
            return _with_parameter(url, name, str(int(value) + 1))
        if name.lower() in _OFFSET_PARAMETERS and value.isdecimal():
            return _with_parameter(url, name, str(int(value) + step))
    return None


def _named_next(stated: Mapping[str, Any], url: str) -> str | None:
    """The address that the data name as the next one."""
    for name, value in stated.items():
        if _NEXT.fullmatch(name) and isinstance(value, str) and ("/" in value[:300] or value.startswith("?")):
            address = urljoin(url, value)
            return address if address != url else None
    return None


def _with_parameter(url: str, name: str, value: str) -> str:
    """The address with another value of one parameter; all others as they are, in whatever encoding."""
    written = "|".join(map(re.escape, dict.fromkeys((name, quote(name, safe="")))))
    return re.sub(rf"(?<=[?&])({written})=[^&#]*", lambda match: f"{match[1]}={quote(value, safe='')}", url, count=1)


def _goes_on(stated: Mapping[str, Any]) -> bool:
    """True where the data say that there is more."""
    if any(stated[name] in _YES for name in _MORE & stated.keys()):
        return True
    if any(stated[name] in _NO for name in _DONE & stated.keys()):
        return True
    current = next((stated[name] for name in _CURRENT if name in stated), None)
    last = next((stated[name] for name in _LAST if name in stated), None)
    return isinstance(current, int) and isinstance(last, int) and current < last


def facts(roots: list[Any]) -> Iterator[tuple[str, Any]]:
    """Yield the plain values near the top of the data, by their keys in lower case; ``next: {href}`` as ``next``."""
    level: list[Any] = roots
    for _depth in range(4):
        objects = [value for value in level if isinstance(value, dict)]
        for value in objects:
            for key, child in value.items():
                if isinstance(child, dict) and isinstance(child.get("href"), str):
                    child = child["href"]
                if not isinstance(child, dict | list):
                    yield str(key).lower(), child
        level = [child for value in objects for child in value.values()]
