"""Entries whose teaser is in several parts, in another list of the page, or ends in words that lead on."""

from __future__ import annotations

import re

import pytest

from scraper.extract.document import Document
from scraper.extract.listing import main_listing
from scraper.models import Teaser
from tests.extract.list_shapes import stories

HEAD = "<h3><a href='{0}'>南浦港与邻市共建产业园</a></h3>"
ONE, TWO = "两地昨日签订合作协议，园区选址在港口北侧。", "项目分三期建设，三年后全部建成，可容纳百家企业。"


def read(html: str) -> tuple[Teaser, ...]:
    listing = main_listing.listing(Document(html, "http://paper.example/"))
    assert listing is not None
    return listing.items


def summary(row: str) -> str | None:
    addresses = ["/a/20251230/1042.html", *(story.url for story in stories(2, start=5))]
    return read("".join(row.format(address) for address in addresses))[0].summary


@pytest.mark.parametrize(
    "row",
    [
        f"<article>{HEAD}<p>{ONE}</p><p>{TWO}</p></article>",
        f"<div class=item>{HEAD}<div class=excerpt>{ONE}<br>{TWO}</div><p class=meta>2025-12-30 阅读 12 次</p></div>",
        f"<div class=item>{HEAD}<div class=s>{ONE}</div><div class=s>{TWO}</div><div>王小明 港口</div></div>",
        f"<div class=post>{HEAD}<div>王小明</div><div class=body><p>{ONE}</p><img src=a.jpg><p>{TWO}</p></div></div>",
        f"<li>{HEAD}<p>作者：王小明 来源：城东日报</p><p>{ONE}</p><p>{TWO}<a href='{{0}}'>阅读全文</a></p></li>",
    ],
)
def test_a_teaser_of_several_paragraphs_is_given_as_a_whole(row: str) -> None:
    assert summary(row) == f"{ONE} {TWO}"


@pytest.mark.parametrize(
    ("teaser", "expected"),
    [
        (
            "为深入贯彻落实《关于加强和改进港口管理工作的意见》...<a href='{0}'>[详情]</a>",
            "为深入贯彻落实《关于加强和改进港口管理工作的意见》",
        ),
        (
            "为深入贯彻落实《关于加强和改进港口管理工作的意见》…<a href='{0}'>详细</a>",
            "为深入贯彻落实《关于加强和改进港口管理工作的意见》",
        ),
        (
            "<b>记南浦港秋季开放日暨第十届渔民节<br>昨天上午三所小学的学生走进了港口...</b><a href='{0}'>详情</a>",
            "记南浦港秋季开放日暨第十届渔民节 昨天",
        ),
    ],
)
def test_a_teaser_that_was_cut_before_its_first_comma(teaser: str, expected: str) -> None:
    value = summary(f"<dl><dd>{HEAD}<p>{teaser}</p><p class=d>2025-12-30</p></dd></dl>")
    assert value is not None
    assert value.startswith(expected)


@pytest.mark.parametrize(
    "row",
    [
        f"<li>{HEAD}<p>{TWO}</p><p>热评：这个园区真是及时雨，希望早点建成，支持！</p></li>",
        f"<li>{HEAD}<p>{TWO}</p><p>网友评论：园区离家近，上班方便，点赞。</p></li>",
        f"<li><a href='{{0}}'><b>南浦港与邻市共建产业园</b><span>{TWO}</span><i>2025-12-30</i></a></li>",
        f"<li><a href='{{0}}'><b>南浦港与邻市共建产业园</b><span>{TWO}</span></a></li>",
        f"<li>{HEAD}<p>标题：南浦港与邻市共建产业园</p><p>{TWO}</p></li>",
        f"<li>{HEAD}<p>{TWO}</p><p>作者：王小明</p><p>标签：港口 产业园</p></li>",
        f"<li>{HEAD}<div class=desc>{TWO}</div><div class=info>城东日报，王小明，责编：李思</div></li>",
        f"<li>{HEAD}<p>{TWO}</p><p>浏览 12 次 | 港口，产业园</p></li>",
    ],
)
def test_what_stands_beside_a_teaser_is_no_part_of_it(row: str) -> None:
    assert summary(row) == TWO


@pytest.mark.parametrize(
    "meta",
    [
        "<div>发表于 2025-12-30 分类于 <a href=/c/1>港口</a> ， <a href=/c/2>产业园</a> 本文字数： 3.2k</div>",
        "<p>作者：王小明，李思 来源：城东日报，城西日报</p>",
        "<div>更新于 2025-12-30 收录于 <a href=/c/1>港口</a> 和 <a href=/c/2>产业园</a>，3 篇，待续</div>",
        "<div>Posted on Dec 30, 2025, in <a href=/c/1>Harbours</a>, by the editors, with 3 comments</div>",
    ],
)
def test_a_line_about_an_entry_is_no_teaser(meta: str) -> None:
    assert summary(f"<article>{HEAD}{meta}</article>") is None
    assert summary(f"<article>{HEAD}{meta}<p>{ONE}</p></article>") == ONE


