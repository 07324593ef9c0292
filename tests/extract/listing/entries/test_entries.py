"""One entry of a list in, its parts out."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from scraper.extract.document import Document
from scraper.extract.listing import main_listing
from scraper.models import Hints, Teaser
from tests.extract.list_shapes import stories


def first(row: str, url: str = "/a/20251230/1042.html") -> Teaser:
    """The first of three entries; ``{}`` in the row stands for the link's address."""
    rows = row.format(url) + "".join(row.format(story.url) for story in stories(2, start=5))
    items = main_listing.listing(Document(f"<ul>{rows}</ul>", "http://paper.example/"))
    assert items is not None
    return items.items[0]


@pytest.mark.parametrize(
    ("printed", "published"),
    [
        ("2025-12-30", "2025-12-30"),
        ("[2025/12/30]", "2025-12-30"),
        ("2025年12月30日", "2025-12-30"),
        ("2025-12-30 09:15", "2025-12-30T09:15+08:00"),
        ("2025-12-30 09:15:22", "2025-12-30T09:15:22+08:00"),
        ("12-30", "2025-12-30"),  # the year is in the address
        ("[12-29]", "2025-12-29"),  # put on line the day after
        ("12月30日", "2025-12-30"),
        ("12-30 09:15", "2025-12-30T09:15+08:00"),
        ("09:15", "2025-12-30T09:15+08:00"),
        ("07-14", None),  # not of that address
        ("3小时前", None),
        ("昨天", None),
        ("", None),
    ],
)
def test_the_printed_date(printed: str, published: str | None) -> None:
    assert first("<li><a href='{}'>南浦港与邻市共建产业园</a><span>" + printed + "</span></li>").published == published


def test_a_bare_time_is_of_the_day_that_stands_over_the_entries() -> None:
    def group(day: str, first: int) -> str:
        rows = "".join(
            f"<li><span>09:1{n}</span><a href='/a/{first + n}'>南浦港与邻市共建产业园</a></li>" for n in range(3)
        )
        return f"<h3>{day}</h3><ul>{rows}</ul>"

    html = group("2025年12月30日 星期二", 1000) + group("2025年12月29日", 2000)
    items = main_listing.listing(Document(html, "http://paper.example/"))
    assert items is not None
    assert [item.published for item in items.items] == [
        *(f"2025-12-30T09:1{n}+08:00" for n in range(3)),
        *(f"2025-12-29T09:1{n}+08:00" for n in range(3)),
    ]


def test_a_time_is_in_the_zone_of_the_source() -> None:
    rows = "".join(
        f"<li><a href='/a/{n}.html'>南浦港与邻市共建产业园</a> 2025-12-30 09:15</li>" for n in range(1000, 1003)
    )
    items = main_listing.listing(Document(f"<ul>{rows}</ul>", "http://paper.example/", Hints(timezone="Asia/Tokyo")))
    assert items is not None
    assert items.items[0].published == "2025-12-30T09:15+09:00"


@pytest.mark.parametrize(
    "teaser",
    [
        "2024年3月5日，两地签订协议，园区预计三年后建成，届时可容纳百家企业。",
        "2024年3月5日中午，两地签订协议，园区预计三年后建成，届时可容纳百家企业。",
        "2024年3月5日和3月10日两天，两地商谈协议，园区预计三年后建成。",
        "2024年3月5日两地签订协议，园区预计三年后建成，届时可容纳百家企业。",
        "两地将签订合作协议，园区预计三年后建成，届时可容纳百家企业，仪式安排如下。时间：2024年3月5日14:00。"
        "地点：港口会议室。参加者：两地负责人，首批入驻企业的代表，以及港口建设指挥部的有关人员，凭请柬入场。",
    ],
)
def test_a_date_that_the_teaser_tells_of_is_not_the_entry_s(teaser: str) -> None:
    item = first(f"<li><h3><a href='{{}}'>南浦港与邻市共建产业园</a></h3><p>{teaser}</p></li>")
    assert (item.published, item.summary) == (None, teaser)


