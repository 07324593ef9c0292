"""The headline of a list's entry: without labels and dates in the same link, and in full where the site cut it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from functools import lru_cache

from selectolax.lexbor import LexborNode

from scraper.extract.article.credits.section_names import is_channel
from scraper.extract.document import HEADINGS, Line, Link, Span, squeeze
from scraper.extract.html.hidden_text import is_unseen
from scraper.extract.listing import patterns
from scraper.extract.listing.headline_links import Run, date_at_end, date_at_start, weight
from scraper.extract.shared.han_variants import both
from scraper.extract.shared.lazy_regex import lazy_regex

MAX_LINKS = 8
"""Links on a line of an entry: a line with more is a menu."""

_LEVELS = 6
"""Number of elements between a link and a label in it."""

_MOST_BESIDE = 8
"""Maximum number of characters of the link's text that a title attribute may lack, whatever they are."""

_MOST_LABEL = 8
"""Weight of the longest label."""
_MIN_REST = 4
"""Minimum number of characters that a label leaves of a headline."""
_GLUED = 5
"""Number of characters from which a text of Chinese in the headline's line is a part of it, whatever its name."""
_ENDS = frozenset(":：#")
"""Last characters of what is a part of the headline: 社评：…, #搜索# …"""

_LEAST_WHOLE = 8
"""Minimum number of characters of a headline with dots that its ``title`` has without them."""

_MIN_CUT = 4
"""Minimum number of characters before the ellipsis with which the whole headline must begin."""

_CUT = lazy_regex(
    r"[^\w…⋯‥.．]{0,3}(?:(?:[…⋯‥]|\.\.|．．|。。|··|・・)[^\w]{0,10}(?:(?:详细|詳細|详情|詳情|更多|全文|[组組]?[图圖]|[视視][频頻])\W{0,3})?|(?<=\w)[—–-]{1,2})$"
)
"""The dots of a cut, with the sign or half a character before them and the words that lead on behind."""
_LONGEST_CUT = 16
_DOTS = frozenset("….．。⋯‥·・]］)）】»>》—–-细細情多文图圖频頻")
"""Last characters of what may be one."""
_BRACKETED = lazy_regex(r"【([^【】]{6,})】")
"""A headline as flashes set it."""
_FLASH = 9
"""Weight of the shortest headline of a flash before a text without a full stop; less is a label of several entries."""
_EVENT = lazy_regex(r"\s(?:活动|讲座|会议|报告)?(?:时间|時間|地点|地點|主讲人?|主講人?|报告人|報告人)\s?[:：]")
"""What is in the link of a lecture after its headline."""
_CROWDED = 40
"""Number of characters of a link that may hold a whole entry: headline, teaser and date, each in an element of its
own."""
_GOES_ON = lazy_regex(r"[^.．…。⋯‥·・]|\.\d|[·・](?![·・])")
"""Continuation of a headline after its beginning; other signs are those of a cut."""
_BULLETS = "·•▪■◆●◇○"
"""Signs before a headline, of a list that is set with them."""
_BARS = " |｜丨"
"""Space and signs that part a headline from what is beside it."""
MARKS = f"{_BULLETS}▸►◎{_BARS}"
"""Signs and space before a headline that are no part of it."""
_PINNED = frozenset("置图圖")
"""First characters of a label that `patterns.PINNED` cuts off."""
_LABELLED = lazy_regex(r"^(?:文章|信息|文件)?(?:标\s?题|標\s?題|名\s?[称稱])\s?[:：]\s?")
"""What some sites set before the headline in full: 文章标题：…, 信息名称：…"""
_BEHIND = lazy_regex(
    r"\s(?:(?:发布|發布|更新|发表|發表|时间|時間|日期){1,2}|作\s?者|来源|來源|点击(?:数|率)?|點擊|浏览(?:次数|量)?)\s?[:：].{0,200}$"
)
"""What they set after it: 作 者：…, 更新时间：…"""
_COLUMN = lazy_regex(r"^[\[【(（][^\[\]【】()（）]{1,6}[\]】)）]")
"""A column's name before a headline that was cut, which the headline in full may lack."""
_SPACES = lazy_regex(r"\s+")
_FEW = 3
"""Elements of a link that are looked at."""
_OPENING, _MANY, _COMMON = frozenset("[［(（【"), 6, 0.8
"""Brackets of a label before a headline;
entries with it, and their share, from which it is the list's and not theirs."""
_NO_TEXT = frozenset(("href", "class", "id", "style", "target", "rel"))
"""Attributes that never hold a headline in full; others are ``title``, ``aria-label``, ``data-title``."""


