"""From what other services say to work on reviewers' desks: in any order, without conflicts, or with a reason."""

import asyncio
import random
from collections import defaultdict
from datetime import datetime, timedelta
from typing import Any
from uuid import UUID, uuid4

import pytest

from services.evaluation.handlers.commits import DEADLINE, OVERDUE, REMINDER
from shared.messaging import Event
from tests.integration.evaluation.conftest import BERLIN, Evaluation, World

FACTS = "SELECT status, wanted, problem FROM evaluations WHERE employer_id = $1 ORDER BY candidate_label"
WHO = "SELECT reviewer_id FROM reviews WHERE employer_id = $1 AND status = 'assigned' ORDER BY reviewer_id"


def shuffled(events: list[Event[Any]], seed: int) -> list[Event[Any]]:
    """Another order of arrival in which the events of each aggregate keep theirs."""
    chooser = random.Random(seed)
    queues: dict[str, list[Event[Any]]] = defaultdict(list)
    for event in events:
        queues[event.key].append(event)
    order = []
    while queues:
        key = chooser.choice(sorted(queues))
        order.append(queues[key].pop(0))
        if not queues[key]:
            del queues[key]
    return order


@pytest.mark.parametrize("seed", range(8))
async def test_any_order_of_arrival_leads_to_the_same_desks(evaluation: Evaluation, seed: int) -> None:
    first, second, policy_id = uuid4(), uuid4(), uuid4()
    told, again = World(), World()
    for name in ("project_id", "manager_id", "supervisor_id", "reviewer_ids"):
        setattr(again, name, getattr(told, name))
    pinned = {"policy": {"policy_id": policy_id, "version": 1}}

    def events(world: World) -> list[Event[Any]]:
        return [
            world.policy(policy_id),
            *world.staff(),
            world.project(**pinned),
            world.started(first, second),
            world.confirmed(first, 1),
            world.completed(first),
            world.confirmed(second, 2),
            world.incomplete(second),
        ]

    await evaluation.tell(*events(told))
    await evaluation.tell(*shuffled(events(again), seed))

    facts = [tuple(row) for row in await evaluation.query(FACTS, told.employer_id)]
    assert facts == [("reviewing", 3, None)]
    assert [tuple(row) for row in await evaluation.query(FACTS, again.employer_id)] == facts
    assert await evaluation.query(WHO, again.employer_id) == await evaluation.query(WHO, told.employer_id)
    for world in (told, again):
        types = [kind for kind, _ in await evaluation.published(world.employer_id)]
        assert types == ["evaluation.opened", *["review.assigned"] * 3]


async def test_nothing_is_opened_while_an_ingredient_is_missing(evaluation: Evaluation) -> None:
    world, engagement = World(), uuid4()
    *all_but_last, last = [*world.work(engagement)]

    await evaluation.tell(*all_but_last)
    before = await evaluation.published(world.employer_id)
    await evaluation.tell(last)

    assert before == []
    assert len(await evaluation.published(world.employer_id)) == 3


@pytest.mark.parametrize("attempt", range(5))
async def test_last_ingredients_that_arrive_at_the_same_moment_see_each_other(
    evaluation: Evaluation, attempt: int
) -> None:
    world, engagement, policy_id = World(), uuid4(), uuid4()
    *staff, last = world.staff()
    await evaluation.tell(*staff, world.confirmed(engagement))

    await asyncio.gather(
        evaluation.tell(last),
        evaluation.tell(world.project(policy={"policy_id": policy_id, "version": 1})),
        evaluation.tell(world.completed(engagement)),
        evaluation.tell(world.policy(policy_id)),
    )

    assert [tuple(row) for row in await evaluation.query(FACTS, world.employer_id)] == [("reviewing", 3, None)]


async def test_the_same_event_twice_has_one_effect(evaluation: Evaluation) -> None:
    world, engagement = World(), uuid4()
    events = world.work(engagement)

    await evaluation.tell(*events, *events)

    assert [kind for kind, _ in await evaluation.published(world.employer_id)] == [
        "evaluation.opened",
        "review.assigned",
        "review.assigned",
    ]


async def test_nobody_reviews_whom_they_chose_supervised_or_are_related_to(evaluation: Evaluation) -> None:
    world, engagement = World(reviewers=4), uuid4()
    chose, related, *free = world.reviewer_ids
    await evaluation.tell(
        *world.staff(),
        world.member(related, changed=True, conflict_tokens=["t1"]),
        world.project(),
        world.confirmed(engagement, selected_by=chose, conflict_tokens=["t1", "t2"]),
        world.completed(engagement),
    )

    assigned = await evaluation.published(world.employer_id, "review.assigned")

    # the manager is in the pool too, and did not choose this candidate
    assert {UUID(data["reviewer_member_id"]) for _, data in assigned} <= {*free, world.manager_id}
    assert len(assigned) == 2


