"""A disk that really is full: a small file system under a tablespace, with a file that takes what is left of it.

Mounting needs root, or `unshare --user --map-current-user --mount --keep-caps make faults`.
"""

import asyncio
import contextlib
import os
import pwd
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager
from pathlib import Path

import asyncpg

from deploy.faults.case import NothingHappened
from deploy.faults.journal import Journal
from deploy.local.child import unprivileged
from deploy.local.postgresql import PostgreSQL

SIZE = 96 * 1024 * 1024
IN_TABLESPACE = """
    SELECT format('ALTER %s %s SET TABLESPACE %I', CASE c.relkind WHEN 'i' THEN 'INDEX' ELSE 'TABLE' END,
        c.oid::regclass, $2::text) AS statement
    FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace LEFT JOIN pg_tablespace t ON t.oid = c.reltablespace
    WHERE c.relkind IN ('r', 'i') AND n.nspname IN ('public', 'messaging', 'faults')
        AND coalesce(t.spcname, 'pg_default') = $1
"""
CHUNK = 64 * 1024


class Disk:
    """The file system; `fill` takes all that is left, `empty` gives it back."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._filler = folder / "filler"

    def fill(self) -> int:
        """Bytes that were still free."""
        written = 0
        with self._filler.open("ab", buffering=0) as file:
            for size in (CHUNK, 4096):
                while True:
                    try:
                        written += file.write(b"\x00" * size)
                    except OSError:
                        break
        return written

    def empty(self) -> None:
        self._filler.unlink(missing_ok=True)


@asynccontextmanager
async def small_disk(database: PostgreSQL, journal: Journal) -> AsyncIterator[Disk]:
    """All tables and indexes of the journal's database lie on a small file system while the block runs."""
    folder = database.home / "small"
    folder.mkdir()
    await _run(["mount", "-t", "tmpfs", "-o", f"size={SIZE}", "tmpfs", str(folder)])
    disk = Disk(folder)
    try:
        space = folder / "space"
        space.mkdir(mode=0o700)
        if user := unprivileged():
            who = pwd.getpwnam(user)
            os.chown(space, who.pw_uid, who.pw_gid)
        await journal.do(f"CREATE TABLESPACE small LOCATION '{space}'")
        await _moved(journal, "pg_default", "small")
        try:
            yield disk
        finally:
            disk.empty()
            await _moved(journal, "small", "pg_default")
            await journal.do("DROP TABLESPACE small")
    finally:
        await _run(["umount", "--lazy", str(folder)])  # backends keep files that are gone open for a while


async def _moved(journal: Journal, source: str, target: str) -> None:
    """One by one, and each waits for those who use it; what they keep for too long is tried again."""
    await journal.do("SET lock_timeout = '2s'")
    for _ in range(5):
        for row in await journal.ask(IN_TABLESPACE, source, target):
            with contextlib.suppress(asyncpg.DeadlockDetectedError, asyncpg.LockNotAvailableError):
                await journal.do(str(row["statement"]))
    await journal.do("RESET lock_timeout")


async def _run(command: Sequence[str]) -> None:
    process = await asyncio.create_subprocess_exec(*command, stderr=asyncio.subprocess.PIPE)
    _, said = await process.communicate()
    if process.returncode:
        raise NothingHappened(f"{' '.join(command)}: {said.decode(errors='replace').strip()}; {__doc__}")
