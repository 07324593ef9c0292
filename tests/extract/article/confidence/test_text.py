"""Facts against headline, date and summary."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from scraper.extract.article.confidence import text as doubts
from scraper.extract.article.confidence.parsed_article import Reading
from scraper.extract.article.context import Context
from scraper.extract.article.locate import locate
from scraper.extract.document import Document, FieldValue
from tests.extract.article_pages import HEADLINE, MARKUP, PARAGRAPHS, page_of, raised, reading_of

CREDITS = "<div>2025-12-30 09:15 来源：城东日报 作者：王小明 责任编辑：李四光</div>"
CRUMB = "<div>当前位置：<a href='/'>首页</a> &gt; <a href='/m/'>民生</a> &gt; 正文</div>"


@pytest.mark.parametrize(
    ("field", "head"),
    [
        ("published", "<div>来源：城东日报 作者：王小明</div>"),
        ("published", "<div>2025-12-30</div><div>2025-12-29 来源：城东日报</div>"),
    ],
)
def test_what_is_printed_beside_a_field_makes_it_unsure(field: str, head: str) -> None:
    assert field in page_of(head).unsure


@pytest.mark.parametrize(
    ("field", "meta"),
    [
        ("published", '<meta property="article:published_time" content="2025-11-03T08:00:00+08:00">'),
        (
            "summary",
            '<meta name="description" content="城东网是临河市的新闻网站，介绍临河的天气、交通和菜价，欢迎来稿。">',
        ),
    ],
)
def test_data_that_say_otherwise_make_a_field_unsure(field: str, meta: str) -> None:
    plain = "<div>2025-12-30 来源：城东日报</div>"
    page = page_of(plain, meta=meta, crumb=CRUMB)
    assert field in page.unsure or (field == "summary" and page.summary is None)
    assert field not in page_of(plain, crumb=CRUMB).unsure


@pytest.mark.parametrize(
    ("title", "unsure"),
    [(f"{HEADLINE}_某某网", False), ("某某网", False), ("城东三条老街排水管提前完工的消息_某某网", True)],
)
def test_a_title_that_is_another_headline(title: str, unsure: bool) -> None:
    text = MARKUP
    html = f"<html lang=zh><title>{title}</title><h1>{HEADLINE}</h1>{CREDITS}<div>{text}</div>"
    assert ("headline" in parse(html.encode()).unsure) is unsure


def test_a_headline_that_goes_on_behind_the_title() -> None:
    assert doubts.headline_goes_on(reading_of(headline=f"{HEADLINE} 播报文章"))
    assert doubts.headline_goes_on(reading_of(headline=f"收听全文 {HEADLINE}"))
    assert not doubts.headline_goes_on(reading_of(headline=f"[城事] {HEADLINE}"))
    assert not doubts.headline_goes_on(reading_of())


@pytest.mark.parametrize(
    ("headline", "touched"),
    [
        (f"》{HEADLINE}", True),
        (f"◎ {HEADLINE}", True),
        (f"{HEADLINE} 正文", True),
        (f"{HEADLINE}字號", True),
        (f"{HEADLINE} (14:05)", True),
        (f"{HEADLINE} 09:15", True),
        (HEADLINE, False),
        ("《城东志》今日首发", False),
        ("一篇好正文", False),
    ],
)
def test_a_mark_or_a_button_that_touches_the_headline(headline: str, touched: bool) -> None:
    assert doubts.odd_headline(reading_of(headline=headline)) is touched


@pytest.mark.parametrize(
    ("headline", "named"),
    [
        ("临河县人民政府门户网站", True),
        ("城东日报电子报", True),
        ("城東新聞網首頁", True),
        ("老街排水改造完工", False),
        ("县里开通一座网站", True),
        ("三条老街的排水管改造完工之后居民再也不用去找县人民政府", False),
    ],
)
def test_a_headline_that_is_what_sites_call_themselves(headline: str, named: bool) -> None:
    assert doubts.names_the_site(reading_of(headline=headline)) is named


@pytest.mark.parametrize("title", [f"城事——{HEADLINE}", f"{HEADLINE}——城东网", f"城东网-{HEADLINE}"])
def test_a_title_that_has_the_headline_and_more(title: str) -> None:
    html = f"<html lang=zh><title>{title}</title><h1>{HEADLINE}</h1>{CREDITS}"
    page = parse((html + MARKUP).encode())
    assert (page.headline, "headline" in page.unsure) == (HEADLINE, False)


def test_a_page_without_a_headline() -> None:
    assert doubts.no_headline(reading_of(headline=""))
    assert not doubts.no_headline(reading_of())


@pytest.mark.parametrize(
    ("head", "doubted"),
    [
        ("<div>简介：三条老街的住户今年没有再堆沙袋。</div>", True),
        ("<div>【编者按】三条老街的住户今年没有再堆沙袋。</div>", True),
        ("<p>導讀：三條老街的住戶今年沒有再堆沙袋。</p>", True),
        ("<div>2025-12-30 来源：城东日报</div>", False),
        ("<p>简介的牌子立在路口。</p>", False),
    ],
)
def test_a_line_labelled_as_a_deck(head: str, doubted: bool) -> None:
    assert doubts.labelled_deck(reading_of(head)) is doubted
    assert not raised(doubts.labelled_deck, reading_of(head, summary="三条老街的住户今年没有再堆沙袋。"))


@pytest.mark.parametrize(
    ("value", "rule", "weak"),
    [
        ("发布时间：10-0812:00优质原创作者", "named deck", True),
        (PARAGRAPHS[0], "named deck", False),
        ("© 城东图库", "named deck", True),
        ("住户在新井盖旁。圖：李小滿", "named deck", True),
        ("三条老街的住户今年汛期没有再堆沙袋。", "named deck", False),
        ("2025-12-30 09:15 老街排水改造完工，城东网", "description", True),
        ("城东水务学院排水实验教学中心", "description", True),
        ("图城东日报讯记者王小明报道：三条老街的排水管改造已经完工。", "description", True),
        ("三条老街的住户今年汛期没有再堆沙袋。", "labelled deck", False),
        ("三条老街的排水管改造完工 老街,排水管,水务局,改造", "description", True),
        ("城东三条老街的排水管改造已经完工，新管径比旧管粗了一倍。", "description", False),
    ],
)
def test_a_summary_that_is_another_line(value: str, rule: str, weak: bool) -> None:
    assert doubts.weak_summary(reading_of(summary=[value, rule])) is weak


@pytest.mark.parametrize(
    ("printed", "value", "doubted"),
    [
        ("03/01/2026", "2026-01-03", True),
        ("13/01/2026", "2026-01-13", False),
        ("01/01/2026", "2026-01-01", False),
        ("2026-01-03", "2026-01-03", False),
    ],
)
def test_a_day_that_may_be_the_month(printed: str, value: str, doubted: bool) -> None:
    reading = reading_of(f"<div>{printed}</div>", published=[value, "printed date"])
    assert doubts.ambiguous_day(reading) is doubted


@pytest.mark.parametrize(
    ("rule", "value", "doubted"),
    [
        ("address", "2025-12-30", True),
        ("meta data", "2025-12-30T00:00:00+08:00", True),
        ("printed date", "2025-12-30", False),
    ],
)
def test_a_day_that_the_page_does_not_print(rule: str, value: str, doubted: bool) -> None:
    assert doubts.from_data_alone(reading_of(published=[value, rule])) is doubted


@pytest.mark.parametrize(
    ("title", "doubted"),
    [
        (f"{HEADLINE} 三条老街的住户今年汛期没有再堆沙袋", True),
        (f"{HEADLINE} 三条老街", False),
        (f"{HEADLINE}_城东新闻网民生频道街巷纪事栏目首页", False),
    ],
)
def test_a_title_that_goes_on_behind_the_headline(title: str, doubted: bool) -> None:
    html = f"<html lang=zh><title>{title}</title><h1>{HEADLINE}</h1>{CREDITS}"
    page = parse((html + MARKUP).encode())
    assert page.headline != HEADLINE or ("headline" in page.unsure) is doubted


@pytest.mark.parametrize(
    ("below", "doubted"), [("2025-12-28", True), ("2025年12月30日", False), ("2026-01-02", False), ("", False)]
)
def test_an_earlier_day_below_the_headline(below: str, doubted: bool) -> None:
    reading = reading_of(f"<div>{below}</div>", published=["2025-12-30", "printed date"])
    assert doubts.earlier_day(reading) is doubted


@pytest.mark.parametrize(
    ("value", "rule", "doubted"),
    [
        (f"{PARAGRAPHS[0][:30]}...", "description", True),
        (f"{PARAGRAPHS[0][:30]}…", "description", True),
        (f"{PARAGRAPHS[0][:30]}…", "named deck", False),
        (PARAGRAPHS[0], "description", False),
    ],
)
def test_a_description_that_breaks_off(value: str, rule: str, doubted: bool) -> None:
    assert doubts.broken_off(reading_of(summary=[value, rule])) is doubted


@pytest.mark.parametrize(
    ("headline", "short"), [("临河评论", True), ("城东日报", True), ("老街不再漫水", True), ("老街雨天不漫水", False)]
)
def test_a_headline_of_a_word_or_two(headline: str, short: bool) -> None:
    assert doubts.very_short(reading_of(headline=headline)) is short


@pytest.mark.parametrize(
    ("title", "another"),
    [
        ("Canal wall to be repaired Mara Ellison", False),
        ("Canal wall to be repaired", False),
        ("Canal wall to be repaired before the winter storms come back to town", True),
        ("Repairs at the canal begin", True),
    ],
)
def test_a_title_in_letters_that_is_another(title: str, another: bool) -> None:
    text = f"<p>{'The council met on Tuesday and agreed to repair the old wall. ' * 4}</p>" * 3
    headline = "Canal wall to be repaired"
    document = Document(f"<html lang=en><title>{title}</title><h1>{headline}</h1><div>{text}</div>")
    reading = Reading(Context(*locate(document)), {"headline": FieldValue(headline, "heading over the text")})
    assert doubts.another_title(reading) is another


@pytest.mark.parametrize(
    ("title", "cut"),
    [
        (f"{HEADLINE} 三条街的住户不再垫沙袋_某某网", True),
        (f"{HEADLINE} 某某新闻网", False),
        (f"{HEADLINE} - 某某网", False),
        (f"{HEADLINE}_民生_某某网", False),
    ],
)
def test_the_second_half_of_a_title_behind_a_space(title: str, cut: bool) -> None:
    html = f"<html lang=zh><title>{title}</title><h1>{HEADLINE}</h1>" + MARKUP
    reading = Reading(Context(*locate(Document(html))), {"headline": FieldValue(HEADLINE, "heading", "")})
    assert doubts.title_goes_on(reading) is cut


@pytest.mark.parametrize(
    ("value", "head", "unread"),
    [
        ("2025-12-30", "<div>2025-12-30 09:15 来源：城东日报</div>", True),
        ("2025-12-30", "<div>2025-12-30</div><div>09:15</div>", True),
        ("2025-12-30", "<div>2025-12-30 来源：城东日报</div>", False),
        ("2025-12-30T09:15", "<div>2025-12-30 09:15 来源：城东日报</div>", False),
    ],
)
def test_a_clock_beside_a_day(value: str, head: str, unread: bool) -> None:
    assert doubts.unread_clock(reading_of(head, published=value)) is unread


@pytest.mark.parametrize(
    ("summary", "joined"),
    [
        (f"{HEADLINE}-城东三条老街的排水管改造已经完工。", True),
        (f"{HEADLINE} 城东三条老街的排水管改造已经完工。", True),
        ("城东三条老街的排水管改造已经完工。", False),
    ],
)
def test_a_summary_that_opens_with_the_headline(summary: str, joined: bool) -> None:
    assert doubts.opens_with_headline(reading_of(summary=[summary, "description"])) is joined
