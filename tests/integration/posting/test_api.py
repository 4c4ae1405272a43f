"""Requests to posting's API as its callers make them: with tokens of an issuer, with API keys, with none."""

import asyncio
import hashlib
import hmac
import json
from typing import Any
from uuid import UUID, uuid4

import pytest

from tests.integration.posting.conftest import Api, Employer, Posting, template, wish
from tests.integration.posting.project import publish

P = "/posting/api"


@pytest.fixture
async def employer(posting: Posting) -> Employer:
    return await posting.employer(template=template())


def definition(**changes: Any) -> dict[str, Any]:
    return {name: value for name, value in wish().items() if name != "external_project_id"} | changes


async def test_a_project_goes_from_draft_to_published_by_hand(api: Api, employer: Employer) -> None:
    partner = api.staff(employer, "partner")

    drafted = await partner.post(f"{P}/projects", json=definition())
    path = f"{P}/projects/{drafted.json()['project_id']}"
    statuses = [drafted.json()["status"]]
    for step in ("submit", "approve", "publish"):
        moved = await partner.post(f"{path}/{step}", json={"version": (await partner.get(path)).json()["version"]})
        assert moved.status_code == 200, moved.text
        statuses.append(moved.json()["status"])

    assert drafted.status_code == 201
    assert statuses == ["draft", "pending_approval", "approved", "published"]
    assert moved.json()["terms"]["seats"] == 3


async def test_a_draft_shows_its_findings_and_cannot_be_submitted_with_them(api: Api, employer: Employer) -> None:
    partner = api.staff(employer, "partner")
    drafted = (await partner.post(f"{P}/projects", json=definition(hours=60))).json()

    refused = await partner.post(f"{P}/projects/{drafted['project_id']}/submit", json={})

    assert [(one["field"], one["rule"]) for one in drafted["findings"]] == [("hours", "out_of_range")]
    assert refused.status_code == 422
    assert refused.headers["content-type"] == "application/problem+json"
    assert [one["field"] for one in refused.json()["findings"]] == ["hours"]
    mended = await partner.put(f"{P}/projects/{drafted['project_id']}", json=definition(hours=20, fee=None))
    assert (mended.status_code, mended.json()["findings"]) == (200, [])


async def test_an_illegal_transition_names_state_and_allowed_moves(api: Api, employer: Employer) -> None:
    partner = api.staff(employer, "partner")
    drafted = (await partner.post(f"{P}/projects", json=definition())).json()

    refused = await partner.post(f"{P}/projects/{drafted['project_id']}/publish", json={})

    assert refused.status_code == 409
    assert (refused.json()["state"], refused.json()["allowed"]) == ("draft", ["cancelled", "pending_approval"])


async def test_a_stale_version_changes_nothing(api: Api, employer: Employer) -> None:
    partner = api.staff(employer, "partner")
    drafted = (await partner.post(f"{P}/projects", json=definition())).json()
    path = f"{P}/projects/{drafted['project_id']}"
    await partner.put(path, json=definition(seats=2))

    refused = await partner.post(f"{path}/submit", json={"version": drafted["version"]})

    assert refused.status_code == 409
    assert (await partner.get(path)).json()["status"] == "draft"


async def test_the_same_idempotency_key_makes_one_project_and_one_move(api: Api, employer: Employer) -> None:
    partner, key = api.staff(employer, "partner"), {"Idempotency-Key": str(uuid4())}
    body = definition()

    one = await partner.post(f"{P}/projects", json=body, headers=key)
    two = await partner.post(f"{P}/projects", json=body, headers=key)
    path = f"{P}/projects/{one.json()['project_id']}/submit"
    moves = [await partner.post(path, json={}, headers={"Idempotency-Key": "submit-1"}) for _ in range(2)]

    assert one.json() == two.json()
    assert [move.status_code for move in moves] == [200, 200]
    assert len((await partner.get(f"{P}/projects")).json()["items"]) == 1


async def test_lists_come_in_pages(api: Api, employer: Employer) -> None:
    partner = api.staff(employer, "partner")
    for number in range(3):
        await partner.post(f"{P}/projects", json=definition(title=f"Project {number}"))

    first = (await partner.get(f"{P}/projects", params={"limit": 2})).json()
    rest = (await partner.get(f"{P}/projects", params={"limit": 2, "after": first["next"]})).json()
    wrong = await partner.get(f"{P}/projects", params={"after": "!"})

    assert [one["title"] for one in first["items"] + rest["items"]] == ["Project 2", "Project 1", "Project 0"]
    assert rest["next"] is None
    assert wrong.status_code == 422


async def test_another_employers_project_does_not_exist(api: Api, posting: Posting, employer: Employer) -> None:
    other = await posting.employer("other")
    mine = (await api.staff(employer, "partner").post(f"{P}/projects", json=definition())).json()
    path = f"{P}/projects/{mine['project_id']}"
    stranger = api.staff(other, "partner", name="other")

    answers = [await stranger.get(path)]
    answers += [await stranger.post(f"{path}/{step}", json={}) for step in ("submit", "approve", "publish", "hold")]
    answers.append(await stranger.post(f"{path}/cancel", json={"reason": "not mine"}))
    admin = api.staff(other, "admin", name="other")
    answers.append(await admin.patch(f"{P}/members/{employer.members['manager']}", json={"name": "Mine"}))

    assert [answer.status_code for answer in answers] == [404] * 7


