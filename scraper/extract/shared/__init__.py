"""What several stages read by: dates, month names, time zones, scripts of Chinese, prefilters of patterns."""
