"""Kinds of faults that people report of scrapers: dates in other places, names beside the date, folded texts."""

from __future__ import annotations

import json

import pytest

from scraper.extract import parse

PARAGRAPHS = [
    "南湾镇的渔家书屋上周末开门，六百多册书是附近船队的家属捐的，借书不用押金，也不登记身份证。",
    "看店的阿姨说，白天来的多是等船的老人，傍晚放学以后换成孩子，最受欢迎的是一套缺了第三册的航海故事。",
    "镇文化站打算把另外两间空着的冷库值班室也腾出来，明年春天之前添上暖气和两张长桌，周末由学生轮流值守。",
    "书屋的灯开到夜里十点，晚归的船靠岸时远远就能看见，几位船老大说这比新修的航标灯还管用。",
]
TITLE = "南湾镇的渔家书屋开门"
URL = "https://news.example.com/show?id=66"


def _text(start: int = 0, stop: int | None = None) -> str:
    return "".join(f"<p>{text}</p>" for text in PARAGRAPHS[start:stop])


def _page(info: str, head: str = "", body: str = "", url: str = URL):
    body = body or f'<div class="txt">{_text()}</div>'
    source = f"<title>{TITLE}_南湾网</title>{head}<h1>{TITLE}</h1><div class='meta'>{info}</div>{body}"
    return parse(source.encode(), url)


@pytest.mark.parametrize("name", ["created-date", "ContentPublishTime", "Article-Publish-Time", "x:post_date"])
def test_meta_names_that_say_publication(name: str) -> None:
    page = _page("南湾日报", f'<meta name="{name}" content="2024-05-02 09:41:00">')
    assert page.published == "2024-05-02T09:41:00+08:00"


@pytest.mark.parametrize("name", ["expiration-date", "videotime", "lastmodifieddate"])
def test_meta_names_that_say_something_else(name: str) -> None:
    assert _page("南湾日报", f'<meta name="{name}" content="2024-05-02 09:41:00">').published in (
        None,
        *(["2024-05-02T09:41:00+08:00"] if "modified" in name else []),
    )


@pytest.mark.parametrize(
    "box",
    [
        "<b>十二月</b><p>28</p><p>2013</p>",
        "<p>28</p><p>Dec</p><p>2013</p>",
        "<span>28Dec2013</span>",
        "<p>2013</p><p>十二月</p><p>28</p>",
    ],
)
def test_boxes_with_the_month_as_a_word(box: str) -> None:
    assert _page(f"<div>{box}</div>").published == "2013-12-28"


@pytest.mark.parametrize("box", ["<p>28</p><p>Desk</p><p>2013</p>", "<p>十二月</p><p>2013</p>"])
def test_boxes_without_a_day(box: str) -> None:
    assert _page(f"<div>{box}</div>").published is None


def test_a_dash_within_a_headline_before_the_site() -> None:
    title = "潮起南湾——渔家书屋三年记"
    page = parse(f"<title>{title}-文化-南湾网</title><div class='c'>{_text()}</div>".encode(), URL)
    assert page.headline == title


@pytest.mark.parametrize(
    ("title", "banner"), [("The Headland Diary: Slate and salt", "h1"), ("The Headland Diary - Slate and salt", "h1")]
)
def test_posts_of_a_blog_that_its_title_names_first(title: str, banner: str) -> None:
    prose = "".join(
        f"<p>The harbour was grey and the boats lay still while the rain came over the hill, {n}.</p>" for n in range(6)
    )
    source = (
        f'<html lang="en"><title>{title}</title><{banner}><a href="/">The Headland Diary</a></{banner}><h2>Walks</h2>'
        f'<div class="entry"><h3>Slate and salt</h3><div>{prose}</div></div></html>'
    )
    assert parse(source.encode(), URL).headline == "Slate and salt"


@pytest.mark.parametrize("line", ["12人觉得很赞", "注：本文由AI翻译，仅供参考。", "▼影片由民眾提供"])
def test_further_lines_about_the_page(line: str) -> None:
    page = _page("南湾日报", body=f'<div class="txt">{_text(0, 2)}<p>{line}</p>{_text(2)}</div>')
    assert page.body == "\n".join(PARAGRAPHS)


def test_months_by_name_in_the_address() -> None:
    assert _page("南湾日报", url="https://news.example.com/world/2024/mar/04/reading-room").published == "2024-03-04"


@pytest.mark.parametrize("zone", ["北美东部时间", "加东时间", "美东夏令时间"])
def test_names_of_zones(zone: str) -> None:
    assert _page(f"<span>{zone} 2024-05-02 09:41</span>").published == "2024-05-02T09:41-04:00"


