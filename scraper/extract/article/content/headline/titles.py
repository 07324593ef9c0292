"""The titles that a page gives itself, what is left of one without its site's name, and how far a line repeats them."""

from __future__ import annotations

import html
from functools import lru_cache

from scraper.extract.document import Document, key
from scraper.extract.shared.lazy_regex import lazy_regex

_HYPHEN = r"[-–—－]{1,2}"
_TAIL = rf"[^-–—－]{{2,30}}(?:{_HYPHEN}[^-–—－]{{2,30}}){{0,3}}$"
_SUFFIX = lazy_regex(
    rf"\s{{0,8}}(?:[_|｜]|\s[-–—－·]+\s?|(?<![A-Za-z0-9]){_HYPHEN}(?={_TAIL})|{_HYPHEN}(?=[^A-Za-z0-9])(?={_TAIL})|<<|《\s|\s@\s|\s::|\s[»›★☆◆●▪•~～>\\]\s)\s{{0,8}}"
)
"""Text between a headline and the channel and site after it; a hyphen within an English word does not."""
SITE = lazy_regex(
    r"[^，。：！？\s]{1,12}(?:人民政府)?(?:网|網|(?:门户|入口)?网站|網站|官网|官網|在线|在線|门户|入口網|频道|頻道|日报|日報|晚报|时报|時報|电视台|電視台|电台|公司|委员会|人民政府|新闻中心|新聞中心|首页|首頁|电子报|電子報|全球資訊網|資訊網|资讯网|博客|论坛)"
)
"""A site's or channel's name: many a page has no more in its title."""


def title_of(doc: Document) -> str:
    """The title that is the article's own, as meta data have it, else the page's.

    ``ArticleTitle`` is that of the websites of China's authorities; many have nothing but their name in <title>.
    """
    return doc.meta.get("og:title") or doc.meta.get("articletitle") or _bare(doc.title) or _unprinted(doc)


def _bare(title: str) -> str:
    """A title without what a script or a template puts before it: (1) for a message, ▶ for a film; its references
    resolved that were escaped twice."""
    if title[:1] in _SIGNS and (sign := _SIGN.match(title)) is not None:
        title = title[sign.end() :]
    return html.unescape(title) if "&" in title else title


_SIGNS = "(▶►正"
_SIGN = lazy_regex(r"\(\d{1,3}\)\s{1,4}|[▶►]\s{0,4}|正在(?:播放|阅读)\s?[:：]\s{0,4}")


def _unprinted(doc: Document) -> str:
    """The title that a page has for other sites only, or in its script, as a post on mp.weixin.qq.com; else ""."""
    if title := doc.meta.get("twitter:title"):
        return title
    written = _WRITTEN.search(doc.text) if "item_show_type" in doc.text or "msg_title" in doc.text else None
    return html.unescape(written[1]).strip() if written else ""


_WRITTEN = lazy_regex(
    r"""(?<![\w$])(?:msg_title|title)["']?\s{0,4}[=:]\s{0,4}(?:(?:JsDecode|htmlDecode)\(\s?)?["']([^"'\\<>\n]{2,120})["']"""
)


def titles_of(doc: Document) -> list[str]:
    """All titles of the page that are not empty."""
    return [text for text in (doc.meta.get("og:title"), doc.meta.get("articletitle"), doc.title) if text]


@lru_cache(maxsize=256)
def strip_suffix(title: str) -> str:
    """A title without the channel and site that follow it: the first part that is long enough, else the longest.

    A first part that is cut off by a bare hyphen or by a Chinese dash is no channel, where a site follows:
    临河-南郊轻轨年底通车-城东网.
    """
    parts = [part.strip() for part in _SUFFIX.split(title) if part.strip()]
    if not parts:
        return title.strip()
    if len(parts) > 2 and "——" in title and (pair := _PAIR.match(title)) and "——" in pair[0]:
        return pair[0].strip()
    if (
        len(parts) == 3
        and (halves := _HALVES.match(title))
        and SITE.fullmatch(parts[2])
        and not SITE.fullmatch(parts[1])
    ):
        return halves[0].strip()
    if len(parts[0]) >= 6 or len(parts) == 1:
        return parts[0]
    if all(SITE.fullmatch(part) for part in parts[1:]):
        return parts[0]
    if (
        len(parts) > 2
        and (pair := _PAIR.match(title))
        and (pair[1] or "") not in _CHANNELS
        and not SITE.fullmatch(pair[1] or "")
    ):
        return pair[0].strip()
    return max(parts, key=len)


