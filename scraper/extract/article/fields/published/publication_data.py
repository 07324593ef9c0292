"""The time of publishing as a page's data have it: meta elements, JSON-LD, attributes by the headline, scripts."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC
from itertools import chain
from typing import Any, NamedTuple

from scraper.extract.article.context import Context
from scraper.extract.article.credits.line_dates import of_line
from scraper.extract.shared.dates.machine_dates import machine, of_attributes
from scraper.extract.shared.dates.stamp import Stamp, is_of_no_day, to_zone
from scraper.extract.shared.lazy_regex import lazy_regex
from scraper.extract.shared.remembered import of_scripts

_META = (
    "article:published_time og:article:published_time publishdate publish-date publish_date publish_time "
    "publishtime _pubtime _pubtime_ pubdate pub_date pubtime apub:time bytedance:published_time firstpublishedtime "
    "datepublished og:published_time og:time og:pubdate og:release_date weibo:article:create_at releasedate "
    "release_date article:create_at createdate createtime dc.date dc.date.issued dcterms.created dcterms.issued "
    "dc.date.created parsely-pub-date sailthru.date cxenseparse:recs:publishtime bt:pubdate content_publish_date "
    "date time docdate publicationdate article.published shenma:published_time citation_online_date "
    "citation_publication_date citation_date published "
    "datecreated pub-date sitepubdate article.created article:create_time og:publish_time page.publishtime "
    "dc.date.published articlepublishtime rnews:datepublished "
    "schema:datepublished prism.publicationdate dcterms.date dcterms.available dc.date.publication pdate dateposted "
    "published_at published_time article:published article.published_time "
    "newsdate article:post_date article_date_original originalpublicationdate "
    "displaydate gentime shareaholic:article_published_time"
).split()
"""Names of meta elements that carry the time of publishing, the most telling first (lower case, without spaces)."""

_LIKE = lazy_regex(
    r"(?:[\w:.-]{0,30}[:._-])?(?:content|page|article|news|doc|story|post|first|original|info)?[:._-]?"
    r"(?:pub|publish|published|publication|creat|create|created|creation|releas|release|released|issued?|post|posted)"
    r"[:._-]?(?:date|time|day|datetime|at|on)(?:[:._-]?(?:iso|gmt|utc))?"
    r"|date[:._-]?(?:publish|creat|issu|post|releas)ed"
)
"""Other names of such elements: created-date, ContentPublishTime."""
_LIKE_ENDS = frozenset(("ed", "te", "me", "ay", "at", "on", "so", "mt", "tc"))
"""The last two characters of all of these."""

_UPDATES = (
    "dateupdate datemodified article:modified_time og:updated_time og:article:modified_time lastmodified "
    "bytedance:updated_time article:update_at weibo:article:update_at bytedance:lrdate_time "
    "last-modified last_modified dc.date.modified dcterms.modified"
).split()
"""… that carry the time of the last change."""

_JSON_LD = ("datePublished", "pubDate", "dateCreated", "uploadDate")

_VARIABLES = (
    "createTime create_time create_timestamp oriCreateTime ori_create_time publishTime publish_time publishtime "
    "pubTime pub_time pubtime PubTime publishDate publish_date pubDate newsTime ptime".split()
)
"""Names of variables and properties that a page is dated by."""
_IN_VARIABLES = ("ime", "Date", "_date")
"""Parts of all of these: few scripts have one."""
_SHORT_VARIABLES = ("ct = ", "ct=", "ct: ", "ct:", 'ct": ', 'ct":')
"""WeChat's, too short to be looked for without what follows it."""
_ASSIGNED = lazy_regex(
    r"""["']?(?:\)\.(?:inner(?:Text|HTML)|textContent|text\(|html\())?\s{0,3}[=:]?\s{0,3}(?:(?:""|'')\s?\|\|\s?)?"""
    r"""(?:xml\s\?\s(?:getXmlValue\(["'][\w.]{2,40}["']\)|""|'')\s:\s)?(?:JsDecode|new Date|Number)?\(?\s?["']?"""
    r"""(\d{10}(?:\d{3})?(?!\d)|20\d\d[-/年]\d{1,2}[-/月]\d{1,2}日?(?:[ T]\d{1,2}:\d\d(?::\d\d)?)?)"""
)
"""``var ct = "1714631400"``, ``var createTime = '2024-05-02 14:30'`` (mp.weixin.qq.com), ``publishTime: "…"``, and
what is written into an element of that name: ``document.getElementById("publish_time").innerText = "…"``"""
_WECHAT_OF_2018 = lazy_regex(r"""n="(?<![\w$]n=")(\d{10})"(?:,s="20\d\d-|[^;]{0,40}getElementById\("publish_time"\))""")
_MAX_SCRIPT = 300_000
"""Maximum number of characters of a script that are looked through."""


class Dated(NamedTuple):
    """A time of publishing, and the place that it was read from."""

    stamp: Stamp
    place: str
    published: bool = True
    """It is named as the time of publishing, not of writing or saving."""


def publication(context: Context) -> Dated | None:
    """The time of publishing that meta elements or JSON-LD name: one with a time of day before one without, and of one
    moment the reading by a clock of its own before that of Greenwich, which may be of another day."""
    dated = _timed_first(_declared(context))
    if dated is None or not dated.stamp.timed or dated.stamp.offset != 0 or context.doc.zone is not None:
        return dated
    moment = dated.stamp
    readings = (other for other in _declared(context) if other.stamp.offset and other.stamp.timed)
    return next((other for other in readings if to_zone(other.stamp, UTC)[:5] == moment[:5]), dated)


