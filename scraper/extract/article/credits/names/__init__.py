"""Names of persons: surnames, whole names in Chinese and in letters, runs of names, places beside them."""
