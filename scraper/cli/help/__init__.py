"""Help in two languages, and answers to mistaken command lines."""