_PAIR = lazy_regex(
    r"\s{0,8}(?:([^\s_|｜–—－-]{2,5})[-|｜—](?:[^\s_|｜–—－-]{2,5}[-—]){0,2}[^\s_|｜–—－-]{4,60}|[^\s_|｜–—－-]{2,30}——[^\s_|｜–—－-]{4,60})(?=\s?[-_|｜])"
)
_HALVES = lazy_regex(r"[^_|｜]{6,40}[|｜][^\s_|｜–—－-]{8,40}(?=-[^-]{2,16}$)")
"""Two halves of a headline that a stroke parts, where a hyphen comes before the site: no channel is as long."""
_CHANNELS = frozenset(
    "首页 新闻 要闻 国内 国际 社会 财经 体育 娱乐 科技 教育 时政 评论 图片 视频 专题 资讯 头条 滚动 军事 "
    "文化 健康 房产 汽车 旅游 快讯 公告 通知 动态".split()
)
"""What comes before a hyphen or a stroke as the channel's name, not as a place or a matter of the headline."""


TRAILING_TIME = lazy_regex(
    r"\s{0,8}[【\[(（]\s{0,8}(?:[\d年月日/.:\- ]{4,20})[】\])）]\s{0,8}$"
    r"|\s{1,8}(?:\d{4}[-/年.]\d{1,2}[-/月.]\d{1,2}日?(?:\s{1,8}\d{1,2}:\d{2}(?::\d{2})?)?|[0-2]?\d:[0-5]\d)\s{0,8}$"
)
"""The time after a headline on its own line: ``<h2>… 【16:15】</h2>``."""
_LABELLED = lazy_regex(r"[【\[［][^【】\[\]［］]{1,12}[】\]］]\s{0,4}(?=.{6})")
"""A column's name before a headline: 【记者即时播报】."""


def points_of(text: str, titles: list[str]) -> float:
    """See `_common`; also without the column's name before it, or the time or a counter (1/22) after it."""
    points = _common(key(text), titles)
    if not points and (label := _LABELLED.match(text)):
        points = _common(key(text[label.end() :]), titles)
    if not points and text[-1:] in "】])）" and (bare := TRAILING_TIME.sub("", text)) != text:
        points = _common(key(bare), titles)
    return points


def begins(titles: list[str], text: str) -> bool:
    own = key(text)
    return any(title.startswith(own) for title in titles)


def _common(text: str, titles: list[str]) -> float:
    """Points for being repeated by the titles: the length of the common text, more at a title's beginning."""
    score = 0.0
    if not text:
        return score
    for title in titles:
        if text == title:
            score = max(score, 10.0 + 2 * min(len(text), 20))
        elif title.startswith(text):
            score = max(score, 6.0 + 2 * min(len(text), 20))
        elif len(text) >= 6 and text in title:
            score = max(score, 2.0 * min(len(text), 20))
        elif len(title) >= 6 and title in text and len(text) < 2.5 * len(title):
            score = max(score, 2.0 * min(len(title), 20))
    return 0.0 if score and SITE.fullmatch(text) else score


_TRAILING_CREDITS = lazy_regex(
    r"\s{1,8}(?:\d{4}[-/年.]\d{1,2}[-/月.]\d{1,2}日?(?:\s{1,8}\d{1,2}:\d{2}(?::\d{2})?)?\s{0,8})?(?:来源|來源|稿源)[:：]\s{0,4}\S{2,20}$"
)
"""The source after a headline, and the time before it: ``<h2>… <span>2026-01-31 来源：城东日报</span></h2>``."""
_POINTED = lazy_regex(r"^[》〉»›>＞►▶]{1,2}\s?(?!.{0,40}[《〈])")
"""An arrow before a headline: 》老街排水改造完工."""


_TRAILING_CLOCK = lazy_regex(r"(?<=\S)\s{0,2}[（(][0-2]?\d[:：][0-5]\d(?:\s?更新)?[)）]$")
"""The clock after a headline, in the title or not: 老街排水改造完工 (14:05)."""
_LONGEST_CLOCK = 14


def untimed(text: str, titles: list[str]) -> str:
    """The text without an arrow before it, or the time and the source after it, unless the title has them, too:
    城东早报（2024-05-02）."""
    text = _POINTED.sub("", text)
    if text[-1:] in ")）" and (clock := _TRAILING_CLOCK.search(text, max(0, len(text) - _LONGEST_CLOCK))):
        text = text[: clock.start()]
    if begins(titles, text):
        return text
    credited = _TRAILING_CREDITS.search(text)
    return TRAILING_TIME.sub("", text[: credited.start()] if credited else text)
