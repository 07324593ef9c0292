"""A small news site on loopback whose every page is given by the test, and that remembers what it was asked."""

from __future__ import annotations

import threading
import time
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any


@dataclass
class Answer:
    """The site's answer to a request; with ``etag``, 304 to whoever has it."""

    body: bytes = b""
    status: int = 200
    etag: str | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    stalls: float = 0
    """Seconds before it says anything."""
    endless: bool = False
    """The body is sent again and again, until the client leaves."""


@dataclass
class Site:
    """``pages`` may be changed while the site is being served."""

    pages: dict[str, Answer | str]
    base: str = ""
    answers: list[tuple[str, int]] = field(default_factory=list)
    heard: list[Mapping[str, str]] = field(default_factory=list)
    """The headers of each request, by their names in lower case."""
    posted: list[tuple[str, str]] = field(default_factory=list)
    """The path and the body of each POST; the page of ``PATH BODY`` answers it before that of its path."""
    spans: list[tuple[float, float]] = field(default_factory=list)
    """When each request came and its answer began, in seconds of `time.monotonic`; in order of the answers."""
    opens_to: str | None = None
    """The value of Authorization without which every answer is 401."""
    takes: float = 0.0
    """Seconds that an answer takes."""
    gate: threading.Event | None = None
    """The event that all answers but the one to ``/`` wait for."""

    def paths(self, status: int = 200) -> list[str]:
        """The paths that were answered with ``status``, in order."""
        return [path for path, answered in self.answers if answered == status]


@contextmanager
def serve(pages: dict[str, Answer | str], host: str = "127.0.0.1") -> Iterator[Site]:
    """Serve ``pages`` by path on a free port of loopback; a path that is not there is a 404."""
    site = Site(pages)

    class Handler(BaseHTTPRequestHandler):
        protocol_version = "HTTP/1.1"
        wbufsize = -1  # head and body leave in one piece: no waiting for the delayed acknowledgement of the first

        def do_GET(self, posted: str = "") -> None:
            came = time.monotonic()
            time.sleep(site.takes)
            if site.gate is not None and self.path != "/":
                site.gate.wait(300)
            page = site.pages.get(f"{self.path}{posted}") or site.pages.get(self.path, Answer(status=404))
            answer = Answer(page.encode()) if isinstance(page, str) else page
            if site.opens_to not in (None, self.headers["Authorization"]):
                answer = Answer(b"who are you?", 401)
            fresh = answer.etag is not None and self.headers["If-None-Match"] == answer.etag
            status, body = (304, b"") if fresh else (answer.status, answer.body)
            site.answers.append((self.path, status))
            time.sleep(answer.stalls)
            site.heard.append({name.lower(): value for name, value in self.headers.items()})
            self.send_response(status)
            headers = {"Content-Type": "text/html; charset=utf-8", **answer.headers}
            if answer.etag:
                headers["ETag"] = answer.etag
            for name, value in headers.items():
                self.send_header(name, value)
            if answer.endless:
                self.send_header("Connection", "close")
            else:
                self.send_header("Content-Length", str(len(body)))
            site.spans.append((came, time.monotonic()))  # before the last byte: its client looks at once
            self.end_headers()
            self.wfile.write(body)
            with suppress(OSError):
                while answer.endless:
                    self.wfile.write(body)

        def do_POST(self) -> None:
            body = self.rfile.read(int(self.headers["Content-Length"] or 0)).decode()
            site.posted.append((self.path, body))
            self.do_GET(f" {body}")

        def log_message(self, *args: Any) -> None:
            pass

    server = ThreadingHTTPServer((host, 0), Handler)
    site.base = f"http://{host}:{server.server_port}"
    thread = threading.Thread(target=server.serve_forever, args=(0.01,), daemon=True)
    thread.start()
    try:
        yield site
    finally:
        server.shutdown()
        server.server_close()


def article(headline: str, *, paragraphs: Iterable[str] = (), next_page: str | None = None) -> str:
    """An article page as local papers print them. Its text is its own: no two headlines give copies."""
    text = "".join(f"<p>{p}</p>" for p in paragraphs) or "".join(
        f"<p>{headline}的第{n}段：云汀城的居民在{'江畔港口街巷集市'[n * 2 - 2 : n * 2]}谈起此事，说法各有不同，"
        f"本报记者走访之后整理如下，供读者参考。{headline * 2}。</p>"
        for n in range(1, 5)
    )
    follow = f'<div class="page"><a href="{next_page}">下一页</a></div>' if next_page else ""
    return f"""<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>{headline}_云汀晚报</title></head>
<body>
<div class="crumb"><a href="/">首页</a> &gt; <a href="/bendi/">本地</a> &gt; 正文</div>
<h1>{headline}</h1><div class="meta">2026-03-04 09:15 来源：云汀晚报</div>
<div class="content">{text}<p>【责任编辑:周苇】</p></div>{follow}</body></html>"""


