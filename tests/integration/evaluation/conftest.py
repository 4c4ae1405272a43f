"""A fresh database of evaluation, what other services say to it, and the ways in that the tests use."""

from collections import Counter
from collections.abc import AsyncIterator
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID, uuid4
from zoneinfo import ZoneInfo

import asyncpg
import httpx2
import orjson
import pytest
import pytest_asyncio
from joserfc.jwk import OKPKey

from deploy.local.issuer import Issuer
from services.evaluation.app import build
from services.evaluation.consumers import Inbound
from services.evaluation.domain.standard_rubric import STANDARD
from services.evaluation.handlers.commits import ADVANCE
from services.evaluation.handlers.gold import GATE
from services.evaluation.settings import Settings
from shared.contracts import Contract, conversion_v1, posting_v1
from shared.contracts.defaults import DEFAULT_POLICY_ID, DEFAULT_RUBRIC_ID
from shared.database import Pool, create_pool
from shared.messaging import Event, Timer, event_of, transaction
from shared.messaging.apply import apply
from shared.privacy import Vault
from tests.conftest import Database, MakeDatabase

KEY = "5a" * 32
TICKETS = OKPKey.generate_key("Ed25519")
"""Posting's key, which signs tickets."""
E = "/evaluation/api"
BERLIN = ZoneInfo("Europe/Berlin")
GOOD, FAIR = (5, 5, 5, 5), ((4, 3, 4, 3), (3, 4, 4, 3))
"""Marks that are clear at once, and two that one more opinion may decide."""


@dataclass
class Evaluation:
    """A database of evaluation with the pool of its worker, and the consumers on it."""

    database: Database
    pool: Pool
    inbound: Inbound

    async def tell(self, *events: Event[Any]) -> None:
        """Each event in a transaction of its own, in the order given."""
        for event in events:
            consumer = (
                self.inbound.posting if event.fact.TOPIC in self.inbound.posting.topics else self.inbound.conversion
            )
            await apply(consumer, self.pool, event)

    async def query(self, sql: str, *arguments: object) -> list[asyncpg.Record]:
        """As the superuser: across all tenants and into the engine's tables."""
        connection = await asyncpg.connect(self.database.admin)
        try:
            return await connection.fetch(sql, *arguments)
        finally:
            await connection.close()

    async def published(self, employer_id: UUID, *suffixes: str) -> list[tuple[str, dict[str, Any]]]:
        """Events on their way out, oldest first: short type and data, only of these types if any are named."""
        rows = await self.query(
            "SELECT type, payload FROM messaging.outbox WHERE headers ->> 'ce_employerid' = $1 ORDER BY id",
            str(employer_id),
        )
        found = [
            (row["type"].removeprefix("org.journeywork.evaluation.").removesuffix(".v1"), orjson.loads(row["payload"]))
            for row in rows
        ]
        return [one for one in found if not suffixes or one[0] in suffixes]

    async def pass_(self, interval: str) -> None:
        """Moves the domain clock forward."""
        await self.query(f"SELECT app.advance(interval '{interval}')")

    async def fire(self, employer_id: UUID, kind: str) -> None:
        """Runs every timer of this kind as if it were due, with the domain clock at its time or later."""
        rows = await self.query(
            "SELECT key, due FROM messaging.timers WHERE kind = $1 AND employer_id = $2 ORDER BY id", kind, employer_id
        )
        for row in rows:
            await self.query("SELECT app.advance(greatest(interval '0', $1 - app.now()))", row["due"])
            async with transaction(self.pool, employer_id=employer_id) as tx:
                timer = Timer(kind, row["key"], row["due"], employer_id)
                await self.inbound.timers.handlers[kind](tx, timer)


