"""What operators' commands cannot know by themselves of a service's own tables."""

from collections.abc import Awaitable, Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, TypeAlias
from uuid import UUID

from shared.contracts import Contract
from shared.database import Conn
from shared.operations.erasing import File
from shared.operations.found import Found
from shared.operations.sealed import Sealed
from shared.privacy import Vault
from shared.settings import PrivacySettings, ServiceSettings

BroughtBack: TypeAlias = Callable[[Conn, UUID, datetime, Any], Awaitable[None]]


async def _no_files(conn: Conn, settings: Any, employer_id: UUID) -> Sequence[File]:  # noqa: ARG001
    return ()


@dataclass(frozen=True, slots=True)
class Evidence:
    """`sequences` has, by topic, the statement that says how many events each aggregate (`key`) has published
    (`sequence`); `sealed` are the columns of ciphertext; `look` tries the store on what it should have; `files` are
    those in the store, where the service writes it, that belong to one employer alone; `raised` lets an aggregate
    (`$1`) of a topic count on from a number (`$2`); `brought_back` makes rows again from events of these types, which
    carry all that a row has: it is given the employer, when it happened, and the event's data.
    """

    sequences: Mapping[str, str]
    sealed: Sequence[Sealed]
    look: Callable[[Conn, Any], Awaitable[Sequence[Found]]]
    files: Callable[[Conn, Any, UUID], Awaitable[Sequence[File]]] = _no_files
    raised: Mapping[str, str] = field(default_factory=dict)
    brought_back: Mapping[type[Contract], BroughtBack] = field(default_factory=dict)


async def _nothing(conn: Conn, settings: Any) -> Sequence[Found]:  # noqa: ARG001
    return ()


NOTHING = Evidence({}, (), _nothing)
"""Of a service that keeps nothing of its own."""


def vault_of(settings: ServiceSettings) -> Vault:
    """The installation's keys, of a service that seals something."""
    privacy = getattr(settings, "privacy", None)
    assert isinstance(privacy, PrivacySettings)  # noqa: S101  who seals has a key
    return privacy.vault()
