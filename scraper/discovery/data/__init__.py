"""Lists that a site's scripts fetch as data: their addresses, and those of the articles in them."""
