"""An article: where its text stands, what stands around it, and its fields."""
