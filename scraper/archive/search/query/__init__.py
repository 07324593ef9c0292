"""The query language: what is typed, as tokens and as terms."""
