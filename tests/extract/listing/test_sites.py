"""Lists that lead to other sites than the page's own: tickers of other media, advertisers, services."""

from __future__ import annotations

import pytest

from scraper.extract.document import Document
from scraper.extract.listing import main_listing
from tests.extract.list_shapes import Story, stories
from tests.extract.listing.test_listing_weights import dated, headlines, read, undated

OWN = "https://www.riverpost.example/china/c{number}"
MEDIA = ("dailynews.test", "evening.test", "techweekly.test")


def elsewhere(entries: list[Story], hosts: tuple[str, ...] = MEDIA, label: str = "") -> str:
    rows = "".join(
        f"<li><a href='https://www.{hosts[n % len(hosts)]}/p/{5200 + n}'>{s.headline}</a>{label}</li>"
        for n, s in enumerate(entries)
    )
    return f"<div class='quick'><ul>{rows}</ul></div>"


def with_teasers(entries: list[Story]) -> str:
    rows = "".join(f"<li><h2><a href='{s.url}'>{s.headline[:9]}</a></h2><p>{s.teaser}</p></li>" for s in entries)
    return f"<ul class='posts'>{rows}</ul>"


def test_a_ticker_of_other_media_is_not_the_list_beside_own_stories_with_teasers() -> None:
    own, ticker = stories(8, path=OWN), stories(40, start=60)
    beside = undated(stories(4, start=30, path=OWN), "views") + undated(stories(4, start=40, path=OWN), "picks", "h4")
    html = elsewhere(ticker, label="<p>10-05 09:12</p>") + with_teasers(own) + beside
    titles = read(html)
    assert {s.headline[:9] for s in own} <= set(titles)
    assert not {s.headline for s in ticker} & set(titles)


def test_a_list_of_what_other_media_said_is_a_list() -> None:
    reports = stories(20)
    assert read(elsewhere(reports, label="<span>2025-12-01</span>")) == headlines(reports)


@pytest.mark.parametrize("at_top", [True, False])
def test_advertisements_around_a_list_are_no_leads(at_top: bool) -> None:
    entries = stories(12, path=OWN)
    block = elsewhere(stories(4, start=50), ("bigshop.test", "loans.test"))
    html = f"{block}{dated(entries)}" if at_top else f"{dated(entries)}{block}"
    assert read(html) == headlines(entries)


def test_beside_relative_links_those_to_one_host_may_be_its_own() -> None:
    leads = stories(3, start=30, path=OWN)
    entries = stories(12)
    rows = "".join(f"<h3><a href='{s.url}'>{s.headline}</a></h3>" for s in leads)
    assert read(f"<div><div>{rows}</div>{dated(entries)}</div>") == headlines(leads, entries)


@pytest.mark.parametrize("label", ["广告", "（推广）", "Sponsored"])
def test_a_label_on_the_line_of_an_advertisement(label: str) -> None:
    entries = stories(9)
    rows = "".join(
        f"<li><a href='{s.url}'>{s.headline}</a> <span>{label if n == 4 else s.day}</span></li>"
        for n, s in enumerate(entries)
    )
    assert read(f"<ul>{rows}</ul>") == headlines([s for n, s in enumerate(entries) if n != 4])


@pytest.mark.parametrize("folder", ["about", "aboutus", "contact", "help", "legal"])
def test_links_about_the_site_are_no_entries(folder: str) -> None:
    entries = stories(8)
    texts = ("我们是谁与办报宗旨", "广告刊例与合作方式", "读者服务与订阅说明", "加入编辑部的机会", "新闻线索征集办法")
    links = " | ".join(f"<a href='/{folder}/{n}.html'>{text}</a>" for n, text in enumerate(texts))
    rows = "".join(f"<li><a href='{s.url}'>{s.headline}</a></li>" for s in entries)
    assert read(f"<ul>{rows}</ul><div class='k8'>{links}</div>") == headlines(entries)


@pytest.mark.parametrize("name", ["nav_fixed", "content-menu-box", "nav-warp"])
def test_headlines_in_what_stays_in_sight_as_a_menu_does(name: str) -> None:
    leads, entries = stories(4, start=30), stories(12)
    rows = "".join(f"<h3><a href='{s.url}'>{s.headline}</a></h3>" for s in leads)
    assert read(
        f"<div class='{name}'><div>{rows}</div>{dated(entries)}</div>{undated(stories(9, start=60), 'hot_rank')}"
    ) == (headlines(leads, entries))


