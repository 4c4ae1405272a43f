"""What HR systems send through the doors: taken whole, refused whole, recognised when it comes again."""

import hashlib
import hmac
import json
from pathlib import Path
from typing import Any
from uuid import uuid4

import pytest

from services.posting import consumers
from services.posting.domain.hr_event import Answer, Status
from services.posting.doors import cloudevents, greenhouse
from services.posting.handlers import hr_events
from services.posting.store import employers as employer_store
from shared.messaging import Record, transaction
from tests.integration.posting.conftest import Employer, Posting, template, wish

GREENHOUSE = Path(__file__).parents[2] / "fixtures" / "greenhouse"
REQUESTED = "hr.project.requested"
LEFT_OUT = b"left out"
PROJECTS = "SELECT status, definition, terms FROM projects"


def binary(source: str, data: Any, *, event_id: str = "evt-1", type_: str = REQUESTED, **changes: Any) -> Record:
    headers: dict[str, bytes | None] = {
        "ce_specversion": b"1.0",
        "ce_id": event_id.encode(),
        "ce_source": source.encode(),
        "ce_type": type_.encode(),
        "content-type": b"application/json",
    } | changes
    kept = tuple((name, value) for name, value in headers.items() if value != LEFT_OUT)
    value = data if isinstance(data, bytes | None) else json.dumps(data).encode()
    return Record("hr.project.v1", 0, 7, b"key", value, kept)


def structured(source: str, data: Any, *, event_id: str = "evt-1", type_: str = REQUESTED) -> Record:
    document = {"specversion": "1.0", "id": event_id, "source": source, "type": type_, "data": data}
    headers = (("content-type", b"application/cloudevents+json; charset=UTF-8"),)
    return Record("hr.project.v1", 0, 8, b"key", json.dumps(document, indent=2).encode(), headers)


async def accept(posting: Posting, record: Record) -> Answer:
    async with transaction(posting.pool, employer_id=None) as tx:
        return await consumers.accept(tx, cloudevents.of_kafka(record))


async def send(posting: Posting, employer: Employer, body: bytes, event_id: str | None) -> Answer:
    """A Greenhouse webhook whose signature was checked."""
    async with transaction(posting.pool, employer_id=None) as tx:
        source = await employer_store.webhook_of_key(tx.conn, employer.registration.webhook.key)
        assert source is not None
        await tx.enter(source.employer_id)
        lent = (await employer_store.load(tx.conn)).template
        return await consumers.accept(tx, greenhouse.arrival(source, lent, body, event_id, location="test"))


def job(file: str, **changes: Any) -> bytes:
    """A real Greenhouse body for job 42."""
    document: dict[str, Any] = json.loads((GREENHOUSE / file).read_text())
    payload = document["payload"]
    if "job" in payload:
        payload["job"] |= {"id": 42} | changes
    else:
        payload |= {"job_id": 42} | changes
    return json.dumps(document).encode()


async def test_a_request_in_either_mode_is_one_published_project(posting: Posting) -> None:
    employer = await posting.employer()

    first = await accept(posting, binary(employer.source, wish()))
    data = wish()
    assert first.status is Status.ACCEPTED, first.findings
    second_wish = wish("REQ-2")
    one = await accept(posting, binary(employer.source, second_wish, event_id="evt-2"))
    copy = await accept(posting, structured(employer.source, second_wish, event_id="evt-2"))

    assert (copy.hr_event_id, copy.status, copy.project_id) == (one.hr_event_id, Status.ACCEPTED, one.project_id)
    assert copy.repeated
    types = [type_.rsplit(".", 2)[1] for type_, _ in await posting.published("posting.project.v1")]
    assert types == ["drafted", "submitted_for_approval", "approved", "published"] * 2
    (_, published) = (await posting.published("posting.project.v1"))[3]
    assert published["policy"] == {"policy_id": "018f0000-0000-7000-8000-000000000001", "version": 1}
    assert published["supervisor_member_id"] == str(employer.members["supervisor"])
    assert published["title"] == data["title"]
    told = [fact["milestone"] for _, fact in await posting.published("hr.outcomes.v1")]
    assert told == ["published", "published"]


async def test_sequences_of_a_project_count_from_one_without_gaps(posting: Posting) -> None:
    employer = await posting.employer()
    await accept(posting, binary(employer.source, wish()))

    rows = await posting.query("SELECT headers FROM messaging.outbox WHERE topic = 'posting.project.v1' ORDER BY id")

    assert [json.loads(row["headers"])["ce_sequence"] for row in rows] == ["1", "2", "3", "4"]


