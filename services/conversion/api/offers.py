"""HTTP requests about offers, from draft to start."""

from collections.abc import Awaitable, Callable
from datetime import date, datetime
from typing import Annotated, Literal
from uuid import UUID

from fastapi import APIRouter, Query
from fastapi.responses import Response
from pydantic import BaseModel

from services.conversion.api.text import Body, Reasoned, Seen, TermsBody, id_of, member_of, version_of
from services.conversion.domain.approval import Status as FlowStatus
from services.conversion.domain.approval import StepStatus
from services.conversion.domain.hire import Status as HireStatus
from services.conversion.domain.offer import DeclineReason, Offer, Status
from services.conversion.handlers import hires, offers
from services.conversion.store import offers as store
from shared.http import Call, Limit, Page, page, requires
from shared.messaging import Transaction

router = APIRouter(tags=["offers"])
UseCase = Callable[..., Awaitable[Offer]]


class DraftBody(Body):
    engagement_id: UUID
    terms: TermsBody


class ReviseBody(Seen):
    terms: TermsBody


class StartBody(Seen):
    """`started_on` is needed before the agreed day."""

    started_on: date | None = None


class RetainBody(Body):
    after: Literal["90_days", "1_year"]


class StepView(BaseModel):
    member_id: UUID
    status: StepStatus
    comment: str
    delegated_to: UUID | None
    at: datetime | None


class GroupView(BaseModel):
    name: str
    approvals_required: int
    approved: int
    steps: list[StepView]


class FlowView(BaseModel):
    status: FlowStatus
    approve_by: datetime | None
    groups: list[GroupView]


class OfferView(BaseModel):
    """An offer with its newest terms and their approval."""

    offer_id: UUID
    engagement_id: UUID
    project_id: UUID
    candidate_label: str
    status: Status
    offer_version: int
    terms: TermsBody
    terms_digest: str
    approval: FlowView
    valid_until: datetime | None
    extended_at: datetime | None
    answered_at: datetime | None
    decline_reason: DeclineReason | None
    version: int

    @classmethod
    def of(cls, offer: Offer) -> "OfferView":
        groups = [
            GroupView(
                name=group.name,
                approvals_required=group.approvals_required,
                approved=group.approved,
                steps=[StepView.model_validate(step, from_attributes=True) for step in group.steps],
            )
            for group in offer.flow.groups
        ]
        return cls(
            offer_id=offer.id,
            engagement_id=offer.engagement_id,
            project_id=offer.project_id,
            candidate_label=offer.candidate_label,
            status=offer.status,
            offer_version=offer.offer_version,
            terms=TermsBody.of(offer.terms),
            terms_digest=offer.terms.digest,
            approval=FlowView(status=offer.flow.status, approve_by=offer.flow.approve_by, groups=groups),
            valid_until=offer.valid_until,
            extended_at=offer.extended_at,
            answered_at=offer.answered_at,
            decline_reason=offer.decline_reason,
            version=offer.version,
        )


class HireView(BaseModel):
    hire_id: UUID
    offer_id: UUID
    status: HireStatus
    started_on: date


@router.get("/offers")
async def list_offers(
    call: Annotated[Call, requires("list", "offer")],
    limit: Limit = 50,
    after: str | None = None,
    engagement_id: Annotated[UUID | None, Query()] = None,
) -> Page[OfferView]:
    """Newest first."""
    async with call.transaction() as tx:
        rows = await store.page(tx.conn, after=id_of(after), limit=limit + 1, engagement_id=engagement_id)
    return page([OfferView.of(offer) for offer in rows], limit, lambda view: str(view.offer_id))


@router.get("/offers/{offer_id}")
async def read_offer(call: Annotated[Call, requires("read", "offer")], offer_id: UUID) -> OfferView:
    async with call.transaction() as tx:
        return OfferView.of(await store.load(tx.conn, offer_id))


@router.post("/offers", status_code=201, response_model=OfferView)
async def draft_offer(call: Annotated[Call, requires("draft", "offer")], body: DraftBody) -> Response:
    """Only after a decision to convert."""

    async def work(tx: Transaction) -> BaseModel:
        by = member_of(call)
        return OfferView.of(await offers.draft(tx, body.engagement_id, body.terms.to_domain(), by=by))

    return await call.create(work)


