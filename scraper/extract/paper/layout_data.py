"""Layouts of a printed paper as data: the JSON of flip-page papers, a file of layouts with their articles.

Names of keys differ; what holds is that the rows of one array have a page's number each, and arrays of articles or the
address of their layout.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Any

from scraper.extract.feeds.feeds import plain
from scraper.extract.listing.data import data_paging
from scraper.extract.listing.data.data_columns import Row, address_score, choice
from scraper.extract.listing.data.data_entries import filled
from scraper.extract.paper.links import without_view
from scraper.extract.shared import page_labels
from scraper.extract.shared.language import language
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.page_labels import PageLabel
from scraper.models import Hints, Layout, Page, Teaser
from scraper.urls import canonical, join

MAX_VALUES = 100_000
MAX_DEPTH = 3
"""Objects within a row in which its articles may be."""

_SAMPLE = 40
"""Number of articles by which the column of their addresses is judged."""

_NUMBER_NAMES = (
    "banci verorder verno pageno pagenum pagenumber pnumber layoutno layoutnum layoutnumber bc ban"
    " no num number order index sort code page version id"
).split()
_SURE = _NUMBER_NAMES.index("no")
"""The names before this one name pages of papers; what the others name is one only if it is written so: 01, A02."""
_NAME_NAMES = "banming bm pname pagename layoutname vername versionname sectionname name title label".split()
_PAPER_NAMES = "papername paper_name newspapername newspaper papertitle paper bzmc baozhi medianame".split()
_ADDRESS_NAMES = "url link href pageurl layouturl jsonurl path src".split()
_TITLES, _TITLE_WORDS = frozenset(("bt", "tm")), ("title", "headline", "topic", "subject", "biaoti")
"""Keys of headlines, and words in such keys: 标题, 题名."""
_LONGEST_NAME = 9
"""Mean characters of the names of layouts: 要闻, 理论评论, 副刊·人文周刊. Numbered headlines have more."""
_LETTERS = 2
"""Number of letters that take the place of a character."""
_FILE = lazy_regex(r"\.(?:jpe?g|png|gif|webp|pdf|zip|mp3)(?:[?#]|$)", re.IGNORECASE)
_HAN = lazy_regex(r"[\u4e00-\u9fff]")


@dataclass(frozen=True, slots=True)
class _Sheet:
    """A row of the array of layouts, with the rows of its articles."""

    label: PageLabel
    url: str | None
    articles: Sequence[Mapping[str, Any]]
    """Each with the layout's own values, and those of the whole paper, that it lacks: for ``article_url``."""


def read(roots: list[Any], url: str | None, hints: Hints, encoding: str) -> Page | None:
    """Read the `data_page.values` of a text; None where they hold no layouts of a paper."""
    if url is None:
        return None
    for rows in _arrays(roots):
        sheets = _sheets(rows, url)
        if sheets:
            if hints.article_url is not None:
                sheets = [_completed(sheet, row, roots) for sheet, row in zip(sheets, rows, strict=True)]
            return replace(_page(sheets, url, hints, encoding), headline=_name_of_paper(roots))
    return None


def _name_of_paper(roots: list[Any]) -> str:
    """The name of the paper, where the data say it; "" else."""
    stated = dict(data_paging.facts(roots))
    return next((name for key in _PAPER_NAMES if isinstance(name := stated.get(key), str)), "")


def _completed(sheet: _Sheet, row: Mapping[str, Any], roots: Sequence[Any]) -> _Sheet:
    outer: dict[str, Any] = {}
    for values in (*filter(_is_object, roots), row):
        outer.update({key: value for key, value in values.items() if isinstance(value, str | int)})
    return replace(sheet, articles=[{**outer, **article} for article in sheet.articles])


def _is_object(value: Any) -> bool:
    return isinstance(value, dict)


