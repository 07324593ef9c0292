"""Days of entries that are set in boxes, with two digits of the year, or beside a day that the story is about."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from scraper.models import Hints
from tests.extract.listing.entries.test_entries import first

LINK = "<a href='{}'>南浦港与邻市共建产业园</a>"


@pytest.mark.parametrize(
    "row",
    [
        f"<li><div><div>30</div><div>25/12</div></div><p>{LINK}</p></li>",
        f"<li><div><div>25-12</div><div>30</div></div><p>{LINK}</p></li>",
        f"<li><div class=d><p>12.30</p><p>2025</p></div><h4>{LINK}</h4></li>",
        f"<li><div class=d><b>2025年</b><br><i>12月30日</i></div><h4>{LINK}</h4></li>",
        f"<li><div class=d><b>12-30</b><i>2025</i></div><h4>{LINK}</h4></li>",
        f"<li><div class=d><i>2025-12</i><b>30</b></div><h4>{LINK}</h4></li>",
        f"<li><div class=d><i>2025年12月</i> <b>30日</b></div><h4>{LINK}</h4></li>",
        "<li><a href='{}'><div><i>12.30</i><span>2025</span></div><h6>南浦港与邻市共建产业园</h6></a></li>",
        f"<table><tr><td>{LINK}</td><td>25-12-30</td></tr></table>",
        f"<table><tr><td>{LINK}</td><td>[25/12/30]</td></tr></table>",
        f"<li>{LINK}<span>(25.12.30)</span></li>",
        f"<li>{LINK}<div>Posted on 2025-12-30 Edited on 2026-01-02 In <a href=/c/7>港口</a> Views: 102</div></li>",
        f"<li>{LINK}<div>By the editors, published Dec 30, 2025, 12 comments so far</div></li>",
        f"<li>{LINK}<p>2025年12月18日—12月24日，南浦港与邻市举行商谈，园区三年后建成。</p><p>2025-12-30</p></li>",
        f"<li>{LINK}<p><span>播放：311</span><span>2025-12-30</span></p></li>",
        f"<li>{LINK}<div><i>浏览</i><b>45</b><time>2025/12/30</time></div></li>",
        f"<li>{LINK}<p>2025年12月1日至3日，南浦港与邻市举行商谈，园区三年后建成。</p><p>12.30</p></li>",
    ],
)
def test_the_day_of_an_entry(row: str) -> None:
    assert first(row).published == "2025-12-30"


@pytest.mark.parametrize(
    "row",
    [
        f"<li><div class=date><b>Dec 30</b></div>{LINK}</li>",
        f"<li>{LINK} <span>30 Dec</span></li>",
        f"<li><em>DEC. 30th</em> {LINK}</li>",
        f"<li><span>30-Dec</span>{LINK}</li>",
        f"<li><p class=day>30</p><p class=month>Dec</p><h4>{LINK}</h4></li>",
        f"<li><div><div>DEC</div><div>30</div></div><h4>{LINK}</h4></li>",
        f"<li><div><b>30</b><br>Dec 2025</div><h4>{LINK}</h4></li>",
    ],
)
def test_the_day_of_an_entry_below_the_english_name_of_its_month(row: str) -> None:
    assert first(row).published == "2025-12-30"


@pytest.mark.parametrize("printed", ["Feb 30", "Market 5", "Nov 2 万", "Channel 30"])
def test_what_is_no_day_of_a_named_month(printed: str) -> None:
    assert first(f"<li>{LINK}<span>{printed}</span></li>", "/a/x1042y.html").published is None


@pytest.mark.parametrize(
    "row",
    [
        f"<li><em>【办事指南】</em> {LINK} <span>12-30</span></li>",
        f"<li><em>·</em> {LINK} <span>12-30</span></li>",
        f"<li><b>港口</b>{LINK} (12/30)</li>",
        f"<li>{LINK}<p><span>1.2万</span><span>12-30</span></p></li>",
        f"<li>{LINK}<div><i>港口</i><em>12/30</em></div></li>",
        f"<li>[通知] {LINK} [12.30]</li>",
    ],
)
def test_the_day_of_an_entry_behind_a_label(row: str) -> None:
    assert first(row).published == "2025-12-30"


@pytest.mark.parametrize(
    "printed", ["北港 3-1", "南浦队 98-12", "南浦港 2-30", "南浦港与邻市共建产业园的下一期项目 12-30"]
)
def test_what_is_no_day_behind_a_label(printed: str) -> None:
    assert first(f"<li>{LINK}<i>{printed}</i></li>", "/a/x1042y.html").published is None


@pytest.mark.parametrize(
    ("path", "published"),
    [
        ("/2025/1229/{}.html", "2025-12-29T23:40"),
        ("/2025/1230/{}.html", "2025-12-30T23:40"),
        ("/n/{}.html", "2025-12-30"),
    ],
)
def test_an_evening_below_the_day_of_the_page_is_the_one_before_where_the_address_says_so(
    path: str, published: str
) -> None:
    rows = "".join(f"<li>{LINK.format(path.format(1040 + n))}<i>23:4{n}</i></li>" for n in range(4))
    page = parse(f"<h1>2025年12月30日滚动新闻</h1><ul>{rows}</ul>".encode(), "http://paper.example/roll/")
    assert (page.items[0].published or "").startswith(published)


@pytest.mark.parametrize("words", ["3小时前", "3 hours ago", "昨天"])
@pytest.mark.parametrize("moment", ["time datetime='2025-12-30T09:15:00+08:00'", "span title='2025-12-30 09:15'"])
def test_the_moment_of_an_element_counts_before_its_words_from_now(words: str, moment: str) -> None:
    rows = "".join(
        f"<li>{LINK.format(f'/n/{1040 + n}.html')}<{moment}>{words}</{moment.split()[0]}></li>" for n in range(4)
    )
    page = parse(f"<ul>{rows}</ul>".encode(), "http://paper.example/", Hints(fetched="2026-01-10T00:00:00Z"))
    assert (page.items[0].published or "")[:16] == "2025-12-30T09:15"


SENTENCE = "南浦港与邻市12月29日签约，园区选址在港口北侧，项目分三期建设，三年后全部建成。"


@pytest.mark.parametrize(
    "row",
    [
        f"<div class=n><h3>{LINK}</h3><p><span>城东日报</span><em>2025-12-30 09:15</em> {SENTENCE}</p></div>",
        f"<div class=n><h3>{LINK}</h3><p><i>2025-12-30</i> {SENTENCE}</p></div>",
        f"<div class=n><h3>{LINK}</h3><div>{SENTENCE} 来源：城东日报 2025-12-30 09:15 阅读(12) 评论(0)</div></div>",
        f"<div class=n><h3>{LINK}</h3><div>{SENTENCE}（责任编辑：王小明 时间：2025-12-30）</div></div>",
        f"<p>{LINK}　{SENTENCE}（2025-12-30）</p>",
        f"<tr><td>{LINK}</td><td>2025-12-30</td></tr><tr><td colspan=2>{SENTENCE}</td></tr>",
    ],
)
def test_the_day_beside_a_teaser_is_no_part_of_it(row: str) -> None:
    entry = first(f"<table>{row}</table>" if row.startswith("<tr") else row)
    assert ((entry.published or "")[:10], entry.summary) == ("2025-12-30", SENTENCE)


@pytest.mark.parametrize("name", ["time", "time class=pubtime itemprop=datePublished"])
def test_an_attribute_has_the_day_of_a_clock_rather_than_an_address_of_the_day_before(name: str) -> None:
    clock = f"<{name} datetime='2025-12-31T00:10:42+08:00'>00:10</{name.split()[0]}>"
    row = f"<li><h2>{LINK}</h2>{clock}<p>南浦港与邻市昨日深夜签约，园区三年后建成。</p></li>"
    assert (first(row, "/a/2025/12/30/1042.html").published or "")[:16] == "2025-12-31T00:10"


@pytest.mark.parametrize("printed", ["25-13-30", "25-2-30", "12/25", "1-2-3", "25-12.30", "025-12-30"])
def test_what_is_no_day(printed: str) -> None:
    assert first(f"<li>{LINK}<span>{printed}</span></li>", "/a/x1042y.html").published is None


@pytest.mark.parametrize(
    "headline",
    [
        "南浦港产业园招商会手册（2025.12.28-2025.12.30）",
        "南浦港产业园施工期 2025-12-28至2026-03-01",
        "南浦港产业园值班表（2025年12月28日—2025年12月30日）",
        "2024-25/1学期南浦港实习生选课通知",
        "2024/25-2赛季南浦港龙舟队名单公布",
    ],
)
def test_days_from_to_are_a_part_of_the_headline(headline: str) -> None:
    assert first("<li><a href='{}'>" + headline + "</a><span>2025-12-30</span></li>").headline == headline


def test_the_order_in_letters_varies() -> None:
    rows = "<li><a href='{}'>Harbour towns agree on a common park</a> <span>" + "11-12-10</span></li>"
    assert first(rows, "/news/1042.html").published is None
    assert first(rows, "/news/2011/12/10/harbour-towns-agree.html").published == "2011-12-10"


def test_a_cut_headline_that_opens_with_a_bracket_is_no_flash() -> None:
    """The dots are of the headline, which the link's title has in full; a flash is 【headline】 and its text."""
    whole = "【学位论文答辩信息公示】2025年秋季学期研究生学位论文答辩信息公示"
    assert first(f"<li><a href='{{}}' title='{whole}'>{whole[:18]}...</a><i>12-30</i></li>").headline == whole


