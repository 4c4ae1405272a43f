"""What is fetched or made once and kept outside the clone: whole or not at all, by one run at a time."""

import asyncio
import fcntl
import os
import shutil
import tempfile
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from pathlib import Path


def cache() -> Path:
    """`${XDG_CACHE_HOME:-~/.cache}/journeywork`."""
    base = os.environ.get("XDG_CACHE_HOME") or str(Path.home() / ".cache")
    folder = Path(base) / "journeywork"
    folder.mkdir(parents=True, exist_ok=True)
    return folder


@asynccontextmanager
async def alone(name: str) -> AsyncIterator[None]:
    """Runs that begin at the same time take turns; the kernel frees the lock of a run that was killed."""
    with (cache() / f"{name}.lock").open("a") as lock:
        while True:
            try:
                fcntl.flock(lock, fcntl.LOCK_EX | fcntl.LOCK_NB)
                break
            except BlockingIOError:
                await asyncio.sleep(0.02)
        yield


@contextmanager
def draft_of(target: Path) -> Iterator[Path]:
    """A folder to fill beside `target`; it takes that name when the block ends well and is removed when it does not."""
    draft = Path(tempfile.mkdtemp(prefix=f"{target.name}.", dir=target.parent))
    try:
        yield draft
        draft.rename(target)
    except BaseException:
        shutil.rmtree(draft, ignore_errors=True)
        raise
