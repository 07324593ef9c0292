"""The request of a list: what stands in braces in its address, and the body of a POST."""
