"""Commands for the first hour: a tour, a file of sources, optional components, completion, help."""
