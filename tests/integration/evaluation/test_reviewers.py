"""Reviewers: how much they take on, when they are away, whom they may not judge, and how they are told they score."""

from datetime import timedelta
from typing import Any
from uuid import UUID, uuid4

import orjson

from services.evaluation.domain.standard_rubric import STANDARD
from services.evaluation.handlers.commits import ADVANCE, DRIFT
from services.evaluation.handlers.reviewers import LEAVE_BEGINS, LEAVE_ENDS
from shared.contracts.defaults import DEFAULT_RUBRIC_ID
from shared.messaging import Timer, transaction
from tests.integration.evaluation.conftest import GOOD, Api, World
from tests.integration.evaluation.stages import letter


def leave(world: World, start: float, end: float) -> dict[str, str]:
    """Days from now."""
    first, last = (world.now + timedelta(days=days) for days in (start, end))
    return {"from": first.isoformat(), "until": last.isoformat()}


async def holders(api: Api, world: World) -> set[UUID]:
    """Who has an open review."""
    rows = await api.evaluation.query(
        "SELECT reviewer_id FROM reviews WHERE employer_id = $1 AND status IN ('assigned', 'accepted', 'in_progress')",
        world.employer_id,
    )
    return {row["reviewer_id"] for row in rows}


async def problems(api: Api, world: World) -> dict[str, str]:
    """By candidate's label."""
    items = (await api.manager(world).get("/evaluations?stuck=true")).json()["items"]
    return {one["candidate_label"]: one["problem"] for one in items}


async def test_nobody_has_more_on_the_desk_than_their_capacity(api: Api) -> None:
    world, engagements = World(reviewers=2), [uuid4(), uuid4(), uuid4()]
    await api.evaluation.tell(*world.staff())
    for who in world.reviewer_ids:
        answer = await api.manager(world).put(f"/reviewers/{who}/capacity", json={"capacity": 2})
        assert (answer.status_code, answer.json()["capacity"]) == (200, 2)

    await api.evaluation.tell(*world.work(*engagements)[4:])

    said = await problems(api, world)
    assert [len(await api.desk(world, who)) for who in world.reviewer_ids] == [2, 2]
    assert set(said) == {"Candidate 3"}
    assert "2 x Reviewer B with 2 of 2 at full capacity" in said["Candidate 3"]
    assert "raise the capacity of 2 x Reviewer B" in said["Candidate 3"]

    await api.manager(world).put(f"/reviewers/{world.reviewer_ids[0]}/capacity", json={"capacity": None})
    await api.evaluation.fire(world.employer_id, ADVANCE)
    await api.seal(world, next(one for one in await api.assigned(world) if one[1] == world.reviewer_ids[1]), GOOD)
    await api.evaluation.fire(world.employer_id, ADVANCE)

    assert [len(await api.desk(world, who)) for who in world.reviewer_ids] == [3, 3]
    assert await problems(api, world) == {}


async def test_a_desk_that_gets_free_in_one_project_serves_another(api: Api) -> None:
    world, first, second = World(reviewers=2), uuid4(), uuid4()
    await api.evaluation.tell(*world.staff())
    for who in world.reviewer_ids:
        await api.manager(world).put(f"/reviewers/{who}/capacity", json={"capacity": 1})
    await api.evaluation.tell(*world.work(first)[4:])
    world.project_id = uuid4()
    await api.evaluation.tell(*world.delivered(second, 2))
    full = await problems(api, world)

    await api.seal_all(world, first, GOOD, GOOD)
    await api.evaluation.fire(world.employer_id, ADVANCE)

    assert list(full) == ["Candidate 2"]
    assert {who for _, who in await api.assigned(world, second)} == set(world.reviewer_ids)
    assert await problems(api, world) == {}


