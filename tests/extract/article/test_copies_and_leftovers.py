"""What templates and scripts leave on a page: second copies of its text, marks before its title, words in its data."""

from __future__ import annotations

import json

import pytest

from scraper.extract import parse
from tests.extract.article_pages import HEADLINE, PARAGRAPHS, page_of

WHOLE = "\n".join(PARAGRAPHS)
MARKUP = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
SOURCE = "<div>来源：城东日报</div>"
DATE = "<div>2026-01-31 09:15 来源：城东日报</div>"


@pytest.mark.parametrize(
    "markup",
    [
        f"<div class='pc'>{MARKUP}</div><div class='mobile'>{MARKUP}</div>",
        f"<div class='text'>{MARKUP}</div><noscript>{MARKUP}</noscript>",
        f"<div><section>{MARKUP}</section><section>{MARKUP}<p>（完）</p></section></div>",
    ],
)
def test_a_text_that_is_printed_twice_is_read_once(markup: str) -> None:
    page = parse(f"<title>{HEADLINE}</title><h1>{HEADLINE}</h1>{DATE}{markup}".encode())
    assert page.body == WHOLE


@pytest.mark.parametrize("tag", ["h3", "h4", "blockquote", "dd"])
def test_paragraphs_in_other_elements(tag: str) -> None:
    markup = "".join(f"<{tag}>{text}</{tag}>" for text in PARAGRAPHS)
    page = parse(f"<title>{HEADLINE}</title><h1>{HEADLINE}</h1>{DATE}<div class='content'>{markup}</div>".encode())
    assert page.body == WHOLE


def test_a_verse_that_returns_stays() -> None:
    verse = "渡口的灯亮了，" * 4 + "船还没有来，我们在石阶上坐了一夜，等着。"
    lines = [verse, PARAGRAPHS[0], verse, PARAGRAPHS[1], PARAGRAPHS[2]]
    markup = "".join(f"<p>{line}</p>" for line in lines)
    page = parse(f"<title>{HEADLINE}</title><h1>{HEADLINE}</h1>{DATE}<div>{markup}</div>".encode())
    assert page.body == "\n".join(lines)


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        (f"(1) {HEADLINE}_城东网", HEADLINE),
        (f"▶ {HEADLINE}_城东网", HEADLINE),
        (f"正在播放：{HEADLINE}_城东网", HEADLINE),
        ("老街&amp;quot;新貌&amp;quot;何时完工_城东网", '老街"新貌"何时完工'),
        ("城东观察|老街为什么修了十年_城东网", "城东观察|老街为什么修了十年"),
        ("新闻|老街为什么修了十年_城东网", "老街为什么修了十年"),
        ("(1949)年的老街旧影_城东网", "(1949)年的老街旧影"),
    ],
)
def test_a_title_without_what_a_script_puts_before_it(title: str, headline: str) -> None:
    page = parse(f"<title>{title}</title>{DATE}<div>{MARKUP}</div>".encode())
    assert page.headline == headline


@pytest.mark.parametrize("name", ["<a href='/u/1'>沈知秋</a>", "[[沈知秋]]", "<b>沈知秋</b>"])
def test_an_author_with_markup_in_the_data(name: str) -> None:
    author = {"@type": "NewsArticle", "headline": HEADLINE, "author": {"@type": "Person", "name": name}}
    data = json.dumps(author, ensure_ascii=False)
    assert page_of(DATE, meta=f'<script type="application/ld+json">{data}</script>').byline == ("沈知秋",)


@pytest.mark.parametrize("left", ["{{ article.image }}", "{{{img}}}", "{% url home %}", "<%= image %>", "@Model.Image"])
def test_data_with_what_a_template_left(left: str) -> None:
    data = (
        f'{{"@type":"NewsArticle","headline":"{HEADLINE}","image":{left},"datePublished":"2026-01-31T09:15:00+08:00"}}'
    )
    page = page_of(SOURCE, meta=f'<script type="application/ld+json">{data}</script>')
    assert page.published == "2026-01-31T09:15:00+08:00"


@pytest.mark.parametrize("person", ["阿蒙", "沈知秋"])
def test_a_pen_name_in_microdata(person: str) -> None:
    head = f'<div>2026-01-31 09:15 <span itemprop="author" itemscope><span itemprop="name">{person}</span></span></div>'
    assert page_of(head).byline == (person,)


@pytest.mark.parametrize(
    ("description", "summary"),
    [
        (f"城东网 > 社会 > 正文 {PARAGRAPHS[0]}", PARAGRAPHS[0]),
        (f"老街新貌。林晓 摄{PARAGRAPHS[0][:40]}", None),
        (f"修了十年，终于修好了。{PARAGRAPHS[0]}", f"修了十年，终于修好了。{PARAGRAPHS[0]}"),
        (PARAGRAPHS[0], PARAGRAPHS[0]),
    ],
)
def test_a_description_without_what_is_glued_before_the_text(description: str, summary: str | None) -> None:
    assert page_of(DATE, meta=f'<meta name="description" content="{description}">').summary == summary


