"""Which channel the article is in: the last entry of the breadcrumb, else a channel's label."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import chain, pairwise

from scraper.extract.article.context import Context, elements_apart
from scraper.extract.article.credits.breadcrumbs.breadcrumb_entries import HOME
from scraper.extract.article.credits.names.person_names import is_organisation
from scraper.extract.article.credits.names.places import REGIONS
from scraper.extract.article.credits.section_names import (
    FOLDER,
    SHORT_NAME,
    are_siblings,
    is_channel,
    is_double_channel,
    is_widget,
    may_be_medium,
    may_name_channel,
    names_the_page,
    reads_as_channel,
)
from scraper.extract.article.credits.site_names import names_site
from scraper.extract.article.fields import payload_fields
from scraper.extract.article.fields.outlet.accounts import account
from scraper.extract.article.fields.section.channel_bars import EVERY_SITES, class_of, in_menu, marked
from scraper.extract.article.fields.section.channel_links import (
    KINDS,
    NO_CHANNELS,
    ends_header,
    filed,
    is_printed_outlet,
    leads_on,
    linked,
    linked_beside_date,
    pictured,
)
from scraper.extract.article.fields.section.paper_pages import newspapers_page
from scraper.extract.article.fields.section.scripts import scripted
from scraper.extract.document import FieldValue, Line, Link, Span
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.page_labels import label
from scraper.extract.shared.remembered import of_names
from scraper.extract.shared.spellings import CHANNEL, COLUMN

_TELL_ALL = ("breadcrumb", "<title>")
"""Rules by which a channel may have the word of a button: 读书分享."""
_LONGEST = 20
_LEVELS = lazy_regex(r"(?<=[\u4e00-\u9fff]{2})\s?[_>＞›»|｜]\s?(?=[\u4e00-\u9fff]{2})")
"""Signs between the levels of a section: 即時_社會."""


def find(context: Context) -> FieldValue | None:
    """The channel's name as printed, None where the page names none."""
    for name, text in payload_fields.values(context, "section"):
        if 2 <= len(text) <= _LONGEST:
            return FieldValue(text, "data in a script", f"script: {name}")
    readings = chain.from_iterable(read(context) for read in _READINGS)
    section = next((one for one in readings if one.rule in _TELL_ALL or not is_widget(one.value)), None)
    if section is not None and "版" in section.value and (page := label(section.value)) is not None:
        return section._replace(value=page.name) if page.name else None  # 第A02版：澳聞
    return section


def _crumb(context: Context) -> Iterator[FieldValue]:
    if context.crumb:
        entries, line = context.crumb
        last = entries[-1]
        if len(entries) > 1 and not reads_as_channel(last) and is_printed_outlet(last, line, context):
            last = entries[-2]  # tw.news.yahoo.com and sina.com.tw: 生活新聞 > 台灣醒報
        yield FieldValue(last, "breadcrumb", line.node)


_DATA_KEYS = (
    "article:section og:article:section articlesection section sectionname columnname channelname channel "
    "article:category category categoryname"
).split()
"""Names of meta elements that hold the channel; ColumnName is that of the websites of China's authorities."""


def _data(context: Context) -> Iterator[FieldValue]:
    """The breadcrumb or the section of JSON-LD; the section of a meta element."""
    for item in context.doc.json_ld:
        if item.get("@type") == "BreadcrumbList" and isinstance(item.get("itemListElement"), list):
            names = [name for entry in item["itemListElement"] if (name := _item_name(entry))]
            names = [n for n in names if not HOME.search(n) and len(n) <= _LONGEST and not names_the_page(n)]
            if names:
                yield FieldValue(names[-1], "page data", "JSON-LD")
    for item in context.own_data:
        section = item.get("articleSection")
        section = section[0] if isinstance(section, list) and section else section
        slug = isinstance(section, str) and section.isascii() and not context.doc.title.isascii()
        if isinstance(section, str) and 1 < len(section.strip()) <= _LONGEST and not slug:
            yield FieldValue(_LEVELS.split(section.strip())[-1] or section.strip(), "page data", "JSON-LD")
    meta = context.doc.meta
    for key in _DATA_KEYS if not meta.keys().isdisjoint(_DATA_KEYS) else ():
        value = meta.get(key, "").strip()
        if 2 <= len(value) <= _LONGEST and re.search(r"[\u4e00-\u9fff]", value):
            yield FieldValue(value.split(",")[-1].strip(), "meta data", f'meta[name="{key}"]')


def _item_name(entry: object) -> str | None:
    if not isinstance(entry, dict):
        return None
    name = entry.get("name")
    if not isinstance(name, str) and isinstance(entry.get("item"), dict):
        name = entry["item"].get("name")
    return name.strip() if isinstance(name, str) and name.strip() else None