def test_the_time_of_beijing_in_a_teasers_sentence_is_no_label_of_a_date() -> None:
    text = "北京时间2025年12月30日晚间，临河队在主场将对阵青溪队，两队上赛季各胜一场。"
    assert first(f"<li><h2><a href='{{}}'>新赛季揭幕战今晚打响</a></h2><p>{text}</p></li>").summary == text


def test_dots_end_a_short_teaser() -> None:
    row = "<li><h3><a href='{}'>新赛季揭幕战今晚打响</a></h3><div>临河队是本赛季升班马球队...</div></li>"
    assert first(row).summary == "临河队是本赛季升班马球队..."


@pytest.mark.parametrize("label", ["时间", "讲座时间", "活动地点", "主讲人"])
def test_time_and_place_of_a_lecture_in_its_link_are_no_part_of_the_headline(label: str) -> None:
    name = "美育大讲堂第十八期：致敬经典"
    row = f"<li><a href='{{}}'><i>{name}</i> <i>{label}：12月30日 14:30</i> <i>地点：校本部报告厅</i></a></li>"
    assert first(row).headline == name


def test_a_heading_without_a_link_is_the_headline_over_a_teaser_that_is_one() -> None:
    teaser = "十二月三十日，在临河举行的第二十八届院士大会上，青溪大学数学学院的一名教授当选院士，" * 3
    entry = first(f"<li><h2>青溪大学教授当选院士</h2><p><a href='{{}}'>{teaser}</a></p></li>")
    assert (entry.headline, entry.summary) == ("青溪大学教授当选院士", teaser)


