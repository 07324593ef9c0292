"""Commands that count articles and words."""
