"""WARC files (ISO 28500): their members, the pages in them, and the files of articles beside those."""
