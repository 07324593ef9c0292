"""The lists of a source: their pages, the order in which they are read, the layouts of a printed paper."""
