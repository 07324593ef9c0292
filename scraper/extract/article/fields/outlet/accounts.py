"""Finds the account that published a page on a platform where everybody may: the name beside a button to follow it."""

from __future__ import annotations

import re

from selectolax.lexbor import LexborNode

from scraper.extract.article.context import Context
from scraper.extract.article.credits.names.person_names import is_person
from scraper.extract.article.credits.not_outlets import is_furniture
from scraper.extract.article.credits.site_names import names_site
from scraper.extract.document import FieldValue, Line
from scraper.extract.shared.han_variants import in_both
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.prefilter import any_of
from scraper.extract.shared.remembered import of_names
from scraper.extract.shared.spellings import CHANNEL, COLUMN

_FOLLOW = lazy_regex(
    in_both(
        r"[+＋]?\s?(?:加?入?关注|订阅|追[踪蹤]|收听|Follow(?:ing)?)(?:TA|ta|他|她|作者|我|该账号)?[+＋]?|已关注|未关注|取消关注"
        r"|(?:企鹅|百家|头条|大鱼|网易|搜狐|澎湃|一点)号"
    )
)
"""The whole text of the button that follows an account, and what a platform calls its accounts, after the name."""

_FOLLOWS = any_of(in_both(r"关注|订阅|追[踪蹤]|收听|Follow|[鹅家条鱼易狐湃点]号"))
"""What all of them have."""

_HIS_OTHERS = lazy_regex(
    in_both(
        r"(?:该?作者|TA|Ta|ta|他|她|博主|账号|号主)的?(?:最新|热门|更多|其[他它]|全部|所有|近期)?的?(?:文章|作品|动态|内容|视频|热门)"
    )
)
"""The heading of the account's other articles: 作者最新文章, TA的文章."""

_NAMED = lazy_regex(r"(?<![a-z])(?:author|account|user|media|nick|publisher)[-_]?(?:info|name|title|link|txt)?")
"""Names of elements that hold an account's name."""

is_filed = of_names(rf"(?<![a-z])(?:categor(?:y|ies)|{CHANNEL}|{COLUMN})(?![a-z])")
"""Names of elements that hold a channel's name, which readers follow, too."""

_REACH = 6
"""Number of lines below the headline in which the account's name is looked for."""
_BUTTON = 2
"""Number of lines between the name and its button, at most."""
_BELOW = 12
"""Number of lines below the text in which the account's other articles are looked for."""
_LONGEST = 20
"""Maximum number of characters of an account's name."""
_PROSE = lazy_regex(r"[，。！？；:：|｜<>]|\d{4}|^\d+$|[您你][的可]|每[天日]")


_AUTHORS = lazy_regex(r"/(?:authors?|reporters?|columnists?|writers?)(?:[/?]|\.\w{2,5}(?:\?|$)|$)", re.IGNORECASE)
"""Addresses of those who write for a medium: a button to follow one makes no account of his own."""

_SIGNS = lazy_regex(r"作者\s{0,2}[:：]")
"""Beginnings of a line that names who wrote, be there a button to follow them: rfi.fr."""


def account(context: Context, *, followed: bool = False) -> tuple[str, LexborNode] | None:
    """The account's name and the element that holds it; None on pages that show no account.

    ``followed`` requires one with a button beside it, and not for other articles of its own below the text.
    """
    start = context.headline.line
    if start is None:
        return None
    stop = min(start + _REACH + 1, len(context.doc.lines))
    near = "\n".join([line.text for line in context.doc.lines[start + 1 : stop + _BUTTON]])
    if _FOLLOWS.search(near) is None and (followed or not _others_below(context)):
        return None  # no button on most pages
    text = context.body.indices
    for index in range(start + 1, min(stop, text.start) if text and text.start > start else stop):
        line = context.doc.lines[index]
        if is_filed(line.block.name) or _SIGNS.match(line.text):
            continue
        for name, node, named in _names(line):
            if _may_be_name(name) and not _writes(name, line):
                if _followed(context, index, name) and (named or line.links or len(line.text) == len(name)):
                    return name, node
                if named and not followed and _others_below(context):
                    return name, node
    return None