@pytest.mark.parametrize(
    ("head", "published"),
    [
        ("<p>成文日期：2026-01-28</p><p>发布日期：2026-01-31</p>", "2026-01-31"),
        ("<p>成文日期：2026-01-28</p>", "2026-01-28"),
        (
            "<table><tr><th>发文日期</th><td>2026-01-28</td><th>公开日期</th><td>2026-01-31</td></tr></table>",
            "2026-01-31",
        ),
        ('<p><span data-livestamp="1769822100"></span> 来源：城东日报</p>', "2026-01-31T09:15+08:00"),
        ('<p><time-ago date="2026-01-31T09:15:00+08:00"></time-ago> 来源：城东日报</p>', "2026-01-31T09:15:00+08:00"),
        (
            '<p><amp-timeago datetime="2026-01-31T09:15:00+08:00">Jan 31</amp-timeago></p>',
            "2026-01-31T09:15:00+08:00",
        ),
    ],
)
def test_days_that_other_elements_and_labels_print(head: str, published: str) -> None:
    assert page_of(head).published == published


@pytest.mark.parametrize(
    "words", ["本文最后由 林晓 于 2026-02-01 09:00 编辑", "本帖最后由 阿蒙 于2026-02-01 09:00修改"]
)
def test_the_day_of_the_last_change_is_not_that_of_the_article(words: str) -> None:
    meta = '<meta property="article:published_time" content="2026-01-31T09:15:00+08:00">'
    assert page_of(SOURCE, meta=meta, tail=f"<div>{words}</div>").published == "2026-01-31T09:15:00+08:00"


def test_a_numbered_subheading_of_a_title_for_search_engines_is_no_headline() -> None:
    one, two, three = PARAGRAPHS
    body = f"<p>{one[:50]}。</p><h2>一、先修抽水站</h2><p>{two}</p><h2>二、再谈养护</h2><p>{three}</p>"
    page = parse(
        f"<title>老街积水怎么办？一、先修抽水站_城东网</title><h1>雨停以后</h1>{DATE}<div>{body}</div>".encode()
    )
    assert page.headline == "雨停以后"


@pytest.mark.parametrize("name", ["privacy-modal", "cookie-notice", "gdpr consent"])
def test_what_a_site_asks_consent_to_is_no_text_be_it_the_longer(name: str) -> None:
    text = [
        "The town finished rebuilding the drains of its old street last weekend, and nobody has to step over puddles.",
        "A shopkeeper said that in other years the shelves had to be raised by half a metre when the rains came.",
    ]
    consents = (
        "This website uses cookies to improve your experience while you navigate through it, and some of them are "
        "stored on your browser as they are essential for the working of basic functions of the website.",
        "We also use cookies of others that help us to understand how you use this website, and you can opt out of "
        "them at any time, though that may have an effect on how the pages are shown to you.",
    )
    box = f"<div class='{name}'>" + "".join(f"<p>{one}</p>" for one in consents) + "</div>"
    body = "".join(f"<p>{one}</p>" for one in text)
    title = "Old Street Drains Rebuilt After Ten Years of Floods"
    page = parse(
        f"<html lang=en><title>{title} - Granary Post</title><body>{box}<h1>{title}</h1><p>May 2, 2026</p>"
        f"<div class='entry-content'>{body}</div>".encode()
    )
    assert (page.kind, page.body) == ("article", "\n".join(text))


@pytest.mark.parametrize(
    "name", ["prism.publicationDate", "dcterms.date", "schema:datePublished", "rnews:datePublished", "published_at"]
)
def test_names_of_the_day_of_publication(name: str) -> None:
    assert page_of(SOURCE, meta=f'<meta name="{name}" content="2026-01-31">').published == "2026-01-31"


@pytest.mark.parametrize(
    ("signed", "byline", "outlet"),
    [
        ("Mara Gebhardt/城东日报", ("Mara Gebhardt",), "城东日报"),
        ("Anna-Maria Hollwarth / 城东日报", ("Anna-Maria Hollwarth",), "城东日报"),
        ("沈知秋（本报特约）/城东晚报", ("沈知秋",), "城东晚报"),
        ("沈知秋/城东日报", ("沈知秋",), "城东日报"),
    ],
)
def test_names_before_their_paper(signed: str, byline: tuple[str, ...], outlet: str) -> None:
    page = page_of(f"<div><p>{signed}</p><p>2026-01-31 09:15</p></div>")
    assert (page.byline, page.outlet) == (byline, outlet)


@pytest.mark.parametrize("translator", [" 沈知秋 译", " 沈知秋/译"])
def test_who_translated_beside_the_date_is_no_author(translator: str) -> None:
    head = f"<div>2026-01-31 09:15 [英]埃莉诺·沃恩·哈特 著{translator}</div>"
    assert page_of(head).byline == ("埃莉诺·沃恩·哈特",)


@pytest.mark.parametrize("tag", ["ul", "ol"])
def test_a_list_of_those_who_sign(tag: str) -> None:
    head = f'<div>2026-01-31 09:15</div><{tag} class="authors"><li>沈知秋</li><li>林晓</li></{tag}>'
    assert page_of(head).byline == ("沈知秋", "林晓")


def test_a_clock_after_a_headline_that_the_title_has_not() -> None:
    page = parse(f"<title>{HEADLINE}_城东网</title><h1>{HEADLINE} <i>14:05</i></h1>{DATE}<div>{MARKUP}</div>".encode())
    assert page.headline == HEADLINE


def test_a_gallery_that_a_script_has_as_an_array() -> None:
    rows = ",".join(f"{{pic:'http://p.example/{n}.jpg',note:'{text}'}}" for n, text in enumerate(PARAGRAPHS))
    script = f"<script>var picList=[{rows}];</script>"
    page = parse(f"<title>{HEADLINE}</title><h1>{HEADLINE}</h1>{DATE}<div id=g></div>{script}".encode())
    assert (page.kind, page.body) == ("article", WHOLE)
