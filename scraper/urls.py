"""URLs by the WHATWG rules: absolute, canonical, and compared by host and by site, without asking the network."""

from __future__ import annotations

import ipaddress
import re
from collections.abc import Collection
from functools import lru_cache
from urllib.parse import unquote, unquote_plus, urlsplit

from ada_url import join_url, normalize_url

MAX_LENGTH = 8000
"""Characters. RFC 9110 section 4.1 asks for at least 8,000 octets; what is longer is no address of a news page."""

TRACKING: dict[str, str] = {
    "utm_*": "Google Analytics campaigns",
    "gclid": "Google Ads",
    "dclid": "Google Display",
    "fbclid": "Facebook",
    "msclkid": "Microsoft Advertising",
    "yclid": "Yandex",
    "twclid": "X",
    "igshid": "Instagram",
    "mc_cid": "Mailchimp",
    "mc_eid": "Mailchimp",
    "_ga": "Google Analytics, across domains",
    "spm": "Alibaba's super position model; CCTV and many others append it",
    "spm_id_from": "bilibili's spm",
    "vd_source": "bilibili sharing",
    "scm": "Alibaba's super content model",
    "from": "where the reader came from: WeChat's from=timeline, Sina's from=wap",
    "fromid": "as from",
    "from_source": "as from",
    "isappinstalled": "WeChat sharing",
    "nsukey": "WeChat's key of a checked link",
    "wx_share": "WeChat sharing",
    "wxshare_count": "WeChat sharing",
    "weixin_share_count": "WeChat sharing",
    "share_*": "Toutiao, Sohu and others: share_token, share_source, share_medium",
    "sharer_*": "WeChat: sharer_shareid, sharer_sharetime",
    "shareto": "sharing buttons",
    "tt_from": "Toutiao sharing",
    "wfr": "Baidu's spider, as in wfr=spider",
    "bd_vid": "Baidu advertising",
    "bdqf": "Baidu advertising",
    "bd_source_light": "Baidu search",
    "hmsr": "Baidu Tongji: source",
    "hmpl": "Baidu Tongji: plan",
    "hmcu": "Baidu Tongji: unit",
    "hmkw": "Baidu Tongji: keyword",
    "hmci": "Baidu Tongji: creative",
    "ref_src": "X's embedded posts",
    "cmpid": "campaign, Adobe and Bloomberg",
    "cmp": "campaign",
    "ncid": "campaign, AOL and TechCrunch",
    "phpsessid": "PHP's session of a reader without cookies",
    "jsessionid": "the session of Java servers, where it stands in the query",
    "aspsessionid*": "the session of ASP",
    "cfid": "the session of ColdFusion",
    "cftoken": "the session of ColdFusion",
}
"""Parameters that say how a reader came, never what is read: name (or its start and ``*``) -> who adds it."""

SESSIONS = frozenset("sid sessid sessionid session_id session s_id zenid oscsid osid".split())
"""Parameters that hold a reader's session where their value looks like one, and may tell pages apart where not."""
_SESSION = re.compile(r"(?=[a-z]{0,128}\d)(?=\d{0,128}[a-z])[0-9a-z]{20,128}", re.IGNORECASE)
_PATH_SESSION = re.compile(
    r";(jsessionid|phpsessid|sessionid|sid)=[^/;]*|/\((?:[AFS]\([0-9A-Za-z_-]{10,100}\))+\)(?=/)", re.IGNORECASE
)
"""The session that a server without cookies writes into its links: Tomcat, Jetty, WebLogic; ASP.NET's ``/(S(…))/``."""

SECOND_LEVEL = frozenset("ac co com edu go gov gob gouv idv ltd me mil ne net nom or org plc sch web".split())
"""Labels that registries of two-letter domains hand names out under: com.cn, gov.cn, co.jp, com.hk, idv.tw, co.uk."""

CN_PROVINCES = frozenset(
    "ah bj cq fj gd gs gx gz ha hb he hi hk hl hn jl js jx ln mo nm nx qh sc sd sh sn sx tj tw xj xz yn zj".split()
)
"""The province labels under .cn (CNNIC): a name under bj.cn is somebody's own."""

SHARED_SUFFIXES = frozenset(
    "blogspot.com github.io gitee.io gitlab.io netlify.app pages.dev sinaapp.com vercel.app wordpress.com".split()
)
"""Hosting under which each name has another owner (from the private part of publicsuffix.org)."""


