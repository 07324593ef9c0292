"""Posts that are pictures with a few words: their text stands in the page's data only."""

from __future__ import annotations

import html
import re
from typing import Any

from scraper.extract.document import Document
from scraper.extract.payload.embedded import walk
from scraper.extract.shared.lazy_regex import lazy_regex

_SHARED = lazy_regex(
    r"picture_page_info_list|item_show_type[\"']?\s{0,4}[=:]\s{0,4}(?:JsDecode\(\s?)?[\"'](?:8|10)[\"']"
)
"""mp.weixin.qq.com: a post of pictures (8) or of a few words (10), which its script writes from the description."""

_BREAK = lazy_regex(r"(?:\\x0[ad]|\\n|\r|\n|<br\s?/?>)+")
_CODE = lazy_regex(r"\\x([0-9a-f]{2})")
_CAPTIONS = ("sub_abstracts",)
"""toutiao.com: what stands below the pictures of a story, one for each."""


def text(doc: Document) -> tuple[str, str] | None:
    """The words of such a post, one paragraph a line, and what they were taken from; None on other pages."""
    if "og:title" in doc.meta and "item_show_type" in doc.text and _SHARED.search(doc.text):
        words = max((doc.meta.get(name, "") for name in ("description", "og:description")), key=len)
        plain = html.unescape(_CODE.sub(lambda code: chr(int(code[1], 16)), _BREAK.sub("\n", words)))
        return (plain, 'meta[name="description"]') if len(plain) >= _LEAST else None
    if any(name in doc.text for name in _CAPTIONS) and (captions := _captions(doc.state)):
        return captions
    if len(doc.lines) <= _FEW_LINES and _GALLERY.search(doc.text):
        return _gallery(doc.state)
    return None


_FEW_LINES = 60
"""Lines of a page that is little more than the frame of a gallery."""
_GALLERY = lazy_regex(r"(?i:galler|slide|imgs?|images|pics|picture|photo)[\w-]{0,12}[\"']?\s?[:=]")
_CAPTION = "note caption abstract desc description intro remark text alt content".split()
_ADDRESS = "img image src pic cdnurl imgurl imageurl picurl imgsrc picsrc oimg timg original big".split()
_PICTURE = lazy_regex(r"\.(?:jpe?g|png|gif|webp|avif)(?:$|[?!@])|/(?:img|image|pic|photo)s?[/.]", re.IGNORECASE)
_MOST, _FEWEST, _PROSE = 2_000, 3, 60
"""Objects that are looked at; captions of a gallery, and characters of them, at least."""


def _gallery(state: list[Any]) -> tuple[str, str] | None:
    """The captions of an array of pictures, one for each; a row with a headline of its own is another article's."""
    for payload in state:
        for _, item in zip(range(_MOST), walk({"": payload}), strict=False):
            for name, rows in item.items():
                if not isinstance(rows, list) or not all(isinstance(row, dict) for row in rows):
                    continue
                lines = dict.fromkeys(_caption(row) for row in rows if not row.get("title") and _is_picture(row))
                texts = [line for line in lines if line]
                if len(texts) >= _FEWEST and sum(map(len, texts)) >= _PROSE:
                    return "\n".join(html.unescape(line) for line in texts), f"script: {name}"
    return None


def _caption(row: dict[str, Any]) -> str:
    return next((text.strip() for name in _CAPTION if isinstance(text := row.get(name), str) and text.strip()), "")


def _is_picture(row: dict[str, Any]) -> bool:
    """Check whether an object names a picture and no page."""
    address = row.get("url")
    pictured = any(value and name.lower().replace("_", "") in _ADDRESS for name, value in row.items())
    return pictured if not isinstance(address, str) else _PICTURE.search(address) is not None


_LEAST = 8
"""Characters of a text that says something."""


def _captions(state: list[Any]) -> tuple[str, str] | None:
    for payload in state:
        for item in walk(payload):
            for name in _CAPTIONS:
                if isinstance(captions := item.get(name), list):
                    lines = dict.fromkeys(line.strip() for line in captions if isinstance(line, str) and line.strip())
                    if lines:
                        return "\n".join(html.unescape(line) for line in lines), f"script: {name}"
    return None
