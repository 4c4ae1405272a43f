"""Finds out who is asking: an API key, a bearer token, or the cookie of a browser session."""

import secrets
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from fastapi import Request

from shared.auth import keys, tickets
from shared.auth.principal import (
    Claims,
    MachineLookup,
    Member,
    MemberLookup,
    Permits,
    Principal,
    Role,
    Ticket,
    person_of,
)
from shared.auth.tokens import TokenRefused, Verifier
from shared.database import Pool
from shared.http.entering import enter
from shared.http.problems import Unauthenticated
from shared.messaging import transaction
from shared.rules import Forbidden

_READING = frozenset({"GET", "HEAD", "OPTIONS"})
_MOST_TICKETS = 5
"""How many tickets' sessions one cookie has room for; the oldest gives way."""
_MOST_MEMBERS = 10_000
NO_MEMBER = "you are not a member of this employer, or this service has not heard of it yet"


@dataclass(frozen=True)
class Doors:
    """What a service needs to know its callers: how members and machines are looked up, and who may do what.

    `remembered` are members by employer and subject. Who uses one compares them in the transaction (`Call`) or asks
    anew (`fresh`).
    """

    pool: Pool
    verifier: Verifier
    permits: Permits
    members: MemberLookup
    machines: MachineLookup | None = None
    remembered: dict[tuple[UUID, str], Member] = field(default_factory=dict)

    async def member(self, employer_id: UUID, subject: str, *, fresh: bool) -> Member | None:
        """The active member; remembered ones only where that is enough."""
        who = employer_id, subject
        if not fresh and (known := self.remembered.get(who)) is not None:
            return known
        entered = await enter(self.pool, employer_id, None, member=(self.members, subject))
        self.remember(who, entered.member)
        return entered.member

    def remember(self, who: tuple[UUID, str], member: Member | None) -> None:
        """As the database has it now; None is forgotten."""
        if member is None:
            self.remembered.pop(who, None)
            return
        if len(self.remembered) >= _MOST_MEMBERS:
            self.remembered.clear()
        self.remembered[who] = member


async def caller(request: Request, *, fresh: bool = True) -> Principal:
    """The checked caller; raises `Unauthenticated` with a reason that may be shown.

    Without `fresh` a member's roles may be those of an earlier request: whoever asks so compares them later.
    """
    known: Principal | None = getattr(request.state, "principal", None)
    if known is not None and not (fresh and known.kind == "member"):
        return known
    doors: Doors = request.app.state.doors
    scheme, _, credential = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and credential:
        principal = await _bearer(doors, credential.strip(), fresh=fresh)
    else:
        principal = await _session(doors, request, fresh=fresh)
    request.state.principal = principal
    return principal


async def _bearer(doors: Doors, credential: str, *, fresh: bool) -> Principal:
    if credential.startswith("jw_"):
        return await _machine(doors, credential)
    try:
        claims = await doors.verifier.verify(credential)
    except TokenRefused as refused:
        raise Unauthenticated(str(refused)) from refused
    return await person(doors, claims, fresh=fresh)


async def _machine(doors: Doors, credential: str) -> Principal:
    parsed = keys.parse(credential)
    if parsed is None or doors.machines is None:
        raise Unauthenticated("this is no API key of this service")
    async with transaction(doors.pool, employer_id=None) as tx:
        machine = await doors.machines(tx.conn, parsed[0])
    if machine is None or not keys.matches(parsed[1], machine.digest):
        raise Unauthenticated("the API key is unknown or has been withdrawn")
    return Principal("machine", machine.name, frozenset({Role.HR_SYSTEM}), employer_id=machine.employer_id)


async def person(doors: Doors, claims: Mapping[str, Any], *, fresh: bool = True) -> Principal:
    """Staff when the claims name an employer that knows them, a candidate when they name none."""
    subject, employer = str(claims["sub"]), claims.get("employer_id")
    if not employer:
        who = person_of(doors.verifier.issuer, subject)
        return Principal("candidate", subject, frozenset({Role.CANDIDATE}), person_id=who)
    try:
        employer_id = UUID(str(employer))
    except ValueError as error:
        raise Unauthenticated("the claim employer_id is not an id") from error
    member = await doors.member(employer_id, subject, fresh=fresh)
    if member is None:
        raise Unauthenticated(NO_MEMBER)
    return Principal("member", subject, member.roles, employer_id=employer_id, member_id=member.member_id)


async def _session(doors: Doors, request: Request, *, fresh: bool) -> Principal:
    claims: Claims | None = request.session.get("claims")
    if not claims:
        raise Unauthenticated("send a bearer token or an API key, or sign in", may_sign_in=True)
    if request.session.get("until", 0) < time.time():
        request.session.clear()
        raise Unauthenticated("your session has ended: sign in again", may_sign_in=True)
    await same_site(request)
    return await person(doors, claims, fresh=fresh)


async def same_site(request: Request) -> None:
    """A form that a cookie vouches for must carry the session's CSRF token; raises `Forbidden`."""
    if request.method in _READING:
        return
    given = request.headers.get("x-csrf-token") or str((await request.form()).get("csrf", ""))
    held = str(request.session.get("csrf", "")) or secrets.token_hex()
    if not secrets.compare_digest(given.encode(), held.encode()):
        raise Forbidden("the form is too old or comes from another site: open the page again and send it from there")


async def ticket_holder(request: Request, path: str) -> Principal:
    """A candidate with posting's ticket for this path: from the address, from the session it opened, or as a bearer.

    A bearer needs no CSRF token: no other site can send it.
    """
    scheme, _, bearer = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer" and bearer:
        return _with_ticket(_verified(request, bearer.strip(), path))
    known: dict[str, Any] = request.session.get("tickets", {})
    given = request.query_params.get("ticket")
    if given:
        ticket = _verified(request, given, path)
        kept = [str(ticket.employer_id), str(ticket.subject_id), str(ticket.aggregate_id), ticket.expires_at]
        others = [(at, held) for at, held in known.items() if at != path and held[3] > time.time()]
        request.session["tickets"] = dict(others[-_MOST_TICKETS + 1 :]) | {path: kept}
        request.session.setdefault("csrf", secrets.token_urlsafe(24))
    elif path in known and known[path][3] > time.time():
        employer, subject, aggregate, expires = known[path]
        ticket = Ticket(path, UUID(employer), UUID(subject), UUID(aggregate), expires)
    else:
        raise Unauthenticated("this page opens from your account only: open the link there again")
    await same_site(request)
    return _with_ticket(ticket)


def _verified(request: Request, given: str, path: str) -> Ticket:
    try:
        return tickets.verify(str(request.app.state.settings.auth.ticket_public_key), given, path=path)
    except tickets.TicketRefused as refused:
        raise Unauthenticated(f"{refused}; open the link in your account again") from refused


def _with_ticket(ticket: Ticket) -> Principal:
    roles = frozenset({Role.CANDIDATE})
    return Principal("ticket", str(ticket.subject_id), roles, employer_id=ticket.employer_id, ticket=ticket)
