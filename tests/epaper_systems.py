"""E-paper systems, as their pages are marked up: invented papers (tests/epapers.py) in the forms that publishers use."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from datetime import date
from html import escape
from itertools import pairwise

from tests.epapers import Issue, Sheet, Story

Pages = dict[str, bytes]


@dataclass(frozen=True)
class System:
    """``pages`` makes the pages of an issue by path; ``start`` is the path of its first layout, with its date."""

    name: str
    pages: Callable[[Issue], Iterator[tuple[str, str]]]
    start: str
    """"" where addresses of nodes are other ones each day."""
    encoding: str = "utf-8"
    numbers: tuple[str, ...] = ("01", "02", "03", "04", "06")
    """Printed numbers of the layouts: there are gaps."""

    def of(self, issue: Issue) -> Pages:
        """The pages of an issue, encoded."""
        return {path: text.encode(self.encoding, "xmlcharrefreplace") for path, text in self.pages(issue)}


def _head(title: str, charset: str = "utf-8") -> str:
    return (
        '<!DOCTYPE html PUBLIC "-//W3C//DTD XHTML 1.0 Transitional//EN" "http://www.w3.org/TR/xhtml1/DTD/xhtml1-transitional.dtd">'
        f'<html><head><meta http-equiv="Content-Type" content="text/html; charset={charset}"><title>{title}</title></head>'
    )


WEEKDAYS = "一二三四五六日"


def _long(day: date) -> str:
    return f"{day.year}年{day.month:02d}月{day.day:02d}日 星期{WEEKDAYS[day.weekday()]}"


def _neighbours(issue: Issue, sheet: Sheet) -> tuple[int | None, int | None]:
    place = issue.sheets.index(sheet)
    return (place - 1 if place else None), (place + 1 if place + 1 < len(issue.sheets) else None)


def _paragraphs(story: Story, tag: str = "p") -> str:
    return "".join(f"<{tag}>　　{escape(text)}</{tag}>" for text in story.paragraphs)


# -- Founder, older: html/2026-01/31/nbs.D110000ltrb_01.htm -----------------------------------------------------------


def nbs(issue: Issue, *, titles: str = "list") -> Iterator[tuple[str, str]]:
    """``titles``: in the list as text, "written" by a script, or only in the "map"."""
    folder = f"/ltrb/html/{issue.day:%Y-%m/%d}"
    code = "D110000ltrb"

    def layout(sheet: Sheet) -> str:
        return f"nbs.{code}_{sheet.number}.htm"

    def article(sheet: Sheet, story: Story) -> str:
        return f"nw.{code}_{issue.day:%Y%m%d}_{sheet.stories.index(story) + 1}-{sheet.number}.htm"

    directory = "".join(
        f'<div class="right_title-name"><a id=pageLink href=./{layout(sheet)}>第{sheet.number}版：{sheet.name}</a></div>'
        f'<div class="right_title-pdf"><a href=../../../images/{issue.day:%Y-%m/%d}/{sheet.number}/{sheet.number}.pdf><img src=../../../tplimg/pdf.gif></a></div>'
        for sheet in issue.sheets
    )

    def entry(sheet: Sheet, story: Story) -> str:
        title = escape(story.headline)
        text = f'<script>document.write(view("{title} "))</script>' if titles == "written" else title
        return f"<li><a href={article(sheet, story)}>{text}</a></li>"

    def frame(sheet: Sheet, right: str) -> str:
        before, after = _neighbours(issue, sheet)
        turns = (
            f'<a class="preart" href="{layout(issue.sheets[before])}">上一版</a>' if before is not None else ""
        ) + (f'<a class="preart" href="{layout(issue.sheets[after])}">下一版</a>' if after is not None else "")
        areas = "".join(
            f'<area coords="{n},2,3,4" shape="polygon" href="{article(sheet, story)}"'
            + (f' title="{escape(story.headline)}">' if titles == "map" else ">")
            for n, story in enumerate(sheet.stories)
        )
        listed = "" if titles == "map" else "".join(entry(sheet, story) for story in sheet.stories)
        staff = (
            ""
            if titles == "map"
            else f"<li><a href=nw.{code}_{issue.day:%Y%m%d}_99-{sheet.number}.htm>本版责编：李默 王小安</a></li>"
        )
        return (
            _head(f"{issue.paper}-澜汀网")
            + f'<body><div class="main"><div class="l_c"><div class="paper"><div class="ban_t"><div class="ban">第{sheet.number}版：{sheet.name}</div>'
            f'<div class="right_btn">{turns}</div></div><MAP NAME="PagePicMap">{areas}</MAP><img src="x.jpg" usemap=#PagePicMap></div></div>'
            f'<div class="r_c"><div class="paperdate">{_long(issue.day)}</div>'
            f'<div id="pageList"><ul>{directory}</ul></div><div class="t_t">本版标题导航</div><div id="titleList"><ul>{listed}{staff}</ul></div>'
            f'<div class="last"><a href="../{issue.day.day - 1:02d}/nbs.{code}_01.htm">上一期</a></div>{right}</div></div></body></html>'
        )

    for sheet in issue.sheets:
        yield f"{folder}/{layout(sheet)}", frame(sheet, "")
        for story in sheet.stories:
            signed = f'<div class="lai">{issue.paper} {issue.day:%Y年%m月%d日} </div>'
            text = (
                f'<div class="text_c"><h3></h3><h1>{escape(story.headline)}</h1><h2></h2><h4>本报记者 {story.author}</h4>{signed}'
                f'<div id="ozoom"><founder-content>{_paragraphs(story)}</founder-content>'
                f"<p>　　《{issue.paper}》（{issue.day:%Y年%m月%d日} 第 {sheet.number} 版）</p></div></div>"
                f'<div class="art_btn"><a href="{article(sheet, sheet.stories[0])}">上一篇</a> <a href="{article(sheet, sheet.stories[-1])}">下一篇</a></div>'
            )
            yield f"{folder}/{article(sheet, story)}", frame(sheet, text)


# -- Founder, newer: pc/layout/202601/31/node_01.html ------------------------------------------------------------------


def pc(issue: Issue, *, directory: str = "swiper") -> Iterator[tuple[str, str]]:
    """``directory``: a row of all layouts ("swiper"), a menu of numbers, or none but 下一版 ("turns")."""
    layouts, contents = f"/ltrb/pc/layout/{issue.day:%Y%m/%d}", f"/ltrb/pc/content/{issue.day:%Y%m/%d}"
    up = f"../../../content/{issue.day:%Y%m/%d}"
    for sheet in issue.sheets:
        before, after = _neighbours(issue, sheet)
        turns = "".join(
            f'<a href="node_{issue.sheets[place].number}.html">{word}</a>'
            for place, word in ((before, "上一版"), (after, "下一版"))
            if place is not None
        )
        slides = "".join(
            f'<div class="swiper-slide"><a id="pageLink" href="./node_{other.number}.html">'
            + (f"{other.number}版：{other.name}" if directory == "swiper" else other.number)
            + "</a></div>"
            for other in issue.sheets
        )
        areas = "".join(
            f'<area shape="poly" coords="1,1,{n},2" href="{up}/content_{story.number}.html">'
            for n, story in enumerate(sheet.stories)
        )
        entries = "".join(
            f'<li><a href="{up}/content_{story.number}.html">{escape(story.headline)}</a></li>'
            for story in sheet.stories
        )
        yield (
            f"{layouts}/node_{sheet.number}.html",
            f'<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>{issue.paper}数字报-第{sheet.number}版：{sheet.name}</title></head>'
            f'<body><div class="header"><a href="/">首页</a><a href="/ltrb/pc/layout/index.html">{issue.paper}</a></div>'
            f'<div class="left paper-box"><p class="left ban">第{sheet.number}版：{sheet.name}</p><p class="right btn">{turns}</p>'
            f'<div class="pic"><img src="../../../pic/{sheet.number}.jpg" usemap="#PagePicMap"><map name="PagePicMap">{areas}</map></div>'
            f'<a href="../../../attachement/{issue.day:%Y%m/%d}/{sheet.number}.pdf">PDF下载</a></div>'
            f'<div class="right right-main"><p class="date">{_long(issue.day)}</p><p class="up-period"><a href="../{issue.day.day - 1:02d}/node_01.html">上一期</a></p>'
            + (
                f'<div class="swiper-container"><div class="swiper-wrapper">{slides}</div></div>'
                if directory != "turns"
                else ""
            )
            + f'<div class="news"><ul class="news-list">{entries}</ul></div></div><div class="footer">澜汀日报社版权所有 未经授权不得转载</div></body></html>',
        )
        for story in sheet.stories:
            yield (
                f"{contents}/content_{story.number}.html",
                f'<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>{escape(story.headline)}</title></head>'
                f'<body><div class="header"><a href="/">首页</a><a href="/ltrb/pc/layout/index.html">{issue.paper}</a></div>'
                f'<div class="left paper-box"><p class="ban">第{sheet.number}版：{sheet.name}</p></div>'
                f'<div class="right right-main"><div class="article-box"><div class="date-box"><p class="date left">{_long(issue.day)}</p>'
                f'<p class="right up-period"><a href="{up}/content_{sheet.stories[0].number}.html">上一篇</a><a href="{up}/content_{sheet.stories[-1].number}.html">下一篇</a></p></div>'
                f'<div class="article"><h3></h3><h1>{escape(story.headline)}</h1><h2></h2>'
                f'<p class="sec">本报记者　{story.author}<span class="date">《{issue.paper}》（{issue.day:%Y年%m月%d日} 第 {sheet.number} 版）</span></p>'
                f'<div id="ozoom" style="zoom:100%;"><div id="articleContent">{_paragraphs(story)}</div></div></div></div></div></body></html>',
            )


# -- node_2.htm and content_N.htm, GBK ---------------------------------------------------------------------------------


def nodes(issue: Issue, *, titles: str = "div", articles_alone: bool = False) -> Iterator[tuple[str, str]]:
    """``titles``: links hold a div, the map's areas alone with hidden "div"s, or "input"s."""
    folder = f"/html/{issue.day:%Y-%m/%d}"
    first = issue.day.toordinal() % 40 + 2
    node = {sheet.number: f"node_{first + 2 * place}.htm" for place, sheet in enumerate(issue.sheets)}
    directory = "".join(
        f'<tr><td class="default" align="left"><a id=pageLink href=./{node[sheet.number]}>第{sheet.number}版：{sheet.name}</a></td>'
        f"<td nowrap><a href=../../../page/1/{issue.day:%Y-%m/%d}/{sheet.number}_pdf.pdf><img src=../../../tplimg/pdf.gif border=0></a></td></tr>"
        for sheet in issue.sheets
    )
    for sheet in issue.sheets:
        before, after = _neighbours(issue, sheet)
        turns = "".join(
            f"<td><a class=preart href={node[issue.sheets[place].number]}><font face=webdings>{sign}</font>{word}</a></td>"
            for place, sign, word in ((before, 3, "上一版"), (after, 4, "下一版"))
            if place is not None
        )
        areas = "".join(
            f'<Area coords="{n},2,3,4" shape="polygon" href="content_{story.number}.htm">'
            for n, story in enumerate(sheet.stories)
        )
        entries = "".join(
            f"<tr><td class=px12 align=left><a href=content_{story.number}.htm><div id=mp{story.number}>{escape(story.headline)}</div></a></td></tr>"
            for story in sheet.stories
        )
        hidden = "".join(
            f'<div style="display:none" id="t{story.number}">{escape(story.headline)}</div>' for story in sheet.stories
        )
        inputs = "".join(
            f'<input type="hidden" name="title{story.number}" value="{escape(story.headline)}">'
            for story in sheet.stories
        )
        left = (
            f"<td valign=top><table><tr><td align=left><strong>第{sheet.number}版</strong>：{sheet.name}</td>{turns}</tr></table>"
            f"<map name=pagepicmap>{areas}</map><img src=x.jpg border=0 usemap=#pagepicmap></td>"
        )
        listed = {"div": f"<table>{entries}</table>", "hidden": hidden, "input": f"<form>{inputs}</form>"}[titles]
        yield (
            f"{folder}/{node[sheet.number]}",
            _head(issue.paper, "gb2312")
            + f"<body><table><tr>{left}<td valign=top><table class=rq><tr><td>{_long(issue.day)}</td><td><a href=../{issue.day.day - 1:02d}/node_2.htm>上一期</a></td></tr></table>"
            f"<table>{directory}</table>{listed}</td></tr></table><p>澜汀日报社 版权所有</p></body></html>",
        )
        for place, story in enumerate(sheet.stories):
            beside = "" if articles_alone else f"{left}<td><table>{directory}</table></td>"
            yield (
                f"{folder}/content_{story.number}.htm",
                _head(issue.paper, "gb2312")
                + f"<body><table><tr>{beside}<td><table><tr><td>{_long(issue.day)}</td></tr>"
                f'<tr><td><a href=content_{sheet.stories[place - 1].number}.htm>上一篇</a> <a href={node[sheet.number]}>返回目录</a> <a href="#">放大</a></td></tr>'
                f"<tr valign=top><td class=font02 align=center></td></tr><tr valign=top><td class=font01 align=center>{escape(story.headline)}</td></tr>"
                f"<tr valign=top><td class=font02 align=center></td></tr><tr valign=top><td class=font6 align=center>□本报记者 {story.author}</td></tr></table>"
                f'<div id=ozoom style="zoom:100%"><founder-content>{_paragraphs(story, "P")}</founder-content></div></td></tr></table></body></html>',
            )


