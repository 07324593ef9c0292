"""The points of a line as the headline: for its looks, its names, the titles that repeat it and the prose below."""

from __future__ import annotations

from functools import lru_cache
from itertools import accumulate
from operator import add

from scraper.extract.article.content.boilerplate.boilerplate import HEAD
from scraper.extract.article.content.headline.titles import begins, points_of, titles_of
from scraper.extract.article.credits.names.person_names import is_organisation
from scraper.extract.document import Document, Line, key
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.lazy_values import cached_property
from scraper.extract.shared.prefilter import skipping

NAMED = skipping(
    r"title|headline|biaoti|(?<![a-z])bt(?![a-z])|subject|(?<![a-z])tit(?![a-z])|h1|(?<![a-z])font0?1(?!\d)"
)
BESIDE_NAMED = lazy_regex(r"(?:sub|sup|pre|intro|lead|second|short)[-_]?tit")
"""Names of what is over a headline or under it: #suptitle, .subtitle (引题, 副题)."""
ELSEWHERE = skipping(r"crumb|(?<![a-z])nav|menu|foot|copyright|logo|related|recommend|comment|(?<![a-z])side|share")
NO_HEADLINE = lazy_regex(
    r"^[\s\[【(（]{0,8}(?:来源|來源|作者|[□■◎○●]|编辑|責任|责任|发布|發布|时间|日期|字号|字體|分享|当前位置|您|首页|首頁|搜索|登录|原标题|上一篇|下一篇|打印|——|──|――|\d{4}[年./-]\s?\d{1,2}[月./-]|\d{1,2}[月-]\d{1,2}日?\s?(?:作者|来源|來源|\d{1,2}:\d\d)|[^】\])）]{2,12}[／╱/|｜]\s?[记記]者|\W++$)"
)
_CREDITS = lazy_regex(r"[\s\[【(（]{0,4}(?:来源|來源|作者|编辑|時間|时间|日期|[发發][布佈]时?[间間]?)\s?[:：]")

HEADINGS = {"h1": 12.0, "h2": 7.0, "h3": 5.0, "h4": 3.0, "h5": 2.0}
MAX_CHARS = 300
LONG = 100
"""Maximum number of characters of a headline that the title need not repeat; those of other scripts are longer than
Chinese."""

_SHORT_AFTER = lazy_regex(r"\s{0,8}(?:[_|｜\-–—－]|$)")
_SHORT_BEFORE = frozenset("_|｜-–—－>＞»›·")
"""What is in a title after a headline of one to three characters, and before one that ends it."""

_MOST = 13.0
"""More than a line earns by its names, by being bold and by a date below it."""


def _names_a_medium(title: str) -> bool:
    """Check whether a title is nothing but the name of the site or of its paper: 城东晚报, on all pages of its app."""
    return (
        len(title) <= _LONGEST_NAME and title.isalnum() and _MEDIUM.search(title) is not None and is_organisation(title)
    )


_LONGEST_NAME = 8
"""Maximum number of characters of such a name."""
_MEDIUM = lazy_regex(r"[报報网網]$|[新客][闻聞户戶]端?$")


