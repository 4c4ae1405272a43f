"""The Docker engine of this machine, by its command."""

import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]


class Failed(Exception):
    """A step did not do what it should; says which and what was seen."""


def docker(*arguments: str, stdin: str | None = None, within: float | None = None) -> str:
    """What the command prints; raises `Failed` with what it complains of, also when it takes longer than `within` s."""
    try:
        done = subprocess.run(
            ["docker", *arguments], cwd=ROOT, input=stdin, capture_output=True, text=True, check=False, timeout=within
        )
    except subprocess.TimeoutExpired:
        raise Failed(f"docker {arguments[0]}: not done after {within:g} s") from None
    if done.returncode:
        raise Failed(f"docker {arguments[0]} ended with {done.returncode}: {done.stderr.strip()[-2000:]}")
    return done.stdout