@pytest.mark.parametrize(("date", "published"), [("2025-12-30 ", "2025-12-30"), ("19分钟前 - ", None)])
def test_a_date_before_the_teaser_is_cut_off_it(date: str, published: str | None) -> None:
    item = first(
        "<li><h3><a href='{}'>南浦港与邻市共建产业园</a></h3>"
        f"<p>{date}两地签订协议，园区预计三年后建成，可容纳百家企业。</p></li>"
    )
    assert (item.published, item.summary) == (published, "两地签订协议，园区预计三年后建成，可容纳百家企业。")


def test_the_link_that_leads_on_is_no_part_of_the_teaser() -> None:
    item = first(
        "<li><h3><a href='{0}'>南浦港与邻市共建产业园</a></h3>"
        "<p>两地签订协议，园区预计三年后建成。<a href='{0}'>[详细]</a></p></li>"
    )
    assert item.summary == "两地签订协议，园区预计三年后建成。"


def test_a_block_named_summary_is_the_teaser_however_short() -> None:
    item = first("<li><h3><a href='{}'>南浦港与邻市共建产业园</a></h3><p class='summary'>三年建成</p></li>")
    assert item.summary == "三年建成"


@pytest.mark.parametrize(
    "link",
    [
        "<a href='{}'>南浦港与邻市共建产业园<span>2025-12-30</span></a>",
        "<a href='{}'><em>1</em>南浦港与邻市共建产业园</a>",
        "<a href='{}'><i class='label'>独家</i>南浦港与邻市共建产业园</a>",
        "<a href='{}' title='南浦港与邻市共建产业园'><i>完整版</i>南浦港与邻市共建产业园</a>",
        "<a href='{}'><b>南浦港与邻市共建产业园</b></a>",
        "<a href='/photo/'>【图】</a><a href='{}'>南浦港与邻市共建产业园</a>",
        "<a href='{}'><b><span>2025/12/30 09:15</span>南浦港与邻市共建产业园</b></a>",
        "<a href='{}'><span><i><b><u><em>12-30</em></u></b></i></span>南浦港与邻市共建产业园</a>",
        "<a href='{}'><div><div><p><span class='t'>2025/12/30 09:15</span>南浦港与邻市共建产业园</p></div></div></a>",
        "<a href='{}'><i class='icon-angle'></i>南浦港与邻市共建产业园<span></span><span>2025-12-30</span></a>",
        "<a href='{}'><span class='icon-hot'>&nbsp;</span><span class='zt'>专题</span>南浦港与邻市共建产业园</a>",
        "<a href='{}'><b>视频</b>南浦港与邻市共建产业园<i>NEW</i></a>",
        "<a href='{}'>南浦港与邻市共建产业园<span>3小时前</span><span>1208阅读</span></a>",
        "<a href='{}'>南浦港与邻市共建产业园<em>发布于2025-12-30 09:15</em></a>",
        "<a href='{}' title='南浦港与邻市共建产业园'>2025年12月30日 09:15 南浦港与邻市共建产业园</a>",
        "<a href='{}' title='南浦港与邻市共建产业园'>南浦港与邻市共...</a>",
        "<a href='{}' data-title='南浦港与邻市共建产业园'>南浦港与邻市共……</a>",
        "<a href='{}'><img src='a.jpg' alt='南浦港与邻市共建产业园'>南浦港与邻市共…</a>",
        "<a href='{0}'><img src='a.jpg'></a><a href='{0}' aria-label='南浦港与邻市共建产业园'>南浦港与邻…</a>",
        "<a href='{}' title='南浦港与邻市共建产业园'>南浦港与邻市共...<span>2025-12-30</span></a>",
        "<a href='{}' title='标题：南浦港与邻市共建产业园&#10;时间：2025-12-30'>南浦港与邻市共...</a>",
        "<a href='{}' title='文章标题：南浦港与邻市共建产业园&#13;作 者：王小明&#13;日期：2025-12-30'>南浦港与邻…</a>",
        "<a href='{}' title='南浦港与邻市共建产业园'><b>[民生]</b>南浦港与邻市···</a>",
        "<a href='{}'>·南浦港与邻市共建产业园</a>",
        "<a href='{}'>置顶：南浦港与邻市共建产业园</a>",
        "<a href='{}'>[置頂] 南浦港与邻市共建产业园</a>",
        "<a href='{}'>·【置顶】南浦港与邻市共建产业园</a>",
        "<a href='{}'>▪ 南浦港与邻市共建产业园</a>",
        "<a href='{}'>◆南浦港与邻市共建产业园</a>",
        "<a href='{}'>[12-30] 南浦港与邻市共建产业园</a>",
        "<a href='{}'>·【2025/12/30】南浦港与邻市共建产业园</a>",
        "<a href='{}'>2025-12-30 南浦港与邻市共建产业园</a>",
        "<a href='{}'>[2025-12-30] 09:15 南浦港与邻市共建产业园</a>",
        "<a href='{}' title='标题：南浦港与邻市共建产业园&#10;作者：王小明'>南浦港与邻市共建产业园...</a>",
        "<a href='{}'>2025.12.30南浦港与邻市共建产业园</a>",
        "<a href='{}' title='南浦港与邻市共建产业园(2025-12-30)'>南浦港与邻市共...</a>",
        "<a href='{}' title='·南浦港与邻市共建产业园'>·南浦港与邻市共…</a>",
    ],
)
def test_the_headline_stands_alone(link: str) -> None:
    assert first(f"<li>{link}</li>").headline == "南浦港与邻市共建产业园"


