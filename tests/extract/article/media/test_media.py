"""The media of an article as `parse` returns them: page in, record out; and real pages with gold where they are."""

from __future__ import annotations

import difflib
import gzip
import json
from pathlib import Path

import pytest

from scraper.extract import explain, parse
from scraper.extract.document import key
from scraper.models import Attachment, Image, Video

URL = "https://news.example.cn/2026/0131/c100001.html"
FIRST = "本报讯（记者王小明）连日来，老街的排水改造工程进展顺利，施工队分三班昼夜作业，沿街商户照常营业。"
SECOND = "工程负责人说，改造之后，这条街的排水能力将提高一倍，暴雨时不会再出现积水，居民出行更加方便。"
THIRD = "附近居民表示，施工期间噪声不大，街道每天清扫，大家都盼着工程早日完工，老街早日恢复往日的热闹。"

PAGE = f"""<html><head><title>老街排水改造完工_城东新闻网</title><meta property="og:image" content="/logo.png"></head>
<body><div class="top"><a href="/"><img src="/images/logo.png" width="300" height="90"></a></div>
<h1>老街排水改造完工</h1><div class="info">2026-01-31 09:15 来源：城东日报 <img src="/img/print.gif"></div>
<div class="article-content">
<p><img src="/pic/lead.jpg" width="600" height="400"></p>
<p style="text-align:center">图为施工现场。新华社记者 王小明 摄</p>
<p>{FIRST}</p>
<figure><img src="/pic/blank.gif" data-original="/pic/second.jpg?v=2&utm_source=x">
<figcaption>夜间施工（城东日报 李四 摄）</figcaption></figure>
<p>{SECOND}</p>
<video poster="/pic/poster.jpg"><source src="/video/1.mp4"></video>
<p>{THIRD}</p>
<p>附件：<a href="/files/plan.docx">排水改造方案.docx</a></p>
</div>
<p>责任编辑：张三</p>
<div class="related"><a href="/2026/0130/c1.html"><img src="/pic/other.jpg" width="240">另一篇文章的标题</a></div>
<img src="/images/qrcode.png" width="120" height="120" alt="扫二维码"></body></html>"""


def test_pictures_have_their_captions_credits_and_places() -> None:
    page = parse(PAGE.encode(), URL)
    assert page.images == (
        Image("https://news.example.cn/pic/lead.jpg", "图为施工现场。", "新华社记者 王小明", 0),
        Image("https://news.example.cn/pic/second.jpg?v=2&utm_source=x", "夜间施工", "城东日报 李四", 1),
    )
    assert page.body == "\n".join((FIRST, SECOND, THIRD))


def test_videos_and_attachments_are_read() -> None:
    page = parse(PAGE.encode(), URL)
    assert page.videos == (Video("https://news.example.cn/video/1.mp4", "https://news.example.cn/pic/poster.jpg"),)
    assert page.attachments == (Attachment("https://news.example.cn/files/plan.docx", "排水改造方案.docx", "docx"),)


def test_explain_counts_them() -> None:
    evidence = {one.field: one.value for one in explain(PAGE.encode(), URL)[1]}
    assert (evidence["images"], evidence["videos"], evidence["attachments"]) == ("2", "1", "1")


def test_a_list_has_no_media() -> None:
    entries = "".join(f'<li><a href="/2026/0131/c{n}.html">第{n}条新闻的标题在这里</a></li>' for n in range(30))
    page = parse(f'<h1>新闻</h1><ul>{entries}</ul><img src="/pic/1.jpg" width="500" height="400">'.encode(), URL)
    assert page.kind == "list"
    assert (page.images, page.videos, page.attachments) == ((), (), ())


def test_the_picture_for_sharing_is_the_last_resort() -> None:
    head = '<meta property="og:image" content="https://img.example.cn/2026/whole.jpg"><title>老街排水改造完工</title>'
    text = f"<h1>老街排水改造完工</h1><div><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p></div>"
    assert parse((head + text).encode(), URL).images == (Image("https://img.example.cn/2026/whole.jpg"),)
    shown = (head + text).replace("</h1><div>", '</h1><div><p><img src="/a/1.jpg"></p>').encode()
    assert [image.url for image in parse(shown, URL).images] == ["https://news.example.cn/a/1.jpg"]


def test_pictures_of_a_text_in_the_page_s_data_are_read() -> None:
    markup = (
        f'<p>{FIRST}</p><p><img src="https://img.example.cn/1.jpg"></p><p>▲施工现场</p><p>{SECOND}</p><p>{THIRD}</p>'
    )
    state = json.dumps({"article": {"title": "老街排水改造完工", "content": markup}}, ensure_ascii=False)
    page = parse(f"<title>老街排水改造完工</title><script>window.__INITIAL_STATE__={state}</script>".encode(), URL)
    assert page.images == (Image("https://img.example.cn/1.jpg", "施工现场", None, 1),)


def test_foreign_text_is_safe_for_a_terminal() -> None:
    image = '<p><img src="/pic/1\x1b[31m.jpg" alt="工人在老街上\x1b[2J铺设新的\u202e排水管道。"></p>'
    text = f"<title>老街排水改造完工</title><h1>老街排水改造完工</h1><div><p>{FIRST}</p>{image}<p>{SECOND}</p></div>"
    for address in (URL, None):
        (picture,) = parse(text.encode(), address).images
        assert picture.url.isprintable()
        assert picture.caption is not None
        assert picture.caption.isprintable()


def is_same(one: str | None, other: str | None) -> bool:
    first, second = key(one or ""), key(other or "")
    return bool(first and second) and difflib.SequenceMatcher(None, first, second, autojunk=False).ratio() >= 0.9


def f1(right: int, wrong: int, missing: int) -> float:
    return 2 * right / (2 * right + wrong + missing)


@pytest.mark.corpus
def test_pictures_and_captions_of_real_pages(shared: Path) -> None:
    """The gold names the file of each picture, its caption and its credit, as a reader of the page sees them."""
    gold = json.loads((Path(__file__).parent / "pictures.json").read_text(encoding="utf-8"))
    images, captions = [0, 0, 0], [0, 0, 0]
    for name, right in gold.items():
        content = gzip.decompress((shared / "corpus/dev/pages" / f"{name}.html.gz").read_bytes())
        left = list(parse(content).images)
        for file, caption, _ in right["images"]:
            image = next((one for one in left if file in one.url.replace("%2F", "/")), None)
            if image is not None:
                left.remove(image)
            images[0 if image is not None else 2] += 1
            read = image.caption if image is not None else None
            captions[0] += is_same(caption, read)
            captions[1] += bool(read) and not is_same(caption, read)
            captions[2] += bool(caption) and not is_same(caption, read)
        extra = [one for one in left if not any(file in one.url for file in right.get("optional", ()))]
        images[1] += len(extra)
        captions[1] += sum(1 for one in extra if one.caption)
    assert len(gold) >= 60
    assert f1(*images) >= 0.95
    assert f1(*captions) >= 0.88