def test_a_short_bracket_before_a_long_headline_is_no_flash() -> None:
    whole = "【党史学习教育】数学学院教研室开展学习党史重温党章，明理增信崇德力行主题活动并参观临河区城市建设展览馆"
    assert first(f"<li><a href='{{}}'>{whole}</a><i>12-30</i></li>").headline == whole


@pytest.mark.parametrize(
    "printed", ["<i>12-30</i>·{}", "{}·<i>12-30</i>", "{} | 12-30", "<i>12.30</i> 丨{}", "{}<i>•[12-30]</i>"]
)
def test_a_day_without_its_year_beside_a_sign_that_parts_it(printed: str) -> None:
    assert first(f"<li>{printed.format(LINK)}</li>", "/a/2025/1230/1.html").published == "2025-12-30"


@pytest.mark.parametrize(
    ("language", "printed"),
    [
        ("fr", "Publié le 20 décembre 2025 à 18h20, modifié à 19h05"),
        ("fr", "Mis à jour le 20/12/2025 à 18h20 par la rédaction de Bellerive"),
        ("de", "Veröffentlicht am 20. Dezember 2025 um 18:20 Uhr, aktualisiert um 19.05 Uhr"),
        ("es", "Publicado el 20 de diciembre de 2025 a las 18:20, actualizado a las 19:05"),
        ("it", "Pubblicato il 20 dicembre 2025 alle 18:20, aggiornato alle 19:05"),
    ],
)
def test_the_moment_of_an_entry_behind_a_label_in_letters(language: str, printed: str) -> None:
    teaser = (
        "Los trabajos cuestan más, le chantier de la rivière coûte plus cher, die Brücke am Fluss kostet mehr Geld."
    )
    row = "<article><h2><a href='/a/{}.html'>Bellerive bridge la pont am Fluss {}</a></h2><p>[p]</p></article>"
    rows = "".join(row.format(100 + n, n) for n in range(5)).replace("[p]", f"{printed}</p><p>{teaser}")
    page = parse(f"<html lang={language}><title>News</title>{rows}</html>".encode(), "https://journal.example.org/")
    assert {(item.published or "")[:16] for item in page.items} == {"2025-12-20T18:20"}
    assert page.items[0].summary == teaser


