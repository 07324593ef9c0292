"""The sections `alerts:`, `targets:` and `digests:` of sources.yaml: their keys, values, and what they become."""
