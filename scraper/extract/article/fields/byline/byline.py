"""Who wrote the article: reporters and authors, in printed order."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Any

from selectolax.lexbor import LexborNode

from scraper.extract.article.context import Context, elements_apart, in_table_row
from scraper.extract.article.credits.closings import closing
from scraper.extract.article.credits.datelines.dateline_parts import authors_in, in_brackets
from scraper.extract.article.credits.datelines.datelines import opening, slashed
from scraper.extract.article.credits.labels import segments
from scraper.extract.article.credits.line_pieces import apart
from scraper.extract.article.credits.names.lone_names import MARKS, alone_in, before_pen, names_and_place
from scraper.extract.article.credits.names.name_runs import split_names, sure_names
from scraper.extract.article.credits.names.person_names import (
    PROFILE,
    is_organisation,
    is_person,
    may_be_person,
    written_by,
)
from scraper.extract.article.credits.site_names import is_publisher, names_site
from scraper.extract.article.fields import payload_fields
from scraper.extract.article.fields.byline import japanese_names, latin_byline, names_beside_date, office_below
from scraper.extract.article.fields.byline.japanese_names import is_signed
from scraper.extract.article.fields.byline.labelled_names import (
    MOST,
    SHORT,
    SIGNATURE,
    behind_outlet,
    labelled,
    latin,
    mixed,
    names_others,
    pen_names,
    sure_in,
)
from scraper.extract.article.fields.byline.printed_authors import authorised, by_line, columnist, linked, of_data
from scraper.extract.article.fields.outlet.accounts import account, publishes, writing_account
from scraper.extract.document import FieldValue, Line, Span
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.prefilter import any_of
from scraper.extract.shared.remembered import of_names
from scraper.extract.shared.spellings import AUTHOR, SIGNED

_REPORTER = any_of(
    r"记者|記者|通讯员|通訊員|实习生|實習生|特派員|文\s?[/／∕╱｜|\\＼:：◎]|[/／╱]\s?文|采写|撰文|作者|編譯|编译|報導|报导|报道|整理|执笔|原创"
)
_WIRE = lazy_regex(r"[讯訊电電╱／消](?:(?<!消)|息)")
_BRACKET = lazy_regex(r"\s{0,8}[【〔（(［]")
_SLASH = lazy_regex(r"[╱／]")
_SLASHED = lazy_regex(r"[╱／/丨｜|]|\s[·•]\s|[报報社网網台臺刊]\s?[)）(（]")
_is_authors = of_names(rf"{SIGNED}|zuozhe|jizhe")
_PEN = lazy_regex(
    rf"(?<![a-z])(?:{AUTHOR}[-_]?(?:info)?[-_]?name|info[-_]{AUTHOR}|article[-_]{{1,2}}{AUTHOR}|authi|writer[-_]name|user[-_]?link)(?![a-z])"
)
"""Names of elements that hold nothing but the author, be it a pen name: .author-name, .AuthorInfo-name (zhihu.com)."""


def find(context: Context) -> FieldValue | None:
    """The authors who are persons, or None where there are none; the site's own name beside them is not one."""
    if context.doc.lettered:
        return latin_byline.find(context)
    if japanese_names.is_japanese(context):
        byline = japanese_names.find(context) or _find(context)
        named = byline.value if byline else ()
        return None if any(japanese_names.is_nobody(n) or is_publisher(n, context.sites) for n in named) else byline
    byline = _find(context)
    if byline and (byline.value == (context.doc.hints.place[1],) or _CAPITALS.fullmatch(byline.value[0])):
        byline = None  # 朝花·文艺: the name of its printed page; CGTN
    if byline and len(byline.value) == 1 and byline.rule in _UNLABELLED and publishes(byline.value[0], context):
        byline = None
    if byline and byline.rule == "element of the author" and (own := account(context, followed=True)):
        byline = None if byline.value == (own[0],) and not _is_pen(own[1]) else byline
    if byline and len(byline.value) > 1 and byline.rule == _LONE and (own := account(context)):
        byline = None if own[0] == "".join(byline.value) else byline  # 车市风向标, cut into two names
    if byline and len(byline.value) > 1 and byline.rule != "page data":
        title = context.doc.title
        names = tuple(n for n in byline.value if (is_person(n) or n not in title) and not names_site(n, context.sites))
        return byline._replace(value=names) if names else byline
    return byline


_LONE = "name on a line of its own"
_BOXED = ("element of the author", _LONE, "name over an office")
"""Rules of a name in an element of its own, beside which others may be in elements of the same make."""
_UNLABELLED = ("beside the date", "element of the author")
"""Rules of a name that no label says to be the author's."""
_CAPITALS = lazy_regex(r"[A-Z]{3,8}")
"""The name of a medium in capitals, in an element of the author."""


