"""Commands that show how sources, runs and the archive are doing."""
