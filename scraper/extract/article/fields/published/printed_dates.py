"""The printed dates around an article, scored by what tells that one is that of its publication."""

from __future__ import annotations

import re
from collections.abc import Iterator
from datetime import date

from scraper.extract.article.content.boilerplate.boilerplate import ELSEWHERE
from scraper.extract.article.content.boilerplate.latin_boilerplate import is_caption
from scraper.extract.article.content.boilerplate.latin_promotions import shows_post
from scraper.extract.article.context import ABOVE, Context, is_row
from scraper.extract.article.credits.line_dates import of_line
from scraper.extract.article.credits.occasions import is_time_of_occasion
from scraper.extract.article.fields.published.date_labels import BEFORE, OCCASION, OF_ELSE, by_name, label, meaning_of
from scraper.extract.article.fields.published.mastheads import shows_today
from scraper.extract.article.fields.published.publication_data import Dated, update
from scraper.extract.document import Line
from scraper.extract.shared.dates import worded_clocks
from scraper.extract.shared.dates.dates import stamps
from scraper.extract.shared.dates.machine_dates import month_first
from scraper.extract.shared.dates.month_names import MONTHS, folded, in_language
from scraper.extract.shared.dates.short_years import short_year, year_first
from scraper.extract.shared.dates.solar_years import LANGUAGES, solar
from scraper.extract.shared.dates.stamp import Stamp, is_of_no_day, minutes, to_zone
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.remembered import of_names

_POSTED = lazy_regex(
    r"(?:Posted|Published|Publié|Publicado|Veröffentlicht|Pubblicato|Gepubliceerd|Опубликовано)\b.{0,8}\s\S{0,4}\d"
    r"|(?P<sentence>This (?:entry|post|article) was (?:posted|written|published)"
    r"|Diese[rs]? (?:Artikel|Beitrag|Eintrag|Post) wurde|Ce(?:t article| contenu) a été publié"
    r"|Esta entrada (?:fue|ha sido|foi) publicada|Este (?:post|artigo) foi publicado"
    r"|Quest[ao] (?:articolo|voce) è stat[ao]|Dit bericht (?:werd|is|was) geplaatst|Dette innlegget ble"
    r"|Dette indlæg blev|Det(?:ta| här) inlägg(?:et)? |Ten wpis został|Запись опубликована)",
    re.IGNORECASE,
)
"""Beginning of a line below a text whose day is that of the page itself: Posted on March 14, 2021; Dieser Beitrag wurde
am 14. März 2021 von … veröffentlicht (WordPress)."""
_DATED = lazy_regex(r"(?:19|20)\d\d ?[年./-] ?\d{1,2} ?[月./-] ?\d{1,2}")
_CREDIT = lazy_regex(r"\s{0,8}(?:[|·-]\s{0,8})?(?:来源|來源|稿源|作者|责任编辑)")
_DIGIT = lazy_regex(r"[\d〇○]|年")
LINE = 90
"""Maximum number of characters of a line of date and author within a text in letters."""


def best(context: Context, declared: Dated | None, address: Stamp | None) -> tuple[Stamp, Line, int] | None:
    """The best printed date with its line and its score; days that the page's data or its address name count more."""
    data = declared or context.once(update)
    agreed = [stamp for stamp in (address, data.stamp if data else None) if stamp]
    american = (context.doc.lang or "").lower() in ("en", "en-us")
    dateline = context.text[0].text[: 2 * BEFORE] if american and context.text else ""
    best: tuple[Stamp, Line, int] | None = None
    for line, place in _near(context):
        text = line.text if len(line.text) <= 400 else line.text[:160]
        if not _DIGIT.search(text) or (context.doc.lettered and shows_post(text)):
            continue
        if line.spans:
            text = _without_update(line, text, context)
        text = context.label_before(line) + text
        if shows_today(line, context) or is_time_of_occasion(line, context.doc.lines, line.index):
            continue
        days = _days(text, context)
        if not days and line.spans and context.doc.lettered:
            days, text = _days_apart(line, text, context)
        for stamp in days:
            stamp = _by_country(stamp, text, line, agreed, american=american, dateline=dateline)
            meaning = meaning_of(stamp, days[0], text) or (
                "updated" if declared and _is_changed(line, stamp, text, declared.stamp) else ""
            )
            beside = context.doc.lettered and abs(line.index - context.start) <= _BESIDE
            score = _score(stamp, line, text, place, meaning, beside=beside)
            if context.doc.lettered and len(text) > _ENTRY and is_caption(line.block):
                score -= _OF_PICTURE
            if len(days) > 1 and meaning == "updated":
                score -= 8  # May 2, 2024 | Updated June 3, 2024
            if any(stamp.same_day(day) for day in agreed):
                score += 6
            elif declared and context.doc.lettered and line in context.tail and not _is_labelled(stamp, text):
                continue  # the day of another article, of a comment, of the printed paper
            shown = declared or _of_element(line, stamp, meaning)
            if (best is not None and score <= best[2]) or (shown and _is_update(stamp, shown, meaning, context)):
                continue
            if not (
                declared and (_is_entry(stamp, line, declared, context) or _is_listed(stamp, line, declared, context))
            ):
                best = (stamp, line, score)
    return best if best and best[2] > 0 else None


