"""What an employer's operator sees and does over HTTP, and what stays another employer's."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from typing import Any
from uuid import UUID, uuid4

import httpx2
import pytest_asyncio
from fastapi import FastAPI
from pydantic import SecretStr

from services.posting.access import permits
from shared import operations
from shared.auth import Role, Verifier
from shared.database import create_pool
from shared.http import Doors, create_app
from shared.messaging import Record
from shared.messaging.apply import apply_records, record_of
from shared.messaging.tuning import Tuning
from tests.integration.messaging.conftest import Rig
from tests.integration.messaging.rig import COUNTER
from tests.integration.operations.conftest import Failing, settings_of
from tests.integration.operations.test_parked_commands import EMPLOYER, NAME, SECRET, counted, operations_of, parked
from tests.unit.auth.provider import AUDIENCE, ISSUER, Provider

OTHER = uuid4()
WHY = {"why": "cause removed"}
OF_A = {"topic": COUNTER.name, "key": "a"}


class Browser:
    """Asks as a member of an employer; the subject is the role."""

    def __init__(self, app: FastAPI, provider: Provider) -> None:
        self._app, self._provider = app, provider

    async def ask(
        self, method: str, path: str, *, role: Role = Role.OPERATOR, employer: UUID = EMPLOYER, **more: Any
    ) -> httpx2.Response:
        token = self._provider.token(sub=role.value, employer_id=str(employer))
        transport = httpx2.ASGITransport(app=self._app)
        async with httpx2.AsyncClient(transport=transport, base_url="http://rig.test") as http:
            return await http.request(method, f"/rig/ops/{path}", headers={"Authorization": f"Bearer {token}"}, **more)

    async def post(self, action: str, body: dict[str, Any], **more: Any) -> httpx2.Response:
        return await self.ask("POST", f"parked/{NAME}/{action}", json=WHY | body, **more)


MEMBER = "SELECT '00000000-0000-0000-0000-000000000007'::uuid AS member_id, ARRAY[$1::text] AS roles"
"""A member whose subject is their role."""


@pytest_asyncio.fixture(loop_scope="session")
async def browser(rig: Rig, failing: Failing) -> AsyncIterator[Browser]:
    provider, settings = Provider(), settings_of(rig)
    settings.database.worker_dsn = SecretStr(rig.database.worker)

    @asynccontextmanager
    async def start() -> AsyncIterator[Doors]:
        pool = await create_pool(rig.database.service, name="test", largest=2)
        yield Doors(pool, Verifier(ISSUER, AUDIENCE, http=provider.http()), permits, MEMBER)
        await pool.close()

    app = create_app("rig", settings, start)
    operations.install(app, "rig", settings, lambda: [failing.consumer])
    async with app.router.lifespan_context(app):
        yield Browser(app, provider)


def place(record: Record) -> dict[str, Any]:
    return {"topic": record.topic, "partition": record.partition, "offset": record.offset}


async def test_each_employer_sees_its_own_keys_alone(rig: Rig, failing: Failing, browser: Browser) -> None:
    failing.broken.add("bad")
    await parked(rig, failing, counted("a", 1, "bad"), counted("b", 1, "bad", employer_id=OTHER))
    mine = (await browser.ask("GET", "parked")).json()
    theirs = (await browser.ask("GET", "parked", employer=OTHER)).json()
    assert [one["key"] for one in mine["items"]] == ["a"]
    assert [one["key"] for one in theirs["items"]] == ["b"]


async def test_what_belongs_to_another_employer_is_not_found(rig: Rig, failing: Failing, browser: Browser) -> None:
    failing.broken.add("bad")
    (record,) = await parked(rig, failing, counted("a", 1, "bad"))
    shown = await browser.ask("GET", f"parked/{NAME}", params=OF_A, employer=OTHER)
    acts = [
        await browser.post("disclose", place(record), employer=OTHER),
        await browser.post("edit", place(record) | {"value": {"text": "good"}}, employer=OTHER),
        await browser.post("replay", OF_A, employer=OTHER),
        await browser.post("drop", place(record), employer=OTHER),
    ]
    assert [answer.status_code for answer in [shown, *acts]] == [404] * 5
    assert await operations_of(rig) == []
    assert len(await rig.parked()) == 1


async def test_a_record_that_names_no_employer_is_for_the_command_line_alone(
    rig: Rig, failing: Failing, browser: Browser
) -> None:
    whole = record_of(counted("a", 1))
    headers = tuple((name, value) for name, value in whole.headers if name != "ce_employerid")
    nameless = Record(whole.topic, whole.partition, whole.offset, whole.key, b"{", headers)
    await apply_records(failing.consumer, rig.worker, nameless, tuning=Tuning())
    assert len(await rig.parked()) == 1
    assert (await browser.ask("GET", "parked")).json()["items"] == []
    assert (await browser.ask("GET", f"parked/{NAME}", params=OF_A)).status_code == 404


async def test_content_is_shown_to_an_operator_who_says_why(rig: Rig, failing: Failing, browser: Browser) -> None:
    failing.broken.add(SECRET)
    (record,) = await parked(rig, failing, counted("a", 1, SECRET))
    await rig.admin.execute("UPDATE messaging.parked SET reason = 'ValueError'")
    shown = await browser.ask("GET", f"parked/{NAME}", params=OF_A, role=Role.ADMINISTRATOR)
    assert shown.status_code == 200
    assert SECRET not in shown.text
    refused = await browser.post("disclose", place(record), role=Role.ADMINISTRATOR)
    silent = await browser.post("disclose", place(record) | {"why": ""})
    assert (refused.status_code, silent.status_code) == (403, 422)
    disclosed = await browser.post("disclose", place(record))
    assert disclosed.json()["value"]["text"] == SECRET
    assert await operations_of(rig) == [(f"member:{UUID(int=7)}", "parking.disclose", "cause removed")]


async def test_mended_and_replayed_in_order_under_the_same_ids(rig: Rig, failing: Failing, browser: Browser) -> None:
    failing.broken.add("bad")
    events = [counted("a", 1, "bad"), counted("a", 2)]
    first, _ = await parked(rig, failing, *events)
    still = (await browser.post("replay", OF_A)).json()
    assert (still["applied"], still["remaining"]) == (0, True)
    mended = place(first) | {"value": {"text": "good"}}
    would = await browser.post("edit", mended | {"dry_run": True})
    assert (would.status_code, would.json()["record"]["unreadable"]) == (200, None)
    assert (await browser.post("edit", mended)).status_code == 200
    assert (await browser.post("replay", OF_A | {"dry_run": True})).json() == {"dry_run": True, "events": 2}
    assert await rig.applied() == []
    done = (await browser.post("replay", OF_A)).json()
    assert (done["applied"], done["remaining"]) == (2, False)
    assert await rig.applied() == [("a", 1), ("a", 2)]
    ids = await rig.admin.fetch("SELECT event_id FROM messaging.inbox ORDER BY applied")
    assert [row["event_id"] for row in ids] == [event.id for event in events]


async def test_one_event_is_replayed_alone_and_the_next_request_goes_on(
    rig: Rig, failing: Failing, browser: Browser
) -> None:
    failing.broken.add("bad")
    await parked(rig, failing, counted("a", 1, "bad"), counted("a", 2), counted("a", 3))
    failing.broken.clear()
    first = (await browser.post("replay", OF_A | {"most": 1})).json()
    assert (first["applied"], first["remaining"], await rig.applied()) == (1, True, [("a", 1)])
    rest = (await browser.post("replay", OF_A)).json()
    assert (rest["applied"], rest["remaining"]) == (2, False)
    assert await rig.applied() == [("a", 1), ("a", 2), ("a", 3)]
    assert (await browser.post("replay", OF_A | {"most": 0})).status_code == 422


async def test_a_drop_needs_a_reason_and_the_role(rig: Rig, failing: Failing, browser: Browser) -> None:
    failing.broken.add("bad")
    (record,) = await parked(rig, failing, counted("a", 1, "bad"))
    refused = await browser.post("drop", place(record), role=Role.ADMINISTRATOR)
    would = await browser.post("drop", place(record) | {"dry_run": True})
    assert (refused.status_code, would.status_code, len(await rig.parked())) == (403, 200, 1)
    assert (await browser.post("drop", place(record))).status_code == 200
    assert await rig.parked() == []
    assert [action for _, action, _ in await operations_of(rig)] == ["parking.drop"]


QUEUED = """
    INSERT INTO messaging.deliveries (id, employer_id, channel, key, payload, correlation_id, next_attempt, failed_at)
    VALUES (gen_random_uuid(), $1, 'mail', 'welcome', '{}', 'c', NULL, now()) RETURNING id
