"""Near-duplicates and other spellings of an address: which articles are copies of one another."""
