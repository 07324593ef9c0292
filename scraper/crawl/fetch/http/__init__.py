"""One HTTP exchange: the connection, the request, and the answer made safe to read."""
