"""Blockers: the reasons for which a page yields nothing to a fetcher: JavaScript, a login, a paywall, an error."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

from scraper.crawl.fetch import errors
from scraper.crawl.fetch.address_guard import ssrf
from scraper.crawl.fetch.http import content_decoding
from scraper.crawl.fetch.manners import robots
from scraper.errors import FetchError
from scraper.extract.document import Document
from scraper.extract.page.error_page import is_error_page
from scraper.i18n import N_, Message, _, keys, localized
from scraper.models import Page

Kind = Literal[
    "robots", "javascript", "login", "paywall", "error page", "not a page", "article of a paper", "unreachable"
]

FEW = 300
"""Maximum characters of visible text of a page that scripts fill in."""
FEW_ENTRIES = 3
"""Number of entries that make a page a list, whatever else is wrong with it."""
SHORT = 400
"""Maximum characters of an article's text at which the words of a paywall mean that the rest is behind it."""

NO_LOGIN = N_("pages behind a login cannot be archived")
FROM_BROWSER = N_("copy the address from a browser")

UNKNOWN = {robots.RULES_UNKNOWN, robots.SITEMAPS_UNKNOWN}
NO_CONTENT = {
    content_decoding.NO_PAGE,
    content_decoding.FILE,
    content_decoding.BINARY,
    content_decoding.EMPTY,
}
INSIDE = {ssrf.PRIVATE, ssrf.THIS_MACHINE, ssrf.LEADS_INSIDE}
ANSWERED = {errors.HTTP_STATUS, errors.HTTP_WAIT, errors.HTTP_LOGIN}
"""Keys of the reasons that `scraper.crawl.fetch` gives, by what they mean here."""

