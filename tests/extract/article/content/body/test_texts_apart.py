"""What stands beside or behind the text of a page in letters and is told apart from it by the boxes that hold both."""

from scraper.extract import parse
from tests.extract.lettered import HEADLINE, PARAGRAPHS, page_of, text_of

TEXT = "".join(f"<p>{line}</p>" for line in PARAGRAPHS)
OTHERS = "".join(
    f"<p>We mourn for number {count}, who {line.lower()} {line}</p>" for count, line in enumerate(PARAGRAPHS * 3)
)


def body_of(main: str, lang: str = "en", title: str = HEADLINE) -> str | None:
    return parse(f"<html lang='{lang}'><title>{title}</title><body>{main}</body></html>".encode()).body


def test_what_follows_a_text_in_the_frame_of_the_page_is_not_of_it() -> None:
    long = (*PARAGRAPHS, *(f"Nobody doubts it: {line.lower()}" for line in PARAGRAPHS))
    text = "".join(f"<p>{line}</p>" for line in long)
    links = "<a href=/a>A link to what else there is</a><br>" * 60
    main = f'<h1>{HEADLINE}</h1><div class="article-content">{text}</div>{links}<div class="mourners">{OTHERS}</div>'
    assert body_of(f'<div class="main-content">{main}</div>') == "\n".join(long)


def test_posts_are_text_whatever_their_subjects_are_called() -> None:
    post = f'<article class="post-7 hentry post_tags-newsletter column_tags-comment">{TEXT}</article>'
    assert body_of(f"<div><h1>{HEADLINE}</h1></div><div>{post}</div>") == "\n".join(PARAGRAPHS)


def test_an_agencys_latest_beside_an_article_is_not_of_it() -> None:
    beside = f"<aside><div class='latest'>{OTHERS * 3}</div></aside>"
    assert body_of(f"<main><article><h1>{HEADLINE}</h1>{TEXT}</article>{beside}</main>") == "\n".join(PARAGRAPHS)


def test_boxes_of_walls_and_relations_are_left_out() -> None:
    wall = '<div class="article-lockedbox"><p>Subscribers read this, and everything else, for a small sum.</p></div>'
    relation = '<div class="relation-box"><h2>Other news</h2><p>A few months ago the bridge was painted.</p></div>'
    assert text_of(page_of(within=relation, last=wall)) == ()


def test_a_wall_in_danish_ends_the_text() -> None:
    wall = "<h2>Få fuld adgang og læs resten af artiklen</h2><p>For at læse den skal du have et abonnement.</p>"
    assert text_of(page_of(last=wall, lang="da")) == ()


def test_a_second_heading_with_a_kicker_is_no_line_of_the_text() -> None:
    assert text_of(page_of(f"<h1>FERRIES {HEADLINE}</h1>")) == ()


def test_links_to_more_between_the_paragraphs_make_no_list_of_an_article() -> None:
    more = '<p>Lea también: <a href="/n/2">El puente se cierra al tráfico durante todo el verano</a></p>'
    text = "".join(f"<p>{line}</p>{more}<p>{line[:200]}</p>" for line in PARAGRAPHS)
    page = parse(f"<html lang='es'><body><h1>{HEADLINE}</h1><div class='body'>{text}</div></body></html>".encode())
    assert page.kind == "article"


def test_the_only_first_heading_is_the_headline_in_a_box_of_any_name() -> None:
    heading = f'<div class="title-meta-wrap form"><h1>{HEADLINE}</h1></div>'
    assert page_of(heading=heading, title="Ferries, boats and bridges").headline == HEADLINE


def test_a_title_without_the_label_before_it_cuts_no_heading() -> None:
    heading = "Eine Frage der Zeit: Die alte Fähre bleibt über den Winter"
    assert page_of(heading=f"<h1>{heading}</h1>", title="die alte Fähre bleibt über den Winter").headline == heading


def test_the_months_of_two_calendars() -> None:
    assert (page_of("<p>الجمعة 24 نيسان / أبريل 2020 09:22</p>", lang="ar").published or "")[:10] == "2020-04-24"
