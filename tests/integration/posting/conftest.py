"""An employer with its staff in a fresh database of posting, and the ways in that the tests use."""

from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from decimal import Decimal
from typing import Any
from uuid import UUID

import asyncpg
import orjson
import pytest_asyncio

from services.posting.domain.employer import Deliverable, Fee, Template
from services.posting.domain.member import Details, Role
from services.posting.handlers import employers, members
from services.posting.handlers.employers import Registration
from shared.database import Pool, create_pool
from shared.messaging import transaction
from tests.conftest import Database, MakeDatabase

STAFF = {
    "manager": {Role.HIRING_MANAGER},
    "supervisor": {Role.SUPERVISOR},
    "reviewer-b": {Role.REVIEWER},
    "reviewer-c": {Role.REVIEWER},
    "partner": {Role.HR_PARTNER},
}


@dataclass
class Employer:
    """A registered employer: its secrets and the member id of everybody by the first part of their mail."""

    registration: Registration
    members: dict[str, UUID] = field(default_factory=dict)

    @property
    def id(self) -> UUID:
        return self.registration.employer.id

    @property
    def source(self) -> str:
        return self.registration.source


@dataclass
class Posting:
    """A database of posting with the pool of its worker."""

    database: Database
    pool: Pool

    async def employer(self, name: str = "example", template: Template | None = None) -> Employer:
        async with transaction(self.pool, employer_id=None) as tx:
            registration = await employers.register(
                tx,
                bytes,
                name=name,
                time_zone="Europe/Berlin",
                language="en",
                fee_floor=Decimal("20.00"),
                administrator=details("admin", {Role.ADMINISTRATOR}, name),
                source=f"https://{name}.example.com/hr",
            )
            made = Employer(registration, {"admin": registration.administrator.id})
            for person, roles in STAFF.items():
                made.members[person] = (await members.join(tx, details(person, roles, name), actor="test")).id
            if template is not None:
                await employers.change_template(tx, template, fee_floor=None, version=None, actor="test")
        return made

    async def query(self, sql: str, *arguments: object) -> list[asyncpg.Record]:
        """As the superuser: across all tenants and into the engine's tables."""
        connection = await asyncpg.connect(self.database.admin)
        try:
            return await connection.fetch(sql, *arguments)
        finally:
            await connection.close()

    async def published(self, topic: str) -> list[tuple[str, dict[str, Any]]]:
        """Events on their way out to this topic, oldest first: type and data."""
        rows = await self.query("SELECT type, payload FROM messaging.outbox WHERE topic = $1 ORDER BY id", topic)
        return [(row["type"], orjson.loads(row["payload"])) for row in rows]


def details(person: str, roles: set[Role], employer: str = "example") -> Details:
    return Details(
        f"{employer}-{person}", person.title(), f"{person}@{employer}.example.com", frozenset(roles), "Europe/Berlin"
    )


def template(employer: str = "example", **changes: Any) -> Template:
    """Everything that a Greenhouse job lacks."""
    given: dict[str, Any] = {
        "hours": Decimal(20),
        "fee": Fee(Decimal("500.00"), "EUR"),
        "deliverables": (Deliverable("Result", "Does what the description asks for."),),
        "hiring_manager": f"manager@{employer}.example.com",
        "supervisor": f"supervisor@{employer}.example.com",
    }
    return Template(**(given | changes))


def wish(external_id: str = "REQ-1", *, employer: str = "example", **changes: Any) -> dict[str, Any]:
    """The data of a sound `hr.project.requested`; a change to None leaves the field out."""
    now = datetime.now(UTC)
    data: dict[str, Any] = {
        "external_project_id": external_id,
        "title": "Why do customers leave?",
        "brief": "Find the causes.",
        "hours": 16,
        "fee": {"amount": "400.00", "currency": "EUR"},
        "seats": 3,
        "deliverables": [{"title": "Report", "acceptance": "Names three causes, each with a figure."}],
        "hiring_manager": f"manager@{employer}.example.com",
        "supervisor": f"supervisor@{employer}.example.com",
        "apply_by": (now + timedelta(days=7)).isoformat(),
        "deliver_by": (now + timedelta(days=21)).isoformat(),
        "review_by": (now + timedelta(days=30)).isoformat(),
        "decide_by": (now + timedelta(days=37)).isoformat(),
    }
    return {name: value for name, value in (data | changes).items() if value is not None}


@pytest_asyncio.fixture(loop_scope="session")
async def posting(database: MakeDatabase) -> AsyncIterator[Posting]:
    made = await database("posting")
    pool = await create_pool(made.worker, name="test")
    yield Posting(made, pool)
    await pool.close()
