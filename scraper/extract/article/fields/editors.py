"""Who edited the page: 责任编辑, 责编, 编辑; 校对, 监制 and 审核 are not editors."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import pairwise

from selectolax.lexbor import LexborNode

from scraper.extract.article.context import Context, leads_away
from scraper.extract.article.credits.label_words import ALSO_EDITED
from scraper.extract.article.credits.labels import Segment, is_label, segments
from scraper.extract.article.credits.line_pieces import apart
from scraper.extract.article.credits.names.lone_names import credible_names, names_in_slot
from scraper.extract.article.credits.names.name_runs import sure_names
from scraper.extract.article.credits.names.person_names import is_organisation, is_person, may_be_person, without_number
from scraper.extract.article.credits.not_outlets import is_furniture
from scraper.extract.article.credits.site_names import names_site
from scraper.extract.article.fields import payload_fields
from scraper.extract.document import FieldValue, Line
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.remembered import of_names

_REACH = 300
"""Number of lines looked at from the headline on: some sites print their editor at the foot of the page."""
_NEAR = 25
"""Number of lines below the last editor in which another is looked for."""
_END = 120
"""Number of characters of a long paragraph's end that are looked at: （责任编辑：王小明） often closes it."""
_SPLIT = lazy_regex(r"[、,，/／;；&＆]|\s{1,8}(?=[\u4e00-\u9fff])|(?<=[\u4e00-\u9fff])\s{1,8}")
_NONE = lazy_regex(
    r"^(?:实习|见习|值班|实习生|无|暂无|未知|佚名|匿名|记者|通讯员|来源|推荐|热线|信箱|邮箱|纠错|打印|完)$|https?:|[@:：]|\d{5,}"
    r"|授[权權]|[转轉][载載]|[发發][布佈]$|版[权權]所有"
)
_REMARK = lazy_regex(r"[（(](?:实习|實習|见习|見習|值班|特约|特約)[^（）()]{0,4}[）)]")
"""王小明(实习生): what an editor is."""
_STAFF = lazy_regex(r"[A-Za-z]{0,4}[-_]?\d{1,8}")
"""A number of staff after a name."""
_NUMBER_FIRST = lazy_regex(r"^[A-Za-z]{0,4}\d{1,8}[-_ ]?(?=[\u4e00-\u9fff]{2,4}$)")
"""… and before one: PN044_王小明."""
_MOST = 6


def find(context: Context) -> FieldValue | None:
    """The editors' names in printed order, staff numbers cut; a bare code stays."""
    for name, text in payload_fields.values(context, "editors"):
        if names := names_of(text.rpartition("：")[2]):
            return FieldValue(tuple(names), "data in a script", f"script: {name}")
    if (printed := _printed(context)) is not None:
        return printed
    if not context.doc.lettered and (named := _in_elements(context)) is not None:
        return named
    name = context.doc.meta.get("editor", "")[:40].strip()
    return FieldValue((name,), "meta data", 'meta[name="editor"]') if is_person(name) else None


def _in_elements(context: Context) -> FieldValue | None:
    """The name alone in an element of the line of date that is named for the editor: <span class="editor">."""
    for line, _ in context.dated:
        for span in line.spans:
            if span.name and is_editors(span.name) and (names := sure_names(span.text)):
                return FieldValue(tuple(names[:_MOST]), "element of the editor", span.node)
    return None


is_editors = of_names(r"(?<![a-z])(?:editors?|bianji|zebian|zrbj|bj)(?:[-_]?name)?(?![a-z])")
"""Names of elements that hold who edited."""


def _printed(context: Context) -> FieldValue | None:
    """The names after every label from a little above the headline on, until those of other articles begin."""
    start = max(0, context.start - 8)
    names: list[str] = []
    node: LexborNode | None = None
    text_end = reached = context.body.last or 0
    lettered = context.doc.lettered
    lines = context.doc.lines[start : start + _REACH + len(context.text)]
    for line in lines if lettered else [line for line in lines if _is_signed(line.text)]:
        if len(names) >= _MOST or (node is not None and line.index > reached + _NEAR):
            break
        text = line.text
        below = lettered and text_end < line.index <= text_end + _NEAR
        named = (not lettered or "编" in text or "編" in text) and _may_name_editor(text)
        if not (named or (below and _EDITOR.search(text))):
            continue
        if leads_away(line) and line.index > text_end:
            continue
        if fresh := [name for name in dict.fromkeys(_in_line(line, context)) if _is_new(name, names, context)]:
            names.extend(fresh)
            node = node or line.node
            reached = max(reached, line.index)
    return FieldValue(tuple(names[:_MOST]), "printed credit", node) if node is not None else None


