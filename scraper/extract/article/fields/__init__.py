"""The fields of an article, one module each: `find` returns the value with its place and rule, or None."""
