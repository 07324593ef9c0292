"""Pages that are not stored as articles: outages, traps, and pages of another kind."""
