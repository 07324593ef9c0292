"""Links among the entries of a list that are none: advertisements, further pages, names of parts."""

# ruff: noqa: E501 (markup reads best with a row of it on a line)

from __future__ import annotations

from dataclasses import replace

import pytest

from scraper.extract.document import Document
from scraper.extract.listing import main_listing
from scraper.models import Teaser
from tests.extract.list_shapes import Story, stories

HOME = "http://paper.example/china/"


def read(html: str) -> tuple[Teaser, ...]:
    items = main_listing.listing(Document(html, HOME))
    return items.items if items is not None else ()


def headlines(html: str) -> list[str]:
    return [item.headline for item in read(html)]


def card(story: Story, name: str = "card", label: str = "") -> str:
    return f"<li><div class='{name}'><h3><a href={story.url}>{story.headline}</a></h3>{label}<p>{story.teaser}</p></div></li>"


@pytest.mark.parametrize("name", ["card native-ad", "stream_ad", "sponsored card", "ads"])
def test_an_entry_that_its_block_calls_an_advertisement(name: str) -> None:
    entries = stories(9)
    rows = "".join(card(one, name if n in (2, 6) else "card") for n, one in enumerate(entries))
    assert headlines(f"<ul>{rows}</ul>") == [one.headline for n, one in enumerate(entries) if n not in (2, 6)]


@pytest.mark.parametrize("name", ["card after-ad", "no-ads", "has_ad", "card lead ad2x"])
def test_an_entry_beside_an_advertisement_is_none(name: str) -> None:
    entries = stories(9)
    rows = "".join(card(one, name if n in (2, 6) else "card") for n, one in enumerate(entries))
    assert headlines(f"<ul>{rows}</ul>") == [one.headline for one in entries]


@pytest.mark.parametrize("label", ["广告", "[推广]", "赞助内容", "Sponsored", "ADVERTISEMENT", "Anzeige", "広告"])
def test_an_entry_labelled_as_an_advertisement(label: str) -> None:
    entries = stories(8)
    rows = "".join(card(one, label=f"<div>{label}</div>" if n == 3 else "") for n, one in enumerate(entries))
    assert headlines(f"<ul>{rows}</ul>") == [one.headline for n, one in enumerate(entries) if n != 3]


@pytest.mark.parametrize(
    ("text", "url"),
    [
        ("Pagina successiva delle notizie", "/china/page/2/"),
        ("Entradas más antiguas del archivo", "/china/?paged=2"),
        ("Ältere Beiträge dieser Rubrik lesen", "/china/?page=2"),
        ("继续翻看更早以前的全部新闻报道", "/china/page/3"),
    ],
)
def test_a_further_page_of_the_list_is_no_entry(text: str, url: str) -> None:
    entries = stories(8)
    rows = "".join(card(one) for one in entries)
    html = f"<main><ul>{rows}</ul><div class=more><a href={url}>{text}</a></div></main>"
    assert headlines(html) == [one.headline for one in entries]


@pytest.mark.parametrize("slug", ["10-ways-to-cross-the-river", "a-day-in-the-old-harbour", "the-new-quay"])
def test_an_entry_like_the_others_whatever_its_address(slug: str) -> None:
    """Nine of ten have a number in their address; the tenth has a day and a teaser as they have."""
    entries = stories(10)
    odd = replace(entries[4], url=f"/china/{slug}/")
    rows = "".join(card(odd if n == 4 else one, label=f"<i>{one.day}</i>") for n, one in enumerate(entries))
    assert headlines(f"<ul>{rows}</ul>") == [one.headline for one in entries]


@pytest.mark.parametrize("channel", ["/culture/", "/c/culture.html", "http://paper.example/culture"])
@pytest.mark.parametrize("name", ["文化与艺术", "健康", "科学与环境"])
def test_the_name_of_a_part_over_its_first_story(channel: str, name: str) -> None:
    """``<h2>channel</h2>`` is the only heading of its part; the stories below it are the entries."""
    entries = stories(12)
    parts = "".join(
        f"<div class=part><h2><a href={channel}>{name}</a></h2><a href={one.url}><img src=1.jpg></a><a href={one.url}>{one.headline}</a>"
        f"<ul>{''.join(f'<li><a href={o.url}>{o.headline}</a></li>' for o in entries[n + 1 : n + 3])}</ul></div>"
        for n, one in enumerate(entries)
        if n % 3 == 0
    )
    assert headlines(f"<div class=all>{parts}</div>") == [one.headline for one in entries]


@pytest.mark.parametrize("slug", ["harbour-party", "fog", "fallas"])
@pytest.mark.parametrize(
    "tags", ["", "<a href=/tag/harbour-town/>harbour town</a> <a href=/tag/festivals/>all festivals</a>"]
)
def test_one_entry_whose_address_is_short_among_longer_ones(slug: str, tags: str) -> None:
    """Its links to channels stand between its headline and those of its neighbours."""
    entries = stories(9, path="/{slug}/")
    odd = replace(entries[5], url=f"/{slug}/")
    rows = "".join(
        f"<div class=pin><article><h3><a href={one.url}>{one.headline}</a></h3><div><span>{one.day}</span> {tags}</div><p>{one.teaser}</p></article></div>"
        for one in [*entries[:5], odd, *entries[6:]]
    )
    items = read(f"<div id=row>{rows}</div>")
    assert [item.headline for item in items] == [one.headline for one in entries]
    assert items[5].summary == entries[5].teaser