def _is_labelled(stamp: Stamp, text: str) -> bool:
    """A word before the day says that it is that of the publication."""
    return label(text[max(0, stamp.start - BEFORE) : stamp.start]) == "published"


def _without_update(line: Line, text: str, context: Context) -> str:
    """The text without what an element of it is named as the update, where a day is left: <time class="updated">.

    On a page in Chinese only where it names elements so (hentry): there 更新 stands beside the day that counts, too.
    """
    spans = [span for span in line.spans[:12] if _DIGIT.search(span.text)]
    if not any(_CHANGED.search(span.name) for span in spans):
        return text
    if not context.doc.lettered and "updated" not in context.doc.text:
        return text
    published = next((span.text for span in spans if _FIRST.search(span.name) and not _CHANGED.search(span.name)), "")
    if published and stamps(published):
        return published
    for span in spans:
        if _CHANGED.search(span.name) and stamps(rest := text.replace(span.text, " ", 1)):
            text = rest
    return text


def _is_changed(line: Line, stamp: Stamp, text: str, declared: Stamp) -> bool:
    """The element of a day is named for the last change, and none that prints it for the publication, nor is it that
    day by the data: <time itemprop="dateModified">."""
    printed = text[stamp.start : stamp.end].strip()
    names = [span.name for span in line.spans[:4] if printed in span.text]
    if not any(_CHANGED.search(name) for name in names) or any(_FIRST.search(name) for name in names):
        return False
    return stamp.timed or not declared.same_day(stamp)


_CHANGED = lazy_regex(r"(?<![a-z])(?:date-?)?(?:updated?|modified|(?:last|date)-?mod|edited)(?![a-z])")
_FIRST = lazy_regex(r"(?<![a-z])(?:date-?)?(?:published|created)(?![a-z])")
"""Names of the elements of a day, of the update and of the publication."""


def _days(text: str, context: Context) -> tuple[Stamp, ...]:
    """The days that a text prints; on a page in letters years of two digits and clocks after words, too."""
    text = in_language(text, context.doc.lang)
    days = stamps(text)
    if not context.doc.lettered:
        return days or year_first(text)
    days = days or short_year(text, context.doc.lang)
    if not days and (context.doc.lang or "").startswith(LANGUAGES):
        days = solar(text)
    days = tuple([day for day in days if not is_of_no_day(day)])
    return tuple([day if day.timed else worded_clocks.with_clock(day, text) for day in days])


def _days_apart(line: Line, text: str, context: Context) -> tuple[tuple[Stamp, ...], str]:
    """The days of the first element of a line that prints one, and its text, where what touches it is read as a part
    of it: MTI / Harbor Lantern2024. szeptember 18."""
    for span in line.spans[:6]:
        if _DIGIT.search(span.text) and (days := _days(span.text, context)):
            return days, span.text
    return (), text


def _by_country(stamp: Stamp, text: str, line: Line, agreed: list[Stamp], *, american: bool, dateline: str) -> Stamp:
    """A date of two small numbers, the month first where an agreed day or its element's attribute has it so, or the
    page is American and its text does not open with the other day: HARBOR, Dec 6."""
    other = month_first(stamp, text)
    if other is None:
        return stamp
    if own := of_line(line):
        agreed = [*agreed, own]
    if any(other.same_day(day) for day in agreed) or _falls_on(other, stamp, text):
        return other
    if not american or any(stamp.same_day(day) for day in agreed):
        return stamp
    opens = _OPENS_ON.search(dateline)
    opening = (MONTHS.get(folded(opens[1])), int(opens[2])) if opens else None
    return stamp if opening == (stamp.month, stamp.day) else other


_OPENS_ON = lazy_regex(r"[,(]\s([A-Z][a-z]{2,8}\.?)\s(\d{1,2})(?!\d)")
"""The day of a dateline: HARBOR, Dec 6 (AP) -- The ferry …"""


_WEEKDAY = lazy_regex(r"(?:星期|周|週|禮拜|礼拜)([一二三四五六日天])")


