"""The layout page of a printed paper (版面): its number and name, its articles, and the other pages of the day.

No rules for a paper: a page with a directory of layouts (第01版：要闻 …), with links to the page before and after it
(上一版, 下一版), or with a label and a map of its picture. Its articles are the links of the map, or those of one form
of address that lead to the same day or folder; one page may list all layouts with their articles.
"""

from __future__ import annotations

import re
import string
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from scraper.extract.article.credits.names.person_names import is_person
from scraper.extract.document import HEADINGS, Document
from scraper.extract.listing import patterns
from scraper.extract.listing.address_forms import is_article
from scraper.extract.listing.headline_links import weight
from scraper.extract.paper import headlines, layout_files
from scraper.extract.paper.directory import (
    MOST_LAYOUTS,
    Labels,
    directory_of,
    group_labels,
    is_in_paper,
    is_labelled,
    is_named_by,
    is_turn,
    may_have_siblings,
    named,
    own_label,
    same_day,
    siblings,
    unlabelled,
)
from scraper.extract.paper.links import (
    PaperLink,
    UnresolvedLink,
    all_links,
    day_of,
    folder,
    lines_of_areas,
    links_of,
    shape,
    without_view,
)
from scraper.extract.shared import page_labels
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.page_labels import PageLabel
from scraper.models import Layout, Page, Teaser
from scraper.urls import same_site

MOST_ARTICLES = 3_000

_EDITION = lazy_regex(
    r"(?:\d\s?(?:</?[a-zA-Z][^<>]{0,80}>\s?)?|[上下前后]一?|[一二三四五六七八九十])版(?![权權](?!威))"
    r"(?=[^<>\"']{0,60}+[<>\"'])"
)
"""One of these a layout page has somewhere in its source: a number, or a turn of the page, before 版."""
_BEFORE_EDITION = frozenset("上下前后一二三四五六七八九十>")
"""What stands right before 版 there, beside digits and spaces."""
_LONGEST_EDITION, _LONGEST_REST = 90, 64
"""Maximum number of characters from a number to its 版, markup between them included, and after that in its element or
attribute."""
_NUMBER = lazy_regex(
    r"[A-Za-z]{1,2}\d{1,3}\s?(?:[:：·.]|\Z)"
    r"|(?:0\d|[A-Za-z]\d{1,2})(?:\Z|\s?[/|、：:·\s-]\s?[\u4e00-\u9fff])|[A-Za-z]?0\d(?![年月日时])[\u4e00-\u9fff]"
)
"""The number of a layout; a page without an `_EDITION` has two of them at the beginnings of lines or links."""
_FIRST = frozenset(f"0{string.ascii_letters}")
"""Beginnings of such a number: most lines are passed over by it."""
_MIN_WEIGHT = 3
"""Weight of the shortest headline."""


@dataclass(frozen=True, slots=True)
class LayoutPage:
    """The contents of a layout page."""

    layouts: tuple[Layout, ...]
    """Itself first, then the others that it leads to or lists."""
    items: tuple[Teaser, ...]
    """Its articles in page order; those of all layouts, where it lists them all."""
    label: PageLabel | None
    """Its own number and name."""
    role: Literal["layout", "article", "unknown"]
    """The page is of its layouts' form of address, of its articles', or of neither: a front door."""