def shown_by_script(context: Context) -> Dated | None:
    """The time that a reader sees in place of what the page prints: the moment in an attribute, in a variable, or in a
    field that no reader sees."""
    rest = chain.from_iterable(read(context) for read in (_assigned, _hidden, _unfilled))
    return _timed_first(_attributes(context)) or next(rest, None)


def _timed_first(candidates: Iterator[Dated]) -> Dated | None:
    fallback: Dated | None = None
    for dated in candidates:
        if dated.stamp.timed:
            return dated
        fallback = fallback or dated
    return fallback


def update(context: Context) -> Dated | None:
    """The time of the last change by the page's data."""
    for name in _UPDATES:
        value = context.doc.meta.get(name)
        if value and (stamp := machine(value)):
            return Dated(stamp, f'meta[name="{name}"]')
    for item in context.own_data:
        value = _text_of(item.get("dateModified"))
        if value and (stamp := machine(value)):
            return Dated(stamp, "JSON-LD")
    if "dateModified" in context.doc.text:
        for node in context.doc.tree.css("[itemprop=dateModified][content]"):
            if stamp := machine(node.attributes.get("content") or ""):
                return Dated(stamp, "[itemprop=dateModified]")
    return None


def _declared(context: Context) -> Iterator[Dated]:
    meta = context.doc.meta
    for name in _META:
        if name in meta and (stamp := machine(meta[name])) and not is_of_no_day(stamp):
            yield Dated(stamp, f'meta[name="{name}"]', "pub" in name)
    for item in context.own_data:
        value = next((text for name in _JSON_LD if (text := _text_of(item.get(name)))), None)
        if value and (stamp := machine(value)) and not is_of_no_day(stamp):
            yield Dated(stamp, "JSON-LD")
    for name in meta:
        if name[-2:] in _LIKE_ENDS and name not in _META and _LIKE.fullmatch(name) and (stamp := machine(meta[name])):
            yield Dated(stamp, f'meta[name="{name}"]', "pub" in name)


def _text_of(value: Any) -> str:
    """The text of a date in JSON-LD: a string, seconds since 1970, the value of an object, the first of a list."""
    value = value[0] if isinstance(value, list) and value else value
    value = value.get("@value") if isinstance(value, dict) else value
    return str(value) if isinstance(value, (str, int)) else ""


def _attributes(context: Context) -> Iterator[Dated]:
    """``<time datetime="…">3小时前</time>`` by the headline, or right over it: 19 апр, 11:20."""
    for line in context.head:
        if line.index >= context.start - _OVER and (stamp := of_line(line)):
            yield Dated(stamp, "an attribute by the headline")


_OVER = 2
"""Lines over the headline."""


def _assigned(context: Context) -> Iterator[Dated]:
    """The variable of a script that the page is dated by when it is shown."""
    for script in context.doc.script_texts:
        moments = [stamp for stamp in map(machine, _moments(script) if script else ()) if stamp is not None]
        days = {stamp[:3] for stamp in moments if not stamp.timed}
        if days:  # publish_time = "2019-05-02", and ct with the clock of the same day
            zone = context.doc.zone
            moments.sort(key=lambda stamp: not (stamp.timed and to_zone(stamp, zone)[:3] in days))
        for stamp in moments:
            yield Dated(_to_the_minute(stamp), "a variable in a script")


@of_scripts
def _moments(script: str) -> tuple[str, ...]:
    """What a script assigns to such variables."""
    text, moments = script[:_MAX_SCRIPT], []
    names = _VARIABLES if any(part in text for part in _IN_VARIABLES) else ()
    for name in (*names, *(_SHORT_VARIABLES if "ct" in text else ())):
        at = text.find(name)
        while at >= 0:
            end = at + len(name)
            whole = at == 0 or not (text[at - 1].isalnum() or text[at - 1] in "_-")
            if whole and (match := _ASSIGNED.match(text, end)):
                moments.append(match[1])
            at = text.find(name, end)
    old = _WECHAT_OF_2018.search(text)
    return (*moments, *([old[1]] if old else []))


_EMPTY = (
    "[datetime], time-ago[date], [itemprop=datePublished], [data-timestamp], [data-time], [data-publish-time], "
    "[data-pubtime], [data-livestamp]"
)
"""Elements that a script of the page fills with the moment in their attribute."""


def _unfilled(context: Context) -> Iterator[Dated]:
    """The one moment in the attributes of elements without a text: ``<span data-timestamp="1760404860"></span>``."""
    nodes = [node for node in context.doc.tree.css(_EMPTY) if not node.text(strip=True)]
    moments = {stamp for node in nodes if (stamp := of_attributes(node.attributes))}
    if len(moments) == 1:
        yield Dated(_to_the_minute(moments.pop()), "an attribute of an empty element")


def _hidden(context: Context) -> Iterator[Dated]:
    """The field of a form that no reader sees: ``<input type="hidden" id="pubDate" value="2026-01-31 09:15">``."""
    for field in context.doc.tree.css("input[type=hidden]"):
        attributes = field.attributes
        names = {(attributes.get(key) or "").lower().replace("_", "").replace("-", "") for key in ("id", "name")}
        if not names.isdisjoint(_FIELDS) and (stamp := machine(attributes.get("value") or "")):
            yield Dated(_to_the_minute(stamp), "a hidden field")


_FIELDS = frozenset(name.lower().replace("_", "") for name in _VARIABLES) | frozenset(
    "newsdate articletime articledate releasetime releasedate showtime showdate".split()
)


def _to_the_minute(stamp: Stamp) -> Stamp:
    """A Unix time as a reader is shown it, without seconds."""
    return stamp._replace(second=None) if stamp.offset == 0 else stamp
