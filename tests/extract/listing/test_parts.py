"""Parts of a front page beside its main list, its leads, and links of a portal that are no news."""

from __future__ import annotations

import pytest

from tests.extract.list_shapes import Story, stories
from tests.extract.listing.test_listing_weights import dated, headlines, read, undated

LONG = "并向全市各区县各部门通报有关情况和下一步安排"
PAGER = "<div class='fy'><span>首页</span><span>上一页</span><span>下一页</span></div>"


def part(name: str, label: str, rows: str, title: str = "title") -> str:
    return f"<div class='{name}'><div class='{title}'><h2>{label}</h2></div>{rows}</div>"


def slider(entries: list[Story]) -> str:
    rows = "".join(
        f"<li><a href='{s.url}'><img src='{n}.jpg'></a><p><a href='{s.url}'>{s.headline}</a></p></li>"
        for n, s in enumerate(entries)
    )
    return f"<div class='swiper-wrapper'><ul>{rows}</ul></div>"


def boxed(entries: list[Story]) -> str:
    rows = "".join(f"<li><i>14<b>10</b></i><p><a href='{s.url}'>{s.headline}</a></p></li>" for s in entries)
    return f"<ul>{rows}</ul>"


def test_parts_under_labels_alike_are_of_one_rank() -> None:
    news, notices = stories(7), stories(4, start=20)
    html = part("xyxw", "学院新闻", dated(news)) + part("tzgg", "通知公告", boxed(notices))
    assert read(html) == headlines(news, notices)


@pytest.mark.parametrize("beside", [PAGER, "<p>共 12 页</p>"])
def test_beside_a_list_with_a_pager_they_are_not(beside: str) -> None:
    news, notices = stories(7), stories(4, start=20)
    html = part("xyxw", "学院新闻", dated(news) + beside) + part("tzgg", "通知公告", boxed(notices))
    assert read(html) == headlines(news)


def test_a_part_under_another_label_is_not() -> None:
    news, notices = stories(7), stories(4, start=20)
    html = part("xyxw", "学院新闻", dated(news)) + part("tzgg", "通知公告", boxed(notices), "side-hd")
    assert read(html) == headlines(news)


def test_labels_whose_names_share_a_word_are_alike() -> None:
    news, notices = stories(7), stories(5, start=20)
    html = part("xyxw", "学院新闻", dated(news), "n_title") + part("mtjj", "媒体聚焦", boxed(notices), "bt_title")
    assert read(html) == headlines(news, notices)


def test_dated_rows_of_the_same_name_in_a_secondary_element_are_a_part() -> None:
    lists = [stories(6), stories(6, start=20), stories(6, start=40)]
    rows = ["".join(f"<li><i>04/28</i><a href='{s.url}'>{s.headline}</a></li>" for s in each) for each in lists]
    news, notices, lectures = (f"<h2>通知公告</h2><ul class='rows'>{each}</ul>" for each in rows)
    html = f"<section><div>{news}</div><div>{notices}</div></section><aside><div>{lectures}</div></aside>"
    assert read(html) == headlines(*lists)
    assert read(html.replace("<aside><div><h2>通知公告", "<aside><div><h2>点击排行")) == headlines(*lists[:2])


def tabs(count: int = 6) -> tuple[str, list[Story]]:
    """Lists of one markup that the tabs of one part show in turn."""
    lists = [stories(8, start=20 * n) for n in range(count)]
    rows = "".join(f"<div class='exam'>{dated(each, 'clearfix')}</div>" for each in lists)
    return f"<div class='section'>{rows}</div>", [story for each in lists for story in each]


def test_three_short_lists_beside_the_tabs_of_one_part_are_parts_of_a_front_page() -> None:
    html, entries = tabs()
    others = [stories(5, start=200), stories(3, start=220), stories(4, start=240)]
    tags = ["h4", "dd", "h5"]
    html += "".join(f"<div>{undated(each, f'box{n}', tags[n])}</div>" for n, each in enumerate(others))
    assert read(html) == headlines(entries, *others)
    assert read(html + PAGER) == headlines(entries)


def test_leads_in_a_slider_over_a_short_list_are_entries() -> None:
    shown, entries = stories(5, start=50), stories(6)
    assert read(slider(shown) + undated(entries)) == headlines(shown, entries)


def test_leads_that_the_list_repeats_are_read_once() -> None:
    entries = stories(8)
    assert read(slider(entries[:4]) + undated(entries)) == headlines(entries)


