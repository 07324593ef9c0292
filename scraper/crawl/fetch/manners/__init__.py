"""Politeness towards a site: robots.txt, throttle, retries, backpressure."""
