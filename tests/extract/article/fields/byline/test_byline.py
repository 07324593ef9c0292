"""Who wrote an article."""

from __future__ import annotations

import pytest

from tests.extract.article_pages import page_of

DATE = "<div>2025-12-30 09:15 来源：城东日报</div>"


@pytest.mark.parametrize(
    ("head", "expected"),
    [
        ("<div>2025-12-30 来源：城东日报 作者：王小明 李四</div>", ("王小明", "李四")),
        ("<div>发表于2025-12-30 09:15| 1164次阅读| 来源<a>城东网</a>| 作者<span>王小明</span></div>", ("王小明",)),
        ("<p>城东新闻记者 王小明</p><p>2025-12-30 09:15</p>", ("王小明",)),
        ("<p>記者王小明／綜合報導</p><p>2025-12-30 09:15</p>", ("王小明",)),
        ("<p>王小明</p><div>2025-12-30 来源：城东日报</div>", ("王小明",)),
        ("<div>2025-12-30 作者：王小明，城东大学水利教研室主任、教授</div>", ("王小明",)),
        ("<div>2025-12-30 作者：王小明，临河学社创始人、会长</div>", ("王小明",)),
        ("<p>⊙记者 王小明 ○编辑 李四</p>", ("王小明",)),
        ("<div>王小明 李大明 報導  / 台北市</div><div>2025/12/30</div>", ("王小明", "李大明")),
        ("<div>By 王小明 | Dec 30, 2025</div>", ("王小明",)),
        ("<div>2025-12-30</div><p>马丁·韦伯（Martin Weber）/文 《水利》编辑</p>", ("马丁·韦伯",)),
        ("<div>2025-12-30</div><p>王小明 李四光／文</p>", ("王小明", "李四光")),
        ("<p>嵺方圓 佼中惟／編譯</p><div>2025-12-30</div>", ("嵺方圓", "佼中惟")),
        ("<div>2025-12-30 09:15 [ 城东在线 原创 ] 作者：散落的星光</div>", ("散落的星光",)),
        ("<div>2025-12-30 作者：住在河边看水的人</div>", ("住在河边看水的人",)),
        ("<div>时间:2025-12-30 来源:城东日报 王小明 【字体:大 中 小】</div>", ("王小明",)),
        ("<div>2025-12-30 来源：城东晚报 王小明 李四光</div>", ("王小明", "李四光")),
        ("<div>撰文：王小明</div><div>2025-12-30</div>", ("王小明",)),
        ("<div>文 / 王小明</div><div>2025-12-30</div>", ("王小明",)),
        ("<div>文／王小明 譯／林念慈</div><div>2025-12-30</div>", ("王小明",)),
        ("<div>作者：让‧皮埃尔‧杜朗 译/林念慈</div><div>2025-12-30</div>", ("让‧皮埃尔‧杜朗",)),
        ("<p>城东晚报丨王小明</p><p>2025-12-30</p>", ("王小明",)),
        ("<p>城東新聞／王小明</p><p>2025-12-30</p>", ("王小明",)),
        ("<div><a class='author'>王小明_台中</a> 2025/12/30</div>", ("王小明",)),
        ("<p>記者 王小明 李四 / 攝影 陳大文 台北 報導</p>", ("王小明", "李四")),
        ("<div><em>2025-12-30 09:15</em> <em>城东健康网</em> <em>王小明</em></div>", ("王小明",)),
        ("<p>城东晚报 · 王小明、李四光<br>2025-12-30 09:15</p>", ("王小明", "李四光")),
        ("<div><em>城东晚报</em>|<em>王小明、田雨</em>|<em>2025-12-30 09:15</em></div>", ("王小明", "田雨")),
        ("<div>2025-12-30</div><p>作者：城东日报·城东网记者 王小明</p>", ("王小明",)),
        ("<div>2025-12-30</div><p>未经许可，请勿转载，请注明作者和本文链接</p>", ()),
        ('<div class="byline"><address>王小明</address> <time>2025年12月30日</time></div>', ("王小明",)),
        (
            '<div class="byline"><address>MARA E. GEBHARDT, ANA PEARSON</address><time>2025年12月30日</time></div>',
            ("MARA E. GEBHARDT", "ANA PEARSON"),
        ),
    ],
)
def test_by_the_headline(head: str, expected: tuple[str, ...]) -> None:
    assert page_of(head).byline == expected


