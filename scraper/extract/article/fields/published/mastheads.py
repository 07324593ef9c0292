"""Tells the day that the head of a page shows to every visitor (今天是…, 星期四 多云) from the day of a paper."""

from __future__ import annotations

from scraper.extract.article.context import Context
from scraper.extract.document import Line
from scraper.extract.shared import page_labels
from scraper.extract.shared.lazy_regex import lazy_regex

_TODAY = lazy_regex(
    r"今[天日]是|今日[:：]|[现現]在(?:是|[时時][间間])|[当當]前[时時][间間]|北京[时時][间間][:：]|[欢歡]迎|您好|℃|°C|[农農][历曆]"
)
"""What is said of the day of a visit."""
_WEEKDAY = lazy_regex(r"\d\s?日?[\s,，(（|]{0,4}(?:星期|周|週|[礼禮]拜)[一二三四五六日天]")
_WEEKDAY_ALONE = lazy_regex(r"[(（]?(?:星期|周|週|[礼禮]拜)[一二三四五六日天].{0,12}")
_PAPER = lazy_regex(r"[\u4e00-\u9fff][报報刊](?:$|[\s\d,，|/:：(（>＞])")
"""A paper's name: 城东日报 2026年01月31日."""
_OF_PAPER = lazy_regex(r"[报報刊]\s{0,4}$")
"""End of a title that names a paper: 城東日報."""
_DAY_OF = lazy_regex(r"datepublished|date-header")
"""Names of the element with the day of the text over its headline; the second is that of all blogs of Blogspot."""
_NEAR = 10
"""Number of lines above the headline in which a paper's name or the label of its page is."""
_LONGEST = 80


def shows_today(line: Line, context: Context) -> bool:
    """Check whether a line above the headline prints the day of the visit: with its weekday, the weather or a greeting,
    outside of the article's box, on a page that is no paper's."""
    if line.index >= context.start or len(line.text) > _LONGEST:
        return False
    if _TODAY.search(line.text):
        return not _of_paper(context)
    following = context.doc.lines[line.index + 1].text
    weekday = _WEEKDAY.search(line.text) or (line.text[-1] == "日" and _WEEKDAY_ALONE.fullmatch(following))
    return bool(weekday) and not (_DAY_OF.search(line.block.name) or _in_box(line, context) or _of_paper(context))


def _in_box(line: Line, context: Context) -> bool:
    """Check whether the line right over the headline is in an element with it, the page aside."""
    box = line.block if line.block.last > context.start else line.block.parent
    return line.index == context.start - 1 and box is not None and box.tag != "body" and box.last > context.start


def _is_papers(title: str) -> bool:
    return _OF_PAPER.search(title) is not None or page_labels.E_PAPER.search(title) is not None


def _of_paper(context: Context) -> bool:
    """Check whether the page is one of a paper: listed by one, or its head names the paper and its page."""
    if context.doc.hints.listed_by == "layout page" or _is_papers(context.doc.title):
        return True
    over = [line.text for line in context.doc.lines[max(0, context.start - _NEAR) : context.start]]
    return any(_PAPER.search(text) or page_labels.inside(text) or page_labels.label(text) for text in over)
