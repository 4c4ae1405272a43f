"""Reviewers who do not answer: reminded, reported, replaced in time, and at the deadline not waited for."""

from datetime import datetime, timedelta
from uuid import UUID, uuid4

from services.evaluation.handlers.commits import DEADLINE, OVERDUE, REMINDER, REPLACEMENT
from tests.integration.evaluation.conftest import GOOD, Api, World, card
from tests.integration.evaluation.stages import in_order, judged, letters, summaries


async def timers(api: Api, world: World, kind: str) -> dict[str, datetime]:
    rows = await api.evaluation.query(
        "SELECT key, due FROM messaging.timers WHERE employer_id = $1 AND kind = $2", world.employer_id, kind
    )
    return {row["key"]: row["due"] for row in rows}


async def test_a_silent_reviewer_is_reminded_reported_and_replaced_before_the_deadline(api: Api, world: World) -> None:
    engagement = uuid4()
    await api.evaluation.tell(*world.work(engagement))
    sealed, (silent, silent_by) = await api.assigned(world)
    await api.seal(world, sealed, GOOD)
    reviewer = api.member(world, silent_by)
    await reviewer.put(f"/reviews/{silent}/draft", json=card(*GOOD))

    await api.evaluation.fire(world.employer_id, REMINDER)
    await api.evaluation.fire(world.employer_id, OVERDUE)
    reported = await letters(api, world, "review_reminder", "review_overdue")
    replaced_at = (await timers(api, world, REPLACEMENT))[str(silent)]
    still_theirs = (await reviewer.get(f"/reviews/{silent}")).json()["overdue"]
    await api.evaluation.fire(world.employer_id, REPLACEMENT)

    deadline = world.now + timedelta(days=7)
    assert still_theirs is True
    assert deadline - timedelta(days=2) < replaced_at < deadline
    assert [mail.to for mail in reported] == [f"{str(one)[:8]}@example.com" for one in (silent_by, world.manager_id)]
    told = reported[1]
    for part in (told.text, told.html):
        assert "1 of 2" in part
        assert "Reviewer B" in part
        assert f"/recommendations/{engagement}" in part
    (taken,) = [data for _, data in await api.evaluation.published(world.employer_id, "review.reassigned")]
    assert (taken["review_id"], taken["reason"]) == (str(silent), "late")
    *_, (new, new_by) = await api.assigned(world)
    assert new_by not in {silent_by, sealed[1]}
    assert await api.evaluation.query("SELECT 1 FROM drafts WHERE review_id = $1", silent) == []
    refused = await reviewer.post(f"/reviews/{silent}/seal", json=card(*GOOD))
    assert refused.status_code == 409
    assert "due date had passed" in refused.json()["detail"]
    (goodbye,) = await letters(api, world, "review_taken")
    assert goodbye.to == f"{str(silent_by)[:8]}@example.com"
    assert "due date had passed" in goodbye.text
    assert "Candidate" not in goodbye.text + goodbye.html

    assert (await api.seal(world, (new, new_by), GOOD)).status_code == 200
    (summary,) = await summaries(api, world)
    assert summary["reviews"] == 2
    assert await in_order(api, world)


async def test_a_late_card_is_better_than_none(api: Api) -> None:
    world, engagement = World(reviewers=2), uuid4()
    await api.evaluation.tell(*world.work(engagement))
    (sealed, late) = await api.assigned(world)
    await api.seal(world, sealed, GOOD)
    await api.evaluation.fire(world.employer_id, OVERDUE)

    await api.evaluation.fire(world.employer_id, REPLACEMENT)

    assert await api.evaluation.published(world.employer_id, "review.reassigned") == []
    assert (await api.seal(world, late, GOOD)).status_code == 200
    (summary,) = await summaries(api, world)
    assert summary["reviews"] == 2


async def test_whoever_seals_in_time_is_neither_reported_nor_replaced(api: Api, world: World) -> None:
    engagement = uuid4()
    await api.evaluation.tell(*world.work(engagement), world.confirmed(uuid4(), 2))
    await api.seal_all(world, engagement, GOOD)
    (_, waiting) = await api.assigned(world)

    assert set(await timers(api, world, OVERDUE)) == {str(waiting[0])}
    await api.evaluation.fire(world.employer_id, OVERDUE)
    await api.seal(world, waiting, GOOD)
    assert await timers(api, world, REPLACEMENT) == {}
    assert await letters(api, world, "review_overdue") == []


