"""The columns of rows in data of unknown shape: which one holds headlines, addresses, dates, teasers, heat.

Names of keys differ from site to site; the values of a column hardly do. A column is judged by its values first and by
its name second.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import Any

from scraper.extract.feeds.feeds import plain
from scraper.extract.shared.dates import dates, machine_dates
from scraper.extract.shared.dates.relative_dates import is_relative
from scraper.extract.shared.dates.stamp import Stamp
from scraper.extract.shared.lazy_regex import lazy_regex

Path = tuple[str, ...]
"""The keys that lead to a value; ``[]`` for a place in an array, or in an object whose keys are numbers."""
Row = Mapping[Path, Any]
Score = Callable[[Path, list[Any], int], float]
"""The score of a column: its path, its values that are not empty, the number of rows. 0 for what it cannot be."""

_LONGEST = 300
"""Maximum number of characters of a headline."""
_LONGEST_ADDRESS = 2_000
_LONGEST_TEXT = 2_000
"""Maximum number of characters at the beginning of a text in which its headline is."""
_MANY = 4
"""Number of rows that do not all come out at one minute."""
_DAY_ALONE = 10
"""Number of characters of a day. A longer date that all rows have is that of an import."""
_LEAST_TEXT = 8
"""Minimum number of characters of a text that may begin with a headline."""

# -- names of keys, in lower case, cut at capitals, underscores, and before time and date; the earlier the better

TITLE_NAMES = "headline title hed 标题 题目 subject word keyword query name topic text bt biaoti 名称".split()
ADDRESS_NAMES = "permalink url link href uri address canonical alternate path lj lianjie 链接 网址 地址".split()
DATE_NAMES = (
    "published publish 发布 pub publication release released issued issue display show ptime pt posted post online push"
    " broadcast broadcasted aired onboard ctime created create news focus public input add insert date datetime time"
    " timestamp day ts at dateline"
    " 日期 时间 fbsj fbrq"
).split()
SUMMARY_NAMES = (
    "summary summ digest abstract abs excerpt intro introduction brief lead lede dek description desc short teaser"
    " subtitle standfirst zhaiyao jianjie daodu content text message msg body detail extended"
    " 摘要 简介 导语 内容"
).split()
HEAT_NAMES = (
    "heat hot hotness hotscore hotvalue hotnum popularity score num points views view pv visits hits reads read reading"
    " plays play 热度 阅读 浏览 点击"
).split()
NAMES_OF_TITLES = TITLE_NAMES[:6]
"""Names of columns that hold headlines and nothing else; a topic or a text may be longer."""

NOT_TITLE = frozenset(
    "author user nick source media site channel column category tag tags type class cover image img pic photo video sub"
    " label color colour icon avatar editor outlet keywords section node scheme seo meta org puborg dept department"
    " creator writer reporter publisher edit uploader contributor status code lang language owner copyright short"
    " 作者 来源 栏目 频道 部门 单位 编辑 图片 分类 标签".split()
)
_OF_LINKS = frozenset(("embed", "og"))
"""Words of the name of a title that the page behind a link has: embed_title."""
OF_SUMMARIES = frozenset(
    "summary summ abstract abs digest excerpt intro introduction brief desc description lead lede dek extended".split()
)
"""Words of names that say that a text is no headline, though others of its words may: topic_desc."""
NOT_ADDRESS = frozenset(
    "image img pic photo cover thumb thumbnail avatar icon logo poster video audio author user media channel column"
    " category topic tag api comment comments background banner self owner creator label"
    " source embed player download preview edit".split()
)
SECOND_ADDRESS = frozenset("app wap mobile m short surl h wx weixin mini amp raw share file pdf attachment".split())
"""Addresses of the same page for other programs, and of the file beside it."""
NOT_DATE = frozenset(
    "author user member creator owner poster profile node channel category tag tags"
    " lastupdate lastmodify lastmodified lastpost lastedit"
    " update updated modify modified mtime edit edited start begin gmt utc last changed refresh crawl sync"
    " 更新 修改".split()
)

_PLAIN_DATES = frozenset(
    "published publish pub release released issue issued display show ptime pt date datetime time timestamp ts"
    " publishtime pubtime showtime doc news article art info rel 发布 时间 日期 fbsj fbrq".split()
)
_UTC = frozenset(("utc", "gmt"))
NO_DATE = frozenset(
    "id ids no code end to until till due deadline valid etime stime expire expires expired expiry birth birthday"
    " duration delete deleted image images img pic photo cover thumb thumbnail avatar icon logo 截止".split()
)
"""Words of names that say that a value is no date of publication, whatever it looks like: an id may be taken for Unix
time."""

_HAN = sorted(
    {
        name
        for names in (TITLE_NAMES, ADDRESS_NAMES, DATE_NAMES, SUMMARY_NAMES, HEAT_NAMES, NOT_TITLE, NOT_DATE)
        for name in names
        if not name.isascii()
    }
)
_WORD = lazy_regex(rf"[A-Z]+(?![a-z])|[A-Z]?[a-z]+|\d+|{'|'.join(_HAN)}")
_COMPOUND = lazy_regex(r"([a-z]{3,12})(time|date|title|url|name|link)|([nac])(title|url|date)")
"""``newstime``, ``pubdate``, ``ntitle`` … written without capitals."""
_PLURAL = lazy_regex(r"[a-z]{4,20}(?<![sui])s")
"""``headlines``, ``urls`` are read as ``headline``, ``url``, too."""
_ADDRESS = lazy_regex(
    r"(?:https?:)?//[^\s<>\"]+|/[^\s<>\"/][^\s<>\"]*|\.{1,2}/[^\s<>\"]+|[\w.%-]{1,80}+/[\w./%-]++(?:\?\S*+)?"
    r"|[\w-]{1,80}\.(?:s?html?|(?:php|aspx?|jsp)(?:\?\S*+)?)"
)
_NAMED = lazy_regex(r"\w")
_ID = lazy_regex(r"(?=[!-~]{0,60}\d)[!-~]{12,200}")
"""A word with a number in it that is longer than words are: tag:wire,2026:newsml_7."""
_HOME = lazy_regex(r"(?:https?:)?//[^/?#]{1,100}/?")
"""The address of a site's first page: it is that of what a row is from, and of no article."""
_FILE = lazy_regex(r"\.(?:jpe?g|png|gif|webp|svg|bmp|ico|mp4|m3u8|mp3|m4a|flv|css|js)(?:[?#!@&]|$)", re.IGNORECASE)
_FOR_PROGRAMS = lazy_regex(
    r"(?i://(?:\w{1,20}-)?api\d{0,2}[.-]|/(?:json)?api/|/wp-json/|\.json(?:\?|$))|/(?:get|query|find)[A-Z]\w{2,40}(?:[?/.]|$)"
)
_MICROSOFT = lazy_regex(r"/Date\((\d{9,14})(?:[+-]\d{4})?\)/")
_FINE_EPOCH = lazy_regex(r"(1\d{9})(?:\.\d{1,9}|\d{6}|\d{9})")
"""Unix time with decimals, in microseconds, in nanoseconds."""
_PERIOD = lazy_regex(r"\d{4}-\d\d-\d\d-\d{1,2}")
"""The hour that a ranking is of: 2026-01-31-21."""
_COUNT = lazy_regex(r"\s{0,4}([\d,]{1,20}(?:\.\d{1,6})?)\s{0,4}([万萬wW亿億kK]?)\+?\s{0,4}([^\d\s]{0,8})")
_TIMES = {"万": 10_000, "萬": 10_000, "w": 10_000, "亿": 100_000_000, "億": 100_000_000, "k": 1_000, "": 1}
_LETTERS = lazy_regex(r"[^\W\d_]")
_LINE = lazy_regex(r"\n|<br\b[^<>]{0,40}>|</(?:p|div|li|h\d)>", re.IGNORECASE)
_SENTENCE = lazy_regex(r"[^。！？!?.]{8,120}(?:[。！？!?]|\.(?=\s))")
_WORD_LONG = 4
"""Number of characters below which texts are names of topics or places."""
_NEARLY_ALL = 0.85
"""The share of rows with a text where the others are advertisements."""
_SHORT = 40
"""Number of characters of headlines at most, on average."""
_LONG = 80
"""Number of characters of a text that is no headline, but has one in its first sentence."""