@pytest.mark.parametrize("beside", ["[人物]{}", "https://films.example/2025/{}/index-1280x720.mp4"])
def test_a_repeated_headline_or_the_address_of_a_film_is_no_teaser(beside: str) -> None:
    news, films = stories(5), stories(12, start=40)
    rows = "".join(
        f"<li><p><a href='{s.url}'>{s.headline}</a></p><div>{beside.format(s.headline)}</div></li>" for s in films
    )
    teasers = "".join(f"<li><h3><a href='{s.url}'>{s.headline}</a></h3><p>{s.teaser}</p></li>" for s in news)
    html = f"<div class='video'><ul>{rows}</ul></div><div class='news'><ul>{teasers}</ul></div>"
    assert set(headlines(news)) <= set(read(html))


@pytest.mark.parametrize("host", ["people.riverpost.example", "people.example"])
def test_people_in_the_name_of_a_host_is_no_folder_of_profiles(host: str) -> None:
    entries = stories(9, path="http://" + host + "/2025-12-01/{number}.shtml")
    assert read(dated(entries)) == headlines(entries)


@pytest.mark.parametrize("tag", ["h3", "p", "li"])
def test_the_first_of_several_tabs_is_the_label_of_the_list(tag: str) -> None:
    latest, others = stories(9), stories(5, start=40)
    tabs = f"<div class='tabs'><{tag} class='tab on'>即时</{tag}><{tag} class='tab'>热门</{tag}></div>"
    html = f"<section>{tabs}{undated(latest)}</section><h4 class='name'>热门排行</h4>{undated(others, 'c', 'dd')}"
    assert read(html) == headlines(latest)


def test_the_leads_of_a_front_page_of_teasers_and_lists() -> None:
    own, leads = stories(5), stories(4, start=30)
    parts = "".join(
        f"<div class='part'><h3>要闻</h3>{dated(stories(4, start=50 + 10 * n), 'list')}</div>" for n in range(3)
    )
    pictures = "".join(
        f"<li><a href='{s.url}'><img src='{n}.jpg'><p>{s.headline}</p></a></li>" for n, s in enumerate(leads)
    )
    html = f"{with_teasers(own)}<div class='focus-media'><ul>{pictures}</ul></div>{parts}"
    assert set(headlines(leads)) <= set(read(html))


def test_relative_addresses_lead_to_the_own_site_whatever_others_do() -> None:
    entries, own = stories(10), [f"<p><a href='https://www.riverpost.example/{n}/'>河上{n}</a></p>" for n in range(12)]
    rows = "".join(f"<li><a href='{s.url}'>{s.headline}</a><p>{s.teaser}</p></li>" for s in entries)
    tags = "".join(f"<div><b>{a}{b}</b></div>" for a, b in zip(own[::2], own[1::2], strict=True))
    posts = with_teasers(stories(4, start=40, path=OWN))
    assert set(headlines(entries)) <= set(read(f"{tags}<ul>{rows}</ul>{posts}"))


@pytest.mark.parametrize("hosts", [("news.riverpost.example",), ("news.riverpost.example", "media.riverpost.example")])
@pytest.mark.parametrize("mixed", [True, False])
def test_news_at_another_host_of_the_site_are_no_ticker(hosts: tuple[str, ...], mixed: bool) -> None:
    reports, own = stories(14), stories(5, start=60)
    rows = "".join(
        f"<li><a href='http://{hosts[n % len(hosts)]}/p/{5200 + n}'>{s.headline}</a><i>{s.day}</i></li>"
        for n, s in enumerate(reports)
    )
    lists = [own, stories(4, start=80), stories(4, start=90)]
    picks = dated(lists[1], "w1").replace("href='/", "href='http://www.riverpost.example/", 1) if mixed else ""
    html = f"<ul class='news'>{rows}</ul>{with_teasers(own)}{picks}{undated(lists[2], 'w2')}"
    url = "http://www.riverpost.example/" if not mixed else None
    listing = main_listing.listing(Document(f"<body>{html}</body>", url))
    assert listing is not None
    assert {s.headline for s in reports} <= {item.headline for item in listing.items}
