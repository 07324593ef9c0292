"""Which channel an article stands in."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from tests.extract.article_pages import DATE, HEADLINE, MARKUP, page_of


@pytest.mark.parametrize(
    ("crumb", "expected"),
    [
        ("<div>当前位置：<a href='/'>首页</a> &gt; <a href='/m/'>民生</a> &gt; 正文</div>", "民生"),
        ("<div><a href='/'>主頁</a> / <a href='/o'>時事評論</a> / <a href='/o/c'>城中論</a></div>", "城中論"),
        ("<div><a href='/'>某某网</a> >> <a href='/c/'>文化</a></div>", "文化"),
        (
            "<div><a href='/'><img src='home.png'></a><i><img src='r.png'></i><a href='/'>首页</a>"
            "<i><img src='r.png'></i><a href='/n.html'>新闻动态</a><i><img src='r.png'></i>"
            "<a href='/4.html'>水事关注</a></div>",
            "水事关注",
        ),
        ("<div><a href='/'>首页</a><svg></svg><a href='/n'>新闻</a><svg></svg><a href='/w'>供水</a></div>", "供水"),
        ("<div><a href='/'>首页</a><em class='r'></em><a href='/w'>供水</a></div>", "供水"),
        (
            "<div><span><a href='/'>城东首页</a> &gt; <a href='/f'>财经</a> &gt; <a href='/w'>水边观察</a></span> "
            "<span>有温度的城东门户</span></div>",
            "水边观察",
        ),
        ("<div>您现在的位置：首页 --&gt; 新闻 --&gt; 新闻滚动 --&gt; 正文</div>", "新闻滚动"),
        ("<div>本页位置： 首页 → 新闻中心 → 地方新闻</div>", "地方新闻"),
        ("<div><a href='/'>首页</a> - <a href='/x/'>校园新闻</a></div>", "校园新闻"),
        ("<div>您当前的位置 ：滚动新闻 > 即时 > 中国 正文</div>", "中国"),
        ("<div><a href='/'>国内新闻</a><span>&gt;</span><span>正文</span></div>", "国内新闻"),
        ("<div>udn / 健康醫藥 / 醫藥新聞</div>", "醫藥新聞"),
        (f"<div><a href='/'>首頁</a> <a href='/x/'>新聞總覽</a> {HEADLINE}</div>", "新聞總覽"),
        (f"<div><a href='/'>某某网</a>&gt;<a href='/s/'>社会新闻</a>&gt;{HEADLINE}</div>", "社会新闻"),
        ("<div>首页>>政策动态>>其他 字号：大 中 小</div>", "其他"),
        ("<div>城东在线 - 产经 - 正文</div>", "产经"),
        ("<div class='path'><span>首页</span> <span>走进城东</span> <span>公司新闻</span></div>", "公司新闻"),
        ("<div class='crumb'><span>首页</span><span>新闻中心</span><span>集团要闻</span></div>", "集团要闻"),
        ("<div class='location'><em>首页</em><i>时政</i><b>正文</b></div>", "时政"),
        ("<div class='menu'><span>首页</span><span>时政</span><span>财经</span></div>", None),
        ("<div><a href='/'>首页</a><span>/</span><a href='/iot/'>物联网</a><span>/</span>正文</div>", "物联网"),
        ("<div><a href='/'>首页</a> &gt; <a href='/i/'>互联网</a> &gt; 正文</div>", "互联网"),
        ("<div><a href='/'>首页</a> &gt; <a href='/gb/'>公报</a> &gt; <a href='/23/'>2026年第23号</a></div>", "公报"),
        ("<div id='nav'><a href='/'>城东在线</a> | <a href='/x'>产经</a> | 正文</div>", "产经"),
        ("<div>当前栏目：<a href='/x'>县域经济</a></div>", "县域经济"),
        ("<a class='cate' href='/c/x'>媒体聚焦</a>", "媒体聚焦"),
        (
            "<nav><span>首页 </span><img src='/a.png'><span>文化</span><img src='/a.png'> <span>正文</span></nav>",
            "文化",
        ),
        ("<div><span>当前页面： </span><span>文化</span> | <time>星期二, 2021年10月 12日</time></div>", "文化"),
        (
            "<ol class='breadcrumb'><li><a href='/'>首页</a></li><li><a href='/l'>生活</a></li><li>#936550</li></ol>",
            "生活",
        ),
        (
            "<div class='position'><a href='/'>首页</a> &gt; <a href='/m'>媒体报道</a> &gt; "
            "<a href='#'>News detail</a></div>",
            "媒体报道",
        ),
        ("<ol class='breadcrumb'><li><a href='/'>首页</a></li><li>生物研究</li><li>详情页</li></ol>", "生物研究"),
        ("<div>首页 > 健康资讯 > 总第931期 > 2025年12月 > 新闻内容</div>", "健康资讯"),
        ("<div>公益资讯 > <span>资讯详情</span></div>", "公益资讯"),
        ("<div><a href='/'>首页</a> > <a href='/d'>工作动态</a> > 公告详情</div>", "工作动态"),
        ("<div class='crumb'>您的当前位置： <a href='/'>首页</a> &gt; <a href='/x'>校园动态</a></div>", "校园动态"),
        (
            "<div>当前位置：<a href='/'>首页</a> > <a href='/n'>新闻</a> > <a href='/s'>社会万象</a> "
            "<a href='/t'>新闻排行榜</a> <a href='/f'>看新闻请收藏本站网址</a> <a href='/b'>进入论坛</a></div>",
            "社会万象",
        ),
        ("<div class='column-name'>银龄</div>", "银龄"),
        (
            "<ul class='breadcrumb'><li><a href='/'>首页</a></li><li><a href='/m/'>民生</a></li><li>正文</li></ul>",
            "民生",
        ),
        ("<div><a href='/'>某某网</a> &gt; <a href='/s/'>时政新闻</a> &gt;</div>", "时政新闻"),
        (
            "<div>&gt;&gt; <a href='/'>某某网</a> &gt;&gt; <a href='/b/'>老街新闻</a> &gt;&gt; 新闻正文</div>",
            "老街新闻",
        ),
        ("<div><a href='/'>某某财富</a> >> <a href='/c/'>产业</a> >> 正文区</div>", "产业"),
        ("<div><a href='/'>首页</a> 》<a href='/n/'>新闻</a> 》<a href='/m/'>民生</a> 》正文</div>", "民生"),
        ("<table><tr><td>您的位置:</td><td><a>某某网首页</a>>> <a>首页即时新闻</a></td></tr></table>", "首页即时新闻"),
        (
            "<table><tr><td>当前位置：</td><td><a>首页</a></td><td>&gt;<a>工作</a></td>"
            "<td>&gt;<a>运行</a></td></tr></table>",
            "运行",
        ),
        (
            "<ol class='breadcrumb'><li class='breadcrumb-item'><a>主頁</a></li>"
            "<li class='breadcrumb-item'><a>日報</a></li>"
            f"<li class='breadcrumb-item'><a>港聞</a></li><li class='breadcrumb-item active'>{HEADLINE}</li></ol>",
            "港聞",
        ),
        (
            "<ul class='m-breadcrumb__list'><li><span>/</span> <a>专栏检索</a></li>"
            "<li><span>/</span> <a>报纸摘要</a></li></ul>",
            "报纸摘要",
        ),
        ("<p class='lead'><a href='/life'>生活新聞</a></p>", "生活新聞"),
        ("<p><span class='column'>獨眼老街_城東</span></p>", "獨眼老街_城東"),
        ("<div><a href='/'>首页</a>&gt;<a href='/h/'>健康养生</a>&gt;信息正文</div>", "健康养生"),
        ("<div class='pos'><span>首页</span>∣<a href='/y'>老街要闻</a>∣<span>正文</span></div>", "老街要闻"),
        ("<div class='pos'><span>首页</span>│<a href='/y'>老街要闻</a>│<span>正文</span></div>", "老街要闻"),
        ("<div>2025年12月30日　星期二　第A03版：城东新聞</div>", "城东新聞"),
        ("<nav><a href='/category/life'>生活</a></nav><div><a href='/category/x'>夜读</a></div>", "夜读"),
        (
            "<nav><ul><li><a href='/category/l'>地方新聞</a></li></ul></nav>"
            "<span><a rel='category' href='/c'>藝廊</a></span>",
            "藝廊",
        ),
    ],
)
def test_the_last_entry_of_the_breadcrumb(crumb: str, expected: str) -> None:
    assert page_of(crumb=crumb).section == expected


@pytest.mark.parametrize(
    "crumb",
    [
        "<div>首页 &gt;&gt; 正文</div>",
        "<div>某某网 &gt; 正文</div>",
        "<div><a href='/v/'>更多视频 &gt;</a></div>",
        "<div>› 選擇地區</div>",
        "<ul class='position-absolute'><li><a>台語</a></li><li><a>Warta</a></li></ul>",
        "<div class='se_hid'><a>某某网</a>&gt;<a>新闻</a>&gt;<a>资讯</a></div>",
        "<ul><li>日報</li><li>家庭</li><li>娛樂</li><li>健康</li><li>消費</li><li>養髮專欄</li></ul><p>聲明</p>",
    ],
)
def test_a_breadcrumb_that_names_no_channel(crumb: str) -> None:
    assert page_of(crumb=crumb).section is None


def test_the_outlet_at_the_end_of_a_breadcrumb_is_no_channel() -> None:
    crumb = "<div><a href='/l/'>生活新聞</a> > <a href='/o/'>城東醒報</a></div>"
    assert page_of("<div>城東醒報 (2025-12-30 16:58)</div>", crumb=crumb).section == "生活新聞"


@pytest.mark.parametrize(
    ("line", "section"),
    [
        ("<div>即時 財經 2025-12-30 17:30</div>", "財經"),
        ("<div><span>即時</span> <span>財經</span> <span>2025-12-30 17:30</span></div>", "財經"),
        ("<div><a href=/n/>即时</a> <em>社会</em> | 2025年12月30日 17:30</div>", "社会"),
        ("<p>要聞 港聞 2025/12/30</p>", "港聞"),
        ("<div>财经 体育 2025-12-30 17:30</div>", None),
    ],
)
def test_a_channel_and_the_one_within_it_before_the_date(line: str, section: str | None) -> None:
    assert page_of(line).section == section


def test_a_channel_beside_the_date() -> None:
    assert page_of("<div>社會 17:30 2025/12/30</div>").section == "社會"


@pytest.mark.parametrize("channel", ["人权", "难民", "外交", "气象"])
def test_a_channel_behind_the_date(channel: str) -> None:
    assert page_of(f"<div>2025年12月30日 {channel}</div>").section == channel


def test_a_channel_s_label_by_the_headline() -> None:
    assert page_of("<ul><li>2025-12-30</li><li>新聞速報</li></ul>").section == "新聞速報"


def test_json_ld() -> None:
    meta = '<script type="application/ld+json">{"@type":"NewsArticle","articleSection":"社会"}</script>'
    assert page_of(meta=meta).section == "社会"


def test_the_title_between_headline_and_site() -> None:
    assert page_of(title="教育频道_某某网").section == "教育频道"


def test_the_marked_entry_of_the_channel_bar() -> None:
    bar = "<ul class='nav'><li><a href='/1'>国际</a></li><li class='nav-current'><a href='/2'>两岸</a></li></ul>"
    assert page_of(crumb=bar).section == "两岸"


def test_labels_below_the_text_and_in_data() -> None:
    assert page_of(tail="<div>所属分类：数理化</div>").section == "数理化"
    assert page_of(meta='<meta itemprop="articleSection" content="焦點">').section == "焦點"
    assert page_of(title="某某网河北频道_某某网").section is None


@pytest.mark.parametrize(
    ("crumb", "head", "title", "expected"),
    [
        ("", "<div><a href='/c/3'>直击现场</a> 字号</div>", "直击现场_某某网", "直击现场"),
        ("", "<div>2025-12-30 <a href='/sdg'>可持续发展</a></div>", "某某网", "可持续发展"),
        ("", "<div>2025-12-30</div><div><a href='/world/asia'>亚太观察站点</a></div>", "某某网", "亚太观察站点"),
        ("<div><a href='/news/singapore'>新加坡</a></div>", "", "某某网", "新加坡"),
        ("<div><a href='/s/12'>封面故事</a></div>", "", "某某网", "封面故事"),
        ("<div><a href='/a'>港聞</a><a href='/b'>社會新聞</a></div>", "", "某某网", "社會新聞"),
        ("<div class='nav'><a href='/w'>國際</a><a class='on' href='/l'>港聞</a></div>", "", "某某网", "港聞"),
        ("", "<div><a href='/author/1'>王小明</a> 2025-12-30</div>", "某某网", None),
        ("", "<div>2025-12-30 <a href='/comments'>我要评论</a></div>", "某某网", None),
        ("", "<div><a href='/'>某某社</a> 2025-12-30</div>", "某某社_某某网", None),
    ],
)
def test_links_by_the_headline(crumb: str, head: str, title: str, expected: str | None) -> None:
    assert page_of(head, crumb=crumb, title=title).section == expected


def test_the_category_below_the_text() -> None:
    tail = "<div>分类于<a href='/c'>城市观察</a>标签<a href='/t'>供水</a></div>"
    assert page_of("<div>2025-12-30</div>", tail=tail).section == "城市观察"


@pytest.mark.parametrize(
    ("head", "tail"),
    [
        ("<table><tr><td>标签：随笔</td><td>分类：<a href='/l'>读书札记</a></td></tr></table>", ""),
        ("<div>文章类别：读书札记 2025-12-30</div>", ""),
        ("<div>2025-12-30 所属频道：读书札记</div>", ""),
        ("", "<ul><li>全站分類：國內旅遊</li><li>個人分類：<a href='/c'>读书札记</a></li></ul>"),
    ],
)
def test_labels_of_blogs(head: str, tail: str) -> None:
    assert page_of(head, tail=tail).section == "读书札记"


@pytest.mark.parametrize("label", ["主题分类", "公开类别", "体裁分类"])
def test_how_a_public_record_is_filed_is_no_channel(label: str) -> None:
    assert page_of(f"<table><tr><td>{label}：</td><td>城乡建设</td></tr></table>").section is None


@pytest.mark.parametrize("end", ["查看主题", "浏览帖子", "主题内容"])
def test_what_a_forum_ends_its_breadcrumb_with(end: str) -> None:
    crumb = f"<div><a href='/'>城东论坛</a> &raquo; <a href='/f'>百姓话题</a> &raquo; {end}</div>"
    assert page_of(crumb=crumb).section == "百姓话题"


def test_a_way_with_hyphens_over_the_headline() -> None:
    links = "-".join(f"<a href='/{n}'>{name}</a>" for n, name in enumerate(("首页", "体育", "篮球")))
    assert page_of(crumb=f"<p>{links}</p>").section == "篮球"
    assert page_of(crumb=f"<p>{links}-<a>电竞</a>-<a>赛马</a></p>").section is None


def test_the_site_s_name_in_its_longer_name_is_no_channel() -> None:
    assert page_of(title="锦面新闻_锦面新闻客户端").section is None


def test_a_channel_in_the_line_of_the_date_over_the_headline() -> None:
    line = "<div><span><a href='/h'>健康</a></span><span>城东晨报</span><span>2025-12-30 07:12</span></div>"
    page = page_of(crumb=line)
    assert (page.section, page.outlet, page.published) == ("健康", "城东晨报", "2025-12-30T07:12+08:00")


def test_the_linked_account_that_is_credited_is_no_channel() -> None:
    head = "<div>2025-12-30 来源: <a href='https://mp.example.com/profile'>山中茶事</a></div>"
    assert page_of(head).section is None


def test_a_way_from_the_site_s_front_page() -> None:
    crumb = "<div class='site'><a href='/'>新闻网首页</a> / <a href='/x'>学校大小事</a></div>"
    assert page_of(crumb=crumb).section == "学校大小事"


def test_a_link_over_the_headline_below_the_head_of_the_site() -> None:
    head = "<header><a href='/'>后浪观察</a><a href='/topic/work'>工作</a></header>"
    assert page_of(crumb=f"{head}<a href='/topic/hometown'>返乡</a>").section == "返乡"


@pytest.mark.parametrize("words", ["当前所在：", "目前所在："])
def test_where_one_is_without_the_word_place(words: str) -> None:
    assert page_of(crumb=f"<div>{words}<a href='/'>首页</a>|<a href='/xc'>乡村振兴</a></div>").section == "乡村振兴"


@pytest.mark.parametrize("place", ["北京", "广东", "香港"])
def test_where_an_account_writes_from_is_no_channel(place: str) -> None:
    assert page_of(f"<div><em>2025-12-30 21:05</em><em>{place}</em></div>").section is None


def test_a_place_before_the_date_is_a_channel() -> None:
    assert page_of("<div>香港 17:30 2025/12/30</div>").section == "香港"


@pytest.mark.parametrize(
    "crumb",
    [
        "<div class='region-breadcrumb'><nav role='navigation'><ol><li>首页<li>新闻<li>财经</ol></nav></div>",
        "<div class='breadcrumb'><div><ul class='list'><li>首页</li><li>财经</li></ul></div></div>",
        "<div class='nav2'><a href='/'>城东网首页</a> - <a href='/g'>要闻</a> - <a href='/r'>财经</a></div>",
        "<div><a href='/'>首页</a> -- <a href='/g'>要闻</a> -- <a href='/r'>财经</a></div>",
        "<p><a href='/'>首页</a> → <a href='/s'>社会</a></p><p><a href='/'>首页</a> → <a href='/c'>财经</a></p>",
        "<header><a href='/'>城东社</a></header><div class='topic'><a href='/t/5/x'>财经</a></div>",
    ],
)
def test_breadcrumbs_and_labels_of_other_makes(crumb: str) -> None:
    assert page_of(crumb=crumb).section == "财经"


@pytest.mark.parametrize(("label", "section"), [("期货", "期货"), ("快讯", "快讯"), ("独到", None)])
def test_a_label_within_the_headline_s_element(label: str, section: str | None) -> None:
    html = f"<title>{HEADLINE}</title><div><span>{label}</span>{HEADLINE}</div><div>2025-12-30 09:15</div>"
    text = MARKUP
    assert parse(f"<meta charset=utf-8>{html}<div>{text}</div>".encode()).section == section


@pytest.mark.parametrize("name", ["ColumnName", "channelName", "article:section", "columnname"])
def test_the_channel_in_a_meta_element(name: str) -> None:
    assert page_of(meta=f"<meta name='{name}' content='县区动态'>").section == "县区动态"


@pytest.mark.parametrize(
    "info",
    [
        "<a href='/author/lwz'>林晚舟</a> · <a href='/shendu'>深度观察</a> · 2025-10-14",
        "<a href='/shendu'>深度观察</a> 2025-10-14 <a href='/people/3'>林晚舟</a>",
        "2025-10-14 <a href='/shendu'>深度观察</a>",
        "<a class='author' href='/u/7'>林晚舟</a> <a href='/sort/3'>深度观察</a> 2025-10-14",
    ],
)
def test_a_link_beside_the_date_and_who_signs(info: str) -> None:
    page = page_of(f"<div>{info}</div>")
    assert (page.section, page.outlet) == ("深度观察", None)


def test_the_way_back_beside_the_site_s_name() -> None:
    bar = "<div><a class='back' href='/wh/'>文化</a><a href='/'>江潮新闻</a></div>"
    assert page_of(crumb=bar, title="江潮").section == "文化"


def test_a_bar_from_home_is_no_breadcrumb() -> None:
    bar = "<div><a href='/'>首页</a> | <a href='/gk/'>公司概况</a> | <a href='/lx/'>联系我们</a></div>"
    assert page_of(crumb=bar).section is None
    assert page_of("<div>所属栏目：通知公告 发布时间：2025-10-14</div>", crumb=bar).section == "通知公告"


@pytest.mark.parametrize(
    ("printed", "section"),
    [("即時_社會", "社會"), ("新聞 > 地方", "地方"), ("生活｜健康", "健康"), ("A_B測試", "A_B測試")],
)
def test_the_last_level_of_a_section_in_data(printed: str, section: str) -> None:
    meta = f'<script type="application/ld+json">{{"@type":"NewsArticle","articleSection":"{printed}"}}</script>'
    assert page_of(meta=meta).section == section


@pytest.mark.parametrize("name", ["subsection-name", "news-attr section_name", "column-name", "category"])
def test_an_element_beside_the_date_that_is_named_for_the_channel(name: str) -> None:
    line = f"<div><span class='{name}'>文化观澜</span><span class='time'>2025-12-30 09:15</span></div>"
    assert page_of(line).section == "文化观澜"


@pytest.mark.parametrize("entry", ["<h2><a>{}</a></h2>", "<p><a href='/x'>{}</a></p>", "<a href='/x'>{}</a>"])
def test_the_last_entry_of_a_menu_is_no_channel_whatever_is_around_it(entry: str) -> None:
    names = ("国际", "财经", "体育", "娱乐", "旅游", "地方")
    menu = "".join(f"<li>{entry.format(name)}</li>" for name in names)
    assert page_of(crumb=f"<div><ul>{menu}</ul></div>").section is None


@pytest.mark.parametrize(
    "crumb",
    [
        "<nav aria-label='面包屑'><ol><li><a href='/'>首页</a></li><li><a href='/x'>县镇</a></li></ol></nav>",
        "<nav><ol><li><a href='/'>首页</a></li><li><a href='/x'>县镇</a></li><li>内容</li></ol></nav>",
        f"<ul><li>首页</li><li><a href='/x'>县镇</a></li><li>{HEADLINE}</li></ul>",
        "<div>首页 &gt; <a href='/x'>县镇</a> &gt; 详情页</div>",
        "<div><a href='/x/'>‹ 县镇</a></div>",
        "<div><a href='/'>城东网</a><span class='channel-name'>县镇频道</span></div>",
    ],
)
def test_further_ways_to_the_article(crumb: str) -> None:
    assert page_of(crumb=crumb).section in ("县镇", "县镇频道")


@pytest.mark.parametrize("back", ["‹ 返回", "< 上一页", "« 首页"])
def test_a_way_back_to_no_channel(back: str) -> None:
    assert page_of(crumb=f"<div><a href='/x/'>{back}</a></div>").section is None


@pytest.mark.parametrize(("name", "expected"), [("column-name", "银龄说"), ("category", "银龄说"), ("big", None)])
def test_a_label_by_its_name_within_the_headline_s_element(name: str, expected: str | None) -> None:
    html = f"<title>{HEADLINE}_某某网</title><h1><span class='{name}'>银龄说</span>{HEADLINE}</h1>"
    page = parse((html + MARKUP).encode())
    assert (page.headline, page.section) == (HEADLINE, expected)


@pytest.mark.parametrize("way", ["上一篇|下一篇", "上页|下页", "前一条|后一条"])
def test_ways_to_other_articles_are_no_breadcrumb(way: str) -> None:
    one, other = way.split("|")
    assert page_of(crumb=f"<div><a href='/1'>{one}</a> &gt; <a href='/3'>{other}</a></div>").section is None


def test_a_heading_that_says_what_the_menu_says() -> None:
    menu = "<ul><li><a href='/world/'>國際</a></li><li><a href='/style/'>風尚</a></li></ul>"
    tools = "<div>中文</div><div>雙語</div>"
    assert page_of(crumb=f"{menu}<h3>風尚</h3>{tools}").section == "風尚"
    assert page_of(crumb=f"{menu}<h3>熱議</h3>{tools}").section is None


@pytest.mark.parametrize("every", ["所有", "全部新聞"])
def test_the_channel_beside_the_list_of_everything(every: str) -> None:
    line = f"<p>2024年1月12日 - 18:20 | <a href='/news/all'>{every}</a>, <a href='/news/eco'>經濟</a></p>"
    assert page_of(line).section == "經濟"


@pytest.mark.parametrize("tag", ["h2", "h3"])
def test_a_heading_that_the_title_names_between_headline_and_site(tag: str) -> None:
    assert page_of(crumb=f"<{tag}>臨河味</{tag}><div>速報&gt;&gt;</div>", title="臨河味 | 某某網").section == "臨河味"
    assert page_of(crumb=f"<{tag}>臨河味</{tag}><div>速報&gt;&gt;</div>").section is None


@pytest.mark.parametrize("name", ["newsCategory", "supertitle", "article-overline"])
def test_elements_of_broadcasters_that_name_the_channel(name: str) -> None:
    head = f"<time>2024-01-10 18:20</time><div class='{name}'>港聞</div>"
    assert page_of(head).section == "港聞"


def test_the_topic_beside_the_date() -> None:
    line = "<div><time>2024年1月10日</time> <a href='/zh/news/topic/economic-development'>经济发展</a></div>"
    assert page_of(line).section == "经济发展"


def test_the_way_to_the_page_without_arrows() -> None:
    way = "<p class='artical-nav'><a href='/'>首頁</a> <a href='/life'>{}</a></p>".format
    assert page_of(crumb=f"<main>{way('生活')}").section == "生活"
    assert page_of(crumb=f"<main>{way('更多')}").section is None
    assert page_of(crumb=way("生活")).section is None


def test_the_nearest_of_several_labels() -> None:
    labels = (
        "<ul class='cats'><li><a href='/category/a/'>新聞資訊</a></li><li><a href='/category/b/'>港聞</a></li></ul>"
    )
    assert page_of(crumb=labels).section == "港聞"


def test_a_category_in_an_element_over_the_headline() -> None:
    assert page_of(crumb="<div><span class='cat'><a href='/zh/w/1'>臨河流域</a></span></div>").section == "臨河流域"


@pytest.mark.parametrize("zone", ["北京", "台北", "香港"])
def test_the_zone_of_a_clock_is_no_channel(zone: str) -> None:
    assert page_of(f"<div>{zone}时间：2025-12-30 17:30</div>").section is None


def test_of_several_channels_over_the_headline_the_one_in_the_title() -> None:
    menu = "<div><a href='/hk/'>港澳</a><a href='/tw/'>台灣</a></div>"
    assert page_of(crumb=menu, title="即時新聞｜港澳｜城東網").section == "港澳"


@pytest.mark.parametrize("printed", ["第A02版：澳聞", "A02版:澳聞"])
def test_the_page_of_a_paper_that_leads_to_its_other_articles(printed: str) -> None:
    assert page_of(crumb=f"<div><p><a href='/node_3.htm'>{printed}</a></p></div>").section == "澳聞"


@pytest.mark.parametrize("bar", ["| ", " ｜ "])
def test_a_label_behind_the_bar_that_parts_it_from_others(bar: str) -> None:
    info = (
        f"<td><span>作者</span> <span><a rel='author' href='/a'>林 小喬</a></span> <span>{bar}發布日期</span> "
        f"<span>2024 年 03 月 08 日 13:30</span> <span>{bar}分類</span> <span><a href='/c'>交通運輸</a></span></td>"
    )
    page = page_of(f"<table><tr>{info}</tr></table>")
    assert (page.section, page.outlet) == ("交通運輸", None)


@pytest.mark.parametrize(
    "head", ["<div>綜合報導</div><div>2025-12-30</div>", "<div>2025-12-30</div><div>综合报道</div>"]
)
def test_how_a_report_came_about_is_no_channel(head: str) -> None:
    assert page_of(head).section is None


def test_the_reporter_linked_beside_the_date_is_no_channel() -> None:
    line = "<div>2025-12-30 13:30 <a>城東報</a> <a href='/author'>記者王小明</a>／台北即時報導</div>"
    page = page_of(line)
    assert (page.section, page.outlet, page.byline) == (None, "城東報", ("王小明",))


@pytest.mark.parametrize("name", ["生活萬象", "法治广角", "文化大观", "教育視窗"])
def test_a_column_of_a_channel_in_the_title(name: str) -> None:
    assert page_of("<div>2025-12-30 13:30</div>", title=f"{name}_城东乐活_城东电子报").section == name


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("<div class='entry-category'><a href='/s'>砂岸</a> <a href='/k'>河晉</a></div>{h}", "河晉"),
        ("<span class='section section--plain'><a href='/x.html'>牧函</a></span>{h}", "牧函"),
        ("{h}<div>作者 王小明 | 分類 <a href='/c'>海事</a> , <a href='/d'>自然</a> Telegram share Follow</div>", None),
        (
            "{h}<div><span>發布日期</span> 2026 年 01 月 31 日 <span>分類</span> "
            "<span><a href='/c'>海事</a> , <a href='/d'>自然</a></span> <a>Telegram share</a> <a>Follow</a></div>",
            "海事",
        ),
    ],
)
def test_channels_in_elements_and_behind_labels_with_tools(head: str, expected: str | None) -> None:
    headline = "老街排水改造完工 雨天不再漫水"
    text = MARKUP
    html = f"<title>{headline}</title><div>{head.format(h=f'<h1>{headline}</h1>')}</div><div>{text}</div>"
    assert parse(html.encode()).section == expected


@pytest.mark.parametrize("door", ["/", "https://example.tw", "./"])
def test_the_link_to_the_front_page_is_no_channel(door: str) -> None:
    headline = "老街排水改造完工 雨天不再漫水"
    text = MARKUP
    head = f"<header><a href='{door}'>河岸新聞</a></header><a class='cat' href='/c/1'>漁事</a><h1>{headline}</h1>"
    assert parse(f"<title>{headline}</title><div>{head}</div><div>{text}</div>".encode()).section == "漁事"


@pytest.mark.parametrize("word", ["栏目名称", "版块", "所有类别", "未分类", "下一期", "默认分类"])
def test_a_word_that_stands_for_a_channel_names_none(word: str) -> None:
    assert page_of(crumb=f"<div>首页 > {word} > 正文</div>").section is None


@pytest.mark.parametrize("word", ["友善列印", "微信登录", "热搜排行", "热门关键词", "上一期"])
def test_a_button_in_the_place_of_a_channel(word: str) -> None:
    assert page_of(crumb=f"<div class='category'>{word}</div>").section is None


@pytest.mark.parametrize("channel", ["热点话题", "热门话题", "街巷评论"])
def test_a_channel_of_what_is_read_most(channel: str) -> None:
    assert page_of(crumb=f"<div>首页 > {channel} > 正文</div>").section == channel


@pytest.mark.parametrize("channel", ["读书分享", "下载园地"])
def test_a_channel_of_the_title_with_a_button_s_word(channel: str) -> None:
    crumb = f"<div><a href='/x/'>{channel}</a></div>"
    assert page_of(crumb=crumb, title=f"{channel}_某某网").section == channel


@pytest.mark.parametrize(
    "crumb",
    [
        "<div>首页|时政|财经</div>",
        '<nav class="nav_all"><a href="/">首页</a> &gt; <a href="/a/">时政</a> &gt; <a href="/b/">财经</a></nav>',
        '<nav><a href="/a/">时政</a><a href="/b/">财经</a></nav>',
        '<div><a href="/">首頁</a> | <a href="/a/">政治</a> | <a href="/b/">體育</a></div>',
    ],
)
def test_channels_beside_one_another_are_a_menu(crumb: str) -> None:
    assert page_of(DATE, crumb=crumb).section is None


@pytest.mark.parametrize(
    "last", ["<li>老街排水改造完工</li>", "<li>老街排水改造…</li>", "<li><span>老街排水改造完工 雨天</span></li>"]
)
def test_the_beginning_of_the_headline_ends_the_way(last: str) -> None:
    crumb = f'<div class="crumbs"><ul><li><a href="/">首页</a></li><li><a href="/life">生活</a></li>{last}</ul></div>'
    assert page_of(DATE, crumb=crumb).section == "生活"


@pytest.mark.parametrize("name", ["关注社会", "关注民生", "好文共享"])
def test_a_column_that_heeds_a_channel_is_no_button(name: str) -> None:
    assert page_of(DATE, crumb=f'<div class="box"><a href="/shehui">{name}</a></div>').section == name


@pytest.mark.parametrize(
    ("links", "section"),
    [
        ('<a href="/category/news/" rel="category tag">新聞</a>', "新聞"),
        ('<a href="/?cat=1" rel="category">新闻</a>', "新闻"),
        ('<a href="/news/">新聞</a>', None),
    ],
)
def test_the_one_category_of_an_article_may_be_news(links: str, section: str | None) -> None:
    assert page_of(DATE, crumb=f"<div>{links}</div>").section == section


@pytest.mark.parametrize(
    ("crumb", "expected"),
    [
        ("<div class='bc'><a href='/live'>即时</a> / <a href='/live/city'>城中事</a></div>", "城中事"),
        ("<p><a href='/n/'>新闻</a><span>/</span><a href='/n/c/'>街巷</a></p>", "街巷"),
        ("<div class='m'><a href='/n'>时政</a> / <a href='/c'>财经</a></div>", None),
    ],
)
def test_a_way_without_home_whose_addresses_lead_down(crumb: str, expected: str | None) -> None:
    assert page_of(DATE, crumb=crumb).section == expected


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        ('<p>发布于 <a href="/category/tea" rel="category tag">乡土</a></p>', "乡土"),
        (
            '<footer>Posted in <a href="/?cat=4" rel="category">街巷</a> | <a href="/t" rel="tag">水</a></footer>',
            "街巷",
        ),
        ('<p><a href="/c/a" rel="category">乡土</a>、<a href="/c/b" rel="category">街巷</a></p>', None),
        ('<p>标签：<a href="/t" rel="tag">水</a></p>', None),
    ],
)
def test_the_category_linked_below_the_text(tail: str, expected: str | None) -> None:
    assert page_of(DATE, tail=tail).section == expected


def test_a_labelled_category_before_the_link_to_the_comments() -> None:
    head = '<div>2024-05-02 <span>分类：<a href="/category/tea">乡土</a></span> <a href="#c">2 条评论</a></div>'
    assert page_of(head).section == "乡土"
