"""The delivery of messages: when each is due, the process that sends it, the services, what came of it."""
