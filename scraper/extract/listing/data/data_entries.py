"""Entries of a table of data: headline, address, teaser, date and heat of each row."""

from __future__ import annotations

import html
import re
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import datetime, tzinfo
from typing import Any
from urllib.parse import quote

from scraper.extract.feeds.feeds import cut
from scraper.extract.html.text_model import key
from scraper.extract.listing.data import data_columns, data_rows, row_shapes
from scraper.extract.listing.data.data_columns import Path, Row
from scraper.extract.listing.data.data_rows import Table
from scraper.extract.listing.entries.identifying_parameters import identifying_parameters
from scraper.extract.shared.dates import dates, machine_dates, time_zones
from scraper.extract.shared.dates.relative_dates import completed, is_relative, moment, relative
from scraper.extract.shared.dates.stamp import iso, to_zone
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.models import Hints, Teaser

Address = Callable[[str, tuple[str, ...]], str | None]
"""The canonical address of an ``href``, with further parameters that are kept; None for what is no address."""

_PLACE = lazy_regex(r"\{([\w.]+)\}")
_BRACKETED = lazy_regex(r"【([^【】]{4,120})】\s{0,4}(?=$|[^。]{0,400}。|.{80})")
"""A wire's text, whose headline is in brackets: 【云汀港…】云汀社1月31日电，… A label is no headline: 【聚焦两会】…"""
_TOPIC = lazy_regex(r"#([^#]{2,120})#")
"""A topic of a network: #城乡低保标准上调#."""
_SLASHED = lazy_regex(r"(\d{1,2})/(\d{1,2})/(?:19|20)\d\d\b")


def read(table: Table, hints: Hints, address: Address) -> tuple[Teaser, ...]:
    """Read the entries of a table in its order, an address once."""
    zone, now = time_zones.zone(hints.zone), moment(hints)
    articles = re.compile(hints.articles) if hints.articles else None
    links = [(href_of(table, row, hints), *_headline(table, row)) for row in table.rows]
    telling = identifying_parameters(
        ((href, key(headline)) for href, headline, _rest in links), lambda href: address(href, ())
    )
    month_first = _is_month_first(table)
    items: dict[str, Teaser] = {}
    strays = _strays(table)
    channels = _channels(table)
    paid = _columns_of_advertisements(table)
    is_news = [
        not (
            id(row) in strays
            or _is_advertisement(row)
            or any(row.get(column) for column in paid)
            or (channels and table.text(row, table.title) in channels)
        )
        for row in table.rows
    ]
    few = 2 * sum(is_news) < len(is_news)  # the flag says something else
    for row, (href, headline, rest), news in zip(table.rows, links, is_news, strict=True):
        url = address(href, telling) if href and (news or few) else None
        if not headline or url is None or url in items or (articles and not articles.search(url)):
            continue
        summary = rest or _without_headline(table.text(row, table.summary), headline)
        heat = data_columns.count_of(row.get(table.heat)) if table.heat is not None else None
        published = _published(table, row, url, zone, now, month_first=month_first)
        items[url] = Teaser(headline, url, cut(summary) or None, published, heat)
    return _without_midnight(tuple(items.values())) if len(items) >= row_shapes.MIN_ROWS else tuple(items.values())


def _without_midnight(items: tuple[Teaser, ...]) -> tuple[Teaser, ...]:
    """The entries with their days alone, where all times are those of midnight: a day that a program stored."""
    if all(item.published is None or item.published[10:16] in ("", "T00:00") for item in items):
        return tuple(replace(item, published=item.published and item.published[:10]) for item in items)
    return items


def _headline(table: Table, row: Row) -> tuple[str, str]:
    """The headline of a row, and the text that follows it where both are in one value."""
    better = table.better_title
    column = better if better is not None and table.text(row, better) else table.title
    text = table.text(row, column)
    if (match := _BRACKETED.match(text)) is not None:
        topic = _TOPIC.fullmatch(match[1].strip())
        return topic[1] if topic is not None else match[1].strip(), text[match.end() :].strip()
    if (match := _TOPIC.fullmatch(text)) is not None:
        return match[1], ""
    headline = data_columns.headline_in(column, row.get(column))
    return headline, "" if headline == text else text


def _without_headline(summary: str, headline: str) -> str:
    match = _BRACKETED.match(summary)
    rest = summary[match.end() :].strip() if match and match[1].strip() == headline else summary
    return "" if rest == headline else rest