@pytest.mark.parametrize(
    "headline",
    [
        "【原创】南浦港与邻市共建产业园",
        "[视频]南浦港与邻市共建产业园",
        "2025年12月30日（周二）早安南浦",
        "南浦港最新情况12/30",
        "2025-12-30起南浦港开放夜间泊位",
        "12-30岁的南浦青年可以免费入园",
        "[2025年终盘点]南浦港与邻市共建产业园",
        "南浦港与邻市共建产业园<span>(图)</span>",
        "南浦港与邻市共建产业园…",
    ],
)
def test_what_is_printed_in_the_headline_stays(headline: str) -> None:
    printed = headline.replace("<span>", "").replace("</span>", "")
    assert first(f"<li><a href='{{}}'>{headline}</a></li>").headline == printed


@pytest.mark.parametrize(
    "box",
    [
        "<div class='d'>30</div><div class='m'>12月</div>",
        "<div>30</div><div>2025-12</div>",
        "<div>30</div><div>2025.12</div>",
        "<p>2025年12月</p><p>30日</p>",
        "<div>2025/12</div><div>30</div>",
        "<div class='date'><b>30</b>2025-12</div>",
        "<div class='date'><b>30</b> 2025.12</div>",
    ],
)
def test_the_date_of_a_box_with_the_day_on_its_own(box: str) -> None:
    row = f"<li><div class='date'>{box}</div><p class='title'><a href='{{}}'>南浦港与邻市共建产业园</a></p></li>"
    assert first(row).published == "2025-12-30"
    row = f"<li><p class='title'><a href='{{}}'>南浦港与邻市共建产业园</a></p><div class='date'>{box}</div></li>"
    assert first(row).published == "2025-12-30"


@pytest.mark.parametrize(
    "box", ["<div>30</div><div>12</div>", "<div>31</div><div>2025-11</div>", "<div>1</div><p>2</p>"]
)
def test_numbers_that_are_no_box_with_a_date(box: str) -> None:
    row = f"<li><p class='title'><a href='{{}}'>南浦港与邻市共建产业园</a></p><div>{box}</div></li>"
    assert first(row).published is None


@pytest.mark.parametrize(
    "line",
    [
        "晨光 发布于<em>2025-12-30 09:15</em> | <em>2287</em> 次阅读 | <em>15</em> 个意见",
        "作者：晨光 发布时间：2025-12-30 09:15 来源：晨报网 栏目：地方频道 浏览次数：120",
        "东篱频道编辑部 更新于 2025-12-30 09:15 共有三十五条评论",
    ],
)
def test_a_date_behind_its_label_counts_whatever_stands_beside_it(line: str) -> None:
    row = f"<li><h3><a href='{{}}'>南浦港与邻市共建产业园</a></h3><div>{line}</div></li>"
    assert first(row).published == "2025-12-30T09:15+08:00"


def test_the_date_beside_the_headline_counts_before_one_elsewhere_in_the_entry() -> None:
    row = "<li><div>2025.12.26</div><div><a href='{}'>南浦港与邻市共建产业园</a>[2025-12-30]</div></li>"
    assert first(row).published == "2025-12-30"


