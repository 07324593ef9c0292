"""Commands that bring articles in, and those for the sources that they come from."""
