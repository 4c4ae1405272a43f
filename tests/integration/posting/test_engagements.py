"""Work over HTTP: versions in, the reviewer's copy out, changes, acceptance, silence and missed deadlines."""

import hashlib
from datetime import datetime, timedelta
from pathlib import Path
from uuid import uuid4

import pytest

from services.posting.handlers import projects
from shared.blobs import FolderReader
from shared.messaging import transaction
from tests.integration.posting.conftest import Api, Posting
from tests.integration.posting.project import P, Published, deliver, files, link, publish, supervise
from tests.unit.posting.scrub import pdfs

PDF = pdfs.report(author="Person 1")


@pytest.fixture
async def project(api: Api, posting: Posting) -> Published:
    """One person at work on two deliverables."""
    made = await publish(api, posting, seats=1)
    await made.select(1)
    done = await made.answer(1, "confirm")
    assert done.status_code == 200, done.text
    return made


async def test_the_candidate_sees_what_is_expected_until_when(project: Published) -> None:
    mine = await project.engagement(1)

    assert [(one["title"], one["status"], one["versions"]) for one in mine["deliverables"]] == [
        ("Report", "expected", []), ("Slides", "expected", []),
    ]  # fmt: skip
    assert mine["deliver_by"] == (await project.last("engagement.started"))["deliver_by"]


async def test_a_file_is_kept_as_it_came_beside_a_neutral_copy(project: Published, tmp_path: Path) -> None:
    done = await deliver(project, 1, 0, PDF, name="Person 1 report.pdf")

    (version,) = done.json()["deliverables"][0]["versions"]
    digest = hashlib.sha256(PDF).hexdigest()
    copy = FolderReader(tmp_path / "reviewers").get(version["copy_sha256"])
    assert done.status_code == 201
    assert (version["sha256"], version["media_type"]) == (digest, "application/pdf")
    assert version["removed"] == ["document properties"]
    assert FolderReader(tmp_path / "raw").get(digest) == PDF
    assert (b"Person 1" in PDF, b"Person 1" in copy) == (True, False)
    fact = await project.last("deliverable.submitted")
    assert (fact["sha256"], fact["version"], fact["kind"]) == (version["copy_sha256"], 1, "file")


async def test_the_supervisor_reads_the_copy_under_a_neutral_name(project: Published) -> None:
    await deliver(project, 1, 0, PDF, name="report.pdf")
    mine = await project.engagement(1)
    path = f"{P}/engagements/{mine['engagement_id']}/deliverables/{mine['deliverables'][0]['deliverable_id']}"

    read = await project.supervisor.get(f"{path}/versions/1/file")
    missing = await project.supervisor.get(f"{path}/versions/2/file")
    reviewer = await project.api.staff(project.employer, "reviewer-b").get(f"{path}/versions/1/file")

    assert read.headers["content-type"] == "application/pdf"
    assert read.headers["content-disposition"] == 'attachment; filename="deliverable-1-v1.pdf"'
    assert read.content.startswith(b"%PDF-1.")
    assert b"Person 1" not in read.content
    assert (missing.status_code, reviewer.status_code) == (404, 403)


async def test_what_is_wrong_with_a_version_is_named_and_nothing_is_kept(project: Published, tmp_path: Path) -> None:
    answers = [
        await deliver(project, 1, 0, PDF, sha256="0" * 64),
        await deliver(project, 1, 0, b"MZ\x90\x00", name="report.pdf"),
        await link(project, 1, 0, "http://example.com/work"),
        await link(project, 1, 0, ""),
    ]
    mine = await project.engagement(1)
    path = f"{P}/engagements/{mine['engagement_id']}/deliverables/{mine['deliverables'][0]['deliverable_id']}/versions"
    answers.append(await project.candidate(1).post(path, files={"other": ("a.txt", b"a")}))
    unknown = await link_to(project, uuid4())

    findings = [[one["field"] for one in answer.json()["findings"]] for answer in answers]
    assert [answer.status_code for answer in answers] == [422, 415, 422, 422, 422]
    assert findings == [["sha256"], ["file"], ["link"], ["link"], ["file", "sha256"]]
    assert unknown == 404
    assert files(tmp_path) == []
    assert (await project.engagement(1))["version"] == mine["version"]