@pytest.mark.parametrize(
    ("first", "expected"),
    [
        ("城东日报讯（记者 王小明 通讯员 李四）", ("王小明", "李四")),
        ("城东科技讯（无忌）", ("无忌",)),
        ("城东科技讯（北京）", ()),
        ("城东财经讯（综合）", ()),
        ("本报记者罗科苏盈发自北京</p><p>", ("罗科", "苏盈")),
        ("新华社北京12月30日电（记者王小明、李四）", ("王小明", "李四")),
        ("中经联播讯(李新民 王硕新)</p><p>", ("李新民", "王硕新")),
        ("〔記者王小明／台北報導〕", ("王小明",)),
        ("（中央社記者王小明台北9日電）", ("王小明",)),
        ("文｜王小明　编辑｜李四</p><p>", ("王小明",)),
        ("文/本报记者 王小明 图/本报记者 李四</p><p>", ("王小明",)),
        ("□本报记者 王小明</p><p>", ("王小明",)),
        ("□ 王小明</p><p>", ("王小明",)),
        ("本报记者 王小明 北京报道</p><p>", ("王小明",)),
        ("城东在线报道（记者 王小明）：", ("王小明",)),
        ("城東時報【王小明╱台北報導】", ("王小明",)),
        ("（中央社記者王小明臨河9日電）", ("王小明",)),
        ("【城紀元2024年05月02日訊】（城紀元記者王小明台灣臨河報導）", ("王小明",)),
        ("【城東時報/王小明臨河報導】", ("王小明",)),
    ],
)
def test_in_the_dateline(first: str, expected: tuple[str, ...]) -> None:
    assert page_of(DATE, first=first).byline == expected


@pytest.mark.parametrize(
    ("last", "expected"),
    [
        ("（记者王小明）", ("王小明",)),
        ("（王小明 作者系城东大学教授）", ("王小明",)),
        ("记者王小明", ("王小明",)),
        ("(王小明)", ("王小明",)),
        ("</p><p>（作者：王小明，系城东大学教授）", ("王小明",)),
        ("</p><p>采写：城报记者 王小明", ("王小明",)),
        ("</p><p>記者：王小明", ("王小明",)),
        ("他這麼說。（王小明／臨河報導）《城東》關心你", ("王小明",)),
        ("他這麼說。（王小明、李大同／綜合報導）更多新聞請見專題頁面", ("王小明", "李大同")),
    ],
)
def test_at_the_end_of_the_text(last: str, expected: tuple[str, ...]) -> None:
    assert page_of(DATE, last=last).byline == expected


def test_brackets_that_only_name_the_editor_sign_nothing() -> None:
    assert page_of(DATE, last="(王小明)", tail="<div>责编：王小明</div>").byline == ()
    assert page_of(DATE, last="(王小明)", tail="<div>责编：李四</div>").byline == ("王小明",)


def test_a_place_linked_beside_the_reporter_is_no_name() -> None:
    assert page_of("<div>記者<a href='/r/9'>王小明</a>／洛杉磯報導 2025-12-30 09:15</div>").byline == ("王小明",)


def test_the_fuller_of_two_readings() -> None:
    page = page_of("<div>2025-12-30 作者：王小明</div>", first="城东日报讯（记者 王小明 通讯员 李四）")
    assert page.byline == ("王小明", "李四")


def test_an_author_who_only_repeats_the_editor_gives_way_to_the_text() -> None:
    head = "<div>2025-12-30 来源：城东网 作者：李四 责任编辑：李四</div>"
    assert page_of(head, last="</p><p>(作者：王小明)").byline == ("王小明",)
    assert page_of(head).byline == ("李四",)


@pytest.mark.parametrize(
    "head",
    [
        "<div>2025-12-30 作者：网络整理</div>",
        "<div>2025-12-30 作者：佚名 阅读：12</div>",
        "<div>2025-12-30 来源：城东网 作者： 编辑：李四</div>",
        "<p>生活中心／綜合報導</p><p>2025-12-30</p>",
        "<div>2025-12-30 作者：城东日报编辑部</div>",
    ],
)
def test_nobody_and_organisations_are_no_persons(head: str) -> None:
    assert page_of(head).byline == ()


def test_photographers_and_those_whom_the_text_speaks_of_do_not_sign() -> None:
    assert page_of(DATE, first="本报记者 李四 摄</p><p>", last="（作者系城东大学教授）").byline == ()
    assert page_of(DATE, first="记者从水务局了解到，").byline == ()
    assert page_of(DATE, first="记者：您好</p><p>局长：您好</p><p>").byline == ()


def test_json_ld_where_it_names_a_person() -> None:
    def meta(kind: str, name: str) -> str:
        return f'<script type="application/ld+json">{{"author":{{"@type":"{kind}","name":"{name}"}}}}</script>'

    assert page_of(meta=meta("Person", "王小明")).byline == ("王小明",)
    assert page_of(meta=meta("Person", "記者王小明／台北報導")).byline == ("王小明",)
    assert page_of(meta=meta("Organization", "城东日报")).byline == ()