def _channels(table: Table) -> set[str]:
    """Texts that nearly all rows have in a column of their own: of a row with such a headline the others are parts."""
    rows = table.rows
    if len(rows) < _MANY_ROWS:
        return set()
    first, last = rows[len(rows) // 2], rows[-1]
    same = [column for column, value in last.items() if isinstance(value, str) and value and first.get(column) == value]
    return {
        last[column]
        for column in same
        if column not in (table.title, table.better_title)
        and sum(row.get(column) == last[column] for row in rows) >= _NEARLY_ALL * len(rows)
    }


_MANY_ROWS, _NEARLY_ALL = 5, 0.8
"""Number of rows of a list, and the share of them that name what they are parts of."""


def _is_advertisement(row: Row) -> bool:
    """A flag or the kind of the row says that it is paid for: ``"is_ad": 1``, ``"type": "ad"``."""
    return any(
        (value in _TRUE and _is_flag(path[-1]))
        or (isinstance(value, str) and (value in _LABELS or (value.lower() in _PAID and _is_kind(path))))
        for path, value in row.items()
        if isinstance(value, int | str)
    )


def _columns_of_advertisements(table: Table) -> list[Path]:
    """Columns that few rows have and whose names are those of advertisements: ``"ad_id"``, ``"adClickUrl"``."""
    counts = Counter(column for row in table.rows for column in row if row[column])
    few = [column for column, count in counts.items() if count <= _FEW * len(table.rows)]
    return [column for column in few if not _PAID_FOR.isdisjoint(data_columns.words(column))]


def _is_flag(name: str) -> bool:
    """Test for the name of a flag of advertisements: ``topicAd``, ``is_feed_ad``."""
    words = data_columns.words((name,))
    return _AS_ONE.sub("", name.lower()) in _ADVERTISEMENTS or (words[:1] == ["is"] and words[-1] in _PAID)


def _strays(table: Table) -> set[int]:
    """Rows (by id) without a date, of a kind of which no row has one: channels and specials among stories."""
    dated = [table.date is not None and row.get(table.date) not in (None, "", 0) for row in table.rows]
    if all(dated) or sum(dated) < _MOSTLY * len(dated):
        return set()
    kinds = {column for row in table.rows for column in row if _is_kind(column)}
    strays = set()
    for kind in kinds:
        of_stories = {str(row.get(kind)) for row, is_dated in zip(table.rows, dated, strict=True) if is_dated}
        undated = [row for row, is_dated in zip(table.rows, dated, strict=True) if not is_dated]
        strays |= {id(row) for row in undated if isinstance(row.get(kind), str) and row[kind] not in of_stories}
    return strays


def _is_kind(column: Path) -> bool:
    return column[-1].lower().endswith(("type", "kind", "typename"))


_TRUE = (True, 1, "1", "true")
_AS_ONE = lazy_regex(r"[_-]")
_ADVERTISEMENTS = frozenset(
    "ad isad isads topicad adflag isadvert isadvertisement sponsored issponsored promoted ispromoted".split()
)
"""Names of flags, without underscores."""
_PAID = frozenset("ad ads advert advertisement advertising sponsored promo promotion".split())
"""Kinds of rows that are paid for."""
_PAID_FOR = frozenset("ad ads advert advertisement sponsor sponsored".split())
"""Words of the names of what only advertisements have."""
_LABELS = frozenset(("广告", "推广", "赞助", "廣告", "商业推广"))
"""What is printed on a row that is paid for."""
_FEW = 0.35
"""The share of rows that may be paid for."""
_MOSTLY = 0.7
"""The share of rows with a date where those without one are strays."""


# -- addresses


def href_of(table: Table, row: Row, hints: Hints) -> str:
    """The address of a row as the data has it, or made of its id; "" without one."""
    if hints.article_url is not None:
        return filled(hints.article_url, row) or ""
    href = row.get(table.address) if table.address is not None else None
    href = html.unescape(href.strip()) if isinstance(href, str) else ""
    if not data_columns.is_address(href):
        href = _other_address(row) or href
    if href.startswith("/") and not href.startswith("//") and (host := _host_beside(row)) is not None:
        return host.rstrip("/") + href
    return f"//{href}" if _HOST.match(href) else href


def _other_address(row: Row) -> str | None:
    """An absolute address in another column, of a row whose own says something else: ``"skipURL"`` of a gallery."""
    for path, value in row.items():
        if isinstance(value, str) and value.startswith("http") and data_columns.is_address(value):
            words = data_columns.words(path)
            if (
                not data_columns.NOT_ADDRESS.isdisjoint(words)
                or data_columns.named(path, data_columns.ADDRESS_NAMES) == 0
            ):
                continue
            return value
    return None


def _host_beside(row: Row) -> str | None:
    """The host of a row whose address is a path: ``"domain": "news.example.cn"``."""
    for path, value in row.items():
        if len(path) == 1 and isinstance(value, str) and not _OF_HOSTS.isdisjoint(data_columns.words(path)):
            match = _HOST_ALONE.fullmatch(value.strip())
            if match is not None:
                return value.strip() if match[1] else f"//{value.strip()}"
    return None


_OF_HOSTS = frozenset("domain host hostname base site server prefix".split())
_HOST_ALONE = lazy_regex(r"((?:https?:)?//)?(?:[\w-]{1,60}\.){1,4}[A-Za-z]{2,12}(?::\d{2,5})?/?")


_HOST = lazy_regex(r"www\.[\w-]{1,60}(?:\.[\w-]{1,60}){1,4}/")
"""An address that begins with its host: www.news.example.cn/a/1."""


def filled(template: str, row: Row) -> str | None:
    """A template such as ``https://news.example.cn/a/{id}.html`` with a row's values; None where it lacks one.

    ``{target.id}`` is the id in the object ``target``; a name alone is that of the outermost key. A value may
    be a path.
    """
    values: dict[str, Any] = {}
    for path, value in sorted(row.items(), key=lambda pair: len(pair[0])):
        for start in range(len(path)):
            values.setdefault(".".join(path[start:]), value)
    names = _PLACE.findall(template)
    values.update({name: values.get(name.removeprefix("node.")) for name in names if name not in values})
    if any(not isinstance(values.get(name), str | int) or values[name] == "" for name in names):
        return None
    query = len(template.partition("?")[0])
    return _PLACE.sub(lambda match: _part(str(values[match[1]]), template, match.start(), query), template)


def _part(value: str, template: str, at: int, query: int) -> str:
    """A value at a place of a template, quoted; before the query it may be a path, and one with its own query.

    One that is a whole address is the address: ``article_url: "{post_url}"`` chooses among several.
    """
    if at == 0 and value.startswith(("http://", "https://")):
        return value
    if at >= query:
        return quote(value, safe="")
    if "?" in value and template.endswith("}") and at > template.rfind("{") - 1 and data_columns.is_address(value):
        return value.lstrip("/") if template[at - 1 : at] == "/" else value
    return quote(value.lstrip("/") if template[at - 1 : at] == "/" else value, safe="/")


# -- dates


def _published(
    table: Table, row: Row, url: str, zone: tzinfo, now: datetime | None, *, month_first: bool
) -> str | None:
    value = row.get(table.date) if table.date is not None else None
    printed = data_columns.date_of(value)
    if printed is None:
        partial = data_columns.partial_date_of(value)
        partial = completed(partial, machine_dates.in_url(url), now) if partial is not None else None
        return iso(partial, zone) if partial is not None else _counted(value, zone, now)
    stamp = machine_dates.machine(printed)
    if stamp is None:
        return None
    if month_first:
        stamp = machine_dates.month_first(stamp, printed) or stamp
    clock = row.get(table.clock) if table.clock is not None and not stamp.timed else None
    if isinstance(clock, str) and (time := dates.clock(clock)) is not None:
        stamp = stamp.at(*time)
    return iso(to_zone(stamp, zone), zone)


def _counted(value: Any, zone: tzinfo, now: datetime | None) -> str | None:
    """A date that is counted from the time of fetching: 3小时前."""
    if now is None or not isinstance(value, str) or not is_relative(value):
        return None
    counted = relative(value, now)
    return iso(counted.stamp, zone) if counted is not None and counted.stamp is not None else None


def _is_month_first(table: Table) -> bool:
    """Test for dates such as 01/31/2026, by all of a column: no month is over 12, and no day is where a month may be.

    Where all days are up to 12, the dates of a newest-first list tell: read one way they keep together.
    """
    values = [row.get(table.date) for row in table.rows] if table.date is not None else []
    pairs = [
        (int(match[1]), int(match[2]))
        for value in values
        if isinstance(value, str) and (match := _SLASHED.match(value.strip()))
    ]
    if not pairs or any(first > 12 for first, _second in pairs):
        return False
    if any(second > 12 for _first, second in pairs):
        return True
    return len({first for first, _second in pairs}) < len({second for _first, second in pairs})


# -- data of unknown shape


def best(
    roots: Sequence[Any], hints: Hints, address: Address, fits: Callable[[Sequence[Teaser], Table], bool]
) -> tuple[Teaser, ...]:
    """The entries of the best table of some values that ``fits``; () where none does."""
    for table in data_rows.ranked(roots, has_template=hints.article_url is not None):
        items = read(table, hints, address)
        if len(items) >= row_shapes.MIN_ROWS and fits(items, table):
            return items
    return ()


def few(roots: Sequence[Any], hints: Hints, address: Address) -> tuple[Teaser, ...]:
    """The one or two entries of a list's last page, whose columns are named plainly; () where there are none."""
    for table in data_rows.ranked(roots, has_template=hints.article_url is not None, fewest=1):
        if data_columns.named(table.title, data_columns.NAMES_OF_TITLES) and table.date is not None:
            return read(table, hints, address)
    return ()
