"""The search index: pairs of characters, and the words of each article."""