async def test_nobody_on_leave_is_asked_and_they_are_asked_again_afterwards(api: Api) -> None:
    world, engagement = World(reviewers=2), uuid4()
    away = world.reviewer_ids[0]
    await api.evaluation.tell(*world.staff())
    answer = await api.member(world, away).put("/reviewers/me/leave", json=leave(world, -1, 3))

    await api.evaluation.tell(*world.work(engagement)[4:])
    said = await problems(api, world)
    await api.evaluation.fire(world.employer_id, LEAVE_ENDS)
    await api.evaluation.fire(world.employer_id, ADVANCE)

    assert answer.json()["leave"]["until"].startswith((world.now + timedelta(days=3)).isoformat()[:19])
    assert "Reviewer B on leave" in said["Candidate 1"]
    assert {who for _, who in await api.assigned(world)} == set(world.reviewer_ids)
    assert await problems(api, world) == {}


async def test_a_review_that_would_be_due_in_a_leave_goes_to_somebody_else(api: Api, world: World) -> None:
    engagement = uuid4()
    away = world.reviewer_ids[0]
    await api.evaluation.tell(*world.staff())
    await api.member(world, away).put("/reviewers/me/leave", json=leave(world, 4, 9))

    for _ in range(3):
        await api.evaluation.tell(*world.work(engagement)[7:])
        engagement, world.project_id = uuid4(), uuid4()

    assert len(await api.assigned(world)) == 6
    assert away not in {who for _, who in await api.assigned(world)}


async def test_leave_frees_what_is_due_then_begun_work_when_it_begins_and_nothing_else(api: Api, world: World) -> None:
    first, second = uuid4(), uuid4()
    await api.evaluation.tell(*world.work(first))
    (_, plain), (begun_id, begun) = await api.assigned(world)
    await api.member(world, begun).post(f"/reviews/{begun_id}/accept")
    world.project_id = uuid4()
    await api.evaluation.tell(
        world.project(review_by=world.now + timedelta(days=30)),
        world.started(second),
        world.confirmed(second, 2),
        world.completed(second),
    )
    later = await api.assigned(world, second)

    for who in (plain, begun):
        await api.member(world, who).put("/reviewers/me/leave", json=leave(world, 5, 9))
    await api.evaluation.fire(world.employer_id, ADVANCE)
    at_once = await api.evaluation.published(world.employer_id, "review.reassigned")
    await api.evaluation.fire(world.employer_id, LEAVE_BEGINS)
    await api.evaluation.fire(world.employer_id, ADVANCE)
    in_the_end = await api.evaluation.published(world.employer_id, "review.reassigned")

    assert [UUID(data["reviewer_member_id"]) for _, data in at_once] == [plain]
    assert [UUID(data["reviewer_member_id"]) for _, data in in_the_end] == [plain, begun]
    given = [who for _, who in await api.assigned(world, first)]
    assert len(given) == len(set(given)) == 4
    assert await api.assigned(world, second) == later
    audited = await api.evaluation.query(
        "SELECT action, actor FROM audit WHERE employer_id = $1 AND entity = 'reviewer'", world.employer_id
    )
    assert {(row["action"], row["actor"]) for row in audited} == {
        ("leave_set", f"member:{plain}"), ("leave_set", f"member:{begun}")
    }  # fmt: skip


async def test_gold_items_leave_the_desk_with_the_rest(api: Api, world: World) -> None:
    who, gone = world.reviewer_ids[:2]
    await api.evaluation.tell(*world.staff(), world.project())
    await api.gated(world)
    before = [len(await api.desk(world, one)) for one in (who, gone)]

    await api.member(world, who).put("/reviewers/me/leave", json=leave(world, -1, 9))
    await api.evaluation.tell(world.left(gone))
    await api.evaluation.fire(world.employer_id, ADVANCE)

    assert before == [2, 2]
    assert await api.desk(world, who) == []
    assert who not in await holders(api, world)
    assert gone not in await holders(api, world)


