"""Invented pages that need a browser, or try one: a site's pages by path, for `tests.newssite.serve`."""

from __future__ import annotations

import json
import shutil

import pytest

from tests.newssite import HEADLINES, Answer, article

JS = {"Content-Type": "application/javascript"}
JSON = {"Content-Type": "application/json"}
HEAD = '<!DOCTYPE html><html lang="zh-CN"><head><meta charset="utf-8"><title>本地新闻_云汀晚报</title></head><body>'


def chromium() -> str:
    """The path of the system's browser; the test is skipped where a browser or Playwright is missing."""
    pytest.importorskip("playwright", reason="Playwright is not installed (extra: browser)")
    path = shutil.which("chromium") or shutil.which("google-chrome")
    if path is None:
        pytest.skip("there is no chromium here (Debian: chromium)")
    return path


PATHS = {f"/bendi/202603/{n:03d}.html": headline for n, headline in enumerate(HEADLINES, 1)}

FILL = """
const list = document.querySelector('#list'), door = ['', 'api', 'list?page'].join('/');
async function load(page) {
  const answer = await fetch(`${[door, page].join('=')}`, {headers: {'X-Page': String(page)}});
  for (const row of (await answer.json()).rows) {
    const li = document.createElement('li');
    li.innerHTML = `<a href="${row.path}">${row.headline}</a><span>2026-03-04</span>`;
    list.append(li);
  }
}
"""


def rows(first: int, last: int) -> Answer:
    """The answer of the site's interface: some rows of the list."""
    some = [{"path": path, "headline": headline} for path, headline in list(PATHS.items())[first:last]]
    return Answer(json.dumps({"rows": some}).encode(), headers=JSON)


def scripted_paper() -> dict[str, Answer | str]:
    """A paper whose list is empty before its script runs; "more" adds four articles, twice."""
    pages: dict[str, Answer | str] = {path: article(headline) for path, headline in PATHS.items()}
    pages["/robots.txt"] = "User-agent: *\nDisallow: /secret/\n"
    pages["/"] = Answer(
        (
            f'{HEAD}<div class="nav"><a href="/">首页</a></div><ul class="list" id="list"></ul>'
            '<div id="more" class="btn"><span>点击加载更多</span></div><noscript>请开启脚本</noscript>'
            '<img src="/a.jpg" onerror="this.src=\'/missing.jpg\'"><link rel="stylesheet" href="/a.css">'
            '<script src="/app.js"></script></body></html>'
        ).encode(),
        etag='"shell"',
    )
    pages["/app.js"] = Answer(
        f"{FILL}let page = 1; load(page); document.querySelector('#more').onclick = () => load(++page);".encode(),
        headers=JS,
    )
    pages["/api/list?page=1"], pages["/api/list?page=2"] = rows(0, 4), rows(4, 8)
    pages["/api/list?page=3"], pages["/api/list?page=4"] = rows(8, 12), rows(12, 12)
    return pages


SCROLLS = f"""{HEAD}<ul class="list" id="list"></ul><div id="end" style="margin-top: 3000px">　</div><script>{FILL}
let page = 0;
new IntersectionObserver(seen => seen.some(one => one.isIntersecting) && page < 3 && load(++page))
  .observe(document.querySelector('#end'));
load(++page);
</script></body></html>"""
"""A list that grows when its end is scrolled to."""

FOLDED = f"""{HEAD}<h1>{HEADLINES[0]}</h1><div class="meta">2026-03-04 09:15 来源：云汀晚报</div>
<div class="content">
<p>{HEADLINES[0]}的第1段：云汀城的居民在江畔谈起此事，说法各有不同，本报记者走访之后整理如下，供读者参考。</p>
<div id="rest"></div></div><a class="unfold" href="javascript:void(0)">展开全文 ↓</a><a href="/elsewhere">阅读全文</a>
<script>document.querySelector('.unfold').onclick = async e => {{
  e.target.remove();
  document.querySelector('#rest').innerHTML = await (await fetch('/api/rest', {{method: 'POST', body: 'id=1'}})).text();
}};</script></body></html>"""
"""An article whose rest comes when 展开全文 is clicked."""
REST = "".join(
    f"<p>展开之后的第{n}段：渡轮在港口试航两个月，船员与乘客都说航程平稳，下月正式开航。</p>" for n in range(2, 6)
)

DIALOGS = f"""{HEAD}<script>
alert('你好'); const yes = confirm('离开？'); const name = prompt('姓名');
onbeforeunload = () => '真的？';
window.open('/popup'); print();
const a = document.createElement('a'); a.download = 'x.txt'; a.href = 'data:text/plain,x'; a.click();
document.write(`<p id="after">对话框之后 ${{yes}} ${{name}}</p>`);
</script></body></html>"""

ENDLESS = f"""{HEAD}<p>一直在加载的页面</p><script>
setInterval(() => {{ fetch('/api/tick?' + Math.random()); }}, 100);
fetch('/api/never');
</script></body></html>"""
BUSY = f"{HEAD}<p>死循环</p><script>while (true);</script></body></html>"
HUNGRY = f"""{HEAD}<p>内存</p><script>const all = [];
setInterval(() => {{ for (let i = 0; i < 5; i++) {{ const one = new Uint8Array(2e7); one.fill(1); all.push(one); }}
document.title = all.length; }}, 50);</script></body></html>"""


def prying(target: str, udp: int) -> str:
    """A page that tries every way to an address that is not its own site's."""
    places = json.dumps([target, "http://169.254.169.254/latest/meta-data", "http://localhost:1/", "http://[::1]:1/"])
    return f"""{HEAD}<p id="log"></p><script>
const log = text => document.querySelector('#log').append(text + '; ');
for (const place of {places}) {{
  fetch(place + '/fetch').then(r => r.text()).then(t => log('REACHED ' + t), () => log('refused'));
  fetch(place + '/nocors', {{mode: 'no-cors', method: 'POST', body: 'x'}})
    .then(() => log('REACHED'), () => log('refused'));
  navigator.sendBeacon(place + '/beacon', 'x');
  for (const tag of ['img', 'script', 'iframe', 'video', 'embed'])
    document.body.append(Object.assign(document.createElement(tag), {{src: place + '/' + tag}}));
  for (const rel of ['preconnect', 'prefetch', 'stylesheet', 'icon', 'manifest', 'modulepreload', 'dns-prefetch'])
    document.head.append(Object.assign(document.createElement('link'), {{rel, href: place + '/' + rel}}));
  new EventSource(place + '/events');
  try {{ new WebSocket(place.replace('http', 'ws') + '/socket').onopen = () => log('REACHED socket'); }} catch (e) {{}}
  const code = "fetch('" + place + "/worker').then(() => postMessage('REACHED'), () => postMessage('refused'))";
  new Worker(URL.createObjectURL(new Blob([code]))).onmessage = e => log(e.data);
  try {{ new SharedWorker(URL.createObjectURL(new Blob([code.replaceAll('postMessage', 'void')]))); }} catch (e) {{}}
  window.open(place + '/window');
}}
navigator.serviceWorker?.register('/worker.js').catch(() => 0);
const frame = document.createElement('iframe'); document.body.append(frame);
for (const w of [window, frame.contentWindow]) try {{
  const peer = new w.RTCPeerConnection({{iceServers: [{{urls: 'stun:127.0.0.1:{udp}'}}]}});
  peer.createDataChannel('x'); peer.createOffer().then(o => peer.setLocalDescription(o));
}} catch (e) {{ log('no peers'); }}
setTimeout(place => {{ location.assign(place); }}, 50, '{target}/navigate');
</script></body></html>"""