def _beside_date(context: Context) -> Iterator[FieldValue]:
    """A channel's name beside the date: 社會 17:30 2020/08/09."""
    start = context.start
    below = [(line, parts) for line, parts in context.dated if line.index > start]
    for line, parts in [*below, *context.over]:
        if len(line.text) <= 60:
            for number, part in enumerate(parts):
                if not part.role and is_channel(part.value) and not _says_else(part.value, behind=number > 0):
                    yield FieldValue(part.value, "channel's label", line.node)
                elif number == 0 and not part.role and (last := _end_of_way(part.value)):
                    yield FieldValue(last, "channel's label", line.node)
            for link in line.links[:1]:
                long = len(link.text) >= _TWO_WORDS or (line.index < start and is_channel(link.text))
                if line.text.startswith(link.text) and long and _is_channel_link(link.text):
                    yield FieldValue(link.text, "channel's label", link.node)


def _end_of_way(text: str) -> str:
    """The second of two channels before a day, the first of which is around it: 即時 財經 17:30. "" for anything else,
    two subjects of a menu among it."""
    way = text.split()
    return way[-1] if len(way) == _WAY and all(map(is_channel, way)) and not are_siblings(way) else ""


_WAY = 2


def _headed(context: Context) -> Iterator[FieldValue]:
    """A channel's name alone in a heading a few lines over the headline, with tools between: <h3>國際</h3>."""
    for line in reversed(context.doc.lines[max(0, context.start - _HEADED) : max(0, context.start - 1)]):
        if (
            line.tag in _HEADINGS
            and line.text not in NO_CHANNELS
            and (is_channel(line.text) or _is_entry(line, context))
        ):
            between = context.doc.lines[line.index + 1 : context.start]
            if all(len(other.text) <= _TOOL for other in between) and not in_menu(line):
                yield FieldValue(line.text, "channel's label", line.node)


def _is_entry(line: Line, context: Context) -> bool:
    """Check whether a short heading says what an entry of the site's menu says, which leads to a folder."""
    if not SHORT_NAME.fullmatch(line.text) or line.links:
        return False
    over = (link for other in context.doc.lines[: line.index] for link in other.links if link.text == line.text)
    return any(FOLDER.fullmatch(link.href) for link in over)


_HEADINGS = ("h2", "h3", "h4")
_HEADED, _TOOL = 6, 8
"""Number of lines over the headline in which such a heading is, and characters of a button between the two."""


def _says_else(name: str, *, behind: bool) -> bool:
    """Check whether a channel's name beside the date rather says of which kind the text is, or, ``behind`` the date,
    where its account writes from."""
    return name in KINDS or (behind and name in REGIONS)


_TWO_WORDS = 4
"""Number of characters of a channel's name that is put together: 社会新闻."""


def _is_channel_link(text: str) -> bool:
    """Check whether a link that opens the line of the date leads to a channel, not to a medium (北岭新闻)."""
    return reads_as_channel(text) and (is_double_channel(text) or is_channel(text[:2])) and not _OTHERS.match(text)


_NAMED = frozenset(
    "栏目 欄目 栏名 欄名 频道 頻道 当前栏目 所属栏目 所屬欄目 栏目名称 文章分类 所属分类 分类 分類 分类于 分類於 "
    "专栏 專欄 个人分类 個人分類 博文分类 日志分类 新闻分类 新聞分類 新闻类别 文章类别 文章分類 "
    "所在栏目 所属频道".split()
)


_BELOW = frozenset(
    "所属栏目 所屬欄目 文章分类 文章分類 所属分类 分类 分類 分类于 分類於 栏目 欄目 当前栏目 个人分类 個人分類 "
    "新闻分类 新聞分類 所在栏目 所属频道".split()
)
"""Labels that name the article's channel below its text, too: 所属分类：…"""
_FILED = frozenset("分类于 分類於".split())
"""Labels of a link, without a colon: 分类于<a>城市观察</a>, of WordPress."""
_TAIL = 8
"""Number of lines below the text in which such a label is looked for."""


_OTHERS = lazy_regex(
    r"相关|相關|更多|热|熱|推荐|推薦|最|其他|其它|精彩|搜|查|延伸|今日|图片|圖片|本地|滚动|滾動|下一|上一"
)
"""What the heading of a list of other articles begins with."""


_SEVERAL = lazy_regex(r"\s{0,8}[,，、/|]\s{0,8}")


