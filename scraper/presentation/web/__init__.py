"""The archive in the browser: a plugin for Datasette, and the guard that is before all of its pages."""