def choice(
    columns: Sequence[Path], rows: Sequence[Row], score: Score, company: Path = (), worth: float = 0.0
) -> Path | None:
    """The column with the highest score above 0; of equal ones the first.

    ``worth`` is added for columns that lie in the same object of the row as the column of headlines, ``company``,
    unless that object is a thing of its own, with an id: the question of an answer.
    """
    scored = [(score(column, values(column, rows), len(rows)), column) for column in columns]
    if len(company) > 1 and (company[0], "id") not in columns:
        scored = [(value + worth * (value > 0 and column[:1] == company[:1]), column) for value, column in scored]
    best, column = max(scored, key=lambda pair: pair[0], default=(0.0, None))
    return column if best > 0 else None


def values(column: Path, rows: Sequence[Row]) -> list[Any]:
    """The values of a column that are not empty."""
    return [row[column] for row in rows if row.get(column) not in (None, "")]


def words(column: Path) -> list[str]:
    """The words of a column's names in lower case: ``pubTime`` -> pub, time; ``newstime`` -> newstime, news, time."""
    simple = [word.lower() for name in column for word in _WORD.findall(name)]
    parts = [part for word in simple if (match := _COMPOUND.fullmatch(word)) for part in match.groups() if part]
    return [*simple, *parts, *(word[:-1] for word in simple if _PLURAL.fullmatch(word))]