def test_a_link_to_who_signs_below_the_text() -> None:
    card = '<div class="byline-box"><a href="/byline/1">王小明</a><span>城东日报记者</span></div>'
    assert page_of("<div>2025-12-30 09:15</div>", tail=card).byline == ("王小明",)


@pytest.mark.parametrize("office", ["门诊部", "党办室", "农业处", "文旅厅"])
def test_the_office_before_who_supplied_the_text_is_no_name(office: str) -> None:
    assert page_of(f"<div>2025-12-30 供稿：{office} 王小明</div>").byline == ("王小明",)


@pytest.mark.parametrize("label", ["文／圖：", "文、圖：", "圖／文：", "文及图："])
def test_labels_of_text_and_pictures(label: str) -> None:
    assert page_of("<div>2025-12-30</div>", last=f"</p><p>{label}冼志明").byline == ("冼志明",)


@pytest.mark.parametrize("line", ["作者丨阿槐", "撰文｜阿槐", "文字：阿槐"])
def test_a_pen_name_that_signs_off(line: str) -> None:
    assert page_of("<div>2025-12-30</div>", last=f"</p><p>{line}").byline == ("阿槐",)


def test_who_opened_a_thread() -> None:
    head = "<div>楼主：值夜的人 时间：2025-12-30 23:10:00 点击：1203 回复：15</div>"
    tail = "<div>作者：路过的鱼 时间：2025-12-30 23:40:00</div><div>写得真好。</div>"
    page = page_of(head, tail=tail)
    assert (page.byline, page.published) == (("值夜的人",), "2025-12-30T23:10:00+08:00")


def test_reporters_of_schools() -> None:
    head = "<div>2025-12-30 文：冉小迪、学生记者：佟小童 图：苗圃</div>"
    assert page_of(head).byline == ("冉小迪", "佟小童")


def test_two_names_of_two_characters_over_the_date() -> None:
    assert page_of("<div>凌薇 彭晓<br>2025年12月30日06:02 | 来源：城东日报</div>").byline == ("凌薇", "彭晓")
    assert page_of("<div>文化 康养<br>2025年12月30日06:02 | 来源：城东日报</div>").byline == ()


@pytest.mark.parametrize("role", ["通讯员", "实习生"])
def test_who_is_credited_below_beside_the_one_by_the_date(role: str) -> None:
    head = "<div><span>城东客户端</span> | <span>桂小雨</span> | <span>2025-12-30 07:15</span></div>"
    page = page_of(head, last=f"</p><p>记者：桂小雨 {role}：葛小青 编辑：楚楚")
    assert page.byline == ("桂小雨", "葛小青")


@pytest.mark.parametrize("label", ["撰文者", "撰稿人"])
def test_labels_of_magazines(label: str) -> None:
    head = f"<div><span>{label}：范小達</span><span>城東周刊第1711期</span><span>2020.08.26</span></div>"
    assert page_of(head).byline == ("范小達",)


@pytest.mark.parametrize("mark", ["◎", "□", "■", "●"])
def test_a_mark_before_the_reporter_vouches_for_a_rare_name(mark: str) -> None:
    assert page_of(DATE, first=f"{mark}记者 嵺一帆</p><p>").byline == ("嵺一帆",)


@pytest.mark.parametrize("label", ["文图｜", "文/图：", "文图丨", "文图▏"])
def test_who_wrote_and_took_the_pictures(label: str) -> None:
    assert page_of(DATE, tail=f"<p>{label}桑柔 计春生</p>").byline == ("桑柔", "计春生")


def test_who_took_the_pictures_alone_does_not_sign_for_the_writer() -> None:
    tail = "<p>文 | 记者 文昭 通讯员 武略</p><p>图 | 通讯员 叶落</p>"
    assert page_of(DATE, tail=tail).byline == ("文昭", "武略")
    assert page_of(DATE, tail="<p>图 | 通讯员 武略</p>").byline == ()


@pytest.mark.parametrize("site", ["车家园", "金融界", "方圆网"])
def test_the_site_s_name_beside_the_writer_s_does_not_sign(site: str) -> None:
    assert page_of(DATE, last=f"（文/{site} 郝运）", title=site).byline == ("郝运",)


@pytest.mark.parametrize("office", ["校团委", "县纪委", "院党委"])
def test_an_office_beside_the_writers_does_not_sign(office: str) -> None:
    assert page_of(DATE, tail=f"<p>（文/图 {office} 祝融 慕容晓）</p>").byline == ("祝融", "慕容晓")


