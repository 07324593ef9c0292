"""Kept pictures and attachments on an article's page, and their files as they are sent."""

from __future__ import annotations

import json
from hashlib import sha256

import pytest
from selectolax.lexbor import LexborHTMLParser

from tests.pictured import DOCX, HTML, LEAD, POSTER, SECOND, SITE, SVG
from tests.presentation.web.conftest import http

pytestmark = pytest.mark.slow


def digest(content: bytes) -> str:
    return sha256(content).hexdigest()


def address(content: bytes, article: int = 1) -> str:
    return f"/article/{article}/file/{digest(content)}"


@pytest.fixture(scope="module")
def page(pictured_site: str) -> LexborHTMLParser:
    return LexborHTMLParser(http.get(f"{pictured_site}/article/1").content)


def test_pictures_stand_behind_their_paragraphs(page: LexborHTMLParser) -> None:
    body = page.css_first(".body")
    kinds = [node.attributes.get("id") or node.tag for node in body.iter()]
    assert kinds == ["figure-1", "p", "figure-2", "figure-3", "p", "figure-4", "p", "figure-5", "figure"]
    first = body.css_first("#figure-1")
    image = first.css_first("img")
    assert (image.attributes["src"], image.attributes["alt"]) == (address(LEAD), "读者在少儿阅览区里看书")
    assert (image.attributes["width"], image.attributes["height"]) == ("600", "400")
    assert " ".join(first.css_first("figcaption").text().split()) == "读者在少儿阅览区里看书 · 清河晚报记者 陈可"


def test_nothing_comes_from_the_site(page: LexborHTMLParser) -> None:
    sources = [node.attributes["src"] or "" for node in page.css("img")]
    assert len(sources) == 7  # three pictures and a poster, and three enlarged
    assert all(source.startswith("/article/1/file/") for source in sources)
    assert not page.css("video, audio, iframe, object, embed, [style], [srcset], [onclick]")


def test_what_is_not_kept_is_a_link(page: LexborHTMLParser) -> None:
    absent = page.css_first("#figure-3")
    link = absent.css_first("a")
    assert link.attributes["href"] == f"{SITE}gone.jpg"
    assert "noreferrer" in (link.attributes["rel"] or "")
    assert absent.css_first("figcaption").text().startswith("盲文阅览室<b>")
    assert page.css_first("#figure-4 a").attributes["href"] == address(SVG)
    assert "download" in page.css_first("#figure-4 a").attributes
    video = page.css_first("figure:last-of-type a.outward")
    assert video.attributes["href"] == f"{SITE}v.mp4"


def test_a_picture_is_enlarged_without_a_script(page: LexborHTMLParser) -> None:
    assert page.css_first("#figure-1 a").attributes["href"] == "#picture-1"
    boxes = page.css(".lightbox")
    assert [box.attributes["id"] for box in boxes] == ["picture-1", "picture-2", "picture-5"]
    links = [[link.attributes["href"] for link in box.css("nav a")] for box in boxes]
    assert links[1] == ["#picture-1", "#figure-2", address(SECOND), "#picture-5"]
    assert not page.css("script")


def test_attachments_are_downloads(page: LexborHTMLParser) -> None:
    items = page.css(".attachments li")
    assert [item.css_first("a").attributes["href"] for item in items] == [address(DOCX), f"{SITE}b.pdf", address(HTML)]
    texts = [" ".join(item.text().split()) for item in items]
    assert texts[0].endswith("docx · 4 kB")
    assert texts[1] == "借阅规则 pdf · not kept"


@pytest.mark.parametrize(
    ("content", "kind", "disposition"),
    [
        (LEAD, "image/png", "inline"),
        (POSTER, "image/png", "inline"),
        (SVG, "application/octet-stream", "attachment; filename=\"1-4.svg\"; filename*=UTF-8''1-4.svg"),
        (HTML, "application/octet-stream", "attachment; filename=\"1-__script___.html\"; filename*=UTF-8''1-%E5%9D%8F"),
        (DOCX, "application/vnd.openxmlformats-officedocument.wordprocessingml.document", 'attachment; filename="1-'),
    ],
)
def test_a_file_is_sent_as_what_it_may_be(pictured_site: str, content: bytes, kind: str, disposition: str) -> None:
    answer = http.get(pictured_site + address(content))
    assert answer.content == content
    assert answer.headers["content-type"] == kind
    assert answer.headers["content-disposition"].startswith(disposition)
    assert answer.headers["x-content-type-options"] == "nosniff"
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    again = http.get(pictured_site + address(content), headers={"If-None-Match": answer.headers["etag"]})
    assert (again.status_code, again.content) == (304, b"")


def test_there_are_no_files_of_others(pictured_site: str) -> None:
    for path in (address(LEAD, 2), address(LEAD, 99), address(b"nothing"), "/article/1/file/1.png"):
        assert http.get(pictured_site + path).status_code == 404, path
    foreign = {"Sec-Fetch-Site": "cross-site", "Sec-Fetch-Mode": "no-cors", "Sec-Fetch-Dest": "image"}
    assert http.get(pictured_site + address(LEAD), headers=foreign).status_code == 403


def test_the_feed_names_the_archives_own_files(pictured_site: str) -> None:
    items = json.loads(http.get(f"{pictured_site}/feed.json").content)["items"]
    attachments = next(item for item in items if item["url"].endswith("1.html"))["attachments"]
    assert attachments[0]["url"] == pictured_site + address(LEAD)
    assert http.get(attachments[0]["url"]).content == LEAD
    assert attachments[2]["url"] == f"{SITE}gone.jpg"
