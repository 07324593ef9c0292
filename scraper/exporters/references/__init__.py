"""Formats of reference managers: BibTeX, RIS, CSL-JSON."""
