"""The paragraphs of an article's block, without captions, credits, related links, disclaimers and prompts."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from itertools import zip_longest

from scraper.extract.article.anchors import Headline
from scraper.extract.article.content.body.openings import HEAD_LINES, SHORT, below_head, is_signature
from scraper.extract.article.content.body.split_blocks import once
from scraper.extract.article.content.boilerplate.boilerplate import (
    BACK,
    BOX,
    MADE,
    QUOTES,
    WALL,
    is_end,
    is_noise_name,
    speaks_of_publisher,
)
from scraper.extract.article.content.boilerplate.boilerplate_lines import closes_page, is_dropped
from scraper.extract.article.content.boilerplate.captions import (
    all_centred,
    centred,
    ends_sentence,
    is_caption,
    is_in_picture_box,
    is_over_picture,
    regular_captions,
)
from scraper.extract.article.content.boilerplate.decks import LABEL_ALONE, LONGEST_LABEL
from scraper.extract.article.content.boilerplate.linked_lines import (
    DATED_LINK,
    VERSES,
    heads_links,
    is_dated_link,
    is_file,
    is_linked,
    share_a_box,
    without_last_headings,
)
from scraper.extract.article.content.boilerplate.reader_calls import LONGEST, calls_reader
from scraper.extract.article.credits.credit_lines import is_credit_line
from scraper.extract.article.credits.labels import alone
from scraper.extract.article.credits.occasions import is_time_of_occasion
from scraper.extract.document import Block, Line
from scraper.extract.html.hidden_text import seen
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.page_labels import label

_NUMBER = lazy_regex(r"0?[1-9]|1\d")
"""A number over a section of the text, as self-media set them; in a paragraph of its own, it is no page's number."""
_PARAGRAPHS = frozenset(("p", "section", "strong", "h1", "h2", "h3", "h4"))
_NO_TEXT = frozenset(("figure", "figcaption", "footer", "nav", "aside", "caption"))


def joined(lines: list[Line]) -> str:
    """Join paragraphs by newlines, as a reader sees them: without hidden ones and share prices."""
    text = BACK.sub("", "\n".join(filter(None, map(seen, lines))))
    return QUOTES.sub("", text) if "%)" in text else text


def paragraphs(
    lines: list[Line], headline: Headline, container: Block, weight: list[float], forms: Sequence[Block] = ()
) -> list[Line]:
    """List the lines of the container that are the article's.

    ``lines`` and ``weight`` are those of the whole page, ``headline`` its headline, ``forms`` its forms.
    """
    first = container.first
    if headline.line is not None and container.first <= headline.line < container.last:
        first = headline.line + 1
    lines = _without_named_blocks(lines[first : container.last], container, weight)
    if around := [box for form in forms if (box := _form_box(form, container, weight)) is not None]:
        lines = [line for line in lines if not any(box.first <= line.index < box.last for box in around)]
    lines = _cut_tail(lines, container, weight)
    lines = _below_table(below_head(headline.key, lines))
    own = _without_noise(lines, container)
    if not own and lines:
        own = [line for line in lines if weight[line.index] > 0 and not speaks_of_publisher(line.text)]
        own = [line for line in own if not is_credit_line(line.text) and label(line.text) is None] or own
    if len(own) > 2 and own[1].text[0] in _DASHES and _is_second_headline(own[1].text) and _is_heading(own[0].text):
        own = own[2:]
    elif len(own) > 1 and own[0].text[0] in _DASHES and _is_second_headline(own[0].text):
        own = own[1:]
    if len(own) > 1 and _is_clock(own[0].text) and not any(_is_clock(line.text) for line in own[1:]):
        own = own[1:]
    if len(own) > 1 and _signs(own):
        own = own[1:]
    while len(own) > 1 and len(own[-1].text) <= LONGEST and (closes_page(own[-1].text) or _dates_credits(own, lines)):
        own = own[:-1]
    if len(own) > _STOPPED and own[-1].text[-1] not in _STOPS and _is_no_sentence(own):
        own = own[:-1]
    if len(own) > 1 and calls_reader(own[0].text):
        own = own[1:]
    return once(_without_table(own))


