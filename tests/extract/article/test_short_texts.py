"""Texts of a paragraph or two, on pages that say more of themselves or of other articles than of these."""

from __future__ import annotations

import pytest

from scraper.extract import parse

HEADLINE = "柳川东站明日起增开两趟早班车"
TEXT = (
    "柳川东站明日起增开两趟早班车，首班车时间提前到五点四十分，乘客可在窗口和网上购票，车站同时增开三个检票口方便进站。"
)
CREDITS = "<div>2026-02-03 08:15 来源：临河日报</div>"
OTHERS = (
    "河西菜场推出夜间便民摊位，首日客流翻了一番，摊主们说生意比往年同期好了不少，市场方面将把试点延长到夏末。",
    "县医院新增三间康复治疗室，患者不必再到市里排队，医院计划年内再引进两名治疗师，预约电话已经开通。",
    "旧粮仓改成的社区共享书房昨日开门，首批上架八千册图书，读者凭身份证即可借阅，每人每次可以借走五册。",
)
MENU = "".join(f"<li><a href='/c{number}/'>栏目{number}</a></li>" for number in range(30))


def body(below: str, *, head: str = CREDITS, text: str = f"<div class='t1'><p>{TEXT}</p></div>") -> str:
    title = f"<title>{HEADLINE}_临河网</title>"
    return parse(f"<html><head>{title}</head><body><h1>{HEADLINE}</h1>{head}{text}{below}</body></html>".encode()).body


def cards(*, whole: bool) -> str:
    """Teasers of other articles, each with its headline; one link around the both of them with ``whole``."""
    rows = [
        f"<a href='/a{number}'><h4>另一篇文章的标题第{number}号</h4><p>{text}{text}</p></a>"
        if whole
        else f"<h4><a href='/a{number}'>另一篇文章的标题第{number}号</a></h4><p>{text}{text}</p>"
        for number, text in enumerate(OTHERS * 2)
    ]
    return "".join(f"<li>{row}</li>" for row in rows)


@pytest.mark.parametrize(
    "below",
    [
        f"<div>你可能还想看</div><ul>{cards(whole=False)}</ul>",
        f"<div>大家都在看</div><ul>{cards(whole=True)}</ul>",
        f"<ul>{MENU}</ul><div class='q2'>{''.join(f'<p>{text}</p>' for text in OTHERS)}</div>",
        f"<ul>{MENU}</ul><div class='q3'><p>{OTHERS[0]}{OTHERS[1]}</p></div>",
    ],
)
def test_what_the_page_says_below_a_short_text(below: str) -> None:
    assert body(below) == TEXT


@pytest.mark.parametrize(
    "head",
    [
        f"{CREDITS}<p><a href='/zt'>专题：柳川交通建设年</a></p>",
        f"<p><a href='/pinglun'>网友评论已有十二条</a></p>{CREDITS}",
    ],
)
def test_a_text_between_two_links(head: str) -> None:
    below = f"<p><a href='/b1'>柳川中学操场下月改建完工</a></p><div class='q2'><p>{OTHERS[0]}</p></div>"
    assert body(below, head=head) == TEXT


@pytest.mark.parametrize(
    "opening",
    [
        f"<div class='summary'>{TEXT}</div>",
        f"<div>导读：{TEXT}</div>",
        "<div><img src='/1.jpg'><p>图为柳川东站的候车厅，旅客正在检票口前排队等候进站，摄于昨天清晨六点。</p></div>",
    ],
)
def test_what_stands_over_a_text_is_not_the_text(opening: str) -> None:
    text = "\n".join((*OTHERS, *OTHERS))
    markup = "".join(f"<p>{paragraph}</p>" for paragraph in (*OTHERS, *OTHERS))
    assert body("", text=f"{opening}<ul>{MENU}</ul><div class='t1'>{markup}</div>") == text


@pytest.mark.parametrize("name", ["q-h3", "sub-title", "xiaobiaoti", "heading"])
def test_subheadings_in_an_element_named_so_below_pictures(name: str) -> None:
    parts = "".join(
        f"<img src='/{number}.jpg'><p><span class='{name}'>第{number}段的小标题</span></p><p>{text}</p>"
        for number, text in enumerate(OTHERS)
    )
    read = body("", text=f"<div class='t1'>{parts}</div>")
    assert [line for line in read.split("\n") if "小标题" in line] == [f"第{number}段的小标题" for number in range(3)]


