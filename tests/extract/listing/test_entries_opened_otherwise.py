"""Entries whose address is in an attribute of whatever name, on a button, in a menu or in a script's strings."""

from __future__ import annotations

import pytest

from scraper.extract import parse
from scraper.models import Hints

TITLES = [f"南湾镇第{n}处渔家书屋开门" for n in "一二三四五六"]
URL = "https://news.example.com/local/"
WHOLE = "https://news.example.com/a/20240502/66{}.html"


def _page(row: str, around: str = "<ul>{}</ul>") -> bytes:
    rows = "".join(row.replace("[url]", f"/a/20240502/66{n}.html").replace("[t]", t) for n, t in enumerate(TITLES))
    return f"<title>本地_南湾网</title><p><a href='/'>首页</a></p>{around.format(rows)}".encode()


@pytest.mark.parametrize(
    "row",
    [
        "<li><a :href=\"'[url]'\">[t]</a><em>05-02</em></li>",
        "<li @click=\"$router.push('[url]')\"><p>[t]</p></li>",
        "<li><nuxt-link :to=\"{path: '[url]'}\">[t]</nuxt-link></li>",
        "<li><router-link :to='`[url]`'>[t]</router-link></li>",
        '<li><form action="[url]"><img src="1.jpg"><button><span>[t]</span></button></form></li>',
        '<li onclick="this.firstChild.submit()"><form action="[url]" method="get"><h4>[t]</h4></form></li>',
        '<li hx-get="[url]" hx-target="#main"><span>[t]</span></li>',
        '<li><div role="link" data-navigate="[url]">[t]</div></li>',
        '<li data-cover="/pic/1.jpg" data-u="[url]" onclick="location.href=this.dataset.u">[t]</li>',
        '<li><p>[t]</p><input type="hidden" class="url" value="[url]"><em>05-02</em></li>',
        '<li><div><input type=hidden value="[url]"/><h4>[t]</h4></div></li>',
        '<li><form action="[url]" method="post"><button class="b">[t]</button></form></li>',
        '<li><form action="[url]"><input type="hidden" name="f"><input type="submit" value="[t]"></form></li>',
    ],
)
def test_entries_of_an_address_in_any_attribute(row: str) -> None:
    page = parse(_page(row), URL, Hints(kind="list"))
    assert [item.headline for item in page.items] == TITLES
    assert page.items[0].url == WHOLE.format(0)


@pytest.mark.parametrize(
    "date",
    [
        '<script>document.write(formatDate("2024-05-02"));</script>',
        "<em><script type='text/javascript'>document.writeln(fmt('2024/05/02'))</script></em>",
    ],
)
def test_the_date_of_an_entry_that_a_script_writes(date: str) -> None:
    page = parse(_page(f'<li><a href="[url]">[t]</a>{date}</li>'), URL, Hints(kind="list"))
    assert [(item.headline, item.published) for item in page.items] == [(title, "2024-05-02") for title in TITLES]


def test_entries_of_a_menu_and_of_strings() -> None:
    menu = parse(_page('<option value="[url]">[t]</option>', "<select>{}</select>"), URL, Hints(kind="list"))
    assert [item.headline for item in menu.items] == TITLES
    button = _page('<p><button formaction="[url]">[t]</button></p>', "<form>{}</form>")
    assert [item.headline for item in parse(button, URL, Hints(kind="list")).items] == TITLES
    script = "<ul id=l></ul><script>var h='';{}l.innerHTML=h</script>"
    written = parse(_page("h+='<li><a href=\"[url]\">[t]</a></li>';", script), URL, Hints(kind="list"))
    assert [item.headline for item in written.items] == TITLES


