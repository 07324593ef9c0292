"""Names of persons, apart from names of papers and offices."""

from __future__ import annotations

import pytest

from scraper.extract.article.credits.names.person_names import is_organisation, is_person, without_number


@pytest.mark.parametrize(
    "name",
    [
        "王小明",
        "李四",
        "李新华",
        "王新華",
        "欧阳小雪",
        "陳大文",
        "阿卜杜·热合曼",
        "諸葛小亮",
        "让·皮埃尔·杜朗",
        "让‧雅克‧莫罗",
    ],
)
def test_names_with_a_known_surname_are_surely_persons(name: str) -> None:
    assert is_person(name)


@pytest.mark.parametrize(
    "name",
    [
        "新华社",
        "高清",
        "安徽",
        "佚名",
        "本报记者",
        "管理员",
        "金融界",
        "王小明说",
        "生活中心",
        "周五",
        "周一至",
        "合作",
        "陈老师",
        "简答题",
        "新华",
        "毕业于",
        "韶关市",
        "金门縣",
        "老师",
        "沙发",
        "曾任教",
        "宣传部",
        "高鐵站",
        "劳动者",
    ],
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
