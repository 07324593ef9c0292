"""Upkeep: verify and repair, backup and restore."""
