"""The crawl of one source: list pages, articles, files, counts, and detection of outages and traps."""