async def link_to(project: Published, deliverable_id: object) -> int:
    mine = await project.engagement(1)
    path = f"{P}/engagements/{mine['engagement_id']}/deliverables/{deliverable_id}/versions"
    return (await project.candidate(1).post(path, json={"link": "https://example.com/work"})).status_code


async def test_from_the_first_version_to_the_acceptance(project: Published) -> None:
    await deliver(project, 1, 0, b"# Findings", name="findings.md")
    half = await project.engagement(1)
    await link(project, 1, 1, "https://example.com/slides")
    submitted = await project.engagement(1)

    back = await supervise(project, 1, 0, "request-changes", note="Shorter, please.")
    again = await deliver(project, 1, 0, b"# Short findings", name="findings.md")
    first = await supervise(project, 1, 0, "accept")
    second = await supervise(project, 1, 1, "accept")

    assert (half["status"], submitted["status"]) == ("active", "submitted")
    assert (back.json()["status"], back.json()["deliverables"][0]["note"]) == ("active", "Shorter, please.")
    assert (again.json()["status"], again.json()["deliverables"][0]["note"]) == ("submitted", "")
    assert (first.json()["status"], second.json()["status"]) == ("submitted", "completed")
    completed = await project.last("engagement.completed")
    assert completed["accepted_by"] == str(project.employer.members["supervisor"])
    report, slides = completed["deliverables"]
    assert (report["version"], report["file_name"], report["media_type"]) == (2, "deliverable-1-v2.md", "text/markdown")
    assert (slides["kind"], slides["link"], slides["media_type"]) == ("link", "https://example.com/slides", "text/html")
    assert (slides["removed"], slides["left"]) == ([], [])
    timers = [row["kind"] for row in await project.posting.query("SELECT kind FROM messaging.timers")]
    assert [kind for kind in timers if kind.startswith("engagement.")] == []


async def test_sequence_counts_every_event_of_an_engagement(project: Published) -> None:
    await link(project, 1, 0, "https://example.com/report")
    await link(project, 1, 1, "https://example.com/slides")
    await supervise(project, 1, 0, "accept")
    await supervise(project, 1, 1, "accept")

    rows = await project.posting.query(
        "SELECT headers ->> 'ce_sequence' AS sequence FROM messaging.outbox"
        " WHERE topic = 'posting.engagement.v1' ORDER BY id"
    )

    assert [int(row["sequence"]) for row in rows] == list(range(1, len(rows) + 1))


async def test_a_missed_deadline_makes_it_incomplete(project: Published) -> None:
    await link(project, 1, 0, "https://example.com/report")

    await project.later("22 days")
    late = await link(project, 1, 1, "https://example.com/slides")

    assert (late.status_code, late.json()["state"], late.json()["allowed"]) == (409, "incomplete", [])
    assert (await project.last("engagement.incomplete"))["reason"] == "missed_deadline"
    overdue = await project.last("deliverable.overdue")
    assert overdue["deliverable_id"] == (await project.engagement(1))["deliverables"][1]["deliverable_id"]


async def test_submitted_work_cannot_miss_the_deadline(project: Published) -> None:
    await project.later("20 days 23 hours")
    await link(project, 1, 0, "https://example.com/report")
    await link(project, 1, 1, "https://example.com/slides")

    await project.later("2 hours")

    assert (await project.engagement(1))["status"] == "submitted"


async def test_who_is_asked_for_changes_late_has_three_days(project: Published) -> None:
    await project.later("20 days")
    await link(project, 1, 0, "https://example.com/report")
    await link(project, 1, 1, "https://example.com/slides")
    await supervise(project, 1, 0, "request-changes", note="Shorter, please.")

    await project.later("2 days 23 hours")
    still = (await project.engagement(1))["status"]
    await project.later("2 hours")

    assert (still, (await project.engagement(1))["status"]) == ("active", "incomplete")


async def test_a_silent_supervisor_has_accepted_after_five_working_days(project: Published) -> None:
    await link(project, 1, 0, "https://example.com/report")
    await link(project, 1, 1, "https://example.com/slides")
    (timer,) = await project.posting.query(
        "SELECT due, app.now() AS now FROM messaging.timers WHERE kind = 'engagement.silence'"
    )

    await project.later("4 days")
    before = (await project.engagement(1))["status"]
    await project.later("4 days")

    due: datetime = timer["due"]
    assert timedelta(days=6) < due - timer["now"] <= timedelta(days=7)
    assert (before, (await project.engagement(1))["status"]) == ("submitted", "completed")
    assert (await project.last("engagement.completed"))["accepted_by"] is None