def test_element_named_for_the_last_change() -> None:
    head = '<meta property="article:published_time" content="2024-05-02T09:41:00+08:00">'
    printed = '<time class="lastmod" datetime="2024-05-04T18:05:00+08:00">2024年5月4日 18:05</time>'
    assert _page(printed, head).published == "2024-05-02T09:41:00+08:00"


def test_person_of_the_data_is_no_outlet() -> None:
    data = {"@type": "Article", "headline": TITLE, "author": {"@type": "Person", "name": "潮头看书"}}
    head = f'<script type="application/ld+json">{json.dumps(data, ensure_ascii=False)}</script>'
    page = _page("<span>潮头看书</span><span>2024-05-02 09:41</span>", head)
    assert (page.outlet, page.byline) == (None, ("潮头看书",))


def test_paper_behind_a_labelled_name() -> None:
    page = _page("<p>记者 林望海/南湾日报</p><p>2024-05-02 09:41</p>")
    assert (page.byline, page.outlet) == (("林望海",), "南湾日报")


def test_several_folds_and_a_bare_button() -> None:
    fold = '<div class="fold" style="display:none">{}</div>'
    body = f'<div class="txt">{_text(0, 2)}{fold.format(_text(2, 3))}{fold.format(_text(3))}<a>展开 ▼</a></div>'
    assert _page("2024-05-02 09:41", body=body).body == "\n".join(PARAGRAPHS)


def _shell(script: str):
    return parse(f"<title>{TITLE}</title><div id=root></div><script>{script}</script>".encode(), URL)


def test_payload_with_values_that_json_has_not() -> None:
    blocks = [{"type": "P", "content": [{"type": "T", "text": text}]} for text in PARAGRAPHS]
    data = json.dumps({"article": {"headline": TITLE, "body": {"content": blocks}}}, ensure_ascii=False)
    page = _shell(f'window.__preloadedData = {data[:-1]}, "config": undefined}};')
    assert (page.kind, page.body) == ("article", "\n".join(PARAGRAPHS))


def test_script_of_json_in_a_queue() -> None:
    inner = json.dumps({"@type": "NewsArticle", "headline": TITLE, "articleBody": "\n".join(PARAGRAPHS)})
    item = json.dumps([0, {"type": "application/ld+json", "children": inner}])
    page = _shell(f"(self.__next_s=self.__next_s||[]).push({item})")
    assert (page.kind, page.body) == ("article", "\n".join(PARAGRAPHS))


def test_headline_of_few_characters_over_a_section_that_the_title_repeats() -> None:
    section = f"<h3>借书不用押金也不登记</h3>{_text(2)}"
    source = "<title>借书不用押金也不登记 | 南湾网</title><h2 class='title'>岸边的灯亮着</h2><p>2024-05-02 09:41</p>"
    assert parse(f"{source}<div>{_text(0, 2)}{section}</div>".encode(), URL).headline == "岸边的灯亮着"


@pytest.mark.parametrize(
    "picture",
    [
        '<figure data-caption="{}"><img src="1.jpg"></figure>',
        '<p><a data-caption="{}" href="1.jpg"><img src="1s.jpg"></a></p>',
    ],
)
def test_caption_that_an_attribute_repeats(picture: str) -> None:
    body = f'<div class="txt">{_text(0, 2)}{picture.format("晚归的船靠岸")}<p>晚归的船靠岸</p>{_text(2)}</div>'
    assert _page("2024-05-02 09:41", body=body).body == "\n".join(PARAGRAPHS)


@pytest.mark.parametrize("button", ["更多 ▼", "展开", "全文"])
def test_words_of_buttons(button: str) -> None:
    body = f'<div class="txt">{_text(0, 2)}</div><div style="display:none">{_text(2)}</div><a>{button}</a>'
    assert _page("2024-05-02 09:41", body=body).body == "\n".join(PARAGRAPHS)


def test_wechat_author_and_moment() -> None:
    meta = (
        '<span class="rich_media_meta icon_appmsg_tag">原创</span><span class="rich_media_meta rich_media_meta_text">'
        '潮头看书</span><span class="rich_media_meta rich_media_meta_nickname"><a id="js_name">南湾港</a></span>'
        '<em id="publish_time" class="rich_media_meta rich_media_meta_text">5月2日</em>'
    )
    script = "<script>window.cgi={ori_create_time: '1714614060' * 1}</script>"
    source = f'<meta property="og:title" content="{TITLE}"><h1>{TITLE}</h1><div id="meta_content">{meta}</div>'
    page = parse(
        f'{source}<div id="js_content">{_text()}</div>{script}'.encode(), "https://mp.weixin.qq.com/s/Zx9pQ2kLmN"
    )
    assert (page.byline, page.outlet, page.published) == (("潮头看书",), "南湾港", "2024-05-02T09:41+08:00")