def named(column: Path, names: Sequence[str]) -> float:
    """From 0 to 1: how early one of a column's words is in a table of names."""
    places = [names.index(word) for word in words(column) if word in names]
    return 1 - min(places) / (len(names) + 1) if places else 0.0


def is_address(text: str) -> bool:
    """Test for the address of a page, absolute or relative."""
    if len(text) > _LONGEST_ADDRESS or "{" in text or _ADDRESS.fullmatch(text) is None:
        return False
    return _NAMED.search(text) is not None and not _FILE.search(text)


def date_of(value: Any) -> str | None:
    """A date as `machine_dates` reads it, from a string or a number; None for any other value."""
    if isinstance(value, bool) or not isinstance(value, int | float | str):
        return None
    text = str(int(value)) if isinstance(value, float) and abs(value) < 1e18 else str(value).strip()
    if (match := _MICROSOFT.fullmatch(text) or _FINE_EPOCH.fullmatch(text)) is not None:
        text = match[1]
    elif _PERIOD.fullmatch(text) or _is_located(text):
        return None
    return text if text and len(text) <= 60 and machine_dates.machine(text) is not None else None


def moment_of(value: Any) -> Stamp | None:
    """The stamp of a date as `date_of` reads it."""
    text = date_of(value)
    return machine_dates.machine(text) if text is not None else None


def _is_located(text: str) -> bool:
    """Test for the address of a page or a file, in which a date may be."""
    return "//" in text or _FILE.search(text) is not None or (is_address(text) and _LETTERS.search(text) is not None)


def partial_date_of(value: Any) -> Stamp | None:
    """A month and a day without a year: 01-31 08:15."""
    if not isinstance(value, str) or not 4 <= len(value) <= 20:
        return None
    stamp = next((stamp for stamp in dates.stamps(value) if stamp.year is None), None)
    return stamp or dates.month_and_day(value.strip())


def _is_partial_date(value: Any) -> bool:
    return partial_date_of(value) is not None or (isinstance(value, str) and is_relative(value))


