"""The commands, one module each, named as they are typed, in the groups of `scrape --help`."""
