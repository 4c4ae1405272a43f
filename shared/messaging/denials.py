"""What Kafka does not let this process do: a wrong password, a missing right.

The clients say it in their logs; to whoever uses them they only fail to connect, or bring nothing. So it is picked up
where it is logged.
"""

import logging
import time
from collections.abc import Sequence

from aiokafka.errors import (
    AuthenticationFailedError,
    ClusterAuthorizationFailedError,
    GroupAuthorizationFailedError,
    SaslAuthenticationFailed,
    TopicAuthorizationFailedError,
)

from shared.messaging.faults import reason_of

DENIED = (
    AuthenticationFailedError,
    ClusterAuthorizationFailedError,
    GroupAuthorizationFailedError,
    SaslAuthenticationFailed,
    TopicAuthorizationFailedError,
)
RECENT = 15.0
"""Seconds for which a denial counts: clients try again, and are denied again, more often than that."""


class Denials(logging.Filter):
    """Lets every message through and remembers the errors in it that say no."""

    def __init__(self) -> None:
        super().__init__()
        self._last: dict[str, float] = {}

    def filter(self, record: logging.LogRecord) -> bool:
        said = list(record.args) if isinstance(record.args, tuple) else []
        if record.exc_info:
            said.append(record.exc_info[1])
        for error in said:
            if isinstance(error, DENIED):
                self._last[reason_of(error)] = time.monotonic()
        return True

    def recent(self) -> Sequence[str]:
        """One line for each thing that was denied lately."""
        now = time.monotonic()
        self._last = {why: at for why, at in self._last.items() if now - at < RECENT}
        return [f"Kafka does not let us: {why}" for why in self._last]


DENIALS = Denials()
"""Of this process: its clients share the loggers."""