async def test_a_leave_that_makes_no_sense_is_refused_and_one_can_be_withdrawn(api: Api, world: World) -> None:
    await api.evaluation.tell(*world.staff())
    who = world.reviewer_ids[0]
    reviewer = api.member(world, who)

    backwards = await reviewer.put("/reviewers/me/leave", json=leave(world, 3, 1))
    over = await reviewer.put("/reviewers/me/leave", json=leave(world, -3, -1))
    taken = await api.manager(world).put(f"/reviewers/{who}/leave", json=leave(world, 1, 3))
    withdrawn = await reviewer.delete("/reviewers/me/leave")
    stranger = await api.manager(world).put(f"/reviewers/{uuid4()}/leave", json=leave(world, 1, 3))
    colleague = await reviewer.put(f"/reviewers/{world.reviewer_ids[1]}/leave", json=leave(world, 1, 3))
    much = await api.manager(world).put(f"/reviewers/{who}/capacity", json={"capacity": 1000})

    assert [one.status_code for one in (backwards, over, stranger, colleague, much)] == [422, 422, 404, 403, 422]
    assert backwards.json()["findings"][0]["field"] == "until"
    assert taken.json()["leave"] is not None
    assert withdrawn.json()["leave"] is None
    rows = await api.evaluation.query(
        "SELECT kind FROM messaging.timers WHERE employer_id = $1 AND kind = ANY ($2)",
        world.employer_id,
        [LEAVE_BEGINS, LEAVE_ENDS],
    )
    assert rows == []


async def test_a_declared_conflict_holds_for_that_person_in_every_project(api: Api) -> None:
    world, subject = World(reviewers=3), uuid4()
    first, second, other = uuid4(), uuid4(), uuid4()
    await api.evaluation.tell(*world.staff(), *world.delivered(first, subject_id=subject))
    (review_id, who), _ = await api.assigned(world)
    await api.member(world, who).post(f"/reviews/{review_id}/decline", json={"reason": "conflict"})
    world.project_id = uuid4()

    await api.evaluation.tell(
        world.project(),
        world.started(second, other),
        world.confirmed(second, 1, subject_id=subject),
        world.completed(second),
        world.confirmed(other, 2),
        world.completed(other),
    )

    assert who not in {one for _, one in await api.assigned(world, second)}
    assert len(await api.assigned(world, second)) == 2
    world.project_id = uuid4()
    third = uuid4()
    await api.evaluation.tell(
        world.member(next(one for one in world.reviewer_ids if one != who), changed=True, name="Reviewer C"),
        world.member(who, changed=True, name="Reviewer D"),
        world.project(reviewer_member_ids=[who, next(one for one in world.reviewer_ids if one != who)]),
        world.started(third),
        world.confirmed(third, 5, subject_id=subject),
        world.completed(third),
    )
    said = (await problems(api, world))["Candidate 5"]
    assert "Reviewer D declared a conflict or is related" in said
    assert "lift the conflict of Reviewer D with Candidate 5, if it is not right" in said


async def test_when_nobody_at_all_may_review_the_work_waits_and_says_why(api: Api) -> None:
    world, engagement = World(reviewers=2), uuid4()
    first, second = world.reviewer_ids
    await api.evaluation.tell(*world.staff())
    await api.evaluation.tell(
        world.project(reviewer_member_ids=world.reviewer_ids),
        world.started(engagement),
        world.confirmed(engagement, selected_by=first, supervisor_member_id=second),
        world.completed(engagement),
    )

    (stuck,) = (await api.manager(world).get("/evaluations?stuck=true")).json()["items"]
    reviewer = (await api.member(world, first).get(f"/evaluations/{engagement}")).json()

    assert stuck["status"] == "opened"
    assert "2 x Reviewer B chose or supervised this person" in stuck["problem"]
    assert "a combination is needed" in stuck["problem"]
    assert (reviewer["status"], reviewer["problem"]) == ("opened", None)