def writing_account(context: Context) -> FieldValue | None:
    """The account as the byline, where the page calls it the writer: its other articles are 作者最新文章, or the medium
    that is credited is the platform for accounts (澎湃号) and the breadcrumb ends with its name."""
    if "作者" in context.doc.whole:
        headings = [line.text for line in context.tail[:_BELOW] if "作者" in line.text and len(line.text) <= _HEADING]
        if any(_HIS_OTHERS.fullmatch(heading) for heading in headings) and (own := account(context)) is not None:
            return FieldValue((own[0],), _RULE, own[1])
    crumb = context.crumb if "号" in context.doc.whole else None
    if crumb is None or not any(_PLATFORM.search(c.value) for c in context.above if c.role == "outlet"):
        return None
    name = crumb[0][-1]
    near = (line for line in context.head if line.index > context.start)
    nodes = (node for line in near for text, node, _ in _names(line) if text == name)
    return FieldValue((name,), _RULE, node) if (node := next(nodes, None)) is not None else None


_RULE = "account"


_PLATFORM = lazy_regex(in_both(r"(?:[鹅家条鱼易狐湃点]号)(?:$|[·・-])"))
"""澎湃新闻·澎湃号·政务: the platform on which accounts publish."""
_HEADING = 12
"""Maximum number of characters of a heading of other articles."""


_is_card = of_names(r"(?<![a-z])(?:user|account|author|media|mp)[-_]?(?:info|card|profile)")
"""Names of the box that shows an account: .user-info (sohu.com)."""
_ABOVE = 12
"""Number of lines above the headline in which such a box is looked for."""


def card_above(context: Context) -> tuple[str, LexborNode] | None:
    """The account in a box over the headline that is named for it: the first link, short."""
    start = context.headline.line
    for line in context.doc.lines[max(0, start - _ABOVE) : start] if start else ():
        name = line.links[0].text if len(line.links) == 1 else ""
        if name == line.text and _may_be_name(name) and _is_card(line.hint):
            return name, line.links[0].node
    return None


def _writes(name: str, line: Line) -> bool:
    """Check whether a name is a person's that leads to the page of one who writes for a medium."""
    return is_person(name) and any(link.text == name and _AUTHORS.search(link.href) for link in line.links)


def _may_be_name(text: str) -> bool:
    """Check whether a text may be an account's name: no prose, and no button."""
    short = 2 <= len(text) <= _LONGEST and not _PROSE.search(text)
    return short and not (_FOLLOW.fullmatch(text) or is_furniture(text))


def _names(line: Line) -> list[tuple[str, LexborNode, bool]]:
    """The texts of a line that may be an account's name, each with its element and whether that is named for it."""
    names = [(link.text, link.node, _is_named(link.node)) for link in line.links[:3]]
    names += [(span.text, span.node, _NAMED.search(span.name) is not None) for span in line.spans[:4]]
    return [*names, (line.text, line.node, _NAMED.search(line.block.name) is not None)]


def _is_named(node: LexborNode) -> bool:
    return _NAMED.search(f"{node.attributes.get('id')} {node.attributes.get('class')}".lower()) is not None


def _followed(context: Context, index: int, name: str) -> bool:
    """Check whether a button to follow is after the name, in its line or one of the next."""
    rest = context.doc.lines[index].text.partition(name)[2].strip()
    if rest and _FOLLOW.fullmatch(rest):
        return True
    return any(_FOLLOW.fullmatch(line.text) for line in context.doc.lines[index + 1 : index + 1 + _BUTTON])


def _others_below(context: Context) -> bool:
    return any(len(line.text) <= _HEADING and _HIS_OTHERS.fullmatch(line.text) for line in context.tail[:_BELOW])


def publishes(name: str, context: Context) -> bool:
    """Check whether a name is what the site is called, or what a label by the headline names as the source."""
    credited = any(credit.role == "outlet" and credit.value == name for credit in context.above)
    return credited or names_site(name, context.sites)