def repeated_labels(runs: Sequence[Run]) -> frozenset[str]:
    """The short texts that open several entries with more than one line: 中国即时 over each headline in its link.

    With them those in blocks of their tag and name: a label need not repeat.
    """
    opening = [run.links[0] for run in runs if len(run.links) > 1]
    short = [(line.block, link.text) for line, link in opening if weight(link.text) <= _MOST_LABEL]
    counted = Counter(text for _, text in short)
    repeated = [(block, text) for block, text in short if counted[text] > 1]
    places = {(block.tag, block.name) for block, _ in repeated if block.name}
    labels = {text for block, text in short if counted[text] > 1 or (block.tag, block.name) in places}
    return frozenset(labels.union(_common_kinds([run.links[0][1].text for run in runs])))


def _common_kinds(texts: list[str]) -> list[str]:
    """The kind in brackets that opens nearly all of these texts, as on the page of a channel of films: 【视频】."""
    opened = [text for text in texts if text[0] in _OPENING]
    if len(opened) < max(_MANY, _COMMON * len(texts)):
        return []
    kinds = Counter([kind[0] for text in opened if (kind := patterns.MEDIA_BEFORE.match(text))])
    return [kind for kind, count in kinds.items() if count >= _COMMON * len(texts)]


def _goes_on(text: str, beginnings: tuple[str, ...]) -> str | None:
    """The headline that this text is, if it goes on after one of these beginnings and is not cut itself."""
    whole = _undated(_BEHIND.sub("", _LABELLED.sub("", squeeze(text))))
    bare = _SPACES.sub("", whole)
    begun = next((each for each in beginnings if bare.startswith(each)), None)
    return (
        whole
        if begun is not None
        and _GOES_ON.match(bare, len(begun))
        and not _CUT.search(whole, max(0, len(whole) - _LONGEST_CUT))
        else None
    )


def headline(
    run: Run, labels: frozenset[str] = frozenset(), texts_about: Callable[[Run], Iterable[str]] = lambda run: ()
) -> tuple[Line, Link, str]:
    """Find the headline of an entry; returns its line, its link, and the headline to be stored.

    ``labels`` are texts that are no headline, see `repeated_labels`; ``texts_about`` gives the texts of the page
    that may have in full what the entry cuts off.
    """
    line, link = _place(run, labels)
    text = _bare(line, link)
    if text[0] in _OPENING and (kind := patterns.MEDIA_BEFORE.match(text)) and kind[0] in labels:
        text = text[kind.end() :] or text
    if len(run.links) > 1 and (broken := _broken(run, link, text)):
        text = broken
    cut = _CUT.search(text, max(0, len(text) - _LONGEST_CUT)) if text[-1:] in _DOTS else None
    if whole := _in_full(text[: cut.start()], run, link, texts_about) if cut else _titled(text, link):
        text = whole
    if text.startswith("【") and line.tag not in HEADINGS and (bracketed := _BRACKETED.match(text)):
        rest = text[bracketed.end() :]
        has_text = weight(rest) >= _CROWDED and weight(bracketed[1]) >= _FLASH
        if not rest or has_text or patterns.SENTENCE.search(rest):
            text = bracketed[1]
    if "：" in text and (event := _EVENT.search(text)) and weight(text[: event.start()]) >= _LEAST:
        text = text[: event.start()].rstrip()
    return line, link, text