# -- one page for all layouts ------------------------------------------------------------------------------------------


def whole(issue: Issue, *, headings: str = "linked") -> Iterator[tuple[str, str]]:
    """A directory of all layouts (A01 …) with their headlines."""
    folder = f"/epaper/{issue.day:%Y%m%d}"
    parts = []
    for sheet in issue.sheets:
        label = f"{sheet.number}版：{sheet.name}" if headings == "plain" else f"{sheet.number}：{sheet.name}"
        heading = (
            f"<h3>{label}</h3>"
            if headings == "plain"
            else f'<h3><a href="{folder}/{sheet.number}/index.html">{label}</a></h3>'
        )
        entries = "".join(
            f'<li><a href="{folder}/{sheet.number}/{story.number}.html">{escape(story.headline)}</a></li>'
            for story in sheet.stories
        )
        parts.append(f'<div class="banmian">{heading}<ul>{entries}</ul></div>')
    title = f"{issue.paper} {issue.day:%Y年%m月%d日} 版面目录"
    yield (
        f"{folder}/index.html",
        f'<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>{title}</title></head><body>'
        f'<div class="nav"><a href="/">首页</a><a href="/zjwb/">澜汀晚报</a></div><h1>{issue.paper}电子版</h1><p>{_long(issue.day)}</p>{"".join(parts)}</body></html>',
    )
    for sheet in issue.sheets:
        if headings == "linked":
            entries = "".join(
                f'<a href="{story.number}.html">{escape(story.headline)}</a><br>' for story in sheet.stories
            )
            yield (
                f"{folder}/{sheet.number}/index.html",
                f'<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>{sheet.number}：{sheet.name}_{issue.paper}</title></head><body>'
                f'<a href="../index.html">返回目录</a><h2>{sheet.number}：{sheet.name}</h2><img src="page.jpg">{entries}</body></html>',
            )
        for before, story in pairwise([None, *sheet.stories]):
            assert story is not None
            back = f'<a href="{before.number}.html">上一篇</a>' if before is not None else ""
            yield (
                f"{folder}/{sheet.number}/{story.number}.html",
                f'<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>{escape(story.headline)}_{issue.paper}</title></head><body>'
                f'<div class="pos"><a href="../index.html">{issue.paper}</a> &gt; {sheet.number}：{sheet.name} &gt; 正文</div><h1>{escape(story.headline)}</h1>'
                f'<div class="info">{issue.day:%Y-%m-%d} 来源：{issue.paper} 作者：{story.author} 版次：{sheet.number}</div>'
                f'<div class="txt">{_paragraphs(story)}</div><p>本版责编：周宁</p><div>{back}</div></body></html>',
            )


