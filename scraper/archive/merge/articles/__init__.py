"""Bringing articles over: new ones, the versions of known ones, and the rows that belong to them."""