def read(doc: Document) -> LayoutPage | None:
    """Read a layout page, or an article's page that leads to one; None for any other page."""
    in_paper = is_in_paper(doc)
    if doc.address is None or (not in_paper and not _has_sign(doc)):
        return None
    if in_paper and (frames := _frames(doc)):
        return LayoutPage(tuple(Layout(None, None, url) for url in frames), (), None, "layout")
    unresolved = list(all_links(doc))
    directory = directory_of(doc, links_of(doc, filter(is_labelled, unresolved)))
    own = own_label(doc, directory)
    if not in_paper and not _may_lead(doc, unresolved, directory, own):
        return None
    links = links_of(doc, unresolved)
    turns = [link.url for link in links if is_turn(link)]
    mapped = any(link.kind == "area" for link in links)
    beside = siblings(doc, links, own) if not directory else []
    numbers = {label.number for label in directory.values()}
    is_led = len(numbers) >= 2 or bool(beside) or bool(turns) or (mapped and (in_paper or own is not None))
    is_known = in_paper and own is not None  # a layout that another page leads to, with its articles alone
    if not (is_led or is_known) and len({label.number for label in group_labels(doc, directory).values()}) < 2:
        return None
    layouts = same_day(doc, [*directory, *beside, *turns])
    layouts += unlabelled(doc, links, layouts)
    articles = _articles(doc, links, layouts)
    groups = _groups(doc, links, articles, directory)
    if not is_led and not groups and not (is_known and articles):
        return None
    titles = headlines.of(doc, links, list(dict.fromkeys([url for _label, urls in groups for url in urls] or articles)))
    shown = [url for url in titles if not _is_staff(titles[url])][:MOST_ARTICLES]
    return LayoutPage(
        layouts=_with_files(doc, own, _layouts(doc, own, directory, layouts, groups, shown)),
        items=tuple(Teaser(titles[url], url) for url in shown),
        label=own,
        role=_role(doc, layouts, shown),
    )


def _has_sign(doc: Document) -> bool:
    """Test quickly for a page that may be a layout's: every page with an address is searched."""
    source = doc.text
    at = source.find("版")
    while at >= 0:
        before = source[at - 1 : at]  # of 出版社 and 版权所有, no such one
        if (before in _BEFORE_EDITION or before.isdecimal() or before.isspace()) and _EDITION.search(
            source, max(0, at - _LONGEST_EDITION), at + _LONGEST_REST
        ):
            return True
        at = source.find("版", at + 1)
    openings = [line.text for line in doc.lines if line.text[0] in _FIRST]
    openings += [link.text for line in doc.lines for link in line.links if link.text[0] in _FIRST]
    numbers = {number[0] for text in openings if (number := _NUMBER.match(text)) and page_labels.is_label(text)}
    return len(numbers) >= 2 or (bool(numbers or doc.elements["area"]) and own_label(doc, {}) is not None)


def _may_lead(doc: Document, links: Sequence[UnresolvedLink], directory: Labels, own: PageLabel | None) -> bool:
    """Test for what may make it a layout's page, before all addresses are resolved, which costs most."""
    if any(is_turn(link) for link in links) or len({label.number for label in directory.values()}) >= 2:
        return True
    if own is not None and (may_have_siblings(doc, own) or any(link.kind == "area" for link in links)):
        return True
    return len({label.number for label in group_labels(doc, directory).values()}) >= 2


def _frames(doc: Document) -> list[str]:
    """The pages of a set of frames: a directory in one, a layout in the other."""
    if "<frameset" not in doc.text and "<FRAMESET" not in doc.text:
        return []
    hrefs = (node.attributes.get("src") or "" for node in doc.tree.css("frame[src]")[:_MOST_FRAMES])
    urls = [url for href in hrefs if (url := doc.canonical(href)) is not None and same_site(url, doc.address or "")]
    return list(dict.fromkeys(urls))


_MOST_FRAMES = 8


def _role(doc: Document, layouts: Sequence[str], articles: Sequence[str]) -> Literal["layout", "article", "unknown"]:
    own = shape(without_view(doc.address or ""))
    of_layouts, of_articles = ({shape(url) for url in urls} for urls in (layouts, articles))
    if own in of_articles and own not in of_layouts:
        return "article"
    return "layout" if own in of_layouts and own not in of_articles else "unknown"


def with_layouts(page: Page, paper: LayoutPage) -> Page:
    """The record of a page with the layouts that it leads to; of a layout page, its articles are the entries."""
    if page.kind == "article":
        others = tuple(replace(layout, articles=()) for layout in paper.layouts if layout.url not in (None, page.url))
        return replace(page, layouts=others)
    if page.kind != "list":
        return page
    label = paper.label
    return replace(
        page,
        items=paper.items,
        layouts=paper.layouts,
        page_number=label.number if label is not None else None,
        page_name=label.name if label is not None else None,
        next_url=None,
    )


# -- its articles