def _arrays(roots: Sequence[Any]) -> Iterator[list[Mapping[str, Any]]]:
    """Yield every array of objects, the outer ones first."""
    level: list[Any] = list(roots)
    count = 0
    while level and count < MAX_VALUES:
        inner: list[Any] = []
        for value in level:
            count += 1
            if isinstance(value, dict):
                inner.extend(child for child in value.values() if isinstance(child, dict | list))
                keyed = [child for key, child in value.items() if page_labels.number(str(key)) is not None]
                if len(keyed) >= 2 and all(isinstance(child, dict) for child in keyed):
                    yield [{"pageno": key, **child} for key, child in value.items() if isinstance(child, dict)]
            elif isinstance(value, list):
                if value and all(isinstance(row, dict) for row in value):
                    yield value
                inner.extend(child for child in value if isinstance(child, dict | list))
        level = inner


def _sheets(rows: Sequence[Mapping[str, Any]], url: str) -> list[_Sheet]:
    """The layouts that rows are; [] where they are something else."""
    articles = [_articles(row) for row in rows]
    labels = _labels(rows)
    if labels is None:
        return []
    if any(articles):
        return [_Sheet(label, None, own or ()) for label, own in zip(labels, articles, strict=True)]
    addresses = [_address(row, url) for row in rows]
    if len(rows) < 2 or any(address is None for address in addresses) or len(set(addresses)) < len(rows):
        return []
    if sum(len(label.name or "") for label in labels) > _LONGEST_NAME * len(labels):
        return []  # numbered headlines
    return [_Sheet(label, address, ()) for label, address in zip(labels, addresses, strict=True)]


def _articles(row: Mapping[str, Any], depth: int = 0) -> list[Mapping[str, Any]] | None:
    """The longest array of objects in a row that have a headline; None where there is none."""
    best: list[Mapping[str, Any]] | None = None
    for value in row.values():
        inner: list[Mapping[str, Any]] | None = None
        if isinstance(value, list) and value and all(isinstance(child, dict) for child in value):
            if all(_headline(child) for child in value):
                inner = value
            elif depth < MAX_DEPTH:  # 稿件 in 组: articles by block of the page
                parts = [_articles(child, depth + 1) for child in value]
                inner = [child for part in parts if part for child in part] or None
        elif isinstance(value, dict) and depth < MAX_DEPTH:
            inner = _articles(value, depth + 1)
        if inner is not None and (best is None or len(inner) > len(best)):
            best = inner
    return best


def _headline(row: Mapping[str, Any]) -> str:
    for name, value in row.items():
        words = name.lower()
        is_title = words in _TITLES or any(word in words for word in _TITLE_WORDS)
        is_main = not any(word in words for word in ("sub", "intro", "pre", "short", "img", "pic"))
        if is_title and is_main and isinstance(value, str) and value.strip():
            return value
    return ""


def _labels(rows: Sequence[Mapping[str, Any]]) -> list[PageLabel] | None:
    """The number and name of each row, all numbers different; None where rows have no numbers of pages."""
    columns = list(dict.fromkeys(name for row in rows for name, value in row.items() if isinstance(value, str | int)))
    whole = [name for name in columns if all(page_labels.label(_text(row, name)) for row in rows)]
    for name in whole:
        labels = [page_labels.label(_text(row, name)) for row in rows]
        if len({label.number for label in labels if label}) == len(rows):
            return [_named(label, row, name) for label, row in zip(labels, rows, strict=True) if label]
    numbers = [name for name in columns if _is_number_name(name)]
    for name in sorted(numbers, key=lambda name: _rank(name, _NUMBER_NAMES)):
        values = [page_labels.number(_text(row, name)) for row in rows]
        is_sure = _rank(name, _NUMBER_NAMES) < _SURE or (
            len(rows) > 1 and any(re.match(r"0\d|[A-Z]{1,2}\d", _text(row, name)) for row in rows)
        )
        if all(values) and len(set(values)) == len(rows) and is_sure and not _are_stories(rows):
            return [_named(PageLabel(str(value), None), row, name) for value, row in zip(values, rows, strict=True)]
    return None


