"""Commands that read the files of other programs, and write files for them."""
