"""Search: query language, index, exact matching, ranking, snippets."""
