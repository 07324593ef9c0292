"""The headline of an article, among the lines of its page."""