async def test_a_bad_request_comes_back_with_every_field_and_changes_nothing(posting: Posting) -> None:
    employer = await posting.employer()

    answer = await accept(posting, binary(employer.source, wish(hours=60, supervisor=None)))

    assert answer.status is Status.REJECTED
    assert {(found.field, found.rule) for found in answer.findings} == {
        ("hours", "out_of_range"),
        ("supervisor", "missing"),
    }
    ((_, rejection),) = await posting.published("hr.rejections.v1")
    assert (rejection["event_id"], rejection["event_source"]) == ("evt-1", employer.source)
    assert {finding["field"] for finding in rejection["findings"]} == {"hours", "supervisor"}
    assert await posting.query(PROJECTS) == []
    again = await accept(posting, binary(employer.source, wish(hours=60, supervisor=None)))
    assert again.status is Status.REJECTED


async def test_the_same_bad_event_is_rejected_once(posting: Posting) -> None:
    employer = await posting.employer()
    bad = wish(hours=60)

    first, second = [await accept(posting, binary(employer.source, bad)) for _ in range(2)]

    assert (first.hr_event_id, first.findings) == (second.hr_event_id, second.findings)
    assert len(await posting.published("hr.rejections.v1")) == 1


async def test_other_content_under_a_known_id_is_refused_and_the_first_stands(posting: Posting) -> None:
    employer = await posting.employer()
    first = await accept(posting, binary(employer.source, wish()))

    other = await accept(posting, binary(employer.source, wish("REQ-2")))

    assert [found.rule for found in other.findings] == ["reused"]
    assert [row["status"] for row in await posting.query(PROJECTS)] == ["published"]
    assert first.status is Status.ACCEPTED


async def test_an_unknown_source_is_rejected_and_welcome_once_registered(posting: Posting) -> None:
    answer = await accept(posting, binary("https://nobody.example.com", wish()))

    assert [(found.field, found.rule) for found in answer.findings] == [("source", "unknown")]
    ((_, rejection),) = await posting.published("hr.rejections.v1")
    assert rejection["event_source"] == "https://nobody.example.com"
    assert await posting.query("SELECT 1 FROM hr_events") == []


async def test_an_unknown_type_is_passed_over_on_purpose(posting: Posting) -> None:
    employer = await posting.employer()

    answer = await accept(posting, binary(employer.source, {"a": 1}, type_="hr.weather.changed"))

    assert (answer.status, answer.findings) == (Status.IGNORED, ())
    assert await posting.published("hr.rejections.v1") == []


@pytest.mark.parametrize(
    ("changes", "data", "field"),
    [
        ({"ce_id": LEFT_OUT}, {}, "ce_id"),
        ({"ce_type": LEFT_OUT}, {}, "ce_type"),
        ({"ce_source": LEFT_OUT}, {}, "ce_source"),
        ({"ce_specversion": b"2.0"}, {}, "ce_specversion"),
        ({"content-type": b"text/xml"}, {}, "datacontenttype"),
        ({"ce_subject": b"\xff\xfe"}, {}, "ce_subject"),
        ({}, None, "data"),
        ({}, b"{not json", "data"),
        ({}, b"[]", "data"),
        ({}, wish() | {"hours": "many"}, "hours"),
        ({}, wish() | {"apply_by": "2026-12-01T10:00:00"}, "apply_by"),
        ({}, wish() | {"fee": {"amount": "-3", "currency": "EUR"}}, "fee.amount"),
        ({}, wish() | {"title": "a\x00b"}, "title"),
        ({}, wish() | {"external_project_id": "x" * 201}, "external_project_id"),
        ({"ce_id": b"a\x00b"}, {}, "id"),
    ],
)
async def test_whatever_is_malformed_is_rejected_with_the_field(
    posting: Posting, changes: dict[str, Any], data: Any, field: str
) -> None:
    employer = await posting.employer()

    answer = await accept(posting, binary(employer.source, data, **changes))

    assert answer.status is Status.REJECTED
    assert field in [found.field for found in answer.findings]
    ((_, rejection),) = await posting.published("hr.rejections.v1")
    assert rejection["location"] == "hr.project.v1/0@7"
    assert await posting.query(PROJECTS) == []