def test_a_sentence_with_a_label_and_a_day_is_a_teaser() -> None:
    teaser = "La mairie a publié le 20 décembre 2025 un plan pour les transports de la ville et des communes voisines."
    row = "<article><h2><a href='/a/{}.html'>Le plan de Bellerive pour les transports {}</a></h2><p>[p]</p></article>"
    rows = "".join(row.format(100 + n, n) for n in range(5)).replace("[p]", teaser)
    page = parse(f"<html lang=fr><title>News</title>{rows}</html>".encode(), "https://journal.example.org/")
    assert [(item.summary, item.published) for item in page.items] == [(teaser, None)] * 5


CELLS = "<tr><td>1</td><td><a href='/a/2026/{n}.html'>关于城区道路养护的通知之{n}</a></td><td>{a}</td><td>{b}</td></tr>"
SPANS = "<li><a href='/a/2026/{n}.html'>关于城区道路养护的通知之{n}</a><span>{a}</span><span>{b}</span></li>"
BOXES = "<li><div><a href='/a/2026/{n}.html'>关于城区道路养护的通知之{n}</a></div><div>{a}</div><div>{b}</div></li>"
HEADS = {
    CELLS: "<table><tr><th>序号</th><th>标题</th><th>{a}</th><th>{b}</th></tr>[rows]</table>",
    SPANS: "<ul><li><b>名称</b><span>{a}</span><span>{b}</span></li>[rows]</ul>",
    BOXES: "<ul><li><div>名称</div><div>{a}</div><div>{b}</div></li>[rows]</ul>",
}


@pytest.mark.parametrize("row", HEADS)
@pytest.mark.parametrize(
    ("heads", "day"),
    [
        (("成文日期", "发布日期"), "2026-01-31"),
        (("生成日期", "公开时间"), "2026-01-31"),
        (("发文时间", "失效日期"), "2026-01-28"),
    ],
)
def test_of_two_columns_of_dates_the_head_tells_that_of_publication(row: str, heads: tuple[str, str], day: str) -> None:
    rows = "".join(row.format(n=n, a="2026-01-28", b="2026-01-31") for n in range(101, 107))
    page = HEADS[row].format(a=heads[0], b=heads[1]).replace("[rows]", rows)
    items = parse(f"<title>政策文件</title>{page}".encode(), "https://www.example.cn/zcwj/").items
    assert [item.published for item in items] == [day] * 6


ORDERS = {"12/30": "2025-12-30", "12/12": "2025-12-12", "12/05": "2025-12-05", "11/06": "2025-11-06"}


@pytest.mark.parametrize(
    ("sign", "month_first"), [("/", True), ("/", False), ("-", True), (".", False)], ids=lambda value: str(value)
)
def test_day_and_month_are_in_the_order_of_the_other_dates_of_the_page(sign: str, month_first: bool) -> None:
    rows = ""
    for number, printed in enumerate(ORDERS):
        month, day = printed.split("/")
        date = sign.join([month, day, "2025"] if month_first else [day, month, "2025"])
        rows += (
            f"<li><a href='/p/{number}.html'>南浦港与邻市共建产业园之{'一二三四'[number]}期</a><span>{date}</span></li>"
        )
    page = parse(f"<title>港口</title><ul>{rows}</ul>".encode(), "https://news.example.com/port/")
    assert [item.published for item in page.items] == list(ORDERS.values())


@pytest.mark.parametrize(("printed", "path"), [("12/05/2025", "/2025/1205/"), ("05/12/2025", "/2025/12/05/")])
def test_day_and_month_are_in_the_order_of_the_address(printed: str, path: str) -> None:
    assert first(f"<li>{LINK}<span>{printed}</span></li>", f"{path}1042.html").published == "2025-12-05"


LABELLED = [
    "<p><span>索引号：0012{n}/2026</span><span>成文日期：2026-01-28</span><span>发布日期：2026-01-31</span><span>机构：住建局</span></p>",
    "<p>生成日期：2026-01-28 公开日期：2026-01-31 发文机构：城东区住房和城乡建设局</p>",
    "<div><i>印发时间：2026年1月28日</i><i>发布时间：2026年1月31日</i></div>",
]


@pytest.mark.parametrize("beside", LABELLED)
def test_of_two_labelled_dates_that_of_publication_counts(beside: str) -> None:
    rows = "".join(
        f"<li><h4><a href='/a/2026/{n}.html'>关于城区道路养护的通知之{n}</a></h4>{beside.format(n=n)}</li>"
        for n in range(101, 107)
    )
    items = parse(f"<title>政策文件</title><ul>{rows}</ul>".encode(), "https://www.example.cn/zcwj/").items
    assert [item.published for item in items] == ["2026-01-31"] * 6