def test_what_the_site_announces_in_its_slider_is_no_lead() -> None:
    shown, entries = stories(5, start=50), stories(6)
    html = slider(shown).replace("</ul>", "<li><img src='9.jpg'><p><a href='/zt/'>百年校庆专题网站</a></p></li></ul>")
    assert read(html + undated(entries)) == headlines(shown, entries)


def test_a_pair_of_dated_entries_is_a_part_among_several() -> None:
    lists, pair = [stories(8, start=20 * n) for n in range(3)], stories(2, start=90)
    html = "".join(f"<div class='p{n}'>{dated(each, f'box{n}')}</div>" for n, each in enumerate(lists))
    html += f"<div class='con'><h2>学术活动</h2>{boxed(pair).replace('10</b>', '10-30</b>')}</div>"
    assert read(html) == headlines(*lists, pair)


def test_a_slider_over_a_list_with_a_pager_is_a_showcase() -> None:
    shown, entries = stories(5, start=50), stories(6)
    assert read(slider(shown) + undated(entries) + PAGER) == headlines(entries)


def portal(others: str) -> tuple[str, list[Story]]:
    lists = [stories(9, start=20 * n) for n in range(4)]
    tags = ["p", "h4", "dd", "h3"]
    parts = []
    for n, each in enumerate(lists):
        rows = "".join(
            f"<{tags[n]}><a href='http://news.paper.example/2025-12-30/doc-{s.url[-9:]}'>{s.headline}</a></{tags[n]}>"
            for s in each
        )
        parts.append(f"<div class='box{n}'>{rows}</div>")
    return "".join(parts) + others, [story for each in lists for story in each]


@pytest.mark.parametrize(
    "address",
    [
        "http://track.adnet.example/r/k=2022917{n}&p=72JaP",
        "http://lisi.blog.paper.example/30862710{n}.html",
        "http://club.paper.example/thread/344h7sy{n}",
        "http://paper.example/ad_click?bid=70{n}1234",
        "http://media.example/go/7012{n}.html?g_url=http://games.example/2025",
    ],
)
def test_links_of_a_portal_to_places_without_news_are_no_entries(address: str) -> None:
    """Half of a portal's links have the day in their address; those at hosts where none has it are no news."""
    rows = "".join(f"<h5><a href='{address.format(n=n)}'>一站式整装定制你的新家第{n}期</a></h5>" for n in range(10))
    html, _ = portal(f"<div class='xx'>{rows}</div>")
    more = "".join(
        f"<h6><a href='http://news.paper.example/slide_1_{n}2841_2087.html'>街坊们在老街过冬至第{n}天</a></h6>"
        for n in range(11)
    )
    assert not any("整装" in headline for headline in read(html + f"<div class='yy'>{more}</div>"))


def test_a_host_with_a_few_pages_without_a_day_is_a_catalogue() -> None:
    rows = "".join(
        f"<h5><a href='http://photo.paper.example/c9331{n}.html'>全新中型车将上市</a></h5>" for n in range(2)
    )
    others = "".join(
        f"<h6><a href='http://news.paper.example/slide_1_{n}2841_2087.html'>街坊们在老街过冬至第{n}天</a></h6>"
        for n in range(11)
    )
    html, _ = portal(f"<div class='xx'>{rows}</div><div class='yy'>{others}</div>")
    assert not any("中型车" in headline for headline in read(html))


def test_a_host_with_many_articles_without_a_day_is_not_left_out() -> None:
    rows = "".join(
        f"<h5><a href='http://k.paper.example/article_50442813{n}_12ca99fde.html'>古城墙修复工程进入第{n}期</a></h5>"
        for n in range(12)
    )
    html, entries = portal(f"<div class='xx'>{rows}</div>")
    assert read(html) == sorted([*headlines(entries), *(f"古城墙修复工程进入第{n}期" for n in range(12))])


def test_a_name_of_news_that_begins_with_nav_is_no_menu() -> None:
    """A tab's list is called navnewscont1_cont_0 where its tab is called navnewscont1_tab_0."""
    lists = [stories(8, start=20 * n) for n in range(3)]
    html = "".join(
        f"<div class='news'><ul id='navnews{n}_cont_0'>"
        + "".join(f"<li><a href='{s.url}'>{s.headline}</a></li>" for s in each)
        + "</ul></div>"
        for n, each in enumerate(lists)
    )
    other = stories(3, start=90)
    assert read(html + undated(other, "news", "h4")) == headlines(*lists, other)


