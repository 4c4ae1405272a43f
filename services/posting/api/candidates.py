"""HTTP requests of candidates about themselves: who they are, their applications, their work, their offers."""

from datetime import UTC, datetime
from typing import Annotated, Any
from uuid import UUID

from fastapi import APIRouter
from pydantic import BaseModel

from services.posting.api.applications import ApplicationView, views
from services.posting.api.engagements import EngagementView
from services.posting.api.text import Body, Language, Line, id_of
from services.posting.domain.candidate import Candidate, Identity
from services.posting.handlers import candidates
from services.posting.settings import Settings
from services.posting.store import applications as application_store
from services.posting.store import engagements as engagement_store
from shared.auth import Principal
from shared.auth.tickets import sign
from shared.http import Call, Limit, Page, page, requires
from shared.messaging import Transaction
from shared.privacy import Identifying, Vault
from shared.rules import Forbidden, NotFound


class CandidateBody(Body):
    """`institution` and declared relations keep reviewers away who share them; they are compared as tokens only."""

    name: Annotated[Line, Identifying]
    email: Annotated[Line, Identifying]
    eligible_for_hire: bool
    language: Language = "en"
    time_zone: Line = "UTC"
    institution: Annotated[Line, Identifying] = ""


class CandidateView(CandidateBody):
    version: int

    @classmethod
    def of(cls, candidate: Candidate) -> "CandidateView":
        return cls(
            name=candidate.identity.name,
            email=candidate.identity.email,
            eligible_for_hire=candidate.eligible_for_hire,
            language=candidate.language,
            time_zone=candidate.time_zone,
            institution=candidate.institution,
            version=candidate.version,
        )


class OfferView(BaseModel):
    """An offer as it reached the candidate; answered through a ticket."""

    offer_id: UUID
    engagement_id: UUID
    employer_name: str | None
    status: str
    offer_version: int
    terms: dict[str, Any]
    valid_until: datetime


class TicketView(BaseModel):
    """`url` opens one act in another service for a quarter of an hour, without a name."""

    url: str


def person_of(principal: Principal) -> UUID:
    """The candidate who asks."""
    if principal.person_id is None:
        raise Forbidden("only a candidate can do this: sign in without an employer")
    return principal.person_id


async def ticket_url(tx: Transaction, settings: Settings, offer_id: UUID) -> str:
    """Where the person of the transaction answers an offer that reached them, with the ticket for it."""
    offer = next((row for row in await engagement_store.my_offers(tx.conn) if row["offer_id"] == offer_id), None)
    if offer is None:
        raise NotFound("offer", offer_id)
    return signed_url(
        settings,
        f"/answers/{offer_id}",
        employer_id=offer["employer_id"],
        subject_id=offer["subject_id"],
        aggregate_id=offer_id,
    )


def signed_url(settings: Settings, path: str, *, employer_id: UUID, subject_id: UUID, aggregate_id: UUID) -> str:
    """The address of an act in another service with a ticket for it; `NotFound` where no key signs tickets."""
    key = settings.auth.ticket_private_key
    if key is None:
        raise NotFound("ticket", aggregate_id)
    ticket = sign(
        key.get_secret_value(),
        path=path,
        employer_id=employer_id,
        subject_id=subject_id,
        aggregate_id=aggregate_id,
        at=datetime.now(UTC),
    )
    return f"{settings.http.public_url.rstrip('/')}{path}?ticket={ticket}"


def routes(settings: Settings, vault: Vault) -> APIRouter:
    """Routes that open identity, and so need the key of the installation."""
    router = APIRouter(prefix="/me", tags=["me"])

    @router.get("")
    async def read_me(call: Annotated[Call, requires("read", "candidate")]) -> CandidateView:
        async with call.transaction() as tx:
            return CandidateView.of(await candidates.load(tx, vault, person_of(call.principal)))

    @router.put("")
    async def describe_me(call: Annotated[Call, requires("change", "candidate")], body: CandidateBody) -> CandidateView:
        """Creates or replaces what is known of the caller; repeating it changes nothing."""
        wanted = Candidate(
            person_of(call.principal),
            Identity(body.name, body.email),
            body.language,
            body.time_zone,
            body.eligible_for_hire,
            body.institution,
        )
        async with call.transaction() as tx:
            return CandidateView.of(await candidates.describe(tx, vault, wanted))

    @router.get("/offers")
    async def my_offers(call: Annotated[Call, requires("list", "offer")]) -> Page[OfferView]:
        async with call.transaction() as tx:
            rows = await engagement_store.my_offers(tx.conn)
        return Page(items=[OfferView.model_validate(row) for row in rows], next=None)

    @router.post("/offers/{offer_id}/ticket")
    async def offer_ticket(call: Annotated[Call, requires("ticket", "offer")], offer_id: UUID) -> TicketView:
        """A short-lived signed link to the page where the offer is answered."""
        async with call.transaction() as tx:
            return TicketView(url=await ticket_url(tx, settings, offer_id))

    @router.get("/applications")
    async def my_applications(
        call: Annotated[Call, requires("list", "application")], limit: Limit = 50, after: str | None = None
    ) -> Page[ApplicationView]:
        person_of(call.principal)
        async with call.transaction() as tx:
            rows = await application_store.mine(tx.conn, after=id_of(after), limit=limit + 1)
            shown = await views(tx, vault, rows)
        return page(shown, limit, lambda view: str(view.application_id))

    @router.get("/engagements")
    async def my_engagements(
        call: Annotated[Call, requires("list", "engagement")], limit: Limit = 50, after: str | None = None
    ) -> Page[EngagementView]:
        person_of(call.principal)
        async with call.transaction() as tx:
            rows = await engagement_store.mine(tx.conn, after=id_of(after), limit=limit + 1)
        return page([EngagementView.of(row) for row in rows], limit, lambda view: str(view.engagement_id))

    return router