def canonical(
    url: str,
    base: str | None = None,
    *,
    keep: Collection[str] = (),
    drop: Collection[str] = (),
    encoding: str = "utf-8",
) -> str | None:
    """The one spelling of an address: absolute, http(s), without fragment, tracking parameters and a reader's session;
    percent-escapes as RFC 3986 has them.

    ``keep`` and ``drop`` are a source's own exceptions from `TRACKING` and additions to it, written the same way
    (``keep=["*"]`` keeps every parameter). ``encoding`` is that of the page on which the address stands as a link.
    None when the text is no http(s) address, or is over `MAX_LENGTH`.
    """
    address = join(base, url if url.isascii() or encoding == "utf-8" else with_query_in(encoding, url))
    if address is None:
        return None
    address = without_userinfo(address.partition("#")[0])
    if "%" in address:
        address = _ESCAPE.sub(_plainest, address)
    path, question, query = address.partition("?")
    if (";" in path or "/(" in path) and not (keep and _listed("jsessionid", keep)):
        path = _PATH_SESSION.sub("", path)
    if not question:
        return path
    kept = [part for part in query.split("&") if part and not _tracks(part, keep, drop)]
    return f"{path}?{'&'.join(kept)}" if kept else path


def same_address(one: str, other: str) -> bool:
    """Whether two absolute URLs lead to one page for all that their spelling tells; only what is there can say more.

    The host does not count, nor http or https, a slash or index.html at the end, capitals, percent-escapes, the order
    of the query, or parameters that only one of them has.
    """
    first, second = _loose(one), _loose(other)
    return first[0] == second[0] and (first[1] <= second[1] or first[1] >= second[1])


def _loose(url: str) -> tuple[str, frozenset[str]]:
    path, _, query = url.partition("?")
    path = unquote(_PATH_SESSION.sub("", path.partition("://")[2].partition("/")[2])).lower()
    path = _INDEX.sub("", re.sub(r"/{2,}", "/", f"/{path}")).rstrip("/")
    return path, frozenset(unquote_plus(part) for part in query.split("&") if part)


def plain(url: str) -> str:
    """An absolute URL without what spells one address in several ways: http or https, www, a slash or index.html at the
    end, percent-escapes, the order of the query. For comparing, not for fetching."""
    path, _, query = url.partition("?")
    path = unquote(_PATH_SESSION.sub("", path.partition("://")[2].partition("/")[2]))
    path = _INDEX.sub("", re.sub(r"/{2,}", "/", f"/{path}")).rstrip("/")
    parts = sorted(unquote_plus(part) for part in query.split("&") if part)
    return f"{hostname(url).removeprefix('www.')}{path}?{'&'.join(parts)}"


def _plainest(escape: re.Match[str]) -> str:
    """An escape as RFC 3986 section 6.2.2 has it: none for what need not be escaped, else in capitals."""
    byte = int(escape[1], 16)
    return chr(byte) if chr(byte) in _UNRESERVED else escape[0].upper()


def join(base: str | None, ref: str) -> str | None:
    """``ref`` as a browser on the page ``base`` would follow it, fragment and all; None when it is not http(s)."""
    if len(ref) > MAX_LENGTH:
        return None
    if _PLAIN.fullmatch(ref):
        return ref
    try:
        address: str = join_url(base, ref) if base else normalize_url(ref)
    except ValueError:  # not parseable, or lone surrogates
        return None
    return address if address.startswith(("https://", "http://")) else None


def with_query_in(encoding: str, ref: str) -> str:
    """A link whose query is percent-encoded as browsers send it from a page in ``encoding`` (a WHATWG name): in that
    encoding, where path and host are in UTF-8 (URL standard, "percent-encode after encoding")."""
    before, question, rest = ref.partition("?")
    query, mark, fragment = rest.partition("#")
    if query.isascii() or "#" in before:
        return ref
    try:
        data = query.encode(_CODECS.get(encoding, encoding), "xmlcharrefreplace")
    except (LookupError, UnicodeError):
        return ref
    # what the encoding does not have is sent as a character reference, whose marks are escaped
    data = _REFERENCE.sub(rb"%26%23\1%3B", data)
    spelt = _QUERY_ESCAPED.sub(lambda match: b"".join(b"%%%02X" % byte for byte in match[0]), data)
    return f"{before}{question}{spelt.decode('ascii')}{mark}{fragment}"


def userinfo(url: str) -> str:
    """The user and the password of an absolute URL as written there: ``me:secret``; "" when there are none."""
    authority = url.partition("://")[2]
    if "@" not in authority:
        return ""
    return re.split(r"[/?#\\]", authority, maxsplit=1)[0].rpartition("@")[0]


def without_userinfo(url: str) -> str:
    """The same URL without user and password, which are for the server alone."""
    said = userinfo(url)
    return url.replace(f"{said}@", "", 1) if said or "://@" in url else url


def without_passwords(text: str) -> str:
    """A text in which no address has a user or a password any more: https://me:secret@host/ is https://host/."""
    return _USERINFO.sub(r"\1", text) if "@" in text else text


