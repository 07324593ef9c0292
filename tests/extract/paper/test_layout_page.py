"""Layout pages of invented e-papers: number and name, articles, the other layouts of the day."""

from __future__ import annotations

from datetime import date

import pytest

from scraper.extract import explain, parse
from scraper.models import Hints, Page
from tests.epaper_systems import SYSTEMS, System
from tests.epaper_variants import SYSTEMS as VARIANTS
from tests.epapers import Issue, issue

HOST = "http://paper.example.cn"
DAY = date(2026, 11, 28)
HTML = [system for system in (*SYSTEMS, *VARIANTS) if not system.name.startswith("flip")]


def of_day(system: System) -> tuple[Issue, dict[str, bytes]]:
    paper = issue(DAY, numbers=system.numbers, without=(system.numbers[2],))
    return paper, system.of(paper)


def layout(system: System) -> tuple[Issue, Page]:
    """The first layout page as the crawl reads it."""
    paper, pages = of_day(system)
    path, content = next(iter(pages.items()))
    return paper, parse(content, HOST + path, Hints(kind="list"))


@pytest.mark.parametrize("system", HTML, ids=lambda system: system.name)
def test_the_articles_of_the_layout_are_its_entries(system: System) -> None:
    paper, page = layout(system)
    sheets = paper.sheets if system.name.startswith("whole") else paper.sheets[:1]
    if system.name == "v-catalogue":
        sheets = paper.sheets
    headlines = {story.headline for sheet in sheets for story in sheet.stories}
    assert {item.headline for item in page.items} == headlines
    assert len({item.url for item in page.items}) == len(page.items)


@pytest.mark.parametrize("system", HTML, ids=lambda system: system.name)
def test_each_layout_has_its_number_name_and_articles(system: System) -> None:
    paper, page = layout(system)
    first = paper.sheets[0]
    own = next(one for one in page.layouts if one.articles)
    assert (own.number, own.name, len(own.articles)) == (first.page_number, first.name, len(first.stories))
    if system.name not in ("pc-turns", "pc-numbers", "whole-plain"):
        printed = {(sheet.page_number, sheet.name) for sheet in paper.sheets if sheet.stories or sheet is first}
        assert printed <= {(one.number, one.name) for one in page.layouts}


@pytest.mark.slow
@pytest.mark.parametrize("system", HTML, ids=lambda system: system.name)
def test_kinds_are_told_without_being_asked(system: System) -> None:
    paper, pages = of_day(system)
    headlines = {story.headline: story for _sheet, story in paper.stories}
    for path, content in pages.items():
        page = parse(content, HOST + path)
        if page.kind == "list":
            assert page.layouts or system.name == "whole"
            assert page.headline not in headlines
        elif page.kind == "article":
            assert page.body == headlines[page.headline].text
        elif page.headline in headlines:  # the caption of a picture, which only a layout page makes an article
            again = parse(content, HOST + path, Hints(listed_by="layout page"))
            assert headlines[again.headline].form == "picture"
            assert again.kind == "article"


def test_an_advertisement_has_no_entries_and_leads_on() -> None:
    system = SYSTEMS[0]
    paper, pages = of_day(system)
    path = next(path for path in pages if path.endswith("_03.htm"))
    page = parse(pages[path], HOST + path, Hints(kind="list"))
    assert (page.items, page.page_number, page.page_name) == ((), "3", paper.sheets[2].name)
    assert len(page.layouts) == len(paper.sheets)


def test_pages_of_other_days_and_papers_are_no_layouts() -> None:
    html = """<title>澜汀日报</title><p>第01版：要闻</p>
    <a href="node_2.htm">第01版：要闻</a><a href="node_3.htm">第02版：经济</a><a href="../27/node_2.htm">第01版：要闻</a>
    <a href="../../../wanbao/html/2026-11/27/node_2.htm">第01版</a><a href="http://other.example.com/node_9.htm">第03版</a>
    <a href="content_1001.htm">老街排水改造完工</a><a href="../27/content_900.htm">昨日的旧闻一则</a>"""
    page = parse(html.encode(), f"{HOST}/html/2026-11/28/node_2.htm", Hints(kind="list"))
    assert [one.url for one in page.layouts] == [
        f"{HOST}/html/2026-11/28/node_2.htm",
        f"{HOST}/html/2026-11/28/node_3.htm",
    ]
    assert [item.headline for item in page.items] == ["老街排水改造完工"]