def listing(links: Mapping[str, str], *, next_page: str | None = None) -> str:
    """A list page: path -> headline, with 下一页 where there is more."""
    entries = "".join(
        f'<li><a href="{path}">{headline}</a><span>2026-03-04</span></li>' for path, headline in links.items()
    )
    follow = f'<div class="pages"><a href="{next_page}">下一页</a></div>' if next_page else ""
    return f"""<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>本地新闻_云汀晚报</title></head>
<body>
<div class="nav"><a href="/">首页</a><a href="/bendi/">本地</a><a href="/tiyu/">体育</a></div>
<ul class="list">{entries}</ul>{follow}<div class="foot">云汀晚报版权所有</div></body></html>"""


HEADLINES = (
    "云汀港新渡轮下水试航两个月",
    "老城三条街巷年内完成雨污分流",
    "少年围棋队客场五比二胜澄湖队",
    "市图书馆夜间开放延长到二十三点",
    "北岸菜场改造后首日客流翻番",
    "气象台预计周末江面有大雾",
    "师范附小把田埂搬进校园课堂",
    "渔具铺老板三十年修好两千把椅子",
    "南山隧道通风井昨夜顺利贯通",
    "青梅上市价格比去年低两成",
    "民间剧团下月重排失传的渔鼓戏",
    "港务处公开招募二十名引水员",
)
"""Headlines for as many articles as most tests need."""


def paper(count: int = len(HEADLINES)) -> dict[str, Answer | str]:
    """A list page at / with ``count`` articles, each with an ETag that says that it has not changed."""
    paths = {f"/bendi/202603/{n:03d}.html": headline for n, headline in enumerate(HEADLINES[:count], 1)}
    pages: dict[str, Answer | str] = {"/": Answer(listing(paths).encode(), etag='"list"')}
    pages.update((path, Answer(article(h).encode(), etag=f'"{path}"')) for path, h in paths.items())
    return pages


def shell(more: str = "") -> str:
    """A page that JavaScript is to fill."""
    return (
        '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>云汀晚报</title></head>'
        f'<body><div id="app"></div>{more}<script src="/static/app.js"></script></body></html>'
    )


def login_page() -> str:
    """A door that wants a password."""
    return (
        '<!DOCTYPE html><html><head><meta charset="utf-8"><title>用户登录 - 云汀晚报</title></head><body>'
        '<h1>用户登录</h1><form method="post"><input name="user"><input name="word" type="password">'
        "<button>登录</button></form></body></html>"
    )


def home(sections: Mapping[str, Mapping[str, str]], *, head: str = "") -> str:
    """A home page: a menu, and a list a section; section's path and name ("/tiyu/ 体育") -> path -> headline."""
    named = [name.split() for name in sections]
    menu = "".join(f'<a href="{path}">{name}</a>' for path, name in named)
    blocks = "".join(
        f'<div class="box"><h2><a href="{path}">{name}</a></h2><ul>'
        + "".join(f'<li><a href="{to}">{headline}</a></li>' for to, headline in links.items())
        + "</ul></div>"
        for (path, name), links in zip(named, sections.values(), strict=True)
    )
    return (
        f'<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>云汀晚报网_云汀人的报纸</title>'
        f'{head}</head><body><div class="nav"><a href="/">首页</a>{menu}<a href="/about.html">关于我们</a></div>'
        f"{blocks}</body></html>"
    )


def feed(base: str, links: Mapping[str, str], title: str = "云汀晚报") -> str:
    """RSS 2.0 of articles; path -> headline."""
    items = "".join(
        f"<item><title>{headline}</title><link>{base}{path}</link>"
        "<pubDate>Wed, 04 Mar 2026 09:15:00 +0800</pubDate></item>"
        for path, headline in links.items()
    )
    return f'<?xml version="1.0"?><rss version="2.0"><channel><title>{title}</title>{items}</channel></rss>'


def news_sitemap(base: str, links: Mapping[str, str]) -> str:
    """A news sitemap; path -> headline."""
    rows = "".join(
        f"<url><loc>{base}{path}</loc><news:news><news:title>{headline}</news:title>"
        "<news:publication_date>2026-03-04T09:15:00+08:00</news:publication_date></news:news></url>"
        for path, headline in links.items()
    )
    return (
        '<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9" '
        f'xmlns:news="http://www.google.com/schemas/sitemap-news/0.9">{rows}</urlset>'
    )