def _falls_on(other: Stamp, stamp: Stamp, text: str) -> bool:
    """Check whether the day of the week beside a date is that of its other reading alone: 週六, 01/03/2026."""
    printed = _WEEKDAY.search(text, max(0, stamp.start - BEFORE), stamp.end + BEFORE)
    if printed is None or None in (other.year, stamp.year):
        return False
    days = [date(one.year or 2000, one.month, one.day).weekday() for one in (other, stamp)]
    return days[0] != days[1] and days[0] == "一二三四五六日".find(printed[1].replace("天", "日"))


def _of_element(line: Line, stamp: Stamp, meaning: str) -> Dated | None:
    """The moment in the attribute of a line that prints only its update: <time datetime="…">更新 2019-05-22."""
    if meaning != "updated":
        return None
    moment_of_line = of_line(line)
    if moment_of_line is None or (moment_of_line.same_day(stamp) and not stamp.timed):
        return None  # modified <time datetime="2025-01-17T13:39">Jan. 17, 2025</time>: the same moment
    return Dated(moment_of_line, "an attribute by the headline")


def _is_update(stamp: Stamp, declared: Dated, meaning: str, context: Context) -> bool:
    """A date printed as that of the last change, beside data that tell the time of publishing, or a moment of
    whatever kind on an earlier day than that of the last change."""
    if meaning != "updated" or not (declared.published or _is_change_of_data(stamp, declared, context)):
        return False
    day = declared.stamp.same_day(stamp)
    return not day or (declared.stamp.timed and minutes(declared.stamp) != minutes(stamp))


def _is_change_of_data(stamp: Stamp, declared: Dated, context: Context) -> bool:
    """The data have the day as that of the last change, and an earlier day besides."""
    if declared.stamp.same_day(stamp):
        return False
    changed = context.once(update)
    return changed is not None and changed.stamp.same_day(stamp) and declared.stamp[:3] < changed.stamp[:3]


def _is_entry(stamp: Stamp, line: Line, declared: Dated, context: Context) -> bool:
    """The time of an entry of a live report: later than the data have it, as is that of another entry in the text."""
    if not (declared.published and declared.stamp.timed and stamp.timed and stamp.year and len(line.text) <= _ENTRY):
        return False
    begun = minutes(to_zone(declared.stamp, context.doc.zone))
    others = [*context.text, *(context.head[-_ENTRIES:] if line.index in context.body.indices else ())]
    texts = [other.text for other in others if other is not line and len(other.text) <= _ENTRY]
    times = [minutes(time) for text in texts for time in stamps(text)[:1] if time.timed and time.year]
    own, latest = minutes(stamp), max(times, default=begun)
    first = line.index in context.body.indices and latest > begun + _LATER  # minutes after the data have it
    return own > begun and latest > begun and (own > begun + _LATER or first)


def _is_listed(stamp: Stamp, line: Line, declared: Dated, context: Context) -> bool:
    """The day of another article in a list: its headline's link opens or ends the line as in one beside it, and the
    data have another day."""
    if stamp.same_day(declared.stamp) or not line.links or _CREDIT.match(line.text, stamp.end):
        return False
    rows = [near for near in context.doc.lines[max(0, line.index - 1) : line.index + 2] if is_row(near)]
    return line in rows and len(rows) > 1


_REPLIES = lazy_regex(r"[（(【]?\d{1,5}\s?[則则条條个個篇]\s?(?:留言|[评評][论論]|回[应應复覆]|跟[帖贴])")
"""The heading over what readers wrote: 2 則留言."""
_OF_READERS = of_names(
    r"(?<![a-z])(?:comment|cmt|cmmt|pinglun|discuss|reply|replies|liuyan)(?:s?(?![a-z])|[-_]?(?:list|item|box|area|wrap|con|body))"
)
"""Names of the boxes below a text in which readers write."""
_OF_PICTURE = 20
"""The loss of a day that a caption has: (Kundus, 6.12.2010)."""
_ENTRY = 40
"""Maximum number of characters of a line over an entry of a live report."""
_LATER = 30
"""Minutes after the moment of the data from which a printed time is no longer the same, a little late."""
_ENTRIES = 2
"""Number of lines right over the text that may be one."""


_OF_CELL = 3
"""The worth of a cell far above the headline, in the head of a paper's page."""


