"""Alerts: up to where each has looked, the events that it gave, and what was sent to whom."""
