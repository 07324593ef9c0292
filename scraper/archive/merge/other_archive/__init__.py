"""The other archive of a merge: opened at today's schema, read in batches, its text cleaned."""