async def test_own_figures_come_of_revealed_cards_alone(api: Api) -> None:
    world, first, second = World(reviewers=2), uuid4(), uuid4()
    await api.evaluation.tell(*world.work(first))
    (review_id, who), other = await api.assigned(world)
    reviewer = api.member(world, who)
    await api.seal(world, (review_id, who), GOOD)
    before = (await reviewer.get("/reviewers/me")).json()
    await api.seal(world, other, (4, 4, 4, 4))
    after = (await reviewer.get("/reviewers/me")).json()
    world.project_id = uuid4()
    await api.evaluation.tell(*world.delivered(second, 2))
    (again,) = [one for one in await api.assigned(world, second) if one[1] == who]

    sealed_only = await api.seal(world, again, (1, 1, 1, 1))

    assert (sealed_only.status_code, sealed_only.json()["status"]) == (200, "sealed")
    assert (before["rubrics"], before["open"]) == ([], 0)
    (row,) = after["rubrics"]
    assert (row["diagnosis"]["reviews"], row["diagnosis"]["flags"], row["calibration"]) == (1, [], "calibrating")
    assert float(row["diagnosis"]["severity"]) < 0
    assert row["words"][0].startswith("You score ")
    assert "more generous" in row["words"][0]
    assert len(row["words"]) == 4
    assert (await reviewer.get("/reviewers/me")).json() == after


async def test_figures_of_single_reviewers_are_for_hr_partners_and_operators(api: Api, world: World) -> None:
    engagement, partner, operator = uuid4(), uuid4(), uuid4()
    await api.evaluation.tell(
        *world.work(engagement),
        world.member(partner, roles=("hr_partner",)),
        world.member(operator, roles=("operator",)),
    )
    await api.seal_all(world, engagement, GOOD, (4, 4, 4, 4))
    reviewed = {str(who) for _, who in await api.assigned(world)}

    manager, *each = [
        (await api.member(world, who).get("/reviewers")).json() for who in (world.manager_id, partner, operator)
    ]
    refused = await api.member(world, world.reviewer_ids[0]).get("/reviewers")

    (figures,) = manager["rubrics"]
    assert (figures["reviewers"], figures["scorecards"], figures["each"]) == (2, 2, None)
    assert (figures["flagged"], figures["sd_reviewer"]) == (None, None)
    assert [one["criterion_id"] for one in figures["criteria"]] == [one.id for one in STANDARD.criteria]
    assert not [who for who in reviewed if who in str(manager)]
    for shown in each:
        (told,) = shown["rubrics"]
        assert {one["member_id"] for one in told["each"]} == reviewed
        assert [one["diagnosis"]["reviews"] for one in told["each"]] == [1, 1]
    assert refused.status_code == 403


INSERT_WORK = """
    INSERT INTO evaluations (employer_id, evaluation_id, engagement_id, project_id, subject_id, candidate_label,
        rubric_id, rubric_version, policy_id, policy_version, wanted, status, appealed, summary_version, version, sequence)
    VALUES ($1, $2, gen_random_uuid(), $3, gen_random_uuid(), 'Candidate 1', $4, 1, gen_random_uuid(), 1, 2,
        'summary_published', false, 1, 1, 1)
"""
INSERT_REVIEW = """
    INSERT INTO reviews (employer_id, review_id, evaluation_id, position, reviewer_id, due_at, additional, status, overdue,
        scorecard_version, scorecard_status)
    VALUES ($1, $2, $3, $4, $5, now(), false, 'revealed', false, 1, 'final')
"""
INSERT_CARD = """
    INSERT INTO revealed_scorecards (employer_id, review_id, scorecard_version, evaluation_id, project_id, reviewer_id,
        rubric_id, rubric_version, document, nonce, revealed_at)
    VALUES ($1, $2, 1, $3, $4, $5, $6, 1, $7, '00', app.now() - $8::interval)
"""


