"""How relays share the outbox: a fixed number of slots by key, each with one leader, whatever the number of relays.

A relay first takes a seat; the seats that are taken say how many relays live. The first seat is the lease that every
release knows: a relay of the release before and one of this release that may take one seat never lead together.
"""

from collections.abc import Collection, Mapping, Sequence
from uuid import UUID

SLOTS = 16
"""A power of two, so that PostgreSQL finds a key's slot with a mask; more relays than slots are of no use."""
FIRST_SEAT = "outbox"
SEATS: Sequence[str] = (FIRST_SEAT, *(f"outbox/seat/{n:02d}" for n in range(1, SLOTS)))
SLOT_NAMES: Sequence[str] = tuple(f"outbox/slot/{n:02d}" for n in range(SLOTS))


def slots_of(names: Collection[str]) -> list[int]:
    """The numbers of the slots among these names."""
    return [slot for slot, name in enumerate(SLOT_NAMES) if name in names]


def free_seat(living: Mapping[str, UUID], relays: int) -> str | None:
    """The first of so many seats on which nobody sits."""
    return next((seat for seat in SEATS[:relays] if seat not in living), None)


def fair_share(owner: UUID, living: Mapping[str, UUID]) -> int:
    """How many slots are this owner's; together the seated relays have all of them, evenly. 0 without a seat."""
    seated = [living[seat] for seat in SEATS if seat in living]
    if owner not in seated:
        return 0
    each, left_over = divmod(SLOTS, len(seated))
    return each + (seated.index(owner) < left_over)


def too_many(owner: UUID, held: Collection[str], living: Mapping[str, UUID]) -> Sequence[str]:
    """Of the slots that it holds, those that others should have."""
    slots = [name for name in SLOT_NAMES if name in held]
    return slots[fair_share(owner, living) :]


def too_few(owner: UUID, held: Collection[str], living: Mapping[str, UUID]) -> Sequence[str]:
    """Slots that it should have and that nobody holds now."""
    missing = fair_share(owner, living) - len(slots_of(held))
    return [name for name in SLOT_NAMES if name not in living and name not in held][: max(missing, 0)]
