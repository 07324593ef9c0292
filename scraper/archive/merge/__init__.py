"""Merging two archives, and exporting a part of one: what is copied (`tables`), and in which steps (`merger`)."""
