"""One request once its caller is known and allowed: who asks, and the transaction that the use case runs in."""

import hashlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import replace
from typing import Annotated, Any
from uuid import UUID

import orjson
from fastapi import Depends, Request, Security
from fastapi.responses import Response
from fastapi.security import HTTPBearer
from pydantic import BaseModel

from shared.auth.principal import Member, Principal
from shared.database import Pool, foresee, later
from shared.http.caller import NO_MEMBER, Doors, caller
from shared.http.entering import Ahead, Claimed, enter
from shared.http.problems import KeyReused, Unauthenticated
from shared.messaging import Transaction, transaction
from shared.rules import Finding, Forbidden, Invalid

ANSWERED = """
    SELECT request_hash, status, response
    FROM public.idempotent_requests
    WHERE employer_id IS NOT DISTINCT FROM $1 AND person_id IS NOT DISTINCT FROM $2 AND principal = $3 AND key = $4
"""
KEEP = """
    UPDATE public.idempotent_requests
    SET status = $5, response = $6
    WHERE employer_id IS NOT DISTINCT FROM $1 AND person_id IS NOT DISTINCT FROM $2 AND principal = $3 AND key = $4
"""
LONGEST_KEY = 200
BEARER = HTTPBearer(
    scheme_name="bearer",
    description="A token of the identity provider, or an API key `jw_<id>_<secret>`. Browsers have a session instead.",
    auto_error=False,
)
"""Says in OpenAPI what `caller` does; it decides nothing."""


class Standing:
    """What a caller was let in for. Asked again in their transaction, where the roles are those of that moment."""

    def __init__(self, doors: Doors, action: str, resource: str) -> None:
        self.doors, self._action, self._resource = doors, action, resource

    def refuse_unless_permitted(self, principal: Principal) -> None:
        """Raises `Forbidden` when the access table says no."""
        if not self.doors.permits(principal.roles, self._action, self._resource):
            held = ", ".join(sorted(principal.roles)) or "none"
            raise Forbidden(f"{self._action} {self._resource} is not among what your roles may do (yours: {held})")

    def as_of_now(self, principal: Principal, member: Member | None) -> Principal:
        """The principal with the roles that the database has; raises when they are not enough any more."""
        if member is not None and (member.member_id, member.roles) == (principal.member_id, principal.roles):
            return principal
        assert principal.employer_id is not None  # noqa: S101 - a member has one
        self.doors.remember((principal.employer_id, principal.subject), member)
        if member is None or member.member_id != principal.member_id:
            raise Unauthenticated(NO_MEMBER)
        present = replace(principal, roles=member.roles)
        self.refuse_unless_permitted(present)
        return present