@router.post("/offers/{offer_id}/terms", response_model=OfferView)
async def revise_offer(
    call: Annotated[Call, requires("revise", "offer")], offer_id: UUID, body: ReviseBody
) -> Response:
    """The next version of the terms, to be approved again."""

    async def work(tx: Transaction) -> BaseModel:
        terms = body.terms.to_domain()
        return OfferView.of(await offers.revise(tx, offer_id, terms, version=body.version, by=member_of(call)))

    return await call.create(work, status=200)


@router.post("/offers/{offer_id}/request-approval", response_model=OfferView)
async def request_approval(
    call: Annotated[Call, requires("request_approval", "offer")], offer_id: UUID, body: Seen | None = None
) -> Response:
    return await _move(call, offers.request_approval, offer_id, body)


@router.post("/offers/{offer_id}/abandon-approval", response_model=OfferView)
async def abandon_approval(
    call: Annotated[Call, requires("abandon_approval", "offer")], offer_id: UUID, body: Seen | None = None
) -> Response:
    return await _move(call, offers.abandon_approval, offer_id, body)


@router.post("/offers/{offer_id}/extend", response_model=OfferView)
async def extend_offer(
    call: Annotated[Call, requires("extend", "offer")], offer_id: UUID, body: Seen | None = None
) -> Response:
    """Sends the approved offer to the candidate."""
    return await _move(call, offers.extend, offer_id, body)


@router.post("/offers/{offer_id}/negotiate", response_model=OfferView)
async def negotiate_offer(
    call: Annotated[Call, requires("negotiate", "offer")], offer_id: UUID, body: Seen | None = None
) -> Response:
    """The candidate wants something else."""
    return await _move(call, offers.negotiate, offer_id, body)


@router.post("/offers/{offer_id}/rescind", response_model=OfferView)
async def rescind_offer(
    call: Annotated[Call, requires("rescind", "offer")], offer_id: UUID, body: Reasoned
) -> Response:
    return await _reasoned(call, offers.rescind, offer_id, body)


@router.post("/offers/{offer_id}/renege", response_model=OfferView)
async def renege_offer(
    call: Annotated[Call, requires("renege", "offer")], offer_id: UUID, body: Seen | None = None
) -> Response:
    """The candidate had accepted and does not come."""
    return await _move(call, offers.renege, offer_id, body)


@router.post("/offers/{offer_id}/cancel", response_model=OfferView)
async def cancel_offer(call: Annotated[Call, requires("cancel", "offer")], offer_id: UUID, body: Reasoned) -> Response:
    return await _reasoned(call, offers.cancel, offer_id, body)


@router.post("/offers/{offer_id}/start", response_model=OfferView)
async def start_offer(
    call: Annotated[Call, requires("start", "offer")], offer_id: UUID, body: StartBody | None = None
) -> Response:
    """The person has started: a hire begins."""

    async def work(tx: Transaction) -> BaseModel:
        started_on = body.started_on if body else None
        started = await offers.start(tx, offer_id, started_on, version=version_of(body), by=member_of(call))
        return OfferView.of(started)

    return await call.create(work, status=200)


@router.post("/offers/{offer_id}/retained", response_model=HireView)
async def retain_hire(call: Annotated[Call, requires("retain", "hire")], offer_id: UUID, body: RetainBody) -> Response:
    """The person who started is still there."""

    async def work(tx: Transaction) -> BaseModel:
        hire = await hires.retain(tx, offer_id, body.after, by=member_of(call))
        return HireView(hire_id=hire.id, offer_id=hire.offer_id, status=hire.status, started_on=hire.started_on)

    return await call.create(work, status=200)


async def _move(call: Call, use_case: UseCase, offer_id: UUID, body: Seen | None) -> Response:
    async def work(tx: Transaction) -> BaseModel:
        return OfferView.of(await use_case(tx, offer_id, version=version_of(body), by=member_of(call)))

    return await call.create(work, status=200)


async def _reasoned(call: Call, use_case: UseCase, offer_id: UUID, body: Reasoned) -> Response:
    async def work(tx: Transaction) -> BaseModel:
        return OfferView.of(await use_case(tx, offer_id, body.reason, version=body.version, by=member_of(call)))

    return await call.create(work, status=200)
