"""An article: where its text stands, what is around it, and its fields."""
