"""The directory of a printed paper's layouts on one of its pages: 第01版：要闻 …, 上一版, 下一版, and its own label."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence

from scraper.extract.document import Document, Line
from scraper.extract.paper.links import PaperLink, UnresolvedLink, day_of, folder, last_number, shape
from scraper.extract.shared import page_labels
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.page_labels import PageLabel
from scraper.urls import same_site

MOST_LAYOUTS = 400

Labels = dict[str, PageLabel]
"""Labels of layouts by address."""

_PAPER = lazy_regex(
    r"版面|数字报|數字報|电子报|電子報|电子版|[上下]一[版期]|本版|[头頭]版|要[闻聞]|副刊|PagePicMap|[日晚晨早时商都周]报",
    re.IGNORECASE,
)
"""What makes links such as A01：头版 labels of layouts."""
_LONGEST_NAME = 12
"""Maximum number of characters of the name of a page; headlines are longer."""
_NAME = lazy_regex(r"[\u4e00-\u9fff][\u4e00-\u9fff·/]{1,9}")
_LETTERS = "ABCDEFGHIJKLMNOPQRSTUVWXYZ"
_LONGEST_LABEL = 16
"""Maximum number of characters of a label with number and name."""
_SURELY_LABEL = 8
"""The same on a page that nothing says to be a layout: short headlines have more."""
_MOST_LINKS = 3
"""Maximum number of links in the line of a label: itself, its PDF, its picture."""
_TURN = lazy_regex(r"\W{0,4}\d?\W{0,2}(?:[上下前后後]\s?一?\s?版|(?:prev|next) ?page)\W{0,2}\d?\W{0,4}", re.IGNORECASE)
"""上一版, 下一版: also with the arrow that the font Webdings makes of 3 or 4."""
_IN_ADDRESS = lazy_regex(
    r"(?:node|layout|page|nbs\.\w{1,20})[_-]?(?P<letters>[A-Za-z]{0,2})(?P<digits>0\d{1,2}|\d{2,3})[^/]*$",
    re.IGNORECASE,
)
"""The number in node_01.html, node_A02.html, nbs.D110000ltrb_01.htm; that of node_2.htm counts nodes, not pages."""


def is_in_paper(doc: Document) -> bool:
    """Test for a page that a source, or another layout page, calls a layout."""
    return doc.hints.kind == "list" and doc.hints.listed_by == "layout page"


def directory_of(doc: Document, links: Sequence[PaperLink]) -> Labels:
    """The labelled links to layouts of the same day, by address."""
    strong: Labels = {}
    weak: Labels = {}
    for link in links:
        for text in (link.text, link.title):
            if (label := page_labels.label(text)) is not None:
                _keep(strong, link.url, _with_next(doc, link, label))
                break
            if (label := page_labels.weak_label(text)) is not None:
                _keep(weak, link.url, _with_next(doc, link, label))
                break
    sure = _of(strong, same_day(doc, strong))
    if sure:
        shapes = {shape(url) for url in sure}
        more = {url: label for url, label in weak.items() if url not in sure and shape(url) in shapes}
    else:
        more = _numbered(doc, weak)
    directory = sure | _of(more, same_day(doc, [*sure, *more]))
    numbers = [label.number for label in directory.values()]
    return directory if len(numbers) <= MOST_LAYOUTS else {}


def _with_next(doc: Document, link: PaperLink, label: PageLabel) -> PageLabel:
    return label if label.name is not None or link.line is None else _with_next_line(doc, doc.lines[link.line], label)


def _of(labels: Mapping[str, PageLabel], urls: Iterable[str]) -> Labels:
    return {url: labels[url] for url in urls if url in labels}


def _keep(labels: Labels, url: str, label: PageLabel) -> None:
    """Keep the label of an address that says most."""
    if url not in labels or (labels[url].name is None and label.name is not None):
        labels[url] = label


def _numbered(doc: Document, weak: Mapping[str, PageLabel]) -> Labels:
    """Of labels without 版 the largest group of one form of address, if its numbers are those of a paper.

    Rankings and pagers are numbered, too. A page that has words of papers, and letters or names beside the numbers,
    is one; so is a page of a day whose links have those numbers in their addresses.
    """
    groups: dict[str, Labels] = {}
    for url in same_day(doc, weak):  # a calendar's days are numbers, too
        groups.setdefault(shape(url), {})[url] = weak[url]
    best = max(groups.values(), key=len, default={})
    numbers = {label.number for label in best.values()}
    if len(numbers) < 2 or len(numbers) != len(best):
        return {}
    names = [len(label.name) for label in best.values() if label.name is not None]
    if 2 * sum(length > _SURELY_LABEL for length in names) > len(best):
        return {}  # headlines that are counted: 1、老街排水改造上月完工
    telling = sum(_is_telling(label) for label in best.values())
    if 2 * telling >= len(best) and (is_in_paper(doc) or _PAPER.search(doc.text)):
        return best
    days = {day_of(doc.address or ""), *map(day_of, best)} - {None}
    if not days or not all(is_named_by(url, label.number) for url, label in best.items()):
        return {}
    if any(length > _LONGEST_NAME for length in names):
        return {}
    return best if 2 * telling >= len(best) or printed_labels(doc) else {}


def _is_telling(label: PageLabel) -> bool:
    return label.name is not None or label.number[0].isalpha()


def is_named_by(url: str, number: str) -> bool:
    """Test for an address that has the number of the page: node_A01.html, 03/index.html."""
    digits = number.lstrip(_LETTERS).lstrip("0")
    path = url.partition("?")[0].rpartition("//")[2].partition("/")[2]
    return digits in {run.lstrip("0") for run in re.findall(r"\d+", path)[-2:]}


def same_day(doc: Document, urls: Iterable[str]) -> list[str]:
    """The addresses of the page's own day, as far as addresses say their day; of the newest, where its own does not.

    Those of other sites must say it: papers keep their articles on another host, and link elsewhere, too.
    """
    addresses = list(dict.fromkeys(urls))
    strange = {url for url in addresses if doc.address is not None and not same_site(url, doc.address)}
    own = day_of(doc.address or "") or day_of(doc.url or "")
    if own is None:
        own = max((day for url in addresses if (day := day_of(url)) is not None), default=None)
    days = {url: day_of(url) for url in addresses}
    if own is None:
        return [url for url in addresses if url not in strange]
    return [url for url in addresses if days[url] == own or (days[url] is None and url not in strange)]


def is_labelled(link: PaperLink | UnresolvedLink) -> bool:
    """Test for a label, of a layout or of anything that is numbered."""
    return page_labels.is_label(link.text) or page_labels.is_label(link.title)


def is_turn(link: PaperLink | UnresolvedLink) -> bool:
    """上一版, 下一版."""
    return any(_TURN.fullmatch(text) for text in (link.text, link.title) if 2 <= len(text) <= 14)


def may_have_siblings(doc: Document, own: PageLabel | None) -> bool:
    """Test for a layout of a day, whose address has the number that it prints, for what `siblings` lists."""
    if doc.address is None or day_of(doc.address) is None:
        return False
    if is_in_paper(doc) or doc.hints.listed_by == "layout page":
        return is_in_paper(doc)  # else an article of one, numbered like its layout: 4/page.html, 4/news-4.html
    return own is not None and last_number(doc.address).lstrip("0") == own.number.lstrip(_LETTERS).lstrip("0")


def siblings(doc: Document, links: Sequence[PaperLink], own: PageLabel | None) -> list[str]:
    """The links of the page's own form and folder, whatever their short texts are: 要闻, 经济.

    Of a page that a source calls a layout, or whose address has the number that it prints. "Printed" alone is also the
    page of an article, whose neighbours have such addresses, too.
    """
    if doc.address is None or not may_have_siblings(doc, own):
        return []
    here = (shape(doc.address), folder(doc.address))
    same = [link for link in links if link.kind != "area" and (shape(link.url), folder(link.url)) == here]
    urls = list(dict.fromkeys(link.url for link in same if link.url not in (doc.address, doc.url)))
    numbers = {last_number(url) for url in (doc.address, *urls)}  # articles of one layout share its number
    longest = _LONGEST_LABEL if is_in_paper(doc) else _SURELY_LABEL
    if any(len(link.text) > longest for link in same) or len(numbers) <= len(urls):
        return []
    return urls


def unlabelled(doc: Document, links: Sequence[PaperLink], layouts: Iterable[str]) -> list[str]:
    """Further links of the layouts' form and folder whose text is a picture or a number."""
    sure = set(layouts)
    shapes = {(shape(url), folder(url)) for url in sure}
    return [
        link.url
        for link in links
        if link.url not in sure
        and link.kind != "area"
        and (shape(link.url), folder(link.url)) in shapes
        and (not link.text or page_labels.number(link.text) is not None)
    ]


