"""Pages that need a browser: fetched by the program's own client, completed by their scripts in a Chromium.

Other rooms use `Renderer` only. Nothing here imports Playwright before a page is rendered.
"""

from __future__ import annotations

from scraper.crawl.browser.installation import missing
from scraper.crawl.browser.renderer import RENDERED, Rendered, Renderer
from scraper.crawl.browser.settings import BrowserLimits, Rendering

__all__ = ["RENDERED", "BrowserLimits", "Rendered", "Renderer", "Rendering", "missing"]