@pytest.mark.parametrize(
    "address",
    [
        "<div class=url>www.paper.example/china/2025/12/30/ports-and-parks/1042.html</div>",
        "<cite>https://paper.example/china/20251230/1042-a-port-and-a-park-for-bo...</cite>",
        "<p><span>www.paper.example &gt; china &gt; ports &gt; 2025 and before</span></p>",
        "<cite>paper.example<span> › china › 港口与产业园的新消息</span></cite>",
        "<small>archive.paper.example</small>",
    ],
)
def test_an_address_that_a_result_prints_is_no_teaser(address: str) -> None:
    assert summary(f"<div class=result>{HEAD}{address}</div>") is None
    assert summary(f"<div class=result>{HEAD}{address}<div class=abstract>{ONE}</div></div>") == ONE


@pytest.mark.parametrize(
    "repeated",
    [
        "<p>老街与渡口有约，“朗读城市·青溪”节目周日来到南浦港，...</p>",
        "<div class='summary'>老街与渡口有约，“朗读城市·青溪…</div>",
        "<p><span>老街与渡口有约，“朗读城市·青溪”节目周日来到南浦……</span></p>",
        "<p class=intro>[图]老街与渡口有约，“朗读城市·青溪”节目周日来到南浦港，连办三天</p>",
        "<p>【组图】老街与渡口有约，“朗读城市·青溪”节目周日来到南浦港，连办三天</p>",
        "<p>标题：老街与渡口有约，“朗读城市·青溪”节目周日来到南浦港，连办三天</p>",
    ],
)
def test_a_headline_repeated_whole_or_cut_is_no_teaser(repeated: str) -> None:
    head = "<h5><a href='{0}' target=_blank>老街与渡口有约，“朗读城市·青溪”节目周日来到南浦港，连办三天</a></h5>"
    assert summary(f"<dd><div class=info>{head}{repeated}</div></dd>") is None
    assert summary(f"<dd><div class=info>{head}{repeated}<p>{ONE}</p></div></dd>") == ONE


@pytest.mark.parametrize(
    "code",
    [
        "<pre>parser.add_argument('--device', default='0,1', help='indices of what is to be used, separated')</pre>",
        "<figure class=highlight><table><tr><td>for one, other in pairs(sorted(names)): print(one, other, sep=', ')"
        "</td></tr></table></figure>",
        "<div><code class=code><p>x = read(file, size); y = write(file, x, size); close(file, y);</p></code></div>",
    ],
)
def test_a_program_is_no_teaser(code: str) -> None:
    assert summary(f"<article>{HEAD}<p>{ONE}</p>{code}</article>") == ONE


@pytest.mark.parametrize(
    "label",
    [
        "摘要：",
        "【摘要】",
        "<b>导读</b>：",
        "[核心提示]　",
        "<span>內容摘要：</span>",
        "简介:",
        "来源： 城东日报 发稿时间：2025-12-30 10:22 ",
        "来源： 城东日报发稿时间：2025-12-30 10:22",
    ],
)
def test_a_label_before_a_teaser_is_no_part_of_it(label: str) -> None:
    assert summary(f"<li>{HEAD}<p>{label}{TWO}</p></li>") == TWO
    for opening in ("摘要里没有写明，", "作者Ian Miell写道，", "作者：Ben Thompson 记述，"):
        assert summary(f"<li>{HEAD}<p>{opening}{TWO * 3}</p></li>") == f"{opening}{TWO * 3}"


@pytest.mark.parametrize(
    "more",
    [
        *(
            "【<a href='{0}'>详细信息</a>】",
            "<a href='{0}'>了解更多</a>",
            "<a href='{0}'>继续阅读 →</a>",
            "<span>展开</span>",
        ),
        *(
            "<a href='{0}'>...看更多</a>",
            "<i>显示全部</i>",
            "<a class=fold>展开全文 ∨</a>",
            "<a href='{0}'>进入专题</a>",
        ),
        *(
            "<span>王小明</span><span>2小时前</span>",
            "<em>10评论</em><em>3收藏</em>",
            "<i class=tag>港口</i><i class=tag>园区</i>",
        ),
        *(
            " <span>12-30</span>",
            "<span>标签：<a href=/t/1>项目</a> <a href=/t/2>企业</a></span>",
            "（责任编辑：王小明）",
        ),
    ],
)
def test_what_stands_behind_a_teaser_s_last_sentence_is_no_part_of_it(more: str) -> None:
    assert summary(f"<li>{HEAD}<p>{TWO}{more}</p></li>") == TWO


