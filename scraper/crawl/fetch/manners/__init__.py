"""Manners towards a site: robots.txt, the pace of a host, pauses before another try, backpressure."""
