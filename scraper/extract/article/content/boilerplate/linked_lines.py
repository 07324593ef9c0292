"""Lines of links within and below a text, and the short lines that head them."""

from __future__ import annotations

import re
from bisect import bisect_right

from scraper.extract.article.content.body.openings import SHORT
from scraper.extract.article.content.boilerplate.captions import HEADINGS, ends_sentence
from scraper.extract.document import Block, Line
from scraper.extract.shared.lazy_regex import lazy_regex


def without_last_headings(rest: list[Line], lines: list[Line]) -> list[Line]:
    """Leave out short lines at the end, bold or not, that head nothing but links: 要闻 over two headlines."""
    while len(rest) > 1 and len(rest[-1].text) <= _HEADS and not ends_sentence(rest[-1].text):
        below = bisect_right(lines, rest[-1].index, key=lambda line: line.index)
        if below == len(lines) or not is_linked(lines[below]) or _is_verse(rest, lines[below]):
            break
        rest = rest[:-1]
    return rest


_HEADS = 8
"""Maximum number of characters of a line that heads links."""


def _is_verse(lines: list[Line], links: Line) -> bool:
    """The last line is as short as the two before it, beside them, and the links below are elsewhere."""
    last, *others = lines[-1:-4:-1]
    around = last.block.parent
    return (
        len(others) == VERSES - 1
        and around is not links.block.parent
        and all(line.tag == last.tag and line.block.parent is around and len(line.text) <= SHORT for line in others)
    )


VERSES = 3
"""Short lines, one below the other, that are a poem."""


def is_linked(line: Line) -> bool:
    """Check whether a line is links and little else."""
    if not line.links or line.links[0].href[:4] == "mail":
        return False
    share = line.link_chars / len(line.text)
    return share >= 0.8 or (
        share >= 0.5 and _LEADS_TO.fullmatch(line.text.partition(line.links[0].text)[0]) is not None
    )


_LEADS_TO = lazy_regex(
    r"[^\w]{0,4}(?:(?:延伸|相[關关]|推[薦荐]|更多)(?:[閱阅][讀读]|新[聞闻]|[報报][道導导]|文章)|看更多|[閱阅][讀读](?:全文|更多)|同[場场]加映)[^\w]{0,4}"
)
"""Words before a link to another article, in one line with it: 延伸閱讀<a>…</a>."""


def heads_links(lines: list[Line], links: Line) -> bool:
    """Check whether the last of the lines is short and no sentence, over a line of links."""
    line = lines[-1]
    is_short = len(line.text) <= _HEADS and not line.bold and not ends_sentence(line.text)
    return is_short and not _is_verse(lines, links)


_FILE = lazy_regex(r"\.(?:docx?|xlsx?|pptx?|pdf|wps|et|ofd|zip|rar|7z|csv)(?:[?#]|$)", re.IGNORECASE)
"""Addresses of attachments: 附件：<a href="1.docx">报名表</a>."""


def is_file(line: Line) -> bool:
    """Check whether a line names an attachment and says little else."""
    return line.link_chars * 2 > len(line.text) and all(_FILE.search(x.href) for x in line.links)


DATED_LINK = 80
"""Maximum number of characters of a headline of another article with its day."""


def is_dated_link(line: Line) -> bool:
    """Check whether a line is another article's headline, as a link, and its day: 山火已被扑灭 2026年1月9日, 14:11."""
    link = line.links[0].text
    rest = line.text[len(link) :].strip() if line.text.startswith(link) else ""
    return len(link) >= _LEAST_HEADLINE and bool(rest) and _DAY_AND_CLOCK.fullmatch(rest) is not None


_LEAST_HEADLINE = 6
_DAY_AND_CLOCK = lazy_regex(
    r"[(（\[]?(?:19|20)\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?(?:[ ,，]{0,3}\d{1,2}:\d\d(?::\d\d)?)?[)）\]]?"
)


def share_a_box(headline: Line, line: Line, container: Block) -> bool:
    """A small block within the text holds both, and no more: a headline that leads away, and its teaser."""
    box = line.block.parent
    if box is None or box is container or box.last - box.first > 3 or line.block is headline.block:
        return False
    return box.first <= headline.index and headline.tag in HEADINGS
