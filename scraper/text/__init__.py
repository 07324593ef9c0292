"""Work on text alone: cleaned, folded for comparison, cut into words, weighed, fingerprinted."""
