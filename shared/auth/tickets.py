"""Tickets: what posting signs so that a candidate can do one act in another service without being known there.

A ticket is a compact JWS (Ed25519, RFC 9864) whose audience is the path that it opens. It carries the opaque subject
id, never a name.
"""

from datetime import datetime, timedelta
from uuid import UUID

from joserfc import jwt
from joserfc.errors import JoseError
from joserfc.jwk import OKPKey

from shared.auth.principal import Ticket

ALGORITHM = "Ed25519"
LIFETIME = timedelta(minutes=15)
_ISSUER = "journeywork/posting"


class TicketRefused(Exception):
    """The ticket is not good for this path; the message says why."""


def sign(
    private_key_pem: str, *, path: str, employer_id: UUID, subject_id: UUID, aggregate_id: UUID, at: datetime
) -> str:
    """A ticket for `path` (such as `/answers/<offer>`), good for a quarter of an hour from `at` (real time)."""
    key = OKPKey.import_key(private_key_pem)
    claims = {
        "iss": _ISSUER,
        "aud": path,
        "sub": str(subject_id),
        "employer_id": str(employer_id),
        "aggregate_id": str(aggregate_id),
        "iat": int(at.timestamp()),
        "exp": int((at + LIFETIME).timestamp()),
    }
    return jwt.encode({"alg": ALGORITHM, "typ": "ticket+jwt"}, claims, key, algorithms=[ALGORITHM])


def verify(public_key_pem: str, token: str, *, path: str) -> Ticket:
    """The ticket, when posting signed it for this path and it has not expired; raises `TicketRefused` otherwise."""
    rules = jwt.JWTClaimsRegistry(
        iss={"essential": True, "value": _ISSUER}, aud={"essential": True, "value": path}, exp={"essential": True}
    )
    try:
        claims = jwt.decode(token, OKPKey.import_key(public_key_pem), algorithms=[ALGORITHM]).claims
        rules.validate(claims)
        return Ticket(
            path,
            UUID(claims["employer_id"]),
            UUID(claims["sub"]),
            UUID(claims["aggregate_id"]),
            int(claims["exp"]),
        )
    except (JoseError, KeyError, ValueError) as error:
        raise TicketRefused(f"the ticket is not good for this page: {type(error).__name__}") from error
