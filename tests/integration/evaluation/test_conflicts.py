"""Conflicts of interest that come up late: whoever has one judges no work of that person, and their card is void."""

from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.integration.evaluation.conftest import GOOD, Api, World, card
from tests.integration.evaluation.stages import in_order, judged, summaries

SISTER = "She is my sister."


async def at_work(api: Api, world: World, **confirmed: Any) -> tuple[UUID, list[tuple[UUID, UUID]]]:
    """Work that two reviewers have on the desk."""
    engagement = uuid4()
    await api.evaluation.tell(*world.staff(), *world.delivered(engagement, **confirmed))
    return engagement, await api.assigned(world, engagement)


@pytest.mark.parametrize("stage", ["assigned", "accepted", "drafted", "sealed"])
async def test_before_the_reveal_somebody_else_reviews_and_no_mark_is_read(api: Api, world: World, stage: str) -> None:
    engagement, [(review_id, reviewer_id), _] = await at_work(api, world)
    reviewer = api.member(world, reviewer_id)
    if stage == "accepted":
        await reviewer.post(f"/reviews/{review_id}/accept")
    if stage == "drafted":
        await reviewer.put(f"/reviews/{review_id}/draft", json=card(*GOOD))
    if stage == "sealed":
        await reviewer.post(f"/reviews/{review_id}/seal", json=card(*GOOD))

    declared = await reviewer.post(f"/reviews/{review_id}/declare-conflict", json={"reason": SISTER})

    assert declared.status_code == 200, declared.text
    after = {"assigned": "declined", "sealed": "voided"}.get(stage, "reassigned")
    assert declared.json()["status"] == after
    assigned = await api.assigned(world, engagement)
    assert len({who for _, who in assigned}) == 3
    voided = [data["reason"] for _, data in await api.evaluation.published(world.employer_id, "scorecard.voided")]
    assert voided == (["conflict"] if stage == "sealed" else [])
    for table in ("drafts", "sealed_scorecards"):
        assert await api.evaluation.query(f"SELECT 1 FROM {table} WHERE review_id = $1", review_id) == []
    assert SISTER not in str(await api.evaluation.published(world.employer_id))
    (row,) = await api.evaluation.query("SELECT action FROM audit WHERE why = $1", SISTER)
    audited = {"assigned": "declined", "sealed": "conflict_declared, card_voided"}
    assert row["action"] == audited.get(stage, "conflict_declared, reassigned")
    refused = await reviewer.post(f"/reviews/{review_id}/seal", json=card(*GOOD))
    assert refused.status_code == 409
    assert await in_order(api, world)


async def test_after_the_reveal_the_summary_is_superseded_and_somebody_else_is_asked(api: Api, world: World) -> None:
    engagement = await judged(api, world, GOOD, GOOD)
    review_id, reviewer_id = (await api.assigned(world))[0]

    declared = await api.member(world, reviewer_id).post(
        f"/reviews/{review_id}/declare-conflict", json={"reason": SISTER}
    )

    assert (declared.status_code, declared.json()["status"]) == (200, "voided"), declared.text
    assert [(one["reviews"], one["superseded_because"]) for one in await summaries(api, world)] == [
        (2, None), (1, "void")
    ]  # fmt: skip
    assert (await api.manager(world).get(f"/evaluations/{engagement}")).json()["status"] == "reviewing"
    assert await in_order(api, world)


async def test_whoever_declared_a_conflict_never_reviews_that_person_again(api: Api) -> None:
    world, subject_id = World(reviewers=3), uuid4()
    _, [(review_id, reviewer_id), _] = await at_work(api, world, subject_id=subject_id)
    await api.seal(world, (review_id, reviewer_id), GOOD)
    await api.member(world, reviewer_id).post(f"/reviews/{review_id}/declare-conflict", json={"reason": SISTER})
    again, other = uuid4(), uuid4()
    world.project_id = uuid4()

    await api.evaluation.tell(
        world.project(),
        world.started(again, other),
        world.confirmed(again, 2, subject_id=subject_id),
        world.confirmed(other, 3),
        world.completed(again),
        world.completed(other),
    )

    assert reviewer_id not in {who for _, who in await api.assigned(world, again)}
    assert reviewer_id in {who for _, who in await api.assigned(world, other)}


async def test_only_ones_own_conflict_is_declared_and_with_a_reason(api: Api, world: World) -> None:
    _, [(review_id, reviewer_id), (_, other)] = await at_work(api, world)
    path = f"/reviews/{review_id}/declare-conflict"

    answers = [
        await api.member(world, other).post(path, json={"reason": SISTER}),
        await api.member(world, reviewer_id).post(path, json={"reason": " "}),
        await api.member(world, reviewer_id).post(path, json={}),
    ]

    assert [one.status_code for one in answers] == [403, 422, 422]


async def test_a_sealed_card_is_voided_when_its_reviewer_turns_out_related(api: Api, world: World) -> None:
    engagement, [(review_id, reviewer_id), other] = await at_work(api, world, conflict_tokens=["t1"])
    await api.seal(world, (review_id, reviewer_id), GOOD)

    await api.evaluation.tell(world.member(reviewer_id, changed=True, conflict_tokens=["t1"]))

    (voided,) = [data for _, data in await api.evaluation.published(world.employer_id, "scorecard.voided")]
    assert (voided["review_id"], voided["reason"]) == (str(review_id), "conflict")
    assert len(await api.assigned(world, engagement)) == 3
    await api.seal(world, other, GOOD)
    await api.seal(world, (await api.assigned(world, engagement))[2], GOOD)
    (summary,) = await summaries(api, world)
    assert summary["reviews"] == 2
    revealed = [
        data["review_id"] for _, data in await api.evaluation.published(world.employer_id, "scorecard.revealed")
    ]
    assert str(review_id) not in revealed


async def test_a_sealed_card_of_somebody_who_leaves_stays(api: Api, world: World) -> None:
    engagement, [(review_id, reviewer_id), other] = await at_work(api, world)
    await api.seal(world, (review_id, reviewer_id), GOOD)

    await api.evaluation.tell(world.left(reviewer_id))
    await api.seal(world, other, GOOD)

    (summary,) = await summaries(api, world)
    assert (summary["reviews"], len(await api.assigned(world, engagement))) == (2, 2)


async def test_whoever_asked_for_one_more_opinion_does_not_give_it(api: Api) -> None:
    world, asks = World(reviewers=3), uuid4()
    engagement = uuid4()
    await api.evaluation.tell(
        *world.staff(), world.member(asks, roles=("approver",)), world.started(engagement),
        world.project(reviewer_member_ids=[*world.reviewer_ids, asks]), world.confirmed(engagement),
        world.completed(engagement),
    )  # fmt: skip
    await api.seal_all(world, engagement, GOOD, GOOD)
    await api.evaluation.tell(world.member(asks, changed=True, roles=("hiring_manager", "reviewer")))
    world.manager_id = asks

    await api.evaluation.tell(world.review_requested(engagement))
    await api.seal(world, (await api.assigned(world, engagement))[-1], GOOD)
    await api.evaluation.tell(world.review_requested(engagement))

    assert {who for _, who in await api.assigned(world, engagement)} == set(world.reviewer_ids)
    shown = (await api.member(world, asks).get(f"/evaluations/{engagement}")).json()
    assert "3 x Reviewer B had this work before; Reviewer B not independent of it" in shown["problem"]
