"""Invented list pages: the same stories in the markup of many kinds of site, with the chrome that such sites have."""

# ruff: noqa: E501 (markup reads best with a row of it on a line)

from __future__ import annotations

from dataclasses import dataclass

from scraper.urls import canonical


@dataclass(frozen=True)
class Story:
    """An entry, as it is to be read."""

    headline: str
    url: str
    day: str
    clock: str
    teaser: str

    def absolute(self, base: str) -> str:
        """The address as a page found at ``base`` leads to it."""
        address = canonical(self.url, base)
        assert address is not None
        return address


_SUBJECTS = (
    "青溪镇", "白石县", "云溪大学", "南浦港", "东篱区", "北塘村", "西岭林场", "长汀水库", "安和医院", "梅岭古道",
    "松涛社区", "临江集团", "鹿鸣中学", "石桥海关", "望海灯塔",
)  # fmt: skip
_EVENTS = (
    "启动旧城改造", "迎来首批候鸟", "公布年度预算：教育支出增一成", "举行防汛演练", "夜市恢复营业", "发布寒潮蓝色预警",
    "与邻市共建产业园", "百年老站重新开放", "新增三条公交线路", "连续五年粮食增产", "为老人送餐上门", "获评文明单位",
    "图书馆延长开放时间", "查处一批违规广告", "志愿者清理河滩",
)  # fmt: skip


_SLUGS = tuple(
    f"{a}-{b}-{c}"
    for a, b, c in zip(
        "old new first last north south east west upper lower big small red green blue".split(),
        "town birds budget drill market wave park station lines harvest meals prize library ads river".split(),
        "opens rises falls ends begins grows stays returns moves waits wins helps turns shines rests".split(),
        strict=True,
    )
)


def _key(index: int) -> str:
    """A key as content systems make them: letters and digits."""
    letters = "abcdefghijkmnpqrstuvwxyzABCDEFGHJKLMNPQRSTUVWXYZ"
    return "8V" + "".join(letters[(index * 7 + place * 5) % len(letters)] for place in range(8)) + str(index)


PATHS = (
    "/a/{number}",
    "/{slug}/",
    "/news/{slug}",
    "index.php?fi=news1&id={number}",
    "/c/{key}",
    "article.aspx?nid={number}",
    "./2025{month:02}/t2025{month:02}{day:02}_{number}.html",
    "/social/香港突發/6{number}/標題",
    "show-12-{small}-1.html",
    "content_{small}.html",
    "view.php?id={small}",
    "/p/{small}.html",
    "info/10{small}/22{small}.htm",
)
"""Schemes of addresses that content systems use."""


