"""Watching the sources: health, drift from what they used to yield, notifications."""
