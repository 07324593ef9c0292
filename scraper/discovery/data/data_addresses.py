"""The addresses of data that a page's scripts and preloads name: ``axios.get("/api/list", {params: {page: 1}})``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from urllib.parse import urlencode

from scraper.extract.document import Document
from scraper.urls import canonical, same_site

MAX_SCRIPT = 3_000_000
"""Maximum number of characters of all scripts that are searched."""
MAX_SCRIPTS = 6
"""Scripts of their own that are fetched: the last ones of a page are the page's own, the first libraries'."""
_MOST_LITERALS = 20_000
"""Strings of one script that are looked at."""

_QUOTED = re.compile(r"""(["'`])((?:https?:)?//[^"'`\s<>\\]{6,300}|\.{0,2}/?[\w.$\{][^"'`\s<>\\()]{2,300})\1""")
_PARAMETERS = re.compile(r"\s{0,9},\s{0,9}(?:\{\s{0,9}params\s{0,9}:\s{0,9}|data\s{0,9}:\s{0,9})?\{([^{}]{0,300})\}")
PAIR = re.compile(r"""["']?(\w{1,40})["']?\s{0,9}:\s{0,9}(?:"([^"]{0,60})"|'([^']{0,60})'|(\d{1,12})|([\w.$]{1,60}))""")
"""A property of an object in a script: its name, and its value as one of two strings, a number, a word."""
_PLACE = re.compile(r"\$\{[^{}]{0,80}\}")
_BASE = re.compile(
    r"""(?:\b(?:baseURL|api_?base|api_?url|base_?api|base_?path)["']?\s{0,9}[:=]\s{0,9}["'`]([^"'`\s]{1,200})["'`]"""
    r"""|\burl\s{0,9}:\s{0,9}["'`](/[\w/-]{1,80}/)["'`]\s{0,9}\+)""",
    re.IGNORECASE,
)
"""What is put before all addresses of a script: ``baseURL: "/api"``, ``request({url: "/mobile/" + options.url})``."""
_MOST_BASES = 3
_UNCACHED = re.compile(r"[?&](?:_|t|v|ts|rand|random|r|timestamp|time|nocache)=$", re.IGNORECASE)
"""A parameter that makes an address a new one each time: ``"data.json?t=" + Math.random()``."""
_DATA_FOLDER = re.compile(r"(?:^|/)(?:json|data)/[\w./-]{1,80}\.js$", re.IGNORECASE)
"""A script that holds nothing but data: /json/list_1.js."""
_ASSET = re.compile(
    r"\.(?:css|png|jpe?g|gif|svg|ico|webp|woff2?|ttf|eot|mp[34]|m3u8|vue|jsx?|tsx?|map|html?|pdf|zip|apk|exe)(?:[?#]|$)",
    re.IGNORECASE,
)
_DATA_SCRIPT = re.compile(r"(?:data|json|list|news|hot|rank)\w{0,20}\.js(?:[?#]|$)|callback=|jsonp", re.IGNORECASE)
_LIST_WORDS = re.compile(
    r"list|news|article|feed|roll|latest|hot|rank|channel|flow|stream|posts?\b|content|column|category|home|index|top",
    re.IGNORECASE,
)
_API_WORDS = re.compile(r"api|json|ajax|graphql|gateway|interface|rest\b|wp-json|v\d\b|\.do\b|action|servlet", re.I)
_OTHER_WORDS = re.compile(
    r"comment|user|login|logout|passport|config|advert|\bads?\b|stat(?:s|istic)|log\b|track|report|upload|captcha|weather"
    r"|share|vote|like|praise|follow|message|notice|sms|pay|order|cart|wechat|weixin|jssdk|signature|token|survey"
    r"|i18n|locale|manifest|theme|search/?(?:hot|suggest)|detail|/img|image|avatar",
    re.IGNORECASE,
)
_PAGE_NAMES = frozenset("page pageno pageindex pagenum p pn curpage currentpage current index page_no".split())
_SIZE_NAMES = frozenset("size limit pagesize count num rows ps per_page page_size pagecount perpage".split())
_LIBRARY = re.compile(
    r"jquery|vue(?:\.min|\.runtime|@|-)|react|polyfill|vendor|swiper|echarts|bootstrap", re.IGNORECASE
)
_WORDPRESS = "https://api.w.org/"
_ATTRIBUTES = ("data-url", "data-api", "data-src", "data-source", "data-href", "data-json", "data-list", "data-feed")


def scripts_of(doc: Document, url: str) -> list[str]:
    """The addresses of the page's own scripts on its site, the last ones first, at most `MAX_SCRIPTS`."""
    sources = (script.attributes.get("src") or "" for script in doc.scripts)
    addresses = [address for src in sources if src and (address := canonical(src, doc.base or url, keep=("*",)))]
    own = [address for address in dict.fromkeys(addresses) if same_site(address, url)]
    own.reverse()
    return sorted(own, key=lambda address: _LIBRARY.search(address) is not None)[:MAX_SCRIPTS]


def of_page(doc: Document, url: str) -> list[str]:
    """The addresses that the page itself names, the likeliest first: preloads, attributes, its inline scripts."""
    base = doc.base or url
    worths: dict[str, float] = {}
    for node in doc.tree.css("link[rel][href]"):
        href, rel = node.attributes.get("href") or "", (node.attributes.get("rel") or "").lower()
        kind = (node.attributes.get("type") or "").lower()
        if rel == _WORDPRESS:
            _add(worths, f"{href.rstrip('/')}/wp/v2/posts", base, url, 6.0)
        elif (rel in ("preload", "prefetch") and node.attributes.get("as") == "fetch") or (
            rel == "alternate" and kind == "application/json" and "oembed" not in href
        ):
            _add(worths, href, base, url, 4.0)
    for name in _ATTRIBUTES:
        for node in doc.tree.css(f"[{name}]")[:40] if f"{name}=" in doc.text else ():
            value = node.attributes.get(name) or ""
            if _API_WORDS.search(value) and not _ASSET.search(value):
                _add(worths, value, base, url, 2.0)
    for script in doc.scripts:
        source = script.attributes.get("src") or ""
        if source and _DATA_SCRIPT.search(source):
            _add(worths, source, base, url, 3.0)
        text = script.text()[:MAX_SCRIPT]
        for address, worth in _in_script(text, _bases([text])):
            _add(worths, address, base, url, worth)
    return _ranked(worths)


def _bases(texts: Iterable[str]) -> list[str]:
    """The texts that scripts put before the addresses that they name."""
    bases = (match[1] or match[2] for text in texts for match in _BASE.finditer(text[:MAX_SCRIPT]))
    return list(dict.fromkeys(bases))[:_MOST_BASES]


def of_scripts(texts: Iterable[str], url: str) -> list[str]:
    """The addresses that scripts name, the likeliest first. Relative ones are those of the page at ``url``."""
    worths: dict[str, float] = {}
    left = MAX_SCRIPT
    texts = list(texts)
    bases = _bases(texts)
    for text in texts:
        for address, worth in _in_script(text[: max(0, left)], bases):
            _add(worths, address, url, url, worth)
        left -= len(text)
    return _ranked(worths)


def _add(worths: dict[str, float], address: str, base: str, url: str, worth: float) -> None:
    absolute = canonical(address, base, keep=("*",))
    if absolute is not None and same_site(absolute, url) and absolute != canonical(url):
        worths[absolute] = max(worth, worths.get(absolute, worth))


def _ranked(worths: dict[str, float]) -> list[str]:
    return sorted((address for address, worth in worths.items() if worth > 0), key=lambda address: -worths[address])


def _in_script(text: str, bases: Iterable[str]) -> Iterator[tuple[str, float]]:
    """Yield the addresses of data in a script, with their worth; relative ones also after each of some bases."""
    for count, match in enumerate(_QUOTED.finditer(text)):
        if count >= _MOST_LITERALS:
            return
        written = match[2]
        if (_ASSET.search(written) and not _DATA_FOLDER.search(written)) or not (
            _API_WORDS.search(written) or _LIST_WORDS.search(written)
        ):
            continue
        if "/" not in written:
            continue
        address = _completed(written, text, match.end())
        if address is None:
            continue
        likely = worth(address)
        if likely <= 0:
            continue
        yield address, likely
        for base in bases if "//" not in address[:8] else ():
            joined = f"{base.rstrip('/')}/{address.lstrip('/')}"
            yield joined, worth(joined) + 1


def worth(address: str) -> float:
    """The likelihood that an address is that of a list of data; not above 0 for comments, users, statistics …"""
    path = address.partition("//")[2].partition("/")[2] if "//" in address[:8] else address
    other = 5 if _OTHER_WORDS.search(path) else 0
    interface = 2 if _API_WORDS.search(address) else 0
    listing = 2 if _LIST_WORDS.search(path) else 0
    data = 2 if re.search(r"\.json(?:\?|$)", path) or _DATA_FOLDER.search(path) else 0
    counted = 1 if re.search(r"[?&](?:page|p|pn|limit|size)\w{0,8}=", path) else 0
    return interface + listing + data + counted - other - (1 if not interface and not data else 0)


def _completed(written: str, text: str, end: int) -> str | None:
    """The address with values for its parameters; None where one is not known that no number can stand for."""
    if written.startswith("${"):
        written = "/" + _PLACE.sub("", written, count=1).lstrip("/")
    for place in list(_PLACE.finditer(written))[::-1]:
        value = usual(re.split(r"[?&]", written[: place.start()])[-1].removesuffix("="))
        if value is None or not written[: place.start()].endswith("="):
            return None
        written = written[: place.start()] + value + written[place.end() :]
    behind = text[end : end + 400]
    if (uncached := _UNCACHED.search(written)) is not None:
        return written[: uncached.start()]
    if written.endswith("="):
        value = usual(re.split(r"[?&]", written)[-1].removesuffix("="))
        return None if value is None else written + value
    if re.match(r"\s{0,9}(?:\+|\.concat\()", behind):
        return None
    if (parameters := _PARAMETERS.match(behind)) is not None and parameters[1].strip():
        values = {}
        for name, double, single, number, word in PAIR.findall(parameters[1]):
            value = double or single or number or (word if word in ("true", "false") else usual(name))
            if value:
                values[name] = value
        if values:
            return f"{written}{'&' if '?' in written else '?'}{urlencode(values)}"
    return written


def usual(name: str) -> str | None:
    """The value of a parameter that counts pages or rows; None for any other."""
    lowered = name.lower()
    if lowered in _PAGE_NAMES:
        return "1"
    return "20" if lowered in _SIZE_NAMES else None
