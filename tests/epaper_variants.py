"""Further e-papers, each with habits of its own, to measure how the reading of layouts carries over."""

from __future__ import annotations

from collections.abc import Iterator
from html import escape

from tests.epaper_systems import LETTERED, System, _head, _long, _neighbours, _paragraphs
from tests.epapers import Issue, Sheet, Story


def folders(issue: Issue) -> Iterator[tuple[str, str]]:
    """A folder a layout: html/ltrb/2026-01/31/001/node.htm, three digits, a map and a list of different order."""
    day = f"/html/ltrb/{issue.day:%Y-%m/%d}"

    def no(sheet: Sheet) -> str:
        return f"{int(sheet.number):03d}"

    directory = "".join(
        f'<tr><td class="default" align="left"><a href="../{no(s)}/node.htm">第{no(s)}版：{s.name}</a></td></tr>'
        for s in issue.sheets
    )
    for sheet in issue.sheets:
        areas = "".join(
            f'<area coords="1,2" shape="poly" href="content_{s.number}.htm">' for s in reversed(sheet.stories)
        )
        entries = "".join(f'<li><a href="content_{s.number}.htm">{escape(s.headline)}</a></li>' for s in sheet.stories)
        yield (
            f"{day}/{no(sheet)}/node.htm",
            _head(f"{issue.paper}数字报")
            + f'<body><table><tr><td class="px12">第{no(sheet)}版：{sheet.name}</td></tr></table><map name="PagePicMap">{areas}</map>'
            f'<table><tbody>{directory}</tbody></table><ul>{entries}</ul><a href="/ltwb/html/ltwb/{issue.day:%Y-%m/%d}/001/node.htm">澜汀晚报</a></body></html>',
        )
        for story in sheet.stories:
            yield (
                f"{day}/{no(sheet)}/content_{story.number}.htm",
                _head(escape(story.headline))
                + f"<body><table><tbody>{directory}</tbody></table><table><tr><td align=center><strong>{escape(story.headline)}</strong></td></tr>"
                f"<tr><td align=center><span>{issue.day:%Y-%m-%d}　{story.author}</span></td></tr></table><div id=ozoom>{_paragraphs(story)}</div></body></html>",
            )


def pages(issue: Issue) -> Iterator[tuple[str, str]]:
    """content/20260131/Page01HO.htm and Articel01001HO.htm; the article page names its page nowhere but in its address."""
    day = f"/content/{issue.day:%Y%m%d}"

    def address(sheet: Sheet, story: Story) -> str:
        return f"Articel{sheet.number}{sheet.stories.index(story) + 1:03d}HO.htm"

    directory = "".join(
        f"<td class=default align=left><a href=Page{s.number}HO.htm>第{s.number}版：{s.name}</a></td>"
        for s in issue.sheets
    )
    for sheet in issue.sheets:
        entries = "".join(
            f"<div id=mylink>· <a href={address(sheet, s)}>{escape(s.headline)}</a></div>" for s in sheet.stories
        )
        yield (
            f"{day}/Page{sheet.number}HO.htm",
            _head(issue.paper)
            + f"<body><table><tr><td align=left><strong>第{sheet.number}版</strong>：{sheet.name}</td></tr></table><table><tr>{directory}</tr></table>{entries}</body></html>",
        )
        for story in sheet.stories:
            yield (
                f"{day}/{address(sheet, story)}",
                _head(issue.paper)
                + f'<body><table><tr><td><a href="Page{sheet.number}HO.htm">返回版面</a> <a href="../{issue.day:%Y%m%d}/Page01HO.htm">首页</a></td></tr>'
                f"<tr><td id=suptitle></td></tr><tr><td id=title>{escape(story.headline)}</td></tr><tr><td id=subtitle></td></tr><tr><td>{_long(issue.day)} 来源：{issue.paper}</td></tr></table>"
                f'<table><tr><td class="font6">{_paragraphs(story)}<p>（{story.author}）</p></td></tr></table></body></html>',
            )