@pytest.mark.parametrize(
    "row",
    [
        '<li data-cover="/a/20240502/66[t].jpg">[t]</li>',
        '<li :to="`/a/20240502/${id}.html`">[t]</li>',
        '<li><i data-src="[url]"></i>[t]</li>',
        '<li>[t]<input type="hidden" value="/pic/66[t].jpg"></li>',
        '<li>[t]<input type="text" value="[url]"></li>',
    ],
)
def test_no_entries_of_pictures_and_templates(row: str) -> None:
    assert parse(_page(row), URL, Hints(kind="list")).items == ()


@pytest.mark.parametrize(
    "row",
    [
        '<li><a href="[url]" title="[t]"><em>[05-02]</em>[cut]．．．</a></li>',
        '<li><a href="[url]" title="[t]">[cut]\ufffd..</a></li>',
        '<li><a href="[url]" title="[t]">[cut] [...]</a></li>',
        '<li><a href="[url]" title="[t]">[cut]—</a></li>',
        '<li><a href="[url]" title="[t]">[cut]，…</a></li>',
        '<li><a href="[url]" title="[t]">[cut]...»</a></li>',
        '<li><a href="[url]" title="[t]">[cut]...[详细]</a></li>',
        '<li><a href="[url]" title="[t]">[cut]…[图]</a></li>',
        '<li><a href="[url]" title="[t]">[cut]...（组图）</a></li>',
        '<li><a href="[url]" title="[t]">[cut]...[视频]</a></li>',
        '<li><a href="[url]"><span data-full="[t]">[cut]</span><i>…</i></a></li>',
        '<li><a href="[url]"><span>[cut]…</span><span style="display:none">[t]</span></a></li>',
        '<li><a href="[url]">[cut]....</a><div class="tips" style="display:none">[t]</div><span>05-02</span></li>',
        '<li><h3><a href="[url]">[cut]…</a></h3> <p hidden>[t]</p></li>',
        '<li><a href="[url]" title="[t]"><img src="1.jpg"></a><a href="[url]">[cut]…</a></li>',
    ],
)
def test_headlines_cut_in_other_ways(row: str) -> None:
    rows = "".join(
        row.replace("[url]", f"/a/20240502/66{n}.html").replace("[t]", t).replace("[cut]", t[:7])
        for n, t in enumerate(TITLES)
    )
    page = parse(f"<title>本地_南湾网</title><ul>{rows}</ul>".encode(), URL)
    assert [item.headline for item in page.items] == TITLES


FLASH = (
    "<div class=item><span class=t>1{n}:05</span><p><b>【[t]】</b>南湾财经5月2日电，[t]，藏书三千册，每天开放十小时，"
    "镇上已有四处。</p><div class=bar><span>阅读 {n}2.5万</span>[c]<span>分享({n})</span></div></div>"
)


@pytest.mark.parametrize(
    "link",
    [
        "<a href='/detail/166{n}'>评论({n})</a>",
        "<a href='/detail/166{n}'>评论</a>",
        "<a href='/detail/166{n}'>{n}条评论</a>",
        "<a href='/detail/166{n}'>查看评论 {n}</a>",
        "<a href='/detail/166{n}'>跟帖数：{n}</a>",
        "<a href='/detail/166{n}'>Comments ({n})</a>",
    ],
)
def test_flashes_whose_only_link_leads_to_their_comments(link: str) -> None:
    rows = "".join(FLASH.replace("[c]", link).replace("{n}", str(n)).replace("[t]", t) for n, t in enumerate(TITLES))
    page = parse(f"<title>快讯_南湾网</title><p><a href='/'>首页</a></p><div>{rows}</div>".encode(), URL)
    assert page.kind == "list"
    assert [item.headline for item in page.items] == TITLES
    assert page.items[0].url == "https://news.example.com/detail/1660"
    assert (page.items[0].summary or "").startswith(f"南湾财经5月2日电，{TITLES[0]}")


