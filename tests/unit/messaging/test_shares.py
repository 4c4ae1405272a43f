"""Relays that come and go divide the slots among them: all of them, each to one, evenly, after a few looks."""

from uuid import UUID

from hypothesis import given
from hypothesis import strategies as st

from shared.messaging.shares import SEATS, SLOT_NAMES, SLOTS, fair_share, free_seat, too_few, too_many

RELAYS = [UUID(int=n) for n in range(1, 6)]


def looks(held: dict[str, UUID], owner: UUID, relays: int) -> None:
    """What one relay does when it looks: a seat, back what is too much, or what is free and its own."""
    if owner not in [held[seat] for seat in SEATS if seat in held]:
        seat = free_seat(held, relays)
        if seat is None:
            return
        held[seat] = owner
    mine = {name for name, of in held.items() if of == owner}
    for name in too_many(owner, mine, held):
        del held[name]
    for name in too_few(owner, mine, held):
        held[name] = owner


def dies(held: dict[str, UUID], owner: UUID) -> None:
    for name in [name for name, of in held.items() if of == owner]:
        del held[name]


@given(
    st.lists(st.tuples(st.booleans(), st.sampled_from(RELAYS)), max_size=40),
    st.integers(1, 5),
    st.sets(st.sampled_from(RELAYS), min_size=1),
)
def test_whatever_came_and_went_the_living_share_everything_evenly(
    past: list[tuple[bool, UUID]], relays: int, survivors: set[UUID]
) -> None:
    held: dict[str, UUID] = {}
    for lives, owner in past:
        looks(held, owner, relays) if lives else dies(held, owner)
    for owner in set(RELAYS) - survivors:
        dies(held, owner)
    for _ in range(3):
        for owner in sorted(survivors):
            looks(held, owner, relays)
    counts = [list(held.values()).count(owner) - 1 for owner in survivors if owner in held.values()]
    assert set(SLOT_NAMES) <= held.keys()
    assert sum(counts) == SLOTS
    assert len(counts) == min(len(survivors), relays)
    assert max(counts) - min(counts) <= 1


def test_without_a_seat_there_is_no_share() -> None:
    sits, stands = RELAYS[:2]
    assert fair_share(sits, {SEATS[0]: sits}) == SLOTS
    assert fair_share(stands, {SEATS[0]: sits}) == 0
    assert free_seat({SEATS[0]: sits}, 1) is None
    assert free_seat({SEATS[0]: sits}, 2) == SEATS[1]