def _is_clock(text: str) -> bool:
    """Check whether a line is nothing but a day and an hour, as is printed for the whole text below its picture: a text
    that goes on from hour to hour has several."""
    return len(text) <= _STAMP and text[:1].isdigit() and _CLOCK.fullmatch(text) is not None


_CLOCK = lazy_regex(r"20\d\d[-/.年]\d{1,2}[-/.月]\d{1,2}日?\s{0,3}\d{1,2}[:：]\d\d(?:[:：]\d\d)?")
_STAMP = 24


def _dates_credits(own: list[Line], lines: list[Line]) -> bool:
    """Check whether the last line of the text is a day below the credits, which belongs to these."""
    if _DAY.fullmatch(own[-1].text) is None:
        return False
    place = bisect_left(lines, own[-1].index, key=lambda one: one.index)
    return lines[place - 1] is not own[-2] and is_credit_line(lines[place - 1].text)


_DAY = lazy_regex(r"(?:19|20)\d\d\s?年\s?\d{1,2}\s?月\s?\d{1,2}\s?日")


def _below_table(lines: list[Line]) -> list[Line]:
    """Leave out the table that opens a notice, its labels each in a cell: 索取号, 发布机构, 文件编号."""
    if not lines or lines[0].tag not in _CELLS or not alone(lines[0].text):
        return lines
    table: Block | None = lines[0].block
    while table is not None and table.tag != "table":
        table = table.parent
    rows = [line for line in lines if table is not None and line.index < table.last]
    labels = sum([bool(alone(line.text)) for line in rows])
    return lines[len(rows) :] if labels >= _LABELS and 2 * labels >= len(rows) < len(lines) else lines


_LABELS = 3
"""Labels of such a table at least."""


def _without_table(lines: list[Line]) -> list[Line]:
    """Leave out the credits that close the text in a table, a label and its value each in a line of its own."""
    end = len(lines)
    while end > 2 and len(lines[end - 1].text) <= _VALUE and alone(lines[end - 2].text):
        end -= 2
    return lines[:end] if len(lines) - end > 2 else lines


_VALUE = 16
"""Maximum number of characters of a value of such a label."""


def _is_no_sentence(lines: list[Line]) -> bool:
    """The last line, without a stop below sentences, states no fact as closes a notice: no label, number, day, name or
    office."""
    text = lines[-1].text
    if len(text) > _LAST or _STATES.search(text) is not None or is_signature(text):
        return False
    return all(line.text[-1] in _STOPS for line in lines[-1 - _STOPPED : -1])


_STOPS = frozenset("。！？”’」』…!?.；;：:）)》】")
_STOPPED, _LAST = 3, 45
"""Sentences right above such a line, and the characters of the longest: in a list or in verse others are as it is."""
_STATES = lazy_regex(
    r"[:：《了着过把被给由是将曾]|\d{3}|^[\d（(一二三四五六七八九十·•—-]|[\d〇一二三四五六七八九十]日|[局部会會府院委办辦司校厅廳处處社室所队隊站心]$"
)


def _signs(lines: list[Line]) -> bool:
    """The first line is the author, over a text that has no other such lines: 王小明, 本报评论员; or the label of a box
    over the text: 编者按：.

    Over short lines it is set in the middle as they are not, or all of them are a poem's.
    """
    if not is_signature(text := lines[0].text):
        return text[-1] in _ENDS_OF_LABELS and len(text) <= LONGEST_LABEL and LABEL_ALONE.fullmatch(text) is not None
    is_set_apart = centred(lines[0].block) and not centred(lines[1].block)
    is_over_verse = len(lines) > VERSES and all(len(line.text) <= SHORT for line in lines)
    if len(lines[1].text) <= SHORT and not (is_set_apart or is_over_verse):
        return False
    return not any(is_signature(line.text) for line in lines[1:])


_ENDS_OF_LABELS = frozenset("示要點点览覽看按话話语語读讀流提】])）:：↓▼")


