"""Pictures that a page sets as backgrounds, in the figures of a text alone."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from tests.extract.article.media.test_media import FIRST, SECOND, URL


def shown(markup: str) -> list[tuple[str, str | None, int]]:
    text = f"<div class=article><p>{FIRST}</p>{markup}<p>{SECOND}</p></div>"
    page = parse(f"<title>老街排水改造完工</title><h1>老街排水改造完工</h1>{text}".encode(), URL)
    return [(one.url.rsplit("/", 1)[-1], one.caption, one.after) for one in page.images]


@pytest.mark.parametrize(
    ("markup", "pictures"),
    [
        (
            "<figure><div style=\"background-image: url('/p/a.jpg')\"></div><figcaption>施工现场</figcaption></figure>",
            [("a.jpg", "施工现场", 1)],
        ),
        (
            "<div class='photo'><div style='background:#eee url(/p/a.jpg) center/cover'></div><p>施工现场</p></div>",
            [("a.jpg", None, 1)],
        ),
        (
            "<div class='photo'><div style='background:url(/p/a.jpg)'></div><p class='photo-text'>施工现场</p></div>"
            "<p><img src='/p/b.jpg'></p>",
            [("a.jpg", "施工现场", 1), ("b.jpg", None, 1)],
        ),
        ("<div style='background-image:url(/p/a.jpg)'></div>", []),  # an ornament between two paragraphs
        ("<div class='photo' style='background:url(/p/a.jpg)'>施工现场的近况</div>", []),  # below a text
        ("<figure><div style='background: #eee'></div></figure>", []),
        ("<figure><div style='background:url(data:image/png;base64,R0)'></div></figure>", []),
        ("<figure><div style='background:url(/static/icon/qrcode.png)'></div></figure>", []),
    ],
)
def test_backgrounds_of_figures_are_pictures(markup: str, pictures: list[tuple[str, str | None, int]]) -> None:
    assert shown(markup) == pictures
