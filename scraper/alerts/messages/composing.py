"""Composing: entries become messages, as few as the service's limit allows, in the service's format."""

from __future__ import annotations

import html
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import Literal

from scraper.alerts.delivery.services import Format, Service
from scraper.alerts.messages.entries import Change, Entry
from scraper.alerts.messages.graphemes import cut
from scraper.i18n import _, ngettext

Length = Literal["full", "brief", "headline"]

BRIEF, SHORTEST = 10, 40
"""Minimum number of entries at once from which each is brief; from which it is a headline and its address."""
SENTENCE = {"full": 400, "brief": 60, "headline": 0}
"""Maximum characters of the sentence, and of each change."""

_MARKDOWN = re.compile(r"([\\`*_\[\]<>~|])")
_LEADING = re.compile(r"^(\s*)([#>+-]|\d+\.)(?=\s|$)")
_LINK_UNSAFE = {" ": "%20", "(": "%28", ")": "%29", "<": "%3C", ">": "%3E", '"': "%22", "\\": "%5C"}


@dataclass(frozen=True, slots=True)
class Dispatch:
    """One message, and the events that it is about. ``title`` is "" where the service has none of its own."""

    title: str
    body: str
    events: tuple[int, ...]
    entries: tuple[Entry, ...]


@dataclass(frozen=True, slots=True)
class Markup:
    """The markup of one form."""

    escape: Callable[[str], str]
    heading: str
    link: str
    """A headline with its address."""
    shows_address: bool
    """True where the address is on a line of its own."""
    gone: str
    come: str
    newline: str = "\n"


def _entity(text: str) -> str:
    """Escape Markdown by entities, as Feishu's cards need it."""
    return re.sub(r"[&<>*_~`\[\]\\|]", lambda match: f"&#{ord(match[0])};", text)


def _backslash(text: str) -> str:
    return _LEADING.sub(r"\1\\\2", _MARKDOWN.sub(r"\\\1", text))


def _plain(text: str) -> str:
    return text


MARKUPS: Mapping[Format, Markup] = {
    "text": Markup(_plain, "{}", "{headline}", True, "[-{}-]", "[+{}+]"),
    "markdown": Markup(_backslash, "**{}**", "[{headline}]({url})", False, "~~{}~~", "**{}**", "  \n"),
    "entities": Markup(_entity, "**{}**", "[{headline}]({url})", False, "~~{}~~", "**{}**"),
    "html": Markup(html.escape, "<b>{}</b>", '<a href="{url}">{headline}</a>', False, "<s>{}</s>", "<b>{}</b>"),
    "mail": Markup(
        html.escape, "<h3>{}</h3>", '<a href="{url}"><b>{headline}</b></a>', True, "<del>{}</del>", "<ins>{}</ins>",
        "<br>\n",
    ),
}  # fmt: skip


def messages(alert: str, entries: Sequence[Entry], service: Service) -> list[Dispatch]:
    """The messages about entries, each of which is in exactly one of them."""
    length: Length = "full" if len(entries) < BRIEF else "brief" if len(entries) < SHORTEST else "headline"
    markup = MARKUPS[service.form]
    room = service.room - service.measure(_head(alert, len(entries), markup)) - service.measure(_gap(markup))
    room -= service.title * service.measure("低") if service.title else 0
    packed: list[list[tuple[Entry, str]]] = []
    left = -1
    for entry in entries:
        text = _fitting(entry, length, markup, room, service)
        size = service.measure(text) + service.measure(_gap(markup))
        if size > left:
            packed.append([])
            left = room
        packed[-1].append((entry, text))
        left -= size
    return [_message(alert, group, markup, service) for group in packed]


def notice(title: str, text: str, service: Service) -> Dispatch:
    """A message of plain text, as of failing sources, cut to the service's limit."""
    markup = MARKUPS[service.form]
    own = cut(title, service.title) if service.title else ""
    head = "" if own else markup.heading.format(markup.escape(title)) + markup.newline
    room = service.room - service.measure(head) - service.measure(own)
    lines: list[str] = []
    for line in map(markup.escape, text.splitlines()):
        room -= service.measure(line) + service.measure(markup.newline)
        if room < 0:
            break
        lines.append(line)
    if not lines:
        lines = [cut(markup.escape(cut(text.partition("\n")[0], 200)), 1_000)]
    return Dispatch(own, head + markup.newline.join(lines), (), ())


