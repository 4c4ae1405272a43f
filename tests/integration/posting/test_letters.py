"""Letters to candidates as they arrive, and the ticket that opens an offer where it is answered."""

import hashlib
from collections.abc import AsyncIterator
from dataclasses import dataclass
from typing import Any
from urllib.parse import parse_qs, urlsplit
from uuid import UUID, uuid4

import pytest
import pytest_asyncio
import rfc8785

from deploy.local.child import free_port
from deploy.local.mail import Mail, Sink, smtp
from services.posting import consumers
from services.posting.handlers import letters
from services.posting.handlers.letters import TermsDiffer
from shared.auth import tickets
from shared.contracts import conversion_v1
from shared.messaging import Deliveries, event_of
from shared.messaging.apply import apply
from shared.messaging.sending import DeliveryLog, Sending
from shared.messaging.tuning import DEFAULT
from shared.privacy import Vault
from shared.settings import MailSettings
from tests.integration.posting.conftest import KEY, TICKETS, Api, Posting
from tests.integration.posting.project import P, Published, publish

TERMS: dict[str, Any] = {
    "job_title": "Data analyst", "salary": {"amount": "52000.00", "currency": "EUR"}, "salary_period": "year",
    "employment_type": "full_time", "weekly_hours": 40, "location": "Berlin", "start_on": "2027-02-01",
    "conditions": "Subject to a valid work permit.",
}  # fmt: skip
DIGEST = f"sha256:{hashlib.sha256(rfc8785.dumps(TERMS)).hexdigest()}"
PUBLIC_URL = "https://journeywork.example.com"


@dataclass
class Post:
    """What the worker does with queued letters, into a sink."""

    sink: Sink
    sending: Sending

    async def arrived(self) -> list[Mail]:
        """Sends what is due; the mails that this brought."""
        before = len(self.sink.mails)
        await self.sending.send_due()
        return self.sink.mails[before:]


@pytest_asyncio.fixture(loop_scope="session")
async def post(posting: Posting) -> AsyncIterator[Post]:
    sink, port, deliveries = Sink(), free_port(), Deliveries()
    where = MailSettings(host="127.0.0.1", port=port, sender="posting@example.com", security="none")
    letters.register(deliveries, Vault(KEY), where, PUBLIC_URL)
    async with smtp(sink, port):
        yield Post(sink, Sending(posting.pool, deliveries, DEFAULT))


@pytest.fixture
async def project(api: Api, posting: Posting) -> Published:
    return await publish(api, posting, seats=1)


async def offered(project: Published, *, digest: str = DIGEST) -> UUID:
    """Conversion has extended an offer to candidate 1, who has done the work."""
    (subject_id,) = await project.posting.query(
        "SELECT subject_id FROM subjects WHERE employer_id = $1", project.employer.id
    )
    offer_id, mine = uuid4(), await project.engagement(1)
    fact = conversion_v1.OfferExtended.model_validate(
        {
            "offer_id": offer_id, "engagement_id": mine["engagement_id"], "project_id": project.id,
            "subject_id": subject_id["subject_id"], "offer_version": 1, "terms": TERMS, "terms_digest": digest,
            "valid_until": "2027-01-08T17:00:00Z",
        }
    )  # fmt: skip
    event = event_of(fact, key=offer_id, sequence=1, employer_id=project.employer.id)
    await apply(consumers.conversion, project.posting.pool, event)
    await apply(consumers.conversion, project.posting.pool, event)
    return offer_id


async def engaged(project: Published) -> None:
    await project.select(1)
    assert (await project.answer(1, "confirm")).status_code == 200


async def test_who_is_selected_is_told_until_when_to_answer(project: Published, post: Post) -> None:
    await project.select(1)

    (mail,) = await post.arrived()

    assert (mail.to, mail.subject) == ("person-1@example.com", 'Your application to "Why do customers leave?"')
    assert "Dear Person 1," in mail.text
    assert "Dear Person 1," in mail.html
    assert f"{PUBLIC_URL}/me/projects/{project.id}" in mail.text
    (due,) = await project.posting.query("SELECT due FROM messaging.timers WHERE kind = 'application.answer'")
    assert f"{due['due']:%H:%M} (UTC)" in mail.text
    assert await post.arrived() == []