@pytest.mark.parametrize(
    "url", ["/members/98.html", "/profile/98", "/users/98/", "/blog.php?u=98", "/home.php?userid=98"]
)
def test_the_profile_of_an_author_is_no_entry(url: str) -> None:
    entries = stories(8)
    rows = "".join(
        card(one, label=f"<div class=by><a href={url}{n}>GassedUpHarbourMaster</a></div>")
        for n, one in enumerate(entries)
    )
    assert headlines(f"<ul>{rows}</ul>") == [one.headline for one in entries]


def test_a_long_list_beside_posts_with_teasers_is_not_the_main_one() -> None:
    posts, others = stories(8), stories(20, start=20)
    names = [f"{one.headline}：{one.teaser[:16]}" for one in posts]
    main = "".join(
        f"<article><h1><a href={one.url}>{name}</a></h1><time>{one.day}</time><p>{one.teaser * 3}</p></article>"
        for one, name in zip(posts, names, strict=True)
    )
    side = "".join(f"<p>・<a href={one.url}>{one.headline}，{one.teaser}</a></p>" for one in others)
    html = f"<div>{main}</div><div class=sidebar><div class=memo>{side}</div></div>"
    assert headlines(html) == names


@pytest.mark.parametrize("name", ["sidebar", "side-col", "right", "widget related"])
@pytest.mark.parametrize("count", [30, 80])
def test_a_longer_list_of_bare_headlines_in_a_second_column_is_not_the_main_one(name: str, count: int) -> None:
    """Most of the page's headlines are in it, yet its name counts where others have a day and a teaser each."""
    posts, others = stories(6), stories(count, start=20)
    side = "".join(f"<li><a href={one.url}>{one.headline}</a></li>" for one in others)
    html = f"<div>{''.join(map(card, posts))}</div><div class='{name}'><ul>{side}</ul></div>"
    assert headlines(html) == [one.headline for one in posts]


@pytest.mark.parametrize(
    "label", ["March 2016", "10 March 2016", "marzo de 2016", "Mars 2016 (12)", "十一月 2020", "März 2016"]
)
def test_the_archive_of_a_month_is_no_entry(label: str) -> None:
    posts = stories(5)
    rows = "".join(f"<li><a href=/2016/{n:02}/>{label}</a></li>" for n in range(1, 30))
    html = f"<div>{''.join(map(card, posts))}</div><div><ul>{rows}</ul></div>"
    assert headlines(html) == [one.headline for one in posts]


@pytest.mark.parametrize(
    "label", ["Privacy Policy", "Terms of Service", "Más información", "Contact us", "Siguiente", "Следующая"]
)
def test_what_a_site_says_of_itself_and_of_its_pages_is_no_entry(label: str) -> None:
    posts = stories(6)
    html = f"<div>{''.join(map(card, posts))}<div><a href=/p/1001.html>{label}</a><p>{posts[0].teaser}</p></div></div>"
    assert label not in headlines(html)


@pytest.mark.parametrize("url", ["/upload/user/1/{}.pdf", "/members/files/{}.docx", "/uploads/tags/{}.xls?v=2"])
def test_a_document_is_an_entry_whatever_its_folder(url: str) -> None:
    posts = [replace(one, url=url.format(1950 + n)) for n, one in enumerate(stories(8))]
    rows = "".join(f"<li><a href='{one.url}'>{one.headline}</a><i>{one.day}</i></li>" for one in posts)
    assert headlines(f"<ul>{rows}</ul>") == [one.headline for one in posts]


@pytest.mark.parametrize("count", ["110,193", "1,204", "2,110,193", "8.5万"])
def test_a_number_of_readers_in_the_link_is_no_part_of_the_headline(count: str) -> None:
    posts = stories(8)
    rows = "".join(
        f"<div class=v><a href={one.url}><span>{one.headline}</span> <span class=n>{count}</span></a></div>"
        for one in posts
    )
    assert headlines(f"<div>{rows}</div>") == [one.headline for one in posts]


@pytest.mark.parametrize("part", ["interactive/2025/old-town-map", "photo/2025/the-quay-in-winter"])
def test_a_story_with_a_year_alone_in_its_address_stays_on_a_front_page_of_dated_ones(part: str) -> None:
    parts = "".join(
        f"<section><h2>Part {n}</h2><div class=c{n}><ul>{''.join(f'<li><a href=http://paper.example/town/2025/12/{n}{i}/a-{n}{i}/>{one.headline}</a></li>' for i, one in enumerate(stories(6, start=n * 6)))}</ul></div></section>"
        for n in range(1, 6)
    )
    odd = stories(1, start=90)[0].headline
    html = parts.replace("</ul>", f"<li><a href=http://paper.example/{part}/>{odd}</a></li></ul>", 1)
    assert odd in headlines(html)
