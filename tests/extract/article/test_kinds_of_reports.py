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
