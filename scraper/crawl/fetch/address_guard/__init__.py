"""The address guard: no page can lead a request to a private address (SSRF)."""
