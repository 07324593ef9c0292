"""A small newspaper of an invented city, served on loopback, that `scrape demo` and the tests read."""

from __future__ import annotations

from scraper.demo.content import Article, articles
from scraper.demo.server import DemoNewspaper

__all__ = ["Article", "DemoNewspaper", "articles"]