def origin(url: str) -> str:
    """Scheme, host and port of an absolute URL: ``https://example.cn:8443``; "" when it is not http(s)."""
    plain = _AUTHORITY.match(url)
    return _origin(plain[0] if plain else url)


def host(url: str) -> str:
    """The host of an absolute URL in lower case, with its port where that is not the scheme's own; "" if none.

    It is what manners are kept by: two ports are two servers, http and https of one name are one.
    """
    return origin(url).partition("://")[2]


def hostname(url: str) -> str:
    """The host of an absolute URL without port and without the brackets of IPv6; "" when there is none."""
    return _hostname(origin(url))


def same_site(a: str, b: str) -> bool:
    """Whether two absolute URLs belong to one owner, as far as their names tell: one registrable domain, any port.

    Decided by the tables above, not by the whole Public Suffix List; addresses in digits must be equal.
    """
    first = site(a)
    return bool(first) and first == site(b)


def site(url: str) -> str:
    """What an absolute URL's host has in common with those of `same_site`: news.example.com.cn -> example.com.cn."""
    return _registrable(hostname(url))


@lru_cache(1024)
def _origin(url: str) -> str:
    address = join(None, url)
    if address is None:
        return ""
    scheme, _, rest = address.partition("://")
    return f"{scheme}://{rest.partition('/')[0].rpartition('@')[2]}"


@lru_cache(1024)
def _hostname(origin: str) -> str:
    return urlsplit(origin).hostname or ""


def _tracks(part: str, keep: Collection[str], drop: Collection[str]) -> bool:
    """Whether one ``name=value`` of a query is to go."""
    name = part.partition("=")[0].lower()
    if "%" in name or "+" in name:
        name = unquote_plus(name)
    if keep and _listed(name, keep):
        return False
    if name in SESSIONS:
        return _SESSION.fullmatch(part.partition("=")[2]) is not None or bool(drop and _listed(name, drop))
    return name in TRACKING or name.startswith(_TRACKING_STARTS) or bool(drop and _listed(name, drop))


def _listed(name: str, patterns: Collection[str]) -> bool:
    return any(
        name.startswith(pattern[:-1].lower()) if pattern.endswith("*") else name == pattern.lower()
        for pattern in patterns
    )


_PLAIN = re.compile(r"https?://(?:(?!xn--)[a-z0-9][a-z0-9-]*\.)+[a-z]{2,}(?:/(?!\.)[A-Za-z0-9._~-]*)+")
"""An absolute address that is written as the rules would write it already, as most of a crawl's are."""
_AUTHORITY = re.compile(r"https?://[^/?#\\]+")
"""What a URL begins with that is written as it should be: of a crawl's many URLs, few differ in this."""
_ESCAPE = re.compile(r"(?<!%)(?<!%[0-9A-Fa-f])%([0-9A-Fa-f]{2})")
"""None behind a stray per cent sign, with which what it stands for would make another."""
_UNRESERVED = frozenset("ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-._~")
"""RFC 3986 section 2.3."""
_INDEX = re.compile(r"/(?:index|default)\.(?:[a-z]?html?|php|jsp|aspx?)$")
_USERINFO = re.compile(r"(\b[a-z][a-z0-9+.-]{0,20}://)[^/?#\s\"'<>]*@", re.IGNORECASE)
"""User and password before a host (RFC 3986 section 3.2.1), wherever an address stands in a text."""
_CODECS = {
    "big5": "cp950",
    "shift_jis": "cp932",
    "euc-kr": "cp949",
    "windows-874": "cp874",
    "iso-8859-8-i": "iso-8859-8",
}
"""Python's codec of a WHATWG encoding, where it has another name."""
_REFERENCE = re.compile(rb"&#(\d+);")
_QUERY_ESCAPED = re.compile(rb"[\x00-\x20\x7f-\xff\"<>']+")
"""The URL standard's special-query percent-encode set."""
_TRACKING_STARTS = tuple(name[:-1] for name in TRACKING if name.endswith("*"))


def _registrable(name: str) -> str:
    """news.example.com.cn -> example.com.cn; an address in digits as it is."""
    name = name.rstrip(".")
    if _is_address(name):
        return name
    labels = name.split(".")
    if len(labels) < 3:
        return name
    second, top = labels[-2:]
    registry = len(top) == 2 and (second in SECOND_LEVEL or (top == "cn" and second in CN_PROVINCES))
    return ".".join(labels[-3:] if registry or f"{second}.{top}" in SHARED_SUFFIXES else labels[-2:])


def _is_address(name: str) -> bool:
    try:
        ipaddress.ip_address(name)
    except ValueError:
        return False
    return True
