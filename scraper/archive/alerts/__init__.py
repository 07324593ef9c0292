"""Alerts: the articles that each has examined, the events found, and the messages sent."""
