"""Processes of a consumer that no service has: its contracts in several builds, its handlers, its program."""