_ROOTS = "#app, #root, #__next, #__nuxt, #main-app, [data-reactroot], [ng-app], app-root"
"""The elements that Vue, React, Next, Nuxt and Angular fill in."""
_NEEDS_SCRIPT = re.compile(r"java\s*script|浏览器.{0,8}脚本|瀏覽器.{0,8}腳本", re.IGNORECASE)
_LOGIN_PATH = re.compile(r"/(?:login|log-in|signin|sign-in|sso|passport|oauth2?|denglu|cas)(?:[/._?]|$)", re.IGNORECASE)
_LOGIN_TITLE = re.compile(r"登录|登入|登陆|log\s?in|sign\s?in", re.IGNORECASE)
_PAYWALL = re.compile(
    r"(?:订阅|訂閱|付费|付費|会员|會員|登录|登入).{0,8}(?:后|後|即可|才能|方可).{0,6}(?:阅读|閱讀|查看|看全文|继续|繼續)|"
    r"(?:阅读|閱讀|查看)(?:全文|更多).{0,6}(?:请|請).{0,4}(?:订阅|訂閱|付费|付費|登录|登入)|"
    r"(?:subscribe|log in|sign in|register) to (?:continue|read|keep reading)|already a subscriber",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class Blocker:
    """One blocker. ``reason`` is a sentence without its full stop, ``advice`` the next step for the reader."""

    kind: Kind
    reason: str
    advice: str


def of_paper() -> Blocker:
    """The blocker of an article of a printed paper whose layout pages are not where they are expected."""
    return Blocker(
        "article of a paper",
        _("this is an article of a printed paper, and no page that lists the layouts of its day was found beside it"),
        _("give the address of one of its layouts (版面), or of the paper's front door"),
    )


def of_error(error: FetchError) -> Blocker:
    """The blocker after a failed request."""
    reason, causes = error.reason, keys(error.reason)
    if robots.DISALLOWED in causes:
        return Blocker(
            "robots",
            _("robots.txt disallows this address"),
            _("respect it; or, with the site's permission, write the entry by hand with `robots: ignore`"),
        )
    if isinstance(reason, Message) and causes & UNKNOWN:
        return _of_unknown_rules(reason.values["reason"])
    if error.status in (401, 407):
        return Blocker("login", _("the site requires a login ({reason})").format(reason=localized(reason)), _(NO_LOGIN))
    if error.status in (403, 412, 451, 521):
        refusal = _("the site refuses this program ({reason})").format(reason=localized(reason))
        return Blocker("unreachable", refusal, _("look for its feed on another host"))
    if error.status in (404, 410):
        return Blocker(
            "error page", _("there is no such page ({reason})").format(reason=localized(reason)), _(FROM_BROWSER)
        )
    if causes & NO_CONTENT:
        return Blocker("not a page", localized(reason), _("give the address of a page, a feed or a sitemap"))
    if causes & INSIDE:
        return Blocker("unreachable", localized(reason), _("to use a private address, type the address itself"))
    return Blocker("unreachable", localized(reason), _("try again later") if error.retryable else _(FROM_BROWSER))


def _of_unknown_rules(why: str) -> Blocker:
    if keys(why) & ANSWERED:
        text = _("its robots.txt could not be fetched ({reason}); nothing is requested there until its rules are known")
        return Blocker("robots", text.format(reason=localized(why)), _("try again later"))
    silence = _("the site does not answer: {reason}").format(reason=localized(why))
    return Blocker("unreachable", silence, _("check the address, or try again later"))


def of_page(doc: Document, url: str, page: Page) -> Blocker | None:
    """The blocker on a fetched page, or None. ``url`` is the final address, after redirects."""
    if page.kind in ("feed", "sitemap") or len(page.items) >= FEW_ENTRIES:
        return None
    if _is_login(doc, url, page):
        return Blocker("login", _("this is a login page"), _(NO_LOGIN))
    if page.kind == "article":
        return None
    start = doc.text.lstrip("\ufeff \t\r\n")
    if start.startswith(("{", "[", "<?xml")) and "<html" not in start[:2000]:
        data = _("this is data for programs, not a page, a feed or a sitemap")
        return Blocker("not a page", data, _("give the address that a reader sees"))
    if needs_script(doc):
        return Blocker(
            "javascript",
            _("the page needs JavaScript: without it, it is an empty shell"),
            _("look for the site's feed or its mobile pages; a page that scripts draw cannot be read"),
        )
    if is_error_page(doc, {}):
        return Blocker(
            "error page", _("this is an error page ({title})").format(title=doc.title.strip()), _(FROM_BROWSER)
        )
    return None


def of_article(content: str, page: Page) -> Blocker | None:
    """The paywall of an article that shows its beginning only, or None. ``content`` is the page's source."""
    free = re.search(r'"isAccessibleForFree"\s*:\s*"?(true|false)', content, re.IGNORECASE)
    locked = free is not None and free[1].lower() == "false"
    if locked or (len(page.body) <= SHORT and _PAYWALL.search(content)):
        return Blocker("paywall", _("only the beginning is free to read"), _("paid content cannot be archived"))
    return None


def needs_script(doc: Document) -> bool:
    """Check whether the page has next to no text before its scripts run."""
    if not doc.scripts:
        return False
    text = sum(len(line.text) for line in doc.lines)
    if text > FEW:
        return False
    asks = any(_NEEDS_SCRIPT.search(node.text(deep=True) or "") for node in doc.tree.css("noscript"))
    hollow = any(not (node.text(deep=True) or "").strip() for node in doc.tree.css(_ROOTS))
    links = sum(len(line.links) for line in doc.lines)
    return asks or hollow or (text < FEW // 5 and links < FEW_ENTRIES)


def _is_login(doc: Document, url: str, page: Page) -> bool:
    """Recognise a login page. Other pages have a login box too, so a page with headline and text is not one."""
    if doc.tree.css_first("input[type=password]") is None:
        return False
    if page.kind == "article" and page.published:
        return False
    named = bool(_LOGIN_PATH.search(url)) or bool(_LOGIN_TITLE.search(doc.title))
    return named or (page.kind != "article" and sum(len(line.text) for line in doc.lines) < SHORT)
