"""Crawling: sources side by side, pages from the network through the parser into the archive. Starts in `run`."""
