"""The crawl of one source: its list pages, articles and files, and what is counted and noticed on the way."""
