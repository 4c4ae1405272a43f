"""What a service keeps sealed in its tables: tried with the installation's keys, sealed anew under the present one."""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from shared.database import Conn, Pool
from shared.operations.found import Found
from shared.privacy import Vault

BATCH = 500
"""Rows of one transaction: nobody waits for them for long."""


@dataclass(frozen=True, slots=True)
class Sealed:
    """A column of ciphertext. `key` are the columns of the primary key, `place` is what its values are sealed for."""

    table: str
    key: tuple[str, ...]
    column: str
    place: str

    @property
    def all(self) -> str:
        return f"SELECT {self._columns} FROM {self.table} WHERE {self.column} IS NOT NULL"  # noqa: S608  our own names

    @property
    def next(self) -> str:
        """The rows behind the one whose key is given, locked."""
        numbers = ", ".join(f"${n}" for n, _ in enumerate(self.key, 1))
        behind = f"({', '.join(self.key)}) > ({numbers})"
        return f"{self.all} AND {behind} ORDER BY {', '.join(self.key)} LIMIT {BATCH} FOR UPDATE"

    @property
    def first(self) -> str:
        return f"{self.all} ORDER BY {', '.join(self.key)} LIMIT {BATCH} FOR UPDATE"

    @property
    def replace(self) -> str:
        same = " AND ".join(f"{name} = ${n}" for n, name in enumerate(self.key, 2))
        return f"UPDATE {self.table} SET {self.column} = $1 WHERE {same}"  # noqa: S608  our own names

    def place_of(self, row: Any) -> str:
        return self.place.format(**{name: row[name] for name in self.key})

    @property
    def _columns(self) -> str:
        return ", ".join((*self.key, self.column))


async def tried(conn: Conn, vault: Vault, kinds: Sequence[Sealed]) -> list[Found]:
    """Whether the keys open everything, and how much of it an older one had sealed."""
    count, old, shut = 0, 0, list[str]()
    for kind in kinds:
        for row in await conn.fetch(kind.all):
            age, count = vault.age_of(row[kind.column], place=kind.place_of(row)), count + 1
            old += bool(age)
            if age is None:
                shut.append(f"{kind.table} {' '.join(str(row[name]) for name in kind.key)}")
    what = "the key opens what is sealed"
    if shut:
        way_out = "give PRIVACY__KEY as it was when they were sealed, or name it in PRIVACY__OLDER_KEYS"
        return [Found(what, "wrong", f"{len(shut)} of {count} stay shut, such as {shut[0]}: {way_out}")]
    later = [Found("sealed with an older key", "note", f"{old} of {count}: rotate-keys")] if old else []
    return [Found(what, "ok", f"{count} sealed values"), *later]


async def resealed(pool: Pool, vault: Vault, kind: Sealed, *, dry_run: bool) -> int:
    """Seals anew what an older key had sealed, in small transactions; how many rows. Raises `Unreadable` at the first
    that no key opens: nothing of its batch is changed then, and what was changed before is well.
    """
    count, last = 0, None
    while True:
        async with pool.acquire() as conn, conn.transaction():
            rows = await conn.fetch(kind.first) if last is None else await conn.fetch(kind.next, *last)
            for row in rows:
                value, place = row[kind.column], kind.place_of(row)
                if vault.age_of(value, place=place) == 0:
                    continue
                anew = vault.seal(vault.open(value, place=place), place=place)
                if not dry_run:
                    await conn.execute(kind.replace, anew, *(row[name] for name in kind.key))
                count += 1
        if len(rows) < BATCH:
            return count
        last = [rows[-1][name] for name in kind.key]
