"""Captions by their place: below, in a figure, above, in the place of the image."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from tests.extract.article.media.test_media import FIRST, SECOND, THIRD, URL


def captions(markup: str) -> list[str | None]:
    text = f"<div class=article><p>{FIRST}</p>{markup}<p>{SECOND}</p><p>{THIRD}</p></div>"
    page = f"<title>老街排水改造完工</title><h1>老街排水改造完工</h1>{text}"
    return [image.caption for image in parse(page.encode(), URL).images]


@pytest.mark.parametrize(
    ("markup", "caption"),
    [
        ('<p><img src="/1.jpg"></p><p>图为施工现场。</p>', "图为施工现场。"),
        ('<p><img src="/1.jpg"></p><p>▲ 施工现场</p>', "施工现场"),
        ('<p><img src="/1.jpg"></p><p style="text-align:center">施工现场</p>', "施工现场"),
        ('<p><img src="/1.jpg"></p><p><span style="color:#888888">施工的现场</span></p>', "施工的现场"),
        ('<figure><img src="/1.jpg"><figcaption>施工现场</figcaption></figure>', "施工现场"),
        ('<p><img src="/1.jpg" alt="工人在老街上铺设新的排水管道。"></p>', "工人在老街上铺设新的排水管道。"),
        ('<p><img src="/1.jpg" alt="老街排水改造完工"></p>', None),
        ('<p><img src="/1.jpg" alt="IMG_20260131.jpg"></p>', None),
        ('<p><img src="/1.jpg"></p>', None),
    ],
)
def test_the_caption_of_a_picture(markup: str, caption: str | None) -> None:
    assert captions(markup) == [caption]


def test_of_pictures_in_a_row_the_last_has_what_is_below_them() -> None:
    row = '<p><img src="/1.jpg"></p><p><img src="/2.jpg"></p><p style="text-align:center">施工现场</p>'
    assert captions(row) == [None, "施工现场"]


def test_a_line_that_points_down_belongs_to_the_picture_below_it() -> None:
    assert captions('<p><img src="/1.jpg"></p><p>▼施工现场</p><p><img src="/2.jpg"></p>') == [None, "施工现场"]


def test_words_that_stand_in_the_place_of_every_image_are_no_caption() -> None:
    image = '<p><img src="/{}.jpg" alt="城东日报记者带你看施工，精彩在这里"></p>'
    assert captions(image.format(1) + f"<p>{THIRD}</p>" + image.format(2)) == [None, None]
