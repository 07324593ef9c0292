"""The PDF or the picture of a layout page."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from scraper.models import Hints
from tests.epaper_systems import SYSTEMS
from tests.extract.paper.test_layout_page import layout

FILES = {
    "nbs": "/ltrb/images/2026-11/28/01/01.pdf",
    "nbs-map": "/ltrb/images/2026-11/28/01/01.pdf",
    "pc": "/attachement/202611/28/01.pdf",
}


@pytest.mark.parametrize("name", FILES)
def test_a_layout_page_has_its_own_pdf(name: str) -> None:
    (system,) = (one for one in SYSTEMS if one.name == name)
    _, page = layout(system)
    assert page.layouts[0].file is not None
    assert page.layouts[0].file.endswith(FILES[name])


def page_of(more: str) -> tuple[str | None, ...]:
    entries = "".join(f'<li><a href="nw_{n}.htm">江畔菜场改造工程第{n}期今天完工</a></li>' for n in range(1, 5))
    html = (
        f'<title>澜汀日报</title><div>第01版：要闻</div><div><a href="node_02.htm">第02版：经济</a></div>'
        f'<div><a href="node_03.htm">第03版：文化</a></div><ul>{entries}</ul>{more}'
    )
    url = "https://paper.example.cn/html/2026-11/28/node_01.htm"
    return tuple(layout.file for layout in parse(html.encode(), url, Hints(kind="list")).layouts)


def test_without_a_pdf_it_is_the_picture_of_the_map() -> None:
    areas = "".join(f'<area shape="rect" coords="0,0,9,{n}" href="nw_{n}.htm">' for n in range(1, 5))
    picture = f'<img src="b.gif"><img usemap="#m" data-src="/pic/01.jpg" src="blank.gif"><map name="m">{areas}</map>'
    assert page_of(picture)[0] == "https://paper.example.cn/pic/01.jpg"


def test_every_layout_of_a_directory_has_the_pdf_beside_its_label() -> None:
    listed = "".join(f'<p>第0{n}版 <a href="/pdf/{n}.PDF?v=1">[PDF]</a></p>' for n in (1, 2, 3))
    files = page_of(listed)
    assert files[0] == "https://paper.example.cn/pdf/1.PDF?v=1"
    assert files[1] == "https://paper.example.cn/pdf/2.PDF?v=1"


def test_a_page_with_several_pdfs_without_labels_has_none() -> None:
    assert set(page_of('<a href="/a.pdf">广告价目</a><a href="/b.pdf">投稿须知</a>')) == {None}
    assert page_of('<a href="/01.pdf">PDF下载</a>')[0] == "https://paper.example.cn/01.pdf"
