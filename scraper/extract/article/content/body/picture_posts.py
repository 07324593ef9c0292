"""Posts that are pictures with a few words: their text is in the page's data only."""

from __future__ import annotations

import html
from typing import Any

from scraper.extract.article.content.headline.titles import title_of
from scraper.extract.document import Document, squeeze
from scraper.extract.payload.embedded import loose, walk
from scraper.extract.payload.galleries import galleries
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.prefilter import telling

_SHARED = lazy_regex(
    r"picture_page_info_list|item_show_type[\"']?\s{0,4}[=:]\s{0,4}(?:JsDecode\(\s?)?[\"'](?:5|8|10|16)[\"']"
)
"""mp.weixin.qq.com: a post of a film (5), of pictures (8, 16) or of a few words (10), which its script writes from the
description."""
_DESCRIPTION = lazy_regex(
    r"""(?:msg_desc|content_noencode|(?<![\w])desc)["']?\s{0,4}[=:]\s{0,4}(?:(?:JsDecode|htmlDecode)\(\s?)?["']([^"'<>]{2,2000})["']"""
)
"""… where the page has no description."""

_BREAK = lazy_regex(r"(?:\\x0[ad]|\\n|\r|\n|<br\s?/?>)+")
_CODE = lazy_regex(r"\\x([0-9a-f]{2})")
_CAPTIONS = ("sub_abstracts",)
"""toutiao.com: what is below the pictures of a story, one for each."""


def is_post(doc: Document) -> bool:
    """Test for a post of pictures on mp.weixin.qq.com, of few words or none."""
    return "item_show_type" in doc.text and _SHARED.search(doc.text) is not None and bool(title_of(doc))


def text(doc: Document) -> tuple[str, str] | None:
    """The words of such a post, one paragraph a line, and what they were taken from; None on other pages."""
    if is_post(doc):
        words = max((doc.meta.get(name, "") for name in ("description", "og:description")), key=len)
        if not words and (described := _DESCRIPTION.search(doc.text)) is not None:
            words = described[1]
        plain = html.unescape(_CODE.sub(lambda code: chr(int(code[1], 16)), _BREAK.sub("\n", words)))
        return (plain, 'meta[name="description"]') if len(plain) >= _LEAST else None
    if any(name in doc.text for name in _CAPTIONS) and (captions := _captions([*doc.state, *loose(doc.script_texts)])):
        return captions
    if len(doc.lines) > _FEW_LINES:
        return None
    sources = [doc.text] if doc.state else doc.script_texts
    if any(map(_GALLERY.search, sources)) and (captions := _gallery([*doc.state, *loose(doc.script_texts)])):
        return captions
    printed = _printed(
        [line.text for line in doc.lines if line.tag == "figcaption" or _CAPTION.search(line.block.name) is not None]
    )
    attributed = (_attributed(doc, name) for name in _ATTRIBUTES if name in doc.text)
    return printed or next(filter(None, attributed), None) or _alternatives(doc)


_FEW_LINES = 60
"""Number of lines of a page that is little more than the frame of a gallery."""
_GALLERY = telling(r"(?i:galler|slide|imgs?|images|(?<!to)pics?|picture|photo)[\w-]{0,12}[\"']?\s?[:=]")
_FEWEST, _PROSE = 3, 60
"""Minimum number of captions of a gallery, and characters of them."""


_CAPTION = lazy_regex(r"caption|(?<![a-z])(?:pic|img|image|photo|slide)[_-]?(?:txt|text|info|desc|note|title|tip|con)")
"""Names of what is below a picture."""


def _printed(captions: list[str]) -> tuple[str, str] | None:
    """The captions below the pictures of a page that has no other text."""
    is_text = len(captions) >= _FEWEST and sum(map(len, captions)) >= _PROSE
    return ("\n".join(captions), "figcaption") if is_text else None


def _attributed(doc: Document, name: str) -> tuple[str, str] | None:
    """The captions that a script shows below the pictures: ``<a data-fancybox data-caption="…">``; by any other name
    those of a picture or of what holds one, for buttons that share a page have such attributes, too."""
    nodes = doc.tree.css(f"[{name}]")
    if name != _ATTRIBUTES[0]:
        nodes = [node for node in nodes if node.tag == "img" or node.css_first("img") is not None]
    values = (node.attributes.get(name) or "" for node in nodes)
    captions = list(dict.fromkeys(line for value in values if (line := squeeze(_TAGS.sub("", value)))))
    text = _printed(captions)
    return (text[0], name) if text else None


def _alternatives(doc: Document) -> tuple[str, str] | None:
    """The sentences in the place of pictures that lead nowhere, where each has one of its own."""
    pictures = [placed.node for placed in doc.media if placed.link is None and placed.node.tag == "img"]
    texts = [squeeze(picture.attributes.get("alt") or "") for picture in pictures]
    sentences = list(dict.fromkeys(text for text in texts if text.endswith(_STOPS)))
    text = _printed(sentences) if 2 * len(sentences) > len(texts) else None
    return (text[0], "img[alt]") if text else None


_STOPS = ("。", "！", "？")
_ATTRIBUTES = ("data-caption", "data-desc", "data-description", "data-intro", "data-sub-html")
"""Names of the attributes that hold the caption of a picture in a gallery."""
_TAGS = lazy_regex(r"<[^<>]{0,300}>")


def _gallery(state: list[Any]) -> tuple[str, str] | None:
    """The captions of a gallery, one for each picture; a row with a headline of its own is another article's."""
    for name, slides in galleries(state):
        texts = [text for text in dict.fromkeys(slide.caption for slide in slides if not slide.is_titled) if text]
        if len(texts) >= _FEWEST and sum(map(len, texts)) >= _PROSE:
            return "\n".join(html.unescape(text) for text in texts), f"script: {name}"
    return None


_LEAST = 2
"""Minimum number of characters of a text that says something."""


def _captions(state: list[Any]) -> tuple[str, str] | None:
    for payload in state:
        for item in walk(payload):
            for name in _CAPTIONS:
                if isinstance(captions := item.get(name), list):
                    lines = dict.fromkeys(line.strip() for line in captions if isinstance(line, str) and line.strip())
                    if lines:
                        return "\n".join(html.unescape(line) for line in lines), f"script: {name}"
    return None
