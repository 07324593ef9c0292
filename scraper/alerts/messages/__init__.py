"""The messages of alerts: what they show of an article, in the form and length that a service takes."""