def test_a_list_with_long_headlines_and_days_has_no_teasers() -> None:
    """The line of an entry holds its headline and its day; neither is a teaser."""
    html, entries = tabs(1)
    others = [stories(5, start=200), stories(3, start=220), stories(4, start=240)]
    for story in entries:
        html = html.replace(
            f">{story.headline}<", f"><b>{story.headline}，并向全市各区县各部门通报有关情况和下一步安排</b><"
        )
    tags = ["h4", "dd", "h5"]
    html += "".join(f"<div>{undated(each, f'box{n}', tags[n])}</div>" for n, each in enumerate(others))
    assert len(read(html)) == len(entries) + 12


def story_with_text(story: Story) -> str:
    return f"<div class='top'><h4><a href='{story.url}'>{story.headline}</a></h4><p>{TEXT}</p></div>"


TEXT = "沿江的老街去年冬天换了排水管道，街坊们说下雨天再也不用垫砖头，孩子可以自己走回家。"


def test_a_part_opens_with_a_story_that_is_told() -> None:
    heads, lists = stories(3, start=60), [stories(5, start=20 * n) for n in range(3)]
    html = "".join(
        f"<div><div class='{name}'><b>{name}</b>{story_with_text(head)}{dated(each, 'rows')}</div></div>"
        for name, head, each in zip("甲乙丙", heads, lists, strict=True)
    )
    assert read(f"<div>{html}</div>") == headlines(heads, *lists)


def test_an_undated_list_joins_several_dated_ones_of_different_parts() -> None:
    lists = [stories(9, start=20 * n) for n in range(3)]
    other = stories(6, start=90)
    html = "".join(f"<div class='p{n}'>{dated(each, f'box{n}')}</div>" for n, each in enumerate(lists))
    html += f"<div class='jcdd'><h3>监察大队</h3>{undated(other, 'rows', 'li')}</div>"
    assert read(html) == headlines(*lists, other)


@pytest.mark.parametrize(
    "text",
    ["苏ICP备16022877号", "苏IPC备16022877号-1", "闽公网安备 35020602000117号", "增值电信业务经营许可证B2-20090148"],
)
def test_the_number_of_a_registration_is_no_entry(text: str) -> None:
    entries = stories(10)
    html = f"<ul>{''.join(f'<li><a href={s.url}>{s.headline}</a></li>' for s in entries)}"
    assert read(f"{html}<li><a href='/a/2025/16022877.html'>{text}</a></li></ul>") == headlines(entries)


@pytest.mark.parametrize("name", ["recommend", "hot-news", "tuijian", "related", "popular"])
def test_names_that_most_of_a_front_page_has_say_nothing(name: str) -> None:
    parts = [stories(7, start=start) for start in (0, 10, 20, 30, 40)]
    html = "".join(undated(part, f"{name} b{n}", ("p", "h3", "h4", "h5", "dd")[n]) for n, part in enumerate(parts))
    assert set(headlines(*parts)) <= set(read(f"<div>{html}</div>{undated(stories(6, start=60), 'x', 'h6')}"))


@pytest.mark.parametrize("name", ["recommend", "hot-news", "tuijian"])
def test_a_choice_of_stories_beside_the_parts_of_a_front_page_stays_one(name: str) -> None:
    parts, choice = [stories(7, start=start) for start in (0, 10, 20, 30)], stories(8, start=60)
    html = "".join(undated(part, f"b{n}", ("p", "h3", "h4", "h5")[n]) for n, part in enumerate(parts))
    assert not set(headlines(choice)) & set(read(f"<div>{html}</div>{undated(choice, name, 'h6')}"))


@pytest.mark.parametrize("counts", [(1, 5, 1), (3, 1, 4, 1), (1, 1, 1, 6)])
def test_a_part_with_one_entry_is_one_under_the_link_of_its_channel(counts: tuple[int, ...]) -> None:
    lists = [stories(count, start=20 * n) for n, count in enumerate(counts)]
    channels = {"校园公告": "xygg", "党建动态": "djdt", "对外交流": "dwjl", "教研活动": "jyhd"}
    html = "".join(
        f"<div class='tab'><a href='/xwzx/{folder}.htm'>{name}</a></div>{dated(each, 'text-list')}"
        for (name, folder), each in zip(channels.items(), lists, strict=False)
    )
    assert read(f"<div class='right-part'>{html}</div>") == headlines(*lists)


