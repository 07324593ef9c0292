"""Invented lists in JSON after the shapes of real interfaces: what each holds, and the entries that a reader sees."""

from __future__ import annotations

import json
from collections.abc import Callable
from datetime import datetime, timedelta, timezone
from typing import Any, NamedTuple

HERE = timezone(timedelta(hours=8))
HEADLINES = (
    "云汀港集装箱码头完成自动化改造",
    "城乡低保标准二月起上调",
    "老渡口换上新栈桥，市民可免费乘船",
    "养老金资格认证可在手机上办",
    "多家银行调整存款利率",
    "“候鸟医生”在海岛诊所坐诊三十年",
    "青铜文明特展开幕 展出文物200余件",
    "大飞机首次飞抵云汀机场",
    "人工智能走进渔港码头：谁来验货？",
    "一季度进出口总值同比增长4.1%",
)
TEASER = "记者从市交通运输局获悉，改造后的码头年吞吐能力将达到一百二十万标准箱。"


class Story(NamedTuple):
    """One entry of a list."""

    number: int
    headline: str
    at: datetime

    @property
    def epoch(self) -> int:
        """Seconds since 1970."""
        return int(self.at.timestamp())

    @property
    def id(self) -> int:
        """The story's number at its site."""
        return 2891000 + 37 * self.number

    def time(self, pattern: str = "%Y-%m-%d %H:%M:%S") -> str:
        """The story's time as a site writes it."""
        return self.at.strftime(pattern)


STORIES = tuple(
    Story(number, headline, datetime(2026, 1, 31, 20, 15, 40, tzinfo=HERE) - timedelta(minutes=97 * number))
    for number, headline in enumerate(HEADLINES)
)


class DataList(NamedTuple):
    """A list as a site sends it, and what is to be read in it."""

    text: str
    url: str
    expected: list[tuple[str, str, str | None]]
    """Headline, address, published."""
    hints: dict[str, Any]


def rows(row: Callable[[Story], Any]) -> list[Any]:
    """A row for each story."""
    return [row(story) for story in STORIES]


def made(
    data: Any,
    address: str,
    *,
    url: str = "https://api.news.example.cn/v1/list?page=1",
    time: str | None = "seconds",
    wrapped: str = "{}",
    **hints: Any,
) -> DataList:
    """A list of data with its expected entries: ``address`` has ``{id}`` or ``{n}``, ``time`` how exact it is."""
    expected = [
        (story.headline, address.format(id=story.id, n=story.number), _published(story, time)) for story in STORIES
    ]
    text = data if isinstance(data, str) else json.dumps(data, ensure_ascii=False)
    return DataList(wrapped.replace("{}", text, 1), url, expected, hints)


def _published(story: Story, time: str | None) -> str | None:
    if time is None:
        return None
    if time == "day":
        return story.at.date().isoformat()
    return story.at.isoformat(timespec=time)


def page(script: str) -> str:
    """A page that a script fills."""
    return (
        "<!DOCTYPE html><html lang='zh-CN'><head><meta charset='utf-8'><title>云汀新闻</title></head><body>"
        f"<div id='app'></div>{script}</body></html>"
    )
