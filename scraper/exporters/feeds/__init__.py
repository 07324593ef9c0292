"""Feeds: Atom, JSON Feed, and the files of articles as both name them."""
