"""Which outlet a page credits."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from tests.extract.article_pages import MARKUP, PARAGRAPHS, page_of

BUTTON = "<div><a href='/column/3.html'>水边</a><span>订阅</span></div>"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        (f"<p>城东早报 记者 王小明 编辑 李四</p><p>2025-12-30 11:01</p>{BUTTON}", "城东早报"),
        (f"<p>城东日报 特派员 王小明</p><p>2025-12-30 11:01</p>{BUTTON}", "城东日报"),
        (f"<p>2025-12-30 11:01</p>{BUTTON}", "水边"),
        ("<div>2025-12-30 09:15 来源： 城东日报海外版 某某网</div>", "城东日报海外版"),
        ("<div>2025年12月30日09:15 | 来源：<a>城东网-城东日报</a></div>", "城东网-城东日报"),
        ("<div>摘自城东在线-老街日报</div>", "城东在线-老街日报"),
        ("<div>来源于：东区办事处</div>", "东区办事处"),
        ("<div>發布單位：水利局</div><div>2025-12-30</div>", "水利局"),
        ("<div>信息来源：市水务局 浏览次数：12</div>", "市水务局"),
        ("<div>文章来源：企鹅号 - 城东小刀</div>", "城东小刀"),
        ("<div>2025-12-30 来源：网易号·临河笔记</div>", "临河笔记"),
        ("<div>Time:2025-12-30</div>", None),
        ("<div>来源：城东教育报2025123 发稿时间：2025-12-30 20:39</div>", "城东教育报"),
        ("<div>来源：城东日报20251230</div>", "城东日报"),
        ("<div>来源：城东日报202512301 1版&2版 发稿时间：2025-12-30 20:39</div>", "城东日报"),
        ("<div>时间 : 2025-12-30 09:10 来源 : 本网站</div>", None),
        ("<div>2025-12-30 来源：本校</div>", None),
        ("<div>来源：本单位 发布时间：2025-12-30</div>", None),
        ("<div><a class='author' href='/users/66bb'>Li Yuan</a>2025/12/30</div>", None),
        (
            "<p>2025-12-30 王小明</p><div><a href='/bk/cd/'>城东文艺</a><button>订阅</button> 2025年9期</div>",
            "城东文艺",
        ),
        ("<div>《城东文艺》2025年第12期</div><div>2025-12-30</div>", "城东文艺"),
        ("<div>城东健康报综合</div><div>发布时间：2025年12月30日 查看次数：150</div>", "城东健康报综合"),
        ("<div>2025-12-30 浏览人次：150</div>", None),
        ("<div>参考消息</div><div>2025-12-30 09:00:29</div>", "参考消息"),
        ("<div>2025年12月30日 人权</div>", None),
        ("<div>2025-12-30 作者:王小明 来源:城东市场研究中心 0次浏览</div>", "城东市场研究中心"),
        ("<div>来源：城东水务公司 1205人阅读</div>", "城东水务公司"),
        ("<div><span>来源：城东融媒</span><span><i></i>1.3万</span></div>", "城东融媒"),
        ("<div>2025-12-30 来源：城东融媒 2.1w+</div>", "城东融媒"),
        ("<div>稿源：城东日报 3萬</div>", "城东日报"),
        ("<div>来源：城东plus 王小明</div>", "城东plus"),
        ("<div><span>来源：城东plus</span><span>王小明</span></div>", "城东plus"),
        ("<div>来源：城东日报 王小明</div>", "城东日报"),
        ("<div>2025-12-30 本刊记者 王小明</div>", None),
        ("<div>来源：21世纪城东报道</div>", "21世纪城东报道"),
        ("<div>2025-12-30 09:15 城东日报</div>", "城东日报"),
        ("<div>2025-12-30 09:15 <a href='http://paper.example/1'>城东消息</a></div>", "城东消息"),
        ("<div>2025-12-30 · 城东观察</div>", "城东观察"),
        ("<div>城東日報 (2025-12-30 16:58)</div>", "城東日報"),
        ("<div>2025-12-30 09:15</div><div>城東報</div>", "城東報"),
        ("<div>城東日報 – 3小時前</div>", "城東日報"),
        (
            '<div>2025-12-30<span class="where">博客</span><span class="auth">佚名</span></div>',
            "博客",
        ),
        ("<div>【城東日報╱記者王小明／台北報導】</div><div>2025.12.30 02:09 am</div>", "城東日報"),
        ("<div>2025-12-30 来源：《城东日报》</div>", "城东日报"),
        ("<div>2025-12-30 来源：城东日报（城东）</div>", "城东日报（城东）"),
        ("<div>2025-12-30 稿件来源: 城东日报 2025-12-30 第3版</div>", "城东日报"),
        ("<div>http://www.example.com 城东网 时间：2025-12-30 16:57</div>", "城东网"),
        ("<div>城东·ZOL 作者：王小明 责任编辑：李四 2025年12月30日 17:40 评论</div>", "城东·ZOL"),
        ("<p>城东报 记者 王小明 编辑 李四</p><p>2025-12-30 11:01</p>", "城东报"),
        ("<p>城东晚报 · 王小明<br>2025-12-30 11:01</p>", "城东晚报"),
        ("<div>城东晚报/嵺方圆 <span>2025-12-30</span></div>", "城东晚报"),
        ("<p>城东晚报丨王小明</p><p>2025-12-30 11:01</p>", "城东晚报"),
        ("<p>城东晚报｜王小明</p><p>2025-12-30 11:01</p>", "城东晚报"),
        ("<p class=source>王小明丨城东晚报</p><p>2025-12-30 11:01</p>", "城东晚报"),
        ("<div>2025-12-30 字号：<a>T</a>|<a>T</a> 城东晚报</div>", "城东晚报"),
        ("<div>〓 城东晚报 2025-12-30 11:01 〓</div>", "城东晚报"),
        ("<div><em>城东晚报官方账号</em> <em>2025-12-30 11:01</em></div>", "城东晚报"),
        ("<div>作者：城东晚报　王小明</div><div>2025-12-30 11:01</div>", "城东晚报"),
        ("<div>来源：城东周刊 1429期</div><div>2025-12-30 11:01</div>", "城东周刊"),
        (
            "<div><a href='/u/33'>北门故事</a><a>关注</a></div><div>2025-12-30 11:01 来自东港</div>",
            "北门故事",
        ),
        ("<div>稿源：<span>凤池科技</span> <span>1024 次阅读</span></div>", "凤池科技"),
        ("<div>2025-12-30 <a class='source' href='http://other.example/'>凤池晚读</a> 听新闻</div>", "凤池晚读"),
    ],
)
def test_by_the_headline(head: str, expected: str) -> None:
    assert page_of(head).outlet == expected


@pytest.mark.parametrize("place", ["东港", "爱尔兰", "北岭"])
def test_the_headlines_own_words_credit_nobody(place: str) -> None:
    headline = f"老街来了新客人：来自{place}"
    text = MARKUP
    head = f"<h1>{headline}</h1><div>2025-12-30 11:01 来源：城东网综合</div>"
    html = f"<title>{headline}</title>{head}<div>{text}<p>{headline}</p></div>"
    assert parse(html.encode()).outlet == "城东网综合"


@pytest.mark.parametrize(
    ("title", "beside"),
    [
        ("某某网 - 城东新闻中心", "<td>2025-12-30 11:01<a href='http://www.example.cn'>某某网</a></td>"),
        ("社会_城东在线_新闻", "<div>2025-12-30 11:01 <a href='http://www.example.cn'>城东在线</a></div>"),
        ("新闻", "<div><span class='source'>城东在线 • 现场</span> 2025-12-30 11:01</div>"),
    ],
)
def test_the_sites_own_name_gives_way_to_the_label_below(title: str, beside: str) -> None:
    page = page_of(f"<table><tr>{beside}</tr></table>", title=title, tail="<p>来源：界溪快报</p>")
    assert page.outlet == "界溪快报"


def test_below_the_text() -> None:
    assert page_of("<div>2025-12-30</div>", tail="<p>稿源： 老街早报 编辑： 王小明</p>").outlet == "老街早报"


def test_what_stands_by_the_headline_goes_before_what_stands_below() -> None:
    assert page_of("<div>2025-12-30 · 城东观察</div>", tail="<p>来源：东区交警</p>").outlet == "城东观察"


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("城東時報【記者王小明╱台北報導】", "城東時報"),
        ("(城東日報報道)", "城東日報"),
        ("【城東人2025年12月30日訊】", "城東人"),
        ("中经联播讯(李新民 王硕新)</p><p>", "中经联播"),
        ("〔中央社〕", "中央社"),
        ("城东网北京12月9日电 ", "城东网"),
    ],
)
def test_in_the_dateline(first: str, expected: str) -> None:
    assert page_of("<div>2025-12-30</div>", first=first).outlet == expected


def test_the_publishing_system_s_meta_element() -> None:
    assert page_of(meta='<meta name="source" content="来源：城东日报">').outlet == "城东日报"


@pytest.mark.parametrize(
    "head",
    [
        "<div>2025-12-30 来源：网络</div>",
        "<p>来源：资料图</p>",
        "<div>2025-12-30 10:52:32 香港</div>",
        "<div>【2025/12/30 17:21 報導 】</div>",
        "<div>2025-12-30 资料来源：城东统计局</div>",
        "<div>2025-12-30 星期二</div>",
        "<div>2025-12-30 16:57 | 来源：  | 作者：</div>",
        "<div>2025-12-30 16:57 人气：12 评论：3 收藏</div>",
        "<div>2025-12-30 16:57 【大 中 小】【打印】【关闭】</div>",
        "<div>2025-12-30 16:57 关注城东网微博</div>",
        "<div>IP属地：北京 2025-12-30 16:57</div>",
        "<div>时间:2025-12-30 16:57来源:未知 作者:admin 点击: 次</div>",
        "<div>2025 年 12 月 30 日 週二</div>",
        "<div><span>8 min read</span> <span>Dec 30, 2025</span></div>",
        "<div>2025-12-30 09:15 <a href='/topics/water'>供水</a></div>",
        "<div>2025-12-30 09:15 <a href='/sdg/'>可持续发展</a></div>",
        "<div>2025-12-30 09:15</div><div>即時港聞</div>",
        "<div>突发：<a href='/1'>北门小区下月将换水表</a> 2025-12-30 09:15</div>",
        "<div>发布于2025年12月30日由<span class='author vcard'><a href='/author/w'>临河老王</a></span></div>",
        "<div>2025-12-30</div><div>来源：中国特色智库”</div>",
        "<div>2025-12-30</div><div>来源:</div><div>各施工单位及各位商户：</div>",
        "<div>2025-12-30</div><div>来源：</div><p>尊敬的老街商户：</p>",
        "<div>2025-12-30 09:15 上传 下载附件 (68 KB)</div>",
        "<div>2025-12-30</div><div><a href='/u/my'>进入北门空间</a><a>关注</a></div>",
        "<div>2025-12-30</div><div>我的北门<a href='/u/my'>关注</a></div>",
        "<div>2025-12-30</div><div><p>新闻头条就在您每天的邮箱里</p><a href='/sub'>订阅</a></div>",
    ],
)
def test_what_is_no_outlet(head: str) -> None:
    assert page_of(head).outlet is None


@pytest.mark.parametrize(
    "first", ["（北京讯）", "（吉隆坡12日讯）", "北京2025年12月30日电 /美通社/ -- ", "本报讯（记者 王小明）"]
)
def test_a_dateline_of_a_place_or_of_the_paper_itself_names_none(first: str) -> None:
    assert page_of("<div>2025-12-30</div>", first=first).outlet is None


def test_the_account_in_a_box_over_the_headline() -> None:
    box = "<div class='{}'><h4><a href='/u/1'>城东观察</a></h4><dl><dt>文章</dt><dd>12</dd></dl></div>"
    date = "<div>2025-12-30 09:15</div>"
    assert page_of(date, crumb=box.format("user-info")).outlet == "城东观察"
    assert page_of(date, crumb=box.format("account-card")).outlet == "城东观察"
    assert page_of(date, crumb=box.format("menu")).outlet is None


@pytest.mark.parametrize("dash", ["——", "—", "--"])
def test_where_a_second_headline_comes_from(dash: str) -> None:
    assert page_of(f"<div>{dash}来自云溪产业园的观察</div><div>2025-12-30 来源：城东日报</div>").outlet == "城东日报"


def test_a_periodical_in_quotes_before_its_issue() -> None:
    assert page_of("<div>2025-12-30 来源：《城东经济》2013年第6期</div>").outlet == "城东经济"


@pytest.mark.parametrize("line", ["《联众早报》", "（《联众早报》）"])
def test_the_paper_alone_in_the_last_line(line: str) -> None:
    assert page_of("<div>2025-12-30</div>", last=f"</p><p><i>{line}</i>").outlet == "联众早报"


@pytest.mark.parametrize("beside", ["城东软媒网络科技有限公司", "叨叨姐、胡一刀"])
def test_who_registered_an_account_and_who_writes_for_it_are_no_outlets(beside: str) -> None:
    page = page_of(
        f"<div class='article-source'><span>2025-12-30</span> <span>09:15</span> <span>{beside}</span></div>"
    )
    assert page.outlet is None
    assert page_of(f"<div>2025-12-30 09:15 来源：{beside}</div>").outlet == beside


def test_the_account_that_a_script_of_wechat_names() -> None:
    words = "临河区供水改造工程昨日全线通水，沿线十二个小区的三万多户居民告别了低水压的日子。"
    data = "item_show_type: '10',nick_name: JsDecode('城东发布'),create_time: JsDecode('2025-12-30 09:15')"
    html = (
        f"<title></title><meta name=description content='{words}'><meta property='og:title' content='供水改造全线通水'>"
        f"<div id=js_article></div><script>window.cgiDataNew={{{data}}};</script>"
    )
    page = parse(html.encode(), "https://mp.weixin.qq.com/s/A")
    assert (page.kind, page.outlet, page.published) == ("article", "城东发布", "2025-12-30T09:15+08:00")


@pytest.mark.parametrize("mark", ["丨", "｜", "︱", "▏", "/", "："])
@pytest.mark.parametrize("centre", ["临河县融媒体中心", "临河融媒", "城东新闻客户端"])
def test_who_posts_gives_way_to_whom_the_text_credits(centre: str, mark: str) -> None:
    head = f"<div><span>{centre}</span><span>2025-12-30 18:30</span></div>"
    assert page_of(head, tail=f"<p>来源{mark}临河日报</p><p>编辑{mark}王小明</p>").outlet == "临河日报"


def test_who_posts_is_the_outlet_where_nobody_else_is_credited() -> None:
    head = "<div><span>临河县融媒体中心</span><span>2025-12-30 18:30</span></div>"
    assert page_of(head, tail="<p>编辑丨王小明</p>").outlet == "临河县融媒体中心"


def test_what_drupal_prints_behind_the_date_is_no_outlet() -> None:
    assert page_of("<div>由 <span>编辑室</span> 于 周二, 12/30/2025 - 18:20 提交</div>").outlet is None


def test_the_medium_that_a_script_names() -> None:
    assert (
        page_of(meta='<script>window.DATA = {"title": "x", "media": "城东晚报", "media_id": "5"};</script>').outlet
        == "城东晚报"
    )


@pytest.mark.parametrize("name", ["半月评论网", "城东评论周刊"])
def test_media_called_by_the_words_of_buttons(name: str) -> None:
    assert page_of(f"<div><span>来源：{name}</span><span>半月评论记者：钟会</span> 2025-12-30</div>").outlet == name


@pytest.mark.parametrize("name", ["界溪新闻", "云岭新闻"])
def test_a_medium_called_news(name: str) -> None:
    page = page_of(f"<div>刘不闲</div><div>{name}</div><div>2025/12/30 18:18</div>")
    assert page.outlet == name
    assert page.section is None


@pytest.mark.parametrize("name", ["社会新闻", "学院新闻", "校园新闻"])
def test_a_channel_called_news(name: str) -> None:
    page = page_of(f"<div>{name}</div><div>2025/12/30 18:18</div>")
    assert page.outlet is None
    assert page.section == name


@pytest.mark.parametrize("line", ["来源 · 城东日报", "来源 • 城东日报"])
def test_a_dot_behind_the_label(line: str) -> None:
    assert page_of("<div>2025-12-30</div>", tail=f"<p>{line}</p>").outlet == "城东日报"


@pytest.mark.parametrize("credit", ["执笔/巷口的猫、半勺糖", "作者：巷口的猫", "文丨巷口的猫"])
@pytest.mark.parametrize("element", ["source", "from", "info"])
def test_a_pen_name_that_signs_is_no_outlet(credit: str, element: str) -> None:
    page = page_of(f"<div class='{element}'>2025-12-30 09:15 <span>巷口的猫</span></div><p>{credit}</p>")
    assert page.outlet is None
    assert page.byline[0] == "巷口的猫"


@pytest.mark.parametrize("centre", ["临河县融媒体中心", "海屿传媒", "北山发布", "云岭县新闻传媒中心"])
@pytest.mark.parametrize("label", ["来源丨", "来源：", "稿源 | "])
def test_who_posts_gives_way_to_a_credit_below(centre: str, label: str) -> None:
    info = f"<div><span>{centre}</span> <span>2025-10-14 09:21</span></div>"
    assert page_of(info, tail=f"<p>{label}江左日报</p>").outlet == "江左日报"
    assert page_of(info).outlet == centre


@pytest.mark.parametrize("name", ["source", "souce", "soure", "sourse"])
def test_names_of_elements_that_are_misspelt(name: str) -> None:
    others = "<span>阅读 12</span> <span>分享</span> <span>收藏</span> <span>大</span> <span>中</span> <span>小</span>"
    info = f"<div><span class='{name}'>江左故纸堆</span> <span>2025-10-14</span> {others}</div>"
    assert page_of(info).outlet == "江左故纸堆"


@pytest.mark.parametrize("date", ["建立時間：2025/12/30 09:15", "張貼日期：2025-12-30", "上線時間：2025/12/30 09:15"])
def test_the_label_of_a_date_is_no_outlet(date: str) -> None:
    assert page_of(f"<div>{date}</div>").outlet is None


def test_a_part_of_a_word_names_no_outlet() -> None:
    """``only`` ends as 来源 (ly) begins in pinyin."""
    head = "<div class='only_wide'>A-A+</div><div>2025-12-30 城東報 記者 王小明／臨河報導</div>"
    assert page_of(head).outlet == "城東報"


def test_the_items_of_a_digest_credit_each_its_own_source() -> None:
    items = [
        f"{text}（消息来源：{paper}）"
        for text, paper in zip(PARAGRAPHS, ("城东早报", "临河网", "界溪快报"), strict=True)
    ]
    paragraphs = "".join(f"<p>{one}</p>" for one in items)
    html = f"<title>早知道</title><h1>老街三件事</h1><div>2025-12-30</div><div>{paragraphs}</div>"
    assert parse(html.encode()).outlet is None
    assert page_of("<div>2025-12-30</div>", last="</p><p>（消息来源：城东早报）").outlet == "城东早报"


def test_a_column_beside_the_date_where_a_label_names_the_writer() -> None:
    crumb = "<div><a href='/'>城东科技</a> > <a href='/z'>专栏</a> > 正文</div>"
    page = page_of("<div>老街先声 2025-12-30 20:51:12</div><p>作者 | 王小明 编辑 | 李四</p>", crumb=crumb)
    assert (page.outlet, page.byline) == ("老街先声", ("王小明",))


@pytest.mark.parametrize("label", ["文", "圖文"])
def test_a_medium_in_capitals_behind_a_label_of_text(label: str) -> None:
    page = page_of(first=f"{label}／LINHE</p><p>")
    assert (page.outlet, page.byline) == ("LINHE", ())


def test_a_login_is_no_outlet() -> None:
    line = "<div><span>2024-01-10</span> <span class='author'><a href='/author/lhnews'>lhnews</a></span></div>"
    assert page_of(line).outlet is None


def test_the_owner_of_a_picture_is_no_outlet() -> None:
    line = "<div class='media__copyright'><div class='media__copyright-item'>转入图库</div></div>"
    assert page_of(f"{line}<div>2024-01-10 18:20</div>").outlet is None


def test_the_list_of_everything_is_no_outlet() -> None:
    assert page_of("<p><a>所有新闻</a> 2024年 01月 10日 15:20</p>").outlet is None


@pytest.mark.parametrize(
    ("line", "outlet"), [("經濟時報 編譯林安如／綜合外電", "經濟時報"), ("臨河報 编译 王小明", "臨河報")]
)
def test_the_paper_before_its_translator(line: str, outlet: str) -> None:
    assert page_of(f"<div>2025-12-30 09:15</div><div>{line}</div>").outlet == outlet


def test_the_paper_before_a_link_to_its_reporter() -> None:
    item = "<li><span>臨河時報</span><a class='name' href='/reporter/1'>林安如</a></li>"
    page = page_of(f"<ul><li>2025.12.30</li><li>09:15</li>{item}</ul>")
    assert (page.outlet, page.byline) == ("臨河時報", ("林安如",))


@pytest.mark.parametrize("button", ["按讚加入臨河粉絲團", "按赞加入临河粉丝团"])
def test_a_button_to_like_a_page(button: str) -> None:
    assert page_of(f"<div>2025-12-30 09:15</div><div>{button}</div>").outlet is None


def test_an_author_with_a_button_to_follow() -> None:
    line = "<div class='from-author'>作者： <a href='/cn/作者/小山/'>小山</a><span>关注</span></div>"
    page = page_of(f"<div>2025-12-30 09:15</div>{line}")
    assert (page.outlet, page.byline) == (None, ("小山",))


def test_names_parted_by_a_slash_behind_a_boxed_dateline() -> None:
    page = page_of(first="【临河时报2026年01月10日讯】（英文临河时报记者Eva Fu报导／夏雨编译）")
    assert (page.outlet, page.byline) == ("临河时报", ("Eva Fu",))


@pytest.mark.parametrize("credit", ["（文/一勺糖）", "撰稿丨一勺糖", "作者：一勺糖"])
def test_a_pen_name_that_signs_the_text_is_no_outlet(credit: str) -> None:
    head = "<div class='info'><span>2026-01-31 09:15</span> <span>一勺糖</span></div>"
    assert page_of(head, last=f"</p><p>{credit}").outlet is None


def test_the_certificate_of_an_account_is_no_outlet() -> None:
    head = (
        "<p class='author-name'>澜汀热线</p><div class='article-source'><span class='date'>发布时间：26-01-31</span>"
        "<span class='time'>09:15</span><span class='account-authentication'>临河区融媒体中心官方账号</span></div>"
    )
    assert page_of(head).outlet in (None, "澜汀热线")


def test_a_pen_name_before_a_slash_is_no_outlet() -> None:
    head = "<div class='info'><span>2026-01-31 09:15</span> <span>小满未满</span></div>"
    assert page_of(head, last="</p><p>小满未满/文").outlet is None


@pytest.mark.parametrize("programme", ["晚間新聞", "中晝新聞", "午间新闻", "整点播报", "早安新闻"])
def test_a_programme_beside_the_date_is_no_outlet(programme: str) -> None:
    assert page_of(tail=f"<p>(2026-01-31 20:00) {programme}</p>").outlet is None
    assert page_of(f"<div>2026-01-31 20:00 {programme}</div>").outlet is None


@pytest.mark.parametrize(
    ("first", "title", "expected"),
    [
        ("【城東日報訊】", "城東日報", None),
        ("【城東日報訊】", "北門網", "城東日報"),
        ("城东日报讯（记者 王小明）", "城东日报", "城东日报"),
        ("城东日报讯（记者 王小明）", "北门网", "城东日报"),
        ("【本報訊】", "城東日報", None),
        ("本报讯（记者 王小明）", "城东日报", None),
    ],
)
def test_what_a_dateline_credits_in_either_script(first: str, title: str, expected: str | None) -> None:
    assert page_of("<div>2026-01-31 09:15</div>", first=first, title=title).outlet == expected


@pytest.mark.parametrize(
    ("tail", "expected"),
    [
        ("<p>Source: 城东日报</p>", "城东日报"),
        ("<p>来 源：城东日报</p><p>审 核：李四</p>", "城东日报"),
        ("<p>（城东日报）</p>", "城东日报"),
        ("<p>——城东电视台</p>", "城东电视台"),
        ("<p>城东晚报</p>", "城东晚报"),
        ("<p>《城东日报》 2025年12月30日 03版</p>", "城东日报"),
        ("<p>（原载《城东日报》2025年12月30日第3版）</p>", "城东日报"),
        ("<p>（完）</p>", None),
        ("<p>（北门社区）</p>", None),
        ("<p><a href='/d/'>城东晚报</a></p>", None),
        ("<p>老街旧闻</p>", None),
        ("<p>（新华社）</p>", "新华社"),
        ("<p>（法新社）</p>", None),
        ("<p>订阅城东周刊</p>", None),
    ],
)
def test_the_paper_in_the_last_line(tail: str, expected: str | None) -> None:
    assert page_of("<div>2025-12-30 09:15</div>", last=f"</p>{tail}<p>").outlet == expected


@pytest.mark.parametrize(
    "beside",
    [
        "<blockquote class='twitter-tweet'>— 小水滴 (@xiaoshuidi) December 30, 2025</blockquote>",
        "<div>来源： size=&quot;20&quot; 2025-12-30</div>",
    ],
)
def test_what_is_no_name_beside_the_date(beside: str) -> None:
    assert page_of(f"{beside}<div>2025-12-30 09:15</div>").outlet is None


@pytest.mark.parametrize("label", ["原文出處", "轉載自", "來源"])
def test_the_headline_behind_a_label_is_no_outlet(label: str) -> None:
    link = f"{label}：<a href='/news/1'>老街遭撞！店家無奈「第三次了」街坊曝關鍵原因是路太窄</a>"
    assert page_of("<div>2025-12-30 11:01</div>", tail=f"<p>{link}</p>").outlet is None


@pytest.mark.parametrize("views", ["1.2k 点看", "3,204 次阅读", "1.5万 人看过", "12 views"])
def test_the_number_of_readers_is_no_outlet(views: str) -> None:
    assert page_of(f"<div><span>2025-12-30 11:01</span><span>{views}</span></div>").outlet is None


@pytest.mark.parametrize(
    "notice",
    ["转载本文请注明转载出处：城东网 www.example.cn", "如需转载请注明来源：城东网", "转载务必注明出处: “转载自城东网”"],
)
def test_a_notice_to_name_the_source_credits_nobody(notice: str) -> None:
    assert page_of("<div>2025-12-30</div>", tail=f"<p>{notice}</p>").outlet is None


@pytest.mark.parametrize("sentence", ["参数有以下两个来源：", "这笔钱只有一个来源："])
def test_a_sentence_that_ends_like_a_label_credits_nobody(sentence: str) -> None:
    assert page_of(f"<div>2025-12-30</div><p>{sentence}</p><p>查询字符串</p>").outlet is None


@pytest.mark.parametrize("word", ["朗報", "喜报", "捷報", "速报"])
def test_a_word_in_brackets_that_ends_like_a_paper(word: str) -> None:
    assert page_of("<div>2025-12-30</div>", first=f"【{word}】老街排水改造昨日完工，居民出门不再踩水。").outlet is None


@pytest.mark.parametrize("label", ["作者： 来源：", "来源："])
def test_an_empty_label_does_not_take_the_first_line_of_the_text(label: str) -> None:
    assert page_of(f"<div>2025-12-30 {label}</div>", first="筹建临河“万木园”</p><p>").outlet is None


@pytest.mark.parametrize("label", ["收入来源", "资金来源", "经费来源"])
def test_where_money_comes_from_credits_nobody(label: str) -> None:
    assert page_of("<div>2025-12-30</div>", tail=f"<p>{label}：临河大学拨付</p>").outlet is None


@pytest.mark.parametrize("thing", ["三户人家的账本", "社交媒体文本"])
def test_the_second_half_of_a_title_credits_nobody(thing: str) -> None:
    assert page_of("<div>2025-12-30</div>", tail=f"<p>节律的影响：来自{thing}</p>").outlet is None


@pytest.mark.parametrize("first", ["品城5月2日讯，", "品城5月2日消息，", "品城 5 月 2 日消息，", "品城5月2日丨"])
def test_the_sites_own_name_before_the_day_of_a_message(first: str) -> None:
    assert page_of("<div>2024-05-02</div>", first=first, title="品城").outlet == "品城"
    assert page_of("<div>2024-05-02</div>", first=first).outlet is None


@pytest.mark.parametrize(
    "line",
    [
        "图1：来源 城东市测绘院",
        "图2 来源：城东市测绘院",
        "表1：2024年排水量 来源：城东市水务局",
        "圖三　來源：城東市水務局",
    ],
)
@pytest.mark.parametrize("place", ["first", "last"])
def test_the_source_of_a_figure_is_no_outlet(line: str, place: str) -> None:
    text = f"{line}</p><p>" if place == "first" else f"</p><p>{line}"
    assert page_of("<div>2024-05-02</div>", **{place: text}).outlet is None


@pytest.mark.parametrize("button", ["<a class=f>+关注</a>", "<span>＋关注</span>", "<a>+ 訂閱</a>"])
def test_a_button_to_follow_that_touches_the_outlet(button: str) -> None:
    assert page_of(f"<div><time>2025-12-30 09:15</time> <span>城东日报</span>{button}</div>").outlet == "城东日报"


@pytest.mark.parametrize(
    ("printed", "outlet"),
    [("@城东发布", "城东发布"), ("网友投稿", None), ("整理自网络", None), ("本网综合", None), ("用户上传", None)],
)
def test_accounts_and_words_for_nobody_behind_the_label(printed: str, outlet: str | None) -> None:
    assert page_of(f"<div>2025-12-30 09:15 来源：{printed}</div>").outlet == outlet