@pytest.mark.parametrize("end", ["<i>（王小明）</i>", "<b>明年三月动工</b>。", "<em>共二十万</em>，分三年付清"])
def test_an_element_that_belongs_to_the_sentence_is_part_of_it(end: str) -> None:
    words = re.sub("<.*?>", "", end)
    assert summary(f"<li>{HEAD}<p>{TWO}{end}</p></li>") == f"{TWO}{words}"


@pytest.mark.parametrize(
    "picture",
    [
        f"<figure><img src=a.jpg><figcaption>{ONE * 2}</figcaption></figure>",
        f"<div class=pic><img src=a.jpg><p class=caption>{ONE * 2}</p></div>",
        f"<div><img src=a.jpg></div><div>{ONE}{ONE}（王小明 摄）</div>",
    ],
)
def test_a_caption_is_no_teaser(picture: str) -> None:
    assert summary(f"<li>{HEAD}{picture}</li>") is None
    assert summary(f"<li>{HEAD}{picture}<p>{TWO}</p></li>") == TWO


def test_a_teaser_in_the_box_of_a_picture_s_caption() -> None:
    assert summary(f"<li><figure><img src=a.jpg><figcaption>{HEAD}<p>{TWO}</p></figcaption></figure></li>") == TWO


@pytest.mark.parametrize(
    ("row", "teaser"),
    [
        (f"<li><a href='{{0}}' title='{TWO}'>南浦港与邻市共建产业园</a></li>", TWO),
        (f"<li><a href='{{0}}' data-summary='{TWO}'>南浦港与邻市共建产业园</a></li>", TWO),
        (f"<li data-desc='{TWO}'><a href='{{0}}'>南浦港与邻市共建产业园</a></li>", TWO),
        (f"<li>{HEAD}<p title='{TWO}'>{TWO[:18]}...</p></li>", TWO),
        ("<li><a href='{0}' title='南浦港与邻市共建产业园，百家企业入驻。'>南浦港与邻市共建产业园</a></li>", None),
        ("<li data-share='分享一篇文章：南浦港与邻市共建产业园。'><a href='{0}'>南浦港与邻市共建产业园</a></li>", None),
        (f"<li><p><img src=a.jpg></p>{HEAD}<p class=caption>{TWO}</p></li>", TWO),
    ],
)
def test_a_teaser_in_an_attribute(row: str, teaser: str | None) -> None:
    assert summary(row) == teaser


@pytest.mark.parametrize(
    "row",
    [
        f"<tr><td>{HEAD}</td></tr><tr><td>{TWO}</td></tr>",
        f"<tr><td>2025-12-30</td><td>{HEAD}</td></tr><tr><td colspan=2>{TWO}</td></tr>",
        f"<tr><td><a href='{{0}}'>南浦港与邻市共建产业园</a></td><td>{TWO}</td></tr>",
    ],
)
def test_a_teaser_in_another_cell_of_a_table(row: str) -> None:
    addresses = ["/a/20251230/1042.html", *(story.url for story in stories(3, start=5))]
    items = read(f"<table>{''.join(row.format(address) for address in addresses)}</table>")
    assert [item.summary for item in items] == [TWO] * 4


def test_of_a_whole_post_the_beginning_is_the_teaser() -> None:
    post = "".join(f"<p>{TWO * 4}</p>" for _ in range(8))
    words = summary(f"<article>{HEAD}<p>{ONE}</p>{post}</article>")
    assert words is not None
    assert words.startswith(f"{ONE} {TWO}")
    assert len(words) <= 500


@pytest.mark.parametrize(
    "more", ["Read More", "Read more »", "Continue reading →", "Read the full story", "View article", "Keep reading…"]
)
def test_words_in_letters_that_lead_on_are_no_entry_and_no_teaser(more: str) -> None:
    rows = "".join(
        f"<h3><a href='/git/{slug}/'>{headline}</a></h3>"
        f"<div><p>{text}</p><div><a href='/git/{slug}/#more'>{more}</a></div></div>"
        for slug, headline, text in (
            ("undo-a-commit", "小型团队的版本管理：如何撤销一次提交", ONE),
            ("rename-a-branch", "小型团队的版本管理：如何给分支改名", TWO),
            ("squash-commits", "小型团队的版本管理：如何合并几次提交", ONE),
            ("find-a-bug", "小型团队的版本管理：如何找到出错的提交", TWO),
        )
    )
    items = read(f"<div>{rows}</div>")
    assert [(item.headline, item.summary) for item in items] == [
        ("小型团队的版本管理：如何撤销一次提交", ONE),
        ("小型团队的版本管理：如何给分支改名", TWO),
        ("小型团队的版本管理：如何合并几次提交", ONE),
        ("小型团队的版本管理：如何找到出错的提交", TWO),
    ]