def test_articles_may_be_on_another_host_if_their_address_says_the_day() -> None:
    html = """<p>第01版：要闻</p><a href="node_01.html">第01版：要闻</a><a href="node_02.html">第02版：经济</a>
    <a href="https://epaper.example.net/html/202611/28/content_1001.html">老街排水改造完工</a>
    <a href="https://epaper.example.net/html/202611/28/content_1002.html">北门菜场新添便民推车</a>
    <a href="https://www.example.org/202611/27/content_1002.html">一周前的旧闻一则</a><a href="https://beian.example.org/1001.html">网站备案查询信息</a>"""
    page = parse(html.encode(), f"{HOST}/html/202611/28/node_01.html", Hints(kind="list"))
    assert [item.headline for item in page.items] == ["老街排水改造完工", "北门菜场新添便民推车"]
    assert [one.number for one in page.layouts] == ["1", "2"]


def test_a_menu_of_channels_is_no_paper() -> None:
    html = """<title>澜汀网</title><a href=/a/>新闻</a><a href=/b/>iOS 17.2版</a><ul>
    <li><a href=/2026/1128/1001.html>高等数学（第3版）出版发行引关注</a><li><a href=/2026/1128/1002.html>老街排水改造完工</a>
    <li><a href=/2026/1128/1003.html>北门菜场新添便民推车</a><li><a href=/2026/1128/1004.html>临河小学延长开放时间</a></ul>"""
    page = parse(html.encode(), f"{HOST}/", Hints(kind="list"))
    assert page.layouts == ()
    assert len(page.items) == 4


def test_explain_counts_the_entries() -> None:
    _paper, pages = of_day(SYSTEMS[0])
    path, content = next(iter(pages.items()))
    page, evidence = explain(content, HOST + path)
    assert page.kind == "list"
    assert ("items", f"{len(page.items)} entries", "layout page") in {(e.field, e.value, e.rule) for e in evidence}


@pytest.mark.parametrize(
    "block",
    [
        "<table><tr><th>A0{n}版<th>{name}<tr><td><a href={n}1.htm>老街排水改造完工</a><tr><td><a href={n}2.htm>图片</a></table>",
        "<h4>A0{n}版：{name}</h4><img usemap=#m{n}><map name=m{n}><area href={n}1.htm title=老街排水改造完工><area href={n}2.htm></map>",
        "<a href=\"javascript:show('A0{n}')\">A0{n} {name}</a><ol><li><a href={n}1.htm>老街排水改造完工</a><li><a href={n}2.htm>图片</a></ol>",
        "<h3><a href=/pdf/{n}.pdf>A0{n}：{name}</a></h3><ul><li><a href={n}1.htm>老街排水改造完工</a><li><a href={n}2.htm>雨</a></ul>",
        "<table><tr><td><a href=a0{n}.htm>A0{n}</a><br>{name}<td><a href=a0{n}-1.htm>老街排水改造完工</a><br><a href=a0{n}-2.htm>雨</a></table>",
        "<dl><dt>第A0{n}版:{name} <a href=/pdf/{n}.pdf>[PDF]</a><dd><a href={n}1.htm>老街排水改造完工</a><dd><a href={n}2.htm>简讯</a></dl>",
    ],
    ids=[
        "number and name in two cells",
        "maps",
        "headings that lead nowhere",
        "the PDF alone",
        "the name below the number",
        "a link to the PDF",
    ],
)
def test_one_page_of_all_layouts(block: str) -> None:
    html = "".join(
        block.replace("{n}", str(n)).replace("{name}", name) for n, name in ((1, "要闻"), (2, "经济"), (4, "文化"))
    )
    page = parse(
        f"<title>澜汀都报</title>{html}".encode(), "http://paper.example.cn/p/20261128/all.html", Hints(kind="list")
    )
    assert [(one.number, one.name, len(one.articles)) for one in page.layouts if one.articles] == [
        ("A01", "要闻", 2),
        ("A02", "经济", 2),
        ("A04", "文化", 2),
    ]
    assert len(page.items) == 6


def test_a_page_that_a_paper_led_to_is_a_layout_by_its_map() -> None:
    html = "<title>澜汀都报</title><map name=m><area href=11.html title=老街排水改造完工><area href=12.html></map>"
    hints = Hints(kind="list", listed_by="layout page")
    page = parse(html.encode(), "http://paper.example.cn/p/202611/28/A01/index.html", hints)
    assert len(page.items) == 2


IN_PAPER = Hints(kind="list", listed_by="layout page")


