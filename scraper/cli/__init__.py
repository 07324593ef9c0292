"""The command line: `main` finds the command, `commands` holds one module a command, imported when it is called."""