def lettered(issue: Issue) -> Iterator[tuple[str, str]]:
    """node_A01.html with content_N.html beside it; labels without 第, in a menu, titles cut in the list."""
    day = f"/nfrb/html/{issue.day:%Y%m/%d}"
    menu = "".join(f'<option value="node_{s.number}.html">{s.number}版 {s.name}</option>' for s in issue.sheets)
    for sheet in issue.sheets:
        before, after = _neighbours(issue, sheet)
        turns = "".join(
            f'<a href="node_{issue.sheets[p].number}.html" title="{w}"><img src="/i.png"></a>'
            for p, w in ((before, "上一版"), (after, "下一版"))
            if p is not None
        )
        entries = "".join(
            f'<li><a href="content_{s.number}.html" title="{escape(s.headline)}">{escape(s.headline[:8])}...</a></li>'
            for s in sheet.stories
        )
        yield (
            f"{day}/node_{sheet.number}.html",
            f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{issue.paper} {issue.day:%Y-%m-%d} {sheet.number}版：{sheet.name}</title></head><body>'
            f'<div class="top"><a href="/">澜汀网</a><select onchange="location.href=this.value">{menu}</select>{turns}</div>'
            f'<div class="layout-title">{sheet.number}版：{sheet.name}</div><ul class="main-list">{entries}</ul><p>责编：张可 版式：李一</p></body></html>',
        )
        for story in sheet.stories:
            yield (
                f"{day}/content_{story.number}.html",
                f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{escape(story.headline)}</title></head><body>'
                f'<div class="top"><select onchange="location.href=this.value">{menu}</select></div><div class="article"><h1>{escape(story.headline)}</h1>'
                f'<p class="info">{issue.paper} {issue.day:%Y年%m月%d日} {sheet.number}版 {sheet.name}　作者：{story.author}</p>'
                f'<div class="txt">{_paragraphs(story)}</div><p>责编：张可 版式：李一</p></div></body></html>',
            )


def catalogue(issue: Issue) -> Iterator[tuple[str, str]]:
    """Every page lists the whole paper by layout, collapsed; articles' pages too, with the current page marked."""
    day = f"/grb/{issue.day:%Y-%m/%d}"

    def entries(sheet: Sheet) -> str:
        return "".join(f'<li><a href="content_{s.number}.html">{escape(s.headline)}</a></li>' for s in sheet.stories)

    def directory(current: Sheet) -> str:
        return "".join(
            f'<li class="layout-catalogue-item{" on" if s is current else ""}"><a href="node_{s.number}.html">第{s.number}版：{s.name}</a>'
            f'<a class="pdf" href="pdf/{s.number}.pdf">PDF</a><ul class="list">{entries(s)}</ul></li>'
            for s in issue.sheets
        )

    for sheet in issue.sheets:
        areas = "".join(f'<area href="content_{s.number}.html" coords="1" shape="rect">' for s in sheet.stories)
        yield (
            f"{day}/node_{sheet.number}.html",
            f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{issue.paper}</title></head><body><div class="pic">'
            f'<span class="pic-info-summary fl">第{sheet.number}版：{sheet.name}</span><a class="pic-info-ctrl-next" href="node_{issue.sheets[-1].number}.html">下一版</a>'
            f'<map name="pagepicmap">{areas}</map></div><div class="date">{_long(issue.day)}</div><ul class="layout-catalogue">{directory(sheet)}</ul></body></html>',
        )
        for story in sheet.stories:
            yield (
                f"{day}/content_{story.number}.html",
                f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{escape(story.headline)}-{issue.paper}</title></head><body>'
                f'<ul class="layout-catalogue">{directory(sheet)}</ul><div class="main-content"><h3></h3><h1>{escape(story.headline)}</h1><h3></h3>'
                f'<p class="author">{issue.paper}记者 {story.author}</p><p class="date">{issue.day:%Y-%m-%d}</p><div id="news_content"><cms-content>{_paragraphs(story)}</cms-content></div></div></body></html>',
            )


def by_query(issue: Issue) -> Iterator[tuple[str, str]]:
    """Everything by a query: /epapers?period=1&period_date=2026-01-31&page=2, /epapers/article?id=994800."""

    def address(sheet: Sheet) -> str:
        return f"/epapers?period=1&amp;period_date={issue.day:%Y-%m-%d}&amp;page={int(sheet.number)}"

    directory = "".join(f'<li><a href="{address(s)}">{int(s.number)}版　{s.name}</a></li>' for s in issue.sheets)
    for sheet in issue.sheets:
        entries = "".join(
            f'<li><a href="/epapers/article?id={s.number}">{escape(s.headline)}</a></li>' for s in sheet.stories
        )
        page = (
            f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>电子报-{issue.paper}</title></head><body><div class="nav"><a href="/news">新闻</a><a href="/about?id=3">关于我们</a></div>'
            f'<div class="B_02_1">{int(sheet.number)}版　{sheet.name}</div><div id="pageList"><ul>{directory}</ul></div><div id="titleList"><ul>{entries}</ul></div></body></html>'
        )
        yield address(sheet).replace("&amp;", "&"), page
        for story in sheet.stories:
            yield (
                f"/epapers/article?id={story.number}",
                f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{escape(story.headline)}-{issue.paper}</title></head><body><div class="nav"><a href="/news">新闻</a> <a href="{address(sheet)}">返回版面</a></div>'
                f'<h1 class="title">{escape(story.headline)}</h1><div class="sub">{issue.day:%Y-%m-%d} 第{int(sheet.number)}版 作者：{story.author}</div>'
                f'<div id="articleText">{_paragraphs(story)}</div><p>（{issue.paper} {issue.day:%Y年%m月%d日}）</p></body></html>',
            )


