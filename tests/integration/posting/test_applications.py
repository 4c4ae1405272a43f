"""Applications over HTTP: from applying to the seat, and everything that keeps somebody from it."""

import asyncio
import json
from typing import Any
from uuid import uuid4

import pytest

from services.posting.handlers import projects
from shared.messaging import transaction
from tests.integration.posting.conftest import Api, Posting
from tests.integration.posting.project import P, Published, publish


@pytest.fixture
async def project(api: Api, posting: Posting) -> Published:
    return await publish(api, posting, seats=2)


async def test_candidates_are_numbered_and_judged_by_what_they_answer(project: Published) -> None:
    for number in (4, 9):
        await project.apply(number, answers={"Why you?": f"Reason {number}"})

    listed = (await project.manager.get(f"{P}/projects/{project.id}/applications")).json()["items"]

    assert [(one["candidate_label"], one["status"]) for one in listed] == [
        ("Candidate 1", "submitted"), ("Candidate 2", "submitted"),
    ]  # fmt: skip
    assert listed[1]["answers"] == {"Why you?": "Reason 9"}
    assert "Person" not in json.dumps(listed)
    assert "example.com" not in json.dumps(listed)


async def test_pages_of_applications_follow_each_other(project: Published) -> None:
    for number in (1, 2, 3):
        await project.apply(number)
    path = f"{P}/projects/{project.id}/applications"

    first = (await project.manager.get(path, params={"limit": 2})).json()
    rest = (await project.manager.get(path, params={"limit": 2, "after": first["next"]})).json()

    assert [one["candidate_label"] for one in first["items"] + rest["items"]] == [
        "Candidate 1", "Candidate 2", "Candidate 3",
    ]  # fmt: skip
    assert rest["next"] is None


async def test_one_application_per_person_and_project(project: Published) -> None:
    key = {"Idempotency-Key": str(uuid4())}
    person, path = await project.described(1), f"{P}/projects/{project.id}/applications"

    first = await person.post(path, json={}, headers=key)
    repeated = await person.post(path, json={}, headers=key)
    again = await person.post(path, json={})

    assert (first.status_code, repeated.status_code, again.status_code) == (201, 201, 409)
    assert first.json() == repeated.json()
    assert "as Candidate 1" in again.json()["detail"]
    assert await project.kinds("posting.application.v1") == ["application.submitted"]


async def test_who_comes_too_late_is_told_so(project: Published) -> None:
    await project.later("8 days")

    late = await project.apply(1)
    async with transaction(project.posting.pool, employer_id=project.employer.id) as tx:
        await projects.close(tx, project.id, actor="test")
    closed = await project.apply(2)
    nowhere = await project.candidate(1).post(f"{P}/projects/{uuid4()}/applications", json={})

    assert (late.status_code, late.json()["findings"][0]["rule"]) == (422, "deadline_passed")
    assert (closed.status_code, "closed_to_applications" in closed.json()["detail"]) == (409, True)
    assert nowhere.status_code == 404


async def test_nobody_applies_without_saying_who_they_are(project: Published) -> None:
    unknown = await project.candidate(1).post(f"{P}/projects/{project.id}/applications", json={})
    staff = await project.manager.post(f"{P}/projects/{project.id}/applications", json={})

    assert (unknown.status_code, staff.status_code) == (404, 403)


async def test_the_project_starts_when_every_seat_is_confirmed(project: Published) -> None:
    await project.select(1, 2)

    await project.answer(1, "confirm")
    waiting = await project.engagement(1)
    done = await project.answer(2, "confirm")

    assert (waiting["status"], done.json()["status"]) == ("pending_start", "confirmed")
    mine = await project.engagement(1)
    assert mine["status"] == "active"
    assert mine["deliver_by"] is not None
    assert await project.kinds("posting.engagement.v1") == [
        "engagement.confirmed", "engagement.confirmed", "engagement.started", "engagement.started",
    ]  # fmt: skip
    events = await project.posting.published("posting.project.v1")
    assert [type_.split(".")[4] for type_, _ in events][-2:] == ["closed_to_applications", "started"]
    both = {(await project.engagement(number))["engagement_id"] for number in (1, 2)}
    assert set(events[-1][1]["engagement_ids"]) == both


async def test_no_more_are_selected_than_there_are_seats(project: Published) -> None:
    await project.select(1, 2)
    await project.apply(3)
    await project.decide(3, "review", "shortlist")

    third = await project.manager.post(f"{P}/applications/{project.applications[3]}/select", json={})

    assert (third.status_code, third.json()["findings"][0]["rule"]) == (422, "all_taken")


