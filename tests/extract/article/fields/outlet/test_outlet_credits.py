"""Whom a page credits: accounts, papers before their reporters, and what is no credit of the text."""

from __future__ import annotations

import pytest

from tests.extract.article_pages import WHOLE, page_of


@pytest.mark.parametrize("mark", ["企鹅号", "百家号", "搜狐号"])
def test_an_account_by_the_platform_s_mark_behind_it(mark: str) -> None:
    head = f"<div>2025-12-30 11:01</div><a href='/author/3'><div>北门视线</div><span>{mark}</span></a>"
    page = page_of(head, first="城东网·北门视线记者 王小明</p><p>")
    assert (page.outlet, page.section) == ("北门视线", None)


@pytest.mark.parametrize("label", ["圖檔來源", "封面來源"])
def test_where_a_picture_is_from_is_no_outlet(label: str) -> None:
    head = f"<div><p>撰文：王小明</p><p>{label}：城東圖庫</p><p>日期：2025-12-30</p></div>"
    assert page_of(head).outlet is None


def test_the_source_in_a_caption_is_the_picture_s() -> None:
    figure = "<figure><img src='/1.jpg'><figcaption>读者在新馆。 来源：Getty</figcaption></figure>"
    assert page_of(f"{figure}<div>2025-12-30</div><div>来源：城东电台</div>").outlet == "城东电台"


def test_the_paper_by_its_title_before_its_reporter() -> None:
    page = page_of("<div>2025-12-30</div><div>作者：《城东企业家》记者 林小涛</div>")
    assert (page.outlet, page.byline) == ("城东企业家", ("林小涛",))


@pytest.mark.parametrize(
    ("line", "byline", "outlet"),
    [
        ("沈知秋（河湾日报）", ("沈知秋",), "河湾日报"),
        ("沈知秋/城东日报微信公号", ("沈知秋",), "城东日报"),
        ("沈知秋／“城东发布”微信公众号", ("沈知秋",), "城东发布"),
        ("沈知秋/临河广电", ("沈知秋",), "临河广电"),
    ],
)
def test_an_account_is_named_by_its_name(line: str, byline: tuple[str, ...], outlet: str) -> None:
    page = page_of(f"<p>{line}</p><p>2024-05-02 14:30</p>")
    assert (page.byline, page.outlet) == (byline, outlet)


def test_who_writes_under_a_pen_name_is_no_outlet() -> None:
    for label in ("执笔人 | ", "执笔人：", "执笔/"):
        page = page_of("<div>2024-05-02 14:30 <span>叨叨叔</span></div>", first=f"{label}叨叨叔</p><p>")
        assert page.outlet is None


def test_a_certificate_of_interest_is_no_outlet() -> None:
    info = '<p class="author-name">城东生活</p><div><span>05-02</span><span>14:30</span><span>历史爱好者</span></div>'
    assert page_of(f"<div>{info}</div>").outlet != "历史爱好者"


@pytest.mark.parametrize(("paper", "name"), [("China Daily", "China Daily"), ("River Town News", "River Town News")])
def test_a_name_before_a_paper_in_letters(paper: str, name: str) -> None:
    page = page_of(f"<div class=news_about><p>沈知秋/{paper}</p><p>2024-05-02 14:30</p></div>")
    assert (page.byline, page.outlet) == (("沈知秋",), name)


@pytest.mark.parametrize("channel", ["交通", "事務"])
def test_a_link_that_says_a_part_of_the_one_before(channel: str) -> None:
    line = f"<div>來源：<a href='/d'>交通事務局</a> 發佈日期：2025-12-30 類別：<a href='/c'>{channel}</a></div>"
    assert page_of(line).outlet == "交通事務局"


@pytest.mark.parametrize(
    ("head", "last", "byline", "outlet"),
    [
        ("来源：城东日报/王小明　发布时间：2025-12-30 14:30", "", ("王小明",), "城东日报"),
        ("城东客户端·王小明 2025-12-30 14:30", "", ("王小明",), "城东客户端"),
        ("〖2025-12-30〗 〖来源：宣传部〗 〖作者：王小明〗", "", ("王小明",), "宣传部"),
        ("<span>城东晚报</span> <span>城东</span> <span>2025-12-30 14:30</span>", "", (), "城东晚报"),
        (
            "<span>2025-12-30 14:30</span><span>城东观察</span><span>城东</span><span>阅读 1.2万</span>",
            "",
            (),
            "城东观察",
        ),
        ("2025-12-30", "</p><p>▌文图来源：城东融媒中心", (), "城东融媒中心"),
        ("2025-12-30", "</p><p>供稿：临河镇 编辑：李四 审核：赵六", (), "临河镇"),
        ("2025-12-30", "</p><p>供稿：北门街道", (), "北门街道"),
        ("2025-12-30", "</p><p>来源：信息来源于网络", (), None),
        ("2025-12-30 来源：admin", "", (), None),
        ("2025-12-30", "</p><p>赵豪 /图文", ("赵豪",), None),
        ("2025-12-30", "</p><p>赵豪 报道", ("赵豪",), None),
        ("2025-12-30", "</p><p>（王小明/图文）", ("王小明",), None),
        ("2025-12-30 作者：王小明 2025年第19期", "", ("王小明",), None),
        ("来源：城东日报　2025年第19期　作者：王小明 2025-12-30", "", ("王小明",), "城东日报"),
        ("2025-12-30 来源：系统管理员", "", (), None),
        ("2025-12-30", "</p><p>（北门镇 王小明）", ("王小明",), None),
        ("2025-12-30", "</p><p>来源：图片来自互联网络", (), None),
    ],
)
def test_writers_and_places_beside_the_medium(
    head: str, last: str, byline: tuple[str, ...], outlet: str | None
) -> None:
    page = page_of(f"<div>{head}</div>", last=last)
    assert (page.byline, page.outlet, page.body) == (byline, outlet, WHOLE)


@pytest.mark.parametrize("opening", ["按照闸门的雷电防护规范，", "根据充电桩的触电事故通报，"])
def test_words_with_electricity_are_no_dateline(opening: str) -> None:
    assert page_of("<div>2025-12-30</div>", first=opening).outlet is None


@pytest.mark.parametrize("heading", ["作者最新文章", "作者其他文章", "该作者的热门文章"])
def test_an_account_that_the_page_calls_the_writer(heading: str) -> None:
    head = "<div><a href='/u/3'>北门视线</a></div><div>2025-12-30 11:01 湖北</div><div>关注</div>"
    tail = f"<h3>{heading}</h3><ul><li><a href='/3'>北门小区将换水表，费用由区里承担</a></li></ul>"
    page = page_of(head, tail=tail)
    assert (page.outlet, page.byline) == ("北门视线", ("北门视线",))
    assert page_of(head).byline == ()


@pytest.mark.parametrize("mark", ["澎湃号·政务", "城东新闻·澎湃号", "网易号"])
def test_an_account_by_the_headline_of_a_platform_s_page(mark: str) -> None:
    crumb = "<div class='crumb'><a href='/c'>城东号</a> &gt; <a href='/u/1'>临河发布</a></div>"
    page = page_of(
        f"<div><a href='/u/1'>临河发布</a></div><div>2025-12-30 11:01</div><div>来源：{mark}</div>", crumb=crumb
    )
    assert page.byline == ("临河发布",)
