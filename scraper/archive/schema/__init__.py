"""The tables of archive.db: how they are created, and how files of former versions are brought up to them."""