async def test_load_is_balanced_over_a_project(evaluation: Evaluation) -> None:
    world, engagements = World(reviewers=4), [uuid4() for _ in range(4)]

    await evaluation.tell(*world.work(*engagements))

    rows = await evaluation.query(
        "SELECT count(*) FROM reviews WHERE employer_id = $1 GROUP BY reviewer_id", world.employer_id
    )
    assert sorted(row["count"] for row in rows) == [2, 2, 2, 2]


async def test_too_few_reviewers_is_a_problem_until_somebody_joins(evaluation: Evaluation) -> None:
    world, engagement = World(reviewers=2), uuid4()
    late = world.reviewer_ids[1]
    events = world.work(engagement)
    await evaluation.tell(events[0], world.member(late, roles=("approver",)), *events[2:])
    stuck = [tuple(row) for row in await evaluation.query(FACTS, world.employer_id)]

    await evaluation.tell(world.member(late, changed=True))

    assert [(status, wanted) for status, wanted, _ in stuck] == [("reviewing", 2)]
    assert "1 more review is wanted for Candidate 1" in stuck[0][2]
    assert [tuple(row) for row in await evaluation.query(FACTS, world.employer_id)] == [("reviewing", 2, None)]
    assert len(await evaluation.published(world.employer_id, "review.assigned")) == 2


async def test_who_leaves_or_turns_out_related_gives_the_review_to_another(evaluation: Evaluation) -> None:
    world, engagement = World(), uuid4()
    await evaluation.tell(*world.staff(), world.project(), world.confirmed(engagement, conflict_tokens=["t1"]))
    await evaluation.tell(world.completed(engagement))
    leaves, related = [
        UUID(data["reviewer_member_id"]) for _, data in await evaluation.published(world.employer_id, "review.assigned")
    ]

    await evaluation.tell(world.left(leaves), world.member(related, changed=True, conflict_tokens=["t1"]))

    given = await evaluation.published(world.employer_id, "review.assigned")
    taken = await evaluation.published(world.employer_id, "review.reassigned")
    assert [UUID(data["reviewer_member_id"]) for _, data in taken] == [leaves, related]
    assert len({data["reviewer_member_id"] for _, data in given}) == 4


async def test_a_cancelled_project_cancels_its_evaluations_whatever_arrives_later(evaluation: Evaluation) -> None:
    world, first, second = World(), uuid4(), uuid4()
    await evaluation.tell(*world.work(first), world.cancelled())

    await evaluation.tell(world.confirmed(second, 2), world.completed(second))

    rows = await evaluation.query(FACTS, world.employer_id)
    assert [row["status"] for row in rows] == ["cancelled"]
    assert [data["reason"] for _, data in await evaluation.published(world.employer_id, "evaluation.cancelled")] == [
        "project_cancelled"
    ]
    assert await evaluation.query("SELECT 1 FROM messaging.timers WHERE employer_id = $1", world.employer_id) == []


@pytest.mark.parametrize("clocks_change", [False, True])
async def test_deadline_and_reminders_are_timers_in_the_employers_time(
    evaluation: Evaluation, clocks_change: bool
) -> None:
    world, engagement = World(), uuid4()
    if clocks_change:
        later = before_the_clocks_change(world.now)
        await evaluation.pass_(f"{later.total_seconds()} seconds")
        world.now += later
    await evaluation.tell(*world.work(engagement))

    rows = await evaluation.query("SELECT kind, due FROM messaging.timers WHERE employer_id = $1", world.employer_id)

    deadline, due = world.now + timedelta(days=7), world.first_due
    assert deadline - due != timedelta(days=2) or not clocks_change
    of_each = [(OVERDUE, due), (REMINDER, due - timedelta(days=1))]
    assert sorted((row["kind"], row["due"]) for row in rows) == sorted([(DEADLINE, deadline), *of_each, *of_each])


def before_the_clocks_change(now: datetime) -> timedelta:
    """How long until it is seven days before the first day that another offset from UTC applies in Berlin."""
    offsets = [(now + timedelta(days=ahead)).astimezone(BERLIN).utcoffset() for ahead in range(366)]
    return timedelta(days=next(days for days in range(358) if offsets[days + 6] != offsets[days + 7]))


async def test_events_of_an_evaluation_are_numbered_without_gaps(evaluation: Evaluation) -> None:
    world, engagements = World(), [uuid4(), uuid4()]
    await evaluation.tell(*world.work(*engagements))

    rows = await evaluation.query(
        "SELECT key, (headers ->> 'ce_sequence')::int AS number FROM messaging.outbox"
        " WHERE headers ->> 'ce_employerid' = $1 ORDER BY id",
        str(world.employer_id),
    )

    numbers = defaultdict(list)
    for row in rows:
        numbers[row["key"]].append(row["number"])
    assert len(numbers) == 2
    assert all(found == list(range(1, len(found) + 1)) for found in numbers.values())
