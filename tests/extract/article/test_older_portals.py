"""Ways, credits and buttons as portals and papers' sites of earlier years print them."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from tests.extract.article_pages import HEADLINE, MARKUP, page_of

DATE = "<div>2025-12-30 09:15 来源：城东日报</div>"


@pytest.mark.parametrize(
    ("way", "section"),
    [
        ("首页 >> 推荐 >> 正文", "推荐"),
        ("企业首页 > 资讯 > 点击财富专题 > 正文", "点击财富专题"),
        ("首页 > 评论 > 分享 > 正文", "分享"),
        ("首页>>政策动态>>其他 字号：大 中 小", "其他"),
    ],
)
def test_a_button_s_word_between_arrows_is_an_entry(way: str, section: str) -> None:
    assert page_of(DATE, crumb=f"<div>{way.replace('>', '&gt;')}</div>").section == section


@pytest.mark.parametrize("behind", ["澜汀热线电话：0533-6123456", "新闻热线：0533-6123456", "澜汀新闻排行"])
def test_what_stands_behind_the_last_link_of_a_way(behind: str) -> None:
    way = f"<div><a href='/'>澜汀时空</a> &gt; <a href='/gn/'>国内新闻</a> {behind}</div>"
    assert page_of(DATE, crumb=way).section == "国内新闻"


@pytest.mark.parametrize("entry", ["国内国际首页", "财经首页"])
def test_the_front_page_of_a_channel(entry: str) -> None:
    way = f"<div><a href='/'>澜汀新闻网</a> >> <a href='/gn/'>{entry}</a> >></div>"
    assert page_of(DATE, crumb=way).section == entry


@pytest.mark.parametrize("title", ["城东晚报", "新闻_城东晚报"])
def test_a_way_of_list_items_from_the_site_s_name(title: str) -> None:
    items = "".join(f"<li>{entry}</li>" for entry in ("<a href='/'>城东晚报</a>", "<a href='/t/'>青岚</a>", "正文"))
    assert page_of(DATE, crumb=f"<ul class='addr'>{items}</ul>", title=title).section == "青岚"


@pytest.mark.parametrize("cells", ["日 一 二 三 四 五 六", "日 月"])
def test_a_calendar_is_no_way(cells: str) -> None:
    row = "".join(f"<th>{cell}</th>" for cell in cells.split())
    assert page_of(DATE, crumb=f"<table class='path'><tr>{row}</tr></table>").section is None


@pytest.mark.parametrize("button", ["发表评论", "查看评论", "网友评论", "参与评论", "进入专题"])
def test_a_button_is_no_channel(button: str) -> None:
    assert (
        page_of(f"<div>2025-12-30 09:15更新 来源：城东日报</div><div><a href='/c/1'>{button}</a></div>").section is None
    )


@pytest.mark.parametrize("headline_end", ["？", "！", "”", ""])
def test_a_channel_behind_a_headline_s_mark_in_the_title(headline_end: str) -> None:
    text = MARKUP
    headline = f"{HEADLINE}{headline_end}"
    html = f"<title>{headline}-报社新闻-某某网</title><h1>{headline}</h1><p>报社新闻 频道</p>{DATE}<div>{text}</div>"
    assert parse(html.encode()).section == "报社新闻"


@pytest.mark.parametrize(
    ("head", "names"),
    [
        ("2025-12-30 09:15 [ 田雨 ] 来源：[ 城东日报 ]", ("田雨",)),
        ("2025-12-30 09:15 【田雨】 来源：城东日报", ("田雨",)),
        ("2025-12-30 09:15 [ 高考 ] 来源：[ 城东日报 ]", ()),
        ("时间 2025-12-30 17:58:00 来源 城东网 王小明", ("王小明",)),
        ("来源 城东网 王小明 2025-12-30", ("王小明",)),
    ],
)
def test_who_signs_beside_date_and_source(head: str, names: tuple[str, ...]) -> None:
    assert page_of(f"<div>{head}</div>").byline == names


@pytest.mark.parametrize("bracket", ["(文/小易)", " （文/小易）", "(记者王小明)", " （本报记者王小明）"])
def test_a_report_s_writer_behind_the_portal_and_the_day(bracket: str) -> None:
    names = ("小易",) if "小易" in bracket else ("王小明",)
    assert page_of("<div>2025-12-30</div>", first=f"城东娱乐12月30日报道{bracket}").byline == names


@pytest.mark.parametrize(
    ("beside", "below", "outlet"),
    [
        ("澜网", "[稿源：澜网-青岚晨报]", "澜网-青岚晨报"),
        ("澜汀在线", "来源：澜汀在线综合频道", "澜汀在线综合频道"),
        ("青岚晨报", "来源：澜网", "青岚晨报"),
    ],
)
def test_the_label_below_says_more_than_the_name_beside_the_date(beside: str, below: str, outlet: str) -> None:
    page = page_of(f"<div>http://www.example.cn 2025/12/30 17:23:10 {beside}</div>", tail=f"<p>{below}</p>")
    assert page.outlet == outlet


def test_no_outlet_is_named_by_what_was_done_or_by_a_clock() -> None:
    page = page_of("<div>2025-12-30 11:13更新 来源：转载文章</div>", tail="<p>来源：城东晚报</p>")
    assert page.outlet == "城东晚报"
    assert page_of("<p>【北京时间 2025年12月30日 15:33】</p>").outlet is None


def test_a_description_of_the_day_and_the_headline_is_no_summary() -> None:
    meta = f'<meta name="description" content="2025/12/30 15:33 {HEADLINE},城东外汇网站">'
    assert page_of("<div>2025-12-30 15:33</div>", meta=meta).summary is None


@pytest.mark.parametrize(
    "label", ["A05：深读", "2025年12月30日 星期二 A05：深读", "A05: 深读", "2025-12-30 A05：深读", "第A05版：深读"]
)
def test_the_page_of_a_paper_without_its_word(label: str) -> None:
    page = page_of(DATE, crumb=f"<div>{label}</div>")
    assert (page.section, page.page_number, page.page_name) == ("深读", "A05", "深读")


@pytest.mark.parametrize(
    "line", ["型号 A05：电机", "<a href='/5'>A05：深读</a> <a href='/6'>A06：体育</a>", "A05：2025", "E05：深读"]
)
def test_what_is_no_page_of_a_paper(line: str) -> None:
    page = page_of(DATE, crumb=f"<div>{line}</div>")
    assert (page.section, page.page_number) == (None, None)


@pytest.mark.parametrize("label", ["信息发布时间", "信息发布日期", "信息时间"])
def test_a_label_of_the_day_of_an_information(label: str) -> None:
    page = page_of(f"<div>【{label}：2025-12-30 阅读次数： 】【我要打印】【关闭】</div>")
    assert (page.outlet, page.published) == (None, "2025-12-30")


@pytest.mark.parametrize("dash", ["--", "---", "—", "："])
def test_a_description_behind_the_headline_and_dashes(dash: str) -> None:
    own = "城东三条老街的排水管改造已经完工，暴雨天不再漫水，二期工程明年春天动工。"
    meta = f'<meta name="description" content="{HEADLINE}{dash}{own}">'
    assert page_of("<div>2025-12-30</div>", meta=meta).summary == own


@pytest.mark.parametrize("name", ["source", "DOCSOURCE", "csource"])
def test_the_source_in_a_variable(name: str) -> None:
    script = f'<script>var {name} = "城东日报";</script>'
    assert page_of(f"{script}<div>2025-12-30 来源：<span id='s'></span></div>").outlet == "城东日报"


def test_a_channel_of_money_beside_the_date() -> None:
    page = page_of("<div><a class='cat' href='/m'>金融市场</a> <span class='source'>棱镜</span> 2025-12-30 07:48</div>")
    assert page.section == "金融市场"


@pytest.mark.parametrize(
    "meta",
    [
        '<meta name="pubdate" content="2025-12-30 09:15">',
        '<meta property="article:published_time" content="2025-12-30T09:15:00+08:00">',
        '<meta name="PubDate" content="2025-12-30">',
    ],
)
def test_the_days_of_a_list_right_below_the_headline(meta: str) -> None:
    titles = ("城东老街商户节后开张迎客", "北门小区将更换新水表", "图书馆夜间开放首周接待四千人")
    rows = "".join(f"<li><a href='/{n}'>{title}</a><span>2025-11-0{n}</span></li>" for n, title in enumerate(titles, 1))
    page = page_of(f"<div class='rel'><h3>相关阅读</h3><ul>{rows}</ul></div>", meta=meta)
    assert page.published is not None
    assert page.published.startswith("2025-12-30")


@pytest.mark.parametrize("place", ["first", "last"])
@pytest.mark.parametrize("image", ["<p><img src='a.jpg'></p>", "<div><img src='a.jpg'></div>"])
def test_the_name_under_a_portrait_signs_nothing(place: str, image: str) -> None:
    portrait = f"{image}<p>王小明</p>"
    printed = "王小明在临河巷住了三十年。"
    first = f"</p>{portrait}<p>{printed}" if place == "first" else printed
    page = page_of("<div>2025-12-30</div>", first=first, last=f"</p>{portrait}<p>" if place == "last" else "")
    assert page.byline == ()


def test_a_name_alone_under_the_headline_signs() -> None:
    assert page_of("<p>王小明</p><div>2025-12-30</div>").byline == ("王小明",)
    assert page_of("<div><img src='a.jpg'>王小明</div><div>2025-12-30</div>").byline == ("王小明",)


@pytest.mark.parametrize(
    ("addresses", "section"),
    [
        (("/", "/news", "/news/china"), "中国"),
        (("/", "/news/", "/news/china/", "/news/china/law/"), "法治"),
        (("https://qinglan.example/", "https://qinglan.example/news", "https://qinglan.example/news/china"), "中国"),
        (("/", "/news", "/finance"), None),  # a menu
        (("/", "/news"), None),
    ],
)
def test_a_list_whose_addresses_lead_down_from_home_is_a_breadcrumb(
    addresses: tuple[str, ...], section: str | None
) -> None:
    names = ("首页", "新闻", "中国", "法治")
    entries = "".join(f"<li><a href='{href}'>{name}</a></li>" for name, href in zip(names, addresses, strict=False))
    assert page_of(DATE, crumb=f"<ol>{entries}</ol>", title="城东网").section == section