async def test_two_managers_cannot_give_the_last_seat_twice(project: Published) -> None:
    await project.select(1)
    for number in (2, 3):
        await project.apply(number)
        await project.decide(number, "review", "shortlist")

    answers = await asyncio.gather(
        *(project.manager.post(f"{P}/applications/{project.applications[n]}/select", json={}) for n in (2, 3))
    )

    assert sorted(answer.status_code for answer in answers) == [200, 422]


async def test_who_declines_leaves_the_seat_to_the_first_of_the_waitlist(project: Published) -> None:
    await project.select(1, 2)
    for number in (3, 4):
        await project.apply(number)
    await project.decide(4, "waitlist")
    await project.decide(3, "waitlist")

    await project.answer(1, "decline")

    assert [await project.status(number) for number in (1, 3, 4)] == ["selection_declined", "waitlisted", "selected"]
    moved = (await project.posting.published("posting.application.v1"))[-1][1]
    assert (moved["candidate_label"], moved["from_waitlist"]) == ("Candidate 4", True)
    assert moved["selected_by"] == str(project.employer.members["manager"])


async def test_who_does_not_answer_in_three_days_lapses(project: Published) -> None:
    await project.select(1)
    await project.apply(2)
    await project.decide(2, "waitlist")

    await project.later("2 days 23 hours")
    before = await project.status(1)
    await project.later("2 hours")
    confirmed = await project.answer(1, "confirm")

    assert (before, await project.status(1), await project.status(2)) == ("selected", "lapsed", "selected")
    assert (confirmed.status_code, confirmed.json()["state"], confirmed.json()["allowed"]) == (409, "lapsed", [])
    assert "application.lapsed" in await project.kinds("posting.application.v1")


async def test_when_nobody_is_left_on_the_waitlist_a_closed_project_starts_with_fewer(project: Published) -> None:
    await project.select(1, 2)
    await project.answer(1, "confirm")
    async with transaction(project.posting.pool, employer_id=project.employer.id) as tx:
        await projects.close(tx, project.id, actor="test")

    await project.answer(2, "decline")

    assert (await project.engagement(1))["status"] == "active"


async def test_a_rejection_has_a_coded_reason_and_can_be_taken_back(project: Published) -> None:
    await project.apply(1)
    path = f"{P}/applications/{project.applications[1]}"

    without = await project.manager.post(f"{path}/reject", json={})
    wrong = await project.manager.post(f"{path}/reject", json={"rejection_reason": "too old"})
    rejected = await project.decide(1, "reject", rejection_reason="skills_not_shown")
    back = await project.decide(1, "reinstate")

    assert (without.status_code, wrong.status_code) == (422, 422)
    assert rejected.json()["rejection_reason"] == "skills_not_shown"
    assert (back.json()["status"], back.json()["rejection_reason"]) == ("under_review", None)
    assert await project.kinds("posting.application.v1") == [
        "application.submitted", "application.rejected", "application.reinstated",
    ]  # fmt: skip


async def test_an_illegal_move_names_state_and_allowed_ones_and_a_stale_one_does_nothing(project: Published) -> None:
    await project.apply(1)
    path = f"{P}/applications/{project.applications[1]}"

    illegal = await project.manager.post(f"{path}/shortlist", json={})
    stale = await project.manager.post(f"{path}/review", json={"version": 7})

    assert (illegal.status_code, illegal.json()["state"]) == (409, "submitted")
    assert illegal.json()["allowed"] == ["rejected", "under_review", "waitlisted", "withdrawn"]
    assert (stale.status_code, await project.status(1)) == (409, "submitted")


async def test_other_employers_and_other_people_find_nothing(project: Published) -> None:
    await project.apply(1)
    other = await publish(project.api, project.posting, "other")
    stranger, somebody = other.api.staff(other.employer, "manager", name="other"), await project.described(2)
    path = f"{P}/applications/{project.applications[1]}"

    refused = [
        await stranger.get(path),
        await stranger.post(f"{path}/review", json={}),
        await stranger.get(f"{P}/projects/{project.id}/applications"),
        await somebody.get(path),
        await somebody.post(f"{path}/withdraw", json={}),
        await somebody.post(f"{path}/confirm", json={}),
    ]
    rights = [
        await project.supervisor.post(f"{path}/review", json={}),
        await project.candidate(1).post(f"{path}/select", json={}),
        await project.manager.post(f"{path}/confirm", json={}),
        await project.candidate(1).get(f"{P}/projects/{project.id}/applications"),
    ]

    assert [answer.status_code for answer in refused] == [404] * 6
    assert [answer.status_code for answer in rights] == [403] * 4
    assert await project.status(1) == "submitted"