def _titled(text: str, link: Link) -> str | None:
    """The headline as the title has it that goes on in the middle of a word or of what is quoted where the text ends:
    cut off without dots.

    A title that says more after the headline does so after a space or a sign.
    """
    title = squeeze(link.node.attributes.get("title") or "") if len(text) >= _LEAST_WHOLE else ""
    rest = title[len(text) :] if title.startswith(text) else ""
    if not 0 < len(rest) <= max(len(text), _LONGEST_REST) or rest.isascii():
        return None
    quotes = rest[0] in _QUOTES or any(text.rfind(sign) > text.rfind(close) for sign, close in _QUOTES.items())
    return title if (rest[0].isalnum() or quotes) and rest.translate(_SIGNS).isalnum() else None


_LONGEST_REST = 20
"""Characters that the title of a short headline may go on with."""
_QUOTES = {"“": "”", "‘": "’", "「": "」", "《": "》"}
"""Sign that opens a quotation: the one that closes it."""
_SIGNS = dict.fromkeys(map(ord, "“”‘’「」《》（）、，：！？"))
"""Signs inside the rest of a headline, its closing ones among them; not those that part it from a site's name."""


def _place(run: Run, labels: frozenset[str]) -> tuple[Line, Link]:
    """The link in a heading or in a block named as a title, else the first link that is no date and no label."""
    if len(run.links) == 1:
        return run.links[0]
    for line, link in run.links:
        if line.tag in HEADINGS:
            return line, link
    for line, link in run.links:
        if _is_title(line.block.name):
            return line, link
    return next((pair for pair in run.links if not _is_beside(*pair, labels)), run.links[0])


def _broken(run: Run, link: Link, text: str) -> str | None:
    """The headline of a link that holds it alone, in two lines of one block: ``<a>一城一策<br>稳步推进</a>``."""
    pairs = [(line, other.text) for line, other in run.links if other.node.mem_id == link.node.mem_id]
    if len(pairs) != _BROKEN or pairs[0][1] != text or pairs[0][0].block is not pairs[1][0].block:
        return None
    second = pairs[1][1]
    if weight(text) < _MIN_BROKEN or weight(second) < _MIN_BROKEN or weight(text) + weight(second) > _CROWDED:
        return None
    if patterns.GLUED.fullmatch(second) or patterns.LABEL_TEXT.fullmatch(text) or patterns.PROSE.search(second):
        return None
    if patterns.SENTENCE.search(text) or patterns.DATE.search(second) or patterns.META.match(second):
        return None
    return f"{text} {second}"


_BROKEN, _MIN_BROKEN = 2, 3
"""Minimum number of lines of a headline that is broken, and the weight of the shorter one."""


@lru_cache(maxsize=512)
def _is_title(name: str) -> bool:
    """Test the name of a block: those of a list's entries repeat."""
    return patterns.TITLE.search(name) is not None


def _is_beside(line: Line, link: Link, labels: frozenset[str]) -> bool:
    """Test for a link's text that is a date or a label beside the headline's own link."""
    text = link.text
    if (
        text in labels
        or line.block.tag == "figcaption"
        or patterns.LABELLED_DATE.match(text)
        or patterns.GLUED.fullmatch(text)
    ):
        return True
    return text == line.text and _is_label(text, line.block.name)


def _is_label(text: str, name: str) -> bool:
    """Test for a short text in an element that is named as a label; with a colon it is a part of the headline."""
    return weight(text) <= _MOST_LABEL and text[-1:] not in _ENDS and patterns.LABEL.search(name) is not None


def _bare(line: Line, link: Link) -> str:
    """The headline without a date, a number or a label in the same link.

    The title attribute shows them where it holds the headline alone (完整版 + headline), else the inline elements at
    either end of the link do; a whole date at the end is cut off in any case.
    """
    text = link.text
    title = squeeze(link.node.attributes.get("title") or "")
    if weight(title) >= 4 and len(title) < len(text) and title in text:
        before, _, after = text.partition(title)
        if len(before) + len(after) <= _MOST_BESIDE or all(
            not part or patterns.GLUED.fullmatch(part) for part in (before.strip(), after.strip())
        ):
            return title
    if (len(text) >= _CROWDED or "。" in text) and (own := _first_element(link, text)):
        return own
    crowded = len(line.links) > MAX_LINKS
    spans = _inside(link) if crowded else line.spans
    if spans:
        longest = len(text) - _MIN_REST
        pieces = [span for span in spans if 0 < len(span.text) <= longest and _is_glued(span)]
        text = _without(text, [span for span in pieces if crowded or _is_inside(span.node, link)]) if pieces else text
    return _undated(text)


