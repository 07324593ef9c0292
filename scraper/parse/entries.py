"""Reads the entries of a listing: headline, address, teaser and printed date, each apart from the others."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from selectolax.lexbor import LexborNode

from scraper import urls
from scraper.parse import dates
from scraper.parse.document import Document, Line, Link
from scraper.records import Teaser

if TYPE_CHECKING:
    from scraper.parse.lists import Run

_NO_ADDRESS = re.compile(r"#|javascript:|mailto:|tel:|data:|about:|void", re.IGNORECASE)

_NO_ARTICLE = re.compile(
    r"mod=(?:space|redirect)|[?&]uid=|space-uid|goto=lastpost|/(?:user|author|authors|member|people|tag|tags|keywords?|"
    r"search|login|register|comment|comments|share)(?:[/.?]|$)|[?&](?:typeid|filter|keyword|kw|tag)=",
    re.IGNORECASE,
)
"""Addresses of what is no article: people's pages, tags, searches, the last post of a thread."""

_STOCK = re.compile(
    r"[\[\(（【［〔<]\s*[^\]］】]{1,6}[\]\)）】］〕>]|[\[\(（【「『<《›»>\s.…]*(?:(?:查看|阅读|閱讀|点击|點擊|了解|更多|详细|詳細|详情|詳情|全文|繼續|继续|展开|展開|返回|回到|进入|進入|"
    r"加载|加載|下一?[页頁]|上一?[页頁]|首[页頁]|末[页頁]|尾[页頁]|评论|評論|跟[贴帖]|回[应應覆复]|分享|收藏|登[录錄入]|注册|註冊|设为首页|加入收藏|"
    r"联系我们|聯絡我們|关于我们|關於我們|版[权權]|[隐隱]私|免责|免責|网站地图|網站地圖|使用条款|广告|廣告|招聘|诚聘|投稿|举报|舉報)"
    r".{0,8}|最[后後](?:发表|回[复覆]).*|(?:[昨前今]天|\d+\s?\w{1,3}前|[半一]\w{1,3}前|[\d年月日號/.-]{4,11})\s?(?:[\d:]{4,8})?|[\d:]{4,8}|[\d年月日號/.-]{4,11}|.{0,4}(?:专题|更多)|\d+.{0,3}(?:评论|跟贴|跟帖|回复|人参与|条|次)|more.{0,3})[\]\)）】」』>》›»\s.…]*",
    re.IGNORECASE,
)
"""Texts of links that are no headline, whole."""

_MORE = re.compile(r"[\[\(（【<《]?\s*(?:查看|阅读|閱讀|点击|點擊)?(?:详细|詳細|详情|詳情|全文|更多|繼續閱讀|继续阅读|more)(?:内容|內容|报道|報道)?\s*[\]\)）】>》›».…]{0,4}\s*$", re.IGNORECASE)
_TEASER_NAME = re.compile(
    r"abstract|summary|intro|brief|teaser|digest|excerpt|zhaiyao|jianjie|daodu|(?:^|[\s_-])(?:abs|desc\w*|dek|lead|txt)(?=$|[\s_-])"
)
_LABELLED_DATE = re.compile(r"\D{0,8}[12]\d{3}[-/.年]\d")
_TITLE_NAME = re.compile(r"title|headline|headtext|subject|caption|(?:^|[\s_-])(?:tit|bt|hd)(?=$|[\s_-])")
_PROSE = re.compile(r"[，。；！？,;!?…]")


_MAX_DATED = 1000
"""Characters of a line that a date is looked for in."""

_MAX_HREF = 2000
"""Characters: what is longer is a script or an image, not an article's address."""


def weight(text: str) -> int:
    """How much a text says: characters, Latin letters counting half."""
    return len(text) // 2 if text.isascii() else len(text)


def is_headline(line: Line, link: Link) -> bool:
    """Whether the link could be a headline, by itself: no stock word, no label, no date, no word in a paragraph."""
    text = link.text
    href = link.href
    if weight(text) < 4 or len(href) > _MAX_HREF or _NO_ADDRESS.match(href) or _NO_ARTICLE.search(href):
        return False
    if len(text) < 20 and _STOCK.fullmatch(text):
        return False
    return len(line.text) < len(text) + 40 or line.text.find(text, 0, len(text) + 12) >= 0


def is_more(text: str) -> bool:
    """Whether the text is 更多, 详细 or the like, and nothing else."""
    return _MORE.match(text) is not None or text.lower().startswith("more")


