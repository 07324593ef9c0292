"""Invented pages in the shape of real sites' templates, each with what a careful reader takes from it.

A ``*.shapes`` file holds a family of sites. A page begins with ``=== name``, then ``key: value`` lines of gold, a line
``---`` and the markup. In markup and gold, ``§3`` is paragraph 3 of ``prose.txt`` (``§t3`` a Traditional one, ``§e3``
an English one) and ``$H`` the headline. In the markup of a list page, a line ``@items 9 <li>…`` stands for nine entries
of the main listing and ``@others 9 <li>…`` for nine that do not; ``$n`` is an entry's number, ``$h`` its headline,
``$s`` its teaser, ``$d`` and ``$t`` its date and time, ``$D`` its day of March 2023. ``but: byline`` names fields that
are known to be misread.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

FOLDER = Path(__file__).parent
_NAMES = ("byline", "editors")
_WHO = "市水务局 临河小学 北门社区 县图书馆 城东菜市场 青云山景区 三号渡口 老年大学 区税务所 南郊苗圃".split()
_WHAT = (
    "{}下月起延长开放时间 {}完成冬季设备检修 {}新添四十辆便民推车 {}公布上半年用水清单 {}为高龄住户上门办证 "
    "{}试行预约取号制度 {}改建方案征求居民意见 {}与邻县签订互助协议 {}清理河道两岸旧招牌 {}迎来今年首批参观团 "
    "{}回应停车收费争议 {}拟建两座过街天桥"
).split()


@dataclass
class Shape:
    """A page and what is to be read from it."""

    name: str
    html: str
    gold: dict[str, Any] = field(default_factory=dict)

    @property
    def content(self) -> bytes:
        """The page as a server sends it."""
        return self.html.encode(self.gold.get("charset", "utf-8"), "xmlcharrefreplace")


def headline(number: int) -> str:
    """The invented headline of a list's entry."""
    return _WHAT[number % len(_WHAT)].format(_WHO[number // len(_WHAT) % len(_WHO)])


def teaser(number: int) -> str:
    """The text under it."""
    return f"{headline(number)}，相关负责人昨日介绍，首批安排已在第{number}号通告中列出，市民可以到窗口查询。"


@cache
def prose() -> dict[str, str]:
    """The paragraphs by their mark."""
    lines = (FOLDER / "prose.txt").read_text(encoding="utf-8").splitlines()
    return dict(line.split(" ", 1) for line in lines if line.startswith("§"))


@cache
def shapes(folder: Path = FOLDER) -> tuple[Shape, ...]:
    """Every page of a folder, in the order of the files."""
    shapes = []
    for file in sorted(folder.glob("*.shapes")):
        for part in re.split(r"^=== ", file.read_text(encoding="utf-8"), flags=re.M)[1:]:
            shapes.append(_shape(file.stem, part))
    return tuple(shapes)


def _filled(text: str) -> str:
    return re.sub(r"§[a-z]{0,2}\d+", lambda mark: prose()[mark.group()], text)


def _shape(family: str, part: str) -> Shape:
    head, _, html = part.partition("\n---\n")
    name, *rows = head.splitlines()
    gold: dict[str, Any] = {"kind": "article", "byline": [], "editors": [], "body": "", "but": []}
    for row in rows:
        key, _, value = row.partition(": ")
        value = _filled(value.strip())
        if key == "body":
            gold[key] = "\n".join(value.split(" | "))
        elif key in _NAMES:
            gold[key] = value.split("、")
        elif key == "but":
            gold[key] = value.split()
        else:
            gold[key] = value
    lines: list[str] = []
    items: list[dict[str, str | None]] = []
    for line in _filled(html).replace("$H", gold.get("headline", "")).split("\n"):
        multiplied, entries = _rows(line)
        lines.append(multiplied)
        items += entries
    if items:
        gold["kind"] = "list"
        gold["items"] = items
    return Shape(f"{family}/{name.strip()}", "\n".join(lines), gold)


def _rows(line: str) -> tuple[str, list[dict[str, str | None]]]:
    """A line of a list page, its ``@items`` or ``@others`` multiplied, and the entries it stands for."""
    match = re.match(r"@(items|others) (\d+)(?: from (\d+))? (.*)", line)
    if not match:
        return line, []
    start = int(match[3] or (1 if match[1] == "items" else 61))
    entries = [_entry(match[4], number) for number in range(start, start + int(match[2]))]
    return "\n".join(row for row, _ in entries), [entry for _, entry in entries] if match[1] == "items" else []


def _entry(template: str, number: int) -> tuple[str, dict[str, str | None]]:
    """One entry's markup, and what is to be read from it."""
    row, summary = template, teaser(number) if "$s" in template else None
    day, time = f"2023-03-{1 + number % 28:02d}", f"{8 + number % 12:02d}:{number % 60:02d}"
    marks = (("$n", f"{1000 + number}"), ("$h", headline(number)), ("$d", day), ("$D", day[-2:]), ("$t", time))
    for mark, value in marks:
        row = row.replace(mark, value)
    if summary:
        row = row.replace("$s", summary)
    href = re.search(rf"href=[\"']?([^\"'> ]*{1000 + number}[^\"'> ]*)", row)
    return row, {"headline": headline(number), "url": href[1] if href else "", "summary": summary}