def _is_second_headline(text: str) -> bool:
    """——临河区供水改造见闻: the second headline (副题) of a printed paper opens with a dash, and is no sentence."""
    return text.startswith(("——", "──", "――")) and _is_heading(text)


_DASHES = "—─―"


def _is_heading(text: str) -> bool:
    """Check whether a line is as short as a headline, and no sentence: the one that a paper prints over its second."""
    return len(text) <= _SECOND and not ends_sentence(text)


_SECOND = 40
"""Maximum number of characters of a second headline."""


def _without_named_blocks(lines: list[Line], container: Block, weight: list[float]) -> list[Line]:
    """Leave out whole blocks that are named as something else, unless most of the text is in them."""
    total = sum([weight[line.index] for line in lines])
    verdicts: dict[Block, bool] = {container: False}

    def is_small(block: Block) -> bool:
        return sum(weight[block.first : block.last]) <= 0.3 * total

    rest = []
    for line in lines:
        if line.block in verdicts:
            if not verdicts[line.block]:
                rest.append(line)
            continue
        chain: list[Block] = []
        block: Block | None = line.block
        while block is not None and block not in verdicts and block.depth > container.depth:
            chain.append(block)
            block = block.parent
        bad = block is not None and verdicts.get(block, False)
        for inner in reversed(chain):
            if not bad and ((inner.name and is_noise_name(inner.name)) or inner.tag in _NO_TEXT or inner.hidden):
                bad = is_small(inner) and not (inner.tag == "figure" and "table" in inner.name)
            verdicts[inner] = bad
        if not bad:
            rest.append(line)
    return rest if sum([weight[line.index] for line in rest]) >= 0.5 * total else lines


def _form_box(form: Block, container: Block, weight: list[float]) -> Block | None:
    """The box within the text of a form and of what it is for: a letter to subscribe to, a login, a vote."""
    box: Block | None = None
    block: Block | None = form
    most = _SHARE_OF_FORM * sum(weight[container.first : container.last])
    while block is not None and block.depth > container.depth:
        if block.last - block.first > _LINES_OF_FORM or sum(weight[block.first : block.last]) > most:
            break
        box, block = block, block.parent
    within = block is not None and container.first <= block.first and block.last <= container.last
    return box if within else None


_LINES_OF_FORM, _SHARE_OF_FORM = 8, 0.25
"""Number of lines of the box of a form at most, and the share of the text's weight."""


def _cut_tail(lines: list[Line], container: Block, weight: list[float]) -> list[Line]:
    """End at the first line that closes an article, if little of the text comes after it; else leave out its block."""
    total = sum([weight[line.index] for line in lines])
    before = 0.0
    rest: list[Line] = []
    skipping = False
    box = 0
    for place, line in enumerate(lines):
        if line.index < box:
            continue
        value = weight[line.index]
        if before > 0 and "凡" in line.text[:_OPENS] and _TERMS.match(line.text):
            break
        if len(line.text) < 200 and is_end(line.text):
            is_box = BOX.match(line.text) is not None
            box = (_box(line, container, weight, total) or _made(lines, place)) if is_box else 0
            below = bisect_left(lines, box, key=lambda one: one.index) - 1 if box else place
            if before > 0 and WALL.match(line.text):
                break
            if before >= 0.6 * total and before > 0 and not (is_box and _goes_on(lines, below, rest, weight)):
                break
            skipping = not box
            continue
        before += value
        if skipping and (value == 0.0 or line.link_chars * 2 > len(line.text)) and line.links:
            continue
        skipping = False
        rest.append(line)
    return rest


_OPENS = 6
_TERMS = lazy_regex(r"[^\u4e00-\u9fff]{0,4}凡(?:是)?(?:本[网網站报報刊]|注明|註明)")
"""• 凡本网注明…: a site's terms, with its telephones and mailboxes below, be they longer than the text."""


def _box(heading: Line, container: Block, weight: list[float], total: float) -> int:
    """The index after the box that a heading opens, where one within the container holds that and little text; 0."""
    end = 0
    block: Block | None = heading.block
    while block is not None and block.depth > container.depth and block.first == heading.index:
        if block.last - block.first > 1 and sum(weight[block.first : block.last]) <= _LITTLE * total:
            end = block.last
        block = block.parent
    return end


