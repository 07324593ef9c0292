"""Names of persons, apart from names of papers and offices."""

from __future__ import annotations

import pytest

from scraper.extract.article.credits.person_names import (
    is_organisation,
    is_person,
    split_names,
    sure_names,
    without_number,
)


@pytest.mark.parametrize(
    "name", ["王小明", "李四", "欧阳小雪", "陳大文", "阿卜杜·热合曼", "諸葛小亮", "让·皮埃尔·杜朗", "让‧雅克‧莫罗"]
)
def test_names_with_a_known_surname_are_surely_persons(name: str) -> None:
    assert is_person(name)


@pytest.mark.parametrize(
    "name", ["新华社", "高清", "安徽", "佚名", "本报记者", "管理员", "金融界", "王小明说", "生活中心"]
)
def test_other_words_are_not(name: str) -> None:
    assert not is_person(name)


@pytest.mark.parametrize(
    "name", ["城东日报", "中央社", "大公報", "城东区水务局", "每日经济新闻", "城东在线", "NOWnews"]
)
def test_papers_and_offices_are_told_by_their_ending(name: str) -> None:
    assert is_organisation(name)


def test_a_person_whose_name_ends_like_an_office_is_none() -> None:
    assert not is_organisation("王小院")


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
    ],
)
def test_a_printed_run_is_split_into_names(printed: str, names: list[str]) -> None:
    assert split_names(printed) == names


def test_sure_names_are_all_or_none() -> None:
    assert sure_names("王小明 李四") == ["王小明", "李四"]
    assert sure_names("王小明 新闻联播") == []


@pytest.mark.parametrize(
    ("printed", "name"),
    [
        ("杨倩_NF4425", "杨倩"),
        ("王小明 PK155", "王小明"),
        ("王小明（EN042）", "王小明"),
        ("HN666", "HN666"),
        ("desk", "desk"),
        ("Amy Li", "Amy Li"),
    ],
)
def test_staff_numbers_are_cut_and_bare_codes_stay(printed: str, name: str) -> None:
    assert without_number(printed) == name


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
    ("printed", "names"),
    [
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
def test_rarer_names(printed: str, names: list[str]) -> None:
    assert split_names(printed) == names


@pytest.mark.parametrize(
    "text", ["吴小隆陪同", "王小明出席", "简历", "簡歷", "曾认为", "成为", "因为", "王小明摄", "楼市", "于小明参加"]
)
def test_words_that_are_no_names(text: str) -> None:
    assert sure_names(text) == []
