"""The SQLite file: connections, lock, schema and migrations, and SQLite's errors in words."""