@pytest.mark.parametrize(
    ("teaser", "summary"),
    [
        ("南浦港与邻市共建产业园", None),
        ("南浦港与邻市共建产业园。", None),
        ("南浦港与邻市共建产业园 两地签订协议，园区预计三年后建成。", "两地签订协议，园区预计三年后建成。"),
        ("南浦港与邻市共建产业园：两地签订协议，园区预计三年后建成。", "两地签订协议，园区预计三年后建成。"),
        (
            "南浦港与邻市共建产业园，两地签订协议，园区预计三年后建成。",
            "南浦港与邻市共建产业园，两地签订协议，园区预计三年后建成。",
        ),
    ],
)
def test_a_teaser_does_not_repeat_the_headline(teaser: str, summary: str | None) -> None:
    row = f"<li><h3><a href='{{}}'>南浦港与邻市共建产业园</a></h3><p class='summary'>{teaser}</p></li>"
    assert first(row).summary == summary


def test_links_inside_a_teaser_are_part_of_it() -> None:
    item = first(
        "<li><h3><a href='{}'>南浦港与邻市共建产业园</a></h3><p><a href='/x/'>南浦港口集团有限公司</a>昨日宣布，"
        "与邻市的<a href='/y/'>港务局</a>签订协议，共同建设一座产业园区，预计三年以后建成，届时可以容纳百家企业。"
        "<a href='/z/'>原文</a></p></li>"
    )
    assert item.summary == (
        "南浦港口集团有限公司昨日宣布，与邻市的港务局签订协议，"
        "共同建设一座产业园区，预计三年以后建成，届时可以容纳百家企业。"
    )


def test_a_parameter_that_tells_articles_apart_is_no_tracking() -> None:
    rows = "".join(
        f"<li><a href='/view.php?from={n}&spm=1.2'>{story.headline}</a></li>" for n, story in enumerate(stories(5))
    )
    items = main_listing.listing(Document(f"<ul>{rows}</ul>", "http://paper.example/"))
    assert items is not None
    assert [item.url for item in items.items] == [f"http://paper.example/view.php?from={n}" for n in range(5)]


def test_a_parameter_that_says_how_a_reader_came_is_cut() -> None:
    rows = "".join(
        f"<li><a href='{story.url}?from=pic'><img></a><a href='{story.url}?from=txt'>{story.headline}</a></li>"
        for story in stories(5)
    )
    items = main_listing.listing(Document(f"<ul>{rows}</ul>", "http://paper.example/"))
    assert items is not None
    assert [item.url for item in items.items] == [story.absolute("http://paper.example/") for story in stories(5)]


@pytest.mark.parametrize(
    ("row", "published"),
    [  # a film's length is no time of day
        (
            "<li><a href='{0}'><img src='v.jpg'><em>02:30</em></a><p><a href='{0}'>南浦港与邻市共建产业园</a></p></li>",
            None,
        ),
        (
            "<li><a href='{0}'><img src='v.jpg'><em>02:30</em></a><p><a href='{0}'>南浦港与邻市共建产业园</a></p>"
            "<i>2025-12-29</i></li>",
            "2025-12-29",
        ),
        (
            "<li><p><a href='{0}'>南浦港与邻市共建产业园</a></p><p>02:30</p><i>2025-12-29</i></li>",
            "2025-12-29",
        ),
        ("<li><p><a href='{0}'>南浦港与邻市共建产业园</a></p><em>02:30</em></li>", "2025-12-30T02:30+08:00"),
        ("<li><a href='{0}'><i><b>29</b>2025-12</i><em>南浦港与邻市共建产业园</em></a></li>", "2025-12-29"),
        ("<li><a href='{0}'><em>南浦港与邻市共建产业园</em><i>2025.12<b>29</b></i></a></li>", "2025-12-29"),
        (
            "<li><a href='{0}'>南浦港与邻市共建产业园</a>"
            "<span>两市商定建立联络办公室，首批企业年内入驻，厂房正在设计，招工也已开始。</span>"
            "<span>2025-12-29 阅读 120 评论 3</span></li>",
            "2025-12-29",
        ),
    ],
)
def test_a_date_counts_before_a_time(row: str, published: str | None) -> None:
    assert first(row).published == published