async def test_who_may_not_is_told_so_and_who_is_unknown_too(api: Api, employer: Employer) -> None:
    reviewer, nobody = api.staff(employer, "reviewer-b"), api.anybody()

    assert (await reviewer.post(f"{P}/projects", json=definition())).status_code == 403
    assert (await reviewer.post(f"{P}/members", json={})).status_code == 403
    assert (await nobody.get(f"{P}/projects")).status_code == 401
    assert (await api.with_token("not.a.token").get(f"{P}/projects")).status_code == 401
    assert (await api.staff(employer, "partner", expires_in=-60).get(f"{P}/projects")).status_code == 401
    assert (await api.machine("jw_0123456789abcdef_" + "x" * 43).get(f"{P}/outcomes")).status_code == 401


async def test_members_join_change_and_leave(api: Api, posting: Posting, employer: Employer) -> None:
    admin = api.staff(employer, "admin")
    new = {"subject": "example-new", "name": "Reviewer Q", "email": "Q@example.example.com", "roles": ["reviewer"]}

    joined = (await admin.post(f"{P}/members", json=new)).json()
    twice = await admin.post(f"{P}/members", json=new)
    path = f"{P}/members/{joined['member_id']}"
    changed = (await admin.patch(path, json={"roles": ["reviewer", "supervisor"]})).json()
    left = (await admin.post(f"{path}/leave", json={})).json()
    again = await admin.post(f"{path}/leave", json={})

    assert joined["email"] == "q@example.example.com"
    assert [one["field"] for one in twice.json()["findings"]] == ["subject", "email"]
    assert changed["roles"] == ["reviewer", "supervisor"]
    assert (left["status"], again.status_code) == ("left", 409)
    kinds = [type_.rsplit(".", 2)[1] for type_, _ in await posting.published("posting.member.v1")]
    assert kinds[-3:] == ["joined", "changed", "left"]
    assert (await api.staff(employer, "new").get(f"{P}/projects")).status_code == 401


async def test_the_template_and_the_versions_to_pin_are_shown(api: Api, employer: Employer) -> None:
    admin = api.staff(employer, "admin")

    changed = await admin.put(f"{P}/employer/template", json={"hours": 10, "days_to_apply": 3})
    refused = await admin.put(f"{P}/employer/template", json={"days_to_apply": 0, "custom_fields": {"salary": "x"}})
    shown = (await admin.get(f"{P}/employer")).json()

    assert changed.status_code == 200, changed.text
    assert [one["field"] for one in refused.json()["findings"]] == ["days_to_apply", "custom_fields.salary"]
    assert (shown["template"]["hours"], shown["template"]["days_to_apply"]) == ("10", 3)
    assert shown["policy"]["version"] == 1


async def test_a_cloudevent_over_http_is_taken_and_found_again_by_either_id(api: Api, employer: Employer) -> None:
    machine = api.machine(employer.registration.api_key.text)
    headers = {
        "ce-specversion": "1.0",
        "ce-id": "evt-1",
        "ce-source": employer.source,
        "ce-type": "hr.project.requested",
    }

    taken = await machine.post(f"{P}/hr-events", json=wish(), headers=headers)
    again = await machine.post(f"{P}/hr-events", json=wish() | {"title": "Another"}, headers=headers)
    by_theirs = (await machine.get(f"{P}/hr-events/evt-1", params={"source": employer.source})).json()
    by_ours = (await machine.get(taken.headers["location"])).json()

    assert taken.status_code == 202, taken.text
    assert (again.status_code, again.json()["findings"][0]["rule"]) == (422, "reused")
    assert by_ours["status"] == "accepted"
    assert by_theirs["event_id"] == by_ours["event_id"] == "evt-1"
    outcomes = (await machine.get(f"{P}/outcomes")).json()
    assert [one["milestone"] for one in outcomes["items"]] == ["published"]
    rest = await machine.get(f"{P}/outcomes", params={"after": outcomes["items"][0]["cursor"]})
    assert rest.json() == {"items": [], "next": None}


async def test_a_refused_cloudevent_is_a_problem_with_its_findings(api: Api, employer: Employer) -> None:
    machine = api.machine(employer.registration.api_key.text)
    document = {"specversion": "1.0", "id": "e", "source": employer.source, "type": "hr.project.requested"}
    structured = {"content-type": "application/cloudevents+json"}

    bad = await machine.post(
        f"{P}/hr-events", content=json.dumps(document | {"data": wish(hours=60, supervisor="x@example.com")}),
        headers=structured,
    )  # fmt: skip
    broken = await machine.post(f"{P}/hr-events", content=b"{", headers=structured)
    surrogate = await machine.post(
        f"{P}/hr-events", content=json.dumps(document | {"id": "f", "data": {"title": "\ud800"}}), headers=structured
    )
    large = await machine.post(f"{P}/hr-events", content=b" " * 5_000_000, headers=structured)

    assert bad.status_code == 422
    assert {one["field"] for one in bad.json()["findings"]} == {"hours", "supervisor"}
    assert (broken.status_code, surrogate.status_code, large.status_code) == (422, 422, 413)
    assert (await machine.get(f"{P}/hr-events/e")).json()["status"] == "rejected"