@pytest.mark.parametrize("place", ["悉尼", "多伦多", "吉隆坡"])
def test_a_city_abroad_behind_the_reporter(place: str) -> None:
    assert page_of(first=f"【城东时报2025年12月23日讯】（城东时报记者 兰馨{place}报导）").byline == ("兰馨",)


def test_writers_behind_a_bare_label() -> None:
    assert page_of("<p>文字 藍曉光</p><p>攝影 邱水生</p><div>2025/12/30</div>").byline == ("藍曉光",)


@pytest.mark.parametrize("name", ["应长天", "時可兒"])
def test_surnames_of_the_old_list(name: str) -> None:
    assert page_of(f"<p>本报记者 {name} 通讯员 瞿秋</p><div>2025-12-30</div>").byline == (name, "瞿秋")


def test_yesterday_is_nobody() -> None:
    assert page_of("<div><a href='/u/1'>阿澜</a><span>作者</span><span>昨天 20:15</span></div>").byline != ("昨天",)


@pytest.mark.parametrize(
    ("line", "names"),
    [
        ("本报记者 扁鹊 本报通讯员 华佗", ("扁鹊", "华佗")),
        ("城东日报记者：嵺方 实习生：李大明", ("嵺方", "李大明")),
        ("采访撰稿 | 田馥　攝影 | 高山", ("田馥",)),
        ("文字 · 季布", ("季布",)),
    ],
)
def test_who_signs_below_the_text_in_other_words(line: str, names: tuple[str, ...]) -> None:
    page = page_of(DATE, tail=f"<p>{line}</p>")
    assert page.byline == names


@pytest.mark.parametrize(
    "line",
    ["城东在线 • 现场", "新湖滨 · 观察", "城东新闻 · 深度"],
)
def test_a_site_and_its_channel_are_no_foreign_name(line: str) -> None:
    assert page_of(f"<div>{line}</div><div>2025-12-30 09:15</div>").byline == ()


def test_a_menu_of_forums_names_nobody() -> None:
    links = " | ".join(
        f"<a href='/f/{number}'>{name}</a>" for number, name in enumerate(("时评", "钱币", "视听", "诗词"))
    )
    table = f"<table><tr><td><a href='/f/9'>城东论坛</a> / {links}</td></tr></table>"
    assert page_of("<div>2025-12-30</div>", crumb=table).byline == ()


@pytest.mark.parametrize(
    ("last", "byline"),
    [
        ("</p><p>临河经济新闻（中文版：临河中文网）原田一策 曼谷", ("原田一策",)),
        ("</p><p>临河日报 王小明 东京", ("王小明",)),
        ("</p><p>临河日报 发行 东京", ()),
    ],
)
def test_the_paper_its_reporter_and_the_place(last: str, byline: tuple[str, ...]) -> None:
    assert page_of(last=last).byline == byline


def test_by_and_names_in_letters_on_a_chinese_page() -> None:
    line = "<div class='byline'>By <a href='/news/a/1'>Bao Xiaowen</a> and <a href='/news/b/2'>Iris Zhao</a></div>"
    assert page_of(line).byline == ("Bao Xiaowen", "Iris Zhao")


@pytest.mark.parametrize("last", ["焦点", "文史"])
def test_the_last_entry_of_a_breadcrumb_with_slashes_signs_nothing(last: str) -> None:
    crumb = (
        f"<div><a href='/'>城东网</a><span>/</span><a href='/n'>国内</a><span>/</span><a href='/n/f'>{last}</a></div>"
    )
    page = page_of("<div>2025-12-30 11:01</div>", crumb=crumb, tail="<p>报道：黄小颖</p>", title="城东网")
    assert (page.byline, page.section) == (("黄小颖",), last)


@pytest.mark.parametrize(
    ("last", "names"),
    [
        ("城東之聲廣播電台王小明報導", ("王小明",)),
        ("城东日报王小明报道", ("王小明",)),
        ("城東電視台陳安報導", ("陳安",)),
        ("昨日本报曾经报道", ()),
    ],
)
def test_a_last_line_in_which_a_name_touches_its_station(last: str, names: tuple[str, ...]) -> None:
    assert page_of("<div>2025-12-30 11:01</div>", last=f"</p><p>{last}").byline == names


@pytest.mark.parametrize("done", ["查实", "查證", "查获", "谈到", "连日"])
def test_what_a_reporter_did_is_no_name(done: str) -> None:
    text = f"</p><p>经记者{done}，这批管材的检验单在三月前已经作废，供货的商行也早已搬走。"
    assert page_of("<div>2025-12-30 11:01</div>", last=text).byline == ()