@pytest.mark.parametrize(
    ("shown", "whole", "headline"),
    [
        ("一季度出口增长6...", "一季度出口增长6.8%", "一季度出口增长6.8%"),
        ("一季度出口增长…", "一季度出口增长6.8%", "一季度出口增长6.8%"),
        ("一季度出口增长...", "一季度出口增长...2025-12-30", "一季度出口增长..."),  # cut there, too
        ("一季度出口增长……", "一季度出口增长……", "一季度出口增长……"),
    ],
)
def test_a_cut_headline_in_full(shown: str, whole: str, headline: str) -> None:
    assert first(f"<li><a href='{{}}' title='{whole}'>{shown}</a></li>").headline == headline


@pytest.mark.parametrize(
    ("link", "beside", "headline", "published"),
    [
        ("南浦港每日动态（2025-12-29）", "<span>2025-12-30</span>", "南浦港每日动态（2025-12-29）", "2025-12-30"),
        ("南浦港每日动态（2025-12-29）", "", "南浦港每日动态", "2025-12-29"),
        ("南浦港每日动态（2025年12月29日）", "<i>2025-12-30</i>", "南浦港每日动态（2025年12月29日）", "2025-12-30"),
        ("南浦港每日动态（2025年12月29日）", "", "南浦港每日动态（2025年12月29日）", "2025-12-29"),
        ("南浦港每日动态[2025-12-30]", "<span>王小明</span>", "南浦港每日动态", "2025-12-30"),
    ],
)
def test_a_day_in_brackets_behind_a_headline(link: str, beside: str, headline: str, published: str) -> None:
    item = first(f"<li><a href='{{}}'>{link}</a>{beside}</li>")
    assert (item.headline, item.published) == (headline, published)


@pytest.mark.parametrize("arrow", [">>", " »", "› ", "【详细】", "[详情]>>"])
def test_arrows_behind_a_teaser(arrow: str) -> None:
    teaser = "两市商定建立联络办公室，首批企业年内入驻，厂房正在设计。"
    row = f"<li><h4><a href='{{0}}'>南浦港与邻市共建产业园</a></h4><p>{teaser}<a href='{{0}}'>{arrow}</a></p></li>"
    assert first(row).summary == teaser


@pytest.mark.parametrize(
    ("markup", "headline"),
    [
        ("<i class='kicker'>Politics</i> Old town opens again", "Old town opens again"),
        ("<i class='eyebrow'>Local news</i>Old town opens again", "Old town opens again"),
        ("<i class='tag'>体育</i>南浦港与邻市共建产业园", "南浦港与邻市共建产业园"),
        ("<i class='tag'>#搜索#</i>南浦港与邻市共建产业园", "#搜索#南浦港与邻市共建产业园"),
        ("<i class='column'>社评：</i>南浦港与邻市共建产业园", "社评：南浦港与邻市共建产业园"),
        ("<i class='vantage'>南浦</i>港与邻市共建产业园", "南浦港与邻市共建产业园"),
        ("<i><b>29</b>2025-12</i>南浦港与邻市共建产业园", "南浦港与邻市共建产业园"),
        ("<i>置顶</i><i><b>热</b></i>南浦港与邻市共建产业园<i>新</i>", "南浦港与邻市共建产业园"),
    ],
)
def test_labels_inside_the_link(markup: str, headline: str) -> None:
    assert first(f"<li><a href='{{}}'>{markup}</a></li>").headline == headline


@pytest.mark.parametrize(
    ("text", "headline", "summary"),
    [
        (
            "【南浦港与邻市共建产业园】两市商定建立联络办公室，首批企业年内入驻。",
            "南浦港与邻市共建产业园",
            "两市商定建立联络办公室，首批企业年内入驻。",
        ),
        (
            "【南浦港与邻市共建产业园】两市商定建立联络办公室，首批企业…",
            "南浦港与邻市共建产业园",
            "两市商定建立联络办公室，首批企业…",
        ),
        ("【南浦港与邻市共建产业园】", "南浦港与邻市共建产业园", None),
        (
            "【南浦港学习园地】联络办公室成立，首批企业年内入驻",
            "【南浦港学习园地】联络办公室成立，首批企业年内入驻",
            None,
        ),
        ("【图集】南浦港与邻市共建产业园", "【图集】南浦港与邻市共建产业园", None),
    ],
)
def test_a_flash_is_a_headline_and_a_teaser(text: str, headline: str, summary: str | None) -> None:
    item = first(f"<li><a href='{{}}'>{text}</a></li>")
    assert (item.headline, item.summary) == (headline, summary)


