"""A release of Journeywork by its commit: its code in a git worktree, with the requirements that it names."""

import asyncio
import os
import shutil
import sys
from dataclasses import dataclass
from pathlib import Path

from deploy.local.cache import alone
from deploy.local.child import DidNotStart

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "var" / "releases"


@dataclass(frozen=True, slots=True)
class Release:
    """`home` is where `shared/` and `services/` lie, `python` has what they need."""

    home: Path = ROOT
    python: str = sys.executable


CURRENT = Release()


async def checked_out(commit: str) -> Release:
    """The release of this commit, made when it is new here; `DidNotStart` when this repository does not have it."""
    home = FOLDER / commit[:12]
    found = Release(home, str(home / ".venv" / "bin" / "python"))
    async with alone("release"):
        if (home / "ready").exists():
            return found
        await told(
            "git", "cat-file", "-e", f"{commit}^{{commit}}",
            why="this clone lacks the commit of the old release: git fetch --unshallow, or clone without --depth",
        )  # fmt: skip
        shutil.rmtree(home, ignore_errors=True)  # what a run that was killed left
        await told("git", "worktree", "prune")
        await told("git", "worktree", "add", "--detach", "--force", str(home), commit)
        await _installed(home, found.python)
        (home / "ready").touch()
    return found


async def _installed(home: Path, python: str) -> None:
    """Uv is the quick way; where only pip is set up for this network, pip is the way."""
    wanted = ["--require-hashes", "-r", str(home / "requirements" / "runtime.txt")]
    try:
        await told(sys.executable, "-m", "uv", "venv", "-q", "--python", sys.executable, str(home / ".venv"))
        await told(sys.executable, "-m", "uv", "pip", "install", "-q", "--python", python, *wanted)
    except DidNotStart:
        await told(sys.executable, "-m", "venv", "--clear", str(home / ".venv"))
        await told(python, "-m", "pip", "install", "-q", "--disable-pip-version-check", *wanted)


async def told(*command: str, cwd: Path = ROOT, why: str = "") -> str:
    """What a command said; `DidNotStart` with its last words, and `why`, when it failed."""
    process = await asyncio.create_subprocess_exec(
        *command,
        cwd=cwd,
        env={name: value for name, value in os.environ.items() if not name.startswith("GIT_")},
        stdout=asyncio.subprocess.PIPE,
        stderr=asyncio.subprocess.PIPE,
    )
    output, errors = await process.communicate()
    if process.returncode:
        said = errors.decode(errors="replace").strip()[-2000:]
        raise DidNotStart(" - ".join(part for part in (f"{' '.join(command)}: {said}", why) if part))
    return output.decode()
