"""One page fetched from its site, for commands that look at it without storing it."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime
from typing import TYPE_CHECKING, Literal

if TYPE_CHECKING:
    from scraper.models import Fetched
    from scraper.sources import Source


def fetched(url: str, kind: Literal["article", "list"], source: Source | None) -> Fetched:
    """A page from its site, rendered where the source says so. Whoever names an address by hand names its host, so that
    it may be a private one. Raises `ScrapeError` where it cannot be fetched."""
    import asyncio

    from scraper.crawl.browser import Renderer, Rendering
    from scraper.crawl.fetch import Fetcher, Policy, check_certificates
    from scraper.urls import hostname

    if url.startswith("https://"):
        check_certificates()
    policy = Policy.of(source) if source else Policy()
    policy = replace(policy, allowed_hosts=policy.allowed_hosts | {hostname(url)})
    rendering = None
    if source and (source.render == "all" or (source.render == "list" and kind == "list")):
        rendering = Rendering(kind, source.pages, source.zone)

    async def fetch_page() -> Fetched:
        async with Fetcher() as fetcher, Renderer(fetcher) as renderer:
            if rendering is not None:
                return await renderer.get(url, policy, rendering)
            today = datetime.now(UTC)
            post = source.posted(url, 0, source.today(today)) if source and kind == "list" else None
            return await fetcher.get(url, policy, post=post)

    return asyncio.run(fetch_page())
