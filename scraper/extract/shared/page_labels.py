"""The labels of a printed paper's pages: 第01版：要闻, 第A02版, 02 版 综合, A01·头版, 要闻（02版）, 第十二版."""

from __future__ import annotations

import re
import unicodedata
from typing import NamedTuple

from scraper.extract.shared.lazy_regex import lazy_regex

LONGEST = 40
"""Maximum number of characters of a label, its name included."""


class PageLabel(NamedTuple):
    """A page's number, as `Page.page_number` has it, and its name, if the label has one."""

    number: str
    name: str | None


_HAN_DIGITS = {digit: value for value, digit in enumerate("〇一二三四五六七八九")} | {"零": 0, "两": 2}
_HAN_NUMBER = "[〇零一二三四五六七八九十]{1,3}|[头頭首](?=\\s?版[\\s:·|/(\\[【]{1,2}[\u4e00-\u9fff])"
_DIGITS = (
    r"(?P<letters>[A-Za-z]{0,2})[\s-]?(?P<digits>0{0,3}\d{1,3})(?P<half>[A-Da-d]?)(?:\s?[-—~/、]\s?(?P<last>\d{1,3}))?"
)
_SEPARATOR = r"[\s:·・•.．、,|/\-—–_]"
_INSIDE = r"[^:<>()\[\]【】《》\s][^:<>()\[\]【】]{0,24}?"
_OPEN = r"[\s\[(【《<·•◆■>]{0,4}"
_CLOSE = r"[\s\])】》>]{0,4}(?:\(.{0,14}\)?)?\s?(?:[Pp][Dd][Ff]|[Jj][Pp][Gg])?"

_STRONG = lazy_regex(
    rf"{_OPEN}(?:版次\s?:\s?)?(?:第\s?)?(?:{_DIGITS}|(?P<han>{_HAN_NUMBER}))\s?[版叠]"
    rf"(?:\s?[\[(【]\s?(?P<bracketed>[\u4e00-\u9fff·/]{{2,12}})\s?[\])】]|(?:{_SEPARATOR}{{1,8}}|(?!\d))(?P<name>{_INSIDE}))?{_CLOSE}"
)
"""A label with the word 版."""
_NAMED_FIRST = lazy_regex(
    rf"{_OPEN}(?P<name>[\u4e00-\u9fff][\u4e00-\u9fff·、/]{{0,12}}){_SEPARATOR}{{0,4}}[\[(【]?\s?(?:第\s?)?{_DIGITS}\s?版{_CLOSE}"
)
"""The name before the number: 要闻（02版）."""
_WEAK = lazy_regex(
    rf"{_OPEN}{_DIGITS}(?:[\s\])】]{{0,2}}{_SEPARATOR}{{1,4}}(?P<name>{_INSIDE})|(?<=\d\d)(?P<glued>(?![年月日时点分秒号届个条家万亿元])[\u4e00-\u9fff][\u4e00-\u9fff·/]{{1,9}})|(?P<bare>))[\s\])】]{{0,4}}"
)
"""A number alone, or with a name after a mark, as other menus have them, too: A01, A01：头版, 02：要闻, 02要闻."""
_WEAK_NAMED_FIRST = lazy_regex(
    r"(?P<name>[\u4e00-\u9fff][\u4e00-\u9fff·/]{1,9})(?:\s?[\[(【]\s?|\s?[\s:·|/]\s?)(?P<letters>[A-Za-z]?)(?P<digits>\d{2})\s?[\])】]?"
)
"""要闻 01, 要闻（A01）: as weak as a number with a name after it."""
_NUMBER = lazy_regex(
    "[\\d\u00b2\u00b3\u00b9\u00bc-\u00be\u2070-\u2089\u2150-\u218b\u2460-\u24ff\u2776-\u2793\u3220-\u33ff\U0001d7ce-\U0001d7ff\U0001f100-\U0001f10a]"
)
"""A digit, or what Unicode's compatible forms make one of: ①."""
_FRONT = frozenset(("头版", "頭版", "首版"))