@pytest.mark.parametrize(
    ("words", "address"),
    [
        ("Page suivante", "/news/quay?page=2"),
        ("auf Seite 2 weiterlesen", "/news/quay/seite-2"),
        ("Página siguiente", "/news/quay/2"),
        ("다음 페이지", "/news/quay?page=2"),
    ],
)
def test_words_of_the_next_part_abroad(words: str, address: str) -> None:
    texts = "".join(
        f"<p>The reading room on the quay opened last weekend, number {n} of its kind here.</p>" for n in "123"
    )
    head = "<html lang=en><title>Reading room opens</title><h1>Reading room opens</h1>"
    source = f"{head}{texts}<a href='{address}'>{words}</a>"
    page = parse(source.encode(), "https://news.example.com/news/quay")
    assert page.next_url == f"https://news.example.com{address}"


@pytest.mark.parametrize(
    ("title", "text"),
    [
        (
            "페이지를 찾을 수 없습니다",
            "입력하신 주소가 잘못되었거나 페이지의 주소가 변경되었습니다. 정확한지 다시 한번 확인해 주세요.",
        ),
        (
            "Acepte las cookies o suscríbase",
            "Nosotros y nuestros socios almacenamos cookies, y tratamos datos para ofrecer publicidad personalizada.",
        ),
        (
            "会員限定記事 - 港新聞",
            "続きをお読みいただくには、会員登録またはログインが必要です。記事が読み放題になります。",
        ),
        (
            "Seite nicht gefunden",
            "Die von Ihnen gesuchte Seite gibt es nicht mehr, vielleicht hilft Ihnen unsere Suche weiter.",
        ),
    ],
)
def test_walls_abroad(title: str, text: str) -> None:
    page = parse(f"<title>{title}</title><h1>{title}</h1><p>{text}</p>".encode(), "https://news.example.com/a/1.html")
    assert page.kind == "other"


@pytest.mark.parametrize(
    ("lead", "rest"),
    [
        ("<div class='lead'><p>{}</p></div>", "<div class='content'>{}</div>"),
        ("<div class='article-lead'><p>{}</p></div>", "<div class='article-text'>{}</div>"),
        ("<div>{}</div>", "<div>{}</div>"),
        ("<section>{}</section>", "<section>{}</section>"),
    ],
)
@pytest.mark.parametrize("between", ["", "<div class='ad'><a href='/ad'><img src='ad.jpg'></a></div>"])
def test_first_paragraph_in_a_box_of_its_own(lead: str, rest: str, between: str) -> None:
    if "class" in lead and not between:
        return  # a deck, as most are that are called so
    rest_of = _text(1) if "class" in rest else "<br><br>".join(PARAGRAPHS[1:])
    body = f"<div class='article'>{lead.format(PARAGRAPHS[0])}{between}{rest.format(rest_of)}</div>"
    assert _page("2024-05-02 09:41 南湾日报", body=body).body == "\n".join(PARAGRAPHS)


@pytest.mark.parametrize("between", ["", "<div class='ad'><ins class='adsbygoogle'></ins></div>"])
def test_last_paragraph_in_a_box_of_its_own(between: str) -> None:
    first = "<br><br>".join(PARAGRAPHS[:-1])
    body = f"<div class='article'><div>{first}</div>{between}<div>{PARAGRAPHS[-1]}</div></div>"
    assert _page("2024-05-02 09:41 南湾日报", body=body).body == "\n".join(PARAGRAPHS)
    rights = (
        "凡本网注明来源为南湾网的作品，版权均属南湾网，未经授权不得转载，违者将依法追究法律责任，如有侵权请联系删除。"
    )
    body = f"<div class='article'><div>{first}</div>{between}<div>{rights}</div></div>"
    assert _page("2024-05-02 09:41 南湾日报", body=body).body == "\n".join(PARAGRAPHS[:-1])


