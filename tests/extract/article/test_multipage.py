"""Articles that are split over several pages."""

from __future__ import annotations

from scraper.extract.article.multipage import join
from scraper.models import Image, Page

FIRST = Page(
    "article",
    "https://x.cn/1.html",
    "渡口往事",
    byline=("林溪",),
    body="第一段。\n第二段。",
    next_url="https://x.cn/1_2.html",
)
LAST = Page("article", "https://x.cn/1_2.html", "渡口往事(2)", editors=("周苇",), body="第三段。")


def test_one_page_is_itself() -> None:
    assert join([FIRST]) is FIRST


def test_bodies_follow_one_another_under_the_first_headline_and_url() -> None:
    whole = join([FIRST, LAST])
    assert (whole.headline, whole.url) == ("渡口往事", "https://x.cn/1.html")
    assert whole.body == "第一段。\n第二段。\n第三段。"


def test_the_editor_is_often_named_on_the_last_page_only() -> None:
    whole = join([FIRST, LAST])
    assert (whole.byline, whole.editors, whole.next_url) == (("林溪",), ("周苇",), None)


def test_the_pictures_of_all_pages_follow_one_another_each_once() -> None:
    """A gallery over several pages (图集): the places are counted through."""
    first = Page("article", FIRST.url, body="一\n二", images=(Image("https://img.example.cn/1.jpg", after=1),))
    repeated = (Image("https://img.example.cn/1.jpg"), Image("https://img.example.cn/2.jpg", "第二幅", after=1))
    second = Page("article", FIRST.url, body="三", images=repeated)
    whole = Page("article", FIRST.url, body="一\n二\n三\n四", images=(Image("https://img.example.cn/3.jpg", after=3),))
    assert [(image.url[-5:-4], image.after) for image in join([first, second]).images] == [("1", 1), ("2", 3)]
    assert [(image.url[-5:-4], image.after) for image in join([first, second, whole]).images] == [
        *(("1", 1), ("2", 3), ("3", 3)),
    ]