async def test_the_name_is_for_who_selected_and_not_before(project: Published) -> None:
    await project.apply(1)
    path = f"{P}/applications/{project.applications[1]}"
    before = (await project.manager.get(path)).json()
    await project.decide(1, "review", "shortlist", "select")

    after = (await project.manager.get(path)).json()
    colleague = (await project.api.staff(project.employer, "partner").get(path)).json()

    assert (before["candidate_name"], after["candidate_name"]) == (None, "Person 1")
    assert (colleague["status"], colleague["candidate_name"]) == ("selected", None)


async def test_conflict_tokens_are_equal_within_an_employer_only(project: Published) -> None:
    other = await publish(project.api, project.posting, "other")
    for where in (project, other):
        person = await where.described(1, institution="University of Somewhere")
        made = await person.post(f"{P}/projects/{where.id}/applications", json={"conflicts": ["Reviewer B"]})
        where.applications[1] = made.json()["application_id"]
    person = await project.described(2, institution=" university of  somewhere")
    await person.post(f"{P}/projects/{project.id}/applications", json={})

    rows = await project.posting.query("SELECT employer_id, number, conflict_tokens FROM applications")

    tokens: dict[Any, list[str]] = {(row["employer_id"], row["number"]): row["conflict_tokens"] for row in rows}
    mine, same = tokens[project.employer.id, 1], tokens[project.employer.id, 2]
    assert (len(mine), mine[0]) == (2, same[0])
    assert not set(mine) & set(tokens[other.employer.id, 1])


async def test_answers_are_gone_with_the_key_of_who_gave_them(project: Published) -> None:
    await project.apply(1, answers={"Who are you?": "My name is Person 1"})
    path = f"{P}/applications/{project.applications[1]}"
    before = (await project.manager.get(path)).json()

    await project.posting.query("UPDATE candidates SET wrapped_key = NULL")

    mine = (await project.candidate(1).get(f"{P}/me/applications")).json()["items"]
    assert before["answers"] == {"Who are you?": "My name is Person 1"}
    assert (await project.manager.get(path)).json() == before | {"answers": {}}
    assert [one["answers"] for one in mine] == [{}]


async def test_every_change_is_in_the_audit_log_without_the_answers(project: Published) -> None:
    await project.apply(1, answers={"Who are you?": "My name is Person 1"})
    await project.decide(1, "reject", rejection_reason="not_available")

    rows = await project.posting.query(
        "SELECT actor, action, version, before, after, why FROM audit WHERE entity = 'application' ORDER BY id"
    )

    assert [(row["action"], row["version"], row["why"]) for row in rows] == [
        ("submitted", 1, None), ("rejected", 2, "not_available"),
    ]  # fmt: skip
    assert rows[1]["actor"] == f"member:{project.employer.members['manager']}"
    assert rows[0]["before"] is None
    was, now = json.loads(rows[1]["before"]), json.loads(rows[1]["after"])
    assert (was["status"], now["status"]) == ("submitted", "rejected")
    assert "subject_id" in rows[0]["after"]
    assert "subject_id" not in rows[1]["before"] + rows[1]["after"], "only what changed"
    assert "Person 1" not in "".join(str(row) for row in rows)


async def test_answers_at_the_same_moment_start_the_project_once(api: Api, posting: Posting) -> None:
    crowded = await publish(api, posting, "crowded", seats=4)
    manager = api.staff(crowded.employer, "manager", name="crowded")
    for number in (1, 2, 3, 4, 5):
        await crowded.apply(number)
        moves = ("review", "waitlist") if number == 5 else ("review", "shortlist", "select")
        for move in moves:
            await manager.post(f"{P}/applications/{crowded.applications[number]}/{move}", json={})
    await crowded.answer(1, "confirm")
    mine = (await crowded.engagement(1))["engagement_id"]

    answers = await asyncio.gather(
        crowded.answer(2, "confirm"),
        crowded.answer(3, "decline"),
        crowded.answer(4, "confirm"),
        crowded.candidate(1).post(f"{P}/engagements/{mine}/cancel", json={"reason": "ill"}),
    )
    last = await crowded.answer(5, "confirm")

    assert [answer.status_code for answer in (*answers, last)] == [200] * 5
    kinds = await crowded.kinds("posting.project.v1")
    assert kinds.count("project.started") == 1
    assert [(await crowded.engagement(number))["status"] for number in (2, 4, 5)] == ["active"] * 3