def _near(context: Context) -> Iterator[tuple[Line, int]]:
    """The lines that may print the article's date, each with its worth by its place."""
    lettered = context.doc.lettered
    for line in context.head:
        away = line.index - context.start
        yield line, (22 - min(away, 12) if away > 0 else _OF_CELL if away < -ABOVE else 13 + 2 * away if away else 10)
    for number, line in enumerate(context.text[:2]):
        yield line, 9 - number
    if lettered:  # a standfirst comes before the line of date and author
        for number, line in enumerate(context.text[2:6]):
            if len(line.text) <= LINE:
                yield line, 8 - number
    for number, line in enumerate(context.text[-2:]):
        yield line, 7 + number
    for number, line in enumerate(context.tail[:15]):
        if ELSEWHERE.match(line.text) and not (line.links and line.link_chars * 2 >= len(line.text)):
            break
        if _REPLIES.match(line.text):
            break
        if not lettered and _OF_READERS(line.hint):
            continue
        if line.link_chars < 4 or line.link_chars * 2 < len(line.text) or (lettered and _POSTED.match(line.text)):
            yield line, 12 - number  # not the dates of a list of other articles


def _score(stamp: Stamp, line: Line, text: str, place: int, meaning: str, *, beside: bool) -> int:
    """Points of a printed date for being the article's own; ``meaning`` is what the words beside it say.

    ``beside``: it is by the headline, where neither the name of its box nor a link makes it another one's.
    """
    before, after = text[max(0, stamp.start - 14) : stamp.start], text[stamp.end : stamp.end + 10]
    score = place
    own = _POSTED.match(text)
    sentence = own is not None and own["sentence"] is not None
    opens = place <= _IN_TEXT and _DATELINE.match(text, stamp.end) is not None
    opens = opens and (stamp.start <= _MARK or _PLACE.fullmatch(text, 0, stamp.start) is not None)
    if stamp.timed:
        score += 8
    if meaning == "updated":
        score -= 8 if _DATED.search(text, 0, stamp.start) else 6  # 发布：2025-12-30 更新：2025-12-31 10:00
    elif meaning == "published" or sentence:
        score += 4 if "成文" in before or "发文" in before else 8  # 成文日期：2026-01-28 发布日期：2026-01-31
    if _CREDIT.match(after):
        score += 4
    rest, named = len(text) - (stamp.end - stamp.start), by_name(line.block.name)
    if rest > 120:
        score -= 0 if opens or sentence else 16
    elif rest > 60:
        score -= 5
    elif rest <= 2 and line.link_chars == 0:
        score += 3
    if (after.startswith(_WITHIN_PROSE) or _PLANNED.search(before)) and not (meaning and rest <= 120):
        score -= 16  # 2025年12月30日，市水务局…
    if stamp.year is None:
        score -= 4 if stamp.timed else 14
    if line.link_chars and not beside:
        if not own and any(text[stamp.start : stamp.end].strip() in link.text for link in line.links):
            score -= 10
        elif line.link_chars * 2 > len(text) and not (stamp.timed or _ISSUES.search(text)):
            score -= 8
    if OF_ELSE.search(before) or (meaning != "published" and OF_ELSE.search(text[:60])) or OCCASION.search(before):
        score -= 25
    return score + (max(0, named) if beside else named)


_WITHIN_PROSE = ("，", ",", "的", "、", "起", "前", "以来", "以前", "以后", "之前", "之后", "期间", "施行", "实施")
"""Text after a day that a sentence speaks of: 根据2019年3月1日起施行的条例."""
_PLANNED = lazy_regex(r"(?:[将將定拟擬订訂][于於在]|[将將拟擬]自)\s?$")
"""Text before a day that is to come: 下一届展会将于2026年12月2日至5日举行."""
_ISSUES = lazy_regex(r"旧版|往期|[上下前后]一[期版]|返回目录")
"""What leads to other issues of a paper, beside the day of this one."""
_MARK, _IN_TEXT = 2, 9
"""Number of characters before a day that opens a text, and the most points of a place within it."""
_DATELINE = lazy_regex(r"\)?\.?\s{0,2}[-–—|:]\s|\)?\.\s(?=[^\W\d_])")
"""Text after the day that opens a text: 2 May 2024 – The ferry …, 2. Mai 2024. Die Fähre …"""
_PLACE = lazy_regex(
    r"\W?(?:[A-ZÀ-ÞĀ-ŽΑ-ΩА-ЯІЇЄ][\w.'’/-]{1,24} ){0,2}[A-ZÀ-ÞĀ-ŽΑ-ΩА-ЯІЇЄ][\w.'’/-]{1,24}(?:, ?(?:\(|den\s|le\s)?| \()"
)
"""Text before it, after a comma or in brackets: Bern, 13.04.2022 - Der Bundesrat …; On 2 May is no place."""
_BESIDE = 2
"""Number of lines beside the headline, in which no name of a box (footer) and no link makes a day another one's."""