def _undated(text: str) -> str:
    """The headline without a date at either end, without the sign of a list before it and a bar behind it."""
    text = text.lstrip(MARKS) or text
    if text[:3].lstrip("[【(（")[:1] in _PINNED and (pinned := patterns.PINNED.match(text)):
        text = text[pinned.end() :] or text
    return text[date_at_start(text) : date_at_end(text)].strip().rstrip(_BARS) or text


def _first_element(link: Link, text: str) -> str | None:
    """The headline in a link that is a whole entry: its first element, before another with prose."""
    children = [(node, squeeze(node.text())) for node in link.node.iter()]
    children = [(node, part) for node, part in children if part and not patterns.GLUED.fullmatch(part)]
    parts = [part for _, part in children]
    if len(parts) != 2 or text == parts[0] or not text.startswith(parts[0]):
        return None
    kicker, after = parts[0][-1], parts[1][0]
    if (
        len(parts[0]) < len(parts[1])
        and after.isupper()
        and kicker.lower() != kicker.upper()
        and text == "".join(parts)
    ):
        return parts[1]  # words that touch are parted by style: a kicker over the headline
    if weight(parts[0]) < _LEAST:
        return None
    first, (_, rest) = children[0][0], children[1]
    titled = _is_title(f"{first.tag} {first.attributes.get('class')}")
    is_teaser = patterns.SENTENCE.search(rest) is not None and patterns.SENTENCE.search(parts[0]) is None
    if patterns.PROSE.search(parts[0] if not is_teaser else kicker) and not titled:
        return None
    least = _SENTENCE if titled or is_teaser else _CROWDED
    return parts[0] if weight(rest) >= least and patterns.PROSE.search(rest) else None


_SENTENCE = 15
"""Weight of a teaser after an element that is named as the headline, or with a full stop."""

_LEAST = 6
"""Weight of the shortest headline of such an entry: less is a label."""


def _without(text: str, spans: list[Span]) -> str:
    """The text without these pieces at either end of it, one after another, the longest first: some are in others."""
    pieces = sorted({span.text for span in spans}, key=len, reverse=True)
    before = [p for p in pieces if not (p.isdecimal() and len(p) > _LONGEST_RANK)]
    for _ in before:
        piece = next((p for p in before if text.startswith(p) and len(p) + _MIN_REST <= len(text)), "")
        text = text[len(piece) :].lstrip(patterns.BETWEEN) if piece else text
    behind = [p for p in pieces if patterns.LABEL_AFTER.fullmatch(p) or not patterns.LABEL_TEXT.fullmatch(p)]
    for _ in behind:
        piece = next((p for p in behind if text.endswith(p) and len(p) + _MIN_REST <= len(text)), "")
        text = text[: -len(piece)].rstrip(patterns.BETWEEN) if piece else text
    return text


_LONGEST_RANK = 3
"""Number of digits of a number before a headline that is its place on a list; of more it is a part: <em>2054</em>, …"""


def _inside(link: Link) -> list[Span]:
    """The inline elements at the ends of a link, for a line with too many links to search all its spans."""
    children = list(link.node.iter())
    return [Span(node, node.text()) for node in (*children[:1], *children[1:][-1:])]


def _is_glued(span: Span) -> bool:
    """Test for an inline element with a date, a number or a label, or with words for screen readers alone."""
    text, name = span.text, span.name
    if patterns.GLUED.fullmatch(text) or patterns.LABEL_TEXT.fullmatch(text) or text in _LEADING_ON:
        return True
    if name and (len(text) < _GLUED or text.isascii()) and _is_label(text, name):
        return True
    if len(text) == _CHANNEL and span.node.tag in _UNSTRESSED and is_channel(text):
        return True  # <a><i>社会</i>…
    return bool(name or span.node.attributes) and is_unseen(span.node)