def printed_labels(doc: Document) -> list[PageLabel]:
    """The labels that lead nowhere, in page order."""
    labels = []
    for line in doc.lines:
        if "版" in line.text and len(line.text) - line.link_chars <= page_labels.LONGEST:
            text = _unlinked(line)
            read = page_labels.label(text) or page_labels.inside(text) or page_labels.printed(text)
            if read is not None:
                read = read if read.name is not None else _with_name(read, text)
                labels.append(read if read.name is not None else _with_next_line(doc, line, read))
    return labels


def _with_name(label: PageLabel, text: str) -> PageLabel:
    """The label with the name that its line has elsewhere: 版次：A01 版名：头版."""
    match = page_labels.NAMED.search(text)
    return PageLabel(label.number, match["name"]) if match is not None else label


def group_labels(doc: Document, directory: Mapping[str, PageLabel]) -> dict[int, PageLabel]:
    """The labels over the articles of a page that may list all layouts, by the line that they are in."""
    labels: dict[int, PageLabel] = {}
    weak: dict[int, PageLabel] = {}
    in_paper = is_in_paper(doc)
    for line in doc.lines:
        if len(line.links) > _MOST_LINKS:
            continue
        leads = directory and any(doc.canonical(link.href) in directory for link in line.links)
        if leads or "版" in line.text:
            texts = [line.text, _unlinked(line), *[link.text for link in line.links]]
            read = (page_labels.label(text) or page_labels.weak_label(text) for text in texts)
            if (label := next(filter(None, read), None)) is not None:
                labels[line.index] = label if label.name is not None else _with_next_line(doc, line, label)
        elif (
            (label := page_labels.weak_label(line.text)) is not None
            and label.name
            and (label.number[0].isalpha() or (in_paper and not line.links and len(label.name) <= _LONGEST_NAME))
        ):
            weak[line.index] = label
    numbers, weaker = ({label.number for label in some.values()} for some in (labels, weak))
    if (len(numbers) < 2 or len(weaker - numbers) >= len(numbers)) and day_of(doc.address or "") is not None:
        labels = dict(sorted((weak | labels).items()))  # A1：头版 has the word, A2：本市 has not
    return labels