class Candidates:
    """The lines of a page, weighed as its headline."""

    def __init__(self, doc: Document, weights: list[float]) -> None:
        self.doc = doc
        titles = [text for text in titles_of(doc) if not _names_a_medium(text)]
        self.titles = [key(text) for text in titles]
        """The page's titles, as `key` writes them."""
        self.in_titles = " ".join((*titles, *self.titles))
        """All that they hold."""
        self.pairs = set(map(add, self.in_titles, self.in_titles[1:]))
        """Each two characters beside each other in it: most lines are passed over by them."""
        self.gaps = _gaps(weights)
        self.prose = [0.0, *accumulate(weights)]
        self.points: dict[str, float] = {}
        """The points of texts for being repeated by the titles: menus and bars repeat the headline, too."""
        self.divided = 0
        """The index after the text in which a subheading was met: no line of it is the headline."""

    def repeated(self, line: Line) -> float | None:
        """The points for being repeated by the titles; None for a line that can be no headline."""
        text = line.text
        length = len(text)
        if length > MAX_CHARS or (length < 4 and not (is_short_title(line, self.doc) or self.heads(line))):
            return None
        may_be_repeated = length < 4 or text[:2] in self.pairs or text[-2:] in self.pairs
        points = self.points.get(text) if may_be_repeated else 0.0
        if points is None:
            points = self.points[text] = points_of(text, self.titles)
        if points and (_CREDITS.match(text) is None or begins(self.titles, text)):
            return points  # not 时间：2026-01-31 来源：城东网, where the title is the site's
        if length > LONG and not (NAMED.search(line.block.name) and _dated(self.doc, line)):
            return None
        return None if self.gaps[line.index] > FAR or line.links else 0.0

    def greets(self, text: str) -> bool:
        """Check whether a line is the page's title and a greeting: 青岚小学欢迎您！"""
        greeting = _GREETING.search(text) if "欢迎" in text else None
        return greeting is not None and key(text[: greeting.start()]) in self.titles

    def score(self, line: Line, repeated: float, least: float) -> float:
        """All points of a line; 0 for one that cannot have more than ``least``."""
        if repeated + self.most(line) <= least or (not repeated and self.divides(line)):
            return 0.0
        gap, prose, text = self.gaps[line.index], self.prose, line.text
        if (
            repeated
            and gap > _OVER_TEXT
            and len(text) <= _OFFICE
            and key(text) in self.titles
            and is_organisation(text)
            and not _dated(self.doc, line)
        ):
            repeated = 0.0  # 城东医院, in the banner of a page that has it for its title
        first = begins(self.titles, text)
        above = prose[line.index]
        if repeated and above > _INSIDE / 2 and self.is_subheading(line, above, first=first):
            repeated *= 0.0 if self.headed < line.index else 0.3  # a subheading, in a title made for search engines
        score = repeated + _looks(line)
        if line.links and line.link_chars * 2 > len(text):
            score += _by_link(line, self.doc, first)
        short = len(text) < _SHORT and not (self._is_set(line) and line.index == self.headed)
        if not repeated and (short or text in self.in_titles):
            score -= 6  # a channel's or the site's name
        if gap < 12:
            return score + self.near(line) + (5 if _dated(self.doc, line) else 0)
        return score - 12 if gap > 40 else score

    def is_subheading(self, line: Line, above: float, *, first: bool) -> bool:
        """Check whether a line that the titles repeat has prose above it as a subheading has, or less of it below a
        headline."""
        if above > _INSIDE:
            return not first or self.headed < line.index
        return self.headed < line.index and (
            not first or (line.tag != "h1" and self.doc.lines[self.headed].tag == "h1")
        )

    def divides(self, line: Line) -> bool:
        """Check whether a line is within a text: a caption, or a subheading with more prose than a deck above it in
        the blocks around, and none of its own line of date and source."""
        if line.tag == "h1":
            return False
        if line.tag == "figcaption":
            return True
        block = line.block
        for _ in range(_LEVELS):
            if line.index - block.first > _ABOVE or block.parent is None:
                break
            block = block.parent
        above = self.prose[line.index] - self.prose[block.first]
        if above > _OVER_SUBHEADING and not (self.gaps[line.index] > 1 and _dated(self.doc, line)):
            self.divided = max(self.divided, block.last)
        return line.index < self.divided

    @cached_property
    def headed(self) -> int:
        """The first heading of the first rank, or bold line, that is over the line of date and source, above all
        prose; after the last line where none does."""
        lines = [line for line in self.doc.lines if not line.links and len(line.text) >= (2 if line.tag == "h1" else 4)]
        tops = [line for line in lines if line.tag == "h1" or line.bold or NAMED.search(line.block.name) is not None]
        headed = (line.index for line in tops if self.prose[line.index] <= _INSIDE and _dated(self.doc, line))
        return next(headed, len(self.doc.lines))

    def heads(self, line: Line) -> bool:
        """Check whether a line of two or three characters is the heading of the first rank over the line of date and
        source, and no channel's over the headline: 渠通了, on a page whose title was made for search engines."""
        if line.tag != "h1" or line.index != self.headed:
            return False
        following = self.doc.lines[line.index + 1 : line.index + 2]
        return all(near.tag not in HEADINGS for near in following)

    @staticmethod
    def _is_set(line: Line) -> bool:
        """Check whether a line is a heading, or in an element with a name that may be one's."""
        return line.tag in HEADINGS or line.block.name != ""

    def most(self, line: Line) -> float:
        """The most that a line may earn, besides the points for being repeated by the titles."""
        return self.near(line) + HEADINGS.get(line.block.tag, 0.0) + _MOST

    def near(self, line: Line) -> float:
        """Points for the prose that follows a line, more where it begins right below."""
        index, prose = line.index, self.prose
        gap = self.gaps[index]
        if gap >= 12:
            return 0.0
        ahead: float = min((prose[min(index + 26, len(prose) - 1)] - prose[index + 1]) / 100, 5.0)
        return 12 - gap + ahead