def _is_new(name: str, names: list[str], context: Context) -> bool:
    """Check whether a name was not read before and is no site's own: 编辑：城东财富网."""
    return name not in names and not (is_organisation(name) and names_site(name, context.sites))


def _is_signed(text: str) -> bool:
    """Check quickly whether a line may have a label of editing."""
    return "编" in text or "編" in text or "Edit" in text


def _in_line(line: Line, context: Context) -> Iterator[str]:
    """The names by the labels of one line."""
    text = line.text
    parts = segments(apart(line) if len(text) <= _END * 2 else text[-_END:])
    for number, part in enumerate(parts):
        if (part.role == "editor" or part.label in ALSO_EDITED) and not _leads_away(part, line):
            before = _before(parts, number, line)
            named = before if before and not part.value else _names(part, line, context) or before
            if not named and not part.colon and number + 1 < len(parts) and parts[number + 1].label:
                named = names_in_slot(part.value, _LENGTHS)  # 编辑 嵺方 校对 李四
            yield from named
    for span in line.spans if line.spans[1:] else ():
        own = segments(span.text)
        if len(own) > 1 and not own[0].role and own[-1].role == "editor" and not own[-1].value:
            slot = names_in_slot(own[0].value, _LENGTHS) if _SLASHED.search(span.text) else []
            yield from sure_names(own[0].value) or slot  # 来源：城东日报 <span>王小明／編輯</span>


_is_label_box = of_names(r"(?<![a-z])label(?![a-z-])")
"""Names of elements that hold the label of a value: .field--label (Drupal)."""
_LENGTHS = (2, 3, 4)
"""Number of characters of an editor's name between two labels, or in brackets with one, in a table or not."""


def _names(part: Segment, line: Line, context: Context) -> list[str]:
    """The names that are after a label, or in the next line where the label ends its own: 责任编辑 杨倩_NF4425."""
    if not part.value:
        ends = line.text.rstrip(":：").endswith(part.label) if part.colon else line.text == part.label
        ends = ends and line.index + 1 < len(context.doc.lines)
        following = context.doc.lines[line.index + 1].text if ends else ""
        if len(following) > _ALONE or is_label(following):
            return []
        is_label_alone = line.tag in ("th", "dt") or _is_label_box(line.block.name)
        return sure_names(following) or (names_of(following) if is_label_alone else [])
    if part.colon:
        return names_of(part.value)
    bare = without_number(part.value)
    coded = _CODE.fullmatch(part.value) if part.label.startswith(("责", "責")) else None
    done = _VERB.sub("", bare)
    sure = sure_names(part.value) or sure_names(done) or credible_names(part.value)
    sure = sure or (names_in_slot(done, _LENGTHS) if done != bare else [])
    return sure or ([part.value] if coded or _is_alone(part, line) else [])


def _is_alone(part: Segment, line: Line) -> bool:
    """The line is a bracket with the label and one name: （编辑 宇欣）.

    Where the label says who answers for the page, it needs no bracket, and the name may be any: 责任编辑 linyue.
    """
    name, own = part.value, line.text.strip(_BRACKETS).replace(" ", "")
    if own != f"{part.label}{name}" or len(name) < _LENGTHS[0]:
        return False
    if part.label.startswith(("责", "責")):
        return _SIGNED.fullmatch(name) is not None and _NONE.search(name) is None and not is_label(name)
    return line.text[0] in "（(" and line.text[-1] in ")）" and len(name) <= _LONGEST_NAME and may_be_person(name)


_BRACKETS = "（()）[]【】〔〕"
_SIGNED = lazy_regex(r"[\u4e00-\u9fff]{2,4}|[A-Za-z]{2,16}")
"""A name, a pen name or a login."""


_LONGEST_NAME = 3
_VERB = lazy_regex(r"(?: |\s?[／/╱]\s?[\u4e00-\u9fff]{0,6}?)(?:[综綜]合)?(?:[报報][导導道]|整理)$")
"""編輯 王小明 報導, 編輯王小明／台北報導."""


