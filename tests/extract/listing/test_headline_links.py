"""Links that are headlines though they are short, and links that are none though they are long enough."""

from __future__ import annotations

import pytest

from scraper.extract.document import Document
from scraper.extract.listing import main_listing
from scraper.extract.listing.address_forms import is_article

LONG = ("旧城改造记", "南浦港的早晨", "候鸟回来的季节", "一座桥的三十年", "图书馆里的灯光", "梅岭古道行")


TEXT = "长夜过去，园区的灯一盏盏亮了，街上有了人声。"


def headlines(html: str) -> list[str]:
    listing = main_listing.listing(Document(html, "http://blog.example/page/2/"))
    return [item.headline for item in listing.items] if listing is not None else []


@pytest.mark.parametrize("short", ["雪", "思考", "DALF", "2-SAT", "Noogler"])
@pytest.mark.parametrize(
    "row",
    [
        "<div class=post><div class=info>Dec 30, 2025</div><a href='/2025/12/30/{n}/'>{title}</a></div>",
        "<div class=card><a class=t href='/posts/{n}'>{title}</a><div>发表于2025-12-30</div><p>{text}</p></div>",
        "<article><h2><a href='/archives/{n}.html'>{title}</a></h2><p>{text}</p></article>",
        "<table><tr><td><a href='show.asp?id={n}'>{title}</a></td><td>2025-12-30</td></tr></table>",
    ],
)
def test_a_short_headline_among_longer_ones(short: str, row: str) -> None:
    titles = [*LONG[:3], short, *LONG[3:]]
    assert (
        headlines("".join(row.format(n=4100 + n, title=title, text=TEXT) for n, title in enumerate(titles))) == titles
    )


@pytest.mark.parametrize(
    "row",
    [
        "<div><h2><a href='/2025/12/30/{n}/'>{title}</a></h2><a href='/2025/12/30/{n}/'><div>{text}</div></a></div>",
        "<li><h3><a href='/a/{n}.html'>{title}</a></h3><p><a href='/a/{n}.html'>{text}</a></p><i>2025-12-30</i></li>",
    ],
)
@pytest.mark.parametrize("short", ["yum", "雪"])
def test_a_short_heading_over_a_teaser_that_is_a_link(short: str, row: str) -> None:
    titles = [*LONG[:3], short, *LONG[3:]]
    rows = [row.format(n=4100 + n, title=title, text=TEXT * 2) for n, title in enumerate(titles)]
    assert headlines("".join(rows)) == titles


@pytest.mark.parametrize(
    "beside",
    [
        "<a href='/cat/7/'>散文</a>",  # the channel of each row
        "<a href='/2025/12/30/{n}/'>图</a>",  # the article's own address again
        "<p><a href='/office/{n}/'>校办</a></p>",  # as many as there are headlines
        "<p><a href='/2025/p{n}.html'>3</a></p>",
    ],
)
def test_a_short_link_of_each_row_is_no_headline(beside: str) -> None:
    rows = "".join(
        f"<li>{beside.format(n=4100 + n)}<p><a href='/2025/12/30/{4100 + n}/'>{title}</a></p></li>"
        for n, title in enumerate(LONG)
    )
    assert headlines(f"<ul>{rows}</ul>") == list(LONG)


@pytest.mark.parametrize(
    "link",
    [
        "<a href='/'>青溪老王的博客</a>",
        "<a href='../../'>青溪老王的博客</a>",
        "<a href='http://blog.example/'>青溪老王的博客</a>",
        "<a href='index.html'>青溪老王的博客</a>",
        "<footer><a href='https://themes.example/butterfly-theme'>Theme of this blog 5.4</a></footer>",
    ],
)
def test_the_name_of_the_site_is_no_entry(link: str) -> None:
    titles = [f"{title}：南浦港记事" for title in LONG]
    rows = "".join(
        f"<div class=post><a href='/posts/{n}a{n}/'>{title}</a><p>{TEXT}</p></div>"
        for n, title in enumerate(titles, 112)
    )
    name, footer = ("", link) if link.startswith("<footer") else (link, "")
    assert headlines(f"<body><div><div>{name}</div><div class=posts>{rows}</div>{footer}</div></body>") == titles


@pytest.mark.parametrize(
    ("address", "answer"),
    [
        ("/posts/87bd8cf4/", True),
        ("/posts/1a2b3c4d.html", True),
        ("/posts/deadbeef/", False),  # a word
        ("/feedback/", False),
    ],
)
def test_addresses_with_a_fingerprint(address: str, answer: bool) -> None:
    assert is_article(address) is answer


