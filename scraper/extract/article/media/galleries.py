"""The pictures of a gallery or a post of pictures, as the scripts of its page hold them."""

from __future__ import annotations

import html

from scraper.extract.article.media import addresses
from scraper.extract.article.media.caption_text import taken_apart
from scraper.extract.document import Document
from scraper.extract.html.text_model import squeeze
from scraper.extract.payload.galleries import Slide, galleries
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
"""Number of characters of the text of a gallery at most: a longer one is an article, which shows its pictures."""
_WECHAT = lazy_regex(r"cdn_url\s{0,4}:\s{0,4}(?:JsDecode\(\s{0,4})?[\"'](?P<url>[^\"'\n]{10,1000})[\"']")
_CODE = lazy_regex(r"\\x([0-9a-fA-F]{2})")
MOST_SCRIPT = 3_000_000
"""Maximum number of characters of a page whose scripts are searched."""


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
    longest = max((gallery.slides for gallery in galleries(page.state)), key=len, default=())
    return tuple([image for slide in longest if (image := _image(page, slide)) is not None])


def _of_wechat(page: Document) -> tuple[Image, ...]:
    """mp.weixin.qq.com: the pictures of a post of pictures, each once; thumbnails and watermarks come after."""
    at = page.text.find(_OF_WECHAT)
    urls: dict[str, None] = {}
    for match in _WECHAT.finditer(page.text, at, at + 400_000):
        plain = html.unescape(_CODE.sub(lambda code: chr(int(code[1], 16)), match["url"]))
        if (url := addresses.absolute(page, plain)) and "mmbiz" in url:
            urls.setdefault(url)
    return tuple(Image(url) for url in urls)


def _image(page: Document, slide: Slide) -> Image | None:
    """A picture with its caption; None for an address that leads nowhere."""
    url = addresses.absolute(page, html.unescape(slide.address))
    caption = taken_apart(squeeze(_TAG.sub("", html.unescape(slide.caption))))
    return Image(url, caption.text, caption.credit) if url is not None else None


_TAG = lazy_regex(r"<[^>]{0,200}>")
