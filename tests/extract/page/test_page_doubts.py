"""What is doubted of lists and of pages that are neither list nor article."""

from __future__ import annotations

import pytest

from scraper.extract import explain, parse
from scraper.models import Hints


def listed(headlines: list[str], before: str = "") -> bytes:
    rows = "".join(f"<li><a href='/n/{n}.html'>{text}</a> 2025-12-30</li>" for n, text in enumerate(headlines, 1000))
    return f"<html><title>要闻_城东网</title>{before}<ul class=list>{rows}</ul>".encode()


def test_a_plain_list_is_not_doubted() -> None:
    assert parse(listed([f"老街排水改造完工第{n}期" for n in range(12)])).unsure == ()


def test_a_list_of_few_entries_is_doubted() -> None:
    page, evidence = explain(listed(["老街排水改造今日完工", "北门社区食堂正式开张", "城东小学新教学楼启用"]))
    assert (page.kind, page.unsure) == ("list", ("items",))
    assert "very few entries" in {e.doubt for e in evidence}


def test_a_page_of_links_that_is_no_list_is_doubted() -> None:
    links = "".join(f"<p>第{n}册 <a href='#{n}'>城东地方志资料汇编卷{n}</a></p>" for n in range(9))
    page = parse(f"<html><title>资料</title>{links}".encode())
    assert (page.kind, page.unsure) == ("other", ("kind",))


def test_an_error_page_is_not_doubted() -> None:
    assert parse("<html><title>404 Not Found</title><h1>页面不存在</h1>".encode()).unsure == ()


def test_a_source_that_says_what_its_page_is_leaves_no_doubt() -> None:
    assert parse(listed(["老街排水改造今日完工"] * 2), None, Hints(kind="list")).unsure == ()


@pytest.mark.parametrize(
    ("headline", "reason"),
    [
        ("12-30 老街排水第{n}期完工", "a date, a number or a mark seems to be attached to the headlines"),
        ("城东的全部消息都在这里", "many entries have the same headline"),
        ("完工{n}期", "many headlines are very short"),
    ],
)
def test_headlines_of_a_shape_that_few_have(headline: str, reason: str) -> None:
    page, evidence = explain(listed([headline.format(n=n) for n in range(101, 113)]))
    assert (page.kind, page.unsure) == ("list", ("items",))
    assert reason in {e.doubt for e in evidence}


@pytest.mark.parametrize(
    "headline", ["【城东】老街排水第{n}期完工", "[图]老街排水第{n}期完工", "{n}. 老街排水今日完工"]
)
def test_marks_that_lists_print_before_their_headlines(headline: str) -> None:
    assert parse(listed([headline.format(n=n) for n in range(101, 113)])).unsure == ()


ROWS = ("<li>{}</li>", "<p>{}</p>", "<dd>{}</dd>", "<h4>{}</h4>", "<td>{}</td>", "<div>{}</div>")


@pytest.mark.parametrize(("boxes", "others", "doubted"), [(6, 40, True), (6, 0, False), (1, 40, False)])
def test_a_front_page_of_many_parts_that_has_other_links(boxes: int, others: int, doubted: bool) -> None:
    html = ""
    for box in range(boxes):
        links = [
            f"<a href='/{chr(97 + (n + box) % 24)}/{n}.html'>城东老街排水改造工程第{n}期完工</a>"
            for n in range(box * 10, box * 10 + 60 // boxes)
        ]
        html += f"<div class=box{box}>{''.join(map(ROWS[box].format, links))}</div>"
    html += "<p>" + " ".join(f"<a href='#{n}'>城东地方志资料汇编卷{n}</a>" for n in range(others))
    page, evidence = explain(f"<html><title>城东网</title>{html}".encode())
    rule = next(e.rule for e in evidence if e.field == "items")
    assert (page.kind, "items" in page.unsure, rule == "front page") == ("list", doubted, boxes > 1)


def test_a_short_text_that_nothing_dates_or_signs_may_be_no_article() -> None:
    text = "有些读者没有看到昨天的通知，请于本周五之前到服务台领取新的借书证，旧证自下月起停止使用，敬请互相转告。"
    html = f"<html lang=zh><title>温水湖畔的来信</title><h1>温水湖畔的来信</h1><p>{text}</p>{{}}"
    page = parse(html.format("").encode(), "https://news.example.cn/2025/1230/c1.html")
    assert (page.kind, page.published, "kind" in page.unsure) == ("article", "2025-12-30", True)
    dated = parse(html.format("<div>2025-12-30 09:15 来源：城东日报</div>").encode())
    assert "kind" not in dated.unsure


@pytest.mark.parametrize(("dated", "doubted"), [(0, False), (1, False), (6, True), (12, False)])
def test_a_list_of_which_some_entries_have_a_date(dated: int, doubted: bool) -> None:
    rows = "".join(
        f"<li><a href='/n/{n}.html'>老街排水改造完工第{n}期</a>{' 2025-12-30' if n < 100 + dated else ''}</li>"
        for n in range(100, 112)
    )
    page, evidence = explain(f"<html><title>要闻_城东网</title><ul class=list>{rows}</ul>".encode())
    assert (page.kind, "items" in page.unsure) == ("list", doubted)
    assert ("some entries have a date and others none" in {e.doubt for e in evidence}) is doubted
