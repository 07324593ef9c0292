"""Commands that maintain the whole archive: backup, repair, reparse, delete."""