"""
STUCK = """
    INSERT INTO messaging.timers (employer_id, kind, key, due, correlation_id, next_attempt)
    VALUES ($1, 'remind', 'a', now(), 'c', 'infinity')
"""


async def test_each_employer_sees_whether_it_is_well_for_them(rig: Rig, failing: Failing, browser: Browser) -> None:
    nothing = {"well": True, "parked": 0, "timers_stuck": 0, "deliveries_failed": 0}
    assert (await browser.ask("GET", "status")).json() == nothing
    failing.broken.add("bad")
    await parked(rig, failing, counted("a", 1, "bad"))
    await rig.admin.execute(QUEUED, EMPLOYER)
    await rig.admin.execute(STUCK, EMPLOYER)
    mine = {"well": False, "parked": 1, "timers_stuck": 1, "deliveries_failed": 1}
    assert (await browser.ask("GET", "status", role=Role.ADMINISTRATOR)).json() == mine
    assert (await browser.ask("GET", "status", employer=OTHER)).json() == nothing


async def test_a_delivery_is_sent_again_by_its_employer_alone(rig: Rig, browser: Browser) -> None:
    delivery = await rig.admin.fetchval(QUEUED, EMPLOYER)
    retry = f"deliveries/{delivery}/retry"
    assert [one["id"] for one in (await browser.ask("GET", "deliveries")).json()["items"]] == [str(delivery)]
    assert (await browser.ask("GET", "deliveries", employer=OTHER)).json() == {"items": []}
    assert (await browser.ask("POST", retry, employer=OTHER, json=WHY)).status_code == 404
    assert (await browser.ask("POST", retry, role=Role.ADMINISTRATOR, json=WHY)).status_code == 403
    assert await operations_of(rig) == []
    assert (await browser.ask("POST", retry, json=WHY)).json() == {"deliveries": 1}
    assert (await browser.ask("GET", "deliveries")).json() == {"items": []}
    assert [action for _, action, _ in await operations_of(rig)] == ["delivery.replay"]


async def test_a_stuck_timer_is_started_again_by_its_employer_alone(rig: Rig, browser: Browser) -> None:
    await rig.admin.execute(STUCK, EMPLOYER)
    body = WHY | {"kind": "remind", "key": "a"}
    assert [one["key"] for one in (await browser.ask("GET", "timers")).json()["items"]] == ["a"]
    assert (await browser.ask("POST", "timers/retry", employer=OTHER, json=body)).status_code == 404
    assert (await browser.ask("POST", "timers/retry", json=body)).json() == {"timers": 1}
    assert (await browser.ask("GET", "timers")).json() == {"items": []}
