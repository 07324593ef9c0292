"""Pages of offices, universities and associations: their tables, letters and titles."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from tests.extract.article_pages import HEADLINE, MARKUP, page_of


@pytest.mark.parametrize("address", ["林小河代表：", "顾念卿委员:", "王小明先生：", "周谨言：", "李四光委员："])
def test_the_address_of_a_letter_signs_nothing(address: str) -> None:
    assert page_of("<div>2025-12-30 来源：水务局</div>", first=f"{address}</p><p>").byline == ()


@pytest.mark.parametrize(
    ("heads", "values"),
    [
        (("索取号", "发布时间", "发布机构", "文件编号", "备注"), ("07-64-1", "2025-12-30")),
        (("信息索取号", "发文机关", "发文字号"), ("07-64-1", "青水〔2025〕5号")),
        (("信息名称", "发布单位", "公开形式"), (HEADLINE, "2025-12-30")),
    ],
)
def test_a_label_is_no_value_of_the_label_before_it(heads: tuple[str, ...], values: tuple[str, ...]) -> None:
    rows = "".join(f"<tr>{''.join(f'<td>{cell}</td>' for cell in row)}</tr>" for row in (heads, values))
    page = page_of(f"<table>{rows}</table>")
    assert page.outlet not in heads
    assert page.byline == ()


@pytest.mark.parametrize("label", ["发布机构", "发布单位", "发文机关"])
def test_the_source_of_the_text_comes_before_who_issued_it(label: str) -> None:
    table = f"<table><tr><td>{label}:</td><td>青岚省教育厅</td></tr></table>"
    assert page_of(f"{table}<div>2025-12-30 来源：城东日报</div>").outlet == "城东日报"
    assert page_of(f"{table}<div>2025-12-30</div>").outlet == "青岚省教育厅"


@pytest.mark.parametrize("source", ["来源：城东网 记者：木小河", "2025-12-30 来源：城东网 记者：木小河 编辑：李四"])
def test_a_reporter_behind_the_source_signs_whatever_the_surname(source: str) -> None:
    assert page_of("<div>2025-12-30 来源：宣教中心</div>", first=f"{source}</p><p>").byline == ("木小河",)


@pytest.mark.parametrize(
    ("last", "names"),
    [
        ("（图书馆 王小明）", ("王小明",)),
        ("(第三小学 王小明）", ("王小明",)),
        ("（教务处 王小明 李四光）", ("王小明", "李四光")),
        ("（图书馆 供图）", ()),
    ],
)
def test_an_office_before_who_signs_the_text(last: str, names: tuple[str, ...]) -> None:
    assert page_of("<div>2025-12-30</div>", last=last).byline == names


@pytest.mark.parametrize(
    ("crumb", "section"),
    [
        (
            "<div><a href='/'>首页</a> > <a href='/g'>信息公开</a> > <a href='/d'>工作动态</a> 工作动态</div>",
            "工作动态",
        ),
        ("<div>当前位置：首页 > 政务 > 部门动态 部门动态</div>", "部门动态"),
    ],
)
def test_a_channel_that_its_list_s_heading_repeats(crumb: str, section: str) -> None:
    assert page_of("<div>2025-12-30</div>", crumb=crumb).section == section


@pytest.mark.parametrize(
    "behind",
    [
        "<span>2025-12-30 来源：城东日报</span>",
        "<small>2025年12月30日 09:15 来源：城东日报</small>",
        "<i>来源：城东日报</i>",
    ],
)
def test_date_and_source_in_the_element_of_the_headline(behind: str) -> None:
    page = parse(f"<title>{HEADLINE}</title><h2>{HEADLINE} {behind}</h2><div>{MARKUP}</div>".encode())
    assert (page.headline, page.outlet) == (HEADLINE, "城东日报")


@pytest.mark.parametrize(
    "site", ["青岚大学纺织与排水工程国家级教学示范中心", "青岚网是青岚省主要的新闻门户网站，提供本地资讯。"]
)
def test_the_second_description_where_the_first_is_the_site_s(site: str) -> None:
    own = "城东三条老街的排水管改造已经完工，暴雨天不再漫水，二期工程明年春天动工。"
    meta = "".join(f'<meta name="description" content="{text}">' for text in (site, own))
    assert page_of("<div>2025-12-30</div>", meta=meta).summary == own


@pytest.mark.parametrize(
    ("last", "names"),
    [
        ("王小明 图/文", ("王小明",)),
        ("王小明 文/图", ("王小明",)),
        ("王小明 文/摄", ("王小明",)),
        ("王小明 李四光 图文", ("王小明", "李四光")),
    ],
)
def test_who_wrote_and_took_the_pictures_signs_below_the_text(last: str, names: tuple[str, ...]) -> None:
    assert page_of("<div>2025-12-30</div>", last=f"</p><p>{last}").byline == names


@pytest.mark.parametrize("pictured", ["文/摄", "文/图", " 文/摄影", "摄影报道", "图/文"])
def test_a_dateline_of_who_took_the_pictures_too(pictured: str) -> None:
    page = page_of("<div>2025-12-30</div>", first=f"本报16日讯（记者王小明{pictured}）")
    assert page.byline == ("王小明",)


@pytest.mark.parametrize("office", ["体卫艺科", "党建工作科", "城东图书馆"])
def test_an_office_writes_no_text(office: str) -> None:
    assert page_of("<div>2025-12-30</div>", last=f"</p><p>文、图/{office}").byline == ()


@pytest.mark.parametrize("word", ["龙门大桥位置图", "工程地理位置"])
def test_a_position_within_a_word_is_no_breadcrumb(word: str) -> None:
    assert page_of("<div>2025-12-30</div>", first=f"</p><p>{word}</p><p>").section is None


@pytest.mark.parametrize("end", ["详情信息", "详情内容", "详情页"])
def test_the_end_of_a_way_that_names_the_page(end: str) -> None:
    way = f"<div><a href='/'>首页</a> > <a href='/t'>通知公告</a> > <span>{end}</span></div>"
    assert page_of("<div>2025-12-30</div>", crumb=way).section == "通知公告"


@pytest.mark.parametrize("welcome", ["欢迎您！", "欢迎光临", "欢迎访问！"])
def test_a_greeting_with_the_site_s_name_is_no_headline(welcome: str) -> None:
    school = "青岚市城东区胜利小学"
    head = f"<title>{school}</title><div>{school}{welcome}</div><div>详情信息</div><div>{HEADLINE}</div>"
    assert parse(f"{head}<div>2025-12-30</div><div>{MARKUP}</div>".encode()).headline == HEADLINE


@pytest.mark.parametrize(
    "line",
    [
        "时间：2025年11月8日8时至11日20时",
        "时间：2025年3月1日—3月5日",
        "时间：2025-12-30 14:00-16:00",
        "日期：2026年1月31日上午9时",
        "联系人：市水务局办公室（综合科）王小明",
        "登录临河教育网http://www.linhe.example.cn/，填写报名表并打印。（步骤见http://www.linhe.example.cn/a/1.jsp）。",
        "（1）成绩单原件的扫描件（限成人高等教育学生提供）",
        "（2）近期免冠照片（请本人提供）",
    ],
)
def test_what_a_notice_announces_is_its_text(line: str) -> None:
    assert line in page_of("<div>2025-12-30 09:15 来源：教务处</div>", first=f"{MARKUP}<p>{line}</p><p>").body


@pytest.mark.parametrize(
    "line",
    [
        "时间：2025-12-30 09:15",
        "日期：2025年12月30日",
        "原文网址：https://a.example.cn/1.html",
        "链接：https://a.example.cn/1.html",
        "城东网https://a.example.cn/1.html",
        "改造后的老街（市水务局提供）",
    ],
)
def test_what_a_page_says_of_itself_is_not(line: str) -> None:
    assert line not in page_of("<div>2025-12-30 09:15 来源：教务处</div>", first=f"{MARKUP}<p>{line}</p><p>").body


@pytest.mark.parametrize(
    "passed",
    [
        "（2025年6月20日青岚省第十三届人民代表大会常务委员会第十九次会议通过）",
        "(2025年6月20日省人民政府第12次常务会议审议通过)",
        "（2025年6月20日青岚省人民政府令第231号公布）",
        "（2025年6月20日国务院批准）",
        "（2025年6月20日起施行）",
    ],
)
def test_the_day_on_which_a_law_was_passed_stands_over_its_first_chapter(passed: str) -> None:
    page = page_of("<div>2025-12-30 来源：水务局</div>", first=f"{passed}</p><p>第一章 总则</p><p>")
    assert (page.body.split("\n")[0], page.published) == (passed, "2025-12-30")


@pytest.mark.parametrize(
    "label",
    [
        "<div>2025-12-30 来源:</div>",
        "<div>2025-12-30</div><div>文章来源：</div>",
        "<p>发布时间：2025-12-30 作者：</p><p>来源：</p>",
    ],
)
@pytest.mark.parametrize("cell", ["<td>{}</td>", "<td align=center>{}</td>", "<th>{}</th>"])
def test_a_label_with_nothing_behind_it_over_a_table_of_the_text(label: str, cell: str) -> None:
    rows = (("层次", "专业名称", "学制"), ("高起本", "法学", "五年"), ("专升本", "会计学", "两年半"))
    table = "".join(f"<tr>{''.join(cell.format(text) for text in row)}</tr>" for row in rows)
    page = page_of(label, first=f"</p><table>{table}</table><p>")
    assert (page.outlet, page.byline) == (None, ())
