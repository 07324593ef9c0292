"""The outlet beside the date by the headline, without a label."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from tests.extract.article_pages import page_of

BODY = "".join(
    f"<p>澄湖市第{n}座图书馆昨日开馆，首日迎来读者四千余人，馆长周以宁向市民介绍了借阅的办法。</p>" for n in range(1, 5)
)


def outlet(line: str, *, head: str = "", after: str = "") -> str | None:
    html = (
        f"<html lang='zh-CN'><title>澄湖图书馆新馆昨日开馆</title>{head}<body><h1>澄湖图书馆新馆昨日开馆</h1>"
        f"<div>{line}</div>{after}<div class='text'>{BODY}</div></body></html>"
    )
    return parse(html.encode(), "https://paper.example/2026/1.html").outlet


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("2026年1月31日 18:57 澄湖晚报", "澄湖晚报"),
        ("澄湖晚报 2026-01-31 18:57", "澄湖晚报"),
        ("小水滴 发表于 2026-01-31 18:57", None),  # a person
        ("2026-01-31 18:57 由 王小明", None),
        ("2026-01-31 18:57 <a rel='author' href='/u/7'>湖畔观察</a>", None),
        ("2026-01-31 18:57 <span class='authentication'>澄湖晚报官方账号</span>", None),
        ("2026-01-31 18:57 <a href='/shehui/'>社会万象</a>", None),  # a channel of the same site
        ("2026-01-31 18:57 ∣ 澄湖晚报 ∣ 记者 王小明", "澄湖晚报"),
        ("2026-01-31 18:57 │ 澄湖晚报 │ 编辑 王小明", "澄湖晚报"),
        ("3小时前 澄湖晚报", "澄湖晚报"),
        ("2026-01-31 18:57 澄湖社 云溪县31日电", "澄湖社"),
        ("<span class='caption'>湖边的抽水站（2026-01-31）</span>", None),
        ("2026-01-31 18:57 沈知秋/澄湖日报", "澄湖日报"),
    ],
)
def test_the_name_in_the_line_of_the_date(line: str, expected: str | None) -> None:
    assert outlet(line) == expected


def test_a_medium_alone_in_the_next_line() -> None:
    assert outlet("2026-01-31 18:57", after="<div>澄湖晚报</div>") == "澄湖晚报"
    assert outlet("2026-01-31 18:57", after="<div>湖畔漫步</div>") is None


@pytest.mark.parametrize(
    "picture",
    [
        "<div class='media-image'><img src='1.jpg'><span>湖边的观测站</span></div>",
        "<div class='source-image'><img src='1.jpg'>湖边的观测站</div>",
        "<figure class='media'><img src='1.jpg'><figcaption>湖边的观测站</figcaption></figure>",
        "<div><img src='1.jpg'>湖边的观测站</div>",
        "<div><img src='1.jpg'><p>湖边的观测站。2026.01.30摄</p></div>",
        "<p>图为2026年1月30日的观测站</p>",
        "<p>湖边的观测站。（2026年1月30日，澄湖社传真照片）</p>",
        "<p>王小明2026年1月30日攝於澄湖站</p>",
    ],
)
def test_what_a_picture_shows_is_no_outlet(picture: str) -> None:
    assert outlet("2026-01-31 18:57", after=picture) is None


@pytest.mark.parametrize("link", ["新馆昨天开了，读者都来了", "新馆昨天开了 读者都来了", "新馆昨天开馆！馆长这样说"])
def test_a_headline_behind_a_label_is_no_outlet(link: str) -> None:
    assert outlet("2026-01-31 18:57", after=f"<p>文章来源：<a href='/2'>{link}</a></p>") is None
    assert outlet("2026-01-31 18:57", after="<p>文章来源：<a href='/2'>澄湖晚报</a></p>") == "澄湖晚报"


def test_a_line_of_many_pieces_is_a_menu() -> None:
    counters = [f"{label}：{number}" for number, label in enumerate("阅读 评论 分享 点赞 收藏 打印 字号".split())]
    assert outlet(f"澄湖晚报 2026-01-31 18:57 {' '.join(counters[:6])}") == "澄湖晚报"
    assert outlet(f"澄湖晚报 2026-01-31 18:57 {' '.join(counters)}") is None


@pytest.mark.parametrize("name", ["湖滨速递", "澄湖之窗"])
def test_the_site_s_own_name_beside_the_date(name: str) -> None:
    html = (
        f"<html lang='zh-CN'><title>澄湖图书馆新馆昨日开馆_{name}</title><body>"
        f"<div><a href='/'>{name}</a> &gt; <a href='/w'>文化</a> &gt; 正文</div><h1>澄湖图书馆新馆昨日开馆</h1>"
        f"<div>{name} <span class='reporter'>王小明</span> 2026-01-31 18:57</div><div>{BODY}</div></body></html>"
    )
    assert parse(html.encode(), None).outlet == name


@pytest.mark.parametrize(
    "elements",
    [
        "<em>邬小岚</em><em>澄湖时讯·澄湖经济网</em>",
        "<em>澄湖时讯·澄湖经济网</em><em>邬小岚</em>",
        "<span>邬岚</span><span>澄湖时讯·澄湖经济网</span>",
    ],
)
def test_elements_without_a_gap_next_to_the_date(elements: str) -> None:
    html = (
        "<html lang='zh-CN'><title>澄湖图书馆新馆昨日开馆</title><body><h1>澄湖图书馆新馆昨日开馆</h1>"
        f"<p>{elements}</p><p>2026-01-31 18:57</p><div class='text'>{BODY}</div></body></html>"
    )
    page = parse(html.encode(), None)
    assert page.outlet == "澄湖时讯·澄湖经济网"
    assert [name[0] for name in page.byline] == ["邬"]


@pytest.mark.parametrize("button", ["桌面版", "打赏 5", "選擇字號：大 中 小", "电脑版 手机版"])
def test_buttons_beside_the_date(button: str) -> None:
    assert outlet(f"2026-01-31 18:57 {button}") is None


@pytest.mark.parametrize("rel", ["category tag", "tag", "author"])
def test_a_link_of_a_blog_beside_the_date(rel: str) -> None:
    assert outlet(f"2026年1月31日 ⁄ <a href='/c/1' rel='{rel}'>随笔集</a> ⁄ 共 1203字") is None


@pytest.mark.parametrize("paper", ["音乐周报", "城东晚报", "水利月刊"])
def test_a_paper_that_is_its_group_s_channel(paper: str) -> None:
    html = (
        f"<html lang='zh-CN'><title>澄湖图书馆新馆昨日开馆_城东网</title><body>"
        f"<div>当前位置： <a href='/'>城东网首页</a> &gt; <a href='/y'>{paper}</a> &gt; 正文</div>"
        f"<h1>澄湖图书馆新馆昨日开馆</h1><div><p>2026-01-31 18:57</p><p>{paper}</p></div>"
        f"<div class='text'>{BODY}</div></body></html>"
    )
    page = parse(html.encode())
    assert (page.outlet, page.section) == (paper, paper)


@pytest.mark.parametrize(
    ("printed", "expected"),
    [
        ("2026-01-31 18:57 澄湖晚报", "澄湖晚报"),
        ("澄湖网 2026-01-31", "澄湖网"),
        ("湖畔漫步 2026-01-31 18:57", None),  # a reader
    ],
)
def test_date_and_source_below_the_text(printed: str, expected: str | None) -> None:
    headline = "澄湖图书馆新馆昨日开馆"
    html = f"<title>{headline}</title><h1>{headline}</h1><div>{BODY}</div><div>{printed}</div><div>"
    assert parse(html.encode()).outlet == expected


@pytest.mark.parametrize("name", ["tags", "keywords", "article-tag"])
def test_what_an_article_is_about_is_no_outlet(name: str) -> None:
    about = f"<div class='{name}'><a href='/t/1'>澄湖</a><a href='/t/2'>图书馆协会</a></div>"
    assert outlet("2026-01-31 18:57", after=about) is None


def test_the_word_that_a_text_came_out_first_is_no_outlet() -> None:
    assert outlet("首发：2026-01-31 18:57") is None


@pytest.mark.parametrize("label", ["上报基层：", "经手单位:", "推荐栏："])
def test_a_label_in_no_table_is_no_outlet(label: str) -> None:
    assert page_of(f"<div>来源： 发布时间： 2025-12-30 {label} 北门街道</div>").outlet != label.strip(":：")


@pytest.mark.parametrize("end", ["小康社会", "和谐社会", "最后机会"])
def test_a_motto_between_date_and_text_is_no_outlet(end: str) -> None:
    assert page_of(f"<div>2025-12-30</div><p>奋力建成{end}</p><p>的篇章</p>").outlet is None


@pytest.mark.parametrize(
    "line",
    [
        "首次公告日期：2025年12月19日",
        "[2025-12-30 15:30]老街的水声",
        "【2025-12-30】老街的水声",
        "2025年12月30日修改稿",
    ],
)
def test_a_word_that_touches_the_date_is_no_outlet(line: str) -> None:
    assert page_of(f"<div>发布时间：2025-12-30 11:01</div><div>{line}</div>").outlet is None


@pytest.mark.parametrize("name", ["看水的人", "临河笔记"])
def test_an_element_that_touches_the_date(name: str) -> None:
    assert page_of(f"<div><em>2025-12-30 11:01</em><em>{name}</em></div>").outlet == name


@pytest.mark.parametrize("word", ["楼主", "有用", "沙发"])
def test_a_word_of_a_forum_is_no_outlet(word: str) -> None:
    assert page_of(f"<div>{word} 2025-12-30 11:01</div>").outlet is None


@pytest.mark.parametrize("order", ["{0}{1}", "{1}{0}"])
def test_a_medium_goes_before_the_column_beside_it(order: str) -> None:
    names = order.format("<span>城东要闻</span>", "<span>云上城东</span>")
    assert page_of(f"<p>{names}<span>2024-05-02 14:30</span></p>").outlet == "云上城东"


@pytest.mark.parametrize(
    "site", ["澄湖市人民政府门户网站", "澄湖区政府网站 www.chenghu.example", "澄湖县水务局官方网站"]
)
def test_a_site_that_posts_gives_way_to_a_source_below_the_text(site: str) -> None:
    html = (
        f"<html lang='zh-CN'><title>澄湖图书馆新馆昨日开馆_澄湖</title><body><h1>澄湖图书馆新馆昨日开馆</h1>"
        f"<div>{site} 发布时间：2026-01-31 18:57 【字体：大 中 小】</div><div>{BODY}</div>"
        "<div>{}</div></body></html>"
    )
    assert parse(html.format("来 源：城东日报·新城客户端 责任编辑：王小明").encode()).outlet == "城东日报·新城客户端"
    assert parse(html.format("责任编辑：王小明").encode()).outlet == site.partition(" ")[0]
