"""Which run of prose on a page in letters is the article's text, and what else stands in its box."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from tests.extract.lettered import HEADLINE, PARAGRAPHS, page_of, text_of

READERS = "".join(
    f"<li><p>My grandfather rowed that boat in the year of the flood, and he would have liked the vote {n}.</p></li>"
    for n in range(40)
)


def body_of(markup: str) -> str:
    page = f'<!DOCTYPE html><html lang="en"><head><title>{HEADLINE}</title></head><body>{markup}</body></html>'
    return parse(page.encode()).body or ""


@pytest.mark.parametrize(
    "names",
    [
        "post type-post category-inland tag-newsletter tag-rating",
        "post has-sidebar-right",
        "layout sidebar-1 no-rail",
        "news subjective commentary page",
        "block-86ad7c4caf9d",
        "cmp-container",
    ],
)
def test_the_box_around_headline_and_text_under_many_readers(names: str) -> None:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    box = f'<div class="{names}"><h1>{HEADLINE}</h1><div class="c2">{text}</div></div>'
    assert body_of(f"{box}<ol class='commentlist'>{READERS}</ol>") == "\n".join(PARAGRAPHS)


@pytest.mark.parametrize("names", ["topic1 skip-item", "cmp-text", "block-86ad7c4caf9d", "category-social"])
def test_sections_by_themselves_whatever_their_names_hold(names: str) -> None:
    text = "".join(f'<div class="{names}"><p>{paragraph}</p></div>' for paragraph in PARAGRAPHS)
    assert body_of(f"<h1>{HEADLINE}</h1>{text}") == "\n".join(PARAGRAPHS)


@pytest.mark.parametrize("name", ["how-popular-is-the-ferry", "toc-heading-2", "the-social-side", "why-share-a-boat"])
def test_headings_named_after_what_they_say(name: str) -> None:
    assert text_of(page_of(within=f'<h2 id="{name}">What the ferry costs</h2>')) == ("What the ferry costs",)


@pytest.mark.parametrize(
    "below",
    [
        "<div class='box9'><p>We and selected partners store and read information on your device to show you what may "
        "be of interest, to measure how it is seen, and to learn who looks at it. You can object at any time.</p>"
        "<p>Here you see an overview of all that is stored. You can agree to whole groups or look at each of them and "
        "choose, and you can change what you chose whenever you like at the foot of every page of the site.</p></div>",
        "<form><p>Receive the letter of the association. At most two or three times a month it tells of what is on, of "
        "meetings in your town and of what was decided.</p><p>By filling in this form you are entered in our list. You "
        "can be taken off it at any time by a link at the end of each letter, and nobody sees your address.</p></form>",
    ],
)
@pytest.mark.parametrize("name", ["entry-content", "article-body", "c3"])
def test_a_short_text_before_longer_ones_of_the_site(name: str, below: str) -> None:
    text = f"<p>{PARAGRAPHS[1]}</p><p>{PARAGRAPHS[0]}</p>"
    menu = "".join(f'<p><a href="/{n}">Channel number {n} of the site</a></p>' for n in range(20))
    page = f'<main><h1>{HEADLINE}</h1><div class="{name}">{text}</div></main>{menu}{below}'
    assert body_of(page) == f"{PARAGRAPHS[1]}\n{PARAGRAPHS[0]}"


LINES = ("3 May – Northgate, Market Hall", "4 May – Southgate, The Barn", "7 May – Millbridge, Old Church")


@pytest.mark.parametrize("markup", ["<p>{}</p>", "<ul><li>{}</li></ul>", "<h4>{}</h4><p>Tickets: 4</p>"])
def test_short_lines_that_close_the_text(markup: str) -> None:
    assert set(LINES) <= set(text_of(page_of(last="".join(markup.format(line) for line in LINES))))


def test_short_lines_that_open_the_text() -> None:
    text = "".join(f"<p>{line}</p>" for line in (*LINES, *PARAGRAPHS))
    assert body_of(f"<h1>{HEADLINE}</h1><div>{text}</div>").split("\n")[:3] == list(LINES)


@pytest.mark.parametrize("signature", ["Mara Ellison", "By Mara Ellison", "Nguyễn Lan Anh", "도하윤 기자"])
def test_who_signs_below_the_text_is_no_part_of_it(signature: str) -> None:
    assert text_of(page_of(last=f"<p>{signature}</p>")) == ()


@pytest.mark.parametrize("name", ["author", "autor", "article-end author", "firma"])
@pytest.mark.parametrize(
    "signature", ["Mara Ellison, Lantern Staff Writer", "redazione", "Mara Ellison / Harbor Lantern"]
)
def test_what_an_element_holds_that_is_named_for_the_author(name: str, signature: str) -> None:
    assert text_of(page_of(last=f'<p class="{name}">{signature}</p>')) == ()


@pytest.mark.parametrize(
    "line",
    [
        "Photos by the author",
        "Fotos: der Autor",
        "Фото автора",
        "Fotos del autor",
        "Photos de l’auteur",
        "Ảnh: Tác giả",
    ],
)
@pytest.mark.parametrize("markup", ["<p><b>Mara Ellison</b></p><p>{}</p>", "<p><b>Mara Ellison</b><br>{}</p>"])
def test_whose_the_pictures_are_below_who_signs(line: str, markup: str) -> None:
    assert text_of(page_of(last=markup.format(line), lang="ru")) == ()


@pytest.mark.parametrize("name", ["opopinie", "legal9", "formagree"])
def test_a_short_text_close_below_its_headline_over_a_longer_one(name: str) -> None:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    links = "".join(f'<li><a href="/{n}">Another story of the day, number {n}</a></li>' for n in range(60))
    far = "".join(f"<p>{paragraph} So says somebody else at length, and goes on.</p>" for paragraph in PARAGRAPHS * 2)
    page = f"<h1>{HEADLINE}</h1><div class='c2'>{text}</div><ul>{links}</ul><div class='{name}'>{far}</div>"
    assert body_of(page) == "\n".join(PARAGRAPHS)


@pytest.mark.parametrize("name", ["articleBody", "entry-content", "post-text"])
@pytest.mark.parametrize("tag", ["p", "li", "div"])
def test_a_text_without_paragraphs(name: str, tag: str) -> None:
    lines = [f"{day} March: from the {bank} bank at seven" for day in range(1, 9) for bank in ("north", "south")]
    rows = "".join(f"<{tag}>{line}</{tag}>" for line in lines)
    menu = "".join(f'<li><a href="/{n}">Section number {n}</a></li>' for n in range(30))
    notice = "<p>Comments that nobody can read or that insult others are not approved by the moderators here.</p>"
    page = f'<ul>{menu}</ul><div class="{name}"><h1>{HEADLINE}</h1>{rows}</div><div class="c1">{notice}</div>'
    assert body_of(page) == "\n".join(lines)


@pytest.mark.parametrize(
    "rows",
    [
        "<ul>{}</ul>".format(
            "".join(f'<li><a href="/{n}">Another story of the day, number {n}</a></li>' for n in "abc")
        ),
        "".join(f'<tr><td><a href="/{n}">Another story of the day, number {n}</a></td></tr>' for n in "abcd"),
    ],
)
def test_other_headlines_in_the_table_that_a_page_is_laid_out_by(rows: str) -> None:
    rows = rows if rows.startswith("<tr>") else f"<tr><td>{rows}</td></tr>"
    text = f"<tr><td>{HEADLINE}</td></tr><tr><td>{'<br><br>'.join(PARAGRAPHS)}</td></tr>"
    assert body_of(f"<div><table>{text}{rows}<tr><td>The inland towns</td></tr></table></div>") == "\n".join(PARAGRAPHS)


@pytest.mark.parametrize("name", ["c-article__body", "b-entry__content", "post__text"])
def test_sections_within_a_box_named_by_block_and_element(name: str) -> None:
    links = "<ul>{}</ul>".format("".join(f'<li><a href="/{n}">A guide to it, {n}</a></li>' for n in "abcdef"))
    first = "".join(f"<div class='s1'><p>{text} And so on, {n}.</p></div>" for n in range(3) for text in PARAGRAPHS)
    last = "".join(f"<p>{text}</p>" for text in PARAGRAPHS)
    assert body_of(f"<h1>{HEADLINE}</h1><div class='{name}'>{first}{links}{last}</div>").endswith(PARAGRAPHS[-1])