@dataclass
class World:
    """One employer as posting tells of it: reviewers, a project, people at work on it."""

    reviewers: int = 5
    employer_id: UUID = field(default_factory=uuid4)
    project_id: UUID = field(default_factory=uuid4)
    manager_id: UUID = field(default_factory=uuid4)
    supervisor_id: UUID = field(default_factory=uuid4)
    now: datetime = field(default_factory=lambda: datetime.now(UTC))

    def __post_init__(self) -> None:
        self.reviewer_ids = [uuid4() for _ in range(self.reviewers)]
        self._counted: Counter[str] = Counter()

    @property
    def first_due(self) -> datetime:
        """Of the seven days two are kept for somebody else, should a reviewer be silent, by the employer's clock."""
        return ((self.now + timedelta(days=7)).astimezone(BERLIN) - timedelta(days=2)).astimezone(UTC)

    def event(self, fact: Contract, key: UUID) -> Event[Any]:
        self._counted[str(key)] += 1
        return event_of(fact, key=key, sequence=self._counted[str(key)], employer_id=self.employer_id)

    def subject(self, member_id: UUID) -> str:
        return f"subject-{member_id}"

    def member(
        self, member_id: UUID, *, changed: bool = False, roles: tuple[str, ...] = ("reviewer",), **more: Any
    ) -> Event[Any]:
        contract = posting_v1.MemberChanged if changed else posting_v1.MemberJoined
        fact = contract.model_validate(
            {
                "member_id": member_id,
                "subject": self.subject(member_id),
                "name": "Reviewer B",
                "email": f"{str(member_id)[:8]}@example.com",
                "roles": roles,
                "time_zone": "Europe/Berlin",
                "language": "en",
            }
            | more
        )
        return self.event(fact, member_id)

    def left(self, member_id: UUID) -> Event[Any]:
        return self.event(posting_v1.MemberLeft(member_id=member_id), member_id)

    def staff(self) -> list[Event[Any]]:
        return [
            *(self.member(one) for one in self.reviewer_ids),
            self.member(self.manager_id, roles=("hiring_manager", "reviewer")),
            self.member(self.supervisor_id, roles=("supervisor", "reviewer")),
        ]

    def project(self, **changes: Any) -> Event[Any]:
        fact = posting_v1.ProjectPublished.model_validate(
            {
                "project_id": self.project_id,
                "employer_name": "Example",
                "employer_time_zone": "Europe/Berlin",
                "title": "Customer churn analysis",
                "brief": "Find the causes.",
                "hours": 20,
                "fee": {"amount": "500.00", "currency": "EUR"},
                "seats": 3,
                "deliverables": [{"deliverable_id": uuid4(), "title": "Report", "acceptance": "Names three causes."}],
                "hiring_manager_member_id": self.manager_id,
                "supervisor_member_id": self.supervisor_id,
                "reviewer_member_ids": [*self.reviewer_ids, self.manager_id, self.supervisor_id],
                "apply_by": self.now,
                "deliver_by": self.now,
                "review_by": self.now + timedelta(days=7),
                "decide_by": self.now + timedelta(days=14),
                "rubric": {"rubric_id": DEFAULT_RUBRIC_ID, "version": 1},
                "policy": {"policy_id": DEFAULT_POLICY_ID, "version": 1},
                "published_at": self.now,
            }
            | changes
        )
        return self.event(fact, self.project_id)

    def started(self, *engagement_ids: UUID) -> Event[Any]:
        fact = posting_v1.ProjectStarted(project_id=self.project_id, engagement_ids=list(engagement_ids))
        return self.event(fact, self.project_id)

    def cancelled(self) -> Event[Any]:
        return self.event(posting_v1.ProjectCancelled(project_id=self.project_id, reason="no budget"), self.project_id)

    def confirmed(self, engagement_id: UUID, number: int = 1, **changes: Any) -> Event[Any]:
        fact = posting_v1.EngagementConfirmed.model_validate(
            {
                "engagement_id": engagement_id,
                "project_id": self.project_id,
                "application_id": uuid4(),
                "subject_id": uuid4(),
                "candidate_label": f"Candidate {number}",
                "eligible_for_hire": True,
                "selected_by": self.manager_id,
                "supervisor_member_id": self.supervisor_id,
            }
            | changes
        )
        return self.event(fact, engagement_id)

    def completed(self, engagement_id: UUID, sha256: str = "ab" * 32, **changes: Any) -> Event[Any]:
        copy = {
            "deliverable_id": uuid4(), "title": "Report", "version": 2, "kind": "file", "sha256": sha256,
            "media_type": "application/pdf", "size_bytes": 9, "file_name": "deliverable-1-v2.pdf",
        } | changes  # fmt: skip
        fact = posting_v1.EngagementCompleted.model_validate(
            {
                "engagement_id": engagement_id,
                "project_id": self.project_id,
                "deliverables": [copy],
                "accepted_by": self.supervisor_id,
            }
        )
        return self.event(fact, engagement_id)

    def delivered(self, engagement_id: UUID, number: int = 1, **confirmed: Any) -> list[Event[Any]]:
        """The project, and one piece of work in it."""
        return [
            self.project(),
            self.started(engagement_id),
            self.confirmed(engagement_id, number, **confirmed),
            self.completed(engagement_id),
        ]

    def incomplete(self, engagement_id: UUID) -> Event[Any]:
        fact = posting_v1.EngagementIncomplete(
            engagement_id=engagement_id, project_id=self.project_id, reason="missed_deadline"
        )
        return self.event(fact, engagement_id)

    def withdrawn(self, engagement_id: UUID) -> Event[Any]:
        fact = posting_v1.EngagementCancelled(
            engagement_id=engagement_id, project_id=self.project_id, cancelled_by="candidate"
        )
        return self.event(fact, engagement_id)

    def policy(self, policy_id: UUID, **changes: Any) -> Event[Any]:
        fact = conversion_v1.PolicyActivated.model_validate(
            {
                "policy_id": policy_id, "version": 1, "name": "Ours", "bar": "60", "strong_bar": "80", "p_yes": "0.90",
                "p_no": "0.10", "p_strong": "0.90", "resolve": "0.20", "weak_separation": "0.5", "weak_p": "0.975",
                "min_reviews": 3, "max_reviews": 4, "window_days": 180, "offer_valid_days": 7, "approver_groups": [],
                "activated_at": self.now,
            }
            | changes
        )  # fmt: skip
        return self.event(fact, policy_id)

    def review_requested(self, engagement_id: UUID) -> Event[Any]:
        recommendation_id = uuid4()
        fact = conversion_v1.RecommendationReviewRequested(
            recommendation_id=recommendation_id,
            engagement_id=engagement_id,
            project_id=self.project_id,
            requested_by=self.manager_id,
        )
        return self.event(fact, recommendation_id)

    def work(self, *engagement_ids: UUID) -> list[Event[Any]]:
        """Staff, the project, and everybody's work delivered."""
        done = [
            event
            for number, one in enumerate(engagement_ids, start=1)
            for event in (self.confirmed(one, number), self.completed(one))
        ]
        return [*self.staff(), self.project(), self.started(*engagement_ids), *done]


