"""The context of an article: the lines by its headline and below its text, with their credits read once."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass
from typing import Any, Literal, NamedTuple, TypeVar

from scraper.extract.article.anchors import Body, Headline
from scraper.extract.article.content.boilerplate.captions import is_of_picture
from scraper.extract.article.content.headline.next_headline import heads_article
from scraper.extract.article.credits.breadcrumbs.breadcrumbs import breadcrumb
from scraper.extract.article.credits.label_words import Role
from scraper.extract.article.credits.labels import Segment, alone, authors, is_label, segments
from scraper.extract.article.credits.line_pieces import apart, elements_barred, parted_by_medium
from scraper.extract.article.credits.section_names import is_opinion
from scraper.extract.article.credits.site_names import site_names
from scraper.extract.document import Document, Line, key
from scraper.extract.payload.json_ld import of_article
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.lazy_values import cached_property
from scraper.extract.shared.prefilter import any_of

ABOVE = 8
"""Number of lines looked at above the headline."""
TABLE = 24
"""Number of lines looked at above those, for the cells of the table that public notices open with (发布机构：)."""
_LABEL = 12
"""Number of characters of a line that holds a label alone."""
_DAY, _CENTURIES = 18, ("19", "20")
"""Characters of a cell with a day, and what that begins with: 2026年01月31日　星期六."""
_NAME = 16
"""Maximum number of characters of a name that follows its label in a block of its own."""
_VALUE = 40
"""Maximum number of characters of a line that holds the value of such a label."""
OVER = 3
"""Number of lines right over the headline in which its date may be: qq.com of 2013."""
BETWEEN = 60
"""Number of lines looked at between the headline and the text, at most."""
BELOW = 25
"""Number of lines looked at below the text."""
LEAD = 80
"""Maximum number of characters of a line at the head of the text that is taken for one above it."""
WITHIN = 60
"""Maximum number of characters of a line within the text that is taken for a line of credits (采写：王小明)."""
_NEIGHBOURS = ("上一", "下一")
"""Beginning of the line below a text that leads to another article: no value of a label left empty over it."""
LONGEST = 250
"""Maximum number of characters of a line that is taken for a line of credits."""

_TELLS = any_of(
    r"[来來]源|稿源|[转轉摘]自|[转轉][载載]|[来來]自|出[处處]|[发發][布佈表]|作者|[记記]者|通[讯訊][员員]|[实實][习習]生"
    r"|[评評][论論][员員]|撰[文稿写寫]|[编編][写寫]|[采採][写寫访訪编編]|[专專][访訪]\s?◎|[编編][辑輯译譯审]|[责責][编編]|[报報][导道導]"
    r"|文(?:[ 、及]?[图圖])?\s?[/／∕╱｜|丨\\＼:：◎＝▏▎︱┃│]|[字文]\s?[・·•．‧＆&、及]\s?[摄攝]影|翻译|译者|整理"
    r"|原创|执笔|信源|网编|文编"
    r"|[来來稿作记記责責编編文图圖摄攝审審校监監撰通总總][ 　]{1,4}[源者编編辑輯字片影核对對制稿讯訊]"
    r"|[编編]\s?[/／｜|丨:：]|[综綜]合(?:自|\s?[:：丨｜|])|信息[员員]|Source"
    r"|[栏欄]目|所[属屬]分|分[类類]\s?[于於:：]|[类類][别別]\s?[:：]|[专專][栏欄]\s?[:：]|[频頻]道\s?[:：]|[时時][间間]|日期|刊登|[供拟投来]稿|报送人|信息提供|媒体|By\s|文字\s?[:：/／｜|丨\s]|文稿|文案\s?[:：/／｜|丨]|投[书書]\s?[:：]|文并摄|特[约約]\s?[:：/／]|Text\s?[:：/／]|翻譯|譯者|主[笔筆]\s?[:：]|原[载載]\s?[:：]|[发發][稿文]|特派[员員]|Editor"
    r"|19\d\d|20\d\d|\d[:：]\d\d|[０-９]{4}|二[〇○]|民[国國]|\d{1,2}月\d|[前天]$|[JFMASOND][a-z]{2,8}\.? \d{1,2},"
)
"""A quick look: a line without any of these has neither a credit nor a date."""


Place = Literal["above", "below"]
"""By the headline, or within the text and below it."""


class Credit(NamedTuple):
    """A labelled value, the line it is in, and where that line is."""

    role: Role
    label: str
    value: str
    colon: bool
    line: Line
    place: Place


_Reading = TypeVar("_Reading")


@dataclass(frozen=True, eq=False)
class Context:
    """A document with its anchors, and what is around them. Every field is read from it, in any order.

    Frozen; what is not in every page's way is read when it is first needed.
    """

    doc: Document
    headline: Headline
    body: Body

    def once(self, read: Callable[[Context], _Reading]) -> _Reading:
        """The result of a function of the context that several fields call: it is called for the first of them."""
        results = self._results
        if read not in results:
            results[read] = read(self)
        result: _Reading = results[read]
        return result

    @cached_property
    def _results(self) -> dict[Callable[[Context], Any], Any]:
        """The results of `once`."""
        return {}

    @cached_property
    def sites(self) -> frozenset[str]:
        """What the site calls itself, wherever it does."""
        return site_names(self.doc, self.headline.key)

    @cached_property
    def start(self) -> int:
        """Index of the headline's line; where no line prints one, of a line a little above the text."""
        line = self.headline.line
        return line if line is not None else max(0, (self.body.first or 0) - 12)

    @cached_property
    def _end(self) -> int:
        """Index of the text's first line; where none is below the headline, of a line some way below it."""
        first = self.body.first
        return first if first is not None and self.start < first else self.start + 16

    @cached_property
    def head(self) -> list[Line]:
        """The lines from a little above the headline to the text."""
        lines, end = self.doc.lines, self._end
        above = max(0, self.start - ABOVE)
        cells = [
            line
            for line in lines[max(0, above - TABLE) : above]
            if line.tag in _CELLS and len(line.text) <= (_DAY if line.text.startswith(_CENTURIES) else _LABEL)
        ]
        if end - self.start > BETWEEN:
            near = lines[above : self.start + BETWEEN // 2] + lines[end - BETWEEN // 2 : end]
        else:
            near = lines[above:end]
        leads = [line for line in self.text[:2] if len(line.text) <= LEAD and "。" not in line.text and _worth(line)]
        others = entries(lines[max(0, above - _ENTRIES) : self.start])
        below = entries(lines[self.start + 1 : end])
        others |= {index for index in below if index - 1 in below or index + 1 in below}  # one alone is the article's
        return [*cells, *[line for line in near if line.index not in others], *leads]

    @cached_property
    def text(self) -> list[Line]:
        """The lines of the body."""
        indices = self.body.indices
        return self.doc.lines[indices.start : indices.stop]

    @cached_property
    def tail(self) -> list[Line]:
        """The lines below the text."""
        below = self.body.last + 1 if self.body.last is not None else self._end
        lines = self.doc.lines[below : below + BELOW]
        lines = lines[: next((place for place, line in enumerate(lines) if heads_article(line, self.doc.lines)), BELOW)]
        others = entries(self.doc.lines[below : below + BELOW + _ENTRIES])
        return [line for line in lines if line.index not in others] if others else lines

    @cached_property
    def own_data(self) -> list[dict[str, Any]]:
        """The objects of the page's JSON-LD that speak of its article."""
        doc, key = self.doc, self.headline.key
        titles = [*doc.titles, key] if key else doc.titles
        return of_article(doc.json_ld, titles, doc.url, lambda url: doc.canonical(url) == doc.url)

    @cached_property
    def parts(self) -> list[tuple[Line, tuple[Segment, ...]]]:
        """The lines of the head that have a credit or a date, cut at their labels."""
        return [(line, segments(text)) for line in self.head if (text := self._text(line))]

    @cached_property
    def dated(self) -> list[tuple[Line, tuple[Segment, ...]]]:
        """Those of `parts` that print a date, and not that of a picture."""
        dated = [(line, cut) for line, cut in self.parts if "time" in [part.role for part in cut]]
        return [(line, cut) for line, cut in dated if not is_of_picture(line)]

    @cached_property
    def over(self) -> list[tuple[Line, tuple[Segment, ...]]]:
        """The lines right over the headline that print a date and a clock, where none below it prints a date."""
        if any(line.index > self.start for line, _ in self.dated):
            return []
        near = range(self.start - OVER, self.start)
        return [
            (line, cut) for line, cut in self.dated if line.index in near and len(line.links) <= 1 and ":" in line.text
        ]

    @cached_property
    def credits(self) -> list[Credit]:
        """Every labelled value by the headline and below the text, in page order."""
        return [*self.above, *self.below]

    @cached_property
    def above(self) -> list[Credit]:
        """Every labelled value by the headline, and not in its own words (游客：来自东港)."""
        printed = [(line, cut) for line, cut in self.parts if not self._is_headline(line.text)]
        return [credit for line, cut in printed for credit in self._of(line, cut, "above")]

    def _is_headline(self, text: str) -> bool:
        own = self.headline.key
        return 0 < len(own) <= len(text) < 2 * len(own) and key(text) == own

    @cached_property
    def below(self) -> list[Credit]:
        """Every labelled value within the text and below it."""
        credits: list[Credit] = []
        read = {line.index for line in self.head}
        read |= entries(self.text)
        for line in self.text:
            if len(line.text) <= WITHIN and line.index not in read and (text := self._text(line)):
                credits.extend(self._of(line, segments(text), "below"))
        for line in self.text[-2:]:
            last = _LAST_BRACKET.search(line.text[-WITHIN:]) if len(line.text) > WITHIN else None
            if last and _TELLS.search(last.group()):
                credits.extend(self._of(line, segments(last.group()), "below"))
        for line in self.tail:
            if (text := self._text(line)) and not leads_away(line) and not _COMMENT_HOUR.search(text):
                credits.extend(self._of(line, segments(text), "below"))
        return credits

    @cached_property
    def crumb(self) -> tuple[list[str], Line] | None:
        """The entries of the page's breadcrumb without home and 正文, and its line."""
        return breadcrumb(self.doc, self.start)

    @cached_property
    def is_opinion(self) -> bool:
        """Check whether the breadcrumb or the title's channels say that the text is somebody's opinion."""
        entries = self.crumb[0] if self.crumb else []
        return any(map(is_opinion, [*entries, *_TITLE_PIECES.split(self.doc.title)[1:]]))

    def _of(self, line: Line, cut: tuple[Segment, ...], place: Place) -> list[Credit]:
        credits = []
        writing = authors(cut)
        for number, part in enumerate(cut):
            if part.role in ("", "noise") or (part.role == "author" and part.value and part not in writing):
                continue
            if part.role == "outlet" and number and cut[number - 1].value.endswith("的"):
                continue  # 增长的来源：企业
            if part.role == "outlet" and _FIGURE.match(line.text) and "time" not in [other.role for other in cut]:
                continue  # 图1：来源 城东市测绘院
            value = part.value
            opens = number == 0 or any(other.role for other in cut[:number])  # not 参数有以下两个来源：
            if not value and opens and part.colon and number == len(cut) - 1 and not alone(line.text):
                value = self._next_line(line)
            if value:
                credits.append(Credit(part.role, part.label, value, part.colon, line, place))
        return credits

    def label_before(self, line: Line) -> str:
        """The label of the line, where it is all of the line before: <dt>来源</dt><dd>新华社</dd>; "" without one."""
        if line.index == 0 or len(line.text) > _VALUE or line.text.startswith(_NEIGHBOURS):
            return ""
        before = self.doc.lines[line.index - 1]
        if len(before.text) > _LABEL or (line.tag in _TABLE_CELLS and _is_over_table(before, line)):
            return ""
        label = alone(before.text)
        if not label and before.tag in _CELLS and is_label(before.text):
            label = f"{before.text}："
        return label if label and not alone(line.text) and not is_label(line.text) else ""

    def _text(self, line: Line) -> str:
        """The text of a line that may have a credit or a date, its label and its elements apart; "" for any other."""
        label = self.label_before(line)
        return f"{label}{apart(line)}" if label else apart(line) if _worth(line) else ""

    def _next_line(self, line: Line) -> str:
        """The text after a label that ends its line: 2026-01-31 来源：, in a block of its own 城东日报."""
        index = line.index + 1
        body = self.body.indices
        if index < len(self.doc.lines) and (index not in body or line.index in body):
            following = self.doc.lines[index]
            if len(text := following.text) > _NAME or is_label(text) or _is_over_table(line, following):
                return ""
            parts = segments(text)
            return text if len(parts) == 1 and not parts[0].role else ""
        return ""


def in_table_row(line: Line) -> bool:
    """Check whether a line is a cell of a row of several, in a table of several such rows."""
    row = line.block.parent
    if line.tag not in _TABLE_CELLS or row is None or row.last - row.first < _ROW:
        return False
    return row.parent is not None and row.parent.last - row.parent.first >= 2 * _ROW


def _is_over_table(label: Line, cell: Line) -> bool:
    """Check whether a label with nothing behind it stands over the first cell of a table of the text."""
    return in_table_row(cell) and not in_table_row(label)


_TABLE_CELLS = frozenset(("td", "th"))
_ROW = 3
"""Number of cells of a row, of which two are more than a page has for its line of date and source."""

_COMMENT_HOUR = lazy_regex(r"(?:留言|[评評][论論])[时時][间間]")
"""Labels of the hour of a comment, not of the article: 作者：王小明 留言时间：2026-01-31."""
_TITLE_PIECES = lazy_regex(r"[_|｜–—-]")

_CELLS = frozenset(("th", "td", "dt"))
"""What holds a label of which the value is in a cell of its own: <th>發布單位</th><td>社會局</td>."""

_LAST_BRACKET = lazy_regex(r"[（(【\[][^（()）【】\[\]]{2,58}[）)】\]]$")
_KIND = lazy_regex(r"^(?:原创|原創|转载)\s{1,8}")
"""What says of which kind the text is, before a name beside its date."""
_APART = lazy_regex(r"\s{0,8}[|｜\[\]［］□■◎○●◆]\s{0,8}|\s[·•]\s|(?<=[\u4e00-\u9fff])\s{1,8}(?=[\u4e00-\u9fff])")


_FIGURE = lazy_regex(
    r"[（(▲△]?\s?(?:[图圖](?:表|片)?|表格?|[Ff]igure|[Tt]able)\s?(?:[\d一二三四五六七八九十]{1,3}\s?)?"
    r"(?:[:：.、]|(?<=[\d一二三四五六七八九十\s])|(?=来源|來源))"
)
"""What opens the words below a picture or a table, whose source follows: 图1：…, 表2 …"""
_LABELS = frozenset(":：")
"""Ends of a piece of a line that is a label in no table: 上报基层： 北门街道."""


def leads_away(line: Line) -> bool:
    """A headline of another article opens the line: what credits follow are that article's."""
    first = line.links[0].text if line.links else ""
    return len(first) >= _HEADLINE and line.text.startswith(first) and not _ADDRESS.search(first)


def is_row(line: Line) -> bool:
    """A headline of another article opens the line, or ends one that opens with its day: 2026-01-02 北门将换水表."""
    link = line.links[-1].text if line.links else ""
    return leads_away(line) or (len(link) >= _HEADLINE and line.text.endswith(link) and line.text[0].isdigit())


def entries(lines: list[Line]) -> set[int]:
    """Indices of the lines that list other articles: links that are headlines, each with credits or dates of its own.

    Two and more of them have the same credits, on the line of the link or on the lines below it.
    """
    starts = [number for number, line in enumerate(lines) if line.links and leads_away(line)]
    shapes: dict[tuple[Role, ...], list[list[Line]]] = {}
    for start in starts if len(starts) > 1 else ():
        entry = [lines[start]]
        for line in lines[start + 1 : start + 1 + _ROWS]:
            if line.links or len(line.text) > WITHIN:
                break
            entry.append(line)
        printed = [lines[start].text[len(lines[start].links[0].text) :], *[line.text for line in entry[1:]]]
        text = next((text for text in printed if text and _TELLS.search(text)), "")
        if shape := tuple([part.role for part in segments(text) if part.role]):
            shapes.setdefault(shape, []).append(entry)
    repeated: set[int] = set()
    for alike in shapes.values():
        rows = min(map(len, alike)) if len(alike) > 1 else 0
        repeated |= {line.index for entry in alike for line in entry[:rows]}
    return repeated


_ROWS = 3
"""Number of lines below the headline of another article that may hold its credits."""
_ENTRIES = 12
"""Number of lines beyond those looked at that may hold other entries of the same list."""

_ADDRESS = lazy_regex(r"https?:|www\.|\.(?:com|cn|net|org)\b", re.IGNORECASE)
"""城东网 http://www.example.cn names the site."""

_HEADLINE = 6
"""Number of characters of a link that may be a headline."""


_FEW = 6
"""Number of elements of a line that are taken for its pieces: a line with more is a menu."""


def elements_apart(line: Line) -> list[str]:
    """The texts of the elements that are all of a line, several of them: ``<em>王小明</em><em>城东日报</em>``."""
    texts = [span.text for span in line.spans]
    return texts if 1 < len(texts) <= _FEW and "".join(texts) == line.text.replace(" ", "") else []


def beside_date(line: Line, parts: tuple[Segment, ...]) -> list[str]:
    """List the names without a label beside the date of a line: ``16:57 39健康网 王小明`` -> both.

    Elements and links of the line keep what they hold apart from what they touch.
    """
    times = [number for number, part in enumerate(parts) if part.role == "time" and not part.label]
    elements = [
        text for text in (*(s.text for s in line.spans), *(link.text for link in line.links)) if 2 <= len(text) <= 24
    ]
    names: list[str] = []
    for number, part in enumerate(parts):
        near = any(abs(number - time) <= 2 for time in times) or (part.start == 0 and times)
        if part.role or not near:
            continue
        value = _KIND.sub("", part.value)
        pieces = _APART.split(elements_barred(value, elements) if elements else value)
        pieces = parted_by_medium(pieces) if "·" in value else pieces
        pieces = [piece for piece in pieces if piece is pieces[-1] or piece[-1:] not in _LABELS]
        names.extend(token for piece in pieces if (token := piece.strip(" :：,，-–—()（）[]")))
    return names


def _worth(line: Line) -> bool:
    text = line.text
    return len(text) <= LONGEST and _TELLS.search(text) is not None
