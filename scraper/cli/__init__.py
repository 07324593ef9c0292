"""The command line: `main` dispatches to `commands`, one module a command, imported when it is called."""