async def test_a_key_does_not_speak_for_another_employers_source(
    api: Api, posting: Posting, employer: Employer
) -> None:
    other = await posting.employer("other")
    machine = api.machine(other.registration.api_key.text)
    headers = {
        "ce-specversion": "1.0",
        "ce-id": "evt-1",
        "ce-source": employer.source,
        "ce-type": "hr.project.requested",
    }

    refused = await machine.post(f"{P}/hr-events", json=wish(), headers=headers)

    assert [one["rule"] for one in refused.json()["findings"]] == ["unknown"]
    assert (await machine.get(f"{P}/projects")).json()["items"] == []
    assert (await api.machine(employer.registration.api_key.text).get(f"{P}/hr-events/evt-1")).status_code == 404


async def test_greenhouse_needs_the_right_signature(api: Api, posting: Posting, employer: Employer) -> None:
    webhook = employer.registration.webhook
    path, body = f"{P}/webhooks/greenhouse/{webhook.key}", b'{"action": "ping", "payload": {}}'
    signature = hmac.new(webhook.secret.encode(), body, hashlib.sha256).hexdigest()
    anybody = api.anybody()

    wrong = [
        await anybody.post(path, content=body),
        await anybody.post(path, content=body, headers={"Signature": f"sha256 {'0' * 64}"}),
        await anybody.post(path, content=body + b" ", headers={"Signature": f"sha256 {signature}"}),
    ]
    stored = await posting.query("SELECT 1 FROM hr_events")
    right = await anybody.post(path, content=body, headers={"Signature": f"sha256 {signature}"})
    nowhere = await anybody.post(path + "x", content=body, headers={"Signature": f"sha256 {signature}"})

    assert [answer.status_code for answer in wrong] == [401] * 3
    assert stored == []
    assert (right.status_code, right.json()["status"]) == (200, "ignored")
    assert nowhere.status_code == 404


async def test_candidates_find_published_projects_only(api: Api, posting: Posting, employer: Employer) -> None:
    partner, candidate = api.staff(employer, "partner"), api.candidate("candidate-7")
    await partner.post(f"{P}/projects", json=definition(title="Still a draft"))
    machine = api.machine(employer.registration.api_key.text)
    headers = {
        "ce-specversion": "1.0",
        "ce-id": "evt-1",
        "ce-source": employer.source,
        "ce-type": "hr.project.requested",
    }
    await machine.post(f"{P}/hr-events", json=wish(), headers=headers)

    openings = (await candidate.get(f"{P}/openings")).json()

    assert [one["title"] for one in openings["items"]] == [wish()["title"]]
    assert "reviewer_member_ids" not in openings["items"][0]
    assert (await candidate.get(f"{P}/projects")).status_code == 403


async def test_every_route_but_the_signed_ones_consults_the_table(api: Api) -> None:
    from services.posting import access

    consulted = api.consulted()

    assert len(consulted) > 20
    open_to_all = {path for pair, path in consulted if pair is None}
    sign_in = {f"/posting/auth/{step}" for step in ("login", "callback", "logout")}
    machines = {"/health/live", "/health/ready", "/metrics", "/posting/api/webhooks/greenhouse/{source_key}"}
    assert open_to_all == sign_in | machines
    for pair, _ in consulted:
        if pair is not None:
            action, resource = pair
            assert access.ACCESS[resource][action]


async def test_only_one_of_those_who_saw_the_same_version_moves_a_project(api: Api, posting: Posting) -> None:
    project = await publish(api, posting)
    path = f"/posting/api/projects/{project.id}"
    seen = (await project.manager.get(path)).json()["version"]

    answers = await asyncio.gather(
        *(
            project.manager.post(f"{path}/hold", json={"version": seen}, headers={"Idempotency-Key": f"key-{number}"})
            for number in range(4)
        )
    )

    assert sorted(answer.status_code for answer in answers) == [200, 409, 409, 409]
    shown = (await project.manager.get(path)).json()
    assert (shown["status"], shown["version"]) == ("on_hold", seen + 1)
    nowhere = await project.manager.post(f"/posting/api/projects/{UUID(int=7)}/hold", json={})
    assert nowhere.status_code == 404


async def test_a_repeated_move_gets_the_first_answer_whatever_happened_since(api: Api, posting: Posting) -> None:
    project = await publish(api, posting)
    path, key = f"/posting/api/projects/{project.id}", {"Idempotency-Key": "hold-it"}
    first = await project.manager.post(f"{path}/hold", json={}, headers=key)
    await project.manager.post(f"{path}/resume", json={})

    again = await project.manager.post(f"{path}/hold", json={}, headers=key)

    assert (again.status_code, again.json()) == (200, first.json())
    assert again.headers["idempotent-replayed"] == "true"
    assert (await project.manager.get(path)).json()["status"] == "published"
