"""Articles: storing, near-duplicates, revisions, reading, counting, deleting."""