async def test_who_is_rejected_is_told_why_in_plain_words(project: Published, post: Post) -> None:
    await project.apply(1)
    await project.decide(1, "reject", rejection_reason="skills_not_shown")

    (mail,) = await post.arrived()

    assert "did not show the skills" in mail.text
    assert "skills_not_shown" not in mail.text + mail.html


async def test_a_rejection_taken_back_in_time_is_not_told(project: Published, posting: Posting, post: Post) -> None:
    await project.apply(1)
    await project.decide(1, "reject", rejection_reason="skills_not_shown")
    await project.decide(1, "reinstate")

    assert await post.arrived() == []
    (lapsed,) = [one for one in await DeliveryLog(posting.pool).latest() if one.sent_at is None]
    assert "no longer rejected" in str(lapsed.reason)
    assert lapsed.failed_at is None


async def test_the_offer_letter_carries_name_terms_and_where_to_answer(project: Published, post: Post) -> None:
    await engaged(project)
    await post.arrived()
    offer_id = await offered(project)

    (mail,) = await post.arrived()

    assert (mail.to, mail.subject) == ("person-1@example.com", "An offer from example, valid until Fri 8 Jan")
    for part in (mail.text, mail.html):
        for word in ("Dear Person 1,", "Data analyst", "52,000.00 EUR a year", "full-time, 40 hours a week", "Berlin",
                     "2027-02-01", "Subject to a valid work permit.", "Fri 8 Jan 2027, 17:00 (UTC)",
                     f"{PUBLIC_URL}/me/offers/{offer_id}"):  # fmt: skip
            assert word in part


async def test_a_queued_letter_names_nobody(project: Published, posting: Posting) -> None:
    await engaged(project)
    await offered(project)

    rows = await posting.query("SELECT key, payload::text AS payload FROM messaging.deliveries")

    assert len(rows) == 2
    assert "Person" not in str(rows)
    assert "person-1" not in str(rows)


async def test_terms_that_do_not_match_their_digest_are_not_sent(project: Published, post: Post) -> None:
    await engaged(project)
    await post.arrived()

    with pytest.raises(TermsDiffer):
        await offered(project, digest="sha256:" + "0" * 64)

    assert await post.arrived() == []
    assert (await project.candidate(1).get(f"{P}/me/offers")).json()["items"] == []


async def test_nobody_is_written_to_whose_key_is_gone(project: Published, posting: Posting, post: Post) -> None:
    await project.select(1)
    await posting.query("UPDATE candidates SET wrapped_key = NULL")

    assert await post.arrived() == []
    (lapsed,) = [one for one in await DeliveryLog(posting.pool).latest() if one.sent_at is None]
    assert "nobody to write to" in str(lapsed.reason)
    assert lapsed.failed_at is None


async def test_the_candidate_opens_the_offer_by_a_ticket_of_their_own(project: Published) -> None:
    await engaged(project)
    offer_id = await offered(project)
    person = project.candidate(1)

    (shown,) = (await person.get(f"{P}/me/offers")).json()["items"]
    given = await person.post(f"{P}/me/offers/{offer_id}/ticket")

    assert (shown["offer_id"], shown["employer_name"], shown["terms"]) == (str(offer_id), "example", TERMS)
    assert given.status_code == 200, given.text
    url = urlsplit(given.json()["url"])
    assert url.path == f"/answers/{offer_id}"
    public = TICKETS.as_pem(private=False).decode()
    ticket = tickets.verify(public, parse_qs(url.query)["ticket"][0], path=url.path)
    assert (ticket.aggregate_id, ticket.employer_id) == (offer_id, project.employer.id)
    with pytest.raises(tickets.TicketRefused):
        tickets.verify(public, parse_qs(url.query)["ticket"][0], path=f"/answers/{uuid4()}")


async def test_nobody_else_gets_a_ticket(project: Published) -> None:
    await engaged(project)
    offer_id = await offered(project)
    somebody = await project.described(2)

    answers = [
        await somebody.post(f"{P}/me/offers/{offer_id}/ticket"),
        await project.candidate(1).post(f"{P}/me/offers/{uuid4()}/ticket"),
        await project.manager.post(f"{P}/me/offers/{offer_id}/ticket"),
    ]

    assert [answer.status_code for answer in answers] == [404, 404, 403]
    assert (await somebody.get(f"{P}/me/offers")).json()["items"] == []
