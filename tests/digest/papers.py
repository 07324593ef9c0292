"""An archive of a month and a day: 40 quiet texts before, then a typhoon, with reprints and sections."""

from __future__ import annotations

from dataclasses import replace
from pathlib import Path
from random import Random

from scraper.archive import Archive
from scraper.models import Fetched, Page
from scraper.text.segmenter import analyse

TOPICS = ("图书馆", "步道", "菜场", "隧道", "剧团", "渡轮", "学校", "球队")
WORDS = (
    "石桥 路灯 钟楼 河堤 茶馆 书店 码头 渔船 灯塔 果园 稻田 公园 剧场 展览 邮局 车站 地铁 公交 自行车 停车场 体育馆"
    " 游泳 长跑 象棋 合唱 油画 陶瓷 木工 裁缝 面馆 豆腐 青菜 鲜鱼 大米 水稻 麦田 风车 水库 水渠 大坝"
).split()
DAY = "2026-03-04"


def store(archive: Archive, page: Page, source: str = "云汀") -> None:
    assert page.url
    answer = Fetched(page.url, page.url, 200, (), b"", f"{page.published}:00Z"[:19] + "Z")
    analysis = analyse(page)
    archive.articles.store(source, answer, replace(page, keywords=analysis.keywords), analysis)


def quiet(number: int) -> Page:
    topic = TOPICS[number % len(TOPICS)]
    return Page(
        "article",
        f"https://news.example.cn/quiet/{number}",
        headline=f"{topic}第{number}期工程完工",
        outlet="云汀晚报",
        section="本地",
        published=f"2026-02-{1 + number % 28:02}T08:15",
        body="".join(f"{topic}的{'与'.join(Random(number * 9 + n).sample(WORDS, 4))}。" for n in range(8)),
        language="zh-CN",
    )


STORM = (
    ("台风今夜登陆云汀港", "要闻", "渡轮停航，港区加固堤岸。"),
    ("台风来临前菜场蔬菜充足", "要闻", "摊主连夜备货，价格平稳。"),
    ("台风天学校停课一日", "教育", "复课时间另行通知。"),
    ("台风过境球赛延期", None, "门票继续有效。"),
)


def storm(number: int) -> Page:
    headline, section, rest = STORM[number]
    return Page(
        "article",
        f"https://news.example.cn/storm/{number}",
        headline=headline,
        byline=("林一帆",),
        outlet="云汀晚报",
        section=section,
        published=f"{DAY}T{8 + number:02}:00",
        page_number=("1", "10", "2", None)[number],
        page_name=("要闻", "民生", "教育", None)[number],
        body=f"气象台说台风将于今夜登陆，{rest}台风中心风力达十二级。\n{headline}，记者在现场看到{number}处设施已经加固。",
        language="zh-CN",
    )


def filled(path: Path) -> Path:
    """Make the archive; its path. The first of the storm is printed by three outlets more, one of them twice."""
    with Archive.open(path) as archive:
        for number in range(40):
            store(archive, quiet(number))
        for number in range(len(STORM)):
            store(archive, storm(number))
        for number, outlet in enumerate(("江畔电台", "清河报", "清河报", "云汀晚报")):
            copy = replace(
                storm(0),
                url=f"https://news.copy{number}.example/a.html",
                outlet=outlet,
                published=f"{DAY}T12:0{number}",
            )
            store(archive, copy, f"转载{number}")
    return path
