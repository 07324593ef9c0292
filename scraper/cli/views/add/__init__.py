"""What `scrape add` shows and asks."""
