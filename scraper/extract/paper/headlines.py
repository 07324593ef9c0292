"""The headlines of a layout page's articles: texts of links, or what is elsewhere on the page for their numbers."""

from __future__ import annotations

import re
from collections.abc import Sequence

from selectolax.lexbor import LexborNode

from scraper.extract.document import Document
from scraper.extract.html.text_model import squeeze
from scraper.extract.listing import patterns
from scraper.extract.listing.entries.entry_headlines import MARKS
from scraper.extract.listing.headline_links import weight
from scraper.extract.paper.links import PaperLink, last_number
from scraper.extract.shared.lazy_regex import lazy_regex

_NAMED = ("id", "name", "data-id", "for", "rel")
_QUOTED = lazy_regex(r"""["']([^"'<>]{0,120}[\u4e00-\u9fff][^"'<>]{0,120})["']""")
_HOLDERS = "div[id], span[id], input[value], li[id], p[id], td[id], [data-id]"
_MIN_DIGITS = 2
_LONGEST = 120


def of(doc: Document, links: Sequence[PaperLink], urls: Sequence[str]) -> dict[str, str]:
    """The headline of each address; "" where the page has none."""
    titles: dict[str, str] = dict.fromkeys(urls, "")
    for link in links:
        if link.url in titles:
            for text in (_set_out(link).lstrip(MARKS), link.title, _scripted(link.node)):
                if _is_better(text, titles[link.url]):
                    titles[link.url] = text
    titles = _uncredited(_uncounted(titles))
    bare = [url for url, title in titles.items() if not title]
    if bare:
        texts = _hidden(doc, bare)
        for url in bare:
            titles[url] = texts.get(url, "")
    return titles


def _set_out(link: PaperLink) -> str:
    """The text of a link, or what is set in bold or as a heading in it below a kicker."""
    bold = link.node.css_first(_BOLD) if link.line is not None else None
    text = squeeze(bold.text(deep=True) or "") if bold is not None else ""
    return text if weight(text) >= _LEAST_BOLD and link.text.endswith(text) else link.text


_BOLD, _LEAST_BOLD = "strong, b, h1, h2, h3, h4, h5", 4


def _uncounted(titles: dict[str, str]) -> dict[str, str]:
    """The headlines without the numbers that count them: 1老街排水改造完工, 2 …"""
    counts = [_COUNT.match(title) for title in titles.values() if title]
    numbers = [int(match[1]) for match in counts if match is not None]
    if len(numbers) < max(2, len(counts) // 2 + 1) or numbers != list(range(1, len(numbers) + 1)):
        return titles
    return {url: _COUNT.sub("", title) for url, title in titles.items()}


def _uncredited(titles: dict[str, str]) -> dict[str, str]:
    """The headlines without who wrote, where most of them have it after them: 老街排水改造完工 记者 王小明."""
    signed = [_SIGNED.search(title) for title in titles.values() if title]
    if len([one for one in signed if one is not None]) < max(2, len(signed) // 2 + 1):
        return titles
    return {url: _SIGNED.sub("", title) for url, title in titles.items()}


_SIGNED = lazy_regex(
    r"\s(?:本报|本報)?(?:记者|記者|作者|通讯员|通訊員)\s?[:：/／]?\s?[\u4e00-\u9fff·]{2,4}(?:[\s、][\u4e00-\u9fff·]{2,4}){0,3}$"
)
_COUNT = lazy_regex(r"0?(\d{1,2})[\s.、．:：]{0,3}(?=[^\d\s.、．:：])")


def _is_better(text: str, than: str) -> bool:
    """A text of the link that is longer, and no command such as 查看详情; one that is cut ends in dots."""
    if not text or len(text) > 200 or patterns.MORE.fullmatch(text):
        return False
    if than.endswith(("…", "...")) and text.startswith(than.rstrip("….")):
        return True
    if len(text) >= _LEAST and than.startswith(text) and _CREDIT.match(than, len(text)) is not None:
        return True
    return weight(text) > weight(than) and not (than and patterns.STOCK.fullmatch(text[:60]))


_LEAST = 4
_CREDIT = lazy_regex(r"\s{0,4}[（(]?(?:作者|记者|記者|文|来源|來源)\s?[:：/／|丨]")
"""What a link may show after a headline of that length: 老街排水改造完工作者：王小明."""


def _scripted(node: LexborNode) -> str:
    """The Chinese text in a script of the element: onmouseover="show('老街排水改造完工')"."""
    for name in ("onmouseover", "onmousemove", "onclick", "data-title"):
        value = node.attributes.get(name) or ""
        if name == "data-title":
            return squeeze(value)
        if (match := _QUOTED.search(value[:500])) is not None:
            return squeeze(re.sub(r"\\[nt]|<[^<>]*>", " ", match[1]))
    return ""


def _hidden(doc: Document, urls: Sequence[str]) -> dict[str, str]:
    """Headlines that hidden elements hold: by the article's number in their id, else one for each article in order."""
    holders = doc.tree.css(_HOLDERS)[:5000]
    numbers = {number: url for url in urls if len(number := last_number(url)) >= _MIN_DIGITS}
    by_number: dict[str, str] = {}
    rows: dict[tuple[str, str], list[str]] = {}
    for node in holders:
        text = _text(node)
        if not text or weight(text) < 2 or len(text) > _LONGEST or not re.search(r"[\u4e00-\u9fff]", text):
            continue
        names = [node.attributes.get(name) or "" for name in _NAMED]
        for digits in re.findall(r"\d+", " ".join(names)):
            if digits in numbers:
                by_number.setdefault(numbers[digits], text)
        kind = re.sub(r"\d+", "0", names[0] or names[1])
        rows.setdefault((node.tag or "", kind), []).append(text)
    if len(by_number) * 2 >= len(urls):
        return by_number
    same = [texts for texts in rows.values() if len(texts) == len(urls)]
    return dict(zip(urls, same[0], strict=True)) if len(same) == 1 and len(urls) > 1 else by_number


def _text(node: LexborNode) -> str:
    return squeeze(node.attributes.get("value") or "" if node.tag == "input" else node.text(deep=True) or "")
