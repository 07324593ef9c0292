"""The sites and hosts that the lists of a page lead to: its own, and those of partners, advertisers and other media."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence

from scraper import urls
from scraper.extract.listing import patterns
from scraper.extract.listing.headline_links import Run
from scraper.extract.listing.link_groups import Column

_TEASERS, _LEAST = 0.8, 4
"""Share of entries with a teaser in a list of the site's own stories, and its length, that is before any ticker."""

_FEW_AT_HOST = 0.05
"""Share of a front page's links that a host with articles has, at least."""


_SERVICE = 10
"""Mean weight of headlines; links to services are shorter."""


def host(href: str) -> str:
    """The host of an address, "" for one without."""
    return href.partition("//")[2].partition("/")[0] if "//" in href[:8] else ""


def site(href: str) -> str:
    """The domain of an address, "" for a relative one."""
    return urls.site(f"http:{href}" if href.startswith("//") else href) if "//" in href[:8] else ""


def without_tickers(main: Column, lists: list[Column], address: str | None) -> list[Column]:
    """The lists without those of other sites' news, where the main one is such a ticker beside the site's own teasers.

    The page's own site is the one that most of its lists lead to, that of its address, and those to which a list leads
    that has links without a host, too: www.example.cn has its news at news.example.cn.
    """
    if main.teasers >= _TEASERS:
        return lists
    own = [c for c in lists if c.teasers >= _TEASERS and len(c.runs) >= _LEAST and not (c.aside or c.show)]
    if not own:
        return lists
    places = {id(column): {site(run.href) for run in column.runs} for column in lists}
    home, count = Counter([each for sites in places.values() for each in sites]).most_common(1)[0]
    homes = {home, "", site(address or "")}.union(*[sites for sites in places.values() if "" in sites])
    at_home = {key for key, sites in places.items() if not sites.isdisjoint(homes)}
    if 2 * count <= len(lists) or id(main) in at_home or not any(id(column) in at_home for column in own):
        return lists
    return [column for column in lists if id(column) in at_home]


def are_elsewhere(main: Column, other: Column) -> bool:
    """Test for undated entries, none of a site of the main list, whose own have a date or a teaser."""
    if other.rich or not main.rich:
        return False
    sites = {site(run.href) for run in other.runs}
    if "" in sites or any(site(run.href) in sites for run in main.runs):
        return False  # of most lists, the first entries tell
    is_absolute = any(site(run.href) for run in main.runs)
    return is_absolute or len(sites) > 1 or other.mean < _SERVICE  # beside relative links, one site may be the own


def at_other_hosts(runs: Sequence[Run], undated: Sequence[Run]) -> set[int]:
    """Links of a front page without a day (by id of their run) to another site, or to a host with few links.

    Both are hosts none of whose links has a day: of advertisers and partners, and of catalogues, galleries, games.
    """
    dated = [run.href for run in runs if patterns.DATED.search(run.href)]
    sites, hosts = Counter([site(href) for href in dated]), {host(href) for href in dated}
    if sites.most_common(1)[0][1] < 0.5 * len(dated):
        return set()  # of a page that gathers the news of many sites
    links = Counter([host(run.href) for run in undated])
    return {
        id(run)
        for run in undated
        if (own := host(run.href)) not in hosts
        and (site(run.href) not in sites or links[own] < _FEW_AT_HOST * len(runs))
    }