def _label(context: Context) -> Iterator[FieldValue]:
    """A channel's name by the headline: after its label (栏目：社会), or alone in a line."""
    start = context.start
    for credit in context.credits:
        near = credit.place == "above" and credit.line.index != start
        near = near or (credit.label in _BELOW and 0 < credit.line.index - (context.body.last or 0) <= _TAIL)
        if credit.label in _FILED and near and credit.line.links:
            yield FieldValue(credit.line.links[0].text, "channel's label", credit.line.links[0].node)
        if credit.label in _NAMED and credit.colon and near and len(credit.value) <= 2 * _LONGEST:
            first = _SEVERAL.split(credit.value)[0]  # 海洋 , 自然科學 Follow
            opens = (
                link.text for link in credit.line.links if len(link.text) > 1 and first.startswith(f"{link.text} ")
            )
            first = next(opens, first)  # <a>乡土</a> <a>2 条评论</a>
            if 2 <= len(first) <= _LONGEST:
                yield FieldValue(first, "channel's label", credit.line.node)
    for line in context.head:
        if (
            start - 2 <= line.index <= start + 6
            and line.index != start
            and len(line.text) <= 8
            and reads_as_channel(line.text)
            and (leads_on(line.links[0].href) if line.links else not may_be_medium(line.text))
            and (len(line.text) > 2 or (line.index == start + 1 and line.tag == "li"))
            and not in_menu(line, over=line.index == start - 1)
            and not (line.index < start - 1 and ends_header(line, context.doc.lines[start - 1]))
            and not names_site(line.text, context.sites)
            and not (_OTHERS.match(line.text) or line.text in NO_CHANNELS)
            and not (line.text.endswith(("关注", "關注")) and is_organisation(line.text[:-2]))
        ):
            several = (
                [link.text for link in line.links if leads_on(link.href)] if line.links[1:] else elements_apart(line)
            )
            named = [span.text for span in line.spans if span.text != line.text and reads_as_channel(span.text)]
            several = several or named  # <a>城东网</a><span>文旅频道</span>
            titled = [text for text in several if text in _TITLE_SPLIT.split(context.doc.title)[1:]]
            if are_siblings(several) and not titled:
                continue  # 时政 财经: a menu of two entries
            last = (titled or several or [line.text])[-1]  # 港聞 社會新聞: a way without arrows
            over = context.doc.lines[start - 1]
            if line.index == start - 2 and over.block.parent is line.block.parent and is_channel(over.text):
                yield FieldValue(over.text, "channel's label", over.node)  # <li>新聞資訊</li><li>港聞</li>
            if reads_as_channel(last) and (account(context) or ("",))[0] != last:
                yield FieldValue(last, "channel's label", line.node)


_is_element = of_names(
    rf"(?:(?<![a-z])|(?<=news))(?:categor|rubri|cate?(?![a-z])|{CHANNEL}|{COLUMN}|lanmu|kicker|eyebrow|supertitle|overline"
    r"|(?:sub)?section[-_]?name)"
)
"""Names of elements that hold the channel: .category (voachinese.com), .column-link (huxiu.com)."""


def _named(context: Context) -> Iterator[FieldValue]:
    """A channel's name in an element by the headline that is named for it."""
    start = context.start
    lines = context.doc.lines
    for line in [*reversed(lines[max(0, start - 3) : start]), *lines[start : start + 9]]:
        pieces: list[Span | Link | Line] = [*line.spans, *line.links, line]
        channels = [piece for piece in pieces if 2 <= len(piece.text) <= 8 and reads_as_channel(piece.text)]
        if not channels or (line.index < start and in_menu(line, over=line.index == start - 1)):
            continue
        for piece in channels:
            attributes = piece.node.attributes
            named = _is_element(f"{attributes.get('id')} {attributes.get('class')}".lower())
            if named and piece.text not in NO_CHANNELS:
                yield FieldValue(piece.text, "channel's label", piece.node)


_FEW = 3
"""Number of links of a line that names channels."""
_is_label = of_names(
    rf"(?<![a-z])(?:categor(?:y|ies)|cate?|(?:{CHANNEL}|{COLUMN}|lanmu)(?:[-_]?(?:name|title))?|section[-_]?name|kicker|eyebrow|supertitle|overline)(?![a-z])"
)
_is_column = of_names(
    rf"(?:^|\s)(?:(?:{COLUMN}|categor(?:y|ies)|cate?|{CHANNEL}|lanmu)(?:[-_]?(?:name|link|title))?|(?:sub)?section(?:[-_]?name)?)(?:\s|$)"
)
"""Names of elements inside of a line that hold the channel, or the column: .column (hkej.com)."""


def _opens_headline(span: Span) -> bool:
    """Check whether an element that opens the headline's line holds a channel's name, or is named for one and may."""
    if is_channel(span.text):
        return True
    return _is_label(span.name) and may_name_channel(span.text) and span.text not in NO_CHANNELS


