"""Facts about persons who are beside a word of writing or editing, whatever its form, and whom no field has.

The rules for byline and editors read forms that they know; this is a wide net under them, and names nobody.
"""

from __future__ import annotations

from scraper.extract.article.confidence.parsed_article import Reading
from scraper.extract.article.credits.labels import is_label
from scraper.extract.article.credits.names.person_names import is_organisation, is_person
from scraper.extract.article.credits.not_outlets import is_furniture
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.word_tables import alternatives

_WRITING = (
    "记者 記者 通讯员 通訊員 实习生 實習生 作者 撰文 撰稿 采写 採寫 采访 採訪 "
    "编译 編譯 报道 報道 報導 特约 特約 评论员 評論員"
)
"""Words that a writer's name follows."""
_WRITTEN = "报道 報道 報導 撰文 撰稿 采写 採寫 采访 採訪 编译 編譯"
"""Words that follow a writer's name."""
_TEXT = "文 图文 圖文"
"""Words of whose the text is: 王小明/文、图."""
_EDITING = "责任编辑 責任編輯 责编 責編 编辑 編輯"
"""Words before or after an editor's name."""


_FIRSTS = "".join(sorted({word[0] for word in _WRITING.split()}))
"""The first characters of these: no other place of a line is tried."""
_SIGN = r"[^\w\s，。、！？；“”‘’《》（）()…]"
"""What may part a label from a name, be it in a table or not."""
_BEHIND = {
    "byline": lazy_regex(
        rf"(?=[{_FIRSTS}文图圖])(?:{alternatives(_WRITING)}|(?<![章作])(?:图|圖)?文(?:图|圖)?(?=\s?{_SIGN}))(?:\s|{_SIGN}){{0,8}}(?!{alternatives(_WRITING)})(?P<name>[\u4e00-\u9fff]{{2,3}})"
    ),
    "editors": lazy_regex(
        rf"(?=[责責编編]){alternatives(_EDITING)}(?:\s|{_SIGN}){{0,5}}(?P<name>[\u4e00-\u9fff]{{2,3}})(?![\u4e00-\u9fff])"
    ),
}
"""A name after a word of the field: 编译/林河东, 本版文/记者李小满."""
_BEFORE = {
    field: lazy_regex(
        rf"(?<![\u4e00-\u9fff])(?P<name>[\u4e00-\u9fff]{{2,3}})\s{{0,3}}[/／╱|｜丨]?\s{{0,3}}{alternatives(words)}(?![\u4e00-\u9fff])"
    )
    for field, words in (("byline", f"{_WRITTEN} {_TEXT}"), ("editors", _EDITING))
}
"""A name before such a word: 陈小满 编辑, 王小明/報導."""
_WORDS_BEHIND = {
    "byline": lazy_regex(rf"{alternatives(_WRITTEN)}|文(?![\u4e00-\u9fff])"),
    "editors": lazy_regex(alternatives(_EDITING)),
}
"""These words alone, of which most lines have none."""
_NOT_SIGNED = lazy_regex(r"\s{0,2}[)）]?\s{0,2}[摄攝图圖绘繪]|[对對]此文|[^？?]{0,20}[？?]$|[从從获獲了对對]")
"""What follows a name or a word that credits nobody: 记者 王小明 摄, 记者：钱从哪来？, 记者从市水务局获悉."""


def unread_writer(reading: Reading) -> bool:
    """Someone is beside a word of writing who is in no field, whether others sign or not."""
    return _unread("byline", reading)


def unread_editor(reading: Reading) -> bool:
    """No editor, and yet someone is beside a word of editing, or after a label with such a word in it."""
    return _unread("editors", reading) or any(
        match["name"] not in reading.names and _OF_EDITING.search(match["label"])
        for text in reading.labelled
        if "编" in text or "編" in text
        for match in _LABELLED.finditer(text)
    )


