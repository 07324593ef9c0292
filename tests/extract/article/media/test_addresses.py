"""The largest address of a picture, as pages that load theirs late write it."""

from __future__ import annotations

import pytest

from scraper.extract.article.media import addresses
from scraper.extract.document import Document

URL = "https://news.example.cn/2026/c1.html"


@pytest.mark.parametrize(
    ("markup", "address"),
    [
        ('<img src="a.jpg">', "https://news.example.cn/2026/a.jpg"),
        ('<img src="//img.example.cn/a.jpg#x">', "https://img.example.cn/a.jpg"),
        ('<img src="/blank.gif" data-original="/b.jpg">', "https://news.example.cn/b.jpg"),
        ('<img src="data:image/gif;base64,R0" data-src="/b.jpg">', "https://news.example.cn/b.jpg"),
        ('<img src="/s.jpg" srcset="/s.jpg 300w, /l.jpg 1200w, /m.jpg 600w">', "https://news.example.cn/l.jpg"),
        ('<img src="/s.jpg" srcset="/s.jpg, /l.jpg 2x">', "https://news.example.cn/l.jpg"),
        (
            '<picture><source srcset="/l.webp 900w"><source srcset="/m.webp 400w"><img src="/s.jpg"></picture>',
            "https://news.example.cn/l.webp",
        ),
        ('<picture><source data-srcset="/l.webp"><img src="/s.jpg"></picture>', "https://news.example.cn/s.jpg"),
        ('<img src="/s/loading.gif" real_src="/b.jpg">', "https://news.example.cn/b.jpg"),
        ('<img src="/s/grey.gif" lay-src="//img.example.cn/b">', "https://img.example.cn/b"),
        ('<img data-lazyload-src="/b.png?w=600">', "https://news.example.cn/b.png?w=600"),
        (
            '<img src="data:image/gif;base64,R0" data-url-pc="b.webp" alt="c.jpg">',
            "https://news.example.cn/2026/b.webp",
        ),
        ('<img src="/s/loading.gif" data-id="12" onerror="/c.jpg">', "https://news.example.cn/s/loading.gif"),
        ('<img src="/b.jpg" data-thumb="/c.jpg">', "https://news.example.cn/b.jpg"),
        (
            '<img src="/a.jpg?Expires=1&ssig=x%2Bz&utm_source=q">',
            "https://news.example.cn/a.jpg?Expires=1&ssig=x%2Bz&utm_source=q",
        ),
        ('<img src="javascript:alert(1).jpg">', None),
        ('<img src="data:image/png;base64,AA/B.">', None),
        ("<img>", None),
        (f'<img src="/{"a" * 3000}.jpg">', None),
    ],
)
def test_the_address_of_an_image(markup: str, address: str | None) -> None:
    doc = Document(f"<body>{markup}", URL)
    node = doc.tree.css_first("img")
    assert node is not None
    assert addresses.of_image(doc, node, node.attributes) == address


def test_an_address_stays_as_written_where_that_of_the_page_is_unknown() -> None:
    assert addresses.absolute(Document("<p>"), "/pic/a.jpg") == "/pic/a.jpg"
    assert addresses.absolute(Document("<p>", "file:///home/a/1.html"), "1_files/a.jpg") == "1_files/a.jpg"
    assert addresses.absolute(Document("<p>"), "ftp://example.cn/a.jpg") is None
