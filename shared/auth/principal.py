"""Who is asking, once it has been checked, and the words for what they may be."""

from collections.abc import Awaitable, Callable
from dataclasses import dataclass, field
from enum import StrEnum
from typing import Any, Literal, TypeAlias
from uuid import UUID, uuid5

from shared.database import Conn

_PERSONS = UUID("6f2f9d9e-6a55-5b0e-9d5e-7c1f0f4b7a11")


class Role(StrEnum):
    """The roles of staff (from the service's own record of the member), of candidates and of machines."""

    ADMINISTRATOR = "administrator"
    HIRING_MANAGER = "hiring_manager"
    SUPERVISOR = "supervisor"
    REVIEWER = "reviewer"
    APPROVER = "approver"
    HR_PARTNER = "hr_partner"
    OPERATOR = "operator"
    CANDIDATE = "candidate"
    HR_SYSTEM = "hr_system"


@dataclass(frozen=True, slots=True)
class Ticket:
    """What posting signed for one candidate and one act: opens `path` alone, until `expires_at` (unix seconds)."""

    path: str
    employer_id: UUID
    subject_id: UUID
    aggregate_id: UUID
    expires_at: int


@dataclass(frozen=True, slots=True)
class Principal:
    """A checked caller.

    Staff have `employer_id` and `member_id`; candidates have `person_id` and no employer; machines act for one
    employer; holders of a ticket have `ticket`. `subject` names the caller in the audit log.
    """

    kind: Literal["member", "candidate", "machine", "ticket"]
    subject: str
    roles: frozenset[Role] = field(default_factory=frozenset)
    employer_id: UUID | None = None
    member_id: UUID | None = None
    person_id: UUID | None = None
    ticket: Ticket | None = None

    @property
    def actor(self) -> str:
        """Who did it, for the audit log: kind and opaque id."""
        return f"{self.kind}:{self.member_id or self.person_id or self.subject}"


@dataclass(frozen=True, slots=True)
class Member:
    """A member as the service's own tables know them; only active ones are returned by a look-up."""

    member_id: UUID
    roles: frozenset[Role]


MemberLookup: TypeAlias = str
"""SQL: `member_id` and `roles` (text[]) of the active member with the OIDC subject $1 at the connection's tenant."""


@dataclass(frozen=True, slots=True)
class Machine:
    """An API key's owner: the digest of the secret that it must show, and its employer."""

    employer_id: UUID
    digest: bytes
    name: str


MachineLookup: TypeAlias = Callable[[Conn, str], Awaitable[Machine | None]]
"""Finds an API key by its public id, without a tenant."""

Permits: TypeAlias = Callable[[frozenset[Role], str, str], bool]
"""A service's access table: may these roles do this action on this resource?"""


def person_of(issuer: str, subject: str) -> UUID:
    """A candidate's person id: the same for the same account at the same identity provider, and not the account."""
    return uuid5(_PERSONS, f"{issuer}\n{subject}")


Claims: TypeAlias = dict[str, Any]