_LABELLED = lazy_regex(
    r"(?:^|[。\s】）（(|｜\[【])(?P<label>[\u4e00-\u9fff]{2,6})\s?[:：]\s?(?P<name>[\u4e00-\u9fff]{2,3})(?=$|[\s】）)|｜\]])"
)
"""A label of whatever words, and a short name: 本期编排：嵺方."""
_OF_EDITING = lazy_regex(r"[编編](?![导導剧劇曲程])(?<![美图圖频頻][编編])")


def signer_left_out(reading: Reading) -> bool:
    """A word is after a label of writing, and nothing else, that no field has: a name of a rare surname."""
    for text in reading.credit_lines:
        for match in _SIGNER.finditer(text) if len(text) <= _CREDITS else ():
            name = match["name"]
            if name not in reading.names and not (is_organisation(name) or is_label(name) or is_furniture(name)):
                return True
    return False


_CREDITS = 40
"""Maximum number of characters of a line that is nothing but credits."""
_SIGNER = lazy_regex(
    rf"(?=[记記通实實作撰文])(?:[记記]者|通[讯訊][员員]|[实實][习習]生|作者|撰文|文字|(?<![\u4e00-\u9fff])文)(?:\s|{_SIGN}){{1,4}}(?P<name>[\u4e00-\u9fff]{{2,4}})"
    r"(?![\u4e00-\u9fff])(?!\s{0,2}[摄攝图圖])"
)


def name_alone(reading: Reading) -> bool:
    """No author is printed, and yet a person's name is by itself in a short line below the headline, is a line at
    the end of the text, or ends one in brackets."""
    context, names = reading.context, reading.names
    start = context.start
    short = [line.text for line in context.head if line.index > start and len(line.text) <= _CLOSING]
    alone = {*_APART.findall("\n".join(short)), *_closing_names(reading)}
    return any(name not in names and is_person(name) for name in alone)


def _closing_names(reading: Reading) -> list[str]:
    """What is alone or in brackets at the end of the text, and may be a name."""
    context = reading.context
    ends = "\n".join([line.text[-_BRACKETED:] for line in (*context.text[-2:], *context.tail[:_CLOSE])])
    return _ALONE.findall(ends) + [word for run in _RUN.findall(ends) for word in _BETWEEN.split(run)]


_APART = lazy_regex(
    r"(?<![^\n])[\u4e00-\u9fff]{2}(?![^\n])|(?<![^\s|｜/·，、:：@])[\u4e00-\u9fff]{3}(?![^\s|｜/·，、:：@])"
)
"""A line of two characters, or three between spaces and marks."""
_ALONE = lazy_regex(r"(?:(?<![^\n])|[（(【〔])([\u4e00-\u9fff]{2,3})[）)】〕]?(?![^\n])")
_RUN = lazy_regex(r"[（(【〔]([^（()）【】〔〕\n]{3,36})[）)】〕](?![^\n])")
_BETWEEN = lazy_regex(r"[\s、，,/／]+")
"""What is in brackets at the end, and what separates its parts: （城东县融媒体中心 王小明 陈小满）."""
_BRACKETED = 40
"""Characters of a line's end that may be such."""


_CLOSING = 30
"""Maximum number of characters of a short line."""
_CLOSE = 3
"""Number of lines below the text that may hold a name alone."""


def _unread(field: str, reading: Reading) -> bool:
    behind, before, words = _BEHIND[field], _BEFORE[field], _WORDS_BEHIND[field]
    for text in reading.credit_lines:
        for match in (*behind.finditer(text), *(before.finditer(text) if words.search(text) else ())):
            if not _NOT_SIGNED.match(text, match.end()) and _is_new(match["name"], reading.names):
                return True
    return False


def _is_new(name: str, names: str) -> bool:
    """A person of two or three characters whom no field has."""
    for length in range(len(name), 1, -1):
        if name[:length] in names:
            return False
    return is_person(name)
