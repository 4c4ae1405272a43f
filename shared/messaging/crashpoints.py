"""Places where fault tests let a process die or stand still. In every other run they do nothing."""

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


ACTIONS: Final = {"kill": signal.SIGKILL, "stop": signal.SIGSTOP}


def _armed() -> tuple[str, int, signal.Signals]:
    name, _, rest = os.environ.get("CRASHPOINT", "").partition(":")
    nth, _, action = rest.partition(":")
    if name and name not in POINTS:
        raise ValueError(f"CRASHPOINT names {name!r}; there are {', '.join(sorted(POINTS))}")
    if action not in {"", *ACTIONS}:
        raise ValueError(f"CRASHPOINT asks for {action!r}; there are {', '.join(ACTIONS)}")
    return name, int(nth or 1), ACTIONS[action or "kill"]


_name, _left, _signal = _armed()


def crashpoint(name: str) -> None:
    """Dies by SIGKILL at the nth passage when the environment says `CRASHPOINT=name:nth`; otherwise nothing.

    `CRASHPOINT=name:nth:stop` makes it stand still there (SIGSTOP) until somebody sends SIGCONT.
    """
    global _left  # noqa: PLW0603 - counts the passages of this process
    if name != _name:
        return
    _left -= 1
    if _left == 0:
        os.kill(os.getpid(), _signal)
