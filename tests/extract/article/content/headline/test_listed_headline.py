"""The headline that a layout page lists, where the article's page has none that is sure."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from scraper.models import Hints, Page

TEXT = "<p>记者今天从区里了解到，老街的排水管全部换成了新的，住户出门不必再绕道。</p><p>下月起开始改造南段。</p>"
LONG = "老街排水改造完工"


def read(headline: str, marks: str, title: str = "澜汀商报") -> Page:
    html = f"<html><head><meta charset=utf-8><title>{title}</title></head><body>{marks}<div>{TEXT}</div></body></html>"
    return parse(html.encode(), "http://paper.example.cn/1.htm", Hints(listed_by="layout page", headline=headline))


@pytest.mark.parametrize(
    ("listed", "marks", "title", "headline"),
    [
        (LONG, f"<table><tr><td>{LONG}</td></tr></table><p>2026-11-28</p>", "澜汀商报", LONG),
        ("简讯", "<div><b>简讯</b><i>王小明</i></div>", "澜汀商报", "简讯"),
        (LONG, f"<div><b>{LONG}</b><i>王小明</i></div>", "澜汀商报", LONG),
        (LONG, "", "澜汀商报数字报", LONG),
        ("图片新闻", f"<div>图片新闻</div><h1>{LONG}</h1>", f"{LONG}-澜汀商报", LONG),
        ("排水改造", f"<h1>{LONG}</h1>", f"{LONG}-澜汀商报", LONG),
        ("老街排水…", f"<h1>{LONG}</h1>", LONG, LONG),
    ],
)
def test_the_listed_headline_counts_where_the_own_one_is_doubtful(
    listed: str, marks: str, title: str, headline: str
) -> None:
    assert read(listed, marks, title).headline == headline


def test_the_masthead_is_no_headline() -> None:
    assert read("图片新闻", "<h2>澜汀商报</h2><div><b>图片新闻</b></div>").headline == "图片新闻"


def test_a_picture_without_words_is_an_article_of_the_paper() -> None:
    html = "<title>澜汀商报</title><table><tr><td>{}</td></tr></table><img src=a.jpg width=600 height=400>"
    hints = Hints(listed_by="layout page", headline=LONG)
    page = parse(html.format(LONG).encode(), "http://paper.example.cn/1.htm", hints)
    assert (page.kind, page.headline, len(page.images)) == ("article", LONG, 1)
    other = parse(html.format("版权所有").encode(), "http://paper.example.cn/1.htm", hints)
    assert other.kind != "article"


def test_the_name_of_the_paper_with_its_day_and_page_is_no_headline() -> None:
    page = read("听雨", "<h1>听雨</h1><p>王小明</p><p>《澜汀商报》（2026年11月28日　A05）</p>")
    assert (page.headline, page.byline) == ("听雨", ("王小明",))


BROKEN = f"{LONG[:4]}<br>{LONG[4:]}"


@pytest.mark.parametrize(
    ("listed", "marks", "title"),
    [
        (LONG, f"<div class=zt>{BROKEN}</div><div>□澜汀商报记者 王小明</div>", "澜汀商报"),
        (LONG, f"<p align=center><font size=5>{BROKEN}</font></p><p align=center>王小明</p>", "澜汀商报"),
        ("", f"<p class=yt>城事</p><p class=bt>{BROKEN}</p><p class=zz>王小明</p>", "澜汀商报"),
    ],
    ids=["listed, before who signs", "listed, in a paragraph", "named"],
)
def test_a_headline_broken_in_an_element_that_is_no_heading(listed: str, marks: str, title: str) -> None:
    page = read(listed, marks, title)
    assert page.headline.replace(" ", "") == LONG
    assert page.body.startswith("记者今天从区里")
