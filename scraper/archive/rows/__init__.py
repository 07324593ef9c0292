"""Rows that several parts of the archive share: times, filters, tags, tombstones, messages, origins, and their SQL."""
