"""Lines of reporters as papers and portals print them, and buttons that look like names."""

from __future__ import annotations

import pytest

from tests.extract.article_pages import page_of

DATED = "<div>2025-12-30 09:15 来源：澜汀日报</div>"


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("澜汀网实习记者 王小明1月12日报道 据城西社11日报道，", ("王小明",)),
        ("澜汀网记者王小明报道 据城西社11日报道，", ("王小明",)),
        ("澜汀网全媒体记者 王小明 李四光 综合报道，", ("王小明", "李四光")),
        ("澜汀日报1月12日电 记者王小明<br>", ("王小明",)),
        ("澜汀日报记者 王小明 编辑 李四光 校对 赵六<br>", ("王小明",)),
        ("澜汀网1月12日消息（记者王小明 临河台记者李四光 通讯员赵田）", ("王小明", "李四光", "赵田")),
        ("据本报记者现场报道，", ()),
    ],
)
def test_reporters_at_the_head_of_a_text(text: str, names: tuple[str, ...]) -> None:
    assert page_of(DATED, first=text).byline == names


@pytest.mark.parametrize("title", ["见习编辑", "实习编辑", "首席编辑"])
def test_what_an_author_is_makes_no_editor(title: str) -> None:
    page = page_of(f"<div>2025-12-30 09:15 来源：澜汀日报 作者：{title} 王小明</div>")
    assert (page.byline, page.editors) == (("王小明",), ())


@pytest.mark.parametrize("drawn", ["编制", "绘制", "摄"])
def test_who_drew_a_picture_does_not_sign(drawn: str) -> None:
    line = f"<p>图表：老街改造示意 澜汀社记者 李四光 {drawn}</p>"
    assert page_of(f"{DATED}{line}", first="澜汀社1月12日电（记者王小明）").byline == ("王小明",)


def test_who_took_the_pictures_behind_who_wrote_in_the_midst_of_a_text() -> None:
    lines = "<p>澜汀日报记者王小明李四光摄影赵六</p>"
    assert page_of(DATED, last=f"</p>{lines}<p>居民们还说，老街将更安静。</p><p>").byline == ("王小明", "李四光")


@pytest.mark.parametrize("networks", ["新浪微博 澜汀微博 易微博", "复制链接 QQ空间 139说客", "人人网 豆瓣 王微博"])
def test_links_to_networks_are_no_authors(networks: str) -> None:
    links = " | ".join(f'<a href="http://t.example.cn/u/{word}">{word}</a>' for word in networks.split())
    assert page_of(f"{DATED}<p>{links}</p>").byline == ()


def test_another_article_s_headline_with_a_day_names_no_outlet() -> None:
    box = "<ul><li><a href='/a/1.html'>传新版手机于2月10日电子渠道首销</a></li></ul>"
    assert page_of(f"<div>2025-12-30 09:15</div><div>澜汀网</div>{box}").outlet == "澜汀网"


@pytest.mark.parametrize("site", ["新闻中心-澜汀网", "财经-澜汀网"])
def test_the_site_s_own_channel_beside_the_date_gives_way_to_the_source_below(site: str) -> None:
    channel = site.partition("-")[0]
    page = page_of(
        f"<div>{site} news.example.cn 时间： 2025-12-30</div>",
        last="</p><p>文章来源: 城西日报</p><p>",
        title=f"{channel}_澜汀网",
    )
    assert page.outlet == "城西日报"


@pytest.mark.parametrize(
    ("spaced", "names"),
    [
        ("王 长 民　李 娜", ("王长民", "李娜")),
        ("王 娜 李 明", ("王娜", "李明")),
        ("王 小 明", ("王小明",)),
        ("王 长 民、李 娜", ("王长民", "李娜")),
    ],
)
def test_names_of_which_each_character_stands_alone(spaced: str, names: tuple[str, ...]) -> None:
    assert page_of(f"<div>2025-12-30 09:15 来源：澜汀日报 作者：{spaced}</div>").byline == names


@pytest.mark.parametrize("partner", ["共享联盟·临河", "融媒聯盟·澜汀"])
def test_an_alliance_is_no_dotted_name(partner: str) -> None:
    page = page_of(f"<div>2025-12-30 09:15 | 澜汀新闻 | 记者 王小明 {partner} 李四光</div>")
    assert page.byline == ("王小明", "李四光")
