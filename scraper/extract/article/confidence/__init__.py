"""Which values of an article a person should look at, and why."""