@pytest.mark.parametrize("label", ["公告速递", "盘面直播", "城市更新观察"])
def test_flashes_beside_the_links_of_their_subjects(label: str) -> None:
    link = f"<a href='/subject/11{{n}}2'>{label}{{n}}</a><a href='/detail/166{{n}}'>评论({{n}})</a>"
    rows = "".join(FLASH.replace("[c]", link).replace("{n}", str(n)).replace("[t]", t) for n, t in enumerate(TITLES))
    page = parse(f"<title>快讯_南湾网</title><p><a href='/'>首页</a></p><div>{rows}</div>".encode(), URL)
    assert [(item.headline, item.url[-4:]) for item in page.items] == [(t, f"166{n}") for n, t in enumerate(TITLES)]


def test_short_headlines_with_comments_are_headlines() -> None:
    row = "<li><h3><a href='/a/77{n}.html'>{t}</a></h3><p>南湾镇{t}。</p><a href='/a/77{n}.html#c'>评论(3)</a></li>"
    titles = ["渔家书屋开门", "码头改造完工", "夜市迎来客人", "新桥今日合龙"]
    rows = "".join(row.format(n=n, t=t) for n, t in enumerate(titles))
    page = parse(f"<title>本地_南湾网</title><p><a href='/'>首页</a></p><ul>{rows}</ul>".encode(), URL)
    assert [item.headline for item in page.items] == titles


OPENERS = {
    "function toNews(id) { location.href = '/a/20240502/' + id + '.html'; }": (
        '<li onclick="toNews([n])"><p>[t]</p></li>'
    ),
    'var view = function(id){ window.open("/a/20240502/" + id + ".html", "_blank"); };': (
        "<li><a href=\"javascript:view('[n]')\">[t]</a><span>05-02</span></li>"
    ),
    'function showArt(aid, el){$(el).addClass("on");window.location.href="/a/20240502/"+aid+".html";}': (
        '<li><a href="javascript:;" onclick="showArt(\'[n]\', this)">[t]</a></li>'
    ),
    "var page = {open: function (no) { location.assign('/a/20240502/' + no + '.html') }}": (
        "<tr><td onclick=\"page.open('[n]')\">[t]</td><td>05-02</td></tr>"
    ),
    'function view(id, day){ window.open("/a/" + day + "/" + id + ".html", "_blank"); }': (
        "<li onmousedown=\"view([n],'20240502')\"><p>[t]</p><em>05-02</em></li>"
    ),
    "function go(folder, day, id){location.href='/' + folder + '/' + day + '/' + id + '.html'}": (
        "<li ondblclick=\"go('a', 20240502, [n])\"><h4>[t]</h4></li>"
    ),
    "function show(kind,id) { if (kind) location.href = '/a/20240502/' + id + '.html' + query; }": (
        "<li><span onclick=\"show('news','[n]')\">[t]</span></li>"
    ),
}


@pytest.mark.parametrize(("script", "row"), OPENERS.items())
def test_entries_that_call_a_function_of_the_page_with_their_number(script: str, row: str) -> None:
    rows = "".join(row.replace("[n]", f"66{number}").replace("[t]", title) for number, title in enumerate(TITLES))
    around = f"<table>{rows}</table>" if row.startswith("<tr") else f"<ul>{rows}</ul>"
    page = f"<title>本地_南湾网</title><p><a href='/'>首页</a></p>{around}<script>{script}</script>"
    items = parse(page.encode(), URL, Hints(kind="list")).items
    assert [(item.headline, item.url) for item in items] == [(t, WHOLE.format(n)) for n, t in enumerate(TITLES)]


def test_a_function_that_opens_something_else_than_its_argument_says_nothing_of_entries() -> None:
    script = "function like(id) { post(id); location.href = '/a/20240502/' + today + '.html'; }"
    rows = "".join(f"<li onclick='like({number})'><p>{title}</p></li>" for number, title in enumerate(TITLES))
    assert not parse(f"<ul>{rows}</ul><script>{script}</script>".encode(), URL, Hints(kind="list")).items
