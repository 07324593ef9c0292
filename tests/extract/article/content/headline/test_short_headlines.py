"""Headlines of one or two characters, in two headings, with a dash, or beside another heading."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from tests.extract.article_pages import DATE, MARKUP, PARAGRAPHS


@pytest.mark.parametrize(
    ("title", "heading"),
    [
        ("城东网 - 渡船", "渡船"),
        ("城东文艺_灯", "灯"),
        ("城东副刊｜外婆", "外婆"),
        ("城东网>>副刊>>渡船", "渡船"),
        ("城东网 » 渡船", "渡船"),
        ("城东副刊 · 渡船", "渡船"),
    ],
)
def test_a_short_headline_at_the_end_of_the_title(title: str, heading: str) -> None:
    page = f"<title>{title}</title><h1>{heading}</h1>{DATE}<div>{MARKUP}</div>"
    assert parse(page.encode()).headline == heading


@pytest.mark.parametrize("title", ["春雨_城东网", "秋声_城东报"])
def test_a_short_headline_below_the_name_of_a_site(title: str) -> None:
    headline, _, site = title.partition("_")
    page = f"<title>{title}</title><h1>{site}</h1><h2>{headline}</h2>{DATE}<div>{MARKUP}</div>"
    assert parse(page.encode()).headline == headline


@pytest.mark.parametrize(
    ("title", "headline"),
    [
        ("青岚-河西班车下月开通_某某网", "青岚-河西班车下月开通"),
        ("老街三十年——一条排水沟的变迁_某某网", "老街三十年——一条排水沟的变迁"),
        ("“渡”——三代船工的六十年-某某网", "“渡”——三代船工的六十年"),
    ],
)
def test_a_title_with_a_dash_of_its_own(title: str, headline: str) -> None:
    assert parse(f"<title>{title}</title>{DATE}<div>{MARKUP}</div>".encode()).headline == headline


def test_the_headline_of_a_poem_in_one_character() -> None:
    lines = "".join(
        f"<p>{line}</p>" for line in ("巷口的灯还亮着", "雨把石板洗成镜子", "我提着半袋新米", "声音落进井里")
    )
    page = f"<title>归_城东诗刊</title><h1>归</h1>{DATE}<div class=content>{lines}</div>"
    assert parse(page.encode()).headline == "归"


@pytest.mark.parametrize("tag", ["h1", "h2"])
def test_a_headline_in_two_headings(tag: str) -> None:
    page = (
        f"<title>临河至南郊轻轨年底通车 全程二十分钟_城东网</title><{tag}>临河至南郊轻轨年底通车</{tag}>"
        f"<{tag}>全程二十分钟</{tag}>{DATE}<div>{MARKUP}</div>"
    )
    assert parse(page.encode()).headline == "临河至南郊轻轨年底通车 全程二十分钟"


def test_a_bold_subheading_that_the_title_repeats_is_not_the_headline_of_a_box() -> None:
    inside = f"<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p><p><b>二期工程何时动工</b></p><p>{PARAGRAPHS[2]}</p>"
    page = f"<title>二期工程何时动工_某某网</title><div class=title>城东三条老街不再漫水</div>{DATE}<div>{inside}</div>"
    assert parse(page.encode()).headline == "城东三条老街不再漫水"


@pytest.mark.parametrize("headline", ["渠通了", "开闸那天", "守渠"])
@pytest.mark.parametrize("above", [1, 2])
def test_a_short_heading_over_the_date_is_not_lost_to_a_subheading(headline: str, above: int) -> None:
    part = "水头比去年快了一半"
    text = [f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS]
    inside = "".join([*text[:above], f"<h2>{part}</h2>", *text[above:]])
    page = f"<title>{part}_某某网</title><h1>{headline}</h1>{DATE}<div>{inside}</div>"
    assert parse(page.encode()).headline == headline


def test_a_channel_over_a_headline_is_not_the_headline() -> None:
    page = f"<title>某某网</title><h1>要闻</h1><h2>城东三条老街不再漫水</h2>{DATE}<div>{MARKUP}</div>"
    assert parse(page.encode()).headline == "城东三条老街不再漫水"


@pytest.mark.parametrize("count", ["阅读 1203", "浏览：3.5万次", "(点击数 88)"])
def test_a_count_of_readers_in_the_heading(count: str) -> None:
    headline = "城东三条老街不再漫水"
    page = f"<title>{headline}_某某网</title><h1>{headline}<span>{count}</span></h1>{DATE}<div>{MARKUP}</div>"
    assert parse(page.encode()).headline == headline


@pytest.mark.parametrize(
    "tools",
    [
        '<a href="/m">手机看</a><span>分享到微信</span>',
        "<span class=wb>微博</span><span class=wx>微信</span>",
        "<a class=tts><i></i>朗读</a>",
        "<em class=tag>原创</em>",
        "<small>2024-05-02</small>",
        "<span>A+ A-</span>",
        "<font color=red>[推荐]</font>",
    ],
)
@pytest.mark.parametrize("title", ["{}_某某网", "{}"])
def test_tools_and_labels_at_the_end_of_a_heading(tools: str, title: str) -> None:
    headline = "城东三条老街不再漫水"
    page = f"<title>{title.format(headline)}</title><h1>{headline}{tools}</h1>{DATE}<div>{MARKUP}</div>"
    assert parse(page.encode()).headline == headline


def test_the_end_of_a_headline_in_an_element_of_its_own_stays() -> None:
    headline = "城东三条老街不再漫水"
    page = f"<title>{headline}_某某网</title><h1>城东三条老街<em>不再漫水</em></h1>{DATE}<div>{MARKUP}</div>"
    assert parse(page.encode()).headline == headline
