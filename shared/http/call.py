"""One request once its caller is known and allowed: who asks, and the transaction that the use case runs in."""

import hashlib
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from typing import Annotated, Any
from uuid import UUID

import orjson
from fastapi import Depends, Request, Security
from fastapi.responses import JSONResponse, Response
from fastapi.security import HTTPBearer
from pydantic import BaseModel

from shared.auth.principal import Principal
from shared.database import Pool
from shared.http.caller import Doors, caller
from shared.http.problems import KeyReused
from shared.messaging import Transaction, transaction
from shared.rules import Finding, Forbidden, Invalid

CLAIM = """
    INSERT INTO public.idempotent_requests (employer_id, person_id, principal, key, request_hash)
    VALUES ($1, $2, $3, $4, $5)
    ON CONFLICT DO NOTHING
    RETURNING true
"""
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


class Call:
    """A request by `principal`. Use cases run in `transaction()`, or in `create()` when they make something."""

    def __init__(self, request: Request, principal: Principal, pool: Pool) -> None:
        self.request, self.principal, self._pool = request, principal, pool

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
        async with transaction(
            self._pool,
            employer_id=employer_id or self.principal.employer_id,
            person_id=person_id or self.principal.person_id,
            correlation_id=self.correlation_id,
        ) as tx:
            yield tx

    async def create(
        self,
        work: Callable[[Transaction], Awaitable[BaseModel | dict[str, Any]]],
        *,
        status: int = 201,
        employer_id: UUID | None = None,
        digest: bytes | None = None,
    ) -> Response:
        """Runs `work` once per Idempotency-Key and answers with what it returns; a repeat gets the same answer.

        The answer is stored in the transaction of the effect. `digest` stands for a body that was streamed away.
        """
        key = self.request.headers.get("idempotency-key")
        if key is not None and not 1 <= len(key) <= LONGEST_KEY:
            raise Invalid(Finding("Idempotency-Key", "length", f"the key has 1 to {LONGEST_KEY} characters"))
        async with self.transaction(employer_id=employer_id) as tx:
            if key is None:
                return _answer(status, _plain(await work(tx)))
            where = (tx.employer_id, tx.person_id, self.principal.actor, key)
            asked = await self._hash(digest)
            if not await tx.conn.fetchval(CLAIM, *where, asked):
                return await _repeated(tx, where, asked)
            body = _plain(await work(tx))
            await tx.enter(where[0], person_id=where[1])
            await tx.conn.execute(KEEP, *where, status, body)
            return _answer(status, body)

    async def _hash(self, digest: bytes | None) -> bytes:
        asked = hashlib.sha256(f"{self.request.method} {self.request.url.path}\n".encode())
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
    return JSONResponse(body, status_code=status, headers={"Idempotent-Replayed": "true"} if replayed else None)


def requires(action: str, resource: str) -> Any:
    """The dependency of an endpoint: a caller who may do `action` on `resource` by the service's access table.

    Raises `Unauthenticated` when nobody is known, `Forbidden` when the table says no.
    """

    async def allowed(request: Request, _shown: Annotated[Any, Security(BEARER)]) -> Call:
        doors: Doors = request.app.state.doors
        principal = await caller(request)
        if not doors.permits(principal.roles, action, resource):
            held = ", ".join(sorted(principal.roles)) or "none"
            raise Forbidden(f"{action} {resource} is not among what your roles may do (yours: {held})")
        return Call(request, principal, doors.pool)

    vars(allowed)["access"] = (action, resource)  # read by the test that walks all routes
    return Depends(allowed)