class Client:
    """One caller: every request carries their token."""

    def __init__(self, http: httpx2.AsyncClient, token: str) -> None:
        self._http, self._token = http, token

    async def request(self, method: str, path: str, **options: Any) -> httpx2.Response:
        headers = {"Authorization": f"Bearer {self._token}"} | dict(options.pop("headers", {}))
        return await self._http.request(method, f"{E}{path}", headers=headers, **options)

    async def get(self, path: str, **options: Any) -> httpx2.Response:
        return await self.request("GET", path, **options)

    async def post(self, path: str, **options: Any) -> httpx2.Response:
        return await self.request("POST", path, **options)

    async def delete(self, path: str, **options: Any) -> httpx2.Response:
        return await self.request("DELETE", path, **options)

    async def put(self, path: str, **options: Any) -> httpx2.Response:
        return await self.request("PUT", path, **options)


@dataclass
class Api:
    """Evaluation's API on a fresh database, and an issuer for its callers."""

    evaluation: Evaluation
    app: Any
    folder: Path
    issuer: Issuer
    http: httpx2.AsyncClient

    def member(self, world: World, member_id: UUID) -> Client:
        claims = {"sub": world.subject(member_id), "employer_id": str(world.employer_id)}
        return Client(self.http, self.issuer.sign(claims))

    def manager(self, world: World) -> Client:
        return self.member(world, world.manager_id)

    async def assigned(self, world: World, engagement_id: UUID | None = None) -> list[tuple[UUID, UUID]]:
        """Review and reviewer of everything assigned so far, oldest first."""
        return [
            (UUID(data["review_id"]), UUID(data["reviewer_member_id"]))
            for _, data in await self.evaluation.published(world.employer_id, "review.assigned")
            if engagement_id is None or data["engagement_id"] == str(engagement_id)
        ]

    async def seal(
        self, world: World, review: tuple[UUID, UUID], points: tuple[int | None, ...], **more: Any
    ) -> httpx2.Response:
        body = card(*points) | more
        return await self.member(world, review[1]).post(f"/reviews/{review[0]}/seal", json=body)

    async def desk(self, world: World, member_id: UUID) -> list[dict[str, Any]]:
        """What this reviewer finds in their list, oldest first."""
        items: list[dict[str, Any]] = (await self.member(world, member_id).get("/reviews")).json()["items"]
        return items[::-1]

    async def gold(self, world: World, *points: int, **changes: Any) -> UUID:
        """A gold item that the manager makes, agreed on by the manager and the supervisor."""
        answer = await self.manager(world).post("/gold-items", json=gold_item(world, *points) | changes)
        assert answer.status_code == 201, answer.text
        return UUID(answer.json()["item_id"])

    async def gated(self, world: World, *items: tuple[int, ...]) -> list[UUID]:
        """Gold items, and whatever follows from them."""
        made = [await self.gold(world, *points) for points in items or ((4, 4, 3, 4), (2, 3, 3, 2))]
        await self.evaluation.fire(world.employer_id, ADVANCE)
        return made

    async def mark(self, world: World, member_id: UUID, review_id: str | UUID, points: tuple[int | None, ...]) -> None:
        """Seals a card on a gold item and lets the gate look at it."""
        answer = await self.seal(world, (UUID(str(review_id)), member_id), points)
        assert answer.status_code == 200, answer.text
        await self.evaluation.fire(world.employer_id, GATE)

    async def calibrated(self, world: World, *member_ids: UUID) -> None:
        """They seal their two gold items as the experts did."""
        for member_id in member_ids:
            for one in await self.desk(world, member_id):
                await self.mark(world, member_id, one["review_id"], await self.reference(one["review_id"]))
        await self.evaluation.fire(world.employer_id, ADVANCE)

    async def reference(self, review_id: str | UUID) -> tuple[int, ...]:
        """The experts' points on what this review is about."""
        (row,) = await self.evaluation.query(
            "SELECT g.reference FROM gold_items g JOIN evaluations e ON e.gold_item_id = g.item_id"
            " JOIN reviews r ON r.evaluation_id = e.evaluation_id WHERE r.review_id = $1",
            UUID(str(review_id)),
        )
        return tuple(one["points"] for one in orjson.loads(row["reference"]))

    async def seal_all(self, world: World, engagement_id: UUID, *cards: tuple[int | None, ...]) -> None:
        for review, points in zip(await self.assigned(world, engagement_id), cards, strict=False):
            answer = await self.seal(world, review, points)
            assert answer.status_code == 200, answer.text