@pytest.mark.parametrize("box", ["<div class='summary'>{}</div>", "<p class='intro'>{}</p>", "<div>摘要：{}</div>"])
def test_decks_are_no_first_paragraph(box: str) -> None:
    deck = "南湾镇的家属捐出六百多册书，把废弃的冷库值班室办成了不收押金的渔家书屋，灯每天亮到夜里十点。"
    page = _page("2024-05-02 09:41 南湾日报", body=f"{box.format(deck)}<div class='txt'>{_text()}</div>")
    assert page.body == "\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "junk", ["<i hidden>{}</i>", "<span style='display:none'>{}</span>", "<em class='jammer'>{}</em>"]
)
@pytest.mark.parametrize("words", ["转载请注明南湾网", "本文来源：南湾论坛 作者：王小明", "责任编辑：王小明"])
def test_hidden_words_say_nothing_of_the_page(junk: str, words: str) -> None:
    body = "".join(f"<p>{text[:12]}{junk.format(words)}{text[12:]}</p>" for text in PARAGRAPHS)
    page = _page("2024-05-02 09:41", body=f"<div class='txt'>{body}</div>")
    assert (page.body, page.byline, page.editors) == ("\n".join(PARAGRAPHS), (), ())
    assert page.outlet is None or "论坛" not in page.outlet
    assert page.summary is None or words not in page.summary


@pytest.mark.parametrize(
    ("printed", "published"),
    [
        ("2024年5月2日 农历甲辰年三月廿四", "2024-05-02"),
        ("2024年5月2日 下午2点3刻", "2024-05-02T14:45+08:00"),
        ("2024年5月2日 14h30", "2024-05-02T14:30+08:00"),
    ],
)
def test_days_and_clocks_of_other_kinds(printed: str, published: str) -> None:
    assert _page(f"<span>{printed}</span> <span>来源：南湾日报</span>").published == published


def test_who_compiled_is_no_author_beside_one() -> None:
    assert _page("2024-05-02 编译：王小明 作者：李青禾").byline == ("李青禾",)
    assert _page("2024-05-02 编译：王小明").byline == ("王小明",)


@pytest.mark.parametrize("end", ["...查看全文", "……阅读全文>>", "...[详细]"])
def test_dots_after_a_whole_description(end: str) -> None:
    page = _page("2024-05-02", f'<meta name="description" content="{PARAGRAPHS[0]}{end}">')
    assert page.summary == PARAGRAPHS[0]


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("南湾—北港—东沙航线年底复航-南湾网", "南湾—北港—东沙航线年底复航"),
        ("G7-南湾高速-北港段通车-南湾网", "G7-南湾高速-北港段通车"),
        (
            "海边手记：从书屋到航标灯|不一样的值班不一样的夜晚-南湾网",
            "海边手记：从书屋到航标灯|不一样的值班不一样的夜晚",
        ),
        ("渔家书屋周末开门迎客|社会-南湾网", "渔家书屋周末开门迎客"),
        ("首页-社会-渔家书屋周末开门-南湾网", "渔家书屋周末开门"),
    ],
)
def test_titles_with_dashes_and_strokes_of_their_own(title: str, headline: str) -> None:
    source = f"<title>{title}</title><div class='meta'>2024-05-02 南湾日报</div><div class='txt'>{_text()}</div>"
    assert parse(source.encode(), URL).headline == headline


def test_headline_in_two_headings_of_which_the_second_is_over_the_date() -> None:
    source = (
        "<title>渔家书屋开门六百册书不收押金也不登记_南湾网</title><h2>渔家书屋开门</h2><h2>六百册书不收押金也不登记</h2>"
        f"<div class='meta'>2024-05-02 南湾日报</div><div class='txt'>{_text()}</div>"
    )
    assert parse(source.encode(), URL).headline == "渔家书屋开门六百册书不收押金也不登记"


@pytest.mark.parametrize("junk", ["<span style='display:none'>8 K$ f/</span>", "<font class='jammer'>8 K$ f/</font>"])
def test_hidden_runs_in_headline_and_credits(junk: str) -> None:
    source = (
        f"<title>{TITLE}_南湾网</title><h1>{TITLE[:5]}{junk}{TITLE[5:]}</h1>"
        f"<div class='meta'>2024-05-02 09:41 来源：南湾{junk}日报</div><div class='txt'>{_text()}</div>"
    )
    page = parse(source.encode(), URL)
    assert (page.headline, page.outlet) == (TITLE, "南湾日报")


@pytest.mark.parametrize(
    "description",
    [
        "优质原创作者发布时间：05-0214:30",
        "渔家书屋开门(图文) 北港码头加固完工(图) 东沙航线年底复航",
    ],
)
def test_descriptions_of_the_page_around_the_text(description: str) -> None:
    assert _page("2024-05-02", f'<meta name="description" content="{description}">').summary is None


