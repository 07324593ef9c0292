"""Changes to sources.yaml and parts of it, which leave all else in the file as it is."""
