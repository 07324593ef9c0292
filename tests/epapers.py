"""Invented printed papers, day by day: what the e-paper systems of tests/epaper_systems.py print."""

from __future__ import annotations

import random
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from typing import Literal

Form = Literal["report", "notice", "picture", "column"]

PLACES = "临河 北门 青云 沙洲 老码头 南郊 石桥 东湾 柳溪 白塔".split()
THINGS = "图书馆 菜市场 公交站 小学 渡口 供水站 文化宫 体育场 养老院 植物园".split()
DONE = (
    "下月起延长开放时间 完成冬季设备检修 新添四十辆便民推车 公布上半年用水清单 为高龄住户上门办证"
    " 试行预约取号 改建方案征求意见 与邻县签订互助协议 迎来首批志愿者 更换全部照明"
).split()
SURNAMES, GIVEN = "王李张刘陈杨赵黄周吴", "小明 晓雯 建国 雨桐 志远 思齐 立新 海燕 一帆 文静".split()
VERBS = "介绍 说 告诉记者 表示 解释 回忆".split()
PEOPLE = "负责人 居民 店主 老师 司机 值班员 退休工人 社区干部".split()
FACTS = (
    "新的安排从下周一开始实行，原来的时间表同时作废",
    "这项工作用了两个多月，一共更换了三百多个零件",
    "附近的住户出门多走几步就能办完，不必再坐车进城",
    "去年同期的数字要低一些，主要是因为汛期来得早",
    "下一步还要听取大家的意见，有不合适的地方随时调整",
    "现场没有举行仪式，工人们干完活就回家吃午饭了",
    "这里的路灯比从前亮，晚上散步的人也多了起来",
    "费用由区里统一支付，个人不需要交一分钱",
)


@dataclass(frozen=True)
class Story:
    """One article of a paper. ``number`` is its own in the whole paper."""

    number: int
    headline: str
    author: str
    paragraphs: tuple[str, ...]
    form: Form = "report"

    @property
    def text(self) -> str:
        return "\n".join(self.paragraphs)


@dataclass(frozen=True)
class Sheet:
    """One layout: its printed number ("01", "A02"), its name, its articles."""

    number: str
    name: str
    stories: tuple[Story, ...]

    @property
    def page_number(self) -> str:
        """As the contract has it."""
        return self.number if self.number[0].isalpha() else str(int(self.number))


@dataclass(frozen=True)
class Issue:
    """The paper of one day."""

    paper: str
    day: date
    sheets: tuple[Sheet, ...]

    @property
    def stories(self) -> list[tuple[Sheet, Story]]:
        return [(sheet, story) for sheet in self.sheets for story in sheet.stories]


def issue(
    day: date,
    *,
    paper: str = "澜汀日报",
    numbers: Sequence[str] = ("01", "02", "03", "04"),
    names: Sequence[str] = ("要闻", "经济", "广告", "文化·副刊"),
    each: int = 5,
    without: Sequence[str] = ("03",),
) -> Issue:
    """A day's paper: ``each`` articles on every layout, except advertisements (``without``)."""
    sheets = []
    for place, number in enumerate(numbers):
        name = names[place % len(names)]
        count = 0 if number in without else each
        first = day.toordinal() % 10_000 * 100 + place * 12
        sheets.append(Sheet(number, name, tuple(story(first + n, FORMS[n % len(FORMS)]) for n in range(count))))
    return Issue(paper, day, tuple(sheets))


FORMS: tuple[Form, ...] = ("report", "report", "notice", "column", "picture", "report", "notice")


def story(number: int, form: Form = "report") -> Story:
    """An article whose text is its own."""
    chance = random.Random(number)
    place, thing = chance.choice(PLACES), chance.choice(THINGS)
    headline = f"{place}{thing}{chance.choice(DONE)}（{_han(number)}）"
    author = chance.choice(SURNAMES) + chance.choice(GIVEN)
    if form == "picture":
        paragraphs = [f"图为{place}{thing}第{number}号展厅内，{chance.choice(PEOPLE)}正在整理展品。"]
    elif form == "notice":
        paragraphs = [f"{place}{thing}第{number}号通知：{chance.choice(FACTS)}，请互相转告。"]
    else:
        count = chance.randint(3, 6) if form == "report" else 4
        paragraphs = [
            f"{chance.choice(PLACES)}的{chance.choice(PEOPLE)}{chance.choice(SURNAMES)}师傅{chance.choice(VERBS)}，"
            f"{chance.choice(FACTS)}；{place}{thing}的第{number}号工程里，{chance.choice(FACTS)}。{chance.choice(FACTS)}。"
            for _ in range(count)
        ]
        if form == "report":
            paragraphs[0] = f"本报讯（记者 {author}）{paragraphs[0]}"
    return Story(number, headline, author, tuple(dict.fromkeys(paragraphs)), form)


def _han(number: int) -> str:
    return "".join("〇一二三四五六七八九"[int(digit)] for digit in str(number))
