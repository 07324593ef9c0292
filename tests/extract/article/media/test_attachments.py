"""The attachments of an article: the links to documents in it and below it."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from tests.extract.article.media.test_media import FIRST, SECOND, THIRD, URL


def attached(markup: str) -> list[tuple[str, str, str]]:
    text = f"<div class=article><p>{FIRST}</p><p>{SECOND}</p><p>{THIRD}</p>{markup}</div>"
    page = parse(f"<title>老街排水改造通知</title><h1>老街排水改造通知</h1>{text}".encode(), URL)
    return [(file.url.removeprefix("https://news.example.cn/"), file.title, file.type) for file in page.attachments]


@pytest.mark.parametrize(
    ("markup", "files"),
    [
        ('<p>附件：<a href="/f/1.docx">报名表</a></p>', [("f/1.docx", "报名表", "docx")]),
        ('<p><a href="/f/1.PDF">附件1.通知全文</a></p>', [("f/1.PDF", "附件1.通知全文", "pdf")]),
        ('<p><a href="/f/1.xls?v=2">名单</a></p>', [("f/1.xls?v=2", "名单", "xls")]),
        (
            '<p><a href="/system/download.jsp?id=7">招标公告.pdf</a></p>',
            [("system/download.jsp?id=7", "招标公告.pdf", "pdf")],
        ),
        ('<p>报名表 <a href="/f/1.doc">下载</a></p>', [("f/1.doc", "报名表 下载", "doc")]),
        ('<p><a href="/f/1.doc">报名表</a> <a href="/f/1.doc">报名表全文</a></p>', [("f/1.doc", "报名表全文", "doc")]),
        (  # no ending anywhere, below the label 附件
            '<p>附件：1.<a href="/attachment/881">申请表</a></p><p>2.<a href="/api/download/882">流程图</a></p>',
            [("attachment/881", "申请表", ""), ("api/download/882", "流程图", "")],
        ),
        ('<p><a href="/attachment/881">申请表</a></p>', []),
        ('<p>附件：<a href="/2026/c2.html">通知原文的页面</a></p>', []),
        ('<p>附件见下</p><p>各街道照此办理。</p><p><a href="/download/app">客户端</a></p>', []),
        ('<iframe src="/f/报告.pdf#view=FitH"></iframe>', [("f/%E6%8A%A5%E5%91%8A.pdf", "报告.pdf", "pdf")]),
        ('<iframe src="/pdfjs/viewer.html?page=1&file=/f/1.pdf"></iframe>', [("f/1.pdf", "1.pdf", "pdf")]),
        ('<object data="/f/1.pdf" type="application/pdf"></object>', [("f/1.pdf", "1.pdf", "pdf")]),
        ('<div class="player" pdfsrc="/f/1.pdf"></div>', [("f/1.pdf", "1.pdf", "pdf")]),
        ('<embed src="/f/1.PDF">', [("f/1.PDF", "1.PDF", "pdf")]),
        (  # shown and linked
            '<embed src="/f/1.pdf"><p>附件：<a href="/f/1.pdf">改造方案全文</a></p>',
            [("f/1.pdf", "改造方案全文", "pdf")],
        ),
        ('<iframe src="/map.html?layer=pdf"></iframe>', []),
        ('<p><a href="/2026/c2.html">另一篇文章的标题</a></p>', []),
        ('<p>相关新闻：</p><p><a href="/f/2.pdf">另一个文件</a></p>', []),
    ],
)
def test_the_attachments_of_a_notice(markup: str, files: list[tuple[str, str, str]]) -> None:
    assert attached(markup) == files