def scripted(issue: Issue) -> Iterator[tuple[str, str]]:
    """Rows that scripts open, in GBK; the layouts as pictures with alt, articles over divs."""
    day = f"/szb/{issue.day:%Y/%m/%d}"
    thumbs = "".join(
        f'<div class="thumb"><a href="{s.number}.shtml"><img src="t/{s.number}.jpg" alt="第{s.number}版：{s.name}"></a></div>'
        for s in issue.sheets
    )
    for sheet in issue.sheets:
        rows = "".join(
            f"<div class=row onclick=\"window.open('{sheet.number}/art{s.number}.shtml')\"><span>{escape(s.headline)}</span></div>"
            for s in sheet.stories
        )
        yield (
            f"{day}/{sheet.number}.shtml",
            _head(f"{issue.paper} 第{sheet.number}版：{sheet.name}", "gbk")
            + f'<body><div class="bar">{_long(issue.day)}</div><div class="thumbs">{thumbs}</div><div class="rows">{rows}</div></body></html>',
        )
        for story in sheet.stories:
            yield (
                f"{day}/{sheet.number}/art{story.number}.shtml",
                _head(f"{escape(story.headline)}_{issue.paper}", "gbk")
                + f'<body><div class="path">{issue.paper} &gt;&gt; 第{sheet.number}版：{sheet.name}</div><h2>{escape(story.headline)}</h2>'
                f'<div class="by">◎{story.author}</div><div class="day">{issue.day:%Y年%m月%d日}</div><div class="nr">{_paragraphs(story)}</div><div>上一篇：<a href="art1.shtml">没有了</a></div></body></html>',
            )


def version_pages(issue: Issue) -> Iterator[tuple[str, str]]:
    """shtml/ltrb/20260131/v01.shtml and 994800.shtml; labels 01 要闻; the map has titles, and each link stands twice."""
    day = f"/shtml/ltrb/{issue.day:%Y%m%d}"
    directory = "".join(
        f'<a href="{day}/v{s.number}.shtml" class="bm">{s.number}版 {s.name}</a> ' for s in issue.sheets
    )
    for sheet in issue.sheets:
        areas = "".join(
            f'<area title="{escape(s.headline)}" alt="{escape(s.headline)}" href="{day}/{s.number}.shtml?div=-1">'
            for s in sheet.stories
        )
        entries = "".join(
            f'<li><a href="{day}/{s.number}.shtml"><img src="s.jpg"></a><a href="{day}/{s.number}.shtml">{escape(s.headline)}</a></li>'
            for s in sheet.stories
        )
        yield (
            f"{day}/v{sheet.number}.shtml",
            f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{issue.paper}多媒体数字报</title></head><body><p>{sheet.number}版：{sheet.name}</p><map name="m">{areas}</map><div>{directory}</div>'
            f'<ul>{entries}</ul><div class="hot"><h4>往期回顾</h4><a href="/shtml/ltrb/20260101/v01.shtml">01版 要闻</a></div></body></html>',
        )
        for story in sheet.stories:
            yield (
                f"{day}/{story.number}.shtml",
                f'<!DOCTYPE html><html><head><meta charset="utf-8"><title>{escape(story.headline)}</title></head><body><p>{sheet.number}版：{sheet.name}</p><div>{directory}</div>'
                f"<h1>{escape(story.headline)}</h1><p>{issue.day:%Y年%m月%d日}</p><p>□ {issue.paper}记者 {story.author}</p><div>{_paragraphs(story, 'div')}</div>"
                f"<ul>{''.join(f'<li><a href={day}/{s.number}.shtml>{escape(s.headline)}</a></li>' for s in sheet.stories)}</ul></body></html>",
            )


SYSTEMS = (
    System("v-folders", folders, "/html/ltrb/{date:%Y-%m/%d}/001/node.htm"),
    System("v-pages", pages, "/content/{date:%Y%m%d}/Page01HO.htm"),
    System("v-letter", lettered, "/nfrb/html/{date:%Y%m/%d}/node_A01.html", numbers=LETTERED),
    System("v-catalogue", catalogue, "/grb/{date:%Y-%m/%d}/node_01.html"),
    System("v-asked", by_query, "/epapers?period=1&period_date={date:%Y-%m-%d}&page=1"),
    System("v-scripted", scripted, "/szb/{date:%Y/%m/%d}/01.shtml", "gbk"),
    System("v-version", version_pages, "/shtml/ltrb/{date:%Y%m%d}/v01.shtml"),
)
