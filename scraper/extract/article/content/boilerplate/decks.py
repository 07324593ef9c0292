"""Decks: what tells the few lines over an article that say in short what it is about (摘要, 导语, 核心提示)."""

from __future__ import annotations

from scraper.extract.article.content.boilerplate.boilerplate import DATED, HEAD_WORDS
from scraper.extract.html.text_model import Block, Line
from scraper.extract.shared.han_variants import in_both
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.remembered import of_names

LABEL = lazy_regex(
    r"[\s\[【(（<《]{0,8}(?:核心提示|内容提要|內容提要|内容摘要|內容摘要|本文导读|本文提要|新闻摘要|文章摘要|摘\s?要|导\s?语|導\s?語|导\s?读|導\s?讀|提\s?要|引\s?言|前言|副(?:[标標][题題]?|[题題])(?=\s?[:：])|新闻提示|阅读提示|(?:内容|文章|新闻)?简\s?介(?=\s?[\]】)）]?\s?[:：]))\s{0,8}[\]】)）>》]{0,8}\s{0,8}[:：丨｜|]?\s{0,8}"
)
"""Beginnings of a deck."""

LABEL_ALONE = lazy_regex(
    lambda: in_both(
        r"[【\[（(▌■◆●]?\s?(?:(?:核心|内容|本文|文章|新闻)?(?:提示|提要|摘要|要点|速览|看点)|编者按语?|编者的话|编者语|按语|划重点"
        r"|(?:文章|本文)?导[读语]|(?:核心|重点)阅读|阅读提示|省流|太长不看)\s?[】\])）]?\s?[:：↓▼]?"
    )
)
"""The label of a box over the text, by itself in a line: 编者按：, 划重点."""
LONGEST_LABEL = 12
"""Maximum number of characters of such a line."""

BRACKETED = lazy_regex(r"[\[【](?:导读|導讀|导语|導語|核心提示|摘要|提要|内容提要)[\]】]")
"""A deck's label in brackets, which sets the first paragraph apart: qq.com of 2012."""

BRIEF = lazy_regex(
    r"(?=[视視影节節内內新本剧简簡概看文重我])"
    r"(?:(?:视频|視頻|影片|节目|節目|内容|內容|新闻|新聞|本期|剧情)?(?:简介|簡介|概要|看点|看點)\s{0,8}[:：]?"
    r"|(?:本文|文章|內容|内容)?(?:重點|重点)(?:摘要|整理|提示)?\s{0,8}[:：]?|我們想讓你知道的是)"
)
"""What is alone over the few lines about a film or a programme (tv.cctv.com: 视频简介)."""
LONGEST_BRIEF = 24
"""More characters than it matches."""

TEXT = lazy_regex(r"(?:主要内容|主要內容|详细内容|詳細內容|新闻正文|新聞正文|正文|全文|文字稿|文字实录)\s{0,8}[:：]?")
"""What is alone over the text that follows such lines (tv.cctv.com: 主要内容)."""

names_deck = of_names(
    r"summary|abstract|zhaiyao|daoyu|daodu|(?<![a-z])dec?k(?![a-z])|(?<![a-z])lead-?(?:in)?(?![a-z])|(?<![a-z])lede|intro(?:duction)?(?![a-z])|digest|announce|standfirst|(?<![a-z])desc(?:ription)?(?![a-z])|teaser|excerpt|subhead|subline|(?:article|story|post)[-_]{1,2}sub-?title|chapo|bwdd|(?<![a-z])(?:outline|brief|preface|subject)(?![a-z])"
)
"""Class and id names of decks."""


SHORTEST = 20
"""Minimum number of characters of a line over the line of date and source that is a deck."""
BRIEFEST = 10
"""… and of one that ends as a sentence does."""

_CREDITS = 3
"""Number of lines of credits that may be between it and the text: who wrote, then when."""


def is_sentence(text: str) -> bool:
    """Check whether a line is no credit for being long, or for ending as a sentence or as what announces others does:
    2026年1月31日，城东区发布工作方案，全文如下："""
    return len(text) > _LONGEST_CREDITS or text[-1] in "。！？" or (text[-1] in "：:" and "，" in text)


_LONGEST_CREDITS = 80


def is_over_date(lines: list[Line], place: int) -> bool:
    """A sentence is over the lines of author, date and source: it is the deck, as on jiemian.com and others."""
    deck = lines[place].text
    if len(deck) < (BRIEFEST if deck[-1] in "。！" else SHORTEST):
        return False
    credits = ""
    for line in lines[place + 1 : place + 1 + _CREDITS]:
        text = line.text
        if is_sentence(text):
            return False
        credits = f"{credits} {text}"
        if DATED.match(text) is not None:
            return HEAD_WORDS.search(credits) is not None
    return False


OPENING = lazy_regex(r"(?<![a-z])lead(?![a-z])")
"""Names of boxes whose paragraph is the first of the text, set larger: <div class="article-lead"><p>."""

REPORT = lazy_regex(r"[【〔\[（(][^【】〔〕\[\]（）()]{1,24}[訊讯電电導导道][】〕\])）]")
"""Beginning of the first paragraph of a report, be it set in a box of its own: 【本報訊】, 【城東日報／台北報導】."""

