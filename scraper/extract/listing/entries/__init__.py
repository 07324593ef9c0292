"""The entries of a list: headline, address, teaser, printed date."""