@pytest.mark.parametrize("label", ["内容提要", "摘　要", "【導讀】", "核心提示："])
def test_a_deck_in_a_box_below_its_label(label: str) -> None:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in OTHERS)
    markup = f"<div class='q4'><h4>{label}</h4><p>{TEXT}</p></div>{text}"
    title = f"<title>{HEADLINE}_临河网</title>"
    page = parse(f"{title}<h1>{HEADLINE}</h1>{CREDITS}<div class='t1'>{markup}</div>".encode())
    assert (page.summary, page.body) == (TEXT, "\n".join(OTHERS))


@pytest.mark.parametrize("prompt", ["广告（请继续阅读本文）", "請繼續往下閱讀...", "廣告 (請繼續閱讀本文)"])
def test_a_prompt_by_an_advertisement_between_paragraphs(prompt: str) -> None:
    text = f"<div>{prompt}</div>".join(f"<p>{paragraph}</p>" for paragraph in OTHERS)
    assert body("", text=f"<div class='t1'>{text}</div>") == "\n".join(OTHERS)


def test_sections_of_a_layout_tool_are_no_editors() -> None:
    parts = "".join(
        f"<section class='_135editor'><strong><p>第{number}段的小标题</p></strong></section><p>{text}</p>"
        for number, text in enumerate(OTHERS)
    )
    read = body("", text=f"<div class='t1'>{parts}</div>")
    assert read.split("\n")[::2] == [f"第{number}段的小标题" for number in range(3)]


def test_a_page_with_tickers_in_letters() -> None:
    tickers = "".join(
        f"<li><a href='/q{number}'>HSI Futures Composite Index Quotes {number}</a></li>" for number in range(60)
    )
    page = f"<ul>{tickers}</ul><div>你可能還想看</div><ul>{cards(whole=True)}</ul>"
    title = f"<title>{HEADLINE}</title>"
    read = parse(f"{title}<ul>{tickers}</ul><h1>{HEADLINE}</h1>{CREDITS}<div><p>{TEXT}</p></div>{page}".encode())
    assert read.body == TEXT


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("责任编辑 linyue", ("linyue",)),
        ("[责任编辑 莉莉]", ("莉莉",)),
        ("（责编 北山之石）", ("北山之石",)),
        ("责任编辑 热线", ()),
    ],
)
def test_who_answers_for_the_page_under_any_name(line: str, names: tuple[str, ...]) -> None:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in (TEXT, *OTHERS))
    markup = f"<title>{HEADLINE}_临河网</title><h1>{HEADLINE}</h1>{CREDITS}<div>{text}<p>{line}</p></div>"
    assert parse(markup.encode()).editors == names


@pytest.mark.parametrize("day", ["（2026年1月29日柳川县第十届人民代表大会常务委员会第八次会议通过）", ""])
def test_a_headline_in_three_lines(day: str) -> None:
    whole = "柳川县人民代表大会常务委员会关于批准增开早班车以及调整车站检票口数量的决议"
    lines = "柳川县人民代表大会常务委员会<br>关于批准增开早班车以及<br>调整车站检票口数量的决议"
    page = parse(
        f"<html><head><title>{whole}_政府公报_柳川县政府网</title></head><body><div class='c'>"
        f"<p align=center><b>{lines}</b><br>{day}</p><p>{OTHERS[0]}</p><p>{OTHERS[1]}</p></div></body></html>".encode()
    )
    assert (page.headline, page.outlet) == (whole, None)


def test_a_button_that_touches_the_last_entry_of_a_breadcrumb() -> None:
    way = (
        "<div><a href='/'>首页</a> &gt;&gt; <a href='/news/'>要闻</a><a href='javascript:void(0)'>转播到微博</a></div>"
    )
    page = parse(
        f"<html><head><title>{HEADLINE}_临河网</title></head><body>{way}<h1>{HEADLINE}</h1>{CREDITS}"
        f"<div><p>{TEXT}</p><p>{OTHERS[0]}</p></div></body></html>".encode()
    )
    assert page.section == "要闻"
