"""Work that leaves the system, as a use case queues it."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any
from uuid import UUID

from uuid_utils.compat import uuid7


@dataclass(frozen=True, slots=True)
class Delivery:
    """Something to be sent outside once this transaction has committed: a mail, a webhook.

    `key` is unique per cause and person: queued twice within an employer and channel, it goes out once. `payload`
    is JSON and holds ids, no identity: `prepare` looks up what it needs. `id` stays the same through all attempts,
    so a receiver can recognise a repetition.
    """

    channel: str
    key: str
    payload: Mapping[str, Any]
    id: UUID = field(default_factory=uuid7)
