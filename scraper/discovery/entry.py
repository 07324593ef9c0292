"""The entry of a discovered source: its name, its time zone where not the default, a pattern where one is needed."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Collection, Iterable
from typing import TYPE_CHECKING, Any
from urllib.parse import urlsplit

from scraper.contract import DEFAULT_ZONE
from scraper.discovery.papers import paper_name
from scraper.extract.article.credits.section_names import reads_as_channel
from scraper.extract.shared.dates import page_zones
from scraper.sources import values
from scraper.urls import hostname

if TYPE_CHECKING:
    from scraper.discovery.results import Candidate, Survey
    from scraper.sources import Source

LONGEST_NAME = 24
"""Characters: a name is typed on the command line."""

_BREAKS = re.compile(
    r"\s{0,8}[|｜_–—·•»›>]+\s{0,8}|\s{1,8}[-:：]\s{1,8}|\s{0,8}-{2,}\s{0,8}|(?<=[\u4e00-\u9fff])-(?=[\u4e00-\u9fff])"
)
_FURNITURE = re.compile(
    r"^(?:首页|首頁|官网|官方网站|home(?:page)?|rss.*|最新(?:文章|消息|新闻)?|latest.*|新闻|新聞|正文|列表|feed)$", re.I
)
_TAIL = re.compile(r"(?:官方网站|官网|首页|首頁|欢迎您|\s{0,8}(?:rss|feed|RSS订阅|RSS feed))$", re.I)
_NAME_CHARACTERS = re.compile(r"[\"'`“”‘’<>{}\[\]\\$!*?;&#]+")
_ENOUGH = 0.5
"""Minimum share of a list's links that the pattern of its articles fits."""


def entry(
    survey: Survey, chosen: Candidate, *, name: str | None, taken: Collection[str], defaults: Source
) -> dict[str, Any]:
    """The entry of ``sources:`` for the candidate.

    ``taken``: the names of the other sources. ``defaults``: a source with the values of keys that an entry leaves out.
    """
    keys: dict[str, Any] = {
        "name": name or propose_name(survey, chosen, taken),
        chosen.kind: chosen.daily or chosen.url,
    }
    if chosen.post is not None:
        keys["post"] = chosen.post
    if chosen.article_url is not None:
        keys["article_url"] = chosen.article_url
    if chosen.is_hot_list:
        keys["ranks"] = "keep" if chosen.articles else "only"
    if chosen.render != "off":
        keys["render"] = "list" if chosen.render == "list" else True
    zone = timezone(chosen.url, survey.language)
    if zone is not None and zone != defaults.zone:
        keys["timezone"] = zone
    pattern = articles(chosen)
    if pattern is not None:
        keys["articles"] = pattern
    if (host := hostname(chosen.url)) in survey.private_hosts:
        keys["hosts"] = [*defaults.hosts, host] if defaults.hosts else host
    return keys


# -- the name


def propose_name(survey: Survey, chosen: Candidate, taken: Collection[str]) -> str:
    """Name a source: the site's name, with the channel's where the source is a channel.

    Without a name on any page: the outlet that all articles credit, else the host.
    """
    host = _shorter(hostname(chosen.url).removeprefix("www."))
    paper = _paper_name(survey, chosen) if chosen.kind == "paper" else ""
    site = paper or site_name(survey.site, survey.home_title, survey.titles) or _outlet(chosen) or host
    channel = "" if paper else next((part for part in _parts(chosen.channel) if part != site and part not in site), "")
    options = [site]
    if channel:
        joined = channel if site in channel else f"{site}-{channel}"
        joined = joined if len(joined) <= LONGEST_NAME else channel
        part = chosen.is_channel or reads_as_channel(channel)  # 澜汀晚报·文化, a feed that the home page declares
        options = [joined, site] if part else [site, joined]
    options.append(f"{site}-{chosen.kind}")
    lowered = {word.casefold() for word in taken}
    free = (option for option in options if option.casefold() not in lowered)
    return next(free, None) or next(
        numbered for number in range(2, 1000) if (numbered := f"{site}-{number}").casefold() not in lowered
    )


def site_name(declared: str, home_title: str, titles: Iterable[str]) -> str:
    """The site's own name: from its head; else from its home page's title, the part that other titles repeat or the
    first part; else the part that most titles share, the last of those (headline_channel_site).

    "" where titles are headlines alone.
    """
    if name := clean(declared):
        return name
    split = [_parts(title) for title in titles if title != home_title]
    counts = Counter(part for parts in split for part in set(parts))
    if at_home := _parts(home_title):
        return next((part for part in at_home if counts[part]), at_home[0])
    shared = [part for parts in split for part in parts if counts[part] > 1 and counts[part] == max(counts.values())]
    return shared[-1] if shared else next((parts[-1] for parts in split if len(parts) > 1), "")


