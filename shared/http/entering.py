"""The first statement of a request's transaction: the tenant, the member who asks, and the claim of an idempotency key.

One round trip. The member is read in the transaction that acts for them, so what was remembered of them outlives a
change of their roles in no transaction.
"""

from collections.abc import Sequence
from datetime import datetime
from functools import lru_cache
from typing import Any
from uuid import UUID

import asyncpg

from shared.auth import Member, MemberLookup, Role
from shared.database import Conn, Pool
from shared.database.connection import shifted

# The outer side of a LEFT JOIN on true comes first in any plan, and RLS of the other side reads what it has set.
ENTER = """
    WITH entered AS MATERIALIZED (
        SELECT set_config('app.employer_id', $1, true), set_config('app.person_id', $2, true), app.now() AS now
    ){claim}
    SELECT entered.now AS entered_now, {claimed} AS entered_claimed,
        member.member_id AS entered_member, member.roles AS entered_roles{ahead}
    FROM entered LEFT JOIN LATERAL ({member}) member ON true{joined}
"""
AHEAD = " LEFT JOIN LATERAL (SELECT true AS entered_found, wanted.* FROM ({ahead}) wanted) ahead ON true"
CLAIM = """, claim AS (
        INSERT INTO public.idempotent_requests (employer_id, person_id, principal, key, request_hash)
        SELECT nullif($1, '')::uuid, nullif($2, '')::uuid, $1, $2, $3 FROM entered
        ON CONFLICT DO NOTHING
        RETURNING true
    )"""
NOBODY = "SELECT NULL::uuid AS member_id, NULL::text[] AS roles"
Claimed = tuple[str, str, bytes]
"""Principal, key, hash of the request."""
Ahead = tuple[str, tuple[Any, ...]]
"""The statement that the use case begins with, and its arguments: one row, by `fetchrow`."""


class Entered:
    """What the statement said. `claimed` is False when the key was used before, or when none was given."""

    def __init__(self, row: asyncpg.Record) -> None:
        self.now: datetime = row["entered_now"]
        self.claimed = bool(row["entered_claimed"])
        self._row = row

    @property
    def member(self) -> Member | None:
        """The active member with the subject that was asked for."""
        if self._row["entered_member"] is None:
            return None
        return Member(self._row["entered_member"], frozenset(Role(role) for role in self._row["entered_roles"]))

    @property
    def ahead(self) -> asyncpg.Record | None:
        """The row that was read ahead, with what else was read; None when there is none."""
        return self._row if self._row["entered_found"] else None


async def enter(
    conn: "Conn | Pool",
    employer_id: UUID | None,
    person_id: UUID | None,
    *,
    member: tuple[MemberLookup, str] | None = None,
    claim: Claimed | None = None,
    ahead: Ahead | None = None,
) -> Entered:
    """Enters the tenant until the transaction ends; on a pool, for this statement alone.

    `member` is how members are looked up, and the subject of the one who is wanted. `ahead` may lock its row.
    """
    lookup, subject = ("", []) if member is None else (member[0], [member[1]])
    reading, wanted = ahead or ("", ())
    arguments: Sequence[Any] = [_text(employer_id), _text(person_id), *subject, *(claim or ()), *wanted]
    row = await conn.fetchrow(statement(lookup, claim=claim is not None, ahead=reading), *arguments)
    assert row is not None  # noqa: S101 - the outer side of the join has exactly one row
    return Entered(row)


@lru_cache(maxsize=128)
def statement(member: MemberLookup, *, claim: bool, ahead: str = "") -> str:
    """The text for this look-up (`""` for none), with or without a key to claim and a row to read ahead."""
    wanted = f"{shifted(member, 2)} LIMIT 1" if member else NOBODY
    taken = 3 if member else 2
    claiming = _claim(taken) if claim else ""
    claimed = "(SELECT true FROM claim)" if claim else "false"
    joined = AHEAD.format(ahead=shifted(ahead, taken + (3 if claim else 0))) if ahead else ""
    return ENTER.format(
        claim=claiming, claimed=claimed, member=wanted, ahead=", ahead.*" if ahead else "", joined=joined
    )


def _claim(taken: int) -> str:
    tenant, values = CLAIM.split("$1, $2, $3", maxsplit=1)
    return f"{tenant}${taken + 1}, ${taken + 2}, ${taken + 3}{values}"


def _text(of: UUID | None) -> str:
    return str(of) if of else ""
