"""Shared by several stages: dates, month names, time zones, variants of Han characters, prefilters of patterns."""