def count_of(value: Any) -> int | None:
    """A number of readers or points: 4200000, "4,200,000", "420万", "1.2亿 热度"; None for any other value."""
    if isinstance(value, bool):
        return None
    if isinstance(value, int | float):
        return int(value) if 0 <= value < 1e15 else None
    match = _COUNT.fullmatch(value[:40]) if isinstance(value, str) else None
    if match is None or not match[1].strip(","):
        return None
    number = float(match[1].replace(",", ""))
    return round(number * _TIMES[match[2].lower()]) if number < 1e15 else None


# -- scores


def text_of(value: Any) -> str:
    """The text of a value, without markup, on one line; "" for what is no text."""
    return " ".join(plain(value).split()) if isinstance(value, str) else ""


def headline_in(column: Path, value: Any) -> str:
    """The headline of a row whose column holds whole texts: the first line, or a long one's first sentence."""
    if not isinstance(value, str) or named(column, NAMES_OF_TITLES) or not named(column, SUMMARY_NAMES):
        return text_of(value)
    line = next((line for part in _LINE.split(value[:_LONGEST_TEXT]) if (line := text_of(part))), "")
    if len(line) <= _LONG:
        return line
    sentence = _SENTENCE.match(line)
    return sentence[0].strip() if sentence is not None else line if line.isascii() else line[:_LONG]


def title_score(column: Path, values: list[Any], rows: int) -> float:
    """Texts that differ from row to row; most rows have one."""
    texts = [headline_in(column, value) for value in values if isinstance(value, str)]
    texts = [text for text in texts if 2 <= len(text) <= _LONGEST and _LETTERS.search(text)]
    prose = [text for text in texts if not (_ADDRESS.fullmatch(text) or _ID.fullmatch(text) or date_of(text))]
    if len(prose) < 0.6 * rows or len(set(prose)) < 0.6 * len(prose):
        return 0.0
    name = named(column, TITLE_NAMES)
    if not name and sum(map(len, prose)) < 10 * len(prose):
        return 0.0
    aside = not (NOT_TITLE | OF_SUMMARIES).isdisjoint(words(column)) or not _OF_LINKS.isdisjoint(words(column[-1:]))
    mean = sum(map(len, prose)) / len(prose)
    length = min(1.0, mean / 12) - (1.0 if mean < _WORD_LONG else 0.0)
    # of two columns with other names the one whose texts are as long as headlines has them
    return max(
        0.09 if _LEAST_TEXT <= mean <= _SHORT else 0.05, 2 * name + length - (1.5 if aside else 0) - 0.02 * len(column)
    )


def partial_title_score(column: Path, values: list[Any], rows: int) -> float:
    """The same of titles that some rows have: of a wire, where the others begin with the text."""
    score = title_score(column, values, len(values)) if len(values) >= max(2, 0.1 * rows) else 0.0
    is_title = named(column, TITLE_NAMES[:4]) and (NOT_TITLE | _OF_LINKS).isdisjoint((*words(column[-1:]),))
    return score if score > 1 and is_title else 0.0


def whole_title_score(column: Path, values: list[Any], rows: int) -> float:
    """Texts that nearly all rows have, those without a title as well: of a wire, whose text begins with the headline.

    An advertisement among them has neither.
    """
    texts = [value for value in values if isinstance(value, str) and len(value) >= _LEAST_TEXT]
    if (
        len(texts) < _NEARLY_ALL * rows
        or not NOT_TITLE.isdisjoint(words(column))
        or any(map(_ADDRESS.fullmatch, texts))
    ):
        return 0.0
    return max(named(column, TITLE_NAMES), named(column, SUMMARY_NAMES))


