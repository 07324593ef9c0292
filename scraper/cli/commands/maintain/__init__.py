"""Commands that change the archive as a whole: backup, repair, parsing again, deleting."""