@pytest.mark.parametrize(
    "link",
    [
        "<a href='{url}' title='{headline}'>{cut}...</a>",
        "<a href='{url}' title='{headline}'>{cut}···</a>",
        "<a href='{url}' title='标题：{headline}'>{cut}…</a>",
        "<a href='{url}' title='{headline}'>·{cut}...</a>",
        "<a href='{url}'><span title='{headline}'>{cut}...</span></a>",
        "<a href='{url}' data-name='{headline}'>{cut}...</a>",
    ],
)
def test_a_headline_that_the_site_cut_is_read_in_full(link: str) -> None:
    links = [(link.format(url=s.url, headline=s.headline, cut=s.headline[:6]), s.day) for s in stories(8)]
    rows = "".join(f"<li>{entry}<em>{day}</em></li>" for entry, day in links)
    items = parse(f"<title>国内新闻</title><ul>{rows}</ul>".encode(), "http://paper.example/china/").items
    assert [item.headline for item in items] == [s.headline for s in stories(8)]


def entries(html: str) -> tuple[Teaser, ...]:
    items = main_listing.listing(Document(html, "http://paper.example/"))
    assert items is not None
    return items.items


@pytest.mark.parametrize(
    ("first", "second", "whole"),
    [
        ("一座桥", "连起两岸人", True),
        ("乡村图书馆的", "四十年守望", True),
        ("临河区启动旧城改造", "2026-03-01", False),
        ("独家", "临河区启动旧城改造", False),
        ("临河区启动旧城改造", "首批三条街道下月动工，居民已签约。", False),
    ],
)
def test_a_headline_that_is_broken_in_two_lines(first: str, second: str, whole: bool) -> None:
    """``<a>…<br>…</a>`` holds one headline, unless one of its lines is a label, a date or a teaser."""
    rows = "".join(
        f"<li><a href=/2026/03/01/{n}.html>{first}{n}<br>{second}</a></li>"
        if whole
        else f"<li><a href=/2026/03/01/{n}.html>{first}<br>{second}</a></li>"
        for n in range(5)
    )
    headlines = [item.headline for item in entries(f"<ul>{rows}</ul>")]
    if whole:
        assert headlines == [f"{first}{n} {second}" for n in range(5)]
    else:
        assert not any(first in one and second in one for one in headlines)


@pytest.mark.parametrize("name", ["summary-item__rubric", "intro-label", "teaser-kicker"])
def test_a_label_over_the_headline_is_no_teaser_whatever_its_name(name: str) -> None:
    kickers = ("深度调查", "云上课堂", "街头巷尾", "周末长读")
    rows = "".join(
        f"<div class=item><div class='{name}'>{kicker}</div>"
        f"<h3><a href=/2026/03/01/{n}.html>临河区旧城改造之{n}：居民回来了</a></h3></div>"
        for n, kicker in enumerate(kickers)
    )
    assert [item.summary for item in entries(f"<div>{rows}</div>")] == [None] * 4


@pytest.mark.parametrize("title", ["news-title", "span class=tit", "b class='card-headline'"])
@pytest.mark.parametrize("rest", ["news-summary", "span", "i class=txt"])
def test_a_link_that_holds_a_whole_entry_in_inline_elements(title: str, rest: str) -> None:
    """Elements that no standard names are inline, so that headline, teaser and date share a line."""
    names = ("白石县启动旧城改造：三条街先行", "“夜校”为何秒空？", "云溪大学，百年老站旁的新校区")
    teaser = "首批三条街道下月动工，九成居民已经签约，工期为一年，期间公交改道的线路另行公布。"
    rows = "".join(
        f"<news-card><a href=/2026/03/04/{n}.html><{title}>{name}</{title.split()[0]}>"
        f"<{rest}>{teaser}</{rest.split()[0]}><em>2026-03-04</em></a></news-card>"
        for n, name in enumerate(names)
    )
    items = entries(f"<news-list>{rows}</news-list>")
    assert [(item.headline, item.summary, item.published) for item in items] == [
        (name, teaser, "2026-03-04") for name in names
    ]


