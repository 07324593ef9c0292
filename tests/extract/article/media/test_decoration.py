"""Images that are no pictures, by their sizes, names and places."""

from __future__ import annotations

import pytest

from scraper.extract.article.media import decoration
from scraper.extract.document import Document


@pytest.mark.parametrize(
    ("attributes", "address", "size"),
    [
        ({"width": "600", "height": "400px"}, "", (600, 400)),
        ({"style": "max-width:90px;width: 320px"}, "", (320, None)),
        ({"width": "100%"}, "", (None, None)),
        ({}, "https://img.example.cn/w550h339/a.jpg", (550, 339)),
        ({}, "https://img.example.cn/a_160x120.jpg", (160, 120)),
        ({"width": "600"}, "https://img.example.cn/a_160x120.jpg", (600, None)),
    ],
)
def test_the_size_of_an_image(attributes: dict[str, str | None], address: str, size: tuple[int | None, ...]) -> None:
    assert decoration.size(attributes, address) == size


@pytest.mark.parametrize("size", [(16, 16), (13, None), (None, 20), (160, 120), (468, 60), (960, 90)])
def test_icons_thumbnails_and_banners_are_small(size: tuple[int | None, int | None]) -> None:
    assert decoration.is_small(*size)


@pytest.mark.parametrize("size", [(None, None), (222, None), (600, 400), (160, 240), (900, 300)])
def test_pictures_are_not(size: tuple[int | None, int | None]) -> None:
    assert not decoration.is_small(*size)


@pytest.mark.parametrize(
    ("address", "attributes"),
    [
        ("/images/logo2.png", {}),
        ("/img/icon_type.png", {}),
        ("/static/wx/qrcode-app.png", {}),
        ("/a/1.jpg", {"class": "avatar"}),
        ("/a/1.jpg", {"alt": "微信公众号二维码"}),
        ("/tie/2026/tie_box_ad_2.jpg", {}),
    ],
)
def test_names_tell_decoration(address: str, attributes: dict[str, str | None]) -> None:
    assert decoration.is_named_so(address, attributes)


@pytest.mark.parametrize("address", ["/pic/e3fe268d6acb25ad43bb19d5.jpg", "/2026/MAIN20260131.jpg", "/shadow.jpg?logo"])
def test_names_of_pictures_do_not(address: str) -> None:
    assert not decoration.is_named_so(address, {"alt": "街头的分水岭"})


@pytest.mark.parametrize(
    ("markup", "aside"),
    [
        ('<div class="related"><img src="1.jpg"></div><p id="t">text</p>', True),
        ('<div style="display:none"><img src="1.jpg"></div><p id="t">text</p>', True),
        ('<aside><img src="1.jpg"></aside><p id="t">text</p>', True),
        ('<div class="gallery" style="display:none"><img src="1.jpg"></div><p id="t">text</p>', False),
        ('<div class="share"><div><img src="1.jpg"></div><p id="t">text</p></div>', False),
    ],
)
def test_blocks_beside_the_text_hold_other_images(markup: str, aside: bool) -> None:
    doc = Document(f"<body>{markup}")
    assert decoration.is_aside(doc.media[0], 0, 0) is aside
