"""A name that stands by itself over the office of who has it."""

from __future__ import annotations

import pytest

from tests.extract.article_pages import page_of


@pytest.mark.parametrize(
    ("names", "office", "byline"),
    [
        ("陳岸", "臨河台中文記者", ("陳岸",)),
        ("安东尼", "驻臨河特派员", ("安东尼",)),
        ("苏石、乔岭", "临河台中文记者", ("苏石", "乔岭")),
        ("馬丁·韋伯", "專欄作家", ("馬丁·韋伯",)),
    ],
)
@pytest.mark.parametrize("tag", ["li", "div"])
def test_a_name_over_an_office(names: str, office: str, byline: tuple[str, ...], tag: str) -> None:
    page = page_of(f"<div><{tag}>{names}</{tag}><{tag}>{office}</{tag}></div><time>2025年12月30日</time>")
    assert page.byline == byline


@pytest.mark.parametrize(
    "head",
    [
        "<div>社会</div><div>综合记者</div>",
        "<div>分享</div><div>本报记者</div>",
        "<div>陳岸</div><div>昨天在場的有三名記者</div>",
        "<strong id='article-byline'>Article Information</strong>",
    ],
)
def test_what_is_no_name_over_an_office(head: str) -> None:
    assert page_of(f"{head}<time>2025年12月30日</time>").byline == ()


def test_labels_that_are_hidden_from_sight() -> None:
    hidden = "<span class='visually-hidden'>{}, </span>".format
    head = (
        "<section><strong id='article-byline' class='visually-hidden'>Article Information</strong>"
        f"<ul><li>{hidden('Author')}<span>呂嘉河</span></li><li>{hidden('Role')}<span>臨河台中文記者</span></li></ul></section>"
    )
    assert page_of(f"{head}<time>2025年12月30日</time>").byline == ("呂嘉河",)


def test_an_office_over_a_name() -> None:
    head = "<div>臨河網記者</div><div><a href='/user/1'>王子豪</a></div><div>責任主編：</div><div>孫理平</div>"
    assert page_of(f"{head}<time>2025年12月30日</time>").byline == ("王子豪",)
    assert page_of("<div>臨河網記者</div><div>社會</div><time>2025年12月30日</time>").byline == ()


def test_a_reporter_in_the_last_line() -> None:
    assert page_of(last="</p><p>曹恩雅 记者").byline == ("曹恩雅",)


def boxes(name: str, office: str, authors: tuple[str, ...]) -> str:
    """Markup of authors, each with the office below the name."""
    return "".join(f"<div class=who>{name.format(author)}{office}</div>" for author in authors)


@pytest.mark.parametrize(
    ("name", "office"),
    [
        ("<div class='m-authorName'>{}</div>", "<div class=role>临河世界台<br>驻外人员</div>"),
        ("<span class=author-name>{}</span>", "<span class=author-title>首席研究员</span>"),
        ("<p class=author>{}</p>", "<p class=bio>东亚研究所研究员</p>"),
    ],
)
@pytest.mark.parametrize(
    "authors", [("王子豪", "呂嘉河"), ("Sato Minto", "Okamura Toshi"), ("原田一策", "马克·卡尼", "王子豪")]
)
def test_several_authors_each_in_a_box(name: str, office: str, authors: tuple[str, ...]) -> None:
    assert page_of(f"<time>2025年12月30日</time>{boxes(name, office, authors)}").byline == authors


def test_boxes_of_the_same_make_that_are_no_further_authors() -> None:
    name, office = "<div class=author>{}</div>", "<div class=bio>临河网记者</div>"
    date = "<time>2025年12月30日</time>"
    assert page_of(date + boxes(name, office, ("王子豪", "王子豪"))).byline == ("王子豪",)
    assert page_of(date + boxes(name, office, ("王子豪", "临河日报"))).byline == ("王子豪",)
    assert page_of(date + boxes(name, office, ("王子豪", "城北三条路开始夜间施工"))).byline == ("王子豪",)
