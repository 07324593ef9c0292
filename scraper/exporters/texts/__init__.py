"""A folder with one file an article: Markdown, plain text."""
