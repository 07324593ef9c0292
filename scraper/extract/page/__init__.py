"""The page as a whole: its type, error pages, language, the next page of a list."""
