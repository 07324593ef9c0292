"""Finds the link or the lone label by the headline that leads to the article's channel."""

from __future__ import annotations

import re
from collections.abc import Iterator

from selectolax.lexbor import LexborNode

from scraper.extract.article.context import Context
from scraper.extract.article.credits.breadcrumbs.breadcrumb_entries import HOME
from scraper.extract.article.credits.names.person_names import PROFILE, is_organisation, is_person
from scraper.extract.article.credits.not_outlets import is_furniture
from scraper.extract.article.credits.section_names import (
    FOLDER,
    SHORT_NAME,
    is_button,
    is_channel,
    may_name_channel,
    names_the_page,
    reads_as_channel,
)
from scraper.extract.article.credits.site_names import names_site
from scraper.extract.article.fields.section.channel_bars import EVERY_SITES, class_of, in_menu
from scraper.extract.document import Block, FieldValue, Line
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.page_labels import label
from scraper.extract.shared.spellings import SOURCE

KINDS = frozenset("原创 原創 独家 獨家 深度 头条 頭條 综合 滚动 综合报道 綜合報導 綜合報道".split())
"""What says of which kind an article is, and not its channel: toutiao.com, mp.weixin.qq.com."""
NO_CHANNELS = KINDS | EVERY_SITES
"""Names of channels that name none by a headline."""

_OF_OUTLET = lazy_regex(rf"(?<![a-z])(?:{SOURCE}|account|media)(?![a-z])")
"""Names of links to who published: <a class="source" href="/channel/m12">, of a platform's accounts."""
_LISTED = lazy_regex(r"/(?:categor(?:y|ies)|channels?|columns?|sections?|sort|cat|lanmu|node)[/_-]", re.IGNORECASE)
"""Addresses of channels: /category/news/, as WordPress makes them."""


def _sources(context: Context) -> set[str]:
    """The names that labels of the page have as its source."""
    return {credit.value for credit in context.credits if credit.role == "outlet"}


def is_source(name: str, context: Context) -> bool:
    """Check whether the page credits a name as its source: it is no channel, though its account is linked as one."""
    return name in context.once(_sources)


def is_printed_outlet(name: str, crumb: Line, context: Context) -> bool:
    """Check whether a label names the last entry of a breadcrumb as the source, or a date is beside it."""
    if is_source(name, context):
        return True
    dated = (parts for line, parts in context.dated if line is not crumb)
    return is_organisation(name) and any(part.value == name for parts in dated for part in parts if not part.role)


def pictured(context: Context) -> Iterator[FieldValue]:
    """The one channel that a picture in a link names, before its site or alone: <a href="/sh/"><img alt="社会频道">."""
    named: dict[str, LexborNode] = {}
    linked = [(placed.link, placed.node) for placed in context.doc.media if placed.link is not None]
    for link, picture in linked[:_LOGOS]:
        attributes = picture.attributes
        alt = attributes["alt"] if "alt" in attributes else None  # noqa: SIM401 - counted: a call for each picture
        if alt and len(alt := alt.strip()) in _LOGO and reads_as_channel(alt) and _is_in(link, picture):
            href = link.attributes.get("href") or ""
            if FOLDER.fullmatch(href) or _OWN_HOST.fullmatch(href):
                named[alt] = link
    if len(named) == 1 and not {*named} & NO_CHANNELS:
        name, node = next(iter(named.items()))
        yield FieldValue(name, "channel's label", node)


def _is_in(link: LexborNode, picture: LexborNode) -> bool:
    return picture.parent is not None and picture.parent.mem_id == link.mem_id


_OWN_HOST = lazy_regex(r"(?:https?:)?//(?!www\.)[a-z][a-z-]{1,20}(?:\.[a-z\d-]{1,30}){1,4}/?", re.IGNORECASE)
"""The host of a channel: http://sports.…"""
_LOGOS, _LOGO = 12, range(2, 7)
"""Pictures of links that are looked at, and characters of a channel's name on one."""