_NO_NAME = lazy_regex(
    r"(?:第|[上下前后]一?版|本报|本報|新华社|新華社|下载|PDF|目录|返回|全部|阅读|共\d|年|个版|[记記]者).{0,8}|.{0,6}[年月日]\b",
    re.IGNORECASE,
)
_ENDS = " :·・•.．、,|/-—–_()[]【】<>《》"
_DIRECTIONS = frozenset("上下前后後第共首末转轉接见見至到在于")
_REFERENCE = lazy_regex(
    r"[(（]?(?:下转|下轉|上接|紧接|[转轉接见見于於至到在自])\s?(?:本报)?\s?(?:今日|当日)?\s?"
    r"第?\s?[A-Za-z]{0,2}\s?-?[\d〇一二三四五六七八九十]{1,3}\s?版[)）]?"
)
"""（下转第04版）, 详见A03版: the page of another part."""


_TURNS = lazy_regex(r"(?:[\s<>《》【】\[\]|·◀▶←→]{0,4}[上下前后後]一[版期篇][\s<>《》【】\[\]|·◀▶←→]{0,4}){1,4}$")
"""The ways to other pages, in one line with the label: 01版：要闻上一版下一版."""

_DAY = lazy_regex(r"(?<=[\u4e00-\u9fff])\s?(?:19|20)\d\d\s?[年./-]\s?\d{1,2}\s?[月./-]\s?\d{1,2}\s?日?(?:\s?星期.)?$")
"""The day of the paper after the name of the page: 第A01版：要闻 2026年01月31日 星期六, 01版：要闻2026-01-31."""


def label(text: str) -> PageLabel | None:
    """Read a text that is, as a whole, a label with the word 版."""
    if len(text) > LONGEST or ("版" not in text and "叠" not in text):
        return None
    text = _plain(text)
    if "一" in text:
        text = _TURNS.sub("", text)
    if "20" in text:
        text = _DAY.sub("", text)
    if _REFERENCE.search(text) is not None:
        return None
    match = _STRONG.fullmatch(text)
    if match is None and (match := _NAMED_FIRST.fullmatch(text)) is not None:
        is_edition = not match["letters"] and not match["digits"].startswith("0")  # 高等数学（第3版）
        if match["name"][-1] in _DIRECTIONS or is_edition:
            return None
    return _label(match) if match else None


_LETTERED = lazy_regex(
    r"(?:^|[\d日一二三四五六]\s{1,4})(?P<letters>[A-D])(?P<digits>[0-2]\d)\s?[:：]\s?(?P<name>[\u4e00-\u9fff·]{2,8})(?=$|[\s)）])"
)
"""A05：深读, in a line of its own or after the day of the paper."""


_SPACED = lazy_regex(
    r"(?P<letters>[A-D]?)(?P<digits>[0-2]\d)\s{0,4}(?![年月日时時点點分])(?P<name>[\u4e00-\u9fff·]{2,6})"
)
E_PAPER = lazy_regex(r"(?:[电電]子|[数數]字)[报報版]\s{0,4}(?:$|[-–—_|｜])")
"""How the title of an e-paper ends, or goes on with the headline: 城東日報電子版, 城东日报数字报-老街排水改造完工."""


_CODE_IN_TITLE = lazy_regex(r"(?:19|20)\d\d年\d{1,2}月\d{1,2}日[\s_|｜–—-]{1,4}第?[A-D]?[0-2]\d版?\s?$")
"""The day and the page that end a title: …--城东日报--2026年01月31日--A05."""
_OF_PAPERS = lazy_regex(r"[/.](?:e-?paper|(?:dzb|szb)[a-z]?|digipaper)(?=[./])", re.IGNORECASE)
"""What addresses of e-papers have: //epaper.…, /szb/."""