async def test_a_body_of_two_mebibytes_is_taken_or_refused_by_its_fields(posting: Posting) -> None:
    employer = await posting.employer()
    filler = "x" * (2 * 1024 * 1024)

    refused = await accept(posting, binary(employer.source, wish(brief=filler)))
    taken = await accept(posting, binary(employer.source, wish() | {"unknown_to_us": filler}, event_id="evt-2"))

    assert [(found.field, found.rule) for found in refused.findings] == [("brief", "too_long")]
    assert taken.status is Status.ACCEPTED


async def test_ten_thousand_wrong_items_make_a_rejection_that_fits(posting: Posting) -> None:
    employer = await posting.employer()

    answer = await accept(posting, binary(employer.source, wish(skills=[1] * 10_000)))

    assert len(answer.findings) == 100


async def test_an_hr_system_withdraws_its_project_once(posting: Posting) -> None:
    employer = await posting.employer()
    await accept(posting, binary(employer.source, wish()))
    cancel = {"external_project_id": "REQ-1", "reason": "no budget"}

    taken = await accept(posting, binary(employer.source, cancel, event_id="evt-2", type_="hr.project.cancelled"))
    late = await accept(posting, binary(employer.source, cancel, event_id="evt-3", type_="hr.project.cancelled"))

    assert taken.status is Status.ACCEPTED
    assert [found.rule for found in late.findings] == ["illegal_transition"]
    assert [fact["milestone"] for _, fact in await posting.published("hr.outcomes.v1")] == ["published", "cancelled"]


async def test_a_second_request_for_a_published_project_is_refused(posting: Posting) -> None:
    employer = await posting.employer()
    await accept(posting, binary(employer.source, wish()))

    again = await accept(posting, binary(employer.source, wish(), event_id="evt-2"))

    assert [found.rule for found in again.findings] == ["already_requested"]


async def test_greenhouse_drafts_approves_and_publishes_with_the_template(posting: Posting) -> None:
    employer = await posting.employer(template=template())

    statuses = []
    for number, body in enumerate(
        (
            job("job_events__01_job-created.json"),
            job("job_events__04_job-approved.json"),
            job("job_events__05_job-post-created.json", live=True),
        )
    ):
        answer = await send(posting, employer, body, f"gh-{number}")
        assert answer.status is Status.ACCEPTED
        statuses += [row["status"] for row in await posting.query(PROJECTS)]

    assert statuses == ["draft", "approved", "published"]
    ((_, _, _, (_, published))) = await posting.published("posting.project.v1")
    assert (published["title"], published["seats"]) == ("A Cool Job", 2)
    assert published["brief"] == "Hey, this is a neat job. You should apply!"


async def test_without_a_template_a_greenhouse_draft_waits_with_its_findings(posting: Posting) -> None:
    employer = await posting.employer()
    for number, file in enumerate(("01_job-created", "04_job-approved", "06_job-post-updated")):
        changes = {"live": True} if "post" in file else {}
        await send(posting, employer, job(f"job_events__{file}.json", **changes), f"gh-{number}")

    async with transaction(posting.pool, employer_id=employer.id) as tx:
        found = await hr_events.look_up(tx, "gh-0", source=None)

    assert [row["status"] for row in await posting.query(PROJECTS)] == ["draft"]
    assert found is not None
    assert found[1].status is Status.WAITING
    assert {finding.field for finding in found[1].findings} == {
        "hours", "fee", "deliverables", "hiring_manager", "supervisor",
    }  # fmt: skip


async def test_a_template_that_says_what_was_missing_publishes_the_waiting_draft(posting: Posting) -> None:
    from services.posting.handlers import employers

    employer = await posting.employer()
    for number, file in enumerate(("01_job-created", "04_job-approved", "05_job-post-created")):
        changes = {"live": True} if "post" in file else {}
        await send(posting, employer, job(f"job_events__{file}.json", **changes), f"gh-{number}")

    async with transaction(posting.pool, employer_id=employer.id) as tx:
        await employers.change_template(tx, template(), fee_floor=None, version=None, actor="test")

    assert [row["status"] for row in await posting.query(PROJECTS)] == ["published"]


async def test_greenhouse_webhooks_may_come_in_any_order(posting: Posting) -> None:
    employer = await posting.employer(template=template())

    await send(posting, employer, job("job_events__05_job-post-created.json", live=True), "gh-3")
    await send(posting, employer, job("job_events__04_job-approved.json"), "gh-2")

    assert [row["status"] for row in await posting.query(PROJECTS)] == ["published"]