class Call:
    """A request by `principal`. Use cases run in `transaction()`, or in `create()` when they make something."""

    def __init__(self, request: Request, principal: Principal, pool: Pool, standing: Standing | None = None) -> None:
        self.request, self.principal, self._pool, self._standing = request, principal, pool, standing

    @property
    def correlation_id(self) -> str:
        """The id that the caller sent or that was made for the request."""
        correlation: str = self.request.state.correlation_id
        return correlation

    @asynccontextmanager
    async def transaction(
        self, *, employer_id: UUID | None = None, person_id: UUID | None = None
    ) -> AsyncIterator[Transaction]:
        """A transaction for the caller's tenant, or for `employer_id` where a candidate acts at an employer."""
        async with self._entered(employer_id, person_id, None) as (tx, _):
            yield tx

    async def create(
        self,
        work: Callable[[Transaction], Awaitable[BaseModel | dict[str, Any]]],
        *,
        status: int = 201,
        employer_id: UUID | None = None,
        digest: bytes | None = None,
        ahead: Ahead | None = None,
    ) -> Response:
        """Runs `work` once per Idempotency-Key and answers with what it returns; a repeat gets the same answer.

        The answer is stored in the transaction of the effect. `digest` stands for a body that was streamed away.
        `ahead` is the statement that `work` begins with, where that is known: it then costs no round trip.
        """
        key = self.request.headers.get("idempotency-key")
        if key is not None and not 1 <= len(key) <= LONGEST_KEY:
            raise Invalid(Finding("Idempotency-Key", "length", f"the key has 1 to {LONGEST_KEY} characters"))
        if key is None:
            async with self._entered(employer_id, None, None, ahead) as (tx, _):
                return _answer(status, _plain(await work(tx)))
        asked = await self._hash(digest)
        async with self._entered(employer_id, None, (self.principal.actor, key, asked), ahead) as (tx, claimed):
            where = (tx.employer_id, tx.person_id, self.principal.actor, key)
            if not claimed:
                return await _repeated(tx, where, asked)
            body = _plain(await work(tx))
            if where[:2] != (tx.employer_id, tx.person_id):
                await tx.enter(where[0], person_id=where[1])
            await later(tx.conn, KEEP, *where, status, body)
        return _answer(status, body)

    @asynccontextmanager
    async def _entered(
        self, employer_id: UUID | None, person_id: UUID | None, claim: Claimed | None, ahead: Ahead | None = None
    ) -> AsyncIterator[tuple[Transaction, bool]]:
        """A transaction, and whether the claim was the first; a member is compared with what was known of them."""
        employer_id, person_id = employer_id or self.principal.employer_id, person_id or self.principal.person_id
        standing, claimed = self._standing, False
        compared = standing is not None and self.principal.kind == "member"

        async def entering(tx: Transaction) -> None:
            nonlocal claimed
            member = (standing.doors.members, self.principal.subject) if standing and compared else None
            entered = await enter(tx.conn, employer_id, person_id, member=member, claim=claim, ahead=ahead)
            tx.entered(employer_id, entered.now, person_id=person_id)
            claimed = entered.claimed
            if ahead is not None:
                foresee(tx.conn, *ahead, entered.ahead)
            if standing and compared:
                self.principal = standing.as_of_now(self.principal, entered.member)

        async with transaction(
            self._pool,
            employer_id=employer_id,
            person_id=person_id,
            correlation_id=self.correlation_id,
            entering=entering,
        ) as tx:
            yield tx, claimed

    async def _hash(self, digest: bytes | None) -> bytes:
        asked = hashlib.sha256(f"{self.request.method} {self.request.scope['path']}\n".encode())
        asked.update(digest if digest is not None else await self.request.body())
        return asked.digest()


async def _repeated(tx: Transaction, where: tuple[UUID | None, UUID | None, str, str], asked: bytes) -> Response:
    row = await tx.conn.fetchrow(ANSWERED, *where)
    if row is None or bytes(row["request_hash"]) != asked:
        raise KeyReused("this Idempotency-Key was used for another request: take a new one")
    return _answer(row["status"], row["response"], replayed=True)


def _plain(body: BaseModel | dict[str, Any]) -> Any:
    """What JSON will say, so that what is stored and what is sent are the same."""
    if isinstance(body, BaseModel):
        return body.model_dump(mode="json", by_alias=True)
    return orjson.loads(orjson.dumps(body, default=str))


def _answer(status: int, body: Any, *, replayed: bool = False) -> Response:
    headers = {"Idempotent-Replayed": "true"} if replayed else None
    return Response(orjson.dumps(body), status_code=status, headers=headers, media_type="application/json")


def requires(action: str, resource: str, *, fresh: bool = False) -> Any:
    """The dependency of an endpoint: a caller who may do `action` on `resource` by the service's access table.

    `fresh` is for endpoints that act without a transaction of their `Call`, which would compare the caller's roles.
    Raises `Unauthenticated` when nobody is known, `Forbidden` when the table says no.
    """

    async def allowed(request: Request, _shown: Annotated[Any, Security(BEARER)]) -> Call:
        doors: Doors = request.app.state.doors
        standing = Standing(doors, action, resource)
        principal = await caller(request, fresh=fresh)
        try:
            standing.refuse_unless_permitted(principal)
        except Forbidden:
            if fresh:
                raise
            principal = await caller(request, fresh=True)  # their roles may be new
            standing.refuse_unless_permitted(principal)
        return Call(request, principal, doors.pool, standing)

    vars(allowed)["access"] = (action, resource)  # read by the test that walks all routes
    return Depends(allowed)
