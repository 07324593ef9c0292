"""Where a text was printed first, as a notice over it or at its end says."""

from __future__ import annotations

import pytest

from scraper.extract.article.credits.reprints import first_printed_in
from tests.extract.article_pages import page_of

DATE = "<div>2025-12-30 09:15</div>"


@pytest.mark.parametrize(
    ("notice", "outlet"),
    [
        ("本文轉載自《城東週刊》", "城東週刊"),
        ("〈本文選自《城東月刊》2025年6月號〉", "城東月刊"),
        ("本文节录自《城东杂志》", "城东杂志"),
        ("本文原刊於《城東雜誌》，經授權轉載。", "城東雜誌"),
        ("（原刊於《城東日報》）", "城東日報"),
        ("（原載於城東日報）", "城東日報"),
        ("原文刊载于城东日报，获作者授权转载", "城东日报"),
        ("本文獲「城東觀察」授權轉載，原文見此", "城東觀察"),
        ("本文经城东观察授权转载，原文刊载于此。", "城东观察"),
        ("（本文授權轉載自：城東觀察）", "城東觀察"),
        ("(取材自城東日報)", "城東日報"),
        ("（中央社）", "中央社"),
        ("報道：城東日報", "城東日報"),
    ],
)
def test_the_medium_of_a_notice_at_the_end(notice: str, outlet: str) -> None:
    page = page_of(DATE, last=f"</p><p>{notice}</p><p>")
    assert page.outlet == outlet
    assert notice not in (page.body or "")


@pytest.mark.parametrize(
    "text",
    [
        "本文經作者授權轉載",
        "本文發表於2020年",
        "發表於《自然》的研究說，水溫逐年上升",
        "選自全市的一百名學生，昨天走進了社區",
        "選自《論語》的句子掛在牆上",
        "出自名家之手",
        "轉載自：老街遭撞！店家無奈「第三次了」",
    ],
)
def test_what_is_no_notice(text: str) -> None:
    assert first_printed_in(text) == ""


@pytest.mark.parametrize("notice", ["本文刊载于《味道》2026年1月刊", "（原載《味道雜誌》第12期）"])
def test_a_magazines_own_issue_is_no_outlet(notice: str) -> None:
    own = '<meta property="og:site_name" content="味道雜誌">'
    assert page_of(DATE, last=f"</p><p>{notice}</p><p>", meta=own).outlet is None


@pytest.mark.parametrize(
    ("signature", "byline"),
    [
        ("（宏軍/雅加達）", ("宏軍",)),
        ("（王小明/李四光）", ("王小明", "李四光")),
        ("（王小明/城東報道）", ("王小明",)),
    ],
)
def test_a_signature_with_a_slash_is_no_paragraph(signature: str, byline: tuple[str, ...]) -> None:
    page = page_of(DATE, last=f"</p><p>{signature}</p><p>")
    assert page.byline == byline
    assert signature not in (page.body or "")


@pytest.mark.parametrize(
    ("info", "byline"),
    [
        ("文｜<a href='/author/1'>王小明</a> <a href='/author/2'>李四光</a>", ("王小明", "李四光")),
        ("文｜<a href='/author/1'>王小明</a> 攝影｜<a href='/author/2'>李四光</a>", ("王小明",)),
        ("讀者投書：王小明", ("王小明",)),
        ("專欄作家 王小明", ("王小明",)),
        ("王小明 專欄", ("王小明",)),
    ],
)
def test_who_signs_by_the_headline(info: str, byline: tuple[str, ...]) -> None:
    assert page_of(f"<div>{info}</div>{DATE}").byline == byline


def test_a_login_in_the_data_signs_nothing() -> None:
    data = (
        '<script type="application/ld+json">{"@type":"NewsArticle","author":{"@type":"Person","name":"eddie"}}</script>'
    )
    assert page_of(data + DATE).byline == ()


@pytest.mark.parametrize("lead", ["延伸閱讀", "相關新聞 ", "更多报道 ▶", "看更多"])
def test_a_link_to_another_article_within_the_text(lead: str) -> None:
    box = f"<div>{lead}<a href='/n/1'>屋頂水箱三年未清道歉</a></div>"
    assert "水箱" not in (page_of(DATE, last=f"</p>{box}<p>").body or "")