async def test_mapped_custom_fields_of_every_type_are_read(posting: Posting) -> None:
    mapping = {"hours": "number_field", "fee": "currency_field", "supervisor": "user_field", "brief": "long_text_field"}
    employer = await posting.employer(template=template(custom_fields=mapping, hours=None, fee=None))
    fields = json.loads((GREENHOUSE / "introduction__01_custom-fields.json").read_text())["custom_fields"]
    fields["user_field"]["value"]["email"] = "Supervisor@example.example.com"

    await send(posting, employer, job("job_events__01_job-created.json", custom_fields=fields), "gh-1")

    (row,) = await posting.query(PROJECTS)
    definition = json.loads(row["definition"])
    assert definition["hours"] == "125"
    assert definition["fee"] == {"amount": "80000.00", "currency": "USD"}
    assert definition["supervisor"] == "supervisor@example.example.com"


async def test_a_custom_field_that_cannot_be_read_keeps_the_draft_until_it_is_corrected(posting: Posting) -> None:
    employer = await posting.employer(template=template(custom_fields={"hours": "hours"}, hours=None))
    wrong = {"hours": {"name": "Hours", "type": "short_text", "value": "about twenty"}}
    right = {"hours": {"name": "Hours", "type": "number", "value": 20}}
    await send(posting, employer, job("job_events__04_job-approved.json", custom_fields=wrong), "gh-1")
    async with transaction(posting.pool, employer_id=employer.id) as tx:
        found = await hr_events.look_up(tx, "gh-1", source=None)
    assert found is not None
    assert [(finding.field, finding.rule) for finding in found[1].findings] == [("hours", "not_understood")]

    await send(posting, employer, job("job_events__03_job-updated.json", custom_fields=right), "gh-2")

    assert [row["status"] for row in await posting.query(PROJECTS)] == ["approved"]


async def test_the_same_greenhouse_event_twice_has_one_effect(posting: Posting) -> None:
    employer = await posting.employer(template=template())
    body = job("job_events__01_job-created.json")

    named = [await send(posting, employer, body, "gh-1") for _ in range(2)]
    unnamed = [await send(posting, employer, job("job_events__03_job-updated.json"), None) for _ in range(2)]

    assert named[0].hr_event_id == named[1].hr_event_id
    assert unnamed[0].hr_event_id == unnamed[1].hr_event_id
    assert len(await posting.query("SELECT 1 FROM hr_events")) == 2


async def test_a_post_taken_down_closes_applications_and_a_deleted_job_cancels(posting: Posting) -> None:
    employer = await posting.employer(template=template())
    for number, file in enumerate(("04_job-approved", "05_job-post-created")):
        changes = {"live": True} if "post" in file else {}
        await send(posting, employer, job(f"job_events__{file}.json", **changes), f"gh-{number}")

    await send(posting, employer, job("job_events__06_job-post-updated.json", live=False), "gh-5")
    closed = [row["status"] for row in await posting.query(PROJECTS)]
    await send(posting, employer, job("job_events__02_job-deleted.json"), "gh-6")

    assert closed == ["closed_to_applications"]
    assert [row["status"] for row in await posting.query(PROJECTS)] == ["cancelled"]


async def test_a_ping_is_passed_over(posting: Posting) -> None:
    employer = await posting.employer()

    answer = await send(posting, employer, b'{"action": "ping", "payload": {}}', str(uuid4()))

    assert answer.status is Status.IGNORED


def test_only_the_right_signature_over_the_raw_body_counts() -> None:
    body, secret = b'{"action":"ping"}', b"secret"
    right = "sha256 " + hmac.new(secret, body, hashlib.sha256).hexdigest()

    assert greenhouse.is_signed(right, body, secret)
    for header in (None, "", right[7:], right.replace("sha256 ", "sha1 "), right[:-1] + "x", "sha256 \u00e9"):
        assert not greenhouse.is_signed(header, body, secret)
    assert not greenhouse.is_signed(right, body + b" ", secret)


async def test_one_employers_source_never_touches_anothers_projects(posting: Posting) -> None:
    one, other = await posting.employer("one"), await posting.employer("other")
    await accept(posting, binary(one.source, wish(employer="one")))

    cancel = {"external_project_id": "REQ-1", "reason": "not mine"}
    answer = await accept(posting, binary(other.source, cancel, type_="hr.project.cancelled"))

    assert [(found.field, found.rule) for found in answer.findings] == [("external_project_id", "unknown")]
    assert [row["status"] for row in await posting.query(PROJECTS)] == ["published"]
