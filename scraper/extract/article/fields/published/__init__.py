"""When an article was published: as printed, as the page's data have it, or counted from the time of fetching."""