LONGEST_PARAGRAPH = 120
"""Maximum number of characters of a paragraph that is a deck for its class (p.standfirst): a p.intro may be the text
itself."""


def is_named(line: Line, last: int | None = None, following: Line | None = None) -> bool:
    """The line's block is named as a deck, or a box is that holds it and little else: div.summary > ul > li.

    What opens as a report does is the text's first paragraph. A box that reaches to the ``last`` line of the text is
    the text, whatever its name; so is the one of its first paragraph, among the ``following`` ones.
    """
    if REPORT.match(line.text):
        return False
    block: Block | None = line.block
    for _ in range(3):
        if block is None or block.last - block.first > 3:
            return False
        if names_deck(block.name):
            if following is not None and _opens_text(block, following):
                return False
            return last is None or last >= block.last
        block = block.parent
    return False


def _opens_text(box: Block, following: Line) -> bool:
    """Check whether a box called lead holds the first paragraph of the text, set larger.

    The next one is beside it; or in it, as the first ones are before a film; or in the box below an advertisement, on a
    page in Chinese.
    """
    if following.tag != "p" or OPENING.search(box.name) is None:
        return False
    around = following.block.parent
    if around in (box.parent, box):
        return True
    if around is None or around.parent is not box.parent or following.text[-1] not in "。！？":
        return False
    return not is_right_over(box, around)


def is_right_over(box: Block, below: Block) -> bool:
    """Check whether an element comes right after another: no advertisement parts them."""
    node = box.node.next
    while node is not None and not node.is_element_node:
        node = node.next
    return node is not None and node.mem_id == below.node.mem_id


def is_deck(lines: list[Line], place: int) -> bool:
    """The line is set apart from the text as its summary, in a box of its own: not one paragraph among others."""
    line = lines[place]
    if (length := len(line.text)) < SHORTEST and not (
        length >= _BRIEFEST_LABELLED and line.text[-1] in "。！？" and _LABELLED.match(line.text)
    ):
        return False
    if BRACKETED.match(line.text):
        return True
    if line.tag in _HEADINGS and line.text[-1] in "。！？":
        return not any(other.tag == line.tag for other in lines[place + 1 : place + 3])  # not <h3> for paragraphs
    if line.block.last - line.block.first > 3:
        return False
    named = is_named(line, lines[-1].index, lines[place + 1] if place + 1 < len(lines) else None)
    if line.tag == "p":
        named = named and len(line.text) <= LONGEST_PARAGRAPH and not _is_one_of_many(lines, place)
        return named or _is_labelled(lines, place)
    return named or LABEL.match(line.text) is not None


def _is_one_of_many(lines: list[Line], place: int) -> bool:
    """The paragraph shares its name with the next two: it is the text's, whatever the site calls them."""
    block = lines[place].block
    following = lines[place + 1 : place + 3]
    return len(following) > 1 and all(
        line.block.parent is block.parent and line.block.own == block.own for line in following
    )


def headed(lines: list[Line], place: int) -> int:
    """Count the lines of a box that a deck's label heads, alone in its line, over a sentence (内容提要); 0 else."""
    line = lines[place]
    label = LABEL.match(line.text) if len(line.text) <= _LONGEST_LABEL else None
    if label is None or label.end() < len(line.text):
        return 0
    for box in (line.block, line.block.parent):
        if box is not None and (box.first, box.last) == (line.index, line.index + _HEADED):
            return _HEADED
    return 0


_LONGEST_LABEL = 10
_HEADED = 2
"""Number of lines of such a box."""


def _is_labelled(lines: list[Line], place: int) -> bool:
    """Check whether the first paragraph says that it is the deck (导读：…), and the text follows."""
    if _LABELLED.match(lines[place].text) is None:
        return False
    return any(len(line.text) >= _SENTENCE for line in lines[place + 1 : place + 1 + _CREDITS])


_LABELLED = lazy_regex(
    r"[\s\[【(（<《]{0,4}(?:核心提示|(?:内容|內容|新闻|文章)?(?:提要|摘要|简介)|本文导读|新闻提示|阅读提示|导\s?[语读]|導\s?[語讀])"
    r"[\s\]】)）>》]{0,6}[:：丨｜|]"
)
"""A deck's label with a colon, which sets a paragraph apart."""
_BRIEFEST_LABELLED = 10
"""Minimum number of characters of one sentence behind such a label, and it: 摘要：新闸昨日启用。"""


def is_in_headlines_box(line: Line, headline: int) -> bool:
    """On a page in letters: a sentence is below the headline in the small box that holds it, and the text does not.

    ``headline`` is the headline's line.
    """
    if not headline < line.index <= headline + _CREDITS or not _SENTENCE <= len(line.text) <= _LONGEST_SENTENCE:
        return False
    box: Block | None = line.block
    while box is not None and box.first > headline:
        box = box.parent
    if box is None or box.tag in ("body", "html") or box.last - box.first > _BOX or line.links:
        return False
    return box.tag == "header" or (line.tag in _HEADINGS and box.last - line.index <= _CREDITS)


_SENTENCE, _LONGEST_SENTENCE = 40, 320
"""Maximum number of characters of such a deck."""
_BOX = 12
"""Maximum number of lines of a box around a headline, with kicker, deck, author and date."""
_HEADINGS = frozenset(("h2", "h3", "h4", "h5"))
