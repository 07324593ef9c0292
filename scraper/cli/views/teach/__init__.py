"""What `scrape teach` shows and asks, and the pages that it compares."""
