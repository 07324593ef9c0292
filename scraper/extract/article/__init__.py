"""An article: where its text is, what is around it, and its fields."""
