"""Reads names from lines that hold nothing else: □ 王小明."""

from __future__ import annotations

from functools import lru_cache

from scraper.extract.article.credits.labels import is_label
from scraper.extract.article.credits.person_names import is_person, sure_names, written_by
from scraper.extract.article.credits.section_names import reads_as_channel
from scraper.extract.shared.lazy_regex import lazy_regex

MARKS = "□■●◎○▲△★⊙☆◆◇*＊· 　"
"""What stands before a name that signs."""


def alone_in(text: str, shortest: int = 3) -> tuple[str, ...]:
    """□ 王小明, a name of three characters and more alone between headline and text, or several: 王小明 李四.

    In a printed paper, which sets nothing else there, two characters are enough (``shortest``).
    """
    return _names_alone(text, shortest) if len(text) <= 16 and text[-1:] not in _COLONS else ()


_COLONS = (":", "：")
"""What ends the address of a letter (林小河代表：), and a label."""
_PARTED = lazy_regex(r"[\u4e00-\u9fff]\s[·•]\s[\u4e00-\u9fff]")
"""城东在线 • 现场: a site and its channel, not the two parts of a foreign name."""


@lru_cache(maxsize=1024)
def _names_alone(text: str, shortest: int) -> tuple[str, ...]:
    if _PARTED.search(text):
        return ()
    text = written_by(text)
    several = sure_names(text)
    if len(several) > 1 and max(map(len, several)) >= 3:
        return tuple(several)
    name = text.strip(MARKS)
    marked = name != text.strip()
    name = name.replace(" ", "")
    is_long = marked or len(name) >= 3 or (len(name) >= shortest and not reads_as_channel(name))
    return (name,) if is_long and is_person(name) and not is_label(name) else ()


_NAME_FIRST = lazy_regex(
    r"(?P<names>[\u4e00-\u9fff·、 ]{2,24}?)\s?(?:[（(][A-Za-zÀ-ž .'’-]{3,40}[）)])?"
    r"\s?[/／╱]\s?(?:文|撰文|编译|編譯)(?:\s|$)"
)
"""马丁·韦伯（Martin Weber）/文, and what he is."""


def before_pen(text: str) -> list[str]:
    """The names that a line opens with before a slash and a word of writing."""
    first = _NAME_FIRST.match(text)
    return sure_names(first["names"]) if first else []