def test_no_teaser_from_a_box_that_opens_under_the_pointer() -> None:
    rows = "".join(
        f"<li><a href=/2026/03/04/{n}.html>临河区旧城改造之{n}：居民回来了</a><em>03-04</em>"
        "<div class=tip style='display:none'><p>首批三条街道下月动工，居民已经签约，工期为一年。</p></div></li>"
        for n in range(5)
    )
    assert [item.summary for item in entries(f"<ul>{rows}</ul>")] == [None] * 5


@pytest.mark.parametrize("day", ["2026.03.04&nbsp;UP", "2026-03-04", "March 4, 2026"])
def test_a_day_that_leads_to_the_archive_of_its_month(day: str) -> None:
    rows = "".join(
        f"<div class=box><p class=d><a href=/date/2026/03><span>{day}</span></a></p>"
        f"<a href=/article/20{n}/><h4>港口夜航船恢复第{n}班</h4></a></div>"
        for n in range(5)
    )
    assert [item.published for item in entries(f"<div>{rows}</div>")] == ["2026-03-04"] * 5


def test_a_heading_that_opens_with_brackets_is_a_headline_as_a_whole() -> None:
    names = [
        f"【番組後記＆次回告知】港の夜航船が復活する第{n}回の放送レポートと、来週のゲスト出演の予定について..."
        for n in range(5)
    ]
    rows = "".join(f"<div><a href=/article/20{n}/><h4>{name}</h4></a></div>" for n, name in enumerate(names))
    assert [item.headline for item in entries(f"<div>{rows}</div>")] == names


@pytest.mark.parametrize("kicker", ["Streit in Berlin", "Analysis", "Wetter 2025", "Interview mit Lena Berg"])
def test_a_kicker_that_style_alone_parts_from_the_headline_in_its_link(kicker: str) -> None:
    rows = "".join(
        f"<article><h2><a href='/politik/a-{n}7c1.html'><span class=block>{kicker}</span>"
        f"<span class=block>Der Stadtrat einigt sich auf Plan {n}</span></a></h2></article>"
        for n in range(1, 7)
    )
    expected = [f"Der Stadtrat einigt sich auf Plan {n}" for n in range(1, 7)]
    if kicker[-1].isdigit():
        expected = [f"{kicker}{headline}" for headline in expected]  # a number may open the next word: 4Players
    assert [item.headline for item in entries(f"<main>{rows}</main>")] == expected


@pytest.mark.parametrize("more", ["", "<span class=more>展开</span>", "<i>收起</i>"])
def test_a_flash_in_brackets_has_its_text_behind_the_link(more: str) -> None:
    rows = "".join(
        f"<div class=f><span>0{n}:15</span><div><a href='/flash/{1000 + n}'>【{story.headline}】</a>"
        f"<span>{story.teaser}</span>{more}</div></div>"
        for n, story in enumerate(stories(6))
    )
    items = entries(f"<div>{rows}</div>")
    assert [item.headline for item in items] == [story.headline for story in stories(6)]
    assert [item.summary for item in items] == [story.teaser for story in stories(6)]


@pytest.mark.parametrize("name", ["sr-only", "visually-hidden", "screen-reader-text"])
@pytest.mark.parametrize("label", ["Article réservé aux abonnés", "Exclusivo para assinantes :", "Video, 3 minutes"])
def test_words_for_screen_readers_are_no_part_of_the_headline(name: str, label: str) -> None:
    rows = "".join(
        f"<section><a href='/ville/2025/12/{10 + n}/port-{n}.html'><h3><span class=icon><span class='{name}'>{label}"
        f"</span></span>Le port rouvre son quai numéro {n}</h3><p>Les pêcheurs attendaient ce jour.</p></a>"
        "</section>"
        for n in range(6)
    )
    assert [item.headline for item in entries(rows)] == [f"Le port rouvre son quai numéro {n}" for n in range(6)]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("南浦港举办第三届“码头工人技能比武大", "南浦港举办第三届“码头工人技能比武大赛”决赛"),
        ("关注细节：南浦医院手术室专业护", "关注细节：南浦医院手术室专业护士培训班结业"),
    ],
)
def test_a_headline_cut_without_dots_goes_on_in_its_title_past_signs(text: str, title: str) -> None:
    rows = "".join(f"<li><a href='/a/{n}23.html' title='{title}{n}期'>{text}</a></li>" for n in range(5))
    assert [item.headline for item in entries(f"<ul>{rows}</ul>")] == [f"{title}{n}期" for n in range(5)]
