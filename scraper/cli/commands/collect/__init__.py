"""Commands that collect articles, and those that manage sources."""
