"""The commands, one module each, named as they are typed; each has a function `command`."""
