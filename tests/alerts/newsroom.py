"""An archive that grows by runs, and the alerts that look at it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import replace
from typing import Any

from scraper.archive import Archive
from scraper.models import Page
from scraper.sources import Source, Sources
from scraper.sources.alerts.model import Alert, Target
from scraper.text.segmenter import analyse

LOG = Target("log", None, ("cat",))
NEWS = "2099-01-31T09:15+08:00"
"""When articles are published: after their source was added."""
OPENING = (
    "清晨的江面上",
    "会议在区里的礼堂",
    "记者昨天来到城南",
    "据气象台的消息",
    "图书馆的三楼",
    "老街的茶馆里",
    "渡口的工人们",
)


def listed(*alerts: Alert, names: tuple[str, ...] = ("人民网", "晚报")) -> Sources:
    return Sources(tuple(Source(name, "list", ("http://a.example/",)) for name in names), alerts=alerts)


def alert(name: str = "低保", query: str = "低保", **fields: Any) -> Alert:
    return replace(Alert(name, query, (LOG,)), **fields)


def page(number: int, **fields: Any) -> Page:
    filling = "一二三四五六七八九"[number % 9] * 9
    body = f"{OPENING[number % 7]}，{number}号的事情{filling}，与{number * 7919}有关，低保标准提高。"
    usual = {"url": f"https://news.example.cn/{number}", "headline": f"第{number}条", "body": body, "published": NEWS}
    return Page("article", **(usual | fields))


def store(archive: Archive, number: int, run: int, source: str = "人民网", **fields: Any) -> int:
    record = page(number, **fields)
    return archive.articles.store(source, None, record, analyse(record), run=run).id


@contextmanager
def a_run(archive: Archive, command: str = "fetch") -> Iterator[int]:
    run = archive.runs.start(["人民网", "晚报"], command)
    yield run
    archive.runs.finish(run, "done", [])
