"""Two archives made one, and one made two: what is copied (`tables`), and in which steps (`merger`)."""