@pytest.mark.parametrize("label", ["图片新闻", "视频新闻", "影音新聞"])
def test_a_dated_list_under_the_label_of_pictures_is_one_as_any_other(label: str) -> None:
    def part(name: str, titles: tuple[str, ...], start: int) -> str:
        rows = "".join(
            f"<tr><td><a href='xw/202512/t20251230_{start + n}.html'>{title}记事</a></td><td>(25-12-30)</td></tr>"
            for n, title in enumerate(titles)
        )
        return f"<table><tr><td>{name}</td></tr></table><table>{rows}</table>"

    html = part("要闻", LONG, 41000) + part(label, LONG[:4], 51000)
    assert len(headlines(html)) == 10


@pytest.mark.parametrize("name", ["https://apply.example", "//systems.example", "http://service.example:8080"])
def test_links_to_systems_beside_a_front_page_are_no_entries(name: str) -> None:
    def part(titles: list[str], start: int) -> str:
        rows = "".join(
            f"<li><a href='info/{start + n}.htm'>{t}</a><i>2025-12-30</i></li>" for n, t in enumerate(titles)
        )
        return f"<div><h4>要闻</h4><ul>{rows}</ul></div>"

    news = [f"{title}：南浦港记事之{n}" for n, title in enumerate(LONG)]
    services = ("公共邮箱申请", "域名申请变更", "网络接入申请", "数据使用申请", "授权延期申请", "校园网关登录")
    links = "".join(f"<dd><a href='{name}/online?id=60898{n}740'>{text}</a></dd>" for n, text in enumerate(services))
    html = f"<body><dl>{links}</dl>{part(news[:3], 4100)}<section>{part(news[3:], 5100)}</section></body>"
    assert headlines(html) == news


@pytest.mark.parametrize("day", ["Dec {n}, 2025", "{n} December 2025", "{n} Dec. 2025", "2025-12-{n}"])
def test_entries_in_letters_are_dated(day: str) -> None:
    rows = "".join(
        f"<li><a href='/2025/12{n}/page.htm'>The towns agree on plan {n}</a><span>{day.format(n=n)}</span></li>"
        for n in range(10, 22)
    )
    listing = main_listing.listing(Document(f"<html lang=en><ul>{rows}</ul>", "https://college.example/news/"))
    assert listing is not None
    assert (listing.rich, len(listing.items)) == (1.0, 12)


@pytest.mark.parametrize(
    "beside", ["39 comments", "12 hours ago", "3 days ago", "7 Kommentare", "コメント12件", "Weiterlesen"]
)
def test_what_readers_said_and_when_is_no_headline_beside_links_to_any_site(beside: str) -> None:
    titles = [f"Old town opens again in part {n}" for n in range(8)]
    rows = "".join(
        f"<tr><td><b><a href='https://s{n}.example/posts/{n}'>{title}</a></b></td></tr>"
        f"<tr><td><i>by</i> <a href='item?id={n}71'>{beside}</a></td></tr>"
        for n, title in enumerate(titles)
    )
    assert headlines(f"<table>{rows}</table>") == titles


@pytest.mark.parametrize("end", ["jpg", "png", "JPEG"])
def test_the_picture_of_a_licence_is_no_article(end: str) -> None:
    rows = "".join(f"<li><a href='/a/{4100 + n}.html'>{title}</a></li>" for n, title in enumerate(LONG))
    foot = "".join(f"<a href='/i/2025/1230/{n}f00a.{end}'>梅岭社会主义核心价值观之{n}</a> " for n in range(4))
    assert headlines(f"<ul>{rows}</ul><p>{foot}</p>") == list(LONG)


def test_the_caption_of_a_card_s_picture_is_no_headline() -> None:
    picture = "<figure><img src=a.jpg><figcaption>© 梅岭图片社 王小明</figcaption></figure>"
    card = f"<li><a href=/a/{{}}.html>{picture}<p>{{}}</p></a></li>"
    rows = "".join(card.format(4100 + n, title) for n, title in enumerate(LONG))
    assert headlines(f"<ul>{rows}</ul>") == list(LONG)


@pytest.mark.parametrize(
    "link", ["违法和不良信息举报中心", "网上有害信息举报专区", "涉未成年人举报", "违法不良信息举报"]
)
def test_where_a_site_takes_complaints_is_no_headline(link: str) -> None:
    rows = "".join(f"<li><a href='/a/{4100 + n}.html'>{title}</a></li>" for n, title in enumerate(LONG))
    assert headlines(f"<ul>{rows}</ul><ul><li><a href='/a/2023/0101/1.html'>{link}</a></li></ul>") == list(LONG)


@pytest.mark.parametrize(
    "link", ["5 3 月, 2024", "1 月 10, 2026", "3月 2024", "Previous", "Next", "Older posts", "上一篇", "下一則"]
)
def test_a_day_of_wordpress_and_the_posts_around_are_no_headlines(link: str) -> None:
    rows = "".join(f"<li><a href='/a/{4100 + n}.html'>{title}</a></li>" for n, title in enumerate(LONG))
    assert headlines(f"<ul>{rows}</ul><ul><li><a href='/2024/03/05/1.html'>{link}</a></li></ul>") == list(LONG)
