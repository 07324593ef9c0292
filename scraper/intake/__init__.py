"""Reading what others kept: our own JSON lines, WARC files, folders of HTML. One module a format."""
