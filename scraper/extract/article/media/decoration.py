"""The images of a page that are no pictures: icons, logos, codes, advertisements, thumbnails of other articles."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache

from scraper.extract.article.content.boilerplate.boilerplate import OTHER_PARTS
from scraper.extract.document import Block, Placed
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.word_tables import one_of

SMALL = (100, 60)
"""Width and height below which an image is an icon, where either is known."""
THUMBNAIL = (170, 125)
"""Width and height up to which an image beside a text leads to another article, where both are known."""
APART = 200
"""Width of the least picture before or after the text: nothing but its size and its place tells what it is."""
BANNER = 5.5
"""Width through height of an advertisement."""

FILES: Mapping[str, str] = {
    "of the site": r"logo\d* (?:small|top)?ico(?:n|ns)?\d* favicon banner\d* (?:top|foot|header|footer)\d* bg\d* nopic",
    "of codes": (
        r"qr qrcode\d* qr_?code zxcode erweima ewm\d* 2wm weixin wechat gzh weibo twitter facebook "
        r"(?:s_|pic_)?(?:fb|line|plurk|google)"
    ),
    "of persons": r"avatar\d* touxiang headimg face emoji emotion smil(?:ey|ies) biaoqing",
    "of buttons": (
        r"btn\d* button arrow\d* dot\d* share print(?:er)? e?mail close play download next prev(?:ious)? next_page"
    ),
    "of nothing": r"spacer blank loading placeholder transparent pixel 1x1 empty grey gray space divider linedot",
    "of advertisers": r"ads? adimg adv advert guanggao gg\d* ma_ad tie_box_ad_2",
    "of an ending": r"end_[a-z]+",
}
"""Parts of the names of files and of the folders that they are in."""
_FILES = lazy_regex(rf"(?<![a-z\d]){one_of(FILES)}(?![a-z\d])")
_PARTS = lazy_regex(r"[?#].*")

_BESIDE = {name: words for name, words in OTHER_PARTS.items() if name not in ("pictures and films", "credits", "tags")}
_OWN = (
    r"(?<![a-z])(?:(?:logo|icons?|avatar|emoji|emotion|face|qr_?code|erweima|share|ads?)(?![a-z])"
    r"|video|player|play[-_]?area)"
)
_ASIDE = lazy_regex(rf"{one_of(_BESIDE)}|{_OWN}")
"""Class and id names of what holds other images than the article's."""
_GALLERY = lazy_regex(r"gallery|swiper|slide|carousel|album|tuji|photo|pic|article|content|body|main")

_ALTERNATIVE = lazy_regex(
    r"(?i)\s{0,8}(?:logo|icon|avatar|scan me|头像|頭像|二维码|二維碼|分享|打印|列印|转发|轉寄|广告|廣告"
    r"|关闭|放大|缩小|返回|首页|检索|檢索|搜索|点击进入|评论|返回顶部|上一页|下一页|.{0,12}(?:二维码|公众号|客户端|小程序|标志|徽标))"
)
"""The words in the place of such an image."""
_SIZE = lazy_regex(r"(\d{1,5})(?:\.\d+)?\s{0,2}(?:px)?\s{0,2}")
_RATIO = lazy_regex(r"\d{1,3}(?:\.\d{1,20})?")
_STYLE = lazy_regex(r"(?<![\w-])(width|height)\s{0,4}:\s{0,4}(\d{1,5})(?:\.\d{1,6})?\s{0,4}px", re.IGNORECASE)
_NAMED = lazy_regex(r"(?=[_/\d-])(?:[_/-]w(\d{2,4})_?h(\d{2,4})(?!\d)|(?<![\da-z])(\d{2,4})x(\d{2,4})(?![\da-z]))")


def size(attributes: Mapping[str, str | None], address: str) -> tuple[int | None, int | None]:
    """Width and height of an image in pixels, as the markup or else its name says."""
    style = {name.lower(): int(value) for name, value in _STYLE.findall(attributes.get("style") or "")}
    width, height = (style.get(name, _pixels(attributes.get(name))) for name in ("width", "height"))
    if width is None and height is None and (ratio := attributes.get("data-ratio")):
        width, height = _of_ratio(_pixels(attributes.get("data-w")), ratio)
    if width is None and height is None and (named := _NAMED.search(address)):
        width, height = (int(value) for value in named.groups() if value is not None)
    return width, height


def _of_ratio(width: int | None, ratio: str) -> tuple[int | None, int | None]:
    """Width and height of a picture of WeChat's, which has its width and the quotient of both in attributes."""
    if width is None or _RATIO.fullmatch(ratio) is None:
        return None, None
    return width, round(width * float(ratio))


def _pixels(value: str | None) -> int | None:
    whole = _SIZE.fullmatch(value or "")
    return int(whole[1]) if whole else None


def is_small(width: int | None, height: int | None) -> bool:
    """Check for an icon, a thumbnail or a banner."""
    if (width is not None and width < SMALL[0]) or (height is not None and height < SMALL[1]):
        return True
    if width is None or height is None:
        return False
    return (width <= THUMBNAIL[0] and height <= THUMBNAIL[1]) or (height <= 150 and width >= BANNER * height)


def is_named_so(address: str, attributes: Mapping[str, str | None]) -> bool:
    """Check whether the file's name, its own class or id, or the words in its place say that it is no picture."""
    name = "/".join(_PARTS.sub("", address).lower().rsplit("/", 2)[-2:])
    own = " ".join([attributes.get("class") or "", attributes.get("id") or ""]).lower()
    words = attributes.get("alt") or attributes.get("title") or ""
    return bool(_FILES.search(name) or (own.strip() and _is_aside(own)) or _ALTERNATIVE.match(words[:60]))


def is_aside(placed: Placed, first: int, last: int) -> bool:
    """Check whether a block around the image is named as another part of the page or hidden.

    A block that also holds the lines of the text, from ``first`` to ``last``, is not one, whatever its name.
    """
    block: Block | None = placed.block
    while block is not None and not (block.first <= first and last < block.last):
        if block.tag in ("nav", "aside", "footer", "button") or (block.name and _is_aside(block.name)):
            return True
        if block.unseen and not _GALLERY.search(block.name):
            return True
        block = block.parent
    return False


@lru_cache(maxsize=4096)
def _is_aside(name: str) -> bool:
    return _ASIDE.search(name) is not None
