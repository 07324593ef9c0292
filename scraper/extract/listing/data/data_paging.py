"""The next page of a list of data: as the data say it, by their cursor, or by the number in the page's address."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from typing import Any
from urllib.parse import parse_qsl, quote, urljoin, urlsplit

from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.models import Hints
from scraper.urls import canonical

_PAGE_PARAMETERS = frozenset("page current pageno page_no pageindex page_index pagenum page_num curpage p pn".split())
_OFFSET_PARAMETERS = frozenset("offset start skip from begin page[offset]".split())
_SIZE_PARAMETERS = frozenset("limit size count pagesize page_size per_page rows num ps page[limit]".split())
_CURSOR_PARAMETERS = frozenset(
    "cursor max_id after last_id lastid offset_id next_cursor maxtime last_time max_behot_time since_id sinceid minid"
    " min_id lasttime endcursor pagetoken page_token start_key continuation".split()
)
_CURRENT = "page currentpage current_page pageno pageindex current".split()
_LAST = "pages totalpage totalpages total_pages pagecount page_count total_page nbpages lastpage last_page".split()
_MORE = frozenset("hasmore has_more hasnext has_next more hasnextpage has_next_page hasmoredata ismore".split())
_DONE = frozenset("is_end isend end islast is_last last finished nomore no_more islastpage is_last_page".split())
_NEXT = lazy_regex(r"(?:next|more)_?(?:\w{1,20}_?)?(?:url|link|page|href)?")
_CURSORS = frozenset(
    "next_cursor nextcursor cursor max_id maxid last_id lastid next_max_id end_cursor endcursor".split()
)
_TOTALS = (
    "total totalcount total_count totalnum totalsize totalrecords totalrecord recordcount numfound nbhits totalelements"
    " totalhits total_results totalresults count"
).split()
_IN_PATH = lazy_regex(r"(?<=[/_-])(\d{1,4})(?=(?:\.\w{2,5})?$)")
"""The number of a page at the end of a path: /api/list/1, /data/list_1.json."""
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
    parameters = [(name, name.lower(), value) for name, value in parse_qsl(urlsplit(url).query, keep_blank_values=True)]
    if any(stated[name] in _NO for name in _MORE & stated.keys()):
        return None
    if (address := _at_cursor(stated, url, parameters)) is not None:
        return address
    goes_on = _goes_on(stated)
    step = next((int(v) for _name, name, v in parameters if name in _SIZE_PARAMETERS and v.isdecimal()), rows)
    total, last = _number(stated, _TOTALS), _number(stated, _LAST)
    is_stated = _number(stated, _CURRENT) is not None
    for name, lowered, value in parameters:
        if not value.isdecimal():
            continue
        if lowered in _PAGE_PARAMETERS and (goes_on or (not is_stated and int(value) < (last or 0))):
            return _with_parameter(url, name, str(int(value) + 1))
        if lowered in _OFFSET_PARAMETERS and (goes_on or int(value) + step < (total or 0)):
            return _with_parameter(url, name, str(int(value) + step))
    return _in_path(stated, url, last)


def _at_cursor(stated: Mapping[str, Any], url: str, parameters: Sequence[tuple[str, str, str]]) -> str | None:
    """The address with the data's cursor: that of the parameter's name, else any where they say that there is more."""
    named = sorted(_CURSORS & stated.keys()) if _goes_on(stated) else []
    for name, lowered, value in parameters:
        if lowered in _CURSOR_PARAMETERS:
            for key in (lowered, *named):
                cursor = stated.get(key)
                if cursor not in (None, "", 0, False) and str(cursor) != value:
                    return _with_parameter(url, name, str(cursor))
    return None


def _number(stated: Mapping[str, Any], names: Sequence[str]) -> int | None:
    """The first of some facts that is a number, be it written as a text."""
    texts = (str(stated[name]) for name in names if name in stated and not isinstance(stated[name], bool))
    return next((int(text) for text in texts if text.isdecimal() and len(text) <= _LONGEST_NUMBER), None)


_LONGEST_NUMBER = 9


def _in_path(stated: Mapping[str, Any], url: str, last: int | None) -> str | None:
    """The address with the next number at the end of its path, where the data say how many pages there are."""
    before, mark, query = url.partition("?")
    match = _IN_PATH.search(before)
    current = _number(stated, _CURRENT)
    if match is None or last is None or int(match[1]) >= last or current not in (None, int(match[1])):
        return None
    return f"{before[: match.start()]}{int(match[1]) + 1}{before[match.end() :]}{mark}{query}"


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
    current, last = _number(stated, _CURRENT), _number(stated, _LAST)
    return current is not None and last is not None and current < last


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
