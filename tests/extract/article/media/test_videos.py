"""The videos of an article."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from scraper.models import Video
from tests.extract.article.media.test_media import FIRST, SECOND, THIRD, URL


@pytest.mark.parametrize(
    ("markup", "videos"),
    [
        (
            '<video src="/v/1.mp4" poster="/v/1.jpg"></video>',
            (Video("https://news.example.cn/v/1.mp4", "https://news.example.cn/v/1.jpg"),),
        ),
        ('<video><source src="/v/1.mp4"></video>', (Video("https://news.example.cn/v/1.mp4"),)),
        (
            '<iframe class="video_iframe" data-src="https://v.qq.com/iframe/preview.html?vid=a1"></iframe>',
            (Video("https://v.qq.com/iframe/preview.html?vid=a1"),),
        ),
        (
            '<iframe data-lazy-src="https://www.youtube.com/embed/a1" src="about:blank"></iframe>',
            (Video("https://www.youtube.com/embed/a1"),),
        ),
        ('<iframe src="https://ads.example.com/frame.html"></iframe>', ()),
        ('<iframe src="https://example.com/?u=https://v.qq.com/x"></iframe>', ()),
        ('<div style="display:none"><video src="/v/1.mp4"></video></div>', ()),
        ("<video></video>", ()),
    ],
)
def test_the_videos_in_a_text(markup: str, videos: tuple[Video, ...]) -> None:
    text = f"<div class=article><p>{FIRST}</p>{markup}<p>{SECOND}</p><p>{THIRD}</p></div>"
    page = f"<title>老街排水改造完工</title><h1>老街排水改造完工</h1>{text}"
    assert parse(page.encode(), URL).videos == videos