def test_an_address_without_a_base_has_no_place_in_its_page() -> None:
    items = main_listing.listing(
        Document("".join(f"<li><a href='/a/{n}/#more'>南浦港与邻市共建产业园</a></li>" for n in range(1000, 1004)))
    )
    assert items is not None
    assert [item.url for item in items.items] == [f"/a/{n}/" for n in range(1000, 1004)]


@pytest.mark.parametrize(
    ("tag", "name"), [("h2", "cards"), ("h4", "hot_news"), ("strong", "top-stories"), ("h3", "recommend")]
)
def test_a_list_without_teasers_takes_them_from_another_with_the_same_addresses(tag: str, name: str) -> None:
    entries = stories(24)
    dated = "".join(f"<li><span>{s.day}</span><a href='{s.url}'>{s.headline}</a></li>" for s in entries)
    words = "".join(
        f"<div><{tag}><a href='{s.url}'>{s.headline}</a></{tag}><p>{s.teaser}</p><img src=a.jpg></div>"
        for s in entries[3:7]
    )
    items = read(f"<body><section class={name}>{words}</section><ul class=latest>{dated}</ul></body>")
    assert [item.url for item in items] == [s.absolute("http://paper.example/") for s in items_of(entries, items)]
    summaries = {item.headline: item.summary for item in items if item.summary}
    assert summaries == {s.headline: s.teaser for s in entries[3:7]}


def test_a_lead_above_takes_its_teaser_from_the_slider_whose_link_it_is() -> None:
    one = stories(1)[0]
    rows = "".join(f"<li><span>{s.day}</span><a href='{s.url}'>{s.headline}</a></li>" for s in stories(12))
    parts = {"t": one.headline, "s": one.teaser}
    lead = "".join(f"<div class={name}><a href='{one.url}'>{text}</a></div>" for name, text in parts.items())
    items = read(f"<div class=slider><div>{lead}</div></div><ul class=latest>{rows}</ul>")
    assert [item.summary for item in items] == [one.teaser, *([None] * 11)]


def items_of(entries: list, items: tuple[Teaser, ...]) -> list:  # type: ignore[type-arg]
    """The stories in the order of these items."""
    return [next(s for s in entries if s.headline == item.headline) for item in items]


@pytest.mark.parametrize(
    "meta",
    [
        "发布于 3月4日，记者：王小明，评论 12",
        "Publié aujourd’hui à 10h12, modifié à 11h30",
        "Von Ada Lind, vor drei Stunden, 12 Kommentare",
    ],
)
@pytest.mark.parametrize("name", ["meta", "meta-info", "byline", "source", "article date"])
def test_a_paragraph_about_the_entry_is_no_part_of_its_teaser(meta: str, name: str) -> None:
    assert summary(f"<section>{HEAD}<p class=teaser>{ONE}</p><p class='{name}'>{meta}</p></section>") == ONE


def test_source_and_time_within_the_headlines_link_are_no_subtitle() -> None:
    row = "<li><a href='{0}'><h3>南浦港与邻市共建产业园</h3><div>江城晚报财经观察</div></a></li>"
    assert summary(row) is None


@pytest.mark.parametrize(
    ("phrase", "teaser"),
    [
        ("一份写给港口的长信", "一份写给港口的长信"),
        ("And what it says about timetables", "And what it says about timetables"),
        ("查看全部", None),
        ("Continue reading", None),
        ("南浦港与邻市共建产业园", None),
        ("阅读全文南浦港与邻市共建产业园", None),
        ("主讲人：周远山教授", None),
    ],
)
def test_a_subtitle_is_a_second_link_to_the_article(phrase: str, teaser: str | None) -> None:
    assert (
        summary(f"<div class=post>{HEAD}<div class=b><a href='{{0}}'>{phrase}</a></div><time>2025-12-30</time></div>")
        == teaser
    )


def test_a_lead_has_the_teaser_that_the_list_gives_to_its_article_under_another_headline() -> None:
    entries = stories(6)
    rows = "".join(f"<li><h3><a href='{s.url}'>{s.headline}</a></h3><p>{s.teaser}</p></li>" for s in entries)
    lead = f"<h2><a href='{entries[2].url}'>昨夜今晨：{entries[2].headline}</a></h2>"
    listing = main_listing.listing(Document(f"<div>{lead}<ul>{rows}</ul></div>", "http://paper.example/china/"))
    assert listing is not None
    first = listing.items[0]
    assert (first.headline[:5], first.summary) == ("昨夜今晨：", entries[2].teaser)