@pytest.mark.parametrize(
    ("printed", "published"),
    [
        ("2024年5月2日 農曆三月廿四 星期四 14:30", "2024-05-02T14:30+08:00"),
        ("2024年5月2日 星期四 农历三月廿四 14:30", "2024-05-02T14:30+08:00"),
        ("2024-05-02 14:30 UTC/GMT +9", "2024-05-02T14:30+09:00"),
    ],
)
def test_two_words_between_day_and_clock(printed: str, published: str) -> None:
    assert _page(printed).published == published


def test_person_whose_name_is_a_person_again() -> None:
    person = {"@type": "Person", "name": {"@type": "Person", "name": "李青禾"}}
    data = json.dumps({"@type": "NewsArticle", "headline": TITLE, "author": person}, ensure_ascii=False)
    assert _page("2024-05-02", f'<script type="application/ld+json">{data}</script>').byline == ("李青禾",)


@pytest.mark.parametrize("headline", ["海", "书屋", "灯塔记"])
@pytest.mark.parametrize("title", ["南湾网", "南湾日报", "{}_南湾网"])
def test_headlines_of_few_characters_on_pages_named_for_the_site(headline: str, title: str) -> None:
    source = (
        f"<title>{title.format(headline)}</title><h1>{headline}</h1><div class='meta'>2024-05-02 南湾日报</div>"
        f"<div class='txt'>{_text()}</div>"
    )
    assert parse(source.encode(), URL).headline == headline


@pytest.mark.parametrize(
    "box",
    [
        '<div class="comment-list"><p>渔家大叔 2024-05-06 10:00</p><p>书真多！</p></div>',
        '<ul id="pinglun"><li>网友 2024-05-06 10:00:22：好</li></ul>',
        '<div class="liuyan-box"><span>2024/05/06 10:00</span></div>',
    ],
)
def test_the_day_of_a_reader_s_words_is_not_the_article_s(box: str) -> None:
    assert _page("南湾日报", body=f'<div class="txt">{_text()}</div>{box}').published is None


@pytest.mark.parametrize("opening", ["自2024年7月1日起，书屋", "根据2019年3月1日起施行的条例，", "2024年7月1日前，"])
def test_a_day_that_a_sentence_opens_with_is_not_the_publication(opening: str) -> None:
    assert _page("南湾日报", body=f'<div class="txt"><p>{opening}{PARAGRAPHS[0]}</p>{_text(1)}</div>').published is None


@pytest.mark.parametrize("account", ["南湾发布", "渔家书屋"])
def test_the_account_s_name_again_over_the_text(account: str) -> None:
    page = _page(f"<a>{account}</a><em></em>", body=f'<div class="txt"><p>{account}</p>{_text()}</div>')
    assert page.body == "\n".join(PARAGRAPHS)


@pytest.mark.parametrize(
    "heading", ['<p class="article-title">{}</p>', '<div class="detail_title">{}</div>', '<h3 class="bt">{}</h3>']
)
def test_a_long_headline_on_a_page_named_for_its_site(heading: str) -> None:
    headline = "南湾镇关于印发《渔家书屋借阅管理办法》" + "和《冷库值班室改造方案》" * 8 + "的通知"
    info = "<p>2024-05-02 09:41 来源：南湾镇</p>"
    source = f"<title>南湾镇 通知公告</title>{heading.format(headline)}{info}<div>{_text()}</div>"
    assert parse(source.encode(), URL).headline == headline


@pytest.mark.parametrize(
    "written",
    ['document.write(formatDate("2024-05-02 09:41"))', "document.writeln(showTime('2024年05月02日 09:41'));"],
)
def test_a_date_that_a_script_writes(written: str) -> None:
    assert _page(f"<em>发布时间：<script>{written}</script></em>").published == "2024-05-02T09:41+08:00"


def test_sentences_in_the_place_of_pictures_are_a_gallery_s_text() -> None:
    pictures = "".join(f'<p><img src="/{n}.jpg" alt="{text}"></p>' for n, text in enumerate(PARAGRAPHS))
    page = _page("2024-05-02 09:41", body=f'<div class="txt">{pictures}</div>')
    assert (page.kind, page.body) == ("article", "\n".join(PARAGRAPHS))


def test_headlines_in_the_place_of_linked_pictures_are_no_text() -> None:
    pictures = "".join(
        f'<a href="/show?id={n}"><img src="/{n}.jpg" alt="{text}"></a>' for n, text in enumerate(PARAGRAPHS)
    )
    assert _page("", body=f"<div>{pictures}</div>").body in (None, "")