_SHORT = 7
"""Number of characters of a headline that the titles need not repeat and that no line of date is below."""
_OVER_TEXT, _OFFICE = 4, 12
"""Number of lines between a headline and the text at most, where no date is below it; characters of an office's
name."""
_GREETING = lazy_regex(r"欢迎(?:您|你|光临|访问)")
FAR = 12.0
"""Number of lines between a headline that the titles do not repeat and the text, at the most."""

_LEVELS, _ABOVE = 3, 3
"""Number of blocks around a line that are looked at, up to the first with more lines than that above it."""
_OVER_SUBHEADING = 200.0
"""The weight of the prose over a subheading, which is more than a deck's."""

_INSIDE = 80.0
"""The weight of the prose before a line that is within the text."""


def is_short_title(line: Line, doc: Document) -> bool:
    """A heading of one to three characters with which the title begins or ends: 乡愁."""
    title, text = doc.title, line.text
    begun = title.startswith(text) and _SHORT_AFTER.match(title, len(text)) is not None
    if not begun and not (title.endswith(text) and title[: -len(text)].rstrip()[-1:] in _SHORT_BEFORE):
        return False
    return line.tag in HEADINGS or line.bold or NAMED.search(line.block.name) is not None


def _gaps(weights: list[float]) -> list[int]:
    """For every line, how many lines further the next paragraph of prose is; a thousand and more below the last."""
    gaps: list[int] = []
    for place, weight in enumerate(weights):
        if weight >= _PROSE:
            gaps.extend(range(place - len(gaps), 0, -1))
    gaps.extend(range(999 + len(weights) - len(gaps), 999, -1))
    return gaps


_PROSE = 25
"""The weight of a paragraph of prose."""


def _dated(doc: Document, line: Line) -> bool:
    """One of the next lines is the short one of date and source."""
    after = doc.lines[line.index + 1 : line.index + 4]
    return any(len(near.text) <= 80 and is_dated(near.text) for near in after)


@lru_cache(maxsize=1024)
def is_dated(text: str) -> bool:
    return HEAD.match(text) is not None


def _by_link(line: Line, doc: Document, first: bool) -> float:
    """Points for a line that is a link: WordPress, Discuz and Blogger link the headline to its own page, and the site's
    name to the front page. ``first``: the title begins with the line."""
    href = line.links[0].href
    target = doc.canonical(href) if doc.url is not None else None
    own = target is not None and target == doc.url
    if _FRONT.fullmatch(href):
        return -40.0  # the site's name, were it all of the title
    if not own and target is not None and _is_folder(target, doc.url or ""):
        return -20.0
    if not (own or first):
        return -14.0
    return -6.0 if line.tag == "h1" else -8.0 if own or line.tag == "h2" else -14.0


def _is_folder(target: str, url: str) -> bool:
    """Check whether an address is that of a folder which the page is in: of a blog on a host of many."""
    return url.startswith(f"{target.rstrip('/')}/")


_FRONT = lazy_regex(r"(?:https?://[^/?#]{1,200})?/?(?:index\.\w{2,5})?")
"""The address of a site's front page."""


def _looks(line: Line) -> float:
    """Points for being set like a headline."""
    score = HEADINGS.get(line.tag, 0.0)
    score += _by_names(line.block.name, line.hint)
    if line.block.hidden:
        score -= 6
    if line.text[-1] in "。；;，,：:" or NO_HEADLINE.match(line.text):
        score -= 12
    if line.bold:
        score += 2
    return score


@lru_cache(maxsize=8192)
def _by_names(name: str, hint: str) -> int:
    """Points for the names of the line's block and of those around it."""
    score = 5 if NAMED.search(name) else 2 if NAMED.search(hint) else 0
    score = -2 if score and BESIDE_NAMED.search(name) else score
    return score - 10 if ELSEWHERE.search(hint) else score
