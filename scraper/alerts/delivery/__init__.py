"""The delivery of messages: due times, the sending process, the services, and the outcomes."""
