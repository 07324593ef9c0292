"""The lists of a source: their pages, the order of reading them, the layouts of a printed paper."""