async def test_the_supervisor_may_do_without_something(project: Published) -> None:
    await link(project, 1, 0, "https://example.com/report")

    waived = await supervise(project, 1, 1, "waive", reason="The report says it all.")
    done = await supervise(project, 1, 0, "accept")

    assert (waived.json()["status"], done.json()["status"]) == ("submitted", "completed")
    assert [one["title"] for one in (await project.last("engagement.completed"))["deliverables"]] == ["Report"]


async def test_what_is_not_submitted_is_not_accepted(project: Published) -> None:
    refused = await supervise(project, 1, 0, "accept")
    note = await supervise(project, 1, 0, "request-changes", note="")

    assert (refused.status_code, refused.json()["state"]) == (409, "active")
    assert refused.json()["allowed"] == ["cancelled", "incomplete", "submitted"]
    assert note.status_code == 409


async def test_others_find_nothing_and_may_nothing(project: Published) -> None:
    other = await publish(project.api, project.posting, "other")
    mine = await project.engagement(1)
    path = f"{P}/engagements/{mine['engagement_id']}"
    deliverable = f"{path}/deliverables/{mine['deliverables'][0]['deliverable_id']}"
    stranger = other.api.staff(other.employer, "supervisor", name="other")
    somebody, body = await project.described(2), {"link": "https://example.com/work"}

    found = [
        await stranger.get(path),
        await stranger.post(f"{deliverable}/accept", json={}),
        await somebody.get(path),
        await somebody.post(f"{deliverable}/versions", json=body),
        await somebody.post(f"{path}/cancel", json={}),
    ]
    rights = [
        await project.candidate(1).post(f"{deliverable}/accept", json={}),
        await project.manager.post(f"{deliverable}/accept", json={}),
        await project.supervisor.post(f"{deliverable}/versions", json=body),
        await project.api.staff(project.employer, "reviewer-b").get(path),
    ]

    assert [answer.status_code for answer in found] == [404] * 5
    assert [answer.status_code for answer in rights] == [403] * 4
    assert (await stranger.get(f"{P}/engagements")).json()["items"] == []
    assert (await project.engagement(1))["version"] == mine["version"]


async def test_the_name_is_for_those_who_never_judge_the_work(project: Published) -> None:
    path = f"{P}/engagements/{(await project.engagement(1))['engagement_id']}"
    readers = ("manager", "supervisor", "partner", "admin")

    names = {
        who: (await project.api.staff(project.employer, who).get(path)).json()["candidate_name"] for who in readers
    }

    assert names == {"manager": "Person 1", "supervisor": "Person 1", "partner": None, "admin": None}


async def test_cancelling_ends_it_and_with_the_last_the_project(project: Published) -> None:
    mine = await project.engagement(1)

    done = await project.candidate(1).post(f"{P}/engagements/{mine['engagement_id']}/cancel", json={"reason": "ill"})

    assert done.json()["status"] == "cancelled"
    assert (await project.last("engagement.cancelled"))["cancelled_by"] == "candidate"
    (row,) = await project.posting.query("SELECT status FROM projects WHERE project_id = $1", project.id)
    assert row["status"] == "completed"
    timers = [row["kind"] for row in await project.posting.query("SELECT kind FROM messaging.timers")]
    assert [kind for kind in timers if kind.startswith("engagement.")] == []


async def test_a_cancelled_project_cancels_its_work(project: Published) -> None:
    async with transaction(project.posting.pool, employer_id=project.employer.id) as tx:
        await projects.cancel(tx, project.id, "no budget", actor="test")

    assert (await project.engagement(1))["status"] == "cancelled"
    assert (await project.last("engagement.cancelled"))["cancelled_by"] == "employer"


async def test_the_hr_system_hears_of_each_step(project: Published) -> None:
    await link(project, 1, 0, "https://example.com/report")
    await link(project, 1, 1, "https://example.com/slides")
    await supervise(project, 1, 0, "accept")
    await supervise(project, 1, 1, "accept")

    told = [data for _, data in await project.posting.published("hr.outcomes.v1")]

    assert [one["milestone"] for one in told] == ["published", "selected", "started", "completed"]
    assert {one["candidate_label"] for one in told[1:]} == {"Candidate 1"}