def _before(parts: tuple[Segment, ...], number: int, line: Line) -> list[str]:
    """The names before a label that ends its line or bracket, or has no colon before another credit or the date:
    (王小明 編輯), 李四/編輯, [ 王小明 编辑 ] 来源：城东网, 城东融媒 王小明 编辑 2026-01-31."""
    part, before = parts[number], parts[number - 1] if number else None
    last = line.text.rstrip(")）]】〕 ").endswith(part.label)
    if part.value or before is None or before.role or (part.colon and not last):
        return []
    if len(before.value) > _ALONE or not (number in (1, len(parts) - 1) or parts[number + 1].colon):
        return []
    closed = len(parts) == 2 and (line.text[0] in "（(" or _SLASHED.search(line.text) is not None)
    if names := sure_names(before.value) or (names_in_slot(before.value, _LENGTHS) if closed else []):
        return names
    medium, _, name = before.value.rpartition(" ")
    return [name] if medium and not part.colon and is_person(name) and is_organisation(medium) else []


def before_label(parts: tuple[Segment, ...]) -> str:
    """What stands before a label of editing without a colon and a value: 王小明 编辑; "" without one."""
    bare = (b.value for b, part in pairwise(parts) if part.role == "editor" and not (part.value or part.colon))
    return next(bare, "")


_SLASHED = lazy_regex(r"[/／╱|｜]\s?[编編責责][编編辑輯任]")
_ALONE = 16
"""Number of characters of a line that holds the name alone."""
_CODE = lazy_regex(r"[A-Z]{1,3}\d{2,6}")
"""A number of staff that stands for a name: HN666."""


def _leads_away(part: Segment, line: Line) -> bool:
    """The value is in a link that is no editor's name: 编辑推荐：…"""
    return bool(part.value) and any(part.value in link.text and not is_person(link.text) for link in line.links)


def _may_name_editor(text: str) -> bool:
    return any(word in text for word in _WORDS) or _SPACED.search(text) is not None


_EDITOR = lazy_regex(r"^.{0,12}\b[Ee]ditors?\s?[:：]\s?[A-Za-z]")
"""(Web editor: Li Yan, Wang Fei), below a text in letters."""
_WORDS = ("编辑", "編輯", "责编", "責編", "责任编", "编輯", "網編", "网编", "文编", "微编", "编校", "Editor", "Edited")
_SPACED = lazy_regex(r"[编編责責][ \u3000]{1,4}[辑輯编編]\s?[:：丨｜|]|(?<![\u4e00-\u9fff])[编編]\s?[/／丨｜|:：]")
"""责 编：, 编 辑：, as wide as labels of four characters; 文/王小明 编：李四."""


def names_of(value: str) -> list[str]:
    """The names after a label of editing: 杨倩_NF4425 -> 杨倩, HN666 -> HN666, ``Amy Li`` whole."""
    names: list[str] = []
    for token in _join_singles(_SPLIT.split(_and_apart(_REMARK.sub("", value[:80])))):
        name = _NUMBER_FIRST.sub("", without_number(token.strip(" 　:：()（）[]【】［］·.。-_#◇◆□■◎")))
        if "（" in name and "）" not in name:
            name += "）"  # 区府办（管理员）
        if names and _STAFF.fullmatch(name):
            continue  # 王小明 PK155
        if (
            not 2 <= len(name) <= 24
            or _NONE.search(name)
            or (names and (is_label(name) or is_furniture(name)))
            or (len(name) > 8 and not name.isascii() and not is_person(name))
        ):
            continue
        if name not in names:
            names.append(name)
    if len(names) > 1 and is_person(names[1]) and (_CODE.fullmatch(names[0]) or _DESK.search(names[0])):
        del names[0]  # BJ0042 王小明, 宣传部 王小明
    return names[:4]


def _and_apart(value: str) -> str:
    """王小明和李四 -> 王小明、李四, where a name is on both sides."""
    pair = _PAIR.fullmatch(value.strip())
    return f"{pair[1]}、{pair[2]}" if pair and is_person(pair[1]) and is_person(pair[2]) else value


_DESK = lazy_regex(r"(?:[部处處科室]|办公室|辦公室|中心|学院|學院)$")
"""The office of an editor, before the name."""
_PAIR = lazy_regex(r"([\u4e00-\u9fff]{2,4})[和与與及]([\u4e00-\u9fff]{2,4})")


_SPACED_OUT = {1}
"""Lengths of the pieces of a name whose characters are all set apart."""


def _join_singles(tokens: list[str]) -> list[str]:
    """李 四 -> 李四."""
    joined: list[str] = []
    for token in tokens:
        last = joined[-1] if joined else ""
        if len(last) == 1 and len(token) <= 2 and (is_person(last + token) or set(map(len, tokens)) == _SPACED_OUT):
            joined[-1] += token
        elif len(last) == 2 and len(tokens) == 3 and set(map(len, tokens)) == _SPACED_OUT and is_person(last + token):
            joined[-1] += token  # 王 小 明
        else:
            joined.append(token)
    return joined
