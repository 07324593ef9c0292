"""The pictures of a gallery or a post of pictures, as the scripts of its page hold them."""

from __future__ import annotations

import html
import re
from collections.abc import Iterator
from typing import Any

from scraper.extract.article.media import addresses
from scraper.extract.article.media.caption_text import taken_apart
from scraper.extract.document import Document
from scraper.extract.html.text_model import squeeze
from scraper.extract.payload.embedded import walk
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.models import Image

_WORDS = (
    *("sub_images", "galleryInfo", "galleryList", "gallery_list", "slideData", "slideList"),
    *("photoList", "photo_list", "picList", "pic_list", "imgList", "img_list", "imageList", "image_list", "allphoto"),
)
"""What the script of a page with a gallery holds."""
_OF_WECHAT = "picture_page_info_list"
"""What that of a post of pictures on mp.weixin.qq.com holds."""
FEW = 500
"""Characters of the text of a gallery at most: a longer one is an article, which shows its pictures."""
_WECHAT = lazy_regex(r"cdn_url\s{0,4}:\s{0,4}(?:JsDecode\(\s{0,4})?[\"'](?P<url>[^\"'\n]{10,1000})[\"']")
_CODE = lazy_regex(r"\\x([0-9a-fA-F]{2})")
_ADDRESS = (
    "oimg",
    "big_img",
    "originUrl",
    "original",
    "cdn_url",
    "img",
    "pic",
    "picurl",
    "pic_url",
    "imgurl",
    "img_url",
)
_ADDRESSES = (*_ADDRESS, "image", "image_url", "imageUrl", "url", "src")
_NAMED = lazy_regex(r"pic|img|image|photo|large|big|orig", re.IGNORECASE)
_SMALLER = lazy_regex(r"thumb|small|mini|cover|icon|avatar|logo", re.IGNORECASE)
"""Other keys that name an address of a picture, and those of a smaller one."""
_NOTES = ("note", "desc", "description", "caption", "abstract", "sub_abstract", "summary", "text", "alt", "title")
_PICTURE = lazy_regex(r"\.(?:jpe?g|png|webp|gif|bmp|avif)(?:[?#!@~]|$)|mmbiz|/img/|/image/|pic", re.IGNORECASE)
LEAST = 2
"""Pictures of a gallery."""
MOST_SCRIPT = 3_000_000
"""Characters of a page whose scripts are searched."""


def find(page: Document, length: int) -> tuple[Image, ...]:
    """The pictures of the longest gallery in the page's data; none of a page without one.

    ``length``: characters of the page's text.
    """
    source = page.text
    if length > FEW or len(source) > MOST_SCRIPT:
        return ()
    if _OF_WECHAT in source:
        return _of_wechat(page)
    if not page.state or not any(word in source for word in _WORDS):  # most pages have been searched for the first
        return ()
    best: tuple[Image, ...] = ()
    for payload in page.state:
        for item in walk(payload):
            for value in item.values():
                if isinstance(value, list) and len(value) > max(len(best), LEAST - 1):
                    images = tuple(_of_list(page, value))
                    if len(images) > len(best) and len(images) * 2 >= len(value):
                        best = images
    return best if len(best) >= LEAST else ()


def _of_wechat(page: Document) -> tuple[Image, ...]:
    """mp.weixin.qq.com: the pictures of a post of pictures, each once; thumbnails and watermarks come after."""
    at = page.text.find(_OF_WECHAT)
    urls: dict[str, None] = {}
    for match in _WECHAT.finditer(page.text, at, at + 400_000):
        plain = html.unescape(_CODE.sub(lambda code: chr(int(code[1], 16)), match["url"]))
        if (url := addresses.absolute(page, plain)) and "mmbiz" in url:
            urls.setdefault(url)
    return tuple(Image(url) for url in urls)


def _of_list(page: Document, values: list[Any]) -> Iterator[Image]:
    """The objects of a list that are pictures with a text, or pictures alone."""
    for value in values:
        if not isinstance(value, dict):
            continue
        addressed = [name for name, text in value.items() if isinstance(text, str) and _PICTURE.search(text)]
        named = [name for name in _ADDRESSES if name in addressed]
        named = named or [name for name in addressed if _NAMED.search(name) and not _SMALLER.search(name)]
        has_note = any(name in value for name in _NOTES)
        if not named or (named[0] in ("url", "src") and not has_note) or _is_article(value):
            continue
        url = addresses.absolute(page, html.unescape(value[named[0]]))
        note = next((value[name] for name in _NOTES if isinstance(value.get(name), str) and value[name].strip()), "")
        if url is not None:
            caption = taken_apart(squeeze(re.sub(r"<[^>]{0,200}>", "", html.unescape(note))))
            yield Image(url, caption.text, caption.credit)


def _is_article(value: dict[str, Any]) -> bool:
    """The object leads to a page of its own: an entry of a list, with its thumbnail."""
    links = (value.get(name) for name in ("url", "link", "href", "docurl", "article_url", "share_url"))
    return any(isinstance(link, str) and link and not _PICTURE.search(link) for link in links)