@pytest.mark.parametrize(
    "over", ["<div>專欄</div><div>王小明</div>", "<div><a href='/c/1'>王小明專欄</a></div>", "<div>专栏｜王小明</div>"]
)
def test_the_name_of_a_column_over_the_headline(over: str) -> None:
    assert page_of("<div>2025-12-30 09:15</div>", crumb=over).byline == ("王小明",)


@pytest.mark.parametrize(
    "over", ["<div>城东專欄</div>", "<div>專欄</div><div>城东要闻</div>", "<div>要闻</div><div>王小明</div>"]
)
def test_a_column_that_is_nobodys(over: str) -> None:
    assert page_of("<div>2025-12-30 09:15</div>", crumb=over).byline == ()


@pytest.mark.parametrize("label", ["作者", "文"])
def test_a_pen_name_that_could_be_two_names(label: str) -> None:
    assert page_of(f"<div>2025-12-30 {label}：路闻卓立</div>").byline == ("路闻卓立",)


def test_credits_in_a_table_below_the_text_with_a_line_for_each_label() -> None:
    rows = "<p>文字</p><p>孙小美</p><p>编辑</p><p>王小明</p><p>审核</p><p>李四光</p>"
    page = page_of("<div>2025-12-30 09:15</div>", last=f"</p>{rows}<p>")
    assert (page.byline, page.editors) == (("孙小美",), ("王小明",))
    assert "孙小美" not in str(page.body)


@pytest.mark.parametrize("office", ["团区委", "校团委", "党风办", "思政科", "研招办"])
@pytest.mark.parametrize("label", ["作者：", "文/", "供稿："])
def test_an_office_signs_nothing(office: str, label: str) -> None:
    assert page_of(f"<div>2025-12-30 {label}{office}</div>").byline == ()


@pytest.mark.parametrize("name", ["杜文科", "王科", "李会"])
def test_a_name_that_ends_like_an_office(name: str) -> None:
    assert page_of(f"<div>2025-12-30 作者：{name}</div>").byline == (name,)


@pytest.mark.parametrize("word", ["古籍", "高校", "向导"])
def test_an_entry_of_a_menu_behind_the_word_author(word: str) -> None:
    links = "".join(f"<a href=/{n}>{name}</a> " for n, name in enumerate(f"推荐 诗文 名句 作者 {word} 手机版".split()))
    assert page_of(f"<div>{links}</div>").byline == ()


@pytest.mark.parametrize("button", ["复制", "分享", "收藏"])
def test_a_button_that_leads_to_the_profile(button: str) -> None:
    assert page_of(f"<div>2025-12-30 <a href='/u/della.html'>{button}</a></div>").byline == ()


@pytest.mark.parametrize("rest", ["出自[临河文学出版社]", "来自【城东网】"])
def test_the_word_behind_the_author_that_names_where_it_is_from(rest: str) -> None:
    assert page_of(f"<div>2025-12-30 作者： 赵婕 {rest}</div>").byline == ("赵婕",)


@pytest.mark.parametrize("word", ["公章", "代章", "市科技局代章", "公交站", "植物学"])
def test_a_word_in_brackets_at_the_end_is_no_name(word: str) -> None:
    assert page_of("<div>2025-12-30</div>", last=f"（{word}）").byline == ()


@pytest.mark.parametrize("account", ["车市风向标", "高原方言社"])
def test_an_account_s_name_is_not_cut_into_persons(account: str) -> None:
    head = f"<div><p>{account}</p><p><span>2025-12-30 11:20</span></p><a>关注</a></div>"
    page = page_of(head)
    assert (page.byline, page.outlet) == ((), account)


@pytest.mark.parametrize(
    "credit",
    [
        "▲城东日报全媒体图片记者王小明、李四光摄",
        "施工队在临河巷铺管。本报记者王小明攝",
        "圖為施工現場。（水務局提供）城東社記者王小明臨河傳真 115年1月31日",
        "图为临河巷的新水泵。城东社记者王小明传真",
    ],
)
@pytest.mark.parametrize("box", ["<div class=picinfo>{}</div>", "<p>{}</p>", "{}<br>"])
def test_who_took_or_sent_the_picture_is_no_writer(credit: str, box: str) -> None:
    assert page_of(f"<div>{DATE}</div><img src=1.jpg>{box.format(credit)}").byline == ()
    assert page_of(DATE, last=f"<img src=1.jpg></p>{box.format(credit)}<p>工程下月结束。").byline == ()