def stories(
    count: int = 15, *, start: int = 0, path: str = "/news/2025/{month:02}{day:02}/c{number}.html"
) -> list[Story]:
    """This many invented stories, newest first."""
    made = []
    for index in range(start, start + count):
        subject, event = _SUBJECTS[index % 15], _EVENTS[(index * 7 + index // 15) % 15]
        month, day = 12 - index // 25 % 12, 28 - index % 25
        made.append(
            Story(
                headline=f"{subject}{event}",
                url=path.format(
                    month=month,
                    day=day,
                    number=104200 + index,
                    small=index + 3,
                    slug=_SLUGS[index % 15],
                    key=_key(index),
                ),
                day=f"2025-{month:02}-{day:02}",
                clock=f"{9 + index % 12:02}:{(index * 13) % 60:02}",
                teaser=f"{subject}有关负责人昨日表示，{event}一事已经准备了半年，预计下月见效，居民对此多有期待。",
            )
        )
    return made


NAV = "<div class='top'><ul>" + "".join(
    f"<li><a href='/{name}/'>{label}</a></li>"
    for name, label in (
        ("china", "国内"), ("world", "国际"), ("society", "社会新闻"), ("finance", "财经"), ("sports", "体育"), ("ent", "文娱"),
        ("local", "地方频道"), ("photo", "图片"), ("video", "视频"), ("special", "专题"), ("about", "关于我们"),
    )
) + "</ul></div><div class='path'>您现在的位置：<a href='/'>晨报网</a> &gt; <a href='/china/'>国内新闻</a></div>"  # fmt: skip

FOOT = (
    "<div class='links'>友情链接：<a href='http://www.example.gov.cn/'>青溪镇人民政府网站</a> "
    "<a href='http://www.example.edu.cn/'>云溪大学新闻网</a> <a href='http://www.example.org/'>东篱区图书馆</a></div>"
    "<div class='foot'><a href='/about/1.html'>关于晨报网</a> | <a href='/about/2.html'>广告服务与合作</a> | "
    "<a href='/about/3.html'>法律顾问声明</a> | <a href='/about/4.html'>联系我们</a>"
    "<p>互联网新闻信息服务许可证 00000000000 晨报网版权所有，未经书面授权禁止复制或建立镜像，违者将依法追究责任。</p></div>"
)


def ranking(name: str = "hot_rank") -> str:
    """A list of most-read stories beside the main one."""
    rows = "".join(
        f"<li><em>{number}</em><a href='{story.url}'>{story.headline}</a></li>"
        for number, story in enumerate(stories(10, start=60), start=1)
    )
    return f"<div class='{name}'><h3>热点排行</h3><ul>{rows}</ul></div>"


def page(listing: str, *, before: str = "", after: str = "", title: str = "国内新闻_晨报网") -> str:
    """A whole page around a listing."""
    return (
        f"<!DOCTYPE html><html><head><meta charset='utf-8'><title>{title}</title></head><body>{NAV}"
        f"<div class='wrap'>{before}<div class='main'>{listing}</div>{after}</div>{FOOT}</body></html>"
    )


ROWS: dict[str, tuple[str, str, str]] = {
    # name: before the rows, a row, after the rows
    "portal list with em dates": (
        "<div class='ej_list_box'><ul class='list_16'>",
        "<li><a href='{url}' target=_blank>{headline}</a> <em>{day}</em></li>",
        "</ul></div>",
    ),
    "scroll news with a channel label": (
        "<div class='content_list'><ul>",
        "<li><div class='dd_lm'>[<a href='/gn.shtml'>国内</a>]</div> <div class='dd_bt'><a href='{url}'>{headline}</a></div>"
        "<div class='dd_time'>{day} {clock}</div></li>",
        "</ul></div>",
    ),
    "spans in one line": (
        "<div id='d_list'><ul>",
        "<li><span class='c_chl'>[<a href='/gn/'>国内</a>]</span><span class='c_tit'><a href='{url}'>{headline}</a></span>"
        "<span class='c_time'>{day} {clock}</span></li>",
        "</ul></div>",
    ),
    "government notices": (
        "<div class='news_box'><div class='list list_1 list_2'><ul>",
        "<li><h4><a href='{url}'>{headline}</a><span class='date'> {day} </span></h4></li>",
        "</ul></div></div>",
    ),
    "university table": (
        "<table class='winstyle'><tbody>",
        "<tr height=20><td><span class='leader'></span></td><td><a class='c67210' href='{url}' title='{headline}'>{headline}</a>"
        "</td><td><span class='timestyle'>{day}&nbsp;</span></td></tr>",
        "</tbody></table>",
    ),
    "date before the headline": (
        "<ul class='notice'>",
        "<li><span>{day}</span><a href='{url}' title='{headline}'>{headline}</a></li>",
        "</ul>",
    ),
    "cards with picture, headline, teaser and time": (
        "<div class='story-list'>",
        "<div class='story-list__news'><div class='story-list__image'><a href='{url}'><img src='/i.jpg' alt='{headline}'></a></div>"
        "<div class='story-list__text'><h2><a href='{url}'>{headline}</a></h2><p><a href='{url}'>{teaser}</a></p>"
        "<div class='story-list__info'><a class='story-list__cate' href='/cate/6638'>要聞綜合</a>"
        "<time class='story-list__time'>{day} {clock}</time></div></div></div>",
        "</div>",
    ),
    "a link around the whole card": (
        "<section class='stream'>",
        "<a class='card' href='{url}'><div class='pic'><img src='/i.jpg'></div><div class='info'><div class='meta'>时政</div>"
        "<div class='card-t'>{headline}</div><div class='card-p'>{teaser}</div><div class='card-d'>{day} {clock}</div></div></a>",
        "</section>",
    ),
    "headings and paragraphs side by side": (
        "<div class='txt'>",
        "<h3><a href='{url}'>{headline}</a></h3><p>{teaser}</p><p class='date'>{day}</p>",
        "</div>",
    ),
    "headings with date and label inside": (
        "<div class='part_list_2'>",
        "<h3><span class='date'>{day} {clock}</span><em class='tag'>政治</em><a target='_blank' href='{url}'>{headline}</a></h3>",
        "</div>",
    ),
    "definition lists": (
        "<div class='box'>",
        "<dl><dt><a href='{url}'>{headline}</a></dt><dd>{teaser}<a href='{url}'>[详细]</a></dd><dd class='t'>{day}</dd></dl>",
        "</div>",
    ),
    "rows of a newspaper index": (
        "<div id='titleList'><ul>",
        "<li class='dot'><a href='{url}'>{headline}</a></li>",
        "</ul></div>",
    ),
    "headlines broken by br": (
        "<table><tr><td class='bar'>",
        "·<a href='{url}'>{headline}</a> ({day})<br>",
        "</td></tr></table>",
    ),
    "a table for every entry": (
        "<div>",
        "<table width='100%'><tr><td><img src='/dot.gif'></td><td><a href='{url}' class='a2'>{headline}</a></td></tr>"
        "<tr><td></td><td><font size=2>{day} {teaser}</font></td></tr></table>",
        "</div>",
    ),
    "rows whose class alternates": (
        "<div class='newslist'>",
        "<div class='row row-{parity}'><div class='c1'><a href='{url}'>{headline}</a></div><div class='c2'>{day}</div></div>",
        "</div>",
    ),
    "stream with source and comment count": (
        "<ul class='stream'>",
        "<li class='item'><h2 class='t'><a href='{url}'>{headline}</a></h2><div class='s'><span>晨报网</span><span>{day} {clock}</span>"
        "<a href='{url}#comment'>23评论</a></div></li>",
        "</ul>",
    ),
    "date inside the link": (
        "<ul class='lm'>",
        "<li><a href='{url}'>{headline}<span>{day}</span></a></li>",
        "</ul>",
    ),
    "date inside the link, in blocks": (
        "<ul id='jsMainList'>",
        "<li><a href='{url}'><div class='wrap'><div class='pic'><img src='/x.jpg'></div><div class='listInfo'>"
        "<h2><span>{headline}</span></h2><div class='date'>{day} {clock}</div></div></a></li>",
        "</ul>",
    ),
    "a board's thread table": (
        "<table id='threadlist'>",
        "<tbody><tr><td class='icn'><a href='{url}'><img src='/f.gif'></a></td><th class='new'><em>[<a href='/f?typeid=3'>杂谈</a>]</em>"
        "<a href='{url}' class='s xst'>{headline}</a></th><td class='by'><cite><a href='/home.php?mod=space&uid=77{parity}'>"
        "云溪老渔翁不钓鱼</a></cite><em>{day}</em></td><td class='num'><a href='{url}'>12</a><em>345</em></td>"
        "<td class='by'><em><a href='/forum.php?mod=redirect&goto=lastpost'>{day} {clock}</a></em></td></tr></tbody>",
        "</table>",
    ),
    "two columns of rows": (
        "<table><tr><td><ul>",
        "<li><a href='{url}'>{headline}</a> {day}</li>",
        "</ul></td></tr></table>",
    ),
    "numbered rows of div and a": (
        "<div class='con'>",
        "<div class='tit'><span class='no'>▪</span> <a href='{url}'><b>{headline}</b></a></div>",
        "</div>",
    ),
    "picture grid with captions": (
        "<div class='grid'>",
        "<div class='cell'><a href='{url}'><img src='/p.jpg'></a><p><a href='{url}'>{headline}</a></p></div>",
        "</div>",
    ),
    "article elements with a read-more link": (
        "<main>",
        "<article><h2 class='entry-title'><a href='{url}'>{headline}</a></h2><div class='entry-meta'>由 <a href='/author/zhou/'>"
        "晨报编辑部周</a> 发表于 <time>{day}</time></div><div class='entry-summary'><p>{teaser} <a href='{url}' class='more-link'>"
        "继续阅读</a></p></div></article>",
        "</main>",
    ),
    "time at the left, card at the right": (
        "<div class='timeline'>",
        "<div class='node'><div class='time'>{day} {clock}</div><div class='card'><a class='title' href='{url}'>{headline}</a>"
        "<div class='brief'>{teaser}</div><div class='tools'><a href='javascript:;'>分享到微博</a><a href='#'>收藏这篇文章</a></div></div></div>",
        "</div>",
    ),
    "dates in rows of their own": (
        "<div class='day'>",
        "<p class='d'>{day}</p><p class='h'><a href='{url}'>{headline}</a></p>",
        "</div>",
    ),
    "stream with keywords that link": (
        "<ul class='stream'>",
        "<li class='item'><div class='t'><a href='{url}'>{headline}</a></div><div class='k'><a href='/k/a.html'>青溪镇政府</a>"
        "<a href='/k/b.html'>防汛抗旱</a></div><div class='s'>{day}</div></li>",
        "</ul>",
    ),
}


def listing(name: str, entries: list[Story]) -> str:
    """The entries in the markup of that name."""
    before, row, after = ROWS[name]
    return (
        before
        + "\n".join(row.format(**vars_of(entry), parity=index % 2) for index, entry in enumerate(entries))
        + after
    )


def vars_of(story: Story) -> dict[str, str]:
    """A story's fields by name."""
    return {name: getattr(story, name) for name in ("headline", "url", "day", "clock", "teaser")}


FRONTS: tuple[tuple[tuple[str, int], ...], ...] = (
    (("lead", 4), ("block", 8), ("block", 8), ("block", 8), ("block", 6)),
    (("told", 6), ("told", 6), ("told", 6), ("told", 6)),
    (("lead", 3), ("told", 5), ("block", 10), ("pictures", 4), ("table", 12)),
    (("table", 20), ("table", 20)),
    (("cards", 3), ("block", 20), ("block", 20)),
    (("lead", 1), ("cards", 12)),
    (("pictures", 8), ("block", 10), ("block", 10), ("block", 10)),
)
"""What front pages are put together from: kinds of block, with the number of stories in each."""


def blocks(specs: tuple[tuple[str, int], ...]) -> tuple[str, list[Story]]:
    """The blocks of a front page, and the stories in them."""
    html, gold = "", []
    for kind, count in specs:
        entries = stories(count, start=len(gold))
        gold += entries
        html += _block(kind, entries)
    return html, gold


def _block(kind: str, entries: list[Story]) -> str:
    lead, *rest = entries
    if kind == "lead":
        others = "".join(f"<a href='{story.url}'>{story.headline}</a> " for story in rest)
        return f"<div class='lead'><h2><a href='{lead.url}'>{lead.headline}</a></h2><p>{others}</p></div>"
    if kind == "block":
        return (
            "<div class='block'><div class='bt'><h3><a href='/china/'>国内新闻</a></h3><a href='/china/'>更多&gt;&gt;</a></div>"
            f"<ul>{_rows(entries)}</ul></div>"
        )
    if kind == "told":
        return (
            f"<div class='mod'><div class='pic'><a href='{lead.url}'><img src=/1.jpg></a></div><h3><a href='{lead.url}'>"
            f"{lead.headline}</a></h3><p class='intro'>{lead.teaser}<a href='{lead.url}'>[详细]</a></p><ul>{_rows(rest)}</ul></div>"
        )
    if kind == "table":
        rows = "".join(f"·<a href='{story.url}'>{story.headline}</a><br>" for story in entries)
        return f"<table class='t'><tr><td>{rows}</td></tr></table>"
    if kind == "pictures":
        cells = "".join(
            f"<div class='p'><a href='{story.url}'><img src='/i.jpg'></a><a href='{story.url}'>{story.headline}</a></div>"
            for story in entries
        )
        return f"<div class='pics'>{cells}</div>"
    return listing("cards with picture, headline, teaser and time", entries)


def _rows(entries: list[Story]) -> str:
    return "".join(f"<li><a href='{story.url}'>{story.headline}</a></li>" for story in entries)