def _paper_name(survey: Survey, chosen: Candidate) -> str:
    """The paper's own name, not that of its site or of a day's layout (澜汀日报 2026年01月31日 第01版)."""
    outlets = [sample.page.outlet for sample in chosen.samples if sample.page is not None]
    return clean(paper_name([survey.site, *survey.titles, chosen.channel], outlets))


def _outlet(chosen: Candidate) -> str:
    credited = {sample.page.outlet for sample in chosen.samples if sample.page is not None and sample.is_article}
    return clean(credited.pop() or "") if len(credited) == 1 else ""


def _parts(title: str) -> list[str]:
    return [part for part in map(clean, _BREAKS.split(title)) if part]


def clean(text: str) -> str:
    """A name without characters that are hard to type and without words like 首页; "" where nothing remains."""
    words = " ".join(_NAME_CHARACTERS.sub(" ", text).split()).lstrip("-")
    words = _TAIL.sub("", words).strip(" ,.，。:：-—|")
    if not words or _FURNITURE.match(words):
        return ""
    try:
        return values.name(_shorter(words))
    except ValueError:
        return ""


def _shorter(words: str) -> str:
    return words if len(words) <= LONGEST_NAME else words[:LONGEST_NAME].rsplit(" ", 1)[0].rstrip(" ,，、的")


# -- the zone


def timezone(url: str, language: str | None) -> str | None:
    """The time zone of the host's country, else of the page's language; None if neither is known, or the language is
    that of most sources."""
    labels = hostname(url).split(".")
    if labels[-1] == "cn":
        province = {"tw": "Asia/Taipei", "hk": "Asia/Hong_Kong", "mo": "Asia/Macau"}
        return province.get(labels[-2] if len(labels) > 2 else "", "Asia/Shanghai")
    name = page_zones.named(url, language)
    return name if name != DEFAULT_ZONE else None


# -- the pattern


def articles(chosen: Candidate) -> str | None:
    """A regular expression for the articles' addresses; None where the automatic choice made no mistake.

    It is made of the sampled addresses that were articles, and used only if it fits most of the list and none of the
    sampled addresses that were not.
    """
    good = [sample.url for sample in chosen.samples if sample.is_article]
    bad = [sample.url for sample in chosen.samples if sample.is_other]
    if chosen.kind != "list" or not bad or not good:
        return None
    shapes = list(dict.fromkeys(shape(url) for url in good))
    pattern = shapes[0] if len(shapes) == 1 else f"(?:{'|'.join(shapes)})"
    fits = re.compile(pattern)
    share = sum(fits.search(url) is not None for url in chosen.items) / len(chosen.items)
    return None if share < _ENOUGH or any(fits.search(url) for url in bad) else pattern


def shape(url: str) -> str:
    """A pattern for addresses like this one: /2026/0131/c1001-42.html -> /\\d{4}/\\d{4}/c\\d+-\\d+\\.html$."""
    parts = urlsplit(url)
    path = "/".join(_segment(segment, last=False) for segment in parts.path.split("/")[:-1])
    path += "/" + _segment(parts.path.rsplit("/", 1)[-1], last=True)
    host = _escaped(parts.hostname or "")
    query = r"\?" + re.sub(r"\d+", lambda _: r"\d+", _escaped(parts.query)) if parts.query else ""
    return f"//{host}(?::\\d+)?{path}{query}$" if parts.port else f"//{host}{path}{query}$"


def _segment(segment: str, *, last: bool) -> str:
    if re.fullmatch(r"\d{4}|\d{6}|\d{8}|\d\d", segment) and not last:
        return rf"\d{{{len(segment)}}}"
    name, dot, suffix = segment.rpartition(".")
    if not dot:
        name, suffix = segment, ""
    if re.fullmatch(r"[0-9a-f]{16,}", name) or _is_code(name):
        done = "[0-9A-Za-z]+"
    else:
        done = "".join(r"\d+" if piece.isdigit() else _escaped(piece) for piece in re.split(r"(\d+)", name) if piece)
    return f"{done}{_escaped(dot + suffix)}"


def _is_code(name: str) -> bool:
    """Check whether a name is a code: at least eight letters and digits, some of either."""
    return len(name) >= 8 and name.isascii() and name.isalnum() and not name.isalpha() and not name.isdigit()


def _escaped(text: str) -> str:
    """Escape like `re.escape`, but only characters that need it outside of brackets, so that people can read it."""
    return re.sub(r"\\([-&/#~ ])", r"\1", re.escape(text))
