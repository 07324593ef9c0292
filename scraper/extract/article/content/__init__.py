"""The text of an article: its block, its paragraphs, and the boilerplate among them."""
