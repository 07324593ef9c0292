"""State of the crawl: frontier, failures, revisits, robots.txt, the log of runs."""