def address_score(column: Path, values: list[Any], rows: int) -> float:
    """Addresses of pages that differ from row to row; most rows have one."""
    texts = [value.strip() for value in values if isinstance(value, str) and len(value) <= _LONGEST_ADDRESS]
    pages = [text for text in texts if is_address(text)]
    sent = {text.partition("#")[0] for text in pages}  # what follows # reaches no server
    if len(pages) < 0.6 * rows or len(sent) < 0.6 * len(pages):
        return 0.0
    name = named(column, ADDRESS_NAMES)
    absolute = sum(text.startswith(("http", "/", "./", "../")) for text in pages) / len(pages)
    aside = not NOT_ADDRESS.isdisjoint(words(column))
    if absolute < 1 and (aside or not name):
        return 0.0
    if sum((_FOR_PROGRAMS.search(text) or _HOME.fullmatch(text)) is not None for text in pages) > len(pages) / 2:
        return 0.04
    less = (1.5 if aside else 0) + (0 if SECOND_ADDRESS.isdisjoint(words(column)) else 0.4)
    hosted = 0.2 if all(text.startswith(("http://", "https://")) for text in pages) else 0  # data are often on another
    return max(0.05, 2 * name + absolute + hosted - less - 0.02 * len(column))


def date_score(column: Path, values: list[Any], rows: int) -> float:
    """Dates of at least half of the rows; those without a year and relative ones only where no other column has it."""
    whole = sum(date_of(value) is not None for value in values)
    partly = 0 if whole >= 0.5 * rows else sum(_is_partial_date(value) for value in values)
    if whole < 0.5 * rows and whole + partly < 0.5 * rows:
        return 0.0
    if partly:
        return 0.02 + 0.02 * named(column, DATE_NAMES)
    name = named(column, DATE_NAMES)
    own = words(column[:-1] if column[-1] == "start" else column)  # the start of a date is a date
    in_utc = not _UTC.isdisjoint(own) and all(isinstance(value, int | float) for value in values)  # Unix time is
    aside = not (NOT_DATE - (_UTC if in_utc else frozenset())).isdisjoint(own)
    if not NO_DATE.isdisjoint(own) or (aside and _is_of_making(values)):
        return 0.0
    timed = sum(dates.clock(str(value)) is not None or len(str(value)) > 10 for value in values) >= 0.5 * rows
    is_one = len(values) >= _MANY and len(set(map(str, values))) == 1 and len(str(values[0])) > _DAY_ALONE
    if is_one:
        return 0.04
    less = 1.8 if aside else 0
    return max(0.05, 0.5 + 2 * name - less + (0.2 if timed else 0) + (0.1 if in_utc else 0))


def _is_of_making(values: list[Any]) -> bool:
    """Test for one and the same time of day in all rows: that at which the list was made."""
    if len(values) < _MANY or len(set(map(str, values))) > 1:
        return False
    text = date_of(values[0])
    stamp = machine_dates.machine(text) if text is not None else None
    return stamp is not None and bool(stamp.hour or stamp.minute or stamp.second)


def is_plain_date(column: Path) -> bool:
    """Test for a name that says "time of publication" and nothing else: timestamp, pubTime, not upTime."""
    return {*words(column[-1:])} <= _PLAIN_DATES


def clock_score(column: Path, values: list[Any], rows: int) -> float:
    """Times of day alone, beside a column of days."""
    clocks = [value for value in values if isinstance(value, str) and len(value) <= 8 and dates.clock(value)]
    return 1.0 if len(clocks) >= 0.5 * rows else 0.0


def summary_score(column: Path, values: list[Any], rows: int) -> float:
    """Prose under a name of teasers."""
    texts = [value for value in values if isinstance(value, str)]
    name = named(column, SUMMARY_NAMES)
    if not name or not (NOT_TITLE - {"sub", "short"}).isdisjoint(words(column)):
        return 0.0
    prose = [text for text in texts if 8 <= len(text) <= 2_000 and not _ADDRESS.fullmatch(text.strip())]
    return name if len(prose) >= 0.3 * rows else 0.0


def heat_score(column: Path, values: list[Any], rows: int) -> float:
    """Counts under a name of heat, or texts that say 热度."""
    counts = [count for value in values if (count := count_of(value)) is not None]
    if len(counts) < 0.5 * rows or max(counts, default=0) < 2 or len(set(counts)) < 0.3 * len(counts):
        return 0.0
    if sum(isinstance(value, str) and "热" in value for value in values) > rows / 2:
        return 2.0
    return named(column, HEAT_NAMES)