def _in_element(context: Context) -> Iterator[FieldValue]:
    """The text of an element right by the headline that is named for the channel and holds nothing else, be it a
    channel's name or not: twreporter.org."""
    start = context.start
    for near in context.doc.lines[max(0, start - 2) : start + 4]:
        if near.index == context.headline.line and near.spans and _opens_headline(near.spans[0]):
            label = near.spans[0]  # <h1><span>期货</span>…
            if near.text.startswith(label.text) and not context.headline.key.startswith(label.text):
                yield FieldValue(label.text, "channel's label", label.node)
        for span in near.spans if len(near.text) <= 60 else ():
            kicker = near.index < start and _is_label(span.name) and may_name_channel(span.text)
            if (kicker or _is_column(span.name)) and 2 <= len(span.text) <= 16 and not HOME.search(span.text):
                yield FieldValue(span.text, "channel's label", span.node)
    over = context.doc.lines[start - 1] if start > 0 else None
    if over is not None and 1 < len(over.links) <= _FEW and _is_label(over.block.name):
        texts = [link.text for link in over.links]
        apart = over.text == " ".join(texts) or _SEVERAL.split(over.text) == texts
        if apart and all(map(may_name_channel, texts)) and not in_menu(over):
            yield FieldValue(texts[-1], "channel's label", over.links[-1].node)  # 剧场 / 观察
    for index in (start - 1, start + 1, start - 2, start + 2):
        line = context.doc.lines[index] if 0 <= index < len(context.doc.lines) else None
        if line is None or not SHORT_NAME.fullmatch(line.text) or line.text in NO_CHANNELS or HOME.search(line.text):
            continue
        if index < start - 1 and in_menu(line):
            continue
        around = line.block.parent or line.block
        link = class_of(line.links[0]) if len(line.links) == 1 else ""
        names = f"{line.block.name} {around.name if around.last - around.first == 1 else ''} {link}"
        is_over = index < start and "section" in line.block.name.split() and may_name_channel(line.text)
        if is_over or _is_label(names):
            text = next((one.text for one in line.links[:1] if line.text.endswith(one.text)), line.text)
            yield FieldValue(text, "channel's label", line.node)


_TITLE_SPLIT = lazy_regex(
    r"\s{0,8}[|｜_]\s{0,8}|\s{1,8}[-–—]+\s{1,8}|--|(?<=[\u4e00-\u9fff？！。”》）)])[-–—](?=[\u4e00-\u9fff])"
)


def _title(context: Context) -> Iterator[FieldValue]:
    """A piece of <title> between headline and site that reads as a channel: …_教育频道_中国青年网.

    A bare name (文化) counts where it is by the headline, too.
    """
    pieces = [piece.strip() for piece in _TITLE_SPLIT.split(context.doc.title[:300])]
    alone = {line.text for line in context.head}
    alone |= {after for day, after in pairwise(pieces[1:]) if _DAY.fullmatch(day)}
    topic = next((piece for piece in pieces[1:-1] if is_channel(piece) and piece not in NO_CHANNELS), None)
    for piece in pieces[1:-1]:
        if topic and piece in _WHEN:
            yield FieldValue(topic, "<title>", "<title>")  # …｜即時新聞｜港澳｜城東網
        if len(pieces[-1]) > 1 and (piece.startswith(pieces[-1]) or pieces[-1].startswith(piece)):
            continue  # 某某网河北频道_某某网: an edition of the site
        if (is_double_channel(piece) or reads_as_channel(piece)) and (
            not is_channel(piece) or piece in alone - EVERY_SITES
        ):
            yield FieldValue(piece, "<title>", "<title>")
    near = context.doc.lines[max(0, context.start - _CLOSE) : context.start + _CLOSE]
    links = {link.text for line in near if len(line.links) <= 2 for link in line.links if leads_on(link.href)}
    links |= {line.text for line in near if line.tag in _HEADINGS and line.index < context.start}
    for piece in pieces[1:-1]:
        if (
            piece in links
            and not is_organisation(piece)
            and SHORT_NAME.fullmatch(piece)
            and piece not in NO_CHANNELS
            and not HOME.search(piece)
        ):
            yield FieldValue(piece, "<title>", "<title>")
    for piece in pieces[1:]:
        edition = any(len(other) > 1 and other != piece and piece.startswith(other) for other in pieces)
        if piece.endswith(("频道", "頻道")) and not edition:
            yield FieldValue(piece, "<title>", "<title>")


_DAY = lazy_regex(r"(?:19|20)\d{6}")
"""The day between a headline and its channel: … - 20260131 - 港聞 - 每日城東報."""
_WHEN = frozenset("即时新闻 即時新聞 实时新闻 滚动新闻 最新新闻 最新新聞 即时快讯 即時快訊".split())
"""Names of channels that tell when their articles came, and not of what they are."""
_CLOSE = 6
"""Number of lines above and below the headline in which a link names what the title names between headline and site."""


_READINGS = (
    *(_crumb, _beside_date, _label, _named, _data, linked, _in_element),
    *(newspapers_page, _headed, _title, scripted, marked, linked_beside_date, pictured, filed),
)
"""Where a channel is named, the surest first."""