def _are_stories(rows: Sequence[Mapping[str, Any]]) -> bool:
    """Test for rows that have headlines themselves: numbered stories."""
    headlines = [headline for row in rows if (headline := _headline(row))]
    letters = sum(len(headline) / (1 if _HAN.search(headline) else _LETTERS) for headline in headlines)
    return letters > _LONGEST_NAME * len(rows)


def _is_number_name(name: str) -> bool:
    return _rank(name, _NUMBER_NAMES) < len(_NUMBER_NAMES)


def _named(label: PageLabel, row: Mapping[str, Any], beside: str) -> PageLabel:
    if label.name is not None:
        return label
    for name in sorted(row, key=lambda name: _rank(name, _NAME_NAMES)):
        text = _text(row, name)
        if name != beside and _rank(name, _NAME_NAMES) < len(_NAME_NAMES) and _HAN.search(text) and len(text) <= 24:
            other = page_labels.label(text) or page_labels.weak_label(text)
            return PageLabel(label.number, (other.name if other is not None else None) or text)
    return label


def _rank(name: str, names: Sequence[str]) -> int:
    """The place of a key in a table of names, its words joined; after all where it has none of them."""
    plain_name = re.sub(r"[^a-z]", "", name.lower())
    if plain_name in names:
        return names.index(plain_name)
    ends = [place for place, word in enumerate(names) if len(word) > 2 and plain_name.endswith(word)]
    return min(ends, default=len(names))


def _text(row: Mapping[str, Any], name: str) -> str:
    value = row.get(name)
    return " ".join(str(value).split()) if isinstance(value, str | int) and not isinstance(value, bool) else ""


def _address(row: Mapping[str, Any], base: str) -> str | None:
    """The address of a layout's own page or data."""
    for name in sorted(row, key=lambda name: _rank(name, _ADDRESS_NAMES)):
        text = _text(row, name)
        if _rank(name, _ADDRESS_NAMES) < len(_ADDRESS_NAMES) and re.search(r"[./?]", text) and not _FILE.search(text):
            return canonical(text, base)
    return None


def _page(sheets: Sequence[_Sheet], url: str, hints: Hints, encoding: str) -> Page:
    """The record: a list page whose entries are all articles, with the layout of each."""
    rows = [row for sheet in sheets for row in sheet.articles]
    column = _address_column(rows) if hints.article_url is None else None
    items: dict[str, Teaser] = {}
    layouts = []
    for sheet in sheets:
        urls = []
        for row in sheet.articles:
            address = _of_article(row, column, url, hints)
            if address is not None:
                urls.append(address)
                headline = " ".join(plain(_headline(row)).split())
                items.setdefault(address, Teaser(headline, address))
        layouts.append(Layout(sheet.label.number, sheet.label.name, sheet.url, tuple(dict.fromkeys(urls))))
    return Page(
        kind="list",
        url=canonical(url),
        items=tuple(items.values()),
        layouts=tuple(layouts),
        language=language("".join(item.headline for item in [*items.values()][:40]), None),
        timezone=hints.timezone,
        encoding=encoding,
    )


def _address_column(rows: Sequence[Mapping[str, Any]]) -> str | None:
    """The key of articles' rows, however few, whose values are the addresses of their pages."""
    flat: list[Row] = [{(str(key),): value for key, value in row.items()} for row in rows[:_SAMPLE]]
    column = choice(list(dict.fromkeys(column for row in flat for column in row)), flat, address_score)
    return column[0] if column is not None else None


def _of_article(row: Mapping[str, Any], column: str | None, base: str, hints: Hints) -> str | None:
    if hints.article_url is not None:
        href = filled(hints.article_url, {(str(key),): value for key, value in row.items()})
    else:
        href = row.get(column) if column is not None else None
    if not isinstance(href, str) or not href.strip() or join(base, href.strip()) is None:
        return None
    address = canonical(href.strip(), base, keep=hints.keep, drop=hints.drop)
    return without_view(address) if address is not None else None
