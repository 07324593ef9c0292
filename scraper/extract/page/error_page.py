"""Pages that a server sends with status 200 and that are no news: soft 404s, walls before the article (a check for
robots, a firewall, a login, a browser that is too old), and text nobody can read."""

from __future__ import annotations

import re
from collections.abc import Mapping

from scraper.extract.article.content.boilerplate.reader_calls import speaks_of_page
from scraper.extract.document import Document, FieldValue
from scraper.extract.page.wall_words import SIGNS, WALLS
from scraper.extract.shared.han_variants import in_both
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.prefilter import skipping, telling

TITLES = (
    r"\berror\b",  # CCTV.com - ERROR
    r"\bnot found\b",
    r"(?:页面|頁面|网页|網頁|文章|内容|內容|稿件|新闻|新聞).{0,4}(?:不存在|未找到|找不到|已删除|已刪除|已被.{0,6}(?:删除|刪除|下架|屏蔽)|已?下架|走丢|走失)",
    r"(?:无法|無法)(?:访问|訪問|找到)",
    r"(?:访问|訪問)(?:出错|错误|異常|异常|受限)",
    r"系统(?:提示|错误|繁忙)|系統(?:提示|錯誤|繁忙)|出错了|出錯了",
    r"(?:^|[-_|–—]\s?)(?:错误|錯誤|出错)(?:提示|信息|訊息|页面?|頁面?)(?=\s?(?:$|[-_|–—]))",
)
"""What the title of an error page says; news of errors has a text, which these pages have not."""
STATUS = (
    r"(?:^|[-_|–—:：]|页面?|頁面?|错误|錯誤|error|http)\W{0,12}(?:40[0-9]|50[0-9])"
    r"(?=\s{0,8}(?:$|[^\w\s]|[_a-z]|错误|錯誤|页|頁))"
)
"""404, 502 Bad Gateway, 页面错误404; not 新增404例, 第404号, 500强: news is full of numbers."""

SHORT = 300
"""Number of characters of text up to which a page with such a title is one."""
LONG_WALL = 800
"""Maximum number of characters of a wall: a notice on privacy."""
UNREADABLE = 0.2
"""Share of U+FFFD among the characters above which a text was destroyed before it was saved: less is a few bytes of
another encoding, and an article still."""

_LINES = 150
"""Maximum number of lines of a wall whose title does not say so: a page with more has menus and lists."""

_TITLES = telling("|".join(TITLES))
_STATUS = lazy_regex(STATUS)
_STATUSES = ("40", "50")
_WALL = skipping(in_both("|".join(WALLS)))
_SIGNS = [skipping(in_both(words)) for words in SIGNS]
_ANY_SIGN = telling(in_both("|".join(SIGNS)))
"""The words are in lower case, and so are the texts that they are looked for in: to ignore case takes five times as
long."""
_PARTS = lazy_regex(r"\s{0,4}[-_|｜–—·:：,，!！…]{1,3}\s{0,4}")
_BARE = lazy_regex(r"\w(?:.*\w)?", re.DOTALL)
"""A text without the signs and spaces around it."""


def is_error_page(doc: Document, fields: Mapping[str, FieldValue], *, listed: bool = False) -> bool:
    """Check whether the page is an error message, a wall, or so full of replacement characters that it says nothing.

    ``listed`` says that it has a list of its own: what it says of registering and of cookies is in its foot.
    """
    text = fields["body"].value if "body" in fields else ""
    if len(text) <= SHORT and _names_an_error(doc.title.lower()):
        return True
    if "\ufffd" in text and text.count("\ufffd") > UNREADABLE * len(text):
        return True
    return len(text) <= LONG_WALL and _is_wall(doc, text, fields, listed)


def _names_an_error(title: str) -> bool:
    return _TITLES.search(title) is not None or (
        any(status in title for status in _STATUSES) and _STATUS.search(title) is not None
    )


def _is_named(title: str) -> bool:
    """The title, or its first or last part, is what walls are called: no headline of news says so little."""
    if not title or len(title) > 80:
        return False
    bare = _BARE.search(title.lower())
    if bare is None or _WALL.search(bare[0]) is None:
        return False
    parts = _PARTS.split(bare[0])
    ends = (_BARE.search(part) for part in (parts[0], parts[-1]))
    return any(part is not None and _WALL.fullmatch(part[0]) is not None for part in (bare, *ends))


def _is_wall(doc: Document, text: str, fields: Mapping[str, FieldValue], listed: bool) -> bool:
    headline = fields["headline"].value if "headline" in fields else ""
    names = (doc.title,) if listed else (doc.title, headline, text.partition("\n")[0])
    named = any(map(_is_named, names))
    if len(text) > (LONG_WALL if named else SHORT) or (not named and (listed or len(doc.lines) > _LINES)):
        return False
    whole = f"{doc.title} {headline} {text}" if text else " ".join([doc.title, *[line.text for line in doc.lines[:40]]])
    whole = whole.lower()
    any_sign = _ANY_SIGN.search(whole) is not None
    signs = sum([sign.search(whole) is not None for sign in _SIGNS]) if any_sign else 0
    if signs < 2 and not (named and (signs or len(text) <= SHORT)):
        if not text or len(text) > SHORT or not _speaks_of_itself(doc, text):
            return False
        dated = fields.get("published")
        if dated is not None and dated.rule != "address":
            return False
    return not any(name in fields for name in ("byline", "editors", "outlet"))


def _speaks_of_itself(doc: Document, text: str) -> bool:
    """Most of a text is of paragraphs that speak to the reader about the page, and are no links of its foot."""
    spoken = [part for part in text.split("\n") if speaks_of_page(part.lower())]
    if 2 * sum(map(len, spoken)) <= len(text):
        return False
    menus = {line.text for line in doc.lines if len(line.links) >= _MENU and 2 * line.link_chars > len(line.text)}
    return not menus.issuperset(spoken)


_MENU = 3
"""Number of links of a line that is a menu: 关于我们 | 联系我们 | 网站地图."""