def _is_pen(node: LexborNode) -> bool:
    """Check whether an element, or the one around it, is named for the author: <span class="author-name"><a>."""
    parent = node.parent
    return bool(_PEN.search(_named(node)) or (parent is not None and _PEN.search(_named(parent))))


def _is_pen_element(span: Span) -> bool:
    """Check whether an element is named for the author, or says so in microdata: <span itemprop="author">."""
    return _PEN.search(span.name) is not None or span.node.attributes.get("itemprop") == "author"


def _named(node: LexborNode) -> str:
    return f"{node.attributes.get('id')} {node.attributes.get('class')}".lower()


def _find(context: Context) -> FieldValue | None:
    """`find`, with all names.

    What the page's head says (作者：…) comes first, unless it only repeats the editor; then the dateline, the
    reporter's line by the text, the words the text closes with, the credits below it, and last the page's data.
    """
    for name, text in payload_fields.values(context, "byline"):
        if names := split_names(text):
            return FieldValue(tuple(names[:MOST]), "data in a script", f"script: {name}")
    printed = labelled(context, context.above)
    again = printed is not None and _stand_again(printed.value, context)
    if printed and not (again and _repeats_editor(printed, context)):
        return _fuller(printed, _in_text(context)) if again or _may_go_on(context) else printed
    signed = (
        next(_not_the_editor(_in_text(context), context), None) or _signed(context) or labelled(context, context.below)
    )
    if signed and len(signed.value) == 1 and signed.rule in _BOXED:
        several = office_below.boxes(context)
        signed = several if several and signed.value[0].startswith(several.value) else signed
    if signed and signed.rule in ("beside the date", "end of the text"):
        signed = _fuller(signed, iter(filter(None, (labelled(context, context.below),))))
    if printed and not signed:
        return printed if any(c.role == "author" and not c.line.block.hidden for c in context.credits) else None
    others = (_by_line, _columnist, _data, _linked, _posted, behind_outlet, _authorised, writing_account)
    return signed or next(filter(None, (read(context) for read in others)), None)


def _repeats_editor(byline: FieldValue, context: Context) -> bool:
    """Check whether 作者 names none but the editor: chinanews.com does so, and names the writer below the text."""
    editors = " ".join(credit.value for credit in context.credits if credit.role == "editor")
    return all(name in editors for name in byline.value)


def _not_the_editor(bylines: Iterator[FieldValue], context: Context) -> Iterator[FieldValue]:
    """Leave out the brackets that the text closes with where they only name the editor: (赵小川) … 责编：赵小川."""
    return (one for one in bylines if one.rule != "end of the text" or not _repeats_editor(one, context))


def _stand_again(names: Iterable[str], context: Context) -> bool:
    """Check quickly whether all names are on the page more than once, as where another credit has them, too."""
    whole = context.doc.whole.replace(" ", "")
    return all(whole.count(name.replace(" ", "")) > 1 for name in names)


def _may_go_on(context: Context) -> bool:
    """Check whether a label has no colon, after which others may follow the names: 记者 张三 李四 北京报道."""
    return not all(credit.colon for credit in context.above if credit.role == "author")


def _fuller(byline: FieldValue, others: Iterator[FieldValue]) -> FieldValue:
    """The other reading that names the same persons and more: 作者：张三 above （记者 张三 通讯员 李四）."""
    for other in others:
        if other and len(other.value) > len(byline.value) and set(byline.value) <= set(other.value):
            return other
    return byline


def _in_text(context: Context) -> Iterator[FieldValue]:
    """The dateline, the reporter's own line, the words that the text closes with, and what is by the date."""
    for read in (_datelines, _own_lines, _endings, _slashes):
        yield from read(context)


def _datelines(context: Context) -> Iterator[FieldValue]:
    """新华社北京12月30日电（记者王小明）, 【城東日報╱記者王小明／台北報導】."""
    for line in [*context.head[-6:], *context.text[:4]]:
        text = line.text
        if _REPORTER.search(text, 0, 160) or _WIRE.search(text, 0, 60) or _BRACKET.match(text):
            dateline = opening(line.text)
            if dateline.names:
                yield _byline_of(dateline.names, "dateline", line)


