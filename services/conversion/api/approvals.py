"""HTTP requests of approvers."""

from typing import Annotated
from uuid import UUID

from fastapi import APIRouter
from fastapi.responses import Response
from pydantic import BaseModel, Field

from services.conversion.api.offers import OfferView
from services.conversion.api.text import Body, Text, id_of, member_of
from services.conversion.handlers import offers
from services.conversion.store import offers as store
from shared.http import Call, Limit, Page, page, requires
from shared.messaging import Transaction

router = APIRouter(tags=["approvals"])


class AnswerBody(Body):
    """`offer_version` is the version that was looked at."""

    comment: Text = ""
    offer_version: int | None = None


class RejectBody(AnswerBody):
    comment: Annotated[Text, Field(min_length=1)]


class DelegateBody(Body):
    delegate_to: UUID
    comment: Annotated[Text, Field(min_length=1)]


@router.get("/approvals")
async def list_approvals(
    call: Annotated[Call, requires("list", "approval")], limit: Limit = 50, after: str | None = None
) -> Page[OfferView]:
    """What waits for the caller, oldest first."""
    async with call.transaction() as tx:
        rows = await store.due_for(tx.conn, member_of(call), after=id_of(after), limit=limit + 1)
    return page([OfferView.of(offer) for offer in rows], limit, lambda view: str(view.offer_id))


@router.post("/approvals/{offer_id}/approve", response_model=OfferView)
async def approve(
    call: Annotated[Call, requires("approve", "approval")], offer_id: UUID, body: AnswerBody | None = None
) -> Response:
    given = body or AnswerBody()

    async def work(tx: Transaction) -> BaseModel:
        by = member_of(call)
        return OfferView.of(await offers.approve(tx, offer_id, given.comment, offer_version=given.offer_version, by=by))

    return await call.create(work, status=200)


@router.post("/approvals/{offer_id}/reject", response_model=OfferView)
async def reject(call: Annotated[Call, requires("reject", "approval")], offer_id: UUID, body: RejectBody) -> Response:
    async def work(tx: Transaction) -> BaseModel:
        by = member_of(call)
        return OfferView.of(await offers.reject(tx, offer_id, body.comment, offer_version=body.offer_version, by=by))

    return await call.create(work, status=200)


@router.post("/approvals/{offer_id}/delegate", response_model=OfferView)
async def delegate(
    call: Annotated[Call, requires("delegate", "approval")], offer_id: UUID, body: DelegateBody
) -> Response:
    """Another approver is asked instead of the caller."""

    async def work(tx: Transaction) -> BaseModel:
        return OfferView.of(await offers.delegate(tx, offer_id, body.delegate_to, body.comment, by=member_of(call)))

    return await call.create(work, status=200)
