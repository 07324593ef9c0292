"""What a process that reads pages has loaded once it has read one: imported by the server that forks such processes.

Whatever it imports, compiles and loads at the first page (0.3 s) is then there in every process of every test.
"""

from __future__ import annotations

import pytest as pytest  # each process runs what was started once more: .venv/bin/pytest, which imports it (0.2 s)

from scraper.crawl.workers.page_work import work
from scraper.models import Fetched, Hints
from tests.newssite import HEADLINES, article, listing

ADDRESS = "http://news.example/bendi/202603/001.html"

for content in (article(HEADLINES[0]), listing({ADDRESS: HEADLINES[0]})):
    work([Fetched(ADDRESS, ADDRESS, 200, (), content.encode(), "2026-03-04T00:00:00Z")], Hints())