# -- a file of layouts with their articles, as flip-page papers load it -------------------------------------------------


def flip(issue: Issue, *, keys: str = "pages") -> Iterator[tuple[str, str]]:
    """``keys``: how the data call things."""
    folder = f"/journal/{issue.day:%Y-%m-%d}"
    if keys == "pages":
        data: object = {
            "date": f"{issue.day:%Y-%m-%d}",
            "pages": [
                {
                    "id": place + 900,
                    "pnumber": sheet.number,
                    "pname": sheet.name,
                    "jpgurl": f"/img/{sheet.number}.jpg",
                    "articles": [
                        {
                            "id": story.number,
                            "title": story.headline,
                            "url": f"{folder}/{story.number}.html",
                            "points": [],
                        }
                        for story in sheet.stories
                    ],
                }
                for place, sheet in enumerate(issue.sheets)
            ],
        }
    else:
        data = {
            "code": 0,
            "data": {
                "paper": {"name": issue.paper, "logo": "/l.png"},
                "layoutList": [
                    {
                        "title": f"第{sheet.number}版：{sheet.name}",
                        "pdf": f"/pdf/{sheet.number}.pdf",
                        "blocks": [
                            {"shape": "rect", "list": [{"mainTitle": story.headline, "link": f"{story.number}.html"}]}
                            for story in sheet.stories
                        ],
                    }
                    for sheet in issue.sheets
                ],
            },
        }
    yield f"{folder}/navi.json", json.dumps(data, ensure_ascii=False)
    for _sheet, story in issue.stories:
        yield (
            f"{folder}/{story.number}.html",
            f'<!DOCTYPE html><html lang="zh"><head><meta charset="utf-8"><title>{escape(story.headline)} - {issue.paper}</title></head>'
            f'<body><h1>{escape(story.headline)}</h1><div class="info">{issue.day:%Y-%m-%d}　来源：{issue.paper}　作者：{story.author}</div>'
            f'<div class="content">{_paragraphs(story)}</div></body></html>',
        )


