"""The text of an article: the block that holds it, and the paragraphs of that block."""