@pytest.mark.parametrize("name", ["nav", "main-nav", "menu_top"])
@pytest.mark.parametrize("label", ["A{n}设备建设45分", "B{n}档案归档与利用", "创建材料第{n}部分"])
def test_numbered_labels_of_a_menu_are_no_leads(name: str, label: str) -> None:
    entries = stories(6)
    menu = "".join(f"<li><a href='/gzap/A{n}zbjs4.htm'>{label.format(n=n)}</a></li>" for n in range(1, 5))
    assert read(f"<div class='{name}'><ul><li><ul>{menu}</ul></li></ul></div>{dated(entries)}") == headlines(entries)


@pytest.mark.parametrize(("name", "beside"), [("nav_left", "nav_right"), ("col-1", "right"), ("zuo", "main-right")])
def test_a_box_of_undated_stories_is_no_lead_of_a_dated_list_with_a_pager(name: str, beside: str) -> None:
    box, entries = stories(6, start=50), stories(14)
    html = f"<div class='{beside}'>{dated(entries)}%s</div>"
    before = f"<div class='{name}'>{undated(box, 'part', 'dd')}</div>"
    assert read(f"<div>{before}{html % PAGER}</div>") == headlines(entries)
    few = f"<div class='{name}'>{undated(box[:3], 'part', 'dd')}</div>"
    assert read(f"<div>{few}{html % PAGER}</div>") == headlines(box[:3], entries)


PICTURED = [
    "<dl class=focus>{}</dl>|<dt><a href='{url}'><img src=1.jpg alt='{headline}'></a></dt>",
    "<div class=swiper-container>{}</div>|<p class=slide><a href='{url}' title='{headline}'><img src=1.jpg></a></p>",
    "<ul id=lunbo>{}</ul>|<li><a href='{url}'><span><img src=1.jpg alt='{headline}'></span></a></li>",
]


@pytest.mark.parametrize("markup", PICTURED)
def test_leads_of_a_front_page_that_are_pictures_alone_have_their_texts(markup: str) -> None:
    around, row = markup.split("|")
    leads, lists = stories(4, start=80), [stories(6, start=20 * n) for n in range(3)]
    html = around.format("".join(row.format(url=s.url, headline=s.headline) for s in leads))
    boxes = "".join(
        part("box", label, dated(each)) for label, each in zip(("本地", "社会", "文化"), lists, strict=True)
    )
    assert read(html + boxes) == headlines(leads, *lists)
    assert read(html + boxes + PAGER) == headlines(*lists)
    repeated = around.format("".join(row.format(url=s.url, headline=s.headline) for s in lists[0][:3]))
    assert read(repeated + boxes) == headlines(*lists)
    channels = around.format("".join(row.format(url=f"/zt/{n}/", headline=s.headline) for n, s in enumerate(leads)))
    assert read(channels + boxes) == headlines(*lists)


@pytest.mark.parametrize("count", [2, 3])
def test_a_short_list_of_the_kind_of_several_of_a_front_page_is_a_part(count: int) -> None:
    heads = stories(8, start=100)
    cards = "".join(f"<li><h4><a href='{s.url}'>{s.headline}</a></h4><p>{s.teaser}{LONG}</p></li>" for s in heads)
    lists = [*(stories(10, start=20 * n) for n in range(3)), stories(count, start=80)]
    slices = "".join(
        part("slice", "栏目", "".join(f"<div class=item><b><a href='{s.url}'>{s.headline}</a></b></div>" for s in each))
        for each in lists
    )
    assert read(f"<ul>{cards}</ul>{slices}") == headlines(heads, *lists)
    paged = read(f"<ul>{cards}</ul>{slices}{PAGER}")
    assert not {story.headline for story in lists[-1]}.intersection(paged)


@pytest.mark.parametrize(("beside", "count"), [("", 32), (PAGER, 24)])
def test_a_dated_list_beside_two_long_ones_of_a_front_page_is_a_part(beside: str, count: int) -> None:
    news, notices, jobs = stories(14), stories(10, start=30), stories(8, start=60)
    rows = "".join(f"<dt><em>{s.day}</em><p><a href='{s.url}'>{s.headline}</a></p></dt>" for s in jobs)
    html = part("news dt", "新闻", dated(news)) + part("news gg", "公告", dated(notices))
    assert len(read(f"{html}<div class='conleft'><h3>招聘</h3><dl>{rows}</dl></div>{beside}")) == count
    assert len(read(f"{html}<div class='right'><h3>招聘</h3><dl>{rows}</dl></div>{beside}")) == 24