def linked(context: Context) -> Iterator[FieldValue]:
    """A link by the headline that leads to a channel, by its address or ``rel``; a channel's name alone over it."""
    start, lines = context.start, context.doc.lines
    end = start + 9 if context.body.first is None else min(start + 9, context.body.first)
    for line in [*reversed(lines[max(0, start - 3) : start]), *lines[start:end]]:
        if line.index == start or len(line.text) > 80 or len(line.links) > 4:
            continue
        for link in line.links:
            named = 2 <= len(link.text) <= 10 and link.text not in NO_CHANNELS and not HOME.search(link.text)
            if (
                named
                and not (is_button(link.text) or link.text.upper() == "PDF" or label(link.text))
                and not in_menu(line, over=line.index == start - 1)
                and ("category" in (link.node.attributes.get("rel") or "") or _LISTED.search(link.href))
                and _OF_OUTLET.search(class_of(link)) is None
            ):
                yield FieldValue(link.text, "link to the channel", link.node)
    over = lines[start - 1] if start > 0 else None
    before = lines[start - 2] if start > 1 else None
    apart = before is None or len(before.links) not in (1, 2) or ends_header(before, over) or ends_menu(before, over)
    if over is not None and apart and _is_door(over) and not is_source(over.text, context):
        yield FieldValue(over.text, "link to the channel", over.node)
    if over is not None and _is_way(over) and not is_source(over.links[-1].text, context):
        yield FieldValue(over.links[-1].text, "link to the channel", over.links[-1].node)
    if over is not None and _opens_box(over, context) and not is_source(over.text, context):
        yield FieldValue(over.text, "link to the channel", over.node)
    for line in lines[max(0, start - 3) : start]:
        back = _BACK.fullmatch(line.text) if len(line.links) == 1 else None
        if back and leads_on(line.links[0].href) and not (names_the_page(back["name"]) or _NO_WAY.match(back["name"])):
            yield FieldValue(back["name"], "link to the channel", line.links[0].node)
    if over is not None and _is_alone(over, before):
        yield FieldValue(over.text, "channel's label", over.node)


_TOPIC = lazy_regex(r"/(?:topic|theme|section)s?/[a-z][a-z_-]{1,40}/?$")
"""The address of a topic: /zh/news/topic/economic-development."""
_ALL = frozenset("所有 全部 全部新闻 全部新聞 所有新闻 所有新聞".split())
"""Links to the list of all articles, beside that to the channel."""


def linked_beside_date(context: Context) -> Iterator[FieldValue]:
    """The one link in the line of the date, or right after it, that leads within the site and names neither a medium
    nor the author: 2024年5月2日 可持续发展."""
    for line, _parts in context.dated:
        if line.index <= context.start or len(line.text) > 40:
            continue
        following = context.doc.lines[line.index + 1 : line.index + 2]
        for near in [line, *following] if not line.links else [line]:
            if len(near.links) > _FEW_LINKS or len(near.text) > 40:
                continue
            others = [link for link in near.links if not link.text.startswith(("记者", "記者"))]
            rest = [link for link in others if not (is_person(link.text) or PROFILE.search(link.href))]
            rest = [link for link in rest if link.text not in _ALL] or rest
            if len(rest) != 1:
                continue
            link = rest[0]
            numbered = NUMBERED.fullmatch(link.href) and reads_as_channel(link.text)
            if (
                is_source(link.text, context)
                or not may_name_channel(link.text)
                or not (numbered or FOLDER.fullmatch(link.href) or _TOPIC.search(link.href))
            ):
                continue
            medium = is_organisation(link.text) and not reads_as_channel(link.text)
            if not (medium or is_furniture(link.text)):
                yield FieldValue(link.text, "link beside the date", link.node)


_FEW_LINKS = 3
"""Number of links of a line of the date that may name a channel."""


def filed(context: Context) -> Iterator[FieldValue]:
    """The word that every site has, where the one category that an article is filed under is called so (新聞), and
    the category that is linked right below the text."""
    near = context.doc.lines[max(0, context.start - _FILED) : context.start + _FILED]
    rel = [link for line in near for link in line.links if "category" in (link.node.attributes.get("rel") or "")]
    if len({link.text for link in rel}) == 1 and rel[0].text in EVERY_SITES:
        yield FieldValue(rel[0].text, "link to the channel", rel[0].node)
    below = (context.body.last or len(context.doc.lines)) + 1
    for line in context.doc.lines[below : below + _FILED]:
        rel = [link for link in line.links if "category" in (link.node.attributes.get("rel") or "")]
        if rel:
            if may_name_channel(rel[0].text) and not rel[1:]:
                yield FieldValue(rel[0].text, "link to the channel", rel[0].node)
            return


_FILED = 6
"""Number of lines above and below the headline, and below the text, in which such a link is."""


def _is_way(line: Line) -> bool:
    """Check whether a line right over the headline is the way to it, without arrows: 首頁 生活."""
    box = line.block.parent
    if box is None or box.tag in ("body", "html") or box.last <= line.index + 1:
        return False  # a menu over the article's box
    if len(line.links) != 2 or HOME.fullmatch(line.links[0].text) is None:
        return False
    last = line.links[-1]
    whole = "".join(link.text for link in line.links) == line.text.replace(" ", "")
    return whole and is_channel(last.text) and last.text not in NO_CHANNELS and leads_on(last.href)


