"""Commands to begin with: demo, a first sources.yaml, extras, completion, help."""
