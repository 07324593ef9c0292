"""Scripts that run in a rendered page: its size, opening folded text, extending a list, the document's text.

They only read the page and click what a reader would click. Links to other pages are never clicked.
"""

from __future__ import annotations

import json

FOLDED = (
    "展开全文 阅读全文 展开阅读全文 点击展开全文 点击阅读全文 查看全文 显示全文 余下全文 "
    "阅读余下全文 展开剩余全文 展开更多 展开 "
    "展開全文 閱讀全文 顯示全文 展開 全文"
).split()
FOLDED_LATIN = ("read more", "show more", "continue reading", "read full article", "show full article", "expand")
"""Labels of buttons that unfold the rest of an article."""
MORE = (
    "加载更多 点击加载更多 查看更多 点击查看更多 更多 更多新闻 更多内容 浏览更多 显示更多 载入更多 展开更多 下一批 "
    "載入更多 點擊載入更多 更多新聞 顯示更多 瀏覽更多"
).split()
MORE_LATIN = ("more", "load more", "show more", "see more", "view more", "more news", "more stories", "older posts")
"""Labels of buttons that extend a list in place."""

NO_PEERS = "for (const n of ['RTCPeerConnection', 'webkitRTCPeerConnection', 'WebTransport']) delete window[n];"
"""Script that runs before those of the page: removes the interfaces of connections that are not HTTP requests."""

SIZE = "() => document.getElementsByTagName('*').length + ':' + (document.body ? document.body.textContent.length : 0)"
"""Expression whose value changes when the document does."""

_LABEL = """
  const label = e => (e.innerText ?? e.textContent ?? '')
    .replace(/[\\s\\u200b>》»▼∨↓…._\\d()（）%]+/g, ' ').trim().toLowerCase();
  const leads = e => {
    const a = e.closest('a[href]');
    if (!a) return false;
    const to = a.getAttribute('href').trim();
    return !(to === '' || to.startsWith('#') || /^javascript:/i.test(to));
  };
  const clickable = words => [...document.querySelectorAll('button, a, [role=button], [onclick], div, span, p, li')]
    .filter(e => e.childElementCount <= 2 && e.textContent.length < 40 && words.has(label(e)) && !leads(e));
"""

OPEN_FOLDED = f"""() => {{{_LABEL}
  const words = new Set({json.dumps([*FOLDED, *FOLDED_LATIN], ensure_ascii=False)});
  const found = clickable(words);
  const inner = found.filter(e => !found.some(o => o !== e && e.contains(o)));
  inner.slice(0, 20).forEach(e => e.click());
  return inner.length;
}}"""
"""Script that clicks the buttons which unfold text; returns their number."""

EXTEND = f"""async () => {{{_LABEL}
  const next = [...document.querySelectorAll('a[href]')]
    .some(a => leads(a) && /^(下一?[页頁]|next( page)?|后页|後頁)$/.test(label(a)));
  if (next) return 'paged';
  const words = new Set({json.dumps([*MORE, *MORE_LATIN], ensure_ascii=False)});
  const found = clickable(words);
  const inner = found.filter(e => !found.some(o => o !== e && e.contains(o)));
  window.scrollTo(0, 0);
  await new Promise(done => setTimeout(done, 100));
  window.scrollTo(0, document.documentElement.scrollHeight);
  for (const e of document.querySelectorAll('*'))
    if (e.scrollHeight > e.clientHeight + 50 && e.clientHeight > 200 && e !== document.documentElement)
      e.scrollTop = e.scrollHeight;
  const last = inner[inner.length - 1];
  if (last && !last.disabled) last.click();
  return last ? 'clicked' : 'scrolled';
}}"""
"""Script that extends a list: clicks its last "more" button, and scrolls from the beginning to the end, since some
pages notice only that the end comes into view. A list with links to further pages is left alone."""

CONTENT = """() => {
  document.querySelectorAll('noscript').forEach(e => e.remove());
  const type = document.doctype ? '<!DOCTYPE html>\\n' : '';
  return type + document.documentElement.outerHTML;
}"""
"""Expression for the document as HTML, without the content of noscript elements."""
