"""Finds a page's breadcrumb (首页 > 新闻 > 国内新闻 > 正文) and reads its entries."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from scraper.parse.labels import segments

if TYPE_CHECKING:
    from scraper.parse.document import Document, Line

_ARROW = re.compile(r"\s*(?:-{1,3}\s?[>＞]|[>＞»›→]{1,3}|>>)\s*")
_LOOSE = re.compile(r"\s*(?:[>＞»›→]{1,3}|/|／|\||｜|\s-\s|-{2,3}|·|::|\\)\s*")
_WHERE = re.compile(r"(?:您|你)?(?:现在|現在|当前|當前|目前|所在|本页|本頁)?(?:的|所在|在)?(?:的)?位置(?:是)?\s*[:：]?|^(?:您|你)?(?:现在|現在)(?:位于|在)?\s*[:：]|^(?:当前|當前|導航|导航|栏目|欄目)\s*[:：]", re.IGNORECASE)
HOME = re.compile(r"首\s*页|首\s*頁|主页|主頁|(?<![a-z])home(?:page)?(?![a-z])|网站首|^(?:udn|BBC|新浪)$", re.IGNORECASE)
_NAMED = re.compile(r"crumb|bread|position|location|path|weizhi|dqwz|where|route|current_?pos|wz(?![a-z])|lujing|now_?at|site_?nav|daohang|subnav|nav_?path|curnav|guide")
NO_SECTION = re.compile(
    r"^(?:正\s*文|内\s*容|內\s*容|详\s*[细情]|详细内容|内容页|文章正文|新闻正文|正文页|新闻详情|文章详情|信息详情|内容详情|本页|查看|浏览文章|阅读|全文|文章|文章内容|詳細內容|最新|列表|导航|返回|当前位置|更多.*|申请入驻|"
    r"浏览内容|内容阅读|图文|正文内容|文章页|article|content|detail|news|\W*|\d+)$",
    re.IGNORECASE,
)
_TRAILING = re.compile(r"\s*(?:正\s*文|详\s*情|申请入驻|内容)\s*$")
_LONGEST = 20
_PROSE = re.compile(r"[，。！？；]")
_SITE = re.compile(r"(?:[网網]|在线|在線|网站|網站|门户|\.com|\.cn)$")


def breadcrumb(doc: Document, headline: int) -> tuple[list[str], Line] | None:
    """The entries of the line that is most like a breadcrumb, with the line."""
    best: tuple[int, list[str], Line] | None = None
    for line in doc.lines:
        text = line.text
        if len(text) > 160 or line.index > headline + 400:
            continue
        score = _likeness(line, text, doc, headline)
        if score <= 0:
            continue
        score += 6 - min(6, abs(headline - line.index) // 4) + (3 if line.index <= headline else 0)
        if best is not None and score <= best[0]:
            continue
        entries = _entries(line, text, doc, headline)
        if entries:
            best = (score, entries, line)
    return (best[1], best[2]) if best else None


def _likeness(line: Line, text: str, doc: Document, at: int) -> int:
    """How much a line is like a breadcrumb; 0 if not at all."""
    arrows = "›" in text or ">" in text or "»" in text or "→" in text or "＞" in text
    where = "位置" in text or "现在" in text or "當前" in text or "当前" in text or "現在" in text
    home = "首页" in text or "首頁" in text or "主页" in text or "主頁" in text or "udn" in text
    if not (arrows or where or home or (line.links and line.block.name)):
        return 0
    named = bool(_NAMED.search(line.hint)) if (arrows or home or where) else bool(_NAMED.search(line.block.name))
    if arrows and len(_ARROW.findall(text)) and not text.lstrip().startswith((">", "》", "»", "＞", "→", "-")) and not text.endswith((">>", "»", ">")):
        return 6 + 8 * (home or where) + 6 * named + 2 * bool(line.links)
    if where and (found := _WHERE.search(text)) and found.start() <= 6:
        return 8 + 4 * named
    if named and line.links and len(line.links) <= 6:
        return 5 + 4 * home
    if home and text.startswith(("首页", "首頁")) and line.links and 0 <= at < len(doc.lines) and doc.lines[at].text in text:
        return 9
    if home and (text.startswith(("首页", "首頁", "udn"))) and len(line.links) <= 5 and _LOOSE.search(text):
        return 5
    return 0


def _entries(line: Line, text: str, doc: Document, at: int) -> list[str]:
    headline = doc.lines[at].text if 0 <= at < len(doc.lines) else doc.title
    text = _WHERE.sub(" ", text, count=1).strip(" :：")
    if len(headline) >= 8:
        text = text.replace(headline, "")
    stop = next((part.start for part in segments(text) if part.role in ("noise", "other", "time") and part.start > 3), None)
    text = text[:stop] if stop else text
    if _ARROW.search(text):
        parts = _ARROW.split(text)
    elif len(line.links) >= 1 and sum(len(link.text) for link in line.links) * 2 > len(text.replace(" ", "")):
        parts = [link.text for link in line.links]
        rest = text[text.rfind(parts[-1]) + len(parts[-1]) :] if parts[-1] in text else ""
        parts += _LOOSE.split(rest) if rest.strip() else []
    else:
        parts = _LOOSE.split(text) if _LOOSE.search(text) else text.split()
    entries: list[str] = []
    for number, part in enumerate(parts):
        entry = _TRAILING.sub("", part.strip(" 　·•|:：[]【】-—")).strip(" 　·•|:：[]【】-—>")
        if not entry or NO_SECTION.match(entry) or (number == 0 and HOME.search(entry)) or HOME.fullmatch(entry):
            continue
        if len(entry) > _LONGEST or _PROSE.search(entry):
            continue
        if len(entry) >= max(8, len(headline) * 0.6) and entry.rstrip(".…") in headline:
            continue
        entries.append(entry)
    if len(entries) == 1 and _SITE.search(entries[0]):
        return []  # 新华网 > 正文
    return entries
