"""The archive in the browser: a plugin for Datasette, and the guard that stands before all of its pages."""
