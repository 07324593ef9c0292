"""Our own pages in the web view: search, articles, files, citations, feeds."""