def _own_lines(context: Context) -> Iterator[FieldValue]:
    """城东日报记者 王小明, on a line by the headline or the first paragraphs."""
    for line in [*context.head, *context.text[:4]]:
        if not 4 <= len(line.text) <= SHORT:
            continue
        edited = "编辑" in line.text or "編輯" in line.text
        if edited and (names := before_pen(line.text)):
            yield _byline_of(names, "reporter's line", line)
        elif _REPORTER.search(line.text):
            names = closing(line.text) or (in_brackets(line.text) if line.text[0] in MARKS else [])
            if names := names or before_pen(line.text):
                yield _byline_of(names, "reporter's line", line)
    for line in [*context.head, *context.text[:2]]:
        if (
            line.index > context.start
            and " " in line.text
            and len(line.text) <= SHORT
            and (signed := names_and_place(line.text))
        ):
            yield _byline_of(signed, "reporter's line", line)  # 城东新闻 王小明
    for names, line in office_below.find(context):
        yield _byline_of(names, "name over an office", line)
    in_paper = context.doc.hints.listed_by == "layout page"
    near = range(context.start + 1, context.start + 13)
    for line in [*context.head, *context.text[:3]]:
        if line.index in near and not line.links and not any(map(is_organisation, elements_apart(line))):
            # <span>2026-11-28</span><span>05版</span><span>□ 王小明</span>
            marked = [span.text for span in line.spans if in_paper or span.text[:1] in MARKS]
            for text in (line.text, *marked):
                alone = alone_in(text, 2 if in_paper and text != context.doc.hints.place[1] else 3)
                if alone and not (
                    in_table_row(line) or context.label_before(line) or _is_portrayed(line, alone, context)
                ):
                    below = _listed_below(line, context) if line.tag == "li" else ()
                    yield _byline_of((*alone, *below), _LONE, line)


def _endings(context: Context) -> Iterator[FieldValue]:
    """…。（记者王小明） or (王小明) at the end of the text or below it; …。報導╱王小明 at the end of any paragraph."""
    for number, line in enumerate(reversed(context.text[-12:])):
        names = closing(line.text) if number < 3 or _REPORTER.search(line.text[-60:]) else []
        if names:
            yield _byline_of(names, "end of the text", line)
    for line in [*context.text[-1:], *context.tail[:1]]:
        name = written_by(line.text) if len(line.text) <= SIGNATURE else ""
        most = 6 if name == line.text else _TWO_NAMES
        least = 3 if name == line.text else 2
        alone = alone_in(line.text, least) if least <= len(name) <= most and not line.links else ()
        if alone and not (context.label_before(line) or _is_portrayed(line, alone, context)):
            yield _byline_of(alone, "end of the text", line)
    for line in [*context.text[-2:], *context.tail[:2]]:
        if placed := names_and_place(line.text):
            yield _byline_of(placed, "end of the text", line)
    for line in context.tail[:6]:
        may_sign = len(line.text) <= SHORT and (line.text[0] in "（(" or _REPORTER.search(line.text))
        if may_sign and (names := closing(line.text)):
            yield _byline_of(names, "end of the text", line)
    for line in context.text[:3]:
        if _REPORTER.search(line.text[-_SIGNED_OFF:]) and (names := closing(line.text)):
            yield _byline_of(names, "end of a paragraph", line)  # …實為分注之選。記者 王小明
    for line in context.text:
        if _SLASH.search(line.text[-40:]) and (names := closing(line.text)):
            yield _byline_of(names, "end of a paragraph", line)
        elif (signature := _SIGNATURE_WITHIN.search(line.text)) and (names := closing(signature[0])):
            yield _byline_of(names, "end of the text", line)


def _is_portrayed(line: Line, names: tuple[str, ...], context: Context) -> bool:
    """Check whether a name alone after a picture is that of a person whom headline or text speak of: a caption."""
    if line.image is None:
        return False
    others = [context.headline.key, *(other.text for other in context.text if other is not line)]
    return any(name in text for name in names for text in others)


_SIGNED_OFF = 14
"""Number of characters of a reporter's name after the last sentence of one of the first paragraphs."""
_TWO_NAMES = 8
"""Number of characters of two names before what they did: 王小明 李四光 图/文."""
_SIGNATURE_WITHIN = lazy_regex(
    r"[。！？”」][（(][^（）()，。]{2,20}[／╱/][^（）()，。]{2,8}(?:報導|报导|報道|报道)[）)]"
)
"""The reporter in brackets after the last sentence, whatever notice follows on the line: （王小明／台北報導）."""


def _slashes(context: Context) -> Iterator[FieldValue]:
    """城東新聞／王小明 on a line by the headline, or a name beside the date."""
    for line in context.head:
        links = _FEW if line.index > context.start else 1  # 城东网/国内/焦点: the way to a headline
        if len(line.text) <= SHORT and len(line.links) <= links and _SLASHED.search(line.text):
            slashed_names = slashed(line.text).names
            if slashed_names:
                yield _byline_of(slashed_names, "byline with slashes", line)
    for names, line in names_beside_date.find(context):
        yield _byline_of(names, "beside the date", line)


