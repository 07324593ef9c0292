"""Articles of printed papers that read like nothing else: poems, notices of a line, headlines of a few characters."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from scraper.models import Hints, Page

POEM = ("风停在屋檐下面", "灯一盏一盏亮着", "母亲把炉火拨旺", "雪还没有落下来", "我听见远处的车")
PRINTED = Hints(listed_by="layout page")
DIRECTORY = "<a href=node_1.htm>第01版：要闻</a> <a href=node_2.htm>第02版：副刊</a>"


def page_of(head: str, lines: tuple[str, ...], hints: Hints = PRINTED) -> Page:
    text = "".join(f"<p>{line}</p>" for line in lines)
    html = f"""<title>澜汀日报</title>{DIRECTORY}<div class=paperdate>2026年11月28日 星期六</div>{head}
    <div id=ozoom>{text}</div><div><a href=content_1.htm>上一篇</a> <a href=content_3.htm>下一篇</a></div>
    <p>澜汀日报社 版权所有</p>"""
    return parse(html.encode(), "http://paper.example.cn/html/2026-11/28/content_2.htm", hints)


HEADS = (
    "<h3>岁末</h3><h1>冬夜</h1><h2>——写给母亲</h2><h4>王小明</h4>",
    "<table><tr><td class=font02>岁末</td></tr><tr><td class=font01>冬夜</td></tr>"
    "<tr><td class=font02>——写给母亲</td></tr><tr><td class=font6>□王小明</td></tr></table>",
    "<div id=suptitle>岁末</div><div id=title>冬夜</div><div id=subtitle>——写给母亲</div><p>作者：王小明</p>",
)


@pytest.mark.parametrize("head", HEADS)
def test_a_poem(head: str) -> None:
    page = page_of(head, POEM)
    assert (page.kind, page.headline, page.byline) == ("article", "冬夜", ("王小明",))
    assert page.body == "\n".join(POEM)


@pytest.mark.parametrize("head", HEADS)
def test_a_notice_of_one_line(head: str) -> None:
    page = page_of(head, ("因检修，三号楼今天停水。",))
    assert (page.kind, page.headline, page.body) == ("article", "冬夜", "因检修，三号楼今天停水。")


def test_the_second_headline_is_no_paragraph() -> None:
    long = tuple(
        f"老街第{n}段排水管已经换新，今年汛期下了四场大雨，门前的路面始终是干的，孩子们放学可以直接走回家。"
        for n in "一二三"
    )
    page = page_of("<h1>老街排水改造完工</h1><p>——城东三条老街见闻</p>", long)
    assert (page.headline, page.body) == ("老街排水改造完工", "\n".join(long))


def test_only_a_layout_page_makes_such_articles() -> None:
    assert page_of(HEADS[0], POEM, Hints()).body == ""


TEXT = "东平市老旧小区的水管换新，工人在夜里施工，天亮前把路面恢复原样，居民出门没有踩到一点泥水。"


@pytest.mark.parametrize(
    ("signed", "byline"),
    [("文 李思齐", ("李思齐",)), ("王凯", ("王凯",)), ("王小明 著", ("王小明",)), ("本报评论员", ())],
    ids=["behind 文", "two characters", "a serial", "nobody"],
)
def test_who_signs_alone_over_the_text_is_no_paragraph(signed: str, byline: tuple[str, ...]) -> None:
    page = page_of("<h1>柳树下</h1>", (signed, TEXT, TEXT[::-1]))
    assert (page.headline, page.byline, page.body) == ("柳树下", byline, f"{TEXT}\n{TEXT[::-1]}")


def test_the_name_of_the_printed_page_signs_nothing() -> None:
    hints = Hints(listed_by="layout page", place=("5", "朝花·文艺"))
    head = "<h1>柳树下</h1>"
    assert page_of(head, (TEXT, TEXT[::-1] + "。", "（朝花·文艺）"), hints).byline == ()


def test_names_over_several_paragraphs_are_subheadings() -> None:
    lines = ("王小明", TEXT, "李思齐", TEXT[::-1])
    assert page_of("<h1>两位工匠</h1>", lines).body == "\n".join(lines)


@pytest.mark.parametrize("name", ["王凯", "□ 王小明"])
def test_who_signs_beside_date_and_page(name: str) -> None:
    head = f"<h2>柳树下</h2><div><span>2026-11-28</span><span>02版 副刊</span><span>{name}</span></div>"
    assert page_of(head, (TEXT, TEXT[::-1])).byline == (name.strip("□ "),)


def test_a_box_named_like_a_deck_may_be_the_text() -> None:
    text = f"<div class=desc><p>{TEXT}</p><p>{TEXT[::-1]}</p></div>"
    html = f"<title>柳树下</title><div class=box-desc><h1>柳树下</h1>{text}</div>"
    page = parse(html.encode(), "http://paper.example.cn/html/2026-11/28/content_2.htm", PRINTED)
    assert page.body == f"{TEXT}\n{TEXT[::-1]}"


@pytest.mark.parametrize("line", ["《澜汀科学报》 (2026-11-28 第1版 要闻)", "《澜汀日报》（2026年11月28日 第 01 版）"])
def test_where_it_was_printed_is_no_paragraph(line: str) -> None:
    page = page_of("<h1>柳树下</h1>", (TEXT, TEXT[::-1], line))
    assert (page.body, page.page_number) == (f"{TEXT}\n{TEXT[::-1]}", "1")


@pytest.mark.parametrize(
    "line",
    [
        "柳溪灯会开幕，工匠在调试花灯。 本报记者 王小明 摄",
        "图为柳溪灯会上的工匠。（王小明 摄影报道）",
        "圖：柳溪燈會上的工匠。\\城東報記者王小明攝",
    ],
)
@pytest.mark.parametrize("signed", ["", "<p align=center>王小明</p>"])
def test_a_caption_is_all_the_text_of_a_picture(line: str, signed: str) -> None:
    page = page_of(f"<h1>柳溪灯会</h1>{signed}", (line,))
    assert (page.kind, page.body) == ("article", line)


@pytest.mark.parametrize("signed", ["王小明", "王小明 李思齐", "■王小明　李思齐"])
def test_who_signs_in_the_middle_over_short_lines_is_no_line_of_the_poem(signed: str) -> None:
    lines = "".join(f"<p>{line}</p>" for line in POEM)
    html = f"<title>澜汀日报</title>{DIRECTORY}<h1>冬夜</h1><div id=ozoom><p align=center>{signed}</p>{lines}</div>"
    page = parse(html.encode(), "http://paper.example.cn/html/2026-11/28/content_2.htm", PRINTED)
    assert page.body == "\n".join(POEM)


def test_the_second_headline_and_who_signs_below_it() -> None:
    page = page_of("<h1>柳树下</h1>", ("——柳溪见闻", "王小明 李思齐", TEXT, TEXT[::-1]))
    assert page.body == f"{TEXT}\n{TEXT[::-1]}"


def test_the_last_line_of_a_poem_is_no_heading_of_the_links_below() -> None:
    lines = "".join(f"<p>{line}</p>" for line in POEM)
    html = f"<title>冬夜</title><h1>冬夜</h1><div>{lines}</div><p align=right><a href=node_2.htm>返回本版</a></p>"
    page = parse(html.encode(), "http://paper.example.cn/html/2026-11/28/content_2.htm", PRINTED)
    assert page.body == "\n".join(POEM)


def test_the_time_of_the_page_below_the_text_is_no_paragraph() -> None:
    assert page_of("<h1>柳树下</h1>", (TEXT, TEXT[::-1], "2026-11-28")).body == f"{TEXT}\n{TEXT[::-1]}"
    dated = page_of("<h1>柳树下</h1>", (TEXT, TEXT[::-1], "2026年11月28日"))
    assert dated.body.endswith("2026年11月28日")


@pytest.mark.parametrize("signed", ["王小明", "王小明 李思齐"])
def test_who_signs_over_a_poem_as_its_lines_are_set(signed: str) -> None:
    assert page_of("<h2>冬夜</h2>", (signed, *POEM)).body == "\n".join(POEM)


@pytest.mark.parametrize("line", ["9月6日", "9月6日 王小明", "9月6日　王小明 李思齐"])
@pytest.mark.parametrize("second", ["", "<p>——柳溪见闻</p>"])
def test_the_day_of_the_month_and_who_signs_are_no_paragraph(line: str, second: str) -> None:
    text = f"<p>{TEXT}</p><p>{TEXT[::-1]}</p>"
    html = f"<title>柳树下</title><main><header><h1>柳树下</h1>{second}<p>{line}</p></header>{text}</main>"
    page = parse(html.encode(), "http://paper.example.cn/html/2026-11/28/content_2.htm", PRINTED)
    assert page.body == f"{TEXT}\n{TEXT[::-1]}"
    assert page_of("<h1>柳树下</h1>", (f"{line}，{TEXT}", TEXT[::-1])).body.startswith("9月6日")


@pytest.mark.parametrize(
    "label", ["第A01版：要闻　2026年11月28日 星期六", "第01版：要闻 2026年11月28日", "第01版：要闻"]
)
@pytest.mark.parametrize("signed", ["", "<p>王小明</p>"])
def test_the_label_below_the_text_is_no_paragraph(label: str, signed: str) -> None:
    for text in (
        "图为老渡口新栈桥前，市民正在排队等船。",
        "因检修，三号楼今天上午九点至下午五点停水，请各位住户提前储水，并互相转告邻居。",
    ):
        html = f"""<title>老渡口换上新栈桥-澜汀日报</title><div class=top><a href=../../node_A01.html>返回版面</a></div>
        <div class=con><div class=tit><h1>老渡口换上新栈桥</h1></div><div class=text>{signed}<p>{text}</p></div>
        <div class=tools>{label}</div><a href=content_1.htm>上一篇</a><a href=content_3.htm>下一篇</a></div>"""
        page = parse(html.encode(), "http://paper.example.cn/html/2026-11/28/content_2.htm", PRINTED)
        assert (page.body, page.page_name, page.published) == (text, "要闻", "2026-11-28")
