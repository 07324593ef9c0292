"""The galleries in the data of pages: lists of pictures with their captions, under the keys that sites use."""

from __future__ import annotations

from typing import Any

import pytest

from scraper.extract.payload.galleries import Slide, galleries, slide

ADDRESSES = (
    "oimg big_img originUrl original big cdn_url img pic picurl pic_url imgurl img_url imgsrc picSrc timg image "
    "image_url imageUrl largePhoto"
).split()
CAPTIONS = "note caption abstract sub_abstract desc description intro remark summary text alt content title".split()


@pytest.mark.parametrize("name", ADDRESSES)
def test_a_key_names_the_address_of_a_picture(name: str) -> None:
    assert slide({"id": "7", name: "//img.example.cn/7.jpg"}) == Slide("//img.example.cn/7.jpg", "", False)


@pytest.mark.parametrize("name", ["url", "src"])
def test_an_address_of_anything_is_a_pictures_beside_a_key_for_a_caption(name: str) -> None:
    assert slide({name: "//img.example.cn/7.jpg", "note": ""}) == Slide("//img.example.cn/7.jpg", "", False)
    assert slide({name: "//img.example.cn/7.jpg", "id": "7"}) is None


@pytest.mark.parametrize("name", CAPTIONS)
def test_a_key_names_the_caption(name: str) -> None:
    row = {"img": "//img.example.cn/7.jpg", name: "第七盏灯"}
    assert slide(row) == Slide("//img.example.cn/7.jpg", "第七盏灯", name == "title")


@pytest.mark.parametrize("name", ["thumb_url", "cover", "small_pic", "avatar"])
def test_a_smaller_picture_makes_no_slide(name: str) -> None:
    assert slide({name: "//img.example.cn/7.jpg", "note": "第七盏灯"}) is None


def test_the_largest_picture_counts() -> None:
    row = {"img": "//img.example.cn/7-small.jpg", "oimg": "//img.example.cn/7.jpg"}
    assert slide(row) == Slide("//img.example.cn/7.jpg", "", False)


def test_an_object_may_hold_the_address() -> None:
    row = {"image": {"url": "//img.example.cn/7.jpg", "width": 900}, "desc": "第七盏灯"}
    assert slide(row) == Slide("//img.example.cn/7.jpg", "第七盏灯", False)


@pytest.mark.parametrize("name", ["url", "link", "href", "docurl", "article_url", "share_url"])
def test_an_entry_that_leads_to_a_page_is_no_slide(name: str) -> None:
    assert slide({"img": "//img.example.cn/7.jpg", "note": "第七盏灯", name: "/photo/2026/c7.html"}) is None


def test_an_address_of_a_topic_is_no_pictures() -> None:
    assert slide({"url": "https://news.example.cn/topic/7", "title": "灯会"}) is None


def test_a_title_that_all_pictures_have_is_the_story_s() -> None:
    rows = [{"img": f"//img.example.cn/{n}.jpg", "note": f"第{n}盏灯", "title": "灯会"} for n in range(3)]
    (story,) = galleries([{"images": rows}])
    assert not any(one.is_titled for one in story.slides)
    (list_of_others,) = galleries([{"images": [{**row, "title": row["note"]} for row in rows]}])
    assert all(one.is_titled for one in list_of_others.slides)


def test_most_entries_of_a_gallery_are_pictures() -> None:
    slides: list[Any] = [{"img": f"//img.example.cn/{n}.jpg"} for n in (1, 2)]
    pictures = tuple(Slide(f"//img.example.cn/{n}.jpg", "", False) for n in (1, 2))
    assert list(galleries([{"picList": [*slides, {"ad": "1"}]}])) == [("picList", pictures)]
    assert list(galleries([{"list": [*slides, {"ad": "1"}, {"ad": "2"}, {"ad": "3"}]}])) == []
    assert list(galleries([{"list": slides[:1]}])) == []


def test_a_sentence_under_the_key_of_a_title_is_a_caption() -> None:
    captioned = slide({"title": "傍晚，管理员把大门的铜锁取了下来。", "big_img": "/1.jpg"})
    headed = slide({"title": "老菜场的最后一天", "big_img": "/1.jpg"})
    assert captioned is not None
    assert headed is not None
    assert (captioned.is_titled, headed.is_titled) == (False, True)
