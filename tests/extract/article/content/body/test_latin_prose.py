"""The text of a page in letters, found among its lines."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from tests.extract.lettered import HEADLINE, PARAGRAPHS, page_of, text_of

DECK = "Residents of both banks had signed a petition."


@pytest.mark.parametrize(
    ("lang", "words"),
    [
        ("fa", "این برنامه را در زمستان هم ادامه می‌دهند و هیچ‌کس مخالف نیست."),
        ("hi", "शक्\u200dति और क्\u200cष दोनों लिखे जाते हैं, ऐसा नगर परिषद ने कहा।"),
    ],
)
def test_joiners_stay_where_a_script_spells_with_them(lang: str, words: str) -> None:
    assert words in (page_of(within=f"<p>{words}</p>", lang=lang).body or "")


def test_joiners_go_elsewhere() -> None:
    line = "The council\u200c’s vo\u200dte on the ferry was a narrow one, by nine to eight, in the end."
    assert text_of(page_of(within=f"<p>{line}</p>")) == (line.replace("\u200c", "").replace("\u200d", ""),)


BOXES = (
    "<h4>Related</h4><div class='card'><a href='/9'>The bridge of discord</a><p>A year of works upset the shops on the "
    "north bank, whose owners want the council to pay.</p></div>",
    "<p>DON'T MISS</p><div><a href='/8'>The bridge of discord</a></div><div><a href='/7'>The lock keeper</a></div>",
    "<h3>Leggi anche</h3><ul><li><a href='/9'>Il ponte della discordia</a></li><li><a href='/7'>La torre</a></li></ul>",
    "<div>Lesen Sie auch</div><div class='c7'><b>Brücke</b><a href='/9'>Streit um die Brücke</a></div>",
)


def test_a_script_without_spaces_between_words() -> None:
    text = (
        "สภาเทศบาลมีมติเมื่อค่ำวันอังคารให้เรือข้ามฟากเก่าวิ่งต่อไปตลอดฤดูหนาวหลังจากชาวบ้านทั้งสองฝั่งลงชื่อคัดค้าน",
        "เรือลำนี้เชื่อมสองฝั่งมาตั้งแต่ปีสองพันห้าร้อยสิบเจ็ดและรับส่งนักเรียนกับพ่อค้าแม่ค้าทุกวันโดยไม่เคยหยุดเลยสักวัน",
        "ค่าใช้จ่ายของเรือตกปีละราวเก้าแสนบาทซึ่งจังหวัดช่วยออกหนึ่งในสามแต่ต้องทำสัญญาใหม่ก่อนฤดูร้อนจะมาถึงในปีหน้า",
    )
    markup = "".join(f"<p>{paragraph}</p>" for paragraph in text)
    title = "เรือข้ามฟากเก่า"
    page = f"<html lang='th'><head><title>{title}</title></head><body><h1>{title}</h1><div>{markup}</div></body></html>"
    assert parse(page.encode()).body == "\n".join(text)


def test_the_text_below_many_other_headlines() -> None:
    ticker = "".join(
        f"<li><a href='/{n}'>The county library opens on Sundays</a> from April, after a trial drew more visitors than "
        f"any other day of the week, as the county said on day {n}.</li>"
        for n in range(12)
    )
    page = page_of(heading=f"<ul>{ticker}</ul><h2>{HEADLINE}</h2>")
    assert text_of(page) == ()
    assert page.headline == HEADLINE


@pytest.mark.parametrize("heading", ["6 Comments", "Kommentare (12)", "Comentarios", "Komentarze", "댓글 3"])
def test_what_readers_say_is_no_text_however_long(heading: str) -> None:
    words = "I have used this boat for forty years and it has never once been late, which no bus can say of itself."
    comments = "".join(f"<div><b>Geoff A.</b><p>{number}: {words}</p></div>" for number in range(9))
    assert text_of(page_of(tail=f"<div><h3>{heading}</h3>{comments}</div>")) == ()


def test_a_heading_among_the_paragraphs_that_only_speaks_of_comments() -> None:
    assert text_of(page_of(within="<h3>Comments of the mayor</h3>")) == ("Comments of the mayor",)


def test_words_for_screen_readers_are_no_part_of_the_text() -> None:
    paragraph = "<p>The ferry will run again on Monday, <a href='/3'>as the council said<span class='visually-hidden'> "
    paragraph += (
        "(opens in a new tab)</span></a>, and tickets bought for the cancelled trips stay valid all summer.</p>"
    )
    text = "The ferry will run again on Monday, as the council said, and tickets bought for the cancelled trips stay "
    assert text_of(page_of(within=paragraph)) == (text + "valid all summer.",)


def test_a_post_of_others_that_the_text_shows() -> None:
    post = "The boat was full again this morning, and the captain sang all the way over to the south bank."
    box = f'<div class="social-media-embed"><blockquote><p>{post}</p></blockquote></div>'
    assert text_of(page_of(within=box)) == (post,)
    assert text_of(page_of(within=box.replace("social-media-embed", "social-media-bar"))) == ()


def test_a_first_paragraph_in_a_box_of_the_same_name() -> None:
    words = "The new library opened its doors on day {}, and readers queued along the river before it was filled."
    first, *others = [f"<p>{words.format(day)}</p>" for day in ("one", "two", "three", "four", "five")]
    html = (
        "<html lang=en><title>Library Opens Along the River</title><article><h1>Library Opens Along the River</h1>"
        f"<div class='story-body'>{first}</div><div class='newsletter'><p>Sign up for our newsletter</p></div>"
        f"<div class='story-body'>{''.join(others)}</div></article>"
    )
    assert parse(html.encode()).body.count("\n") == len(others)


MORE = tuple(
    f"On day {n} of the hearing the region said again that a third of the costs was all that it could pay, "
    "and the town's treasurer answered that a bridge would cost it twenty times as much."
    for n in range(6)
)


@pytest.mark.parametrize(
    "markup",
    [
        "".join(f"<p class='paywall'>{text}</p>" for text in MORE),
        "".join(f"<div class='text paywall__item'><p>{text}</p></div>" for text in MORE),
        "".join(f"<section class='sidebar-grid'><p>{text}</p></section>" for text in MORE),
    ],
)
def test_paragraphs_named_as_something_else_that_are_most_of_the_page(markup: str) -> None:
    page = page_of(last=markup)
    assert text_of(page) == MORE


def test_comments_named_alike_are_no_text() -> None:
    markup = "".join(f"<div class='comment'><p>{text}</p></div>" for text in MORE)
    assert text_of(page_of(tail=markup)) == ()


@pytest.mark.parametrize(
    "caption",
    [
        "<div class='mediainfo'><p class='infotext'>The ferry at the quay of the north bank in May</p></div>",
        "<div class='picbox full'><img src='/b.jpg'><p>The ferry at the north bank, 24 April 2023</p></div>",
        "<div class='bildunterschrift'>The ferry at the quay of the north bank in May</div>",
        "<p class='pie-foto'>The ferry at the quay of the north bank in May</p>",
        "<div class='image-text'>The ferry at the quay of the north bank in May</div>",
    ],
)
def test_a_caption_by_the_name_of_its_box(caption: str) -> None:
    assert text_of(page_of(within=caption)) == ()


@pytest.mark.parametrize(
    "frame",
    [
        '<div class="dialog-off-canvas-main-canvas" data-off-canvas-main-canvas>{}</div>',
        '<div class="node node--type-article node--promoted node--view-mode-full">{}</div>',
        '<div class="node node-story node-promoted clearfix">{}</div>',
    ],
)
def test_names_of_drupal_around_a_short_text_beside_long_small_print(frame: str) -> None:
    text = f"<p>{PARAGRAPHS[0]}</p><p>{PARAGRAPHS[1]}</p>"
    consent = "".join(f"<p>{place}: {words}</p>" for place, words in enumerate(MORE * 3))
    article = frame.format(f"<div><h1>{HEADLINE}</h1>{text}</div>")
    html = f"<html lang='en'><title>{HEADLINE}</title><body>{article}<div class='cookie-list'>{consent}</div></body>"
    assert parse(html.encode()).body == "\n".join(PARAGRAPHS[:2])


FAILURES = (
    "Strict Standards: Declaration of Walker_Page::start_lvl() should be compatible with Walker::start_lvl() in "
    "/www/htdocs/shore/wp-includes/classes.php on line 594",
    "Warning: Creating default object from empty value in /home/shore/public_html/wp-content/theme/functions.php on "
    "line 12",
    "Deprecated: Assigning the return value of new by reference is deprecated in /srv/www/wp-settings.php on line 472",
)


@pytest.mark.parametrize("place", ["over the page", "over the text", "among the paragraphs"])
def test_what_a_program_says_of_its_faults(place: str) -> None:
    failures = "".join(f"<br><b>{words.split(':')[0]}</b>:{words.split(':', 1)[1]}<br>" for words in FAILURES * 4)
    if place == "over the page":
        page = page_of(heading=f"<div>{failures}</div><h2>{HEADLINE}</h2>")
    else:
        page = page_of(head=failures) if place == "over the text" else page_of(within=failures)
    assert text_of(page) == ()


def test_a_warning_of_the_trains_stays() -> None:
    words = "Warning: passengers should expect delays of up to half an hour on line 3"
    assert text_of(page_of(within=f"<p>{words}</p>")) == (words,)


@pytest.mark.parametrize("inner", ["", ' style="display:none"'])
@pytest.mark.parametrize("outer", ['style="display:none"', "hidden", 'style="display: none;" class="page"'])
def test_a_page_that_a_script_shows(outer: str, inner: str) -> None:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in PARAGRAPHS)
    box = f"<div{inner}><p>The menu of the day is fish, says the keeper, who has been there since May.</p></div>"
    page = f"<title>{HEADLINE}</title><body><div {outer}><h1>{HEADLINE}</h1><div><div>{text}</div></div></div>{box}"
    assert (parse(page.encode()).body or "").split("\n")[: len(PARAGRAPHS)] == list(PARAGRAPHS)