def gold_item(world: World, *points: int) -> dict[str, Any]:
    """A valid item on the built-in rubric."""
    given = points or (4, 4, 3, 4)
    return {
        "rubric": {"rubric_id": str(DEFAULT_RUBRIC_ID), "version": 1},
        "title": "Warehouse forecast",
        "brief": "Forecast the stock.",
        "links": [{"title": "Notebook", "link": "https://example.com/notebook", "acceptance": "Runs."}],
        "reference": [
            {"criterion": criterion.id, "points": one, "note": f"Right for {criterion.name}."}
            for criterion, one in zip(STANDARD.criteria, given, strict=True)
        ],
        "agreed_by": [str(world.manager_id), str(world.supervisor_id)],
    }


def card(*points: int | None, overall: str = "yes", note: str = "Seen in the work.") -> dict[str, Any]:
    """A complete scorecard on the built-in rubric."""
    ratings = [
        {"criterion": criterion.id, "points": one, "note": note}
        for criterion, one in zip(STANDARD.criteria, points, strict=True)
    ]
    return {"overall": overall, "ratings": ratings}


@pytest.fixture
def world() -> World:
    return World()


@pytest_asyncio.fixture(loop_scope="session")
async def evaluation(database: MakeDatabase) -> AsyncIterator[Evaluation]:
    made = await database("evaluation")
    pool = await create_pool(made.worker, name="test")
    yield Evaluation(made, pool, Inbound(Vault(KEY)))
    await pool.close()


@pytest_asyncio.fixture(loop_scope="session")
async def api(evaluation: Evaluation, issuer: Issuer, tmp_path: Path) -> AsyncIterator[Api]:
    app = build(settings(evaluation.database, issuer.url, folder=str(tmp_path)), "api")
    async with (
        app.router.lifespan_context(app),
        httpx2.AsyncClient(transport=httpx2.ASGITransport(app=app), base_url="http://evaluation.test") as http,
    ):
        yield Api(evaluation, app, tmp_path, issuer, http)


def settings(database: Database, issuer: str, *, folder: str = "/nonexistent") -> Settings:
    return Settings.model_validate(
        {
            "environment": "local",
            "database": {
                "service_dsn": database.service,
                "worker_dsn": database.worker,
                "relay_dsn": database.relay,
                "migrator_dsn": database.migrator,
            },
            "kafka": {"bootstrap_servers": "127.0.0.1:1"},
            "http": {"port": 1, "public_url": "http://127.0.0.1:1"},
            "auth": {
                "issuer": issuer,
                "client_id": "journeywork",
                "session_secret": "s" * 32,
                "ticket_public_key": TICKETS.as_pem(private=False).decode(),
            },
            "mail": {"host": "127.0.0.1", "port": 1, "sender": "evaluation@example.com", "security": "none"},
            "privacy": {"key": KEY},
            "store": {"folder": folder},
        }
    )
