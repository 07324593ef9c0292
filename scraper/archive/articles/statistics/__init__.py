"""Counts of articles: by source, day, outlet, and by any two dimensions."""