class EntryReader:
    """Reads the entries of one page."""

    def __init__(self, doc: Document) -> None:
        self.doc = doc
        self.zone = dates.zone(doc.hints.timezone)
        self.wanted = re.compile(doc.hints.articles) if doc.hints.articles else None

    def read(self, runs: list[Run]) -> tuple[Teaser, ...]:
        """The entries in the order given, an address once."""
        items: dict[str, Teaser] = {}
        for run in runs:
            address = urls.canonical(run.href, self.doc.base)
            if address is None:
                if self.doc.base is not None or "://" in run.href[:10]:
                    continue
                address = run.href
            if self.wanted is not None and not self.wanted.search(address):
                continue
            item = self.entry(run, address)
            known = items.get(address)
            if known is None:
                items[address] = item
            elif known.summary is None and weight(item.headline) > 1.5 * weight(known.headline):
                items[address] = Teaser(known.headline, address, item.headline, known.published)
        return tuple(items.values())

    def entry(self, run: Run, address: str) -> Teaser:
        """One entry: the headline's own line, and the lines around it that belong to no other."""
        line, link = self.headline(run)
        headline = _bare(line, link)
        lines = self.doc.lines[run.begin : run.end]
        published, summary = None, ""
        for other in lines:
            text = other.text
            if other is line:
                text = text.replace(headline, " ", 1).strip()
            elif any(x.href != run.href for x in other.links):
                for x in other.links:
                    if x.href != run.href:
                        text = text.replace(x.text, " ", 1)
                text = text.strip()
            if not text or text == headline:
                continue
            if published is None and len(text) < _MAX_DATED:
                published, text = self.date(text, address)
            text = _MORE.sub("", text).strip()
            named = weight(text) > 3 and _TEASER_NAME.search(other.block.name) is not None
            telling = named or (weight(text) > 14 and (_PROSE.search(text) is not None or weight(text) > 40))
            if telling and weight(text) > weight(summary):
                summary = text
        return Teaser(headline, address, summary or None, published)

    def headline(self, run: Run) -> tuple[Line, Link]:
        """The link that is the headline: in a heading, else the first."""
        for line, link in run.links:
            if line.tag in ("h1", "h2", "h3", "h4", "h5", "h6"):
                return line, link
        for line, link in run.links:
            if _TITLE_NAME.search(line.block.name):
                return line, link
        return next((pair for pair in run.links if not _LABELLED_DATE.match(pair[1].text)), run.links[0])

    def date(self, text: str, address: str) -> tuple[str | None, str]:
        """The printed date as ISO 8601, and the text without it."""
        for stamp in dates.stamps(text):
            rest = text[: stamp.start] + " " + text[stamp.end :]
            at_edge = stamp.start <= 3 or stamp.end >= len(text) - 3
            if len(rest.strip()) <= 20 or (at_edge and stamp.year is not None):
                if stamp.year is not None:
                    return dates.iso(stamp, self.zone), rest.strip(" []()（）【】|-")
            break
        return None, text


def _bare(line: Line, link: Link) -> str:
    """The headline alone: the link's text without what is glued to it, a date, a number or a label.

    That is told by the title attribute, where it gives the headline alone (完整版 + headline), or by the inline elements
    at either end of the link; a whole date at the end is cut off wherever it comes from.
    """
    text = link.text
    title = link.node.attributes.get("title")
    if title:
        title = " ".join(title.split())
        if weight(title) >= 4 and len(text) - 8 <= len(title) < len(text) and title in text:
            return title
    for span in line.spans:
        part = span.text
        if len(part) + 4 > len(text) or not (_GLUED.fullmatch(part) or (len(part) < 5 and _LABEL_NAME.search(span.name))):
            continue
        if not _is_inside(span.node, link.node):
            continue
        if text.endswith(part):
            text = text[: -len(part)].rstrip()
        elif text.startswith(part):
            text = text[len(part) :].lstrip()
    return _DATE_AT_END.sub("", text) or text


def _is_inside(node: LexborNode, link: LexborNode) -> bool:
    """Whether the node is in the link, one or two levels deep."""
    parent = node.parent
    around = parent.parent if parent is not None else None
    return link.mem_id in {n.mem_id for n in (parent, around) if n is not None}


_GLUED = re.compile(r"[\[(（]?(?:[\d/.:年月日時时分前\s-]{4,20}|\d{1,2}[.、]?)[\])）]?")
_LABEL_NAME = re.compile(r"label|cate|channel|column|icon|flag")
_DATE_AT_END = re.compile(r"\s*[\[(（]?(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:\s*\d{1,2}:\d\d(?::\d\d)?)?\s*[\])）]?$")
