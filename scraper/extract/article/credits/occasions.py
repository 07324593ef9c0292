"""Tells the time of what a notice invites to, which is no time of publishing, by the lines beside it that say where."""

from __future__ import annotations

from collections.abc import Sequence

from scraper.extract.html.text_model import Line
from scraper.extract.shared.lazy_regex import lazy_regex

_NUMBERED = r"[^\u4e00-\u9fff]{0,4}(?:[一二三四五六七八九十]{1,2}[、.．]\s?)?"
_WHEN = lazy_regex(_NUMBERED + r"(?:[时時]\s{0,4}[间間]|日\s{0,4}期)\s?[】]?\s?[:：｜|]")
"""一、时间：2026年1月31日下午"""
_WHERE = lazy_regex(
    _NUMBERED
    + r"(?:(?:地|[会會]?[场場])\s{0,4}[点點址地]|主\s?[讲講]\s?(?:人|嘉[宾賓])?|[报報]告人|参加人员|参加对象|参会人员)"
    r"\s?[】]?\s?[:：｜|]"
)
"""二、地点：报告厅; 主讲人：王小明"""
_APART = 2
"""Number of lines that may stand between the two."""


def is_time_of_occasion(line: Line, lines: Sequence[Line], place: int) -> bool:
    """Check whether a line says when something takes place: 时间：2026年1月31日 over 地点：报告厅.

    ``lines`` are those around it, ``place`` its own among them.
    """
    if not _WHEN.match(line.text):
        return False
    beside = lines[max(0, place - _APART) : place + _APART + 1]
    return any(_WHERE.match(other.text) for other in beside if other is not line)
