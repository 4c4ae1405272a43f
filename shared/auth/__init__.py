"""Who is at the door: people by OpenID Connect, machines by API key, candidates in other services by ticket."""

from shared.auth.keys import ApiKey, new_key
from shared.auth.principal import (
    Machine,
    MachineLookup,
    Member,
    MemberLookup,
    Permits,
    Principal,
    Role,
    Ticket,
    person_of,
)
from shared.auth.tickets import TicketRefused
from shared.auth.tokens import TokenRefused, Verifier

__all__ = [
    "ApiKey",
    "Machine",
    "MachineLookup",
    "Member",
    "MemberLookup",
    "Permits",
    "Principal",
    "Role",
    "Ticket",
    "TicketRefused",
    "TokenRefused",
    "Verifier",
    "new_key",
    "person_of",
]
