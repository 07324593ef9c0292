"""Who signs beside the date."""

from __future__ import annotations

import pytest

from tests.extract.article_pages import page_of


@pytest.mark.parametrize("crumb", ["时评频道", "观点", "副刊", "专栏"])
@pytest.mark.parametrize("name", ["柳下惠风", "不系舟", "一斛"])
def test_a_pen_name_beside_the_date_of_an_opinion(crumb: str, name: str) -> None:
    page = page_of(f"<div>2025-12-30 09:18 <span>{name}</span></div>", crumb=f"<div>首页 > {crumb}</div>")
    assert page.byline == (name,)
    assert page.outlet is None


def test_a_word_beside_the_date_of_news_is_no_pen_name() -> None:
    page = page_of("<div>2025-12-30 09:18 <span>柳下惠风</span></div>", crumb="<div>首页 > 民生</div>")
    assert page.byline == ()


@pytest.mark.parametrize("label", ["公開日", "更新日", "掲載日", "投稿日", "配信日"])
def test_a_label_of_japanese_pages_is_no_name(label: str) -> None:
    assert page_of(f"<div><span>{label}</span> <span>2025年12月30日</span></div>").byline == ()


@pytest.mark.parametrize("channel", ["同人连载", "金石广场"])
def test_a_channel_beside_the_date_signs_nothing(channel: str) -> None:
    crumb = f"<div>首页 > 专栏 > {channel}</div>"
    page = page_of(f"<div><em>{channel}</em> 2025-12-30 09:18</div>", crumb=crumb)
    assert (page.byline, page.section) == ((), channel)


@pytest.mark.parametrize(
    "credits",
    [
        "2025-12-30 09:15 临河日报 罗文清/文 覃晓光/图",
        "<span>2025-12-30</span> <span>临河日报</span> <span>罗文清/文 覃晓光/摄影</span>",
        "临河日报 2025-12-30 罗文清 文 覃晓光 摄",
        "2025-12-30 临河日报 罗文清／文字 覃晓光／供图",
        "2025-12-30 临河日报 文/罗文清 图/覃晓光",
        "文 罗文清　图 覃晓光 | 2025-12-30 09:15 临河日报",
    ],
)
def test_who_wrote_and_not_who_took_the_picture(credits: str) -> None:
    page = page_of(f"<div>{credits}</div>")
    assert (page.byline, page.outlet) == (("罗文清",), "临河日报")


@pytest.mark.parametrize("name", ["author", "article-author", "author-name"])
def test_who_has_a_name_in_letters_beside_a_chinese_one(name: str) -> None:
    writers = "".join(f"<span class={name}><a href=/p/{who}>{who}</a></span> " for who in ("罗文清", "Mara Ellison"))
    assert page_of(f"<div>{writers}<time>2025-12-30</time></div>").byline == ("罗文清", "Mara Ellison")


@pytest.mark.parametrize(
    ("head", "title"),
    [
        ("<p><span>2024-05-02 14:30</span> <span class='nick'><a href='/u/1'>龙格汇</a></span></p>", "龙格汇"),
        ("<p><span>龙格汇</span> <time>2024-05-02 14:30</time></p>", "龙格汇网"),
        ("<div class='author-name'><span>来源:</span> 龙格汇 </div><time>2024-05-02</time>", "某某网"),
    ],
)
def test_the_sites_own_name_and_the_source_sign_nothing(head: str, title: str) -> None:
    assert page_of(head, title=title).byline == ()
