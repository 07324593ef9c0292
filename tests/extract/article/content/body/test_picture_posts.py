"""Posts of pictures, whose words stand in the page's data only."""

from __future__ import annotations

import json

from scraper.extract.article.content.body import picture_posts
from scraper.extract.document import Document

NOTES = [
    "灯会的第一盏灯挂在老街的东头，街坊们从中午就开始等。",
    "手艺人在竹架上糊纸，一盏大灯要做整整三天。",
    "入夜以后，孩子们提着小灯沿河走了一圈。",
]


def page(rows: list[dict[str, str]]) -> Document:
    data = json.dumps({"photoList": rows}, ensure_ascii=False)
    return Document(f"<title>老街的灯会</title><script>window.__DATA__ = {data};</script>")


def test_the_captions_of_a_gallery_are_its_text() -> None:
    rows = [{"big_img": f"//img.example.cn/{n}.jpg", "note": note} for n, note in enumerate(NOTES)]
    assert picture_posts.text(page(rows)) == ("\n".join(NOTES), "script: photoList")


def test_rows_with_headlines_of_their_own_are_no_captions() -> None:
    rows = [{"img": f"//img.example.cn/{n}.jpg", "note": note, "title": f"另一篇之{n}"} for n, note in enumerate(NOTES)]
    assert picture_posts.text(page(rows)) is None


def test_entries_that_lead_to_pages_are_no_captions() -> None:
    rows = [{"img": f"/{n}.jpg", "desc": note, "url": f"/2026/c{n}.html"} for n, note in enumerate(NOTES)]
    assert picture_posts.text(page(rows)) is None
