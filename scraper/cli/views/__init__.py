"""Longer conversations and displays of single commands: progress, the dialogue of `scrape add`, histories."""
