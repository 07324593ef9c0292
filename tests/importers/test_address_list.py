"""Addresses of articles in files that people keep."""

from __future__ import annotations

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from scraper.importers.address_list import MAX_ADDRESSES, read

A, B, C = "https://news.example.cn/1.html", "https://news.example.cn/a_(b).html", "http://x.example/?a=1,2"

BOOKMARKS = f"""<!DOCTYPE NETSCAPE-Bookmark-file-1>
<TITLE>Bookmarks</TITLE><DL><p>
    <DT><H3>新闻</H3><DL><p>
        <DT><A HREF="{A}" ADD_DATE="1767057300">老渡口换上新栈桥</A>
        <DT><A HREF="{B}">第二篇</A>
        <DT><A HREF="place:sort=8">最近</A><DT><A HREF="javascript:void(0)">x</A>
        <DT><A HREF="{A}">again</A>
    </DL></DL>
"""
RIS = f"TY  - NEWS\nTI  - 老渡口\nUR  - {A}\nER  - \n\nTY  - NEWS\nUR  - {B}\nL1  - file:///tmp/x.pdf\nER  - \n"


@pytest.mark.parametrize(
    ("text", "urls"),
    [
        (f"{A}\n{C}\n", [A, C]),
        (f"\ufeff# 要存的\n\n{A}\r\n{A}\n  {B}  ", [A, B]),
        (f"- [老渡口]({A})\n- [第二篇]({B}), [三]({C})\n1. <{A}>", [A, B, C]),
        (f'标题,网址,日期\n"老渡口, 新栈桥",{A},2026-01-31\n第二篇,"{C}",2026-02-01', [A, C]),
        (f"title\turl\n老渡口\t{A}\n", [A]),
        (f"见{A}。另见（{B}），以及“{C}”。", [A, B, C]),
        (f"see {A}, {B}; and ({A}).", [A, B]),
        (f"| 老渡口 | {A} |\n|---|---|", [A]),
        ("http://news.example.cn/新闻/渡口.html", ["http://news.example.cn/新闻/渡口.html"]),
        ("HTTPS://News.Example.CN/1.html", ["HTTPS://News.Example.CN/1.html"]),
        (BOOKMARKS, [A, B]),
        (RIS, [A, B]),
        (f"TY  - NEWS\nUR  - {A};{B}\nER  - \n", [A, B]),
        (f"- [[{A}][老渡口]]\n- [[{C}]]", [A, C]),
        (f"Titel;URL;Datum\n老渡口;{A};2026\n第二篇;{B};2026", [A, B]),
        (f"http://x.example/a;b=1\n{A};jsessionid=1", ["http://x.example/a;b=1", f"{A};jsessionid=1"]),
        (json.dumps([{"title": "老渡口", "URL": A, "thumb": "https://i.example/1.jpg"}, {"link": C}]), [A, C]),
        (json.dumps({"roots": {"bar": {"children": [{"url": A}, {"url": B}]}}}).replace("/", "\\/"), [A, B]),
        ("\n".join(json.dumps({"note": "x", "where": url, "img": "http://x.example/1.png"}) for url in (A, C)), [A, C]),
        (
            f"<?xml version='1.0'?><urlset xmlns='http://www.sitemaps.org/schemas/sitemap/0.9'><url><loc>{A}</loc></url></urlset>",
            [A],
        ),
        (
            "<?xml version='1.0'?><!DOCTYPE plist PUBLIC '-//Apple//DTD PLIST 1.0//EN' 'http://www.apple.com/x.dtd'>"
            "<plist><dict><key>URL</key><string>http://x.example/?a=1&amp;b=2</string></dict></plist>",
            ["http://x.example/?a=1&b=2"],
        ),
        (f"<opml version='2.0'><body><outline text='老渡口' url='{A}'/></body></opml>", [A]),
        ("ftp://x.example/1\nmailto:a@x.example\nfile:///etc/passwd", []),
        ("", []),
    ],
)
def test_addresses_are_read_from_what_people_keep(text: str, urls: list[str]) -> None:
    assert list(read(text).urls) == urls


def test_a_line_without_an_address_is_named() -> None:
    assert read(f"title,url\n{A}\nnews.example.cn/2.html\n# x\n").others == (
        (1, "title,url"),
        (3, "news.example.cn/2.html"),
    )


def test_there_is_an_end() -> None:
    text = "\n".join(f"http://x.example/{number}" for number in range(MAX_ADDRESSES + 5))
    assert len(read(text).urls) == MAX_ADDRESSES


@given(st.text(max_size=300))
def test_any_text_is_read(text: str) -> None:
    assert all(url.lower().startswith(("http://", "https://")) for url in read(text).urls)


@given(
    st.lists(st.from_regex(r"https://[a-z]{1,8}\.example/[a-z0-9/_-]{0,20}", fullmatch=True), max_size=9, unique=True)
)
def test_one_a_line_are_all_read_in_order(urls: list[str]) -> None:
    assert list(read("\n".join(urls)).urls) == urls
