"""Doubts about editors and outlet."""

from __future__ import annotations

import pytest

from scraper.extract.article.confidence import credits
from tests.extract.article_pages import page_of, reading_of

CREDITS = "<div>2025-12-30 09:15 来源：城东日报 作者：王小明 责任编辑：李四光</div>"


@pytest.mark.parametrize(
    ("field", "head"),
    [
        ("editors", CREDITS.replace("责任编辑", "当值")),
        ("outlet", "<div>2025-12-30 09:15 城东消息</div>"),
    ],
)
def test_what_is_printed_beside_a_field_makes_it_unsure(field: str, head: str) -> None:
    assert field in page_of(head).unsure


@pytest.mark.parametrize(
    ("value", "rule", "odd"),
    [
        ("城东日报", "printed credit", False),
        ("城东日报", "dateline", False),
        ("城东消息", "dateline", True),
        ("临河县融媒体中心", "beside the date", True),
        ("城东日报", "beside the date", False),
        ("城东plus 王小明", "printed credit", True),
        ("日本", "printed credit", True),
        ("优质原创作者", "element of the source", True),
        ("管不饿", "account", False),
        ("乡味手记", "element of the source", False),
        ("乡味手记", "beside the date", True),
        ("出自：城东日报", "element of the source", True),
        ("江报新闻客户端", "beside the date", False),
        ("王小明", "printed credit", False),
        ("城东日报国际部", "reporter's paper", True),
        ("城东日报", "reporter's paper", False),
    ],
)
def test_an_outlet_by_what_it_is_and_where_it_stood(value: str, rule: str, odd: bool) -> None:
    assert credits.odd_outlet(reading_of(outlet=[value, rule])) is odd


@pytest.mark.parametrize(
    ("names", "odd"),
    [(("罗一",), False), (("罗一(实习", "史半夏"), True), (("网站管理员",), True), (("雲溪縣",), True)],
)
def test_an_editor_that_reads_unlike_a_name(names: tuple[str, ...], odd: bool) -> None:
    assert credits.odd_editor(reading_of(editors=names)) is odd


@pytest.mark.parametrize(
    ("names", "odd"), [(("BJ42", "王小明"), True), (("尧山◇", "王小明"), True), (("HN66",), False)]
)
def test_a_number_or_a_mark_among_editors(names: tuple[str, ...], odd: bool) -> None:
    assert credits.odd_editor(reading_of(editors=[names, "printed credit"])) is odd


@pytest.mark.parametrize(
    ("head", "doubted"),
    [
        ("<div>2025-12-30 来源：河洲视界</div>", True),
        ("<div>文章来源于河洲视界</div>", True),
        ("<div>首發於河洲視界</div>", True),
        ("<div>原载《河洲评论》2022年第11期</div>", True),
        ("<div>2025-12-30 来源：</div>", False),
        ("<div>来源：本站原创</div>", False),
        ("<div>轉載請註明出處</div>", False),
        ("<div>图片来源：城东图库</div>", False),
        ("<div>2025-12-30</div>", False),
    ],
)
def test_a_label_of_an_outlet_that_gave_none(head: str, doubted: bool) -> None:
    assert credits.unread_outlet(reading_of(head)) is doubted


@pytest.mark.parametrize(
    ("title", "line", "doubted"),
    [
        ("城东新闻网", "城东新闻网 2025-12-30", True),
        ("民生_城东新闻网", "2025-12-30 / 城东新闻网", True),
        ("城东", "城东 2025-12-30", False),
        ("城东新闻网", "2025-12-30", False),
        ("城东新闻网", "欢迎来到城东新闻网，今天城东多云转晴，气温十二到二十度", False),
    ],
)
def test_the_site_of_the_title_in_a_line_below_the_headline(title: str, line: str, doubted: bool) -> None:
    assert credits.site_by_headline(reading_of(f"<div>{line}</div>", title=title)) is doubted


@pytest.mark.parametrize(
    ("value", "rule", "odd"),
    [
        ('size="20"', "printed credit", True),
        ("王小明微博", "printed credit", True),
        ("王小明Facebook", "printed credit", True),
        ("城东发布", "printed credit", False),
        ("城东晚报", "end of the text", False),
    ],
)
def test_words_of_the_page_where_an_outlet_stands(value: str, rule: str, odd: bool) -> None:
    assert credits.odd_outlet(reading_of(outlet=[value, rule])) is odd


@pytest.mark.parametrize(("rule", "alone"), [("beside the date", True), ("printed credit", False)])
def test_an_outlet_that_no_label_names(rule: str, alone: bool) -> None:
    assert credits.unlabelled_outlet(reading_of(outlet=["城东消息", rule])) is alone


@pytest.mark.parametrize(
    ("tail", "doubted"),
    [
        ("<p>校对 李小满</p>", True),
        ("<div>【审核：李小满】</div>", True),
        ("<p>二审丨李小满 终审丨王小明</p>", True),
        ("<p>监制：李小满</p>", True),
        ("<p>审议通过的方案下周公布。</p>", False),
        ("<p>相关阅读</p>", False),
    ],
)
def test_others_who_worked_on_a_text_without_an_editor(tail: str, doubted: bool) -> None:
    assert credits.other_staff(reading_of(tail=tail)) is doubted


@pytest.mark.parametrize(
    ("rule", "of_script", "of_opening"),
    [("data in a script", True, False), ("dateline", False, True), ("printed credit", False, False)],
)
def test_an_outlet_that_one_place_alone_names(rule: str, of_script: bool, of_opening: bool) -> None:
    reading = reading_of(outlet=["城东日报", rule])
    assert (credits.outlet_of_script(reading), credits.outlet_of_opening(reading)) == (of_script, of_opening)
