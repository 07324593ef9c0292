"""Alerts: messages about articles that match a query, composed for their targets, each event sent once.

The path of an event: `matching` finds it after a run and stores it; `delivery` claims it and passes it, as an
`entries.Entry`, to a separate process (`sender`), which composes (`composing`) and sends (`sending`) and writes each
outcome to the `journal`; `delivery` reads that and marks the event. Any of them may be killed at any moment.
"""
