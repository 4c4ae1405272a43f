"""A connection that can put writes off, so that several of them share a round trip; and what merges their text.

A write that was put off is in the database before any later statement of its connection runs: nobody on it can tell
the difference, except by counting packets. A rollback forgets it, a commit writes it first. A row that came with one
statement can answer the next.
"""

import re
from collections.abc import Iterable
from functools import lru_cache
from typing import TYPE_CHECKING, Any, TypeAlias, cast

import asyncpg
from asyncpg.pool import PoolConnectionProxy

if TYPE_CHECKING:
    _Base = asyncpg.Connection[asyncpg.Record]
else:
    _Base = asyncpg.Connection

Conn: TypeAlias = "asyncpg.Connection[asyncpg.Record] | PoolConnectionProxy[asyncpg.Record]"
"""What every store function takes first: a connection on which a transaction is open."""

_PARAMETER = re.compile(r"\$(\d+)")


class Connection(_Base):
    """What a pool hands out. `put_off` and `execute_all` are reached through `later` and `last`."""

    __slots__ = ("_foreseen", "_waiting")

    def __init__(self, *arguments: Any, **options: Any) -> None:
        super().__init__(*arguments, **options)
        self._waiting: list[tuple[str, tuple[Any, ...]]] = []
        self._foreseen: tuple[str, tuple[Any, ...], asyncpg.Record | None] | None = None

    def foresee(self, query: str, args: tuple[Any, ...], row: asyncpg.Record | None) -> None:
        """The answer to the very next statement, if it is this one: it came with the statement before."""
        self._foreseen = query, args, row

    async def put_off(self, query: str, *args: Any) -> None:
        """Outside a transaction there is nothing to wait for; the same statement twice could meet the same row."""
        self._foreseen = None
        if not self.is_in_transaction() or any(query == waiting for waiting, _ in self._waiting):
            await self.execute(query, *args)
        else:
            self._waiting.append((query, args))

    async def execute_all(self, query: str, *args: Any) -> None:
        """The statement and all that waits, in one round trip."""
        waiting, self._waiting, self._foreseen = self._waiting, [], None
        text = merged((*(one for one, _ in waiting), query))
        await super().execute(text, *(value for _, values in waiting for value in values), *args)

    async def settle(self) -> bool:
        """Writes what waits; False when nothing did."""
        if not self._waiting:
            return False
        query, args = self._waiting.pop()
        await self.execute_all(query, *args)
        return True

    async def execute(self, query: str, *args: Any, timeout: float | None = None) -> str:  # noqa: ASYNC109  asyncpg's
        self._foreseen = None
        if self._waiting and query.startswith("ROLLBACK"):
            self._waiting = []
        if self._waiting:
            await self.settle()
        return await super().execute(query, *args, timeout=timeout)

    async def executemany(self, command: str, args: Iterable[Any], **options: Any) -> None:
        self._foreseen = None
        if self._waiting:
            await self.settle()
        await super().executemany(command, args, **options)

    async def fetch(self, query: str, *args: Any, **options: Any) -> Any:
        self._foreseen = None
        if self._waiting:
            await self.settle()
        return await super().fetch(query, *args, **options)

    async def fetchrow(self, query: str, *args: Any, **options: Any) -> Any:
        foreseen, self._foreseen = self._foreseen, None
        if foreseen is not None and foreseen[:2] == (query, args):
            return foreseen[2]
        if self._waiting:
            await self.settle()
        return await super().fetchrow(query, *args, **options)

    async def fetchval(self, query: str, *args: Any, **options: Any) -> Any:
        self._foreseen = None
        if self._waiting:
            await self.settle()
        return await super().fetchval(query, *args, **options)

    async def prepare(self, query: str, **options: Any) -> Any:
        self._foreseen = None
        if self._waiting:
            await self.settle()
        return await super().prepare(query, **options)


async def later(conn: Conn, query: str, *args: Any) -> None:
    """Writes with the next statement. For rows that are new or that the transaction has locked already.

    Not for a statement whose outcome or error the caller wants to know.
    """
    ours = _ours(conn)
    await (ours.put_off(query, *args) if ours else conn.execute(query, *args))


async def last(conn: Conn, query: str, *args: Any) -> None:
    """Writes this (an INSERT) together with everything that was put off."""
    ours = _ours(conn)
    await (ours.execute_all(query, *args) if ours else conn.execute(query, *args))


async def settle(conn: Conn) -> bool:
    """Writes what was put off, if anything was; whether a statement went out."""
    ours = _ours(conn)
    return await ours.settle() if ours else False


def foresee(conn: Conn, query: str, args: tuple[Any, ...], row: asyncpg.Record | None) -> None:
    """Answers the next `fetchrow` of exactly this with the row; any other statement makes the connection forget it."""
    ours = _ours(conn)
    if ours is not None:
        ours.foresee(query, args, row)


def _ours(conn: Any) -> Connection | None:
    """The connection of a pool stands behind a proxy that has its methods; some tests bring one of asyncpg's."""
    return cast("Connection", conn) if hasattr(conn, "put_off") else None


@lru_cache(maxsize=256)
def merged(statements: tuple[str, ...]) -> str:
    """One statement that does what all of them do; parameters are counted on. All see the rows as before it."""
    *before, final = _counted_on(statements)
    if not before:
        return final
    parts = ", ".join(f"w{number} AS ({text})" for number, text in enumerate(before))
    return f"WITH {parts} {final}"


def _counted_on(statements: Iterable[str]) -> Iterable[str]:
    taken = 0
    for text in statements:
        yield shifted(text, taken)
        taken += max((int(number) for number in _PARAMETER.findall(text)), default=0)


def shifted(statement: str, by: int) -> str:
    """The statement with `by` added to the number of each parameter."""
    return _PARAMETER.sub(lambda found: f"${int(found[1]) + by}", statement)