def is_e_paper(title: str, address: str | None) -> bool:
    """Test for an article of an e-paper, by the end of its title or by its address."""
    if E_PAPER.search(title) or _CODE_IN_TITLE.search(title[-_LONGEST_END:]):
        return True
    return address is not None and _OF_PAPERS.search(address) is not None


_LONGEST_END = 40


def spaced(text: str, following: str = "") -> PageLabel | None:
    """Read a line of an e-paper that is the code of a page and its name, without 版 or colon: A05 深度; the name may be
    the line that follows."""
    if len(text) <= _LONGEST_CODE:
        text = f"{text} {following}"
    match = _SPACED.fullmatch(text) if len(text) <= _LONGEST_SPACED else None
    return PageLabel(normal(match["letters"], match["digits"]), match["name"]) if match is not None else None


_LONGEST_SPACED, _LONGEST_CODE = 14, 3
_CODE = lazy_regex(r"[A-D][0-2]\d")
"""The number of such a page: few lines have one."""


def lettered(text: str) -> PageLabel | None:
    """Read the label of a page without 版 by its letter, its two digits and the colon before its name, in a short line.

    A label only by the headline of an article: parts of a machine are numbered so, too.
    """
    match = _LETTERED.search(text) if len(text) <= LONGEST and _CODE.search(text) else None
    return PageLabel(f"{match['letters']}{match['digits']}", match["name"]) if match is not None else None


def weak_label(text: str) -> PageLabel | None:
    """Read a text that is a number with or without a name: a label only among other signs of a paper."""
    if len(text) > LONGEST or (_NUMBER.search(text) is None and "版" not in text):
        return None
    text = _plain(text)
    if (match := _WEAK.fullmatch(text)) is not None:
        return None if (match["name"] or match["glued"] or "").startswith("版") else _label(match)
    if text in _FRONT:
        return PageLabel("1", None)
    match = _WEAK_NAMED_FIRST.fullmatch(text)
    return _label(match) if match is not None else None


def is_label(text: str) -> bool:
    """Test for a label, with the word 版 or without it."""
    return bool(text) and (label(text) is not None or weak_label(text) is not None)


def number(text: str) -> str | None:
    """Read a number alone: 02, A02, 第2版; as `Page.page_number` has it."""
    mark = weak_label(text) or label(text)
    return mark.number if mark is not None and mark.name is None else None


def normal(letters: str, digits: str, half: str = "") -> str:
    """A number as `Page.page_number` has it: 01 -> 1, but A02 as printed."""
    if letters:
        return f"{letters.upper()}{digits}{half.upper()}"
    return f"{digits.lstrip('0') or '0'}{half.upper()}"


def _label(match: re.Match[str]) -> PageLabel | None:
    groups = match.groupdict()
    if groups.get("han"):
        value = _of_han(groups["han"])
        digits = str(value) if value else ""
        page = normal("", digits)
    else:
        digits = groups["digits"] or ""
        page = normal(groups["letters"] or "", digits, groups.get("half") or "")
        if groups.get("last") and int(groups["last"]) > int(digits):  # one picture over two pages
            page = f"{page}-{normal(groups['letters'] or '', groups['last'])}"
    if not digits or not digits.strip("0"):
        return None
    name = (groups.get("name") or groups.get("bracketed") or groups.get("glued") or "").strip(_ENDS)
    if name.startswith("第") and name.endswith("版"):
        return None  # two labels
    return PageLabel(page, name if name and not _NO_NAME.fullmatch(name) else None)


def _of_han(text: str) -> int:
    """The value of 一 to 九十九; 0 for any other text."""
    if text in "头頭首":
        return 1
    tens, ten, ones = text.partition("十")
    if not ten:
        return _HAN_DIGITS[text] if len(text) == 1 else 0
    if len(tens) > 1 or len(ones) > 1:
        return 0
    return (_HAN_DIGITS[tens] if tens else 1) * 10 + (_HAN_DIGITS[ones] if ones else 0)