_CHANNEL, _UNSTRESSED = 2, ("i", "span")
"""Number of characters of a channel's name without brackets, and tags of its element: <em> has what readers seek."""
_LEADING_ON = frozenset(both("阅读全文 查看详情 查看全文 详情 查看更多 阅读更多 了解详情 更多".split()))
"""Text after a headline in the same link that leads on."""


def _is_inside(node: LexborNode, link: Link) -> bool:
    """Test for a node in the link, at most `_LEVELS` deep."""
    around = node.parent
    for _ in range(_LEVELS):
        if around is None:
            return False
        if around.mem_id == link.node.mem_id:
            return True
        around = around.parent
    return False


def _in_full(start: str, run: Run, link: Link, texts_about: Callable[[Run], Iterable[str]]) -> str | None:
    """The whole headline with this beginning, from an attribute, a picture's text, or another text about the entry."""
    begins = _SPACES.sub("", start).lstrip(_BULLETS)
    beginnings = tuple(each for each in (begins, _COLUMN.sub("", begins)) if len(each) >= _MIN_CUT)
    if not beginnings:
        return None
    for text in _every_text(run, link, texts_about):
        if whole := _goes_on(text, beginnings):
            return whole
    title = _undated(_BEHIND.sub("", _LABELLED.sub("", squeeze(link.node.attributes.get("title") or ""))))
    return title if len(begins) >= _LEAST_WHOLE and _SPACES.sub("", title) == begins else None  # nothing was cut off


def _every_text(run: Run, link: Link, texts_about: Callable[[Run], Iterable[str]]) -> Iterator[str]:
    """Yield the texts of the headline's link, of the entry's other ones, and those about the entry."""
    for each in (link, *(other for _, other in run.links if other is not link)):
        yield from _texts_of(each)
    yield from texts_about(run)


def _texts_of(link: Link) -> list[str]:
    """The texts of a link: its attributes, its picture's text, its own."""
    around = [link.node, *([link.node.parent] if link.node.parent is not None else ())]
    texts = [text for node in around for name, text in node.attributes.items() if name not in _NO_TEXT]
    texts += [image.attributes.get("alt") or image.attributes.get("title") for image in link.node.css("img")[:3]]
    inside = [node for node in link.node.iter() if node.tag != "img"][:_FEW]
    texts += [text for node in inside for name, text in node.attributes.items() if name not in _NO_TEXT]
    texts += [node.text() for node in link.node.css("[style], [hidden]")[:2]]  # <span hidden>it in full</span>
    texts += _hidden_behind(link.node)
    for beside in _links_beside(link.node):
        texts += [beside.attributes.get("title"), *(image.attributes.get("alt") for image in beside.css("img")[:1])]
    return [text for text in (*texts, link.text) if text]


def _hidden_behind(node: LexborNode) -> Iterator[str]:
    """Yield the text of what is hidden right behind the link or its box: <a>…</a><div style="display:none">…</div>."""
    for box in (node, node.parent):
        near = [box.next, box.next and box.next.next] if box is not None else []
        for other in near:
            if other is not None and other.tag in ("div", "p", "span") and is_unseen(other):
                yield other.text()


def _links_beside(node: LexborNode) -> Iterator[LexborNode]:
    """Yield the links to the same address beside the link or its box: <a><img alt="…"></a><a>…</a>."""
    address = node.attributes.get("href")
    for box in (node, node.parent):
        near = [box.prev, box.prev and box.prev.prev, box.next, box.next and box.next.next] if box is not None else []
        for other in near:
            if other is not None and other.tag in ("a", "div", "p", "span", "dt", "td"):
                links = [other] if other.tag == "a" else other.css("a")[:2]
                yield from (each for each in links if each.attributes.get("href") == address)
