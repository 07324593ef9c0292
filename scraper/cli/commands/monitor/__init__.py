"""Commands that show the state of sources, runs and the archive."""
