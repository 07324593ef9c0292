"""Lists that come as data: JSON, JSONP, and the data in a page's scripts."""
