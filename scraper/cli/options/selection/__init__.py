"""Options that choose articles: a query and filters."""
