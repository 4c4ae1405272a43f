"""Child processes that die with their parent, also when the parent is killed."""

import asyncio
import contextlib
import ctypes
import os
import secrets
import signal
import socket
import subprocess
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import IO

_PR_SET_PDEATHSIG = 1
_LIBC = ctypes.CDLL(None, use_errno=True)


class DidNotStart(Exception):
    """A server or what it needs could not be had; carries what was said about it."""


_WORKERS = int(os.environ.get("PYTEST_XDIST_WORKER_COUNT", "1"))
_LISTENING = range(10_000 + int(os.environ.get("PYTEST_XDIST_WORKER", "gw0")[2:]), 32_768, _WORKERS)
"""Below the ports that Linux gives to outgoing connections: one of those may take a port before its server has it.
Tests side by side have ports of their own: one is looked for a while before somebody listens on it.
"""
_given: set[int] = set()


def free_port() -> int:
    """A loopback TCP port that nobody listens on, and that this process has not been given before."""
    while True:
        port = secrets.choice(_LISTENING)
        with socket.socket() as probe, contextlib.suppress(OSError):
            probe.bind(("127.0.0.1", port))
            if port not in _given:
                _given.add(port)
                return port


def unprivileged() -> str | None:
    """The user that servers run as when we are root (PostgreSQL refuses root), else None."""
    return "nobody" if os.geteuid() == 0 else None


def spawn(
    command: Sequence[str],
    *,
    log: Path,
    dies_by: signal.Signals,
    user: str | None = None,
    env: Mapping[str, str] | None = None,
    cwd: Path | None = None,
) -> subprocess.Popen[bytes]:
    """Starts a child in its own session; the kernel sends it `dies_by` when the thread that spawned it is gone.

    The request is made after the change of user (which would clear it), and the child looks whether its parent
    died in between.
    """
    parent = os.getpid()

    def bind_to_parent() -> None:
        _LIBC.prctl(_PR_SET_PDEATHSIG, int(dies_by))
        if os.getppid() != parent:
            os.kill(os.getpid(), signal.SIGKILL)

    out: IO[bytes]
    with log.open("ab") as out:
        return subprocess.Popen(
            list(command),
            stdin=subprocess.DEVNULL,
            stdout=out,
            stderr=subprocess.STDOUT,
            start_new_session=True,
            preexec_fn=bind_to_parent,  # noqa: PLW1509 - a system call and no lock
            env=dict(env) if env is not None else None,
            cwd=cwd,
            user=user,
            group=_group_of(user) if user else None,
            extra_groups=[] if user else None,
        )


def _group_of(user: str) -> int:
    import pwd  # noqa: PLC0415 - POSIX only, like everything here

    return pwd.getpwnam(user).pw_gid


async def ended(process: subprocess.Popen[bytes]) -> int:
    """Waits for the child to end by itself; returns its exit code."""
    while (code := process.poll()) is None:  # noqa: ASYNC110 - a process has no event to wait for
        await asyncio.sleep(0.01)
    return code


async def stopped(process: subprocess.Popen[bytes], how: signal.Signals, *, within: float) -> None:
    """Sends the signal and waits; kills what has not gone in time."""
    if process.poll() is None:
        with contextlib.suppress(ProcessLookupError):
            process.send_signal(how)
    deadline = asyncio.get_running_loop().time() + within
    while process.poll() is None:
        if asyncio.get_running_loop().time() > deadline:
            process.kill()
            process.wait()
            return
        await asyncio.sleep(0.02)
