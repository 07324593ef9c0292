"""What is made of text alone: cleaned, folded for comparison, cut into words, weighed, fingerprinted."""