LETTERED = ("A01", "A02", "A03", "B01")

SYSTEMS = (
    System("nbs", nbs, "/ltrb/html/{date:%Y-%m/%d}/nbs.D110000ltrb_01.htm"),
    System(
        "nbs-written", lambda issue: nbs(issue, titles="written"), "/ltrb/html/{date:%Y-%m/%d}/nbs.D110000ltrb_01.htm"
    ),
    System("nbs-map", lambda issue: nbs(issue, titles="map"), "/ltrb/html/{date:%Y-%m/%d}/nbs.D110000ltrb_01.htm"),
    System("pc", pc, "/ltrb/pc/layout/{date:%Y%m/%d}/node_01.html"),
    System("pc-numbers", lambda issue: pc(issue, directory="numbers"), "/ltrb/pc/layout/{date:%Y%m/%d}/node_01.html"),
    System("pc-turns", lambda issue: pc(issue, directory="turns"), "/ltrb/pc/layout/{date:%Y%m/%d}/node_01.html"),
    System("nodes", nodes, "", "gbk"),
    System("nodes-hidden", lambda issue: nodes(issue, titles="hidden"), "", "gbk"),
    System("nodes-input", lambda issue: nodes(issue, titles="input", articles_alone=True), "", "gb18030"),
    System("whole", whole, "/epaper/{date:%Y%m%d}/index.html", numbers=LETTERED),
    System("flip", flip, "/journal/{date:%Y-%m-%d}/navi.json"),
    System("flip-layouts", lambda issue: flip(issue, keys="layoutList"), "/journal/{date:%Y-%m-%d}/navi.json"),
    System(
        "whole-plain",
        lambda issue: whole(issue, headings="plain"),
        "/epaper/{date:%Y%m%d}/index.html",
        numbers=LETTERED,
    ),
)
