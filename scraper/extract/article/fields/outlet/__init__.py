"""Which outlet an article comes from: its label, the name beside the date, the account that published it."""
