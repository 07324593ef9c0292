"""The SQLite file: its connections, lock and identity, and SQLite's errors in words."""
