"""Alerts: messages about articles that match a query, composed for their targets, each event sent once.

The way of an event: `matching` finds it after a run and stores it; `delivery` claims it and hands it, as an
`entries.Entry`, to a process of its own (`sender`), which composes (`composing`) and sends (`sending`) and writes each
outcome to the `journal`; `delivery` reads that and marks the event. Any of them may be killed at any moment.
"""