_FEW = 3
"""Number of links of a line that names the authors: one with more is a menu."""


def _byline_of(names: Any, rule: str, line: Line) -> FieldValue:
    return FieldValue(tuple(names[:MOST]), rule, line.node)


def _by_line(context: Context) -> FieldValue | None:
    """By Mara Gebhardt, on a line by the headline."""
    for line in context.head:
        if line.index > context.start and (names := by_line(line.text)):
            return _byline_of(names, "byline", line)
    return None


def _columnist(context: Context) -> FieldValue | None:
    """The name with 專欄 over the headline."""
    lines = context.doc.lines
    for line in lines[max(0, context.start - _OVER) : context.start + 3]:
        if name := columnist(line.text, lines[line.index - 1].text if line.index else ""):
            return _byline_of((name,), "name of the column", line)
    return None


_OVER = 4
"""Number of lines over the headline in which a column is named."""


def _data(context: Context) -> FieldValue | None:
    """The author of the page's data."""
    data = of_data(context)
    return FieldValue(tuple(data[0]), "page data", data[1]) if data else None


def _linked(context: Context) -> FieldValue | None:
    """A name by the headline that leads to the page about the person; one so named below the text."""
    for line in context.tail[:_BELOW]:
        link = line.links[0] if len(line.links) == 1 and is_signed(line.hint) else None
        if link is not None and PROFILE.search(link.href) and is_person(link.text):
            return FieldValue((link.text,), "link to the author", link.node)
        if len(line.text) <= SIGNATURE and (names := _pen_name(line)):
            return _byline_of(names, "element of the author", line)
    return next((FieldValue(tuple(names[:MOST]), "link to the author", node) for names, node in linked(context)), None)


def _signed(context: Context) -> FieldValue | None:
    """An element by the headline whose name says that an author is in it."""
    for line in context.head:
        if names_others(line.text):
            continue
        for span in line.spans:
            if span.name and len(span.text) <= 40 and _is_authors(span.name):
                pen = _is_pen_element(span) and not segments(span.text)[1:]
                names = (
                    split_names(span.text) or pen_names(span.text) if pen else sure_in(span.text) or latin(span.text)
                )
                if names:
                    return FieldValue(tuple(names[:MOST]), "element of the author", span.node)
        if (
            line.index > context.start
            and len(line.text) <= (SHORT if line.text.isascii() else 24)
            and is_signed(line.hint)
            and (names := sure_names(line.text) or mixed(line.text) or latin(line.text))
        ):
            names = [*names, *_listed_below(line, context)]
            return FieldValue(tuple(dict.fromkeys(names)), "element of the author", line.node)
        if (
            len(line.text) <= 40
            and _is_authors(line.block.name)
            and (names := authors_in(line.text) or sure_in(apart(line)) or _pen_name(line) or latin(line.text))
        ):
            return FieldValue(tuple(names[:MOST]), "element of the author", line.node)
    return None


def _listed_below(line: Line, context: Context) -> list[str]:
    """The further names of a list of authors, one in each of its elements: <ul class="authors"><li>…<li>…"""
    names: list[str] = []
    for below in context.doc.lines[line.index + 1 : line.index + MOST]:
        if below.tag != line.tag or below.block.parent is not line.block.parent or len(below.text) > _LONGEST_NAME:
            break
        if not (own := sure_names(below.text)):
            break
        names += own
    return names


_LONGEST_NAME = 12


_POSTED = lazy_regex(
    r"(?:由\s{0,8})?(?P<name>[^\s:：|]{2,12})\s{0,8}(?:发表于|發表於|写于|提交于|提交於|发布于|發佈於)\s{0,8}[:：]?\s{0,8}(?:周.\s?,\s?)?\d{4}"
)


def _posted(context: Context) -> FieldValue | None:
    """小水滴 发表于 2014-05-23, of sites whose readers write; 由 王小明 提交于 2014年5月23日, of Drupal."""
    for line in context.head:
        posted = _POSTED.match(line.text) if line.index > context.start and len(line.text) <= SHORT else None
        if posted and (names := split_names(posted["name"])):
            return FieldValue(tuple(names), "who posted it", line.node)
    return None


def _authorised(context: Context) -> FieldValue | None:
    """本文系作者 小水滴 授权城东媒体发表."""
    for line in context.tail[:_BELOW]:
        if (name := authorised(line.text)) and may_be_person(name):
            return FieldValue((name,), "end of the text", line.node)
    return None


_BELOW = 6
"""Number of lines below the text in which such a line is."""


def _pen_name(line: Line) -> list[str]:
    """The text of an element that is named for the author and holds nothing else, where it can be a person."""
    return split_names(line.text) if _PEN.search(line.block.name) and not segments(line.text)[1:] else []
