"""Feeds and sitemaps, read as lists."""
