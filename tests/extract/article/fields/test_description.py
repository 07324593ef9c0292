"""A description is the summary without the furniture of the page before and after the article's own words."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from tests.extract.article_pages import HEADLINE, PARAGRAPHS, page_of

OPENING = PARAGRAPHS[0]


def summary_of(description: str) -> str | None:
    return page_of(meta=f'<meta name="description" content="{description}">').summary


@pytest.mark.parametrize(
    "before",
    [
        "【城东网】",
        "（城东网讯）",
        f"{HEADLINE} - ",
        "首页 新闻 社会 正文 ",
        "2024-05-02 城东日报 李青 ",
        "▲老街。（圖／讀者提供）",
        f"【{HEADLINE}】",
        f"《{HEADLINE}》",
        "图为改造后的老街。李青摄 ",
        "老街夜景。城东网供图 ",
    ],
)
def test_furniture_before_the_opening_is_cut(before: str) -> None:
    assert summary_of(f"{before}{OPENING}") == OPENING


@pytest.mark.parametrize(
    "after", ["（来源：城东网）", "【编辑:赵六】", "_城东网", " - 城东日报", "责任编辑：赵六", "更多精彩请关注城东网"]
)
def test_furniture_after_the_text_is_cut(after: str) -> None:
    assert summary_of(f"{OPENING}{after}") == OPENING


@pytest.mark.parametrize("button", ["[详细]", "閱讀更多", "【查看全文】", "（点击阅读）"])
def test_the_button_of_a_description_that_breaks_off(button: str) -> None:
    cut = f"{OPENING[:48]}…"
    assert summary_of(f"{cut}{button}") == summary_of(cut)


def test_a_sentence_of_its_own_stays() -> None:
    own = "记者在老街走访，听住了四十年的街坊讲排水管改造前后的夏天。"
    assert summary_of(f"{own}{OPENING}") == f"{own}{OPENING}"


@pytest.mark.parametrize(
    "words",
    [
        "老街排水改造,城东,市水务局,老街写真、排水图片、老街动态、暴雨档案、商户明星、北门小区、地下室。",
        "城东市水务局老街排水改造工程官方网站！",
        "欢迎来到城东网，这里有老街排水改造的相关资讯、图片、评论！",
        "城东网为您提供老街排水改造的最新资讯、图片、视频报道。",
        "老街排水改造完工，歡迎您關注城東新聞網社會頻道",
    ],
)
def test_key_words_and_what_a_site_is_are_no_summary(words: str) -> None:
    assert summary_of(words) is None


def test_a_sentence_of_short_phrases_is_a_summary() -> None:
    assert summary_of("老街排水，管道一新，雨天不漫。") == "老街排水，管道一新，雨天不漫。"


@pytest.mark.parametrize(
    "before",
    [
        "本报记者姜禾 ",
        "城东新闻网记者 李 青 ",
        "□李青 ",
        "水利学院王小明 ",
        "记者 李青 通讯员 王小明 ",
        "城东新闻网记者 李青摄影宗琪 ",
        "王小明李四光 ",
        "老街的新井盖。本报记者李青摄 ",
        "在北门小区，住户打开水龙头。新华社发 ",
    ],
)
@pytest.mark.parametrize("cut", [False, True])
def test_who_wrote_before_an_opening_without_its_marks(before: str, cut: bool) -> None:
    quoted = "“雨天不漫水了”——这是老街住户昨天说得最多的一句话，城东三条老街的排水管改造已经完工。"
    plain = quoted.replace("“", "").replace("”", "").replace("——", "")
    description = before + (f"{plain[:30]}" if cut else plain)
    page = page_of(first=f"{quoted}</p><p>", meta=f'<meta name="description" content="{description}">')
    assert page.summary == description.removeprefix(before)


@pytest.mark.parametrize("caption", ["老街的新井盖", "工人在临河巷铺管", "点击观看视频"])
def test_a_caption_before_an_opening_without_its_marks(caption: str) -> None:
    quoted = "“雨天不漫水了”——这是老街住户昨天说得最多的一句话，城东三条老街的排水管改造已经完工。"
    plain = quoted.replace("“", "").replace("”", "").replace("——", "")[:36]
    picture = f"</p><p align=center><img src='/a.jpg'></p><p align=center>{caption}</p><p>{quoted}</p><p>"
    assert page_of(first=picture, meta=f'<meta name="description" content="{caption} {plain}">').summary == plain


@pytest.mark.parametrize("column", ["学生就业指导中心招聘会信息", "水利学会主页", "老街专栏", "排水改造在线服务平台"])
def test_a_column_of_the_site_is_no_summary(column: str) -> None:
    assert summary_of(f"城东大学{column}") is None


@pytest.mark.parametrize("dots", ["...", "…", "……"])
def test_a_few_words_of_the_opening_are_no_summary(dots: str) -> None:
    assert summary_of(f"{OPENING[:22]}{dots}") is None
    assert summary_of(f"{OPENING[:48]}{dots}") == f"{OPENING[:48]}{dots}"
    assert summary_of(f"城东三条老街，暴雨天不再漫水{dots}") == f"城东三条老街，暴雨天不再漫水{dots}"


@pytest.mark.parametrize(
    "words",
    [
        "希望内容管理系统 , 青岚省水务协会-青岚省水务协会网站",
        "white-space: -o-pre-wrap; /* Opera 7 */ word-wrap: break-word; } a:link { color: red }",
        "青岚省水务局 政务公开 通知公告 办事指南 互动交流 信息公开 机构职能",
    ],
)
def test_words_without_a_sentence_are_no_summary_of_a_page_without_a_text(words: str) -> None:
    head = f"<title>{HEADLINE}_某某网</title><meta name=description content='{words}'>"
    document = "<div><a href='/file/1.pdf'>附件下载</a></div>"
    page = parse(f"{head}<h1>{HEADLINE}</h1><div>来源：水务局 2025-12-30 09:15</div>{document}".encode())
    assert (page.kind, page.summary) == ("article", None)