def _opens_box(over: Line, context: Context) -> bool:
    """Check whether a short link opens the box in which the headline follows: a channel's, unless it is the site's."""
    if len(over.links) != 1 or over.links[0].text != over.text or not may_name_channel(over.text):
        return False
    box: Block | None = over.block if over.tag == "header" else over.block.parent
    while box is not None and box.last == over.index + 1:
        box = box.parent
    holds = box is not None and box.first == over.index and over.index + 1 < box.last <= over.index + _BOX
    if (
        not holds
        or _HEADS.search(_OF_ARTICLE.sub("", f"{over.hint} {class_of(over.links[0])}"))
        or PROFILE.search(over.links[0].href)
    ):
        return False
    is_listed = over.text in NO_CHANNELS or HOME.search(over.text) is not None or is_organisation(over.text)
    named = over.text in context.doc.title or names_site(over.text, context.sites)
    return not (is_listed or named or names_the_page(over.text))


_BACK = lazy_regex(r"[‹<«←〈＜❮]\s?(?P<name>[\u4e00-\u9fff]{2,8})")
"""The way back to the channel: ‹ 读书."""
_NO_WAY = lazy_regex(r"返回|[上前后後]一?[页頁篇]|[后後]退|回|首[页頁]|更多")
_BOX = 8
"""Number of lines of the box that holds the headline, its label, and the date at most."""
_OF_ARTICLE = lazy_regex(r"(?:header )?[\w-]{0,8}(?:article|post|entry|story)[\w-]{0,8}header|header(?= < article)")
"""Names of an article's own head: <header class="gh-article-header">."""
_HEADS = lazy_regex(r"logo|brand|header|site|back|return|author|user|nick|(?<![a-z])(?:nav|menu|bar)(?![a-z])")
"""Names of what is at the head of a page and is no channel."""


def ends_header(before: Line | None, over: Line | None) -> bool:
    """Check whether the line before is in the head of the site, and the one over the headline no more."""
    return before is not None and over is not None and "header" in before.hint and "header" not in over.hint


def ends_menu(before: Line | None, over: Line | None) -> bool:
    """Check whether the line before is the last entry of a menu, and the one over the headline in none."""
    return before is not None and over is not None and in_menu(before) and not in_menu(over)


def _is_alone(line: Line, before: Line | None) -> bool:
    """Check whether a line is a channel's name by itself, and no entry of a bar of channels."""
    if not is_channel(line.text) or line.text in NO_CHANNELS:
        return False
    bar = line.block.parent
    if (
        bar is not None
        and bar.last == line.index + 1
        and bar.last - bar.first >= _TABS
        and line.block.first == line.index
    ):
        return False  # the last of several tabs over the headline
    entry = line.block
    while entry.tag not in _CELLS and entry.parent is not None and entry.parent.last - entry.parent.first == 1:
        entry = entry.parent  # <li><h2><a>地方</a></h2></li>
    is_cell = entry.tag in _CELLS
    around = (entry.parent if is_cell else None) or line.block
    apart = before is None or (before.block is not line.block and before.block.parent is not line.block.parent)
    if around.last - around.first > 4 and (is_cell or (before is not None and len(before.text) <= _SHORT)):
        return False
    both_link = before is not None and bool(line.links and before.links) and len(before.text) <= _SHORT
    both_link = both_link and not ends_header(before, line)
    return before is None or apart or not (is_channel(before.text) or both_link)


_CELLS = frozenset(("li", "dd", "td"))
_TABS = 3
"""Minimum number of entries of a bar of tabs."""
_SHORT = 6
"""Number of characters of a line that may be an entry of a bar."""
_DOOR = lazy_regex(r"(?:https?://[^/?#]+)?/[a-z][a-z0-9_-]{1,20}/?", re.IGNORECASE)
"""The address of a folder at the site's root."""


def _is_door(line: Line) -> bool:
    """Tell whether a line is one short link to a folder of the site, and alone: <a href="/renwu">夜读</a>."""
    if not SHORT_NAME.fullmatch(line.text) or len(line.links) != 1 or line.links[0].text != line.text:
        return False
    around = (line.block.parent if line.block.tag != "nav" else None) or line.block
    href = line.links[0].href
    leads = _DOOR.fullmatch(href) or FOLDER.fullmatch(href) or (not PROFILE.search(href) and NUMBERED.fullmatch(href))
    door = bool(leads) and not (names_the_page(line.text) or is_button(line.text))
    return (
        door
        and not is_organisation(line.text)
        and (around.last - around.first <= _ALONE or (around.tag == "article" and around.first == line.index))
        and line.text not in EVERY_SITES
        and not HOME.search(line.text)
    )


def leads_on(href: str) -> bool:
    """Check whether an address is another than a front page's."""
    absolute = href.startswith(("http:", "https:", "//"))
    path = href.partition("//")[2].partition("/")[2] if absolute else href
    return bool(path.strip("/.#?")) and not href.startswith("javascript:")


NUMBERED = lazy_regex(r"/[a-z][a-z_-]{0,20}/\d{1,3}/?", re.IGNORECASE)
"""The address of a channel by its number: /s/12."""
_ALONE = 12
"""Number of lines of the block around such a link, at most, where it is by the headline and not in a menu."""