async def reveal_long_ago(
    api: Api, world: World, days: int, marks: dict[UUID, int], count: int, *, spread: tuple[int, ...] = (3, 4, 3, 5)
) -> None:
    """`count` works revealed so long ago; each reviewer marks every criterion `marks` levels off the work's own level."""
    employer, rubric = world.employer_id, UUID(str(DEFAULT_RUBRIC_ID))
    for number in range(count):
        evaluation_id, project_id = uuid4(), uuid4()
        await api.evaluation.query(INSERT_WORK, employer, evaluation_id, project_id, rubric)
        for position, (who, off) in enumerate(marks.items()):
            level = spread[number % len(spread)]
            points = [min(5, max(1, level + off + (number + position + k) % 2)) for k in range(4)]
            document: dict[str, Any] = {
                "overall": "yes",
                "ratings": [
                    {"criterion": criterion.id, "points": one, "note": ""}
                    for criterion, one in zip(STANDARD.criteria, points, strict=True)
                ],
            }
            review_id = uuid4()
            await api.evaluation.query(INSERT_REVIEW, employer, review_id, evaluation_id, position, who)
            await api.evaluation.query(
                INSERT_CARD, employer, review_id, evaluation_id, project_id, who, rubric,
                orjson.dumps(document).decode(), timedelta(days=days),
            )  # fmt: skip


async def look(api: Api, world: World) -> None:
    async with transaction(api.evaluation.pool, employer_id=world.employer_id) as tx:
        timer = Timer(DRIFT, f"{DEFAULT_RUBRIC_ID}/1", tx.now, world.employer_id)
        await api.evaluation.inbound.timers.handlers[DRIFT](tx, timer)


async def test_who_becomes_stricter_is_told_once_and_no_score_changes(api: Api, world: World) -> None:
    operator = uuid4()
    await api.evaluation.tell(*world.staff(), world.member(operator, roles=("operator",)))
    moved, *others = world.reviewer_ids[:4]
    await reveal_long_ago(api, world, 120, dict.fromkeys((moved, *others), 0), 14)
    await look(api, world)
    quiet = await api.evaluation.published(world.employer_id, "reviewer.drift_detected")
    await reveal_long_ago(api, world, 20, {moved: -1, **dict.fromkeys(others, 0)}, 14)

    await look(api, world)
    await look(api, world)

    assert quiet == []
    found = await api.evaluation.published(world.employer_id, "reviewer.drift_detected")
    assert [UUID(data["reviewer_member_id"]) for _, data in found] == [moved]
    rows = await api.evaluation.query(
        "SELECT payload FROM messaging.deliveries WHERE employer_id = $1 AND channel = 'note'", world.employer_id
    )
    notes = {(one := orjson.loads(row["payload"]))["kind"]: one for row in rows}
    assert len(rows) == 2
    assert (notes["drift_own"]["to"], notes["drift"]["to"]) == (str(moved), str(operator))
    mails = [await letter(api, world, notes[kind]) for kind in ("drift_own", "drift")]
    assert "stricter" in mails[0].subject
    assert "Reviewer B marks differently" in mails[1].subject
    assert all("No score was changed for it" in one.text for one in mails)
    (own,) = (await api.member(world, moved).get("/reviewers/me")).json()["rubrics"]
    assert own["drifting"] is True
    assert [step["step"] for step in own["history"]] == ["drift_detected"]
    assert await api.evaluation.query("SELECT 1 FROM summaries WHERE employer_id = $1", world.employer_id) == []


async def test_a_reveal_looks_for_drift(api: Api, world: World) -> None:
    engagement = uuid4()
    await api.evaluation.tell(*world.work(engagement))

    await api.seal_all(world, engagement, GOOD, GOOD)

    rows = await api.evaluation.query(
        "SELECT key FROM messaging.timers WHERE employer_id = $1 AND kind = $2", world.employer_id, DRIFT
    )
    assert [row["key"] for row in rows] == [f"{DEFAULT_RUBRIC_ID}/1"]
    await api.evaluation.fire(world.employer_id, DRIFT)
    assert await api.evaluation.published(world.employer_id, "reviewer.drift_detected") == []
