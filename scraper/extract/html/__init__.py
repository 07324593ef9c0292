"""Stage 1, bytes to lines: decoding, limits on markup, the tree, and the text of a page line by line."""
