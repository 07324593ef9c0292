"""Which images are the article's."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from tests.extract.article.media.test_media import FIRST, SECOND, THIRD, URL

HEAD = "<title>老街排水改造完工</title><h1>老街排水改造完工</h1>"


def urls(lead: str = "", within: str = "", below: str = "", beyond: str = "") -> list[str]:
    text = f"<div class=article>{lead}<p>{FIRST}</p>{within}<p>{SECOND}</p><p>{THIRD}</p>{below}</div>{beyond}"
    return [image.url.rpartition("/")[2] for image in parse((HEAD + text).encode(), URL).images]


PICTURE = '<p><img src="/pic/1.jpg"></p>'


def test_pictures_before_within_and_below_the_text_are_its_own() -> None:
    assert urls(PICTURE) == urls(within=PICTURE) == urls(below=PICTURE) == ["1.jpg"]


@pytest.mark.parametrize(
    "markup",
    [
        '<p><a href="/pic/1_big.jpg"><img src="/pic/1.jpg"></a></p>',
        '<p><a href="javascript:;"><img src="/pic/1.jpg"></a></p>',
        '<p><img src="/blank.gif"><noscript><img src="/pic/1.jpg"></noscript></p>'.replace(
            '<img src="/blank.gif">', ""
        ),
        '<div class="swiper"><div><img data-src="/pic/1.jpg" src="/grey.gif"></div></div>',
        '<picture><source srcset="/pic/1.jpg 800w"><img src="/pic/s.jpg"></picture>',
    ],
)
def test_other_ways_to_show_a_picture(markup: str) -> None:
    assert urls(within=markup) == ["1.jpg"]


@pytest.mark.parametrize(
    "markup",
    [
        '<p><img src="/pic/1.jpg" width="16" height="16"></p>',
        '<p><a href="https://ads.example.com/buy"><img src="/pic/1.jpg"></a></p>',
        '<div class="related"><a href="/2026/c2.html"><img src="/pic/1.jpg">另一篇文章</a></div>',
        '<p><a href="/2026/c2.html"><img src="/pic/1.jpg"><br>另一篇文章的标题</a></p>',
        '<div class="share"><img src="/pic/1.jpg"></div>',
        '<p><img src="/pic/weixin.jpg" alt="扫二维码"></p>',
        '<p><img src="/pic/n.jpg"></p><p><img src="/pic/n.jpg"></p><p><img src="/pic/n.jpg"></p>',
        '<div class="video-box"><img src="/pic/1.jpg"></div>',
    ],
)
def test_other_images_are_not(markup: str) -> None:
    assert urls(within=markup) == []


@pytest.mark.parametrize(
    "markup",
    [
        '<div><a href="/comment/1"><img src="/pic/1.jpg"></a> <a href="/comment/1">参与互动</a></div>',
        '<div>来源：<img src="/pic/1.jpg"> 城东日报</div>',
        '<p><img src="/pic/1.gif"></p>',
        '<p><a href="/special/"><img src="/pic/1.jpg"></a></p>',
    ],
)
def test_images_around_the_text_must_stand_alone(markup: str) -> None:
    assert urls(lead=markup) == []


def test_images_beyond_the_article_are_not_its_own() -> None:
    assert urls(below=f"<p>责任编辑：张三</p>{PICTURE}") == urls(beyond=PICTURE) == []


def test_a_picture_that_is_shown_twice_counts_once() -> None:
    assert urls(PICTURE, PICTURE) == ["1.jpg"]
