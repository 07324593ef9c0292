"""Pagers in, the address of the next page out."""

from __future__ import annotations

import pytest

from scraper.extract.document import Document
from scraper.extract.page.next_page import next_url

HERE = "http://paper.example/china/index.html"


@pytest.mark.parametrize(
    ("pager", "address"),
    [
        ("<a href='index_2.html'>下一页</a>", "/china/index_2.html"),
        ("<a href='index_2.html'>下一頁</a>", "/china/index_2.html"),
        ("<a href='?page=2'>[下页]</a>", "/china/index.html?page=2"),
        ("<a href='2.shtml'>后一页</a>", "/china/2.shtml"),
        ("<a href='/china/2/'>下一页 ›</a>", "/china/2/"),
        ("<a href='/page/2/'>Next Page »</a>", "/page/2/"),
        ("<div class='pagination'><a href='p0.html'>‹</a><b>1</b><a href='p2.html'>›</a></div>", "/china/p2.html"),
        ("<div class='page'><span>1</span><a href='p2.html'>2</a><a href='p3.html'>3</a></div>", "/china/p2.html"),
        ("<div class='fenye'><a href='p1.html'>[1]</a> 2 <a href='p3.html'>[3]</a></div>", "/china/p3.html"),
        ("<a href='?page=2'>次のページ</a>", "/china/index.html?page=2"),
        ("<ul class='pager'><li><a href='/p/2'>Siguiente</a></li></ul>", "/p/2"),
        ("<div class='pages'><a href='/p/2'>Próximo ›</a></div>", "/p/2"),
        ("<ul class='pagination'><li><a href='/p/2'>Следующая</a></li></ul>", "/p/2"),
        ("<ul><li class='paginav-next'><a href='/p/2'>»</a></li></ul>", "/p/2"),
        ("<script>createPageHTML(12, 0, 'index', 'shtml');</script>", "/china/index_1.shtml"),
        ("<script>createPageHTML('page_div',67, 1, 'home','htm',1000);</script>", "/china/home_2.htm"),
    ],
)
def test_the_next_page_is_found(pager: str, address: str) -> None:
    assert next_url(Document(f"<body><p>正文</p>{pager}</body>", HERE)) == f"http://paper.example{address}"


@pytest.mark.parametrize(
    "pager",
    [
        "",
        "<a href='/a/2.html'>下一篇</a>",  # another article
        "<a href='/a/2.html'>下一条：青溪镇启动旧城改造</a>",
        "<p><a href='/a/2.html'>Weiter</a></p>",  # to the rest of an article
        "<a href='javascript:next()'>下一页</a>",
        "<a href='#'>下一页</a>",
        "<a href='index.html'>下一页</a>",  # itself, on the last page
        "<a href='/more/'>&gt;</a>",  # an arrow outside of a pager
        "<div class='page'><a href='p1.html'>1</a><a href='p2.html'>2</a><span>3</span></div>",  # the last one
        "<script>createPageHTML(12, 11, 'index', 'shtml');</script>",
    ],
)
def test_what_does_not_lead_on_is_not_taken(pager: str) -> None:
    assert next_url(Document(f"<body><p>正文</p>{pager}</body>", HERE)) is None


def test_what_the_head_says_comes_first() -> None:
    html = "<head><link rel='next' href='/china/2'></head><body><a href='index_2.html'>下一页</a>"
    assert next_url(Document(html, HERE)) == "http://paper.example/china/2"


def test_a_relative_link_of_a_page_without_address_leads_nowhere() -> None:
    assert next_url(Document("<a href='index_2.html'>下一页</a>")) is None