def test_a_set_of_frames_leads_to_its_pages() -> None:
    html = "<title>澜汀都报</title><frameset cols=200,*><frame src=menu.htm><frame src=node_7.htm></frameset>"
    page = parse(html.encode(), f"{HOST}/html/2026-11/28/index.htm", IN_PAPER)
    assert [one.url for one in page.layouts] == [
        f"{HOST}/html/2026-11/28/{name}" for name in ("menu.htm", "node_7.htm")
    ]
    menu = "<p>2026年11月28日</p><a href=node_7.htm>A01：深读</a><br><a href=node_8.htm>A02：街坊</a>"
    page = parse(menu.encode(), f"{HOST}/html/2026-11/28/menu.htm", IN_PAPER)
    assert {(one.number, one.name) for one in page.layouts if one.number} == {("A01", "深读"), ("A02", "街坊")}
    alone = "<h3>版次：A02 版名：街坊</h3><li><a href=content_1.htm>老街排水改造完工</a>"
    page = parse(alone.encode(), f"{HOST}/html/2026-11/28/node_8.htm", IN_PAPER)
    assert (page.page_number, page.page_name, len(page.items)) == ("A02", "街坊", 1)


def test_an_article_numbered_like_its_layout_is_no_layout() -> None:
    """.../2/page.html and .../2/news-2.html, whose neighbours have such addresses, too."""
    titles = "".join(f"<li><a href=news-{n}.html>老街排水改造完工{n}</a>" for n in (1, 2, 3))
    text = "<p>" + "城东三条老街的排水管换新，今年汛期下了四场大雨，路面始终是干的。" * 3
    html = f"<title>老街排水改造完工2</title><h1>老街排水改造完工2</h1><p>《澜汀日报》（2026年11月28日 02版）{text}<ul>{titles}</ul>"
    hints = Hints(listed_by="layout page", headline="老街排水改造完工2", place=("2", "经济"))
    page = parse(html.encode(), f"{HOST}/papers/2026/11/28/2/news-2.html", hints)
    assert (page.kind, page.page_number, page.page_name) == ("article", "2", "经济")


def test_the_pages_of_sister_papers_are_no_articles() -> None:
    sisters = "<a href=17_2026-11-28_01.html>澜汀晚报</a><a href=21_2026-11-28_01.html>农村大众</a>"
    menu = "<a href=20_2026-11-28_01.html>01版:要闻</a><a href=20_2026-11-28_02.html>02版:经济</a>"
    articles = (
        "<li><a href=/articleContent/20_99501.html>老街排水改造完工</a><li><a href=/articleContent/20_99502.html>雨</a>"
    )
    page = parse(f"{sisters}{menu}<ul>{articles}".encode(), f"{HOST}/newsPaper/20_2026-11-28_01.html", IN_PAPER)
    assert [item.url for item in page.items] == [f"{HOST}/articleContent/20_{n}.html" for n in (99501, 99502)]


@pytest.mark.parametrize("front", ["{guide}<h3>A01版 要闻</h3>", "<h3>A01版 要闻</h3>{guide}"], ids=["before", "on"])
def test_a_guide_to_other_layouts_takes_no_article_from_them(front: str) -> None:
    guide = "<h4>导读</h4><li><a href=A02/2.html>河堤步道连通三座桥</a> 详见A02版</li>"
    one = "<ul><li><a href=A01/1.html>老街排水改造完工</a></ul>"
    two = "<h3>A02版 经济</h3><ul><li><a href=A02/2.html>河堤步道连通三座桥</a><li><a href=A02/3.html>雨</a></ul>"
    page = parse(f"{front.format(guide=guide)}{one}{two}".encode(), f"{HOST}/szb/20261128/index.html", IN_PAPER)
    assert [(one.number, len(one.articles)) for one in page.layouts if one.articles] == [("A01", 1), ("A02", 2)]
    assert len(page.items) == 3


def test_a_layout_that_a_paper_led_to_may_print_its_number_and_name_alone() -> None:
    html = "<title>澜汀晚报</title><h2>A02 经济</h2><map><area href=a02-1.htm alt=老街排水改造完工></map>"
    page = parse(html.encode(), f"{HOST}/epaper/2026-11-28/a02.htm", IN_PAPER)
    assert (page.page_number, page.page_name) == ("A02", "经济")


@pytest.mark.parametrize("entry", ["手机版", "责任编辑 王小明 版式设计 李思齐", "本版责编：王小明"])
def test_what_stands_beside_articles_is_none(entry: str) -> None:
    listed = f"<li><a href=content_9.htm>{entry}</a><li><a href=content_1.htm>老街排水改造完工</a>"
    html = f"<h3>第02版：经济</h3><a href=node_1.htm>上一版</a><a href=node_3.htm>下一版</a><ul>{listed}</ul>"
    page = parse(html.encode(), f"{HOST}/html/2026-11/28/node_2.htm", IN_PAPER)
    assert [item.headline for item in page.items] == ["老街排水改造完工"]


