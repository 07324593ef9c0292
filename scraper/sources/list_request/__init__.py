"""The request of a list: what is in braces in its address, and the body of a POST."""
