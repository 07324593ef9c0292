"""Pages that a server sends with status 200 and that say there is no page: soft 404s, and text nobody can read."""

from __future__ import annotations

import re
from collections.abc import Mapping

from scraper.parse.document import Document, Found

TITLES = (
    r"\berror\b",  # CCTV.com - ERROR
    r"\bnot found\b",
    # 404, 502 Bad Gateway, 页面错误404; not 新增404例, 第404号, 500强: news is full of numbers
    r"(?:^|[-_|–—:：]|页面?|頁面?|错误|錯誤|error|http)\W{0,12}(?:40[0-9]|50[0-9])(?=\s{0,8}(?:$|[^\w\s]|[_a-z]|错误|錯誤|页|頁))",
    r"(?:页面|頁面|网页|網頁|文章|内容|內容|稿件|新闻|新聞).{0,4}(?:不存在|未找到|找不到|已删除|已刪除|已被删除|走丢|走失)",
    r"(?:无法|無法)(?:访问|訪問|找到)",
    r"(?:访问|訪問)(?:出错|错误|異常|异常|受限)",
    r"系统(?:提示|错误|繁忙)|系統(?:提示|錯誤|繁忙)|出错了|出錯了",
)
"""What the title of an error page says; news of errors has a text, which these pages have not."""

SHORT = 300
"""Characters of text up to which a page with such a title is one."""
UNREADABLE = 0.2
"""Share of U+FFFD among the characters above which a text was destroyed before it was saved."""

_TITLES = re.compile("|".join(TITLES), re.IGNORECASE)


def is_error_page(doc: Document, found: Mapping[str, Found]) -> bool:
    """Whether the page is an error message, or so full of replacement characters that it says nothing."""
    text = found["body"].value if "body" in found else ""
    if len(text) <= SHORT and _TITLES.search(doc.title):
        return True
    return text.count("\ufffd") > UNREADABLE * len(text)
