"""A typed query as tokens: words, phrases, parentheses, AND, OR, NOT; with the marks of a Chinese keyboard.

Malformed syntax is taken as text, never refused; a `Hint` says so.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from types import MappingProxyType
from typing import Literal

from scraper.i18n import N_
from scraper.text.normalise import fold

FIELDS: Mapping[str, str] = MappingProxyType(
    {
        name: column
        for column, names in (
            ("headline", "headline title 标题 題目 题目 標題"),
            ("byline", "byline author by reporter 作者 记者 記者 署名 撰文"),
            ("editors", "editor editors 编辑 責編 责编 責任編輯 责任编辑 編輯"),
            ("outlet", "outlet publisher 来源 來源 媒体 媒體"),
            ("section", "section channel category 栏目 欄目 版块 频道"),
            ("source", "source 新闻源 新聞源"),
            ("tag", "tag tags 标签 標籤"),
            ("summary", "summary abstract 摘要 导语 導語"),
            ("body", "body text content 正文 内容 全文"),
            ("page", "page 版 版面 版次"),
        )
        for name in names.split()
    }
)
"""Words before a colon -> the column that is searched."""

DATES = frozenset("date day since until from published time 日期 时间 時間".split())
"""Words before a colon that belong to options of a search, not to the query."""

MINUS = "-\uff0d\u2212\u2010\u2011\u2013\ufe63"
"""Hyphens, minus signs, and the dash that some keyboards make of them."""
OPENING = {'"': '"', "＂": "＂", "“": "”“", "”": "”“", "„": "”“", "「": "」", "『": "』", "｢": "｣"}
"""Opening mark of a phrase -> its closing marks. Some keyboards give the curly marks in the wrong order."""
QUOTES = frozenset('"＂“”„「」『』｢｣')

Operator = Literal["AND", "OR", "NOT"]
_OPERATORS: Mapping[str, Operator] = MappingProxyType({"and": "AND", "or": "OR", "not": "NOT"})
_COLONS = ":："
_PREFIX = r"([A-Za-zＡ-Ｚａ-ｚ]{1,20}|[\u4e00-\u9fff]{1,4})[:：](?=\S)"
"""Compiled where a query has a colon: it takes longer than most searches."""
_ASTERISK = re.compile(r"[*＊?？]$|^[*＊]")


@dataclass(frozen=True, slots=True)
class Hint:
    """A note on syntax that may have been meant differently."""

    message: str
    """English, an entry of the catalogue, with {names}."""
    facts: tuple[tuple[str, str | Hint], ...] = ()

    def render(self, translate: Callable[[str], str]) -> str:
        """Return the sentence in the language of ``translate``."""
        facts = {name: fact.render(translate) if isinstance(fact, Hint) else fact for name, fact in self.facts}
        return translate(self.message).format(**facts)


@dataclass(frozen=True, slots=True)
class Token:
    """A word or phrase to look for, an operator, or a parenthesis."""

    kind: Literal["word", "AND", "OR", "NOT", "(", ")"]
    text: str = ""
    """As it was typed; of a phrase the text between its marks."""
    field: str | None = None
    negated: bool = False


class Reader:
    """Reads one query (of one line, without control characters) into tokens and hints."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.hints: list[Hint] = []
        self._gone: set[str] = set()
        self._phrases = dict(self._find_phrases())
        self._partners = self._find_parentheses()

    def tokens(self, most: int) -> list[Token]:
        """Return the tokens of the first ``most`` words; operators that join nothing are words."""
        tokens: list[Token] = []
        counted = 0
        for token in self._scan():
            counted += token.kind in ("word", "(")
            if counted > most:
                self._hint(N_("Only the first {n} words are looked for."), n=str(most))
                while tokens and tokens[-1].kind in ("AND", "OR", "NOT"):
                    tokens.pop()
                break
            tokens.append(token)
        return self._without_idle_operators(tokens)

    # -- operators

    def _without_idle_operators(self, tokens: Sequence[Token]) -> list[Token]:
        """Turn operators that join nothing into words, with hints on the reading."""
        done: list[Token] = []
        for place, token in enumerate(tokens):
            if token.kind not in ("AND", "OR", "NOT"):
                done.append(token)
                continue
            before = done[-1].kind if done else "("
            follows = place + 1 < len(tokens) and tokens[place + 1].kind != ")"
            if follows and (token.kind == "NOT" or before in ("word", ")")):
                if not token.text.isupper():
                    hint = N_("{word!r} is read as {operator}; in quotation marks it is a word.")
                    self._hint(hint, word=token.text, operator=token.kind)
                done.append(token)
                continue
            self._hint(
                N_("NOT stands before a word; here it is searched as text.")
                if token.kind == "NOT"
                else N_("{operator} stands between two words; here it is searched as text."),
                operator=token.kind,
            )
            done.append(Token("word", token.text))
        return done

    # -- characters

    def _scan(self) -> Iterator[Token]:
        at = 0
        while at < len(self.text):
            if self.text[at] == " ":
                at += 1
            elif self._is_grouping(at):
                opens = self._partners[at] > at
                yield Token("(" if opens else ")")
                at += 1
            else:
                at, token = self._token(at)
                yield token

    def _token(self, at: int) -> tuple[int, Token]:
        text, start = self.text, at
        negated = text[at] in MINUS and at + 1 < len(text) and text[at + 1] != " "
        at += negated
        field, at = self._field(at)
        if self._is_grouping(at):
            return at + 1, Token("(", field=field, negated=negated)
        if at in self._phrases:
            end = self._phrases[at]
            return end + 1, Token("word", text[at + 1 : end], field, negated)
        end = at
        while end < len(text) and text[end] != " " and not self._is_grouping(end):
            end += 1
            if end in self._phrases and text[end - 1] in ":：":  # an unknown prefix, and what it stands before
                end = self._phrases[end] + 1
        word = text[at:end]
        if not negated and field is None and text[start:end] == word and (operator := _OPERATORS.get(fold(word))):
            return end, Token(operator, word)
        self._warn(word)
        return end, Token("word", word, field, negated)

    def _field(self, at: int) -> tuple[str | None, int]:
        """Return the column that is named before a colon, and the place where its term begins."""
        if not any(colon in self.text for colon in _COLONS):
            return None, at
        prefix = re.compile(_PREFIX).match(self.text, at)
        if prefix is None:
            return None, at
        name = fold(prefix[1])
        if name in FIELDS:
            return FIELDS[name], prefix.end()
        if name in DATES:
            self._hint(
                N_("{name}: is searched as text; dates are chosen beside the query (--since, --until)."), name=name
            )
        else:
            self._hint_at_field(prefix, name)
        return None, at

    def _hint_at_field(self, prefix: re.Match[str], name: str) -> None:
        from difflib import get_close_matches

        if near := get_close_matches(name, FIELDS, 1):
            hint = N_("There is no field {name!r}: it is searched as text. Did you mean {near}:?")
            self._hint(hint, name=prefix[1], near=near[0])
        elif not self.text.startswith("//", prefix.end()):
            hint = N_("There is no field {name!r}: it is searched as text. There are {fields}.")
            self._hint(hint, name=prefix[1], fields=" ".join(f"{name}:" for name in PRINCIPAL))

    def _find_phrases(self) -> Iterator[tuple[int, int]]:
        """Yield the places where phrases open and close: at the edges of a word, with something searchable inside."""
        text, at, last = self.text, 0, -1
        while at < len(text):
            closing = OPENING.get(text[at])
            if closing and (at == 0 or text[at - 1] in f" (（:：{MINUS}" or at - 1 == last):
                own = self._first(closing, at + 1)
                if own < 0:
                    own = self._first('"' if closing != '"' else "”“＂", at + 1)
                if own > at and text[at + 1 : own].strip() and text[own + 1 : own + 2] in ("", " ", *")）", *QUOTES):
                    yield at, own
                    at = last = own
            at += 1

    def _first(self, marks: str, start: int) -> int:
        """Return the place of the first of some marks from ``start`` on; -1 if absent, and then never again."""
        places = []
        for mark in marks:
            if mark not in self._gone:
                place = self.text.find(mark, start)
                self._gone |= {mark} if place < 0 else set()
                places += [place] if place >= 0 else []
        return min(places, default=-1)

    def _find_parentheses(self) -> dict[int, int]:
        """Return the parentheses that group, each with the place of its partner. Those within a word are text."""
        text = self.text
        inside = {place for start, end in self._phrases.items() for place in range(start, end + 1)}
        open_ones: list[int] = []
        pairs: list[tuple[int, int]] = []
        lonely = False
        for place, character in enumerate(text):
            if place in inside:
                continue
            if character in "(（":
                open_ones.append(place)
            elif character in ")）":
                if open_ones:
                    pairs.append((open_ones.pop(), place))
                else:
                    lonely = True
        if lonely or open_ones:
            self._hint(N_("A parenthesis without its partner is searched as text."))
        grouping: dict[int, int] = {}
        for start, end in sorted(pairs):
            has_space = text.find(" ", start + 1, end) >= 0
            is_blank = end - start - 1 <= has_space
            left, right = text[start - 1 : start], text[end + 1 : end + 2]
            is_apart = (not left or left in f" (（:：{MINUS}") and (not right or right in " )）")
            if not is_blank and (is_apart or has_space):
                grouping[start], grouping[end] = end, start
            elif is_blank:
                self._hint(N_("Nothing stands between the parentheses: they are searched as text."))
        return grouping

    def _is_grouping(self, place: int) -> bool:
        return place in self._partners

    def _warn(self, word: str) -> None:
        """Add a hint if a word looks like syntax that it is not."""
        straight = word.replace("＂", '"')
        if straight.endswith('""'):
            self._hint(N_('Nothing stands between the quotation marks "": they are searched as text.'))
        elif '"' in straight or sum(mark in QUOTES for mark in word) == 1:
            self._hint(N_('A quotation mark without its partner is searched as text. A phrase is written "like this".'))
        elif word[0] in QUOTES or word[-1] in QUOTES:
            self._hint(
                N_("The marks {marks} within a word are searched as text."),
                marks="".join(dict.fromkeys(mark for mark in word if mark in QUOTES)),
            )
        elif fold(word.rstrip(":：")) in FIELDS and word[-1] in ":：":
            self._hint(N_("Nothing follows {word!r}: it is searched as text."), word=word)
        elif word in MINUS:
            self._hint(N_("A minus that stands alone is searched as text; write -word to leave out what holds it."))
        elif len(word) > 1 and _ASTERISK.search(word):
            hint = N_("{mark} is searched as text. A word is found inside longer ones anyway: {word}")
            mark = _ASTERISK.search(word)
            self._hint(hint, mark=mark[0] if mark else "", word=_ASTERISK.sub("", word))
        elif word in ("|", "||", "&", "&&", "｜", "＆", "+", "＋", "NEAR", "!", "！"):
            self._hint(N_("{mark} is searched as text; OR, AND, NOT and parentheses join words."), mark=word)
        elif word[0] in "+＋" and len(word) > 1:
            self._hint(N_("{mark} is searched as text. Every word must occur anyway."), mark=word[0])

    def _hint(self, message: str, **facts: str) -> None:
        hint = Hint(message, tuple(facts.items()))
        if hint not in self.hints:
            self.hints.append(hint)


PRINCIPAL = ("headline", "byline", "editor", "outlet", "section", "source", "tag", "summary", "body", "page")
"""The one name of each field that hints use."""
