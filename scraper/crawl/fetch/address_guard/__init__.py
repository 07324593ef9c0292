"""The guard against private addresses: no page leads a request inside."""