def _message(alert: str, group: Sequence[tuple[Entry, str]], markup: Markup, service: Service) -> Dispatch:
    entries = tuple(entry for entry, _text in group)
    texts = [text for _entry, text in group]
    if service.title:
        first = entries[0].headline if len(entries) == 1 else _count(len(entries))
        if service.form == "markdown" and len(entries) == 1:  # apprise repeats the title, unescaped, as a heading
            first = ""
        title, head = cut(f"{_bracketed(alert)} {first}".strip(), service.title), ""
    else:
        title, head = "", _head(alert, len(entries), markup) + markup.newline
    body = head + _gap(markup).join(texts)
    return Dispatch(title, body, tuple(entry.event for entry in entries), entries)


def _head(alert: str, count: int, markup: Markup) -> str:
    text = _bracketed(alert) + (f" {_count(count)}" if count > 1 else "")
    return markup.heading.format(markup.escape(text))


def _bracketed(alert: str) -> str:
    return f"【{alert}】"


def _count(count: int) -> str:
    return ngettext("{n} article", "{n} articles", count).format(n=count)


def _gap(markup: Markup) -> str:
    """Return the text between two entries."""
    return "\n\n" if markup.newline == "  \n" else markup.newline * 2


def _fitting(entry: Entry, length: Length, markup: Markup, room: int, service: Service) -> str:
    """The longest text of an entry that fits: shorter forms, then a cut headline, then no address."""
    lengths: tuple[Length, ...] = ("full", "brief", "headline")
    for form in lengths[lengths.index(length) :]:
        text = _entry(entry, form, markup)
        if service.measure(text) <= room:
            return text
    for url in (entry.url, ""):
        whole = replace(entry, url=url, byline="", outlet="", published="", also_in=0)
        for most in (200, 100, 50, 20):
            text = _entry(replace(whole, headline=cut(entry.headline, most)), "headline", markup)
            if service.measure(text) <= room:
                return text
    return cut(markup.escape(entry.headline), room, service.measure)


def _entry(entry: Entry, length: Length, markup: Markup) -> str:
    return markup.newline.join(_lines(entry, length, markup))


def _lines(entry: Entry, length: Length, markup: Markup) -> Iterator[str]:
    escape, most = markup.escape, SENTENCE[length]
    link = markup.link if entry.url else "{headline}"
    headline = link.format(headline=escape(entry.headline), url=_safe(entry.url, markup))
    yield f"{escape(_('Changed:'))} {headline}" if entry.kind == "changed" else headline
    facts = " · ".join(filter(None, (entry.outlet, entry.published, entry.byline)))
    if entry.also_in:
        also = ngettext("also in {n} outlet", "also in {n} outlets", entry.also_in).format(n=entry.also_in)
        facts = f"{facts} · {also}" if facts else also
    if facts:
        yield escape(facts)
    if entry.kind == "changed" and most:
        for change in entry.changes:
            yield _difference(change, markup, most)
    elif entry.sentence and most:
        yield escape(cut(entry.sentence, most))
    if markup.shows_address and entry.url:
        yield escape(entry.url)


def _difference(change: Change, markup: Markup, most: int) -> str:
    """One changed paragraph: its field, and the runs that are gone and have come."""
    forms = {"same": "{}", "gone": markup.gone, "come": markup.come}
    runs = "".join(forms[kind].format(markup.escape(cut(text, most))) for kind, text in change.pieces if text)
    return f"{markup.escape(_(change.field))}: {runs}"


def _safe(url: str, markup: Markup) -> str:
    """An address that ends where it should in Markdown, and in an attribute of HTML."""
    quoted = "".join(_LINK_UNSAFE.get(character, character) for character in url)
    return html.escape(quoted) if markup.escape is html.escape else quoted
