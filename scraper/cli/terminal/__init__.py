"""Everything between a command and the terminal: consoles, tables, wrapping, colours, logs, broken pipes."""
