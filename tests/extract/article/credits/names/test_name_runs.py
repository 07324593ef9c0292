"""Printed runs of names."""

from __future__ import annotations

import pytest

from scraper.extract.article.credits.names.name_runs import split_names, sure_names


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("王小明 李四", ["王小明", "李四"]),
        ("王小明、李四，赵五", ["王小明", "李四", "赵五"]),
        ("李 四", ["李四"]),
        ("王小明李四", ["王小明", "李四"]),
        ("王小明台北報導", ["王小明"]),
        ("王小明北京大学经济学院教授", ["王小明"]),
        ("王小明 北京报道", ["王小明"]),
        ("王小明、李四/文 赵六/图", ["王小明", "李四"]),
        ("李四 摄", []),
        ("王小明 文/图", ["王小明"]),
        ("王小明 文 李四 图", ["王小明"]),
        ("城东大学新闻系王小明", ["王小明"]),
        ("王小明 整合", ["王小明"]),
        ("Amy Li", ["Amy Li"]),
        ("城东日报 王小明", ["王小明"]),
        ("网络整理", []),
        ("佚名", []),
        ("陈可扬 发自吉隆坡", ["陈可扬"]),
        ("林小禾 發自東港", ["林小禾"]),
        ("王小明、李四 发自云汀港", ["王小明", "李四"]),
        ("沈多为", ["沈多为"]),
        ("王有为、李志為", ["王有为", "李志為"]),
        ("樓小陞", ["樓小陞"]),
        ("脫小晴 查小晔", ["脫小晴", "查小晔"]),
        ("禤小杰", ["禤小杰"]),
        ("李小莎黎小翔王小雨程磊", ["李小莎", "黎小翔", "王小雨", "程磊"]),
        ("欧阳小明司马小光", ["欧阳小明", "司马小光"]),
        ("城东研究院院长、研究员王小明", ["王小明"]),
    ],
)
def test_a_printed_run_is_split_into_names(printed: str, names: list[str]) -> None:
    assert split_names(printed) == names


def test_sure_names_are_all_or_none() -> None:
    assert sure_names("王小明 李四") == ["王小明", "李四"]
    assert sure_names("王小明 新闻联播") == []


@pytest.mark.parametrize(
    ("printed", "names"),
    [
        ("Anna-Maria Hollwarth", ["Anna-Maria Hollwarth"]),
        ("Jonas S. Nordby", ["Jonas S. Nordby"]),
        ("George W. Bush、Ana Peña", ["George W. Bush", "Ana Peña"]),
        ("Bo O'Neill and Li Wei", ["Bo O'Neill", "Li Wei"]),
        ("Jürgen Groß & Zoë Čapek", ["Jürgen Groß", "Zoë Čapek"]),
        ("约瑟夫•斯蒂格森", ["约瑟夫•斯蒂格森"]),
        ("约瑟夫·斯蒂格森、J·K·罗伦", ["约瑟夫·斯蒂格森", "J·K·罗伦"]),
        ("王小明 Amy Li", ["王小明", "Amy Li"]),
    ],
)
def test_foreign_names_stay_whole(printed: str, names: list[str]) -> None:
    assert split_names(printed) == names


@pytest.mark.parametrize(
    "text", ["吴小隆陪同", "王小明出席", "简历", "簡歷", "曾认为", "成为", "因为", "王小明摄", "楼市", "于小明参加"]
)
def test_words_that_are_no_names(text: str) -> None:
    assert sure_names(text) == []