def test_a_box_of_what_is_read_most_takes_no_article_from_its_layout() -> None:
    """Labels with the word 版 in their names stand beside such without it."""
    articles = {"A01头版": (1, 2), "A02要闻": (3, 4), "A03整版广告": (), "A04城事": (5, 6)}
    html = "".join(
        f"<div><b>{label}</b></div>" + "".join(f"<li><a href={n}.htm>老街排水改造完工{n}</a>" for n in numbers)
        for label, numbers in articles.items()
    )
    box = "<h3>今日最热</h3><li><a href=1.htm>老街排水改造完工1</a><li><a href=4.htm>老街排水改造完工4</a>"
    page = parse(f"<title>澜汀早报</title>{html}{box}".encode(), f"{HOST}/news/2026-11-28/index.htm", IN_PAPER)
    assert [(one.number, one.name, len(one.articles)) for one in page.layouts if one.articles] == [
        ("A01", "头版", 2),
        ("A02", "要闻", 2),
        ("A04", "城事", 2),
    ]


@pytest.mark.parametrize("picture", ["", "<map><area href=/zt/ alt=专题></map>"], ids=["plain", "mapped"])
def test_a_front_page_with_headlines_that_begin_with_numbers_is_no_layout(picture: str) -> None:
    """24小时…, 20种… are headlines of one form of address, and 澜汀日报 is a word of papers."""
    starts = ("24小时健康作息时刻表", "20种五谷杂粮的吃法", "80后成出境游的主力")
    rows = "".join(f"<li><a href=/food/2026-11/28/c_{n}.htm>{text}</a>" for n, text in enumerate(starts, 1001))
    rows += "".join(f"<li><a href=/city/2026-11/28/c_{n}.htm>老街排水改造第{n}期完工</a>" for n in range(2001, 2013))
    html = f"<title>澜汀网_澜汀日报主办</title>{picture}<div><ul>{rows}</ul></div>"
    page = parse(html.encode(), f"{HOST}/")
    assert (page.kind, page.layouts, len(page.items)) == ("list", (), 15)


def test_who_wrote_is_no_part_of_the_headlines_of_a_paper() -> None:
    titles = [f"河西镇第{number}座村级书屋开门迎客" for number in "一二三四五六"]
    rows = "".join(
        f"<li><a href=content_{n}.htm>{t}<br><small>记者 王小明</small></a></li>" for n, t in enumerate(titles, 100)
    )
    page = f"<title>澜汀日报</title><a href=node_2.htm>第01版：要闻</a><a href=node_3.htm>第02版</a><ul>{rows}</ul>"
    here = "http://paper.example.cn/html/2026-11/28/node_2.htm"
    assert [item.headline for item in parse(page.encode(), here, Hints(kind="list")).items] == titles


def test_words_of_print_in_prose_and_a_single_number_make_no_layout_of_a_front_page() -> None:
    """F1 and amounts are headlines' numbers, 第2版 is in a sentence, and 澜汀晚报 is a word of papers."""
    starts = ("F1", "5.6亿元竞得东河两宗地块", "10-15万元的新车选哪款")
    rows = "".join(f"<li><a href=/city/2026-11-28/c_{n}.htm>{text}</a>" for n, text in enumerate(starts, 1001))
    rows += "".join(f"<li><a href=/city/2026-11-28/c_{n}.htm>老街排水改造第{n}期完工</a>" for n in range(2001, 2013))
    prose = f"<p>澜汀晚报第2版刊登了这份名单，{'并附上了各街道受理居民意见的地点和时间，' * 4}请查阅。</p>"
    page = parse(f"<title>澜汀网</title><div><ul>{rows}</ul></div>{prose}".encode(), f"{HOST}/")
    assert (page.kind, page.layouts) == ("list", ())


@pytest.mark.parametrize(
    "script",
    [
        "var articles=[{}];",
        'window.pageData={{"layout":"1","articles":[{}]}};',
    ],
)
def test_articles_in_a_script_of_the_layout(script: str) -> None:
    titles = [f"南湾镇第{n}处渔家书屋开门" for n in "一二三四五"]
    rows = ",".join(
        f'{{"id":{880 + n},"title":"{title}","url":"content_{880 + n}.htm"}}' for n, title in enumerate(titles)
    )
    turns = "".join(f'<a href="node_{n}.htm">第0{n}版：要闻</a>' for n in (1, 2, 3))
    html = f"<title>南湾日报</title><div>{turns}</div><script>{script.format(rows)}</script>"
    url = "https://paper.example.cn/html/2024-05/02/node_1.htm"
    page = parse(html.encode(), url, Hints(kind="list"))
    assert [item.headline for item in page.items] == titles
    assert page.items[0].url == "https://paper.example.cn/html/2024-05/02/content_880.htm"
