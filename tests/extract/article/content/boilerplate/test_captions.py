"""Lines below and over pictures: captions, which stay out of the text, and paragraphs."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from tests.extract.article.media.test_media import FIRST, SECOND, URL
from tests.extract.article_pages import DATE, WHOLE, page_of

PICTURE = "<p><img src='/p/a.jpg'></p>"


def read(markup: str) -> tuple[list[str], list[str | None]]:
    """The lines of the text besides the first and last paragraph, and the captions."""
    text = f"<div class=article><p>{FIRST}</p>{markup}<p>{SECOND}</p></div>"
    page = parse(f"<title>老街排水改造完工</title><h1>老街排水改造完工</h1>{text}".encode(), URL)
    return [line for line in (page.body or "").split("\n") if line not in (FIRST, SECOND)], [
        one.caption for one in page.images
    ]


@pytest.mark.parametrize(
    ("markup", "captions"),
    [
        (f"<p>▼工人在铺设排水管</p>{PICTURE}", ["工人在铺设排水管"]),
        (f"<p style='color:#888'>↓工人在铺设排水管</p>{PICTURE}", ["工人在铺设排水管"]),
        (f"{PICTURE}<p class='picIntro'>工人在铺设排水管</p>", ["工人在铺设排水管"]),
        (f"{PICTURE}<p class='img-explain'>工人在铺设排水管。</p>", ["工人在铺设排水管。"]),
        (f"{PICTURE}<p><em><i>工人在铺设排水管</i></em></p>", ["工人在铺设排水管"]),
        ("<a href='/p/a.jpg' data-caption='铺管'><img src='/p/a.jpg'></a>", ["铺管"]),
        ("<p><img src='/p/a.jpg' data-caption='a.jpg' alt='铺管'></p>", [None]),
        (f"{PICTURE}<p>工人在铺设排水管。截图自城东新闻</p>", ["工人在铺设排水管。截图自城东新闻"]),
        (f"{PICTURE}<p>老街铺管。截图自临河电视台视频。</p>", ["老街铺管。截图自临河电视台视频。"]),
        (f"{PICTURE}<p>網友拍下老街積水，截圖自城東討論區</p>", ["網友拍下老街積水，截圖自城東討論區"]),
        (f"{PICTURE}<p>图①：工人在铺设排水管。</p>", ["图①：工人在铺设排水管。"]),
        (f"{PICTURE}<p>图2：工人在铺设排水管。</p>", ["图2：工人在铺设排水管。"]),
        (  # sentences set in the middle, each below its picture
            f"<center>{PICTURE}</center><p align='center'>工人在铺管。</p><p align='center'><img src='/p/b.jpg'></p>"
            "<p align='center'>街面平整。</p>",
            ["工人在铺管。", "街面平整。"],
        ),
        (
            "<div class='imgbox'><img src='/p/a.jpg'><p>工人在铺管，街面平整。</p><p>城东日报 李楠 摄</p></div>",
            ["工人在铺管，街面平整。"],
        ),
        (
            "<div class='pic'><img src='/p/a.jpg'><p>点击查看大图</p><p>工人在铺设排水管</p></div>",
            ["工人在铺设排水管"],
        ),
        (
            "<table><tr><td><img src='/p/a.jpg'></td><td><img src='/p/b.jpg'></td></tr>"
            "<tr><td>铺设之前</td><td>铺设之后</td></tr></table>",
            ["铺设之前", "铺设之后"],
        ),
    ],
)
def test_captions_stay_out_of_the_text(markup: str, captions: list[str | None]) -> None:
    assert read(markup) == ([], captions)


IN_MIDDLE = "<div style='text-align: center'>{}</div>"
A, B = (IN_MIDDLE.format(f"<img src='/p/{name}.jpg'>") for name in "ab")


@pytest.mark.parametrize("bold", ["<b>{}</b>", "<strong><span>{}</span></strong>", "<b style='font-size:14px'>{}</b>"])
def test_bold_lines_in_the_middle_below_pictures_alone_are_captions(bold: str) -> None:
    first, second, heading = (bold.format(text) for text in ("工人在铺设排水管", "街面恢复平整", "二期工程"))
    markup = A + IN_MIDDLE.format(first) + B + IN_MIDDLE.format(second)
    assert read(markup) == ([], ["工人在铺设排水管", "街面恢复平整"])
    assert read(markup + f"<div>{heading}</div>")[0] == ["二期工程"]
    assert len(read(markup + f"<p>{SECOND}</p>{IN_MIDDLE.format(heading)}")[0]) == 3  # headings that pictures are over
    assert read(A + IN_MIDDLE.format(heading))[0] == ["二期工程"]


@pytest.mark.parametrize("name", ["f_center", "text-center", "centered", "art-p center", "align-centre"])
def test_the_class_of_a_paragraph_may_set_it_in_the_middle(name: str) -> None:
    caption, heading = "工人在铺设排水管。", "<strong>二期工程</strong>"
    assert read(f"<p class='{name}'><img src='/p/a.jpg'></p><p class='{name}'>{caption}</p>") == ([], [caption])
    assert read(f"<p class='{name}'><img src='/p/a.jpg'></p><p class='{name}'>{heading}</p>")[0] == ["二期工程"]
    assert read(f"{PICTURE}<p class='epicentre-map'>震中在老街以北三公里。</p>")[0] == ["震中在老街以北三公里。"]


@pytest.mark.parametrize(
    ("markup", "lines"),
    [
        ("<p>▼下面是各段的完工时间</p>", ["▼下面是各段的完工时间"]),  # no picture below it
        (f"{PICTURE}<p>图纸三年前就画好了。</p>", ["图纸三年前就画好了。"]),
        (  # a whole text in the middle, with a button before each paragraph
            "<div align='center'><img src='/i/t.gif'>工人在铺管。<br><img src='/i/t.gif'>街面平整。</div>",
            ["工人在铺管。", "街面平整。"],
        ),
        ("<p><em>此文原为连载的第三篇</em></p>", ["此文原为连载的第三篇"]),
        ("<table><tr><td>路段</td><td>长度</td></tr><tr><td>老街</td><td>三百米</td></tr></table>", None),
    ],
)
def test_other_lines_are_paragraphs(markup: str, lines: list[str] | None) -> None:
    left = read(markup)[0]
    assert left == lines if lines is not None else left


@pytest.mark.parametrize("line", ["城东水务站的主要工作：", "改造后的老街有三处变化:"])
def test_a_line_that_announces_others_is_no_caption(line: str) -> None:
    assert read(f"{PICTURE}<p style='text-align:center'>{line}</p>")[0] == [line]


@pytest.mark.parametrize("caption", ["黄姓乡民在新巴士站候车。", "施工中的老街。", "居民在站前合影！"])
def test_a_short_sentence_that_shares_a_paragraph_with_a_picture(caption: str) -> None:
    assert page_of(DATE, first=f"<img src=a.jpg><br>{caption}</p><p>").body == WHOLE
