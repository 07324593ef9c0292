"""The pictures of galleries, as the scripts of their pages hold them."""

from __future__ import annotations

import json

from scraper.extract.article.media import galleries
from scraper.extract.document import Document
from scraper.models import Image

URL = "https://news.example.cn/photo/1.html"


def page(data: object, name: str = "window.__DATA__") -> Document:
    return Document(f"<title>老街的灯会</title><script>{name} = {json.dumps(data, ensure_ascii=False)};</script>", URL)


def test_the_slides_of_a_gallery_are_its_pictures() -> None:
    slides = [{"img": f"//img.example.cn/{n}.jpg", "note": f"<b>灯会</b>的第{n}盏灯。王小明 摄"} for n in (1, 2, 3)]
    data = {"info": {"title": "老街的灯会" * 30}, "picList": slides}
    assert galleries.find(page(data), 0) == tuple(
        Image(f"https://img.example.cn/{n}.jpg", f"灯会的第{n}盏灯。", "王小明") for n in (1, 2, 3)
    )


def test_a_list_of_articles_with_thumbnails_is_no_gallery() -> None:
    entries = [{"img": f"//img.example.cn/{n}.jpg", "title": "另一篇", "url": f"/2026/c{n}.html"} for n in range(9)]
    assert galleries.find(page({"title": "老街的灯会" * 30, "imgList": entries}), 0) == ()


def test_a_long_text_has_no_gallery() -> None:
    slides = [{"img": f"//img.example.cn/{n}.jpg", "note": f"第{n}盏灯"} for n in (1, 2, 3)]
    assert galleries.find(page({"title": "老街的灯会" * 30, "picList": slides}), galleries.FEW + 1) == ()


def test_a_post_of_pictures_names_them_in_its_script() -> None:
    script = "window.picture_page_info_list = [" + ",".join(
        f"{{cdn_url: JsDecode('https://mmbiz.example.cn/mmbiz_jpg/{n}/0?wx_fmt=jpeg\\x26amp;a=1'), width: '1'}}"
        for n in (1, 2)
    )
    doc = Document(f"<script>{script}]</script>", "https://mp.example.cn/s/1")
    assert [image.url for image in galleries.find(doc, 20)] == [
        f"https://mmbiz.example.cn/mmbiz_jpg/{n}/0?wx_fmt=jpeg&a=1" for n in (1, 2)
    ]