async def test_all_late_and_nobody_left_still_ends_at_the_deadline(api: Api) -> None:
    world, engagement = World(reviewers=2), uuid4()
    await api.evaluation.tell(*world.work(engagement))
    for kind in (OVERDUE, REPLACEMENT, DEADLINE):
        await api.evaluation.fire(world.employer_id, kind)

    (summary,) = await summaries(api, world)
    assert (summary["reviews"], summary["recommendation"]) == (0, "insufficient_evidence")
    reasons = [data["reason"] for _, data in await api.evaluation.published(world.employer_id, "review.reassigned")]
    assert reasons == ["deadline", "deadline"]
    assert len(await api.evaluation.published(world.employer_id, "review.overdue")) == 2
    left = await api.evaluation.query(
        "SELECT DISTINCT kind FROM messaging.timers WHERE employer_id = $1 ORDER BY kind", world.employer_id
    )
    assert [row["kind"] for row in left] == ["evaluation.appeals", "reviewers.drift"]
    assert len(await letters(api, world, "review_taken")) == 2


async def test_with_little_time_the_due_date_is_the_deadline_itself(api: Api, world: World) -> None:
    engagement = uuid4()
    *staff, project, started, confirmed, completed = world.work(engagement)
    project = world.project(review_by=world.now + timedelta(days=2))
    await api.evaluation.tell(*staff, project, started, confirmed, completed)

    due = [row["due_at"] for row in await api.evaluation.query("SELECT due_at FROM reviews")]

    assert due == [world.now + timedelta(days=2)] * 2
    assert await timers(api, world, OVERDUE) == {}


async def test_a_reviewer_asked_after_the_deadline_has_three_days_and_is_replaced_too(api: Api, world: World) -> None:
    engagement = await judged(api, world, GOOD, GOOD)
    await api.evaluation.pass_("10 days")
    await api.evaluation.tell(world.review_requested(engagement))
    *_, (asked, _) = await api.assigned(world)

    (due,) = (await timers(api, world, OVERDUE)).values()
    (deadline,) = (await timers(api, world, DEADLINE)).values()
    await api.evaluation.fire(world.employer_id, OVERDUE)
    await api.evaluation.fire(world.employer_id, REPLACEMENT)

    assert deadline - due == timedelta(days=3)
    (*_, (new, _)) = await api.assigned(world)
    assert new != asked
    assert (await timers(api, world, DEADLINE))[str(await evaluation_of(api, engagement))] > deadline


async def evaluation_of(api: Api, engagement: UUID) -> UUID:
    (row,) = await api.evaluation.query("SELECT evaluation_id FROM evaluations WHERE engagement_id = $1", engagement)
    found: UUID = row["evaluation_id"]
    return found


async def test_cancelled_work_is_reviewed_no_more_and_what_was_sealed_is_void(api: Api, world: World) -> None:
    gone, stays = uuid4(), uuid4()
    await api.evaluation.tell(*world.work(gone, stays))
    (sealed, sealed_by), (open_, open_by) = await api.assigned(world, gone)
    await api.seal(world, (sealed, sealed_by), GOOD)
    await api.seal_all(world, stays, GOOD, GOOD)

    await api.evaluation.tell(world.withdrawn(gone))

    events = [
        kind for kind, data in await api.evaluation.published(world.employer_id) if data["engagement_id"] == str(gone)
    ]
    assert events[-3:] == ["review.reassigned", "scorecard.voided", "evaluation.cancelled"]
    (voided,) = [data for _, data in await api.evaluation.published(world.employer_id, "scorecard.voided")]
    assert (voided["review_id"], voided["reason"]) == (str(sealed), "cancelled")
    refused = await api.member(world, open_by).post(f"/reviews/{open_}/seal", json=card(*GOOD))
    assert refused.status_code == 409
    assert "not judged any more" in refused.json()["detail"]
    assert str(open_) not in (await api.member(world, open_by).get("/reviews")).text
    mails = await letters(api, world, "review_taken", "card_voided")
    assert {mail.to for mail in mails} == {f"{str(one)[:8]}@example.com" for one in (sealed_by, open_by)}
    # the others' panel does not wait for who has gone
    (summary,) = await summaries(api, world)
    assert summary["engagement_id"] == str(stays)
    assert await in_order(api, world)


async def test_revealed_cards_of_cancelled_work_still_teach_the_panel(api: Api, world: World) -> None:
    gone = await judged(api, world, GOOD, GOOD)
    await api.evaluation.tell(world.review_requested(gone), world.withdrawn(gone))
    stays = uuid4()
    world.project_id = uuid4()
    await api.evaluation.tell(*world.delivered(stays, 2))
    await api.seal_all(world, stays, GOOD, GOOD)

    last = (await summaries(api, world))[-1]
    assert (last["engagement_id"], len(last["panel_input"]["scorecards"])) == (str(stays), 4)
