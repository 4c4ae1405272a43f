"""Places where fault tests let a process die. In every other run they do nothing."""

import os
import signal
from typing import Final

POINTS: Final = frozenset({
    "command.before_commit",
    "command.after_commit",
    "consumer.after_claim",
    "consumer.mid_batch",
    "consumer.before_commit",
    "consumer.after_commit",
    "parking.before_commit",
    "parking.after_commit",
    "timer.before_commit",
    "timer.after_commit",
    "delivery.after_send_before_mark",
    "relay.before_send",
    "relay.after_ack_before_delete",
    "relay.after_delete",
})  # fmt: skip


def _armed() -> tuple[str, int]:
    name, _, nth = os.environ.get("CRASHPOINT", "").partition(":")
    if name and name not in POINTS:
        raise ValueError(f"CRASHPOINT names {name!r}; there are {', '.join(sorted(POINTS))}")
    return name, int(nth or 1)


_name, _left = _armed()


def crashpoint(name: str) -> None:
    """Dies by SIGKILL at the nth passage when the environment says `CRASHPOINT=name:nth`; otherwise nothing."""
    global _left  # noqa: PLW0603 - counts the passages of this process
    if name != _name:
        return
    _left -= 1
    if _left == 0:
        os.kill(os.getpid(), signal.SIGKILL)