def _made(lines: list[Line], place: int) -> int:
    """The index after the line that says a model wrote what is above it, right below a heading; 0 without one."""
    if "AI" not in lines[place].text and "智能" not in lines[place].text:
        return 0
    return next((line.index + 1 for line in lines[place + 1 : place + 1 + HEAD_LINES] if MADE.match(line.text)), 0)


_LITTLE = 0.35
"""Of the weight of the text, what the box of other articles has at most."""


def _goes_on(lines: list[Line], place: int, above: list[Line], weight: list[float]) -> bool:
    """A paragraph follows the box under a line, set as those before it are."""
    following = next((line for line in lines[place + 1 :] if len(line.text) - line.link_chars >= _LONG), None)
    last = next((line for line in reversed(above) if weight[line.index] >= _PARAGRAPH), None)
    if following is None or last is None or is_end(following.text):
        return False
    alike = following.tag == last.tag and (_around(following) is _around(last) or _is_prose(lines[place + 1 :]))
    return (alike or following.block is last.block) and following.link_chars * 2 <= len(following.text)


def _is_prose(lines: list[Line]) -> bool:
    """Check whether lines are paragraphs of prose without a link: a section of the text that is called 热点资讯."""
    prose = [line for line in lines if len(line.text) >= _LONG and ends_sentence(line.text)]
    return len(prose) > 2 and not any(line.links for line in lines)


def _around(line: Line) -> Block | None:
    """The block around a paragraph, and around the box that holds nothing else."""
    block = line.block.parent
    while block is not None and block.last - block.first == 1:
        block = block.parent
    return block


_LONG = 40
"""Number of characters of a line below a box that is a paragraph, whatever the box makes of its weight."""

_PARAGRAPH = 20.0
"""The weight of a line that is a paragraph of prose."""


def _without_noise(lines: list[Line], container: Block) -> list[Line]:
    """The lines that are no noise; nor are short ones over a list of links, for they are its heading."""
    rest: list[Line] = []
    before: Line | None = None
    captions = regular_captions(lines)
    in_middle = all_centred(lines)
    for place, (line, following) in enumerate(zip_longest(lines, lines[1:])):
        noise = line.index in captions or _is_noise(before, line, following, container, in_middle=in_middle)
        before = line
        if not noise or is_time_of_occasion(line, lines, place):
            rest.append(line)
        elif is_linked(line) and rest and rest[-1].index == line.index - 1 and heads_links(rest, line):
            rest.pop()
    return without_last_headings(rest, lines)


_CELLS = frozenset(("td", "th"))
_FIGURE = lazy_regex(r"[\d.,%]{1,16}")
"""A number in a row of a table; among links, it is a page's."""


def _is_noise(before: Line | None, line: Line, following: Line | None, container: Block, *, in_middle: bool) -> bool:
    text = line.text
    if len(text) <= 2 and _NUMBER.fullmatch(text) and not line.links and line.tag in _PARAGRAPHS:
        return False
    if (
        len(text) <= 16
        and line.tag in _CELLS
        and _FIGURE.fullmatch(text)
        and not any(x and x.links for x in (before, line, following))
    ):
        return False
    if line.links and ((is_linked(line) and not (len(text) > 40 and ends_sentence(text))) or is_file(line)):
        return True
    if before is not None and is_linked(before) and share_a_box(before, line, container):
        return True
    if line.links and len(text) <= DATED_LINK and is_dated_link(line):
        return True
    if speaks_of_publisher(text) or (len(text) <= 120 and (is_dropped(text) or is_credit_line(text))):
        return True
    if text[-1] not in _STOPS and len(text) <= _LAST and line.tag == "p" and not line.bold and calls_reader(text):
        return before is None or before.text[-1] in _STOPS
    if len(text) > 90:
        return False
    if line.image is not None and is_caption(line, following, container, in_middle=in_middle):
        return True
    return is_over_picture(line, following) or is_in_picture_box(line, container)
