"""The pages of the invented newspaper: articles and lists, in the layouts of three sites of different age."""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date, datetime
from functools import cache
from html import escape
from importlib.resources import files
from string import Template

from scraper.demo.content import CHANNELS, PAPER, Article, articles, of_channel

PER_PAGE = 8
"""Headlines on one list page of the city channel."""

DEAD_LINK = ("/city/2026/0208/1021.html", "春节前后轮渡时刻表及增开航班一览（专题）", date(2026, 2, 8))
"""A headline on the city's list whose page is gone: path, headline, day."""

DATE_FORMS: Mapping[str, Callable[[datetime], str]] = {
    "chinese": lambda at: f"{at:%Y}年{at:%m}月{at:%d}日 {at:%H:%M}",
    "spelled": lambda at: f"{at.year}年{at.month}月{at.day}日{at.hour}时{at:%M}分",
    "seconds": lambda at: f"{at:%Y}年{at:%m}月{at:%d}日{at:%H:%M:%S}",
    "slash": lambda at: f"{at:%Y/%m/%d %H:%M}",
    "minute": lambda at: f"{at:%Y-%m-%d %H:%M}",
    "dash": lambda at: f"{at:%Y-%m-%d %H:%M:%S}",
}
"""The usual Chinese ways to print a time. What has a date alone is printed as 2026年2月8日."""


def printed(article: Article) -> str:
    """The time of publication as the page prints it."""
    at = article.published
    if isinstance(at, datetime):
        return DATE_FORMS[article.dated](at)
    return f"{at.year}年{at.month}月{at.day}日"


@cache
def _template(name: str) -> Template:
    return Template(files(__package__).joinpath("templates", name).read_text(encoding="utf-8"))


def page(name: str) -> str:
    """A static page: about.html, culture_home.html …"""
    return _template(name).template


# -- articles


def article_page(article: Article, base: str, part: int, epoch: int) -> str:
    """One page of an article."""
    dress = _DRESSES[article.channel.key]
    words = {
        "id": str(article.id),
        "url": base + article.path(),
        "headline": escape(article.headline),
        "published": printed(article),
        "outlet": escape(article.credited or f"来源：{article.outlet}"),
        "author": f"<span>{escape(article.info_author)}</span>　" if article.info_author else "",
        "edited": escape(article.edited),
        "description": _description(article),
        "deck": dress.deck.format(escape(article.deck)) if article.deck else "",
        "signed": dress.line.format(escape(article.signed)) if article.signed and part == 1 else "",
        "foot": dress.line.format(escape(article.foot)) if article.foot and part == article.parts else "",
        "body": "\n".join(_paragraphs(article, dress, part, epoch)),
        "pages": _parts(article, part),
        "more": _links(_others(article), 3),
        "ranking": _links(of_channel(article.channel.key)[::-1], 5),
        "json_ld": _json_ld(article, base) if article.channel.key == "science" else "",
    }
    return _template(f"{article.channel.key}_article.html").substitute(words)


class _Dress:
    """The mark-up of the parts of an article in one channel; {} is the text."""

    def __init__(self, *, deck: str, line: str, paragraph: str, heading: str, caption: str) -> None:
        self.deck = deck
        self.line = line
        self.paragraph = paragraph
        self.heading = heading
        self.caption = caption


_DRESSES: Mapping[str, _Dress] = {
    "city": _Dress(
        deck='<div class="summary"><b>核心提示：</b>{}</div>',
        line="<p>　　{}</p>\n",
        paragraph="<p>　　{}</p>",
        heading="<p>　　<strong>{}</strong></p>",
        caption='<p align="center"><img src="/static/photo.jpg" /></p>\n<p class="caption" align="center">{}</p>',
    ),
    "culture": _Dress(
        deck='<p class="standfirst">{}</p>',
        line='<p class="byline">{}</p>\n',
        paragraph="<p>{}</p>",
        heading="<h2>{}</h2>",
        caption='<figure><img src="/static/photo.jpg" alt=""><figcaption>{}</figcaption></figure>',
    ),
    "science": _Dress(
        deck='<div class="abstract"><strong>摘要：</strong>{}</div>',
        line='<span class="author">{}</span>',
        paragraph='<p style="text-indent:2em">{}</p>',
        heading="<h3>{}</h3>",
        caption='<div class="pic"><img src="/static/photo.jpg" alt=""/><div class="pic-note">{}</div></div>',
    ),
}


def _paragraphs(article: Article, dress: _Dress, part: int, epoch: int) -> Iterable[str]:
    for number, text in article.portion(part, epoch):
        if text.startswith("## "):
            yield dress.heading.format(escape(text.removeprefix("## ")))
        else:
            yield dress.paragraph.format(escape(text))
        if number in article.captions:
            yield dress.caption.format(escape(article.captions[number]))


def _description(article: Article) -> str:
    text = article.deck or article.description
    return f'<meta name="description" content="{escape(text)}" />' if text else ""


def _parts(article: Article, part: int) -> str:
    if article.parts == 1:
        return ""
    numbers = [
        f"<span>{number}</span>" if number == part else f'<a href="{article.path(number)}">{number}</a>'
        for number in range(1, article.parts + 1)
    ]
    before = f'<a href="{article.path(part - 1)}">上一页</a>' if part > 1 else ""
    after = f'<a href="{article.path(part + 1)}">下一页</a>' if part < article.parts else ""
    return f'<div class="pages">{before} {" ".join(numbers)} {after}</div>'


def _others(article: Article) -> list[Article]:
    """The articles that follow it in its channel, cyclically, as they were when it was printed."""
    channel = of_channel(article.channel.key, article.since)
    at = channel.index(article)
    return channel[at + 1 :] + channel[:at]


