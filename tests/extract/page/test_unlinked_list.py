"""Lists whose headlines only a script can follow, or whose addresses a saved copy lost."""

from __future__ import annotations

import pytest

from scraper.extract import explain, parse

TEXTS = (
    "老街排水改造完工",
    "临河台举办第九届读书节开幕式",
    "关于公布秋季学期补考安排的通知",
    "云汀港集装箱吞吐量再创新高",
    "城东区新建两座社区图书馆",
    "水利学院师生赴上游考察河道",
    "全市中小学推迟两天开学的公告",
    "北门外五个小区的加装电梯方案公示",
)
FOOT = "<div class=foot>主办：临河台教育局 电话：0000-1234567 欢迎家长来访、来信、来电咨询，也欢迎网上留言。</div>"
MENU = "<div><a href='javascript:;'>首页</a> <a href='javascript:;'>学校概况</a> <a href='/xw/'>新闻中心</a></div>"


def rows(row: str) -> str:
    return "".join([row.format(text=text, day=f"2025-03-{n + 1:02}") for n, text in enumerate(TEXTS)])


TEASER = "记者昨天从会上获悉，{text}，市民可以留言。"


@pytest.mark.parametrize(
    "row",
    [
        "<li><a href='javascript:;'>{text}</a><span>{day}</span></li>",
        "<li><a href='javascript:void(0)' class=title>{text}</a><em>[{day}]</em></li>",
        "<tr><td><a href='#' data-row>{text}</a></td><td>{day}</td></tr>",
        f"<div class=item><h3><a href='JavaScript:void 0'>{{text}}</a></h3><p>{TEASER}</p></div>",
        "<li><a href='javascript:;' title='{text}'>{text}</a></li>",
        "<dd><span>{day}</span> <a href='javascript:open_it(this)'>{text}</a></dd>",
    ],
)
def test_headlines_without_addresses_are_a_list_without_entries(row: str) -> None:
    entries = f"<table>{rows(row)}</table>" if row.startswith("<tr>") else f"<div>{rows(row)}</div>"
    content = f"<title>校园新闻-临河台一中</title>{MENU}<h2>校园新闻</h2>{entries}{FOOT}".encode()
    page, evidence = explain(content, "https://www.a.example.cn/xw/")
    assert (page.kind, page.items, page.body) == ("list", (), "")
    assert "its headlines are links without an address" in {each.doubt for each in evidence}


TEXT = (
    "<p>市水利局昨天公布，水库除险加固工程下月开工，工期十四个月，坝顶将加宽两米，溢洪道也要改建。</p>"
    "<p>工程负责人王小明介绍，施工期间水库照常供水，下游三个镇的灌溉不受影响。</p>"
)


@pytest.mark.parametrize(
    "text",
    [
        f"<div>2025-03-04 09:15</div>{TEXT}",
        "<div>2025-03-04 来源：城东日报</div><p>水库除险加固工程下月开工，工期十四个月，施工期间照常供水。</p>",
    ],
)
def test_an_article_beside_such_headlines_stays_one(text: str) -> None:
    related = rows('<li><a href="javascript:;">{text}</a></li>')
    content = f"<title>水库除险加固工程下月开工</title><h1>水库除险加固工程下月开工</h1>{text}<ul>{related}</ul>"
    assert parse(content.encode()).kind == "article"


@pytest.mark.parametrize(
    ("address", "texts"),
    [
        ("#part-{n}", TEXTS),
        ("javascript:;", "分享 收藏 打印 关闭窗口 返回顶部 字号调整".split()),
        ("javascript:;", [f"加载更多读者评论 ({n} 条)" for n in range(9)]),
        ("javascript:;", TEXTS[:2]),
        ("javascript:;", "笔记本电脑系列 台式机系列 平板电脑系列 手机配件系列 显示器系列 打印机系列".split()),
    ],
)
def test_places_buttons_and_menus_are_no_list(address: str, texts: list[str]) -> None:
    links = "".join([f"<li><a href='{address.format(n=n)}'>{text}</a></li>" for n, text in enumerate(texts)])
    assert parse(f"<title>临河台一中</title><ul>{links}</ul>{FOOT}".encode()).kind != "list"


@pytest.mark.parametrize(
    "row",
    [
        "<li><a href='javascript:;'>{text}</a><span>{day}</span></li>",
        "<div class=item><h3><a href='#'>{text}</a></h3><p>{day}</p></div>",
        "<dl><dt><a href='javascript:void(0)'>{text}</a></dt><dd>发布时间：{day}</dd></dl>",
    ],
)
def test_three_headlines_with_days_are_such_a_list_too(row: str) -> None:
    entries = "".join([row.format(text=text, day=f"2025-03-{n + 1:02}") for n, text in enumerate(TEXTS[:3])])
    foot = f"{FOOT}<p><a href='javascript:;'>临河台教育局技术支持</a></p>"
    content = f"<title>校园新闻-临河台一中</title>{MENU}<div>{entries}</div>{foot}".encode()
    page = parse(content, "https://www.a.example.cn/")
    assert (page.kind, page.items) == ("list", ())


CARD = "<div class=card><h3><a href='{}'>{}</a></h3><p>陶 高{}厘米 口径9厘米</p><i>来源：</i><i>2025-03-0{}</i></div>"


@pytest.mark.parametrize("every", [2, 3, 4])
def test_the_entries_that_have_addresses_stay_where_most_have_none(every: int) -> None:
    addresses = ["javascript:;" if n % every else f"/{n}57.html" for n in range(8)]
    cards = "".join([CARD.format(href, TEXTS[n], n + 3, n + 1) for n, href in enumerate(addresses)])
    beside = "".join([f"<li><h4>{text[::-1]}</h4><p>{TEASER.format(text=text[::-1])}</p></li>" for text in TEXTS[:4]])
    page = parse(f"<title>馆藏 - 临河台文化网</title>{MENU}{cards}<div class=newsr>{beside}</div>{FOOT}".encode())
    assert page.kind == "list"
    assert [item.headline for item in page.items] == [TEXTS[n] for n in range(8) if n % every == 0]
    assert "items" in page.unsure


@pytest.mark.parametrize(
    "row",
    [
        "<li><a href='{}'>{}</a><span>{}</span></li>",
        "<li><i>{2}</i><a href='{0}'>{1}</a></li>",
        "<dl><dt><a href='{}'>{}</a></dt><dd>发布时间：{}</dd></dl>",
        "<div class=item><h3><a href='{}'>{}</a></h3><p>{}</p></div>",
    ],
)
@pytest.mark.parametrize("place", [0, 4, 7])
def test_the_one_entry_that_has_an_address_has_the_day_of_its_own(row: str, place: int) -> None:
    addresses = ["/2025/7310.html" if n == place else "javascript:;" for n in range(8)]
    entries = "".join([row.format(addresses[n], TEXTS[n], f"2025-03-{n + 1:02}") for n in range(8)])
    page = parse(
        f"<title>校园新闻-临河台一中</title>{MENU}<div>{entries}</div>{FOOT}".encode(), "https://a.example.cn/xw/"
    )
    assert [(item.headline, item.published) for item in page.items] == [(TEXTS[place], f"2025-03-{place + 1:02}")]
