"""Backups taken under load, everything lost, and work going on: `make restore`.

`drill`: one loss from the load before to the stories afterwards; `servers`: dumps, new databases, an empty Kafka.
"""