def _links(chosen: Sequence[Article], number: int) -> str:
    return "".join(f'<li><a href="{other.path()}">{escape(other.headline)}</a></li>' for other in chosen[:number])


def _json_ld(article: Article, base: str) -> str:
    data = {
        "@context": "https://schema.org",
        "@type": "NewsArticle",
        "headline": article.headline,
        "datePublished": article.published.isoformat(),
        "author": [{"@type": "Person", "name": name} for name in article.byline],
        "publisher": {"@type": "Organization", "name": PAPER},
        "mainEntityOfPage": base + article.path(),
    }
    return json.dumps(data, ensure_ascii=False).replace("</", "<\\/")


# -- lists


def city_list(number: int) -> str | None:
    """Page ``number`` (from 1) of the city channel's list; None beyond the last."""
    rows = sorted(
        [(article.day, article.path(), article.headline) for article in of_channel("city")]
        + [(DEAD_LINK[2], DEAD_LINK[0], DEAD_LINK[1])],
        reverse=True,
    )
    last = -(-len(rows) // PER_PAGE)
    if not 1 <= number <= last:
        return None
    items = "\n".join(
        f'<li><a href="{path}" target="_blank">{escape(headline)}</a><span>{day:%Y-%m-%d}</span></li>'
        for day, path, headline in rows[(number - 1) * PER_PAGE : number * PER_PAGE]
    )
    ranking = _links(of_channel("city")[::-1], 5)
    return _template("city_list.html").substitute(items=items, pages=_list_pages(number, last), ranking=ranking)


def list_path(number: int) -> str:
    """The address of a page of the city's list."""
    return "/city/" if number == 1 else f"/city/index_{number}.html"


def _list_pages(number: int, last: int) -> str:
    links = [("首页", 1), *((str(page), page) for page in range(1, last + 1)), ("尾页", last)]
    if number > 1:
        links.insert(1, ("上一页", number - 1))
    if number < last:
        links.insert(-1, ("下一页", number + 1))
    return " ".join(
        f"<span>{label}</span>" if label == str(number) else f'<a href="{list_path(page)}">{label}</a>'
        for label, page in links
    )


def front_page(epoch: int) -> str:
    """The home page: the newest of every channel."""
    sections = "\n".join(
        f'<section><h2><a href="/{channel.key}/">{channel.name}</a></h2><ul>'
        + "".join(
            f'<li><a href="{article.path()}">{escape(article.headline)}</a><span>{article.day:%m-%d}</span></li>'
            for article in of_channel(channel.key, epoch)[:10]
        )
        + "</ul></section>"
        for channel in CHANNELS.values()
    )
    return _template("front.html").substitute(sections=sections)


# -- what programs read


def culture_feed(base: str) -> str:
    """RSS 2.0 of the culture channel."""
    items = "\n".join(
        f"""<item>
<title>{escape(article.headline)}</title>
<link>{base}{article.path()}</link>
<guid isPermaLink="true">{base}{article.path()}</guid>
<description><![CDATA[<p>{escape(article.deck or article.body[0])}</p>]]></description>
<author>{escape(" ".join(article.byline))}</author>
<category>文化</category>
<pubDate>{_rfc_822(article)}</pubDate>
</item>"""
        for article in of_channel("culture")
    )
    return f"""<?xml version="1.0" encoding="utf-8"?>
<rss version="2.0" xmlns:atom="http://www.w3.org/2005/Atom">
<channel>
<title>澜汀晚报·文化</title>
<link>{base}/culture/</link>
<description>一座不存在的城市的文化新闻</description>
<language>zh-cn</language>
<atom:link href="{base}/culture/rss.xml" rel="self" type="application/rss+xml"/>
{items}
</channel>
</rss>
"""


def _rfc_822(article: Article) -> str:
    at = article.published
    moment = at if isinstance(at, datetime) else datetime.combine(at, datetime.min.time())
    day = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")[moment.weekday()]
    month = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")[moment.month - 1]
    return f"{day}, {moment.day:02d} {month} {moment:%Y %H:%M:%S} +0800"


def _months() -> list[str]:
    return sorted({f"{article.day:%Y-%m}" for article in of_channel("science")}, reverse=True)


def sitemap_index(base: str) -> str:
    """The science channel's index: a news sitemap a month."""
    rows = "\n".join(f"<sitemap><loc>{base}/science/news-{month}.xml</loc></sitemap>" for month in _months())
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<sitemapindex xmlns="http://www.sitemaps.org/schemas/sitemap/0.9">
{rows}
</sitemapindex>
"""


def news_sitemap(base: str, month: str, epoch: int) -> str | None:
    """One month (2026-01) as a news sitemap; None for a month without news."""
    if month not in _months():
        return None
    rows = "\n".join(
        f"""<url>
<loc>{base}{article.path()}</loc>
<news:news>
<news:publication><news:name>{PAPER}</news:name><news:language>zh-cn</news:language></news:publication>
<news:publication_date>{article.published.isoformat()}</news:publication_date>
<news:title>{escape(article.headline)}</news:title>
</news:news>
</url>"""
        for article in of_channel("science", epoch)
        if f"{article.day:%Y-%m}" == month
    )
    return f"""<?xml version="1.0" encoding="UTF-8"?>
<urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">
{rows}
</urlset>
"""


def robots(base: str) -> str:
    """robots.txt: the whole paper except the search and the pages of its editors."""
    return f"User-agent: *\nDisallow: /search\nDisallow: /editors-only/\n\nSitemap: {base}/science/sitemap.xml\n"


@cache
def article_paths(epoch: int) -> dict[str, tuple[Article, int]]:
    """Every article page's address -> the article and which part of it."""
    return {article.path(part): (article, part) for article in articles(epoch) for part in range(1, article.parts + 1)}
