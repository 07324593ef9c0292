"""Options of commands that write files: the format, its columns, what may be overwritten."""