def _plain(text: str) -> str:
    """Full-width digits, letters and brackets as ASCII has them; white space as single spaces."""
    return " ".join(unicodedata.normalize("NFKC", text).split())


_PRINTED_ON = lazy_regex(
    r"[(（]\s?(?:19|20)\d\d\s?[年./-]\s?\d{1,2}\s?[月./-]\s?\d{1,2}\s?日?[\s,，:：]{0,8}(?:星期.\s{0,4})?"
    rf"(?:第\s?)?{_DIGITS}\s?版(?:{_SEPARATOR}{{0,4}}(?P<name>[^\s\d:：()（）]{{2,12}}))?\s?[)）]"
)
"""《报名》（2026年01月31日 第02版）"""
_PRINTED_IN = lazy_regex(
    r"《[\u4e00-\u9fff]{2,12}》\s?\(\s?(?:19|20)\d\d\s?[年./-]\s?\d{1,2}\s?[月./-]\s?\d{1,2}\s?日?[\s,:]{0,8}(?:星期.\s{0,4})?"
    r"(?P<letters>[A-Za-z]{0,2})(?P<digits>\d{2})\s?\)"
)
"""《报名》（2026年01月31日 A02）"""
_LABELLED = lazy_regex(
    rf"(?:版次|版号|版面|所在版面|版\s?面\s?号)\s?[:：]\s?(?:第\s?)?{_DIGITS}\s?版?(?:{_SEPARATOR}{{0,4}}\(?(?P<name>[\u4e00-\u9fff·]{{2,10}})\)?)?(?=$|[\s)）|｜,，])"
)
"""版次：A02"""
NAMED = lazy_regex(r"(?:版名|版面名称|版面)\s?[:：]\s?(?P<name>[\u4e00-\u9fff·]{2,12})(?=$|[\s)）|｜,，])")
"""版名：要闻"""


def printed(text: str) -> PageLabel | None:
    """The page that a line says its article was printed on: （2026年01月31日 第02版）, 版次：A02."""
    if "版" not in text:
        if len(text) > 2 * LONGEST or "《" not in text:
            return None
        match = _PRINTED_IN.search(_plain(text))
        return _label(match) if match else None
    text = _plain(text)
    match = _PRINTED_ON.search(text) or _LABELLED.search(text)
    return _label(match) if match else None


_INSIDE_LINE = lazy_regex(
    rf"(?:(?<![\d.])第\s?{_DIGITS}|(?<=期\s)第(?P<han>{_HAN_NUMBER}))\s?版"
    r"(?:\s?[:·|/ ]\s?(?P<name>[\u4e00-\u9fff·、/]{2,12})(?=$|[\s|>)\]]))?"
)
"""澜汀日报 2026年01月31日 星期六 第02版：要闻; 《澜汀大学报》 第312期 第一版：要闻"""


_DATED_LINE = lazy_regex(
    rf"(?:19|20)\d\d\s?[年./-]\s?\d{{1,2}}\s?[月./-]\s?\d{{1,2}}\s?日?[^版]{{0,16}}?(?<![\dA-Za-z.]){_DIGITS}\s?版"
    r"(?:\s?[:·|/ ]\s?(?P<name>[\u4e00-\u9fff·、/]{2,12})(?=$|[\s|>)\]]))?"
)
"""澜汀日报 2026年01月31日 星期六 A02版 要闻"""


def inside(text: str) -> PageLabel | None:
    """The label with 第…版, or after a date, in a line of dates and names; None where it has several."""
    if "版" not in text:
        return None
    text = _REFERENCE.sub(" ", _plain(text))
    matches = list(_INSIDE_LINE.finditer(text)) or list(_DATED_LINE.finditer(text))
    return _label(matches[0]) if len(matches) == 1 else None
