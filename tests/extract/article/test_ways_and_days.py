"""Ways, channel bars, days and notices as mainland sites print them."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from tests.extract.article_pages import HEADLINE, MARKUP, PARAGRAPHS, page_of

DATED = "<div>2025-12-30 09:15 来源：澜汀日报</div>"


@pytest.mark.parametrize("arrow", ["&gt;", "›", "»"])
def test_a_way_of_list_items_that_end_in_arrows(arrow: str) -> None:
    entries = "".join(f"<li><a href='/{n}/'>{name}</a>{arrow}</li>" for n, name in enumerate(("攻略", "生活", "日记")))
    menu = "<div class='drop'>临河 澜汀 青岚</div>"
    assert page_of(DATED, crumb=f"{menu}<ul>{entries}<li>{HEADLINE}</li></ul>").section == "日记"


@pytest.mark.parametrize("last", ["更多", "更多频道"])
def test_the_entries_of_a_menu_are_no_way(last: str) -> None:
    entries = "".join(f"<li><a href='/{name}/'>{name}</a></li>" for name in ("首页", "要闻", "热问", "云游"))
    assert page_of(DATED, crumb=f"<ul class='top'>{entries}<li>{last}</li></ul>").section is None


@pytest.mark.parametrize("last", ["播放", "视频播放", "正在播放"])
def test_a_way_that_ends_in_the_player(last: str) -> None:
    way = f"<div class='weizhi'><a href='/'>首页</a> &gt; <a href='/tv'>澜汀新闻</a> &gt; {last}</div>"
    assert page_of(DATED, crumb=way).section == "澜汀新闻"


@pytest.mark.parametrize("marked", ["on", "current", "active"])
def test_the_marked_link_of_a_bar_of_channels_in_one_line(marked: str) -> None:
    links = "".join(
        f"<a class='{marked if name == '农业要闻' else ''}' href='/{name}/'>{name}</a>"
        for name in ("首页", "农业要闻", "市场价格", "政策法规")
    )
    assert page_of(DATED, crumb=f"<div class='channel'>{links}</div>").section == "农业要闻"


@pytest.mark.parametrize(
    "issues", ["查看旧版(2007年11月18号以前)", "往期回顾 上一期 下一期 全部报纸", "返回目录 上一版 下一版"]
)
def test_the_day_of_a_paper_beside_links_to_others(issues: str) -> None:
    links = "".join(f"<a href='/{n}'>{word}</a> " for n, word in enumerate(issues.split()))
    crumb = f"<div>第A01版：头版</div><div>2022年02月12日 {links}</div>"
    assert page_of(crumb=crumb, title="澜汀日报").published == "2022-02-12"


@pytest.mark.parametrize(
    ("lines", "published"),
    [
        ("2019 09/07 19:02", "2019-09-07T19:02+08:00"),
        ("2019年 09/07 19:02:33", "2019-09-07T19:02+08:00"),
        ("2019 09-07", "2019-09-07"),
    ],
)
def test_a_box_of_year_day_and_clock(lines: str, published: str) -> None:
    assert page_of("".join(f"<div>{line}</div>" for line in lines.split())).published == published


@pytest.mark.parametrize("label", ["原创", "原創"])
def test_a_site_s_own_work(label: str) -> None:
    page = page_of(f"<div>{label}： 澜汀健康网 2024-04-23 12:27:25</div>")
    assert (page.outlet, page.byline) == ("澜汀健康网", ())


@pytest.mark.parametrize(
    ("line", "editors"),
    [
        ("(Editor: Liu Ming, Wang Fei)", ("Liu Ming", "Wang Fei")),
        ("(Web editor: Li Yan)", ("Li Yan",)),
        ("Editor: huaxia", ("huaxia",)),
        ("Editor's picks: Autumn in the hills", ()),
    ],
)
def test_editors_below_a_text_in_letters(line: str, editors: tuple[str, ...]) -> None:
    sentences = (
        "The ferry across the bay was cancelled on Sunday because of strong winds, the operator said.",
        "Some two hundred passengers waited in the harbour, where the town handed out blankets and tea.",
        "Service is to resume on Monday morning if the wind abates, according to the harbour master.",
    )
    text = "".join(f"<p>{sentence}</p>" for sentence in sentences)
    html = f"<html lang=en><title>Ferry cancelled</title><h1>Ferry cancelled</h1><div>{text}</div><p>{line}</p>"
    assert parse(html.encode()).editors == editors


@pytest.mark.parametrize("bullet", ["", "• ", "1、"])
def test_the_terms_of_a_site_below_a_short_text(bullet: str) -> None:
    terms = f"<p>{bullet}凡注明为其他媒体来源的信息，均为转载自其他媒体，转载并不代表本网赞同其观点。</p>"
    lines = ("电话：021-55501234转6411 传真：021-55504321", "邮箱：稿件处理 处理时间：9:00—18:00", "留言 打印 收藏此页")
    contact = "".join(f"<p>{line}</p>" for line in lines)
    html = (
        f"<title>{HEADLINE}_澜汀网</title><h1>{HEADLINE}</h1><div>{DATED}<p>{PARAGRAPHS[0]}</p>{terms}{contact}</div>"
    )
    assert parse(html.encode()).body == PARAGRAPHS[0]


def test_the_words_of_an_account_of_wechat_on_its_text() -> None:
    meta = (
        '<meta property="og:site_name" content="微信公众平台">'
        '<meta property="og:description" content="他们披星戴月，只为你一早的新鲜。">'
    )
    assert page_of(DATED, meta=meta).summary == "他们披星戴月，只为你一早的新鲜。"


@pytest.mark.parametrize("arrow", ["&gt;", " &gt;&gt; ", "›"])
def test_a_way_from_a_magazine(arrow: str) -> None:
    assert page_of(DATED, crumb=f"<div class='bread'>《澜汀周刊》{arrow}<a href='/jr'>金融</a></div>").section == "金融"


@pytest.mark.parametrize("end", ["。”", "！」", "？』"])
def test_a_quotation_over_the_date_is_a_deck(end: str) -> None:
    deck = f"“一块石头松了，整座桥都知道，老人们这样说{end}"
    assert page_of(f"<p>{deck}</p><div>2025-12-30 09:15 来源：澜汀日报</div>").summary == deck


@pytest.mark.parametrize("behind", ["索 引 号", "公开分类", "文 号"])
def test_a_way_in_cells_ends_before_a_cell_without_an_arrow(behind: str) -> None:
    cells = "".join(f"<td>&gt; <a href='/{name}/'>{name}</a></td>" for name in ("政务公开", "重要公告"))
    way = f"<div>当前位置：</div><table><tr><td><a href='/'>首页</a></td>{cells}</tr></table>"
    table = f"<table><tr><td>{behind}</td><td>0024/2020</td></tr></table>"
    assert page_of(DATED, crumb=f"{way}{table}").section == "重要公告"


@pytest.mark.parametrize("back", ["返回专栏首页", "返回首页"])
def test_a_way_back_over_tools_is_none(back: str) -> None:
    tools = "<div>分享：</div><div>字号： 大 中 小</div>"
    box = f"<div class='head'><div><a href='/'>{back}</a></div>{tools}<p>{HEADLINE}</p></div>"
    text = MARKUP
    page = f"<html><head><title>{HEADLINE}</title></head><body>{box}<div>{text}</div></body></html>"
    assert parse(page.encode()).section is None