def _articles(doc: Document, links: Sequence[PaperLink], layouts: Sequence[str]) -> dict[str, int | None]:
    """The addresses of articles in page order, lists before maps, each with its first line."""
    others = {doc.address, doc.url, *layouts}
    rest = [link for link in links if link.url not in others and not _is_guide(link)]
    of_day = set(same_day(doc, [*layouts, *[link.url for link in rest]]))
    rest = [link for link in rest if link.url in of_day]
    by_shape: dict[str, list[PaperLink]] = {}
    for link in rest:
        by_shape.setdefault(shape(link.url), []).append(link)
    layout_shapes = {shape(url) for url in layouts}
    chosen = {kind for kind, group in by_shape.items() if any(link.kind == "area" for link in group)}
    chosen -= {kind for kind in chosen & layout_shapes if not any(_has_headline(link) for link in by_shape[kind])}
    if not chosen:
        near = {kind: group for kind, group in by_shape.items() if _is_near(doc, layouts, group[0].url)}
        own = {kind: group for kind, group in near.items() if kind not in layout_shapes}  # no sister paper's pages
        chosen = _of_articles(own) or _of_articles({} if own else by_shape)
    listed: dict[str, int | None] = {}
    for kind in ("link", "script", "option", "area"):
        for link in rest:
            if link.kind == kind and shape(link.url) in chosen:
                listed.setdefault(link.url, link.line)
    return _one_spelling(listed)


def _of_articles(groups: Mapping[str, Sequence[PaperLink]]) -> set[str]:
    """The forms of address whose links are headlines of articles."""
    return {
        kind
        for kind, group in groups.items()
        if is_article(group[0].url) and any(_has_headline(link) for link in group) and not _is_menu(group)
    }


def _is_guide(link: PaperLink) -> bool:
    """The link leads to another page of the paper or another day, as its text says."""
    return is_turn(link) or any(
        (page_labels.label(text) is not None and weight(text) < 30) or _ELSEWHERE.match(text)
        for text in (link.text, link.title)
        if text
    )


_ELSEWHERE = lazy_regex(
    r"\W{0,4}(?:[上下前后後]一?[期页篇]|往期|返回|首页|回到|全部|更多|版面(?:导航|目录|列表|图)|目录|(?:手机|电脑|触屏|移动|PC|大字|无障碍|繁体|简体)版|标题导航|下载|PDF|放大|缩小|打印|收藏)\W{0,4}\d?$",
    re.IGNORECASE,
)


def _has_headline(link: PaperLink) -> bool:
    text = link.text or link.title
    return weight(text) >= _MIN_WEIGHT and not patterns.STOCK.fullmatch(text[:60])


def _is_near(doc: Document, layouts: Sequence[str], url: str) -> bool:
    """The address is of the same day as the page, or in a folder of its own or of its layouts."""
    day = day_of(doc.address or "") or next((printed for other in layouts if (printed := day_of(other))), None)
    if day is not None and day_of(url) is not None:
        return day_of(url) == day
    folders = {folder(other) for other in (doc.address or "", *layouts)}
    return folder(url) in folders or any(folder(url).startswith(f"{other}/") for other in folders)


def _is_menu(group: Sequence[PaperLink]) -> bool:
    """Short words alone, as menus have them."""
    texts = [link.text or link.title for link in group]
    return len(group) >= 2 and max(map(weight, texts)) <= 4 and not any(link.kind == "area" for link in group)


def _one_spelling(urls: Mapping[str, int | None]) -> dict[str, int | None]:
    """The addresses, of those that differ by a query alone, and that one lacks, only that one."""
    plain = {url for url in urls if "?" not in url}
    return {url: line for url, line in urls.items() if "?" not in url or url.partition("?")[0] not in plain}


_ADVERTISEMENTS = ("广告", "廣告", "公益广告", "公益廣告", "报头", "報頭")


def _is_staff(headline: str) -> bool:
    """本版责编：…, 责任编辑 李木 版式 王小, 广告: an entry that is no article."""
    closed = headline.replace(" ", "")  # 广 告, 责 编：…
    if not closed or closed in _ADVERTISEMENTS:
        return bool(closed)
    office, *names = headline.split()[:2]
    return any(patterns.STAFF.fullmatch(text[:60]) for text in (headline, closed)) or (
        bool(names) and patterns.STAFF.fullmatch(f"{office}：") is not None and is_person(names[0])
    )