def _with_next_line(doc: Document, line: Line, label: PageLabel) -> PageLabel:
    """The label with the name below it, or in the next cell of its row: A01 over 要闻, 01版 | 要闻."""
    if line.index + 1 >= len(doc.lines):
        return label
    beside = doc.lines[line.index + 1]
    if beside.links or _NAME.fullmatch(beside.text) is None:
        return label
    rows = (line.node.parent, beside.node.parent)
    in_row = None not in rows and len({row.mem_id for row in rows if row is not None}) == 1
    if beside.block is line.block or (in_row and line.text.rstrip().endswith("版")):
        return PageLabel(label.number, beside.text)
    return label


def _unlinked(line: Line) -> str:
    """The text of a line without its links: 第01版：要闻 [PDF]."""
    text = line.text
    for link in line.links:
        text = text.replace(link.text, " ", 1)
    return text


def own_label(doc: Document, directory: Mapping[str, PageLabel]) -> PageLabel | None:
    """The number and name of the page itself: as the directory, a line, the title or the address has it."""
    lines = printed_labels(doc)
    for url in (doc.address, doc.url):
        if url is not None and url in directory:
            return named(directory[url], directory, lines)
    if len({label.number for label in lines}) == 1 or (lines and len(lines) < len(directory)):
        return named(lines[0], directory)
    for part in re.split(r"[|｜_\-—–]|\s{2,}", doc.title[:200]):
        if (label := page_labels.label(part) or page_labels.inside(part)) is not None:
            return named(label, directory)
    match = _IN_ADDRESS.search((doc.address or "").partition("?")[0])
    if match is not None:
        number = page_labels.normal(match["letters"], match["digits"])
        return named(PageLabel(number, None), directory, [*lines, *_weak_labels(doc)])
    weak = _weak_labels(doc) if is_in_paper(doc) else ()
    return next((label for label in weak if label.name and is_named_by(doc.address or "", label.number)), None)


def _weak_labels(doc: Document) -> list[PageLabel]:
    """The numbers with names that lead nowhere: 01 | 要闻; they say something of a page whose number is known."""
    read = (page_labels.weak_label(line.text) for line in doc.lines if not line.links)
    return [label for label in read if label is not None]


def named(label: PageLabel, directory: Mapping[str, PageLabel], printed: Sequence[PageLabel] = ()) -> PageLabel:
    """The label with the name that the directory, or a line of the page, has for its number."""
    others = (*directory.values(), *printed)
    names = (other.name for other in others if other.number == label.number and other.name)
    return label if label.name is not None else PageLabel(label.number, next(names, None))
