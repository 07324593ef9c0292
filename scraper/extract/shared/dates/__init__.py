"""Dates and clock times: printed for people, written for machines, counted from the time of fetching."""