# -- one page for all layouts


Groups = list[tuple[PageLabel, list[str]]]


def _groups(
    doc: Document, links: Sequence[PaperLink], articles: Mapping[str, int | None], directory: Mapping[str, PageLabel]
) -> Groups:
    """The articles under the label of each layout, where the page lists several layouts so; [] elsewhere."""
    labels = group_labels(doc, directory)
    groups: Groups = []
    starts = sorted(labels)
    placed = [(link.line, link.url) for link in links if link.line is not None and link.url in articles]
    if not placed and len(starts) > 1:
        placed = lines_of_areas(doc, articles)
    ends = [*starts[1:], _end_of_last(doc, starts[-1], placed)] if starts else []
    for start, end in zip(starts, ends, strict=True):
        urls = [url for line, url in sorted(placed) if start <= line < end]
        if urls:
            groups.append((labels[start], urls))
    numbers = {label.number for label, _urls in groups}
    if len(numbers) < 2 or 2 * len(numbers) < len({label.number for label in labels.values()}):
        return []
    merged: dict[str, tuple[PageLabel, list[str]]] = {}
    own = _own_groups(groups)
    for label, urls in groups:
        former = merged.setdefault(label.number, (label, []))
        former[1].extend(url for url in urls if url not in former[1] and own[url] == label.number)
    return [group for group in merged.values() if group[1]]


def _end_of_last(doc: Document, start: int, placed: Sequence[tuple[int | None, str]]) -> int:
    """The line that ends the last layout: a heading below its articles, under which all were listed before (最热)."""
    for line in doc.lines[start + 1 :]:
        if line.tag in HEADINGS and not line.links:
            before = {url for at, url in placed if at is not None and at < line.index}
            own = any(start < at < line.index for at, _url in placed if at is not None)
            if own and all(url in before for at, url in placed if at is not None and at > line.index):
                return line.index
    return len(doc.lines)


def _own_groups(groups: Groups) -> dict[str, str]:
    """The number of the layout of each article: that in its address; else the first that is no front page's.

    A guide on the front page (导读), and a box of what is read most, list articles of other layouts, too.
    """
    own: dict[str, str] = {}
    front = groups[0][0].number

    def sureness(url: str, number: str) -> tuple[bool, bool]:
        return is_named_by(url, number), number != front

    for label, urls in groups:
        for url in urls:
            if url not in own or sureness(url, label.number) > sureness(url, own[url]):
                own[url] = label.number
    return own


def _with_files(doc: Document, own: PageLabel | None, layouts: tuple[Layout, ...]) -> tuple[Layout, ...]:
    """Give layouts their files; one page for all layouts has none of its own."""
    files = layout_files.files_of(doc, own)
    if not files:
        return layouts
    here = {doc.address, doc.url}
    return tuple(
        replace(layout, file=files.get(None) if layout.url in here else files.get(layout.number)) for layout in layouts
    )


def _layouts(
    doc: Document,
    own: PageLabel | None,
    directory: Mapping[str, PageLabel],
    layouts: Sequence[str],
    groups: Groups,
    shown: Sequence[str],
) -> tuple[Layout, ...]:
    listed = set(shown)
    addresses = {directory[url].number: url for url in reversed(list(directory))}
    here = {doc.address, doc.url}
    result: list[Layout] = []
    if groups:
        for label, urls in groups:
            of_group = named(label, directory)
            articles = tuple(url for url in urls if url in listed)
            result.append(Layout(of_group.number, of_group.name, addresses.get(label.number), articles))
    else:
        result.append(Layout(own and own.number, own and own.name, doc.address, tuple(shown)))
    there = {layout.url for layout in result}
    for url in layouts:
        if url not in there and url not in here:
            other = directory.get(url)
            result.append(Layout(other and other.number, other and other.name, url))
    return tuple(result[:MOST_LAYOUTS])
