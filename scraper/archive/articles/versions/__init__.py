"""The versions of an article: earlier texts, their first dates, and the differences between two of them."""
