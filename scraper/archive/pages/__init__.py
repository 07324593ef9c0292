"""Raw pages and snapshots of list pages."""
